//! Text on the screen: lines cut to their area, rows of wrapped text with a selection.

use std::{borrow::Cow, ops::Range};

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
};

use crate::text::grapheme;

/// Draws one line at the left of a row of `area`; returns the column after it.
pub fn line(buffer: &mut Buffer, area: Rect, row: u16, indent: u16, text: &str, style: Style) -> u16 {
    if row >= area.height || indent >= area.width {
        return area.x + indent.min(area.width);
    }
    put(buffer, area.x + indent, area.y + row, text, area.width - indent, style)
}

/// Draws text into at most `width` columns; returns the column after it.
///
/// Plain letters, which is nearly all text, are put down one a cell; to look for graphemes among
/// them would take most of the time of a frame.
fn put(buffer: &mut Buffer, column: u16, row: u16, text: &str, width: u16, style: Style) -> u16 {
    let width = width.min(buffer.area.right().saturating_sub(column));
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || row >= buffer.area.bottom() {
        return buffer.set_stringn(column, row, text, usize::from(width), style).0;
    }
    let start = buffer.index_of(column.min(buffer.area.right().saturating_sub(1)), row);
    let cells = buffer.content.iter_mut().skip(start).take(usize::from(width));
    let mut styled = Cell::EMPTY;
    styled.set_style(style);
    let mut end = column;
    for (cell, char) in cells.zip(text.chars()) {
        (cell.fg, cell.bg, cell.modifier) = (styled.fg, styled.bg, styled.modifier);
        // A frame begins with spaces everywhere.
        if char != ' ' || cell.symbol() != " " {
            cell.set_char(char);
        }
        end += 1;
    }
    end
}

/// Draws one line that ends at the right of a row of `area`, unless it would touch what stands
/// before column `from`.
pub fn line_right(buffer: &mut Buffer, area: Rect, row: u16, from: u16, text: &str, style: Style) {
    let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
    let start = area.right().saturating_sub(width.saturating_add(1));
    if row < area.height && start >= from && start >= area.x {
        put(buffer, start, area.y + row, text, width, style);
    }
}

/// Columns a line takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let mut at = 0;
    let mut columns = 0;
    while at < text.len() {
        let next = grapheme::next_boundary(text, at);
        columns += text.get(at..next).map_or(0, grapheme::width);
        at = next.max(at + 1);
    }
    columns
}

/// The line, cut at a grapheme with "…" where it does not fit.
#[must_use]
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let (mut at, mut used) = (0, 0);
    while at < text.len() {
        let next = grapheme::next_boundary(text, at);
        used += text.get(at..next).map_or(0, grapheme::width);
        if used >= width {
            break;
        }
        at = next;
    }
    Cow::Owned(format!("{}…", text.get(..at).unwrap_or_default().trim_end()))
}

/// Tabs as the four spaces they are wrapped as.
fn with_spaces(text: &str) -> Cow<'_, str> {
    if text.contains('\t') { Cow::Owned(text.replace('\t', "    ")) } else { Cow::Borrowed(text) }
}

/// Draws one row of wrapped text with the part of it that is selected.
///
/// `row` says which bytes of `text` it holds, `selection` which bytes are selected.
pub fn row(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    row: &Range<usize>,
    selection: Option<&Range<usize>>,
    (plain, selected): (Style, Style),
) {
    let within = |at: usize| at.clamp(row.start, row.end);
    let (from, to) =
        selection.map_or((row.end, row.end), |selection| (within(selection.start), within(selection.end)));
    pieces(buffer, area, text, [(row.start..from, plain), (from..to, selected), (to..row.end, plain)]);
}

/// Draws one row of wrapped text with the parts of it that are marked; `marks` are in order.
pub fn marked_row(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    row: &Range<usize>,
    marks: &[Range<usize>],
    (plain, marked): (Style, Style),
) {
    let first = marks.partition_point(|mark| mark.end <= row.start);
    let mut at = row.start;
    let mut parts = Vec::new();
    for mark in marks.iter().skip(first).take_while(|mark| mark.start < row.end) {
        let (from, to) = (mark.start.max(at), mark.end.min(row.end));
        parts.extend([(at..from, plain), (from..to, marked)]);
        at = to;
    }
    parts.push((at..row.end, plain));
    pieces(buffer, area, text, parts);
}

/// Draws parts of a text one after the other.
fn pieces(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    parts: impl IntoIterator<Item = (Range<usize>, Style)>,
) {
    let mut column = area.x;
    for (part, style) in parts {
        let part = with_spaces(text.get(part).unwrap_or_default());
        let left = area.right().saturating_sub(column);
        column = put(buffer, column, area.y, &part, left, style);
    }
}
