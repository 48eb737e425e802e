//! Encrypted notes on a disk in memory: nothing plain on it, nothing readable without the key.

use std::{collections::HashSet, io::ErrorKind, process::Command};

use super::*;
use crate::{
    domain::{Answer, Appointment, Details, Moment},
    event_log::{Beginning, Event},
    store::{DRAFTS, JournalWriter, Memory, Own, Store, memory::Raw},
};

const WORDS: &str = "zqmarker";
const PASSPHRASE: &str = "correct horse battery";

fn now() -> Moment {
    "2026-11-27T09:00:00+00:00".parse().unwrap()
}

fn appointment(id: u128) -> Appointment {
    let mut one = Appointment::new(Id::of(id), Details::default(), "seven", now());
    one.notes.context.what_matters = Answer::of(WORDS);
    one
}

fn holds_words(bytes: &[u8]) -> bool {
    bytes.windows(WORDS.len()).any(|window| window == WORDS.as_bytes())
}

/// An unlocked keyring of a window of its own.
fn keyring(raw: &Raw) -> Keyring {
    let keys = Keyring::of(raw);
    keys.unlock(raw, PASSPHRASE).unwrap();
    keys
}

fn kind(result: io::Result<impl Sized>) -> Option<SealError> {
    result.err().as_ref().and_then(seal_error)
}

/// A home folder with something in every place that notes or words come to.
fn furnished() -> Raw {
    let raw = Raw::default();
    let disk = Sealed::new(raw.clone(), Keyring::default());
    let mut store = Store::new(disk.clone());
    for id in 1..=3 {
        store.create(&appointment(id)).unwrap();
    }
    let mut changed = appointment(1);
    changed.notes.context.goals = Answer::of("zqmarker again");
    store.save(&changed).unwrap();
    store.keep_copy(&appointment(2)).unwrap();
    store.bin(&Id::of(3), now()).unwrap();
    let mut writer = JournalWriter::new(disk.clone(), Own { host: "here".to_owned(), process: 1 });
    writer.sit(&Id::of(2), now(), false).unwrap();
    let beginning = Beginning { base: Box::new(appointment(2)), resumes: false };
    writer.note(&Id::of(2), Some(&beginning), &[Event::Saving]).unwrap();
    for (folder, name) in [
        ("drafts", "a.draft"),
        ("damaged", "00000000000000000000000000000001.1.ron"),
        ("phrases", "mine.ron"),
        ("earlier", "words.1.ron"),
        ("", "reflections.ron"),
        ("", "words.ron"),
    ] {
        disk.subfolder(folder).replace(name, WORDS.as_bytes()).unwrap();
    }
    raw
}

/// Every file that may hold words, as it is stored.
fn stored(raw: &Raw) -> Vec<(String, String, Vec<u8>)> {
    let folders = ["appointments", "drafts", "bin", "damaged", "phrases", "earlier", ""];
    let history = raw.subfolder("history").names().unwrap();
    let folders =
        folders.map(str::to_owned).into_iter().chain(history.iter().map(|id| format!("history/{id}")));
    folders
        .flat_map(|folder| {
            let disk = raw.subfolder(&folder);
            let names = disk.all().into_iter();
            let files = names.map(|name| (folder.clone(), name.clone(), disk.get(&name).unwrap()));
            files.collect::<Vec<_>>()
        })
        .collect()
}

/// Everything as the program reads it.
fn read(raw: &Raw, keys: &Keyring) -> Vec<(String, String, Vec<u8>)> {
    let disk = Sealed::new(raw.clone(), keys.clone());
    let all = stored(raw).into_iter();
    all.map(|(folder, name, _)| {
        let bytes = disk.subfolder(&folder).read(&name, u64::MAX / 8).unwrap();
        (folder, name, bytes)
    })
    .collect()
}

#[test]
fn all_that_is_there_is_encrypted_and_comes_back() {
    let raw = furnished();
    let before = stored(&raw);
    assert!(before.len() > 10 && before.iter().filter(|(.., bytes)| holds_words(bytes)).count() > 8);
    let keys = Keyring::of(&raw);
    assert!(!keys.is_on());
    keys.create(&raw, PASSPHRASE, Cost::LEAST).unwrap();
    let moved = encrypt(&raw, &keys).unwrap();
    assert_eq!((moved.files, moved.left.len()), (before.len(), 0));
    assert!(stored(&raw).iter().all(|(.., bytes)| !holds_words(bytes) && sort_of(bytes).is_some()));
    assert_eq!(read(&raw, &keyring(&raw)), before);
    assert_eq!(plain_files(&raw).unwrap(), 0);
    assert_eq!(decrypt(&raw, &keys).unwrap().files, before.len());
    assert_eq!(stored(&raw), before);
    assert!(!Keyring::of(&raw).is_on() && !keys.is_on());
}

