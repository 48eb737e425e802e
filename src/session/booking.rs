//! Puts the line that asks for a longer appointment into the notes.

use super::{Session, editing::change};
use crate::{
    change::Change,
    domain::{ContextField, FieldId, with_booking_line},
    effect::Effects,
    text::Edit,
};

/// The field it belongs to.
pub const FIELD: FieldId = FieldId::Context(ContextField::LongerAppointment);

/// Puts the line into its field as one step of undo, and the cursor there.
pub fn put_line(session: &mut Session, line: &str) -> Effects {
    change(session, |document, now| {
        let text = &document.appointment.notes.get(FIELD).text;
        if let Some(edit) = Edit::between(text, &with_booking_line(text, line)) {
            let mut changes = document.unmark(FIELD);
            changes.push(Change::Text(FIELD, edit));
            document.history.seal();
            document.make(changes, now);
            document.history.seal();
        }
        document.sheet.go_to(&document.appointment.notes, FIELD);
    })
}
