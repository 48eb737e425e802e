//! Every command, the one behind a key, and the lists of them: palette and page menu.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

pub use super::commands::Command;
use super::commands::{Deed, always, rows};
use super::{cover, leaving, model::Model, panes::PANES, typing, windows};
use crate::command::{Group, Info, Keys, Place, Scope};
use crate::key::Key;
use crate::{
    domain::{KeyChanges, NotesPage, counted},
    effect::Effects,
    overlays::OVERLAYS,
    panes::{phrases, reflect},
    session::{Session, document::Exit},
};

/// In a line of a form that is chosen, not typed.
const PICKING: &[Command] = rows! { Group::Windows, Scope::PICK;
    "details.pick_next" ["→", "Space"], "Next answer on this line", Some((3, "change")), always,
        |model| model.in_front(|part, cx| part.turn(cx, 1));
    "details.pick_previous" ["←"], "Previous answer on this line", None, always,
        |model| model.in_front(|part, cx| part.turn(cx, -1));
};

const PLACES: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "palette" ["F1", "Ctrl-P"], "Help: every command that works here", Some((0, "help")), always,
        open_palette;
    "phrases" ["Alt-P"], "Phrases: read, reword, flag, read aloud", None,
        |model| !matches!(model.place, Place::Phrases | Place::Compare), |model| model.in_phrases(phrases::open);
    "reflect" ["Ctrl-F8"], "Reflect: questions after a clinic, and one next step", None,
        |model| !matches!(model.place, Place::Reflect | Place::Compare), |model| model.in_reflect(reflect::open);
    "find" ["Ctrl-F"], "Find words in these notes and replace them; from elsewhere, find in all", None,
        |model| model.place != Place::Compare, windows::find;
    "find.everywhere" ["Ctrl-/", "Ctrl-7"], "Find words in all notes, phrases and resources", None,
        |model| model.place != Place::Compare, windows::find_everywhere;
    // Two versions are settled, or put off, before anything else is begun.
    "new" ["Ctrl-N"], "New appointment", None, |model| model.place != Place::Compare,
        |model| leaving::warned(model, Exit::New).unwrap_or_else(|| windows::begin_anew(model));
};

/// The help on a key that types elsewhere, and the key that ends other programs.
const IN_LISTS: &[Command] = rows! { Group::Places, Scope::LIST;
    "palette.list" ["?"], "Help, where nothing is typed", None, always, open_palette;
    "how_to_quit" ["Ctrl-C"], "How to quit", None, always,
        |model| model.with_context(|cx| cx.say("{key:quit} quits Foreword; everything is saved."));
};

const PAGE_MENU: &[Command] = rows! { Group::Preparing, Scope::PREPARE;
    "page" ["F9"], "More commands for this page, each on a letter", Some((4, "more")),
        |model| on_page(model).is_some_and(|(_, mut commands)| commands.next().is_some()), open_page_menu;
};

const TABLES: &[&[Command]] = &[
    PICKING,
    PLACES,
    IN_LISTS,
    typing::COMMANDS,
    typing::SELECTING,
    leaving::COMMANDS,
    cover::OPENING,
    cover::COMMANDS,
];

/// Rows of parts that know no model.
static OF_PARTS: LazyLock<Vec<Command>> = LazyLock::new(|| {
    let parts = || OVERLAYS.iter().chain(PANES);
    let rows = parts().flat_map(|part| (part.rows)());
    let rows = rows.map(|(info, row)| Command { info, deed: Deed::Part(row) });
    let openings = parts().flat_map(|part| part.openings);
    rows.chain(openings.map(|row| Command { info: &row.info, deed: Deed::Opening(row) })).collect()
});

/// Wanted most, and so the first of their group in the palette and in menus.
const WANTED: &[&str] = &[
    "put_in_note",
    "pin",
    "ask",
    "undo",
    "next_empty",
    "next_page",
    "next_item",
    "next_principle",
    "options.add_choice",
    "options.chance",
    "options.starters",
    "options.balance",
    "options.add_row",
    "setbacks.card",
    "setbacks.go_lists",
    "context.phrases",
    "context.longer",
    "page.abbreviations",
    "new",
    "phrases",
    "cover",
    "quit",
];

/// Its order: by the place in the key bar, then as above.
fn wanted(command: &Info) -> (u8, usize) {
    let place = command.bar.map_or(u8::MAX, |(place, _)| place);
    (place, WANTED.iter().position(|name| *name == command.name).unwrap_or(WANTED.len()))
}

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    TABLES.iter().copied().flatten().chain(OF_PARTS.iter()).chain(PAGE_MENU)
}

static TABLE: LazyLock<Vec<&'static Command>> = LazyLock::new(|| all().collect());

/// The keys of every command where these are changed.
#[must_use]
pub fn keys(changes: &KeyChanges) -> Keys {
    Keys::new(&TABLE.iter().map(|command| command.info).collect::<Vec<_>>(), changes)
}

