//! Descriptions of a set for screens and reports.

use jiff::civil::Date;

use super::{PAST_REVIEW, PhraseSet, Phrasebook};
use crate::domain::{Role, counted, day_in_words};

impl PhraseSet {
    pub fn by(&self) -> String {
        let author = if self.author.is_empty() { "an unnamed author" } else { &self.author };
        self.role.map(Role::label).map_or_else(|| author.to_owned(), |role| format!("{author}, {role}"))
    }

    /// When it should be looked at again, and whether that is past.
    pub fn review_in_words(&self, today: Date) -> String {
        self.review_by.map_or_else(|| "no review date".to_owned(), |day| review_by(day, today))
    }

    /// How many phrases it holds, and how many of them are in other words, flagged or added.
    pub fn count_in_words(&self) -> String {
        let other = self.phrases.iter().filter(|one| one.wording.is_some()).count();
        let flagged = self.phrases.iter().filter(|one| one.flag.is_some()).count();
        if self.phrases.is_empty() {
            return "no phrases yet".to_owned();
        }
        let some = [(other, "in other words"), (flagged, "flagged"), (self.own.len(), "added")];
        let some = some.into_iter().filter(|(count, _)| *count > 0);
        let some = some.map(|(count, what)| format!("{count} {what}"));
        std::iter::once(phrases(self.phrases.len())).chain(some).collect::<Vec<_>>().join(", ")
    }
}

impl Phrasebook {
    /// The sets a report is made from: mine, and those of others, used here or not; none that is empty.
    pub fn for_report(&self) -> Vec<PhraseSet> {
        let mut mine = self.mine.clone();
        if mine.title.is_empty() && mine.author.is_empty() {
            "This computer’s own set".clone_into(&mut mine.title);
        }
        let others = self.others.iter().cloned();
        let has_something = |set: &PhraseSet| !set.phrases.is_empty() || !set.answers.is_empty();
        [mine].into_iter().chain(others).filter(has_something).collect()
    }
}

/// `review by 8 Dec 2026`, and whether that is past.
pub fn review_by(day: Date, today: Date) -> String {
    let past = if day < today { format!(": {PAST_REVIEW}") } else { String::new() };
    format!("review by {}{past}", day_in_words(day))
}

pub fn phrases(count: usize) -> String {
    counted(count, "phrase")
}
