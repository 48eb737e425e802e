//! Chances and the cells of the choices: which one the cursor is at, and how one gets into its cell.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{
    Document, Session,
    editing::{can_change, change},
};
use crate::{
    change::Change,
    domain::{
        FieldId,
        chance::{ChanceMark, found_in},
    },
    effect::Effects,
    text::Edit,
};

/// A place in a cell that words go to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRange {
    pub field: FieldId,
    range: Range<usize>,
    stands: String,
    #[serde(skip)]
    text: String,
}

impl Document {
    /// The cell of a choice the cursor is in.
    #[must_use]
    pub fn cell(&self) -> Option<FieldId> {
        let field = self.sheet.field();
        (self.choice().is_some() && field.row().is_some()).then_some(field)
    }

    /// The chance, or the words that none is known, at or nearest to the cursor; none while the cursor
    /// is in an empty line, for that is where another one goes.
    #[must_use]
    pub fn chance_here(&self) -> Option<ChanceMark> {
        let (text, at) = (self.text(), self.sheet.caret.at);
        let before = text.get(..at)?.rsplit('\n').next().unwrap_or_default();
        let after = text.get(at..)?.split('\n').next().unwrap_or_default();
        if before.trim().is_empty() && after.trim().is_empty() {
            return None;
        }
        let apart = |range: &Range<usize>| range.start.saturating_sub(at).max(at.saturating_sub(range.end));
        found_in(text).into_iter().min_by_key(|found| apart(&found.range))
    }

    /// Where the words of a form go: in place of what it was opened on, or to the end of the cell.
    #[must_use]
    pub fn spot(&self, found: Option<&ChanceMark>) -> Option<CellRange> {
        let (field, text) = (self.cell()?, self.text());
        let range = found.map_or(text.len()..text.len(), |found| found.range.clone());
        Some(CellRange { field, stands: text.get(range.clone())?.to_owned(), range, text: text.to_owned() })
    }
}

/// Whether there is a cell to write a chance into.
#[must_use]
pub fn can_write(session: &Session) -> bool {
    can_change(session) && session.document.as_ref().is_some_and(|document| document.cell().is_some())
}

/// Writes words into a cell as one step of undo, and puts the cursor behind them. They take the place
/// of the words found there, or get a line of their own at the end.
pub fn write(session: &mut Session, spot: &CellRange, words: &str) -> Effects {
    change(session, |document, now| {
        let text = &document.appointment.notes.get(spot.field).text;
        let stands = text.get(spot.range.clone()) == Some(&spot.stands) && !spot.stands.is_empty();
        let at = if stands { spot.range.start } else { text.len() };
        let removed = if stands { spot.stands.clone() } else { String::new() };
        let breaks = !stands && !text.is_empty() && !text.ends_with('\n');
        let inserted = format!("{}{words}", if breaks { "\n" } else { "" });
        let end = at + inserted.len();
        let mut changes = document.unmark(spot.field);
        if removed != inserted {
            changes.push(Change::Text(spot.field, Edit { at, removed, inserted }));
        }
        document.history.seal();
        document.make(changes, now);
        document.history.seal();
        document.sheet.go_to_offset(&document.appointment.notes, spot.field, end);
    })
}

impl CellRange {
    /// Fitted to the cell as that is now: at its end where other words are in that place, none where the cell is
    /// gone.
    #[must_use]
    pub fn found_again(mut self, document: &Document) -> Option<Self> {
        let notes = &document.appointment.notes;
        notes.all_fields().find(|field| *field == self.field)?;
        self.text.clone_from(&notes.get(self.field).text);
        if self.text.get(self.range.clone()) != Some(&self.stands) {
            (self.range, self.stands) = (self.text.len()..self.text.len(), String::new());
        }
        Some(self)
    }

    /// The text of the cell with these words in it, and where they begin.
    #[must_use]
    pub fn with(&self, words: &str) -> (String, usize) {
        let mut text = self.text.clone();
        if self.stands.is_empty() {
            text.push('\n');
            let at = text.len();
            text.push_str(words);
            return (text, at);
        }
        if text.get(self.range.clone()).is_some() {
            text.replace_range(self.range.clone(), words);
        }
        (text, self.range.start)
    }

    /// The rest of the cell behind it.
    #[must_use]
    pub fn followed_by<'a>(&self, document: &'a Document) -> &'a str {
        document.appointment.notes.get(self.field).text.get(self.range.end..).unwrap_or_default()
    }
}
