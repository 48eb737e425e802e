//! Chances as plain words in the text of a note: "12 of 100 in 6 months, for adults with back pain
//! (Cochrane review, 2021)".
//!
//! The text is the truth and nothing is stored next to it: a chance is read from the text of a cell
//! whenever it is shown, and written into it as the sentence of [`Chance::sentence`]. How it is read
//! is documented at [`found_in`]. All reckoning here is for display; none goes into a note by itself.

mod base_first;
mod both;
mod counted;
mod disambiguate;
mod hedge;
mod limit;
mod naming;
mod number;
mod plain;
mod reader;
mod sentence;
mod source;
mod span;
mod tail;
mod verbs;

pub use both::{Asked, both_ways, with_outcome};
pub use limit::{Limit, Limited};
pub(in crate::domain) use naming::without_chances;
pub use sentence::sentence_around;
pub use source::{is_a_date, is_whom};
pub use span::{Span, Unit};

use std::ops::Range;

use crate::{domain::scan::Scan, text::debug_as};

/// Written where nobody knows a number.
pub const NO_NUMBER: &str = "no number known";

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

debug_as!(Chance, _chance => "Chance");

/// A chance found in a text; `None` where it says that no number is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChanceMark {
    pub range: Range<usize>,
    pub chance: Option<Chance>,
}

/// Which bytes of a line say a chance, or that no number is known.
type Reading = (Range<usize>, Option<Chance>);

impl ChanceMark {
    pub const fn chance(&self) -> Option<&Chance> {
        self.chance.as_ref()
    }
}

/// Chances in a text, in order, each within one line.
///
/// These are read, in capitals or not:
/// - two whole numbers, the second no smaller: "12 of 100", "12 out of 100", "12 in 100", "12 per 100",
///   "12/100", "12 people in every 100", "12 in a hundred", "3 of 1,000";
/// - then, each of them or none, in this order: a word for people and up to six more words ("people get
///   better"), where something of the following comes after them; a time ("in 6 months", "over half a
///   year", "within a year", "a year"); those it is for (", for adults with back pain", up to a comma, a
///   bracket or the end of the sentence); a source, "(Cochrane review, 2021)", "(2021)", "(source:
///   Cochrane review)" or "source: Cochrane review, 2021". A bracket without a year at its end or the
///   word "source" at its start is no source;
/// - "no number known".
///
/// Two numbers are a chance where
/// - the second is 100, 1,000, 10,000 and so on, or
/// - people are named after either number ("2 of 5 people"), or
/// - a time follows at once ("1 of 8 in 2 years") and they are not written with "/", or
/// - they are 1 in so many ("1 in 3 chance").
///
/// Two numbers are no chance where
/// - they are a part of something longer: a date, a decimal, a percentage, a phone number, "L4/5";
/// - what is counted is no people ("2 of 3 sessions", "6 of 10 weeks", "1 in 2 weeks", "20 of 100 mg");
/// - the word before them is one of what is numbered ("page 12 of 100", "session 2 of 6");
/// - the second would be a year ("5 in 2021");
/// - a score is named up to four words before ("scored 12 of 100", "VAS 60/100", "PHQ-9 …");
/// - what people give points to comes before "/", "out of" or a number of at most 10 with nothing but
///   small words between ("pain is 4 out of 10", "mood 40/100"), unless they are more than 10 and a
///   colon or a time makes them a chance ("Less pain: 12 out of 100", "pain 12 out of 100 in 6 months").
///
/// Where people are named the last two do not count. A number may be a word ("one in three"), and how
/// many there are may come first ("of 100 people, 12"). What limits a number ("up to 10 of 100", "3 to
/// 5 of 100", "10 of 100 or fewer") is part of the range found, and kept in [`Chance::limit`].
///
/// Where anything else in its sentence may say something of the number, or the sentence has another chance,
/// the limit is [`Limit::Unclear`].
///
/// One walk over the text; nothing is allocated before something is found.
///
/// ```
/// use foreword::domain::chance::{OfHundred, found_in};
///
/// let found = found_in("Less pain: 12 of 100 in 6 months (NICE, 2021). Not a chance: 10/12/2026.");
/// let [one] = &found[..] else { panic!("{found:?}") };
/// let chance = one.chance().unwrap();
/// assert_eq!((chance.number, chance.of, chance.others()), (12, 100, 88));
/// assert_eq!(chance.sentence(), "12 of 100 in 6 months (NICE, 2021)");
/// assert_eq!(chance.of_hundred(), Some(OfHundred::Just(12)));
///
/// let found = found_in("up to 5 of 100");
/// assert_eq!(found[0].chance().unwrap().of_hundred(), None); // a limit is for nobody to draw
/// ```
pub fn found_in(text: &str) -> Vec<ChanceMark> {
    let mut found = reader::find(text);
    plain::mark(text, &mut found);
    found
}

