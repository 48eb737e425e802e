//! Editing as pure data: graphemes, wrapping, a cursor, edits and their undoing.
//!
//! The text of a field is one `String`. A cursor is a byte offset that always stands on a grapheme
//! boundary. Nothing here knows of a screen.

mod caret;
mod clean;
pub mod edit;
pub mod grapheme;
mod history;
mod input;
mod rows;

pub use caret::{Caret, Motion};
pub use clean::clean;
pub use edit::Edit;
pub use history::{Change, History};
pub use input::Input;
pub use rows::Rows;
