//! Draws the model. Nothing changes here.

use ratatui::{layout::Rect, style::Style, symbols::line};

use crate::{
    layout,
    model::{Model, Place},
    overlays, panes,
    text::Rows,
    ui::{bar, frame_buffer::FrameBuffer, text, theme::Theme},
};

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

/// A rule across an area.
pub fn rule(buffer: &mut FrameBuffer, area: Rect, style: Style) {
    buffer.fill(area, line::HORIZONTAL, style);
}

/// Columns for what is said in the rule under an area.
#[must_use]
pub fn remark_room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(6)
}

/// Says something after a sign in the rule under an area, where it takes no row from what is shown.
pub fn remark(buffer: &mut FrameBuffer, area: Rect, (sign, style): (&str, Style), words: &str, theme: Theme) {
    let rule = Rect::new(area.x, area.bottom(), area.width, 1).intersection(buffer.area);
    let after = text::line(buffer, rule, 0, 1, &format!(" {sign} "), style) - rule.x;
    let words = format!("{} ", text::cut(words, remark_room(area)));
    text::line(buffer, rule, 0, after, &words, theme.plain());
}

/// A rule down an area, joined to the rules above and below it.
pub fn rule_down(buffer: &mut FrameBuffer, column: u16, body: Rect, style: Style) {
    buffer.fill(Rect { x: column, width: 1, ..body }, line::VERTICAL, style);
    buffer.fill(Rect::new(column, body.y.saturating_sub(1), 1, 1), line::HORIZONTAL_DOWN, style);
    buffer.fill(Rect::new(column, body.bottom(), 1, 1), line::HORIZONTAL_UP, style);
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
