//! On the way out of an appointment: blanks that are left are said, and one is led to the first. The
//! same key again goes on.

use std::ops::Range;

use super::{document::Document, enter, refit, with_document};
use crate::{
    blanks,
    domain::FieldId,
    effect::Effects,
    model::{Model, Place},
    text::stops,
    update,
};

/// A way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Home,
    Brief,
    New,
    Quit,
}

impl Exit {
    /// The key that goes on.
    const fn key(self) -> &'static str {
        match self {
            Self::Home => "Esc",
            Self::Brief => "Ctrl-B",
            Self::New => "Ctrl-N",
            Self::Quit => "Ctrl-Q",
        }
    }
}

/// That one was led to a blank on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitWarning {
    way: Exit,
    field: FieldId,
    at: usize,
}

impl Document {
    /// Whether one was warned on this way already and did nothing about it.
    #[must_use]
    pub fn was_warned(&self, way: Exit) -> bool {
        self.warned_blank().is_some() && self.warned.is_some_and(|warned| warned.way == way)
    }

    /// The blank one was led to on the way out, while it is still selected.
    #[must_use]
    pub fn warned_blank(&self) -> Option<Range<usize>> {
        let warned = self.warned.filter(|warned| warned.field == self.sheet.field())?;
        self.sheet.caret.selection().filter(|blank| blank.start == warned.at)
    }
}

/// Says what is left to fill in and leads there, the first time; `None` where nothing stands in the way.
///
/// Whatever is unsaved is saved all the same.
pub fn warned(model: &mut Model, way: Exit) -> Option<Effects> {
    if !matches!(model.place, Place::Prepare | Place::Brief) || model.cover.on {
        return None;
    }
    let document = model.document.as_mut().filter(|document| document.can_change())?;
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
    model.overlay = None;
    effects.extend(with_document(model, |document, _| {
        document.side = super::Side::Notes;
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
    model.notice = Some(format!("{says}. {}{again} goes on.", way.key()));
    effects.extend(update::save_everything(model));
    Some(effects)
}
