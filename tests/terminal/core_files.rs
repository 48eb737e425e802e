//! A core file would hold note text; there is none.

use std::{
    fs,
    io::{self, Write},
    os::unix::{fs::MetadataExt, process::CommandExt},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::pty::FOREWORD;

const ROOT: u32 = 0;
const NOBODY: u32 = 65_534;

/// Whether it may leave no core file, and whether the system lets nobody look into it: its files in
/// `/proc` then belong to root.
fn closed(child: &Child) -> bool {
    let of = |file: &str| format!("/proc/{}/{file}", child.id());
    let limits = fs::read_to_string(of("limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let none = core.split_whitespace().skip(4).take(2).eq(["0", "0"]);
    none && fs::metadata(of("environ")).unwrap().uid() == ROOT
}

#[test]
#[expect(clippy::disallowed_methods, reason = "patience is measured by a real clock")]
fn no_core_file() {
    let mut command = Command::new(FOREWORD);
    command.args(["check", "-"]).env("FOREWORD_HOME", "/nowhere");
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    if fs::metadata("/proc/self").unwrap().uid() == ROOT {
        // What root runs belongs to root in any case.
        command.uid(NOBODY);
    }
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            writeln!(io::stderr(), "SKIPPED: another user may not run {FOREWORD}: {error}").unwrap();
            return;
        }
    };
    let end = Instant::now() + Duration::from_secs(20);
    while !closed(&child) {
        assert!(Instant::now() < end, "core files are forbidden before anything is read");
        thread::yield_now();
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().code().is_some());
}
