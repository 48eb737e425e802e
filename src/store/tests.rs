//! What is on disk is never lost: not to a failing disk, not to a file from elsewhere.

use std::{fs, path::PathBuf, slice};

use super::*;
use crate::domain::{Answer, DeleteAfter, Details, Library, Moment, Summary};

mod bin;
mod deletion;

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Saturday 21 November 2026, 09:00.
fn morning() -> Moment {
    at("2026-11-21T09:00:00+00:00")
}

fn appointment(id: u128, words: &str) -> Appointment {
    let now: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let mut one = Appointment::new(Id::of(id), Details::default(), "seven", now);
    one.notes.context.what_matters = Answer::of(words);
    one
}

fn name(id: u128) -> String {
    file_of(&Id::of(id))
}

fn text(id: u128) -> String {
    format::encode(&appointment(id, "words")).unwrap()
}

/// A store in a real folder; the folder goes when the first part is dropped.
fn on_disk() -> (tempfile::TempDir, PathBuf, Store<Folder>) {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join(APPOINTMENTS);
    make(&library).unwrap();
    let store = Store::new(Folder::new(home.path()));
    (home, library, store)
}

fn put(path: PathBuf, bytes: impl AsRef<[u8]>) {
    io::Write::write_all(&mut fs::File::create(path).unwrap(), bytes.as_ref()).unwrap();
}

/// An appointment goes to disk, to the bin and back.
#[test]
fn disk_to_bin_and_back() {
    let (_home, library, mut store) = on_disk();
    let one = appointment(1, "words");
    store.create(&one).unwrap();
    let opened = store.open(&one.id).unwrap();
    assert_eq!((opened.appointment, opened.read_only), (one.clone(), None));
    assert_eq!(store.list().unwrap().appointments, [Summary::of(&one, None)]);
    assert_eq!(store.create(&one).unwrap_err().short, "file exists already");

    let binned = store.bin(&one.id, morning()).unwrap();
    assert_eq!(binned, format!("20261121T090000Z-{}.ron", one.id));
    assert_eq!(store.list().unwrap(), Library::default());
    assert_eq!(store.open(&one.id).unwrap_err().short, "file is gone");
    assert_eq!(store.unbin(&binned).unwrap(), one.id);
    assert!(store.open(&one.id).unwrap().appointment == one);
    assert_eq!(fs::read_dir(library).unwrap().count(), 1);
}

/// The bin keeps both of two files of one name and nothing comes back over another.
#[test]
fn bin_keeps_both_of_a_name() {
    let (home, _shelf, mut store) = on_disk();
    let binned = ["first", "second"].map(|words| {
        store.create(&appointment(1, words)).unwrap();
        store.bin(&Id::of(1), morning()).unwrap()
    });
    assert_eq!(fs::read_dir(home.path().join(BIN)).unwrap().count(), 2);
    store.create(&appointment(1, "third")).unwrap();
    for file in &binned {
        assert_eq!(store.unbin(file).unwrap_err().short, "file exists already");
    }
    assert_eq!(store.open(&Id::of(1)).unwrap().appointment.notes.context.what_matters.text, "third");
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (home, library, mut store) = on_disk();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    store.create(&appointment(1, "a")).unwrap();
    store.create(&appointment(2, "a")).unwrap();
    store.save(&appointment(1, "b")).unwrap();
    let binned = store.bin(&Id::of(2), morning()).unwrap();
    assert_eq!(mode(library.join(name(1))), 0o600);
    assert_eq!(mode(library), 0o700);
    assert_eq!(mode(home.path().join(BIN)), 0o700);
    assert_eq!(mode(home.path().join(BIN).join(binned)), 0o600);
}

/// Files another program left behind are passed over.
#[test]
fn leftovers_are_passed_over() {
    let (_home, library, mut store) = on_disk();
    store.create(&appointment(1, "a")).unwrap();
    put(library.join(".abc.tmp"), "Appointment(");
    put(library.join("._notes.ron"), "x");
    put(library.join("notes.txt"), "x");
    let library = store.list().unwrap();
    assert_eq!((library.appointments.len(), library.unreadable.len()), (1, 0));
}

