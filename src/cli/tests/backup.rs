//! `foreword backup`, `restore`, `verify` and `log`: shown first, nothing over anything unasked, and every
//! damage is named.

use std::fs;

use super::*;
use crate::{
    domain::{DeletedIds, PhraseSet},
    store::{
        HISTORY, JournalWriter, Own,
        journal::{begin, line},
        make,
    },
};

/// A home, and a folder elsewhere.
fn two() -> (TempDir, TempDir) {
    (home(), home())
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

fn id(number: u128) -> String {
    Id::of(number << 120).to_string()
}

fn note(home: &TempDir, number: u128, label: &str) {
    saved(home, number << 120, label, Some("2026-11-24T10:20:00+00:00"));
}

fn change(home: &TempDir, number: u128, from: &str, to: &str) {
    let file = file_of(home, &id(number));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from));
    write(&file, text.replace(from, to).as_bytes());
}

fn write(path: &Path, bytes: &[u8]) {
    make(path.parent().unwrap()).unwrap();
    io::Write::write_all(&mut fs::File::create(path).unwrap(), bytes).unwrap();
}

fn text(home: &TempDir, number: u128) -> Option<String> {
    fs::read_to_string(file_of(home, &id(number))).ok()
}

fn backed_up(home: &TempDir, outside: &TempDir) -> String {
    let file = path(outside, "b.tar");
    let ran = foreword(home.path(), &["backup", &file, "--replace"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    file
}

fn one_line(text: &str) -> String {
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

/// A home with a file of nearly every kind, all of them good.
fn full() -> TempDir {
    let home = home();
    note(&home, 1, "KL");
    let one = crate::store::format::decode(text(&home, 1).unwrap().as_bytes(), "").unwrap().appointment;
    let typed = begin(&one).unwrap() + &line(&crate::event_log::Event::Saving).unwrap();
    let draft = "(format:1,drafts:[])";
    let sum =
        draft.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let guide = foreword(home.path(), &["guide", "template"]).out;
    for (name, bytes) in [
        ("appointments/ID.typed", typed.clone()),
        ("appointments/ID.copy-1.ron", text(&home, 1).unwrap()),
        ("appointments/ID.undo", typed),
        ("history/ID/20261120T090000Z.ron", text(&home, 1).unwrap()),
        ("bin/20261120T090000Z-ID.ron", text(&home, 1).unwrap()),
        ("drafts/0badcafe-7.draft", format!("{draft}//{sum:08x}\n")),
        ("phrases/mine.ron", crate::store::user_file::encode(&PhraseSet::default()).unwrap()),
        ("guides/mine.ron", guide),
        ("settings.ron", "(country: Wales)".to_owned()),
        ("damaged/ID.1.ron", "anything".to_owned()),
        ("dictionaries/nhs.dic", "1\nword\n".to_owned()),
    ] {
        write(&home.path().join(name.replace("ID", &id(1))), bytes.as_bytes());
    }
    home
}

/// Says of each kind how many it read, and ends with 0 where all is well.
#[test]
fn verify_says_what_it_looked_at() {
    let home = full();
    let before = fs::read_dir(home.path()).unwrap().count();
    let ran = foreword(home.path(), &["verify"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""), "{}", ran.out);
    for words in [
        "1 of 1 appointments\n",
        "1 of 1 recovery files\n",
        "1 of 1 undo files\n",
        "1 of 1 earlier versions\n",
        "1 of 1 in the bin\n",
        "1 of 1 drafts\n",
        "1 of 1 sets of phrases\n",
        "1 of 1 guides\n",
        "12 of 12 files read, 0 left over. All is well.",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&foreword(home.path(), &["verify", "--json"]).out).unwrap();
    assert_eq!((json["damaged"].as_array().unwrap().len(), json["read"].as_array().unwrap().len()), (0, 12));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), before, "it changes nothing");
    let outside = super::home();
    let file = backed_up(&home, &outside);
    let ran = foreword(home.path(), &["verify", &file]);
    assert!(ran.out.contains("12 of 12 files read, 0 left over. The backup is whole."), "{}", ran.out);
}

/// Whatever is damaged, of a newer version or not ours is named, and none of it is repeated.
#[test]
fn verify_names_each_damage() {
    let good = full();
    let note = text(&good, 1).unwrap();
    let typed =
        fs::read_to_string(good.path().join("appointments").join(format!("{}.typed", id(1)))).unwrap();
    let cut = |text: &str| text.get(..text.len() - 9).unwrap().to_owned();
    for (name, bytes, says) in [
        ("appointments/ID.ron", cut(&note), "is cut short"),
        ("appointments/ID.ron", note.replace("format: 4", "format: 9"), "is of a newer version"),
        ("appointments/ID.ron", note.replace("format: 4,", "format: 4, secret: 1,"), "does not know"),
        ("appointments/ID.ron", note.replace(&id(1), &id(2)), "the ID of another appointment"),
        ("appointments/ID.copy-2.ron", cut(&note), "is cut short"),
        ("appointments/ID.typed", cut(&typed), "can be replayed up to byte"),
        ("appointments/ID.undo", "secret".to_owned(), "cannot be replayed"),
        ("history/ID/20261121T090000Z.ron", "secret".to_owned(), "is not understood"),
        ("bin/20261121T090000Z-ID.ron", String::new(), "is empty file"),
        ("drafts/0badcafe-8.draft", "secret".to_owned(), "cannot be read again"),
        ("drafts/0badcafe-8.draft", "(format:9,x)".to_owned(), "newer version"),
        ("phrases/ab.ron", "secret".to_owned(), "is not understood"),
        ("guides/ab.ron", "secret".to_owned(), "is not understood at line 1"),
        ("settings.ron", "(secret".to_owned(), "is not understood"),
        ("settings.ron", "(format: 9)".to_owned(), "newer version"),
        ("reflections.ron", "secret".to_owned(), "is not understood"),
        ("mood.ron", "secret".to_owned(), "is no file that this version of Foreword knows"),
        ("appointments/letter.odt", "secret".to_owned(), "1 left over"),
        ("guides/notes.txt", "secret".to_owned(), "1 left over"),
    ] {
        let home = full();
        let name = name.replace("ID", &id(1));
        write(&home.path().join(&name), bytes.as_bytes());
        let ran = foreword(home.path(), &["verify"]);
        assert_eq!(ran.result, Ok(Outcome::Done(FAILED)), "{name} {says}");
        let out = one_line(&ran.out);
        assert!(out.contains(&name) && out.contains(says), "{name} {says}: {out}");
        assert!(!out.contains("secret"), "{out}");
        let json = foreword(home.path(), &["verify", "--json"]);
        assert!(json.result == Ok(Outcome::Done(FAILED)) && json.out.contains(&name), "{}", json.out);
    }
    write(&good.path().join("appointments/.x.tmp"), b"half");
    let ran = foreword(good.path(), &["verify"]);
    assert!(ran.out.contains("Left half-written by a crash"), "{}", ran.out);
    #[cfg(unix)]
    {
        let lost = good.path().join("appointments").join(format!("{}.ron", id(9)));
        std::os::unix::fs::symlink("/none", lost).unwrap();
        assert_eq!(foreword(good.path(), &["verify"]).result, Ok(Outcome::Done(FAILED)));
    }
}

/// What was done to files is in it, and no word of any note or label.
#[test]
fn log_has_no_words() {
    let (home, outside) = two();
    note(&home, 1, "SECRET KL");
    let ran = foreword(home.path(), &["log"]);
    assert!(ran.out.is_empty() && ran.err.contains("switched off"), "{}", ran.err);
    write(&home.path().join("settings.ron"), b"(log_files: true)");
    assert!(foreword(home.path(), &["log"]).err.contains("nothing was done since"));
    let new = made(&home, &["--label", "SECRET RH"]);
    let file = backed_up(&home, &outside);
    fs::remove_file(file_of(&home, &id(1))).unwrap();
    foreword(home.path(), &["restore", &file]);
    let mut store = super::super::store(&Home::of(Some(home.path())).unwrap());
    let one = new.parse().unwrap();
    let binned = store.bin(&one, Moment::of(&now())).unwrap();
    store.unbin(&binned).unwrap();
    store.delete(&[one]).unwrap();
    store.change_file::<PhraseSet>(|set| set.author = "SECRET".to_owned()).unwrap();
    let ran = foreword(home.path(), &["log"]);
    let done: Vec<String> =
        ran.out.lines().map(|line| line.split_once("Z ").unwrap().1.replace(&new, "ID")).collect();
    assert_eq!(
        done,
        [
            "made appointments/ID.ron".to_owned(),
            format!("restored appointments/{}.ron", id(1)),
            "moved appointments/ID.ron to bin/20261122T220000Z-ID.ron".to_owned(),
            "moved bin/20261122T220000Z-ID.ron to appointments/ID.ron".to_owned(),
            "deleted ID".to_owned(),
            "deleted appointments/ID.ron".to_owned(),
            "saved deleted.ron".to_owned(),
            "saved phrases/mine.ron".to_owned(),
        ]
    );
    assert!(!ran.out.contains("SECRET") && ran.err.is_empty());
    assert_eq!(foreword(home.path(), &["verify"]).result, Ok(Outcome::Done(FINE)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(home.path().join("files.log")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
