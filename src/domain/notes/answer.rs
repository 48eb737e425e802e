//! The content of one field of the notes: its words, or the reason there are none yet.

use serde::{Deserialize, Serialize};

use crate::text::debug_as;

/// Why a field may be empty on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EmptyReason {
    #[default]
    Open,
    NotKnown,
    NotToday,
}

impl EmptyReason {
    /// The words shown in place of an answer.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::NotKnown => "not known, ask",
            Self::NotToday => "not for today",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// One field of the notes. `Debug` tells its size, never its words.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Paragraphs end in `\n`; the only other control character is the tab.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "EmptyReason::is_open")]
    pub standing: EmptyReason,
    /// Copied from an earlier appointment and not touched since.
    #[serde(skip_serializing_if = "is_false")]
    pub carried_over: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl Answer {
    /// An answer of these words.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Nothing typed, nothing decided: the file leaves it out.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && self.standing.is_open()
    }

    /// A gap: no words, and not empty on purpose.
    pub fn is_gap(&self) -> bool {
        self.standing.is_open() && self.text.trim().is_empty()
    }

    /// Has words to show.
    pub fn has_words(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

debug_as!(Answer, answer => "Answer({} bytes, {:?})", answer.text.len(), answer.standing);
