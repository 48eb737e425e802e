//! Reads chances that say first out of how many: "of 100 people, 12 get better".

use super::{
    Chance, What, both, context, limit, number,
    reader::{Reader, read_rest},
    span::Span,
};

/// Most words about those people.
const MOST_WORDS: usize = 6;

/// Reads one that begins at a place of a line; says where it begins and ends.
pub(super) fn read(line: &str, at: usize) -> Option<(usize, usize, What)> {
    let mut reader = Reader::at(line, at);
    let out = reader.eat("out");
    if !(reader.eat("of") || !out && (reader.eat("in") || reader.eat("among"))) {
        return None;
    }
    let _ = reader.eat("every");
    let of = reader.base().filter(|_| reader.ends_a_number())?;
    let people = reader.people()?;
    let (mut whom, mut words) = (people.to_owned(), 0);
    while let Some(word) = (words < MOST_WORDS).then(|| reader.word()).flatten() {
        if number::goes_on(word) || limit::after(&mut Reader::at(word, 0)).is_some() {
            return None;
        }
        whom = format!("{whom} {word}");
        words += 1;
    }
    if !reader.skip_char(',') && words > 0 {
        return None;
    }
    let from = reader.place();
    reader.skip(line.get(from..)?.find(|char: char| char.is_ascii_digit())?);
    let (mut at_number, mut number) = (reader.place(), reader.amount()?);
    // "3 to 5": the last number is the one that is limited.
    let mut ahead = reader;
    if ahead.skip_char('-') || ahead.skip_char('–') || ["to", "or", "and"].iter().any(|word| ahead.eat(word))
    {
        ahead.spaces();
        let place = ahead.place();
        if let Some(last) = ahead.number() {
            (reader, at_number, number) = (ahead, place, last);
        }
    }
    let between = line.get(from..at_number)?;
    if number > of || of <= 1 {
        return None;
    }
    let before = limit::before(between, number);
    let said = before.as_ref().map_or(between, |(start, _)| between.get(..*start).unwrap_or_default());
    // "In 100 people, 12 clinics" counts clinics.
    let mut ahead = reader;
    let _ = limit::after(&mut ahead);
    let others = ahead.word().is_some_and(|word| {
        let is_name = word.starts_with(char::is_uppercase);
        is_name || !both::can_follow(word) && !context::is_people(word)
    });
    let timed = Span::read(&mut reader.clone()).is_some();
    if !said.trim().is_empty()
        || !reader.ends_a_number()
        || context::joined(&mut reader.clone()).is_some()
        || others && !timed
    {
        return None;
    }
    let after = limit::after(&mut reader);
    let limit =
        before.map(|(_, limited)| limited).into_iter().chain(after).reduce(|one, other| one.and(&other));
    let middle = reader.people().unwrap_or(people).to_owned();
    let mut chance =
        read_rest(&mut reader, Chance { number, of, limit, middle: Some(middle), ..Chance::default() });
    if words > 0 && chance.whom.is_none() {
        chance.whom = Some(whom);
    }
    Some((at, reader.place(), What::Chance(chance)))
}
