//! The content of one field of the notes: its words, or the reason there are none yet.

use serde::{Deserialize, Serialize};

use crate::{domain::is_default, text::debug_as};

/// Why a field may be empty on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EmptyReason {
    #[default]
    Open,
    NotKnown,
    NotToday,
}

impl EmptyReason {
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::NotKnown => "not known, ask",
            Self::NotToday => "not for today",
        }
    }
}

/// One field of the notes. `Debug` tells its size, never its words.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Paragraphs end in `\n`; the only other control character is the tab.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "is_default")]
    pub standing: EmptyReason,
    /// Copied from an earlier appointment and not touched since.
    #[serde(skip_serializing_if = "is_default")]
    pub carried_over: bool,
}

impl Answer {
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Nothing typed, nothing decided: the file leaves it out.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && is_default(&self.standing)
    }

    pub fn has_words(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

debug_as!(Answer, answer => "Answer({} bytes, {:?})", answer.text.len(), answer.standing);
