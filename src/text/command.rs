//! The commands of a text field, the same wherever text is typed.

use super::{Caret, Edit, Motion, edit};

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

impl EditCommand {
    /// The edit it makes in `text`; `None` if it only moves, or removes nothing.
    #[must_use]
    pub fn edit(self, text: &str, caret: &Caret) -> Option<Edit> {
        match self {
            Self::Go(..) | Self::SelectAll => None,
            Self::Backspace => edit::backspace(text, caret),
            Self::Delete => edit::delete(text, caret),
            Self::DeleteWordBack => edit::delete_word_back(text, caret),
            Self::DeleteWordForward => edit::delete_word_forward(text, caret),
        }
    }
}
