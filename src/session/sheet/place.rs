//! The position of every field of a page.

use super::{Band, FieldId, INDENT, LABEL_INDENT, Sheet, Table, plan::TableRow};
use crate::{domain::Notes, text::Rows};

/// The position of one field, in lines and columns of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub top: usize,
    pub left: usize,
    pub label: usize,
    pub text: usize,
    pub added: usize,
    pub gap: usize,
    pub shown: bool,
}

impl Block {
    const fn lines(self) -> usize {
        self.label + self.text + self.added + self.gap
    }
}

impl Sheet {
    pub fn place(&mut self, notes: &Notes) {
        if let Some(at) = self.fields.iter().position(|field| *field == FieldId::STILL_TO_ASK) {
            self.say_under(notes, at);
        }
        self.bring_into_row();
        let mut blocks = vec![Block::default(); self.fields.len()];
        let mut tops = Vec::with_capacity(self.plan.bands.len() + 1);
        let mut top = 0;
        for band in &self.plan.bands {
            tops.push(top);
            top += match (band, self.plan.table) {
                (Band::Words(words), _) => words.len() + 1,
                (Band::Heads, _) => 1,
                (Band::Field(field), _) => put(&mut blocks, *field, self.stacked(notes, *field, top)),
                (Band::Row(row), Some(table)) if !table.is_stacked() => {
                    self.row(row, table, top, &mut blocks)
                }
                (Band::Row(row), _) => self.one_cell(notes, row, top, &mut blocks),
            };
        }
        tops.push(top);
        (self.blocks, self.tops) = (blocks, tops);
    }

    /// Lets the cells on screen be those around the one the cursor is in.
    fn bring_into_row(&mut self) {
        let Some(table) = self.plan.table else {
            return;
        };
        if let Some(cell) = self.plan.cell(self.focus) {
            self.first_cell = self.first_cell.min(cell).max((cell + 1).saturating_sub(table.shown));
        }
        self.first_cell = self.first_cell.min(self.plan.cells().saturating_sub(table.shown));
    }

    /// A field under its label. A blank one takes one line unless the cursor is in it.
    fn stacked(&self, notes: &Notes, field: usize, top: usize) -> Block {
        let blank = self.fields.get(field).is_none_or(|field| notes.get(*field).text.is_empty());
        let added = self.under.get(field).map_or(0, Vec::len);
        let block = Block { top, left: INDENT, added, shown: true, ..Block::default() };
        if blank && field != self.focus {
            return Block { label: 1, gap: usize::from(added > 0), ..block };
        }
        let label = self.plan.label(field);
        let width = self.size.0.saturating_sub(LABEL_INDENT).max(1);
        // Labels are plain ASCII but for a few signs of one column, so bytes are enough to tell most fit.
        let label = if label.len() <= width { 1 } else { Rows::new(label, width).len() };
        Block { label, text: self.text_lines(field), gap: 1, ..block }
    }

    fn text_lines(&self, field: usize) -> usize {
        self.rows.get(field).map_or(1, Rows::len)
    }

    /// A row of which one cell is on screen, its label above it.
    fn one_cell(&self, notes: &Notes, row: &TableRow, top: usize, blocks: &mut [Block]) -> usize {
        let cell = row.cells.get(self.first_cell);
        row.question
            .iter()
            .chain(cell)
            .fold(0, |lines, field| lines + put(blocks, *field, self.stacked(notes, *field, top + lines)))
    }

    /// A row with its label at the left: as high as the highest of its cells.
    fn row(&self, row: &TableRow, table: Table, top: usize, blocks: &mut [Block]) -> usize {
        let mut highest = match row.question {
            Some(question) => {
                let text = self.text_lines(question);
                let block = Block { top, left: LABEL_INDENT, text, shown: true, ..Block::default() };
                put(blocks, question, block)
            }
            None => Rows::new(&row.label, table.label_width()).len(),
        };
        for (at, field) in row.cells.iter().enumerate() {
            let shown = self.cells_shown().contains(&at);
            let block = Block {
                top,
                left: table.left(at.saturating_sub(self.first_cell)),
                text: self.text_lines(*field),
                added: self.under.get(*field).map_or(0, Vec::len),
                shown,
                ..Block::default()
            };
            let lines = put(blocks, *field, block);
            if shown {
                highest = highest.max(lines);
            }
        }
        highest + 1
    }
}

/// Puts a block in its place; how many lines it takes.
fn put(blocks: &mut [Block], field: usize, block: Block) -> usize {
    if let Some(place) = blocks.get_mut(field) {
        *place = block;
    }
    block.lines()
}
