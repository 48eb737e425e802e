//! A part of the screen to draw into.

use ratatui::{layout::Rect, style::Style};

use super::{
    frame_buffer::FrameBuffer,
    text::{line, line_right, wrapped},
    theme::Theme,
};

/// An area of the screen; rows and columns count from its corner.
pub struct Canvas<'a> {
    pub buffer: &'a mut FrameBuffer,
    pub area: Rect,
    pub theme: Theme,
}

impl Canvas<'_> {
    /// Another area of the same screen.
    pub fn at(&mut self, area: Rect) -> Canvas<'_> {
        Canvas { buffer: self.buffer, area, theme: self.theme }
    }

    /// Columns of a line after an indent, with one to spare at the right.
    #[must_use]
    pub fn room(&self, indent: u16) -> usize {
        usize::from(self.area.width.saturating_sub(indent + 1))
    }

    /// Where a cell of it is on the screen.
    #[must_use]
    pub const fn cell(&self, column: u16, row: u16) -> (u16, u16) {
        (self.area.x + column, self.area.y + row)
    }

    /// Draws one line; returns the column of the screen after it.
    pub fn line(&mut self, row: u16, indent: u16, text: &str, style: Style) -> u16 {
        line(self.buffer, self.area, row, indent, text, style)
    }

    /// Draws one line that ends at the right, unless it would touch what is before column `from` of the
    /// screen.
    pub fn line_right(&mut self, row: u16, from: u16, text: &str, style: Style) {
        line_right(self.buffer, self.area, row, from, text, style);
    }

    /// Lays the bar of a chosen row over some rows, from edge to edge.
    pub fn bar(&mut self, row: u16, rows: u16) {
        let area = Rect { y: self.area.y + row, height: rows, ..self.area }.intersection(self.area);
        self.buffer.wash(area, self.theme.bar());
    }

    /// Draws wrapped words from a row on; returns the row after them.
    pub fn wrapped(&mut self, row: u16, indent: u16, text: &str, style: Style) -> u16 {
        self.lines(row, indent, &wrapped(text, self.room(indent)), style)
    }

    /// Draws lines from a row on; returns the row after them.
    pub fn lines<T: AsRef<str>>(&mut self, row: u16, indent: u16, lines: &[T], style: Style) -> u16 {
        for (text, row) in lines.iter().zip(row..) {
            self.line(row, indent, text.as_ref(), style);
        }
        row.saturating_add(u16::try_from(lines.len()).unwrap_or(u16::MAX))
    }
}
