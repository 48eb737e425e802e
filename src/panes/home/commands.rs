//! The commands of Home.

use super::{Row, arrange, bin as the_bin, page, step};
use crate::{
    command::{Command, Group, Scope, always},
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

/// Commands of the list.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "home.new",
        keys: &["n"],
        title: "New appointment, from the list",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((1, "new")),
        works: always,
        run: details::new,
    },
    Command {
        name: "home.open",
        keys: &["Enter"],
        title: "Open the chosen appointment",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((2, "open")),
        works: |model| model.home.chosen_row().is_some(),
        run: open_chosen,
    },
    Command {
        name: "home.copy_forward",
        keys: &["d"],
        title: "Copy the chosen appointment forward to a new one",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((5, "copy forward")),
        works: |model| model.home.chosen_summary().is_some(),
        run: copy_forward,
    },
    Command {
        name: "home.rename",
        keys: &["r", "F2"],
        title: "Change label, time or kind of the chosen appointment",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((4, "rename")),
        works: |model| model.home.chosen_summary().is_some_and(|summary| summary.read_only.is_none()),
        run: rename,
    },
    Command {
        name: "home.bin",
        keys: &["Del"],
        title: "Put the chosen appointment in the bin",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((6, "bin")),
        works: |model| model.home.chosen_summary().is_some(),
        run: bin,
    },
    Command {
        name: "home.unbin",
        keys: &["u", "Ctrl-Z"],
        title: "Take the last one out of the bin again",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((0, "undo bin")),
        works: |model| !model.home.binned.is_empty(),
        run: unbin,
    },
    Command {
        name: "home.phrases",
        keys: &["p"],
        title: "Phrases, from the list",
        group: Group::Places,
        scope: Scope::Home,
        bar: Some((3, "phrases")),
        works: always,
        run: phrases::open,
    },
    Command {
        name: "home.show_bin",
        keys: &["b"],
        title: "Show what is in the bin",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((13, "show bin")),
        works: always,
        run: the_bin::show,
    },
    Command {
        name: "home.filter",
        keys: &["/"],
        title: "Filter the list as you type",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: Some((3, "filter")),
        works: |model| model.home.shelf.is_some(),
        run: |model| {
            model.home.filtering = true;
            Vec::new()
        },
    },
    Command {
        name: "home.down",
        keys: &["↓"],
        title: "Next appointment",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, 1),
    },
    Command {
        name: "home.up",
        keys: &["↑"],
        title: "Previous appointment",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, -1),
    },
    Command {
        name: "home.page_down",
        keys: &["PgDn"],
        title: "A page down the appointments",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, page(model)),
    },
    Command {
        name: "home.page_up",
        keys: &["PgUp"],
        title: "A page up the appointments",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, -page(model)),
    },
    Command {
        name: "home.first",
        keys: &["Home"],
        title: "First appointment",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, isize::MIN),
    },
    Command {
        name: "home.last",
        keys: &["End"],
        title: "Last in the list",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.rows.is_empty(),
        run: |model| step(model, isize::MAX),
    },
    Command {
        name: "home.resume",
        keys: &["Esc"],
        title: "Back to the appointment that was open",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| model.desk.is_some(),
        run: |model| {
            model.place = Place::Prepare;
            Vec::new()
        },
    },
    Command {
        name: "home.read_again",
        keys: &["F5"],
        title: "Read the folder again",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: |model| !model.home.reading,
        run: update::list,
    },
    Command {
        name: "home.leave",
        keys: &["q"],
        title: "Leave Foreword, from the list",
        group: Group::Appointments,
        scope: Scope::Home,
        bar: None,
        works: always,
        run: update::quit,
    },
    Command {
        name: "filter.open",
        keys: &["Enter"],
        title: "Open the chosen appointment, while filtering",
        group: Group::Appointments,
        scope: Scope::Filter,
        bar: Some((2, "open")),
        works: |model| model.home.chosen_row().is_some(),
        run: open_chosen,
    },
    Command {
        name: "filter.down",
        keys: &["↓"],
        title: "Next appointment, while filtering",
        group: Group::Appointments,
        scope: Scope::Filter,
        bar: Some((2, "next")),
        works: |model| model.home.chosen_row().is_some(),
        run: |model| step(model, 1),
    },
    Command {
        name: "filter.up",
        keys: &["↑"],
        title: "Previous appointment, while filtering",
        group: Group::Appointments,
        scope: Scope::Filter,
        bar: None,
        works: |model| model.home.chosen_row().is_some(),
        run: |model| step(model, -1),
    },
    Command {
        name: "filter.keep",
        keys: &["Tab"],
        title: "Back to the list, still filtered",
        group: Group::Appointments,
        scope: Scope::Filter,
        bar: Some((3, "to the list")),
        works: always,
        run: |model| {
            model.home.filtering = false;
            Vec::new()
        },
    },
    Command {
        name: "filter.clear",
        keys: &["Esc"],
        title: "Show the whole list again",
        group: Group::Appointments,
        scope: Scope::Filter,
        bar: Some((4, "show all")),
        works: always,
        run: |model| {
            model.home.filtering = false;
            model.home.filter = Input::default();
            arrange(model);
            Vec::new()
        },
    },
];

/// Opens what is chosen.
pub(super) fn open_chosen(model: &mut Model) -> Effects {
    match model.home.chosen_row() {
        Some(Row::Sample) => prepare::begin_sample(model),
        Some(Row::Unreadable(at)) => {
            let unreadable = model.home.shelf.as_ref().and_then(|shelf| shelf.unreadable(at));
            if let Some(unreadable) = unreadable {
                let Unreadable { file, id, trouble } = unreadable.clone();
                model.overlay = Some(Overlay::Message(Message::damaged(id, file, trouble.sentence)));
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
