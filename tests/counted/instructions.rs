//! Work of the program as it was built for the tests, of a start and of a key: instructions, counted by Valgrind,
//! and calls of the system about files, the terminal and the disk, counted by strace.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::Path,
    process::Command,
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::hold;

const FOREWORD: &str = env!("CARGO_BIN_EXE_foreword");
const KEYS: usize = 100;

/// The end of a frame.
const FRAME: &[u8] = b"\x1b[?2026l";

/// What counts.
#[derive(Clone, Copy)]
enum Counter {
    Valgrind,
    Strace,
}

impl Counter {
    const fn name(self) -> &'static str {
        match self {
            Self::Valgrind => "valgrind",
            Self::Strace => "strace",
        }
    }

    /// Whether it is asked for, and can count here.
    fn is_there(self) -> bool {
        let asked = std::env::var_os("FOREWORD_INSTRUCTIONS").is_some();
        let mut command = Command::new(self.name());
        let works = command.arg("true").output().is_ok_and(|done| done.status.success());
        if !asked || !works {
            println!("SKIPPED: nothing is counted, for want of FOREWORD_INSTRUCTIONS or of {}", self.name());
        }
        asked && works
    }

    fn arguments(self, counts: &str) -> Vec<String> {
        match self {
            Self::Valgrind => {
                vec!["--tool=callgrind".into(), "--quiet".into(), format!("--callgrind-out-file={counts}")]
            }
            Self::Strace => ["-f", "-qq", "-e", "trace=%file,%desc", "-e", "signal=none", "-o", counts]
                .map(str::to_owned)
                .to_vec(),
        }
    }

    fn total(self, counts: &str) -> usize {
        match self {
            Self::Valgrind => {
                let total = counts.lines().find_map(|line| line.strip_prefix("totals: ")).unwrap();
                total.trim().parse().unwrap()
            }
            // A call that was interrupted by another thread's has two lines.
            Self::Strace => counts.lines().filter(|line| !line.contains(" resumed>")).count(),
        }
    }
}

/// The work of a session of so many keys, each of which is on screen before the next is pressed.
fn session(counter: Counter, home: &Path, id: &str, keys: usize) -> usize {
    let counts = home.join(format!("{}.{keys}", counter.name()));
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(counter.name());
    command.args(counter.arguments(counts.to_str().unwrap()));
    command.args([FOREWORD, "--home", home.to_str().unwrap(), "open", id]);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut seen = Vec::new();
    let mut until = |wanted: &[u8]| {
        seen.clear();
        let mut buffer = [0; 4096];
        while !seen.windows(wanted.len()).any(|bytes| bytes == wanted) {
            let read = reader.read(&mut buffer).unwrap();
            assert!(read > 0, "it ended: {}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(buffer.get(..read).unwrap());
        }
    };
    until(FRAME);
    for at in 0..keys {
        writer.write_all(&[*b"vwxz".get(at % 4).unwrap()]).unwrap();
        until(FRAME);
    }
    writer.write_all(b"\x11").unwrap();
    let drained = std::thread::spawn(move || while reader.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {});
    assert!(child.wait().unwrap().success());
    drop((writer, pair.master));
    drained.join().unwrap();
    counter.total(&fs::read_to_string(counts).unwrap())
}

/// Only where `FOREWORD_INSTRUCTIONS` asks for it: it takes a while.
fn do_not_grow(counter: Counter, what: &str) {
    if !counter.is_there() {
        return;
    }
    let outside = tempfile::tempdir().unwrap();
    let new = Command::new(FOREWORD)
        .arg("--home")
        .arg(outside.path())
        .args(["new", "--label", "10:20 RH"])
        .output();
    let id = String::from_utf8(new.unwrap().stdout).unwrap().trim().to_owned();
    let [start, with_keys] = [0, KEYS].map(|keys| session(counter, outside.path(), &id, keys));
    let keys = with_keys.saturating_sub(start);
    let found = [("a start, and leaving at once".to_owned(), start), (format!("{KEYS} keys"), keys)];
    let found: BTreeMap<_, _> = found.map(|(name, count)| (format!("{what}: {name}"), count)).into();
    hold(&found, |name| name.starts_with(what));
}

#[test]
fn instructions_do_not_grow() {
    do_not_grow(Counter::Valgrind, "instructions");
}

#[test]
fn calls_of_the_system_do_not_grow() {
    do_not_grow(Counter::Strace, "system calls");
}
