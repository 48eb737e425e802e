//! Draws the model. Nothing changes here.

use ratatui::layout::Rect;

use crate::{
    layout,
    model::{Model, Place},
    overlays, panes,
    text::Rows,
    ui::{bar, frame_buffer::FrameBuffer, text, theme::Theme},
};

pub use crate::ui::window::{remark, remark_room, rule, rule_down};

/// Draws everything; returns where the cursor stands.
pub fn view(model: &Model, buffer: &mut FrameBuffer) -> Option<(u16, u16)> {
    let theme = Theme::new(model.colour);
    if model.cover.on {
        overlays::cover::view::view(model, buffer, theme);
        return None;
    }
    if layout::too_small((buffer.area.width, buffer.area.height)) {
        too_small(model, buffer, theme);
        return None;
    }
    let cursor = match (model.place, &model.session.document) {
        (Place::Prepare, Some(document)) => panes::prepare::view::view(model, document, buffer, theme),
        (Place::Brief, Some(document)) => panes::brief::view::view(model, document, buffer, theme),
        (Place::Phrases, _) => panes::phrases::view::view(model, buffer, theme),
        (Place::Compare, _) => panes::compare::view::view(model, buffer, theme),
        _ => panes::home::view::view(model, buffer, theme),
    };
    let cursor = match &model.overlay {
        Some(overlay) => overlays::view::view(model, overlay, buffer, theme),
        None => cursor,
    };
    // What stands where there is no room for it has no cursor.
    cursor.filter(|at| buffer.area.contains((*at).into()))
}

/// The rules, the sentence and the key bar that every place has.
pub fn chrome(model: &Model, areas: &layout::Frame, buffer: &mut FrameBuffer, theme: Theme) {
    let width = buffer.area.width;
    for row in [areas.body.y.saturating_sub(1), areas.body.bottom()] {
        rule(buffer, Rect::new(0, row, width, 1), theme.dim());
    }
    if let Some(notice) = layout::notice(model) {
        let rows = Rows::new(notice, usize::from(width.saturating_sub(2)).max(1));
        for (row, line) in (0..rows.len()).zip(0..) {
            let words = notice.get(rows.range(row)).unwrap_or_default();
            text::line(buffer, areas.notice, line, 1, words, theme.heading());
        }
    }
    key_bar(model, areas.bar, buffer, theme);
}

/// The keys that work here.
pub fn key_bar(model: &Model, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    for key in bar::keys(model, area.width) {
        let column = text::line(buffer, area, 0, key.column, key.key, theme.heading());
        text::line(buffer, area, 0, column - area.x + 1, key.words, theme.dim());
    }
}

fn too_small(model: &Model, buffer: &mut FrameBuffer, theme: Theme) {
    let unsaved = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .any(|document| document.saving.error.is_some());
    let words = if unsaved { "Too small.\nEnlarge.\nNot saved!" } else { "Too small.\nEnlarge.\nAll safe." };
    let area = buffer.area;
    let rows = Rows::new(words, usize::from(area.width).max(1));
    for (row, line) in (0..rows.len()).zip(0..) {
        let words = words.get(rows.range(row)).unwrap_or_default();
        text::line(buffer, area, line, 0, words, theme.plain());
    }
}
