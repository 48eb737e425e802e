//! The cursor in one text, what is selected, and how it moves.

use std::ops::Range;

use super::{Rows, grapheme};

/// A way for the cursor to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// To the start of the word before.
    WordLeft,
    /// To the end of the word after.
    WordRight,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the start of the row.
    RowStart,
    /// To the end of the row.
    RowEnd,
    /// To the start of the text.
    Start,
    /// To the end of the text.
    End,
    /// To an offset.
    To(usize),
}

/// A cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where it is, in bytes.
    pub at: usize,
    /// The other end of the selection.
    pub anchor: Option<usize>,
    /// The column it wants to be in while it moves up and down.
    pub goal: Option<usize>,
}

impl Caret {
    /// A cursor there, with nothing selected.
    #[must_use]
    pub const fn at(at: usize) -> Self {
        Self { at, anchor: None, goal: None }
    }

    /// The bytes that are selected, if any are.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some(anchor.min(self.at)..anchor.max(self.at))
    }

    /// Moves; with `select`, what it passes is selected. `false` where it could not move.
    pub fn go(&mut self, text: &str, rows: &Rows, motion: Motion, select: bool) -> bool {
        if let Some(selection) = self.selection().filter(|_| !select)
            && let Motion::Left | Motion::Right = motion
        {
            *self = Self::at(if motion == Motion::Left { selection.start } else { selection.end });
            return true;
        }
        let row = rows.row_of(self.at);
        let goal = || self.goal.unwrap_or_else(|| rows.position(text, self.at).1);
        let to_row = |to: Option<usize>| {
            let goal = goal();
            to.map(|to| (rows.offset_at(text, to, goal), Some(goal)))
        };
        let last = rows.len() - 1;
        let to = match motion {
            Motion::Left => Some((grapheme::prev_boundary(text, self.at), None)),
            Motion::Right => Some((grapheme::next_boundary(text, self.at), None)),
            Motion::WordLeft => Some((grapheme::prev_word(text, self.at), None)),
            Motion::WordRight => Some((grapheme::next_word(text, self.at), None)),
            Motion::Up => to_row(row.checked_sub(1)),
            Motion::Down => to_row(Some(row + 1).filter(|row| *row <= last)),
            Motion::PageUp(by) => to_row(Some(row.saturating_sub(by))),
            Motion::PageDown(by) => to_row(Some((row + by).min(last))),
            Motion::RowStart => Some((rows.range(row).start, None)),
            Motion::RowEnd => Some((rows.end_of(text, row), None)),
            Motion::Start => Some((0, None)),
            Motion::End => Some((text.len(), None)),
            Motion::To(offset) => Some((grapheme::floor_boundary(text, offset), None)),
        };
        // At the first or last row, up and down go to the edge of the text where they select.
        let to = to.or(match motion {
            Motion::Up if select => Some((0, None)),
            Motion::Down if select => Some((text.len(), None)),
            _ => None,
        });
        let anchor = if select { Some(self.anchor.unwrap_or(self.at)) } else { None };
        let Some((at, goal)) = to else {
            self.anchor = anchor;
            return false;
        };
        // A zero-width start of a row rounds to the row before: a boundary all the same.
        let at = grapheme::floor_boundary(text, at);
        let moved = at != self.at;
        *self = Self { at, anchor, goal };
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_kept_over_short_rows() {
        let text = "abcdef\nab\nabcdef";
        let rows = Rows::new(text, 20);
        let mut caret = Caret::at(5);
        assert!(caret.go(text, &rows, Motion::Down, false));
        assert_eq!(caret.at, 9);
        assert!(caret.go(text, &rows, Motion::Down, false));
        assert_eq!(caret.at, 15);
        assert!(!caret.go(text, &rows, Motion::Down, false));
    }

    #[test]
    fn arrows_leave_a_selection_at_its_edge() {
        let text = "abcdef";
        let rows = Rows::new(text, 20);
        let mut caret = Caret { at: 4, anchor: Some(1), goal: None };
        assert_eq!(caret.selection(), Some(1..4));
        caret.go(text, &rows, Motion::Left, false);
        assert_eq!(caret, Caret::at(1));
        caret.go(text, &rows, Motion::End, true);
        assert_eq!(caret.selection(), Some(1..6));
    }

    #[test]
    fn end_stays_on_the_row() {
        let text = "one two three";
        let rows = Rows::new(text, 7);
        let mut caret = Caret::at(1);
        caret.go(text, &rows, Motion::RowEnd, false);
        assert_eq!(caret.at, 7);
        caret.go(text, &rows, Motion::RowStart, false);
        assert_eq!(caret.at, 0);
    }
}
