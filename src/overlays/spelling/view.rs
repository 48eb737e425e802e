//! Draws the window about a word that is not known.

use super::Spelling;
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

const NONE: &str = "Nothing in the dictionary is close to it.";

/// Said next to a medicine.
const MEDICINE: &str = "medicine: check the name";

const ASIDE: &str = "Your own words are kept in a file: no names of people, please.";

/// Lines of the window: the suggestions, or that there is none, and an aside.
#[must_use]
pub fn rows(spelling: &Spelling) -> usize {
    spelling.suggestions.len().max(1) + 1
}

/// How many suggestions a window of this height has room for; the aside takes a line.
#[must_use]
pub fn shown(height: u16) -> usize {
    usize::from(height.saturating_sub(3)).max(1)
}

/// Draws the window; returns where the cursor stands.
pub fn view(model: &Model, spelling: &Spelling, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let area = layout::menu(model.session.size, rows(spelling));
    let room = usize::from(area.width.saturating_sub(34));
    let title = format!("Not in the dictionary: “{}”", cut(&spelling.word, room));
    let inside = window(buffer, area, &title, theme);
    let rows = shown(area.height);
    let first = layout::first_shown(spelling.chosen.unwrap_or_default(), rows);
    if spelling.suggestions.is_empty() {
        line(buffer, inside, 0, 4, NONE, theme.plain());
    }
    for (suggestion, at) in spelling.suggestions.iter().skip(first).take(rows).zip(0..) {
        let number = first + usize::from(at);
        let here = spelling.chosen == Some(number);
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        line(buffer, inside, at, 4, &(number + 1).to_string(), theme.heading());
        let room = usize::from(inside.width.saturating_sub(9));
        let end = line(buffer, inside, at, 7, &cut(&suggestion.word, room), style) - inside.x;
        if suggestion.medicine {
            let room = usize::from(inside.width.saturating_sub(end + 4));
            line(buffer, inside, at, end + 2, &cut(MEDICINE, room), theme.plain());
        }
    }
    let room = usize::from(inside.width.saturating_sub(5));
    if inside.height > 1 {
        line(buffer, inside, inside.height - 1, 4, &cut(ASIDE, room), theme.dim());
    }
    let row = u16::try_from(spelling.chosen.unwrap_or(first) - first).unwrap_or_default();
    (inside.x + 2, inside.y + row)
}
