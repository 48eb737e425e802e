//! Moving the cursor over a page: within a field, and from one to the next.

use super::Sheet;
use crate::{
    domain::Notes,
    text::{Caret, Motion},
};

impl Sheet {
    /// Moves the cursor, from field to field where one ends; in the grid from cell to cell.
    pub fn go(&mut self, notes: &Notes, motion: Motion, select: bool) {
        let text = &notes.get(self.field()).text;
        let Some(rows) = self.rows.get(self.focus) else {
            return;
        };
        let arrow = matches!(motion, Motion::Left | Motion::Right | Motion::Up | Motion::Down);
        let walks = if self.by_cell() && arrow && !select {
            self.caret.anchor = None;
            true
        } else {
            !self.caret.go(text, rows, motion, select) && !select
        };
        if walks {
            self.walk(notes, motion);
        }
        self.place(notes);
        self.reveal(notes);
    }

    /// Goes to the end of the next field, or of the one before, row by row; `true` where that led round to
    /// the other end of the page.
    pub fn step(&mut self, notes: &Notes, forward: bool) -> bool {
        let order: Vec<_> = (0..self.plan.bands.len()).flat_map(|band| self.plan.row(band)).collect();
        let here = order.iter().position(|field| *field == self.focus).unwrap_or_default();
        let last = order.len().saturating_sub(1);
        let (next, round) = match (forward, here) {
            (true, here) if here >= last => (0, true),
            (true, here) => (here + 1, false),
            (false, 0) => (last, true),
            (false, here) => (here - 1, false),
        };
        self.focus_on(order.get(next).copied().unwrap_or_default());
        self.go_to_end(notes);
        round
    }

    /// Steps into the neighbouring field.
    fn walk(&mut self, notes: &Notes, motion: Motion) {
        let by_cell = self.by_cell();
        let Some(next) = self.neighbour(motion, by_cell) else {
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
            _ if by_cell && self.plan.in_table(next) => text.len(),
            Motion::Up => rows.offset_at(text, rows.len() - 1, goal.unwrap_or_default()),
            Motion::Down => rows.offset_at(text, 0, goal.unwrap_or_default()),
            Motion::Left | Motion::WordLeft => text.len(),
            Motion::Right | Motion::WordRight => 0,
            _ => return,
        };
        let upright = matches!(motion, Motion::Up | Motion::Down);
        let column = self.column;
        self.focus_on(next);
        if upright {
            self.column = column;
        }
        self.caret = Caret { goal: goal.filter(|_| upright), ..Caret::at(at) };
    }

    /// The field next to this one, or in the band above or below.
    fn neighbour(&self, motion: Motion, by_cell: bool) -> Option<usize> {
        let band = self.plan.band(self.focus);
        let conflict = |by: isize| {
            let fields = self.plan.row(band);
            let at = fields.iter().position(|field| *field == self.focus)?;
            fields.get(at.checked_add_signed(by)?).copied()
        };
        match motion {
            Motion::Up => self.in_column(band.checked_sub(1)?),
            Motion::Down => self.in_column(band + 1),
            Motion::Left | Motion::WordLeft if by_cell => conflict(-1),
            Motion::Right | Motion::WordRight if by_cell => conflict(1),
            Motion::Left | Motion::WordLeft => {
                conflict(-1).or_else(|| self.plan.row(band.checked_sub(1)?).last().copied())
            }
            Motion::Right | Motion::WordRight => {
                conflict(1).or_else(|| self.plan.row(band + 1).first().copied())
            }
            _ => None,
        }
    }

    /// The field of a band in the column that up and down keep to.
    fn in_column(&self, band: usize) -> Option<usize> {
        let fields = self.plan.row(band);
        let questions = self.plan.in_table(self.focus) && self.plan.cell(self.focus).is_none();
        let wanted = |field: &&usize| match self.plan.cell(**field) {
            Some(cell) => !questions && cell == self.column,
            None => questions,
        };
        let nearest = || if questions { fields.first() } else { fields.last() };
        fields.iter().find(wanted).or_else(nearest).copied()
    }
}
