//! The commands of a text field, the same wherever text is typed.

use super::Motion;

/// Something typing keys can do to the text that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditCommand {
    /// Move the cursor; with `true`, select on the way.
    Go(Motion, bool),
    Backspace,
    Delete,
    DeleteWordBack,
    DeleteWordForward,
    SelectAll,
}
