//! Words on the list in the notes: how they look in the rows on screen, and the way to what is known of them.

use std::ops::Range;

use jiff::civil::Date;
use ratatui::style::Style;

use crate::{
    domain::{FieldId, KeptWords, Wording},
    model::Model,
    panes::prepare::Desk,
    ui::{marks, theme::Theme},
};

/// What the notes are looked through with.
#[derive(Clone, Copy)]
pub(super) struct Checks<'a> {
    /// For dates of birth.
    pub(super) today: Date,
    wording: &'a Wording,
    kept: KeptWords<'a>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(model: &'a Model, desk: &'a Desk) -> Self {
        let kept = desk.kept_words(&model.kept_words);
        Self { today: model.now.date(), wording: &model.wording, kept }
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

/// What the rule under the notes says of words on the list that the cursor is in.
pub(super) fn about(desk: &Desk, checks: Checks<'_>) -> Option<String> {
    let mark = desk.words_at_cursor(checks.wording, checks.kept)?;
    let words = desk.text().get(mark.range)?.replace('\n', " ");
    Some(format!("Ctrl-F: about “{words}”"))
}