#[test]
fn a_bad_file_stops_no_other() {
    let (_home, library, mut store) = on_disk();
    store.create(&appointment(1, "a")).unwrap();
    put(library.join(name(2)), "Appointment(");
    put(library.join("my notes.ron"), text(3));
    put(library.join(name(4).to_uppercase()), text(4));
    put(library.join("\u{1b}[31m.ron"), text(4));
    fs::create_dir(library.join(name(5))).unwrap();
    fs::File::create(library.join(name(6))).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let mut found = store.list().unwrap();
    assert_eq!(found.appointments.len(), 1);
    found.unreadable.sort_by(|a, b| a.file.cmp(&b.file));
    let shorts: Vec<_> = found.unreadable.iter().map(|one| one.error.short.as_str()).collect();
    assert_eq!(shorts.len(), 5, "{shorts:?}");
    assert_eq!(shorts[..3], ["cut short", "not a file", "too large"]);
    assert_eq!(shorts[3..], ["name is not an ID"; 2]);
    assert!(!format!("{found:?}").contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_folder_is_not_waited_for() {
    let (_home, library, store) = on_disk();
    let made = std::process::Command::new("mkfifo").arg(library.join(name(1))).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(store.list().unwrap().unreadable[0].error.short, "not a file");
    }
}

fn why(saved: Result<Fingerprint, NotSaved>) -> UserError {
    match saved {
        Err(NotSaved::UserError(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_failing_write_leaves_the_old_file() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&appointment(1, "old")).unwrap();
    let before = disk.get(&name(1));
    for (kind, short) in [
        (ErrorKind::StorageFull, "disk full"),
        (ErrorKind::ReadOnlyFilesystem, "folder is read-only"),
        (ErrorKind::PermissionDenied, "no permission"),
        (ErrorKind::NotFound, "folder is gone"),
        (ErrorKind::Other, "disk error"),
    ] {
        disk.fail_writes(Some(kind));
        let error = why(store.save(&appointment(1, "SECRET")));
        disk.fail_writes(None);
        assert_eq!(error.short, short);
        assert!(error.sentence.contains(&name(1)) && !error.sentence.contains("SECRET"), "{error}");
        assert_eq!(disk.get(&name(1)), before);
    }
    store.save(&appointment(1, "new")).unwrap();
    assert_ne!(disk.get(&name(1)), before);
}

#[test]
fn a_folder_that_is_gone_is_said_to_be_gone() {
    let (home, _shelf, mut store) = on_disk();
    store.create(&appointment(1, "old")).unwrap();
    fs::remove_dir_all(home.path()).unwrap();
    assert_eq!(why(store.save(&appointment(1, "new"))).short, "folder is gone");
    assert_eq!(store.list().unwrap_err().short, "folder is gone");
}

/// Whatever cannot be understood is never overwritten.
#[test]
fn unclear_is_not_overwritten() {
    let unknown = text(1).replace("format: 4,", "format: 4, extra: 1,");
    let another = text(2);
    let newer = text(1).replace("format: 4,", "format: 9,");
    for bytes in [unknown.as_str(), another.as_str(), newer.as_str()] {
        for opened_first in [true, false] {
            let disk = Memory::default();
            disk.put(&name(1), bytes);
            let mut store = Store::new(disk.clone());
            if opened_first && let Ok(opened) = store.open(&Id::of(1)) {
                assert!(opened.read_only.is_some());
                assert_eq!(opened.appointment.id, Id::of(1), "it goes by the name of its file");
            }
            assert!(why(store.save(&appointment(1, "new"))).sentence.starts_with("Nothing was saved"));
            assert_eq!(disk.get(&name(1)).unwrap(), bytes.as_bytes());
        }
    }
}

/// A damaged file is set aside as it is before notes take its place.
#[test]
fn damage_is_set_aside() {
    for bytes in ["Appointment(", "", "\u{1}\u{2}"] {
        let disk = Memory::default();
        let mut store = Store::new(disk.clone());
        for number in ["1", "2"] {
            disk.put(&name(1), bytes);
            assert!(store.open(&Id::of(1)).is_err());
            store.save(&appointment(1, "new")).unwrap();
            let aside = disk.subfolder("damaged").get(&format!("{}.{number}.ron", Id::of(1)));
            assert_eq!(aside.as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(store.open(&Id::of(1)).unwrap().appointment, appointment(1, "new"));
    }
}

/// Whatever someone else wrote is never overwritten.
#[test]
fn others_are_not_overwritten() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&appointment(1, "ours")).unwrap();
    disk.put(&name(1), format::encode(&appointment(1, "theirs")).unwrap());
    let Err(NotSaved::Changed(theirs)) = store.save(&appointment(1, "ours, later")) else { panic!() };
    assert_eq!(theirs.appointment, appointment(1, "theirs"));
    assert_eq!(store.open(&Id::of(1)).unwrap().appointment, appointment(1, "theirs"));
    store.save(&appointment(1, "both")).unwrap();
    // The same words from elsewhere are no reason to ask.
    disk.put(&name(1), format::encode(&appointment(1, "same")).unwrap() + "\n\n");
    store.save(&appointment(1, "same")).unwrap();
}

/// What was written by hand beside the notes is in the earlier version.
#[test]
fn comments_are_in_the_earlier_version() {
    let disk = Memory::default();
    for id in [1, 2] {
        let one = appointment(id, if id == 1 { "words" } else { "" });
        let text = format!("// ring back\n{}", format::encode(&one).unwrap());
        disk.put(&name(id), text.clone());
        let mut store = Store::new(disk.clone());
        let mut opened = store.open(&Id::of(id)).unwrap().appointment;
        opened.label = "new".to_owned();
        store.save(&opened).unwrap();
        let kept = store.versions(&Id::of(id));
        let folder = disk.subfolder(&format!("history/{}", Id::of(id)));
        assert_eq!(folder.get(&kept[0].name).unwrap(), text.into_bytes());
    }
}

#[test]
fn copies_beside_are_few() {
    let disk = Memory::default();
    let store = Store::new(disk.clone());
    let versions: Vec<_> = (0..34)
        .map(|second| {
            let mut one = appointment(1, &format!("version {second}"));
            one.changed = at(&format!("2026-11-24T10:20:{second:02}+00:00"));
            one
        })
        .collect();
    for one in versions.iter().chain(&versions[29..]) {
        store.keep_copy(one).unwrap();
    }
    assert_eq!(disk.all().len(), 5, "the last ones, and each once");
    let name = format!("{}.copy-34.ron", Id::of(1));
    assert!(disk.get(&name).unwrap() == format::encode(&versions[33]).unwrap().as_bytes());
    let kept = store.versions(&Id::of(1));
    assert_eq!(kept.len(), 29, "the others are earlier versions");
    assert!(store.version(&Id::of(1), &kept[28].name).unwrap() == versions[0]);
}

#[test]
fn a_file_that_is_gone_is_written_anew() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&appointment(1, "new")).unwrap();
    disk.remove(&name(1)).unwrap();
    store.save(&appointment(1, "new")).unwrap();
    assert!(disk.get(&name(1)).is_some(), "notes whose file is gone are written anew");
}

/// Notes too large to be read again are not written.
#[test]
fn too_large_is_not_written() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    assert_eq!(store.create(&appointment(1, &"x".repeat(17 << 20))).unwrap_err().short, "too large");
    assert_eq!(disk.get(&name(1)), None);
}

