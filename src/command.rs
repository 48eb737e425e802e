//! Every command: what it is called, its keys, and where they are live.
//!
//! Keymap, key bar, palette, help and the list of keys in the docs are read from these. Text typed is not a
//! command; it goes to the field that has the focus.

mod keys;

use std::hash::{Hash, Hasher};

pub use keys::{Keys, RefusedLine};

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

/// Where a command's keys are live: its ID, its name for people, and those live with it, nearest first.
#[derive(Clone, Copy, Debug)]
pub struct Scope(&'static str, &'static str, &'static [Scope]);

impl Scope {
    pub const ALWAYS: Self = Self("Always", "Everywhere", &[]);
    pub const ANYWHERE: Self = Self("Anywhere", "On every screen", &[Self::ALWAYS]);
    pub const LIST: Self = Self("List", "Where nothing is typed", Self::AROUND);
    pub const TEXT: Self = Self("Text", "Where text is typed", Self::AROUND);
    pub const HOME: Self = Self::screen("home", "List of appointments");
    pub const PREPARE: Self = Self("Prepare", "Guide and notes", &[Self::ANYWHERE, Self::ALWAYS]);
    pub const GUIDE: Self =
        Self("Guide", "Guide", &[Self::LIST, Self::PREPARE, Self::ANYWHERE, Self::ALWAYS]);
    pub const NOTES: Self =
        Self("Notes", "Notes", &[Self::TEXT, Self::PREPARE, Self::ANYWHERE, Self::ALWAYS]);
    pub const PICK: Self =
        Self("Pick", "Questions that are chosen, not typed", &[Self::LIST, Self::ANYWHERE, Self::ALWAYS]);
    pub const CONTEXT_MENU: Self = Self("ContextMenu", "Menu of Context", Self::OF_MENUS);
    pub const OPTIONS_MENU: Self = Self("OptionsMenu", "Menu of Options", Self::OF_MENUS);
    pub const SETBACKS_MENU: Self = Self("SetbacksMenu", "Menu of Setbacks", Self::OF_MENUS);
    pub const AFTER_MENU: Self = Self("AfterMenu", "Menu of After", Self::OF_MENUS);
    pub const PAGE_MENU: Self = Self("PageMenu", "Menu of a page", &[Self::MENU, Self::ALWAYS]);
    pub const MENU: Self = Self::window("menu", "Menu of a page");
    pub const BRIEF: Self = Self::screen("brief", "Brief");
    pub const REFLECT: Self = Self::screen("reflect", "Reflect");
    pub const COVER: Self = Self("Cover", "Cover", &[]);

    const AROUND: &'static [Self] = &[Self::PREPARE, Self::ANYWHERE, Self::ALWAYS];
    const OF_MENUS: &'static [Self] = &[Self::PAGE_MENU, Self::MENU, Self::ALWAYS];

    /// A screen where nothing is typed.
    #[must_use]
    pub const fn screen(id: &'static str, name: &'static str) -> Self {
        Self(id, name, &[Self::LIST, Self::ANYWHERE, Self::ALWAYS])
    }

    /// A screen where text is typed.
    #[must_use]
    pub const fn text_screen(id: &'static str, name: &'static str) -> Self {
        Self(id, name, &[Self::TEXT, Self::ANYWHERE, Self::ALWAYS])
    }

    /// A window where nothing is typed.
    #[must_use]
    pub const fn window(id: &'static str, name: &'static str) -> Self {
        Self(id, name, &[Self::ALWAYS])
    }

    /// A window where text is typed.
    #[must_use]
    pub const fn text_window(id: &'static str, name: &'static str) -> Self {
        Self(id, name, &[Self::TEXT, Self::ALWAYS])
    }

    /// A form, whose lines are typed or chosen.
    #[must_use]
    pub const fn form(id: &'static str, name: &'static str) -> Self {
        Self(id, name, &[Self::TEXT, Self::PICK, Self::ALWAYS])
    }

    /// One with others live with it.
    #[must_use]
    pub const fn with(id: &'static str, name: &'static str, others: &'static [Self]) -> Self {
        Self(id, name, others)
    }

    /// With those live with it, nearest first.
    #[must_use]
    pub fn together(self) -> Vec<Self> {
        [&[self], self.2].concat()
    }

    /// Whether both may be live at once.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self == other || self.2.contains(&other) || other.2.contains(&self)
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
        [Self::CONTEXT_MENU, Self::OPTIONS_MENU, Self::SETBACKS_MENU, Self::AFTER_MENU, Self::PAGE_MENU]
            .contains(&self)
    }
}

impl PartialEq for Scope {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Scope {}

impl Hash for Scope {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    pub name: &'static str,
    /// Its keys as [`crate::key::Key`] writes them, the one to show first, unless the settings give it others:
    /// [`Keys`] knows.
    pub usual_keys: &'static [&'static str],
    pub title: &'static str,
    pub group: Group,
    pub scope: Scope,
    /// Its place in the key bar, which others may share that work in turn, and its words there.
    pub bar: Option<(u8, &'static str)>,
}

impl Info {
    pub const fn new(
        name: &'static str,
        usual_keys: &'static [&'static str],
        title: &'static str,
        group: Group,
        scope: Scope,
        bar: Option<(u8, &'static str)>,
    ) -> Self {
        Self { name, usual_keys, title, group, scope, bar }
    }
}
