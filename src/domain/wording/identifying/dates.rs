//! Full dates that may be someone's date of birth.
//!
//! A date is one if words such as "born" or "DOB" stand before it, whatever its year. On its own it
//! is one if its year lies at least [`GROWN`] years back, though not before 1900: what is more recent
//! is far more often a scan, a fall or an operation, and what is to come an appointment. A year of
//! two digits on its own must be one of the last century beyond doubt. Day before month, as here, but
//! the other way round where only that is a date; year first as in ISO 8601.

use std::ops::Range;

use jiff::civil::Date;

use super::reader::{self, Reader, is_dash, is_one_of, is_space};
use crate::domain::time::when::MONTHS;

/// Years after which a date on its own is more likely to be one of birth than one of an event.
const GROWN: i16 = 16;

/// Years ahead for which people make appointments and write two digits.
const AHEAD: i16 = 5;

/// A date as it is written.
struct Written {
    range: Range<usize>,
    day: i16,
    month: i16,
    year: i16,
    digits: usize,
    plain: bool,
}

/// The date of birth whose first digit is at `at`.
pub(super) fn of_birth(text: &str, at: usize, today: Date) -> Option<Range<usize>> {
    if !reader::begins(text, at) || !stands_alone(text, at) {
        return None;
    }
    let forms = [numeric, year_first, day_and_month, month_and_day, in_one];
    let written = forms.iter().find_map(|form| form(text, at))?;
    let said = is_said(text, written.range.start);
    let year = year(&written, said, today)?;
    let is_date = |month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    };
    is_date(written.month, written.day).or_else(|| is_date(written.day, written.month))?;
    (said || written.plain).then_some(written.range)
}

/// Whether no other number hangs on to a date, as a time or a further part would.
fn stands_alone(text: &str, at: usize) -> bool {
    match reader::before(text, at) {
        Some(char @ ('/' | ':')) => {
            reader::before(text, at - char.len_utf8()).is_none_or(|char| reader::digit(char).is_none())
        }
        _ => true,
    }
}

/// The year, if it may be one of birth.
fn year(written: &Written, said: bool, today: Date) -> Option<i16> {
    let this = today.year();
    let year = match written.digits {
        4 => written.year,
        _ if said && 2000 + written.year <= this => 2000 + written.year,
        _ if said || 2000 + written.year > this + AHEAD => 1900 + written.year,
        _ => return None,
    };
    let last = if said { this } else { this - GROWN };
    (1900..=last).contains(&year).then_some(year)
}

/// Whether words before a place say that a birth follows.
fn is_said(text: &str, at: usize) -> bool {
    const FILLING: [&str; 6] = ["is", "was", "on", "in", "the", "a"];
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let fills =
        |word: &&str| is_one_of(word, &FILLING) || word.get(..3).is_some_and(|short| is_one_of(short, &DAYS));
    let words: Vec<_> = reader::words_before(text, at).skip_while(fills).take(3).collect();
    let are = |wanted: &[&str]| {
        wanted.len() <= words.len()
            && wanted.iter().zip(&words).all(|(one, word)| one.eq_ignore_ascii_case(word))
    };
    [["born"].as_slice(), &["dob"], &["birthdate"], &["birthday"], &["b", "o", "d"], &["birth", "of", "date"]]
        .iter()
        .chain(&[["date", "birth"].as_slice(), &["birth", "of", "day"]])
        .any(|wanted| are(wanted))
}

/// `12/03/1961`, `12.3.61`, `12-03-1961`, `12 03 1961`.
fn numeric(text: &str, at: usize) -> Option<Written> {
    let mut reader = Reader::new(text, at);
    let (day_digits, day) = reader.number(2)?;
    let sign = parts(&mut reader)?;
    let (month_digits, month) = reader.number(2)?;
    (parts(&mut reader)? == sign).then_some(())?;
    let (digits, year) = year_digits(&mut reader)?;
    let plain = match sign {
        Sign::Space => digits == 4 && day_digits == 2 && month_digits == 2,
        // Doses are written so: 10-10-50.
        Sign::Dash => digits == 4,
        Sign::Slash | Sign::Dot => true,
    };
    Some(Written { range: at..reader.at, day, month, year, digits, plain })
}

/// `1961-03-12`.
fn year_first(text: &str, at: usize) -> Option<Written> {
    let mut reader = Reader::new(text, at);
    let (digits, year) = reader.number(4).filter(|(digits, _)| *digits == 4)?;
    let sign = parts(&mut reader)?;
    let (_, month) = reader.number(2)?;
    (parts(&mut reader)? == sign).then_some(())?;
    let (_, day) = reader.number(2)?;
    ends(&reader).then_some(Written {
        range: at..reader.at,
        day,
        month,
        year,
        digits,
        plain: sign != Sign::Space,
    })
}

