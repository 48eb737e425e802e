//! How words on the list look in a text, wherever it is typed.

use std::ops::Range;

use ratatui::style::Style;

use super::theme::Theme;
use crate::{
    domain::{KeptWords, Register, Wording},
    spelling::Speller,
};

/// The part of a text in sight, with how its words on the list look; none of the person's own words, which
/// have no register.
#[must_use]
pub fn marks_shown(
    (text, shown): (&str, &Range<usize>),
    register: Option<Register>,
    (wording, kept): (&Wording, KeptWords<'_>),
    theme: Theme,
) -> Vec<(Range<usize>, Style)> {
    if !wording.is_ready() {
        // The first frame waits for no list; the next one comes as soon as that is read.
        return Vec::new();
    }
    let marks = kept.marks_within(wording, text, shown, register);
    marks.into_iter().map(|mark| (mark.range, theme.worded())).collect()
}

/// Those with the words nobody knows in the part of a text in sight; one that is on the list too is marked as
/// that, and one that `skip` knows of is not marked.
#[must_use]
pub fn with_unknown_words(
    worded: &[(Range<usize>, Style)],
    speller: Option<&Speller>,
    (text, shown): (&str, Range<usize>),
    theme: Theme,
    skip: impl Fn(&Range<usize>) -> bool,
) -> Vec<(Range<usize>, Style)> {
    let listed =
        |word: &Range<usize>| worded.iter().any(|(mark, _)| mark.start < word.end && word.start < mark.end);
    let unknown = speller.map(|speller| speller.marks_within(text, shown)).unwrap_or_default();
    let unknown = unknown.into_iter().filter(|word| !listed(word) && !skip(word));
    let unknown = unknown.map(|word| (word, theme.misspelt()));
    let mut all: Vec<_> = worded.iter().cloned().chain(unknown).collect();
    all.sort_by_key(|(range, _)| range.start);
    all
}
