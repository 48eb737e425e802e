//! Two processes write one appointment as fast as they can; no edit of either is lost.

use std::{
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

use foreword::{
    domain::{Details, Id, NotSaved, Pin},
    store::{Folder, Own, Store},
};

use crate::{long, pty::new};

/// What a writer is warned, where it is started as one.
const WRITER: &str = "FOREWORD_RACE";

/// Adds a mark of its own to the note, again and again, for as long as the parent gives it.
fn write_marks(home: &Path, id: &Id, name: &str, rounds: usize) {
    let own = Own { host: "here".to_owned(), process: std::process::id() };
    let mut store = Store::of(Folder::new(home), own);
    if name.starts_with("pin") {
        let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
        for round in 0..rounds {
            let pin = Pin { phrase: format!("{name}{round}"), ..Pin::default() };
            store.pin(id, pin, now).unwrap();
        }
        return;
    }
    for round in 0..rounds {
        let mark = format!("{name}{round};");
        let mut now = store.open(id).unwrap().appointment;
        loop {
            now.notes.context.what_matters.text.push_str(&mark);
            match store.save(&now) {
                Ok(_) => break,
                // Nothing was overwritten: the mark goes onto what the other wrote.
                Err(NotSaved::Changed(theirs)) => {
                    store.set_baseline(id, theirs.fingerprint);
                    now = theirs.appointment;
                }
                Err(NotSaved::UserError(error)) => panic!("{error}"),
            }
        }
    }
}

/// Not a test of its own: what the two processes run.
#[test]
#[expect(clippy::disallowed_methods, reason = "the parent says what to do")]
fn a_writer() {
    let Ok(warned) = std::env::var(WRITER) else { return };
    let parts: Vec<&str> = warned.split('|').collect();
    write_marks(Path::new(parts[0]), &parts[1].parse().unwrap(), parts[2], parts[3].parse().unwrap());
}

fn writer(home: &Path, id: &str, name: &str, rounds: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["race::a_writer", "--exact", "--quiet"])
        .env(WRITER, format!("{}|{id}|{name}|{rounds}", home.display()))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the long run lasts a minute by a real clock")]
fn two_processes_at_one_note_lose_no_edit() {
    const ROUNDS: usize = 100;
    let began = Instant::now();
    loop {
        let home = tempfile::tempdir().unwrap();
        let (id, _) = new(home.path());
        let mut both = ["a", "b"].map(|name| writer(home.path(), &id, name, ROUNDS));
        for child in &mut both {
            assert!(child.wait().unwrap().success());
        }
        let text = Store::new(Folder::new(home.path()))
            .open(&id.parse().unwrap())
            .unwrap()
            .appointment
            .notes
            .context
            .what_matters
            .text;
        for mark in (0..ROUNDS).flat_map(|round| [format!("a{round};"), format!("b{round};")]) {
            assert_eq!(text.split_inclusive(';').filter(|one| *one == mark).count(), 1, "{mark} in {text}");
        }
        if !long() || began.elapsed() > Duration::from_mins(1) {
            return;
        }
    }
}

#[test]
fn two_processes_pin_and_lose_none() {
    const ROUNDS: usize = 20;
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut both = ["pin-a", "pin-b"].map(|name| writer(home.path(), &id, name, ROUNDS));
    assert!(both.iter_mut().all(|child| child.wait().unwrap().success()));
    let opened = Store::new(Folder::new(home.path())).open(&id.parse().unwrap()).unwrap();
    assert_eq!(opened.appointment.pinned.len(), 2 * ROUNDS);
}

/// Whatever cannot be overwritten can be kept next to it.
#[test]
fn fixed_file_gets_a_neighbour() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let id: Id = id.parse().unwrap();
    let [mut one, mut other] =
        [1, 2].map(|process| Store::of(Folder::new(home.path()), Own { host: "here".to_owned(), process }));
    let mut mine = one.open(&id).unwrap().appointment;
    let mut theirs = other.open(&id).unwrap().appointment;
    mine.set_details(Details { label: "mine".to_owned(), ..Details::default() });
    theirs.set_details(Details { label: "theirs".to_owned(), ..Details::default() });
    other.save(&theirs).unwrap();
    assert!(matches!(one.save(&mine), Err(NotSaved::Changed(_))));
    one.keep_copy(&mine).unwrap();
    let (name, conflict) = other.conflict_of(&id).unwrap();
    assert_eq!(conflict.label, "mine");
    assert!(one.list().unwrap().appointments[0].conflict);
    other.archive(&id, &name).unwrap();
    assert!(other.conflict_of(&id).is_none());
}

/// A lock that is never given back.
#[test]
fn stuck_lock_stops_nobody() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let lock = home.path().join("appointments").join(".replacing.lock");
    let held = std::fs::File::create(lock).unwrap();
    held.lock().unwrap();
    let mut store = Store::new(Folder::new(home.path()));
    let mut one = store.open(&id.parse().unwrap()).unwrap().appointment;
    one.label = "10:30 RH".to_owned();
    store.save(&one).unwrap();
    assert!(std::fs::read_to_string(file).unwrap().contains("10:30 RH"));
}
