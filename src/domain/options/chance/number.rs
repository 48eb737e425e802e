//! Numbers as they are typed, in digits or in words: "one in three".

use crate::domain::{scan::Scan, words::is_one_of};

const ONE_TO_TWELVE: &str = "one two three four five six seven eight nine ten eleven twelve";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
/// Words that go on with a number, or are a part of a longer one.
const PARTS: &str = "hundred thousand million billion point half third quarter dozen percent thirteen \
    fourteen sixteen seventeen eighteen nineteen";
/// Words before "one" with which it is no number.
const NO_NUMBER: &str = "no any every each this that the some which another either neither";

/// Which of these words it is, counted from 0.
fn place(word: &str, words: &str) -> Option<u32> {
    let at = words.split(' ').position(|one| one.eq_ignore_ascii_case(word))?;
    u32::try_from(at).ok()
}

/// "one" to "twelve".
pub(super) fn small(word: &str) -> Option<u32> {
    Some(place(word, ONE_TO_TWELVE)? + 1)
}

/// The number a word is: "three", "twenty-five".
pub(super) fn in_word(word: &str) -> Option<u32> {
    let tens = |word: &str| Some(10 * (place(word, TENS)? + 2));
    match word.split_once('-') {
        Some((ten, one)) => Some(tens(ten)? + small(one).filter(|one| *one < 10)?),
        None if word.eq_ignore_ascii_case("fifteen") => Some(15),
        None => small(word).or_else(|| tens(word)),
    }
}

pub(super) fn goes_on(word: &str) -> bool {
    is_one_of(word, PARTS) || in_word(word).is_some()
}

pub(super) fn amount(scan: &mut Scan<'_>) -> Option<u32> {
    scan.number().or_else(|| scan.attempt(|ahead| in_word(ahead.word()?)))
}

/// Reads the number that others are out of: "100", "a hundred", "three".
pub(super) fn base(scan: &mut Scan<'_>) -> Option<u32> {
    scan.attempt(|ahead| {
        let base = if ahead.eat("a") || ahead.eat("one") {
            if ahead.eat("hundred") { 100 } else { ahead.eat("thousand").then_some(1_000)? }
        } else {
            amount(ahead)?
        };
        // "a hundred thousand" is another number.
        (!ahead.clone().word().is_some_and(goes_on) && ends(ahead)).then_some(base)
    })
}

/// Whether a number ends here, and is no part of something longer.
pub(super) fn ends(scan: &Scan<'_>) -> bool {
    let mut rest = scan.rest().chars();
    match rest.next() {
        Some(char) if char.is_alphanumeric() || "_%°‰@+".contains(char) => false,
        Some('.' | ',' | '/' | ':') => !rest.next().is_some_and(|char| char.is_ascii_digit()),
        Some('-' | '–') => !rest.next().is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

/// Whether a number that follows this text is the end of a longer one, or no number at all.
pub(super) fn is_part_after(head: &str, is_one: bool) -> bool {
    let mut words = head.trim_end().rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let (last, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let marks = |char: char| !char.is_alphanumeric() && char != '-';
    // "three, one in ten": what ends a clause ends a number.
    let goes_on_to = head.ends_with(char::is_whitespace) && !last.ends_with([',', '.', ';', ':']);
    let (last, second) = (last.trim_matches(marks), second.trim_matches(marks));
    goes_on_to
        && (goes_on(last)
            || last.eq_ignore_ascii_case("and") && is_one_of(second, "hundred thousand million")
            || is_one && is_one_of(last, NO_NUMBER))
}

/// The number a text ends with, and where it begins; no value where it is a part of something else.
pub(super) fn at_end(text: &str) -> Option<(usize, Option<u32>)> {
    let head = text.trim_end_matches(|char: char| char.is_ascii_digit() || char == ',');
    let digits = text.get(head.len()..).unwrap_or_default();
    if !digits.starts_with(|char: char| char.is_ascii_digit()) {
        let word = text.rsplit(|char: char| !char.is_alphanumeric() && char != '-').next()?;
        return Some((text.len() - word.len(), Some(in_word(word)?)));
    }
    let own = !head.ends_with(|char: char| char.is_alphanumeric() || "./:-–£$€#_+".contains(char));
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    // Of "1.5" all of it is the beginning.
    let begins = text.rfind(char::is_whitespace).map_or(0, |at| at + 1).min(head.len());
    Some((if own { head.len() } else { begins }, plain.parse().ok().filter(|_| own)))
}
