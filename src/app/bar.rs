//! The key bar: the most wanted of what works here, each key always in its place.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::keymap::{self, Command};
use super::model::Model;
use crate::command::Scope;
use crate::ui::{
    frame_buffer::FrameBuffer,
    text::{columns, line},
    theme::Theme,
};

/// One key of the bar, at its column.
pub struct Key<'a> {
    pub command: &'static Command,
    pub column: u16,
    pub key: &'a str,
    pub words: &'static str,
}

const GAP: usize = 2;

/// More than these nobody reads at a glance.
const MOST: usize = 7;

fn width(words: &str, key: &str) -> usize {
    columns(key) + 1 + columns(words)
}

/// The keys that fit into `room` columns. On a screen each has its place, wide enough for every key that takes
/// turns in it and empty while none of these works, so that no other key ever moves. Both sides of Prepare have
/// one bar.
#[must_use]
pub fn keys(model: &Model, room: u16) -> Vec<Key<'_>> {
    let scopes = model.scopes();
    let other_side = [Scope::GUIDE, Scope::NOTES].into_iter();
    let other_side = other_side.filter(|side| scopes.contains(&Scope::PREPARE) && !scopes.contains(side));
    let mut places: BTreeMap<u8, (usize, Vec<Key<'_>>)> = BTreeMap::new();
    for command in scopes.iter().copied().chain(other_side).flat_map(keymap::of_scope) {
        if let Some((place, words)) = command.bar
            && let Some(key) = model.session.keys.first(command.name)
        {
            let (widest, keys) = places.entry(place).or_default();
            *widest = width(words, key).max(*widest);
            keys.push(Key { command, column: 0, key, words });
        }
    }
    // In a window few keys take turns, and places would cost more room than they give rest.
    let is_window = model.overlay.is_some() || model.cover.on;
    let mut at = 1;
    let mut shown = Vec::new();
    for (widest, keys) in places.into_values().take(MOST) {
        let works = |key: &Key| scopes.contains(&key.command.scope) && key.command.works(model);
        let key = keys.into_iter().find(works);
        let place = match &key {
            Some(key) if is_window => width(key.words, key.key),
            None if is_window => continue,
            _ => widest,
        };
        if at + place > usize::from(room) {
            break;
        }
        shown.extend(key.map(|key| Key { column: u16::try_from(at).unwrap_or(u16::MAX), ..key }));
        at += place + GAP;
    }
    shown
}

/// The command whose key is at that column.
#[must_use]
pub fn command_at(model: &Model, room: u16, column: u16) -> Option<&'static Command> {
    let keys = keys(model, room);
    let width = |key: &Key| u16::try_from(width(key.words, key.key)).unwrap_or(u16::MAX);
    let is_at = |key: &&Key| (key.column..key.column.saturating_add(width(key))).contains(&column);
    keys.iter().find(is_at).map(|key| key.command)
}

/// Draws the keys that work here.
pub fn view(model: &Model, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    for key in keys(model, area.width) {
        let end = line(buffer, area, 0, key.column, key.key, theme.heading());
        line(buffer, area, 0, end - area.x + 1, key.words, theme.dim());
    }
}
