//! One key press, the same on every platform, and its name as people write it.

use std::{fmt, str::FromStr};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    F(u8),
    Named(Named),
}

/// A key that types nothing and has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    Enter,
    Esc,
    Tab,
    Space,
    Backspace,
    Delete,
    Insert,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Keys with a name, the name, and what crossterm calls them.
const NAMED: &[(Named, &str, KeyCode)] = &[
    (Named::Enter, "Enter", KeyCode::Enter),
    (Named::Esc, "Esc", KeyCode::Esc),
    (Named::Tab, "Tab", KeyCode::Tab),
    (Named::Space, "Space", KeyCode::Char(' ')),
    (Named::Backspace, "Backspace", KeyCode::Backspace),
    (Named::Delete, "Del", KeyCode::Delete),
    (Named::Insert, "Insert", KeyCode::Insert),
    (Named::Left, "←", KeyCode::Left),
    (Named::Right, "→", KeyCode::Right),
    (Named::Up, "↑", KeyCode::Up),
    (Named::Down, "↓", KeyCode::Down),
    (Named::Home, "Home", KeyCode::Home),
    (Named::End, "End", KeyCode::End),
    (Named::PageUp, "PgUp", KeyCode::PageUp),
    (Named::PageDown, "PgDn", KeyCode::PageDown),
];

/// One key press with the modifiers held.
///
/// It is read from the name that the key bar shows, and written as it:
///
/// ```
/// use foreword::key::{Code, Key, Named};
///
/// let key: Key = "Ctrl-Shift-←".parse()?;
/// assert_eq!((key.ctrl, key.shift, key.code), (true, true, Code::Named(Named::Left)));
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
    pub code: Code,
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { ctrl: false, alt: false, shift: false, code }
    }

    /// The key of that character.
    #[must_use]
    pub const fn char(char: char) -> Self {
        match char {
            ' ' => Self::plain(Code::Named(Named::Space)),
            _ => Self::plain(Code::Char(char)),
        }
    }

    /// What it types, where it types.
    #[must_use]
    pub const fn text(self) -> Option<char> {
        match self.code {
            Code::Char(char) if !self.ctrl && !self.alt => Some(char),
            Code::Named(Named::Space) if !self.ctrl && !self.alt => Some(' '),
            _ => None,
        }
    }

    /// The key behind an event; `None` for a release and for keys we have no name for.
    ///
    /// This is the one place where terminals and platforms differ.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let held = |modifier| event.modifiers.contains(modifier);
        let key = Self {
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift: held(KeyModifiers::SHIFT),
            code: Code::Named(Named::Enter),
        };
        Some(match event.code {
            KeyCode::Char(char) => return Some(key.typing(char)),
            KeyCode::BackTab => Self { shift: true, code: Code::Named(Named::Tab), ..key },
            KeyCode::F(number) => Self { code: Code::F(number), ..key },
            code => {
                let (named, ..) = NAMED.iter().find(|(.., theirs)| *theirs == code)?;
                Self { code: Code::Named(*named), ..key }
            }
        })
    }

    /// The same held keys with a character, as all terminals should send it.
    fn typing(self, char: char) -> Self {
        // AltGr arrives as Ctrl and Alt on Windows; what it types is a character like any other.
        if self.ctrl && self.alt && !char.is_ascii_alphanumeric() {
            return Self::char(char);
        }
        let key = Self { shift: false, ..self };
        match char {
            // A line feed is Ctrl-J to the terminal: typed text that was not marked as pasted.
            'j' if key.ctrl && !key.alt => Self::plain(Code::Named(Named::Enter)),
            // Some terminals send Ctrl-H for Backspace.
            'h' if key.ctrl && !key.alt => Self::plain(Code::Named(Named::Backspace)),
            ' ' => Self { code: Code::Named(Named::Space), ..key },
            _ if key.ctrl => Self { code: Code::Char(char.to_ascii_lowercase()), ..key },
            _ if self.shift => Self { code: Code::Char(char.to_ascii_uppercase()), ..key },
            _ => Self { code: Code::Char(char), ..key },
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(char) if self.ctrl || self.alt => write!(f, "{}", char.to_ascii_uppercase()),
            Code::Char(char) => write!(f, "{char}"),
            Code::F(number) => write!(f, "F{number}"),
            Code::Named(named) => {
                let name = NAMED.iter().find(|(one, ..)| *one == named).map_or("", |(_, name, _)| name);
                f.write_str(name)
            }
        }
    }
}

impl FromStr for Key {
    type Err = &'static str;

    /// # Errors
    /// If `text` names no key.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut key = Self::plain(Code::Char('-'));
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-").filter(|after| !after.is_empty()) {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Alt-").filter(|after| !after.is_empty()) {
                (key.alt, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Shift-").filter(|after| !after.is_empty()) {
                (key.shift, rest) = (true, after);
            } else {
                break;
            }
        }
        key.code = if let Some((named, ..)) = NAMED.iter().find(|(_, name, _)| *name == rest) {
            Code::Named(*named)
        } else if let Some(number) = rest.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Code::F(number)
        } else {
            let mut chars = rest.chars();
            match (chars.next(), chars.next()) {
                (Some(char), None) if key.ctrl || key.alt => Code::Char(char.to_ascii_lowercase()),
                (Some(char), None) => Code::Char(char),
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
