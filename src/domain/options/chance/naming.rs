//! Words that name what happens to people, before their number or above it.

use std::ops::Range;

use super::{hedge, reader::find};
use crate::domain::words::{is_one_of, words_of};

/// Words with which what happens is not named, but when, or to whom.
const NO_NAMES: &str =
    "with on in at by for after before under of from to if when during among while this that it";
const NEGATIONS: &str = "not no never none nobody nothing neither nor without cannot";
/// These say that something is not known, and not that it is not so.
const NOT_KNOWN: &str =
    "no number known|nobody can say|nobody knows|no one can say|no one knows|not known|not sure";
const MOST_LINES: usize = 6;
const LONGEST: usize = 60;

fn is_bullet(char: char) -> bool {
    char.is_whitespace() || "-•·*".contains(char)
}

/// A few words that name something.
pub(super) fn as_name(words: &str) -> Option<&str> {
    let name = words.trim_start_matches(is_bullet).trim_end_matches(['.', ':', ' ']);
    let plain =
        name.len() <= LONGEST && !name.contains(|char: char| char.is_ascii_digit() || ":.;()".contains(char));
    (plain && name.contains(char::is_alphabetic)).then_some(name)
}

/// Whether words name what happens, and nothing else.
pub(super) fn is_name(words: &str) -> bool {
    as_name(words).is_some_and(|name| {
        let first = name.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty());
        let last = name.rsplit(|char: char| !char.is_alphanumeric()).next();
        ![first, last].into_iter().flatten().any(|word| is_one_of(word, NO_NAMES))
            && !hedge::is_hedged(name)
            && !hedge::is_conditional(name)
            && !says_not(name)
    })
}

pub(super) fn says_not(text: &str) -> bool {
    let text = NOT_KNOWN.split('|').fold(text.to_lowercase(), |text, words| text.replace(words, ""));
    words_of(&text).any(|word| is_one_of(word, NEGATIONS) || word.ends_with("n't") || word.ends_with("n’t"))
}

/// The line above a chance that has a line to itself; it is over any other chances between them too.
pub(super) fn line_above<'a>(text: &'a str, sentence: &Range<usize>) -> Option<&'a str> {
    let mut lines = text.get(..sentence.start)?.rsplit('\n');
    let alone = lines.next()?.trim_matches(is_bullet).is_empty();
    lines
        .take(MOST_LINES)
        .filter(|_| alone)
        .find(|line| without_chances(line).contains(char::is_alphanumeric))
}

pub(in crate::domain) fn without_chances(text: &str) -> String {
    let mut rest = text.to_owned();
    for found in find(text).into_iter().rev() {
        rest.replace_range(found.range, "");
    }
    rest
}
