//! The palette: every command that works here, filtered as one types; Enter runs it.

use crate::{
    command::{self, Command, Group, Scope, always},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, menu},
    text::Input,
    update,
};

/// The list of commands.
#[derive(Default)]
pub struct Palette {
    /// What is typed to narrow it.
    pub filter: Input,
    /// What worked where it was opened, nearest first.
    commands: Vec<&'static Command>,
    /// What is left of that.
    pub shown: Vec<&'static Command>,
    /// Which of those is chosen.
    pub chosen: usize,
}

/// Commands of the palette itself.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "palette.run",
        keys: &["Enter"],
        title: "Do what is chosen",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: Some((1, "do it")),
        works: |model| chosen(model).is_some(),
        run: run_chosen,
    },
    Command {
        name: "palette.down",
        keys: &["↓"],
        title: "Next in the list",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: Some((2, "next")),
        works: |model| chosen(model).is_some(),
        run: |model| step(model, 1),
    },
    Command {
        name: "palette.up",
        keys: &["↑"],
        title: "Previous in the list",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: None,
        works: |model| chosen(model).is_some(),
        run: |model| step(model, -1),
    },
    Command {
        name: "palette.page_down",
        keys: &["PgDn"],
        title: "A page down the list",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: None,
        works: |model| chosen(model).is_some(),
        run: |model| step(model, page(model)),
    },
    Command {
        name: "palette.page_up",
        keys: &["PgUp"],
        title: "A page up the list",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: None,
        works: |model| chosen(model).is_some(),
        run: |model| step(model, -page(model)),
    },
    Command {
        name: "palette.close",
        keys: &["Esc", "F1", "Ctrl-P"],
        title: "Close the list",
        group: Group::Windows,
        scope: Scope::Palette,
        bar: Some((3, "close")),
        works: always,
        run: close,
    },
];

/// Opens the palette with what works here.
pub fn open(model: &mut Model) -> Effects {
    let live = command::live(model).filter(|command| !command.name.starts_with("palette"));
    let mut commands: Vec<_> = live.chain(menu::commands(model)).collect();
    // Cursor keys are known to most; they come last.
    commands.sort_by_key(|command| command.group == Group::Typing);
    let palette = Palette { commands, ..Palette::default() };
    model.overlay = Some(Overlay::Palette(palette));
    narrow(model);
    Vec::new()
}

/// Narrows the list to what was typed: each word must stand in the title or the key.
pub fn narrow(model: &mut Model) {
    let Some(Overlay::Palette(palette)) = &mut model.overlay else {
        return;
    };
    let typed = palette.filter.text().to_lowercase();
    let matches = |command: &&Command| {
        let words = format!("{} {}", command.title, command.keys.join(" ")).to_lowercase();
        typed.split_whitespace().all(|word| words.contains(word))
    };
    palette.shown = palette.commands.iter().copied().filter(matches).collect();
    palette.chosen = 0;
}

fn chosen(model: &Model) -> Option<&'static Command> {
    match &model.overlay {
        Some(Overlay::Palette(palette)) => palette.shown.get(palette.chosen).copied(),
        _ => None,
    }
}

fn run_chosen(model: &mut Model) -> Effects {
    let command = chosen(model);
    model.overlay = None;
    command.map(|command| update::run(model, command)).unwrap_or_default()
}

fn close(model: &mut Model) -> Effects {
    model.overlay = None;
    Vec::new()
}

fn page(model: &Model) -> isize {
    isize::try_from(layout::palette_rows(model.size)).unwrap_or(1).max(1)
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        let last = palette.shown.len().saturating_sub(1);
        palette.chosen = palette.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// A click runs what it points at; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(Overlay::Palette(palette)) = &mut model.overlay else {
        return Vec::new();
    };
    let area = layout::palette(model.size);
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if !area.contains((column, row).into()) => close(model),
        Mouse::Press => {
            let rows = layout::palette_rows(model.size);
            let first = layout::first_shown(palette.chosen, rows);
            let Some(line) =
                usize::from(row).checked_sub(usize::from(area.y) + 2).filter(|line| *line < rows)
            else {
                return Vec::new();
            };
            if first + line >= palette.shown.len() {
                return Vec::new();
            }
            palette.chosen = first + line;
            run_chosen(model)
        }
        Mouse::Drag => Vec::new(),
    }
}
