//! What is marked in the text of a field: words on the list, words nobody knows. Only what is on screen
//! is looked at, however long the field.

use std::ops::Range;

use jiff::civil::Date;
use ratatui::style::Style;

use crate::{
    domain::{FieldId, KeptWords, Wording},
    model::Model,
    overlays::spelling,
    panes::prepare::{Document, Side},
    spelling::Speller,
    ui::{marks, theme::Theme},
};

/// What the notes are looked through with.
#[derive(Clone, Copy)]
pub(super) struct Checks<'a> {
    pub(super) today: Date,
    wording: &'a Wording,
    kept: KeptWords<'a>,
    speller: Option<&'a Speller>,
    /// The end of the word being typed, which is not judged before it is typed to its end, and its field.
    typing: Option<(FieldId, usize)>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(model: &'a Model, document: &'a Document) -> Self {
        let typing = document.side == Side::Notes && document.history.is_open();
        Self {
            today: model.session.now.date(),
            wording: &model.session.wording,
            kept: document.kept_words(&model.session.kept_words),
            speller: spelling::speller(model),
            typing: typing.then(|| (document.sheet.field(), document.sheet.caret.at)),
        }
    }
}

/// How words on the list look in the part of a field that is on screen.
pub(super) fn marks_shown(
    field: FieldId,
    text: &str,
    shown: &Range<usize>,
    checks: Checks<'_>,
    theme: Theme,
) -> Vec<(Range<usize>, Style)> {
    marks::marks_shown((text, shown), field.register(), (checks.wording, checks.kept), theme)
}

/// The same with the words nobody knows; one that is on the list too is marked as that.
pub(super) fn with_unknown_words(
    worded: &[(Range<usize>, Style)],
    field: FieldId,
    (text, shown): (&str, Range<usize>),
    checks: Checks<'_>,
    theme: Theme,
) -> Vec<(Range<usize>, Style)> {
    let free = |word: &Range<usize>| {
        let listed = worded.iter().any(|(range, _)| range.start < word.end && word.start < range.end);
        !listed && checks.typing != Some((field, word.end))
    };
    let unknown = checks.speller.map(|speller| speller.marks_within(text, shown)).unwrap_or_default();
    let unknown = unknown.into_iter().filter(free).map(|word| (word, theme.misspelt()));
    let mut all: Vec<_> = worded.iter().cloned().chain(unknown).collect();
    all.sort_by_key(|(range, _)| range.start);
    all
}

/// What the rule under the notes says of words on the list that the cursor is in.
pub(super) fn about(document: &Document, checks: Checks<'_>) -> Option<String> {
    let ready = checks.wording.is_ready();
    let mark = ready.then(|| document.words_at_cursor(checks.wording, checks.kept))??;
    let words = document.text().get(mark.range)?.replace('\n', " ");
    Some(format!("Ctrl-F: about “{words}”"))
}
