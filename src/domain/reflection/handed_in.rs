//! Words from the notes of an appointment that go on as a reflection: without its label, and without anything
//! that could identify someone.

use jiff::civil::Date;

use super::{Put, Reflection, ReflectionChange};
use crate::domain::identifying;

/// The question that such words answer. No guide asks it.
pub const CARRIED: (&str, &str) = ("could-not-answer", "What could I not answer, or would do otherwise?");

/// In the place of text that is left out.
const LEFT_OUT: &str = "[left out]";

/// The words without the label and without what could identify someone; each place says that it was left out.
pub fn without_traces(words: &str, label: &str, today: Date) -> String {
    let mut clean = words.to_owned();
    for mark in identifying::marks(words, today).into_iter().rev() {
        clean.replace_range(mark.range, LEFT_OUT);
    }
    let label = label.trim();
    let is_part = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let found: Vec<_> = if label.is_empty() { Vec::new() } else { clean.match_indices(label).collect() };
    let whole = found.into_iter().filter_map(|(at, found)| {
        let (before, after) =
            (clean.get(..at)?.chars().next_back(), clean.get(at + found.len()..)?.chars().next());
        (!is_part(before) && !is_part(after)).then_some(at..at + found.len())
    });
    for place in whole.collect::<Vec<_>>().into_iter().rev() {
        clean.replace_range(place, LEFT_OUT);
    }
    clean.trim().to_owned()
}

/// The change that keeps such words; none where nothing is left of them.
pub fn carried(words: &str, label: &str, today: Date) -> Option<ReflectionChange> {
    let words = without_traces(words, label, today);
    let (question, asks) = CARRIED;
    let after = Reflection {
        on: today,
        guide: String::new(),
        version: String::new(),
        question: question.to_owned(),
        asks: asks.to_owned(),
        word: None,
        words,
    };
    let says = after.words.replace(LEFT_OUT, "");
    let answer = Put { before: None, after: Some(after) };
    says.contains(char::is_alphanumeric).then_some(ReflectionChange::Answer(answer))
}
