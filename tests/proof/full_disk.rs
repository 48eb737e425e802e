//! The real program on a disk that is really full.

use std::{fs, path::Path, process::Command};

use crate::pty::{FOREWORD, Session, new};

/// A disk of one megabyte in memory, let go at the end.
struct Tiny(tempfile::TempDir);

impl Tiny {
    /// `None`, loudly, where this user may not mount one.
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|done| done.status.success());
        if !mounted {
            // Not through the macro: what that prints is kept back while the test passes.
            let said = "\nSKIPPED: a full disk was not tried, for this user may not mount one (root may)\n";
            std::io::Write::write_all(&mut std::io::stderr(), said.as_bytes()).unwrap();
            return None;
        }
        Some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Tiny {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// A full disk truncates nothing and saves by itself once there is room.
#[test]
fn full_disk_truncates_nothing() {
    let Some(tiny) = Tiny::mounted() else { return };
    let home = tiny.path().join("home");
    let (id, file) = new(&home);
    let mut session = Session::start(FOREWORD, &home, &["open", &id]);
    session.sees("What matters to them").types("before").sees("before");
    session.waits_for("the first save", || fs::read_to_string(&file).unwrap().contains("before"));
    let filler = tiny.path().join("filler");
    assert!(
        fs::File::create(&filler)
            .and_then(|mut file| { std::io::copy(&mut std::io::repeat(b'x'), &mut file) })
            .is_err(),
        "the disk is full now"
    );
    session.types(" and words that have no room").sees("not saved: disk full").types(", still").sees("still");
    assert!(fs::read_to_string(&file).unwrap().contains("before"), "the old file is whole");
    session.types("\x11").sees("Not everything is saved").types("\x1b").sees("Keep typing");
    fs::remove_file(&filler).unwrap();
    session.sees_no_more("not saved");
    assert!(fs::read_to_string(&file).unwrap().contains("no room, still"));
    session.types("\x11");
    assert!(session.ends().0.success());
}

/// A folder that is gone or read only stops nobody from typing.
#[test]
fn lost_folder_stops_no_typing() {
    let outside = tempfile::tempdir().unwrap();
    let home = outside.path().join("home");
    let (id, file) = new(&home);
    let mut session = Session::start(FOREWORD, &home, &["open", &id]);
    session.sees("What matters to them").types("before").sees("before");
    session.waits_for("the first save", || fs::read_to_string(&file).unwrap().contains("before"));
    let away = outside.path().join("away");
    fs::rename(&home, &away).unwrap();
    session.types(" while it is away").sees("not saved: folder is gone").types(" on").sees("away on");
    fs::rename(&away, &home).unwrap();
    session
        .sees_no_more("not saved")
        .waits_for("the save", || fs::read_to_string(&file).unwrap().contains("while it is away on"));
    session.types("\x11");
    assert!(session.ends().0.success());
}

#[test]
fn term_says_where_it_is_kept() {
    let outside = tempfile::tempdir().unwrap();
    let home = outside.path().join("home");
    let (id, file) = new(&home);
    let mut session = Session::start(FOREWORD, &home, &["open", &id]);
    session.sees("What matters to them").types("before").sees("before");
    session.waits_for("the first save", || fs::read_to_string(&file).unwrap().contains("before"));
    let away = outside.path().join("away");
    fs::rename(&home, &away).unwrap();
    session.types(" and after").sees("not saved: folder is gone").signal("TERM");
    let (status, screen) = session.ends();
    let said: String = screen.split_whitespace().collect();
    assert_eq!(status.exit_code(), 128 + 15);
    assert!(said.contains(&format!("{id}.typed,andcomeback")) && !said.contains("stays"), "{screen}");
    fs::rename(&away, &home).unwrap();
    let mut session = Session::start(FOREWORD, &home, &["open", &id]);
    session.sees("before and after").types("\x11");
    assert!(session.ends().0.success());
}
