//! The window is closed, the line is dropped: the terminal is gone under the program.

use std::{
    fs,
    io::{Read, Write},
    sync::mpsc,
    thread,
    time::Duration,
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::pty::{FOREWORD, new};

/// A terminal that is gone ends the program at once and loses nothing.
#[test]
fn lost_terminal_ends_at_once() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    pair.master.resize(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(FOREWORD);
    command.args(["open", &id]);
    command.env("FOREWORD_HOME", home.path());
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut until = |words: &str| {
        let mut screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let mut bytes = [0; 4096];
        while !screen.screen().contents().contains(words) {
            let read = reader.read(&mut bytes).unwrap();
            screen.process(&bytes[..read]);
        }
    };
    until("What matters to them");
    writer.write_all(b"zzz").unwrap();
    until("z");
    drop((reader, writer, pair.master));
    let (ended, end) = mpsc::channel();
    thread::spawn(move || ended.send(child.wait()));
    let status = end.recv_timeout(Duration::from_secs(20)).expect("it ends, and does not spin").unwrap();
    assert!(!status.success());
    assert!(fs::read_to_string(file).unwrap().contains("zzz"));
}
