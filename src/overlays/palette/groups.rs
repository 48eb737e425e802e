//! In which group of the palette a command is.

use crate::{
    command::{Group, Info, Keys, Scope},
    key::KeyCode,
};

#[derive(Clone)]
pub enum PaletteRow {
    /// With its keys in a line.
    Command(&'static Info, String),
    /// Shown once somebody asks or types, and until then so many behind one line.
    Move(&'static Info, String),
    Moves(usize),
}

impl PaletteRow {
    #[must_use]
    pub const fn command(&self) -> Option<&'static Info> {
        match self {
            Self::Command(info, _) | Self::Move(info, _) => Some(info),
            Self::Moves(_) => None,
        }
    }

    pub(super) fn heading(&self) -> &'static str {
        match self {
            Self::Command(info, _) if info.scope.is_menu() => "More for this page",
            Self::Command(info, _) if rank(info.scope) == 4 => "Anywhere",
            Self::Command(info, _) => info.scope.name(),
            Self::Move(..) | Self::Moves(_) => "Moving, selecting, deleting",
        }
    }
}

/// The order of the groups.
pub(super) fn rank(scope: Scope) -> u8 {
    const ORDER: [(u8, &[Scope]); 3] =
        [(1, &[Scope::PREPARE]), (3, &[Scope::TEXT, Scope::LIST]), (4, &[Scope::ANYWHERE, Scope::ALWAYS])];
    let general = ORDER.iter().find(|(_, scopes)| scopes.contains(&scope));
    general.map_or(if scope.is_menu() { 2 } else { 0 }, |(rank, _)| *rank)
}

/// Whether a command is for going about, by keys that most people know.
pub(super) fn moves(command: &Info, keys: &Keys) -> bool {
    let Some((key, _)) = keys.all(command.name).next() else { return false };
    let is_typing = command.group == Group::Typing;
    let by_key = match key.code {
        KeyCode::Left
        | KeyCode::Right
        | KeyCode::Up
        | KeyCode::Down
        | KeyCode::Home
        | KeyCode::End
        | KeyCode::PageUp
        | KeyCode::PageDown => is_typing || !key.ctrl,
        KeyCode::Backspace | KeyCode::Delete => is_typing,
        KeyCode::Char(char) => char.is_ascii_digit(),
        _ => false,
    };
    by_key && command.bar.is_none() && !command.scope.is_menu()
}
