//! Changes to the notes other than typing: marks, pins, questions to ask.

use jiff::Zoned;

use super::document::Document;
use crate::{
    change::{Change, Marks},
    domain::{Appointment, EmptyReason, FieldId, Pin},
    text::{Caret, edit},
};

impl Document {
    /// Leaves the field empty on purpose, or takes that back.
    pub fn leave_empty(&mut self, standing: EmptyReason, now: &Zoned) {
        let field = self.sheet.field();
        let now_is = self.appointment.notes.get(field).standing;
        let standing = if now_is == standing { EmptyReason::Open } else { standing };
        let changes = self.mark(field, Marks { standing, carried_over: false });
        self.make(changes, now);
    }

    /// Takes the mark of a copied field off: it was looked at and still holds.
    pub fn keep_carried_over(&mut self, now: &Zoned) {
        let changes = self.unmark(self.sheet.field());
        self.make(changes, now);
    }

    /// Pins a phrase to the brief, or unpins it.
    pub fn pin(&mut self, pin: Pin, now: &Zoned) {
        let before = self.appointment.pinned.clone();
        let mut after = before.clone();
        pin.toggle_in(&mut after);
        self.make(vec![Change::Pins(before, after)], now);
    }

    /// Keeps the words of a row of the list as they are in these notes, or keeps them no longer; a step of
    /// its own.
    pub fn keep_words(&mut self, row: &str, keep: bool, now: &Zoned) {
        let before = self.appointment.kept_words.clone();
        let mut after = before.clone();
        after.retain(|one| one != row);
        if keep {
            after.push(row.to_owned());
        }
        if before == after {
            return;
        }
        self.history.seal();
        self.make(vec![Change::KeptWords(before, after)], now);
        self.history.seal();
    }

    /// Chooses a field for the page for a colleague, or takes it off that; a step of its own.
    pub fn share(&mut self, field: FieldId, now: &Zoned) {
        let (before, name) = (self.appointment.shared.clone(), field.name());
        let mut after = before.clone();
        after.retain(|one| *one != name);
        if after == before {
            after.push(name);
        }
        self.history.seal();
        self.make(vec![Change::Shared(before, after)], now);
        self.history.seal();
    }

    /// Becomes another version of the same appointment, as a step of its own.
    pub fn become_version(&mut self, version: Appointment, now: &Zoned) {
        let before = self.appointment.clone();
        let same = before.notes == version.notes
            && before.pinned == version.pinned
            && before.kept_words == version.kept_words
            && before.shared == version.shared
            && before.details() == version.details()
            && before.guide == version.guide;
        if same {
            return;
        }
        self.history.seal();
        self.make(vec![Change::Whole(Box::new((before, version)))], now);
        self.history.seal();
    }

    #[must_use]
    pub fn is_pinned(&self, phrase: &str) -> bool {
        self.appointment.pinned.iter().any(|pin| pin.phrase == phrase)
    }

    /// Adds a line to what is still to ask, without moving the cursor. `false` if it is there already.
    pub fn ask(&mut self, question: &str, now: &Zoned) -> bool {
        let field = FieldId::STILL_TO_ASK;
        let text = &self.appointment.notes.get(field).text;
        if text.lines().any(|line| line.contains(question)) {
            return false;
        }
        let line_break = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let end = Caret::at(text.len());
        let Some(edit) = edit::insert(text, &end, &format!("{line_break}· {question}")) else {
            return false;
        };
        let mut changes = self.unmark(field);
        changes.push(Change::Text(field, edit));
        self.history.seal();
        self.make(changes, now);
        self.history.seal();
        true
    }

    /// Whether any field is empty.
    #[must_use]
    pub fn has_gap(&self) -> bool {
        let notes = &self.appointment.notes;
        notes.all_fields().any(|field| notes.is_gap(field))
    }

    /// The next empty field after the cursor, going round all pages.
    #[must_use]
    pub fn next_empty(&self) -> Option<FieldId> {
        let notes = &self.appointment.notes;
        let fields: Vec<_> = notes.all_fields().collect();
        let here = fields.iter().position(|field| *field == self.sheet.field()).unwrap_or_default();
        let (before, after) = fields.split_at_checked(here + 1)?;
        after.iter().chain(before).copied().find(|field| notes.is_gap(*field))
    }
}
