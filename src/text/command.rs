//! The commands of a text field, the same wherever text is typed.

use super::{Caret, Edit, Motion, edit, grapheme, word};

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
    pub fn edit(self, text: &str, caret: &Caret) -> Option<Edit> {
        let reach = match self {
            Self::Go(..) | Self::SelectAll => return None,
            Self::Backspace => grapheme::prev_boundary,
            Self::Delete => grapheme::next_boundary,
            Self::DeleteWordBack => word::prev_word,
            Self::DeleteWordForward => word::next_word,
        };
        edit::remove(text, caret, reach)
    }
}