#[test]
fn opening_reads_one_file_and_finding_none() {
    let disk = Memory::default();
    for id in 1..100 {
        disk.put(&name(id << 96), text(id << 96));
    }
    let mut store = Store::new(disk.clone());
    let id = store.find("0000002A").unwrap();
    assert_eq!((id.as_str().len(), disk.reads()), (32, 0));
    store.open(&id).unwrap();
    assert_eq!(disk.reads(), 2, "its file, and a look for its recovery file");
    disk.fail(Some(ErrorKind::Other));
    assert_eq!(store.find(id.as_str()).unwrap(), id, "a whole ID does not need the folder");
}

/// Digits that do not name one appointment are explained.
#[test]
fn ambiguous_digits() {
    let disk = Memory::default();
    for id in [0xabc01, 0xabc02, 0xabc03, 0xabc04, 0xd0000_u128] {
        disk.put(&name(id << 108), "never read");
    }
    let store = Store::new(disk);
    let sentence = |digits: &str| store.find(digits).unwrap_err().sentence;
    assert_eq!(store.find("d").unwrap(), Id::of(0xd0000 << 108));
    let several = sentence("AB");
    assert!(several.contains("4 appointments") && several.contains("abc01, abc02, abc03 ..."), "{several}");
    assert!(sentence("beef").contains("starts with “beef”"));
    for wrong in ["", "xyz", "../../etc/passwd", "a\u{1b}[2J", &"a".repeat(33)] {
        assert!(sentence(wrong).contains("is not an ID"), "{wrong}");
        assert!(!sentence(wrong).contains('\u{1b}'));
    }
}

