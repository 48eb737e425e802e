//! A few paragraphs to type in outside the notes, such as words of one's own: wrap, cursor, undo.

use std::ops::Range;

use super::{Caret, Edit, EditCommand, History, Motion, Rows, clean, edit};

/// A text of several lines with its cursor, what can be undone, and the part of it in sight.
pub struct Area {
    text: String,
    caret: Caret,
    rows: Rows,
    history: History<Edit>,
    pub top: usize,
    height: usize,
}

debug_as!(Area, area => "Area({} bytes)", area.text.len());

impl Area {
    pub fn new(text: &str) -> Self {
        let text = clean(text).into_owned();
        Self {
            caret: Caret::at(text.len()),
            rows: Rows::new(&text, usize::MAX),
            history: History::default(),
            top: 0,
            height: 1,
            text,
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    pub const fn caret(&self) -> Caret {
        self.caret
    }

    pub fn selected(&self) -> Option<&str> {
        self.text.get(self.caret.selection()?)
    }

    /// Lets go of the selection; `false` where there is none.
    pub fn unselect(&mut self) -> bool {
        let selected = self.caret.selection().is_some();
        self.caret.anchor = None;
        selected
    }

    pub fn fit(&mut self, width: usize, height: usize) {
        self.rows.resize(&self.text, width);
        self.height = height.max(1);
        self.reveal();
    }

    pub fn insert(&mut self, typed: &str) {
        self.make(edit::insert(&self.text, &self.caret, &clean(typed)));
    }

    pub fn paste(&mut self, pasted: &str) {
        self.history.seal();
        self.insert(pasted);
        self.history.seal();
    }

    pub fn replace(&mut self, place: &Range<usize>, words: &str) {
        self.go(Motion::To(place.start), false);
        self.go(Motion::To(place.end), true);
        self.paste(words);
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
            let caret = edit.caret_after(&self.text);
            self.apply(&edit);
            self.caret = Caret::at(caret);
            self.history.record(vec![edit]);
            self.reveal();
        }
    }

    fn apply(&mut self, edit: &Edit) {
        edit.apply(&mut self.text);
        self.rows.edit(&self.text, edit.at, edit.removed.len(), edit.inserted.len());
    }

    pub fn go(&mut self, motion: Motion, extend: bool) {
        self.history.seal();
        self.caret.go(&self.text, &self.rows, motion, extend);
        self.reveal();
    }

    pub fn page_by(&mut self, down: bool, extend: bool) {
        let by = self.height.saturating_sub(1).max(1);
        self.go(if down { Motion::PageDown(by) } else { Motion::PageUp(by) }, extend);
    }

    pub fn put_at(&mut self, row: usize, column: usize, extend: bool) {
        let row = row.min(self.rows.len() - 1);
        self.go(Motion::To(self.rows.offset_at(&self.text, row, column)), extend);
    }

    /// Whether there is a step to undo, or with `false` one to do again.
    pub fn can_travel(&self, back: bool) -> bool {
        if back { self.history.can_undo() } else { self.history.can_redo() }
    }

    /// Undoes a step, or with `false` does one again.
    pub fn travel(&mut self, back: bool) {
        let changes = if back { self.history.undo() } else { self.history.redo() };
        for edit in changes.iter().flatten() {
            self.apply(edit);
            self.caret = Caret::at(edit.at + edit.inserted.len());
        }
        self.reveal();
    }

    pub fn cursor(&self) -> (usize, usize) {
        let (row, column) = self.rows.position(&self.text, self.caret.at);
        (row.saturating_sub(self.top), column)
    }

    fn reveal(&mut self) {
        let row = self.rows.row_of(self.caret.at);
        let last_top = self.rows.len().saturating_sub(self.height);
        self.top = self.top.max((row + 1).saturating_sub(self.height)).min(row).min(last_top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_typed_in_like_a_note() {
        let mut area = Area::new("one two");
        area.fit(8, 2);
        area.insert(" three\r\nfour");
        assert_eq!((area.text(), area.cursor(), area.top), ("one two three\nfour", (1, 4), 1));
        area.travel(true);
        assert_eq!(area.text(), "one two");
        assert!(area.can_travel(false) && !area.can_travel(true));
        area.travel(false);
        area.go(Motion::Start, true);
        assert_eq!((area.selected(), area.top), (Some("one two three\nfour"), 0));
        assert!(area.unselect() && !area.unselect());
        area.put_at(9, 9, false);
        area.insert("👩🏽‍⚕️");
        area.edit(EditCommand::Backspace);
        area.edit(EditCommand::DeleteWordBack);
        assert_eq!(area.text(), "one two three\n");
    }

    #[test]
    fn a_paste_is_one_step_of_undo() {
        let mut area = Area::new("");
        area.insert("a");
        area.paste("b c\nd");
        area.travel(true);
        assert_eq!(area.text(), "a");
    }

    #[test]
    fn debug_tells_no_text() {
        assert!(!format!("{:?}", Area::new("secret")).contains("secret"));
    }
}
