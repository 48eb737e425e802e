//! What is marked in the text of a field: unknown words, and over them what is selected.
//!
//! Only what is on screen is looked at, however long the field.

use std::ops::Range;

use ratatui::style::Style;

use crate::{
    model::Model,
    overlays::spelling,
    panes::prepare::{Desk, Side},
    ui::theme::Theme,
};

/// The styles of parts of `shown`, a part of the text of a field; in order, and none over another.
pub(super) fn marks_shown(
    model: &Model,
    desk: &Desk,
    (field, text): (usize, &str),
    shown: Range<usize>,
    theme: Theme,
) -> Vec<(Range<usize>, Style)> {
    let focused = field == desk.sheet.focus;
    let unknown = spelling::speller(model).map(|speller| speller.marks_within(text, shown));
    // A word is not judged before it is typed to its end.
    let typing = focused && desk.side == Side::Notes && desk.history.is_open();
    let typed = |word: &Range<usize>| !(typing && word.end == desk.sheet.caret.at);
    let unknown = unknown.into_iter().flatten().filter(typed);
    let unknown: Vec<_> = unknown.map(|word| (word, theme.misspelt())).collect();
    match desk.sheet.caret.selection().filter(|_| focused) {
        Some(selection) => laid_over(&unknown, &selection, theme.selected()),
        None => unknown,
    }
}

/// Parts with one more over them.
fn laid_over(
    under: &[(Range<usize>, Style)],
    over: &Range<usize>,
    style: Style,
) -> Vec<(Range<usize>, Style)> {
    let cut = |keep: fn(&Range<usize>, &Range<usize>) -> Range<usize>| {
        let left = under.iter().map(move |(range, style)| (keep(range, over), *style));
        left.filter(|(range, _)| !range.is_empty())
    };
    let before = cut(|range, over| range.start..range.end.min(over.start));
    let after = cut(|range, over| range.start.max(over.end)..range.end);
    before.chain([(over.clone(), style)]).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_lies_over_what_is_marked() {
        let (mark, selected) = (Theme::new(false).misspelt(), Theme::new(false).selected());
        let marks = vec![(0..4, mark), (6..10, mark), (12..14, mark), (20..22, mark)];
        let laid = laid_over(&marks, &(8..13), selected);
        let places: Vec<_> = laid.iter().map(|(range, style)| (range.clone(), *style == mark)).collect();
        assert_eq!(places, [(0..4, true), (6..8, true), (8..13, false), (13..14, true), (20..22, true)]);
        assert_eq!(laid_over(&marks, &(1..2), selected).len(), 6);
        assert_eq!(laid_over(&[], &(1..2), selected), [(1..2, selected)]);
    }
}
