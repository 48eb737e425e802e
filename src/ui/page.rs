//! A page of paragraphs, wrapped once for a width and scrolled.

use ratatui::{layout::Rect, style::Style};

use super::{canvas::Canvas, marked::Marked, text::marked_row};
use crate::text::Rows;

/// A paragraph, of a kind that the page's owner knows how to draw.
pub struct Paragraph<K> {
    pub kind: K,
    pub words: Marked,
    /// Columns before its words.
    pub indent: u16,
    rows: Rows,
    /// Its first line on the page.
    pub top: usize,
    pub height: usize,
}

impl<K> Paragraph<K> {
    /// Draws one of its rows into a row of the screen.
    pub fn view(&self, on: &mut Canvas, at: usize, row: u16, style: Style) {
        let indent = self.indent.min(on.area.width);
        let place = Rect::new(on.area.x + indent, on.area.y + row, on.area.width - indent, 1);
        let (text, row) = (&self.words.text, self.rows.range(at));
        let words = text.get(row.clone()).unwrap_or_default().trim_end();
        let row = row.start..row.start + words.len();
        marked_row(on.buffer, place, text, &row, &self.words.marks, (style, on.theme.differs()));
    }
}

/// Paragraphs and the part of them on screen.
pub struct Page<K> {
    pub paragraphs: Vec<Paragraph<K>>,
    /// The first line on screen.
    pub top: usize,
    width: Option<u16>,
    pub height: usize,
}

impl<K> Default for Page<K> {
    fn default() -> Self {
        Self { paragraphs: Vec::new(), top: 0, width: None, height: 0 }
    }
}

impl<K: Copy> Page<K> {
    /// An empty page, scrolled as far as another was.
    #[must_use]
    pub fn scrolled_to(top: usize) -> Self {
        Self { top, ..Self::default() }
    }

    /// Adds a paragraph.
    pub fn add(&mut self, kind: K, indent: u16, words: Marked) {
        self.paragraphs.push(Paragraph { kind, words, indent, rows: Rows::new("", 1), top: 0, height: 0 });
    }

    /// Adds a paragraph without marks.
    pub fn say(&mut self, kind: K, indent: u16, words: impl Into<String>) {
        self.add(kind, indent, Marked::plain(words));
    }

    /// Fits it into so many columns and rows; `true` where its lines are others than before. `spare` has the
    /// columns that a paragraph leaves free at its right, or none for one that is hidden.
    pub fn fit(&mut self, (width, height): (u16, u16), spare: impl Fn(K) -> Option<u16>) -> bool {
        self.height = usize::from(height);
        if self.width.replace(width) == Some(width) {
            return false;
        }
        let mut top = 0;
        for one in &mut self.paragraphs {
            let spare = spare(one.kind);
            let room = width.saturating_sub(one.indent + spare.unwrap_or_default());
            one.rows = Rows::new(&one.words.text, usize::from(room));
            (one.top, one.height) = (top, spare.map_or(0, |_| one.rows.len()));
            top += one.height;
        }
        true
    }

    /// The rows on screen, each with its paragraph, its number there, and the row of the screen.
    pub fn shown(&self) -> impl Iterator<Item = (&Paragraph<K>, usize, u16)> {
        let first = self.paragraphs.partition_point(|one| one.top + one.height <= self.top);
        let above = self.paragraphs.get(first).map_or(0, |one| self.top - one.top);
        let rows =
            self.paragraphs.iter().skip(first).flat_map(|one| (0..one.height).map(move |at| (one, at)));
        rows.skip(above).take(self.height).zip(0..).map(|((one, at), row)| (one, at, row))
    }

    /// The top at which the last line is on screen.
    #[must_use]
    pub fn last_top(&self) -> usize {
        let lines = self.paragraphs.last().map_or(0, |last| last.top + last.height);
        lines.saturating_sub(self.height)
    }

    /// Scrolls by so many lines, as far as there are any.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
    }

    /// Scrolls by so many screens, less a line each.
    pub fn scroll_screens(&mut self, by: isize) {
        self.scroll(by * isize::try_from(self.height.saturating_sub(1)).unwrap_or(1).max(1));
    }

    /// Whether there are lines below the screen.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.top < self.last_top()
    }
}
