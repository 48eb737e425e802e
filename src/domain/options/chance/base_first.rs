//! Reads chances that say first out of how many: "of 100 people, 12 get better".

use super::{Chance, Reading, counted, disambiguate::joined, limit, number, span::Span, tail, verbs};
use crate::domain::scan::Scan;

const MOST_WORDS: usize = 6;

/// Reads one that begins at a place of a line.
pub(super) fn read(line: &str, at: usize) -> Option<Reading> {
    let mut scan = Scan::new(line, at);
    let out = scan.eat("out");
    if !(scan.eat("of") || !out && (scan.eat("in") || scan.eat("among"))) {
        return None;
    }
    let _ = scan.eat("every");
    let of = number::base(&mut scan)?;
    let people = counted::people(&mut scan)?;
    let (mut whom, mut words) = (people.to_owned(), 0);
    while let Some(word) = (words < MOST_WORDS).then(|| scan.word()).flatten() {
        if number::goes_on(word) || limit::after(&mut Scan::new(word, 0)).is_some() {
            return None;
        }
        whom = format!("{whom} {word}");
        words += 1;
    }
    if !scan.take_char(',') && words > 0 {
        return None;
    }
    let from = scan.at();
    scan.skip(scan.rest().find(|char: char| char.is_ascii_digit())?);
    let (mut at_number, mut number) = (scan.at(), number::amount(&mut scan)?);
    // "3 to 5": the last number is the one that is limited.
    if let Some(last) = scan.attempt(|ahead| {
        let dash = ahead.take_char('-') || ahead.take_char('–');
        (dash || ["to", "or", "and"].iter().any(|word| ahead.eat(word))).then_some(())?;
        ahead.spaces();
        Some((ahead.at(), ahead.number()?))
    }) {
        (at_number, number) = last;
    }
    let between = line.get(from..at_number)?;
    if number > of || of <= 1 {
        return None;
    }
    let before = limit::before(between, number);
    let said = before.as_ref().map_or(between, |(start, _)| between.get(..*start).unwrap_or_default());
    // "In 100 people, 12 clinics" counts clinics.
    let mut ahead = scan;
    let _ = limit::after(&mut ahead);
    let others = ahead.word().is_some_and(|word| {
        let is_name = word.starts_with(char::is_uppercase);
        is_name || !verbs::can_follow(word) && !counted::is_people(word)
    });
    if !said.trim().is_empty()
        || !number::ends(&scan)
        || joined(&mut scan.clone()).is_some()
        || others && !Span::follows(&scan)
    {
        return None;
    }
    let limit = limit::joined(before.map(|(_, limited)| limited).into_iter().chain(limit::after(&mut scan)));
    let middle = counted::people(&mut scan).unwrap_or(people).to_owned();
    let mut chance =
        tail::read(&mut scan, Chance { number, of, limit, middle: Some(middle), ..Chance::default() });
    if words > 0 && chance.whom.is_none() {
        chance.whom = Some(whom);
    }
    Some((at..scan.at(), Some(chance)))
}
