//! A list in a window, with one of its rows chosen; with a filter, narrowed as one types.

use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

use super::{
    frame_buffer::FrameBuffer,
    text::{columns, cut, line, line_right},
    theme::Theme,
};
use crate::{
    msg::Mouse,
    text::{Input, Matcher, nearest},
};

/// The rows of a list, those that the filter lets through, and the chosen one of these.
pub struct List<T> {
    pub filter: Input,
    all: Vec<T>,
    pub shown: Vec<T>,
    pub chosen: usize,
}

/// What a row shows.
pub struct ListRow {
    pub words: String,
    /// At the right, dimmed.
    pub aside: String,
    pub style: Option<Style>,
}

/// What a click or the wheel led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Nothing to do but draw.
    None,
    /// The row pointed at is chosen now, and was clicked.
    Row,
    /// A click outside the window.
    Outside,
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

    /// Whether there is a row before the chosen one.
    #[must_use]
    pub const fn has_previous(&self) -> bool {
        self.chosen > 0
    }

    /// Draws the filter in the first line of a window, and what is said where nothing is called that; returns
    /// where the cursor is.
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
            line(buffer, inside, 1, 4, none, theme.dim());
        }
        (start + u16::try_from(column).unwrap_or_default(), inside.y)
    }

    /// The rows that fit into so many lines, the chosen one always among them: each with the line it is
    /// in and whether it is chosen.
    pub fn visible(&self, lines: u16) -> impl Iterator<Item = (&T, u16, bool)> {
        let first = first_shown(self.chosen, usize::from(lines));
        let shown = self.shown.iter().enumerate().skip(first).take(usize::from(lines));
        shown.zip(0..).map(|((at, row), line)| (row, line, at == self.chosen))
    }

    /// Draws the rows into an area, the chosen one always among them; returns where its mark is.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        area: Rect,
        theme: Theme,
        row: impl Fn(&T) -> ListRow,
    ) -> (u16, u16) {
        let mut cursor = (area.x + 2, area.y);
        for (one, at, here) in self.visible(area.height) {
            let ListRow { words, aside, style } = row(one);
            let style = if here { theme.here() } else { style.unwrap_or(theme.plain()) };
            if here {
                line(buffer, area, at, 2, "›", style);
                cursor.1 = area.y + at;
            }
            let room = usize::from(area.width)
                .saturating_sub(5 + if aside.is_empty() { 0 } else { columns(&aside) + 3 });
            let end = line(buffer, area, at, 4, &cut(&words, room), style);
            line_right(buffer, area, at, end + 1, &aside, theme.dim());
        }
        cursor
    }

    /// Follows the mouse: the wheel moves the choice, a click chooses the row it points at.
    pub fn mouse(&mut self, mouse: Mouse, at: Position, window: Rect, rows: Rect) -> Hit {
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !window.contains(at) => return Hit::Outside,
            Mouse::Press if rows.contains(at) => {
                let first = first_shown(self.chosen, usize::from(rows.height));
                let row = first + usize::from(at.y - rows.y);
                if row < self.shown.len() {
                    self.chosen = row;
                    return Hit::Row;
                }
            }
            Mouse::Press | Mouse::Drag => {}
        }
        Hit::None
    }
}

/// Draws rows of several lines each, the chosen one to its last line if it fits; returns where its mark is.
pub fn view_blocks(
    buffer: &mut FrameBuffer,
    area: Rect,
    (chosen, blocks): (usize, &[Vec<(String, Style)>]),
    theme: Theme,
) -> (u16, u16) {
    let mut cursor = (area.x + 2, area.y);
    let mut y = 0;
    for (at, block) in blocks.iter().enumerate().skip(first_block(area, chosen, blocks)) {
        if at == chosen {
            line(buffer, area, y, 2, "›", theme.here());
            cursor.1 = (area.y + y).min(area.bottom().saturating_sub(1));
        }
        for (words, style) in block {
            line(buffer, area, y, 4, words, *style);
            y = y.saturating_add(1);
        }
    }
    cursor
}

/// The row of several lines under a point.
#[must_use]
pub fn block_at(
    area: Rect,
    (chosen, blocks): (usize, &[Vec<(String, Style)>]),
    at: Position,
) -> Option<usize> {
    let first = first_block(area, chosen, blocks);
    let line = usize::from(at.y.checked_sub(area.y).filter(|_| area.contains(at))?);
    let mut end = 0;
    blocks
        .iter()
        .skip(first)
        .position(|block| {
            end += block.len();
            line < end
        })
        .map(|at| first + at)
}

fn first_block(area: Rect, chosen: usize, blocks: &[Vec<(String, Style)>]) -> usize {
    let lines = |from: usize| blocks.iter().take(chosen + 1).skip(from).map(Vec::len).sum::<usize>();
    (0..=chosen).find(|from| lines(*from) <= usize::from(area.height)).unwrap_or(chosen)
}

/// The first row shown, so that the chosen one is among so many.
#[must_use]
pub fn first_shown(chosen: usize, rows: usize) -> usize {
    (chosen + 1).saturating_sub(rows.max(1))
}
