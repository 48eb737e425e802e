//! The loop of the program line by line: a line in, its messages, and whole lines out once they are done.

use std::{
    collections::VecDeque,
    io::{self, Write},
    sync::mpsc::RecvTimeoutError,
};

use jiff::{Timestamp, ToSpan};

use super::{
    Ending,
    event::Event,
    now,
    running::{Running, ended_by, until},
};
use crate::{msg::Msg, plain::Dialogue, platform};

/// So long a line waits for what the one before it asked of the disk.
const PATIENCE_MS: i64 = 2_000;

/// A line, or lines that came at once.
enum Heard {
    Line(String),
    AtOnce(String),
}

/// Lines that are not taken in yet.
#[derive(Default)]
struct Lines {
    waiting: VecDeque<Heard>,
    /// Until when the disk is waited for; set while it is.
    until: Option<Timestamp>,
    ended: bool,
}

impl Running {
    /// Takes in line after line: each is answered before the next, which may speak of its numbers.
    pub(super) fn line_loop(&mut self, out: &mut impl Write) -> io::Result<Ending> {
        let mut dialogue = Dialogue::default();
        let mut lines = Lines::default();
        dialogue.greet();
        loop {
            if self.is_settled(&mut lines) {
                // Text is on disk before it is said.
                if let Some(msg) = self.machine.journal_handle.before_frame() {
                    self.step(msg);
                }
                self.say(&mut dialogue, out)?;
                if let Some(heard) = lines.waiting.pop_front() {
                    let msgs = match heard {
                        Heard::Line(line) => dialogue.hear(&self.model, &line),
                        Heard::AtOnce(text) => dialogue.hear_paste(&self.model, &text),
                    };
                    for msg in msgs {
                        if let Some(ending) = ended_by(self.step(msg)) {
                            return Ok(ending);
                        }
                    }
                    continue;
                }
                if lines.ended {
                    return Ok(Ending::Left);
                }
            }
            let patience = lines.until.filter(|until| *until > now().timestamp());
            let deadline = self.model.deadline().into_iter().chain(patience).min();
            let event = match self.inbox.wait(deadline.map(until)) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Ending::TerminalGone),
            };
            if let Some(ending) = ended_by(self.step(Msg::Clock(now()))) {
                return Ok(ending);
            }
            match event {
                Some(Event::Line(line)) => lines.waiting.push_back(Heard::Line(line)),
                Some(Event::Lines(text, ended)) => {
                    if !ended {
                        // The rest of a paste is still on the line of the terminal.
                        writeln!(out)?;
                    }
                    lines.waiting.push_back(Heard::AtOnce(text));
                }
                Some(Event::Msg(msg)) => {
                    self.machine.on_reply(&msg);
                    if let Some(ending) = ended_by(self.step(msg)) {
                        return Ok(ending);
                    }
                }
                Some(Event::InputEnded) => lines.ended = true,
                Some(Event::Goodbye(signal)) => return Ok(Ending::Signal(signal)),
                Some(Event::Suspend(true)) => platform::stop()?,
                Some(Event::Suspend(false) | Event::Together(_) | Event::Written) | None => {}
            }
        }
    }

    /// Whether the disk has answered all, or for too long nothing.
    fn is_settled(&self, lines: &mut Lines) -> bool {
        if self.machine.asked == 0 {
            lines.until = None;
            return true;
        }
        let now = now().timestamp();
        let end = lines.until.get_or_insert(now.checked_add(PATIENCE_MS.milliseconds()).unwrap_or(now));
        *end <= now
    }

    fn say(&mut self, dialogue: &mut Dialogue, out: &mut impl Write) -> io::Result<()> {
        self.machine.copied.take().into_iter().for_each(|text| dialogue.copied(&text));
        for line in dialogue.says(&self.model) {
            writeln!(out, "{line}")?;
        }
        if self.model.cover.awaits_frame() {
            self.step(Msg::Uncovered(now()));
        }
        out.flush()
    }
}
