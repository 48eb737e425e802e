//! Finds chances in a line: numbers joined by "of", "in" and the like, with what belongs to them.

use super::{
    Chance, ChanceMark, NO_NUMBER, Reading, base_first, counted,
    disambiguate::{self, Joined, Numbers},
    limit, number,
    span::Span,
    tail,
};
use crate::domain::scan::Scan;

/// Every chance of a text by itself, whatever else its sentence says of it.
pub(super) fn find(text: &str) -> Vec<ChanceMark> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        find_in_line(line, from, &mut found);
        from += line.len() + 1;
    }
    found
}

fn find_in_line(line: &str, from: usize, found: &mut Vec<ChanceMark>) {
    let bytes = line.as_bytes();
    let (mut at, mut since) = (0, 0);
    while let Some(byte) = bytes.get(at).copied() {
        let in_word = at > 0 && bytes.get(at - 1).is_some_and(|byte| is_in_word(*byte));
        let here = match byte {
            b'0'..=b'9' => read(line, since, at),
            b'n' | b'N' if says_no_number(line, at) => Some((at..at + NO_NUMBER.len(), None)),
            _ if byte.is_ascii_alphabetic() && !in_word => {
                read_word(line, since, at).or_else(|| base_first::read(line, at))
            }
            _ => None,
        };
        if let Some((range, chance)) = here {
            (at, since) = (range.end, range.end);
            found.push(ChanceMark { range: from + range.start..from + range.end, chance });
        } else if byte.is_ascii_digit() {
            at += bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        } else {
            at += 1;
        }
    }
}

const fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'' | b'_') || !byte.is_ascii()
}

fn says_no_number(text: &str, at: usize) -> bool {
    let end = at + NO_NUMBER.len();
    let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    text.get(at..end).is_some_and(|words| words.eq_ignore_ascii_case(NO_NUMBER))
        && !is_letter(text.get(..at).and_then(|before| before.chars().next_back()))
        && !is_letter(text.get(end..).and_then(|after| after.chars().next()))
}

/// Reads a chance whose number is a word.
fn read_word(line: &str, since: usize, at: usize) -> Option<Reading> {
    number::in_word(Scan::new(line, at).word()?)?;
    read(line, since, at)
}

/// Reads a chance whose number begins at a place of a line; what is before `since` belongs to the one before.
fn read(line: &str, since: usize, at: usize) -> Option<Reading> {
    let mut scan = Scan::new(line, at);
    let number = number::amount(&mut scan)?;
    let mut limits = Vec::from_iter(limit::after(&mut scan));
    let people = counted::people(&mut scan).is_some();
    let joined = disambiguate::joined(&mut scan)?;
    if joined != Joined::Slash && !scan.spaces() {
        return None;
    }
    let of = number::base(&mut scan)?;
    let head = line.get(since..at)?;
    if !disambiguate::can_start(head) || number::is_part_after(head, number == 1) {
        return None;
    }
    let before = limit::before(head, number);
    let start = before.as_ref().map_or(at, |(start, _)| since + start);
    if counted::other_follows(&scan) {
        return None;
    }
    limits.extend(limit::after(&mut scan));
    if counted::other_follows(&scan) {
        return None;
    }
    let middle = counted::people(&mut scan).map(str::to_owned);
    limits.extend(middle.as_ref().and_then(|_| limit::after(&mut scan)));
    let spanned = Span::follows(&scan);
    let numbers = Numbers { number, of, joined, people: people || middle.is_some(), spanned };
    if !numbers.can_be() || numbers.are_something_else(line.get(since..start)?) {
        return None;
    }
    let limit = limit::joined(before.map(|(_, limited)| limited).into_iter().chain(limits));
    let chance = tail::read(&mut scan, Chance { number, of, limit, middle, ..Chance::default() });
    Some((start..scan.at(), Some(chance)))
}
