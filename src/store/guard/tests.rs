//! Others are kept out of what is ours, and nothing else is touched.

use super::*;

/// The line counts what was put right and what was not.
#[test]
fn line_counts_both() {
    let count = |files, folders| Count { files, folders };
    let line = |done, left| Mended { done, left }.sentence().unwrap_or_default();
    assert_eq!(line(count(0, 0), count(0, 0)), "");
    assert_eq!(
        line(count(2, 1), count(0, 0)),
        "2 files and 1 folder could be read by others on this computer; now only by you."
    );
    assert_eq!(line(count(1, 0), count(0, 0)).split(" could").next(), Some("1 file"));
    let refused = line(count(0, 0), count(0, 3));
    assert!(refused.starts_with("3 folders can be read by others") && refused.contains("foreword doctor"));
}

#[cfg(unix)]
mod on_disk {
    use std::{
        fs::{self, Permissions},
        os::unix::fs::{PermissionsExt, symlink},
    };

    use super::*;
    use crate::store::make;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    fn file(path: PathBuf, mode: u32) -> PathBuf {
        fs::File::create(&path).unwrap();
        set(&path, mode);
        path
    }

    /// A home with both folders, for the owner alone.
    fn home() -> (tempfile::TempDir, PathBuf) {
        let outside = tempfile::tempdir().unwrap();
        let home = outside.path().join("foreword");
        make(&home.join(APPOINTMENTS)).unwrap();
        make(&home.join(BIN)).unwrap();
        (outside, home)
    }

    /// Files and folders open to others are seen and put right.
    #[test]
    fn open_files_are_closed() {
        let (_outside, home) = home();
        let deep = home.join("history").join("0a");
        let guides = home.join("guides");
        make(&deep).unwrap();
        make(&guides).unwrap();
        let files = [
            file(home.join(APPOINTMENTS).join("a.ron"), 0o644),
            file(home.join(APPOINTMENTS).join(".b.tmp"), 0o666),
            file(home.join(BIN).join("c.ron"), 0o604),
            file(deep.join("d.ron"), 0o777),
            file(home.join("settings.ron"), 0o640),
            file(guides.join("sleep.ron"), 0o644),
        ];
        let folders = [home.clone(), home.join(APPOINTMENTS), deep, guides];
        for folder in &folders {
            set(folder, 0o755);
        }
        let narrower = file(home.join(APPOINTMENTS).join("e.ron"), 0o400);

        let seen = look(&home);
        assert_eq!(Count::of(&seen.exposed), Count { files: 6, folders: 4 });
        assert!(seen.exposed.iter().all(|one| !one.of_another));
        assert!(seen.exposed.iter().any(|one| one.path == files[3]));
        assert_eq!(mode(&files[0]), 0o644, "looking changes nothing");

        let mended = mend(&home);
        assert_eq!(mended, Mended { done: Count { files: 6, folders: 4 }, left: Count::default() });
        assert!(files.iter().all(|file| mode(file) == 0o600));
        assert!(folders.iter().all(|folder| mode(folder) == 0o700));
        assert_eq!(mode(&narrower), 0o400, "what is narrower stays as it is");
        assert_eq!((look(&home), mend(&home)), (Seen::default(), Mended::default()));
    }

    #[test]
    fn a_link_is_never_followed() {
        let (outside, home) = home();
        let theirs = file(outside.path().join("theirs"), 0o644);
        let folder = outside.path().join("folder");
        make(&folder).unwrap();
        set(&folder, 0o755);
        let within = file(folder.join("x.ron"), 0o644);
        symlink(&theirs, home.join(APPOINTMENTS).join("link.ron")).unwrap();
        symlink(&folder, home.join("history")).unwrap();
        assert_eq!(mend(&home), Mended::default());
        assert_eq!((mode(&theirs), mode(&folder), mode(&within)), (0o644, 0o755, 0o644));
        assert_eq!(look(&home).links.len(), 2);
    }

    #[test]
    fn a_second_name_is_seen() {
        let (outside, home) = home();
        let note = file(home.join(APPOINTMENTS).join("a.ron"), 0o600);
        assert!(look(&home).second_names.is_empty());
        fs::hard_link(&note, outside.path().join("b")).unwrap();
        assert_eq!(look(&home).second_names, [note]);
    }

    #[test]
    fn what_is_not_forewords_is_left_alone() {
        let (outside, ours) = home();
        let documents = outside.path().join("documents");
        fs::rename(ours, &documents).unwrap();
        let letter = file(documents.join("letter.odt"), 0o644);
        make(&documents.join("work")).unwrap();
        let work = file(documents.join("work").join("run.sh"), 0o755);
        let notes = file(documents.join(APPOINTMENTS).join("a.ron"), 0o644);
        set(&documents, 0o755);
        assert!(look(&documents).shared);
        assert_eq!(mend(&documents).done, Count { files: 1, folders: 0 });
        assert_eq!((mode(&documents), mode(&letter), mode(&work)), (0o755, 0o644, 0o755));
        assert_eq!(mode(&notes), 0o600);
    }

    /// A folder of dictionaries is ours and may be read.
    #[test]
    fn dictionaries_may_be_open() {
        let (outside, ours) = home();
        let named = outside.path().join("mine");
        fs::rename(ours, &named).unwrap();
        make(&named.join("dictionaries")).unwrap();
        set(&named.join("dictionaries"), 0o755);
        let words = file(named.join("dictionaries").join("a.dic"), 0o644);
        assert!(!look(&named).shared);
        let _ = mend(&named);
        assert_eq!((mode(&named.join("dictionaries")), mode(&words)), (0o755, 0o644));
    }

    #[test]
    fn a_place_for_passing_files_is_not_shut() {
        let (outside, _) = home();
        let passing = outside.path().join("tmp");
        make(&passing).unwrap();
        set(&passing, 0o1777);
        assert_eq!((mend(&passing), mode(&passing)), (Mended::default(), 0o1777));
    }

    #[test]
    fn closing_reaches_the_folders_alone() {
        let (_outside, home) = home();
        let inside = file(home.join(APPOINTMENTS).join("a.ron"), 0o644);
        set(&home.join(APPOINTMENTS), 0o755);
        assert_eq!(close(&home).done, Count { files: 0, folders: 1 });
        assert_eq!((mode(&home.join(APPOINTMENTS)), mode(&inside)), (0o700, 0o644));
    }

    /// A home that is missing, or is a file, is no error.
    #[test]
    fn missing_home_is_no_error() {
        let (outside, _) = home();
        let file = file(outside.path().join("file"), 0o644);
        for home in [outside.path().join("none"), file.clone()] {
            assert_eq!((look(&home), mend(&home)), (Seen::default(), Mended::default()));
        }
        assert_eq!(mode(&file), 0o644);
    }
}
