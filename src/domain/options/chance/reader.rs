//! Reads chances out of plain words.

use super::{
    Chance, Found, NO_NUMBER, What, base_first,
    context::{self, Joined, Numbers},
    limit::{self, Limited},
    number, plain, source,
    span::{Span, Unit},
};

/// Most words between the numbers and the time.
const MIDDLE: usize = 6;

/// Most spaces between two words of a chance.
const MOST_SPACES: usize = 8;

/// Longest word, in bytes.
const LONGEST_WORD: usize = 32;

/// A place in one line, read forwards. To look ahead is to copy it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    line: &'a str,
    place: usize,
}

impl<'a> Reader<'a> {
    /// At a place of a line.
    pub(super) const fn at(line: &'a str, place: usize) -> Self {
        Self { line, place }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.line.get(self.place..).unwrap_or_default()
    }

    /// Where it is in the line.
    pub(super) const fn place(&self) -> usize {
        self.place
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.rest().trim().is_empty()
    }

    /// Goes on by so many bytes.
    pub(super) const fn skip(&mut self, bytes: usize) {
        self.place += bytes;
    }

    /// Goes on past a character, if it stands here.
    pub(super) fn skip_char(&mut self, char: char) -> bool {
        let is = self.rest().starts_with(char);
        if is {
            self.place += char.len_utf8();
        }
        is
    }

    /// Goes on past a few spaces; `false` where there are none.
    pub(super) fn spaces(&mut self) -> bool {
        let spaces = self.rest().chars().take(MOST_SPACES).take_while(|char| char.is_whitespace());
        let spaces: usize = spaces.map(char::len_utf8).sum();
        self.place += spaces;
        spaces > 0
    }

    /// Reads a word: letters, with apostrophes and hyphens among them.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        let mut ahead = *self;
        ahead.spaces();
        let rest = ahead.rest();
        let is_part = |char: &char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
        let end: usize = rest.chars().take_while(is_part).take(LONGEST_WORD + 1).map(char::len_utf8).sum();
        let goes_on =
            rest.get(end..).is_some_and(|rest| rest.starts_with(|char: char| char.is_alphanumeric()));
        if end == 0 || end > LONGEST_WORD || goes_on || !rest.starts_with(char::is_alphabetic) {
            return None;
        }
        ahead.place += end;
        *self = ahead;
        rest.get(..end)
    }

    /// Reads this word, if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let is = ahead.word().is_some_and(|one| one.eq_ignore_ascii_case(word));
        if is {
            *self = ahead;
        }
        is
    }

    /// Reads a unit of time, if it comes next.
    pub(super) fn next_unit(&mut self) -> Option<Unit> {
        let mut ahead = *self;
        let unit = ahead.word().and_then(Unit::named)?;
        *self = ahead;
        Some(unit)
    }

    /// Reads a whole number, with commas for thousands or without.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut ahead = *self;
        ahead.spaces();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).take(11).count();
        let first = digits(ahead.rest());
        let mut number: u32 = ahead.rest().get(..first)?.parse().ok()?;
        ahead.place += first;
        while first <= 3
            && let Some(group) = ahead.rest().strip_prefix(',').filter(|rest| digits(rest) == 3)
        {
            let more: u32 = group.get(..3)?.parse().ok()?;
            number = number.checked_mul(1_000)?.checked_add(more)?;
            ahead.place += 4;
        }
        *self = ahead;
        Some(number)
    }

    /// Reads a whole number, in digits or as a word.
    pub(super) fn amount(&mut self) -> Option<u32> {
        self.number().or_else(|| {
            let mut ahead = *self;
            let number = number::in_word(ahead.word()?)?;
            *self = ahead;
            Some(number)
        })
    }

    /// Reads the number that others are out of: "100", "a hundred", "three".
    pub(super) fn base(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let base = if ahead.eat("a") || ahead.eat("one") {
            if ahead.eat("hundred") { 100 } else { ahead.eat("thousand").then_some(1_000)? }
        } else {
            ahead.amount()?
        };
        // "a hundred thousand" is another number.
        if ahead.clone().word().is_some_and(number::goes_on) {
            return None;
        }
        *self = ahead;
        Some(base)
    }

    /// Whether a number that ends here ends here: nothing goes on that it is a part of.
    pub(super) fn ends_a_number(&self) -> bool {
        let mut rest = self.rest().chars();
        match rest.next() {
            Some(char) if char.is_alphanumeric() || "_%°‰@+".contains(char) => false,
            Some('.' | ',' | '/' | ':') => !rest.next().is_some_and(|char| char.is_ascii_digit()),
            Some('-' | '–') => !rest.next().is_some_and(char::is_alphanumeric),
            _ => true,
        }
    }

    /// Reads a word for people, if it comes next.
    pub(super) fn people(&mut self) -> Option<&'a str> {
        let mut ahead = *self;
        let word = ahead.word().filter(|word| context::is_people(word))?;
        *self = ahead;
        Some(word)
    }
}

