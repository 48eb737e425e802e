//! Draws the model. Nothing changes here.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use super::{bar, cover, model::Model};
use crate::ui::{
    frame::{self, Frame},
    frame_buffer::FrameBuffer,
    text::{line, wrapped},
    theme::Theme,
    window::rule,
};

/// Draws everything; returns where the cursor is.
pub fn view(model: &Model, buffer: &mut FrameBuffer) -> Option<(u16, u16)> {
    let theme = Theme::new(model.session.settings.look, model.colour, model.terminal_background);
    let theme = if model.no_faint { theme.without_faint() } else { theme };
    buffer.ascii = theme.ascii;
    if model.cover.on {
        view_cover(model, buffer, theme);
        return None;
    }
    if frame::too_small((buffer.area.width, buffer.area.height)) {
        too_small(model, buffer, theme);
        return None;
    }
    let mut cursor = model.pane().and_then(|pane| {
        if let Some(frame) = pane.frame(&model.session) {
            chrome(model, &frame, buffer, theme);
        }
        pane.view(&model.session, buffer, theme)
    });
    if let Some(overlay) = &model.overlay {
        let above_bar = Rect { height: model.session.size.1.saturating_sub(1), ..buffer.area };
        buffer.wash(above_bar, Style::reset().add_modifier(Modifier::DIM));
        cursor = overlay.view(&model.session, buffer, theme);
    }
    // Where there is no room, there is no cursor.
    cursor.filter(|at| buffer.area.contains((*at).into()))
}

/// The rules, the sentence and the key bar that every place has.
fn chrome(model: &Model, areas: &Frame, buffer: &mut FrameBuffer, theme: Theme) {
    let width = buffer.area.width;
    for row in [areas.body.y.saturating_sub(1), areas.body.bottom()] {
        rule(buffer, Rect::new(0, row, width, 1), theme.dim());
    }
    let remark = model.pane().and_then(|pane| pane.remark(&model.session));
    let notice = model.session.notice_or(remark).unwrap_or_default();
    for (words, row) in wrapped(&notice, usize::from(width.saturating_sub(2))).iter().zip(0..) {
        line(buffer, areas.notice, row, 1, words, theme.heading());
    }
    bar::view(model, areas.bar, buffer, theme);
}

fn too_small(model: &Model, buffer: &mut FrameBuffer, theme: Theme) {
    let unsaved = model.documents().any(|document| document.saving.error.is_some());
    let words = if unsaved { "Too small.\nEnlarge.\nNot saved!" } else { "Too small.\nEnlarge.\nAll safe." };
    for (words, row) in wrapped(words, usize::from(buffer.area.width)).iter().zip(0..) {
        line(buffer, buffer.area, row, 0, words, theme.plain());
    }
}

/// The cover: its sentences, and the key bar where there is room for one.
fn cover_areas((columns, rows): (u16, u16)) -> (Rect, Rect) {
    let bar = Rect::new(0, rows.saturating_sub(1), columns, u16::from(!frame::too_small((columns, rows))));
    let width = columns.saturating_sub(4).min(frame::COMFORTABLE - 20);
    let words = match bar.height {
        0 => Rect::new(0, 0, columns, rows),
        _ => Rect::new((columns - width) / 2, (rows - 6) / 3, width, (rows - 1) - (rows - 6) / 3),
    };
    (words, bar)
}

/// Draws the cover over everything: the program's name, that it is covered, how to go on.
fn view_cover(model: &Model, buffer: &mut FrameBuffer, theme: Theme) {
    let (area, bar) = cover_areas(model.session.size);
    let mut row = 0;
    if bar.height > 0 {
        line(buffer, area, row, 0, "Foreword", theme.heading());
        row += 2;
    }
    let [state, next] = cover::words(model);
    // In a tiny window how to go on comes first.
    let state = if bar.height > 0 { state.as_str() } else { "Covered." };
    for words in [state, &next].iter().flat_map(|sentence| wrapped(sentence, usize::from(area.width))) {
        line(buffer, area, row, 0, &words, theme.plain());
        row += 1;
    }
    bar::view(model, Rect { width: bar.width.min(buffer.area.width), ..bar }, buffer, theme);
}
