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
use crate::{msg::Mouse, text::Input};

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
        let typed = self.filter.text().to_lowercase();
        let matches = |row: &&T| {
            let words = words(row).to_lowercase();
            typed.split_whitespace().all(|word| words.contains(word))
        };
        self.shown = self.all.iter().filter(matches).cloned().collect();
        self.chosen = 0;
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

    /// Draws the rows into an area, the chosen one always among them; returns where its mark is.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        area: Rect,
        theme: Theme,
        row: impl Fn(&T) -> ListRow,
    ) -> (u16, u16) {
        let first = first_shown(self.chosen, usize::from(area.height));
        for (one, at) in self.shown.iter().skip(first).take(usize::from(area.height)).zip(0..) {
            let here = first + usize::from(at) == self.chosen;
            let ListRow { words, aside, style } = row(one);
            let style = if here { theme.here() } else { style.unwrap_or(theme.plain()) };
            if here {
                line(buffer, area, at, 2, "›", style);
            }
            let room = usize::from(area.width)
                .saturating_sub(5 + if aside.is_empty() { 0 } else { columns(&aside) + 3 });
            let end = line(buffer, area, at, 4, &cut(&words, room), style);
            line_right(buffer, area, at, end + 1, &aside, theme.dim());
        }
        let row = u16::try_from(self.chosen - first).unwrap_or_default();
        (area.x + 2, area.y + row)
    }

    /// Follows the mouse: the wheel moves the choice, a click chooses the row it points at.
    pub fn mouse(&mut self, mouse: Mouse, at: Position, window: Rect, rows: Rect) -> Hit {
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Drag => {}
            Mouse::Press if !window.contains(at) => return Hit::Outside,
            Mouse::Press if rows.contains(at) => {
                let first = first_shown(self.chosen, usize::from(rows.height));
                let row = first + usize::from(at.y - rows.y);
                if row < self.shown.len() {
                    self.chosen = row;
                    return Hit::Row;
                }
            }
            Mouse::Press => {}
        }
        Hit::None
    }
}

/// The first row shown, so that the chosen one is among so many.
#[must_use]
pub fn first_shown(chosen: usize, rows: usize) -> usize {
    (chosen + 1).saturating_sub(rows.max(1))
}