/// Chances in a text, in order, each within one line.
///
/// These are read, in capitals or not:
/// - two whole numbers, the second no smaller: "12 of 100", "12 out of 100", "12 in 100", "12 per 100",
///   "12/100", "12 people in every 100", "12 in a hundred", "3 of 1,000";
/// - then, each of them or none, in this order: a word for people and up to six more words ("people get
///   better"), where something of the following comes after them; a time ("in 6 months", "over half a
///   year", "within a year", "a year"); those it is for (", for adults with back pain", up to a comma, a
///   bracket or the end of the sentence); a source, "(Cochrane review, 2021)", "(2021)", "(source:
///   Cochrane review)" or "source: Cochrane review, 2021". A bracket without a year at its end or the
///   word "source" at its start is no source;
/// - "no number known".
///
/// Two numbers are a chance where
/// - the second is 100, 1,000, 10,000 and so on, or
/// - people are named after either number ("2 of 5 people"), or
/// - a time follows at once ("1 of 8 in 2 years") and they are not written with "/", or
/// - they are 1 in so many ("1 in 3 chance").
///
/// They are none where
/// - they are a part of something longer: a date, a decimal, a percentage, a phone number, "L4/5";
/// - what is counted is no people ("2 of 3 sessions", "6 of 10 weeks", "1 in 2 weeks", "20 of 100 mg");
/// - the word before them is one of what is numbered ("page 12 of 100", "session 2 of 6");
/// - the second would be a year ("5 in 2021");
/// - a score is named up to four words before ("scored 12 of 100", "VAS 60/100", "PHQ-9 …");
/// - what people give points to stands before "/", "out of" or a number of at most 10 with nothing but
///   small words between ("pain is 4 out of 10", "mood 40/100"), unless they are more than 10 and a
///   colon or a time makes them a chance ("Less pain: 12 out of 100", "pain 12 out of 100 in 6 months").
///
/// Where people are named the last two do not count. A number may be a word ("one in three"), and how
/// many there are may come first ("of 100 people, 12"). What limits a number ("up to 10 of 100", "3 to
/// 5 of 100", "10 of 100 or fewer") is a part of what is found, and stands in [`Chance::limit`].
///
/// Where anything else in its sentence may say something of the number, or another chance stands in it,
/// the limit is [`super::Limit::Unclear`].
///
/// It is one walk over the text, and nothing is allocated before something is found.
pub fn found_in(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        found_in_line(line, from, &mut found);
        from += line.len() + 1;
    }
    plain::mark(text, &mut found);
    found
}

