//! Draws the lists of when to go.

use super::{GoLists, Kind, kind_indent};
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    ui::{
        strokes::Strokes,
        text::{cut, line},
        theme::Theme,
    },
};

const COPIED: &str = " Sent to the clipboard of this terminal; not every one takes it. ";

/// Draws the window; returns where the cursor stands.
pub fn view(model: &Model, lists: &GoLists, buffer: &mut Strokes, theme: Theme) -> (u16, u16) {
    let (area, _) = layout::go_lists(model.size);
    let inside = window(buffer, area, &lists.title(), theme);
    let lines = lists.lines(model);
    let top = lists.top.min(lines.len().saturating_sub(usize::from(inside.height)));
    for ((kind, words), row) in lines.iter().skip(top).take(usize::from(inside.height)).zip(0..) {
        let style = match kind {
            Kind::Heading => theme.heading(),
            Kind::Text | Kind::Item => theme.plain(),
            Kind::Aside => theme.dim(),
        };
        let indent = 2 + u16::try_from(kind_indent(*kind)).unwrap_or_default();
        line(buffer, inside, row, indent, words, style);
    }
    if lists.copied {
        let words = cut(COPIED, usize::from(area.width.saturating_sub(4)));
        line(buffer, area, area.height.saturating_sub(1), 2, &words, theme.heading());
    }
    (inside.x + 2, inside.y)
}
