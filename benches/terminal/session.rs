//! One program in a pseudo-terminal, timed.

use std::{
    fs,
    io::{Read, Write},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// By this a program takes a screen of its own.
const OWN_SCREEN: &[u8] = b"\x1b[?1049h";

pub(crate) struct Session {
    _master: Box<dyn MasterPty + Send>,
    reader: Box<dyn Read + Send>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    begun: Instant,
    /// From being started to the first frame.
    pub(crate) started: Duration,
    buffer: Vec<u8>,
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Session {
    pub(crate) fn start(program: &str, arguments: &[&str]) -> Self {
        Self::start_with(program, arguments, b"")
    }

    fn start_with(program: &str, arguments: &[&str], typed: &[u8]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        let reader = pair.master.try_clone_reader().unwrap();
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(typed).unwrap();
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            _master: pair.master,
            reader,
            writer: Some(writer),
            child,
            begun,
            started: Duration::ZERO,
            buffer: vec![0; 1 << 16],
        }
    }

    /// Reads until these bytes were seen; how many bytes came.
    fn read_until(&mut self, wanted: &[u8]) -> usize {
        self.read_until_after(b"", wanted)
    }

    /// The same for bytes after these.
    fn read_until_after(&mut self, mark: &[u8], wanted: &[u8]) -> usize {
        let place = |seen: &[u8], bytes: &[u8]| match bytes {
            [] => Some(0),
            _ => seen.windows(bytes.len()).position(|window| window == bytes),
        };
        let mut seen = Vec::new();
        loop {
            let read = self.reader.read(&mut self.buffer).unwrap();
            assert!(read > 0, "it ended: {}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(self.buffer.get(..read).unwrap());
            if place(&seen, mark).is_some_and(|at| place(seen.get(at..).unwrap(), wanted).is_some()) {
                return seen.len();
            }
        }
    }

    /// Starts it with this key in the terminal already, and waits until that is on its screen.
    pub(crate) fn early(program: &str, arguments: &[&str], key: &[u8]) -> Duration {
        let mut session = Self::start_with(program, arguments, key);
        // What the terminal itself shows of the key comes before the program has its own screen.
        session.read_until_after(OWN_SCREEN, key);
        session.begun.elapsed()
    }

    /// Since it was started.
    pub(crate) fn since(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Waits for the first frame.
    pub(crate) fn until(&mut self, wanted: &[u8]) {
        self.read_until(wanted);
        self.started = self.begun.elapsed();
    }

    /// Sends bytes and waits for an answer: how long it took and how many bytes it had.
    pub(crate) fn answer(&mut self, bytes: &[u8], wanted: &[u8]) -> (Duration, usize) {
        let begun = Instant::now();
        self.writer.as_mut().unwrap().write_all(bytes).unwrap();
        let length = self.read_until(wanted);
        (begun.elapsed(), length)
    }

    /// Sends bytes and waits for an answer after a mark: how long it took.
    pub(crate) fn answer_after(&mut self, bytes: &[u8], mark: &[u8], wanted: &[u8]) -> Duration {
        let begun = Instant::now();
        self.writer.as_mut().unwrap().write_all(bytes).unwrap();
        self.read_until_after(mark, wanted);
        begun.elapsed()
    }

    /// Sends many bytes, then `last`, while reading, until the first character of `last` is on screen.
    pub(crate) fn answer_all(mut self, bytes: &[u8], last: &[u8]) -> Duration {
        let bytes = [bytes, last].concat();
        let mut writer = self.writer.take().unwrap();
        let begun = Instant::now();
        let sending = thread::spawn(move || {
            writer.write_all(&bytes).unwrap();
            writer
        });
        self.read_until(last.get(..1).unwrap());
        let settled = begun.elapsed();
        self.writer = Some(sending.join().unwrap());
        settled
    }

    fn process(&self) -> String {
        format!("/proc/{}", self.child.process_id().unwrap())
    }

    /// How often any of its threads was woken so far.
    pub(crate) fn wake_ups(&self) -> u64 {
        let tasks = fs::read_dir(format!("{}/task", self.process())).unwrap();
        tasks.map(|task| status(task.unwrap().path().to_str().unwrap(), "voluntary_ctxt_switches")).sum()
    }

    /// Megabytes of memory it has in use.
    pub(crate) fn resident_mb(&self) -> f64 {
        f64::from(u32::try_from(status(&self.process(), "VmRSS")).unwrap()) / 1024.0
    }
}

fn status(task: &str, field: &str) -> u64 {
    let status = fs::read_to_string(format!("{task}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(field)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
