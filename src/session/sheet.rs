//! One page of the notes as a sheet of lines: where its fields are, and where the cursor is.
//!
//! Every field is wrapped once and kept up to date by its edits, so that a key costs the same in a
//! long note as in a short one. Lines and columns are counted from the top left of the page.

mod place;
mod plan;
mod under;
mod walk;

use std::ops::Range;

pub use place::{Block, EMPTY_SIGN};
pub use plan::{Band, FOR_YOU, INDENT, LABEL_INDENT, Table, TableRow};
pub use under::SheetContext;

use crate::{
    domain::{ChoiceField, FieldId, Notes, NotesPage},
    text::{Caret, Edit, Motion, Rows, grapheme},
};
use plan::Plan;

/// A place in a page to come back to.
#[derive(Clone, Copy, Debug, Default)]
struct Bookmark {
    focus: usize,
    caret: Caret,
    column: usize,
}

/// One page of the notes.
#[derive(Debug)]
pub struct Sheet {
    pub page: NotesPage,
    pub fields: Vec<FieldId>,
    pub blocks: Vec<Block>,
    pub rows: Vec<Rows>,
    pub under: Vec<Vec<String>>,
    pub focus: usize,
    pub caret: Caret,
    /// In a cell of the grid, arrows move in its text and not from cell to cell.
    pub in_text: bool,
    pub top: usize,
    pub first_cell: usize,
    plan: Plan,
    context: SheetContext,
    tops: Vec<usize>,
    column: usize,
    size: (usize, usize),
    bookmarks: [Bookmark; NotesPage::ALL.len()],
}

impl Sheet {
    /// A page with the cursor at the end of its first field.
    #[must_use]
    pub fn new(notes: &Notes, page: NotesPage) -> Self {
        let mut sheet = Self {
            page,
            fields: Vec::new(),
            blocks: Vec::new(),
            rows: Vec::new(),
            under: Vec::new(),
            focus: 0,
            caret: Caret::default(),
            in_text: false,
            top: 0,
            first_cell: 0,
            plan: Plan::default(),
            context: SheetContext::default(),
            tops: Vec::new(),
            column: 0,
            size: (0, 0),
            bookmarks: Default::default(),
        };
        sheet.rewrap(notes);
        sheet.go_to_end(notes);
        sheet
    }

    /// Columns that the text of a field may take: its area without the indent and a column for the
    /// cursor.
    #[must_use]
    pub fn width_of(&self, field: usize) -> usize {
        self.plan.width(field, self.size.0)
    }

    #[must_use]
    pub fn label_of(&self, field: usize) -> &str {
        self.plan.label(field)
    }

    /// How the page's table is laid out, if it has one.
    #[must_use]
    pub const fn table(&self) -> Option<Table> {
        self.plan.table
    }

    /// The cell of its row that the cursor is in.
    #[must_use]
    pub fn cell_of_focus(&self) -> Option<usize> {
        self.plan.cell(self.focus)
    }

    /// Whether a field is a question of one's own, at the left of its row.
    #[must_use]
    pub fn is_question(&self, field: usize) -> bool {
        matches!(self.fields.get(field), Some(FieldId::Question(_)))
    }

    /// Whether a field is the name of a choice.
    #[must_use]
    pub fn is_name(&self, field: usize) -> bool {
        matches!(self.fields.get(field), Some(FieldId::Choice(_, ChoiceField::Name)))
    }

    /// Which cells of a row are on screen.
    #[must_use]
    pub fn cells_shown(&self) -> Range<usize> {
        let shown = self.plan.table.map_or(0, |table| table.shown);
        self.first_cell..self.first_cell + shown
    }

    /// The bands with their lines.
    pub fn bands(&self) -> impl Iterator<Item = (&Band, Range<usize>)> {
        let ends = self.tops.iter().skip(1);
        self.plan.bands.iter().zip(self.tops.iter().zip(ends).map(|(top, end)| *top..*end))
    }

    /// Whether arrows move from cell to cell.
    #[must_use]
    pub fn by_cell(&self) -> bool {
        self.page == NotesPage::Options && !self.in_text && self.plan.in_table(self.focus)
    }

