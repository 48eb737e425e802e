//! Keys, mouse, paste and signals, each from a thread that sleeps until there is one.

#[cfg(unix)]
use std::time::Duration;
use std::{
    io::{self, BufRead, IsTerminal},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Sender},
    thread,
};

use crossterm::{
    event::{self, MouseButton, MouseEventKind},
    terminal,
};

use super::{
    event::{Event, Input},
    lines_at_once::LinesAtOnce,
};
use crate::{
    key::Key,
    msg::{Mouse, Msg},
    platform::{Signal, Signals},
};

/// Makes sense of all that the terminal sends.
#[derive(Default)]
pub(super) struct Reader {
    #[cfg(unix)]
    decoder: super::decoder::Decoder,
}

impl Reader {
    /// All that was typed before the program had the terminal, without waiting for more.
    #[cfg(unix)]
    pub(super) fn waiting(&mut self) -> Vec<Input> {
        use std::os::fd::AsRawFd;

        use filedescriptor::{POLLIN, poll, pollfd};

        let stdin = io::stdin();
        let wanted = pollfd { fd: stdin.as_raw_fd(), events: POLLIN, revents: 0 };
        if !stdin.is_terminal() || !poll(&mut [wanted], Some(Duration::ZERO)).is_ok_and(|ready| ready > 0) {
            return Vec::new();
        }
        let mut bytes = [0; 4096];
        // An end or an error comes again to whoever reads on.
        let read = rustix::io::read(&stdin, &mut bytes).unwrap_or_default();
        self.decoder.feed(Duration::ZERO, bytes.get(..read).unwrap_or_default())
    }

    /// A console gives nothing without being waited for.
    #[cfg(not(unix))]
    pub(super) fn waiting(&mut self) -> Vec<Input> {
        Vec::new()
    }
}

/// Starts reading; `message` makes a message of what the terminal sent, if it is one.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start<M: Send + 'static>(
    events: &Sender<Event<M>>,
    signals: Signals,
    reader: Reader,
    message: fn(Input) -> Option<M>,
) -> io::Result<()> {
    pass_on(signals, events.clone(), message)?;
    let events = events.clone();
    thread::Builder::new().name("input".to_owned()).stack_size(256 * 1024).spawn(move || {
        let send = |inputs: Vec<Input>| {
            let messages: Vec<_> = inputs.into_iter().filter_map(message).collect();
            messages.is_empty() || events.send(Event::Together(messages)).is_ok()
        };
        // Reading ends with the terminal, with the program, or with a panic.
        let _ = catch_unwind(AssertUnwindSafe(|| read(reader, send)));
        let _ = events.send(Event::InputEnded);
    })?;
    Ok(())
}

/// Starts reading whole lines from standard input. Of a terminal, those that came at once are told from
/// those that were typed; of anything else, each is one.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start_lines(events: &Sender<Event>, signals: Signals) -> io::Result<()> {
    pass_on(signals, events.clone(), |_| None)?;
    let (sender, bytes) = mpsc::channel();
    thread::Builder::new().name("bytes".to_owned()).stack_size(128 * 1024).spawn(move || {
        // Reading ends with the input, or with the program.
        let mut stdin = io::stdin().lock();
        while let Ok(read) = stdin.fill_buf().map(<[u8]>::to_vec) {
            stdin.consume(read.len());
            if read.is_empty() || sender.send(read).is_err() {
                return;
            }
        }
    })?;
    let events = events.clone();
    let is_terminal = io::stdin().is_terminal();
    thread::Builder::new().name("input".to_owned()).stack_size(256 * 1024).spawn(move || {
        let mut lines = LinesAtOnce::new(bytes, is_terminal);
        while let Some(event) = lines.next(&read_rest_of_line) {
            if events.send(event).is_err() {
                return;
            }
        }
        let _ = events.send(Event::InputEnded);
    })?;
    Ok(())
}

/// A terminal that edits a line gives none of it before its end, unless it is asked for each key.
fn read_rest_of_line(on: bool) {
    if cfg!(unix) {
        // Where that fails, the rest is a line of its own.
        let _ = if on { terminal::enable_raw_mode() } else { terminal::disable_raw_mode() };
    }
}

/// Gives `send` what the terminal sends, until one of them has ended.
#[cfg(unix)]
fn read(reader: Reader, send: impl Fn(Vec<Input>) -> bool) -> io::Result<()> {
    if io::stdin().is_terminal() {
        read_from(io::stdin(), reader, send)
    } else {
        read_from(std::fs::File::open("/dev/tty")?, reader, send)
    }
}

