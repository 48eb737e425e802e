//! Draws the list of all abbreviations.

use super::{AbbreviationList, foot, rows_shown};
use crate::{
    content, layout,
    model::Model,
    overlays::{snippet_picker::view::narrowed, view::window},
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
};

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, list: &AbbreviationList, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::palette(model.session.size), &content::abbreviations().title, theme);
    let rows = rows_shown(model, list);
    let cursor = narrowed(&list.list, &list.all, (inside, rows), buffer, theme);
    let foot = foot(model, list);
    let above = inside.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX));
    for (words, at) in foot.iter().zip(above..) {
        line(buffer, inside, at, 2, words, theme.dim());
    }
    cursor
}
