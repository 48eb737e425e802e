//! Turns the bytes of a terminal into keys, pastes and the mouse: a pure state machine, fed with one read at
//! a time and the pause before it.
//!
//! A terminal sends more than keys: answers to what some program asked before, reports, strings. Of these
//! nothing is typed. A sequence may come in pieces, so nothing is decided because a read ended; and since the
//! rest may never come, everything that waits has an end.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::{bursts::Bursts, event::Input, sequences};
use crate::msg::Background;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// How long an ESC may be alone before it is the key. Over slow lines the rest was seen 80 ms late; from about
/// 100 ms on, people notice that they wait.
const ALONE: Duration = Duration::from_millis(100);
/// How long after an ESC that was given as the key the rest may still come, which must then do nothing.
const LATE: Duration = Duration::from_millis(500);
/// How long a sequence or a string may pause. Nobody waits for it: only what follows a cut is lost.
const CUT_OFF: Duration = Duration::from_millis(500);
/// How long a paste may pause: what comes after would be keys.
const PASTE_PAUSE: Duration = Duration::from_secs(1);
/// A string that goes on for longer was none, or has lost its end.
const LONGEST_STRING: Duration = Duration::from_secs(3);
const LARGEST_STRING: usize = 1 << 20;
const LARGEST_PASTE: usize = 16 << 20;
const LARGEST_SEQUENCE: usize = 256;

#[derive(Default)]
enum State {
    #[default]
    Ground,
    /// A character of several bytes, begun.
    Char(Vec<u8>, KeyModifiers),
    /// One ESC or two.
    Escape(Lead),
    /// After an ESC and `[` or `O`.
    Sequence(Lead, u8, Vec<u8>),
    /// After the byte that begins a string: its length, and whether an ESC came last.
    Text(Lead, u8, usize, bool),
    Paste(Vec<u8>),
}

/// The start of a sequence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Esc,
    /// Alt as some terminals send it, or Esc and then something of the terminal's own.
    EscEsc,
    /// An ESC that was already given as the key: what a key would do is no longer what was meant.
    Late,
}

#[derive(Default)]
pub(super) struct Decoder {
    state: State,
    /// Time since an ESC that was given as the key.
    alone: Option<Duration>,
    bursts: Bursts,
    /// Time since the string began.
    age: Duration,
    /// The beginning of the string, as much as an answer takes.
    string: Vec<u8>,
    background: Option<Background>,
}

