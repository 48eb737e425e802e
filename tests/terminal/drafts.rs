//! Text typed outside the notes is there again, whatever ended the program.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::pty::{FOREWORD, Session, new};

/// Types a word in some place, ends the program in each way, and sees the word at the next start.
fn comes_back(keys: &[(&str, &str)], word: &str) {
    for signal in ["KILL", "TERM", "HUP"] {
        let home = tempfile::tempdir().unwrap();
        new(home.path());
        let mut session = Session::start(FOREWORD, home.path(), &[]);
        session.sees("10:20 RH");
        for (key, place) in keys {
            session.types(key).sees(place);
        }
        for (at, letter) in word.char_indices() {
            session.types(letter.encode_utf8(&mut [0; 4])).sees(word.get(..=at).unwrap());
        }
        let folder = home.path().join("drafts");
        let private =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode().trailing_zeros() >= 6;
        assert!(
            private(&folder) && fs::read_dir(&folder).unwrap().all(|file| private(&file.unwrap().path()))
        );
        if signal == "KILL" {
            session.killed();
        } else {
            session.signal(signal);
            session.ends();
        }
        // My words and a reflection are saved by themselves after a second.
        let own = [home.path().join("phrases").join("mine.ron"), home.path().join("reflections.ron")];
        let is_saved = |file| fs::read_to_string(file).is_ok_and(|own| own.contains(word));
        if !own.into_iter().any(is_saved) {
            let mut session = Session::start(FOREWORD, home.path(), &[]);
            session.sees(word).sees("What you were typing is back.");
            session.killed();
        }
    }
}

#[test]
fn form_comes_back() {
    comes_back(&[("n", "New appointment")], "11:40-SM");
}

#[test]
fn label_comes_back() {
    comes_back(&[("r", "This appointment")], "-knee");
}

#[test]
fn change_of_the_team_comes_back() {
    comes_back(&[("f", "Three questions"), ("t", "Nothing agreed yet"), ("n", "We change")], "zqslots");
}

#[test]
fn my_words_come_back() {
    comes_back(&[("p", "change"), ("c", "keep my words")], "zqknee");
}

#[test]
fn filter_comes_back() {
    comes_back(&[("/", "show all")], "zqknee");
}

#[test]
fn reflection_comes_back() {
    comes_back(&[("f", "Three questions"), ("\r", "In a word")], "zqknee");
}

/// Each letter is written down before it is painted.
#[test]
fn a_burst_comes_back() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("10:20 RH").types("n").sees("New appointment");
    // Begins as no word of the form does: “ab” would be found in its “label”.
    let words = "zqxjkvwpbgfdlmnhcrsty";
    session.types(words).sees("zq");
    let screen = session.killed();
    let painted =
        (2..=words.len()).rev().filter_map(|end| words.get(..end)).find(|part| screen.contains(part));
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees(painted.unwrap());
    session.killed();
}

/// Places made since the first forms, each on the way that a person takes there.
#[test]
fn newer_places_come_back() {
    // From the list into the notes, and from there on.
    const NOTES: (&str, &str) = ("\r", "What matters to them");
    for (way, word) in [
        (
            [NOTES, ("\x1b[20~", "abbreviations"), (".", "My abbreviations"), ("\x0e", "A new abbreviation")]
                .as_slice(),
            "zqabb",
        ),
        (&[("p", "change"), ("i", "phrase of your own")], "zqown"),
        (&[("f", "Three questions"), ("\x1b[F", "slip"), ("\r", "slip")], "zqslip"),
    ] {
        comes_back(way, word);
    }
}

#[test]
fn resource_comes_back() {
    comes_back(&[("l", "Nothing here yet"), ("\x0e", "A new resource")], "zqknee");
}
