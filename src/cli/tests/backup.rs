//! `foreword backup` and `restore`: shown first, and nothing is replaced unasked.

use std::fs;

use super::*;
use crate::{
    domain::DeletedIds,
    store::{HISTORY, JournalWriter, Own, make},
};

/// A home, and a folder elsewhere.
pub(super) fn two() -> (TempDir, TempDir) {
    (home(), home())
}

pub(super) fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

pub(super) fn id(number: u128) -> String {
    Id::of(number << 120).to_string()
}

pub(super) fn note(home: &TempDir, number: u128, label: &str) {
    saved(home, number << 120, label, Some("2026-11-24T10:20:00+00:00"));
}

pub(super) fn change(home: &TempDir, number: u128, from: &str, to: &str) {
    let file = file_of(home, &id(number));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from));
    write(&file, text.replace(from, to).as_bytes());
}

pub(super) fn write(path: &Path, bytes: &[u8]) {
    make(path.parent().unwrap()).unwrap();
    io::Write::write_all(&mut fs::File::create(path).unwrap(), bytes).unwrap();
}

pub(super) fn text(home: &TempDir, number: u128) -> Option<String> {
    fs::read_to_string(file_of(home, &id(number))).ok()
}

pub(super) fn backed_up(home: &TempDir, outside: &TempDir) -> String {
    let file = path(outside, "b.tar");
    let ran = foreword(home.path(), &["backup", &file, "--replace"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    file
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// It says where it is, what is in it and who can read it; a folder gets a file with the day.
#[test]
fn backup_says_what_it_made() {
    let (home, outside) = two();
    note(&home, 1, "9:00 KL");
    note(&home, 2, "9:20 RH");
    let ran = foreword(home.path(), &["backup", outside.path().to_str().unwrap()]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    let said = one_line(&ran.out);
    for words in [
        "foreword-2026-11-22-2200.tar",
        "2 appointments, 2 files in all",
        "read back, and every byte is there",
        "not encrypted: whoever gets hold of this file can read all of it",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("KL"), "{said}");
    let file = path(&outside, "foreword-2026-11-22-2200.tar");
    let looked = foreword(home.path(), &["verify", &file]);
    assert!(looked.out.contains("2 of 2 appointments") && looked.out.contains("The backup is whole."));
    assert_eq!(looked.result, Ok(Outcome::Done(FINE)));
    encrypted(&home, &secret(&outside));
    let said = foreword(home.path(), &["backup", &file, "--replace"]).out;
    assert!(one_line(&said).contains("It is encrypted, as the notes are"), "{said}");
}

#[test]
fn backup_replaces_nothing_unasked() {
    let (home, outside) = two();
    note(&home, 1, "KL");
    let file = path(&outside, "letter.odt");
    write(file.as_ref(), b"mine");
    let ran = foreword(home.path(), &["backup", &file]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.err.contains("No backup was made") && ran.err.contains("--replace"), "{}", ran.err);
    assert_eq!(answered(home.path(), &["backup", &file], Some("n\n")).result, Ok(Outcome::Done(FINE)));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(answered(home.path(), &["backup", &file], Some("y\n")).result, Ok(Outcome::Done(FINE)));
    assert_ne!(fs::read(&file).unwrap(), b"mine");
    for inside in ["x.tar", "appointments/x.tar", "appointments"] {
        let sentence = foreword(home.path(), &["backup", &path(&home, inside)]).sentence();
        assert!(sentence.contains("in the folder with the notes"), "{sentence}");
    }
    let nothing = foreword(&outside.path().join("none"), &["backup", &file]).sentence();
    assert!(nothing.contains("there is nothing in"), "{nothing}");
    assert!(
        foreword(home.path(), &["backup", &path(&outside, "no/x.tar")])
            .sentence()
            .contains("folder is not there")
    );
}

/// What is new comes; what differs waits for a word, and what was here is kept as a version.
#[test]
fn restore_replaces_nothing_unasked() {
    let (home, outside) = two();
    for (number, label) in [(1, "9:00 KL"), (2, "9:20 RH"), (4, "9:40 BC")] {
        note(&home, number, label);
    }
    write(&home.path().join("settings.ron"), b"(country: Wales)");
    let file = backed_up(&home, &outside);
    change(&home, 1, "Beans", "Peas");
    write(&home.path().join("settings.ron"), b"(country: England)");
    fs::remove_file(file_of(&home, &id(2))).unwrap();
    note(&home, 3, "new here");
    let before = [1, 2, 3, 4].map(|number| text(&home, number));
    let look = foreword(home.path(), &["restore", &file, "--look"]);
    for words in [
        "Backup of Sun 22 Nov 2026 22:00",
        "Appointments: 1 new, 1 the same, 1 different.",
        "Other files: 0 new, 0 the same, 1 different.",
        "02000000  9:20 RH  Tue 24 Nov 2026 10:20",
        "01000000  9:00 KL  Tue 24 Nov 2026 10:20  here Sun 22 Nov 22:00, in the backup Sun 22 Nov 22:00",
        "settings.ron",
    ] {
        assert!(look.out.contains(words), "{words}: {}", look.out);
    }
    assert_eq!(
        (look.result, [1, 2, 3, 4].map(|number| text(&home, number))),
        (Ok(Outcome::Done(FINE)), before)
    );
    let no = answered(home.path(), &["restore", &file], Some("n\nn\n"));
    assert!(no.out.contains("Bring back 1 appointment? [y/N]"), "{}", no.out);
    assert!(no.out.contains("Replace 1 appointment and 1 other file"), "{}", no.out);
    assert_eq!(text(&home, 2), None);
    let ran = foreword(home.path(), &["restore", &file]);
    assert!(ran.out.contains("Brought back: 1 appointment.") && ran.err.contains("--theirs"), "{}", ran.err);
    assert!(text(&home, 2).unwrap().contains("Beans") && text(&home, 1).unwrap().contains("Peas"));
    let ran = foreword(home.path(), &["restore", &file, "--theirs"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert!(text(&home, 1).unwrap().contains("Beans") && text(&home, 3).is_some());
    let kept = home.path().join(HISTORY).join(id(1)).join("20261122T220000Z.ron");
    assert!(fs::read_to_string(kept).unwrap().contains("Peas"));
    assert_eq!(fs::read(home.path().join("earlier/settings.1.ron")).unwrap(), b"(country: England)");
    assert!(ran.out.contains("earlier/settings.1.ron"), "{}", ran.out);
    let again = foreword(home.path(), &["restore", &file, "--theirs"]);
    assert!(again.out.contains("There is nothing to bring back."), "{}", again.out);
}

/// What was deleted, is in the bin or past its day here does not come back without a word.
#[test]
fn restore_honours_deletion() {
    let (home, outside) = two();
    for number in 1..=4 {
        note(&home, number, "RH");
    }
    change(&home, 3, "2026-11-24T10:20", "2026-10-01T10:20");
    change(&home, 3, "changed: \"2026-11-22", "changed: \"2026-09-01");
    let file = backed_up(&home, &outside);
    let mut store = Store::new(Folder::new(home.path()));
    let [one, two] = [1_u128, 2].map(|number| Id::of(number << 120));
    store.delete(std::slice::from_ref(&one)).unwrap();
    store.bin(&two, Moment::of(&now())).unwrap();
    for number in [3, 4] {
        fs::remove_file(file_of(&home, &id(number))).unwrap();
    }
    let known = || Store::new(Folder::new(home.path())).read_file::<DeletedIds>().unwrap().ids;
    assert_eq!(known(), std::slice::from_ref(&one));
    let ran = foreword(home.path(), &["restore", &file]);
    for words in [
        "was deleted here",
        "is in the bin here",
        "its day is past",
        "--also-past",
        "Brought back: 1 appointment.",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let there = || [1, 2, 3, 4].map(|number| text(&home, number).is_some());
    assert_eq!(there(), [false, false, false, true]);
    let ran = foreword(home.path(), &["restore", &file, "--also-past"]);
    assert!(ran.out.contains("Brought back: 2 appointments."), "{}", ran.out);
    assert_eq!(there(), [true, false, true, true]);
    assert!(known().is_empty(), "it is here again");
    let new = path(&outside, "new");
    foreword(home.path(), &["restore", &file, "--into", &new]);
    let count = fs::read_dir(outside.path().join("new/appointments")).unwrap().count();
    assert_eq!(count, 4, "everything comes into a new folder; Foreword asks about what is past its day");
}

/// A damaged backup is named and changes nothing; what is whole in it comes with a word, and for notes that
/// are damaged their newest version.
#[test]
fn damaged_backup_is_named() {
    let (home, outside) = two();
    note(&home, 1, "KL");
    note(&home, 2, "RH");
    let version = home.path().join(HISTORY).join(id(1)).join("20261120T090000Z.ron");
    let earlier = text(&home, 1).unwrap().replace("Beans", "Peas");
    write(&version, earlier.as_bytes());
    change(&home, 1, "Beans", "Damson");
    let file = backed_up(&home, &outside);
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.windows(6).position(|part| part == b"Damson").unwrap();
    bytes[at] ^= 1;
    write(file.as_ref(), &bytes);
    let looked = foreword(home.path(), &["verify", &file]);
    assert_eq!(looked.result, Ok(Outcome::Done(FAILED)));
    let out = one_line(&looked.out);
    assert!(
        out.contains("is not as it was when it was written") && out.contains("The backup is damaged"),
        "{out}"
    );
    let new = outside.path().join("new");
    let into = ["restore", file.as_str(), "--into", new.to_str().unwrap(), "--yes"];
    let sentence = foreword(home.path(), &into).sentence();
    assert!(sentence.contains(&id(1)) && sentence.contains("--what-is-whole") && !new.exists(), "{sentence}");
    let ran = foreword(home.path(), &[into.as_slice(), &["--what-is-whole"]].concat());
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(
        ran.out.contains("DAMAGED")
            && one_line(&ran.out).contains("an earlier version of them is in their place")
    );
    let one =
        |number| fs::read_to_string(new.join("appointments").join(format!("{}.ron", id(number)))).unwrap();
    assert!(one(1).contains("Peas") && one(2).contains("Beans"));
    write(file.as_ref(), b"no backup");
    for args in [["restore", file.as_str()], ["verify", &file]] {
        assert!(foreword(home.path(), &args).sentence().contains("is not a backup of Foreword"));
    }
}

/// What is encrypted with another key cannot be mixed with what is here.
#[test]
fn another_key_is_refused() {
    for (here, there) in [(true, true), (true, false), (false, true)] {
        let (home, outside) = two();
        let secret = secret(&outside);
        let file = {
            let theirs = self::home();
            note(&theirs, 1, "KL");
            if there {
                encrypted(&theirs, &secret);
            }
            backed_up(&theirs, &outside)
        };
        note(&home, 2, "RH");
        if here {
            encrypted(&home, &secret);
        }
        let asked = ["restore", &file, "--yes", "--theirs", "--passphrase-file", &secret];
        let sentence = foreword(home.path(), &asked).sentence();
        assert!(sentence.contains("encrypted") && sentence.contains("--into"), "{sentence}");
        assert_eq!(text(&home, 1), None);
        let new = outside.path().join("new");
        let ran = foreword(home.path(), &["restore", &file, "--into", new.to_str().unwrap(), "--yes"]);
        assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
        let listed = foreword(&new, &["list", "--passphrase-file", &secret]);
        assert!(listed.out.contains("KL"), "{}{}", listed.out, listed.err);
    }
}

/// The file with a passphrase.
fn secret(outside: &TempDir) -> String {
    let secret = path(outside, "secret");
    write(secret.as_ref(), b"correct horse battery");
    secret
}

fn encrypted(home: &TempDir, secret: &str) {
    let ran = foreword(home.path(), &["encrypt", "--passphrase-file", secret]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)), "{}", ran.err);
}

/// What was deleted permanently comes back with its key, whatever the passphrase is by now; and a backup of
/// encrypted notes holds no word of them.
#[test]
fn encrypted_notes_come_back() {
    let (home, outside) = two();
    let secret = secret(&outside);
    note(&home, 1, "9:00 zqmarker");
    note(&home, 2, "9:20 RH");
    encrypted(&home, &secret);
    let file = backed_up(&home, &outside);
    let bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(8).any(|window| window == b"zqmarker"));
    let unlocked = Home::of(Some(home.path())).unwrap();
    unlocked.keys().unlock(&Folder::new(home.path()), "correct horse battery").unwrap();
    unlocked.store().delete(&[Id::of(1 << 120)]).unwrap();
    let ran = answered(
        home.path(),
        &["passphrase"],
        Some("correct horse battery\nanother good one\nanother good one\n"),
    );
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    let asked = |args: &[&str]| answered(home.path(), args, Some("another good one\ny\ny\n"));
    assert!(!asked(&["list"]).out.contains("zqmarker"));
    let looked = asked(&["restore", &file, "--look"]);
    assert!(looked.out.contains("1 the same"), "{}", looked.out);
    let ran = asked(&["restore", &file, "--yes", "--also-past"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)), "{}", ran.err);
    assert!(asked(&["list"]).out.contains("zqmarker"));
    let verified = asked(&["verify"]);
    assert!(verified.out.contains("All is well."), "{}", verified.out);
    assert!(foreword(home.path(), &["verify", &file]).out.contains("encrypted, so not opened"));
}

/// A window that has a note open keeps it.
#[test]
fn open_note_is_not_replaced() {
    let (home, outside) = two();
    note(&home, 1, "KL");
    let file = backed_up(&home, &outside);
    change(&home, 1, "Beans", "Peas");
    let mut window = JournalWriter::new(Folder::new(home.path()), Own::default());
    window.sit(&Id::of(1 << 120), Moment::of(&now()), false).unwrap();
    let ran = foreword(home.path(), &["restore", &file, "--theirs"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.err.contains("was not replaced") && ran.err.contains("open"), "{}", ran.err);
    assert!(text(&home, 1).unwrap().contains("Peas"));
    window.leave(&Id::of(1 << 120), true);
    assert_eq!(foreword(home.path(), &["restore", &file, "--theirs"]).result, Ok(Outcome::Done(FINE)));
    assert!(text(&home, 1).unwrap().contains("Beans"));
}
