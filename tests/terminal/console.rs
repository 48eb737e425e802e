//! The real program in a pseudo-console of Windows (`ConPTY`): what no other system has.

use std::{fs, path::Path};

use crate::pty::{FOREWORD, Session, new, run};

/// A pseudo-console asks where the cursor is before it does anything else, and waits for the answer.
const CURSOR: &str = "\x1b[1;1R";
const LEAVE: &str = "\x11";

fn open(home: &Path, id: &str) -> Session {
    let mut session = Session::start(FOREWORD, home, &["open", id]);
    session.types(CURSOR).sees("What matters to them");
    session
}

#[test]
fn typed_is_saved_on_leaving() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = open(home.path(), &id);
    session.types("lift my grandson").sees("lift my grandson").types(LEAVE);
    assert!(session.leaves().success());
    assert!(fs::read_to_string(file).unwrap().contains("lift my grandson"));
}

/// Whoever closes the window has saved.
#[test]
fn closed_window_saves() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = open(home.path(), &id);
    session.types("up to the last").sees("up to the last");
    session.window_closed();
    assert!(fs::read_to_string(&file).unwrap().contains("up to the last"));
    let left = fs::read_dir(file.parent().unwrap()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains(".lock")), "{left:?}");
}

/// What was typed survives a kill, whatever was open.
#[test]
fn typed_survives_a_kill() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = open(home.path(), &id);
    session.types("seen").sees("seen");
    session.killed();
    let mut session = open(home.path(), &id);
    session.sees("seen").types(LEAVE);
    assert!(session.leaves().success());
}

/// The second window sees who has it, as it can read the words beside the lock.
#[test]
fn second_window_is_told() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut first = open(home.path(), &id);
    first.types("first").sees("first");
    let mut second = Session::start(FOREWORD, home.path(), &["open", &id]);
    second.types(CURSOR).sees("in another window on this computer");
    let (_, report, _) = run(home.path(), &["doctor"]);
    assert!(report.contains("in another window"), "{report}");
    second.killed();
    first.types(LEAVE);
    assert!(first.leaves().success());
}

/// No letter of a paste runs in the list, and in a note it is text.
#[test]
fn pastes_are_text() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = open(home.path(), &id);
    session.types("one – two").sees("one – two").types("\x1b").sees("/ filter");
    session.types("b bad\rd news\rx\r").sees("not a list");
    assert!(file.exists());
    session.types(LEAVE);
    assert!(session.leaves().success());
    assert!(fs::read_to_string(file).unwrap().contains("one – two"));
}
