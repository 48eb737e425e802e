//! `foreword verify` and `log`: each damage is named, and no word of notes is logged.

use std::fs;

use super::{
    backup::{backed_up, id, note, one_line, text, two, write},
    *,
};
use crate::{
    domain::PhraseSet,
    store::journal::{begin, line},
};

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
    let mut store = Home::of(Some(home.path())).unwrap().store();
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
