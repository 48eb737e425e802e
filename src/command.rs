//! The one table of commands: every key that does something is a row here, in its pane's file.
//!
//! Keymap, key bar, palette, help and the README's list are read from it. Text typed is not a
//! command; it goes to the field that has the focus.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    effect::Effects,
    key::{Code, Key},
    model::Model,
    overlays::{
        abbreviation, abbreviations, approvals, chance, cover, details, elsewhere, go_lists, kept_words,
        longer, menu, message, palette, pin_to, sets, settings, spelling, starters, stop_choices, thin,
        versions, wording, wording_report, write_out,
    },
    panes::{brief, compare, home, phrases, prepare},
    typing, update,
};

/// Where a command's keys are live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Wherever one is, whatever is open.
    Always,
    /// Wherever nothing lies over the screen.
    Anywhere,
    /// Where keys choose and nothing is typed.
    List,
    /// Where text is typed, on any screen.
    Text,
    /// The list of appointments.
    Home,
    /// The filter of that list.
    Filter,
    /// The bin.
    Bin,
    /// Either side of Prepare.
    Prepare,
    /// The guide side of Prepare.
    Guide,
    /// The notes side of Prepare.
    Notes,
    /// The one page to glance at.
    Brief,
    /// Two versions side by side.
    Compare,
    /// The phrases of the guide, gone through.
    Phrases,
    /// Words typed to find some of them.
    PhraseFind,
    /// Which of them are shown.
    PhraseFilters,
    /// My words for one.
    PhraseWords,
    /// Why one does not work.
    PhraseFlag,
    /// Either of these two.
    PhraseEditor,
    /// One of them read aloud.
    Aloud,
    /// One after the other rehearsed.
    Rehearsal,
    /// The list of commands.
    Palette,
    /// Names of choices to start from.
    Starters,
    /// The appointments a phrase can be pinned to.
    PinTo,
    /// Abbreviations that begin as typed.
    WriteOut,
    /// What can be chosen for a blank.
    Blank,
    /// All abbreviations.
    Abbreviations,
    /// One abbreviation.
    Abbreviation,
    /// A chance, for a cell of a choice.
    Chance,
    /// A text approved as a registered clinician.
    Approval,
    /// A longer appointment, thought about.
    Longer,
    /// The questions about an appointment: label, time and so on.
    Details,
    /// A line of [`Scope::Details`], [`Scope::Longer`], [`Scope::Abbreviation`] or [`Scope::Settings`] that
    /// is chosen, not typed.
    Pick,
    /// Something to read, or a question to answer.
    Message,
    /// The question where else to save.
    Elsewhere,
    /// The earlier versions of an appointment.
    Versions,
    /// When to go now, or soon.
    GoLists,
    /// What is thin in the choices.
    Thin,
    /// About words on the list.
    Wording,
    /// Words that are kept.
    Kept,
    /// A word that is not known, and what may have been meant.
    Spelling,
    /// Sets of phrases.
    Sets,
    /// A testing question, and the wording report.
    Testing,
    /// What can be set.
    Settings,
    /// What else can be done on the Context page.
    ContextMenu,
    /// What else can be done on the Options page.
    OptionsMenu,
    /// What else can be done on the Setbacks page.
    SetbacksMenu,
    /// What else can be done on any page of the notes.
    PageMenu,
    /// The menu of any page.
    Menu,
    /// The cover, alone.
    Cover,
}

/// A heading in the palette and in the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Going somewhere.
    Places,
    /// Appointments.
    Appointments,
    /// The guide and the notes together.
    Preparing,
    /// What else can be done on a page.
    PageMenus,
    /// Typing and the cursor.
    Typing,
    /// Two versions of one appointment.
    Comparing,
    /// The phrases of the guide.
    Phrases,
    /// Small windows.
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
    /// Stable name.
    pub name: &'static str,
    /// Its keys as [`Key`] writes them, the one to show first.
    pub keys: &'static [&'static str],
    /// What it does, for the palette and the README.
    pub title: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// Where its keys are live.
    pub scope: Scope,
    /// Its rank and words in the key bar, if it belongs there; the lowest rank is cut last.
    pub bar: Option<(u8, &'static str)>,
    /// Whether it would do something now.
    pub works: fn(&Model) -> bool,
    /// Does it.
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
    go_lists::COMMANDS,
    palette::COMMANDS,
    menu::COMMANDS,
    thin::COMMANDS,
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
    go_lists::OPENING,
    starters::OPENING,
    starters::COMMANDS,
    pin_to::COMMANDS,
    chance::OPENING,
    chance::COMMANDS,
    write_out::COMMANDS,
    stop_choices::COMMANDS,
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
