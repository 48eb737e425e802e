//! Links: a note or a file of the person's that is a link of their own is written through to what it leads
//! to. A link that another user made, or that came meanwhile, could lead anywhere: it is refused in words.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::platform::{identity, is_mine};

/// A link is followed to the next no more often than this.
const MOST: usize = 8;

/// Why a link is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum LinkError {
    #[error("of another user")]
    OfAnother,
    #[error("leads to no file")]
    NoFile,
    #[error("a folder before")]
    Swapped,
    #[error("more than one name")]
    NotDeleted,
}

impl LinkError {
    /// Two or three words, the reason, and what to do next.
    pub(super) const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::OfAnother => (
                "another user's link",
                "It is a link that another user of this computer made, or leads to a file of theirs.",
                "Put a file of your own in its place.",
            ),
            Self::NoFile => (
                "link leads nowhere",
                "It is a link, and the file it leads to is not there.",
                "Bring that file or its drive back, then try again.",
            ),
            Self::Swapped => (
                "folder is a link",
                "Its folder was replaced by a link to another place while Foreword was open.",
                "Bring the folder back, then try again.",
            ),
            Self::NotDeleted => (
                "a link",
                "It is a link, and the file it leads to would be left.",
                "Delete that file and the link yourself.",
            ),
        }
    }
}

impl From<LinkError> for io::Error {
    fn from(error: LinkError) -> Self {
        Self::other(error)
    }
}

/// The error of a link behind an error of the disk.
pub(super) fn link_error(error: &io::Error) -> Option<LinkError> {
    error.get_ref()?.downcast_ref().copied()
}

/// Where a file is written: itself, or what it leads to if it is a link.
///
/// # Errors
/// If another user had a hand in the link, or if it leads to no file.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for hop in 0..MOST {
        match fs::symlink_metadata(&path) {
            // Nothing, or what the writing itself will say.
            Err(_) if hop == 0 => return Ok(path),
            Ok(found) if hop > 0 && !is_mine(&found) => return Err(LinkError::OfAnother.into()),
            Ok(found) if found.is_symlink() => {
                if !is_mine(&found) {
                    return Err(LinkError::OfAnother.into());
                }
                let to = fs::read_link(&path)?;
                path = path.parent().unwrap_or(Path::new("")).join(to);
            }
            Ok(found) if hop == 0 || found.is_file() => return Ok(path),
            _ => break,
        }
    }
    Err(LinkError::NoFile.into())
}

/// Whether a folder is still the one it was; one that was taken away and made again is.
///
/// # Errors
/// If it is a link now and was none, or if another user made the link.
pub(super) fn same_folder(folder: &Path, before: Option<(u64, u64)>) -> io::Result<()> {
    let Ok(found) = fs::symlink_metadata(folder) else { return Ok(()) };
    if found.is_symlink() {
        if !is_mine(&found) {
            return Err(LinkError::OfAnother.into());
        }
        if before.is_some() && folder_identity(folder) != before {
            return Err(LinkError::Swapped.into());
        }
    }
    Ok(())
}

/// Which folder it is, wherever a link to it leads.
pub(super) fn folder_identity(folder: &Path) -> Option<(u64, u64)> {
    fs::metadata(folder).ok().and_then(|found| identity(&found))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::{chown, symlink};

    use super::*;
    use crate::store::{APPOINTMENTS, Disk, Doing, Folder, make, replace, user_error};

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            let home = Self(tempfile::tempdir().unwrap());
            for folder in [APPOINTMENTS, "elsewhere"] {
                make(&home.at(folder)).unwrap();
            }
            home
        }

        fn at(&self, path: &str) -> PathBuf {
            self.0.path().join(path)
        }

        fn disk(&self) -> Folder {
            Folder::new(self.0.path())
        }

        fn text(&self, path: &str) -> String {
            fs::read_to_string(self.at(path)).unwrap()
        }
    }

    fn short(error: &io::Error) -> String {
        user_error(Doing::Saving, "x", error).short
    }

    #[test]
    fn a_link_is_written_through() {
        let home = Home::new();
        replace(&home.at("elsewhere/a"), b"old").unwrap();
        symlink("a", home.at("elsewhere/second")).unwrap();
        symlink("../elsewhere/second", home.at("appointments/a.ron")).unwrap();
        home.disk().replace("a.ron", b"new").unwrap();
        assert_eq!((home.text("elsewhere/a"), home.text("appointments/a.ron")), ("new".into(), "new".into()));
        assert!(home.at("appointments/a.ron").is_symlink() && home.at("elsewhere/second").is_symlink());
        assert_eq!(fs::read_dir(home.at("elsewhere")).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn a_link_to_nothing_is_said() {
        let home = Home::new();
        for to in ["../gone", "a.ron", "../elsewhere"] {
            symlink(to, home.at("appointments/a.ron")).unwrap();
            assert_eq!(short(&home.disk().replace("a.ron", b"new").unwrap_err()), "link leads nowhere");
            assert!(home.at("appointments/a.ron").is_symlink() && !home.at("gone").exists());
            fs::remove_file(home.at("appointments/a.ron")).unwrap();
        }
    }

    #[test]
    fn another_users_link_is_refused() {
        let home = Home::new();
        replace(&home.at("elsewhere/a"), b"old").unwrap();
        symlink("../elsewhere/a", home.at("appointments/a.ron")).unwrap();
        symlink(home.at("elsewhere/a"), home.at("b")).unwrap();
        // Only the system's own user can give a file away.
        if std::os::unix::fs::lchown(home.at("appointments/a.ron"), Some(65_534), None).is_err() {
            return;
        }
        assert_eq!(short(&home.disk().replace("a.ron", b"new").unwrap_err()), "another user's link");
        chown(home.at("elsewhere/a"), Some(65_534), None).unwrap();
        assert_eq!(short(&target(&home.at("b")).unwrap_err()), "another user's link");
        assert_eq!(home.text("elsewhere/a"), "old");
    }

    #[test]
    fn a_folder_swapped_for_a_link() {
        let home = Home::new();
        let (disk, journal) = (home.disk(), home.disk());
        disk.replace("a.ron", b"old").unwrap();
        assert!(journal.held("a.lock").unwrap().is_none());
        fs::rename(home.at(APPOINTMENTS), home.at("moved")).unwrap();
        symlink("moved", home.at(APPOINTMENTS)).unwrap();
        disk.replace("a.ron", b"moved with all that is in it").unwrap();
        fs::remove_file(home.at(APPOINTMENTS)).unwrap();
        symlink("elsewhere", home.at(APPOINTMENTS)).unwrap();
        for error in [
            disk.replace("a.ron", b"new").unwrap_err(),
            disk.create("b.ron", b"new").unwrap_err(),
            journal.begin_log("c.typed", b"new").unwrap_err(),
        ] {
            assert_eq!(short(&error), "folder is a link");
        }
        assert_eq!(fs::read_dir(home.at("elsewhere")).unwrap().count(), 0);
        home.disk().replace("a.ron", b"new").unwrap();
        assert_eq!(home.text("elsewhere/a.ron"), "new", "one that was a link at the start is the person's");
    }

    #[test]
    fn a_link_is_not_deleted_alone() {
        let home = Home::new();
        replace(&home.at("elsewhere/a"), b"notes").unwrap();
        symlink("../elsewhere/a", home.at("appointments/a.ron")).unwrap();
        let done = home.disk().delete(&["a.ron"]).remove(0);
        assert_eq!(short(&done.unwrap_err()), "a link");
        assert!(home.at("appointments/a.ron").is_symlink());
    }
}
