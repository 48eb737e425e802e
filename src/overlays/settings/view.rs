//! Draws the settings.

use super::{Form, Line, approved};
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

/// Where what is chosen stands, where it stands next to its title.
const VALUES: u16 = 38;

/// Said where no number is typed: what the plan has then.
const EMPTY: &str = "a line to fill by hand";

/// Draws the form; returns where the cursor stands.
pub fn view(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let layout::Settings { window: area, rows, inline } = layout::settings(model.session.size);
    let inside = window(buffer, area, "Settings", theme);
    let mut cursor = None;
    let shown = form.lines_shown(model.session.size);
    for (one, at) in shown.iter().copied().zip(0..) {
        let here = one == form.line;
        let (plain, strong) =
            if here { (theme.here(), theme.heading()) } else { (theme.plain(), theme.plain()) };
        let title = at * rows;
        let room = usize::from(inside.width.saturating_sub(3));
        line(buffer, inside, title, 2, &cut(one.title(), room), plain);
        let (row, indent) = if inline { (title, VALUES) } else { (title + 1, 4) };
        if let Some(input) = form.text(one) {
            let room = usize::from(inside.width.saturating_sub(indent + 1)).max(1);
            let (words, column) = input.window(room);
            line(buffer, inside, row, indent, words, strong);
            if words.is_empty() {
                let aside = cut(EMPTY, room.saturating_sub(1));
                line(buffer, inside, row, indent + u16::from(here), &aside, theme.dim());
            }
            if here && row < inside.height {
                cursor =
                    Some((inside.x + indent + u16::try_from(column).unwrap_or_default(), inside.y + row));
            }
            continue;
        }
        let (words, aside) = match one {
            Line::Lists => (approved(model), "→ approve"),
            _ => (form.words(one), "← → change"),
        };
        let end = line(buffer, inside, row, indent, &words, strong);
        if here && usize::from(inside.right().saturating_sub(end)) > columns(aside) + 2 {
            line(buffer, inside, row, end - inside.x + 2, aside, theme.dim());
        }
        if here && row < inside.height {
            cursor = Some((inside.x + indent, inside.y + row));
        }
    }
    cursor
}
