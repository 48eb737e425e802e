//! Soft wrap: which bytes of a text stand in which row, kept up to date edit by edit.

use std::ops::Range;

use super::grapheme;

/// The rows of one text at one width. There is always at least one.
///
/// Rows hold the whole text between them: a row that ends a paragraph holds its `\n`, and a row
/// that was wrapped at a space holds the space, which may hang over the edge and is not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    width: usize,
    length: usize,
    /// The first byte of every row.
    starts: Vec<usize>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { width: 1, length: 0, starts: vec![0] }
    }
}

/// Where the row that starts at `start` ends, and whether a paragraph ends there.
fn end_of_row(text: &str, start: usize, width: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut used = 0;
    // The end of the last word that had room, with its spaces.
    let mut fits = None;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\n' {
            return (at + 1, true);
        }
        // Most text is plain letters; these need no look around.
        let ascii = matches!(byte, b' '..=b'~') && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let next = if ascii { at + 1 } else { grapheme::next_boundary(text, at) };
        let cells = if ascii { 1 } else { text.get(at..next).map_or(1, grapheme::width) };
        if next == at + 1 && (byte == b' ' || byte == b'\t') {
            // A space never wraps by itself: it hangs.
            at = next;
            used += cells;
            fits = Some(at);
            continue;
        }
        // Before an ideograph a row may end anywhere.
        if cells == 2 && at > start {
            fits = Some(at);
        }
        if used + cells > width && at > start {
            return (fits.unwrap_or(at), false);
        }
        at = next;
        used += cells;
    }
    (at, false)
}

impl Rows {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: &str, width: usize) -> Self {
        let mut rows = Self { width: width.max(1), length: text.len(), starts: vec![0] };
        rows.wrap_on(text, 0, |_| false);
        rows
    }

    /// Wraps from a start on until the text or `enough` ends it; returns where it stopped.
    fn wrap_on(&mut self, text: &str, start: usize, enough: impl Fn(usize) -> bool) -> Option<usize> {
        let mut start = start;
        loop {
            let (end, paragraph) = end_of_row(text, start, self.width);
            if end >= text.len() && !paragraph {
                return None;
            }
            if enough(end) {
                return Some(end);
            }
            self.starts.push(end);
            start = end;
        }
    }

    /// Wraps again at another width.
    pub fn resize(&mut self, text: &str, width: usize) {
        if self.width != width.max(1) {
            *self = Self::new(text, width);
        }
    }

    /// Takes in an edit: at `at`, so many bytes were removed and so many inserted, which gave `text`.
    ///
    /// Only the rows around the edit are wrapped again; as soon as a row starts where one did
    /// before, the rest stands as it stood.
    pub fn edit(&mut self, text: &str, at: usize, removed: usize, inserted: usize) {
        self.length = text.len();
        // The row before may have room now for what was the first word of this one. A grapheme
        // may have grown backwards over a row's start, so one more row is looked at again.
        let first = self.row_of(at).saturating_sub(2);
        let old = self.starts.split_off(first + 1);
        // Rows that started behind what was removed, where they would start now. A grapheme or
        // two behind the edit may belong to it still, which the wrapping itself finds out.
        let behind = old.partition_point(|start| *start <= at + removed);
        let old = old.get(behind..).unwrap_or_default();
        let moved = |start: usize| start - removed + inserted;
        let start = self.starts.get(first).copied().unwrap_or_default();
        let met = self.wrap_on(text, start, |start| {
            start > at + inserted && old.binary_search_by_key(&start, |old| moved(*old)).is_ok()
        });
        if let Some(met) = met {
            let rest = old.partition_point(|start| moved(*start) < met);
            self.starts.extend(old.iter().skip(rest).map(|start| moved(*start)));
        }
    }

    /// How many rows there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always a row")]
    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    /// The row that holds an offset; where one row ends and the next starts, the next.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of a row, with its `\n` or hanging spaces.
    #[must_use]
    pub fn range(&self, row: usize) -> Range<usize> {
        let start = self.starts.get(row).copied().unwrap_or(self.length);
        let end = self.starts.get(row + 1).copied().unwrap_or(self.length);
        start..end.max(start)
    }

    /// Where a cursor at the right end of a row stands: before its `\n`, and before the last
    /// grapheme of a wrapped row, for behind it is the next row.
    #[must_use]
    pub fn end_of(&self, text: &str, row: usize) -> usize {
        let range = self.range(row);
        if row + 1 < self.len() {
            grapheme::prev_boundary(text, range.end).max(range.start)
        } else {
            range.end
        }
    }

    /// Row and column of an offset. The column is at most the width, where hanging spaces end.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let row = self.row_of(offset);
        let start = self.range(row).start;
        let column = cells(text, start, offset).min(self.width);
        (row, column)
    }

    /// The offset in a row nearest before a column.
    #[must_use]
    pub fn offset_at(&self, text: &str, row: usize, column: usize) -> usize {
        let row = row.min(self.len() - 1);
        let end = self.end_of(text, row);
        let mut at = self.range(row).start;
        let mut used = 0;
        while at < end {
            let next = grapheme::next_boundary(text, at);
            used += text.get(at..next).map_or(1, grapheme::width);
            if used > column {
                break;
            }
            at = next;
        }
        at.min(end)
    }
}

