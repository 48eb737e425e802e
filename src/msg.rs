//! Everything that can happen to the program.

use std::sync::Arc;

use jiff::Zoned;

use crate::{domain::Id, effect::Reply, key::Key, spelling::Speller};

/// One thing that happened. `Debug` is left out: a paste is note text.
#[derive(Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Keys that type came one right after the other; these are their characters.
    Typed(String),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at this column and row, counted from 0.
    Mouse(Mouse, u16, u16),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// It is now this late.
    Clock(Zoned),
    /// The store answers.
    Store(Reply),
    /// An ID to give to the next new appointment.
    SpareId(Id),
    /// The dictionaries are read; what there is to say of them, as whole sentences.
    Speller(Arc<Speller>, Option<String>),
    /// What is typed is no longer written down in time, or is again.
    Behind(bool),
    /// The terminal is going away or the system wants us gone: save, and go.
    Terminate,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The wheel turned towards the start.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}
