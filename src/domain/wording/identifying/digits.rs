//! Digits, dashes and spaces as people type and paste them, and where a number begins and ends.

use crate::domain::{scan::Scan, words::is_one_of};

/// Most characters that part two groups of digits, as in " - ".
const MOST_BETWEEN: usize = 3;
const MOST_WORDS: usize = 6;
/// Most characters of such a word, and of the marks between two.
pub(super) const LONGEST_WORD: usize = 12;
/// The zeros of the decimal digits that keyboards in use here can type.
const ZEROS: [char; 7] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{FF10}'];

pub(super) fn digit(char: char) -> Option<u8> {
    if char.is_ascii() {
        return char.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(char).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

pub(super) fn is_digit(char: char) -> bool {
    digit(char).is_some()
}

/// A space within a line, of any width or none, as comes with pasted text.
pub(super) fn is_space(char: char) -> bool {
    match char {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => false,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => true,
        _ => char.is_whitespace(),
    }
}

pub(super) const fn is_dash(char: char) -> bool {
    matches!(
        char,
        '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Whether a number may begin here: no digit, letter or decimal point hangs on to it, but the words that
/// people write without a space may.
pub(super) fn begins(scan: &Scan<'_>) -> bool {
    match scan.back() {
        Some(char) if char.is_alphanumeric() || char == '_' => {
            words_before(scan).next().is_some_and(|word| is_one_of(word, "nhs no nr tel mob ph dob born"))
        }
        Some(char) => !(joins(char) && second_back(scan).is_some_and(is_digit)),
        None => true,
    }
}

/// The character before the one before the cursor.
pub(super) fn second_back(scan: &Scan<'_>) -> Option<char> {
    scan.head().chars().rev().nth(1)
}

/// Whether nothing goes on here that a number would be a part of.
pub(super) fn ends(scan: &Scan<'_>) -> bool {
    let mut ahead = *scan;
    match ahead.take(|_| true) {
        Some(char) if char.is_alphanumeric() || matches!(char, '_' | '@') => false,
        Some(char) => !(joins(char) && ahead.peek().is_some_and(is_digit)),
        None => true,
    }
}

/// Whether it makes one number of the digits before and after it.
fn joins(char: char) -> bool {
    char == '.' || is_dash(char)
}

/// The words before the cursor on its line, nearest first, a few of them.
pub(super) fn words_before<'a>(scan: &Scan<'a>) -> impl Iterator<Item = &'a str> {
    let mut head = scan.head();
    let back = move || {
        let mut step = |wanted: fn(char) -> bool| {
            let length: usize = head
                .chars()
                .rev()
                .take(LONGEST_WORD)
                .take_while(|char| wanted(*char))
                .map(char::len_utf8)
                .sum();
            let (rest, taken) = head.split_at_checked(head.len() - length).unwrap_or_default();
            head = rest;
            taken
        };
        step(|char| !char.is_alphanumeric() && (is_space(char) || !char.is_whitespace()));
        let word = step(char::is_alphabetic);
        // The end of a longer word is no word.
        (!word.is_empty() && !head.ends_with(char::is_alphabetic)).then_some(word)
    };
    std::iter::from_fn(back).take(MOST_WORDS)
}

pub(super) fn next(scan: &mut Scan<'_>) -> Option<u8> {
    scan.take(is_digit).and_then(digit)
}

/// Reads a number of at most `most` digits: how many, and its value. `None` where there are more.
pub(super) fn number(scan: &mut Scan<'_>, most: usize) -> Option<(usize, i16)> {
    let digits = scan.take_while(most + 1, is_digit).chars().filter_map(digit);
    let value =
        digits.clone().try_fold(0_i16, |value, digit| value.checked_mul(10)?.checked_add(digit.into()))?;
    let count = digits.count();
    (1..=most).contains(&count).then_some((count, value))
}

/// Passes the marks between two groups of digits; `false`, and no further, unless a digit follows.
pub(super) fn between(scan: &mut Scan<'_>, wanted: impl Fn(char) -> bool) -> bool {
    let parted = scan.attempt(|ahead| {
        let marks = ahead.take_while(MOST_BETWEEN, wanted);
        (!marks.is_empty() && ahead.peek().is_some_and(is_digit)).then_some(())
    });
    parted.is_some()
}
