//! Killed at any moment of a typing session, everything that was painted is there at the next start.

use std::path::Path;

use crate::{
    chance::Chance,
    long,
    pty::{FOREWORD, Session, new, run},
};

/// The notes' first field as it was painted, without spaces and line ends.
fn painted(screen: &str) -> String {
    let notes = screen.lines().filter_map(|line| line.split_once('│').map(|(_, notes)| notes.trim()));
    let after = notes.skip_while(|line| !line.starts_with("What matters to them")).skip(1);
    after
        .take_while(|line| !line.starts_with("What I already know"))
        .flat_map(str::split_whitespace)
        .collect()
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What the first field holds at the next start.
fn found_again(home: &Path, id: &str) -> String {
    let (code, _, error) = run(home, &["export", id, "--to", "txt"]);
    assert_eq!(code, 0, "{error}");
    let file = std::fs::read(home.join("appointments").join(format!("{id}.ron"))).unwrap();
    foreword::store::format::decode(&file, "").unwrap().appointment.notes.context.what_matters.text
}

#[test]
fn every_character_painted_survives_a_kill_at_any_moment() {
    let home = tempfile::tempdir().unwrap();
    let (mut longest, mut slow) = (0, 0);
    for round in 0..if long() { 400 } else { 200 } {
        let mut chance = Chance::new(round);
        let (id, _) = new(home.path());
        let mut session = Session::sized(FOREWORD, home.path(), &["open", &id], (120, 40));
        session.sees("What matters to them");
        let mut typed = String::new();
        // Some rounds type in one go, some piece by piece, some with a save in between.
        for _ in 0..=chance.below(4) {
            let count = 1 + chance.below(12);
            let words = chance.words(count) + " ";
            let before = session.raw().len();
            session.types(&words);
            typed += &words;
            if chance.below(3) > 0 {
                session.sees_bytes(before + 1);
            }
        }
        let screen = session.killed();
        if screen.contains("not saved yet") {
            slow += 1;
            continue;
        }
        let seen = painted(&screen);
        let found = without_spaces(&found_again(home.path(), &id));
        longest = longest.max(seen.chars().count());
        assert!(found.starts_with(&seen), "round {round}: {seen:?} was painted, {found:?} was found again");
        assert!(without_spaces(&typed).starts_with(&found), "round {round}: nothing else was found");
    }
    assert!(longest > 20, "something was typed and seen");
    assert!(slow < 20, "{slow} rounds met a disk so slow that the banner said so");
}

#[test]
fn killed_again_and_again_the_text_only_grows() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut all = String::new();
    for round in 0..12 {
        let mut session = Session::sized(FOREWORD, home.path(), &["open", &id], (120, 40));
        session.sees("What matters to them");
        let word = format!("word{round} ");
        session.types(&word).sees(word.trim_end());
        session.killed();
        all += &word;
        let found = found_again(home.path(), &id);
        assert!(all.starts_with(&found) && found.ends_with(word.trim_end()) || found == all, "{found:?}");
        all.clone_from(&found);
    }
}
