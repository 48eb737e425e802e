//! In which group of the palette a command is.

use crate::{
    command::{Group, Info, Scope},
    key::{Key, KeyCode},
};

#[derive(Clone, Copy)]
pub enum PaletteRow {
    Command(Info),
    /// Shown once somebody asks or types, and until then so many behind one line.
    Move(Info),
    Moves(usize),
}

impl PaletteRow {
    #[must_use]
    pub const fn command(&self) -> Option<&Info> {
        match self {
            Self::Command(info) | Self::Move(info) => Some(info),
            Self::Moves(_) => None,
        }
    }

    pub(super) fn heading(&self) -> &'static str {
        match self {
            Self::Command(info) if info.scope.is_menu() => "More for this page, after F9",
            Self::Command(info) if rank(info.scope) == 4 => "Anywhere",
            Self::Command(info) => info.scope.name(),
            Self::Move(_) | Self::Moves(_) => "Moving, selecting, deleting",
        }
    }
}

/// The order of the groups.
pub(super) fn rank(scope: Scope) -> u8 {
    match scope {
        Scope::PREPARE => 1,
        Scope::TEXT | Scope::LIST => 3,
        Scope::ANYWHERE | Scope::ALWAYS => 4,
        scope if scope.is_menu() => 2,
        _ => 0,
    }
}

/// Whether a command is for going about, by keys that most people know.
pub(super) fn moves(command: &Info) -> bool {
    let Some(Ok(key)) = command.keys.first().map(|key| key.parse::<Key>()) else { return false };
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
