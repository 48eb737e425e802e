//! One page of the notes as a sheet of lines: which field stands where, and where the cursor is.
//!
//! Every field is wrapped once and kept up to date by its edits, so that a key costs the same in a
//! long note as in a short one. Lines are counted from the top of the page.

use crate::{
    domain::{Answer, ContextField, FieldId, Notes, Page},
    text::{Caret, Edit, Motion, Rows, grapheme},
};

/// Columns before the text of a field.
pub const INDENT: usize = 3;

/// Under it stand the fields left at "not known, ask".
pub const STILL_TO_ASK: FieldId = FieldId::Context(ContextField::StillToAsk);

/// Columns before the label of a field.
pub const LABEL_INDENT: usize = 1;

/// Where one field stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its first line.
    pub top: usize,
    /// Lines of its label; a field in one line has its label there.
    pub label: usize,
    /// Lines of its text.
    pub text: usize,
    /// Lines under its text that the program adds.
    pub added: usize,
    /// Empty lines after it.
    pub gap: usize,
}

impl Block {
    const fn lines(self) -> usize {
        self.label + self.text + self.added + self.gap
    }
}

/// A place in a page to come back to.
#[derive(Clone, Copy, Debug, Default)]
struct Bookmark {
    focus: usize,
    caret: Caret,
}

/// One page of the notes.
#[derive(Debug)]
pub struct Sheet {
    /// Which page.
    pub page: Page,
    /// Its fields, from top to bottom.
    pub fields: Vec<FieldId>,
    /// Where each stands.
    pub blocks: Vec<Block>,
    /// How each is wrapped.
    pub rows: Vec<Rows>,
    /// Which field the cursor is in.
    pub focus: usize,
    /// Where in it.
    pub caret: Caret,
    /// The first line on screen.
    pub top: usize,
    /// Columns and lines of the area it is shown in.
    size: (usize, usize),
    bookmarks: [Bookmark; Page::ALL.len()],
}

/// A blank field takes one line unless the cursor is in it.
fn block(answer: &Answer, label: &str, rows: &Rows, added: usize, focused: bool, width: usize) -> Block {
    if answer.text.is_empty() && !focused {
        return Block { label: 1, added, gap: usize::from(added > 0), ..Block::default() };
    }
    let width = width.saturating_sub(LABEL_INDENT).max(1);
    // Labels are plain ASCII but for a few signs of one column, so bytes are enough to tell most fit.
    let label = if label.len() <= width { 1 } else { Rows::new(label, width).len() };
    Block { label, text: rows.len(), added, gap: 1, ..Block::default() }
}

impl Sheet {
    /// A page with the cursor at the end of its first field.
    #[must_use]
    pub fn new(notes: &Notes, page: Page) -> Self {
        let mut sheet = Self {
            page,
            fields: Vec::new(),
            blocks: Vec::new(),
            rows: Vec::new(),
            focus: 0,
            caret: Caret::default(),
            top: 0,
            size: (0, 0),
            bookmarks: Default::default(),
        };
        sheet.rewrap(notes);
        sheet.go_to_end(notes);
        sheet
    }

    /// Columns that text may take: the area without the indent and a column for the cursor.
    #[must_use]
    pub fn text_width(&self) -> usize {
        self.size.0.saturating_sub(INDENT + 1).max(1)
    }

    /// The field the cursor is in.
    #[must_use]
    pub fn field(&self) -> FieldId {
        self.fields.get(self.focus).copied().unwrap_or(FieldId::FIRST)
    }

    /// Fits the page into an area of this many columns and lines.
    pub fn fit(&mut self, notes: &Notes, width: usize, height: usize) {
        if self.size == (width, height) {
            return;
        }
        let narrower = self.size.0 != width;
        self.size = (width, height);
        if narrower {
            self.rewrap(notes);
        }
        self.reveal(notes);
    }

