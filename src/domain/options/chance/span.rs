//! Over what time: "6 months", "a year", "half a year".

use std::fmt;

use super::reader::Reader;

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The unit a word names.
    pub(super) fn named(word: &str) -> Option<Self> {
        let word = word.trim_end_matches(['\'', '’']);
        let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        Some(match () {
            () if is(&["day", "days"]) => Self::Day,
            () if is(&["week", "weeks", "wk", "wks"]) => Self::Week,
            () if is(&["month", "months", "mth", "mths"]) => Self::Month,
            () if is(&["year", "years", "yr", "yrs"]) => Self::Year,
            () => return None,
        })
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub count: u32,
    pub to: Option<u32>,
    pub unit: Unit,
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 && self.to.is_none() { "" } else { "s" };
        let to = self.to.map(|to| format!(" to {to}")).unwrap_or_default();
        write!(formatter, "{}{to} {}{plural}", self.count, self.unit.name())
    }
}

/// Words before a time.
const BEFORE: [&str; 8] = ["in", "over", "within", "after", "by", "at", "during", "across"];

/// Words that say of a rate that it is one.
const EACH: [&str; 4] = ["a", "per", "each", "every"];

impl Span {
    /// What a person typed for a time, with or without the word before it: "6 months", "in a year".
    pub fn typed(text: &str) -> Option<Self> {
        let mut reader = Reader::at(text.trim(), 0);
        let span = Self::read(&mut reader).or_else(|| {
            reader = Reader::at(text.trim(), 0);
            Self::bare(&mut reader)
        })?;
        reader.is_done().then_some(span)
    }

    /// Reads a time with the word before it; where there is none, the reader stays where it is.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut ahead = *reader;
        let word = ahead.word()?;
        let is_one_of = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
        let each = if is_one_of(&EACH) { ahead.next_unit() } else { None };
        let span = match each {
            Some(unit) => Self { count: 1, to: None, unit },
            None if is_one_of(&BEFORE) => {
                if ahead.eat("the") && !["first", "next", "last", "past"].iter().any(|word| ahead.eat(word)) {
                    return None;
                }
                Self::bare(&mut ahead)?
            }
            None => return None,
        };
        *reader = ahead;
        Some(span)
    }

    /// Reads a time alone.
    pub(super) fn bare(reader: &mut Reader<'_>) -> Option<Self> {
        const WORDS: [&str; 12] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ];
        if reader.eat("half") {
            return (reader.eat("a") && reader.eat("year")).then_some(Self {
                count: 6,
                to: None,
                unit: Unit::Month,
            });
        }
        if let Some(unit) = reader.next_unit() {
            return Some(Self { count: 1, to: None, unit });
        }
        let between = reader.eat("between");
        let amount = |reader: &mut Reader<'_>| {
            reader.number().or_else(|| {
                let word = reader.word()?;
                let place = WORDS.iter().position(|one| one.eq_ignore_ascii_case(word));
                let is_one = ["a", "an"].iter().any(|one| one.eq_ignore_ascii_case(word));
                place.map_or(is_one.then_some(1), |place| u32::try_from(place + 1).ok())
            })
        };
        let count = amount(reader)?;
        let joined = if between {
            reader.eat("and")
        } else {
            reader.skip_char('-') || reader.skip_char('–') || reader.eat("to") || reader.eat("or")
        };
        let to = if joined { Some(amount(reader).filter(|to| *to > count)?) } else { None };
        let unit = reader.next_unit()?;
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
