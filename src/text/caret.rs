//! The cursor in a text and how it moves.

use std::ops::Range;

use super::{Rows, grapheme, word};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    pub at: usize,
    pub anchor: Option<usize>,
    /// The column it keeps to on its way through rows that are too short.
    pub goal: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    RowStart,
    RowEnd,
    PageUp(usize),
    PageDown(usize),
    Start,
    End,
    To(usize),
}

impl Caret {
    pub const fn at(at: usize) -> Self {
        Self { at, anchor: None, goal: None }
    }

    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some(self.at.min(anchor)..self.at.max(anchor))
    }

    /// Moves, and selects on the way with `extend`; `false` if there was nowhere to go.
    ///
    /// Up in the first row and down in the last lead nowhere, so that a caller can step into the
    /// next field, with [`Caret::goal`] untouched. With `extend` they select to the text's end.
    pub fn go(&mut self, text: &str, rows: &Rows, motion: Motion, extend: bool) -> bool {
        if let (Motion::Left | Motion::Right, false, Some(selection)) = (motion, extend, self.selection()) {
            *self = Self::at(if motion == Motion::Left { selection.start } else { selection.end });
            return true;
        }
        self.anchor = if extend { self.anchor.or(Some(self.at)) } else { None };
        let row = rows.row_of(self.at);
        let last = rows.len() - 1;
        let at = match motion {
            Motion::Up | Motion::PageUp(_) if row == 0 => return extend && self.step_to(0),
            Motion::Down | Motion::PageDown(_) if row == last => return extend && self.step_to(text.len()),
            Motion::Up => return self.go_to_row(text, rows, row - 1),
            Motion::Down => return self.go_to_row(text, rows, row + 1),
            Motion::PageUp(by) => return self.go_to_row(text, rows, row.saturating_sub(by)),
            Motion::PageDown(by) => return self.go_to_row(text, rows, row.saturating_add(by).min(last)),
            Motion::Left => grapheme::prev_boundary(text, self.at),
            Motion::Right => grapheme::next_boundary(text, self.at),
            Motion::WordLeft => word::prev_word(text, self.at),
            Motion::WordRight => word::next_word(text, self.at),
            Motion::RowStart => rows.start(row),
            Motion::RowEnd => rows.offset_at(text, row, usize::MAX),
            Motion::Start => 0,
            Motion::End => text.len(),
            Motion::To(at) => grapheme::floor_boundary(text, at),
        };
        self.goal = None;
        self.step_to(at)
    }

    fn go_to_row(&mut self, text: &str, rows: &Rows, row: usize) -> bool {
        let goal = self.goal.unwrap_or_else(|| rows.position(text, self.at).1);
        self.goal = Some(goal);
        self.step_to(rows.offset_at(text, row, goal))
    }

    fn step_to(&mut self, at: usize) -> bool {
        let before = self.at;
        self.at = at;
        at != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{EditCommand, edit, samples::text};
    use proptest::{collection::vec, prelude::*, sample::select};

    fn gone(text: &str, width: usize, mut caret: Caret, motions: &[Motion]) -> (Caret, bool) {
        let rows = Rows::new(text, width);
        let moved = motions.iter().map(|motion| caret.go(text, &rows, *motion, false)).last();
        (caret, moved.unwrap_or_default())
    }

    #[test]
    fn the_edges_of_the_text_lead_nowhere() {
        let ways_out = [
            (0, Motion::Left),
            (0, Motion::Up),
            (0, Motion::WordLeft),
            (3, Motion::Right),
            (3, Motion::Down),
        ];
        for (at, motion) in ways_out {
            assert_eq!(gone("abc", 9, Caret::at(at), &[motion]), (Caret::at(at), false), "{motion:?}");
        }
    }

    #[test]
    fn a_short_row_does_not_change_the_column() {
        let (caret, _) = gone("long row\n-\nlong row", 20, Caret::at(6), &[Motion::Down]);
        assert_eq!((caret.at, caret.goal), (10, Some(6)));
        let (caret, _) = gone("long row\n-\nlong row", 20, caret, &[Motion::Down]);
        assert_eq!(caret.at, 17);
        let (caret, moved) = gone("long row\n-\nlong row", 20, caret, &[Motion::Down]);
        assert_eq!((caret.at, caret.goal, moved), (17, Some(6), false));
        assert_eq!(gone("long row\n-\nlong row", 20, caret, &[Motion::Left]).0.goal, None);
    }

    #[test]
    fn home_and_end_keep_to_the_row() {
        let text = "one two three";
        assert_eq!(gone(text, 8, Caret::at(10), &[Motion::RowStart]).0.at, 8);
        assert_eq!(gone(text, 8, Caret::at(2), &[Motion::RowEnd]), (Caret::at(7), true));
        assert_eq!(gone(text, 8, Caret::at(9), &[Motion::RowEnd]).0.at, 13);
    }

    #[test]
    fn pages_end_at_the_first_and_last_row() {
        let text = "a\nb\nc\nd";
        assert_eq!(gone(text, 8, Caret::at(2), &[Motion::PageDown(9)]).0.at, 6);
        assert_eq!(gone(text, 8, Caret::at(6), &[Motion::PageUp(2)]).0.at, 2);
    }

    #[test]
    fn a_selection_collapses_to_its_edge() {
        let selected = Caret { anchor: Some(1), ..Caret::at(3) };
        assert_eq!(selected.selection(), Some(1..3));
        assert_eq!(gone("abcd", 9, selected, &[Motion::Left]), (Caret::at(1), true));
        assert_eq!(gone("abcd", 9, selected, &[Motion::Right]), (Caret::at(3), true));
        assert_eq!(gone("abcd", 9, selected, &[Motion::WordRight]), (Caret::at(4), true));
    }

    #[test]
    fn selecting_goes_to_the_very_end() {
        let rows = Rows::new("abcd", 9);
        let mut caret = Caret::at(2);
        assert!(caret.go("abcd", &rows, Motion::Down, true));
        assert_eq!(caret.selection(), Some(2..4));
        assert!(caret.go("abcd", &rows, Motion::Up, true));
        assert_eq!(caret.selection(), Some(0..2));
    }

    const MOTIONS: [Motion; 13] = [
        Motion::Left,
        Motion::Right,
        Motion::WordLeft,
        Motion::WordRight,
        Motion::Up,
        Motion::Down,
        Motion::RowStart,
        Motion::RowEnd,
        Motion::PageUp(2),
        Motion::PageDown(2),
        Motion::Start,
        Motion::End,
        Motion::To(7),
    ];

    #[derive(Clone, Debug)]
    enum Deed {
        Go(Motion, bool),
        Type(String),
        Remove(EditCommand),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        let removals = [
            EditCommand::Backspace,
            EditCommand::Delete,
            EditCommand::DeleteWordBack,
            EditCommand::DeleteWordForward,
        ];
        prop_oneof![
            3 => (select(&MOTIONS[..]), any::<bool>()).prop_map(|(motion, extend)| Deed::Go(motion, extend)),
            1 => text().prop_map(Deed::Type),
            1 => select(&["\u{301}", "🇬", "\u{200D}", "\u{94D}", "क", "👩"][..]).prop_map(|typed| Deed::Type(typed.to_owned())),
            2 => select(removals.to_vec()).prop_map(Deed::Remove),
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_on_a_boundary(mut text in text(), width in 0_usize..20, deeds in vec(deed(), 0..20)) {
            let mut rows = Rows::new(&text, width);
            let mut caret = Caret::default();
            for deed in deeds {
                let edit = match deed {
                    Deed::Go(motion, extend) => {
                        let before = caret.at;
                        let moved = caret.go(&text, &rows, motion, extend);
                        prop_assert!(moved || caret.at == before);
                        None
                    }
                    Deed::Type(typed) => edit::insert(&text, &caret, &typed),
                    Deed::Remove(removal) => removal.edit(&text, &caret),
                };
                if let Some(edit) = edit {
                    caret = Caret::at(edit.caret_after(&text));
                    edit.apply(&mut text);
                    prop_assert!(caret.at >= edit.at + edit.inserted.len());
                    rows.edit(&text, edit.at, edit.removed.len(), edit.inserted.len());
                    prop_assert_eq!(&rows, &Rows::new(&text, width));
                }
                for at in [Some(caret.at), caret.anchor].into_iter().flatten() {
                    prop_assert_eq!(grapheme::floor_boundary(&text, at), at);
                }
            }
        }
    }
}
