//! Abbreviations that begin as typed: Enter writes one of them out, Esc leaves the text as it is.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{Written, abbreviation::word_at_end},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, narrowed::Narrowed},
    panes::prepare::writing_out,
};

/// The list.
pub struct SnippetPicker {
    dot: usize,
    pub found: Vec<Written>,
    pub list: Narrowed<usize>,
}

/// Rows that are enough to choose from.
const MOST_ROWS: usize = 10;

/// Works in the list.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::SNIPPET_PICKER;
    "write_out.take" ["Enter"], "Write this abbreviation out", Some((1, "write out")), has_some, take;
    "write_out.down" ["↓", "Tab"], "Next abbreviation that begins so", Some((2, "next")), has_some,
        |model| step(model, 1);
    "write_out.up" ["↑", "Shift-Tab"], "Abbreviation before that begins so", None, has_some,
        |model| step(model, -1);
    "write_out.close" ["Esc"], "Leave what was typed as it is", Some((3, "leave it")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

impl SnippetPicker {
    /// Narrows it to what was typed, in words and in what they are written out as.
    pub fn narrow(&mut self) {
        let found = &self.found;
        let words = |one: &Written| format!(".{} {}", one.word, one.says.as_deref().unwrap_or_default());
        self.list.narrow(|at| found.get(at).map(words).unwrap_or_default());
    }

    /// How many rows of it are shown.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.found.len().min(MOST_ROWS)
    }
}

/// Shows what begins as typed, from the dot that stands there.
pub fn open(model: &mut Model, dot: usize, found: Vec<Written>) -> Effects {
    let list = Narrowed::new((0..found.len()).collect());
    model.overlay = Some(Overlay::SnippetPicker(Box::new(SnippetPicker { dot, found, list })));
    Vec::new()
}

fn list(model: &Model) -> Option<&SnippetPicker> {
    if let Some(Overlay::SnippetPicker(list)) = &model.overlay { Some(list) } else { None }
}

fn has_some(model: &Model) -> bool {
    list(model).is_some_and(|list| list.list.chosen().is_some())
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::SnippetPicker(list)) = &mut model.overlay {
        list.list.step(by);
    }
    Vec::new()
}

fn take(model: &mut Model) -> Effects {
    let Some(Overlay::SnippetPicker(list)) = model.overlay.take() else {
        return Vec::new();
    };
    let words = list.list.chosen().and_then(|at| list.found.get(at)?.says.clone());
    // What was typed stands there as long as nothing else came between.
    let stands = model.session.document.as_ref().is_some_and(|document| {
        let before = document.text().get(..document.sheet.caret.at).unwrap_or_default();
        word_at_end(before).is_some_and(|(dot, _)| dot == list.dot)
    });
    if let Some(words) = words.filter(|_| stands) {
        writing_out::take(model, list.dot, &words);
    }
    Vec::new()
}

/// A click writes out what it points at, or closes the list; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(Overlay::SnippetPicker(list)) = &mut model.overlay else {
        return Vec::new();
    };
    let area = layout::menu(model.session.size, list.rows() + 1);
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if area.contains((column, row).into()) => {
            let rows = usize::from(area.height.saturating_sub(3));
            let line = usize::from(row).checked_sub(usize::from(area.y) + 2).filter(|line| *line < rows);
            let at = line.map(|line| layout::first_shown(list.list.chosen, rows) + line);
            match at.filter(|at| *at < list.list.shown.len()) {
                Some(at) => {
                    list.list.chosen = at;
                    take(model)
                }
                None => Vec::new(),
            }
        }
        Mouse::Press => {
            model.overlay = None;
            Vec::new()
        }
        Mouse::Drag => Vec::new(),
    }
}
