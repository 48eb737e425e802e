//! Lines that a terminal gave at once, as in a paste, are told from those that were typed.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use super::event::Event;

/// Nobody ends a line this soon after another.
const AT_ONCE: Duration = Duration::from_millis(100);

/// A paste over a slow line comes in pieces.
const SAME_PASTE: Duration = Duration::from_millis(500);

/// So long for what a paste left on the line.
const REST: Duration = Duration::from_millis(50);

/// Marks around a paste, from a terminal that was asked for them by whoever had it before.
const MARKS: [&str; 2] = ["\x1b[200~", "\x1b[201~"];

/// Pieces of standard input.
pub(super) struct LinesAtOnce {
    pieces: Receiver<Vec<u8>>,
    /// Not given on yet.
    bytes: Vec<u8>,
    is_terminal: bool,
}

impl LinesAtOnce {
    pub(super) fn new(pieces: Receiver<Vec<u8>>, is_terminal: bool) -> Self {
        Self { pieces, bytes: Vec::new(), is_terminal }
    }

    /// The next line, or several that came at once; `None` at the end of the input. `rest(true)` has the terminal
    /// hand over an unfinished line, `rest(false)` goes back to whole lines.
    pub(super) fn next(&mut self, rest: &impl Fn(bool)) -> Option<Event> {
        while !self.bytes.contains(&b'\n') {
            match self.pieces.recv() {
                Ok(piece) => self.bytes.extend(piece),
                Err(_) if self.bytes.is_empty() => return None,
                Err(_) => break,
            }
        }
        if !self.is_terminal {
            let end = self.bytes.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |at| at + 1);
            let line = self.bytes.drain(..end).collect();
            return Some(Event::Line(words(line)));
        }
        let more = loop {
            let patience = if self.are_at_once() { SAME_PASTE } else { AT_ONCE };
            match self.pieces.recv_timeout(patience) {
                Ok(piece) => self.bytes.extend(piece),
                Err(why) => break why,
            }
        };
        if !self.are_at_once() {
            return Some(Event::Line(words(std::mem::take(&mut self.bytes))));
        }
        if more == RecvTimeoutError::Timeout {
            rest(true);
            while let Ok(piece) = self.pieces.recv_timeout(REST) {
                self.bytes.extend(piece);
            }
            rest(false);
        }
        let ended = self.bytes.ends_with(b"\n");
        Some(Event::Lines(words(std::mem::take(&mut self.bytes)), ended))
    }

    /// Whether there is more than one line with something in it, or marks of a paste.
    fn are_at_once(&self) -> bool {
        let text = String::from_utf8_lossy(&self.bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.count() > 1 || MARKS.iter().any(|mark| text.contains(mark))
    }
}

fn words(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// In words: a line alone, or lines with a stroke between them; an open end is marked.
    fn given(pieces: &[&str], is_terminal: bool) -> Vec<String> {
        let (sender, receiver) = mpsc::channel();
        for piece in pieces {
            sender.send(piece.as_bytes().to_vec()).unwrap();
        }
        drop(sender);
        let mut lines = LinesAtOnce::new(receiver, is_terminal);
        let mut all = Vec::new();
        while let Some(event) = lines.next(&|_| {}) {
            all.push(match event {
                Event::Line(line) => line.trim_end().to_owned(),
                Event::Lines(text, ended) => format!("at once, {ended}: {}", text.replace('\n', "/")),
                _ => unreachable!(),
            });
        }
        all
    }

    #[test]
    fn a_paste_is_one_and_a_pipe_many() {
        assert_eq!(given(&["quit\n"], true), ["quit"]);
        assert_eq!(given(&["quit\n", "\n", "\n"], true), ["quit"], "Enter held down");
        assert_eq!(given(&["one\n", "two\n", "quit"], true), ["at once, false: one/two/quit"]);
        assert_eq!(given(&["\x1b[200~quit\x1b[201~\n"], true), ["at once, true: \x1b[200~quit\x1b[201~/"]);
        assert_eq!(given(&["one\ntw", "o\n", "quit"], false), ["one", "two", "quit"]);
        assert_eq!(given(&["wh\u{f6}le"], true), ["wh\u{f6}le"], "the end of the input ends a line");
    }

    /// What is left on the line belongs to the paste.
    #[test]
    fn the_rest_is_asked_for() {
        let (sender, receiver) = mpsc::channel();
        for line in ["one\n", "two\n"] {
            sender.send(line.as_bytes().to_vec()).unwrap();
        }
        let mut lines = LinesAtOnce::new(receiver, true);
        let rest = |on| {
            if on {
                sender.send(b"home".to_vec()).unwrap();
            }
        };
        let event = lines.next(&rest);
        assert!(matches!(event, Some(Event::Lines(text, false)) if text == "one\ntwo\nhome"));
    }
}