#[test]
fn short_ids_tell_appointments_apart() {
    let ids = [Id::of(0xab_cdef_0123 << 88), Id::of(0xab_cdef_0124 << 88), Id::of(1 << 120)];
    assert_eq!(shortest(&ids[0], &ids, 8), "abcdef0123");
    assert_eq!(shortest(&ids[2], &ids, 8), "01000000");
}

/// A folder taken away comes back with the next save if its home is there.
#[test]
fn lost_folder_comes_back() {
    let home = tempfile::tempdir().unwrap();
    make(&home.path().join(APPOINTMENTS)).unwrap();
    let mut store = Store::new(Folder::new(home.path()));
    store.create(&appointment(1, "old")).unwrap();
    fs::remove_dir_all(home.path().join(APPOINTMENTS)).unwrap();
    store.save(&appointment(1, "new")).unwrap();
    assert!(home.path().join(APPOINTMENTS).join(name(1)).exists());
    fs::remove_dir_all(home.path()).unwrap();
    let gone = why(store.save(&appointment(1, "newer")));
    assert!(!gone.sentence.contains("unharmed"), "{gone}");
}

/// A lock that cannot be read is taken: nobody sits down beside it, recovers past it or deletes past it; only who
/// takes over knowingly goes on.
#[test]
fn lock_that_cannot_be_read_is_taken() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    let mut journal = JournalWriter::new(disk.clone(), Own::default());
    let mut one = appointment(1, "words");
    one.when = Some(at("2026-11-20T10:20:00+00:00"));
    store.create(&one).unwrap();
    let typed = format!("{}.typed", one.id);
    disk.put(&typed, "what another window is typing");
    disk.fail_locks(ErrorKind::Other);
    let taken = journal.sit(&one.id, morning(), false).unwrap_err();
    assert!(taken.unknown && taken.sentence().contains("may be open in another window"), "{taken:?}");
    assert!(store.open(&one.id).unwrap().recovered.is_none() && store.recover_all().unwrap().is_empty());
    assert!(disk.get(&typed).is_some(), "left to whoever types");
    let deleted = store.purge(slice::from_ref(&one.id), at("2027-06-01T09:00:00+00:00"), 14).unwrap();
    assert_eq!((deleted.ids.len(), deleted.left[0].short.as_str()), (0, "open elsewhere"));
    assert_eq!(journal.sit(&one.id, morning(), true), Ok(()));
}
