//! Phrases gone through: kept, put into one's own words or flagged; one's own set and those of
//! colleagues side by side.

mod describe;
mod import_diff;
mod merge;

pub use crate::domain::Audience;
pub use describe::{phrases, review_by};
pub use import_diff::{ImportDiff, ImportedPhrase};
pub use merge::Merged;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{OwnPhrase, Phrase, Pin, Role, Whose, phrases::own::OfSet};

pub const PHRASES_FORMAT: u32 = 1;

/// Said of a set that should have been looked at again.
pub const PAST_REVIEW: &str = "past its review date";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseSet {
    pub format: u32,
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub author: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(default)]
    pub provenance: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
    #[serde(default, skip_serializing_if = "crate::domain::is_default")]
    pub switched_off: bool,
    /// Imported, and not looked through yet.
    #[serde(default, skip_serializing_if = "crate::domain::is_default")]
    pub unseen: bool,
    /// Put together here, of chosen wordings.
    #[serde(default, skip_serializing_if = "crate::domain::is_default")]
    pub team: bool,
    #[serde(default)]
    pub phrases: Vec<PhraseReview>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnPhrase>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<TestingAnswer>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseReview {
    pub guide: String,
    pub phrase: String,
    pub suggested: String,
    /// The wording that is used instead; none where it was kept as suggested, or only flagged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
    /// The words it was set on, where they are no longer those of this review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teach_back: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_words: Vec<String>,
    pub reviewed_on: Date,
}

/// An answer to a question that the source wants asked of whoever tests it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestingAnswer {
    pub guide: String,
    pub question: String,
    pub audience: Audience,
    pub answer: String,
    pub answered_on: Date,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrasebook {
    pub mine: PhraseSet,
    pub others: Vec<PhraseSet>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice<'a> {
    Suggested(&'a str),
    Mine(&'a str),
    Of(&'a PhraseSet, &'a str),
}

impl PhraseReview {
    pub fn is_of(&self, other: &Self) -> bool {
        self.guide == other.guide && self.phrase == other.phrase
    }

    /// The words that are used by this review.
    pub fn words(&self) -> &str {
        self.wording.as_deref().unwrap_or(&self.suggested)
    }

    /// The words that are flagged.
    pub fn flagged_words(&self) -> Option<&str> {
        self.flag.as_ref().map(|_| self.flag_on.as_deref().unwrap_or_else(|| self.words()))
    }

    /// Whether these words are flagged.
    pub fn flags(&self, words: &str) -> bool {
        self.flagged_words() == Some(words)
    }

    /// In other words, or as suggested. A flag stays with the words it was set on.
    #[must_use]
    pub fn reworded(mut self, wording: Option<String>) -> Self {
        self.flag_on = self.flagged_words().map(str::to_owned);
        self.wording = wording;
        if self.flag_on.as_deref() == Some(self.words()) {
            self.flag_on = None;
        }
        self
    }

    /// With this flag on those words, or without any.
    #[must_use]
    pub fn with_flag(mut self, flag: Option<String>, words: &str) -> Self {
        self.flag_on = flag.as_ref().filter(|_| words != self.words()).map(|_| words.to_owned());
        self.flag = flag;
        self
    }
}

impl TestingAnswer {
    /// Whether both answer the same question as one of the same audience.
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.guide, &self.question, self.audience) == (&other.guide, &other.question, other.audience)
    }
}

impl PhraseSet {
    pub fn of(&self, guide: &str, phrase: &str) -> Option<&PhraseReview> {
        self.phrases.iter().find(|one| one.guide == guide && one.phrase == phrase)
    }

    pub fn wording(&self, guide: &str, phrase: &str) -> Option<&str> {
        self.of(guide, phrase).and_then(|one| one.wording.as_deref())
    }

    /// Records a review, replacing the one before.
    pub fn put(&mut self, reviewed: PhraseReview) {
        match self.phrases.iter_mut().find(|one| one.is_of(&reviewed)) {
            Some(one) => *one = reviewed,
            None => self.phrases.push(reviewed),
        }
    }

    /// Forgets what became of a phrase; gives it back.
    pub fn forget(&mut self, guide: &str, phrase: &str) -> Option<PhraseReview> {
        let at = self.phrases.iter().position(|one| one.guide == guide && one.phrase == phrase)?;
        Some(self.phrases.remove(at))
    }

    pub fn own_phrase(&self, id: &str) -> Option<&OwnPhrase> {
        self.own.iter().find(|one| one.id == id)
    }

    /// In the place of the one of that ID; without one, that one goes.
    pub fn set_own_phrase(&mut self, id: &str, own: Option<OwnPhrase>) {
        if self.own_phrase(id) != own.as_ref() {
            self.own.retain(|one| one.id != id);
            self.own.extend(own);
        }
    }

    pub fn answer(&self, guide: &str, question: &str, audience: Audience) -> Option<&TestingAnswer> {
        self.answers
            .iter()
            .find(|one| one.guide == guide && one.question == question && one.audience == audience)
    }

