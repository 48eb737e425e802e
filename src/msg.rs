//! Everything that can happen to the program.

use std::sync::Arc;

use jiff::Zoned;

use crate::{domain::Id, effect::Reply, key::Key, spelling::Speller};

/// One thing that happened. `Debug` is left out: a paste is note text.
#[derive(Clone)]
pub enum Msg {
    Key(Key),
    /// Keys that type came one right after the other; these are their characters.
    Typed(String),
    /// Keys that type and ends of lines came in one piece: typed on a slow line, or pasted without marks.
    Burst(String),
    Paste(String),
    /// A command was called for by its name.
    Named(&'static str),
    /// Something is to be done with one of the lines that a number chooses, counted from 0.
    Line(usize, LineAsk),
    /// The mouse did something at this column and row, counted from 0.
    Mouse(Mouse, u16, u16),
    Resize(u16, u16),
    /// The terminal told of its background.
    Background(Background),
    Clock(Zoned),
    Store(Reply),
    SpareId(Id),
    Speller(Arc<Speller>, Option<String>),
    Behind(bool),
    /// The first frame without the cover is on screen.
    Uncovered(Zoned),
    Terminate,
}

impl Msg {
    /// Whether somebody did it, with the keyboard or the mouse.
    #[must_use]
    pub const fn is_input(&self) -> bool {
        matches!(
            self,
            Self::Key(_)
                | Self::Typed(_)
                | Self::Burst(_)
                | Self::Paste(_)
                | Self::Named(_)
                | Self::Line(..)
                | Self::Mouse(..)
        )
    }
}

/// How a line is answered that a number chooses.
#[derive(Clone)]
pub enum LineAsk {
    Choose,
    /// Choose it and go in.
    Enter,
    Add(String),
    Replace(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press,
    Drag,
    WheelUp,
    WheelDown,
}
