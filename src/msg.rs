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
    Paste(String),
    /// The mouse did something at this column and row, counted from 0.
    Mouse(Mouse, u16, u16),
    Resize(u16, u16),
    Clock(Zoned),
    Store(Reply),
    SpareId(Id),
    Speller(Arc<Speller>, Option<String>),
    Behind(bool),
    Terminate,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press,
    Drag,
    WheelUp,
    WheelDown,
}
