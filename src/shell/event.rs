//! Something from outside the loop.

use crossterm::event;

use crate::msg::{Background, Msg};

pub(super) enum Event<M = Msg> {
    Msg(M),
    /// Of one read: nothing is done between the first and the last of them but what they ask for.
    Together(Vec<M>),
    /// A whole line of standard input.
    Line(String),
    /// Lines of a terminal that came at once, as in a paste; `true` if the last of them had an end.
    Lines(String, bool),
    /// A signal that asks the program to go.
    Goodbye(i32),
    /// Stop for a while, or go on after that.
    Suspend(bool),
    /// A slow disk has written something down.
    Written,
    InputEnded,
}

impl<M> Event<M> {
    pub(super) fn apart(self) -> Vec<Self> {
        match self {
            Self::Together(messages) => messages.into_iter().map(Self::Msg).collect(),
            event => vec![event],
        }
    }
}

/// Something the terminal sent.
pub(super) enum Input {
    Event(event::Event),
    #[cfg_attr(not(unix), allow(dead_code, reason = "nothing is asked of the terminal there"))]
    Background(Background),
    /// Keys that type and ends of lines which came in one piece: typed on a slow line, or pasted without marks.
    Burst(String),
}
