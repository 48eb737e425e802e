//! NHS numbers and phone numbers.
//!
//! An NHS number is ten digits, the last of them a check digit by Modulus 11: NHS Data Dictionary,
//! attribute NHS NUMBER, release of August 2021, read on 23 November 2026. A Scottish CHI number and
//! a Northern Irish Health and Care Number have the same check and are found by it. It may be written
//! in one, or as 3-3-4, 3-7 or 6-4 with spaces or dashes; after the word "NHS" in any groups.
//!
//! A phone number is one that a person may have, by the length and first digits of Ofcom's National
//! Telephone Numbering Plan: geographic (01, 02) and mobile or personal (07), with 0, +44 or 0044
//! before it. The numbers of services are no one's: 03, 08 and 09, and short ones such as 111, 999
//! and 116 123.

use std::ops::Range;

use super::digits::{self, begins, digit, ends, is_dash, is_digit, is_space, words_before};
use crate::domain::{scan::Scan, words::is_one_of};

const NHS_DIGITS: usize = 10;

const MOST_GROUPS: usize = 6;

/// The NHS number that begins with the digit at `at`.
pub(super) fn nhs(text: &str, at: usize) -> Option<Range<usize>> {
    const AS_WRITTEN: [&[usize]; 4] = [&[10], &[3, 3, 4], &[3, 7], &[6, 4]];
    let start = Scan::new(text, at);
    if !begins(&start) || matches!(start.back(), Some('+' | '£' | '$' | '€')) {
        return None;
    }
    let mut digits = [0; NHS_DIGITS];
    let mut groups = [0; NHS_DIGITS];
    let mut group = 0;
    let mut scan = start;
    for place in &mut digits {
        if !scan.peek().is_some_and(is_digit) {
            group += 1;
            if !digits::between(&mut scan, |char| is_space(char) || is_dash(char)) {
                return None;
            }
        }
        *place = digits::next(&mut scan)?;
        *groups.get_mut(group)? += 1;
    }
    let written = groups.get(..=group)?;
    let called = || {
        let mut words = words_before(&start).skip_while(|word| is_one_of(word, "no nr number is"));
        words.next().is_some_and(|word| is_one_of(word, "nhs"))
    };
    (ends(&scan) && passes(&digits) && (AS_WRITTEN.contains(&written) || called())).then_some(at..scan.at())
}

/// Modulus 11: the sum of the first nine digits, weighed 10 down to 2, is taken from 11; 11 counts
/// as 0, and 10 as no number at all.
fn passes(digits: &[u8; NHS_DIGITS]) -> bool {
    let [first @ .., check] = digits;
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    match 11 - sum % 11 {
        10 => false,
        11 => *check == 0,
        wanted => u32::from(*check) == wanted,
    }
}

/// The phone number that begins with the digit at `at`, with a "+" or bracket before it.
pub(super) fn phone(text: &str, at: usize) -> Option<Range<usize>> {
    let mut scan = Scan::new(text, at);
    if !matches!(scan.peek().and_then(digit), Some(0 | 4)) {
        return None;
    }
    let mut start = at;
    let mut opened = |wanted: char| {
        let found = Scan::new(text, start).back() == Some(wanted);
        start -= usize::from(found);
        found
    };
    let plus = opened('+');
    let bracket = opened('(');
    if !begins(&Scan::new(text, start)) {
        return None;
    }
    let starts_with = |wanted: &[u8]| {
        let mut ahead = scan;
        wanted.iter().all(|one| digits::next(&mut ahead) == Some(*one))
    };
    let country = starts_with(&[4, 4]);
    let nought = if plus && country {
        after_country(&mut scan, 2)
    } else if starts_with(&[0, 0, 4, 4]) {
        after_country(&mut scan, 4)
    } else if country {
        // Without a plus it is only plain for a mobile.
        let nought = after_country(&mut scan, 2);
        scan.peek().and_then(digit).filter(|digit| *digit == 7)?;
        nought
    } else {
        usize::from(!plus && digits::next(&mut scan)? == 0)
    };
    subscriber(&mut scan, nought)?;
    // A bracket before a number that has none of its own belongs to the sentence.
    let closed = bracket && text.get(start..scan.at()).is_some_and(|whole| whole.contains(')'));
    if bracket && !closed {
        start += 1;
    }
    Some(start..scan.at())
}

fn parts(char: char) -> bool {
    is_space(char) || matches!(char, '.' | '(' | ')') || is_dash(char)
}

/// Goes past the country's digits and a nought in brackets; no digit of the number itself is read.
fn after_country(scan: &mut Scan<'_>, digits: usize) -> usize {
    scan.take_while(digits, is_digit);
    digits::between(scan, parts);
    if scan.take(|char| digit(char) == Some(0)).is_some() {
        digits::between(scan, parts);
    }
    0
}

/// Passes the digits after the nought, `read` of which are in the group already begun.
fn subscriber(scan: &mut Scan<'_>, read: usize) -> Option<()> {
    let mut count = 0;
    let mut first = 0;
    let (mut group, mut groups) = (read, 1);
    // The few short numbers have a long code, written in one.
    let mut long_code = false;
    while count < 10 {
        match digits::next(scan) {
            Some(digit) => {
                (first, count, group) = match count {
                    0 => (digit, 1, group + 1),
                    1 if !is_code(first, digit) => return None,
                    _ => (first, count + 1, group + 1),
                };
            }
            // A code has at least two digits after the nought, and no group is a single digit.
            None if group < if groups == 1 && read == 1 { 3 } else { 2 } => return None,
            None if count == 9 && first == 1 && (long_code || groups == 1) => break,
            None if groups == MOST_GROUPS || !digits::between(scan, parts) => return None,
            None => {
                long_code |= groups == 1 && group >= 4 + read;
                (group, groups) = (0, groups + 1);
            }
        }
    }
    (count >= 9 && ends(scan)).then_some(())
}

/// Whether a code may begin with these two digits after the nought.
const fn is_code(first: u8, second: u8) -> bool {
    matches!((first, second), (1, 1..=9) | (2, 0 | 3 | 4 | 8 | 9) | (7, _))
}
