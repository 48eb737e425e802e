//! `foreword doctor --keys`: each key as this terminal reports it, and its command.

use std::{
    io::{self, Write},
    sync::mpsc,
};

use anyhow::Context;
use crossterm::event::{Event as Sent, KeyEvent, KeyEventKind};

use super::{
    Ending,
    event::{Event, Input},
    input,
    terminal::Raw,
};
use crate::{
    app::keymap,
    command::Keys,
    key::{Key, KeyCode},
    platform,
    text::is_harmful,
};

const HOW: &str = "Press any key to see what this terminal sends for it and what it does in Foreword.\r\n\
                   Nothing is kept. Ctrl-C ends this, and so does Esc pressed twice.\r\n\r\n";

/// Shows it key by key, until the person has seen enough; the terminal is as it was.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn show(keys: &Keys) -> anyhow::Result<Ending> {
    let (sender, events) = mpsc::channel();
    let signals = platform::Signals::caught().context("the system's signals could not be caught")?;
    let mut raw = Some(Raw::enter().context("this terminal could not be set up")?);
    input::start(&sender, signals, input::Reader::default(), Some)?;
    drop(sender);
    let mut out = io::stdout();
    let mut before = None;
    let mut say = |words: &str| out.write_all(words.as_bytes()).and_then(|()| out.flush());
    if say(HOW).is_err() {
        return Ok(Ending::TerminalGone);
    }
    for event in events.into_iter().flat_map(Event::apart) {
        let said = match event {
            Event::Msg(Input::Burst(text)) => {
                let count = text.chars().count();
                say(&format!(
                    "{count} keys at once\r\n    Typed where text is typed; anywhere else they do nothing.\r\n"
                ))
            }
            Event::Msg(Input::Event(Sent::Key(event))) if event.kind == KeyEventKind::Release => continue,
            Event::Msg(Input::Event(Sent::Key(event))) => {
                let key = Key::of(&event);
                let said = say(&words(&event, key, keys));
                if is_enough(before, key) {
                    return Ok(Ending::Left);
                }
                before = key;
                said
            }
            Event::Msg(Input::Event(Sent::Paste(text))) => {
                let count = text.chars().count();
                say(&format!(
                    "a paste of {count} characters\r\n    It goes in where text is typed; it runs nothing.\r\n"
                ))
            }
            Event::Msg(Input::Event(Sent::Resize(columns, rows))) => {
                say(&format!("{columns} columns and {rows} rows\r\n"))
            }
            Event::Msg(_) | Event::Together(_) | Event::Line(_) | Event::Lines(..) | Event::Written => {
                continue;
            }
            Event::Goodbye(signal) => return Ok(Ending::Signal(signal)),
            Event::Suspend(suspend) => {
                drop(raw.take());
                if suspend {
                    platform::stop()?;
                }
                raw = Some(Raw::enter()?);
                Ok(())
            }
            Event::InputEnded => break,
        };
        if said.is_err() {
            break;
        }
    }
    drop(raw);
    Ok(Ending::TerminalGone)
}

fn is_enough(before: Option<Key>, key: Option<Key>) -> bool {
    const ESC: Key = Key::plain(KeyCode::Esc);
    const CTRL_C: Key = Key { ctrl: true, ..Key::char('c') };
    key == Some(CTRL_C) || (key == Some(ESC) && before == Some(ESC))
}

/// A key, what was reported for it, and what it does in every place where it does something.
fn words(event: &KeyEvent, key: Option<Key>, keys: &Keys) -> String {
    let name = key.map_or_else(
        || "no name in Foreword".to_owned(),
        |key| key.to_string().replace(is_harmful, "\u{fffd}"),
    );
    let held = if event.modifiers.is_empty() { String::new() } else { format!(" with {}", event.modifiers) };
    let mut words = format!("{name}    the terminal reports {:?}{held}\r\n", event.code);
    let does = key.map(|key| what_it_does(key, keys)).unwrap_or_default();
    if does.is_empty() {
        words.push_str("    It does nothing.\r\n");
    }
    for line in does {
        words.extend(["    ", &line, "\r\n"]);
    }
    words
}

fn what_it_does(key: Key, keys: &Keys) -> Vec<String> {
    let runs = keymap::all().filter(|command| keys.has(command.name, key));
    let typed = key.text().map(|_| "Where text is typed: types itself".to_owned());
    typed
        .into_iter()
        .chain(runs.map(|command| format!("{}: {}", command.scope.name(), command.title)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;
    use crate::domain::KeyChanges;

    fn shown(code: KeyCode, modifiers: KeyModifiers) -> String {
        let event = KeyEvent::new(code, modifiers);
        words(&event, Key::of(&event), &keymap::keys(&KeyChanges::new()))
    }

    /// A key has its name, what the terminal reported, and what it does where.
    #[test]
    fn key_has_name_and_uses() {
        let words = shown(KeyCode::Char('k'), KeyModifiers::CONTROL);
        assert!(words.starts_with("Ctrl-K    the terminal reports Char('k') with Control\r\n"), "{words}");
        assert!(words.contains("\r\n    Guide and notes: Pin this phrase"), "{words}");
        let letter = shown(KeyCode::Char('p'), KeyModifiers::NONE);
        assert!(
            letter.contains("Where text is typed: types itself")
                && letter.contains("    Guide: Pin the phrase")
        );
        let tab = shown(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert!(tab.starts_with("Shift-Tab    the terminal reports BackTab with Shift"), "{tab}");
    }

    /// A key that does nothing is said to do nothing.
    #[test]
    fn unused_key_is_said() {
        assert!(shown(KeyCode::F(11), KeyModifiers::NONE).ends_with("    It does nothing.\r\n"));
        assert!(shown(KeyCode::CapsLock, KeyModifiers::NONE).starts_with("no name in Foreword"));
        assert!(!shown(KeyCode::Char('\u{9b}'), KeyModifiers::NONE).contains('\u{9b}'));
    }

    #[test]
    fn ctrl_c_and_esc_twice_end_it() {
        let key = |name: &str| Some(name.parse().unwrap());
        assert!(is_enough(None, key("Ctrl-C")) && is_enough(key("Esc"), key("Esc")));
        assert!(
            !is_enough(None, key("Esc")) && !is_enough(key("Esc"), key("a")) && !is_enough(key("a"), None)
        );
    }
}
