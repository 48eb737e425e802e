//! What else can be done on a page, each with its letter, below what it is done to.

pub mod view;

use crate::{
    command::{self, Command, Group, Scope, always, rows},
    domain::Page,
    effect::Effects,
    layout,
    model::{Model, Place},
    msg::Mouse,
    overlays::Overlay,
    update,
};

/// The menu of a page.
pub struct Menu {
    pub commands: Vec<&'static Command>,
    pub chosen: usize,
    scope: Scope,
}

impl Menu {
    /// The scope in which its letters are live.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }
}

/// Commands of every menu.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::MENU;
    "menu.run" ["Enter"], "Do what is chosen in the menu", Some((1, "do it")), always, run_chosen;
    "menu.down" ["↓"], "Next in the menu", Some((2, "next")),
        |model| menu(model).is_some_and(|menu| menu.chosen + 1 < menu.commands.len()),
        |model| step(model, 1);
    "menu.up" ["↑"], "Previous in the menu", None, |model| menu(model).is_some_and(|menu| menu.chosen > 0),
        |model| step(model, -1);
    "menu.close" ["Esc", "F9"], "Close the menu", Some((3, "close")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

/// The scope of the menu of the page in sight.
fn scope(model: &Model) -> Option<Scope> {
    let document = model.session.document.as_ref().filter(|_| model.place == Place::Prepare)?;
    Some(match document.sheet.page {
        Page::Context => Scope::CONTEXT_MENU,
        Page::Options => Scope::OPTIONS_MENU,
        Page::Setbacks => Scope::SETBACKS_MENU,
    })
}

/// What the menu of the page in sight would hold.
pub fn commands(model: &Model) -> impl Iterator<Item = &'static Command> {
    let scope = scope(model);
    let own = command::all().filter(move |command| Some(command.scope) == scope);
    let of_any = command::all().filter(move |command| scope.is_some() && command.scope == Scope::PAGE_MENU);
    own.chain(of_any).filter(|command| command.works(model))
}

/// Whether it would hold anything.
#[must_use]
pub fn has_any(model: &Model) -> bool {
    commands(model).next().is_some()
}

/// Opens the menu of the page in sight.
pub fn open(model: &mut Model) -> Effects {
    let commands: Vec<_> = commands(model).collect();
    if let Some(scope) = scope(model).filter(|_| !commands.is_empty()) {
        model.overlay = Some(Overlay::Menu(Menu { commands, chosen: 0, scope }));
    }
    Vec::new()
}

fn menu(model: &Model) -> Option<&Menu> {
    if let Some(Overlay::Menu(menu)) = &model.overlay { Some(menu) } else { None }
}

fn run_chosen(model: &mut Model) -> Effects {
    let command = menu(model).and_then(|menu| menu.commands.get(menu.chosen).copied());
    command.map(|command| update::run(model, command)).unwrap_or_default()
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Menu(menu)) = &mut model.overlay {
        let last = menu.commands.len().saturating_sub(1);
        menu.chosen = menu.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// A click runs what it points at, or closes the menu; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(Overlay::Menu(menu)) = &mut model.overlay else {
        return Vec::new();
    };
    let area = layout::menu(model.session.size, menu.commands.len());
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if area.contains((column, row).into()) => {
            let rows = usize::from(area.height.saturating_sub(2));
            let line = usize::from(row).checked_sub(usize::from(area.y) + 1).filter(|line| *line < rows);
            let first = layout::first_shown(menu.chosen, rows);
            match line.map(|line| first + line).filter(|at| *at < menu.commands.len()) {
                Some(at) => {
                    menu.chosen = at;
                    run_chosen(model)
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
