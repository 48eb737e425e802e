//! For whom a chance is, who says so, and when they said so.

use super::{counted::is_people, span::Span};
use crate::{
    domain::{scan::Scan, time::when::MONTHS, words::is_one_of},
    text::clean_line,
};

/// Longest of these in bytes: what is longer is prose.
pub(super) const LONGEST: usize = 400;

/// Whether a text is a date as a source has one: a year, with a month or a day or without.
pub fn is_a_date(text: &str) -> bool {
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let begins = |month: &&str, part: &str| {
        month.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part))
    };
    let is_month = |part: &str| part.len() >= 3 && MONTHS.iter().any(|month| begins(month, part));
    let parts = || text.split([' ', '-', '/', '.']);
    text.len() <= 20
        && parts().count() <= 3
        && parts().all(|part| is_month(part) || (digits(part) && part.len() <= 4))
        && parts().filter(|part| digits(part) && is_year(part)).count() == 1
}

/// Whether words behind "for" can be the people a chance is for.
pub fn is_whom(words: &str) -> bool {
    tidy_whom(words).is_some_and(|words| {
        let first = words.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        let named = !first.is_empty() && !is_one_of(first, "example instance now good ever source");
        named && words.len() <= LONGEST && !is_a_time(&words)
    })
}

/// Whether words begin with a time: "for 6 weeks", but not "for 60 year olds".
fn is_a_time(words: &str) -> bool {
    let mut scan = Scan::new(words, 0);
    Span::bare(&mut scan).is_some() && !scan.word().is_some_and(|word| word.starts_with("old"))
}

/// On one line, with single spaces, and without what would end it too soon.
fn on_one_line(text: &str, out: &[char]) -> Option<String> {
    let plain = clean_line(text).replace(out, " ");
    let words: Vec<_> = plain.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.trim_end_matches(['.', ',', ';', ':', ' ']).trim_start_matches([',', ';', ':', ' ']);
    (!line.is_empty()).then(|| line.to_owned())
}

/// For whom, as it can be read back.
pub(super) fn tidy_whom(whom: &str) -> Option<String> {
    let line = on_one_line(whom, &['(', ')', ',', ';'])?;
    // A full stop ends a sentence only where a space follows.
    let words: Vec<_> = line.split(' ').map(|word| word.trim_end_matches('.')).collect();
    on_one_line(&words.join(" "), &[])
}

/// Source and date, as they can be read back.
pub(super) fn tidy(source: Option<&str>, date: Option<&str>) -> (Option<String>, Option<String>) {
    let given: Vec<_> =
        [source, date].into_iter().flatten().filter_map(|text| on_one_line(text, &['(', ')'])).collect();
    split(&given.join(", "))
}

/// Parts a date from the source before it; what is no date is a part of the source.
fn split(text: &str) -> (Option<String>, Option<String>) {
    let clean = |text: &str| on_one_line(text, &[]);
    let text = without_heading(text);
    if is_a_date(&text) {
        return (None, Some(text));
    }
    match text.rsplit_once(',') {
        Some((source, date)) if is_a_date(date.trim()) => (clean(source), clean(date)),
        _ => (clean(&text), None),
    }
}

/// Without the words "source:" before it, however often.
fn without_heading(text: &str) -> String {
    let line = on_one_line(text, &[]);
    match line.as_deref().and_then(heading) {
        Some(rest) => without_heading(rest),
        None => line.unwrap_or_default(),
    }
}

/// The text behind "source:" or "source".
fn heading(text: &str) -> Option<&str> {
    let (start, rest) = text.split_at_checked("source".len())?;
    let is_heading = start.eq_ignore_ascii_case("source") && rest.starts_with([':', ' ']);
    is_heading.then(|| rest.trim_start_matches([':', ' ']))
}

/// Reads "(Cochrane review, 2021)" or "source: Cochrane review, 2021".
pub(super) fn read(scan: &mut Scan<'_>) -> Option<(Option<String>, Option<String>)> {
    scan.attempt(|ahead| {
        let parted = !ahead.take_while(usize::MAX, |char| matches!(char, ' ' | '\t')).is_empty();
        if ahead.take_char('(') {
            let end = ahead.rest().bytes().take(LONGEST).position(|byte| byte == b')')?;
            let inside = ahead.rest().get(..end)?;
            let (source, date) = split(inside);
            let headed = heading(inside.trim_start()).is_some();
            ahead.skip(end + 1);
            return ((headed || date.is_some()) && !inside.contains('(')).then_some((source, date));
        }
        let marks = ahead.take_while(usize::MAX, |char| matches!(char, ',' | ';' | '.' | ' '));
        let words = heading(ahead.rest()).filter(|_| parted || !marks.is_empty())?;
        ahead.skip(ahead.rest().len() - words.len());
        let words = words.get(..end_of_clause(words, &[';', '(', ')']))?;
        ahead.skip(words.len());
        (!words.is_empty() && words.len() <= LONGEST).then(|| split(words))
    })
}

/// Reads ", for adults with back pain".
pub(super) fn read_whom(scan: &mut Scan<'_>) -> Option<String> {
    scan.attempt(|ahead| {
        let comma = ahead.take_char(',');
        ahead.eat("for").then_some(())?;
        ahead.spaces();
        // Without a comma, "use it for pain relief" is for nobody.
        let mut named = *ahead;
        if !comma && !(0..3).map_while(|_| named.word()).any(is_people) {
            return None;
        }
        let rest = ahead.rest();
        let words = rest.get(..end_of_clause(rest, &['(', ')', ',', ';']))?.trim_end();
        ahead.skip(words.len());
        tidy_whom(words).filter(|_| is_whom(words))
    })
}

/// Where a clause ends: at one of these, at a full stop before a space, or with the line.
fn end_of_clause(text: &str, ends: &[char]) -> usize {
    let text = text.get(..text.floor_char_boundary(LONGEST + 4)).unwrap_or_default();
    let stops = |at: usize, char: char| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        char == '.' && next.is_none_or(char::is_whitespace)
    };
    let mut chars = text.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let found = chars.find(|(at, char)| stops(*at, *char) || ends.contains(char));
    found.map_or(text.len(), |(at, _)| at)
}
