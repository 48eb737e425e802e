//! A terminal for the program, and the eyes and hands of a person in front of it.

use std::{
    io::{Read, Write},
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Long enough for the slowest machine; nothing waits for it unless it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program.
pub(crate) const FOREWORD: &str = env!("CARGO_BIN_EXE_foreword");

/// The program with a fault built in.
pub(crate) fn with_fault() -> PathBuf {
    let deps = std::env::current_exe().unwrap();
    let fault = deps.ancestors().nth(2).unwrap().join("examples").join("fault");
    assert!(fault.exists(), "{} is built by a plain `cargo test`", fault.display());
    fault
}

struct Shown {
    screen: vt100::Parser,
    raw: Vec<u8>,
    ended: bool,
}

/// A program in a terminal.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    before: String,
    typed: Vec<String>,
}

/// Everything `stty` would say.
#[cfg(unix)]
fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// A console of Windows belongs to the program, and goes with it.
#[cfg(windows)]
fn modes(_: &(dyn MasterPty + Send)) -> String {
    String::new()
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Session {
    /// Starts a program at 80 x 24 with its notes in `home`.
    pub(crate) fn start(program: impl AsRef<Path>, home: &Path, arguments: &[&str]) -> Self {
        Self::sized(program, home, arguments, (80, 24))
    }

    pub(crate) fn sized(
        program: impl AsRef<Path>,
        home: &Path,
        arguments: &[&str],
        size: (u16, u16),
    ) -> Self {
        let size = PtySize { cols: size.0, rows: size.1, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(&*pair.master);
        let mut command = CommandBuilder::new(program.as_ref());
        command.args(arguments);
        command.env("FOREWORD_HOME", home);
        command.env("TERM", "xterm-256color");
        command.env("TZ", "Europe/London");
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(size.rows), cells(size.cols), 0);
        let shown = Arc::new((Mutex::new(Shown { screen, raw: Vec::new(), ended: false }), Condvar::new()));
        let seen = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            loop {
                let read = reader.read(&mut bytes).unwrap_or(0);
                let mut shown = seen.0.lock().unwrap();
                shown.screen.process(&bytes[..read]);
                shown.raw.extend_from_slice(&bytes[..read]);
                shown.ended = read == 0;
                seen.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Self { master: pair.master, writer, child, shown, before, typed: Vec::new() }
    }

    /// Sends bytes as a terminal would.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        self.typed.push(text.to_owned());
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    #[expect(clippy::disallowed_methods, reason = "patience is measured by a real clock")]
    fn wait(&self, what: &str, done: impl Fn(&Shown) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut shown = self.shown.0.lock().unwrap();
        while !done(&shown) {
            let left = end.saturating_duration_since(Instant::now());
            let screen = shown.screen.screen().contents();
            assert!(!left.is_zero(), "waited for {what}; on screen:\n{screen}");
            shown = self.shown.1.wait_timeout(shown, left).unwrap().0;
        }
    }

    /// Waits until these words are on screen.
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        self.wait(words, |shown| shown.screen.screen().contents().contains(words));
        self
    }

    /// These words are not on screen now.
    #[track_caller]
    pub(crate) fn sees_not(&mut self, words: &str) -> &mut Self {
        let screen = self.shown.0.lock().unwrap().screen.screen().contents();
        assert!(!screen.contains(words), "{words:?} is on screen:\n{screen}");
        self
    }

    /// Types the same again and again, a while apart, until these words are on screen.
    pub(crate) fn types_until(&mut self, keys: &str, words: &str) -> &mut Self {
        const A_WHILE: Duration = Duration::from_millis(900);
        let there = |shown: &Shown| shown.screen.screen().contents().contains(words);
        for _ in 0..20 {
            self.types(keys);
            let shown = self.shown.0.lock().unwrap();
            if there(&self.shown.1.wait_timeout_while(shown, A_WHILE, |shown| !there(shown)).unwrap().0) {
                return self;
            }
        }
        self.sees(words)
    }

    /// Waits until more than so many bytes were written to the terminal.
    pub(crate) fn sees_more_than(&mut self, bytes: usize) -> &mut Self {
        self.wait("more output", |shown| shown.raw.len() > bytes && shown.raw.ends_with(b"\x1b[?2026l"));
        self
    }

    /// Waits until these words are on screen no more.
    pub(crate) fn sees_no_more(&mut self, words: &str) -> &mut Self {
        self.wait(words, |shown| !shown.screen.screen().contents().contains(words));
        self
    }

    /// Waits until so many bytes were written to the terminal.
    pub(crate) fn sees_bytes(&mut self, bytes: usize) -> &mut Self {
        self.wait("output", |shown| shown.raw.len() >= bytes);
        self
    }

    /// Waits until something is so in the world outside.
    #[expect(clippy::disallowed_methods, reason = "patience is measured by a real clock")]
    pub(crate) fn waits_for(&mut self, what: &str, done: impl Fn() -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !done() {
            assert!(Instant::now() < end, "waited for {what}");
            thread::yield_now();
        }
        self
    }

    /// Everything that was ever written to the terminal.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.shown.0.lock().unwrap().raw).into_owned()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.shown.0.lock().unwrap().screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { cols: columns, rows, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    /// Sends a signal by name.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
        self
    }

    /// Whatever the way out: the screen and what lies above it were cleared before it was left,
    /// nothing typed was written after that, and no title was ever set.
    fn assert_left_clean(&self, raw: &str) {
        const LEAVE: &str = "\x1b[?1049l";
        for title in ["\x1b]0;", "\x1b]1;", "\x1b]2;", "\x1bk"] {
            assert!(!raw.contains(title), "a title is set: {title:?}");
        }
        if !raw.contains("\x1b[?1049h") {
            return;
        }
        let (before, after) = raw.rsplit_once(LEAVE).unwrap();
        assert!(before.ends_with("\x1b[2J\x1b[3J"), "the screen and what lies above it are cleared");
        let words =
            self.typed.iter().flat_map(|text| text.split(char::is_control)).filter(|text| text.len() > 3);
        for typed in words {
            assert!(!after.contains(typed), "{typed:?} is left behind: {after:?}");
        }
    }

    /// Waits for the end; the terminal must be as it was, to the last mode bit.
    #[track_caller]
    pub(crate) fn ends(mut self) -> (ExitStatus, String) {
        self.wait("its end", |shown| shown.ended);
        let status = self.child.wait().unwrap();
        assert_eq!(modes(&*self.master), self.before, "the terminal's modes are as they were");
        self.assert_left_clean(&self.raw());
        let last = self.shown.0.lock().unwrap();
        let screen = last.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is let go");
        (status, screen.contents())
    }

    /// The same, giving everything that was ever written to the terminal.
    #[track_caller]
    pub(crate) fn ends_with_raw(self) -> String {
        let shown = Arc::clone(&self.shown);
        assert!(self.ends().0.success());
        String::from_utf8_lossy(&shown.0.lock().unwrap().raw).into_owned()
    }

    /// Closes the window, and waits for the program to end by itself.
    pub(crate) fn window_closed(self) -> ExitStatus {
        let Self { master, writer, mut child, .. } = self;
        // Closing the console waits for the program, which waits for nobody.
        let closing = thread::spawn(move || drop((writer, master)));
        let status = child.wait().unwrap();
        closing.join().unwrap();
        status
    }

    /// Waits for the end of the program alone: a console of Windows stays until it is closed.
    pub(crate) fn leaves(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Kills it without a word; what was painted until then.
    pub(crate) fn killed(mut self) -> String {
        if cfg!(windows) {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        } else {
            self.signal("KILL");
            self.child.wait().unwrap();
            self.wait("its end", |shown| shown.ended);
        }
        self.shown.0.lock().unwrap().screen.screen().contents()
    }
}

/// The program without a terminal: its exit code, standard output and standard error.
pub(crate) fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = assert_cmd::Command::new(FOREWORD)
        .args(arguments)
        .env("FOREWORD_HOME", home)
        .env("TZ", "Europe/London")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// Makes an appointment; its ID and its file.
pub(crate) fn new(home: &Path) -> (String, PathBuf) {
    let (code, id, _) = run(home, &["new", "--label", "10:20 RH"]);
    assert_eq!(code, 0);
    let id = id.trim().to_owned();
    let file = home.join("appointments").join(format!("{id}.ron"));
    (id, file)
}
