//! Deleting old notes, on screen and from the command line, in a real terminal and a real folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::pty::{FOREWORD, Session, new, run};

/// An appointment whose day was past years ago, with its file and one next to it.
fn old(home: &Path) -> (PathBuf, PathBuf) {
    let (id, file) = new(home);
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once("changed: \"").unwrap();
    let (_, rest) = rest.split_once('-').unwrap();
    let put = |path: &Path, text: &str| {
        let mut file = fs::File::create(path).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    };
    put(&file, &format!("{before}changed: \"2001-{rest}"));
    let conflict = home.join("appointments").join(format!("{id}.typed"));
    put(&conflict, "typed");
    (file, conflict)
}

/// Old notes are asked about at the start and `d` deletes them.
#[test]
fn old_notes_are_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let (file, conflict) = old(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("1 appointment is past the day").sees("“10:20 RH”").sees("encryption of the whole disk");
    assert!(file.exists());
    // The first half second takes no answer, so that no key is taken for one by mistake.
    session.types_until("d", "1 appointment is deleted permanently.").types("\x11");
    assert!(!file.exists());
    assert!(session.ends().0.success());
    assert!(!conflict.exists());
}

/// Purge asks in a terminal and lists without one.
#[test]
fn purge_asks_or_lists() {
    let home = tempfile::tempdir().unwrap();
    let (file, conflict) = old(home.path());
    let (code, out, err) = run(home.path(), &["purge"]);
    assert_eq!((code, out.contains("10:20 RH"), err.contains("--yes")), (1, true, true));
    let mut session = Session::start(FOREWORD, home.path(), &["purge"]);
    session.sees("delete after").sees("[y/N]").types("n\r").sees("Nothing was deleted.");
    assert!(session.ends().0.success());
    assert!(file.exists());
    let mut session = Session::start(FOREWORD, home.path(), &["purge"]);
    session.sees("[y/N]").types("y\r").sees("1 appointment was deleted");
    assert!(session.ends().0.success());
    assert!(!file.exists() && !conflict.exists());
}

#[test]
fn the_bin_is_a_list_and_gives_back() {
    let home = tempfile::tempdir().unwrap();
    let (_, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("10:20 RH").types("\x1b[3~").sees("Moved to the bin.").types("b").sees("30 days left");
    assert!(!file.exists());
    session.types("\r").sees("Restored.").sees("The bin is empty.").types("\x11");
    assert!(session.ends().0.success());
    assert!(file.exists());
}
