//! Full dates that may be someone's date of birth.
//!
//! A date is one if words such as "born" or "DOB" come before it, whatever its year. On its own it
//! is one if its year lies at least [`GROWN`] years back, though not before 1900: what is more recent
//! is far more often a scan, a fall or an operation, and what is to come an appointment. A year of
//! two digits on its own must be one of the last century beyond doubt. Day before month, as here, but
//! the other way round where only that is a date; year first as in ISO 8601.

use std::ops::Range;

use jiff::civil::Date;

use super::digits::{self, begins, is_dash, is_digit, is_space, number, second_back, words_before};
use crate::domain::{scan::Scan, time::when::month, words::is_one_of};

/// Years after which a date on its own is more likely to be one of birth than one of an event.
const GROWN: i16 = 16;

/// Years ahead for which people make appointments and write two digits.
const AHEAD: i16 = 5;

struct WrittenDate {
    range: Range<usize>,
    day: i16,
    month: i16,
    year: i16,
    digits: usize,
    plain: bool,
}

/// The date of birth whose first digit is at `at`.
pub(super) fn of_birth(text: &str, at: usize, today: Date) -> Option<Range<usize>> {
    let start = Scan::new(text, at);
    // No other number hangs on to it, as a time or a further part would.
    let hangs_on = matches!(start.back(), Some('/' | ':')) && second_back(&start).is_some_and(is_digit);
    if !begins(&start) || hangs_on {
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

fn year(written: &WrittenDate, said: bool, today: Date) -> Option<i16> {
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

fn is_said(text: &str, at: usize) -> bool {
    let fills = |word: &&str| {
        is_one_of(word, "is was on in the a")
            || word.get(..3).is_some_and(|short| is_one_of(short, "mon tue wed thu fri sat sun"))
    };
    let scan = Scan::new(text, at);
    let words: Vec<_> = words_before(&scan).skip_while(fills).take(3).collect();
    // Nearest first.
    ["born", "dob", "birthdate", "birthday", "b o d", "birth of date", "date birth", "birth of day"]
        .iter()
        .any(|wanted| {
            let mut words = words.iter();
            wanted.split(' ').all(|one| words.next().is_some_and(|word| one.eq_ignore_ascii_case(word)))
        })
}

/// `12/03/1961`, `12.3.61`, `12-03-1961`, `12 03 1961`.
fn numeric(text: &str, at: usize) -> Option<WrittenDate> {
    let mut scan = Scan::new(text, at);
    let (day_digits, day) = number(&mut scan, 2)?;
    let sign = parts(&mut scan)?;
    let (month_digits, month) = number(&mut scan, 2)?;
    (parts(&mut scan)? == sign).then_some(())?;
    let (digits, year) = year_digits(&mut scan)?;
    let plain = match sign {
        Sign::Space => digits == 4 && day_digits == 2 && month_digits == 2,
        // Doses are written so: 10-10-50.
        Sign::Dash => digits == 4,
        Sign::Slash | Sign::Dot => true,
    };
    Some(WrittenDate { range: at..scan.at(), day, month, year, digits, plain })
}

/// `1961-03-12`.
fn year_first(text: &str, at: usize) -> Option<WrittenDate> {
    let mut scan = Scan::new(text, at);
    let (digits, year) = number(&mut scan, 4).filter(|(digits, _)| *digits == 4)?;
    let sign = parts(&mut scan)?;
    let (_, month) = number(&mut scan, 2)?;
    (parts(&mut scan)? == sign).then_some(())?;
    let (_, day) = number(&mut scan, 2)?;
    let plain = sign != Sign::Space;
    ends(&scan).then_some(WrittenDate { range: at..scan.at(), day, month, year, digits, plain })
}

/// `12 March 1961`, `12th of Mar, 61`, `12-Mar-1961`, `12Mar1961`.
fn day_and_month(text: &str, at: usize) -> Option<WrittenDate> {
    let mut scan = Scan::new(text, at);
    let (_, day) = number(&mut scan, 2)?;
    let mut word = letters(&mut scan);
    for skipped in ["st nd rd th", "of", ""] {
        if word.is_empty() {
            gap(&mut scan);
            word = letters(&mut scan);
        }
        word = if is_one_of(word, skipped) { "" } else { word };
    }
    let month = month(word)?.into();
    gap(&mut scan);
    let (digits, year) = year_digits(&mut scan)?;
    Some(WrittenDate { range: at..scan.at(), day, month, year, digits, plain: true })
}

/// `March 12, 1961`, from its first digit.
fn month_and_day(text: &str, at: usize) -> Option<WrittenDate> {
    let word = words_before(&Scan::new(text, at)).next()?;
    let month = month(word)?.into();
    let before = text.get(..at)?.trim_end_matches(is_space);
    // Nothing but spaces between the two.
    let start = before.strip_suffix(word)?.len();
    let mut scan = Scan::new(text, at);
    let (_, day) = number(&mut scan, 2)?;
    if !matches!(letters(&mut scan), "" | "st" | "nd" | "rd" | "th") || !gap(&mut scan) {
        return None;
    }
    let (digits, year) = year_digits(&mut scan).filter(|(digits, _)| *digits == 4)?;
    Some(WrittenDate { range: start..scan.at(), day, month, year, digits, plain: true })
}

/// `12031961` and `120361`, which only words before it make a date.
fn in_one(text: &str, at: usize) -> Option<WrittenDate> {
    let mut scan = Scan::new(text, at);
    let (day, month, century) = (two(&mut scan)?, two(&mut scan)?, two(&mut scan)?);
    let rest = scan.attempt(two);
    let (year, digits) = rest.map_or((century, 2), |rest| (century * 100 + rest, 4));
    ends(&scan).then_some(WrittenDate { range: at..scan.at(), day, month, year, digits, plain: false })
}

fn two(scan: &mut Scan<'_>) -> Option<i16> {
    Some(i16::from(digits::next(scan)?) * 10 + i16::from(digits::next(scan)?))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Slash,
    Dot,
    Dash,
    Space,
}

/// Goes past a sign with at most a space on either side, or past a space alone.
fn parts(scan: &mut Scan<'_>) -> Option<Sign> {
    let space = scan.take(is_space);
    let sign = match scan.take(|char| matches!(char, '/' | '.' | '\u{2044}' | '\u{2215}') || is_dash(char)) {
        Some('.') => Sign::Dot,
        Some(char) if is_dash(char) => Sign::Dash,
        Some(_) => Sign::Slash,
        None => return space.map(|_| Sign::Space),
    };
    scan.take(is_space);
    Some(sign)
}

/// Passes spaces, a comma, a dash or a full stop between the words of a date, if there are any.
fn gap(scan: &mut Scan<'_>) -> bool {
    let parts = |char| is_space(char) || is_dash(char) || matches!(char, ',' | '.' | '/' | '\'' | '’');
    !scan.take_while(3, parts).is_empty()
}

fn letters<'a>(scan: &mut Scan<'a>) -> &'a str {
    scan.take_while(digits::LONGEST_WORD, |char| char.is_ascii_alphabetic())
}

/// Reads a year of four digits or two that nothing hangs on to.
fn year_digits(scan: &mut Scan<'_>) -> Option<(usize, i16)> {
    let year = number(scan, 4).filter(|(digits, _)| matches!(digits, 2 | 4))?;
    ends(scan).then_some(year)
}

/// Whether a date ends here: 24 Nov 10 is none if it goes on as 10:20.
fn ends(scan: &Scan<'_>) -> bool {
    let mut ahead = *scan;
    let mark = ahead.take(|char| matches!(char, '/' | ':'));
    digits::ends(scan) && !(mark.is_some() && ahead.peek().is_some_and(is_digit))
}
