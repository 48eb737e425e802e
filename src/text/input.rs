//! A single line to type in, such as a label or a filter.

use serde::{Deserialize, Serialize};

use super::{Caret, Edit, EditCommand, Motion, Rows, clean_line, edit, grapheme};

/// A text and where the cursor is in it, as they are written down.
#[derive(Clone, Serialize, Deserialize)]
pub struct Typed {
    pub text: String,
    pub at: usize,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Typed", into = "Typed")]
pub struct Input {
    text: String,
    caret: Caret,
}

debug_as!(Input, input => "Input({} bytes, {:?})", input.text.len(), input.caret);

impl From<Input> for Typed {
    fn from(input: Input) -> Self {
        Self { text: input.text, at: input.caret.at }
    }
}

impl From<Typed> for Input {
    fn from(typed: Typed) -> Self {
        let mut input = Self::new(&typed.text);
        input.go(Motion::To(typed.at), false);
        input
    }
}

impl Input {
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub const fn caret(&self) -> Caret {
        self.caret
    }

    pub fn selected(&self) -> Option<&str> {
        self.text.get(self.caret.selection()?)
    }

    pub fn cut(&mut self) -> Option<String> {
        let cut = self.selected()?.to_owned();
        self.edit(EditCommand::Backspace);
        Some(cut)
    }

    /// Types at the cursor, in place of the selection; line breaks and tabs become spaces.
    pub fn insert(&mut self, typed: &str) {
        self.make(edit::insert(&self.text, &self.caret, &clean_line(typed)));
    }

    pub fn go(&mut self, motion: Motion, extend: bool) {
        let rows = Rows::new(&self.text, usize::MAX);
        self.caret.go(&self.text, &rows, motion, extend);
    }

    pub fn edit(&mut self, command: EditCommand) {
        match command {
            EditCommand::Go(motion, extend) => self.go(motion, extend),
            EditCommand::SelectAll => {
                self.go(Motion::Start, false);
                self.go(Motion::End, true);
            }
            _ => self.make(command.edit(&self.text, &self.caret)),
        }
    }

    fn make(&mut self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.caret = Caret::at(edit.caret_after(&self.text));
            edit.apply(&mut self.text);
        }
    }

    /// The part visible in `width` columns, and the column of the cursor in it.
    ///
    /// A text that is too long is scrolled so that the cursor has text on both sides, up to its
    /// ends. One column more than the text takes is for the cursor behind it.
    pub fn window(&self, width: usize) -> (&str, usize) {
        let graphemes = || grapheme::graphemes(&self.text, 0..self.text.len());
        let columns =
            |end: usize| graphemes().take_while(|(range, _)| range.end <= end).map(|(_, width)| width).sum();
        let (cursor, total): (usize, usize) = (columns(self.caret.at), columns(self.text.len()));
        let hidden = cursor.saturating_sub(width / 2).min((total + 1).saturating_sub(width));

        let (mut column, mut start, mut end, mut first) = (0, 0, 0, 0);
        for (range, columns) in graphemes() {
            if column < hidden {
                (start, first) = (range.end, column + columns);
            } else if column + columns > first + width {
                break;
            }
            (column, end) = (column + columns, range.end);
        }
        (self.text.get(start..end).unwrap_or_default(), cursor - first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::unruly;
    use proptest::prelude::*;

    #[test]
    fn it_holds_one_clean_line() {
        let mut input = Input::new("10:20\r\nRH\t\u{1B}x");
        assert_eq!(input.text(), "10:20 RH x");
        input.go(Motion::WordLeft, true);
        assert_eq!(input.selected(), Some("x"));
        assert_eq!(input.cut().as_deref(), Some("x"));
        assert_eq!((input.cut(), input.text()), (None, "10:20 RH "));
    }

    #[test]
    fn it_edits_like_any_field() {
        let mut input = Input::new("one two e\u{301}");
        input.edit(EditCommand::Backspace);
        input.edit(EditCommand::DeleteWordBack);
        input.go(Motion::RowStart, false);
        input.edit(EditCommand::Delete);
        input.insert("O");
        input.edit(EditCommand::DeleteWordForward);
        assert_eq!(input.text(), "O ");
    }

    #[test]
    fn a_long_line_scrolls_with_the_cursor() {
        let mut input = Input::new("abcdefghij");
        assert_eq!(input.window(11), ("abcdefghij", 10));
        assert_eq!(input.window(5), ("ghij", 4));
        input.go(Motion::To(5), false);
        assert_eq!(input.window(5), ("defgh", 2));
        input.go(Motion::Start, false);
        assert_eq!(input.window(5), ("abcde", 0));
        assert_eq!(Input::new("中文字").window(4), ("字", 2));
        assert_eq!(input.window(0), ("", 0));
    }

    #[test]
    fn debug_tells_no_text() {
        assert!(!format!("{:?}", Input::new("secret")).contains("secret"));
    }

    proptest! {
        #[test]
        fn the_window_shows_the_cursor(text in unruly(), at in 0_usize..60, width in 0_usize..20) {
            let mut input = Input::new(&text);
            input.go(Motion::To(at), false);
            let (shown, column) = input.window(width);
            prop_assert!(column < width.max(1));
            prop_assert!(grapheme::graphemes(shown, 0..shown.len()).map(|(_, width)| width).sum::<usize>() <= width);
        }
    }
}
