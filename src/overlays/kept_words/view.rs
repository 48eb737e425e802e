//! Draws the words that are kept.

use super::{Kept, lines, words};
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

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, kept: &Kept, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let all = lines(model).count();
    let inside = window(buffer, layout::wording(model.session.size, all), "Words kept", theme);
    let rows = usize::from(inside.height);
    let first = layout::first_shown(kept.chosen, rows);
    for (one, at) in lines(model).skip(first).take(rows).zip(0..) {
        let here = first + usize::from(at) == kept.chosen;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let room = usize::from(inside.width.saturating_sub(5));
        line(buffer, inside, at, 4, &cut(&words(model, one), room), style);
    }
    (inside.x + 2, inside.y + u16::try_from(kept.chosen - first).unwrap_or_default())
}
