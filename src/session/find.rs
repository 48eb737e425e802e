//! Words sought in the open notes, and put in the place of others; and the way to words found elsewhere.

use std::ops::Range;

use jiff::Zoned;

use super::{
    Document, Session, Side,
    editing::{change, with_document},
};
use crate::{
    change::Change,
    domain::{FieldId, Id},
    effect::Effects,
    text::{Edit, places},
};

/// Where words are in the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesPlace {
    pub field: FieldId,
    pub range: Range<usize>,
}

/// A place in an appointment that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub id: Id,
    pub place: NotesPlace,
}

impl Document {
    /// Every place in the notes that holds these words in a row, in the order of the pages.
    #[must_use]
    pub fn places(&self, sought: &str) -> Vec<NotesPlace> {
        let notes = &self.appointment.notes;
        let in_field = |field| {
            places(sought, &notes.get(field).text).into_iter().map(move |range| NotesPlace { field, range })
        };
        notes.all_fields().flat_map(in_field).collect()
    }

    /// Where the cursor is, or where the selection begins.
    #[must_use]
    pub fn cursor_place(&self) -> NotesPlace {
        let caret = self.sheet.caret;
        NotesPlace { field: self.sheet.field(), range: caret.selection().unwrap_or(caret.at..caret.at) }
    }

    /// Selects words, wherever they are.
    pub fn select_place(&mut self, place: &NotesPlace) {
        self.side = Side::Notes;
        self.history.seal();
        self.sheet.go_to(&self.appointment.notes, place.field);
        self.select(&place.range);
    }

    /// Puts words in the place of all that are sought, as one step of undo; in how many places.
    fn replace_all(&mut self, sought: &str, with: &str, now: &Zoned) -> usize {
        let (mut many, mut changes) = (0, Vec::new());
        let fields: Vec<_> = self.appointment.notes.all_fields().collect();
        for field in fields {
            let text = &self.appointment.notes.get(field).text;
            let found = places(sought, text);
            let mut after = text.clone();
            found.iter().rev().for_each(|place| after.replace_range(place.clone(), with));
            if let Some(edit) = Edit::between(text, &after) {
                many += found.len();
                changes.extend(self.unmark(field));
                changes.push(Change::Text(field, edit));
            }
        }
        if !changes.is_empty() {
            let place = self.cursor_place();
            // The cursor must be in the text before lines are worked out from it.
            self.sheet.go_to_offset(&self.appointment.notes, place.field, 0);
            self.history.seal();
            self.make(changes, now);
            self.history.seal();
            self.sheet.go_to_offset(&self.appointment.notes, place.field, place.range.start);
        }
        many
    }
}

/// Which of these places comes first from there on; the first of all where none does.
#[must_use]
pub fn first_from(document: &Document, places: &[NotesPlace], from: &NotesPlace) -> usize {
    let fields: Vec<_> = document.appointment.notes.all_fields().collect();
    let order = |place: &NotesPlace| {
        (fields.iter().position(|field| *field == place.field).unwrap_or_default(), place.range.start)
    };
    places.iter().position(|place| order(place) >= order(from)).unwrap_or_default()
}

/// Goes to a place of the open notes and selects it.
pub fn go_to(session: &mut Session, place: &NotesPlace) -> Effects {
    with_document(session, |document, _| document.select_place(place))
}

/// Puts words in one place.
pub fn replace(session: &mut Session, place: &NotesPlace, with: &str) -> Effects {
    change(session, |document, now| {
        document.select_place(place);
        document.put_in_place(&place.range, with, now);
    })
}

/// Puts words in every place that holds those sought; in how many.
pub fn replace_all(session: &mut Session, sought: &str, with: &str) -> (usize, Effects) {
    let mut many = 0;
    let effects = change(session, |document, now| many = document.replace_all(sought, with, now));
    (many, effects)
}

/// Where one wanted to go in the appointment that has just been opened.
pub fn arrival(session: &mut Session) -> Option<NotesPlace> {
    let arrival = session.arrival.take()?;
    let document = session.document.as_ref()?;
    // It may have been changed since it was found.
    let is_there =
        document.appointment.notes.get(arrival.place.field).text.get(arrival.place.range.clone()).is_some();
    (document.appointment.id == arrival.id && is_there).then_some(arrival.place)
}
