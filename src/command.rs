//! Every command: what it is called, its keys, and where they are live.
//!
//! Keymap, key bar, palette, help and the list of keys in the docs are read from these. Text typed is not a
//! command; it goes to the field that has the focus.

/// A screen of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    /// One appointment: the guide on one side, the notes on the other.
    Prepare,
    Brief,
    Compare,
    Phrases,
    Reflect,
}

/// Where a command's keys are live: its ID, and its name for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scope(&'static str, &'static str);

impl Scope {
    pub const ALWAYS: Self = Self("Always", "Everywhere");
    pub const ANYWHERE: Self = Self("Anywhere", "On every screen");
    pub const LIST: Self = Self("List", "Where nothing is typed");
    pub const TEXT: Self = Self("Text", "Where text is typed");
    pub const HOME: Self = Self("home", "List of appointments");
    pub const PREPARE: Self = Self("Prepare", "Guide and notes");
    pub const GUIDE: Self = Self("Guide", "Guide");
    pub const NOTES: Self = Self("Notes", "Notes");
    pub const PICK: Self = Self("Pick", "Questions that are chosen, not typed");
    pub const CONTEXT_MENU: Self = Self("ContextMenu", "Menu of Context");
    pub const OPTIONS_MENU: Self = Self("OptionsMenu", "Menu of Options");
    pub const SETBACKS_MENU: Self = Self("SetbacksMenu", "Menu of Setbacks");
    pub const PAGE_MENU: Self = Self("PageMenu", "Menu of a page");
    pub const COVER: Self = Self("Cover", "Cover");

    /// One of a part's own.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str) -> Self {
        Self(id, name)
    }

    /// Its ID.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.1
    }

    /// Whether it is the menu of a page.
    #[must_use]
    pub fn is_menu(self) -> bool {
        [Self::CONTEXT_MENU, Self::OPTIONS_MENU, Self::SETBACKS_MENU, Self::PAGE_MENU].contains(&self)
    }
}

/// Commands under one heading of `docs/keys.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Places,
    Appointments,
    Preparing,
    PageMenus,
    Typing,
    Comparing,
    Phrases,
    Reflecting,
    Windows,
}

/// All of a command but its deed.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    pub name: &'static str,
    /// Its keys as [`crate::key::Key`] writes them, the one to show first.
    pub keys: &'static [&'static str],
    pub title: &'static str,
    pub group: Group,
    pub scope: Scope,
    /// Its place in the key bar, which others may share that work in turn, and its words there.
    pub bar: Option<(u8, &'static str)>,
}

impl Info {
    pub const fn new(
        name: &'static str,
        keys: &'static [&'static str],
        title: &'static str,
        group: Group,
        scope: Scope,
        bar: Option<(u8, &'static str)>,
    ) -> Self {
        Self { name, keys, title, group, scope, bar }
    }

    /// Its first key, with the one that opens the menu it is in.
    #[must_use]
    pub fn key_in_full(&self) -> String {
        let key = self.keys.first().copied().unwrap_or_default();
        if self.scope.is_menu() { format!("F9 {key}") } else { key.to_owned() }
    }
}
