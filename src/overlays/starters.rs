//! The starter list: names of choices by region, filtered as one types; Enter takes one.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    content,
    domain::{Choices, MOST_CHOICES, Page, StarterGroup},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, narrowed::Narrowed},
    session::{Document, naming},
    text::Rows,
};

/// A name in its group.
#[derive(Clone, Copy)]
pub struct Starter {
    pub group: usize,
    pub name: &'static str,
}

/// The list.
pub struct StarterList {
    pub list: Narrowed<Starter>,
    pub refusal: Option<String>,
}

/// A row of the list.
#[derive(Clone, Copy)]
pub enum Row {
    Heading(usize),
    Name(usize, Starter),
}

/// The list of names must keep this many rows.
const LEAST_ROWS: usize = 2;

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::OPTIONS_MENU;
    "options.starters" ["n"], "Names of choices to start from, as a list", None, |model| {
            let on_page = |document: &Document| document.can_change() && document.sheet.page == Page::Options;
            model.session.document.as_ref().is_some_and(on_page)
        }, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::STARTERS;
    "starters.take" ["Enter"], "Take this name for a choice", Some((1, "take it")), has_some, take;
    "starters.next_group" ["Tab"], "Next group of names", Some((2, "next group")),
        |model| list(model).is_some_and(StarterList::has_groups),
        |model| with_list(model, |list| list.step_group(1));
    "starters.previous_group" ["Shift-Tab"], "Group of names before", None,
        |model| list(model).is_some_and(StarterList::has_groups),
        |model| with_list(model, |list| list.step_group(-1));
    "starters.down" ["↓"], "Next name", Some((3, "next")), has_some,
        |model| with_list(model, |list| list.step(1));
    "starters.up" ["↑"], "Name before", None, has_some, |model| with_list(model, |list| list.step(-1));
    "starters.page_down" ["PgDn"], "A page down the names", None, has_some, |model| page(model, 1);
    "starters.page_up" ["PgUp"], "A page up the names", None, has_some, |model| page(model, -1);
    "starters.close" ["Esc"], "Close the names and take none", Some((4, "go back")), always, close;
};

fn groups() -> &'static [StarterGroup] {
    &content::starters().groups
}

/// The heading of a group.
#[must_use]
pub fn title(group: usize) -> &'static str {
    groups().get(group).map_or("", |group| &group.title)
}

/// Whether a choice has this name already.
#[must_use]
pub fn in_use(choices: &Choices, name: &str) -> bool {
    let name = name.to_lowercase();
    choices.0.iter().any(|choice| choice.name.text.trim().to_lowercase() == name)
}

impl StarterList {
    fn new() -> Self {
        let names = |(at, group): (usize, &'static StarterGroup)| {
            group.names.iter().map(move |name| Starter { group: at, name })
        };
        let all = groups().iter().enumerate().flat_map(names).collect();
        Self { list: Narrowed::new(all), refusal: None }
    }

    /// Narrows it to what was typed, in names and headings.
    pub fn narrow(&mut self) {
        self.list.narrow(|starter| format!("{} {}", title(starter.group), starter.name));
        self.refusal = None;
    }

    /// What is shown, with a heading above each group, and the row of the chosen name.
    #[must_use]
    pub fn rows(&self) -> (Vec<Row>, usize) {
        let (mut rows, mut chosen, mut group) = (Vec::new(), 0, None);
        for (at, starter) in self.list.shown.iter().enumerate() {
            if group != Some(starter.group) {
                group = Some(starter.group);
                rows.push(Row::Heading(starter.group));
            }
            if at == self.list.chosen {
                chosen = rows.len();
            }
            rows.push(Row::Name(at, *starter));
        }
        (rows, chosen)
    }

    fn step(&mut self, by: isize) {
        self.list.step(by);
        self.refusal = None;
    }

    fn has_groups(&self) -> bool {
        self.list.shown.first().map(|one| one.group) != self.list.shown.last().map(|one| one.group)
    }

