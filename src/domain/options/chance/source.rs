//! For whom a chance is, who says so, and when they said so.

use super::{context, reader::Reader, span::Span};
use crate::domain::time::when::MONTHS;

/// Longest of these in bytes: what is longer is prose.
pub(super) const LONGEST: usize = 400;

/// Whether a text is a date as a source has one: a year, with a month or a day or without.
pub fn is_a_date(text: &str) -> bool {
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        let begins =
            |month: &&str| month.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part));
        part.len() >= 3 && MONTHS.iter().any(begins)
    };
    let parts = || text.split([' ', '-', '/', '.']);
    text.len() <= 20
        && parts().count() <= 3
        && parts().all(|part| is_month(part) || (digits(part) && part.len() <= 4))
        && parts().filter(|part| digits(part) && is_year(part)).count() == 1
}

/// Whether words can stand behind "for" as those a chance is for.
pub fn is_whom(words: &str) -> bool {
    let no_people = ["example", "instance", "now", "good", "ever", "source"];
    tidy_whom(words).is_some_and(|words| {
        let first = words.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        let named = !first.is_empty() && !no_people.iter().any(|word| word.eq_ignore_ascii_case(first));
        named && words.len() <= LONGEST && !is_a_time(&words)
    })
}

/// Whether words begin with a time: "for 6 weeks", but not "for 60 year olds".
fn is_a_time(words: &str) -> bool {
    let mut reader = Reader::at(words, 0);
    Span::bare(&mut reader).is_some() && !reader.word().is_some_and(|word| word.starts_with("old"))
}

/// On one line, with single spaces, and without what would end it too soon.
fn on_one_line(text: &str, out: &[char]) -> Option<String> {
    let plain: String =
        text.chars().map(|char| if char.is_control() || out.contains(&char) { ' ' } else { char }).collect();
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
    let mut text = on_one_line(text, &[]);
    while let Some(rest) = text.as_deref().and_then(heading) {
        text = on_one_line(rest, &[]);
    }
    text.unwrap_or_default()
}

/// What follows "source:" or "source".
fn heading(text: &str) -> Option<&str> {
    const HEADING: &str = "source";
    let start = text.get(..HEADING.len())?;
    let rest = text.get(HEADING.len()..)?;
    let apart = rest.starts_with([':', ' ']);
    (start.eq_ignore_ascii_case(HEADING) && apart).then(|| rest.trim_start_matches([':', ' ']))
}

/// Reads "(Cochrane review, 2021)" or "source: Cochrane review, 2021"; where there is neither, the
/// reader stays where it is.
pub(super) fn read(reader: &mut Reader<'_>) -> (Option<String>, Option<String>) {
    let rest = reader.rest();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let after = rest.get(spaces..).unwrap_or_default();
    if let Some(inside) = after.strip_prefix('(') {
        let Some(end) = inside.bytes().take(LONGEST).position(|byte| byte == b')') else {
            return (None, None);
        };
        let inside = inside.get(..end).unwrap_or_default();
        let headed = heading(inside.trim_start()).is_some();
        let (source, date) = split(inside);
        if !headed && date.is_none() || inside.contains('(') {
            return (None, None);
        }
        reader.skip(spaces + 1 + end + 1);
        return (source, date);
    }
    let bare = after.trim_start_matches([',', ';', '.', ' ']);
    let parted = after.len() > bare.len() || spaces > 0;
    let Some(words) = heading(bare).filter(|_| parted) else {
        return (None, None);
    };
    let end = end_of_clause(words, &[';', '(', ')']);
    let words = words.get(..end).unwrap_or_default();
    if words.is_empty() || words.len() > LONGEST {
        return (None, None);
    }
    let skipped = rest.len() - bare.len() + (bare.len() - heading(bare).map_or(0, str::len));
    reader.skip(skipped + words.len());
    split(words)
}

/// Reads ", for adults with back pain"; where nobody is named, the reader stays where it is.
pub(super) fn read_whom(reader: &mut Reader<'_>) -> Option<String> {
    let mut ahead = *reader;
    let comma = ahead.skip_char(',');
    if !ahead.eat("for") {
        return None;
    }
    ahead.spaces();
    // Without a comma, "use it for pain relief" is for nobody.
    let mut named = ahead;
    if !comma && !(0..3).map_while(|_| named.word()).any(context::is_people) {
        return None;
    }
    let rest = ahead.rest();
    let end = end_of_clause(rest, &['(', ')', ',', ';']);
    let words = rest.get(..end).unwrap_or_default().trim_end();
    if !is_whom(words) {
        return None;
    }
    ahead.skip(words.len());
    *reader = ahead;
    tidy_whom(words)
}

/// Where a clause ends: at one of these, at a full stop before a space, or with the line.
fn end_of_clause(text: &str, ends: &[char]) -> usize {
    let mut chars = text.char_indices().take_while(|(at, _)| *at <= LONGEST).peekable();
    while let Some((at, char)) = chars.next() {
        let stops = char == '.' && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if stops || ends.contains(&char) {
            return at;
        }
    }
    text.char_indices()
        .map(|(at, char)| at + char.len_utf8())
        .take_while(|at| *at <= LONGEST + 4)
        .last()
        .unwrap_or_default()
}
