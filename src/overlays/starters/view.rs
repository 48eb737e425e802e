//! Draws the starter list.

use super::{Row, StarterList, foot, in_use, rows_shown, title};
use crate::{
    content, layout,
    model::Model,
    overlays::view::window,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// What stands behind a name that a choice has already.
const IN_USE: &str = "· in use";

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, starters: &StarterList, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::palette(model.session.size), &content::starters().title, theme);
    let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
    let (words, column) = starters.list.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.plain());
    if starters.list.shown.is_empty() {
        line(buffer, inside, 1, 4, "No name here is called that.", theme.dim());
    }
    let choices = model.session.document.as_ref().map(|document| &document.appointment.notes.options.choices);
    let (rows, chosen) = starters.rows();
    let shown = rows_shown(model, starters);
    let first = layout::first_shown(chosen, shown);
    for (row, at) in rows.into_iter().skip(first).take(shown).zip(1..) {
        let (place, starter) = match row {
            Row::Heading(group) => {
                line(buffer, inside, at, 2, title(group), theme.heading());
                continue;
            }
            Row::Name(place, starter) => (place, starter),
        };
        let here = place == starters.list.chosen;
        let used = choices.is_some_and(|choices| in_use(choices, starter.name));
        let style = match (here, used) {
            (true, _) => theme.here(),
            (false, true) => theme.dim(),
            (false, false) => theme.plain(),
        };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let aside = if used { columns(IN_USE) + 1 } else { 0 };
        let room = usize::from(inside.width).saturating_sub(4 + aside);
        let end = line(buffer, inside, at, 4, &cut(starter.name, room), style);
        if used {
            line(buffer, inside, at, end - inside.x + 1, IN_USE, theme.dim());
        }
    }
    let foot = foot(model, starters);
    let above = inside.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX));
    let style = if starters.refusal.is_some() { theme.error() } else { theme.dim() };
    for (words, at) in foot.iter().zip(above..) {
        line(buffer, inside, at, 2, words, style);
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}
