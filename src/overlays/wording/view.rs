//! Draws the window about words on the list.

use super::{About, Kind, first, fitted};
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
    },
};

/// Draws the window; returns where the cursor stands.
pub fn view(model: &Model, about: &About, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let lines = fitted(model);
    let area = layout::wording(model.session.size, lines.len());
    let title = about.title();
    let inside = window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6))), theme);
    let mut cursor = (inside.x + 2, inside.y);
    for ((kind, words), row) in lines.iter().skip(first(model)).zip(0..inside.height) {
        let (indent, style) = match *kind {
            Kind::Instead(at, starts) if at == about.chosen => {
                if starts {
                    line(buffer, inside, row, 2, "›", theme.here());
                    cursor.1 = inside.y + row;
                }
                (4, theme.here())
            }
            Kind::Instead(..) => (4, theme.plain()),
            Kind::Why | Kind::Said => (2, theme.plain()),
            Kind::Aside | Kind::Gap => (2, theme.dim()),
        };
        line(buffer, inside, row, indent, words, style);
    }
    cursor
}
