//! The list, for people and for programs, with files that cannot be read among the others.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use super::*;
use crate::domain::{Library, Summary};

/// The list comes in columns, the next appointment on top.
#[test]
fn next_one_is_on_top() {
    let home = home();
    saved(&home, 0x01_2345_6781 << 88, "past", Some("2026-11-20T09:00:00+00:00"));
    saved(&home, 0x01_2345_6782 << 88, "漢字", Some("2026-11-24T10:20:00+00:00"));
    saved(&home, 3 << 120, "", None);
    saved(&home, 4 << 120, "10:00 RH", Some("2026-11-23T10:00:00+00:00"));
    let ran = foreword(home.path(), &["list"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert_eq!(
        ran.out,
        "\
04000000    Mon 23 Nov 2026 10:00  10:00 RH  first meeting  in the room  1 filled, 0 to ask
0123456782  Tue 24 Nov 2026 10:20  漢字      first meeting  in the room  1 filled, 0 to ask
03000000    no time set            no label  first meeting  in the room  1 filled, 0 to ask
0123456781  Fri 20 Nov 2026 09:00  past      first meeting  in the room  1 filled, 0 to ask
"
    );
}

/// Files that cannot be read come after the others.
#[test]
fn unreadable_files_come_last() {
    let home = home();
    saved(&home, 1 << 120, "10:00 \"RH\"", Some("2026-11-23T10:00:00+00:00"));
    put(&home, 2, "Appointment(SECRET");
    let ran = foreword(home.path(), &["list"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert_eq!(ran.out.lines().count(), 1);
    assert!(ran.err.contains("00002.ron") && !ran.err.contains("SECRET"), "{}", ran.err);

    let ran = foreword(home.path(), &["list", "--json"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    let rows: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows[0]["label"], "10:00 \"RH\"");
    assert_eq!(rows[0]["when"], "2026-11-23T10:00:00+00:00");
    assert_eq!(rows[0]["delete_after"], "2026-12-07");
    assert_eq!((&rows[0]["filled"], &rows[0]["problem"]), (&1.into(), &Value::Null));
    assert_eq!(rows[1]["id"], format!("{:032x}", 2));
    assert_eq!(rows[1]["file"], file_of(&home, &format!("{:032x}", 2)).to_str().unwrap());
    assert!(rows[1]["problem"].as_str().unwrap().contains("line 1"), "{rows}");
    let keys = |at: usize| rows[at].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!((rows.as_array().unwrap().len(), keys(0)), (2, keys(1)));
}

#[test]
fn an_empty_list_is_friendly_and_makes_nothing() {
    let outside = home();
    let folder = outside.path().join("notes");
    for (args, out) in [(["list"].as_slice(), ""), (&["list", "--json"], "[]\n")] {
        let ran = foreword(&folder, args);
        assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(FINE)), out));
        assert!(
            ran.err.starts_with("No appointments: there is no folder ") && ran.err.contains("foreword new")
        );
    }
    assert!(!folder.exists());
}

#[test]
fn a_read_only_file_is_listed_and_exported() {
    let home = home();
    saved(&home, 1, "RH", None);
    let path = file_of(&home, &format!("{:032x}", 1));
    let text = fs::read_to_string(&path).unwrap().replace("format: 4,", "format: 4, mood: 3,");
    put(&home, 1, &text);
    assert!(foreword(home.path(), &["list"]).out.contains(", read only\n"));
    let rows: Value = serde_json::from_str(&foreword(home.path(), &["list", "--json"]).out).unwrap();
    assert!(rows[0]["read_only"].as_str().unwrap().contains("mood"));
    assert!(foreword(home.path(), &["export", "0"]).out.contains("Beans"));
}

#[test]
fn two_thousand_appointments_are_told_apart() {
    let mut library = Library::default();
    for id in 0..2_000_u128 {
        let one = Appointment::new(Id::of(id << 90), Details::default(), "seven", Moment::of(&now()));
        library.appointments.push(Summary::of(&one, None));
    }
    let table = list::table(&library);
    let ids: BTreeSet<_> = table.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(ids.len(), 2_000);
}
