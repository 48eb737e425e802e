//! On the way out of an appointment: blanks that are left are said, and one is led to the first. The
//! same key again goes on.

use super::{opening::enter, refit};
use crate::{
    app::drafts,
    app::model::Model,
    app::update,
    blanks,
    command::Place,
    effect::Effects,
    session::{
        Side,
        document::{Exit, ExitWarning},
        editing::with_document,
    },
    text::stops,
};

/// Says what is left to fill in and leads there, the first time; `None` where nothing stands in the way.
///
/// Whatever is unsaved is saved all the same.
pub fn warned(model: &mut Model, way: Exit) -> Option<Effects> {
    if !matches!(model.place, Place::Prepare | Place::Brief) || model.cover.on {
        return None;
    }
    let document = model.session.document.as_mut().filter(|document| document.can_change())?;
    if document.was_warned(way) {
        document.warned = None;
        return None;
    }
    let notes = &document.appointment.notes;
    let left = blanks::left(notes);
    let (field, _) = *left.first()?;
    let blank = stops::stops(&notes.get(field).text).next()?;
    let says = blanks::in_short(notes, &left)?;
    let from_brief = model.place == Place::Brief;
    let mut effects = if from_brief { enter(model) } else { Vec::new() };
    drafts::set_aside(model);
    effects.extend(with_document(model, |document, _| {
        document.side = Side::Notes;
        document.sheet.go_to(&document.appointment.notes, field);
    }));
    // A page that is laid out anew has nothing selected.
    refit(model);
    effects.extend(with_document(model, |document, _| {
        document.select(&blank);
        document.warned = Some(ExitWarning { way, field, at: blank.start });
    }));
    // From the brief, another key may have led here.
    let again = if from_brief && way == Exit::Home { "" } else { " again" };
    model.session.notice = Some(format!("{says}. {}{again} goes on.", way.key()));
    effects.extend(update::save_everything(model));
    Some(effects)
}
