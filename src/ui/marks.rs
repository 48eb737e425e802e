//! How words on the list look in a text, wherever it is typed.

use std::ops::Range;

use ratatui::style::Style;

use super::theme::Theme;
use crate::domain::{KeptWords, Register, Wording};

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