impl Decoder {
    /// How long to wait for the rest before [`Decoder::expire`]; `None` if nothing was begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.state {
            State::Ground => None,
            State::Escape(_) => Some(ALONE),
            State::Sequence(Lead::Late, _, bytes) if bytes.is_empty() => Some(ALONE),
            State::Sequence(_, _, bytes) if bytes == b"M" => Some(ALONE),
            State::Char(..) | State::Sequence(..) | State::Text(..) => Some(CUT_OFF),
            State::Paste(_) => Some(PASTE_PAUSE),
        }
    }

    /// Takes in what one read gave; before it nothing came for so long.
    pub(super) fn feed(&mut self, quiet: Duration, bytes: &[u8]) -> Vec<Input> {
        let later = |time: Duration| Some(time.saturating_add(quiet)).filter(|time| *time < LATE);
        self.alone = self.alone.and_then(later);
        self.bursts.pass(quiet);
        self.age = self.age.saturating_add(quiet);
        if matches!(self.state, State::Text(..)) && self.age >= LONGEST_STRING {
            self.state = State::Ground;
        }
        let cut = matches!(self.state, State::Char(..)) && !matches!(bytes, [0x80..0xc0, ..]);
        let mut inputs = if cut { self.expire() } else { Vec::new() };
        let mut events = Vec::new();
        let mut rest = bytes;
        while let Some((byte, after)) = rest.split_first() {
            self.take(*byte, after, &mut events);
            rest = after;
        }
        inputs.extend(self.bursts.join(events));
        inputs.extend(self.background.take().map(Input::Background));
        inputs
    }

    /// Gives up waiting for the rest.
    pub(super) fn expire(&mut self) -> Vec<Input> {
        let mut events = Vec::new();
        match std::mem::take(&mut self.state) {
            State::Char(_, held) => events.push(key(KeyCode::Char(char::REPLACEMENT_CHARACTER), held)),
            State::Escape(lead) => {
                events.extend((lead == Lead::EscEsc).then(esc));
                events.push(esc());
                self.alone = Some(Duration::ZERO);
            }
            State::Sequence(lead, first, bytes) => cut_off(lead, first, &bytes, &mut events),
            State::Text(lead, first, 0, false) => cut_off(lead, first, &[], &mut events),
            State::Ground | State::Text(..) => {}
            State::Paste(bytes) => events.push(paste(&bytes)),
        }
        self.bursts.join(events)
    }

    fn take(&mut self, byte: u8, after: &[u8], events: &mut Vec<Event>) {
        match std::mem::take(&mut self.state) {
            State::Ground => self.ground(byte, after, KeyModifiers::NONE, events),
            State::Char(mut bytes, held) => {
                bytes.push(byte);
                match std::str::from_utf8(&bytes) {
                    Ok(text) => events.extend(text.chars().map(|char| key(KeyCode::Char(char), held))),
                    Err(error) if error.error_len().is_none() => self.state = State::Char(bytes, held),
                    Err(_) => {
                        events.push(key(KeyCode::Char(char::REPLACEMENT_CHARACTER), held));
                        // A stray byte takes no key with it.
                        if !(0x80..0xc0).contains(&byte) {
                            self.take(byte, after, events);
                        }
                    }
                }
            }
            State::Escape(lead) => self.escaped(lead, byte, after, events),
            State::Sequence(lead, first, mut bytes) => {
                let in_mouse = bytes.first() == Some(&b'M') && first == b'[' && byte != ESC;
                if !in_mouse && !(b' '..=b'~').contains(&byte) {
                    cut_off(lead, first, &bytes, events);
                    return self.take(byte, after, events);
                }
                if bytes.len() < LARGEST_SEQUENCE {
                    bytes.push(byte);
                }
                if sequences::ends(first, &bytes, byte) {
                    self.sequence(lead, first, &bytes, events);
                } else {
                    self.state = State::Sequence(lead, first, bytes);
                }
            }
            State::Text(lead, first, _, true) if byte == b'\\' => self.answer(lead, first),
            State::Text(.., true) if byte == ESC => self.state = State::Escape(Lead::Esc),
            // Another sequence begins; the string has lost its end.
            State::Text(.., true) => self.escaped(Lead::Esc, byte, after, events),
            State::Text(lead, first, length, false) => {
                if byte == BEL {
                    self.answer(lead, first);
                } else if length < LARGEST_STRING {
                    if self.string.len() < LARGEST_SEQUENCE && byte != ESC {
                        self.string.push(byte);
                    }
                    self.state = State::Text(lead, first, length + 1, byte == ESC);
                }
            }
            State::Paste(mut bytes) => {
                bytes.push(byte);
                if let Some(text) = bytes.strip_suffix(b"\x1b[201~") {
                    events.push(paste(text));
                } else if bytes.len() >= LARGEST_PASTE {
                    events.push(paste(&bytes));
                } else {
                    self.state = State::Paste(bytes);
                }
            }
        }
    }

    /// A byte with nothing before it but an ESC for Alt.
    fn ground(&mut self, byte: u8, after: &[u8], held: KeyModifiers, events: &mut Vec<Event>) {
        let late = self.alone.take().is_some();
        let code = match byte {
            ESC => {
                self.state = State::Escape(Lead::Esc);
                return;
            }
            b'[' | b'O' if late && (byte == b'[' || begins_ss3(after)) => {
                self.state = State::Sequence(Lead::Late, byte, Vec::new());
                return;
            }
            b']' | b'P' | b'_'
                if late && after.first().is_some_and(|next| b"0123456789!$+>|G".contains(next)) =>
            {
                return self.begin_text(Lead::Late, byte);
            }
            0x00 => return events.push(key(KeyCode::Char(' '), held | KeyModifiers::CONTROL)),
            b'\r' | b'\n' => KeyCode::Enter,
            b'\t' => KeyCode::Tab,
            0x08 | 0x7f => KeyCode::Backspace,
            0x01..=0x1a => return events.push(control(byte - 0x01 + b'a', held)),
            0x1c..=0x1f => return events.push(control(byte - 0x1c + b'4', held)),
            b' '..=b'~' => KeyCode::Char(char::from(byte)),
            0xc2..=0xf4 => {
                self.state = State::Char(vec![byte], held);
                return;
            }
            _ => KeyCode::Char(char::REPLACEMENT_CHARACTER),
        };
        events.push(key(code, held));
    }

    fn escaped(&mut self, lead: Lead, byte: u8, after: &[u8], events: &mut Vec<Event>) {
        if let b'[' | b'O' = byte {
            self.state = State::Sequence(lead, byte, Vec::new());
            return;
        }
        events.extend((lead == Lead::EscEsc).then(esc));
        match byte {
            ESC => self.state = State::Escape(Lead::EscEsc),
            b']' | b'P' | b'X' | b'^' | b'_' => self.begin_text(Lead::Esc, byte),
            // The end of a string that was given up.
            b'\\' => {}
            _ => self.ground(byte, after, KeyModifiers::ALT, events),
        }
    }

    fn begin_text(&mut self, lead: Lead, first: u8) {
        self.age = Duration::ZERO;
        self.string.clear();
        self.state = State::Text(lead, first, 0, false);
    }

    /// Of all a terminal answers, only its background is of use.
    fn answer(&mut self, lead: Lead, first: u8) {
        if lead == Lead::Esc && first == b']' {
            self.background = sequences::background(&self.string).or(self.background);
        }
    }

    fn sequence(&mut self, lead: Lead, first: u8, bytes: &[u8], events: &mut Vec<Event>) {
        let event = if first == b'O' { sequences::ss3(bytes) } else { sequences::csi(bytes) };
        match (event, lead) {
            (Some(Event::Key(pressed)), Lead::EscEsc) => {
                events.push(key(pressed.code, pressed.modifiers | KeyModifiers::ALT));
            }
            (Some(event), Lead::Esc) => events.push(event),
            (Some(event), Lead::EscEsc) => events.extend([esc(), event]),
            (None, Lead::EscEsc) => events.push(esc()),
            // After the key Esc somebody may have typed a bracket.
            (None, Lead::Late) if matches!(bytes, [byte] if byte.is_ascii_alphabetic() && !b"IO".contains(byte)) =>
            {
                let typed = [b'['].into_iter().chain(bytes.iter().copied());
                events.extend(typed.map(|byte| key(KeyCode::Char(char::from(byte)), KeyModifiers::NONE)));
            }
            (_, Lead::Late) | (None, Lead::Esc) => {}
        }
        if first == b'[' && bytes == b"200~" {
            self.state = State::Paste(Vec::new());
        }
    }
}

