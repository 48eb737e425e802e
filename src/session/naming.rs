//! Puts a name from the starter list among the choices.

use jiff::Zoned;

use super::{Document, Session, editing::change};
use crate::{
    change::Change,
    domain::{Answer, Choice, ChoiceField, FieldId, MOST_CHOICES},
    effect::Effects,
    text::Edit,
};

/// Where a name goes.
#[derive(Clone, Copy)]
enum NamePlace {
    Into(usize),
    New(usize),
}

/// Puts a name among the choices as one step of undo, and the cursor behind it; `None`, with nothing
/// done, where there is no room for one more.
pub fn take_name(session: &mut Session, name: &str) -> Option<Effects> {
    let place = place(session.document.as_ref()?)?;
    Some(change(session, |document, now| put(document, place, name, now)))
}

/// The choice the cursor is in, if that has no name; or else the next untouched one
/// behind it; or else a new one behind it.
fn place(document: &Document) -> Option<NamePlace> {
    let choices = &document.appointment.notes.options.choices.0;
    let here = document.sheet.field().choice();
    if let Some(at) = here.filter(|at| choices.get(*at).is_some_and(Choice::is_nameless)) {
        return Some(NamePlace::Into(at));
    }
    let blank = |choice: &Choice| choice.is_nameless() && choice.is_untouched();
    let from = here.unwrap_or_default();
    let next = choices.iter().skip(from).position(blank).map(|at| NamePlace::Into(from + at));
    let new = NamePlace::New(here.map_or(choices.len(), |at| at + 1));
    next.or_else(|| (choices.len() < MOST_CHOICES).then_some(new))
}

fn put(document: &mut Document, place: NamePlace, name: &str, now: &Zoned) {
    let (field, changes) = match place {
        NamePlace::Into(at) => {
            let field = FieldId::Choice(at, ChoiceField::Name);
            let edit = Edit::between(&document.appointment.notes.get(field).text, name);
            let mut changes = document.unmark(field);
            changes.extend(edit.map(|edit| Change::Text(field, edit)));
            (field, changes)
        }
        NamePlace::New(at) => {
            let before = document.appointment.notes.options.choices.clone();
            let mut after = before.clone();
            after.0.insert(at.min(before.0.len()), Choice { name: Answer::of(name), ..Choice::default() });
            (FieldId::Choice(at, ChoiceField::Name), vec![Change::Choices(Box::new((before, after)))])
        }
    };
    document.history.seal();
    document.make(changes, now);
    document.history.seal();
    document.sheet.go_to(&document.appointment.notes, field);
}
