//! Home: the appointments coming and past, what cannot be read, and the sample.

pub mod bin;
mod commands;
pub mod due;
mod library;
pub mod view;

use crate::{
    domain::{Id, Library, Summary, UserError},
    effect::Effects,
    layout,
    model::{Model, Place},
    msg::Mouse,
    panes::phrases,
    session::Document,
    text::Input,
};

pub use bin::BinList;
pub use commands::{COMMANDS, FILTER, PLACES};
pub use library::{Listing, Row};

/// State of the list.
#[derive(Default)]
pub struct HomePane {
    /// What stands on the library, once it has been read.
    pub library: Option<Listing>,
    pub reading: bool,
    pub error: Option<UserError>,
    pub filter: Input,
    pub filtering: bool,
    pub rows: Vec<Row>,
    pub chosen: usize,
    pub top: usize,
    pub binned: Vec<(String, Summary)>,
    pub bin: Option<BinList>,
    pub asked_about_due: bool,
}

impl HomePane {
    /// The chosen line, if it can be chosen.
    #[must_use]
    pub fn chosen_row(&self) -> Option<Row> {
        self.rows.get(self.chosen).copied().filter(|row| row.can_be_chosen())
    }

    /// The chosen appointment.
    #[must_use]
    pub fn chosen_summary(&self) -> Option<&Summary> {
        match self.chosen_row()? {
            Row::Appointment(at) => self.library.as_ref()?.appointment(at),
            Row::Heading(_) | Row::Unreadable(_) | Row::Sample => None,
        }
    }
}

/// Takes in the library.
pub fn listed(model: &mut Model, library: Result<Library, UserError>) -> Effects {
    model.home.reading = false;
    match library {
        Ok(library) => {
            model.home.library = Some(Listing::new(library));
            model.home.error = None;
        }
        Err(error) => model.home.error = Some(error),
    }
    if let Some(document) = &model.session.document {
        note_change(&mut model.home, document);
    }
    arrange(model);
    phrases::look_for_pins(model);
    due::ask(model);
    Vec::new()
}

/// Takes in a change of details.
pub fn amended(model: &mut Model, _id: &Id, result: Result<Box<Summary>, UserError>) -> Effects {
    match result {
        Ok(summary) => {
            replace(&mut model.home, *summary);
            arrange(model);
        }
        Err(error) => model.session.notice = Some(error.sentence),
    }
    Vec::new()
}

/// Lets the list know what changed in an open appointment.
pub fn note_change(home: &mut HomePane, document: &Document) {
    if !document.is_sample() {
        replace(home, document.summary());
    }
}

/// Puts a new line in the place of the old one for the same appointment.
pub fn replace(home: &mut HomePane, summary: Summary) {
    if let Some(library) = &mut home.library {
        library.replace(summary);
    }
}

fn choose(home: &mut HomePane, id: &Id) {
    let library = home.library.as_ref();
    let found = home.rows.iter().position(|row| match row {
        Row::Appointment(at) => {
            library.and_then(|library| library.appointment(*at)).is_some_and(|one| one.id == *id)
        }
        _ => false,
    });
    if let Some(at) = found {
        home.chosen = at;
    }
}

/// Sorts the list and applies the filter; what was chosen stays chosen where it can.
pub fn arrange(model: &mut Model) {
    let chosen = model.home.chosen_summary().map(|summary| summary.id.clone());
    let now = model.session.now.timestamp();
    if let Some(library) = &mut model.home.library {
        library.sort(now);
    }
    narrow(model);
    if let Some(id) = chosen {
        choose(&mut model.home, &id);
    }
}

/// Applies the filter.
pub fn narrow(model: &mut Model) {
    let home = &mut model.home;
    home.rows = home.library.as_ref().map(|library| library.rows(home.filter.text())).unwrap_or_default();
    if home.library.is_none() && home.error.is_some() {
        home.rows = vec![Row::Heading("Sample"), Row::Sample];
    }
    home.chosen = home.rows.iter().position(|row| row.can_be_chosen()).unwrap_or_default();
    home.top = 0;
    refit(model);
}

fn page(model: &Model) -> isize {
    isize::try_from(layout::home(model).list.height).unwrap_or(1).max(1)
}

fn step(model: &mut Model, by: isize) -> Effects {
    let home = &mut model.home;
    let last = home.rows.len().saturating_sub(1);
    let wanted = home.chosen.saturating_add_signed(by).min(last);
    let can = |at: &usize| home.rows.get(*at).is_some_and(|row| row.can_be_chosen());
    let found = if by < 0 {
        (0..=wanted).rev().find(can).or_else(|| (0..=last).find(can))
    } else {
        (wanted..=last).find(can).or_else(|| (0..=last).rev().find(can))
    };
    home.chosen = found.unwrap_or(home.chosen);
    Vec::new()
}

/// Keeps the chosen line on screen.
pub fn refit(model: &mut Model) {
    if model.place != Place::Home {
        return;
    }
    let height = usize::from(layout::home(model).list.height).max(1);
    let home = &mut model.home;
    let heading_above =
        home.chosen.checked_sub(1).filter(|at| matches!(home.rows.get(*at), Some(Row::Heading(_))));
    home.top = home.top.min(heading_above.unwrap_or(home.chosen));
    home.top = home.top.max((home.chosen + 1).saturating_sub(height));
}

/// A click chooses, a click on what is chosen opens it; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    if model.home.bin.is_some() {
        return bin::mouse(model, mouse, column, row);
    }
    match mouse {
        Mouse::WheelUp => step(model, -1),
        Mouse::WheelDown => step(model, 1),
        Mouse::Drag => Vec::new(),
        Mouse::Press => {
            let list = layout::home(model).list;
            if !list.contains((column, row).into()) {
                return Vec::new();
            }
            let at = model.home.top + usize::from(row - list.y);
            if !model.home.rows.get(at).is_some_and(|row| row.can_be_chosen()) {
                return Vec::new();
            }
            if model.home.chosen == at {
                return commands::open_chosen(model);
            }
            model.home.chosen = at;
            Vec::new()
        }
    }
}
