//! A backup gives back the same bytes, and knows of every byte that is not as it was.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::Command,
};

use jiff::ToSpan;
use proptest::{collection::vec, prelude::*};
use tempfile::TempDir;

use super::{
    list::{Entry, List},
    *,
};
use crate::{
    domain::{Id, Moment},
    store::{
        HomeDisk, Own, Store,
        inventory::{Content, Inventory},
        restore::{Plan, State, bring},
    },
};

fn now() -> Moment {
    "2026-11-27T10:20:00+00:00".parse().unwrap()
}

fn put(home: &Path, name: &str, bytes: &[u8]) {
    let path = home.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Every file, by its place.
fn tree(home: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![home.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(home).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A home with one file of each kind, and a folder for backups.
fn one_of_each() -> (TempDir, PathBuf, PathBuf) {
    let outside = tempfile::tempdir().unwrap();
    let home = outside.path().join("home");
    let id = Id::of(7);
    for name in [
        "appointments/ID.ron",
        "appointments/ID.typed",
        "appointments/ID.undo",
        "appointments/ID.copy-1.ron",
        "history/ID/20261122T090000Z.ron",
        "bin/20261122T090000Z-ID.ron",
        "drafts/0badcafe-7.draft",
        "damaged/ID.1.ron",
        "phrases/mine.ron",
        "phrases/earlier/mine.1.ron",
        "guides/sleep.ron",
        "dictionaries/nhs.dic",
        "settings.ron",
        "earlier/settings.1.ron",
        "files.log",
        "keys/notebook.ron",
    ] {
        put(&home, &name.replace("ID", id.as_str()), format!("bytes of {name}").as_bytes());
    }
    let backup = outside.path().join("backup.tar");
    (outside, home, backup)
}

fn make_one(home: &Path, to: &Path) -> Made {
    make(home, to, false, now(), &|| true).unwrap()
}

fn restored(backup: &Path, into: &Path) {
    let mut backup = Backup::open(backup).unwrap();
    let condition = backup.examine().unwrap();
    let store = Store::new(HomeDisk::of(into));
    let plan = Plan::of(&store, into, (&backup, &condition), now()).unwrap();
    assert!(plan.is_new && plan.items.iter().all(|item| item.state == State::New));
    for item in &plan.items {
        bring(&store, into, &backup, item, false).unwrap();
    }
}

/// Everything comes back into an empty folder; locks, passing files and what is not ours stay behind.
#[test]
fn same_bytes_come_back() {
    let (outside, home, backup) = one_of_each();
    let ours = tree(&home);
    put(&home, "appointments/0.lock", b"held");
    put(&home, "appointments/.0.tmp", b"half");
    put(&home, "appointments/.replacing.lock", b"");
    put(&home, "letter.odt", b"theirs");
    put(&home, "appointments/letter.odt", b"theirs");
    let made = make_one(&home, &backup);
    assert_eq!((made.files, made.appointments, made.encrypted), (ours.len(), 1, true));
    assert_eq!(made.strays, ["appointments/letter.odt"]);
    let new = outside.path().join("new");
    restored(&backup, &new);
    assert_eq!(tree(&new), ours);
    let kinds: BTreeSet<_> =
        Inventory::of(&home).unwrap().files.iter().filter_map(|name| Content::of(name)).collect();
    assert_eq!(kinds.len(), 15, "one of each kind: {kinds:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is in the files.
    #[test]
    fn any_bytes_come_back(files in vec((0..40_u128, 0..4_usize, vec(any::<u8>(), 0..2_000)), 0..12)) {
        let outside = tempfile::tempdir().unwrap();
        let home = outside.path().join("home");
        for (id, kind, bytes) in files {
            let id = Id::of(id);
            let name = match kind {
                0 => format!("appointments/{id}.ron"),
                1 => format!("appointments/{id}.typed"),
                2 => format!("history/{id}/20261122T090000Z.ron"),
                _ => format!("phrases/{id}.ron"),
            };
            put(&home, &name, &bytes);
        }
        let backup = outside.path().join("backup.tar");
        make_one(&home, &backup);
        let new = outside.path().join("new");
        restored(&backup, &new);
        prop_assert_eq!(tree(&new), tree(&home));
    }
}

/// Whichever byte is changed, and wherever it is cut, it is noticed.
#[test]
fn every_flipped_byte_is_noticed() {
    let outside = tempfile::tempdir().unwrap();
    let (home, path) = (outside.path().join("home"), outside.path().join("b.tar"));
    put(&home, "settings.ron", b"Settings(format: 1)");
    put(&home, "words.ron", &[b'x'; 600]);
    make_one(&home, &path);
    let bytes = fs::read(&path).unwrap();
    let is_whole = || Backup::open(&path).is_ok_and(|mut backup| backup.examine().unwrap().is_whole());
    assert!(is_whole());
    let write = |at: usize, byte: u8| {
        let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    for (at, byte) in bytes.iter().enumerate() {
        write(at, byte ^ 1);
        assert!(!is_whole(), "byte {at} of {}", bytes.len());
        write(at, *byte);
    }
    for end in (0..bytes.len()).step_by(61) {
        put(outside.path(), "b.tar", &bytes[..end]);
        assert!(!is_whole(), "cut at {end}");
    }
    put(outside.path(), "b.tar", &[bytes.as_slice(), b"\n"].concat());
    assert!(!is_whole(), "longer");
}

/// A damaged place costs the file it is in, and nothing else.
#[test]
fn what_is_whole_is_found() {
    let (_outside, home, path) = one_of_each();
    make_one(&home, &path);
    let good = fs::read(&path).unwrap();
    let damaged = |bytes: &[u8]| {
        put(path.parent().unwrap(), "backup.tar", bytes);
        let mut backup = Backup::open(&path).unwrap();
        let condition = backup.examine().unwrap();
        assert!(!condition.agrees);
        (backup.entries().len(), condition.damaged)
    };
    let place = |words: &str| good.windows(words.len()).position(|part| part == words.as_bytes()).unwrap();
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 4;
        bytes
    };
    let (all, none) = (good.clone().len(), BTreeSet::new());
    let one: BTreeSet<_> = ["settings.ron".to_owned()].into();
    assert_eq!(damaged(&flipped(place("bytes of settings"))), (16, one));
    assert_eq!(damaged(&flipped(0)), (16, none.clone()), "the first list has its name wrong");
    assert_eq!(damaged(&flipped(place("sha256"))), (16, none.clone()), "the first list");
    assert_eq!(damaged(&flipped(all - 3)), (16, none), "the last line");
    let (left, lost) = damaged(&good[..all / 2]);
    assert!(left == 16 && (1..16).contains(&lost.len()), "cut: {lost:?}");
    let mut both = flipped(0);
    both.truncate(all - 1);
    put(path.parent().unwrap(), "backup.tar", &both);
    assert_eq!(Backup::open(&path).unwrap_err().short, "not a backup");
    let mut lists = flipped(place("sha256"));
    lists.truncate(all - 1);
    put(path.parent().unwrap(), "backup.tar", &lists);
    assert_eq!(Backup::open(&path).unwrap_err().short, "damaged backup");
}

/// Names that lead elsewhere, and sizes that are not so, do nothing.
#[test]
fn a_hostile_list_does_nothing() {
    let outside = tempfile::tempdir().unwrap();
    let entry = |name: &str, bytes| Entry { name: name.to_owned(), at: 0, bytes, sha256: "0".repeat(64) };
    let list = List {
        files: vec![
            entry("../../evil.ron", 1),
            entry("/tmp/evil.ron", 1),
            entry("settings.ron", u64::MAX),
            entry("words.ron", 100_000_000),
            entry("words.ron", 1),
        ],
        ..List::new(now())
    };
    let text = list.text().unwrap();
    let mut header = tar::Header::new_ustar();
    header.set_path(LIST).unwrap();
    header.set_size(text.len() as u64);
    header.set_cksum();
    let path = outside.path().join("b.tar");
    put(outside.path(), "b.tar", &[header.as_bytes().as_slice(), text.as_bytes(), &[0; 512]].concat());
    let mut backup = Backup::open(&path).unwrap();
    assert_eq!((backup.entries().len(), backup.unknown()), (2, 3));
    assert_eq!(backup.examine().unwrap().damaged.len(), 2);
    let newer = text.replace("format: 1", "format: 2");
    let body = newer.rsplit_once("//").unwrap().0;
    let sum = list::hex(&<sha2::Sha256 as sha2::Digest>::digest(body.as_bytes()));
    let newer = format!("{body}//{sum}\n");
    put(outside.path(), "b.tar", &[header.as_bytes().as_slice(), newer.as_bytes(), &[0; 512]].concat());
    assert_eq!(Backup::open(&path).unwrap_err().short, "newer version");
}

/// Other programs open it.
#[test]
fn any_tar_opens_it() {
    let (outside, home, path) = one_of_each();
    make_one(&home, &path);
    let mut archive = tar::Archive::new(fs::File::open(&path).unwrap());
    let names: Vec<_> =
        archive.entries().unwrap().map(|entry| entry.unwrap().path().unwrap().into_owned()).collect();
    assert_eq!(names.len(), 18, "16 files and the list twice");
    let new = outside.path().join("unpacked");
    fs::create_dir(&new).unwrap();
    match Command::new("tar").arg("xf").arg(&path).arg("-C").arg(&new).output() {
        Ok(done) => {
            assert!(done.status.success(), "{done:?}");
            fs::remove_file(new.join(LIST)).unwrap();
            assert_eq!(tree(&new), tree(&home));
        }
        Err(_) => println!("SKIPPED: there is no tar here"),
    }
}

/// Whole or not at all: nothing is written over, in the home folder, or left half-made.
#[test]
fn nothing_is_left_half_made() {
    let (outside, home, path) = one_of_each();
    let left = std::cell::Cell::new(5);
    let goes_on = || left.replace(left.get() - 1) > 0;
    assert_eq!(make(&home, &path, false, now(), &goes_on).unwrap_err().short, "took too long");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "the home folder alone");
    put(outside.path(), "backup.tar", b"mine");
    assert_eq!(make(&home, &path, false, now(), &|| true).unwrap_err().short, "file exists already");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
    make(&home, &path, true, now(), &|| true).unwrap();
    assert!(Backup::open(&path).is_ok());
    assert!(is_inside(&home, &home.join("x.tar")) && is_inside(&home, &home.join("bin/x.tar")));
    assert!(!is_inside(&home, &path));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let link = outside.path().join("link");
        std::os::unix::fs::symlink(&home, &link).unwrap();
        assert!(is_inside(&home, &link.join("x.tar")));
    }
}

/// One a day, seven of them, and no file of anybody else's goes.
#[test]
fn one_a_day_is_kept() {
    let (outside, home, _) = one_of_each();
    let folder = outside.path().join("backups");
    let daily = Daily::new(&home, &folder, &Own { host: "here".to_owned(), process: 1 });
    let made = |at: Moment| make_daily(&daily, at, &|| true);
    assert_eq!(made(now()).unwrap_err().short, "folder is gone");
    assert!(!folder.exists(), "the place of a stick that is not in");
    fs::create_dir(&folder).unwrap();
    put(&folder, "letter.odt", b"theirs");
    put(&folder, "foreword-00000000-20200101T000000Z.tar", b"of another computer");
    for day in 0..10_i64 {
        let zoned =
            now().timestamp().checked_add((24 * day).hours()).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
        let at = Moment::of(&zoned);
        assert!(daily.is_due(at), "day {day}");
        made(at).unwrap();
        assert!(!daily.is_due(at));
        assert_eq!(daily.newest(at).unwrap(), Some(at.timestamp()));
    }
    assert!(daily.is_due(now()), "one that is still to come is not believed");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), KEPT + 2, "{names:?}");
    assert!(folder.join("letter.odt").exists());
    let inside = Daily::new(&home, &home.join("bin"), &Own::default());
    assert_eq!(inside.fault().unwrap().short, "Foreword's folder");
    let bare = Daily::new(&home, "backups".as_ref(), &Own::default());
    assert_eq!(bare.fault().unwrap().short, "not a whole path");
}

