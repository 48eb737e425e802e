//! The rows of a text at a width, kept up to date as the text is edited.

use std::ops::Range;

use super::{
    grapheme,
    wrap::{Start, next_row},
};

/// Rows that an edit may change above its own.
///
/// One because the grapheme before the edit may end there, and two more because where a row ends
/// may depend on the first grapheme of the row after the next.
const ABOVE: usize = 3;

/// Where the rows of a text start, soft-wrapped at words.
///
/// The rows share out the text: each ends where the next starts, with the spaces and the line break
/// between them. The text itself is kept elsewhere and passed in; it must be the one that
/// [`Rows::new`] and [`Rows::edit`] were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    starts: Vec<Start>,
    end: usize,
    width: usize,
}

impl Rows {
    /// Wraps a text at `width` columns, or at one if that is none.
    pub fn new(text: &str, width: usize) -> Self {
        let width = width.max(1);
        let mut starts = vec![Start::after_break(0)];
        let mut at = 0;
        while let Some(start) = next_row(text, at, width) {
            at = start.at();
            starts.push(start);
        }
        Self { starts, end: text.len(), width }
    }

    pub fn resize(&mut self, text: &str, width: usize) {
        if self.width != width.max(1) {
            *self = Self::new(text, width);
        }
    }

    /// Takes in an edit: `text` now has `inserted` bytes at `at` in place of `removed` ones.
    ///
    /// Only rows around the edit are worked out, up to the first that starts where one did before.
    pub fn edit(&mut self, text: &str, at: usize, removed: usize, inserted: usize) {
        let moved = |row: &Start| row.moved(removed, inserted).at();
        let first = self.first_changed(at);
        let mut rows = Vec::new();
        let mut start = self.start(first);
        let mut old = first + 1;
        let same_again = loop {
            let Some(row) = next_row(text, start, self.width) else {
                break self.starts.len();
            };
            start = row.at();
            rows.push(row);
            let passed = |row: &Start| row.at() < at + removed || moved(row) < start;
            while self.starts.get(old).is_some_and(passed) {
                old += 1;
            }
            // Where a row starts settles all that follow, if the text that follows is the same.
            if self.starts.get(old).is_some_and(|row| moved(row) == start) {
                break old + 1;
            }
        };
        for row in self.starts.iter_mut().skip(same_again) {
            *row = row.moved(removed, inserted);
        }
        self.starts.splice(first + 1..same_again, rows);
        self.end = text.len();
    }

    /// The row to work on from: no row above it, and no other paragraph, can tell of an edit at `at`.
    fn first_changed(&self, at: usize) -> usize {
        let row = self.row_of(at);
        let above = self.starts.iter().take(row + 1).rev().take(ABOVE);
        row - above.take_while(|row| !row.is_after_break()).count()
    }

    /// How many rows there are; an empty text has one, and so has what follows the last line break.
    #[expect(clippy::len_without_is_empty, reason = "there is always a row")]
    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    pub fn row_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|row| row.at() <= offset).saturating_sub(1)
    }

    /// Where a row starts; the text's length beyond the last.
    pub fn start(&self, row: usize) -> usize {
        self.starts.get(row).map_or(self.end, |row| row.at())
    }

    /// The bytes of a row without its line break.
    ///
    /// Spaces at a soft wrap are among them and may reach past the width, where they are not drawn.
    pub fn range(&self, row: usize) -> Range<usize> {
        let end =
            self.starts.get(row + 1).map_or(self.end, |next| next.at() - usize::from(next.is_after_break()));
        self.start(row)..end
    }

    /// Row and column of a cursor at `offset`.
    ///
    /// The column may be the width itself, one past the last; among spaces that hang it stays there.
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let row = self.row_of(offset);
        let start = self.start(row);
        // Most rows are plain letters, one a column.
        let passed = text.get(start..offset).unwrap_or_default();
        if passed.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return (row, passed.len().min(self.width));
        }
        let mut column = 0;
        for (_, width) in grapheme::graphemes(text, start..offset.min(text.len())) {
            column += width;
            if column >= self.width {
                return (row, self.width);
            }
        }
        (row, column)
    }

    /// The boundary nearest to a column of a row.
    ///
    /// Never the end of a row that goes on in the next, for there the cursor would show in
    /// the next.
    pub fn offset_at(&self, text: &str, row: usize, column: usize) -> usize {
        let range = self.range(row);
        let mut left = column;
        let mut at = range.end;
        for (grapheme, width) in grapheme::graphemes(text, range.clone()) {
            if left < width {
                at = if left * 2 > width { grapheme.end } else { grapheme.start };
                break;
            }
            left -= width;
        }
        let goes_on = self.starts.get(row + 1).is_some_and(|next| !next.is_after_break());
        if goes_on && at >= range.end {
            grapheme::prev_boundary(text, range.end).max(range.start)
        } else {
            at
        }
    }
}