/// Reads past the buffer of standard input: what that takes and keeps back is not waited for any more.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "how long a key was alone is asked of the clock")]
fn read_from(
    terminal: impl std::os::fd::AsFd,
    reader: Reader,
    send: impl Fn(Vec<Input>) -> bool,
) -> io::Result<()> {
    use std::{os::fd::AsRawFd, time::Instant};

    use filedescriptor::{POLLIN, poll, pollfd};

    let fd = terminal.as_fd().as_raw_fd();
    let mut bytes = [0; 4096];
    let mut decoder = reader.decoder;
    let mut last = Instant::now();
    loop {
        // Even if the time is over, what has come by now is taken first.
        let inputs = match poll(&mut [pollfd { fd, events: POLLIN, revents: 0 }], decoder.patience()) {
            Ok(0) => decoder.expire(),
            Ok(_) => match rustix::io::read(&terminal, &mut bytes).map_err(io::Error::from) {
                Ok(0) => return Ok(()),
                Ok(count) => {
                    let quiet = last.elapsed();
                    last = Instant::now();
                    decoder.feed(quiet, bytes.get(..count).unwrap_or_default())
                }
                Err(error) if is_passing(&error) => continue,
                Err(error) => return Err(error),
            },
            Err(filedescriptor::Error::Poll(error)) if is_passing(&error) => continue,
            Err(error) => return Err(io::Error::other(error)),
        };
        if !send(inputs) {
            return Ok(());
        }
    }
}

#[cfg(unix)]
fn is_passing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock)
}

/// Gives `send` what the terminal sends, until one of them has ended.
///
/// A console gives keys one by one and marks no paste. Draining it with a poll of no time never sees what was
/// read already, so a thread reads and the pauses between keys are told here.
#[cfg(not(unix))]
#[allow(clippy::disallowed_methods, reason = "how long no key came is asked of the clock")]
fn read(_: Reader, send: impl Fn(Vec<Input>) -> bool) -> io::Result<()> {
    use std::time::Instant;

    use super::{
        bursts::Bursts,
        console::{Down, piece},
    };

    let (sender, events) = mpsc::channel();
    thread::Builder::new().name("console".to_owned()).spawn(move || {
        let mut down = Down::default();
        loop {
            match event::read() {
                Ok(event) => {
                    if down.pass(event).is_some_and(|event| sender.send(event).is_err()) {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    })?;
    let mut bursts = Bursts::one_by_one();
    let mut last = Instant::now();
    while let Some(piece) = piece(&events) {
        bursts.pass(last.elapsed());
        last = Instant::now();
        if !send(bursts.join(piece)) {
            break;
        }
    }
    Ok(())
}

/// The message behind an event, if there is one for us.
#[must_use]
pub(super) fn message(input: Input) -> Option<Msg> {
    let event = match input {
        Input::Event(event) => event,
        Input::Background(background) => return Some(Msg::Background(background)),
        Input::Burst(text) => return Some(Msg::Burst(text)),
    };
    match event {
        event::Event::Key(key) => Key::of(&key).map(Msg::Key),
        event::Event::Paste(text) => Some(Msg::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        event::Event::Mouse(mouse) => {
            let what = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Press,
                MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
                MouseEventKind::ScrollUp => Mouse::WheelUp,
                MouseEventKind::ScrollDown => Mouse::WheelDown,
                _ => return None,
            };
            // A report of column 0 arrives as the largest number.
            let place = |at: u16| if at == u16::MAX { 0 } else { at };
            Some(Msg::Mouse(what, place(mouse.column), place(mouse.row)))
        }
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

/// Makes events of what the system tells.
fn pass_on<M: Send + 'static>(
    signals: Signals,
    events: Sender<Event<M>>,
    message: fn(Input) -> Option<M>,
) -> io::Result<()> {
    let resized = move || {
        let (columns, rows) = terminal::size().ok()?;
        message(Input::Event(event::Event::Resize(columns, rows))).map(Event::Msg)
    };
    thread::Builder::new().name("signals".to_owned()).stack_size(128 * 1024).spawn(move || {
        signals.tell(|signal| {
            let event = match signal {
                Signal::Resized => resized(),
                Signal::Suspend(stop) => Some(Event::Suspend(stop)),
                Signal::End(signal) => Some(Event::Goodbye(signal)),
            };
            event.is_none_or(|event| events.send(event).is_ok())
        });
    })?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::{io::Write, time::Duration};

    use super::*;

    /// Whatever came at once is given at once, not when the next key is pressed.
    #[test]
    fn nothing_is_kept_back() {
        let (terminal, mut person) = io::pipe().unwrap();
        let typed = "word ".repeat(1_400);
        person.write_all(typed.as_bytes()).unwrap();
        let (sender, inputs) = mpsc::channel();
        let reading = thread::spawn(move || {
            read_from(terminal, Reader::default(), |inputs| sender.send(inputs).is_ok())
        });
        let mut seen = String::new();
        while seen.len() < typed.len() {
            for input in inputs.recv_timeout(Duration::from_secs(20)).unwrap() {
                match input {
                    Input::Burst(text) => seen += &text,
                    Input::Event(event::Event::Key(key)) => seen.extend(key.code.as_char()),
                    _ => panic!("nothing else was typed"),
                }
            }
        }
        assert_eq!(seen, typed);
        drop(person);
        reading.join().unwrap().unwrap();
    }
}
