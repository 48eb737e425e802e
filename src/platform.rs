//! The differences between systems: a module for each, and here their common part, as functions that are tested
//! everywhere.

pub mod access;
pub mod clipboard;
mod places;
pub mod protection;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
use linux as this;
#[cfg(target_os = "macos")]
use macos as this;
#[cfg(windows)]
use windows as this;

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

#[cfg(unix)]
pub use unix::{
    Signals, identity, is_mine, is_writable, last_change, private, private_folder, stop, sync_folder,
};
#[cfg(windows)]
pub use windows::{
    Signals, identity, is_mine, is_writable, last_change, private, private_folder, stop, sync_folder,
};

pub use places::{Places, data_folders};
use protection::DiskEncryption;

/// News from the system that nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The program is to end; the number is that of a signal, as shells know it.
    End(i32),
    /// To stop for a while, or to go on.
    Suspend(bool),
    Resized,
}

/// Whether an error says that another program has the file open, and so that it may go well in a moment.
///
/// "Access denied" is among them, as Windows answers it where a file cannot be replaced for that.
pub fn is_held_open(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(says_held_open)
}

/// The numbers of Windows for access denied, a sharing violation and a lock violation.
const fn says_held_open(code: i32) -> bool {
    matches!(code, 5 | 32 | 33)
}

/// The command that opens a file with the program this computer has for it, if there is one.
#[must_use]
pub fn opener() -> Option<Command> {
    this::opener()
}

/// No core file of this process: one would hold note text, readable by whoever finds it. Where the system
/// refuses, the program runs as it would without.
pub fn forbid_core_files() {
    #[cfg(unix)]
    unix::forbid_core_files();
    #[cfg(target_os = "linux")]
    linux::forbid_dumps();
}

/// New files and folders are for their owner, and for no fewer: a mask of the system's could shut out even them.
pub fn make_files_private() {
    #[cfg(unix)]
    unix::make_files_private();
}

/// Whether the disk is encrypted that the folder is on, as far as that shows to somebody who does not
/// administer this computer.
#[must_use]
pub fn disk_encryption(folder: &Path) -> DiskEncryption {
    let there = folder.ancestors().find(|above| above.exists());
    there.map_or(DiskEncryption::NotKnown, this::disk_encryption)
}

/// Whether the folder is on another computer; `None` where that does not show.
#[must_use]
pub fn on_network(folder: &Path) -> Option<bool> {
    this::on_network(folder)
}

/// Who besides its owner may read a folder, by the list of access rights that Windows keeps; `None` where
/// there is none, or it does not show.
#[must_use]
pub fn readers(folder: &Path) -> Option<Vec<String>> {
    #[cfg(windows)]
    return windows::readers(folder);
    #[cfg(not(windows))]
    {
        let _ = folder;
        None
    }
}

/// A program of this name in one of the folders for programs.
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere all that is needed is there"))]
fn program(name: &str, path: &std::ffi::OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_open_by_number() {
        assert!([5, 32, 33].into_iter().all(says_held_open) && !says_held_open(2));
        assert_eq!(is_held_open(&io::Error::from_raw_os_error(32)), cfg!(windows));
        assert!(!is_held_open(&io::ErrorKind::PermissionDenied.into()));
    }

    /// A lone system function is called here; what it says depends on the machine.
    #[test]
    fn folder_of_this_machine() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_writable(folder.path()) && !is_writable(&folder.path().join("none")));
        assert!(sync_folder(folder.path()).is_ok());
        assert_ne!(on_network(folder.path()), Some(true));
        assert!(readers(folder.path()).is_none_or(|readers| readers.is_empty()));
    }

    #[test]
    fn program_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::File::create(folder.path().join("wl-copy")).unwrap();
        assert_eq!(program("wl-copy", folder.path().as_os_str()), Some(folder.path().join("wl-copy")));
        assert_eq!(program("xclip", folder.path().as_os_str()), None);
    }
}
