//! Advice on marked words that are being rewritten: in view until they are changed or left.

use std::ops::Range;

use crate::domain::FieldId;

/// Which text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Field(FieldId),
    MyWords,
    Flag,
}

pub struct Advice {
    text: Text,
    place: Range<usize>,
    words: String,
    says: String,
}

impl Advice {
    /// On these words, at `place` in that text.
    #[must_use]
    pub fn new(text: Text, place: Range<usize>, words: String, says: &str) -> Self {
        Self { text, place, words, says: format!("Rewrite: {says}") }
    }

    #[must_use]
    pub fn says(&self) -> &str {
        &self.says
    }

    /// Whether the words are still there, and the cursor in them: `here` is the text typed in, if any, and where.
    #[must_use]
    pub fn holds(&self, here: Option<(Text, &str, usize)>) -> bool {
        here.is_some_and(|(here, text, at)| {
            here == self.text
                && text.get(self.place.clone()) == Some(self.words.as_str())
                && (self.place.start..=self.place.end).contains(&at)
        })
    }
}
