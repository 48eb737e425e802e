//! A part line by line, for those who hear it or read it in braille.

use super::{Context, Field, Part};
use crate::{
    effect::Effects,
    msg::LineAsk,
    session::Session,
    text::{EditCommand, Motion},
};

/// A part in whole lines. `Debug` is left out: they hold note text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Where one is: while that is the same, only lines that changed are said again.
    pub title: String,
    /// With `true` for those that a number chooses.
    pub lines: Vec<(bool, String)>,
    /// The line that is chosen, counted from 0 over those that a number chooses.
    pub here: Option<usize>,
    /// Said of the chosen line, or where there are none.
    pub about: Vec<String>,
    /// The commands are said with it: it is left again by one of them.
    pub says_commands: bool,
}

impl Spoken {
    /// One with nothing but its title.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a line.
    pub fn say(&mut self, words: impl Into<String>) {
        self.lines.push((false, words.into()));
    }

    /// Adds a line that a number chooses.
    pub fn offer(&mut self, words: impl Into<String>) {
        self.lines.push((true, words.into()));
    }

    /// The words of the lines that a number chooses.
    pub fn offered(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter(|(offered, _)| *offered).map(|(_, words)| words.as_str())
    }

    /// One of the lines that a number chooses, with it.
    #[must_use]
    pub fn numbered_offer(&self, at: usize) -> Option<String> {
        self.offered().nth(at).map(|words| format!("{}. {words}", at + 1))
    }

    /// Every line, numbered where a number chooses it.
    pub fn numbered(&self) -> impl Iterator<Item = String> {
        let mut number = 0;
        self.lines.iter().map(move |(offered, words)| {
            number += usize::from(*offered);
            if *offered { format!("{number}. {words}") } else { words.clone() }
        })
    }
}

/// Words in one line: the ends of lines that were typed are said as a stroke, and signs alone are left out.
#[must_use]
pub fn in_one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches([' ', '·', '\t']).trim_end());
    let lines = lines.filter(|line| line.contains(char::is_alphanumeric));
    lines.collect::<Vec<_>>().join(" / ")
}

/// Answers with the one text that a part has.
pub fn answer_text<P: Part + ?Sized>(part: &mut P, cx: &mut Context, ask: &LineAsk) -> Effects {
    let Some(mut field) = part.field(cx.session) else { return Vec::new() };
    if write(&mut field, ask) {
        part.typed(cx);
    }
    Vec::new()
}

/// Writes an answer into a text; `false` where nothing was to be written.
pub fn write(field: &mut Field, ask: &LineAsk) -> bool {
    match ask {
        LineAsk::Choose | LineAsk::Enter => return false,
        LineAsk::Add(words) => {
            if let Field::Area(area) = field {
                area.go(Motion::End, false);
                if !area.text().is_empty() {
                    area.paste("\n");
                }
            }
            field.paste(words);
        }
        LineAsk::Replace(words) => {
            field.edit(EditCommand::SelectAll);
            if words.is_empty() {
                field.edit(EditCommand::Backspace);
            } else {
                field.paste(words);
            }
        }
    }
    true
}

/// A title and what was typed under it.
#[must_use]
pub fn answered(title: &str, text: &str) -> String {
    let words = in_one_line(text);
    format!("{title}: {}", if words.is_empty() { "empty" } else { &words })
}

/// Words said of a part that shows its state in a picture alone.
pub(super) fn unspoken(part: &(impl Part + ?Sized), session: &Session) -> Spoken {
    let title = part.scopes(session).first().map_or("", |scope| scope.name());
    let about = "This is not read line by line yet; it is there on the full screen.";
    Spoken { about: vec![about.to_owned()], ..Spoken::titled(title) }
}
