//! Chances as plain words in the text of a note: "12 of 100 in 6 months, for adults with back pain
//! (Cochrane review, 2021)".
//!
//! The text is the truth and nothing is stored next to it: a chance is read from the text of a cell
//! whenever it is shown, and written into it as the sentence of [`Chance::sentence`]. How it is read
//! stands in [`found_in`]. All reckoning here is for display; none of it goes into a note by itself.

mod around;
mod base_first;
mod both;
mod context;
mod hedge;
mod limit;
mod number;
mod plain;
mod reader;
mod source;
mod span;
#[cfg(test)]
mod tests;

pub use around::sentence_around;
pub use both::{Asked, both_ways};
pub use limit::{Limit, Limited};
pub use reader::{found_in, typed_amount, typed_number};
pub use source::{is_a_date, is_whom};
pub use span::{Span, Unit};

use std::{fmt, ops::Range};

/// What is written where nobody knows a number.
pub const NO_NUMBER: &str = "no number known";

/// A number of people out of so many.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Chance {
    pub number: u32,
    /// Out of how many; never 0 and never fewer than `number` in a chance that was read.
    pub of: u32,
    pub limit: Option<Limited>,
    pub middle: Option<String>,
    pub over: Option<Span>,
    pub whom: Option<String>,
    pub source: Option<String>,
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
    Chance(Chance),
    NoNumber,
}

/// Something found in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub range: Range<usize>,
    pub what: What,
}

impl Found {
    /// The chance, if it is one.
    pub const fn chance(&self) -> Option<&Chance> {
        match &self.what {
            What::Chance(chance) => Some(chance),
            What::NoNumber => None,
        }
    }
}

/// What a chance would be out of 100 people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfHundred {
    Just(u32),
    Above(u32),
}

impl OfHundred {
    fn of(number: u32, of: u32) -> Self {
        let (number, of) = (u64::from(number) * 100, u64::from(of.max(1)));
        let whole = u32::try_from(number / of).unwrap_or(u32::MAX);
        if number.is_multiple_of(of) { Self::Just(whole) } else { Self::Above(whole) }
    }

    /// How many at least, and how many at most.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Just(many) => (many, many),
            Self::Above(many) => (many, many + 1),
        }
    }

    /// In words, such as "between 12 and 13".
    pub fn words(self) -> String {
        match self {
            Self::Just(many) => many.to_string(),
            Self::Above(0) => "fewer than 1".to_owned(),
            Self::Above(99) => "more than 99".to_owned(),
            Self::Above(many) => format!("between {many} and {}", many + 1),
        }
    }
}

/// Whether chances are usually given out of so many.
pub(in crate::domain) const fn is_usual(of: u32) -> bool {
    matches!(of, 100 | 1_000 | 10_000 | 100_000 | 1_000_000)
}

/// A number as it is written: 1,000.
pub fn written(number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", written(number / 1_000), number % 1_000)
}

impl Chance {
    /// The sentence that says it, on one line and without a full stop.
    pub fn sentence(&self) -> String {
        let Self { of, middle, over, whom, source, date, .. } = self.tidied();
        let mut sentence = format!("{} of {}", self.amount(), written(of));
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
        let (number, of, limit, over) = (self.number, self.of, self.limit.clone(), self.over);
        Self { number, of, limit, middle, over, whom, source, date }
    }

    /// Whether its sentence ends with those it is for, so that words behind it would be theirs too.
    pub fn ends_open(&self) -> bool {
        let tidied = self.tidied();
        tidied.whom.is_some() && tidied.source.is_none() && tidied.date.is_none()
    }

    /// How many, with what limits it: "12", "fewer than 12", "3 to 5".
    pub fn amount(&self) -> String {
        let number = written(self.number);
        match &self.limit {
            Some(Limited { before, after, .. }) => format!("{before} {number} {after}").trim().to_owned(),
            None => number,
        }
    }

    /// How many do not.
    pub const fn others(&self) -> u32 {
        self.of.saturating_sub(self.number)
    }

    /// The same out of 100 people; `None` where something limits the number.
    pub fn of_hundred(&self) -> Option<OfHundred> {
        self.limit.is_none().then(|| OfHundred::of(self.number, self.of))
    }

    /// That in words, to show next to it: "between 12 and 13", "up to 5"; `None` where it is out of 100
    /// as it stands, and where the limit is not for a program to put in other words.
    pub fn same_base_words(&self) -> Option<String> {
        if self.of == 100 {
            return None;
        }
        let hundred = OfHundred::of(self.number, self.of);
        let (low, high) = hundred.bounds();
        let Some(limited) = &self.limit else { return Some(hundred.words()) };
        let is_whole = low == high;
        Some(match limited.limit {
            limit @ (Limit::Below | Limit::AtMost | Limit::AtLeast | Limit::Above) if is_whole => {
                format!("{} {high}", limit.words())
            }
            Limit::Below | Limit::AtMost => format!("fewer than {high}"),
            Limit::AtLeast | Limit::Above => format!("more than {low}"),
            Limit::About if is_whole => format!("about {high}"),
            Limit::About if low == 0 => "about 1 or fewer".to_owned(),
            Limit::About => format!("about {low} or {high}"),
            Limit::From(_) if high == 1 && !is_whole => "fewer than 1".to_owned(),
            Limit::From(from) => format!("{} to {high}", OfHundred::of(from, self.of).bounds().0),
            Limit::Unclear => return None,
        })
    }

    /// Whether it is 1 in so many, which is hard to compare: 1 in 8 is less than 1 in 3.
    pub const fn is_one_in(&self) -> bool {
        self.number == 1 && !is_usual(self.of)
    }

    /// Whether the number is meant as it stands.
    pub const fn is_exact(&self) -> bool {
        self.limit.is_none()
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
