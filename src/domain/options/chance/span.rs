//! Over what time: "6 months", "a year", "half a year".

use std::fmt;

use super::number::small;
use crate::domain::{scan::Scan, words::is_one_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// Each with its names, in the singular and the plural first.
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Day, "day days"),
        (Self::Week, "week weeks wk wks"),
        (Self::Month, "month months mth mths"),
        (Self::Year, "year years yr yrs"),
    ];

    pub(super) fn named(word: &str) -> Option<Self> {
        let word = word.trim_end_matches(['\'', '’']);
        Self::NAMES.iter().find(|(_, names)| is_one_of(word, names)).map(|(unit, _)| *unit)
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        scan.attempt(|ahead| Self::named(ahead.word()?))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub count: u32,
    pub to: Option<u32>,
    pub unit: Unit,
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = self.count == 1 && self.to.is_none();
        let names = Unit::NAMES.iter().find(|(unit, _)| *unit == self.unit).map_or("", |(_, names)| names);
        let name = names.split(' ').nth(usize::from(!one)).unwrap_or_default();
        let to = self.to.map(|to| format!(" to {to}")).unwrap_or_default();
        write!(formatter, "{}{to} {name}", self.count)
    }
}

const BEFORE: &str = "in over within after by at during across";
const EACH: &str = "a per each every";

impl Span {
    /// A time as a person typed it, with or without the word before it: "6 months", "in a year".
    pub fn typed(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text.trim(), 0);
        let found = Self::read(&mut scan).or_else(|| scan.attempt(Self::bare))?;
        scan.is_done().then_some(found)
    }

    /// Reads a time with the word before it.
    pub(super) fn read(scan: &mut Scan<'_>) -> Option<Self> {
        scan.attempt(|ahead| {
            let word = ahead.word()?;
            if let Some(unit) = is_one_of(word, EACH).then(|| Unit::read(ahead)).flatten() {
                return Some(Self { count: 1, to: None, unit });
            }
            is_one_of(word, BEFORE).then_some(())?;
            if ahead.eat("the") {
                ahead.word_if(|word| is_one_of(word, "first next last past"))?;
            }
            Self::bare(ahead)
        })
    }

    pub(super) fn follows(scan: &Scan<'_>) -> bool {
        Self::read(&mut scan.clone()).is_some()
    }

    /// Reads a time alone; where there is none, the cursor may have moved.
    pub(super) fn bare(scan: &mut Scan<'_>) -> Option<Self> {
        if scan.eat("half") {
            let half = Self { count: 6, to: None, unit: Unit::Month };
            return (scan.eat("a") && scan.eat("year")).then_some(half);
        }
        if let Some(unit) = Unit::read(scan) {
            return Some(Self { count: 1, to: None, unit });
        }
        let between = scan.eat("between");
        let amount = |scan: &mut Scan<'_>| {
            let word = |word: &str| small(word).or_else(|| is_one_of(word, "a an").then_some(1));
            scan.number().or_else(|| word(scan.word()?))
        };
        let count = amount(scan)?;
        let joined = if between {
            scan.eat("and")
        } else {
            scan.take_char('-') || scan.take_char('–') || scan.eat("to") || scan.eat("or")
        };
        let to = if joined { Some(amount(scan).filter(|to| *to > count)?) } else { None };
        let unit = Unit::read(scan)?;
        (count > 0 && (joined || !between)).then_some(Self { count, to, unit })
    }

    /// About how many days that is at least and at most, such that 12 months are a year, and 52 weeks
    /// too.
    pub fn days(self) -> (u64, u64) {
        let year = match self.unit {
            Unit::Day => 365,
            Unit::Week => 52,
            Unit::Month => 12,
            Unit::Year => 1,
        };
        let days = |count: u32| u64::from(count) * 365 / year;
        (days(self.count), days(self.to.unwrap_or(self.count)))
    }
}
