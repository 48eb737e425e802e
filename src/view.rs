//! Draws the model. Nothing changes here.

use ratatui::{
    Frame,
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
    symbols::line,
};

use crate::{
    layout,
    model::{Model, Place},
    overlays, panes,
    text::Rows,
    ui::{bar, text, theme::Theme},
};

/// Draws everything.
pub fn view(model: &Model, frame: &mut Frame) {
    let theme = Theme::new(model.colour);
    let area = frame.area();
    if layout::too_small((area.width, area.height)) {
        return too_small(model, frame, theme);
    }
    let cursor = match (model.place, &model.desk) {
        (Place::Prepare, Some(desk)) => panes::prepare::view::view(model, desk, frame.buffer_mut(), theme),
        (Place::Brief, Some(desk)) => panes::brief::view::view(model, desk, frame.buffer_mut(), theme),
        (Place::Compare, _) => panes::compare::view::view(model, frame.buffer_mut(), theme),
        _ => panes::home::view::view(model, frame.buffer_mut(), theme),
    };
    let cursor = match &model.overlay {
        Some(overlay) => overlays::view::view(model, overlay, frame.buffer_mut(), theme),
        None => cursor,
    };
    if let Some((column, row)) = cursor {
        frame.set_cursor_position((column, row));
    }
}

/// The rules, the sentence and the key bar that every place has.
pub fn surround(model: &Model, areas: &layout::Frame, buffer: &mut Buffer, theme: Theme) {
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
    for key in bar::keys(model, areas.bar.width) {
        let column = text::line(buffer, areas.bar, 0, key.column, key.key, theme.heading());
        text::line(buffer, areas.bar, 0, column - areas.bar.x + 1, key.words, theme.dim());
    }
}

/// A rule across an area.
pub fn rule(buffer: &mut Buffer, area: Rect, style: Style) {
    let mut piece = Cell::new(line::HORIZONTAL);
    piece.set_style(style);
    let area = area.intersection(buffer.area);
    for row in area.rows() {
        let start = buffer.index_of(row.x, row.y);
        for cell in buffer.content.iter_mut().skip(start).take(usize::from(row.width)) {
            cell.clone_from(&piece);
        }
    }
}

/// Columns for what is said in the rule under an area.
#[must_use]
pub fn remark_room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(6)
}

/// Says something in the rule under an area, where it takes no row from what is shown.
pub fn remark(buffer: &mut Buffer, area: Rect, words: &str, theme: Theme) {
    let rule = Rect::new(area.x, area.bottom(), area.width, 1).intersection(buffer.area);
    let after = text::line(buffer, rule, 0, 1, " ! ", theme.trouble()) - rule.x;
    let words = format!("{} ", text::cut(words, remark_room(area)));
    text::line(buffer, rule, 0, after, &words, theme.plain());
}

/// A rule down an area, joined to the rules above and below it.
pub fn rule_down(buffer: &mut Buffer, column: u16, body: Rect, style: Style) {
    let mut put = |row: u16, symbol| {
        if let Some(cell) = buffer.cell_mut((column, row)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    for row in body.y..body.bottom() {
        put(row, line::VERTICAL);
    }
    put(body.y.saturating_sub(1), line::HORIZONTAL_DOWN);
    put(body.bottom(), line::HORIZONTAL_UP);
}

fn too_small(model: &Model, frame: &mut Frame, theme: Theme) {
    let unsaved = model.desk.iter().chain(&model.parked).any(|desk| desk.saving.trouble.is_some());
    let words = if unsaved { "Too small.\nEnlarge.\nNot saved!" } else { "Too small.\nEnlarge.\nAll safe." };
    let area = frame.area();
    let rows = Rows::new(words, usize::from(area.width).max(1));
    for (row, line) in (0..rows.len()).zip(0..) {
        let words = words.get(rows.range(row)).unwrap_or_default();
        text::line(frame.buffer_mut(), area, line, 0, words, theme.plain());
    }
}
