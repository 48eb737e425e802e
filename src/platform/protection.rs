//! The protection of a folder by its disk, and copies of it elsewhere: whether the disk is encrypted, and
//! whether a program synchronises the folder. Systems say the one in ways of their own, which are read here.

use std::path::{Path, PathBuf};

/// Whether the whole disk is encrypted, as far as that shows to somebody who does not administer the computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskEncryption {
    /// By this, as people know it.
    On(&'static str),
    Off,
    /// This computer does not say.
    NotKnown,
}

/// Linux: whether the device with this number, or one below it, is opened by dm-crypt. A file system of
/// several devices has no number of its own there, and does not tell.
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "tested everywhere"))]
pub(super) fn luks(sys: &Path, number: &str) -> DiskEncryption {
    let device = sys.join("dev/block").join(number);
    if !device.exists() {
        return DiskEncryption::NotKnown;
    }
    let mut next: Vec<PathBuf> = vec![device];
    // A volume on a volume on a partition: nobody has more than a few.
    for _ in 0..64 {
        let Some(device) = next.pop() else { break };
        if std::fs::read_to_string(device.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
            return DiskEncryption::On("LUKS");
        }
        let below = std::fs::read_dir(device.join("slaves")).into_iter().flatten().flatten();
        next.extend(below.map(|one| one.path()));
    }
    DiskEncryption::Off
}

/// macOS: what `fdesetup status` says.
#[cfg_attr(not(target_os = "macos"), allow(dead_code, reason = "tested everywhere"))]
pub(super) fn filevault(said: &str) -> DiskEncryption {
    match said.trim() {
        said if said.starts_with("FileVault is On") => DiskEncryption::On("FileVault"),
        said if said.starts_with("FileVault is Off") => DiskEncryption::Off,
        _ => DiskEncryption::NotKnown,
    }
}

/// Windows: the state of its encryption of disks as the shell gives it, a number.
#[cfg_attr(not(windows), allow(dead_code, reason = "tested everywhere"))]
pub(super) fn bitlocker(said: &str) -> DiskEncryption {
    match said.trim() {
        // On, being encrypted, locked.
        "1" | "3" | "6" => DiskEncryption::On("BitLocker"),
        // Off, being decrypted, suspended, on a disk that waits to be activated.
        "2" | "4" | "5" | "7" | "8" => DiskEncryption::Off,
        _ => DiskEncryption::NotKnown,
    }
}

/// The program that synchronises a folder, as far as its path and the files of such programs tell.
#[must_use]
pub fn synchronised_by(folder: &Path) -> Option<&'static str> {
    let names = folder.ancestors().filter_map(|above| above.file_name()).map(|name| name.to_string_lossy());
    let names: Vec<String> = names.map(|name| name.to_lowercase()).collect();
    let known = [
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"),
        ("my drive", "Google Drive"),
        ("mobile documents", "iCloud Drive"),
        ("icloud", "iCloud Drive"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("pcloud", "pCloud"),
        ("box sync", "Box"),
    ];
    let by_name = known.iter().find(|(begins, _)| names.iter().any(|name| name.starts_with(begins)));
    let by_file = || {
        let marks = [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".sync", "Resilio Sync")];
        // A mark in the folder of the person says nothing of where they keep their notes.
        let above = folder.ancestors().take_while(|above| above.components().count() > 3);
        above
            .flat_map(|above| marks.iter().map(move |mark| (above, mark)))
            .find_map(|(above, (mark, name))| above.join(mark).exists().then_some(*name))
    };
    by_name.map(|(_, name)| *name).or_else(by_file)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A volume on LUKS is found below its volume group; a plain partition is not encrypted.
    #[test]
    fn encryption_is_found_below() {
        let sys = tempfile::tempdir().unwrap();
        let device = |name: &str, uuid: Option<&str>| {
            let path = sys.path().join("dev/block").join(name);
            fs::create_dir_all(path.join("slaves")).unwrap();
            if let Some(uuid) = uuid {
                fs::create_dir_all(path.join("dm")).unwrap();
                std::io::Write::write_all(
                    &mut fs::File::create(path.join("dm/uuid")).unwrap(),
                    uuid.as_bytes(),
                )
                .unwrap();
            }
            path
        };
        let volume = device("253:1", Some("LVM-abc\n"));
        device("8:1", None);
        device("253:0", Some("CRYPT-LUKS2-abc-root\n"));
        fs::create_dir_all(volume.join("slaves/dm-0/dm")).unwrap();
        fs::copy(sys.path().join("dev/block/253:0/dm/uuid"), volume.join("slaves/dm-0/dm/uuid")).unwrap();
        assert_eq!(luks(sys.path(), "253:0"), DiskEncryption::On("LUKS"));
        assert_eq!(luks(sys.path(), "253:1"), DiskEncryption::On("LUKS"));
        assert_eq!(luks(sys.path(), "8:1"), DiskEncryption::Off);
        assert_eq!(luks(sys.path(), "0:44"), DiskEncryption::NotKnown);
    }

    #[test]
    fn what_systems_say_is_understood() {
        assert_eq!(filevault("FileVault is On.\n"), DiskEncryption::On("FileVault"));
        assert_eq!(filevault("FileVault is Off.\n"), DiskEncryption::Off);
        assert_eq!(filevault(""), DiskEncryption::NotKnown);
        assert_eq!(bitlocker("1\r\n"), DiskEncryption::On("BitLocker"));
        assert_eq!(bitlocker("2\r\n"), DiskEncryption::Off);
        assert_eq!(bitlocker("\r\n"), DiskEncryption::NotKnown);
        let _ = super::super::disk_encryption(Path::new("/"));
    }

    #[test]
    fn synchronised_folders_are_known() {
        for (path, by) in [
            ("/home/x/Dropbox/foreword", Some("Dropbox")),
            ("/Users/x/OneDrive - NHS/notes", Some("OneDrive")),
            ("/Users/x/Library/Mobile Documents/com~apple~CloudDocs/f", Some("iCloud Drive")),
            ("/home/x/.local/share/foreword", None),
        ] {
            assert_eq!(synchronised_by(Path::new(path)), by, "{path}");
        }
        let outside = tempfile::tempdir().unwrap();
        let home = outside.path().join("a/b/notes");
        fs::create_dir_all(&home).unwrap();
        assert_eq!(synchronised_by(&home), None);
        fs::create_dir(outside.path().join("a/b/.stfolder")).unwrap();
        assert_eq!(synchronised_by(&home), Some("Syncthing"));
    }
}
