//! What is well and what is not, from the real program.

use std::{fs, io::Write};

use crate::pty::{FOREWORD, Session, new, run};

/// It says that all is well and which terminal it is.
#[test]
fn all_is_well() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let mut session = Session::sized(FOREWORD, home.path(), &["doctor"], (100, 60));
    session
        .sees("FOREWORD_HOME names this folder")
        .sees("100 columns and 60 rows")
        .sees("TERM is xterm-256color");
    session.sees("Nothing: all is well");
    assert!(session.ends().0.success());
}

/// It names a file that cannot be read and no word of it.
#[test]
fn bad_file_is_named() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    fs::File::create(file).unwrap().write_all(b"Appointment(format: 1, label: \"SECRET").unwrap();
    let (code, out, err) = run(home.path(), &["doctor"]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains(&id) && !out.contains("SECRET"), "{out}");
    let (code, out, _) = run(home.path(), &["doctor", "--json"]);
    assert!(code == 1 && out.contains(&id) && !out.contains("SECRET"), "{out}");
}

#[test]
fn keys_are_shown_one_by_one_with_what_they_do() {
    let home = tempfile::tempdir().unwrap();
    // Esc does something in many places, and every one has a line.
    let mut session = Session::sized(FOREWORD, home.path(), &["doctor", "--keys"], (80, 60));
    session.sees("Press any key").types("\x0b").sees("Ctrl-K    the terminal reports Char('k') with Control");
    session.types("\x1b[24;5~").sees("Ctrl-F12").sees("It does nothing.");
    session.types("\x1b[200~SECRET\x11\x1b[201~").sees("a paste of 7 characters");
    session.types("\x1b").sees("reports Esc").types("\x1b");
    let (status, screen) = session.ends();
    assert!(status.success());
    assert!(!screen.contains("SECRET"), "{screen}");
    assert!(!home.path().join("appointments").exists(), "nothing is made");
}

/// Showing keys ends with Ctrl-C and with a signal.
#[test]
fn show_keys_ends() {
    let home = tempfile::tempdir().unwrap();
    // Esc does something in many places, and every one has a line.
    let mut session = Session::sized(FOREWORD, home.path(), &["doctor", "--keys"], (80, 60));
    session.sees("Press any key").types("\x03");
    assert!(session.ends().0.success());
    // Esc does something in many places, and every one has a line.
    let mut session = Session::sized(FOREWORD, home.path(), &["doctor", "--keys"], (80, 60));
    session.sees("Press any key").signal("TERM");
    assert_eq!(session.ends().0.exit_code(), 128 + 15);
}

#[test]
fn keys_need_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, err) = run(home.path(), &["doctor", "--keys"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("in a terminal") && err.lines().count() == 1, "{err}");
}
