//! Words worth a second look: the list, why a word is on it, what could be said instead, and where
//! it is in a text.
//!
//! Suggestions are offered, never put in. Finding nothing says nothing of a text.

mod fitting;
pub mod identifying;
pub(super) mod kept_words;
mod list;
mod matcher;
mod own;
mod pattern;
mod quotes;
pub mod readability;
pub(super) mod suggestion;
mod tokens;

use std::{ops::Range, sync::LazyLock};

pub use fitting::Fitting;
pub use list::{Category, Level, Suggestion, SuggestionFrom, Where, WordingList, WordingRow};
pub(in crate::domain) use own::OWN;
pub use own::{OwnRow, OwnWords};
pub(in crate::domain) use quotes::quoted;

use super::{ContextField, FieldId};
use matcher::Matcher;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Register {
    Said,
    Written,
}

impl Where {
    /// Whether a row matters in such a text.
    pub const fn covers(self, register: Register) -> bool {
        matches!(
            (self, register),
            (Self::Both, _) | (Self::Say, Register::Said) | (Self::Write, Register::Written)
        )
    }
}

impl FieldId {
    /// `None` where the whole field is the person's own words.
    pub const fn register(self) -> Option<Register> {
        match self {
            Self::Context(ContextField::WhatMatters | ContextField::Goals) => None,
            Self::Context(ContextField::StillToAsk) => Some(Register::Said),
            Self::Context(_) | Self::After(_) => Some(Register::Written),
            // The pages made of these are handed to the person.
            _ => Some(Register::Said),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingMark {
    pub range: Range<usize>,
    pub row: usize,
}

/// The list, made ready to look with when it is first asked for.
#[derive(Debug)]
pub struct Wording {
    ready: LazyLock<Ready, Box<dyn FnOnce() -> Ready + Send>>,
}

#[derive(Debug)]
struct Ready {
    rows: Vec<WordingRow>,
    matcher: Matcher,
}

impl Wording {
    pub fn new(list: WordingList) -> Self {
        let wording = Self::later(move || list);
        wording.load();
        wording
    }

    /// Of a list that is read when it is first asked for.
    pub fn later(list: impl FnOnce() -> WordingList + Send + 'static) -> Self {
        let ready = move || {
            let list = list();
            Ready { matcher: Matcher::new(&list), rows: list.rows }
        };
        Self { ready: LazyLock::new(Box::new(ready)) }
    }

    /// Reads the rows now, not when something is first looked at.
    pub fn load(&self) {
        LazyLock::force(&self.ready);
    }

    /// Whether looking with it takes no reading first.
    pub fn is_ready(&self) -> bool {
        LazyLock::get(&self.ready).is_some()
    }

    pub fn rows(&self) -> &[WordingRow] {
        &self.ready.rows
    }

    pub fn row(&self, mark: &WordingMark) -> Option<&WordingRow> {
        self.rows().get(mark.row)
    }

    /// Every mark of a text, in order; none overlaps another.
    ///
    /// ```
    /// use foreword::{content, domain::Register};
    ///
    /// let wording = content::wording();
    /// let text = "Seen today. He claims it is wear and tear; “I complain of it,” he says.";
    /// let marked = wording.marks(text, Register::Written);
    /// let words: Vec<_> = marked.iter().map(|mark| &text[mark.range.clone()]).collect();
    /// assert_eq!(words, ["claims", "wear and tear"]); // what is quoted is the person's own
    /// ```
    pub fn marks(&self, text: &str, register: Register) -> Vec<WordingMark> {
        self.look(text, &(0..text.len()), Some(register))
    }

    /// Every mark of a text of which nobody said what it is for: rows of either place count.
    pub fn marks_of_either(&self, text: &str) -> Vec<WordingMark> {
        self.look(text, &(0..text.len()), None)
    }

    /// The marks that `shown`, a part of the text, has something of: those of [`marks`](Self::marks).
    /// The cost does not grow with the text.
    pub fn marks_within(&self, text: &str, shown: &Range<usize>, register: Register) -> Vec<WordingMark> {
        self.look(text, shown, Some(register))
    }

    fn look(&self, text: &str, shown: &Range<usize>, register: Option<Register>) -> Vec<WordingMark> {
        let (near, from) = part(text, shown, matcher::REACH);
        let found = self.ready.matcher.found(near, self.rows(), register);
        let mut marks: Vec<_> = found
            .into_iter()
            .map(|(range, row)| WordingMark { range: from + range.start..from + range.end, row })
            .filter(|mark| mark.range.start < shown.end && shown.start < mark.range.end)
            .collect();
        if let (Some(first), Some(last)) = (marks.first(), marks.last()) {
            let (near, from) = part(text, &(first.range.start..last.range.end), quotes::REACH);
            let mut quoted = quotes::quoted(near).into_iter().peekable();
            // Both come in order; of the quotations that began, the one that reaches furthest counts.
            let mut reached = 0;
            marks.retain(|mark| {
                while let Some(begun) = quoted.next_if(|quoted| from + quoted.start < mark.range.end) {
                    reached = reached.max(from + begun.end);
                }
                reached <= mark.range.start
            });
        }
        marks
    }
}

/// A part of a text with so many bytes on either side, and where it begins.
fn part<'a>(text: &'a str, shown: &Range<usize>, reach: usize) -> (&'a str, usize) {
    let from = text.floor_char_boundary(shown.start.saturating_sub(reach));
    let to = text.ceil_char_boundary(shown.end.saturating_add(reach).min(text.len()));
    (text.get(from..to).unwrap_or_default(), from)
}

#[cfg(test)]
mod tests;
