//! Draws the cover: the program's name, that it is covered, how to go on.

use ratatui::layout::Rect;

use crate::{
    layout,
    model::Model,
    overlays::cover,
    text::Rows,
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
    view::key_bar,
};

/// Draws the cover over everything.
pub fn view(model: &Model, buffer: &mut FrameBuffer, theme: Theme) {
    let (area, bar) = layout::cover(model.session.size);
    let mut row = 0;
    if bar.height > 0 {
        line(buffer, area, row, 0, "Foreword", theme.heading());
        row += 2;
    }
    let [state, next] = cover::words(model);
    // In a tiny window how to go on comes first.
    let state = if bar.height > 0 { state } else { "Covered." };
    for sentence in [state, next] {
        let rows = Rows::new(sentence, usize::from(area.width).max(1));
        for at in 0..rows.len() {
            line(buffer, area, row, 0, sentence.get(rows.range(at)).unwrap_or_default(), theme.plain());
            row += 1;
        }
    }
    key_bar(model, Rect { width: bar.width.min(buffer.area.width), ..bar }, buffer, theme);
}
