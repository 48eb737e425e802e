//! The commands of Home.

use super::{Row, arrange, bin as the_bin, page, step};
use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{DeleteAfter, Unreadable, Visit},
    effect::{Effect, Effects, Job},
    model::{Model, Place},
    overlays::{
        Overlay,
        details::{self, Purpose},
        message::Message,
    },
    panes::{phrases, prepare},
    text::Input,
    update,
};

/// In the list.
pub const COMMANDS: &[Command] = rows! { Group::Appointments, Scope::HOME;
    "home.new" ["n"], "New appointment, from the list", Some((1, "new")), always, details::new;
    "home.open" ["Enter"], "Open the chosen appointment", Some((2, "open")),
        |model| model.home.chosen_row().is_some(), open_chosen;
    "home.copy_forward" ["d"], "Copy the chosen appointment forward to a new one", Some((5, "copy forward")),
        |model| model.home.chosen_summary().is_some(), copy_forward;
    "home.rename" ["r", "F2"], "Change label, time or kind of the chosen appointment", Some((4, "rename")),
        |model| model.home.chosen_summary().is_some_and(|summary| summary.read_only.is_none()), rename;
    "home.bin" ["Del"], "Put the chosen appointment in the bin", Some((6, "bin")),
        |model| model.home.chosen_summary().is_some(), bin;
    "home.unbin" ["u", "Ctrl-Z"], "Take the last one out of the bin again", Some((0, "undo bin")),
        |model| !model.home.binned.is_empty(), unbin;
    "home.show_bin" ["b"], "Show what is in the bin", Some((13, "show bin")), always, the_bin::show;
    "home.filter" ["/"], "Filter the list as you type", Some((3, "filter")),
        |model| model.home.library.is_some(), |model| {
            model.home.filtering = true;
            Vec::new()
        };
    "home.down" ["↓"], "Next appointment", None, |model| !model.home.rows.is_empty(), |model| step(model, 1);
    "home.up" ["↑"], "Previous appointment", None, |model| !model.home.rows.is_empty(),
        |model| step(model, -1);
    "home.page_down" ["PgDn"], "A page down the appointments", None, |model| !model.home.rows.is_empty(),
        |model| step(model, page(model));
    "home.page_up" ["PgUp"], "A page up the appointments", None, |model| !model.home.rows.is_empty(),
        |model| step(model, -page(model));
    "home.first" ["Home"], "First appointment", None, |model| !model.home.rows.is_empty(),
        |model| step(model, isize::MIN);
    "home.last" ["End"], "Last in the list", None, |model| !model.home.rows.is_empty(),
        |model| step(model, isize::MAX);
    "home.resume" ["Esc"], "Back to the appointment that was open", None, |model| model.session.document.is_some(),
        |model| {
            model.place = Place::Prepare;
            Vec::new()
        };
    "home.read_again" ["F5"], "Read the folder again", None, |model| !model.home.reading, update::list;
    "home.leave" ["q"], "Leave Foreword, from the list", None, always, update::quit;
};

/// From the list to another place.
pub const PLACES: &[Command] = rows! { Group::Places, Scope::HOME;
    "home.phrases" ["p"], "Phrases, from the list", Some((3, "phrases")), always, phrases::open;
};

/// While the list is narrowed.
pub const FILTER: &[Command] = rows! { Group::Appointments, Scope::FILTER;
    "filter.open" ["Enter"], "Open the chosen appointment, while filtering", Some((2, "open")),
        |model| model.home.chosen_row().is_some(), open_chosen;
    "filter.down" ["↓"], "Next appointment, while filtering", Some((2, "next")),
        |model| model.home.chosen_row().is_some(), |model| step(model, 1);
    "filter.up" ["↑"], "Previous appointment, while filtering", None,
        |model| model.home.chosen_row().is_some(), |model| step(model, -1);
    "filter.keep" ["Tab"], "Back to the list, still filtered", Some((3, "to the list")), always, |model| {
            model.home.filtering = false;
            Vec::new()
        };
    "filter.clear" ["Esc"], "Show the whole list again", Some((4, "show all")), always, |model| {
            model.home.filtering = false;
            model.home.filter = Input::default();
            arrange(model);
            Vec::new()
        };
};

/// Opens what is chosen.
pub(super) fn open_chosen(model: &mut Model) -> Effects {
    match model.home.chosen_row() {
        Some(Row::Sample) => prepare::begin_sample(model),
        Some(Row::Unreadable(at)) => {
            let unreadable = model.home.library.as_ref().and_then(|library| library.unreadable(at));
            if let Some(unreadable) = unreadable {
                let Unreadable { file, id, error } = unreadable.clone();
                model.overlay = Some(Overlay::Message(Message::damaged(id, file, error.sentence)));
            }
            Vec::new()
        }
        Some(Row::Appointment(_)) => {
            let id = model.home.chosen_summary().map(|summary| summary.id.clone());
            model.home.filtering = false;
            // Coming back, one wants the whole list, and this one chosen.
            model.home.filter = Input::default();
            arrange(model);
            id.map(|id| prepare::open(model, id)).unwrap_or_default()
        }
        Some(Row::Heading(_)) | None => Vec::new(),
    }
}

fn copy_forward(model: &mut Model) -> Effects {
    let Some(summary) = model.home.chosen_summary().cloned() else {
        return Vec::new();
    };
    let mut details = summary.details();
    details.when = None;
    details.visit = Visit::FollowUp;
    // A day that was set was set for the notes of the earlier one.
    details.delete_after = DeleteAfter::Default;
    // What is on screen and not yet on disk must be in the copy.
    let mut effects = update::save_everything(model);
    effects.extend(details::ask(model, Purpose::CopyForward(summary.id), details));
    effects
}

fn rename(model: &mut Model) -> Effects {
    match model.home.chosen_summary().cloned() {
        Some(summary) => details::ask(model, Purpose::Change(summary.id.clone()), summary.details()),
        None => Vec::new(),
    }
}

fn bin(model: &mut Model) -> Effects {
    let Some(id) = model.home.chosen_summary().map(|summary| summary.id.clone()) else {
        return Vec::new();
    };
    let mut effects = update::save_everything(model);
    effects.push(Effect::Store(Job::Bin(id, model.moment())));
    effects
}

fn unbin(model: &mut Model) -> Effects {
    let file = model.home.binned.last().map(|(file, _)| file.clone());
    file.map(|file| Effect::Store(Job::Unbin(file))).into_iter().collect()
}