/// The whole number a person typed, with commas for thousands or without.
pub fn typed_number(text: &str) -> Option<u32> {
    let mut scan = Scan::new(text, 0);
    scan.number().filter(|_| scan.is_done())
}

/// The number a person typed with what limits it, such as "fewer than 12", "3 to 5" or "12 or more".
pub fn typed_amount(text: &str, of: u32) -> Option<(u32, Limited)> {
    let sentence = format!("{} of {of} people", text.trim());
    match found_in(&sentence).as_slice() {
        [ChanceMark { range, chance: Some(chance) }] if *range == (0..sentence.len()) => {
            Some((chance.number, chance.limit.clone()?))
        }
        _ => None,
    }
}

/// Whether words behind a chance are read as what happens to so many people.
pub fn is_outcome(words: &str) -> bool {
    let sentence = format!("12 of 100 {words} in 1 year");
    let read = found_in(&sentence);
    let chance = read.first().filter(|found| found.range == (0..sentence.len())).and_then(ChanceMark::chance);
    chance.is_some_and(|chance| chance.middle.as_deref() == Some(words) && !chance.outcome().is_empty())
}

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

    /// As it is read back from its own sentence.
    pub fn tidied(&self) -> Self {
        let whom = self.whom.as_deref().and_then(source::tidy_whom);
        let (source, date) = source::tidy(self.source.as_deref(), self.date.as_deref());
        let middle = self.middle.as_deref().map(str::trim).filter(|words| !words.is_empty());
        let named = self.people().is_some();
        let middle = match middle {
            // A base that might as well be sessions or points says that it is people.
            Some(words) if !is_usual(self.of) && !named => Some(format!("people {words}")),
            None if !is_usual(self.of) => Some("people".to_owned()),
            other => other.map(str::to_owned),
        };
        let (number, of, limit, over) = (self.number, self.of, self.limit.clone(), self.over);
        Self { number, of, limit, middle, over, whom, source, date }
    }

    /// The word for people that comes right behind the numbers.
    pub fn people(&self) -> Option<&str> {
        let first = self.middle.as_deref()?.trim_start().split(' ').next();
        first.filter(|word| counted::is_people(word))
    }

    /// What happens to so many: the words between the numbers and the time, without a word for people.
    pub fn outcome(&self) -> &str {
        let middle = self.middle.as_deref().unwrap_or_default();
        let people = self.people().map_or(0, str::len);
        middle.get(people..).unwrap_or_default().trim_start()
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

    pub const fn others(&self) -> u32 {
        self.of.saturating_sub(self.number)
    }

    /// Out of 100 people; `None` where something limits the number.
    pub fn of_hundred(&self) -> Option<OfHundred> {
        self.limit.is_none().then(|| OfHundred::of(self.number, self.of))
    }

    /// That in words, to show next to it: "between 12 and 13", "up to 5"; `None` where it is out of 100
    /// already, and where the limit is not for a program to reword.
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

    pub const fn is_exact(&self) -> bool {
        self.limit.is_none()
    }
}

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

#[cfg(test)]
mod tests;
