//! From strokes to the cells that changed since the last frame.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use unicode_width::UnicodeWidthStr;

use super::frame_buffer::{FrameBuffer, PaintedRow};

struct Line {
    frame_buffer: PaintedRow,
    before: Buffer,
    now: Buffer,
    changed: bool,
}

impl Line {
    fn blank(area: Rect) -> Self {
        let cells = Buffer::empty(area);
        Self { frame_buffer: PaintedRow::default(), before: cells.clone(), now: cells, changed: false }
    }

    /// Whether terminals may not agree on how far its characters reach: what one draws beyond their cells would
    /// stay where only those that changed are painted.
    fn is_uncertain(&self) -> bool {
        self.before.content.iter().chain(&self.now.content).any(is_joined)
    }

    /// Every cell but those behind wide characters.
    fn whole(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        let mut next = 0;
        (self.now.area.x..).zip(&self.now.content).filter_map(move |(column, cell)| {
            let is_seen = column >= next;
            if is_seen {
                next = column.saturating_add(u16::try_from(cell.symbol().width()).unwrap_or(1));
            }
            is_seen.then_some((column, self.now.area.y, cell))
        })
    }
}

/// Whether a wide character is made of several, such as 👩🏽‍⚕️: some terminals draw each of them.
fn is_joined(cell: &Cell) -> bool {
    const LONGEST_CHARACTER: usize = 4;
    cell.symbol().len() > LONGEST_CHARACTER && cell.symbol().width() > 1
}

/// Knows the last frame, and writes the cells that differ from it.
pub struct Painter {
    frame: FrameBuffer,
    lines: Vec<Line>,
}

impl Painter {
    /// In front of an empty screen of so many columns and rows.
    #[must_use]
    pub fn new(size: (u16, u16)) -> Self {
        let frame = FrameBuffer::new(size);
        let lines = frame.area.rows().map(Line::blank).collect();
        Self { frame, lines }
    }

    /// Takes the next frame in. Only rows whose strokes are others than before are painted.
    pub fn draw<T>(&mut self, view: impl FnOnce(&mut FrameBuffer) -> T) -> T {
        self.frame.clear();
        let answer = view(&mut self.frame);
        for (line, row) in self.lines.iter_mut().zip(&mut self.frame.rows) {
            line.changed = line.frame_buffer != *row;
            if line.changed {
                std::mem::swap(&mut line.frame_buffer, row);
                std::mem::swap(&mut line.before, &mut line.now);
                line.now.reset();
                line.frame_buffer.paint(&mut line.now);
            }
        }
        answer
    }

    /// The cells that the last frame changed, found by ratatui, which knows how wide characters are
    /// replaced. They never reach from one row into another.
    pub fn changes(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        self.lines.iter().filter(|line| line.changed).flat_map(|line| {
            let whole = line.is_uncertain().then(|| line.whole());
            let diff = whole.is_none().then(|| line.before.diff_iter(&line.now));
            whole.into_iter().flatten().chain(diff.into_iter().flatten())
        })
    }

    /// The changed cells, neighbours of one style joined as if they were one: printing a symbol
    /// costs a backend the same whether it is a letter or a line.
    #[must_use]
    pub fn runs(&self) -> Vec<(u16, u16, Cell)> {
        let mut runs: Vec<(u16, u16, Cell)> = Vec::new();
        let (mut words, mut next) = (String::new(), None);
        for (column, row, cell) in self.changes() {
            match runs.last_mut() {
                Some((_, _, run)) if next == Some((column, row)) && run.style() == cell.style() => {}
                last => {
                    if let Some((_, _, run)) = last {
                        run.set_symbol(&words);
                    }
                    words.clear();
                    runs.push((column, row, cell.clone()));
                }
            }
            words.push_str(cell.symbol());
            next = Some((column + 1, row));
        }
        if let Some((_, _, run)) = runs.last_mut() {
            run.set_symbol(&words);
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn neighbours_of_one_style_are_one_run() {
        let mut painter = Painter::new((12, 2));
        painter.draw(|frame_buffer| {
            frame_buffer.write(1, 0, "one two", 12, Style::new());
            frame_buffer.write(5, 0, "TWO", 12, Style::new().bold());
            frame_buffer.write(0, 1, "a漢b", 12, Style::new());
        });
        let runs = painter.runs();
        let runs: Vec<_> = runs.iter().map(|(column, row, run)| (*column, *row, run.symbol())).collect();
        assert_eq!(runs, [(1, 0, "one"), (5, 0, "TWO"), (0, 1, "a漢"), (3, 1, "b")]);
    }

    /// A terminal that draws more cells than the character has gets each of them again.
    #[test]
    fn rows_with_joined_characters_are_painted_whole() {
        let mut painter = Painter::new((12, 2));
        let mut columns = |first: &str, second: &str| {
            painter.draw(|frame_buffer| {
                frame_buffer.write(0, 0, first, 12, Style::new());
                frame_buffer.write(0, 1, second, 12, Style::new());
            });
            let changed: Vec<_> = painter.changes().map(|(column, row, _)| (row, column)).collect();
            changed
        };
        assert_eq!(columns("a👩🏽\u{200d}⚕\u{fe0f}b", "a漢b").len(), 11 + 3);
        assert_eq!(
            columns("x", "x漢b"),
            (0..12).map(|column| (0, column)).chain([(1, 0)]).collect::<Vec<_>>()
        );
        assert_eq!(columns("y", "x漢b"), [(0, 0)], "once it is gone, what changes is painted");
    }
}
