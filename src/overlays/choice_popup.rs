//! What can be chosen for a blank such as `{two days|a week}`: a small list below the notes. The blank
//! is selected meanwhile, and whatever is typed goes there.

pub mod view;

use std::ops::Range;

use crate::{
    command::{Command, Group, Scope, always, rows},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    panes::prepare::writing_out,
    session::editing,
    text::stops,
};

/// The list.
pub struct ChoicePopup {
    pub choices: Vec<String>,
    pub chosen: usize,
}

/// Works in the list.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::BLANK;
    "blank.take" ["Enter"], "Take what is chosen for this blank; its number does the same",
        Some((1, "take it")), always, take;
    "blank.down" ["↓"], "Next choice for this blank", Some((3, "next")),
        |model| list(model).is_some_and(|list| list.chosen + 1 < list.choices.len()), |model| step(model, 1);
    "blank.up" ["↑"], "Choice before for this blank", None,
        |model| list(model).is_some_and(|list| list.chosen > 0), |model| step(model, -1);
    "blank.next" ["Tab"], "Leave this blank for the next one", Some((2, "next blank")),
        |model| writing_out::has_blank(model, true), writing_out::next_blank;
    "blank.previous" ["Shift-Tab"], "Leave this blank for the one before", None,
        |model| writing_out::has_blank(model, false), writing_out::previous_blank;
    "blank.undo" ["Ctrl-Z"], "Undo, from the choices for a blank", None,
        |model| model.session.document.as_ref().is_some_and(|document| document.history.can_undo()), |model| {
            close(model);
            editing::undo(model)
        };
    "blank.close" ["Esc"], "Leave this blank as it is", Some((4, "leave it")), always, |model| {
            close(model);
            Vec::new()
        };
};

impl ChoicePopup {
    /// Whether numbers take: not where a choice begins with one itself, for then it may be typed.
    #[must_use]
    pub fn by_number(&self) -> bool {
        self.choices.len() < 10
            && !self.choices.iter().any(|one| one.starts_with(|char: char| char.is_ascii_digit()))
    }
}

/// Shows what can be chosen for a blank, if it is one to choose for.
pub fn open(model: &mut Model, blank: Range<usize>) {
    let words = model.session.document.as_ref().and_then(|document| document.text().get(blank));
    let choices: Vec<_> =
        words.map(stops::choices).unwrap_or_default().into_iter().map(str::to_owned).collect();
    if !choices.is_empty() {
        model.overlay = Some(Overlay::ChoicePopup(ChoicePopup { choices, chosen: 0 }));
    }
}

/// Whether the list is shown.
#[must_use]
pub const fn is_open(model: &Model) -> bool {
    matches!(model.overlay, Some(Overlay::ChoicePopup(_)))
}

/// Closes the list, if it is shown; the blank stays as it is.
pub fn close(model: &mut Model) {
    if is_open(model) {
        model.overlay = None;
    }
}

fn list(model: &Model) -> Option<&ChoicePopup> {
    if let Some(Overlay::ChoicePopup(list)) = &model.overlay { Some(list) } else { None }
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::ChoicePopup(list)) = &mut model.overlay {
        list.chosen = list.chosen.saturating_add_signed(by).min(list.choices.len().saturating_sub(1));
    }
    Vec::new()
}

/// Takes the choice of a number that was typed; `None` if it stands for none and is to be typed.
pub fn by_number(model: &mut Model, typed: &str) -> Option<Effects> {
    let list = list(model).filter(|list| list.by_number())?;
    let at = typed.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < list.choices.len())?;
    step(model, isize::MIN);
    step(model, isize::try_from(at).ok()?);
    Some(take(model))
}

fn take(model: &mut Model) -> Effects {
    let words = list(model).and_then(|list| list.choices.get(list.chosen)).cloned();
    close(model);
    words.map(|words| editing::fill_in(model, &words)).unwrap_or_default()
}

/// A click takes what it points at, or closes the list; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(list) = list(model) else {
        return Vec::new();
    };
    let (count, chosen) = (list.choices.len(), list.chosen);
    let area = layout::menu(model.session.size, count);
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if area.contains((column, row).into()) => {
            let rows = usize::from(area.height.saturating_sub(2));
            let line = usize::from(row).checked_sub(usize::from(area.y) + 1).filter(|line| *line < rows);
            let at = line.map(|line| layout::first_shown(chosen, rows) + line).filter(|at| *at < count);
            let Some(at) = at else {
                return Vec::new();
            };
            step(model, isize::MIN);
            step(model, isize::try_from(at).unwrap_or_default());
            take(model)
        }
        Mouse::Press => {
            close(model);
            Vec::new()
        }
        Mouse::Drag => Vec::new(),
    }
}
