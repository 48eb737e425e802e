//! Text that could identify someone: an NHS number, a date of birth, a phone number, an e-mail
//! address, a postcode. It is pointed out, never kept out.
//!
//! Every one of these is on one line, and all but an e-mail address have digits. So a text is looked
//! at around its digits and its "@", each time no further than [`REACH`]: the work grows with the
//! text and no faster, and what is on screen can be looked at without the rest.
//!
//! The rules are with the code for each: an NHS number and a phone number in
//! `numbers`, a date of birth in `dates`, an e-mail address and a postcode in `addresses`.

mod addresses;
mod dates;
mod digits;
mod numbers;

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    domain::{Handout, counted, scan::Scan},
    text::{first_invisible, is_invisible},
};
use digits::is_digit;

/// Bytes on either side of a place that can tell what is marked there.
pub const REACH: usize = 200;

labelled! {
    IdentifierKind {
        NhsNumber = "NHS number",
        DateOfBirth = "date of birth",
        Phone = "phone number",
        Email = "e-mail address",
        Postcode = "postcode",
    }
}

impl IdentifierKind {
    /// How they are called in the plural, in the order of [`Self::ALL`].
    const PLURALS: [&str; 5] =
        ["NHS numbers", "dates of birth", "phone numbers", "e-mail addresses", "postcodes"];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifierMark {
    pub range: Range<usize>,
    pub kind: IdentifierKind,
}

/// Every mark of a text, in order; none overlaps another.
///
/// ```
/// use foreword::domain::identifying::{IdentifierKind, marks};
/// use jiff::civil::date;
///
/// let found = marks("At 10:20, born 3/4/1961, ring 01632 960 123", date(2026, 11, 22));
/// let kinds: Vec<_> = found.into_iter().map(|mark| mark.kind).collect();
/// assert_eq!(kinds, [IdentifierKind::DateOfBirth, IdentifierKind::Phone]);
/// ```
pub fn marks(text: &str, today: Date) -> Vec<IdentifierMark> {
    look(text, 0..text.len(), today)
}

/// The marks that `shown`, a part of the text, has something of.
///
/// No more of the text is looked at than that part and [`REACH`] on either side.
pub fn marks_within(text: &str, shown: Range<usize>, today: Date) -> Vec<IdentifierMark> {
    let around = shown.start.saturating_sub(REACH)..shown.end.saturating_add(REACH).min(text.len());
    let mut marks = look(text, around, today);
    marks.retain(|mark| mark.range.start < shown.end && shown.start < mark.range.end);
    marks
}

/// Marks in a text as written and, where that differs, as read: invisible characters split nothing.
fn look(text: &str, within: Range<usize>, today: Date) -> Vec<IdentifierMark> {
    let from = text.floor_char_boundary(within.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary(within.end.saturating_add(REACH).min(text.len()));
    let mut marks = scan(text, within, today);
    let near = text.get(from..to).unwrap_or_default();
    if first_invisible(near).is_none() {
        return marks;
    }
    let (mut seen, mut places) = (String::new(), Vec::new());
    for (at, char) in near.char_indices().filter(|(_, char)| !is_invisible(*char)) {
        seen.push(char);
        places.extend((at..at + char.len_utf8()).map(|at| from + at));
    }
    for IdentifierMark { range, kind } in scan(&seen, 0..seen.len(), today) {
        let Some([start, .., last]) = places.get(range) else { continue };
        let range = *start..last + 1;
        let apart = |mark: &IdentifierMark| mark.range.end <= range.start || range.end <= mark.range.start;
        if range.len() <= REACH && marks.iter().all(apart) {
            marks.push(IdentifierMark { range, kind });
        }
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// Where the next digit or "@" is.
fn next_sign(text: &str) -> Option<usize> {
    // Few lines have any; looked at in blocks, those without take next to no time.
    let has_none = |block: &&[u8]| {
        block.iter().fold(true, |all, byte| all & byte.is_ascii() & !matches!(byte, b'@' | b'0'..=b'9'))
    };
    let skipped = text.as_bytes().chunks(64).take_while(has_none).map(<[u8]>::len).sum();
    let found = text.get(skipped..)?.find(|char| char == '@' || is_digit(char))?;
    Some(skipped + found)
}

/// Looks for marks around the digits and the "@" in a part of the text.
fn scan(text: &str, within: Range<usize>, today: Date) -> Vec<IdentifierMark> {
    let mut marks: Vec<IdentifierMark> = Vec::new();
    let end = text.ceil_char_boundary(within.end);
    let after_digits = |at: usize| {
        let mut scan = Scan::new(text, at);
        scan.take_while(usize::MAX, is_digit);
        scan.at()
    };
    let mut at = text.ceil_char_boundary(within.start);
    // A number is read from its first digit; the middle of one is no place to begin.
    if Scan::new(text, at).back().is_some_and(is_digit) {
        at = after_digits(at);
    }
    while let Some(found) = text.get(at..end).and_then(next_sign) {
        at += found;
        let taken = |marks: &[IdentifierMark]| marks.last().map_or(0, |mark| mark.range.end);
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
                .map(|range| IdentifierMark { range, kind: IdentifierKind::Email })
        } else {
            number(text, at, today).filter(|mark| mark.range.start >= taken(&marks))
        };
        if let Some(mark) = mark {
            at = mark.range.end;
            marks.push(mark);
        } else {
            at = after_digits(at).max(at + 1);
        }
    }
    marks
}

/// The identifier that begins with the digit at `at`. An NHS number is not a phone number too.
fn number(text: &str, at: usize, today: Date) -> Option<IdentifierMark> {
    let of = |kind| move |range| IdentifierMark { range, kind };
    addresses::postcode(text, at)
        .map(of(IdentifierKind::Postcode))
        .or_else(|| numbers::nhs(text, at).map(of(IdentifierKind::NhsNumber)))
        .or_else(|| numbers::phone(text, at).map(of(IdentifierKind::Phone)))
        .or_else(|| dates::of_birth(text, at, today).map(of(IdentifierKind::DateOfBirth)))
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdentifierCount([usize; IdentifierKind::ALL.len()]);

impl IdentifierCount {
    /// Of a page that is shown or leaves the program.
    pub fn of(page: &Handout, today: Date) -> Self {
        let mut count = Self::default();
        for mark in page.texts().into_iter().flat_map(|text| marks(text, today)) {
            if let Some(count) = count.0.get_mut(mark.kind as usize) {
                *count += 1;
            }
        }
        count
    }

    pub fn places(self) -> usize {
        self.0.iter().sum()
    }

    /// `2 places could identify someone`, if there are any.
    pub fn in_short(self) -> Option<String> {
        let places = self.places();
        (places > 0).then(|| format!("{} could identify someone", counted(places, "place")))
    }

    /// `2 places could identify someone: 1 NHS number, 1 phone number.`, if there are any.
    pub fn in_full(self) -> Option<String> {
        let names = IdentifierKind::ALL.map(IdentifierKind::label).into_iter().zip(IdentifierKind::PLURALS);
        let kinds = self.0.into_iter().zip(names).filter(|(count, _)| *count > 0);
        let kinds =
            kinds.map(|(count, (one, more))| format!("{count} {}", if count == 1 { one } else { more }));
        let kinds: Vec<_> = kinds.collect();
        self.in_short().map(|places| format!("{places}: {}.", kinds.join(", ")))
    }
}

/// Why a place is marked, in at most so many columns: `could identify someone: NHS number`.
pub fn reason(marks: &[IdentifierMark], columns: usize) -> Option<String> {
    let kinds = IdentifierKind::ALL.into_iter().filter(|kind| marks.iter().any(|mark| mark.kind == *kind));
    let kinds = kinds.map(IdentifierKind::label).collect::<Vec<_>>().join(", ");
    let forms = ["could identify someone: ", "may identify: "].map(|words| format!("{words}{kinds}"));
    // All labels are plain ASCII, a column a byte.
    let found = forms.into_iter().find(|words| words.len() <= columns);
    (!marks.is_empty()).then(|| found.unwrap_or(kinds))
}

#[cfg(test)]
mod tests;
