//! Text on the screen: lines cut to their area, rows of wrapped text with a selection.

use std::{borrow::Cow, ops::Range};

use ratatui::{layout::Rect, style::Style};

use super::strokes::Strokes;
use crate::text::grapheme;

/// Draws one line at the left of a row of `area`; returns the column after it.
pub fn line(buffer: &mut Strokes, area: Rect, row: u16, indent: u16, text: &str, style: Style) -> u16 {
    if row >= area.height || indent >= area.width {
        return area.x + indent.min(area.width);
    }
    buffer.write(area.x + indent, area.y + row, text, area.width - indent, style)
}

/// Draws one line that ends at the right of a row of `area`, unless it would touch what stands
/// before column `from`.
pub fn line_right(buffer: &mut Strokes, area: Rect, row: u16, from: u16, text: &str, style: Style) {
    let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
    let start = area.right().saturating_sub(width.saturating_add(1));
    if row < area.height && start >= from && start >= area.x {
        buffer.write(start, area.y + row, text, width, style);
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
    buffer: &mut Strokes,
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
    buffer: &mut Strokes,
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

/// Draws one row of wrapped text with parts of it in styles of their own, which are in order and do not overlap.
pub fn styled_row(
    buffer: &mut Strokes,
    area: Rect,
    text: &str,
    row: &Range<usize>,
    styled: &[(Range<usize>, Style)],
    plain: Style,
) {
    let first = styled.partition_point(|(range, _)| range.end <= row.start);
    let mut at = row.start;
    let mut parts = Vec::new();
    for (range, style) in styled.iter().skip(first).take_while(|(range, _)| range.start < row.end) {
        let (from, to) = (range.start.max(at), range.end.min(row.end));
        parts.extend([(at..from, plain), (from..to, *style)]);
        at = to;
    }
    parts.push((at..row.end, plain));
    pieces(buffer, area, text, parts);
}

/// Draws parts of a text one after the other.
fn pieces(
    buffer: &mut Strokes,
    area: Rect,
    text: &str,
    parts: impl IntoIterator<Item = (Range<usize>, Style)>,
) {
    let mut column = area.x;
    for (part, style) in parts {
        let part = with_spaces(text.get(part).unwrap_or_default());
        let left = area.right().saturating_sub(column);
        column = buffer.write(column, area.y, &part, left, style);
    }
}
