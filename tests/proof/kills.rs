//! Killed at any moment of a typing session, everything that was painted is there at the next start.

use std::{path::Path, thread};

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

/// Kills one typing session; the length of what was painted, or `None` where the banner said that the
/// disk was too slow to keep up.
fn kill_once(home: &Path, round: u64) -> Option<usize> {
    let mut chance = Chance::new(round);
    let (id, _) = new(home);
    let mut session = Session::sized(FOREWORD, home, &["open", &id], (120, 40));
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
        return None;
    }
    let seen = painted(&screen);
    let found = without_spaces(&found_again(home, &id));
    assert!(found.starts_with(&seen), "round {round}: {seen:?} was painted, {found:?} was found again");
    assert!(without_spaces(&typed).starts_with(&found), "round {round}: nothing else was found");
    Some(seen.chars().count())
}

/// Every character, at any moment.
#[test]
fn painted_survives_any_kill() {
    let rounds = if long() { 400 } else { 50 };
    let half = |first: u64| {
        let home = tempfile::tempdir().unwrap();
        (first..rounds).step_by(2).map(|round| kill_once(home.path(), round)).collect::<Vec<_>>()
    };
    let painted: Vec<_> = thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0).into_iter().chain(other.join().unwrap()).collect()
    });
    assert!(painted.iter().flatten().any(|count| *count > 20), "something was typed and seen");
    let slow = painted.iter().filter(|count| count.is_none()).count();
    assert!(slow * 10 < painted.len(), "{slow} rounds met a disk so slow that the banner said so");
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