    #[must_use]
    pub fn field(&self) -> FieldId {
        self.fields.get(self.focus).copied().unwrap_or(FieldId::FIRST)
    }

    /// Fits the page into an area of this many columns and lines.
    pub fn fit(&mut self, notes: &Notes, width: usize, height: usize, context: SheetContext) {
        let anew = self.size.0 != width || self.context != context;
        if !anew && self.size.1 == height {
            return;
        }
        (self.size, self.context) = ((width, height), context);
        if anew {
            let anchor = self.caret.anchor;
            self.rewrap(notes);
            // The text is what it was.
            self.caret.anchor = anchor;
        }
        self.reveal(notes);
    }

    /// Lines in sight below that of the cursor.
    #[must_use]
    pub fn lines_below(&self, notes: &Notes) -> usize {
        (self.top + self.size.1).saturating_sub(self.cursor(notes).0 + 1)
    }

    /// Lays the page out again from the text alone.
    pub fn rewrap(&mut self, notes: &Notes) {
        self.fields = notes.fields(self.page);
        self.plan = Plan::of(self.page, &self.fields, notes, self.size.0);
        let fields = self.fields.iter().enumerate();
        self.rows = fields.map(|(at, &field)| Rows::new(&notes.get(field).text, self.width_of(at))).collect();
        self.under = vec![Vec::new(); self.fields.len()];
        (0..self.fields.len()).for_each(|at| self.say_under(notes, at));
        self.focus = self.focus.min(self.fields.len().saturating_sub(1));
        let text = &notes.get(self.field()).text;
        self.caret = Caret::at(grapheme::floor_boundary(text, self.caret.at));
        self.place(notes);
    }

    /// Shows another page, with the cursor where it was left there.
    pub fn turn_to(&mut self, notes: &Notes, page: NotesPage) {
        if page == self.page {
            return;
        }
        let index = |page| NotesPage::ALL.iter().position(|one| *one == page).unwrap_or_default();
        if let Some(bookmark) = self.bookmarks.get_mut(index(self.page)) {
            *bookmark = Bookmark { focus: self.focus, caret: self.caret, column: self.column };
        }
        let bookmark = self.bookmarks.get(index(page)).copied().unwrap_or_default();
        (self.page, self.focus, self.caret, self.top) = (page, bookmark.focus, bookmark.caret, 0);
        // Which column up and down keep to is a matter of this page's table alone.
        self.column = bookmark.column;
        (self.in_text, self.first_cell) = (false, 0);
        self.rewrap(notes);
        self.reveal(notes);
    }

