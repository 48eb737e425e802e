//! Draws the sets of phrases.

use super::{Sets, words};
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    text::Rows,
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
};

/// Said where there is but one's own set.
const ALONE: &str =
    "No set of anybody else is here. To take one in, type in a shell: foreword phrases import FILE";

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, sets: &Sets, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::large(model.session.size), "Sets of phrases", theme);
    let room = usize::from(inside.width.saturating_sub(6)).max(1);
    let words = words(model);
    let rows: Vec<_> = words.iter().map(|parts| parts.each_ref().map(|part| Rows::new(part, room))).collect();
    let height = usize::from(inside.height);
    // The first one shown, such that the chosen one is on screen to its last line.
    let lines = |from: usize| {
        let shown = rows.iter().skip(from).take(sets.chosen + 1 - from);
        shown.flatten().map(Rows::len).sum::<usize>()
    };
    let first = (0..=sets.chosen).find(|from| lines(*from) <= height).unwrap_or(sets.chosen);
    let mut y = 0;
    let mut cursor = (inside.x + 2, inside.y);
    for (at, (parts, rows)) in words.iter().zip(&rows).enumerate().skip(first) {
        let here = at == sets.chosen;
        if here {
            line(buffer, inside, y, 2, "›", theme.here());
            cursor.1 = (inside.y + y).min(inside.bottom().saturating_sub(1));
        }
        let styles = [if here { theme.here() } else { theme.plain() }, theme.dim()];
        for ((part, rows), style) in parts.iter().zip(rows).zip(styles) {
            for row in 0..rows.len() {
                line(buffer, inside, y, 4, part.get(rows.range(row)).unwrap_or_default(), style);
                y += 1;
            }
        }
    }
    if model.session.phrasebook.others.is_empty() {
        let rows = Rows::new(ALONE, room);
        for row in 0..rows.len() {
            line(buffer, inside, y + 1, 4, ALONE.get(rows.range(row)).unwrap_or_default(), theme.dim());
            y += 1;
        }
    }
    cursor
}
