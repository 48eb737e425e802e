//! Words found in all notes, phrases and resources, for people and for programs.

use serde_json::Value;

use super::*;

#[test]
fn lines_that_hold_every_word() {
    let home = home();
    saved(&home, 0x01_2345_6781 << 88, "past RH", Some("2026-11-20T09:00:00+00:00"));
    saved(&home, 0x01_2345_6782 << 88, "KL rh", Some("2026-11-24T10:20:00+00:00"));
    let ran = foreword(home.path(), &["find", "Rh"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert_eq!(
        ran.out,
        "\
0123456782  Tue 24 Nov 2026 10:20  KL rh
  KL rh
0123456781  Fri 20 Nov 2026 09:00  past RH
  past RH
"
    );
    let ran = foreword(home.path(), &["find", "like", "to", "héar", "--json"]);
    let lines: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(lines[0]["phrase"].is_string() && lines[0]["line"].as_str().unwrap().contains("hear"), "{lines}");
    let ran = foreword(home.path(), &["find", "rh", "kl", "--json"]);
    let lines: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((lines.as_array().unwrap().len(), &lines[0]["label"]), (1, &"KL rh".into()));
    assert_eq!((&lines[0]["when"], &lines[0]["field"]), (&"2026-11-24T10:20:00+00:00".into(), &Value::Null));
}

/// Nothing found and nothing sought are said; no folder is made.
#[test]
fn finding_nothing_is_said() {
    let outside = home();
    let folder = outside.path().join("notes");
    let ran = foreword(&folder, &["find", "qwertzy"]);
    assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert_eq!(ran.err, "No line has all of these words.\n");
    assert!(!folder.exists());
    assert_eq!(foreword(&folder, &["find", " "]).result, Ok(Outcome::Done(USAGE)));
}

#[test]
fn an_unreadable_file_is_said() {
    let home = home();
    saved(&home, 1 << 120, "10:00 RH", None);
    put(&home, 2, "Appointment(SECRET");
    let ran = foreword(home.path(), &["find", "rh"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.out.contains("10:00 RH") && ran.err.contains("1 file could not be read."), "{}", ran.err);
}
