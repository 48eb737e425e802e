//! Whole sessions: start, type, leave or be made to leave.

use std::fs;

use crate::pty::{FOREWORD, Session, new, run, with_fault};

const LEAVE: &str = "\x11";

/// An opened note in which `text` was typed and seen.
fn typed(program: impl AsRef<std::path::Path>, home: &std::path::Path, id: &str, text: &str) -> Session {
    let mut session = Session::start(program, home, &["open", id]);
    session.sees("What matters to them").types(text).sees(text);
    session
}

/// The first start opens the sample and the next the list.
#[test]
fn sample_then_list() {
    let home = tempfile::tempdir().unwrap();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("made-up example").sees("Ctrl-N").types(LEAVE);
    assert!(session.ends().0.success());
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("n makes your first appointment").types("q");
    assert!(session.ends().0.success());
}

/// Typed words are in the file after leaving, and not left on the screen.
#[test]
fn typed_is_saved_on_leaving() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let words = "José lifts 漢字 👩🏽‍⚕️";
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    // This terminal draws the last of them as several, of which the first has room.
    session.sees("What matters to them").types(words).sees("José lifts 漢字 👩").types(LEAVE);
    let (status, screen) = session.ends();
    assert!(status.success());
    assert!(fs::read_to_string(file).unwrap().contains(words));
    assert!(!screen.contains("José"), "nothing is left behind:\n{screen}");
}

/// Typed words are in the file without leaving.
#[test]
fn typed_is_saved_at_once() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = typed(FOREWORD, home.path(), &id, "lift my grandson");
    session.waits_for("the file to be written", || {
        fs::read_to_string(&file).unwrap().contains("lift my grandson")
    });
    session.killed();
    let (code, out, _) = run(home.path(), &["export", &id, "--to", "md"]);
    assert_eq!(code, 0);
    assert!(out.contains("lift my grandson"));
}

/// Keys typed before the first frame are not lost.
#[test]
fn early_keys_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.types("early").sees("What matters to them").sees("early").types(LEAVE);
    assert!(session.ends().0.success());
}

/// 5000 characters are on screen without another key.
#[test]
fn burst_needs_no_more_keys() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them");
    let words: Vec<_> = (0..1_000).map(|word| format!("{word:04}")).collect();
    let burst = words.join(" ");
    session.types(&burst).types("x").sees("0999x").types(LEAVE);
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains(&burst));
}

/// A bracketed paste keeps its lines and runs nothing.
#[test]
fn paste_keeps_lines() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("\x1b[200~one\r\ntwo\x11\rthree\x1b[201~").sees("three");
    session.types(LEAVE);
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains("one\ntwo\nthree"));
}

#[test]
fn being_resized_while_typing_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = typed(FOREWORD, home.path(), &id, "before");
    session.resize(40, 12).types(" between").sees("between").resize(120, 40).types(" after").sees("after");
    session.resize(10, 3).sees("Too small").resize(80, 24).sees("before between after").types(LEAVE);
    assert!(session.ends().0.success());
}

#[test]
fn signals_save_and_give_the_terminal_back() {
    for (name, code) in [("TERM", 128 + 15), ("HUP", 128 + 1), ("INT", 128 + 2)] {
        let home = tempfile::tempdir().unwrap();
        let (id, file) = new(home.path());
        let mut session = typed(FOREWORD, home.path(), &id, "typed before");
        session.signal(name);
        let (status, _) = session.ends();
        assert_eq!(status.exit_code(), code, "{name}");
        assert!(fs::read_to_string(file).unwrap().contains("typed before"), "{name}");
    }
}

#[test]
fn stopped_and_continued_it_is_drawn_again() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = typed(FOREWORD, home.path(), &id, "typed before");
    session.signal("STOP").signal("CONT").types(" and after").sees("typed before and after").types(LEAVE);
    assert!(session.ends().0.success());
}

/// The terminal is given back, and nothing typed is said.
#[test]
fn panic_saves_and_restores() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(with_fault(), home.path(), &["open", &id]);
    session.sees("What matters to them").types("SECRET panic");
    let (status, screen) = session.ends();
    assert_eq!(status.exit_code(), 101);
    assert!(!screen.contains("SECRET"), "{screen}");
    assert!(fs::read_to_string(file).unwrap().contains("SECRET panic"), "even the last key is saved");
}

#[test]
fn an_error_saves_and_gives_the_terminal_back() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(with_fault(), home.path(), &["open", &id]);
    session.sees("What matters to them").types("SECRET error");
    let (status, screen) = session.ends();
    assert_eq!(status.exit_code(), 1);
    assert!(!screen.contains("SECRET"), "{screen}");
    assert!(fs::read_to_string(file).unwrap().contains("SECRET error"));
}

#[test]
fn a_key_costs_at_most_64_bytes() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = typed(FOREWORD, home.path(), &id, "ab");
    let mut costs: Vec<_> = (0..20)
        .map(|_| {
            let before = session.raw().len();
            session.types("c").sees_more_than(before);
            session.raw().len() - before
        })
        .collect();
    costs.sort_unstable();
    // On a busy machine the banner says meanwhile that it is saving, and that it has saved.
    assert!(costs[10] <= 64, "{costs:?}");
    session.types(LEAVE);
    assert!(session.ends().0.success());
}

/// Words typed while covered are not in the file; those typed afterwards are.
#[test]
fn covered_typing_is_not_saved() {
    for (cover, name) in [("\x0c", "Ctrl-L"), ("\x1b[24~", "F12")] {
        let home = tempfile::tempdir().unwrap();
        let (id, file) = new(home.path());
        let mut session = typed(FOREWORD, home.path(), &id, "seen before");
        session.types(cover).sees("Covered. What you typed is saved.").sees_not("seen before");
        session.sees_not("10:20").sees_not("What matters");
        assert!(fs::read_to_string(&file).unwrap().contains("seen before"), "{name}: saved when it says so");
        session.types("blind x\rblind y").types("\x1b[200~blind z\r\x1b[201~").resize(60, 20);
        session.types_until("\r", "seen before").types("and after").sees("and after").types(LEAVE);
        assert!(session.ends().0.success());
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains("seen before") && text.contains("and after"), "{name}");
        assert!(!text.contains("blind"), "{name}: {text}");
    }
}

/// While covered it saves on a signal, and leaves by its key.
#[test]
fn covered_saves_and_leaves() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = typed(FOREWORD, home.path(), &id, "one");
    session.types("\x0c").sees("Covered.").signal("TERM");
    assert_eq!(session.ends().0.exit_code(), 128 + 15);
    let mut session = typed(FOREWORD, home.path(), &id, "two");
    session.types("\x0c").sees("Covered.").types(LEAVE);
    let (status, screen) = session.ends();
    assert!(status.success() && !screen.contains("two"), "{screen}");
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("one") && text.contains("two"));
}
