//! Chances as plain words in the text of a note: "12 of 100 in 6 months, for adults with back pain
//! (Cochrane review, 2021)".
//!
//! The text is the truth and nothing is stored beside it: a chance is read from the text of a cell
//! whenever it is shown, and written into it as the sentence of [`Chance::sentence`]. How it is read
//! stands in [`found_in`]. All reckoning here is for display; none of it goes into a note by itself.

mod context;
mod reader;
mod source;
mod span;
#[cfg(test)]
mod tests;

pub use reader::{found_in, typed_number};
pub use source::{is_a_date, is_whom};
pub use span::{Span, Unit};

use std::{fmt, ops::Range};

/// What is written where nobody knows a number.
pub const NO_NUMBER: &str = "no number known";

/// A number of people out of so many.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Chance {
    /// How many.
    pub number: u32,
    /// Out of how many; never 0 and never fewer than `number` in a chance that was read.
    pub of: u32,
    /// What stands between the numbers and the time, such as "people get better".
    pub middle: Option<String>,
    /// Over what time.
    pub over: Option<Span>,
    /// For whom.
    pub whom: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// When they said so: a year, or more.
    pub date: Option<String>,
}

/// Nothing of what was typed: a note must not end up in a log.
impl fmt::Debug for Chance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Chance").finish_non_exhaustive()
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A chance.
    Chance(Chance),
    /// A limit or a range, such as "fewer than 1 of 100" or "3 to 5 of 100", with its last number. It
    /// has no other side and no picture.
    Limit(Chance),
    /// The words "no number known".
    NoNumber,
}

/// Something found in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes, within one line.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

impl Found {
    /// The chance, if it is one with another side: no limit and no range.
    #[must_use]
    pub const fn chance(&self) -> Option<&Chance> {
        match &self.what {
            What::Chance(chance) => Some(chance),
            What::Limit(_) | What::NoNumber => None,
        }
    }

    /// The numbers, of a chance as of a limit.
    #[must_use]
    pub const fn numbers(&self) -> Option<&Chance> {
        match &self.what {
            What::Chance(chance) | What::Limit(chance) => Some(chance),
            What::NoNumber => None,
        }
    }
}

/// What a chance would be out of 100 people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfHundred {
    /// So many.
    Just(u32),
    /// More than so many, and fewer than one more.
    Above(u32),
}

impl OfHundred {
    /// In words, such as "between 12 and 13 of 100".
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Just(many) => format!("{many} of 100"),
            Self::Above(0) => "less than 1 of 100".to_owned(),
            Self::Above(99) => "more than 99 of 100".to_owned(),
            Self::Above(many) => format!("between {many} and {} of 100", many + 1),
        }
    }
}

/// Whether chances are usually given out of so many.
pub(in crate::domain) const fn is_usual(of: u32) -> bool {
    matches!(of, 100 | 1_000 | 10_000 | 100_000 | 1_000_000)
}

/// A number as it is written: 1,000.
#[must_use]
pub fn written(number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", written(number / 1_000), number % 1_000)
}

impl Chance {
    /// The sentence that says it, on one line and without a full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { number, of, middle, over, whom, source, date } = self.tidied();
        let mut sentence = format!("{} of {}", written(number), written(of));
        for words in [middle, over.map(|span| format!("in {span}"))].into_iter().flatten() {
            sentence = format!("{sentence} {words}");
        }
        if let Some(whom) = whom {
            sentence = format!("{sentence}, for {whom}");
        }
        match (source, date) {
            (Some(source), Some(date)) => format!("{sentence} ({source}, {date})"),
            (Some(source), None) => format!("{sentence} (source: {source})"),
            (None, Some(date)) => format!("{sentence} ({date})"),
            (None, None) => sentence,
        }
    }

    /// The same, as it is read back from its sentence.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let whom = self.whom.as_deref().and_then(source::tidy_whom);
        let (source, date) = source::tidy(self.source.as_deref(), self.date.as_deref());
        let middle = self.middle.as_deref().map(str::trim).filter(|words| !words.is_empty());
        let named = middle.is_some_and(|words| words.split(' ').next().is_some_and(context::is_people));
        let middle = match middle {
            // A base that might as well be sessions or points says that it is people.
            Some(words) if !is_usual(self.of) && !named => Some(format!("people {words}")),
            None if !is_usual(self.of) => Some("people".to_owned()),
            other => other.map(str::to_owned),
        };
        Self { number: self.number, of: self.of, middle, over: self.over, whom, source, date }
    }

    /// Whether its sentence ends with those it is for, so that words behind it would be theirs too.
    #[must_use]
    pub fn ends_open(&self) -> bool {
        let tidied = self.tidied();
        tidied.whom.is_some() && tidied.source.is_none() && tidied.date.is_none()
    }

    /// How many do not.
    #[must_use]
    pub const fn others(&self) -> u32 {
        self.of.saturating_sub(self.number)
    }

    /// Both ways round, to stand beside it: "12 of 100 do, 88 of 100 do not".
    #[must_use]
    pub fn both_ways(&self) -> String {
        let (of, others) = (written(self.of), self.others());
        let does = |number| if number == 1 { "does" } else { "do" };
        format!(
            "{} of {of} {}, {} of {of} {} not",
            written(self.number),
            does(self.number),
            written(others),
            does(others)
        )
    }

    /// The same out of 100 people.
    #[must_use]
    pub fn of_hundred(&self) -> OfHundred {
        let (number, of) = (u64::from(self.number) * 100, u64::from(self.of.max(1)));
        let whole = u32::try_from(number / of).unwrap_or(u32::MAX);
        if number.is_multiple_of(of) { OfHundred::Just(whole) } else { OfHundred::Above(whole) }
    }

    /// That in words, to stand beside it; `None` where it is out of 100 as it stands.
    #[must_use]
    pub fn same_base_words(&self) -> Option<String> {
        (self.of != 100).then(|| self.of_hundred().words())
    }

    /// Whether it is 1 in so many, which is hard to compare: 1 in 8 is less than 1 in 3.
    #[must_use]
    pub const fn is_one_in(&self) -> bool {
        self.number == 1 && !is_usual(self.of)
    }
}

/// Whether all are out of as many.
pub fn same_base<'a>(chances: impl IntoIterator<Item = &'a Chance>) -> bool {
    all_same(chances.into_iter().map(|chance| chance.of))
}

/// Whether all are over the same time; one without a time is over another than one with.
pub fn same_span<'a>(chances: impl IntoIterator<Item = &'a Chance>) -> bool {
    all_same(chances.into_iter().map(|chance| chance.over.map(Span::days)))
}

fn all_same<T: PartialEq>(mut all: impl Iterator<Item = T>) -> bool {
    all.next().is_none_or(|first| all.all(|one| one == first))
}
