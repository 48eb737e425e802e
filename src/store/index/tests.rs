//! What the index says is what the files say, whatever became of either.

use super::*;
use crate::{
    domain::{Details, Library},
    store::{BIN, Memory, Store, user_file::HOME},
};

fn note(number: u128, when: Option<&str>, text: &str) -> Appointment {
    let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
    let details = Details {
        label: format!("{number} Zoë"),
        when: when.map(|when| when.parse().unwrap()),
        ..Details::default()
    };
    let mut one = Appointment::new(Id::of(number), details, "guide", now);
    one.notes.context.what_matters.text = text.to_owned();
    one
}

/// Three notes and their index.
fn three() -> (Memory, Store<Memory>) {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&note(1, Some("2026-11-24T10:20:00+00:00"), "SECRETONE back pain")).unwrap();
    store.create(&note(2, None, "nothing\nSECRETTWO at night")).unwrap();
    store.create(&note(3, Some("2026-11-20T10:20:00+01:00"), "SECRETTHREE")).unwrap();
    store.list().unwrap();
    store.keep_index();
    assert!(disk.subfolder(HOME).get(INDEX).is_some());
    (disk, store)
}

/// Sorted, since no order is promised.
fn list(store: &Store<Memory>) -> Library {
    let mut library = store.list().unwrap();
    library.appointments.sort_by(|one, other| one.id.cmp(&other.id));
    library
}

fn found(store: &Store<Memory>, words: &str) -> Vec<String> {
    let found = store.find_in_notes(words, |_| {}).unwrap();
    found.lines.into_iter().map(|one| one.line).collect()
}

#[test]
fn the_list_is_of_the_index() {
    let (disk, store) = three();
    let before = disk.reads();
    let library = list(&store);
    let all = [
        note(1, Some("2026-11-24T10:20:00+00:00"), "SECRETONE back pain"),
        note(2, None, "nothing\nSECRETTWO at night"),
        note(3, Some("2026-11-20T10:20:00+01:00"), "SECRETTHREE"),
    ];
    assert_eq!(library.appointments, all.map(|one| Summary::of(&one, None)));
    assert!(disk.reads() - before <= 8, "no note is read: {}", disk.reads() - before);
    let mut changed = note(2, None, "CHANGED by another program");
    changed.label = "2 changed".to_owned();
    disk.put(&format!("{}.ron", changed.id), super::super::format::encode(&changed).unwrap());
    disk.delete(&[&format!("{}.ron", Id::of(3))]);
    let library = list(&store);
    assert_eq!(library.appointments.iter().map(Summary::name).collect::<Vec<_>>(), ["1 Zoë", "2 changed"]);
    store.keep_index();
    let index = disk.subfolder(HOME).get(INDEX).unwrap();
    assert!(!index.windows(11).any(|bytes| bytes == b"secretthree"), "what is gone is gone from there");
    assert_eq!(list(&store), library);
}

/// Whatever is in its file, the notes are what counts.
#[test]
fn a_damaged_index_is_none() {
    let (disk, store) = three();
    let library = list(&store);
    let home = disk.subfolder(HOME);
    let good = home.get(INDEX).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        home.put(INDEX, bad);
        assert_eq!(list(&store), library, "byte {at}");
        assert_eq!(found(&store, "secrettwo"), ["SECRETTWO at night"], "byte {at}");
        store.forget_search();
    }
    for length in 0..good.len() {
        home.put(INDEX, good[..length].to_vec());
        assert_eq!(list(&store), library, "{length} bytes");
    }
    home.put(INDEX, vec![b'x'; 100_000]);
    assert_eq!(list(&store), library);
    store.keep_index();
    assert_eq!(home.get(INDEX), Some(good), "it is made again");
}

/// With every way to delete for good, and at once.
#[test]
fn deleting_takes_the_text_out() {
    let holds = |disk: &Memory, words: &str| {
        let bytes = disk.subfolder(HOME).get(INDEX).unwrap_or_default();
        bytes.windows(words.len()).any(|bytes| bytes == words.as_bytes())
    };
    let (disk, mut store) = three();
    assert!(holds(&disk, "secretone") && holds(&disk, "1 zoe"));
    store.delete(&[Id::of(1)]).unwrap();
    assert!(!holds(&disk, "secretone") && !holds(&disk, "1 zoe") && !holds(&disk, "1 Zoë"));
    assert!(holds(&disk, "secrettwo"), "the others stay");
    let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
    let binned = store.bin(&Id::of(2), now).unwrap();
    assert_eq!(disk.subfolder(BIN).all(), std::slice::from_ref(&binned));
    store.delete_binned(&[binned]).unwrap();
    assert!(!holds(&disk, "secrettwo") && holds(&disk, "secretthree"));
    store.purge(&[Id::of(3)], "2027-11-22T09:00:00+00:00".parse().unwrap(), 14).unwrap();
    assert!(!holds(&disk, "secretthree"));
    // One that cannot be read may hold anything, and goes whole.
    let (disk, mut store) = three();
    disk.subfolder(HOME).put(INDEX, "SECRETONE");
    store.delete(&[Id::of(1)]).unwrap();
    assert!(!holds(&disk, "SECRETONE"));
}

/// A list that was read before a note was deleted does not bring its text back.
#[test]
fn what_is_deleted_stays_out() {
    let (disk, mut store) = three();
    disk.subfolder(HOME).delete(&[INDEX]);
    let other = Store::new(disk.clone());
    other.list().unwrap();
    store.delete(&[Id::of(1)]).unwrap();
    other.keep_index();
    let index = disk.subfolder(HOME).get(INDEX).unwrap();
    assert!(!index.windows(9).any(|bytes| bytes == b"secretone"));
    assert!(index.windows(9).any(|bytes| bytes == b"secrettwo"));
}