/// Stopped after any number of writes, everything can be read, and the same command picks up there.
#[test]
fn stopped_anywhere_nothing_is_lost() {
    let whole = furnished();
    let before = stored(&whole);
    for writes in 0..=before.len() {
        let raw = furnished();
        let keys = Keyring::of(&raw);
        keys.create(&raw, PASSPHRASE, Cost::LEAST).unwrap();
        raw.take_writes(Some(writes));
        let stopped = encrypt(&raw, &keys).unwrap();
        assert_eq!(stopped.files, writes);
        raw.take_writes(None);
        assert_eq!(read(&raw, &keyring(&raw)), before, "after {writes} writes");
        assert_eq!(plain_files(&raw).unwrap(), before.len() - writes);
        let keys = keyring(&raw);
        assert!(encrypt(&raw, &keys).unwrap().left.is_empty());
        assert_eq!(read(&raw, &keys), before);
        raw.take_writes(Some(writes));
        let stopped = decrypt(&raw, &keys).unwrap();
        raw.take_writes(None);
        if !stopped.left.is_empty() {
            assert_eq!(read(&raw, &keyring(&raw)), before, "back, after {writes} writes");
            decrypt(&raw, &keyring(&raw)).unwrap();
        }
        assert_eq!(stored(&raw), before);
    }
}

/// Whoever kept a copy of the file, its history or the bin has nothing to read it with.
#[test]
fn what_is_deleted_stays_deleted() {
    let disk = Memory::encrypted();
    let mut store = Store::new(disk.clone());
    for id in [1, 2] {
        store.create(&appointment(id)).unwrap();
    }
    let copy = disk.raw().get(&format!("{}.ron", Id::of(1))).unwrap();
    assert_eq!(store.delete(&[Id::of(1)]).unwrap().ids, [Id::of(1)]);
    disk.put(&format!("{}.ron", Id::of(1)), copy);
    let error = store.open(&Id::of(1)).unwrap_err();
    assert_eq!(error.short, "no key");
    assert!(store.open(&Id::of(2)).is_ok());
    // Another window that had it open has it no longer either.
    let keys = keyring(disk.raw());
    assert_eq!(kind(keys.key(disk.raw(), &keyring::owner_of(&Id::of(1)), false)), Some(SealError::NoKey));
    // From the bin as well.
    let binned = store.bin(&Id::of(2), now()).unwrap();
    let copy = disk.raw().subfolder(BIN).get(&binned).unwrap();
    store.delete_binned(&[binned]).unwrap();
    disk.put(&format!("{}.ron", Id::of(2)), copy);
    assert_eq!(store.open(&Id::of(2)).unwrap_err().short, "no key");
}

/// What could not be deleted keeps its key.
#[test]
fn what_is_left_can_be_read() {
    let disk = Memory::encrypted();
    let mut store = Store::new(disk.clone());
    store.create(&appointment(1)).unwrap();
    disk.fail_writes(Some(ErrorKind::PermissionDenied));
    let _ = store.delete(&[Id::of(1)]);
    disk.fail_writes(None);
    if disk.get(&format!("{}.ron", Id::of(1))).is_some() {
        store.open(&Id::of(1)).unwrap();
    }
}

#[test]
fn each_way_to_unlock() {
    let raw = furnished();
    let keys = Keyring::of(&raw);
    let code = keys.create(&raw, "café à la carte", Cost::LEAST).unwrap();
    let opens = |secret: &str| Keyring::of(&raw).unlock(&raw, secret);
    // The same words, with accents written in the other way.
    assert!(opens("cafe\u{301} a\u{300} la carte").is_ok());
    assert!(opens(&code.shown().to_lowercase()).is_ok());
    for wrong in ["cafe a la carte", "", "0000-0000"] {
        assert_eq!(kind(opens(wrong)), Some(SealError::WrongPassphrase), "{wrong}");
    }
    keys.change_passphrase(&raw, "café à la carte", "another one of these", Cost::LEAST, false).unwrap();
    assert_eq!(kind(opens("café à la carte")), Some(SealError::WrongPassphrase));
    assert!(opens("another one of these").is_ok() && opens(&code.shown()).is_ok());
    // With the code, as the one who has forgotten does.
    let new =
        keys.change_passphrase(&raw, &code.shown(), "and one more of these", Cost::LEAST, true).unwrap();
    assert_eq!(kind(opens(&code.shown())), Some(SealError::WrongPassphrase));
    assert!(opens("and one more of these").is_ok() && opens(&new.unwrap().shown()).is_ok());
    let refused = keys.change_passphrase(&raw, "wrong", "never the one", Cost::LEAST, false);
    assert_eq!(kind(refused), Some(SealError::WrongPassphrase));
    assert!(opens("and one more of these").is_ok());
}

/// Work beyond all measure was set by nobody: it would take the memory of the whole computer.
#[test]
fn no_work_beyond_measure() {
    let raw = furnished();
    Keyring::of(&raw).create(&raw, PASSPHRASE, Cost::LEAST).unwrap();
    let folder = raw.subfolder(KEYS);
    let notebook = String::from_utf8(folder.get(keyring::NOTEBOOK).unwrap()).unwrap();
    assert!(notebook.contains("cost:4"), "{notebook}");
    folder.put(keyring::NOTEBOOK, notebook.replace("cost:4", "cost:60"));
    assert_eq!(kind(Keyring::of(&raw).unlock(&raw, PASSPHRASE)), Some(SealError::KeysDamaged));
}