/// A failure is said once; after one that was made it is news again.
#[test]
fn a_failure_is_said_once() {
    let (outside, home, _) = one_of_each();
    let daily = Daily::new(&home, &outside.path().join("gone"), &Own::default());
    let error = make_daily(&daily, now(), &|| true).unwrap_err();
    let other = crate::domain::UserError::new("disk full", "x");
    let at = Moment::of(&jiff::Zoned::try_from(std::time::SystemTime::UNIX_EPOCH).unwrap());
    let said = |error: Option<&_>| daily.is_news(error, at);
    assert_eq!(
        [Some(&error), Some(&error), Some(&other), Some(&other)].map(said),
        [true, false, true, false]
    );
    assert!(!said(None) && said(Some(&other)), "after one that was made");
    let later = "2999-01-01T00:00:00+00:00".parse().unwrap();
    assert!(daily.is_news(Some(&other), later), "after a week");
}

/// What is renamed or comes while the others are read is no reason to fail.
#[test]
fn a_home_that_changes_meanwhile() {
    let (_outside, home, path) = one_of_each();
    let once = std::cell::Cell::new(true);
    let goes_on = || {
        if once.replace(false) {
            let id = Id::of(7);
            fs::remove_file(home.join(format!("appointments/{id}.undo"))).unwrap();
            fs::remove_file(home.join(format!("appointments/{id}.typed"))).unwrap();
            put(&home, "words.ron", b"new");
        }
        true
    };
    let made = make(&home, &path, false, now(), &goes_on).unwrap();
    assert!(made.left_out.is_empty());
    let backup = Backup::open(&path).unwrap();
    assert!(backup.entry("words.ron").is_some() && backup.entry("appointments/x").is_none());
}
