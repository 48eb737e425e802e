//! A frame as the views ask for it: strokes of text, row by row.
//!
//! Two rows of the same strokes look the same, and nearly all rows are the same in two frames that
//! follow each other. To compare strokes costs far less than to fill cells and compare those.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::theme::in_ascii;
use crate::text::{clean, grapheme};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paint {
    /// The row's words up to this byte, from where the stroke before ended.
    Words(usize),
    Symbol(&'static str),
    Wash,
    Blank,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stroke {
    column: u16,
    width: u16,
    paint: Paint,
    style: Style,
}

/// The strokes of one row, in the order they were made.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct PaintedRow {
    words: String,
    frame_buffer: Vec<Stroke>,
}

impl PaintedRow {
    fn clear(&mut self) {
        self.words.clear();
        self.frame_buffer.clear();
    }

    /// Fills the cells of a row.
    pub(super) fn paint(&self, cells: &mut Buffer) {
        let y = cells.area.y;
        let mut start = 0;
        for &Stroke { column, width, paint, style } in &self.frame_buffer {
            let under = cells.content.iter_mut().skip(usize::from(column)).take(usize::from(width));
            match paint {
                Paint::Words(end) => {
                    let words = self.words.get(start..end).unwrap_or_default();
                    start = end;
                    if is_plain(words.as_bytes()) {
                        for (cell, char) in under.zip(words.chars()) {
                            cell.set_char(char).set_style(style);
                        }
                    } else {
                        cells.set_stringn(column, y, words, usize::from(width), style);
                    }
                }
                Paint::Symbol(symbol) => under.for_each(|cell| {
                    cell.set_symbol(symbol).set_style(style);
                }),
                Paint::Wash => under.for_each(|cell| {
                    cell.set_style(style);
                }),
                Paint::Blank => under.for_each(ratatui::buffer::Cell::reset),
            }
        }
    }
}

/// Whether a column is a byte: to look for graphemes would take most of the time of a frame.
fn is_plain(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// How much of a text fits where all that could be seen of it is plain.
fn plain_within(text: &str, room: u16) -> Option<(usize, u16)> {
    let columns = usize::from(room);
    // One byte more: what follows the last letter may belong to it.
    let seen = text.as_bytes().get(..=columns).unwrap_or(text.as_bytes());
    let bytes = seen.len().min(columns);
    is_plain(seen).then_some((bytes, u16::try_from(bytes).unwrap_or(room)))
}

/// How many bytes of a text fit into so many columns, and how many of those they take.
fn fitting(text: &str, room: u16) -> (usize, u16) {
    let columns = usize::from(room);
    let (mut end, mut used) = (0, 0);
    for (range, width) in grapheme::graphemes(text, 0..text.len()) {
        // A cell holds no control character, and a tab is one.
        let width = if text.get(range.clone()) == Some("\t") { 0 } else { width };
        if used + width > columns {
            break;
        }
        (end, used) = (range.end, used + width);
    }
    (end, u16::try_from(used).unwrap_or(room))
}

/// A frame in the making.
pub struct FrameBuffer {
    pub area: Rect,
    pub(super) rows: Vec<PaintedRow>,
    /// Whether signs are drawn in ASCII.
    pub ascii: bool,
}

impl FrameBuffer {
    /// An empty frame of so many columns and rows.
    #[must_use]
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        Self { area, rows: vec![PaintedRow::default(); usize::from(rows)], ascii: false }
    }

    /// Takes every stroke out again.
    pub(super) fn clear(&mut self) {
        self.rows.iter_mut().for_each(PaintedRow::clear);
    }

    /// Writes into at most `width` columns of a row; returns the column after it.
    pub fn write(&mut self, column: u16, row: u16, text: &str, width: u16, style: Style) -> u16 {
        let room = width.min(self.area.right().saturating_sub(column));
        let Some(line) = self.rows.get_mut(usize::from(row)) else {
            return column;
        };
        // Most text is plain, and takes a byte a column.
        let plain = plain_within(text, room);
        let text = if plain.is_some() { Cow::Borrowed(text) } else { clean(text) };
        let text = if self.ascii && plain.is_none() { text.chars().map(in_ascii).collect() } else { text };
        let (bytes, width) = plain.unwrap_or_else(|| fitting(&text, room));
        if width == 0 {
            return column;
        }
        line.words.push_str(text.get(..bytes).unwrap_or_default());
        line.frame_buffer.push(Stroke { column, width, paint: Paint::Words(line.words.len()), style });
        column + width
    }

    /// Puts the same symbol, of one column, everywhere in an area.
    pub fn fill(&mut self, area: Rect, symbol: &'static str, style: Style) {
        let sign = symbol.chars().next().map_or(' ', in_ascii);
        let symbol = match sign {
            '-' if self.ascii => "-",
            '|' if self.ascii => "|",
            '+' if self.ascii => "+",
            _ => symbol,
        };
        self.spread(area, Paint::Symbol(symbol), style);
    }

    /// Lays a style over an area.
    pub fn wash(&mut self, area: Rect, style: Style) {
        self.spread(area, Paint::Wash, style);
    }

    /// Wipes an area clean.
    pub fn wipe(&mut self, area: Rect) {
        self.spread(area, Paint::Blank, Style::new());
    }

    fn spread(&mut self, area: Rect, paint: Paint, style: Style) {
        let Rect { x: column, y, width, height } = area.intersection(self.area);
        for row in self.rows.iter_mut().skip(usize::from(y)).take(usize::from(height)) {
            row.frame_buffer.push(Stroke { column, width, paint, style });
        }
    }

    /// The frame as cells, all of them.
    #[must_use]
    pub fn painted(&self) -> Buffer {
        let painted = self.rows.iter().zip(self.area.rows()).flat_map(|(row, line)| {
            let mut cells = Buffer::empty(line);
            row.paint(&mut cells);
            cells.content
        });
        Buffer { area: self.area, content: painted.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{is_harmful, samples::unruly};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_is_what_ratatui_would_write(text in unruly(), at in 0_u16..14, width in 0_u16..14) {
            let style = Style::new().bold();
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
            let end = buffer.set_stringn(at.min(12), 0, clean(&text), usize::from(width), style).0;
            let mut frame_buffer = FrameBuffer::new((12, 1));
            prop_assert_eq!(frame_buffer.write(at.min(12), 0, &text, width, style), end);
            prop_assert!(!frame_buffer.painted().content.iter().any(|cell| cell.symbol().contains(is_harmful)));
            prop_assert_eq!(frame_buffer.painted(), buffer);
        }
    }
}
