//! A phrase kept for the brief.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Phrase, is_default,
    phrasebook::{PAST_REVIEW, PhraseSet, Phrasebook, Voice},
};

/// A pinned phrase, in its words of the day it was pinned.
///
/// The words are kept so that a brief reads the same after the guide has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    pub phrase: String,
    pub says: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub whose: Whose,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    #[default]
    Suggested,
    Mine,
    Set(String),
}

impl Pin {
    /// A phrase of this guide in the words it is said in here.
    pub fn of(book: &Phrasebook, guide: &str, phrase: &Phrase) -> Self {
        let voice = book.wording(guide, phrase);
        let (whose, review_by) = match voice {
            Voice::Suggested(_) => (Whose::Suggested, None),
            Voice::Mine(_) => (Whose::Mine, book.mine.review_by),
            Voice::Of(set, _) => (Whose::Set(set.name().to_owned()), set.review_by),
        };
        Self { phrase: phrase.id.to_string(), says: voice.words().to_owned(), whose, review_by }
    }

    /// In the user's current wording if there is one; else as it was pinned.
    pub fn current(&self, guide: &str, mine: Option<&PhraseSet>) -> Self {
        let words = mine.and_then(|mine| Some((mine.wording(guide, &self.phrase)?, mine.review_by)));
        let Some((words, review_by)) = words else { return self.clone() };
        Self { phrase: self.phrase.clone(), says: words.to_owned(), whose: Whose::Mine, review_by }
    }

    /// Puts it among those of an appointment, or takes the one of the same phrase out.
    pub fn toggle_in(self, pinned: &mut Vec<Self>) {
        if pinned.extract_if(.., |one| one.phrase == self.phrase).count() == 0 {
            pinned.push(self);
        }
    }

    /// The words and whose they are, where they are not the guide's.
    pub fn in_full(&self) -> String {
        self.and("")
    }

    /// With a remark where the set they are from is overdue for review.
    pub fn on(&self, today: Date) -> String {
        let past = self.review_by.is_some_and(|day| day < today);
        self.and(&if past { format!(" · {PAST_REVIEW}") } else { String::new() })
    }

    fn and(&self, past: &str) -> String {
        match self.whose {
            Whose::Suggested => format!("“{}”", self.says),
            Whose::Mine | Whose::Set(_) => format!("“{}” ({}{past})", self.says, self.whose),
        }
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Suggested => formatter.write_str("suggested"),
            Self::Mine => formatter.write_str("my words"),
            Self::Set(name) => write!(formatter, "from {name}"),
        }
    }
}
