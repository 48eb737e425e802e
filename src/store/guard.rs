//! Keeps the notes for their owner's eyes: folders 0700, files 0600, whatever made them.
//!
//! Permissions are only ever taken away, only from Foreword's own files, and no link is followed: a home
//! folder may hold other things, and a link may lead to anything.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::{APPOINTMENTS, BIN, DAMAGED, DRAFTS, EARLIER, HISTORY, KEYS, guides::GUIDES, phrases::PHRASES};
use crate::domain::words::counted;

/// The folders in the home folder that are looked through with all that is in them.
#[cfg_attr(not(unix), expect(dead_code, reason = "there is nothing to look for"))]
const FOLDERS: [&str; 9] = [APPOINTMENTS, BIN, DRAFTS, HISTORY, DAMAGED, PHRASES, GUIDES, EARLIER, KEYS];

/// Endings of our files in the home folder itself.
#[cfg_attr(not(unix), expect(dead_code, reason = "there is nothing to look for"))]
const ENDINGS: [&str; 3] = [".ron", ".lock", ".tmp"];

/// Whether this platform has permissions of that kind.
pub const KEPT: bool = cfg!(unix);

/// A folder or file of ours that others on this computer can get at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposed {
    pub path: PathBuf,
    pub folder: bool,
    /// Only its owner, another user, can change that.
    pub of_another: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub exposed: Vec<Exposed>,
    /// Folders of ours that could not be looked into.
    pub closed: Vec<PathBuf>,
    /// Links to elsewhere; what they lead to was not looked at.
    pub links: Vec<PathBuf>,
    /// Files with a second name somewhere, which keeps the earlier text when they are saved.
    pub second_names: Vec<PathBuf>,
    /// Who else may read the home folder, where a list of access rights tells.
    pub readers: Option<Vec<String>>,
    /// The home folder holds other things than Foreword's, so its own permissions are not ours to judge.
    pub shared: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub files: usize,
    pub folders: usize,
}

impl Count {
    #[must_use]
    pub fn of(exposed: &[Exposed]) -> Self {
        let folders = exposed.iter().filter(|one| one.folder).count();
        Self { files: exposed.len() - folders, folders }
    }

    #[must_use]
    pub const fn all(self) -> usize {
        self.files + self.folders
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.files, "file"), (self.folders, "folder")];
        let parts = parts.map(|(count, one)| (count > 0).then(|| counted(count, one)));
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(" and "))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    pub done: Count,
    pub left: Count,
}