/// `12 March 1961`, `12th of Mar, 61`, `12-Mar-1961`, `12Mar1961`.
fn day_and_month(text: &str, at: usize) -> Option<Written> {
    let mut reader = Reader::new(text, at);
    let (_, day) = reader.number(2)?;
    let mut word = reader.word();
    for skipped in [["st", "nd", "rd", "th"].as_slice(), &["of"]] {
        if word.is_empty() {
            gap(&mut reader);
            word = reader.word();
        }
        if is_one_of(word, skipped) {
            word = "";
        }
    }
    if word.is_empty() {
        gap(&mut reader);
        word = reader.word();
    }
    let month = month(word)?;
    gap(&mut reader);
    let (digits, year) = year_digits(&mut reader)?;
    Some(Written { range: at..reader.at, day, month, year, digits, plain: true })
}

/// `March 12, 1961`, from its first digit.
fn month_and_day(text: &str, at: usize) -> Option<Written> {
    let word = reader::words_before(text, at).next()?;
    let month = month(word)?;
    let before = text.get(..at)?.trim_end_matches(is_space);
    // Nothing but spaces between the two.
    let start = before.strip_suffix(word)?.len();
    let mut reader = Reader::new(text, at);
    let (_, day) = reader.number(2)?;
    if !matches!(reader.word(), "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    if !gap(&mut reader) {
        return None;
    }
    let (digits, year) = year_digits(&mut reader).filter(|(digits, _)| *digits == 4)?;
    Some(Written { range: start..reader.at, day, month, year, digits, plain: true })
}

/// `12031961` and `120361`, which only words before it make a date.
fn in_one(text: &str, at: usize) -> Option<Written> {
    let mut reader = Reader::new(text, at);
    let (day, month, century) = (two(&mut reader)?, two(&mut reader)?, two(&mut reader)?);
    let mut longer = reader;
    let (year, digits) = match two(&mut longer) {
        Some(rest) => {
            reader = longer;
            (century * 100 + rest, 4)
        }
        None => (century, 2),
    };
    ends(&reader).then_some(Written { range: at..reader.at, day, month, year, digits, plain: false })
}

/// Goes past two digits.
fn two(reader: &mut Reader<'_>) -> Option<i16> {
    Some(i16::from(reader.digit()?) * 10 + i16::from(reader.digit()?))
}

/// What parts the numbers of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Slash,
    Dot,
    Dash,
    Space,
}

/// Goes past a sign with at most a space on either side, or past a space alone.
fn parts(reader: &mut Reader<'_>) -> Option<Sign> {
    let space = reader.take(is_space);
    let sign = match reader.take(|char| matches!(char, '/' | '.' | '\u{2044}' | '\u{2215}') || is_dash(char))
    {
        Some('.') => Sign::Dot,
        Some(char) if is_dash(char) => Sign::Dash,
        Some(_) => Sign::Slash,
        None => return space.map(|_| Sign::Space),
    };
    reader.take(is_space);
    Some(sign)
}

/// Goes past spaces, a comma, a dash or a full stop between the words of a date, if there are any.
fn gap(reader: &mut Reader<'_>) -> bool {
    let start = reader.at;
    for _ in 0..3 {
        let parts = |char| is_space(char) || is_dash(char) || matches!(char, ',' | '.' | '/' | '\'' | '’');
        if reader.take(parts).is_none() {
            break;
        }
    }
    reader.at > start
}

/// Goes past a year of four digits or two that nothing hangs on to.
fn year_digits(reader: &mut Reader<'_>) -> Option<(usize, i16)> {
    let year = reader.number(4).filter(|(digits, _)| matches!(digits, 2 | 4))?;
    ends(reader).then_some(year)
}

/// Whether a date ends where the reader is: 24 Nov 10 is none if it goes on as 10:20.
fn ends(reader: &Reader<'_>) -> bool {
    let goes_on = |char: char| {
        matches!(char, '/' | ':')
            && reader::at(reader.text, reader.at + char.len_utf8())
                .is_some_and(|char| reader::digit(char).is_some())
    };
    reader.ends() && !reader.peek().is_some_and(goes_on)
}

/// The month of a name or of its first three letters.
fn month(word: &str) -> Option<i16> {
    let is = |name: &&str| {
        word.eq_ignore_ascii_case(name)
            || name.get(..3).is_some_and(|short| word.eq_ignore_ascii_case(short))
            || (word.eq_ignore_ascii_case("sept") && name.starts_with("sept"))
    };
    MONTHS.iter().position(is).and_then(|at| i16::try_from(at + 1).ok())
}
