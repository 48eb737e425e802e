//! A text that may be longer than its window, to scroll through.

use ratatui::layout::{Position, Rect};

use super::{frame_buffer::FrameBuffer, text::line, theme::Theme, window::inside};

/// How a line is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Heading,
    Here,
    Aside,
    Error,
    /// Plain, after a red mark.
    Warning,
}

impl Tone {
    /// Draws words in a row, from a column on.
    pub fn view(
        self,
        buffer: &mut FrameBuffer,
        (area, row, indent): (Rect, u16, u16),
        words: &str,
        theme: Theme,
    ) {
        let style = match self {
            Self::Plain | Self::Warning => theme.plain(),
            Self::Heading => theme.heading(),
            Self::Here => theme.here(),
            Self::Aside => theme.dim(),
            Self::Error => theme.error(),
        };
        let mark = if self == Self::Warning { "! " } else { "" };
        let indent = line(buffer, area, row, indent, mark, theme.error()) - area.x;
        line(buffer, area, row, indent, words, style);
    }
}

/// Which lines of a text are in sight.
#[derive(Clone, Copy, Debug)]
pub struct Article {
    pub inside: Rect,
    /// The first line in sight, and the last that can be the first.
    pub first: usize,
    pub last: usize,
}

impl Article {
    /// So many lines in a window, scrolled to `top` as far as that goes.
    #[must_use]
    pub fn new(window: Rect, lines: usize, top: usize) -> Self {
        let inside = inside(window);
        let last = lines.saturating_sub(usize::from(inside.height));
        Self { inside, first: top.min(last), last }
    }

    #[must_use]
    pub const fn has_more_below(self) -> bool {
        self.first < self.last
    }

    /// The first line after so many further down.
    #[must_use]
    pub fn by(self, lines: isize) -> usize {
        self.first.saturating_add_signed(lines).min(self.last)
    }

    /// Lines of a screen; one of the screen before stays in sight.
    #[must_use]
    pub fn page(self) -> isize {
        isize::try_from(self.inside.height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// The first line, scrolled as little as shows a line.
    #[must_use]
    pub fn to_show(self, line: usize) -> usize {
        let height = usize::from(self.inside.height).max(1);
        self.first.clamp((line + 1).saturating_sub(height), line)
    }

    /// The line at a place of the screen.
    #[must_use]
    pub fn at(self, at: Position) -> Option<usize> {
        self.inside.contains(at).then(|| self.first + usize::from(at.y - self.inside.y))
    }

    /// Draws the lines in sight; returns where they begin.
    pub fn view(self, buffer: &mut FrameBuffer, lines: &[(Tone, String)], theme: Theme) -> (u16, u16) {
        for ((tone, words), row) in lines.iter().skip(self.first).zip(0..self.inside.height) {
            tone.view(buffer, (self.inside, row, 2), words, theme);
        }
        (self.inside.x + 2, self.inside.y)
    }
}
