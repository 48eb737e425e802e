//! Draws what lies over the screen.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use super::{Overlay, approvals, balance, longer, menu, palette::Palette, starters, urgent_care_lists};
pub(super) use crate::ui::window::{answer, window};
use crate::{
    layout,
    model::Model,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, line_right},
        theme::Theme,
    },
};

/// Draws an overlay; returns where the cursor stands.
pub fn view(model: &Model, overlay: &Overlay, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let above_bar = Rect { height: model.session.size.1.saturating_sub(1), ..buffer.area };
    buffer.wash(above_bar, Style::reset().add_modifier(Modifier::DIM));
    match overlay {
        Overlay::Part(part) => part.view(&model.session, buffer, theme),
        Overlay::Palette(palette) => Some(view_palette(model, palette, buffer, theme)),
        Overlay::Menu(menu) => Some(menu::view::view(model, menu, buffer, theme)),
        Overlay::Starters(starters) => Some(starters::view::view(model, starters, buffer, theme)),
        Overlay::Approval(form) => approvals::view::view(model, form, buffer, theme),
        Overlay::Longer(form) => longer::view::view(model, form, buffer, theme),
        Overlay::BalanceFindings(balance) => Some(balance::view::view(model, balance, buffer, theme)),
        Overlay::UrgentCareLists(lists) => Some(urgent_care_lists::view::view(model, lists, buffer, theme)),
    }
}

fn view_palette(model: &Model, palette: &Palette, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::palette(model.session.size), "What works here", theme);
    let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
    let (words, column) = palette.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.plain());
    let rows = layout::palette_rows(model.session.size);
    let first = layout::first_shown(palette.chosen, rows);
    if palette.shown.is_empty() {
        line(buffer, inside, 1, 4, "Nothing here is called that.", theme.dim());
    }
    for (command, at) in palette.shown.iter().skip(first).take(rows).zip(0..) {
        let chosen = first + usize::from(at) == palette.chosen;
        let style = if chosen { theme.here() } else { theme.plain() };
        if chosen {
            line(buffer, inside, at + 1, 2, "›", style);
        }
        let key = &command.key_in_full();
        let room = usize::from(inside.width).saturating_sub(columns(key) + 8);
        let end = line(buffer, inside, at + 1, 4, &cut(command.title, room), style);
        line_right(buffer, inside, at + 1, end + 1, key, theme.dim());
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}
