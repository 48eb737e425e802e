//! Locked notes in a real terminal: nothing is read before the passphrase, nothing typed is seen or kept.

use std::{fs, path::Path, process::Command};

use crate::pty::{FOREWORD, Session, new};

const PASSPHRASE: &str = "correct horse battery";

/// An encrypted home with one appointment.
fn encrypted() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret");
    std::io::Write::write_all(&mut fs::File::create(&secret).unwrap(), PASSPHRASE.as_bytes()).unwrap();
    let ran = Command::new(FOREWORD)
        .args(["encrypt", "--passphrase-file"])
        .arg(&secret)
        .env("FOREWORD_HOME", home.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    home
}

fn holds(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, words);
        }
        fs::read(path).is_ok_and(|bytes| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
    })
}

/// The passphrase is never on screen; a wrong one is said; the right one opens the list, and a note survives a KILL.
#[test]
fn the_passphrase_comes_first() {
    let home = encrypted();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Locked. The notes are encrypted.").sees_not("10:20 RH");
    session.types("wrong\r").sees("That is not the passphrase").sees_not("wrong");
    session.types(PASSPHRASE).sees("•••").sees_not("horse");
    session.types("\r").sees("10:20 RH").types("\r").sees("Context");
    session.types("zqknee").sees("zqknee");
    session.killed();
    assert!(!holds(home.path(), "zqknee") && !holds(home.path(), "10:20 RH"));
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Locked").types(PASSPHRASE).types("\r").sees("10:20 RH").types("\r").sees("zqknee");
    session.killed();
}

/// By a key on the cover: the note is off the screen and out of the program, and is there again.
#[test]
fn the_cover_becomes_a_lock() {
    let home = encrypted();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Locked").types(PASSPHRASE).types("\r").sees("10:20 RH").types("\r").sees("Context");
    session.types("zqknee").sees("zqknee").types("\x0c").sees("Covered.").sees("lock");
    session.types("\x0b").sees("Locked. The notes are encrypted.").sees_not("zqknee");
    session.types("typed blind\r").sees("That is not the passphrase").sees_not("typed blind");
    session.types(PASSPHRASE).types("\r").sees("zqknee").sees_not("typed blind");
    session.types("\x11");
    session.ends();
    assert!(!holds(home.path(), "zqknee"));
}

/// A form that was half filled in when it was locked is there again.
#[test]
fn a_form_survives_the_lock() {
    let home = encrypted();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Locked").types(PASSPHRASE).types("\r").sees("10:20 RH");
    session.types("n").sees("New appointment").types("11:40-SM").sees("11:40-SM");
    session.types("\x0c").sees("Covered.").types("\x0b").sees("Locked.");
    session.types(PASSPHRASE).types("\r").sees("11:40-SM");
    session.killed();
}

#[test]
fn signals_end_the_lock() {
    for signal in ["TERM", "HUP"] {
        let home = encrypted();
        let mut session = Session::start(FOREWORD, home.path(), &[]);
        session.sees("Locked").types("half").sees("••••").signal(signal);
        session.ends();
    }
    let home = encrypted();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Locked").types("\x11");
    session.ends();
}
