//! Draws the lists of when to go.

use super::{Kind, UrgentCareLists};
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

const COPIED: &str = " Sent to this terminal's clipboard ";

/// Draws the window; returns where the cursor stands.
pub fn view(model: &Model, lists: &UrgentCareLists, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let (area, _) = layout::urgent_care_lists(model.session.size);
    let inside = window(buffer, area, &lists.heading(), theme);
    let lines = lists.lines(model);
    let top = lists.top.min(lines.len().saturating_sub(usize::from(inside.height)));
    for ((kind, words), row) in lines.iter().skip(top).take(usize::from(inside.height)).zip(0..) {
        let style = match kind {
            Kind::Heading => theme.heading(),
            Kind::Text | Kind::Item => theme.plain(),
            Kind::Aside => theme.dim(),
        };
        line(buffer, inside, row, 2, words, style);
    }
    if lists.copied {
        let words = cut(COPIED, usize::from(area.width.saturating_sub(4)));
        line(buffer, area, area.height.saturating_sub(1), 2, &words, theme.heading());
    }
    (inside.x + 2, inside.y)
}