    /// Lays the page out again from the text alone.
    pub fn rewrap(&mut self, notes: &Notes) {
        let width = self.text_width();
        self.fields = notes.fields(self.page);
        self.rows = self.fields.iter().map(|&field| Rows::new(&notes.get(field).text, width)).collect();
        self.focus = self.focus.min(self.fields.len().saturating_sub(1));
        let text = &notes.get(self.field()).text;
        self.caret = Caret::at(grapheme::floor_boundary(text, self.caret.at));
        self.place(notes);
    }

    /// Shows another page, with the cursor where it was left there.
    pub fn turn_to(&mut self, notes: &Notes, page: Page) {
        if page == self.page {
            return;
        }
        let index = |page| Page::ALL.iter().position(|one| *one == page).unwrap_or_default();
        if let Some(bookmark) = self.bookmarks.get_mut(index(self.page)) {
            *bookmark = Bookmark { focus: self.focus, caret: self.caret };
        }
        let bookmark = self.bookmarks.get(index(page)).copied().unwrap_or_default();
        (self.page, self.focus, self.caret, self.top) = (page, bookmark.focus, bookmark.caret, 0);
        self.rewrap(notes);
        self.reveal(notes);
    }

    /// Puts the cursor at the end of a field, turning to its page.
    pub fn go_to(&mut self, notes: &Notes, field: FieldId) {
        self.turn_to(notes, field.page());
        if let Some(at) = self.fields.iter().position(|one| *one == field) {
            self.focus = at;
            self.go_to_end(notes);
        }
    }

    /// Puts the cursor at a place in a field, turning to its page.
    pub fn go_to_offset(&mut self, notes: &Notes, field: FieldId, at: usize) {
        self.go_to(notes, field);
        self.caret = Caret::at(grapheme::floor_boundary(&notes.get(field).text, at));
        self.place(notes);
        self.reveal(notes);
    }

    fn go_to_end(&mut self, notes: &Notes) {
        self.caret = Caret::at(notes.get(self.field()).text.len());
        self.place(notes);
        self.reveal(notes);
    }

    /// Takes in an edit that was made to a field of this page; `true` where lines must be placed anew.
    pub fn edited(&mut self, notes: &Notes, field: FieldId, edit: &Edit) -> bool {
        let at = self.fields.iter().position(|one| *one == field);
        at.and_then(|at| self.rows.get_mut(at)).is_some_and(|rows| {
            let before = rows.len();
            rows.edit(&notes.get(field).text, edit.at, edit.removed.len(), edit.inserted.len());
            rows.len() != before
        })
    }

    /// Works out where every field stands.
    pub fn place(&mut self, notes: &Notes) {
        self.blocks.clear();
        let mut top = 0;
        for (at, (field, rows)) in self.fields.iter().zip(&self.rows).enumerate() {
            let added = if *field == STILL_TO_ASK { notes.unknown().count() } else { 0 };
            let block = block(notes.get(*field), &field.label(), rows, added, at == self.focus, self.size.0);
            self.blocks.push(Block { top, ..block });
            top += block.lines();
        }
    }