fn cells(text: &str, from: usize, to: usize) -> usize {
    let mut at = from;
    let mut cells = 0;
    while at < to {
        let next = grapheme::next_boundary(text, at);
        cells += text.get(at..next).map_or(1, grapheme::width);
        at = next;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let rows = Rows::new(text, width);
        (0..rows.len()).map(|row| text.get(rows.range(row)).unwrap()).collect()
    }

    #[test]
    fn text_wraps_at_words_and_long_words_at_graphemes() {
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("one two three", 7), ["one two ", "three"]);
        assert_eq!(rows("one two", 7), ["one two"]);
        assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(rows("a\n\nb\n", 5), ["a\n", "\n", "b\n", ""]);
        assert_eq!(rows("漢字漢字", 4), ["漢字", "漢字"]);
        assert_eq!(rows("ab   cd", 2), ["ab   ", "cd"]);
        assert_eq!(rows("漢", 1), ["漢"]);
        assert_eq!(rows("ab", 0), ["a", "b"]);
    }

    #[test]
    fn the_cursor_at_a_soft_wrap_is_on_the_next_row() {
        let text = "one two three";
        let rows = Rows::new(text, 7);
        assert_eq!(rows.position(text, 8), (1, 0));
        assert_eq!(rows.position(text, 7), (0, 7));
        assert_eq!(rows.offset_at(text, 0, 99), 7);
        assert_eq!(rows.offset_at(text, 1, 99), 13);
    }

    fn text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[a-z]{1,9}",
            Just(" ".to_owned()),
            Just("  ".to_owned()),
            Just("\n".to_owned()),
            Just("\t".to_owned()),
            Just("e\u{301}".to_owned()),
            Just("\u{301}".to_owned()),
            Just("\u{200d}".to_owned()),
            Just("👨‍👩‍👧".to_owned()),
            Just("🇬🇧".to_owned()),
            Just("🇬".to_owned()),
            Just("क्षि".to_owned()),
            Just("漢字".to_owned()),
        ];
        proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_keeps_to_the_width(text in text(), width in 0_usize..40) {
            let parts = rows(&text, width);
            prop_assert_eq!(parts.concat(), text.as_str());
            for part in parts {
                let shown = part.trim_end_matches(['\n', ' ', '\t']);
                let one = grapheme::next_boundary(shown, 0) == shown.len();
                prop_assert!(one || cells(shown, 0, shown.len()) <= width.max(1), "{:?}", part);
            }
        }

        #[test]
        fn edits_give_the_rows_that_wrapping_anew_would(
            first in text(),
            edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), text()), 1..8),
            width in 0_usize..30,
        ) {
            let mut text = first;
            let mut rows = Rows::new(&text, width);
            for (from, to, inserted) in edits {
                let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
                let from_to = [grapheme::floor_boundary(&text, from), grapheme::floor_boundary(&text, to)];
                let (from, to) = (from_to[0].min(from_to[1]), from_to[0].max(from_to[1]));
                text.replace_range(from..to, &inserted);
                rows.edit(&text, from, to - from, inserted.len());
                prop_assert_eq!(&rows, &Rows::new(&text, width), "{:?} at {}", text, from);
            }
        }

        #[test]
        fn what_is_seen_is_found_again(text in text(), width in 1_usize..30) {
            let rows = Rows::new(&text, width);
            let mut at = 0;
            loop {
                let (row, column) = rows.position(&text, at);
                prop_assert!(column <= width);
                let found = rows.offset_at(&text, row, column);
                let hidden = column == width;
                let between = text.get(found.min(at)..found.max(at)).unwrap();
                prop_assert!(hidden || cells(between, 0, between.len()) == 0);
                if at >= text.len() { break; }
                at = grapheme::next_boundary(&text, at);
            }
        }
    }
}
