//! The one table of commands: every key that does something is a row here, in its pane's file.
//!
//! Keymap, key bar, palette, help and `docs/keys.md` are read from it. Text typed is not a
//! command; it goes to the field that has the focus.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    effect::Effects,
    key::{Code, Key},
    model::Model,
    overlays::{
        abbreviation, abbreviations, approvals, balance, chance, choice_popup, cover, details, elsewhere,
        kept_words, longer, menu, message, palette, pin_picker, sets, settings, snippet_picker, spelling,
        starters, urgent_care_lists, versions, wording, wording_report,
    },
    panes::{brief, compare, home, phrases, prepare},
    typing, update,
};

/// Where a command's keys are live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Always,
    Anywhere,
    List,
    Text,
    Home,
    Filter,
    Bin,
    Prepare,
    Guide,
    Notes,
    Brief,
    Compare,
    Phrases,
    PhraseFind,
    PhraseFilters,
    PhraseWords,
    PhraseFlag,
    PhraseEditor,
    Aloud,
    Rehearsal,
    Palette,
    Starters,
    PinPicker,
    SnippetPicker,
    Blank,
    Abbreviations,
    Abbreviation,
    Chance,
    Approval,
    Longer,
    Details,
    /// A line of [`Scope::Details`], [`Scope::Longer`], [`Scope::Abbreviation`] or [`Scope::Settings`] that
    /// is chosen, not typed.
    Pick,
    Message,
    Elsewhere,
    Versions,
    UrgentCareLists,
    BalanceFindings,
    Wording,
    Kept,
    /// A word that is not known, and what may have been meant.
    Spelling,
    Sets,
    Testing,
    Settings,
    ContextMenu,
    OptionsMenu,
    SetbacksMenu,
    PageMenu,
    Menu,
    Cover,
}

/// A heading in the palette and in `docs/keys.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Places,
    Appointments,
    Preparing,
    PageMenus,
    Typing,
    Comparing,
    Phrases,
    Windows,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 8] = [
        Self::Places,
        Self::Appointments,
        Self::Preparing,
        Self::PageMenus,
        Self::Phrases,
        Self::Typing,
        Self::Comparing,
        Self::Windows,
    ];

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Places => "Going somewhere",
            Self::Appointments => "Appointments",
            Self::Preparing => "Preparing",
            Self::PageMenus => "On a page of the notes, after F9",
            Self::Phrases => "Going through the phrases",
            Self::Typing => "Typing",
            Self::Comparing => "Comparing two versions",
            Self::Windows => "Lists and questions",
        }
    }
}

/// One row of the table.
pub struct Command {
    pub name: &'static str,
    /// Its keys as [`Key`] writes them, the one to show first.
    pub keys: &'static [&'static str],
    pub title: &'static str,
    pub group: Group,
    pub scope: Scope,
    pub bar: Option<(u8, &'static str)>,
    pub works: fn(&Model) -> bool,
    pub run: fn(&mut Model) -> Effects,
}

impl Command {
    /// Its first key, with the one that opens the menu it is in.
    #[must_use]
    pub fn key_in_full(&self) -> String {
        let key = self.keys.first().copied().unwrap_or_default();
        if self.scope.is_menu() { format!("F9 {key}") } else { key.to_owned() }
    }
}

impl Scope {
    /// Whether it is the menu of a page.
    #[must_use]
    pub const fn is_menu(self) -> bool {
        matches!(self, Self::ContextMenu | Self::OptionsMenu | Self::SetbacksMenu | Self::PageMenu)
    }
}

/// Rows of the table that share a group and a scope: name, keys, title, bar, works, run.
macro_rules! rows {
    ($group:expr, $scope:expr;
     $( $name:literal $keys:expr, $title:literal, $bar:expr, $works:expr, $run:expr; )+) => {
        &[$( $crate::command::Command {
            name: $name,
            keys: &$keys,
            title: $title,
            group: $group,
            scope: $scope,
            bar: $bar,
            works: $works,
            run: $run,
        }, )+]
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
    message::COMMANDS,
    details::COMMANDS,
    details::PICKING,
    elsewhere::COMMANDS,
    versions::COMMANDS,
    urgent_care_lists::COMMANDS,
    palette::COMMANDS,
    menu::COMMANDS,
    balance::COMMANDS,
    home::PLACES,
    home::COMMANDS,
    home::FILTER,
    home::bin::COMMANDS,
    brief::COMMANDS,
    compare::COMMANDS,
    phrases::COMMANDS,
    phrases::FIND,
    phrases::FILTERS,
    phrases::EDITOR,
    phrases::FLAG,
    phrases::EDITOR_MOVES,
    phrases::ALOUD,
    phrases::REHEARSAL,
    phrases::FROM_GUIDE,
    phrases::DOORS,
    prepare::GUIDE_COMMANDS,
    prepare::WRITING_OUT,
    prepare::NOTES_COMMANDS,
    urgent_care_lists::OPENING,
    starters::OPENING,
    starters::COMMANDS,
    pin_picker::COMMANDS,
    chance::OPENING,
    chance::COMMANDS,
    snippet_picker::COMMANDS,
    choice_popup::COMMANDS,
    abbreviations::COMMANDS,
    abbreviation::COMMANDS,
    approvals::OPENING,
    approvals::COMMANDS,
    longer::OPENING,
    longer::COMMANDS,
    wording::OPENING,
    wording::COMMANDS,
    kept_words::OPENING,
    kept_words::COMMANDS,
    prepare::NOTES_MOVES,
    prepare::COMMANDS,
    prepare::OPTIONS_MENU,
    prepare::SETBACKS_MENU,
    abbreviations::OPENING,
    update::PLACES,
    update::IN_LISTS,
    typing::COMMANDS,
    typing::SELECTING,
    update::WAYS_OUT,
    cover::OPENING,
    cover::COMMANDS,
    settings::OPENING,
    settings::FROM_HOME,
    settings::COMMANDS,
    spelling::COMMANDS,
    spelling::NUMBERED,
    sets::OPENING,
    sets::COMMANDS,
    wording_report::OPENING,
    wording_report::COMMANDS,
];

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    TABLES.iter().chain(phrases::FROM_MENUS).copied().flatten()
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
    if scopes.contains(&Scope::Text)
        && matches!(key, Key { ctrl: false, alt: false, code: Code::Char(_), .. })
    {
        return None;
    }
    let behind = scopes.iter().find_map(|&scope| KEYMAP.get(&(scope, key)))?;
    behind.iter().find(|command| (command.works)(model)).or(behind.last()).copied()
}

/// Every command whose keys are live now and which would do something, nearest scope first.
pub fn live(model: &Model) -> impl Iterator<Item = &'static Command> {
    let scopes = model.scopes();
    scopes
        .into_iter()
        .flat_map(|scope| all().filter(move |command| command.scope == scope))
        .filter(|command| (command.works)(model))
}
