//! Draws the menu of a page.

use super::Menu;
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

/// Draws the menu; returns where the cursor stands.
pub fn view(model: &Model, menu: &Menu, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::menu(model.session.size, menu.commands.len()), "This page", theme);
    let rows = usize::from(inside.height);
    let first = layout::first_shown(menu.chosen, rows);
    for (command, at) in menu.commands.iter().skip(first).take(rows).zip(0..) {
        let here = first + usize::from(at) == menu.chosen;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let key = command.keys.first().copied().unwrap_or_default();
        line(buffer, inside, at, 4, key, theme.heading());
        let room = usize::from(inside.width).saturating_sub(9 + columns(key));
        line(buffer, inside, at, 8, &cut(command.title, room), style);
    }
    let row = u16::try_from(menu.chosen - first).unwrap_or_default();
    (inside.x + 2, inside.y + row)
}
