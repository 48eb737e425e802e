//! Forms in a window: where their lines are, for view and mouse alike, and how a line is drawn.

use ratatui::layout::{Position, Rect};

use super::{
    frame_buffer::FrameBuffer,
    list::first_shown,
    text::{columns, line},
    theme::Theme,
    window::{centred, inside},
};

/// Said next to an answer that is chosen, not typed.
pub const TURN: &str = "← → change";

/// Which lines of a form are shown, and where.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    pub inside: Rect,
    /// Rows above the first of them.
    pub above: u16,
    /// Rows from one to the next.
    pub spacing: u16,
    pub first: usize,
    pub shown: usize,
}

impl Lines {
    /// Lines one below the other, as many as fit; the chosen one is among them.
    #[must_use]
    pub fn new(inside: Rect, many: usize, chosen: usize) -> Self {
        let shown = many.min(usize::from(inside.height));
        Self { inside, above: 0, spacing: 1, first: first_shown(chosen, shown), shown }
    }

    /// The lines that are shown, each with its row of the window.
    pub fn rows(self) -> impl Iterator<Item = (usize, u16)> {
        let rows = (0..self.inside.height).skip(usize::from(self.above));
        (self.first..).take(self.shown).zip(rows.step_by(usize::from(self.spacing.max(1))))
    }

    /// The line at a place of the screen.
    #[must_use]
    pub fn at(self, at: Position) -> Option<usize> {
        let row = at.y.checked_sub(self.inside.y + self.above).filter(|_| self.inside.contains(at))?;
        let line = usize::from(row / self.spacing.max(1));
        (line < self.shown).then_some(self.first + line)
    }
}

/// What a line of a form says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer<'a> {
    pub title: &'a str,
    /// Typed or chosen.
    pub words: &'a str,
    /// Said next to that, where there is room.
    pub aside: &'a str,
    /// Where the cursor is in the words.
    pub column: usize,
    pub here: bool,
}

impl Answer<'_> {
    /// Draws it, the words from a column on; returns where the cursor is, if it is here.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        (inside, row, indent): (Rect, u16, u16),
        theme: Theme,
    ) -> Option<(u16, u16)> {
        let style = if self.here { theme.here() } else { theme.plain() };
        line(buffer, inside, row, 2, self.title, style);
        let style = if self.here { theme.heading() } else { theme.plain() };
        let end = line(buffer, inside, row, indent, self.words, style);
        let after = end - inside.x + if self.words.is_empty() { 0 } else { 2 };
        if columns(self.aside) <= usize::from(inside.width.saturating_sub(after)) {
            line(buffer, inside, row, after, self.aside, theme.dim());
        }
        let column = u16::try_from(self.column).unwrap_or_default();
        (self.here && row < inside.height).then_some((inside.x + indent + column, inside.y + row))
    }
}

/// The choice after or before `now`; after the last comes the first.
pub fn turned<T: Clone + PartialEq>(all: &[T], now: &T, by: isize) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or_default();
    let to = (at + all.len()).saturating_add_signed(by) % all.len().max(1);
    all.get(to).unwrap_or(now).clone()
}

/// The rows of a window higher than the screen, scrolled.
#[derive(Clone, Copy, Debug)]
pub struct Scrolled {
    pub window: Rect,
    pub inside: Rect,
    /// The first row shown, and the last that can be the first.
    pub first: usize,
    pub last: usize,
}

impl Scrolled {
    /// So many rows, 76 columns wide, scrolled to `top` as far as that goes.
    #[must_use]
    pub fn new(size: (u16, u16), rows: usize, top: usize) -> Self {
        let window = centred(size, 76, u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2));
        let inside = inside(window);
        let last = rows.saturating_sub(usize::from(inside.height));
        Self { window, inside, first: top.min(last), last }
    }

    /// Scrolled by so many rows.
    #[must_use]
    pub fn by(self, by: isize) -> usize {
        self.first.saturating_add_signed(by).min(self.last)
    }

    /// Rows of a screen.
    #[must_use]
    pub fn page(self) -> isize {
        isize::try_from(self.inside.height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Scrolled as little as shows a row.
    #[must_use]
    pub fn to_show(self, row: usize) -> usize {
        let height = usize::from(self.inside.height).max(1);
        self.first.clamp((row + 1).saturating_sub(height), row)
    }

    /// The row at a place of the screen.
    #[must_use]
    pub fn at(self, at: Position) -> Option<usize> {
        self.inside.contains(at).then(|| self.first + usize::from(at.y - self.inside.y))
    }
}