#[test]
fn locked_is_said_and_nothing_is_written() {
    let disk = Memory::encrypted();
    Store::new(disk.clone()).create(&appointment(1)).unwrap();
    let locked = Sealed::new(disk.raw().clone(), Keyring::of(disk.raw()));
    let mut store = Store::new(locked);
    assert_eq!(store.open(&Id::of(1)).unwrap_err().short, "locked");
    assert_eq!(store.create(&appointment(2)).unwrap_err().short, "locked");
    let listed = store.list().unwrap();
    assert_eq!(listed.unreadable[0].error.short, "locked");
    assert_eq!(listed.unreadable[0].id, None, "no earlier version is offered for what is only locked");
    let keys = keyring(disk.raw());
    let mut store = Store::new(Sealed::new(disk.raw().clone(), keys.clone()));
    assert!(store.open(&Id::of(1)).is_ok());
    keys.lock();
    assert_eq!(store.open(&Id::of(1)).unwrap_err().short, "locked");
}

/// A window that knows of no encryption writes nothing plain.
#[test]
fn encrypted_meanwhile() {
    let raw = furnished();
    let mut store = Store::new(Sealed::new(raw.clone(), Keyring::of(&raw)));
    let open = store.open(&Id::of(1)).unwrap().appointment;
    let keys = Keyring::of(&raw);
    keys.create(&raw, PASSPHRASE, Cost::LEAST).unwrap();
    encrypt(&raw, &keys).unwrap();
    assert_eq!(store.open(&Id::of(1)).unwrap_err().short, "encrypted meanwhile");
    assert!(store.save(&open).is_err() && store.create(&appointment(9)).is_err());
    assert!(stored(&raw).iter().all(|(.., bytes)| !holds_words(bytes)));
}

/// Two windows see each other's new appointments.
#[test]
fn windows_share_keys() {
    let disk = Memory::encrypted();
    let mut one = Store::new(disk.clone());
    let mut other = Store::new(Sealed::new(disk.raw().clone(), keyring(disk.raw())));
    one.create(&appointment(1)).unwrap();
    assert!(other.open(&Id::of(1)).is_ok());
    other.create(&appointment(2)).unwrap();
    assert!(one.open(&Id::of(2)).is_ok());
}

/// A damaged file is known for one, is set aside, and the version before comes back.
#[test]
fn damage_is_known() {
    let disk = Memory::encrypted();
    let mut store = Store::new(disk.clone());
    let mut one = appointment(1);
    store.create(&one).unwrap();
    one.notes.context.goals = Answer::of("more");
    store.save(&one).unwrap();
    let name = format!("{}.ron", Id::of(1));
    let mut bytes = disk.raw().get(&name).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    disk.put(&name, bytes);
    assert!(store.open(&Id::of(1)).is_err());
    assert_eq!(store.list().unwrap().unreadable[0].id, Some(Id::of(1)));
    assert!(store.restore(&Id::of(1)).is_ok());
    assert_eq!(disk.subfolder(DAMAGED).all().len(), 1);
}

/// Whose key each file takes: an appointment's wherever its name has the ID.
#[test]
fn whose_key() {
    let id = "0123456789abcdef0123456789abcdef";
    let theirs = Some(keyring::owner_of(&id.parse().unwrap()));
    for (folder, name) in [
        ("appointments", format!("{id}.ron")),
        ("appointments", format!("{id}.copy-1.ron")),
        ("appointments", format!("{id}.typed")),
        ("appointments", format!("{id} (conflicted copy).ron")),
        ("bin", format!("20261121T090000Z-{id}.ron")),
        ("bin", format!("{id}.ron")),
        (&format!("history/{id}"), "20261122T080005Z-end.ron".to_owned()),
        ("damaged", format!("{id}.1.ron")),
    ] {
        assert_eq!(owner(folder, &name), theirs, "{folder}/{name}");
    }
    for (folder, name) in
        [(DRAFTS, "x.draft"), ("", "reflections.ron"), ("phrases", "mine.ron"), ("earlier", "a.1.ron")]
    {
        assert_eq!(owner(folder, name), Some(HOME_OWNER), "{folder}/{name}");
    }
    for (folder, name) in [
        ("", "settings.ron"),
        ("", "wording.ron"),
        ("guides", "a.ron"),
        ("dictionaries", "a.dic"),
        ("", "letter.odt"),
    ] {
        assert_eq!(owner(folder, name), None, "{folder}/{name}");
    }
    let all: HashSet<_> = ["phrases/earlier", "guides/earlier"].map(|folder| owner(folder, "a.ron")).into();
    assert_eq!(all.len(), 2);
}

/// Every test of the store, over the encrypted seam.
#[test]
fn the_store_once_more_encrypted() {
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["store::", "--skip", "the_store_once_more_encrypted"])
        .env("FOREWORD_TEST_ENCRYPTED", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("test store::tests::") && said.contains("0 failed"), "{said}");
}
