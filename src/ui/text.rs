//! Text on the screen: lines cut to their area, rows of wrapped text with a selection.

use std::{borrow::Cow, ops::Range};

use ratatui::{layout::Rect, style::Style};

use super::frame_buffer::FrameBuffer;
use crate::text::{Rows, grapheme};

/// Draws one line at the left of a row of `area`; returns the column after it.
pub fn line(buffer: &mut FrameBuffer, area: Rect, row: u16, indent: u16, text: &str, style: Style) -> u16 {
    if row >= area.height || indent >= area.width {
        return area.x + indent.min(area.width);
    }
    buffer.write(area.x + indent, area.y + row, text, area.width - indent, style)
}

/// Draws one line that ends at the right of a row of `area`, unless it would touch what stands
/// before column `from`.
pub fn line_right(buffer: &mut FrameBuffer, area: Rect, row: u16, from: u16, text: &str, style: Style) {
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

/// A text wrapped into so many columns.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let rows = Rows::new(text, width.max(1));
    (0..rows.len()).map(|row| text.get(rows.range(row)).unwrap_or_default().trim_end().to_owned()).collect()
}

/// Draws one row of wrapped text with the part of it that is selected.
///
/// `row` says which bytes of `text` it holds, `selection` which bytes are selected.
pub fn row(
    buffer: &mut FrameBuffer,
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
    buffer: &mut FrameBuffer,
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

/// Draws one row of wrapped text in these styles, which are in order and of which none overlaps another.
pub fn styled_row(
    buffer: &mut FrameBuffer,
    area: Rect,
    text: &str,
    row: &Range<usize>,
    styles: &[(Range<usize>, Style)],
    plain: Style,
) {
    let first = styles.partition_point(|(range, _)| range.end <= row.start);
    let mut at = row.start;
    let mut parts = Vec::new();
    for (range, style) in styles.iter().skip(first).take_while(|(range, _)| range.start < row.end) {
        let (from, to) = (range.start.max(at), range.end.min(row.end));
        parts.extend([(at..from, plain), (from..to, *style)]);
        at = to;
    }
    parts.push((at..row.end, plain));
    pieces(buffer, area, text, parts);
}

/// Styles with another laid over part of the text.
#[must_use]
pub fn laid_over(
    styles: Vec<(Range<usize>, Style)>,
    part: &Range<usize>,
    over: Style,
) -> Vec<(Range<usize>, Style)> {
    let mut all = Vec::with_capacity(styles.len() + 2);
    // Where what has a style already ends within the part.
    let mut at = part.start;
    for (range, style) in styles {
        let (from, to) = (range.start.max(part.start), range.end.min(part.end));
        if from >= to {
            if range.start >= part.end && at < part.end {
                all.push((at..part.end, over));
                at = part.end;
            }
            all.push((range, style));
            continue;
        }
        all.extend([(range.start..from, style), (at..from, over), (from..to, style.patch(over))]);
        at = to;
        if to < range.end {
            all.push((to..range.end, style));
        }
    }
    all.push((at..part.end, over));
    all.retain(|(range, _)| !range.is_empty());
    all
}

/// Draws parts of a text one after the other.
fn pieces(
    buffer: &mut FrameBuffer,
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    const MARKED: Style = Style::new().add_modifier(Modifier::UNDERLINED);
    const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);

    /// A letter for each character: marked, selected, both, or neither.
    fn looks(marks: &[Range<usize>], part: &Range<usize>) -> String {
        let styles = marks.iter().map(|mark| (mark.clone(), MARKED)).collect();
        let styles = laid_over(styles, part, SELECTED);
        let mut frame_buffer = FrameBuffer::new((10, 1));
        let area = frame_buffer.area;
        styled_row(&mut frame_buffer, area, "0123456789", &(0..10), &styles, Style::new());
        let painted = frame_buffer.painted();
        let letter = |cell: &ratatui::buffer::Cell| match cell.modifier {
            modifier if modifier == Modifier::UNDERLINED | Modifier::REVERSED => 'b',
            Modifier::UNDERLINED => 'm',
            Modifier::REVERSED => 's',
            _ => '.',
        };
        assert!((0..10).all(|at| painted[(at, 0)].symbol() == at.to_string()), "no letter moves");
        painted.content.iter().map(letter).collect()
    }

    /// A selection lies over marks and leaves their line.
    #[test]
    fn selection_covers_marks() {
        assert_eq!(looks(&[], &(2..4)), "..ss......");
        assert_eq!(looks(&[1..3, 5..8], &(0..0)), ".mm..mmm..");
        assert_eq!(looks(&[1..3, 5..8], &(2..6)), ".mbssbmm..");
        assert_eq!(looks(&[1..3, 5..8], &(3..5)), ".mmssmmm..");
        assert_eq!(looks(&[1..3, 5..8], &(0..10)), "sbbssbbbss");
        assert_eq!(looks(&[1..6, 8..9], &(3..5)), ".mmbbm..m.");
        assert_eq!(looks(&[6..8, 9..10], &(1..3)), ".ss...mm.m");
        assert_eq!(looks(&[0..1, 2..3], &(6..8)), "m.m...ss..");
    }

    /// A row shows its own part of what goes beyond its ends.
    #[test]
    fn row_draws_its_own_part() {
        let mut frame_buffer = FrameBuffer::new((4, 1));
        let area = frame_buffer.area;
        styled_row(
            &mut frame_buffer,
            area,
            "0123456789",
            &(3..7),
            &[(0..1, MARKED), (2..4, MARKED), (6..9, MARKED)],
            Style::new(),
        );
        let marked: Vec<_> =
            frame_buffer.painted().content.iter().map(|cell| cell.modifier == Modifier::UNDERLINED).collect();
        assert_eq!(marked, [true, false, false, true]);
    }
}
