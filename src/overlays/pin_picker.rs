//! To which appointment a phrase is pinned: those with its guide, found as one types; Enter takes one.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{Id, Moment, Summary},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, narrowed::Narrowed},
    panes::{
        home,
        phrases::{self, pins},
    },
};

/// The list.
pub struct PinPicker {
    pub list: Narrowed<usize>,
    appointments: Vec<Line>,
}

/// An appointment.
pub struct Line {
    id: Id,
    pub words: String,
    pub pinned: bool,
}

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::PIN_PICKER;
    "pin_to.take" ["Enter"], "Pin the phrase to this appointment, or take the pin out", Some((1, "pin, or unpin")),
        has_some, take;
    "pin_to.down" ["↓"], "Next appointment to pin it to", Some((2, "next")), |model| has_beside(model, 1), |model| step(model, 1);
    "pin_to.up" ["↑"], "Previous appointment to pin it to", None, |model| has_beside(model, -1), |model| step(model, -1);
    "pin_to.page_down" ["PgDn"], "A page down these appointments", None, |model| has_beside(model, 1), |model| page(model, 1);
    "pin_to.page_up" ["PgUp"], "A page up these appointments", None, |model| has_beside(model, -1), |model| page(model, -1);
    "pin_to.close" ["Esc"], "Close the appointments and pin to none", Some((3, "go back")), always, close;
};

/// Opens it for the chosen phrase; where there is no appointment to pin it to, that is said.
pub fn open(model: &mut Model) -> Effects {
    let Some((_, phrase)) = phrases::chosen(model) else {
        return Vec::new();
    };
    let guide = phrases::guide(model);
    let summaries = model.home.library.iter().flat_map(home::Listing::summaries);
    let shown_beside = |one: &Summary| model.session.guides.of(&one.guide).id == guide.id;
    let fitting = summaries.filter(|one| shown_beside(one) && one.read_only.is_none());
    let appointments: Vec<_> = fitting.map(|one| Line::of(one, &phrase.id)).collect();
    if appointments.is_empty() {
        let says = match &model.home.library {
            None => "Your appointments are still being read. Try again in a moment.",
            Some(library) if library.is_empty() => {
                "There is no appointment to pin it to yet. Ctrl-N makes one."
            }
            Some(_) => "No appointment that can be changed is prepared with this guide. Ctrl-N makes one.",
        };
        model.session.notice = Some(says.to_owned());
        return Vec::new();
    }
    let list = Narrowed::new((0..appointments.len()).collect());
    model.overlay = Some(Overlay::PinPicker(PinPicker { list, appointments }));
    Vec::new()
}

impl Line {
    fn of(summary: &Summary, phrase: &str) -> Self {
        let when = summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_full);
        Self {
            id: summary.id.clone(),
            words: format!("{} · {when}", summary.name()),
            pinned: summary.pinned.iter().any(|one| one == phrase),
        }
    }
}

impl PinPicker {
    /// Narrows it to what was typed.
    pub fn narrow(&mut self) {
        let appointments = &self.appointments;
        self.list.narrow(|at| appointments.get(at).map(|line| line.words.clone()).unwrap_or_default());
    }

    /// What is shown, and which line of it is chosen.
    pub fn shown(&self) -> impl Iterator<Item = (&Line, bool)> {
        let lines = self.list.shown.iter().filter_map(|at| self.appointments.get(*at));
        lines.zip(0..).map(|(line, at)| (line, at == self.list.chosen))
    }
}

fn list(model: &Model) -> Option<&PinPicker> {
    if let Some(Overlay::PinPicker(list)) = &model.overlay { Some(list) } else { None }
}

fn has_some(model: &Model) -> bool {
    list(model).is_some_and(|list| list.list.chosen().is_some())
}

fn has_beside(model: &Model, by: isize) -> bool {
    list(model).is_some_and(|list| {
        let conflict = list.list.chosen.checked_add_signed(by);
        conflict.is_some_and(|conflict| conflict < list.list.shown.len())
    })
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::PinPicker(list)) = &mut model.overlay {
        list.list.step(by);
    }
    Vec::new()
}

fn page(model: &mut Model, by: isize) -> Effects {
    let rows = isize::try_from(layout::palette_rows(model.session.size)).unwrap_or(1);
    step(model, by.saturating_mul(rows.max(1)))
}

fn take(model: &mut Model) -> Effects {
    let line = list(model).and_then(|list| list.appointments.get(list.list.chosen()?));
    let Some(id) = line.map(|line| line.id.clone()) else {
        return Vec::new();
    };
    model.overlay = None;
    pins::pin_picker(model, id)
}

fn close(model: &mut Model) -> Effects {
    model.overlay = None;
    Vec::new()
}

/// A click takes the appointment it points at; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let area = layout::palette(model.session.size);
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if !area.contains((column, row).into()) => close(model),
        Mouse::Press => match line_at(model, row) {
            Some(line) => {
                if let Some(Overlay::PinPicker(list)) = &mut model.overlay {
                    list.list.chosen = line;
                }
                take(model)
            }
            None => Vec::new(),
        },
        Mouse::Drag => Vec::new(),
    }
}

/// The line shown in this row of the screen.
fn line_at(model: &Model, row: u16) -> Option<usize> {
    let list = list(model)?;
    let rows = layout::palette_rows(model.session.size);
    let line = usize::from(row.checked_sub(layout::palette(model.session.size).y + 2)?);
    let at = layout::first_shown(list.list.chosen, rows) + line;
    (line < rows && at < list.list.shown.len()).then_some(at)
}