/// Whether a key of `ESC O` follows.
fn begins_ss3(after: &[u8]) -> bool {
    (1..=2).any(|length| after.get(..length).and_then(sequences::ss3).is_some())
}

/// A sequence whose rest did not come: if it was but its first byte, a key with Alt.
fn cut_off(lead: Lead, first: u8, bytes: &[u8], events: &mut Vec<Event>) {
    let code = KeyCode::Char(char::from(first));
    match (lead, bytes) {
        (Lead::Late, []) => events.push(key(code, KeyModifiers::NONE)),
        (Lead::EscEsc, _) => {
            events.push(esc());
            cut_off(Lead::Esc, first, bytes, events);
        }
        (Lead::Esc, []) => events.push(key(code, KeyModifiers::ALT)),
        // The beginning of a mouse report everywhere else.
        (Lead::Esc, b"M") if first == b'[' => events.push(key(KeyCode::Delete, KeyModifiers::CONTROL)),
        (Lead::Late | Lead::Esc, _) => {}
    }
}

fn key(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

fn esc() -> Event {
    key(KeyCode::Esc, KeyModifiers::NONE)
}

fn control(letter: u8, held: KeyModifiers) -> Event {
    key(KeyCode::Char(char::from(letter)), held | KeyModifiers::CONTROL)
}

fn paste(bytes: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests;