impl Mended {
    /// In words; none where nothing was wrong.
    #[must_use]
    pub fn sentence(self) -> Option<String> {
        let done = (self.done.all() > 0)
            .then(|| format!("{} could be read by others on this computer; now only by you.", self.done));
        let left = (self.left.all() > 0).then(|| {
            format!(
                "{} can be read by others on this computer, and Foreword may not change that. To see which, \
                 and what to do, type: foreword doctor",
                self.left
            )
        });
        let parts: Vec<_> = [done, left].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// Looks without changing anything.
#[must_use]
pub fn look(home: &Path) -> Seen {
    walk::home(home, walk::Task::Look).0
}

/// Restricts everything of ours in a home folder.
#[must_use]
pub fn mend(home: &Path) -> Mended {
    walk::home(home, walk::Task::Mend).1
}

/// Restricts the folders alone, which keeps others out of all that is in them.
#[must_use]
pub fn close(home: &Path) -> Mended {
    walk::home(home, walk::Task::Close).1
}

#[cfg(not(unix))]
mod walk {
    use super::{Mended, Path, Seen};
    use crate::platform;

    #[derive(Clone, Copy)]
    pub(super) enum Task {
        Look,
        Mend,
        Close,
    }

    /// Folders there get the rights of the one they are in, so one list tells of all.
    pub(super) fn home(home: &Path, task: Task) -> (Seen, Mended) {
        let readers = matches!(task, Task::Look).then(|| platform::readers(home)).flatten();
        (Seen { readers, ..Seen::default() }, Mended::default())
    }
}

#[cfg(unix)]
mod walk {
    use std::{
        ffi::{CStr, CString, OsStr},
        os::{
            fd::{AsFd, BorrowedFd, OwnedFd},
            unix::ffi::OsStrExt,
        },
    };

    use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat, fchmod, fstat, open, openat, statat};

    use super::{Count, ENDINGS, Exposed, FOLDERS, Mended, Path, PathBuf, Seen};
    use crate::store::{INDEX, dictionaries::DICTIONARIES, file_log::FILES};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Task {
        Look,
        Mend,
        Close,
    }

    /// Folders within folders, no deeper than this.
    const DEEPEST: usize = 4;

    /// Opening a pipe must not wait for its other end.
    const HELD: OFlags = OFlags::RDONLY
        .union(OFlags::NOFOLLOW)
        .union(OFlags::NONBLOCK)
        .union(OFlags::NOCTTY)
        .union(OFlags::CLOEXEC);

    const OTHERS: Mode = Mode::RWXG.union(Mode::RWXO);

    struct Walk {
        task: Task,
        seen: Seen,
        done: Count,
    }

    pub(super) fn home(home: &Path, task: Task) -> (Seen, Mended) {
        let mut walk = Walk { task, seen: Seen::default(), done: Count::default() };
        // The person said where it is, by a link or not; from there on links are not followed.
        match open(home, HELD.difference(OFlags::NOFOLLOW).union(OFlags::DIRECTORY), Mode::empty()) {
            Ok(folder) => walk.home(&folder, home),
            Err(rustix::io::Errno::ACCESS) => walk.seen.closed.push(home.to_owned()),
            Err(_) => {}
        }
        let left = Count::of(&walk.seen.exposed);
        (walk.seen, Mended { done: walk.done, left })
    }

    impl Walk {
        fn home(&mut self, folder: &OwnedFd, path: &Path) {
            let Some(names) = self.names(folder, path) else { return };
            // A dictionary is no secret: its folder is ours, and whoever may read it, may.
            let ours = |name: &CString| {
                name.to_str()
                    .is_ok_and(|name| FOLDERS.contains(&name) || name == DICTIONARIES || is_ours(name))
            };
            let strange = names.iter().any(|name| !ours(name) && !name.to_bytes().starts_with(b"."));
            let named_for_us = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().to_lowercase().contains("foreword"));
            let passing_place = fstat(folder).is_ok_and(|stat| mode(&stat).contains(Mode::SVTX));
            self.seen.shared = passing_place || strange && !named_for_us;
            if !self.seen.shared {
                self.weigh(folder.as_fd(), path);
            }
            // The folders first: whoever cannot come in cannot read what is in them.
            for name in FOLDERS.iter().filter_map(|name| CString::new(*name).ok()) {
                self.entry(folder.as_fd(), &name, path, DEEPEST);
            }
            if self.task != Task::Close {
                for name in names.iter().filter(|name| name.to_str().is_ok_and(is_ours)) {
                    self.entry(folder.as_fd(), name, path, 0);
                }
            }
        }

        /// One name in a folder; `deeper` is how far down from there it may go.
        fn entry(&mut self, folder: BorrowedFd<'_>, name: &CStr, path: &Path, deeper: usize) {
            let Ok(stat) = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) else { return };
            let path = || path.join(OsStr::from_bytes(name.to_bytes()));
            if FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile && stat.st_nlink > 1 {
                self.seen.second_names.push(path());
            }
            match FileType::from_raw_mode(stat.st_mode) {
                FileType::Directory if deeper > 0 => {
                    match openat(folder, name, HELD.union(OFlags::DIRECTORY), Mode::empty()) {
                        Ok(folder) => self.folder(&folder, &path(), deeper - 1),
                        Err(_) => self.seen.closed.push(path()),
                    }
                }
                FileType::RegularFile if exposed(&stat) => match openat(folder, name, HELD, Mode::empty()) {
                    Ok(file) if self.task != Task::Look => self.weigh(file.as_fd(), &path()),
                    _ => self.note(path(), &stat),
                },
                FileType::Symlink => self.seen.links.push(path()),
                _ => {}
            }
        }

        fn folder(&mut self, folder: &OwnedFd, path: &Path, deeper: usize) {
            self.weigh(folder.as_fd(), path);
            if self.task == Task::Close {
                return;
            }
            for name in self.names(folder, path).unwrap_or_default() {
                self.entry(folder.as_fd(), &name, path, deeper);
            }
        }

        fn names(&mut self, folder: &OwnedFd, path: &Path) -> Option<Vec<CString>> {
            let names: Option<Vec<_>> = Dir::read_from(folder).ok().map(|entries| {
                let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_owned()));
                names.filter(|name| !matches!(name.to_bytes(), b"." | b"..")).collect()
            });
            if names.is_none() {
                self.seen.closed.push(path.to_owned());
            }
            names
        }

        /// Restricts an open file, or records it. Being open, it is the one that was looked at, whatever
        /// becomes of its name meanwhile.
        fn weigh(&mut self, held: BorrowedFd<'_>, path: &Path) {
            let Ok(before) = fstat(held) else { return };
            if !exposed(&before) {
                return;
            }
            let folder = is_folder(&before);
            if self.task != Task::Look {
                let owners = if folder { Mode::RWXU } else { Mode::RUSR | Mode::WUSR };
                // Some disks keep no permissions and say that all went well.
                let mended = fchmod(held, mode(&before) & owners).is_ok()
                    && fstat(held).is_ok_and(|after| !exposed(&after));
                if mended {
                    *(if folder { &mut self.done.folders } else { &mut self.done.files }) += 1;
                    return;
                }
            }
            self.note(path.to_owned(), &before);
        }

        fn note(&mut self, path: PathBuf, stat: &Stat) {
            let of_another = stat.st_uid != rustix::process::geteuid().as_raw();
            self.seen.exposed.push(Exposed { path, folder: is_folder(stat), of_another });
        }
    }

    fn is_ours(name: &str) -> bool {
        name == INDEX || ENDINGS.iter().any(|ending| name.ends_with(ending)) || FILES.contains(&name)
    }

    fn mode(stat: &Stat) -> Mode {
        Mode::from_raw_mode(stat.st_mode)
    }

    fn exposed(stat: &Stat) -> bool {
        mode(stat).intersects(OTHERS)
    }

    fn is_folder(stat: &Stat) -> bool {
        FileType::from_raw_mode(stat.st_mode) == FileType::Directory
    }
}

#[cfg(test)]
mod tests;