    /// Puts the cursor at the end of a field, turning to its page.
    pub fn go_to(&mut self, notes: &Notes, field: FieldId) {
        self.turn_to(notes, field.page());
        if let Some(at) = self.fields.iter().position(|one| *one == field) {
            self.focus_on(at);
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

    /// Comes to a field, from wherever.
    fn focus_on(&mut self, field: usize) {
        self.in_text &= field == self.focus;
        self.focus = field;
        self.column = self.plan.cell(field).unwrap_or(self.column);
    }

    fn go_to_end(&mut self, notes: &Notes) {
        self.caret = Caret::at(notes.get(self.field()).text.len());
        self.place(notes);
        self.reveal(notes);
    }

    /// Takes in an edit that was made to a field of this page; `true` where lines must be placed anew.
    pub fn edited(&mut self, notes: &Notes, field: FieldId, edit: &Edit) -> bool {
        let Some(at) = self.fields.iter().position(|one| *one == field) else {
            return false;
        };
        let Some(rows) = self.rows.get_mut(at) else {
            return false;
        };
        let before = (rows.len(), self.under.get(at).map(Vec::len));
        rows.edit(&notes.get(field).text, edit.at, edit.removed.len(), edit.inserted.len());
        let now = rows.len();
        self.say_under(notes, at);
        before != (now, self.under.get(at).map(Vec::len))
    }

    /// Takes in that a field of this page was marked otherwise.
    pub fn marked(&mut self, notes: &Notes, field: FieldId) {
        if let Some(at) = self.fields.iter().position(|one| *one == field) {
            self.say_under(notes, at);
        }
    }

    /// Lines of the whole page.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.tops.last().map_or(0, |end| end.saturating_sub(self.last_gap()))
    }

    /// Empty lines after the last band.
    fn last_gap(&self) -> usize {
        let last = self.plan.bands.len().checked_sub(1).map(|last| self.plan.row(last)).unwrap_or_default();
        last.first().and_then(|field| self.blocks.get(*field)).map_or(0, |block| block.gap)
    }

    /// Line and column of the cursor.
    #[must_use]
    pub fn cursor(&self, notes: &Notes) -> (usize, usize) {
        let (Some(block), Some(rows)) = (self.blocks.get(self.focus), self.rows.get(self.focus)) else {
            return (0, 0);
        };
        let (row, column) = rows.position(&notes.get(self.field()).text, self.caret.at);
        (block.top + block.label + row, block.left + column)
    }

    /// Scrolls as little as brings the cursor on screen, and the label of its field where both fit.
    pub fn reveal(&mut self, notes: &Notes) {
        let (line, _) = self.cursor(notes);
        let height = self.size.1.max(1);
        let block = self.blocks.get(self.focus).copied().unwrap_or_default();
        // The page may begin with words above its first field.
        let start = if self.plan.is_first(self.focus) { 0 } else { block.top };
        let wanted = [start, block.top].into_iter().find(|top| line < top + height).unwrap_or(line);
        // Lines under a cell are in sight with it, where all of the row fits.
        let band = self.plan.band(self.focus);
        let end = self.tops.get(band + 1).map_or(0, |end| end.saturating_sub(1));
        let fits =
            self.plan.in_table(self.focus) && self.tops.get(band).is_some_and(|top| end <= top + height);
        let last = if fits { end.max(line + 1) } else { line + 1 };
        self.top = self.top.min(wanted).max(last.saturating_sub(height));
    }

    /// Scrolls without moving the cursor.
    pub fn scroll(&mut self, by: isize) {
        let last = self.lines().saturating_sub(self.size.1);
        self.top = self.top.saturating_add_signed(by).min(last);
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
        let at = if select { self.focus } else { self.at_point(line, column) };
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
            rows.offset_at(text, row, column.saturating_sub(block.left))
        };
        if select {
            self.caret.go(text, rows, Motion::To(offset), true);
        } else {
            self.focus_on(at);
            self.caret = Caret::at(offset);
        }
        self.place(notes);
        self.reveal(notes);
    }

    /// The field at a line and column, or the one nearest to it before.
    fn at_point(&self, line: usize, column: usize) -> usize {
        let band = self.bands().position(|(_, lines)| line < lines.end);
        let band = band.unwrap_or_else(|| self.plan.bands.len().saturating_sub(1));
        let fields = self.plan.row(band);
        let stacked = self.table().is_some_and(Table::is_stacked);
        let reached = |field: &&usize| {
            let block = self.blocks.get(**field).filter(|block| block.shown);
            block.is_some_and(|block| if stacked { block.top <= line } else { block.left <= column + 1 })
        };
        let shown = |field: &&usize| self.blocks.get(**field).is_some_and(|block| block.shown);
        let found = fields.iter().rfind(reached).or_else(|| fields.iter().find(shown));
        found.copied().unwrap_or_default()
    }

    /// Goes to the start of the page's first field or the end of its last.
    pub fn go_to_edge(&mut self, notes: &Notes, end: bool) {
        let edge = if end { self.plan.bands.len().saturating_sub(1) } else { 0 };
        let field = self.plan.row(edge).first().copied().unwrap_or_default();
        self.focus_on(field);
        self.go_to_end(notes);
        if !end {
            self.caret = Caret::at(0);
        }
        self.reveal(notes);
    }
}

/// Words of the program, in lines of so many columns.
fn lines_of(text: &str, width: usize) -> Vec<String> {
    let rows = Rows::new(text, width.max(1));
    let row = |at| text.get(rows.range(at)).unwrap_or_default().trim_end().to_owned();
    (0..rows.len()).map(row).collect()
}
