//! A single line to type in: a label, a time, a filter.

use super::{Caret, Edit, Motion, Rows, clean, edit, grapheme};

/// One line of text and the cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    caret: Caret,
}

impl Input {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.text.get(self.caret.selection()?)
    }

    fn make(&mut self, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.caret = Caret::at(edit.caret_after(&self.text));
            edit.apply(&mut self.text);
        }
    }

    /// Types at the cursor; lines become one.
    pub fn insert(&mut self, text: &str) {
        let text = clean(text).replace(['\n', '\t'], " ");
        self.make(edit::insert(&self.text, &self.caret, &text));
    }

    /// Moves the cursor.
    pub fn go(&mut self, motion: Motion, select: bool) {
        let rows = Rows::new(&self.text, usize::MAX);
        self.caret.go(&self.text, &rows, motion, select);
    }

    /// Removes the grapheme before the cursor, or the selection.
    pub fn backspace(&mut self) {
        self.make(edit::backspace(&self.text, &self.caret));
    }

    /// Removes the grapheme after the cursor, or the selection.
    pub fn delete(&mut self) {
        self.make(edit::delete(&self.text, &self.caret));
    }

    /// Removes the word before the cursor, or the selection.
    pub fn delete_word_back(&mut self) {
        self.make(edit::delete_word_back(&self.text, &self.caret));
    }

    /// Removes the word after the cursor, or the selection.
    pub fn delete_word_forward(&mut self) {
        self.make(edit::delete_word_forward(&self.text, &self.caret));
    }

    /// The part to show in so many columns, and the column of the cursor in it.
    #[must_use]
    pub fn window(&self, width: usize) -> (&str, usize) {
        let room = width.saturating_sub(1);
        let mut start = self.caret.at;
        let mut before = 0;
        while start > 0 {
            let previous = grapheme::prev_boundary(&self.text, start);
            let cells = self.text.get(previous..start).map_or(1, grapheme::width);
            if before + cells > room {
                break;
            }
            before += cells;
            start = previous;
        }
        (self.text.get(start..).unwrap_or_default(), before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_one_and_the_cursor_is_kept_in_sight() {
        let mut input = Input::new("10:20\nRH");
        assert_eq!(input.text(), "10:20 RH");
        assert_eq!(input.window(20), ("10:20 RH", 8));
        assert_eq!(input.window(5), ("0 RH", 4));
        input.go(Motion::Start, false);
        assert_eq!(input.window(5), ("10:20 RH", 0));
    }
}
