//! Draws the abbreviations that begin as typed, and lists of abbreviations wherever there is one.

use ratatui::layout::Rect;

use super::SnippetPicker;
use crate::{
    domain::Written,
    layout,
    model::Model,
    overlays::{narrowed::Narrowed, view::window},
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// Columns for the words of abbreviations, where they are short.
const WORDS: usize = 10;

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, list: &SnippetPicker, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::menu(model.session.size, list.rows() + 1), "Write out", theme);
    let rows = usize::from(inside.height.saturating_sub(1));
    narrowed(&list.list, &list.found, (inside, rows), buffer, theme)
}

/// Draws what is typed to find, and under it abbreviations with what they are written out as.
pub fn narrowed(
    list: &Narrowed<usize>,
    all: &[Written],
    (inside, rows): (Rect, usize),
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> (u16, u16) {
    let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
    let (words, column) = list.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.plain());
    if list.shown.is_empty() {
        line(buffer, inside, 1, 4, "No abbreviation is called that.", theme.dim());
    }
    let first = layout::first_shown(list.chosen, rows);
    let shown = list.shown.iter().enumerate().skip(first).take(rows);
    for ((place, one), at) in shown.zip(1..) {
        let Some(one) = all.get(*one) else { continue };
        let here = place == list.chosen;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let word = format!(".{}", one.word);
        let after = line(buffer, inside, at, 4, &word, theme.heading()) - inside.x;
        let after = after.max(u16::try_from(4 + WORDS).unwrap_or(after)) + 1;
        let aside = if one.own { "" } else { "· Foreword’s" };
        let reserved = if aside.is_empty() { 0 } else { columns(aside) + 1 };
        let says = one.says.as_deref().unwrap_or("a phrase that this guide does not have");
        // On one line, so that all of the list is seen.
        let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
        let room = usize::from(inside.width).saturating_sub(usize::from(after) + reserved + 1);
        let end = line(buffer, inside, at, after, &cut(&says, room), style);
        line(buffer, inside, at, end - inside.x + 1, aside, theme.dim());
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}
