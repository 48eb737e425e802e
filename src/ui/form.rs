//! Forms in a window: lines to answer, with what is said between and below them.

use std::borrow::Cow;

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::{
    article::Tone,
    frame_buffer::FrameBuffer,
    text::{columns, cut, line, row},
    theme::Theme,
};
use crate::text::{Caret, Input, Motion, Rows};

/// Said next to an answer that is chosen, not typed.
pub const TURN: &str = "← → change";

/// The line the cursor is on, and the text of those that are typed.
#[derive(Serialize, Deserialize)]
pub struct Form<L> {
    pub line: L,
    pub inputs: Vec<(L, Input)>,
    /// Why Enter did nothing.
    #[serde(skip)]
    pub refusal: Option<String>,
    /// The first row in sight, where the form is scrolled by hand.
    #[serde(skip)]
    pub top: usize,
}

impl<L: Copy + PartialEq> Form<L> {
    /// With the cursor on that line, and these texts.
    pub fn new<'a>(line: L, texts: impl IntoIterator<Item = (L, &'a str)>) -> Self {
        let inputs = texts.into_iter().map(|(line, text)| (line, Input::new(text))).collect();
        Self { line, inputs, refusal: None, top: 0 }
    }

    #[must_use]
    pub fn input(&self, line: L) -> Option<&Input> {
        self.inputs.iter().find(|(one, _)| *one == line).map(|(_, input)| input)
    }

    pub fn input_mut(&mut self, line: L) -> Option<&mut Input> {
        self.inputs.iter_mut().find(|(one, _)| *one == line).map(|(_, input)| input)
    }

    /// Trimmed.
    #[must_use]
    pub fn text(&self, line: L) -> &str {
        self.input(line).map_or("", |input| input.text().trim())
    }

    pub fn set(&mut self, line: L, text: &str) {
        if let Some(input) = self.input_mut(line) {
            *input = Input::new(text);
        }
    }

    /// Goes to a line, behind its text.
    pub fn go_to(&mut self, line: L) {
        self.line = line;
        if let Some(input) = self.input_mut(line) {
            input.go(Motion::End, false);
        }
    }

    /// The text the cursor is in.
    #[must_use]
    pub fn here(&self) -> Option<&Input> {
        self.input(self.line)
    }
}

/// A row of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormRow<L> {
    /// A line with its answer.
    Answer(L),
    /// One of the rows of a longer text.
    Text(L, usize),
    /// Something said at a column; a click there goes to the line it is said of.
    Said(Option<L>, Tone, u16, String),
}

impl<L: Copy> FormRow<L> {
    /// Nothing, below that line.
    pub const fn gap(line: Option<L>) -> Self {
        Self::Said(line, Tone::Plain, 0, String::new())
    }

    /// Rows of words that belong to no line.
    pub fn said(tone: Tone, rows: impl IntoIterator<Item = String>) -> impl Iterator<Item = Self> {
        rows.into_iter().map(move |words| Self::Said(None, tone, 2, words))
    }

    /// The line it belongs to.
    pub const fn line(&self) -> Option<L> {
        match self {
            Self::Answer(line) | Self::Text(line, _) => Some(*line),
            Self::Said(line, ..) => *line,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Answer<'a> {
    /// Typed or chosen.
    pub words: Cow<'a, str>,
    /// Said next to that; where there is no room, it is left out or cut.
    pub aside: Cow<'a, str>,
    pub cuts_aside: bool,
    /// Where the cursor is in the words.
    pub column: usize,
    /// Whether typing replaces the words.
    pub selected: bool,
}

impl<'a> Answer<'a> {
    /// A line that is typed, in so many columns, with an aside while nothing is.
    #[must_use]
    pub fn typed(input: &'a Input, room: usize, empty: &'a str) -> Self {
        let (words, column) = input.window(room);
        Self {
            words: words.into(),
            aside: if words.is_empty() { empty.into() } else { "".into() },
            column,
            selected: !words.is_empty() && input.selected() == Some(words),
            ..Self::default()
        }
    }

    /// A line that is chosen, with the keys for that where the cursor is on it.
    #[must_use]
    pub fn chosen(words: impl Into<Cow<'a, str>>, here: bool) -> Self {
        let aside = if here { TURN.into() } else { "".into() };
        Self { words: words.into(), aside, ..Self::default() }
    }

    /// Draws it, the words from a column on; returns where the cursor is, if it is here.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        (inside, row, indent): (Rect, u16, u16),
        (title, here): (&str, bool),
        theme: Theme,
    ) -> Option<(u16, u16)> {
        line(buffer, inside, row, 2, title, if here { theme.here() } else { theme.plain() });
        let words = match (here, self.selected) {
            (true, true) => theme.heading().patch(theme.selected()),
            (true, false) => theme.heading(),
            (false, _) => theme.plain(),
        };
        let end = line(buffer, inside, row, indent, &self.words, words);
        let after = end - inside.x + if self.words.is_empty() { 0 } else { 2 };
        let room = usize::from(inside.width.saturating_sub(after + 1));
        if self.cuts_aside || columns(&self.aside) <= room {
            line(buffer, inside, row, after, &cut(&self.aside, room), theme.dim());
        }
        let column = u16::try_from(self.column).unwrap_or_default();
        (here && row < inside.height).then_some((inside.x + indent + column, inside.y + row))
    }
}

/// A text over several rows of a form.
pub struct LongText<'a> {
    pub title: &'a str,
    pub text: Cow<'a, str>,
    pub rows: Rows,
    pub caret: Caret,
}

impl<'a> LongText<'a> {
    /// All of what is typed, in so many columns.
    #[must_use]
    pub fn new(title: &'a str, input: &'a Input, width: usize) -> Self {
        let rows = Rows::new(input.text(), width);
        Self { title, text: input.text().into(), rows, caret: input.caret() }
    }

    /// The row the cursor is in.
    #[must_use]
    pub fn cursor_row(&self) -> usize {
        self.rows.position(&self.text, self.caret.at).0
    }

    /// Draws one of its rows; returns where the cursor is, if it is in that.
    pub fn view(
        &self,
        buffer: &mut FrameBuffer,
        (inside, y, indent): (Rect, u16, u16),
        (at, here): (usize, bool),
        theme: Theme,
    ) -> Option<(u16, u16)> {
        if at == 0 {
            line(buffer, inside, y, 2, self.title, if here { theme.here() } else { theme.plain() });
        }
        let selection = self.caret.selection().filter(|_| here);
        let style = if here { theme.heading() } else { theme.plain() };
        let width = inside.width.saturating_sub(indent + 1);
        let area = Rect { x: inside.x + indent, y: inside.y + y, width, height: 1 }.intersection(inside);
        row(buffer, area, &self.text, &self.rows.range(at), selection.as_ref(), (style, theme.selected()));
        let (cursor_row, column) = self.rows.position(&self.text, self.caret.at);
        let column = u16::try_from(column).unwrap_or_default();
        (here && cursor_row == at).then_some((inside.x + indent + column, inside.y + y))
    }
}

/// The choice after or before `now`; after the last comes the first.
pub fn turned<T: Clone + PartialEq>(all: &[T], now: &T, by: isize) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or_default();
    let to = (at + all.len()).saturating_add_signed(by) % all.len().max(1);
    all.get(to).unwrap_or(now).clone()
}
