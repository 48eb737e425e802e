//! Everything a terminal sends that is no key, and keys that come in pieces.

use std::fs;

use crate::pty::{FOREWORD, Session, new};

const LEAVE: &str = "\x11";
const ANSWERS: &str =
    "\x1b[?997;1n\x1b[?2026;2$y\x1b[?62;22c\x1b]11;rgb:1e1e/2020/3030\x1b\\\x1bP1+r544e=62\x1b\\";

#[test]
fn answers_in_a_note() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("one").sees("one");
    session.types(ANSWERS).types(" two").sees("one two").types("\x1b]11;rgb:\x07").types(", three");
    session.sees("one two, three").types(LEAVE);
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains("\"one two, three\""));
}

#[test]
fn answers_queued_before_the_start() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.types(ANSWERS).sees("10:20 RH").types(LEAVE);
    let raw = session.ends_with_raw();
    assert!(!raw.contains("The bin is empty") && !raw.contains("This appointment"), "{raw}");
}

#[test]
fn an_escape_in_two_writes() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("ac").sees("ac");
    session.types("\x1b").types("[D").types("b").sees("abc").types("\x1b").types("\x1b[D").types("Z");
    session.sees("Zabc").types(LEAVE);
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains("\"Zabc\""));
}

#[test]
fn pastes_run_nothing_in_a_list() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("\x1b").sees("/ filter");
    // The rest of a mark that came too late.
    session.types("[200~b bad news\rd\rx\x1b[201~").sees("10:20 RH");
    session.types("b bad\rd news\rx\r").sees("What was pasted is not a list");
    assert!(file.exists());
    session.types("\x1b[3~").sees("Moved to the bin.").types(LEAVE);
    assert!(session.ends().0.success());
}

#[test]
fn a_paste_without_an_end() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("\x1b[20").types("0~cut").types(" off").sees("cut off");
    session.types(LEAVE);
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains("\"cut off\""));
}

#[test]
fn nothing_is_typed_blind() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("seen before").sees("seen before");
    for blind in ["\r\x1b[Bblind", "\r\x1b[200~blind\x1b[201~", "\r\r\r\x1b[Bblind"] {
        session.types("\x0c").sees("Covered.").types("\rblind").types_until(blind, "seen before");
    }
    session.types_until("!", "seen before!").types(LEAVE);
    assert!(session.ends().0.success());
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("seen before!") && !text.contains("blind"), "{text}");
}
