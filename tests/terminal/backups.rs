//! The backup of the day, on the way out.

use std::{fs, path::Path};

use crate::pty::{FOREWORD, Session, new, run};

const LEAVE: &str = "\x11";

fn with_folder(home: &Path, folder: &Path) {
    let text = format!("Settings(format: 1, backup_folder: \"{}\")", folder.display());
    foreword::store::replace(&home.join("settings.ron"), text.as_bytes()).unwrap();
}

/// Opens a note, types into it and leaves; what is on the terminal then.
fn session(home: &Path, id: &str, words: &str) -> String {
    let mut session = Session::start(FOREWORD, home, &["open", id]);
    session.sees("What matters to them").types(words).sees(words).types(LEAVE);
    let (status, screen) = session.ends();
    assert!(status.success());
    screen
}

fn backups(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().display().to_string());
    all.collect()
}

/// One a day, made on leaving with what was typed last, and nothing is said of it.
#[test]
fn leaving_makes_the_backup_of_the_day() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (id, file) = new(home.path());
    with_folder(home.path(), folder.path());
    let screen = session(home.path(), &id, "lift my grandson");
    assert!(!screen.contains("backup"), "{screen}");
    let [backup] = backups(folder.path()).try_into().unwrap();
    assert!(fs::read_to_string(&backup).unwrap().contains("lift my grandson"));
    session(home.path(), &id, " and again");
    assert_eq!(backups(folder.path()), std::slice::from_ref(&backup), "one a day");
    fs::remove_file(file).unwrap();
    fs::remove_dir_all(home.path().join("history")).unwrap();
    let (code, out, error) = run(home.path(), &["restore", &backup]);
    assert!(code == 0 && out.contains("Brought back: 1 appointment."), "{out}{error}");
    assert!(run(home.path(), &["export", &id]).1.contains("lift my grandson"));
    let (code, out, _) = run(home.path(), &["verify"]);
    assert!(code == 0 && out.contains("0 left over. All is well."), "{out}");
}

/// Where none can be made that is said once, after all is saved.
#[test]
fn failed_backup_is_said_once() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    with_folder(home.path(), "/media/no stick".as_ref());
    let said = session(home.path(), &id, "one").split_whitespace().collect::<String>();
    assert!(said.contains("Thebackupcouldnotbewrittento/media/nostick.Thefolderisnotthere."), "{said}");
    assert!(!session(home.path(), &id, " two").contains("backup"), "once");
    let note = fs::read_to_string(file).unwrap();
    assert!(note.contains("one") && note.contains(" two"));
    let (code, out, _) = run(home.path(), &["doctor"]);
    assert!(code == 1 && out.contains("Backups") && out.contains("no stick"), "{out}");
}
