//! What else there is to know of a home folder: its disk, its lock files, names that are no appointment.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{APPOINTMENTS, ENDING, Folder, Own, edit_lock, journal_writer, shown};
use crate::domain::{Id, LockedElsewhere};

const LOCK: &str = "lock";

/// A lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub file: String,
    pub changed: Option<Timestamp>,
    /// Who has the appointment open; `None` where a program ended without taking its lock away.
    pub held: Option<LockedElsewhere>,
}

/// The lock files among the appointments.
#[must_use]
pub fn locks(home: &Path) -> Vec<Lock> {
    let disk = Folder::new(home);
    let own = Own::default();
    let held = |file: &str| {
        let id: Id = file.strip_suffix(".lock")?.parse().ok()?;
        edit_lock::locked_elsewhere(&disk, &id, &own).ok().flatten()
    };
    let mut locks: Vec<_> = entries(home)
        .filter(|path| is_lock(path) && !name(path).starts_with('.'))
        .map(|path| Lock {
            held: held(&name(&path)),
            file: name(&path),
            changed: fs::symlink_metadata(&path)
                .and_then(|found| found.modified())
                .ok()
                .and_then(|changed| Timestamp::try_from(changed).ok()),
        })
        .collect();
    locks.sort_by(|one, other| one.file.cmp(&other.file));
    locks
}

/// Names among the appointments that are none and were not put there by Foreword. Hidden ones are
/// left out, as everywhere.
#[must_use]
pub fn strays(home: &Path) -> Vec<String> {
    let mut strays: Vec<_> = entries(home)
        .filter(|path| !is_lock(path))
        .map(|path| name(&path))
        .filter(|name| !name.starts_with('.') && !name.ends_with(ENDING) && !journal_writer::is_ours(name))
        .collect();
    strays.sort();
    strays
}

/// How many bytes can still be written where the folder is, or would be.
#[must_use]
pub fn room(folder: &Path) -> Option<u64> {
    fs4::available_space(there(folder)?).ok()
}

/// Whether files can be written there, as far as can be warned without trying.
#[must_use]
pub fn writable(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        // Of a folder Windows tells nothing of use without trying.
        folder.is_dir()
    }
}

/// Whether the folder is, or would be, on another computer; `None` where that cannot be warned.
#[must_use]
pub fn on_network(folder: &Path) -> Option<bool> {
    #[cfg(target_os = "linux")]
    {
        // NFS, SMB in its three ages, AFS and Ceph, as the kernel numbers them. Not 9P, which is how
        // Linux within Windows sees the disk it runs on.
        const NETWORK: [u32; 6] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x00c3_6400];
        let kind = rustix::fs::statfs(there(folder)?).ok()?.f_type;
        Some(u32::try_from(kind).is_ok_and(|kind| NETWORK.contains(&kind)))
    }
    #[cfg(windows)]
    {
        use std::path::{Component, Prefix};
        let Some(Component::Prefix(prefix)) = folder.components().next() else { return None };
        matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)).then_some(true)
    }
    #[cfg(not(any(target_os = "linux", windows)))]
    {
        let _ = folder;
        None
    }
}

/// The folder, or the nearest one above it that is there.
fn there(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.exists())
}

fn entries(home: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(home.join(APPOINTMENTS)).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path()))
}

fn is_lock(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == LOCK)
}

fn name(path: &Path) -> String {
    shown(Path::new(path.file_name().unwrap_or(OsStr::new(""))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is not there has the room of the one above.
    #[test]
    fn room_of_the_folder_above() {
        let outside = tempfile::tempdir().unwrap();
        let none = outside.path().join("not").join("there");
        assert!(room(&none).is_some_and(|bytes| bytes > 0));
        assert_eq!(on_network(&none), on_network(outside.path()));
        assert!(writable(outside.path()) && !writable(&none));
    }

    /// Locks and strays are not taken for appointments.
    #[test]
    fn strays_are_told_apart() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(APPOINTMENTS);
        fs::create_dir(&folder).unwrap();
        let typed = format!("{:032x}.typed", 1);
        for name in ["00.ron", ".00.tmp", "00.lock", ".01.lock", "letter.odt", "a\u{1b}[2J", typed.as_str()] {
            fs::File::create(folder.join(name)).unwrap();
        }
        let found = locks(home.path());
        let files: Vec<_> = found.iter().map(|lock| lock.file.as_str()).collect();
        assert_eq!(files, ["00.lock"]);
        assert_eq!(found[0].held, None);
        assert!(found.iter().all(|lock| lock.changed.is_some()));
        assert_eq!(strays(home.path()), ["a\u{fffd}[2J", "letter.odt"]);
        assert_eq!((locks(Path::new("/none")), strays(Path::new("/none"))), (Vec::new(), Vec::new()));
    }
}
