//! A list with one of its rows chosen; with a filter, narrowed as one types.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::{
    frame_buffer::FrameBuffer,
    text::{columns, cut, line, line_right, styled_row, wrapped},
    theme::Theme,
    window::between_sides,
};
use crate::text::{Input, Matcher, Rows, hits, nearest};

/// Where words begin if nothing is before them.
const WORDS: u16 = 4;

/// The rows of a list, those that the filter lets through, and the chosen one of these.
pub struct List<T> {
    pub filter: Input,
    all: Vec<T>,
    pub shown: Vec<T>,
    pub chosen: usize,
}

/// Where the aside of a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aside {
    #[default]
    After,
    Right,
    /// On lines of its own; the words are wrapped too.
    Below,
}

/// A row as it is drawn.
#[derive(Clone, Debug, Default)]
pub struct ListRow {
    /// Said above it, where the row before says something else there.
    pub heading: &'static str,
    /// A key, a number or an abbreviation.
    pub head: String,
    /// Where the words begin, if that is not their usual place.
    pub indent: u16,
    pub words: String,
    pub aside: String,
    pub aside_is: Aside,
    pub dim: bool,
}

/// A line of a list.
struct ListLine {
    /// None for a heading.
    row: Option<usize>,
    is_first: bool,
    look: ListRow,
    /// Where in the words is what was typed.
    hits: Vec<Range<usize>>,
}

impl<T: Clone> List<T> {
    /// All of these, the first of them chosen.
    #[must_use]
    pub fn new(all: Vec<T>) -> Self {
        Self { filter: Input::default(), shown: all.clone(), all, chosen: 0 }
    }

    /// Narrows it to what was typed: each word must occur in the words of a row.
    pub fn narrow(&mut self, words: impl Fn(&T) -> String) {
        let matcher = Matcher::new(self.filter.text());
        self.shown = self.all.iter().filter(|row| matcher.matches(&words(row))).cloned().collect();
        self.chosen = 0;
    }

    /// Narrows it as [`Self::narrow`] does; where that leaves no row, to those that are near, the nearest first.
    pub fn narrow_or_nearest(&mut self, words: impl Fn(&T) -> String) {
        self.narrow(&words);
        if self.shown.is_empty() {
            self.shown = nearest(self.filter.text(), &self.all, words).into_iter().cloned().collect();
        }
    }

