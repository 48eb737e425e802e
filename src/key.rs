//! One key press, the same on every platform, and its name as people write it.

use std::{fmt, str::FromStr};

use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers};

pub use crossterm::event::KeyCode;

/// Names of keys that are not called by their character or number.
const NAMED: [(KeyCode, &str); 15] = [
    (KeyCode::Enter, "Enter"),
    (KeyCode::Esc, "Esc"),
    (KeyCode::Tab, "Tab"),
    (KeyCode::Char(' '), "Space"),
    (KeyCode::Backspace, "Backspace"),
    (KeyCode::Delete, "Del"),
    (KeyCode::Insert, "Insert"),
    (KeyCode::Left, "←"),
    (KeyCode::Right, "→"),
    (KeyCode::Up, "↑"),
    (KeyCode::Down, "↓"),
    (KeyCode::Home, "Home"),
    (KeyCode::End, "End"),
    (KeyCode::PageUp, "PgUp"),
    (KeyCode::PageDown, "PgDn"),
];

/// One key press with the modifiers held.
///
/// Read from the name that the key bar shows, and written as it:
///
/// ```
/// use foreword::key::{Key, KeyCode};
///
/// let key: Key = "Ctrl-Shift-←".parse()?;
/// assert_eq!((key.ctrl, key.shift, key.code), (true, true, KeyCode::Left));
/// assert_eq!(key.to_string(), "Ctrl-Shift-←");
/// assert_eq!("é".parse::<Key>()?.text(), Some('é'));
/// assert!("Ctrl-Nothing".parse::<Key>().is_err());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub ctrl: bool,
    pub alt: bool,
    /// Shift is held; never with a key that types, whose character says so.
    pub shift: bool,
    pub code: KeyCode,
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { ctrl: false, alt: false, shift: false, code }
    }

    #[must_use]
    pub const fn char(char: char) -> Self {
        Self::plain(KeyCode::Char(char))
    }

    /// The character it types, if it types one.
    #[must_use]
    pub const fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(char) if !self.ctrl && !self.alt => Some(char),
            _ => None,
        }
    }

    /// The key behind an event; `None` for a release and for keys we have no name for.
    ///
    /// This is the one place where terminals and platforms differ.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        let held = |modifier| event.modifiers.contains(modifier);
        let key = Self {
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift: held(KeyModifiers::SHIFT),
            code: event.code,
        };
        match event.code {
            _ if event.kind == KeyEventKind::Release => None,
            KeyCode::Char(char) => Some(key.typing(char)),
            KeyCode::BackTab => Some(Self { shift: true, code: KeyCode::Tab, ..key }),
            KeyCode::F(_) => Some(key),
            code => NAMED.iter().any(|(named, _)| *named == code).then_some(key),
        }
    }

    /// Whether terminals send it as a key of its own.
    #[must_use]
    pub fn is_sent(self) -> bool {
        let held = [
            (self.ctrl, KeyModifiers::CONTROL),
            (self.alt, KeyModifiers::ALT),
            (self.shift, KeyModifiers::SHIFT),
        ];
        let held: KeyModifiers = held.into_iter().filter_map(|(held, key)| held.then_some(key)).collect();
        let is_other = match self.code {
            // The codes of Tab, Enter and Esc, and the start of a sequence.
            KeyCode::Char('i' | 'm' | '[') => self.ctrl || self.alt && self.code == KeyCode::Char('['),
            // What xterm and its kin send for F3 then also says where the cursor is.
            KeyCode::F(3) => !held.is_empty(),
            KeyCode::F(number) => !(1..=24).contains(&number),
            _ => false,
        };
        !is_other && Self::of(&KeyEvent::new(self.code, held)) == Some(self)
    }

    /// A character with the keys held, as all terminals should send it.
    fn typing(self, char: char) -> Self {
        // AltGr arrives as Ctrl and Alt on Windows; what it types is a character like any other.
        if self.ctrl && self.alt && !char.is_ascii_alphanumeric() {
            return Self::char(char);
        }
        let code = match char {
            // A line feed is Ctrl-J to the terminal: typed text that was not marked as pasted.
            'j' if self.ctrl && !self.alt => return Self::plain(KeyCode::Enter),
            // Some terminals send Ctrl-H for Backspace.
            'h' if self.ctrl && !self.alt => return Self::plain(KeyCode::Backspace),
            _ if self.ctrl => char.to_ascii_lowercase(),
            _ if self.shift => char.to_ascii_uppercase(),
            _ => char,
        };
        Self { shift: false, code: KeyCode::Char(code), ..self }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            f.write_str(if held { name } else { "" })?;
        }
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Char(char) if char != ' ' && (self.ctrl || self.alt) => {
                write!(f, "{}", char.to_ascii_uppercase())
            }
            KeyCode::Char(char) if char != ' ' => write!(f, "{char}"),
            code => f.write_str(NAMED.iter().find(|(named, _)| *named == code).map_or("", |(_, name)| name)),
        }
    }
}

