//! Signs in the margin of the notes, before rows with something that could identify someone.
//!
//! Only the rows on screen are looked at, and a little around them, however long the field.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::notes::{on_screen, small};
use crate::{
    domain::identifying::{self, Mark},
    panes::prepare::{Desk, Side, sheet::Block},
    text::Rows,
    ui::{strokes::Strokes, text::line, theme::Theme},
    view::{remark, remark_room},
};

/// Draws the signs of a field.
pub(super) fn signs(
    desk: &Desk,
    (words, block, rows): (&str, Block, &Rows),
    today: Date,
    area: Rect,
    buffer: &mut Strokes,
    theme: Theme,
) {
    let first = block.top + block.label;
    let from = desk.sheet.top.saturating_sub(first);
    let to = block.text.min((desk.sheet.top + usize::from(area.height)).saturating_sub(first));
    if from >= to {
        return;
    }
    let shown = rows.start(from)..rows.range(to - 1).end;
    let marks = identifying::marks_within(words, shown, today);
    for at in from..to {
        let row = rows.range(at);
        let marked = |mark: &Mark| mark.range.start < row.end && row.start < mark.range.end;
        if let (true, Some(y)) = (marks.iter().any(marked), on_screen(desk, first + at, area)) {
            // Where labels begin; in a cell, which has none above it, in the space beside the rule.
            let before = if block.label == 0 { 1 } else { 2 };
            line(buffer, area, y, small(block.left.saturating_sub(before)), "!", theme.trouble());
        }
    }
}

/// Says in the rule under the notes why the row has a sign that the cursor is in.
pub(super) fn reason(desk: &Desk, today: Date, area: Rect, buffer: &mut Strokes, theme: Theme) {
    let sheet = &desk.sheet;
    let (Some(block), Some(rows)) = (sheet.blocks.get(sheet.focus), sheet.rows.get(sheet.focus)) else {
        return;
    };
    let row = rows.row_of(sheet.caret.at);
    let seen = on_screen(desk, block.top + block.label + row, area).is_some();
    if desk.side != Side::Notes || !seen {
        return;
    }
    let marks = identifying::marks_within(desk.text(), rows.range(row), today);
    if let Some(reason) = identifying::reason(&marks, remark_room(area)) {
        remark(buffer, area, &reason, theme);
    }
}