/// The text if it takes no more than so many rows, else its whole sentences that fit and "…"; the words that fit
/// where the first sentence is too long for that.
pub fn cut_to_rows(text: &str, width: usize, most: usize) -> String {
    let rows = Rows::new(text, width);
    if rows.len() <= most {
        return text.to_owned();
    }
    let mut kept =
        text.get(..rows.range(most.saturating_sub(1)).end).unwrap_or_default().trim_end().to_owned();
    while Rows::new(&format!("{kept}…"), width).len() > most && kept.pop().is_some() {}
    // Half a word is read as another.
    if text.get(kept.len()..).is_some_and(|rest| !rest.starts_with(char::is_whitespace))
        && let Some(space) = kept.rfind(char::is_whitespace)
        && space >= rows.start(most.saturating_sub(1))
    {
        kept.truncate(space);
    }
    let end = sentences_end(&kept);
    let gap = if end < kept.len() { " " } else { "" };
    kept.truncate(end);
    format!("{}{gap}…", kept.trim_end_matches(|char: char| char.is_whitespace() || char == '·'))
}

/// Where the last whole sentence or item of a list ends: half a sentence may say the opposite. All of it is taken
/// where that would leave next to nothing.
fn sentences_end(text: &str) -> usize {
    const LEAST: usize = 3;
    let mut ends = text.match_indices([' ', '\n']).map(|(at, _)| at).filter(|at| {
        let (before, after) = text.split_at_checked(*at).unwrap_or_default();
        let closed = before.trim_end_matches(['"', '”', '’', '\'', ')']);
        closed.ends_with(['.', '?', '!']) || after.trim_start().starts_with('·')
    });
    ends.next_back().filter(|end| end * LEAST >= text.len()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::text;
    use proptest::{collection::vec, prelude::*};

    /// What is left out begins with a sentence, where one fits before it.
    #[test]
    fn cuts_end_with_a_sentence() {
        let cut = |text| cut_to_rows(text, 20, 2);
        assert_eq!(cut("All of it fits here."), "All of it fits here.");
        assert_eq!(cut("She lives alone. Thoughts of ending life do not come."), "She lives alone. …");
        assert_eq!(cut("“I am not well.” Then he said nothing of it at all"), "“I am not well.” …");
        assert_eq!(cut("Bread and milk · eggs and much else of that kind"), "Bread and milk …");
        assert_eq!(
            cut("one sentence that is too long for the two rows"),
            "one sentence that is too long for the…"
        );
    }

    #[test]
    fn there_is_always_a_row() {
        let rows = Rows::new("", 10);
        assert_eq!((rows.len(), rows.range(0), rows.position("", 0)), (1, 0..0, (0, 0)));
        assert_eq!((Rows::new("a\n", 10).len(), Rows::new("a\n", 10).range(1)), (2, 2..2));
        assert_eq!((rows.range(7), rows.start(7), rows.offset_at("", 7, 7)), (0..0, 0, 0));
    }

    #[test]
    fn rows_of_another_text_lead_to_no_panic() {
        let mut rows = Rows::new("one two three four", 4);
        assert_eq!(rows.offset_at("é", 2, 9), 8);
        assert_eq!(rows.position("é", 99).0, rows.len() - 1);
        rows.edit("é", 1, 0, 0);
        rows.edit("é", 9, 9, 9);
    }

    #[test]
    fn a_cursor_at_a_soft_wrap_is_in_the_next_row() {
        let text = "one two";
        let rows = Rows::new(text, 4);
        assert_eq!(rows.position(text, 4), (1, 0));
        assert_eq!(rows.offset_at(text, 0, 9), 3);
        assert_eq!(rows.position(text, 7), (1, 3));
    }

    #[test]
    fn a_cursor_stays_within_the_width() {
        let text = "full    \nfull";
        let rows = Rows::new(text, 4);
        assert_eq!((rows.position(text, 4), rows.position(text, 8)), ((0, 4), (0, 4)));
        assert_eq!(rows.position(text, text.len()), (1, 4));
    }

    #[test]
    fn a_column_finds_the_nearest_boundary() {
        let text = "中\ta";
        let rows = Rows::new(text, 10);
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|column| rows.offset_at(text, 0, column)),
            [0, 0, 3, 3, 3, 4, 4, 5, 5]
        );
    }

    fn columns(text: &str, range: Range<usize>) -> usize {
        grapheme::graphemes(text, range).map(|(_, width)| width).sum()
    }

    proptest! {
        #[test]
        fn rows_share_out_the_text(text in text(), width in 0_usize..=40) {
            let rows = Rows::new(&text, width);
            let mut end = 0;
            for row in 0..rows.len() {
                let range = rows.range(row);
                prop_assert_eq!(rows.start(row), end);
                prop_assert_eq!(range.start, end);
                prop_assert_eq!(grapheme::floor_boundary(&text, end), end);
                end = rows.start(row + 1);
                prop_assert!(matches!(text.get(range.end..end), Some("" | "\n")));

                let graphemes: Vec<_> = grapheme::graphemes(&text, range).filter(|(_, width)| *width > 0).collect();
                let is_space = |(grapheme, _): &(Range<usize>, usize)| text.get(grapheme.clone()).unwrap().trim().is_empty();
                let hanging = graphemes.iter().rev().take_while(|grapheme| is_space(grapheme)).count();
                let drawn = &graphemes[..graphemes.len() - hanging];
                prop_assert!(drawn.iter().map(|(_, width)| width).sum::<usize>() <= width.max(1) || drawn.len() == 1);
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn an_edit_leads_to_the_same_rows(
            mut whole in text(),
            width in 0_usize..=40,
            edits in vec((any::<prop::sample::Index>(), 0_usize..8, text()), 1..6),
        ) {
            let mut rows = Rows::new(&whole, width);
            for (at, removed, inserted) in edits {
                let at = whole.floor_char_boundary(at.index(whole.len() + 1));
                let removed = whole.ceil_char_boundary(at + removed) - at;
                whole.replace_range(at..at + removed, &inserted);
                rows.edit(&whole, at, removed, inserted.len());
                prop_assert_eq!(&rows, &Rows::new(&whole, width));
            }
        }

        #[test]
        fn a_character_leads_to_the_same_rows(
            whole in text(),
            width in 0_usize..=12,
            at in any::<prop::sample::Index>(),
            typed in prop::sample::select(&["a", " ", "\n", "中", "\u{301}", "\u{FE0F}", "\u{200D}", "🇬", "\u{94D}"][..]),
        ) {
            let at = whole.floor_char_boundary(at.index(whole.len() + 1));
            let mut rows = Rows::new(&whole, width);
            let mut edited = whole.clone();
            edited.insert_str(at, typed);
            rows.edit(&edited, at, 0, typed.len());
            prop_assert_eq!(&rows, &Rows::new(&edited, width));
            rows.edit(&whole, at, typed.len(), 0);
            prop_assert_eq!(&rows, &Rows::new(&whole, width));
        }

        #[test]
        fn positions_and_offsets_agree(text in text(), width in 0_usize..=40) {
            let rows = Rows::new(&text, width);
            let ends = grapheme::graphemes(&text, 0..text.len()).map(|(range, width)| (range.end, width));
            for (at, width_before) in std::iter::once((0, 1)).chain(ends) {
                let (row, column) = rows.position(&text, at);
                prop_assert!(row < rows.len() && column <= width.max(1));
                let shown = columns(&text, rows.start(row)..at) <= width.max(1);
                let distinct = width_before > 0 || column == 0;
                let flat_is_next = at < text.len()
                    && text.as_bytes().get(at) != Some(&b'\n')
                    && columns(&text, at..grapheme::next_boundary(&text, at)) == 0;
                if shown && distinct && !flat_is_next {
                    prop_assert_eq!(rows.offset_at(&text, row, column), at);
                }
                let found = rows.offset_at(&text, row, column);
                prop_assert_eq!(rows.row_of(found), row);
                prop_assert_eq!(grapheme::floor_boundary(&text, found), found);
            }
        }
    }
}
