//! Events of a console of Windows, made into what was meant. Pure but for the pauses between keys, and so
//! tested everywhere.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Keys of a paste follow each other in less; nobody types so fast.
const ONE_PIECE: Duration = Duration::from_millis(5);
const LARGEST_PIECE: usize = 4096;

/// The next event and all that follow it in one piece; `None` once there are no more.
pub(super) fn piece(events: &Receiver<Event>) -> Option<Vec<Event>> {
    let mut piece = vec![events.recv().ok()?];
    while piece.len() < LARGEST_PIECE {
        match events.recv_timeout(ONE_PIECE) {
            Ok(event) => piece.push(event),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    Some(piece)
}

/// Keys that are down. A character that is on no key, pasted or typed by its number with Alt, comes as the
/// release of a key that was never pressed.
#[derive(Default)]
pub(super) struct Down(Vec<char>);

impl Down {
    /// Keys that go down, and characters that are on no key.
    pub(super) fn pass(&mut self, event: Event) -> Option<Event> {
        let Event::Key(key) = event else { return Some(event) };
        let KeyCode::Char(char) = key.code else {
            return (key.kind != KeyEventKind::Release).then_some(event);
        };
        if key.kind != KeyEventKind::Release {
            if !self.0.contains(&char) {
                self.0.push(char);
            }
            return Some(event);
        }
        let same = self.0.iter().position(|down| *down == char);
        // With Shift let go first, a key goes up as another character than it went down.
        match same.or_else(|| self.0.len().checked_sub(1)) {
            Some(at) => drop(self.0.remove(at)),
            None if char.is_ascii() => {}
            None => return Some(Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE))),
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::shell::{bursts::Bursts, event::Input};

    fn key(char: char, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(KeyCode::Char(char), KeyModifiers::NONE, kind))
    }

    /// Where a console gives a paste key by key, all of it is one burst, and a key alone is a key.
    #[test]
    fn paste_key_by_key_is_a_burst() {
        let (sender, events) = mpsc::channel();
        let send = |code| sender.send(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))).unwrap();
        for char in "dx\nq".chars() {
            send(if char == '\n' { KeyCode::Enter } else { KeyCode::Char(char) });
        }
        let mut bursts = Bursts::one_by_one();
        let inputs = bursts.join(piece(&events).unwrap());
        assert!(matches!(&inputs[..], [Input::Burst(text)] if text == "dx\nq"));
        bursts.pass(Duration::from_millis(100));
        send(KeyCode::Char('d'));
        let inputs = bursts.join(piece(&events).unwrap());
        assert!(matches!(&inputs[..], [Input::Event(Event::Key(key))] if key.code == KeyCode::Char('d')));
        drop(sender);
        assert!(piece(&events).is_none());
    }

    /// What is on no key is typed once, and no key that goes up types anything.
    #[test]
    fn characters_on_no_key() {
        use KeyEventKind::{Press, Release};
        let typed = |events: &[(char, KeyEventKind)]| -> String {
            let mut down = Down::default();
            let passed = events.iter().filter_map(|(char, kind)| down.pass(key(*char, *kind)));
            let char = |event| match event {
                Event::Key(KeyEvent { code: KeyCode::Char(char), kind: Press, .. }) => char,
                event => panic!("{event:?}"),
            };
            passed.map(char).collect()
        };
        assert_eq!(typed(&[('a', Press), ('a', Release), ('\u{2013}', Release), ('b', Press)]), "a\u{2013}b");
        assert_eq!(typed(&[('A', Press), ('a', Release), ('é', Press), ('é', Release)]), "Aé");
        assert_eq!(typed(&[('3', Press), ('£', Release)]), "3", "Shift came between");
        assert_eq!(typed(&[('a', Press), ('a', Press), ('a', Release), ('…', Release)]), "aa…", "held down");
        assert_eq!(typed(&[('f', Release)]), "", "it was pressed in the program before");
        let release = Event::Key(KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, Release));
        assert_eq!(Down::default().pass(release), None);
    }
}
