//! Text in a field: graphemes, soft wrap, the cursor, edits and their undo, without a screen.
//!
//! A text is one `String` of paragraphs divided by '\n'; [`clean`] keeps every other control
//! character but the tab out of it. A cursor is a byte offset on a grapheme boundary. All functions
//! take any offset without a panic.

/// `Debug` for a type that holds what was typed: names, places and lengths alone, for a log holds no notes.
macro_rules! debug_as {
    ($Type:ty, $one:ident => $($words:tt)+) => {
        impl std::fmt::Debug for $Type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let $one = self;
                write!(formatter, $($words)+)
            }
        }
    };
}
pub(crate) use debug_as;

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
#[path = "text/tests/samples.rs"]
pub(crate) mod samples;
pub mod stops;
mod undo;
pub mod word;
mod wrap;

pub use area::Area;
pub use caret::{Caret, Motion};
pub use clean::{clean, clean_line, first_invisible, is_harmful, is_invisible, is_utf16};
pub use command::EditCommand;
pub use edit::Edit;
pub use input::{Input, Typed};
pub use matching::{Matcher, fold, hits, nearest, places};
pub use rows::{Rows, cut_to_rows};
pub use undo::{Change, History};