/// Takes the keys that the settings name, and says which of them cannot be had.
pub(super) fn take_keys(session: &mut Session) {
    static USUAL: LazyLock<Arc<Keys>> = LazyLock::new(|| Arc::new(keys(&KeyChanges::new())));
    let changes = &session.settings.keys;
    session.keys = if changes.is_empty() { Arc::clone(&USUAL) } else { Arc::new(keys(changes)) };
    let Some((first, more)) = session.keys.refused.split_first() else { return };
    let says = format!("In settings.ron, {}", first.sentence());
    let rest = || format!("To see {}, type: foreword keys.", counted(more.len(), "more such line"));
    let rest = (!more.is_empty()).then(rest);
    session.add_notice([says].into_iter().chain(rest));
}

/// The command behind a key where these scopes are live. In the notes a key may have several deeds, of
/// which one works at a time; where none does, the last of them is given.
#[must_use]
pub fn find(model: &Model, scopes: &[Scope], key: Key) -> Option<&'static Command> {
    // Most keys are plain text, and no command of a place for text has one of those.
    if scopes.contains(&Scope::TEXT) && key.text().is_some_and(|char| char != ' ') {
        return None;
    }
    let keys = &model.session.keys;
    let behind =
        scopes.iter().map(|&scope| keys.behind(scope, key)).find(|all| all.clone().next().is_some())?;
    let commands = behind.filter_map(|at| TABLE.get(at).copied());
    commands.clone().find(|command| command.works(model)).or_else(|| commands.last())
}

/// Runs the command of that name; says so where it would do nothing now.
pub(super) fn run_named(model: &mut Model, name: &str) -> Effects {
    match all().find(|command| command.name == name) {
        Some(command) if command.works(model) => command.run(model),
        _ => {
            model.session.notice = Some("That does nothing here now.".to_owned());
            Vec::new()
        }
    }
}

/// Every command whose keys are live now, nearest scope first, with those in the menu of the page.
pub fn within_reach(model: &Model) -> impl Iterator<Item = &'static Command> {
    let of_page = on_page(model).filter(|_| model.overlay.is_none() && !model.cover.on);
    let here = model.scopes().into_iter().flat_map(of_scope);
    here.chain(of_page.into_iter().flat_map(|(_, commands)| commands))
}

/// Every command of a scope.
pub fn of_scope(scope: Scope) -> impl Iterator<Item = &'static Command> {
    static BY_SCOPE: LazyLock<HashMap<Scope, Vec<&'static Command>>> = LazyLock::new(|| {
        let mut by_scope: HashMap<_, Vec<_>> = HashMap::new();
        all().for_each(|command| by_scope.entry(command.scope).or_default().push(command));
        by_scope
    });
    BY_SCOPE.get(&scope).into_iter().flatten().copied()
}

fn in_scope(model: &Model, scope: Scope) -> impl Iterator<Item = &'static Command> {
    of_scope(scope).filter(|command| command.works(model))
}

/// Every command whose keys are live now and which would do something, nearest scope first.
pub fn live(model: &Model) -> impl Iterator<Item = &'static Command> {
    model.scopes().into_iter().flat_map(|scope| in_scope(model, scope))
}

/// The page in sight, and the commands that are in its menu now.
fn on_page(model: &Model) -> Option<(Scope, impl Iterator<Item = &'static Command>)> {
    let document = model.session.document.as_ref().filter(|_| model.place == Place::Prepare)?;
    let page = match document.sheet.page {
        NotesPage::Context => Scope::CONTEXT_MENU,
        NotesPage::Options => Scope::OPTIONS_MENU,
        NotesPage::Setbacks => Scope::SETBACKS_MENU,
        NotesPage::After => Scope::AFTER_MENU,
    };
    Some((page, [page, Scope::PAGE_MENU].into_iter().flat_map(|scope| in_scope(model, scope))))
}

/// The menu of the page in sight: its scope, and the commands that work; `None` where there are none.
#[must_use]
pub fn page_menu(model: &Model) -> Option<(Scope, Vec<&'static Info>)> {
    let (page, commands) = on_page(model)?;
    let mut commands: Vec<_> = commands.map(|one| one.info).collect();
    commands.sort_by_key(|info| wanted(info));
    (!commands.is_empty()).then_some((page, commands))
}

fn open_page_menu(model: &mut Model) -> Effects {
    if let Some(menu) = page_menu(model) {
        windows::open_menu(model, menu);
    }
    Vec::new()
}

/// Opens the palette with all that works here, also in the menu of the page.
fn open_palette(model: &mut Model) -> Effects {
    let live = live(model).filter(|command| !command.name.starts_with("palette"));
    let of_page = page_menu(model).into_iter().flat_map(|(_, commands)| commands);
    let mut commands: Vec<_> = live.map(|command| command.info).chain(of_page).collect();
    commands.sort_by_key(|info| wanted(info));
    windows::open_palette(model, commands);
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wanted_are_commands() {
        for name in WANTED {
            assert!(all().any(|command| command.name == *name), "{name}");
        }
    }
}
