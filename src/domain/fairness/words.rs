//! Words that lean one way or say how often without a number, outside what the person said.

use super::{
    super::{
        FieldId,
        chance::{Found, found_in},
    },
    Finding, Grid, listed,
};

/// Words that say how often, and need a number beside them.
const HOW_OFTEN: [&str; 2] = ["rare", "common"];

/// Words that lean one way, whatever stands beside them.
const LEANING: [&str; 3] = ["safe", "best", "only"];

/// A finding for each cell that has such words.
pub(super) fn findings(grid: &Grid<'_>) -> Vec<Finding> {
    let cells = grid.rows().flat_map(|row| grid.choices.iter().map(move |choice| (row, *choice)));
    let found = cells.filter_map(|(row, choice)| {
        let text = grid.text(choice, row);
        let numbered = found_in(text).iter().any(|found: &Found| found.numbers().is_some());
        let bare = |word: &&str| LEANING.contains(word) || !numbered;
        let all = HOW_OFTEN.iter().chain(&LEANING).filter(|word| bare(word) && says(text, word));
        let words: Vec<_> = all.map(|word| format!("“{word}”")).collect();
        (!words.is_empty()).then(|| {
            let (question, name) = (grid.question(row), grid.names(&[choice]));
            let stands = if words.len() == 1 { "stands" } else { "stand" };
            let words = format!("{} {stands} alone in {question} for {name}", listed(&words));
            Finding::new(FieldId::cell(choice, row), words)
        })
    });
    found.collect()
}

/// Whether a text says a word as a whole, outside quotation marks.
fn says(text: &str, word: &str) -> bool {
    unquoted(text).any(|part| {
        let words = part.split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’' | '-'));
        words.into_iter().any(|one| one.eq_ignore_ascii_case(word))
    })
}

/// The parts of a text that are not the person's own words. A quotation mark that is not closed on
/// its line closes there.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut parts = Vec::new();
        let (mut from, mut until) = (0, None);
        let mut before = ' ';
        for (at, char) in line.char_indices() {
            let next = line.get(at + char.len_utf8()..).and_then(|rest| rest.chars().next());
            // One of these in a word is an apostrophe.
            let in_word = before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric);
            let closes = match char {
                '"' => Some('"'),
                '“' => Some('”'),
                '‘' => Some('’'),
                _ => None,
            };
            match until {
                None if closes.is_some() => {
                    parts.extend(line.get(from..at));
                    until = closes;
                }
                Some(end) if end == char && !(char == '’' && in_word) => {
                    from = at + char.len_utf8();
                    until = None;
                }
                _ => {}
            }
            before = char;
        }
        if until.is_none() {
            parts.extend(line.get(from..));
        }
        parts
    })
}