fn found_in_line(line: &str, from: usize, found: &mut Vec<Found>) {
    let bytes = line.as_bytes();
    let (mut at, mut since) = (0, 0);
    while let Some(byte) = bytes.get(at).copied() {
        let in_word = at > 0 && bytes.get(at - 1).is_some_and(|byte| is_in_word(*byte));
        let here = match byte {
            b'0'..=b'9' => read(line, since, at),
            b'n' | b'N' if says_no_number(line, at) => Some((at, at + NO_NUMBER.len(), What::NoNumber)),
            _ if byte.is_ascii_alphabetic() && !in_word => {
                read_word(line, since, at).or_else(|| base_first::read(line, at))
            }
            _ => None,
        };
        if let Some((start, end, what)) = here {
            found.push(Found { range: from + start..from + end, what });
            (at, since) = (end, end);
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

/// The whole number a person typed, with commas for thousands or without.
pub fn typed_number(text: &str) -> Option<u32> {
    let mut reader = Reader::at(text, 0);
    reader.number().filter(|_| reader.is_done())
}

/// The number a person typed with what limits it, such as "fewer than 12", "3 to 5" or "12 or more".
pub fn typed_amount(text: &str, of: u32) -> Option<(u32, Limited)> {
    let sentence = format!("{} of {of} people", text.trim());
    match found_in(&sentence).as_slice() {
        [Found { range, what: What::Chance(chance) }] if *range == (0..sentence.len()) => {
            Some((chance.number, chance.limit.clone()?))
        }
        _ => None,
    }
}

/// Whether "no number known" stands at a place.
fn says_no_number(text: &str, at: usize) -> bool {
    let end = at + NO_NUMBER.len();
    let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    text.get(at..end).is_some_and(|words| words.eq_ignore_ascii_case(NO_NUMBER))
        && !is_letter(text.get(..at).and_then(|before| before.chars().next_back()))
        && !is_letter(text.get(end..).and_then(|after| after.chars().next()))
}

/// Reads a chance whose number is a word.
fn read_word(line: &str, since: usize, at: usize) -> Option<(usize, usize, What)> {
    let word = Reader::at(line, at).word()?;
    number::in_word(word)?;
    read(line, since, at)
}

/// Reads a chance whose number begins at a place of a line; says where it begins and ends. What stands
/// before `since` belongs to the one before.
fn read(line: &str, since: usize, at: usize) -> Option<(usize, usize, What)> {
    let mut reader = Reader::at(line, at);
    let number = reader.amount()?;
    let mut limits = Vec::from_iter(limit::after(&mut reader));
    let people = reader.people().is_some();
    let joined = context::joined(&mut reader)?;
    if joined != Joined::Slash && !reader.spaces() {
        return None;
    }
    let of = reader.base().filter(|_| reader.ends_a_number())?;
    let head = line.get(since..at)?;
    if !context::can_start(head) || number::is_part_after(head, number == 1) {
        return None;
    }
    let before = limit::before(head, number);
    let start = before.as_ref().map_or(at, |(start, _)| since + start);
    if reader.clone().word().is_some_and(context::is_counted) {
        return None;
    }
    limits.extend(limit::after(&mut reader));
    if reader.clone().word().is_some_and(context::is_counted) {
        return None;
    }
    let middle = reader.people().map(str::to_owned);
    limits.extend(middle.as_ref().and_then(|_| limit::after(&mut reader)));
    let spanned = Span::read(&mut reader.clone()).is_some();
    let numbers = Numbers { number, of, joined, people: people || middle.is_some(), spanned };
    if !numbers.can_be() || numbers.are_something_else(line.get(since..start)?) {
        return None;
    }
    let limits = before.map(|(_, limited)| limited).into_iter().chain(limits);
    let limit = limits.reduce(|one, other| one.and(&other));
    let chance = read_rest(&mut reader, Chance { number, of, limit, middle, ..Chance::default() });
    Some((start, reader.place, What::Chance(chance)))
}

/// Reads what follows the numbers: what those do, over what time, for whom, and who says so.
pub(super) fn read_rest(reader: &mut Reader<'_>, mut chance: Chance) -> Chance {
    if let Some(words) = read_middle(reader) {
        chance.middle =
            Some(chance.middle.map_or_else(|| words.clone(), |people| format!("{people} {words}")));
    }
    chance.over = Span::read(reader);
    chance.whom = source::read_whom(reader);
    (chance.source, chance.date) = source::read(reader);
    chance
}

/// Words before "a week" with which it says for how long or how often, and not over what time.
const HOW_LONG: [&str; 10] =
    ["for", "once", "twice", "times", "of", "than", "lasts", "lasting", "day", "days"];

/// Reads the words up to a time, to those it is for or to a source, if one of these comes soon.
fn read_middle(reader: &mut Reader<'_>) -> Option<String> {
    let mut ahead = *reader;
    let mut words = Vec::new();
    loop {
        let mut next = ahead;
        let how_long =
            words.last().is_some_and(|word: &&str| HOW_LONG.contains(&word.to_lowercase().as_str()));
        let follows = (!how_long && Span::read(&mut next).is_some())
            || source::read_whom(&mut next).is_some()
            || source::read(&mut next) != (None, None);
        if follows {
            break;
        }
        if words.len() == MIDDLE {
            return None;
        }
        words.push(ahead.word()?);
    }
    *reader = ahead;
    (!words.is_empty()).then(|| words.join(" "))
}
