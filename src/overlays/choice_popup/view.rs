//! Draws what can be chosen for a blank.

use super::ChoicePopup;
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
pub fn view(model: &Model, list: &ChoicePopup, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let area = layout::menu(model.session.size, list.choices.len());
    let inside = window(buffer, area, "Choose, or type over it", theme);
    let rows = usize::from(inside.height);
    let first = layout::first_shown(list.chosen, rows);
    for ((number, choice), at) in (1..).zip(&list.choices).skip(first).take(rows).zip(0..) {
        let here = number == list.chosen + 1;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        if list.by_number() {
            line(buffer, inside, at, 4, &number.to_string(), theme.heading());
        }
        line(buffer, inside, at, 7, &cut(choice, usize::from(inside.width).saturating_sub(8)), style);
    }
    let row = u16::try_from(list.chosen - first.min(list.chosen)).unwrap_or_default();
    (inside.x + 2, inside.y + row)
}
