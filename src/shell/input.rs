//! Keys, mouse, paste and signals, each from a thread that sleeps until there is one.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::Sender,
    thread,
};

use crossterm::event::{self, MouseButton, MouseEventKind};

use crate::{
    key::Key,
    msg::{Mouse, Msg},
};

/// Something from outside.
pub(super) enum Event<M = Msg> {
    Msg(M),
    Signal(i32),
    Written,
    InputEnded,
}

/// Starts reading; `message` makes a message of what the terminal sent, if it is one.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start<M: Send + 'static>(
    events: &Sender<Event<M>>,
    signals: Signals,
    message: fn(event::Event) -> Option<M>,
) -> io::Result<()> {
    signals.pass_on(events.clone())?;
    let events = events.clone();
    thread::Builder::new().name("input".to_owned()).stack_size(256 * 1024).spawn(move || {
        // After a fault of its own no key would come any more: that is the end of input as well.
        if catch_unwind(AssertUnwindSafe(|| read(&events, message))).is_err() {
            let _ = events.send(Event::InputEnded);
        }
    })?;
    Ok(())
}

fn read<M>(events: &Sender<Event<M>>, message: fn(event::Event) -> Option<M>) {
    // Blocking reads alone: draining with a poll of no time never sees what was read already.
    loop {
        let event = match event::read() {
            Ok(event) => message(event).map(Event::Msg),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => Some(Event::InputEnded),
        };
        let ended = matches!(event, Some(Event::InputEnded));
        if event.is_some_and(|event| events.send(event).is_err()) || ended {
            return;
        }
    }
}

/// The message behind an event, if there is one for us.
#[must_use]
pub(super) fn message(event: event::Event) -> Option<Msg> {
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

/// The signals that ask the program to go, to stop or to go on.
#[cfg(unix)]
pub(super) struct Signals(signal_hook::iterator::Signals);

#[cfg(unix)]
impl Signals {
    /// From here on they are events instead of the end.
    ///
    /// # Errors
    /// If the system refuses.
    pub(super) fn caught() -> io::Result<Self> {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT]).map(Self)
    }

    fn pass_on<M: Send + 'static>(mut self, events: Sender<Event<M>>) -> io::Result<()> {
        thread::Builder::new().name("signals".to_owned()).stack_size(128 * 1024).spawn(move || {
            for signal in self.0.forever() {
                if events.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        })?;
        Ok(())
    }
}

/// This platform has none.
#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub(super) fn caught() -> io::Result<Self> {
        Ok(Self)
    }

    fn pass_on<M>(self, _: Sender<Event<M>>) -> io::Result<()> {
        Ok(())
    }
}
