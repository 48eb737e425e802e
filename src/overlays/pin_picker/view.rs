//! Draws the appointments a phrase can be pinned to.

use super::PinPicker;
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// What stands behind an appointment that has the pin.
const PINNED: &str = "· pinned";

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, list: &PinPicker, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::palette(model.session.size), "Pin to which appointment?", theme);
    let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
    let (words, column) = list.list.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.plain());
    if list.list.shown.is_empty() {
        line(buffer, inside, 1, 4, "No appointment here is called that.", theme.dim());
    }
    let rows = layout::palette_rows(model.session.size);
    let first = layout::first_shown(list.list.chosen, rows);
    for ((one, here), at) in list.shown().skip(first).take(rows).zip(1..) {
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let aside = if one.pinned { columns(PINNED) + 1 } else { 0 };
        let room = usize::from(inside.width).saturating_sub(4 + aside);
        let end = line(buffer, inside, at, 4, &cut(&one.words, room), style);
        if one.pinned {
            line(buffer, inside, at, end - inside.x + 1, PINNED, theme.dim());
        }
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}
