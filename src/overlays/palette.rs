//! The palette: every command that works here, filtered as one types; Enter runs it.

use crate::{
    command::{self, Command, Group, Scope, always, rows},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, menu, narrowed::Narrowed},
    update,
};

/// The list of commands that worked where it was opened, nearest first.
pub type Palette = Narrowed<&'static Command>;

/// Commands of the palette itself.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::PALETTE;
    "palette.run" ["Enter"], "Do what is chosen", Some((1, "do it")), |model| chosen(model).is_some(),
        run_chosen;
    "palette.down" ["↓"], "Next in the list", Some((2, "next")), |model| chosen(model).is_some(),
        |model| step(model, 1);
    "palette.up" ["↑"], "Previous in the list", None, |model| chosen(model).is_some(),
        |model| step(model, -1);
    "palette.page_down" ["PgDn"], "A page down the list", None, |model| chosen(model).is_some(),
        |model| step(model, page(model));
    "palette.page_up" ["PgUp"], "A page up the list", None, |model| chosen(model).is_some(),
        |model| step(model, -page(model));
    "palette.close" ["Esc", "F1", "Ctrl-P"], "Close the list", Some((3, "close")), always, close;
};

/// Opens the palette with what works here.
pub fn open(model: &mut Model) -> Effects {
    let live = command::live(model).filter(|command| !command.name.starts_with("palette"));
    let mut commands: Vec<_> = live.chain(menu::commands(model)).collect();
    // Cursor keys are known to most; they come last.
    commands.sort_by_key(|command| command.group == Group::Typing);
    model.overlay = Some(Overlay::Palette(Palette::new(commands)));
    Vec::new()
}

/// Narrows the list to what was typed, in titles and keys.
pub fn narrow(model: &mut Model) {
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        palette.narrow(|command| format!("{} {}", command.title, command.keys.join(" ")));
    }
}

fn chosen(model: &Model) -> Option<&'static Command> {
    match &model.overlay {
        Some(Overlay::Palette(palette)) => palette.chosen(),
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
    isize::try_from(layout::palette_rows(model.session.size)).unwrap_or(1).max(1)
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        palette.step(by);
    }
    Vec::new()
}

/// A click runs what it points at; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(Overlay::Palette(palette)) = &mut model.overlay else {
        return Vec::new();
    };
    let area = layout::palette(model.session.size);
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if !area.contains((column, row).into()) => close(model),
        Mouse::Press => {
            let rows = layout::palette_rows(model.session.size);
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