/// Those to come, those without a time and those that are over, each as it is in the list.
#[test]
fn the_first_page_is_of_the_index() {
    let (disk, store) = three();
    let whole = list(&store);
    let (told, listed) = told(&store);
    assert_eq!(told, [whole.clone(), whole.clone()], "a page that has room for all, then all");
    assert!(listed.is_none(), "which is as the files are");
    // The index is told as it is, and corrected.
    let changed = note(2, None, "CHANGED by another program");
    disk.put(&format!("{}.ron", changed.id), super::super::format::encode(&changed).unwrap());
    disk.delete(&[&format!("{}.ron", Id::of(3))]);
    let (told, listed) = self::told(&store);
    assert_eq!(told, [whole.clone(), whole]);
    let mut listed = listed.unwrap();
    listed.appointments.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(listed, list(&store));
    assert_eq!(listed.appointments.len(), 2);
    disk.subfolder(HOME).delete(&[INDEX]);
    let (told, listed) = self::told(&store);
    assert!(told.is_empty() && listed.is_some());
}

/// What is told before the files are looked at, and what they say where that is not all; sorted.
fn told<D: crate::store::Disk>(store: &Store<D>) -> (Vec<Library>, Option<Library>) {
    let told = std::cell::RefCell::new(Vec::new());
    let listed = store.list_telling("2026-11-22T09:00:00Z".parse().unwrap(), |mut library| {
        library.appointments.sort_by(|one, other| one.id.cmp(&other.id));
        told.borrow_mut().push(library);
    });
    (told.into_inner(), listed.unwrap())
}

/// Letters that are typed on are sought where those before were found, with the same lines in the end.
#[test]
fn a_search_goes_on() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    for number in 1..=400 {
        let text = match number % 40 {
            0 => "sertraline\nand more",
            7 => "serious pain",
            _ => "nothing special",
        };
        store.create(&note(number, None, &text.repeat(3))).unwrap();
    }
    let without = ["s", "se", "ser", "sert", "ser pain", "sertraline"].map(|words| {
        store.forget_search();
        found(&store, words)
    });
    store.keep_index();
    store.forget_search();
    let with = ["s", "se", "ser", "sert"].map(|words| found(&store, words));
    assert_eq!(with[..], without[..4]);
    let reads = disk.reads();
    assert_eq!(found(&store, "sertraline"), without[5]);
    assert!(disk.reads() - reads < 60, "only where it can be: {}", disk.reads() - reads);
    assert_eq!(found(&store, "ser pain"), without[4]);
    let mut told = None;
    store.forget_search();
    store.find_in_notes("sertraline", |found| told = Some(found.lines.len())).unwrap();
    assert!(
        told.is_some_and(|lines| lines < without[5].len()),
        "the first are told before the rest: {told:?}"
    );
    // What is written meanwhile is found as well.
    store.create(&note(999, None, "sertraline anew")).unwrap();
    store.forget_search();
    assert!(found(&store, "sertraline").contains(&"sertraline anew".to_owned()));
    assert!(store.find_in_notes("x", |_| {}).unwrap().unread == 0);
}

/// However much a damaged head says there is, no more is asked for than the file has.
#[test]
fn a_damaged_head_is_no_index() {
    let home = tempfile::tempdir().unwrap();
    let folder = crate::store::Folder::new(home.path());
    let (disk, _) = three();
    let whole = disk.subfolder(HOME).get(INDEX).unwrap();
    for (at, is_index) in [(MAGIC_LENGTH, false), (MAGIC_LENGTH + size_of::<u64>(), true)] {
        for number in [1 << 40, u64::MAX / TIMES as u64, u64::MAX] {
            let mut bytes = whole.clone();
            bytes[at..at + size_of::<u64>()].copy_from_slice(&number.to_le_bytes());
            folder.replace(INDEX, &bytes).unwrap();
            let file = folder.open(INDEX).unwrap();
            let Some(index) = Index::read(&*file) else { continue };
            assert!(is_index, "{number} rows");
            index.records(&*file);
            index.texts(Some(&*file), 0..index.len());
        }
    }
}

/// In a real folder: for its owner's eyes only, and a file that was changed in its place is read anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a file has to be old enough to be told from a changed one")]
fn a_changed_file_is_read_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Store::new(crate::store::Folder::new(home.path()));
    crate::store::make(&home.path().join(crate::store::APPOINTMENTS)).unwrap();
    store.create(&note(1, None, "before")).unwrap();
    store.list().unwrap();
    store.keep_index();
    let index = home.path().join(INDEX);
    let is_empty = |store: &Store<_>| told(store).0.iter().all(|told| told.appointments.is_empty());
    assert!(is_empty(&store), "one written just now could change again unnoticed");
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    store.list().unwrap();
    store.keep_index();
    assert!(!is_empty(&store));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&index).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(crate::store::guard::look(home.path()).exposed.iter().all(|one| one.path != index));
    assert!(!crate::store::guard::look(home.path()).shared, "it is taken for Foreword's own");
    let file = home.path().join(crate::store::APPOINTMENTS).join(format!("{}.ron", Id::of(1)));
    let text = std::fs::read_to_string(&file).unwrap().replace("1 Zoë", "2 Zoë");
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), text.as_bytes()).unwrap();
    assert_eq!(store.list().unwrap().appointments[0].label, "2 Zoë");
    store.delete(&[Id::of(1)]).unwrap();
    let bytes = std::fs::read(&index).unwrap_or_default();
    assert!(!bytes.windows(6).any(|window| window == b"before"));
}
