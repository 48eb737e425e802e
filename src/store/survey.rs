//! The rest of a home folder, for `foreword doctor`: its disk, its lock files, stray files.

use std::{fs, path::Path};

use jiff::Timestamp;

use super::{APPOINTMENTS, ENDING, Folder, Own, disk::names_in, edit_lock, journal_writer};
use crate::{
    domain::{Id, LockedElsewhere},
    platform,
};

const LOCK: &str = ".lock";

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
        let id: Id = file.strip_suffix(LOCK)?.parse().ok()?;
        edit_lock::locked_elsewhere(&disk, &id, &own)
    };
    let changed = |file: &str| {
        let found = fs::symlink_metadata(home.join(APPOINTMENTS).join(file)).ok()?;
        Timestamp::try_from(found.modified().ok()?).ok()
    };
    let files = names(home).into_iter().filter(|name| name.ends_with(LOCK));
    files.map(|file| Lock { held: held(&file), changed: changed(&file), file }).collect()
}

/// Files among the appointments that are not Foreword's. Hidden ones are left out, as everywhere.
#[must_use]
pub fn strays(home: &Path) -> Vec<String> {
    let mut names = names(home);
    names.retain(|name| !name.ends_with(LOCK) && !name.ends_with(ENDING) && !journal_writer::is_ours(name));
    names
}

fn names(home: &Path) -> Vec<String> {
    names_in(&Folder::new(home)).unwrap_or_default()
}

/// Bytes that can still be written where the folder is, or would be.
#[must_use]
pub fn room(folder: &Path) -> Option<u64> {
    fs4::available_space(there(folder)?).ok()
}

/// Whether files can be written there, as far as that shows without trying.
#[must_use]
pub fn writable(folder: &Path) -> bool {
    platform::is_writable(folder)
}

/// Whether the folder is, or would be, on another computer; `None` where that does not show.
#[must_use]
pub fn on_network(folder: &Path) -> Option<bool> {
    platform::on_network(there(folder)?)
}

/// The folder, or the nearest one above it that is there.
fn there(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.exists())
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
