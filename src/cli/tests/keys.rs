//! The keys that hold, for people, for programs and for support.

use serde_json::Value;

use super::{doctor::report, *};
use crate::{
    domain::FieldId,
    event_log::{Beginning, Event},
    store::{JournalWriter, Own, replace},
};

fn with(keys: &str) -> TempDir {
    let home = home();
    replace(&home.path().join("settings.ron"), format!("(keys: {{{keys}}})").as_bytes()).unwrap();
    home
}

/// Every command with its keys, a mark where they were changed, and the lines that are left out.
#[test]
fn keys_are_listed() {
    let ran = foreword(home().path(), &["keys"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    let count = crate::app::keymap::all().count();
    assert!(ran.out.contains("\nGuide and notes\n") && ran.out.lines().count() > count);
    assert!(!ran.out.lines().any(|line| line.starts_with('*')));

    let home = with(r#""pin": ["Alt-K"], "tour": [], "ask": ["Ctrl-Q"], "no\u{1b}[2J such": []"#);
    let ran = foreword(home.path(), &["keys"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    let listed: Vec<_> =
        ran.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for start in ["* pin Alt-K Pin this phrase", "* tour no key A tour", "ask Ctrl-T Make this"] {
        assert!(listed.iter().any(|line| line.starts_with(start)), "{start} in {}", ran.out);
    }
    assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    assert!(ran.err.starts_with("In settings.ron, “ask” keeps Ctrl-T: Ctrl-Q is a key of “quit”."));
    assert!(ran.err.contains("is ignored: no command has that name.") && !ran.err.contains('\u{1b}'));
}

#[test]
fn json_has_usual_keys_too() {
    let home = with(r#""pin": ["Alt-K"], "ask": ["p"]"#);
    let ran = foreword(home.path(), &["keys", "--json"]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let named =
        |name: &str| all["commands"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
    let pin = named("pin");
    assert_eq!((&pin["keys"][0], &pin["usual_keys"][0]), (&"Alt-K".into(), &"Ctrl-K".into()));
    assert_eq!((&pin["changed"], &pin["where"]), (&true.into(), &"Guide and notes".into()));
    assert_eq!(named("ask")["changed"], false);
    assert_eq!(all["left_out"][0]["why"], "p is for typing there");
    assert_eq!((ran.result, ran.err.lines().count()), (Ok(Outcome::Done(FAILED)), 0));
}

/// Support sees how many, and nothing that somebody wrote.
#[test]
fn doctor_names_lines_left_out() {
    let home = with(r#""pin": ["Alt-K"], "SECRET": ["F11"]"#);
    let examined = |args: &[&str]| {
        let Ok(Outcome::Doctor(doctor)) = foreword(home.path(), &[&["doctor"], args].concat()).result else {
            panic!("it is to be examined");
        };
        report(&doctor, TerminalInfo::default())
    };
    let (code, page) = examined(&[]);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, FAILED);
    for words in [
        "1 command has other keys than usual. To see all, type: foreword keys",
        "! “SECRET” is ignored: no command has that name.",
        "Not every key in settings.ron can be had (1 line left out)",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let (_, json) = examined(&["--json"]);
    let all: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&all["keys"]["changed"], &all["keys"]["left_out"]), (&1.into(), &1.into()));
    assert!(!json.contains("SECRET"), "{json}");
}

/// What a killed program left is said with the key that holds.
#[test]
fn recovery_names_the_key() {
    let home = with(r#""undo": ["Alt-Z"]"#);
    saved(&home, 1, "10:20 RH", None);
    let (id, at) = (Id::of(1), Moment::of(&now()));
    let base = Home::of(Some(home.path())).unwrap().store().open(&id).unwrap().appointment;
    // Of a program that has ended.
    let own = Own { host: Own::default().host, process: u32::MAX };
    let mut journal_writer = JournalWriter::new(Folder::new(home.path()), own);
    journal_writer.sit(&id, at, false).unwrap();
    let (field, words) = (FieldId::FIRST, vec![" on toast".to_owned()]);
    let typed = Event::Typed { goes_on: false, field, start: "Beans".len(), words, at };
    let beginning = Beginning { base: Box::new(base), resumes: false };
    journal_writer.note(&id, Some(&beginning), &[typed]).unwrap();
    drop(journal_writer);
    let ran = foreword(home.path(), &["list"]);
    assert!(ran.err.contains("Recovered 2 words typed at 22:00. Alt-Z goes back"), "{}", ran.err);
}
