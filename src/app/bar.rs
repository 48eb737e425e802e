//! The key bar: what works here, cut to the width, never wrong.

use ratatui::layout::Rect;

use super::keymap::{self, Command};
use super::model::Model;
use crate::ui::{
    frame_buffer::FrameBuffer,
    text::{columns, line},
    theme::Theme,
};

/// One key of the bar, at its column.
pub struct Key {
    pub command: &'static Command,
    pub column: u16,
    pub key: &'static str,
    pub words: &'static str,
}

const GAP: usize = 2;

fn width(key: &str, words: &str) -> usize {
    columns(key) + 1 + columns(words)
}

/// The keys that fit into `room` columns: help always, the others by rank, in the order of rank.
#[must_use]
pub fn keys(model: &Model, room: u16) -> Vec<Key> {
    let live = model.scopes().into_iter().flat_map(keymap::of_scope);
    let mut candidates: Vec<(u8, &'static Command, &'static str, &'static str)> = Vec::new();
    for (command, (rank, words)) in live.filter_map(|command| Some((command, command.bar?))) {
        // A nearer key may do that already.
        let taken = candidates.iter().any(|(_, _, _, taken)| *taken == words);
        if let Some(&key) = command.keys.first().filter(|_| !taken && command.works(model)) {
            candidates.push((rank, command, key, words));
        }
    }
    candidates.sort_by_key(|(rank, ..)| *rank);
    let help = candidates.iter().position(|(_, command, ..)| command.name == "palette");
    let help = help.map(|at| candidates.remove(at));
    let reserved = help.map_or(0, |(_, _, key, words)| width(key, words) + GAP);
    let room = usize::from(room).saturating_sub(2);
    let mut shown = Vec::new();
    let mut at = 0;
    for (_, command, key, words) in candidates {
        if at + width(key, words) + reserved > room {
            break;
        }
        shown.push((at, command, key, words));
        at += width(key, words) + GAP;
    }
    if let Some((_, command, key, words)) = help.filter(|(_, _, key, words)| at + width(key, words) <= room) {
        shown.push((at, command, key, words));
    }
    let column = |at: usize| u16::try_from(at + 1).unwrap_or(u16::MAX);
    shown
        .into_iter()
        .map(|(at, command, key, words)| Key { command, column: column(at), key, words })
        .collect()
}

/// Draws the keys that work here.
pub fn view(model: &Model, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    for key in keys(model, area.width) {
        let end = line(buffer, area, 0, key.column, key.key, theme.heading());
        line(buffer, area, 0, end - area.x + 1, key.words, theme.dim());
    }
}
