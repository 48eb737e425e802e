//! Abbreviations in a list, with what they are written out as.

use ratatui::layout::Rect;

use super::{
    frame_buffer::FrameBuffer,
    list::List,
    text::{columns, cut, line},
    theme::Theme,
};
use crate::domain::ExpandedAbbreviation;

/// Columns for the words of abbreviations, where they are short.
const WORDS: u16 = 10;

/// Draws the filter and under it the abbreviations, in so many rows; returns where the cursor is.
pub fn view(
    list: &List<ExpandedAbbreviation>,
    buffer: &mut FrameBuffer,
    inside: Rect,
    rows: u16,
    theme: Theme,
) -> (u16, u16) {
    let cursor = list.view_filter(buffer, inside, "No abbreviation is called that.", theme);
    for (one, at, here) in list.visible(rows) {
        let at = at + 1;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, at, 2, "›", style);
        }
        let after = line(buffer, inside, at, 4, &format!(".{}", one.word), theme.heading()) - inside.x;
        let after = after.max(4 + WORDS) + 1;
        let aside = if one.own { "" } else { "· Foreword’s" };
        let reserved = if aside.is_empty() { 0 } else { columns(aside) + 1 };
        let says = one.says.as_deref().unwrap_or("a phrase that this guide does not have");
        // On one line, so that all of the list is seen.
        let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
        let room = usize::from(inside.width).saturating_sub(usize::from(after) + reserved + 1);
        let end = line(buffer, inside, at, after, &cut(&says, room), style);
        line(buffer, inside, at, end - inside.x + 1, aside, theme.dim());
    }
    cursor
}

/// The words a filter looks through.
#[must_use]
pub fn words(one: &ExpandedAbbreviation) -> String {
    format!(".{} {}", one.word, one.says.as_deref().unwrap_or_default())
}
