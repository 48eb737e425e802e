//! Which command is behind a key.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    app::model::Model,
    app::typing,
    app::update,
    app::{cover, panes::PANES},
    command::{Info, Scope},
    effect::Effects,
    key::Key,
    overlays::OVERLAYS,
    part::{AnyPart, Row, RowId},
};

/// A command and its deed.
pub struct Command {
    info: Info,
    deed: Deed,
}

/// Whose row a command is.
enum Deed {
    Model(fn(&Model) -> bool, fn(&mut Model) -> Effects),
    Part(RowId),
    Opening(&'static Row<()>),
}

impl std::ops::Deref for Command {
    type Target = Info;

    fn deref(&self) -> &Info {
        &self.info
    }
}

impl Command {
    pub(crate) const fn of_model(
        info: Info,
        works: fn(&Model) -> bool,
        run: fn(&mut Model) -> Effects,
    ) -> Self {
        Self { info, deed: Deed::Model(works, run) }
    }

    /// Whether it would do something.
    #[must_use]
    pub fn works(&self, model: &Model) -> bool {
        match &self.deed {
            Deed::Model(works, _) => works(model),
            Deed::Part(row) => {
                let of = |part: &dyn AnyPart| part.works(&model.session, *row);
                let overlay = matches!(&model.overlay, Some(part) if of(&**part));
                overlay || model.pane().is_some_and(of)
            }
            Deed::Opening(row) => (row.works)(&(), &model.session),
        }
    }

    /// Does it.
    pub fn run(&self, model: &mut Model) -> Effects {
        match &self.deed {
            Deed::Model(_, run) => run(model),
            // Only the part whose row it is does anything.
            Deed::Part(row) => {
                let mut effects = model.in_overlay(|part, cx| part.run(cx, *row));
                effects.extend(model.in_pane(|part, cx| part.run(cx, *row)));
                effects
            }
            Deed::Opening(row) => model.with_context(|cx| (row.run)(&mut (), cx)),
        }
    }
}

/// Rows of parts that know no model.
static OF_PARTS: LazyLock<Vec<Command>> = LazyLock::new(|| {
    let rows = OVERLAYS.iter().chain(PANES).flat_map(|part| (part.rows)());
    let rows = rows.map(|(info, row)| Command { info, deed: Deed::Part(row) });
    let openings = OVERLAYS.iter().chain(PANES).flat_map(|part| part.openings);
    let openings = openings.map(|row| Command { info: row.info, deed: Deed::Opening(row) });
    rows.chain(openings).collect()
});

/// Rows of the table that share a group and a scope: name, keys, title, bar, works, run.
macro_rules! rows {
    ($group:expr, $scope:expr;
     $( $name:literal $keys:expr, $title:literal, $bar:expr, $works:expr, $run:expr; )+) => {
        &[$( $crate::app::keymap::Command::of_model(
            $crate::command::Info {
                name: $name,
                keys: &$keys,
                title: $title,
                group: $group,
                scope: $scope,
                bar: $bar,
            },
            $works,
            $run,
        ), )+]
    };
}
pub(crate) use rows;

/// For commands that always work where their keys are live.
#[must_use]
pub const fn always(_: &Model) -> bool {
    true
}

/// Every table of them.
const TABLES: &[&[Command]] = &[
    update::PICKING,
    update::PLACES,
    update::IN_LISTS,
    typing::COMMANDS,
    typing::SELECTING,
    update::WAYS_OUT,
    cover::OPENING,
    cover::COMMANDS,
];

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    TABLES.iter().copied().flatten().chain(OF_PARTS.iter()).chain(update::PAGE_MENU)
}

/// The command behind a key where these scopes are live. In the notes a key may have several deeds, of
/// which one works at a time; where none does, the last of them is given.
#[must_use]
pub fn find(model: &Model, scopes: &[Scope], key: Key) -> Option<&'static Command> {
    static KEYMAP: LazyLock<HashMap<(Scope, Key), Vec<&'static Command>>> = LazyLock::new(|| {
        let mut keymap: HashMap<_, Vec<_>> = HashMap::new();
        for command in all() {
            for key in command.keys.iter().filter_map(|key| key.parse::<Key>().ok()) {
                keymap.entry((command.scope, key)).or_default().push(command);
            }
        }
        keymap
    });
    // Most keys are plain text, and no command of a place for text has one of those.
    if scopes.contains(&Scope::TEXT) && key.text().is_some_and(|char| char != ' ') {
        return None;
    }
    let behind = scopes.iter().find_map(|&scope| KEYMAP.get(&(scope, key)))?;
    behind.iter().find(|command| command.works(model)).or(behind.last()).copied()
}

/// Every command whose keys are live now and which would do something, nearest scope first.
pub fn live(model: &Model) -> impl Iterator<Item = &'static Command> {
    let scopes = model.scopes();
    scopes
        .into_iter()
        .flat_map(|scope| all().filter(move |command| command.scope == scope))
        .filter(|command| command.works(model))
}
