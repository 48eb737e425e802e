//! The bin: what is listed, what comes back, and what goes by itself, and when.

use super::*;
use crate::domain::Binned;

fn in_memory() -> (Memory, Store<Memory>) {
    let disk = Memory::default();
    (disk.clone(), Store::new(disk))
}

fn stamped(day: u8, id: u128) -> String {
    format!("202611{day:02}T090000Z-{}", name(id))
}

fn words(one: &Binned) -> String {
    let what = one.what.as_ref().map_or_else(|error| error.short.clone(), |one| one.id.short().to_owned());
    format!("{what}: {}", one.since_in_words(morning()))
}

/// Bad files too.
#[test]
fn bin_lists_the_last_first() {
    let (disk, store) = in_memory();
    disk.put_in_bin(&stamped(1, 1 << 96), text(1 << 96));
    disk.put_in_bin(&stamped(20, 2 << 96), text(2 << 96));
    disk.put_in_bin(&stamped(19, 3 << 96), "Appointment(");
    disk.put_in_bin(&name(4 << 96), text(4 << 96));
    disk.put_in_bin(&format!("2-{}", name(5 << 96)), text(5 << 96));
    disk.put_in_bin("notes.ron", "not ours");
    let binned: Vec<_> = store.binned(morning()).unwrap().iter().map(words).collect();
    assert_eq!(binned.len(), 5, "{binned:?}");
    assert!(binned.contains(&"00000004: in the bin since 21 Nov, 30 days left".to_owned()), "{binned:?}");
    assert_eq!(
        binned[2..],
        [
            "00000002: in the bin since 20 Nov, 29 days left",
            "cut short: in the bin since 19 Nov, 28 days left",
            "00000001: in the bin since 1 Nov, 10 days left",
        ]
    );
}

/// No bin is an empty one and a bin that is a file is said to be one.
#[test]
fn no_bin_is_an_empty_bin() {
    let (home, _shelf, store) = on_disk();
    assert_eq!(store.binned(morning()).unwrap(), []);
    put(home.path().join(BIN), "");
    let error = store.binned(morning()).unwrap_err();
    assert!(error.sentence.contains("bin") && error.short == "folder is a file", "{error}");
}

/// Files an earlier version put in the bin come back too.
#[test]
fn old_bin_comes_back() {
    let (disk, mut store) = in_memory();
    for (file, id) in [(name(1), 1), (format!("2-{}", name(2)), 2)] {
        disk.put_in_bin(&file, text(id));
        assert_eq!(store.unbin(&file).unwrap(), Id::of(id));
        assert_eq!(disk.get(&name(id)).unwrap(), text(id).as_bytes());
    }
    assert_eq!(store.unbin("notes.ron").unwrap_err().short, "file is gone");
    assert_eq!(store.unbin("../appointments/x.ron").unwrap_err().short, "file is gone");
}

#[test]
fn after_30_days_it_goes_and_not_a_day_before() {
    let (disk, mut store) = in_memory();
    disk.put_in_bin("20261022T090000Z-00000000000000000000000000000001.ron", text(1));
    disk.put_in_bin("20261021T235959Z-00000000000000000000000000000002.ron", "Appointment(");
    disk.put_in_bin("notes.ron", "not ours");
    disk.put(&format!("{}.typed", Id::of(2)), "beside it");
    assert_eq!(store.empty_bin(morning()).unwrap(), 1);
    assert_eq!(disk.in_bin(), ["20261022T090000Z-00000000000000000000000000000001.ron", "notes.ron"]);
    assert_eq!(disk.get(&format!("{}.typed", Id::of(2))), None);
    assert_eq!(store.empty_bin(morning()).unwrap(), 0);
}

/// Files an earlier version put there have 30 days from now.
#[test]
fn old_bin_has_30_days() {
    let (disk, mut store) = in_memory();
    disk.put_in_bin(&name(1), text(1));
    disk.put_in_bin(&format!("2-{}", name(1)), text(1));
    assert_eq!(store.empty_bin(morning()).unwrap(), 0);
    assert_eq!(
        disk.in_bin(),
        [format!("20261121T090000Z-{}", name(1)), format!("20261121T090001Z-{}", name(1))]
    );
    assert_eq!(store.empty_bin(at("2026-12-21T09:00:00+00:00")).unwrap(), 0);
    assert_eq!(store.empty_bin(at("2026-12-22T09:00:00+00:00")).unwrap(), 2);
}

#[test]
fn a_clock_that_is_years_ahead_empties_nothing() {
    let (disk, mut store) = in_memory();
    disk.put_in_bin(&stamped(20, 1), text(1));
    disk.say_last_changed("2026-11-20T09:00:00Z".parse().unwrap());
    let ahead = at("2036-11-21T09:00:00+00:00");
    assert_eq!(store.empty_bin(ahead).unwrap(), 0);
    assert_eq!(disk.in_bin(), [stamped(20, 1)]);
    disk.say_last_changed("2036-11-20T09:00:00Z".parse().unwrap());
    assert_eq!(store.empty_bin(ahead).unwrap(), 1);
}

#[test]
fn a_folder_knows_when_it_was_last_changed() {
    let (home, _shelf, mut store) = on_disk();
    store.create(&appointment(1, "a")).unwrap();
    let binned = store.bin(&Id::of(1), morning()).unwrap();
    assert_eq!(store.empty_bin(at("2999-01-01T09:00:00+00:00")).unwrap(), 0);
    assert!(home.path().join(BIN).join(binned).exists());
}

/// One is deleted permanently, with all that belongs to it, unless another copy is left.
#[test]
fn bin_deletes_what_belongs() {
    let (disk, mut store) = in_memory();
    let subfolder = format!("{}.typed", Id::of(1));
    disk.put(&subfolder, "x");
    disk.put_in_bin(&stamped(1, 1), text(1));
    disk.put_in_bin(&stamped(2, 1), text(1));
    store.delete_binned(&[stamped(1, 1)]).unwrap();
    assert_eq!(disk.in_bin(), [stamped(2, 1)]);
    assert!(disk.get(&subfolder).is_some(), "it belongs to the other one too");
    disk.put(&name(1), text(1));
    store.delete_binned(&[stamped(2, 1)]).unwrap();
    assert_eq!((disk.in_bin().len(), disk.get(&subfolder).is_some()), (0, true));
    let binned = store.bin(&Id::of(1), morning()).unwrap();
    assert!(disk.get(&subfolder).is_some(), "the bin takes nothing but the file");
    store.delete_binned(&[binned]).unwrap();
    assert_eq!((disk.in_bin().len(), disk.get(&subfolder)), (0, None));
}
