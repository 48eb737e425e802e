//! Deleted is deleted, with every copy; what may not be deleted is not.

use super::*;

/// Long past the day of the appointments here.
fn later() -> Moment {
    at("2027-06-01T09:00:00+00:00")
}

fn past(id: u128) -> Appointment {
    let mut one = appointment(id, "words");
    one.when = Some(at("2026-11-20T10:20:00+00:00"));
    one
}

/// Deleting permanently takes every copy and nothing else.
#[test]
fn every_copy_is_deleted() {
    let (home, library, mut store) = on_disk();
    let (one, other) = (Id::of(1), Id::of(2));
    store.create(&past(1)).unwrap();
    store.bin(&one, morning()).unwrap();
    for id in [1, 2] {
        store.create(&past(id)).unwrap();
    }
    for id in [&one, &other] {
        for file in [
            format!("{id}.copy-1.ron"),
            format!("{id} (conflicted copy).ron"),
            format!("{id}.typed"),
            format!("{id}.undo"),
            format!(".{id}.lock"),
            format!(".{id}.x.tmp"),
        ] {
            put(library.join(file), "SECRET");
        }
        let history = home.path().join(HISTORY).join(id.as_str());
        make(&history).unwrap();
        put(history.join("20261101T090000Z.ron"), "SECRET");
        let damaged = home.path().join(DAMAGED);
        make(&damaged).unwrap();
        put(damaged.join(format!("{id}.1.ron")), "SECRET");
    }
    put(library.join("notes.txt"), "x");
    let deleted = store.delete(std::slice::from_ref(&one)).unwrap();
    assert_eq!(deleted, Deleted { ids: vec![one], left: Vec::new() });
    let names = |folder: &std::path::Path| {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let theirs = [
        format!(".{other}.lock"),
        format!(".{other}.x.tmp"),
        format!("{other} (conflicted copy).ron"),
        format!("{other}.copy-1.ron"),
        format!("{other}.ron"),
        format!("{other}.typed"),
        format!("{other}.undo"),
        "notes.txt".to_owned(),
    ];
    assert_eq!(names(&library), theirs);
    assert_eq!(names(&home.path().join(HISTORY)), [other.as_str()]);
    assert_eq!(names(&home.path().join(DAMAGED)), [format!("{other}.1.ron")]);
    assert_eq!(names(&home.path().join(BIN)).len(), 0);
}

#[cfg(unix)]
/// Whatever cannot be deleted is named, and its appointment stays listed.
#[test]
fn undeleted_stays_in_sight() {
    let (home, library, mut store) = on_disk();
    store.create(&past(1)).unwrap();
    // A file where the folder of its history should be cannot be looked into by a folder's name.
    put(home.path().join(HISTORY), "");
    let deleted = store.delete(&[Id::of(1)]).unwrap();
    assert_eq!(deleted.ids, []);
    assert!(deleted.left[0].sentence.contains("history"), "{:?}", deleted.left);
    assert!(deleted.left[0].sentence.contains("could not be deleted"));
    assert!(library.join(name(1)).exists());
}

/// A disk that does not let go is reported, and the file is still listed.
#[test]
fn refused_delete_is_said() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&past(1)).unwrap();
    disk.fail_writes(Some(ErrorKind::PermissionDenied));
    let deleted = store.purge(&[Id::of(1)], later(), 14).unwrap();
    assert_eq!((deleted.ids.len(), deleted.left[0].short.as_str()), (0, "no permission"));
    assert_eq!(store.list().unwrap().appointments.len(), 1);
}

/// Only what is due and understood in full is purged.
#[test]
fn only_clear_and_due_go() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    let file = |id: u128| format::encode(&past(id)).unwrap();
    disk.put(&name(1), file(1));
    disk.put(&name(2), "Appointment(");
    disk.put(&name(3), file(3).replace("format: 4,", "format: 9,"));
    disk.put(&name(4), file(4).replace("format: 4,", "format: 4, extra: 1,"));
    disk.put(&name(5), file(6));
    let mut kept = past(7);
    kept.delete_after = DeleteAfter::Never;
    store.create(&kept).unwrap();
    let mut coming = past(8);
    coming.when = Some(at("2027-06-01T17:00:00+00:00"));
    coming.delete_after = DeleteAfter::On("2027-01-01".parse().unwrap());
    store.create(&coming).unwrap();
    let ids: Vec<_> = (1..=9).map(Id::of).collect();
    let deleted = store.purge(&ids, later(), 14).unwrap();
    assert_eq!(deleted.ids, [Id::of(1)]);
    assert_eq!(deleted.left.len(), 8);
    for id in [2, 3, 4, 5, 7, 8] {
        assert!(disk.get(&name(id)).is_some(), "{id}");
    }
}

#[test]
fn keeping_longer_sets_the_day_in_the_file() {
    let disk = Memory::default();
    let mut store = Store::new(disk.clone());
    store.create(&past(1)).unwrap();
    disk.put(&name(2), "Appointment(");
    let day = DeleteAfter::On("2027-06-15".parse().unwrap());
    let kept = store.keep_until(&[Id::of(1), Id::of(2)], day, later());
    assert_eq!((kept.changed.len(), kept.left.len()), (1, 1));
    assert_eq!(kept.changed[0].delete_after, day);
    assert!(
        String::from_utf8(disk.get(&name(1)).unwrap()).unwrap().contains("delete_after: On(\"2027-06-15\")")
    );
    assert_eq!(store.purge(&[Id::of(1)], later(), 14).unwrap().ids, []);
    assert_eq!(disk.get(&name(2)).unwrap(), b"Appointment(");
}

#[test]
fn a_day_that_is_not_set_is_not_in_the_file() {
    assert!(!text(1).contains("delete_after"));
    for day in [DeleteAfter::Never, DeleteAfter::On("2027-06-15".parse().unwrap())] {
        let mut one = past(1);
        one.delete_after = day;
        let text = format::encode(&one).unwrap();
        assert_eq!(format::decode(text.as_bytes(), "x").unwrap().appointment.delete_after, day);
    }
}
