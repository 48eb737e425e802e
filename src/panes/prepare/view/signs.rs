//! Signs in the margin of the notes, before rows with something that could identify someone and before rows
//! with words on the list.
//!
//! Only the rows on screen are looked at, and a little around them, however long the field.

use std::ops::Range;

use jiff::civil::Date;
use ratatui::{layout::Rect, style::Style};

use super::{
    marks::{Checks, about},
    notes::{on_screen, rows_shown, small},
};
use crate::{
    domain::identifying,
    panes::prepare::{Document, Side, sheet::Block},
    text::Rows,
    ui::window::{remark, remark_room},
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
};

/// Draws the signs of a field; `marks` are the words on the list that are on screen.
pub(super) fn signs(
    document: &Document,
    (words, block, rows): (&str, Block, &Rows),
    marks: &[(Range<usize>, Style)],
    (today, area): (Date, Rect),
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let shown = rows_shown(document, block, area);
    let bytes = rows.start(shown.start)..rows.range(shown.end.saturating_sub(1)).end;
    let identifying = identifying::marks_within(words, bytes, today);
    for at in shown {
        let row = rows.range(at);
        let in_row = |range: &Range<usize>| range.start < row.end && row.start < range.end;
        let Some(y) = on_screen(document, block.top + block.label + at, area) else {
            continue;
        };
        // Where labels begin; in a cell, which has none above it, in the space next to the rule.
        let mut before = if block.label == 0 { 1 } else { 2 };
        if identifying.iter().any(|mark| in_row(&mark.range)) {
            line(buffer, area, y, small(block.left.saturating_sub(before)), "!", theme.error());
            // Next to it, where there is room for both.
            before -= 1;
        }
        if before > 0 && marks.iter().any(|(range, _)| in_row(range)) {
            line(buffer, area, y, small(block.left.saturating_sub(before)), "~", theme.heading());
        }
    }
}

/// Says in the rule under the notes why the row has a sign that the cursor is in.
pub(super) fn reason(
    document: &Document,
    checks: Checks<'_>,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let sheet = &document.sheet;
    let (Some(block), Some(rows)) = (sheet.blocks.get(sheet.focus), sheet.rows.get(sheet.focus)) else {
        return;
    };
    let row = rows.row_of(sheet.caret.at);
    let seen = on_screen(document, block.top + block.label + row, area).is_some();
    if document.side != Side::Notes || !seen {
        return;
    }
    let marks = identifying::marks_within(document.text(), rows.range(row), checks.today);
    if let Some(reason) = identifying::reason(&marks, remark_room(area)) {
        remark(buffer, area, ("!", theme.error()), &reason, theme);
    } else if let Some(words) = about(document, checks) {
        remark(buffer, area, ("~", theme.heading()), &words, theme);
    }
}
