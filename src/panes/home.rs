//! Home: the appointments coming and past, what cannot be read, and the sample.

mod shelf;
pub mod view;

use crate::{
    command::{Command, Group, Scope, always},
    domain::{Id, Shelf, Summary, Trouble, Visit},
    effect::{Effect, Effects, Job},
    layout,
    model::{Model, Place},
    msg::Mouse,
    overlays::{
        Overlay,
        details::{self, Purpose},
        message::Message,
    },
    panes::prepare::{self, Desk},
    text::Input,
    update,
};

pub use shelf::{Listing, Row};

/// State of the list.
#[derive(Default)]
pub struct HomePane {
    /// What stands on the shelf, once it has been read.
    pub shelf: Option<Listing>,
    /// It is being read.
    pub reading: bool,
    /// Why it could not be read.
    pub trouble: Option<Trouble>,
    /// What is typed to narrow the list.
    pub filter: Input,
    /// That is being typed.
    pub filtering: bool,
    /// What is shown, line by line.
    pub rows: Vec<Row>,
    /// Which line is chosen.
    pub chosen: usize,
    /// The first line on screen.
    pub top: usize,
    /// What was put in the bin since the start, last one last.
    pub binned: Vec<Summary>,
}

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
            Row::Appointment(at) => self.shelf.as_ref()?.appointment(at),
            Row::Heading(_) | Row::Unreadable(_) | Row::Sample => None,
        }
    }
}

fn open_chosen(model: &mut Model) -> Effects {
    match model.home.chosen_row() {
        Some(Row::Sample) => prepare::begin_sample(model),
        Some(Row::Unreadable(at)) => {
            let unreadable = model.home.shelf.as_ref().and_then(|shelf| shelf.unreadable(at));
            if let Some(unreadable) = unreadable {
                let text = vec![unreadable.trouble.sentence.clone()];
                model.overlay = Some(Overlay::Message(Message::read(unreadable.file.clone(), text)));
            }
            Vec::new()
        }
        Some(Row::Appointment(_)) => {
            let id = model.home.chosen_summary().map(|summary| summary.id.clone());
            model.home.filtering = false;
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
    effects.push(Effect::Store(Job::Bin(id)));
    effects
}

fn unbin(model: &mut Model) -> Effects {
    let id = model.home.binned.last().map(|summary| summary.id.clone());
    id.map(|id| Effect::Store(Job::Unbin(id))).into_iter().collect()
}

/// Takes in the shelf.
pub fn listed(model: &mut Model, shelf: Result<Shelf, Trouble>) -> Effects {
    model.home.reading = false;
    match shelf {
        Ok(shelf) => {
            model.home.shelf = Some(Listing::new(shelf));
            model.home.trouble = None;
        }
        Err(trouble) => model.home.trouble = Some(trouble),
    }
    if let Some(desk) = &model.desk {
        note_change(&mut model.home, desk);
    }
    arrange(model);
    Vec::new()
}

/// Takes in a change of details.
pub fn amended(model: &mut Model, _id: &Id, result: Result<Box<Summary>, Trouble>) -> Effects {
    match result {
        Ok(summary) => {
            replace(&mut model.home, *summary);
            arrange(model);
        }
        Err(trouble) => model.notice = Some(trouble.sentence),
    }
    Vec::new()
}

/// Takes in what became of putting one in the bin.
pub fn binned(model: &mut Model, id: &Id, result: Result<(), Trouble>) -> Effects {
    match result {
        Ok(()) => {
            if let Some(summary) = model.home.shelf.as_mut().and_then(|shelf| shelf.remove(id)) {
                model.home.binned.push(summary);
            }
            if model.desk.as_ref().is_some_and(|desk| desk.appointment.id == *id) {
                model.desk = None;
            }
            model.notice = Some("In the bin. u takes it out again.".to_owned());
            arrange(model);
        }
        Err(trouble) => model.notice = Some(trouble.sentence),
    }
    Vec::new()
}

/// Takes in what became of taking one out of the bin.
pub fn unbinned(model: &mut Model, id: &Id, result: Result<(), Trouble>) -> Effects {
    match result {
        Ok(()) => {
            let at = model.home.binned.iter().position(|summary| summary.id == *id);
            if let Some(at) = at {
                let summary = model.home.binned.remove(at);
                replace(&mut model.home, summary);
                arrange(model);
                choose(&mut model.home, id);
            }
            model.notice = Some("Out of the bin.".to_owned());
        }
        Err(trouble) => model.notice = Some(trouble.sentence),
    }
    Vec::new()
}

/// Lets the list know what changed in an open appointment.
pub fn note_change(home: &mut HomePane, desk: &Desk) {
    if !desk.is_sample() {
        replace(home, desk.summary());
    }
}

/// Puts a new line in the place of the old one for the same appointment.
pub fn replace(home: &mut HomePane, summary: Summary) {
    if let Some(shelf) = &mut home.shelf {
        shelf.replace(summary);
    }
}

fn choose(home: &mut HomePane, id: &Id) {
    let shelf = home.shelf.as_ref();
    let found = home.rows.iter().position(|row| match row {
        Row::Appointment(at) => {
            shelf.and_then(|shelf| shelf.appointment(*at)).is_some_and(|one| one.id == *id)
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
    let now = model.now.timestamp();
    if let Some(shelf) = &mut model.home.shelf {
        shelf.sort(now);
    }
    narrow(model);
    if let Some(id) = chosen {
        choose(&mut model.home, &id);
    }
}

/// Applies the filter.
pub fn narrow(model: &mut Model) {
    let home = &mut model.home;
    home.rows = home.shelf.as_ref().map(|shelf| shelf.rows(home.filter.text())).unwrap_or_default();
    if home.shelf.is_none() && home.trouble.is_some() {
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
                return open_chosen(model);
            }
            model.home.chosen = at;
            Vec::new()
        }
    }
}
