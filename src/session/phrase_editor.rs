//! Words of one's own for a phrase being typed, or why it does not work. Typed text is kept by itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Session, phrase_sync};
use crate::{
    domain::{KeptWords, PhraseReview, Register},
    effect::Effects,
    text::Area,
};

/// Words typed go into the set after this pause at the latest.
const PAUSE: SignedDuration = SignedDuration::from_secs(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Words,
    TeachBack,
    Flag,
}

/// Something being typed about a phrase.
pub struct Editing {
    pub what: What,
    pub area: Area,
    pub stood: PhraseReview,
    pub before: Option<PhraseReview>,
    pub first: String,
    /// The words in use are those of another set, so that the suggested ones would be mine.
    pub of_another: bool,
    /// The words a flag is set on, or the suggested ones to check it was clear.
    pub about: String,
    pub due: Option<Timestamp>,
}

impl Editing {
    #[must_use]
    pub fn stood(&self) -> &str {
        if self.what == What::TeachBack { &self.about } else { &self.stood.suggested }
    }

    /// Which rows of the list are kept in these words, next to those kept always; a note has none.
    #[must_use]
    pub fn kept_words<'a>(&'a self, always: &'a [String]) -> KeptWords<'a> {
        KeptWords { here: &self.stood.kept_words, always }
    }

    /// As what it is looked through: words of one's own are to be said, a note is neither said nor kept in
    /// any record.
    #[must_use]
    pub fn register(&self) -> Option<Register> {
        (self.what != What::Flag).then_some(Register::Said)
    }

    /// The review of the phrase after the edit; `None` where there is nothing to record.
    #[must_use]
    pub fn outcome(&self) -> Option<PhraseReview> {
        let typed = self.area.text().trim();
        let after = self.stood.clone();
        match self.what {
            What::Flag => Some(after.with_flag(Some(typed.to_owned()), &self.about)),
            What::TeachBack => {
                let teach_back = (typed != self.about).then(|| typed.to_owned());
                Some(PhraseReview { teach_back, ..after })
            }
            What::Words if typed.is_empty() => None,
            What::Words => {
                let other = self.of_another || typed != after.suggested;
                Some(after.reworded(other.then(|| typed.to_owned())))
            }
        }
    }

    /// Whether closing it would leave all as it was.
    #[must_use]
    pub fn is_as_before(&self) -> bool {
        let flags = self.what == What::Flag && self.before.as_ref().is_none_or(|one| one.flag.is_none());
        let kept = self.before.as_ref().map(|one| one.kept_words.as_slice()).unwrap_or_default();
        !flags && self.area.text().trim() == self.first.trim() && self.stood.kept_words == kept
    }
}

/// Something was typed: it is kept soon.
pub fn typed(session: &mut Session) {
    let due = session.now.timestamp().checked_add(PAUSE).ok();
    if let Some(editing) = &mut session.phrase_editor {
        editing.due = editing.due.or(due);
    }
}

/// Keeps the words of a row in my words for this phrase, or keeps them no longer.
pub fn keep_words(session: &mut Session, row: &str, keep: bool) {
    if let Some(editing) = &mut session.phrase_editor {
        editing.stood.kept_words.retain(|one| one != row);
        if keep {
            editing.stood.kept_words.push(row.to_owned());
        }
    }
    typed(session);
}

/// When what is typed is to be kept.
#[must_use]
pub fn deadline(session: &Session) -> Option<Timestamp> {
    session.phrase_editor.as_ref()?.due
}

/// Keeps what is typed if it is time.
pub fn keep_if_due(session: &mut Session) -> Effects {
    match deadline(session) {
        Some(due) if due <= session.now.timestamp() => keep_typed(session),
        _ => Vec::new(),
    }
}

/// Keeps what is typed so far; the editor stays open.
pub fn keep_typed(session: &mut Session) -> Effects {
    let Some(editing) = &mut session.phrase_editor else {
        return Vec::new();
    };
    if editing.due.take().is_none() {
        return Vec::new();
    }
    let Some(after) = editing.outcome() else {
        return Vec::new();
    };
    let (guide, phrase) = (after.guide.clone(), after.phrase.clone());
    put(session, &guide, &phrase, Some(after))
}

/// Puts down what became of a phrase, or forgets it.
pub fn put(session: &mut Session, guide: &str, phrase: &str, after: Option<PhraseReview>) -> Effects {
    phrase_sync::change(session, |mine| match after {
        Some(review) => mine.put(review),
        None => {
            mine.forget(guide, phrase);
        }
    })
}
