//! On the way out of an appointment or the program: blanks that are left are said, and one is led to the
//! first, and the same key again continues; unsaved text is saved.

use super::commands::{Command, rows};
use super::{drafts, model::Model, opening};
use crate::command::{Group, Place, Scope};
use crate::session::document::{Exit, ExitWarning};
use crate::session::{Saving, Side};
use crate::{blanks, effect::Effects, session::dialog::Dialog, session::editing::with_document, text::stops};

/// The way out of the program.
pub(super) const COMMANDS: &[Command] = rows! { Group::Places, Scope::ALWAYS;
    "quit" ["Ctrl-Q"], "Save and quit Foreword", Some((12, "quit")), |model| !model.asks_to_leave(), quit;
};

/// Says what is left to fill in and leads there, the first time; `None` where nothing is left.
///
/// Whatever is unsaved is saved all the same.
pub(super) fn warned(model: &mut Model, way: Exit) -> Option<Effects> {
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
    let mut effects = if from_brief { opening::enter(model) } else { Vec::new() };
    drafts::set_aside(model);
    effects.extend(with_document(model, |document, _| {
        document.side = Side::Notes;
        document.sheet.go_to(&document.appointment.notes, field);
    }));
    // A page that is laid out anew has nothing selected.
    model.refit();
    effects.extend(with_document(model, |document, _| {
        document.select(&blank);
        document.warned = Some(ExitWarning { way, field, at: blank.start });
    }));
    // From the brief, another key may have led here.
    let again = if from_brief && way == Exit::Home { "" } else { " again" };
    let (key, leaves) = way.key();
    model.session.notice = Some(format!("{says}. {key}{again} to {leaves}."));
    effects.extend(model.session.save_now());
    Some(effects)
}

/// Saves everything, then leaves.
pub(super) fn quit(model: &mut Model) -> Effects {
    if model.session.leaving {
        // Asked twice: the disk does not answer.
        let dialog = Dialog::unsaved(&model.session);
        model.show(dialog);
        return Vec::new();
    }
    let effects = match drafts::warned(model) {
        Some(true) => None,
        Some(false) => Some(model.session.save_now()),
        None => warned(model, Exit::Quit),
    };
    if let Some(effects) = effects {
        return effects;
    }
    model.session.leaving = true;
    let mut effects = model.session.save_now();
    effects.extend(leave_if_saved(model));
    if effects.is_empty() {
        model.session.notice = Some("Saving before quitting.".to_owned());
    }
    effects
}

pub(super) fn leave_if_saved(model: &mut Model) -> Effects {
    if !model.session.leaving {
        return Vec::new();
    }
    if !model.has_unsaved() {
        return model.release_and_quit();
    }
    let saving = model
        .documents()
        .map(|document| &document.saving)
        .chain([&model.phrase_sync.saving, &model.reflect_sync.saving]);
    let failed = |saving: &Saving| saving.has_unsaved() && saving.error.is_some();
    if saving.into_iter().any(failed) {
        model.session.leaving = false;
        let dialog = Dialog::unsaved(&model.session);
        model.show(dialog);
    }
    Vec::new()
}
