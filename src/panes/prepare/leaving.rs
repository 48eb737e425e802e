//! On the way out of an appointment: blanks that are left are said, and one is led to the first. The
//! same key again goes on.

use std::ops::Range;

use super::{desk::Desk, enter, refit, with_desk};
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
pub enum Way {
    Home,
    Brief,
    New,
    Quit,
}

impl Way {
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
pub struct Told {
    way: Way,
    field: FieldId,
    at: usize,
}

impl Desk {
    /// Whether one was told on this way already and did nothing about it.
    #[must_use]
    pub fn was_told(&self, way: Way) -> bool {
        self.told_blank().is_some() && self.told.is_some_and(|told| told.way == way)
    }

    /// The blank one was led to on the way out, while it is still selected.
    #[must_use]
    pub fn told_blank(&self) -> Option<Range<usize>> {
        let told = self.told.filter(|told| told.field == self.sheet.field())?;
        self.sheet.caret.selection().filter(|blank| blank.start == told.at)
    }
}

/// Says what is left to fill in and leads there, the first time; `None` where nothing stands in the way.
///
/// Whatever is unsaved is saved all the same.
pub fn told(model: &mut Model, way: Way) -> Option<Effects> {
    if !matches!(model.place, Place::Prepare | Place::Brief) || model.cover.on {
        return None;
    }
    let desk = model.desk.as_mut().filter(|desk| desk.can_change())?;
    if desk.was_told(way) {
        desk.told = None;
        return None;
    }
    let notes = &desk.appointment.notes;
    let left = blanks::left(notes);
    let (field, _) = *left.first()?;
    let blank = stops::stops(&notes.get(field).text).next()?;
    let says = blanks::in_short(notes, &left)?;
    let from_brief = model.place == Place::Brief;
    let mut effects = if from_brief { enter(model) } else { Vec::new() };
    model.overlay = None;
    effects.extend(with_desk(model, |desk, _| {
        desk.side = super::Side::Notes;
        desk.sheet.go_to(&desk.appointment.notes, field);
    }));
    // A page that is laid out anew has nothing selected.
    refit(model);
    effects.extend(with_desk(model, |desk, _| {
        desk.select(&blank);
        desk.told = Some(Told { way, field, at: blank.start });
    }));
    // From the brief, another key may have led here.
    let again = if from_brief && way == Way::Home { "" } else { " again" };
    model.notice = Some(format!("{says}. {}{again} goes on.", way.key()));
    effects.extend(update::save_everything(model));
    Some(effects)
}
