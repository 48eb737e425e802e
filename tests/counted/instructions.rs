//! Instructions of the program as it was built for the tests, counted by Valgrind: of a start and of a key.

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

/// Instructions of a session of so many keys, each of which is on screen before the next is pressed.
fn session(home: &Path, id: &str, keys: usize) -> usize {
    let counts = home.join(format!("callgrind.{keys}"));
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("valgrind");
    command.args(["--tool=callgrind", "--quiet", &format!("--callgrind-out-file={}", counts.display())]);
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
    let text = fs::read_to_string(counts).unwrap();
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")).unwrap();
    total.trim().parse().unwrap()
}

/// Only where `FOREWORD_INSTRUCTIONS` asks for it: it takes a while.
#[test]
fn instructions_do_not_grow() {
    let has_valgrind =
        Command::new("valgrind").arg("--version").output().is_ok_and(|done| done.status.success());
    if std::env::var_os("FOREWORD_INSTRUCTIONS").is_none() || !has_valgrind {
        println!("SKIPPED: instructions are not counted, for want of FOREWORD_INSTRUCTIONS or of valgrind");
        return;
    }
    let outside = tempfile::tempdir().unwrap();
    let new = Command::new(FOREWORD)
        .arg("--home")
        .arg(outside.path())
        .args(["new", "--label", "10:20 RH"])
        .output();
    let id = String::from_utf8(new.unwrap().stdout).unwrap().trim().to_owned();
    let [start, with_keys] = [0, KEYS].map(|keys| session(outside.path(), &id, keys));
    let key = with_keys.saturating_sub(start) / KEYS;
    let counted = [("instructions: a start, and leaving at once", start), ("instructions: a key", key)];
    let counted: BTreeMap<_, _> = counted.map(|(name, count)| (name.to_owned(), count)).into();
    hold(&counted, |name| name.starts_with("instructions"));
}