    /// Takes in how the rows are now, narrowed as before, the choice in its place.
    pub fn replace(&mut self, all: Vec<T>, words: impl Fn(&T) -> String) {
        let chosen = self.chosen;
        self.all = all;
        self.narrow(words);
        self.chosen = chosen;
        self.step(0);
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<&T> {
        self.shown.get(self.chosen)
    }

    /// Chooses so many rows on, or back, and stops at the ends.
    pub fn step(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Whether there is a row after the chosen one.
    #[must_use]
    pub fn has_next(&self) -> bool {
        self.chosen + 1 < self.shown.len()
    }

    /// Draws the filter in the first line of a window, and the sentence for no match; returns where the cursor is.
    pub fn view_filter(
        &self,
        buffer: &mut FrameBuffer,
        inside: Rect,
        none: &str,
        theme: Theme,
    ) -> (u16, u16) {
        let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
        let (words, column) = self.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
        line(buffer, inside, 0, start - inside.x, words, theme.plain());
        if self.shown.is_empty() {
            line(buffer, inside, 1, WORDS, none, theme.dim());
        }
        (start + u16::try_from(column).unwrap_or_default(), inside.y)
    }

    /// The lines in sight, all of the chosen row among them if it fits. Only rows in sight are asked for.
    fn lines(&self, area: Rect, row: &impl Fn(&T) -> ListRow) -> Vec<ListLine> {
        let height = usize::from(area.height);
        let looks = |at: usize| self.shown.get(at).map(row);
        let typed = self.filter.text();
        let body = |at: usize| looks(at).map(|look| body(at, look, area.width, typed)).unwrap_or_default();
        let heading = |at: usize| {
            let above = looks(at).map_or("", |look| look.heading);
            let before = at.checked_sub(1).and_then(looks).map_or("", |look| look.heading);
            let look = ListRow { words: above.to_owned(), ..ListRow::default() };
            (above != before).then_some(ListLine { row: None, is_first: false, look, hits: Vec::new() })
        };
        let before = (0..=self.chosen).rev().flat_map(|at| {
            let own = if at == self.chosen { Vec::new() } else { body(at) };
            [own, heading(at).into_iter().collect()]
        });
        let mut lines = body(self.chosen);
        for more in before {
            if lines.len() + more.len() > height {
                break;
            }
            lines.splice(0..0, more);
        }
        let after =
            (self.chosen + 1..self.shown.len()).flat_map(|at| heading(at).into_iter().chain(body(at)));
        let room = height.saturating_sub(lines.len());
        lines.extend(after.take(room));
        lines.truncate(height);
        lines
    }

    /// Draws the rows into an area, and a mark at the chosen one if that is wanted; returns where that is.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        (area, marks): (Rect, bool),
        theme: Theme,
        row: impl Fn(&T) -> ListRow,
    ) -> (u16, u16) {
        let mut cursor = (area.x + 2, area.y);
        for (ListLine { row, is_first, look, hits }, y) in self.lines(area, &row).into_iter().zip(0..) {
            if row.is_none() {
                line(buffer, area, y, 2, &look.words, theme.heading());
                continue;
            }
            let here = marks && row == Some(self.chosen);
            let style = if look.dim { theme.dim() } else { theme.plain() };
            if here && is_first {
                line(buffer, area, y, 2, "›", style);
                cursor.1 = area.y + y;
            }
            line(buffer, area, y, WORDS, &look.head, theme.heading());
            let indent = look.indent.max(WORDS);
            let words = cut(&look.words, room(&look, area.width));
            let end = line(buffer, area, y, indent, &words, style);
            let hits: Vec<_> = hits.into_iter().map(|hit| (hit, style.patch(theme.differs()))).collect();
            let place = Rect::new(area.x + indent, area.y + y, end.saturating_sub(area.x + indent), 1);
            styled_row(buffer, place, &words, &(0..words.len()), &hits, style);
            match look.aside_is {
                Aside::Right => {
                    let margin = Rect { width: area.width.saturating_sub(1), ..area };
                    line_right(buffer, margin, y, end + 1, &look.aside, theme.dim());
                }
                Aside::After => drop(line(buffer, area, y, end - area.x + 1, &look.aside, theme.dim())),
                Aside::Below => drop(line(buffer, area, y, indent, &look.aside, theme.dim())),
            }
            if here {
                buffer.wash(between_sides(area, y).intersection(area), theme.bar());
            }
        }
        cursor
    }

    /// The lines of all its rows in so many columns, without their headings.
    #[must_use]
    pub fn height(&self, width: u16, row: impl Fn(&T) -> ListRow) -> usize {
        self.shown.iter().map(|item| body(0, row(item), width, "").len()).sum()
    }

    /// The row at a place of the screen, where they are in that area.
    #[must_use]
    pub fn row_at(&self, at: Position, area: Rect, row: impl Fn(&T) -> ListRow) -> Option<usize> {
        let y = at.y.checked_sub(area.y).filter(|_| area.contains(at))?;
        self.lines(area, &row).get(usize::from(y))?.row
    }
}

/// Columns for the words of a row.
fn room(look: &ListRow, width: u16) -> usize {
    let gap = if look.aside_is == Aside::Right { 4 } else { 1 };
    let reserved = match look.aside_is {
        Aside::Right | Aside::After if !look.aside.is_empty() => columns(&look.aside) + gap,
        _ => 0,
    };
    usize::from(width.saturating_sub(look.indent.max(WORDS) + 1)).saturating_sub(reserved)
}

/// The lines of a row without its heading; what was typed into the filter is marked in its words.
fn body(row: usize, look: ListRow, width: u16, typed: &str) -> Vec<ListLine> {
    let line = |is_first, look: ListRow| {
        let hits = hits(typed, &look.words);
        ListLine { row: Some(row), is_first, look, hits }
    };
    if look.aside_is == Aside::After && !look.aside.is_empty() {
        return vec![line(true, look)];
    }
    if look.aside_is != Aside::Below {
        // The key or number and the aside are in the first of its lines.
        let hits = hits(typed, &look.words);
        let rows = Rows::new(&look.words, room(&look, width).max(1));
        let part = |at: usize| {
            let range = rows.range(at);
            let within = |hit: &Range<usize>| hit.start.max(range.start)..hit.end.min(range.end);
            let hits = hits.iter().map(within).filter(|hit| hit.start < hit.end);
            let hits = hits.map(|hit| hit.start - range.start..hit.end - range.start).collect();
            let words = look.words.get(range.clone()).unwrap_or_default().trim_end().to_owned();
            let first = if at == 0 {
                look.clone()
            } else {
                ListRow { indent: look.indent, dim: look.dim, ..ListRow::default() }
            };
            ListLine { row: Some(row), is_first: at == 0, look: ListRow { words, ..first }, hits }
        };
        return (0..rows.len()).map(part).collect();
    }
    let (width, aside_is) = (usize::from(width.saturating_sub(WORDS + 2)), look.aside_is);
    let words = wrapped(&look.words, width).into_iter().map(|words| ListRow {
        words,
        aside_is,
        ..ListRow::default()
    });
    let aside = if look.aside.is_empty() { Vec::new() } else { wrapped(&look.aside, width) };
    let aside = aside.into_iter().map(|aside| ListRow { aside, aside_is, ..ListRow::default() });
    words.chain(aside).zip(0..).map(|(look, at)| line(at == 0, look)).collect()
}

/// The first row shown, so that the chosen one is among so many.
#[must_use]
pub fn first_shown(chosen: usize, rows: usize) -> usize {
    (chosen + 1).saturating_sub(rows.max(1))
}
