//! Text in a field: graphemes, soft wrap, the cursor, edits and their undo, without a screen.
//!
//! A text is one `String` of paragraphs divided by '\n'; [`clean`] keeps every other control
//! character but the tab out of it. A cursor is a byte offset on a grapheme boundary. All functions
//! take any offset without a panic.

mod area;
mod caret;
mod clean;
mod command;
pub mod differ;
pub mod edit;
pub mod grapheme;
mod input;
mod matching;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
pub mod stops;
mod undo;
pub mod word;
mod wrap;

pub use area::Area;
pub use caret::{Caret, Motion};
pub use clean::{clean, clean_line, is_harmful, is_invisible, is_utf16};
pub use command::EditCommand;
pub use edit::Edit;
pub use input::{Input, Typed};
pub use matching::{Matcher, fold};
pub use rows::Rows;
pub use undo::{Change, History};
