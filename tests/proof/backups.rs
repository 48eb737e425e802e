//! Killed at any moment, a backup is there whole or not at all, and what is brought back is completed the
//! next time.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::{
    chance::Chance,
    long,
    pty::{FOREWORD, new, run},
};

#[expect(clippy::disallowed_methods, reason = "it is killed at a moment of a real clock")]
fn sleep(micros: u64) {
    thread::sleep(Duration::from_micros(micros));
}

/// Runs a command and kills it after so long; whether it had ended by itself.
fn killed_after(home: &Path, arguments: &[&str], micros: u64) -> bool {
    let mut command = Command::new(FOREWORD);
    command.args(arguments).env("FOREWORD_HOME", home);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(micros);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    child.wait().unwrap();
    ended
}

fn appointments(home: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(home.join("appointments")).into_iter().flatten();
    let files = files.map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    named.map(|path| (path.file_name().unwrap().into(), fs::read(&path).unwrap())).collect()
}

#[test]
fn killed_backup_and_restore() {
    let (home, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for _ in 0..12 {
        new(home.path());
    }
    let file = outside.path().join("b.tar");
    let name = file.to_str().unwrap();
    let mut chance = Chance::new(1);
    let (mut cut, rounds) = (0, if long() { 300 } else { 24 });
    for round in 0..rounds {
        let before = fs::read(&file).ok();
        let micros = 500 + u64::try_from(chance.below(40_000)).unwrap();
        cut += u32::from(!killed_after(home.path(), &["backup", name, "--replace"], micros));
        let after = fs::read(&file).ok();
        if after.is_some() && after != before {
            let (code, out, _) = run(home.path(), &["verify", name]);
            assert_eq!(code, 0, "round {round}: {out}");
        } else {
            assert_eq!(after, before, "round {round}");
        }
    }
    assert!(cut > 0, "none was cut short");
    assert_eq!(run(home.path(), &["backup", name, "--replace"]).0, 0);
    let all = appointments(home.path());
    for round in 0..rounds {
        let new = outside.path().join(format!("new-{round}"));
        let into = ["restore", name, "--yes", "--into", new.to_str().unwrap()];
        let micros = 500 + u64::try_from(chance.below(60_000)).unwrap();
        killed_after(home.path(), &into, micros);
        for (file, bytes) in appointments(&new) {
            assert_eq!(all[&file], bytes, "round {round}: whole or not at all");
        }
        assert_eq!(run(home.path(), &into).0, 0);
        assert_eq!(appointments(&new), all, "round {round}");
    }
}
