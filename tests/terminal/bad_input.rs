//! Bad input: one plain sentence on what happened, what is safe and what to do; nothing is lost.

use std::{fs, path::Path};

use crate::pty::{FOREWORD, Session, new, run};

#[track_caller]
fn refused(home: &Path, arguments: &[&str], words: &[&str]) {
    let (code, out, err) = run(home, arguments);
    assert_ne!(code, 0, "{arguments:?}");
    assert_eq!(out, "", "{arguments:?}");
    for word in words {
        assert!(err.contains(word), "{word:?} is not in {err:?}");
    }
    assert!(!err.contains("panicked") && !err.contains("RUST_BACKTRACE"), "{err}");
}

#[test]
fn a_home_that_is_a_file() {
    let outside = tempfile::tempdir().unwrap();
    let home = outside.path().join("file");
    fs::File::create(&home).unwrap();
    for arguments in [&["new", "--label", "RH"][..], &["list"], &["open", "ab"], &["export", "ab"]] {
        refused(&home, arguments, &["There is a file where", "was changed", "--home"]);
    }
}

#[test]
fn an_unknown_id_and_one_that_is_none() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    for command in ["open", "export"] {
        refused(home.path(), &[command, "zzz"], &["is not an ID", "foreword list"]);
    }
    refused(home.path(), &["export", &"0".repeat(32)], &["There is no such file"]);
}

#[test]
fn a_date_nobody_can_parse() {
    let home = tempfile::tempdir().unwrap();
    refused(
        home.path(),
        &["new", "--when", "whenever"],
        &["whenever", "tomorrow 14:30", "No appointment was made"],
    );
    assert_eq!(run(home.path(), &["list", "--json"]).1.trim(), "[]");
}

/// The variable that names the folder is no option that was typed.
#[test]
fn usage_is_that_of_the_command() {
    let home = tempfile::tempdir().unwrap();
    let (code, _, err) = run(home.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(err.contains("Usage: foreword check <FILE>"), "{err}");
}

#[test]
fn no_terminal() {
    let outside = tempfile::tempdir().unwrap();
    let home = outside.path().join("home");
    refused(&home, &[], &["needs a terminal", "Nothing was changed", "--help"]);
    assert!(!home.exists(), "nothing was changed");
}

/// Files that cannot be read are named and stop no other.
#[test]
fn unreadable_files_are_named() {
    let home = tempfile::tempdir().unwrap();
    let (good, file) = new(home.path());
    let text = fs::read(&file).unwrap();
    let library = home.path().join("appointments");
    let put = |digit: &str, bytes: &[u8]| {
        let id = digit.repeat(32);
        let own = String::from_utf8_lossy(&text).replace(&good, &id);
        let bytes = if bytes.is_empty() { own.into_bytes() } else { bytes.to_vec() };
        let path = library.join(format!("{id}.ron"));
        let mut file = fs::File::create(&path).unwrap();
        std::io::Write::write_all(&mut file, &bytes).unwrap();
        (id, path)
    };
    let utf_16: Vec<u8> = String::from_utf8_lossy(&text).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bad = [
        (put("1", &text[..text.len() / 2]), "line "),
        (put("2", &[b"\xff\xfe".as_slice(), &utf_16].concat()), "UTF-16"),
        (put("3", "[".repeat(1_000).as_bytes()), "line 1"),
        (put("4", b"Appointment(format: 99)"), "newer"),
        (put("5", &vec![b' '; 50 << 20]), "larger than 16 MB"),
    ];
    for ((id, path), words) in &bad {
        let before = fs::metadata(path).unwrap().len();
        refused(home.path(), &["open", id], &[words]);
        refused(home.path(), &["export", id], &[words]);
        assert_eq!(fs::metadata(path).unwrap().len(), before);
    }
    let (code, out, err) = run(home.path(), &["list"]);
    assert_eq!(code, 1);
    assert!(out.contains("10:20 RH"), "{out}");
    for ((id, _), words) in &bad {
        assert!(err.lines().any(|line| line.contains(id) && line.contains(words)), "{id}: {err}");
    }
}

/// A byte order mark and carriage returns.
#[test]
fn bom_and_cr_do_no_harm() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let text = fs::read_to_string(&file).unwrap().replace('\n', "\r\n");
    fs::remove_file(&file).unwrap();
    let mut marked = fs::File::create(&file).unwrap();
    std::io::Write::write_all(&mut marked, format!("\u{feff}{text}").as_bytes()).unwrap();
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("typed").sees("typed").types("\x11");
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(&file).unwrap().contains("typed"));
}

/// A tiny terminal says so and keeps what is typed.
#[test]
fn tiny_terminal_keeps_typing() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::sized(FOREWORD, home.path(), &["open", &id], (10, 3));
    session.sees("Too small").types("typed all the same").types("\x11");
    assert!(session.ends().0.success());
    assert!(fs::read_to_string(file).unwrap().contains("typed all the same"));
}