    /// Puts down an answer in the place of the one before; an empty one takes it away.
    pub fn put_answer(&mut self, answer: TestingAnswer) {
        match self.answers.iter_mut().find(|one| one.is_of(&answer)) {
            Some(one) => *one = answer,
            None => self.answers.push(answer),
        }
        self.answers.retain(|one| !one.answer.trim().is_empty());
    }

    /// The title, or else the author's name.
    pub fn name(&self) -> &str {
        match (self.title.is_empty(), self.author.is_empty()) {
            (true, false) => &self.author,
            (true, true) => "a set without a title",
            _ => &self.title,
        }
    }

    pub fn is_past_review(&self, today: Date) -> bool {
        self.review_by.is_some_and(|day| day < today)
    }
}

impl Phrasebook {
    /// The words in which a phrase of a guide is said: mine, or the suggested ones where I kept them; else
    /// those of the first other set that has its own and is not switched off, else the suggested ones. The team's
    /// own set is the first, then they follow by the alphabet.
    pub fn wording<'a>(&'a self, guide: &str, phrase: &'a Phrase) -> Voice<'a> {
        match self.mine.of(guide, &phrase.id) {
            Some(PhraseReview { wording: Some(words), .. }) => return Voice::Mine(words),
            Some(PhraseReview { flag: None, .. }) => return Voice::Suggested(&phrase.says),
            Some(_) | None => {}
        }
        let others = self.others.iter().filter(|set| !set.switched_off);
        let mut found = others.filter_map(|set| Some((set, set.wording(guide, &phrase.id)?)));
        found.next().map_or(Voice::Suggested(&phrase.says), |(set, words)| Voice::Of(set, words))
    }

    /// Phrases that are in no guide: mine, and those of sets that are used.
    pub fn own_phrases(&self) -> Vec<OfSet> {
        let others = self.others.iter().filter(|set| !set.switched_off);
        let others = others.map(|set| (set.name().to_owned(), set.own.clone()));
        let all = std::iter::once((String::new(), self.mine.own.clone())).chain(others);
        all.filter(|(_, own)| !own.is_empty()).collect()
    }

    /// The question that checks that a phrase was clear: in my words, else in those of the set whose words are used,
    /// else as suggested.
    pub fn teach_back<'a>(&'a self, guide: &str, phrase: &'a Phrase) -> Option<&'a str> {
        let mine = self.mine.of(guide, &phrase.id);
        let theirs = match self.wording(guide, phrase) {
            Voice::Of(set, _) => set.of(guide, &phrase.id),
            Voice::Mine(_) | Voice::Suggested(_) => None,
        };
        let reworded = mine.or(theirs).and_then(|one| one.teach_back.as_deref());
        reworded.or(phrase.teach_back.as_deref()).filter(|words| !words.is_empty())
    }

    /// Why those words are used, where other sets have others, as a whole sentence.
    pub fn why_used(&self, guide: &str, phrase: &Phrase) -> Option<String> {
        let others = self.others.iter().filter(|set| !set.switched_off);
        let others: Vec<_> = others.filter(|set| set.wording(guide, &phrase.id).is_some()).collect();
        match (self.wording(guide, phrase), others.as_slice()) {
            (_, []) => None,
            (Voice::Of(set, _), [_]) => Some(format!(
                "Used because you have no words of your own and have not kept the suggested ones, and “{}” is switched on.",
                set.name()
            )),
            (Voice::Of(set, _), [_, rest @ ..]) => {
                let why = if set.team {
                    "it is your team’s own set"
                } else {
                    "its name comes first in the alphabet"
                };
                let rest: Vec<_> = rest.iter().map(|set| format!("“{}”", set.name())).collect();
                Some(format!(
                    "Of several sets with words for this, “{}” is used because {why}; the others: {}.",
                    set.name(),
                    rest.join(", ")
                ))
            }
            (Voice::Mine(_), _) => Some("Used because they are your own.".to_owned()),
            (Voice::Suggested(_), _) => Some("Used because you kept the suggested words.".to_owned()),
        }
    }

    /// Whose words a phrase is said in, whether that set should be looked at again, and whether I flagged
    /// it; nothing where they are the guide's.
    pub fn whose(&self, guide: &str, phrase: &Phrase, today: Date) -> Option<String> {
        let pin = Pin::of(self, guide, phrase);
        let whose = (pin.whose != Whose::Suggested).then(|| pin.whose.to_string());
        let past = pin.review_by.is_some_and(|day| day < today).then_some(PAST_REVIEW);
        let flagged = self.mine.of(guide, &phrase.id).is_some_and(|one| one.flags(&pin.says));
        let all = [whose.as_deref(), past, flagged.then_some("flagged")];
        let all: Vec<_> = all.into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" · "))
    }
}

impl<'a> Voice<'a> {
    pub const fn words(self) -> &'a str {
        match self {
            Self::Suggested(words) | Self::Mine(words) | Self::Of(_, words) => words,
        }
    }

    /// Whose they are: `suggested`, `my words`, or the name of a set.
    pub fn whose(self) -> &'a str {
        match self {
            Self::Suggested(_) => "suggested",
            Self::Mine(_) => "my words",
            Self::Of(set, _) => set.name(),
        }
    }
}
