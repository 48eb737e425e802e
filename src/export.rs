//! A brief as a page for use elsewhere: plain text or Markdown.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::{text, wrapped};

/// Columns of a page of plain text.
pub const WIDTH: usize = 76;

/// Said on every page made from the sample.
const MADE_UP: &str = "A made-up example";

#[cfg(test)]
mod tests;
