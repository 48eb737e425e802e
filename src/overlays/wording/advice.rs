//! Advice on marked words that are being rewritten: in view until they are changed or left.

use std::ops::Range;

use crate::{
    model::{Model, Place},
    overlays::marked_text::{self, Text},
    session::Side,
    update::refit,
};

/// Advice on words of a text.
pub struct Advice {
    text: Text,
    place: Range<usize>,
    words: String,
    says: String,
}

impl Advice {
    /// On these words, which stand at `place` in that text.
    #[must_use]
    pub fn new(text: Text, place: Range<usize>, words: String, says: &str) -> Self {
        Self { text, place, words, says: format!("Rewrite: {says}") }
    }

    /// What it says.
    #[must_use]
    pub fn says(&self) -> &str {
        &self.says
    }

    /// Whether the words are still there, and the cursor in them.
    fn holds(&self, model: &Model) -> bool {
        let in_notes = model.session.document.as_ref().is_some_and(|document| document.side == Side::Notes);
        let typing = match model.place {
            Place::Prepare => in_notes,
            Place::Phrases => true,
            Place::Home | Place::Brief | Place::Compare => false,
        };
        typing
            && marked_text::here(model).is_some_and(|(here, text, at)| {
                here == self.text
                    && text.get(self.place.clone()) == Some(self.words.as_str())
                    && (self.place.start..=self.place.end).contains(&at)
            })
    }
}

/// Takes advice away that is no longer about what the cursor is in.
pub fn refresh(model: &mut Model) {
    if model.advice.as_ref().is_some_and(|advice| !advice.holds(model)) {
        model.advice = None;
        refit(model);
    }
}
