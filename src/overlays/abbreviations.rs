//! All abbreviations: found as one types, added, changed, taken out and brought back.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    content,
    domain::{Abbreviation, AbbreviationChange, OwnAbbreviations, UserError, Written},
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, abbreviation, narrowed::Narrowed},
    session::Document,
    text::Rows,
};

/// The list.
pub struct AbbreviationList {
    pub all: Vec<Written>,
    pub list: Narrowed<usize>,
    removed: Option<Abbreviation>,
    pub says: Option<String>,
}

/// The list must keep this many rows.
const LEAST_ROWS: usize = 3;

/// Opens the list, from the menu of every page.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::PAGE_MENU;
    "page.abbreviations" ["."], "My abbreviations: what “.” and a word is written out as", None,
        |model| model.session.document.is_some(), open;
};

/// Works in the list.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::ABBREVIATIONS;
    "abbreviations.change" ["Enter"], "Change this abbreviation; one of Foreword’s becomes yours",
        Some((1, "change")), has_some, change;
    "abbreviations.add" ["Ctrl-N", "Insert"], "Add an abbreviation; what is selected in the note is its text",
        Some((2, "add")), always, add;
    "abbreviations.remove" ["Ctrl-D"], "Take this abbreviation of yours out", Some((3, "take out")),
        |model| chosen(model).is_some_and(|one| one.own), remove;
    "abbreviations.bring_back" ["Ctrl-Z"], "Bring back the abbreviation taken out last",
        Some((5, "bring back")), |model| list(model).is_some_and(|list| list.removed.is_some()), bring_back;
    "abbreviations.down" ["↓", "Tab"], "Next abbreviation", Some((6, "next")), has_some, |model| {
            step(model, 1)
        };
    "abbreviations.up" ["↑", "Shift-Tab"], "Abbreviation before", None, has_some, |model| {
            step(model, -1)
        };
    "abbreviations.page_down" ["PgDn"], "A page down the abbreviations", None, has_some, |model| {
            page(model, 1)
        };
    "abbreviations.page_up" ["PgUp"], "A page up the abbreviations", None, has_some, |model| {
            page(model, -1)
        };
    "abbreviations.close" ["Esc"], "Close the abbreviations", Some((4, "close")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

impl AbbreviationList {
    fn new(all: Vec<Written>) -> Self {
        let list = Narrowed::new((0..all.len()).collect());
        Self { all, list, removed: None, says: None }
    }

    /// Narrows it to what was typed, in words and in what they are written out as.
    pub fn narrow(&mut self) {
        let all = &self.all;
        let words = |one: &Written| format!(".{} {}", one.word, one.says.as_deref().unwrap_or_default());
        self.list.narrow(|at| all.get(at).map(words).unwrap_or_default());
        self.says = None;
    }

    /// Takes in how they are now; the same word stays chosen, or the one given.
    fn renew(&mut self, all: Vec<Written>, word: Option<&str>) {
        let chosen = word.map(str::to_owned).or_else(|| Some(self.chosen()?.word.clone()));
        let (filter, says) = (std::mem::take(&mut self.list.filter), self.says.take());
        self.list = Narrowed::new((0..all.len()).collect());
        (self.all, self.list.filter) = (all, filter);
        self.narrow();
        self.says = says;
        let is = |at: &usize| self.all.get(*at).map(|one| &one.word) == chosen.as_ref();
        self.list.chosen = self.list.shown.iter().position(is).unwrap_or_default();
    }

    fn chosen(&self) -> Option<&Written> {
        self.all.get(self.list.chosen()?)
    }
}

fn list(model: &Model) -> Option<&AbbreviationList> {
    if let Some(Overlay::Abbreviations(list)) = &model.overlay { Some(list) } else { None }
}

fn list_mut(model: &mut Model) -> Option<&mut AbbreviationList> {
    if let Some(Overlay::Abbreviations(list)) = &mut model.overlay { Some(list) } else { None }
}

fn chosen(model: &Model) -> Option<&Written> {
    list(model).and_then(AbbreviationList::chosen)
}

fn has_some(model: &Model) -> bool {
    chosen(model).is_some()
}

fn all(model: &Model) -> Vec<Written> {
    model.session.abbreviations.with(content::abbreviations(), model.guide_in_use())
}

/// Opens the list, and reads the file again: another window may have changed it.
pub fn open(model: &mut Model) -> Effects {
    model.overlay = Some(Overlay::Abbreviations(Box::new(AbbreviationList::new(all(model)))));
    vec![Effect::Store(Job::Abbreviations)]
}

/// Comes back to the list, with this word chosen.
pub(super) fn back(model: &mut Model, word: Option<&str>) {
    let mut list = AbbreviationList::new(all(model));
    list.renew(all(model), word);
    model.overlay = Some(Overlay::Abbreviations(Box::new(list)));
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(list) = list_mut(model) {
        list.list.step(by);
    }
    Vec::new()
}

/// What stands below the list: what just happened, what the chosen one is in full, what to know.
#[must_use]
pub fn foot(model: &Model, list: &AbbreviationList) -> Vec<String> {
    let about = content::abbreviations();
    let chosen = list.chosen().and_then(|one| one.says.clone());
    let says = match (&list.says, chosen) {
        (Some(says), _) => says.clone(),
        (None, Some(chosen)) => chosen,
        (None, None) => String::new(),
    };
    let known = format!("{} {}", about.note, about.reviewed.in_words(model.session.now.date()));
    let width = usize::from(layout::palette(model.session.size).width.saturating_sub(4)).max(1);
    let wrap = |says: &str| {
        let rows = Rows::new(says, width);
        let row = |row| says.get(rows.range(row)).unwrap_or_default().trim_end().to_owned();
        (0..rows.len()).map(row).collect::<Vec<_>>()
    };
    let (says, known) = (wrap(&says), wrap(&known));
    let room = layout::palette_rows(model.session.size).saturating_sub(LEAST_ROWS);
    let gap = [String::new()];
    let full: Vec<_> = gap.iter().chain(&says).chain(&gap).chain(&known).cloned().collect();
    if full.len() <= room { full } else { says.into_iter().take(room).collect() }
}

/// How many rows of the list are shown.
#[must_use]
pub fn rows_shown(model: &Model, list: &AbbreviationList) -> usize {
    layout::palette_rows(model.session.size).saturating_sub(foot(model, list).len())
}

fn page(model: &mut Model, by: isize) -> Effects {
    let rows = list(model).map_or(1, |list| rows_shown(model, list).max(1));
    step(model, by.saturating_mul(isize::try_from(rows).unwrap_or(1)))
}

fn add(model: &mut Model) -> Effects {
    let word = list(model).map(|list| list.list.filter.text().to_owned()).unwrap_or_default();
    let word = Abbreviation::word_of(&word).unwrap_or_default();
    let text = model.session.document.as_ref().and_then(Document::selected).unwrap_or_default().to_owned();
    abbreviation::add(model, &word, &text)
}

fn change(model: &mut Model) -> Effects {
    let one = chosen(model).cloned();
    one.map(|one| abbreviation::change(model, &one)).unwrap_or_default()
}

fn remove(model: &mut Model) -> Effects {
    let Some(word) = chosen(model).map(|one| one.word.clone()) else {
        return Vec::new();
    };
    let removed = model.session.abbreviations.get(&word).cloned();
    if let Some(list) = list_mut(model) {
        list.says = Some(format!("“.{word}” is taken out. Ctrl-Z brings it back."));
        list.removed = removed;
    }
    vec![Effect::Store(Job::Abbreviate(AbbreviationChange::Remove(word)))]
}

fn bring_back(model: &mut Model) -> Effects {
    let one = list_mut(model).and_then(|list| {
        list.says = None;
        list.removed.take()
    });
    let put =
        |one: Abbreviation| Effect::Store(Job::Abbreviate(AbbreviationChange::Put { before: None, one }));
    one.map(put).into_iter().collect()
}

/// Takes in what the file says.
pub fn read(model: &mut Model, result: Result<OwnAbbreviations, UserError>) -> Effects {
    match result {
        Ok(own) => {
            model.session.abbreviations = own;
            let all = all(model);
            if let Some(list) = list_mut(model) {
                list.renew(all, None);
            }
        }
        Err(error) => {
            if let Some(list) = list_mut(model) {
                list.says = Some(error.sentence);
            } else {
                let before = model.session.notice.take();
                let both: Vec<_> = before.into_iter().chain([error.sentence]).collect();
                model.session.notice = Some(both.join(" "));
            }
        }
    }
    Vec::new()
}

/// Takes in what became of a change.
pub fn changed(model: &mut Model, result: Result<OwnAbbreviations, UserError>) -> Effects {
    match result {
        Ok(own) => {
            model.session.abbreviations = own;
            if abbreviation::done(model) {
                return Vec::new();
            }
            let all = all(model);
            if let Some(list) = list_mut(model) {
                list.renew(all, None);
            }
        }
        Err(error) => {
            if let Some(list) = list_mut(model) {
                (list.says, list.removed) = (Some(error.sentence), None);
            } else if !abbreviation::refused(model, &error) {
                model.session.notice = Some(error.sentence);
            }
        }
    }
    Vec::new()
}

/// A click chooses; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let area = layout::palette(model.session.size);
    let rows = list(model).map_or(0, |list| rows_shown(model, list));
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if !area.contains((column, row).into()) => {
            model.overlay = None;
            Vec::new()
        }
        Mouse::Press => {
            let line = usize::from(row).checked_sub(usize::from(area.y) + 2).filter(|line| *line < rows);
            if let (Some(line), Some(list)) = (line, list_mut(model)) {
                let at = layout::first_shown(list.list.chosen, rows) + line;
                if at < list.list.shown.len() {
                    list.list.chosen = at;
                }
            }
            Vec::new()
        }
        Mouse::Drag => Vec::new(),
    }
}
