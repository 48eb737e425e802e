//! Signs in the margin of the notes, before rows with something that could identify someone and before rows
//! with words on the list.

use std::ops::Range;

use super::marks::{Marks, NotesView, small};
use crate::ui::canvas::Canvas;
use crate::ui::window::{remark, remark_room};
use crate::{
    domain::{ChoiceField, FieldId, identifying},
    session::Side,
    session::sheet::Block,
    text::Rows,
};

/// Said in an empty cell for what an option may do.
const CHANCE_TYPED: &str =
    "“12 in 100 feel better in 6 months” typed here is drawn. {key:options.chance}: a form";

impl NotesView<'_> {
    /// Draws the signs of a field; `worded` are the words on the list that are on screen.
    pub(super) fn signs(self, (words, rows): (&str, &Rows), block: Block, worded: &Marks, on: &mut Canvas) {
        let theme = on.theme;
        let shown = self.rows_shown(block, on);
        let bytes = rows.start(shown.start)..rows.range(shown.end.saturating_sub(1)).end;
        let identifying = identifying::marks_within(words, bytes, self.today);
        for at in shown {
            let row = rows.range(at);
            let in_row = |range: &Range<usize>| range.start < row.end && row.start < range.end;
            let Some(y) = self.row(block.top + block.label + at, on) else { continue };
            // Where labels begin; in a cell, which has none above it, in the space next to the rule.
            let mut before = if block.label == 0 { 1 } else { 2 };
            if identifying.iter().any(|mark| in_row(&mark.range)) {
                on.line(y, small(block.left.saturating_sub(before)), "!", theme.error());
                // Next to it, where there is room for both.
                before -= 1;
            }
            if before > 0 && worded.iter().any(|(range, _)| in_row(range)) {
                on.line(y, small(block.left.saturating_sub(before)), "~", theme.heading());
            }
        }
    }

    /// Whether the cursor is in a cell in which chances are drawn.
    fn takes_a_chance(self) -> bool {
        matches!(
            self.document.sheet.field(),
            FieldId::Choice(_, ChoiceField::MightGetBetter | ChoiceField::MightBeHard | ChoiceField::Chances)
        )
    }

    /// Says in the rule under the notes why the row has a sign that the cursor is in.
    pub(super) fn reason(self, on: &mut Canvas) {
        let (sheet, theme) = (&self.document.sheet, on.theme);
        let (Some(block), Some(rows)) = (sheet.blocks.get(sheet.focus), sheet.rows.get(sheet.focus)) else {
            return;
        };
        let row = rows.row_of(sheet.caret.at);
        if self.document.side != Side::Notes || self.row(block.top + block.label + row, on).is_none() {
            return;
        }
        let marks = identifying::marks_within(self.document.text(), rows.range(row), self.today);
        if let Some(reason) = identifying::reason(&marks, remark_room(on.area)) {
            remark(on.buffer, on.area, ("!", theme.error()), &reason, theme);
        } else if let Some(words) = self.about() {
            remark(on.buffer, on.area, ("~", theme.heading()), &words, theme);
        } else if self.takes_a_chance() && self.document.text().is_empty() {
            remark(on.buffer, on.area, ("○", theme.dim()), &self.keys.fill(CHANCE_TYPED), theme);
        }
    }
}