impl FromStr for Key {
    type Err = &'static str;

    /// # Errors
    /// If `text` names no key.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut key = Self::char('-');
        let mut rest = text;
        for (held, name) in [(&mut key.ctrl, "Ctrl-"), (&mut key.alt, "Alt-"), (&mut key.shift, "Shift-")] {
            if let Some(after) = rest.strip_prefix(name).filter(|after| !after.is_empty()) {
                (*held, rest) = (true, after);
            }
        }
        let mut chars = rest.chars();
        key.code = if let Some((named, _)) = NAMED.iter().find(|(_, name)| *name == rest) {
            *named
        } else if let Some(number) = rest.strip_prefix('F').and_then(|number| number.parse().ok()) {
            KeyCode::F(number)
        } else {
            match (chars.next(), chars.as_str()) {
                (Some(char), "") if key.ctrl || key.alt => KeyCode::Char(char.to_ascii_lowercase()),
                (Some(char), "") => KeyCode::Char(char),
                _ => return Err("no key has that name"),
            }
        };
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> String {
        Key::of(&KeyEvent::new(code, modifiers)).map(|key| key.to_string()).unwrap_or_default()
    }

    #[test]
    fn platforms_agree() {
        use KeyModifiers as M;
        for (code, modifiers, name) in [
            (KeyCode::Char('a'), M::NONE, "a"),
            (KeyCode::Char('a'), M::SHIFT, "A"),
            (KeyCode::Char('A'), M::SHIFT, "A"),
            (KeyCode::Char('?'), M::SHIFT, "?"),
            (KeyCode::Char('P'), M::CONTROL | M::SHIFT, "Ctrl-P"),
            (KeyCode::Char('@'), M::CONTROL | M::ALT, "@"),
            (KeyCode::Char('j'), M::CONTROL, "Enter"),
            (KeyCode::Char('h'), M::CONTROL, "Backspace"),
            (KeyCode::BackTab, M::SHIFT, "Shift-Tab"),
            (KeyCode::Left, M::CONTROL | M::SHIFT, "Ctrl-Shift-←"),
            (KeyCode::F(1), M::NONE, "F1"),
            (KeyCode::Char(' '), M::NONE, "Space"),
            (KeyCode::CapsLock, M::NONE, ""),
        ] {
            assert_eq!(key(code, modifiers), name, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_release_is_no_press() {
        let mut event = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::of(&event), None);
    }

    #[test]
    fn names_are_read_back() {
        for name in [
            "a",
            "?",
            "]",
            "-",
            "Ctrl--",
            "Ctrl-P",
            "Ctrl-Shift-Home",
            "Shift-Tab",
            "F12",
            "Esc",
            "é",
            "Alt-D",
        ] {
            assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
        }
        assert!("Ctrl-".parse::<Key>().is_err());
        assert!("Hyper-X".parse::<Key>().is_err());
    }
}
