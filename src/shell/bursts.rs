//! Keys that came in one piece, as in a paste without marks, are told from those that were pressed.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::event::Input;

/// Keys this soon after a burst still belong to it.
const SAME_BURST: Duration = Duration::from_millis(100);

const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);

#[derive(Default)]
pub(super) struct Bursts {
    /// Time since the last of them.
    since: Option<Duration>,
    /// Keys come one by one as they are pressed, so that two in one piece are a paste, be they the same.
    one_by_one: bool,
}

impl Bursts {
    /// Of a console, which gives each key by itself and never late.
    #[cfg(any(not(unix), test))]
    pub(super) fn one_by_one() -> Self {
        Self { one_by_one: true, ..Self::default() }
    }

    /// Nothing came for so long.
    pub(super) fn pass(&mut self, quiet: Duration) {
        self.since = self.since.map(|time| time.saturating_add(quiet)).filter(|time| *time < SAME_BURST);
    }

    /// Joins what came in one piece: with two different characters in it, more than one key came.
    pub(super) fn join(&mut self, events: Vec<Event>) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut run = String::new();
        let mut keys = Vec::new();
        for event in events {
            if let Some(char) = typed(&event) {
                run.push(char);
                keys.push(event);
            } else {
                self.end_run(&mut run, &mut keys, &mut inputs);
                inputs.push(Input::Event(event));
            }
        }
        self.end_run(&mut run, &mut keys, &mut inputs);
        inputs
    }

    fn end_run(&mut self, run: &mut String, keys: &mut Vec<Event>, inputs: &mut Vec<Input>) {
        let mut shown = run.chars().filter(|char| !char.is_control());
        let first = shown.next();
        // One character over and over is a key held down, not a paste.
        let is_paste = shown.any(|char| Some(char) != first) || (self.one_by_one && keys.len() > 1);
        if is_paste || (self.since.is_some() && !run.is_empty()) {
            self.since = Some(Duration::ZERO);
            inputs.push(Input::Burst(std::mem::take(run)));
            keys.clear();
        } else {
            run.clear();
            inputs.extend(keys.drain(..).map(Input::Event));
        }
    }
}

/// The character of a key that types or ends a line: what text without marks is made of.
fn typed(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    match key.code {
        // Windows reports AltGr as both.
        KeyCode::Char(char) if key.modifiers.contains(ALT_GR) && !char.is_ascii_alphanumeric() => Some(char),
        _ if !(key.modifiers - KeyModifiers::SHIFT).is_empty() => None,
        KeyCode::Char(char) => Some(char),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |char| match char {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            char => KeyCode::Char(char),
        };
        text.chars().map(|char| Event::Key(KeyEvent::new(code(char), KeyModifiers::NONE))).collect()
    }

    fn burst(inputs: &[Input]) -> Option<&str> {
        if let [Input::Burst(text)] = inputs { Some(text) } else { None }
    }

    /// Where keys come one by one, no letter of a paste is a key: not where all are the same, nor one and a
    /// line end, nor what `AltGr` types between others.
    #[test]
    fn pastes_on_a_console() {
        for text in ["dx\nq", "dd", "d\n", "\n\n", "n\tn"] {
            assert_eq!(burst(&Bursts::one_by_one().join(keys(text))), Some(text));
        }
        let mut at_sign = keys("d@x");
        if let Some(Event::Key(key)) = at_sign.get_mut(1) {
            key.modifiers = ALT_GR;
        }
        assert_eq!(burst(&Bursts::one_by_one().join(at_sign)), Some("d@x"));
        assert!(burst(&Bursts::one_by_one().join(keys("d"))).is_none(), "one is a key");
        assert!(burst(&Bursts::default().join(keys("dd"))).is_none(), "a key held down on a slow line");
        let mut bursts = Bursts::one_by_one();
        assert!(burst(&bursts.join(keys("dx"))).is_some());
        bursts.pass(Duration::from_millis(99));
        assert!(burst(&bursts.join(keys("d"))).is_some(), "the end of a paste that came in pieces");
        bursts.pass(SAME_BURST);
        assert!(burst(&bursts.join(keys("d"))).is_none());
    }
}
