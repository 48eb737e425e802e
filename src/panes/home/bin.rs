//! The bin, shown in the place of the list of appointments.

pub mod view;

use super::{arrange, choose, replace};
use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{Binned, Id, UserError, appointments},
    effect::{Effect, Effects, Job},
    layout,
    model::{Model, Place},
    msg::Mouse,
    overlays::{Overlay, message::Message},
    session::Document,
    update,
};

/// The bin while it is shown.
#[derive(Default)]
pub struct BinList {
    /// What is in it, the last one first, once it has been read.
    pub entries: Option<Vec<Binned>>,
    pub error: Option<UserError>,
    pub chosen: usize,
}

impl BinList {
    /// The chosen one.
    #[must_use]
    pub fn chosen(&self) -> Option<&Binned> {
        self.entries.as_ref()?.get(self.chosen)
    }

    fn take(&mut self, file: &str) -> Option<Binned> {
        let entries = self.entries.as_mut()?;
        let at = entries.iter().position(|one| one.file == file)?;
        let taken = entries.remove(at);
        self.chosen = self.chosen.min(entries.len().saturating_sub(1));
        Some(taken)
    }
}

/// Commands of the bin.
pub const COMMANDS: &[Command] = rows! { Group::Appointments, Scope::BIN;
    "bin.take_out" ["Enter", "u"], "Take the chosen one out of the bin", Some((1, "take out")), has_chosen,
        |model| {
            let file = chosen(model).map(|one| one.file.clone());
            file.map(|file| Effect::Store(Job::Unbin(file))).into_iter().collect()
        };
    "bin.delete" ["x", "Del"], "Delete the chosen one for good, after a question",
        Some((3, "delete for good")), has_chosen, |model| {
            if let Some(one) = chosen(model) {
                model.overlay = Some(Overlay::Message(Message::for_good(one)));
            }
            Vec::new()
        };
    "bin.down" ["↓"], "Next in the bin", None, has_chosen, |model| step(model, 1);
    "bin.up" ["↑"], "Previous in the bin", None, has_chosen, |model| step(model, -1);
    "bin.page_down" ["PgDn"], "A page down the bin", None, has_chosen, |model| step(model, page(model));
    "bin.page_up" ["PgUp"], "A page up the bin", None, has_chosen, |model| step(model, -page(model));
    "bin.first" ["Home"], "First in the bin", None, has_chosen, |model| step(model, isize::MIN);
    "bin.last" ["End"], "Last in the bin", None, has_chosen, |model| step(model, isize::MAX);
    "bin.back" ["Esc", "b"], "From the bin back to the appointments", Some((2, "the appointments")), always,
        |model| {
            model.home.bin = None;
            Vec::new()
        };
};

fn chosen(model: &Model) -> Option<&Binned> {
    model.home.bin.as_ref()?.chosen()
}

fn has_chosen(model: &Model) -> bool {
    chosen(model).is_some()
}

/// Shows the bin; only now is it read.
pub fn show(model: &mut Model) -> Effects {
    model.home.bin = Some(BinList::default());
    vec![Effect::Store(Job::ListBin(model.moment()))]
}

/// Rows of the bin on screen, below its heading.
fn rows(model: &Model) -> usize {
    usize::from(layout::home(model).list.height.saturating_sub(1))
}

fn page(model: &Model) -> isize {
    isize::try_from(rows(model)).unwrap_or(1).max(1)
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(bin) = &mut model.home.bin {
        let last = bin.entries.as_ref().map_or(0, |entries| entries.len().saturating_sub(1));
        bin.chosen = bin.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// A click chooses; the wheel moves the choice.
pub(super) fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let area = layout::home(model).list;
    let rows = rows(model);
    match mouse {
        Mouse::WheelUp => step(model, -1),
        Mouse::WheelDown => step(model, 1),
        Mouse::Press if area.contains((column, row).into()) && row > area.y => {
            if let Some(bin) = &mut model.home.bin {
                let at = layout::first_shown(bin.chosen, rows) + usize::from(row - area.y - 1);
                if bin.entries.as_ref().is_some_and(|entries| at < entries.len()) {
                    bin.chosen = at;
                }
            }
            Vec::new()
        }
        Mouse::Press | Mouse::Drag => Vec::new(),
    }
}

/// Takes in what is in the bin.
pub fn listed(model: &mut Model, listed: Result<Vec<Binned>, UserError>) -> Effects {
    if let Some(bin) = &mut model.home.bin {
        match listed {
            Ok(entries) => bin.entries = Some(entries),
            Err(error) => {
                model.session.notice = Some(error.sentence.clone());
                bin.error = Some(error);
            }
        }
    }
    Vec::new()
}

/// Takes in what became of putting one in the bin.
pub fn binned(model: &mut Model, id: &Id, result: Result<String, UserError>) -> Effects {
    let mut left = Vec::new();
    match result {
        Ok(file) => {
            if let Some(summary) = model.home.library.as_mut().and_then(|library| library.remove(id)) {
                model.home.binned.push((file, summary));
            }
            if model.session.document.as_ref().is_some_and(|document| document.appointment.id == *id) {
                left.extend(model.session.document.take().iter().flat_map(Document::release));
            }
            model.session.notice = Some("In the bin. u takes it out again.".to_owned());
            arrange(model);
        }
        Err(error) => model.session.notice = Some(error.sentence),
    }
    left
}

/// Takes in what became of taking one out of the bin.
pub fn unbinned(model: &mut Model, file: &str, result: Result<Id, UserError>) -> Effects {
    let id = match result {
        Ok(id) => id,
        Err(error) => {
            model.session.notice = Some(error.sentence);
            return Vec::new();
        }
    };
    model.session.notice = Some("Out of the bin.".to_owned());
    let listed = model.home.bin.as_mut().and_then(|bin| bin.take(file)).and_then(|one| one.what.ok());
    let known = forget(model, file).or(listed.map(|summary| *summary));
    let Some(summary) = known else {
        // It cannot be read: the list says what is wrong with it.
        return update::list(model);
    };
    replace(&mut model.home, summary);
    arrange(model);
    choose(&mut model.home, &id);
    Vec::new()
}

/// Takes in what became of deleting one of the bin for good.
pub fn deleted(model: &mut Model, file: &str, result: Result<(), UserError>) -> Effects {
    match result {
        Ok(()) => {
            forget(model, file);
            if let Some(bin) = &mut model.home.bin {
                bin.take(file);
            }
            model.session.notice = Some("Deleted for good.".to_owned());
        }
        Err(error) => model.session.notice = Some(error.sentence),
    }
    Vec::new()
}

/// Takes in what went from the bin because its time was over.
pub fn emptied(model: &mut Model, result: Result<usize, UserError>) -> Effects {
    match result {
        Ok(0) => {}
        Ok(count) => {
            let are = if count == 1 { "is" } else { "are" };
            model.session.notice = Some(format!(
                "{} had been in the bin for more than 30 days and {are} gone for good.",
                appointments(count)
            ));
        }
        Err(error) if model.place == Place::Home => model.session.notice = Some(error.sentence),
        Err(_) => {}
    }
    Vec::new()
}

/// It is in the bin no more: there is nothing to undo.
fn forget(model: &mut Model, file: &str) -> Option<crate::domain::Summary> {
    let at = model.home.binned.iter().position(|(name, _)| name == file)?;
    Some(model.home.binned.remove(at).1)
}
