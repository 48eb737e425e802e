//! Keys that came in one piece, as in a paste without marks, are told from those that were pressed.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::event::Input;

/// Keys this soon after a burst still belong to it.
const SAME_BURST: Duration = Duration::from_millis(100);

#[derive(Default)]
pub(super) struct Bursts {
    /// Time since the last of them.
    since: Option<Duration>,
}

impl Bursts {
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
        if shown.any(|char| Some(char) != first) || (self.since.is_some() && !run.is_empty()) {
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
        _ if !(key.modifiers - KeyModifiers::SHIFT).is_empty() => None,
        KeyCode::Char(char) => Some(char),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

/// The next event and all that follow it in one piece; `None` once there are no more.
#[cfg(any(not(unix), test))]
pub(super) fn piece(events: &std::sync::mpsc::Receiver<Event>) -> Option<Vec<Event>> {
    /// Where keys are read one by one, those of a paste follow each other in less; nobody types so fast.
    const ONE_PIECE: Duration = Duration::from_millis(5);
    const LARGEST_PIECE: usize = 4096;
    let mut piece = vec![events.recv().ok()?];
    while piece.len() < LARGEST_PIECE
        && let Ok(event) = events.recv_timeout(ONE_PIECE)
    {
        piece.push(event);
    }
    Some(piece)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use crossterm::event::KeyEvent;

    use super::*;

    /// Where a console gives a paste key by key, all of it is one burst, and a key alone is a key.
    #[test]
    fn paste_key_by_key_is_a_burst() {
        let (sender, events) = mpsc::channel();
        let send = |code| sender.send(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))).unwrap();
        for char in "dx\nq".chars() {
            send(if char == '\n' { KeyCode::Enter } else { KeyCode::Char(char) });
        }
        let mut bursts = Bursts::default();
        let inputs = bursts.join(piece(&events).unwrap());
        assert!(matches!(&inputs[..], [Input::Burst(text)] if text == "dx\nq"));
        bursts.pass(SAME_BURST);
        send(KeyCode::Char('d'));
        let inputs = bursts.join(piece(&events).unwrap());
        assert!(matches!(&inputs[..], [Input::Event(Event::Key(key))] if key.code == KeyCode::Char('d')));
        drop(sender);
        assert!(piece(&events).is_none());
    }
}