    /// Chooses the first name of the next group, or of the one before, and goes round.
    fn step_group(&mut self, by: isize) {
        let mut shown: Vec<_> = self.list.shown.iter().map(|starter| starter.group).collect();
        shown.dedup();
        let here = self.list.chosen().map(|starter| starter.group);
        let at = shown.iter().position(|group| Some(*group) == here).unwrap_or_default();
        let to = (at + shown.len()).saturating_add_signed(by) % shown.len().max(1);
        let first = |starter: &Starter| shown.get(to) == Some(&starter.group);
        self.list.chosen = self.list.shown.iter().position(first).unwrap_or_default();
        self.refusal = None;
    }
}

/// What stands below the names: why one was not taken, or what to know of the list.
#[must_use]
pub fn foot(model: &Model, starters: &StarterList) -> Vec<String> {
    let about = content::starters();
    let reviewed = about.reviewed.in_words(model.session.now.date());
    let says = match &starters.refusal {
        Some(refusal) => [refusal.clone(), refusal.clone()],
        None => [format!("{} {reviewed}", about.note), reviewed],
    };
    let width = usize::from(layout::palette(model.session.size).width.saturating_sub(4)).max(1);
    let wrapped = says.map(|says| {
        let rows = Rows::new(&says, width);
        (0..rows.len())
            .map(|row| says.get(rows.range(row)).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    });
    let room = layout::palette_rows(model.session.size).saturating_sub(LEAST_ROWS);
    wrapped.into_iter().find(|rows| rows.len() <= room).unwrap_or_default()
}

/// How many rows of names are shown.
#[must_use]
pub fn rows_shown(model: &Model, starters: &StarterList) -> usize {
    layout::palette_rows(model.session.size).saturating_sub(foot(model, starters).len())
}

fn list(model: &Model) -> Option<&StarterList> {
    if let Some(Overlay::Starters(list)) = &model.overlay { Some(list) } else { None }
}

fn with_list(model: &mut Model, act: impl FnOnce(&mut StarterList)) -> Effects {
    if let Some(Overlay::Starters(list)) = &mut model.overlay {
        act(list);
    }
    Vec::new()
}

fn has_some(model: &Model) -> bool {
    list(model).is_some_and(|list| list.list.chosen().is_some())
}

fn page(model: &mut Model, by: isize) -> Effects {
    let rows = list(model).map_or(1, |list| rows_shown(model, list).max(1));
    with_list(model, |list| list.step(by.saturating_mul(isize::try_from(rows).unwrap_or(1))))
}

/// Opens the list.
pub fn open(model: &mut Model) -> Effects {
    model.overlay = Some(Overlay::Starters(StarterList::new()));
    Vec::new()
}

fn close(model: &mut Model) -> Effects {
    model.overlay = None;
    Vec::new()
}

fn take(model: &mut Model) -> Effects {
    let (Some(name), Some(document)) =
        (list(model).and_then(|list| list.list.chosen()), &model.session.document)
    else {
        return Vec::new();
    };
    let name = name.name;
    let refusal = if in_use(&document.appointment.notes.options.choices, name) {
        format!("“{name}” is one of the choices already.")
    } else if let Some(effects) = naming::take_name(model, name) {
        model.overlay = None;
        return effects;
    } else {
        format!(
            "There are {MOST_CHOICES} choices already, and more cannot be compared side by side. Remove one \
             first."
        )
    };
    with_list(model, |list| list.refusal = Some(refusal))
}

/// A click takes the name it points at; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let area = layout::palette(model.session.size);
    match mouse {
        Mouse::WheelDown => with_list(model, |list| list.step(1)),
        Mouse::WheelUp => with_list(model, |list| list.step(-1)),
        Mouse::Press if !area.contains((column, row).into()) => close(model),
        Mouse::Press => match name_at(model, usize::from(row)) {
            Some(name) => {
                with_list(model, |list| list.list.chosen = name);
                take(model)
            }
            None => Vec::new(),
        },
        Mouse::Drag => Vec::new(),
    }
}

/// The place of the name in this row of the screen.
fn name_at(model: &Model, row: usize) -> Option<usize> {
    let starters = list(model)?;
    let (rows, chosen) = starters.rows();
    let shown = rows_shown(model, starters);
    let line = row
        .checked_sub(usize::from(layout::palette(model.session.size).y) + 2)
        .filter(|line| *line < shown)?;
    match rows.get(layout::first_shown(chosen, shown) + line)? {
        Row::Name(at, _) => Some(*at),
        Row::Heading(_) => None,
    }
}