    /// Lines of the whole page.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.blocks.last().map_or(0, |last| last.top + last.label + last.text + last.added)
    }

    /// Line and column of the cursor.
    #[must_use]
    pub fn cursor(&self, notes: &Notes) -> (usize, usize) {
        let (Some(block), Some(rows)) = (self.blocks.get(self.focus), self.rows.get(self.focus)) else {
            return (0, 0);
        };
        let (row, column) = rows.position(&notes.get(self.field()).text, self.caret.at);
        (block.top + block.label + row, INDENT + column)
    }

    /// Scrolls as little as brings the cursor on screen, and the label of its field where both fit.
    pub fn reveal(&mut self, notes: &Notes) {
        let (line, _) = self.cursor(notes);
        let height = self.size.1.max(1);
        let block = self.blocks.get(self.focus).copied().unwrap_or_default();
        let wanted = if line < block.top + height { block.top } else { line };
        self.top = self.top.min(wanted).max((line + 1).saturating_sub(height));
    }

    /// Scrolls without moving the cursor.
    pub fn scroll(&mut self, by: isize) {
        let last = self.lines().saturating_sub(self.size.1);
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor, from field to field where one ends.
    pub fn go(&mut self, notes: &Notes, motion: Motion, select: bool) {
        let text = &notes.get(self.field()).text;
        let Some(rows) = self.rows.get(self.focus) else {
            return;
        };
        if !self.caret.go(text, rows, motion, select) && !select {
            self.walk(notes, motion);
        }
        self.place(notes);
        self.reveal(notes);
    }

    /// Steps into the neighbouring field.
    fn walk(&mut self, notes: &Notes, motion: Motion) {
        let up = matches!(motion, Motion::Left | Motion::WordLeft | Motion::Up);
        let next = if up { self.focus.checked_sub(1) } else { Some(self.focus + 1) };
        let Some(next) = next.filter(|next| *next < self.fields.len()) else {
            return;
        };
        let goal = self.rows.get(self.focus).map(|rows| {
            let here = &notes.get(self.field()).text;
            self.caret.goal.unwrap_or_else(|| rows.position(here, self.caret.at).1)
        });
        let text = self.fields.get(next).map_or("", |field| notes.get(*field).text.as_str());
        let Some(rows) = self.rows.get(next) else {
            return;
        };
        let at = match motion {
            Motion::Up => rows.offset_at(text, rows.len() - 1, goal.unwrap_or_default()),
            Motion::Down => rows.offset_at(text, 0, goal.unwrap_or_default()),
            Motion::Left | Motion::WordLeft => text.len(),
            Motion::Right | Motion::WordRight => 0,
            _ => return,
        };
        let goal = goal.filter(|_| matches!(motion, Motion::Up | Motion::Down));
        self.focus = next;
        self.caret = Caret { goal, ..Caret::at(at) };
    }

    /// Moves the cursor by screens, across fields; within the field alone where it selects.
    pub fn page_by(&mut self, notes: &Notes, down: bool, select: bool) {
        let lines = self.size.1.saturating_sub(1).max(1);
        if select {
            let motion = if down { Motion::PageDown(lines) } else { Motion::PageUp(lines) };
            return self.go(notes, motion, true);
        }
        let (line, column) = self.cursor(notes);
        let line = if down { line + lines } else { line.saturating_sub(lines) };
        self.put_at(notes, line.min(self.lines().saturating_sub(1)), column, false);
    }

    /// Puts the cursor at a line and column of the page, or selects up to there in the same field.
    pub fn put_at(&mut self, notes: &Notes, line: usize, column: usize, select: bool) {
        let found = self.blocks.iter().rposition(|block| block.top <= line);
        let at = if select { self.focus } else { found.unwrap_or_default() };
        let (Some(field), Some(rows), Some(block)) =
            (self.fields.get(at), self.rows.get(at), self.blocks.get(at))
        else {
            return;
        };
        let text = &notes.get(*field).text;
        let first = block.top + block.label;
        let offset = if line < first && !select {
            0
        } else {
            let row = line.saturating_sub(first).min(rows.len() - 1);
            rows.offset_at(text, row, column.saturating_sub(INDENT))
        };
        if select {
            self.caret.go(text, rows, Motion::To(offset), true);
        } else {
            self.focus = at;
            self.caret = Caret::at(offset);
        }
        self.place(notes);
        self.reveal(notes);
    }

    /// Goes to the start of the page's first field or the end of its last.
    pub fn go_to_edge(&mut self, notes: &Notes, end: bool) {
        self.focus = if end { self.fields.len().saturating_sub(1) } else { 0 };
        self.go_to_end(notes);
        if !end {
            self.caret = Caret::at(0);
        }
        self.reveal(notes);
    }
}
