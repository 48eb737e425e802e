//! Text that could identify someone: an NHS number, a date of birth, a phone number, an e-mail
//! address, a postcode. It is pointed out, never kept out.
//!
//! Every one of these is on one line, and all but an e-mail address have digits. So a text is looked
//! at around its digits and its "@", each time no further than [`REACH`]: the work grows with the
//! text and no faster, and what is on screen can be looked at without the rest.
//!
//! What counts, and what does not, is written where it is warned: an NHS number and a phone number in
//! `numbers`, a date of birth in `dates`, an e-mail address and a postcode in `addresses`.

mod addresses;
mod dates;
mod numbers;
mod reader;

use std::ops::Range;

use jiff::civil::Date;

use super::Handout;
use crate::text::is_invisible;

/// Bytes on either side of a place that can tell what is marked there.
pub const REACH: usize = 200;

/// What could identify someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    NhsNumber,
    DateOfBirth,
    Phone,
    Email,
    Postcode,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 5] = [Self::NhsNumber, Self::DateOfBirth, Self::Phone, Self::Email, Self::Postcode];

    /// What the screen calls one.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NhsNumber => "NHS number",
            Self::DateOfBirth => "date of birth",
            Self::Phone => "phone number",
            Self::Email => "e-mail address",
            Self::Postcode => "postcode",
        }
    }

    /// What the screen calls several.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::NhsNumber => "NHS numbers",
            Self::DateOfBirth => "dates of birth",
            Self::Phone => "phone numbers",
            Self::Email => "e-mail addresses",
            Self::Postcode => "postcodes",
        }
    }
}

/// A place in a text that could identify someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// Every mark of a text, in order; none overlaps another.
#[must_use]
pub fn marks(text: &str, today: Date) -> Vec<Mark> {
    look(text, 0..text.len(), today)
}

/// The marks that `shown`, a part of the text, has something of.
///
/// No more of the text is looked at than that part and [`REACH`] on either side.
#[must_use]
pub fn marks_within(text: &str, shown: Range<usize>, today: Date) -> Vec<Mark> {
    let around = shown.start.saturating_sub(REACH)..shown.end.saturating_add(REACH).min(text.len());
    let mut marks = look(text, around, today);
    marks.retain(|mark| mark.range.start < shown.end && shown.start < mark.range.end);
    marks
}

/// Looks at a text as it is and, where that differs, as it reads: characters that cannot be seen part
/// nothing.
fn look(text: &str, within: Range<usize>, today: Date) -> Vec<Mark> {
    let from = text.floor_char_boundary(within.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary(within.end.saturating_add(REACH).min(text.len()));
    let mut marks = scan(text, within, today);
    let near = text.get(from..to).unwrap_or_default();
    if !near.contains(is_invisible) {
        return marks;
    }
    let (mut seen, mut places) = (String::new(), Vec::new());
    for (at, char) in near.char_indices().filter(|(_, char)| !is_invisible(*char)) {
        seen.push(char);
        places.extend((at..at + char.len_utf8()).map(|at| from + at));
    }
    for Mark { range, kind } in scan(&seen, 0..seen.len(), today) {
        let Some([start, .., last]) = places.get(range) else { continue };
        let range = *start..last + 1;
        let apart = |mark: &Mark| mark.range.end <= range.start || range.end <= mark.range.start;
        if range.len() <= REACH && marks.iter().all(apart) {
            marks.push(Mark { range, kind });
        }
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// Looks for marks around the digits and the "@" that stand in `within`.
fn scan(text: &str, within: Range<usize>, today: Date) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let end = within.end.min(text.len());
    let mut at = text.ceil_char_boundary(within.start);
    // A number is warned from its first digit; the middle of one is no place to begin.
    if reader::before(text, at).is_some_and(|char| reader::digit(char).is_some()) {
        at = reader::after_digits(text, at, end);
    }
    while let Some(found) = reader::next_digit_or_at(text, at, end) {
        at = found;
        let taken = |marks: &[Mark]| marks.last().map_or(0, |mark| mark.range.end);
        let mark = if text.as_bytes().get(at) == Some(&b'@') {
            let whole = addresses::email(text, at, 0);
            // The name in an address may itself look like something, which it then is not.
            while let (Some(last), Some(whole)) = (marks.last(), &whole)
                && last.range.start >= whole.start
            {
                marks.pop();
            }
            whole
                .and_then(|_| addresses::email(text, at, taken(&marks)))
                .map(|range| Mark { range, kind: Kind::Email })
        } else {
            number(text, at, today).filter(|mark| mark.range.start >= taken(&marks))
        };
        if let Some(mark) = mark {
            at = mark.range.end;
            marks.push(mark);
        } else {
            at = reader::after_digits(text, at, end).max(at + 1);
        }
    }
    marks
}

/// What the digit at `at` is the first digit of. What is an NHS number is not a phone number too.
fn number(text: &str, at: usize, today: Date) -> Option<Mark> {
    let of = |kind| move |range| Mark { range, kind };
    let address = || addresses::postcode(text, at).map(of(Kind::Postcode));
    if reader::before(text, at).is_some_and(|char| char.is_ascii_alphabetic())
        && let Some(mark) = address()
    {
        return Some(mark);
    }
    numbers::nhs(text, at)
        .map(of(Kind::NhsNumber))
        .or_else(|| numbers::phone(text, at).map(of(Kind::Phone)))
        .or_else(|| dates::of_birth(text, at, today).map(of(Kind::DateOfBirth)))
}

/// How many places could identify someone, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count([usize; Kind::ALL.len()]);

impl Count {
    /// Of a page that is shown or leaves the program.
    #[must_use]
    pub fn of(page: &Handout, today: Date) -> Self {
        let mut count = Self::default();
        for text in page.texts() {
            count.add(text, today);
        }
        count
    }

    fn add(&mut self, text: &str, today: Date) {
        for mark in marks(text, today) {
            if let Some(count) = self.0.get_mut(mark.kind as usize) {
                *count += 1;
            }
        }
    }

    /// How many places there are.
    #[must_use]
    pub fn places(self) -> usize {
        self.0.iter().sum()
    }

    /// `2 places could identify someone`, if there are any.
    #[must_use]
    pub fn in_short(self) -> Option<String> {
        match self.places() {
            0 => None,
            1 => Some("1 place could identify someone".to_owned()),
            places => Some(format!("{places} places could identify someone")),
        }
    }

    /// `2 places could identify someone: 1 NHS number, 1 phone number.`, if there are any.
    #[must_use]
    pub fn in_full(self) -> Option<String> {
        let kinds = Kind::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0);
        let kinds: Vec<_> = kinds
            .map(|(kind, count)| format!("{count} {}", if count == 1 { kind.label() } else { kind.plural() }))
            .collect();
        self.in_short().map(|places| format!("{places}: {}.", kinds.join(", ")))
    }
}

/// Why a place is marked, in at most so many columns: `could identify someone: NHS number`.
#[must_use]
pub fn reason(marks: &[Mark], columns: usize) -> Option<String> {
    let kinds = Kind::ALL.into_iter().filter(|kind| marks.iter().any(|mark| mark.kind == *kind));
    let kinds = kinds.map(Kind::label).collect::<Vec<_>>().join(", ");
    if marks.is_empty() {
        return None;
    }
    let mut forms =
        ["could identify someone: ", "may identify: ", ""].map(|words| format!("{words}{kinds}")).into_iter();
    // All labels are plain ASCII, a column a byte.
    forms.find(|words| words.len() <= columns).or(Some(kinds))
}

#[cfg(test)]
mod tests;
