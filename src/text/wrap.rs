//! Soft wrap: where one row ends and the next starts.

use unicode_width::UnicodeWidthChar;

use super::grapheme;

/// Where a row starts, and whether a line break put it there.
///
/// Both are packed in one number, so that an edit moves the rows below it with a plain addition.
/// No text is long enough to need the bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start(usize);

impl Start {
    pub(super) const fn wrapped(at: usize) -> Self {
        Self(at << 1)
    }

    pub(super) const fn after_break(at: usize) -> Self {
        Self(at << 1 | 1)
    }

    pub(super) const fn at(self) -> usize {
        self.0 >> 1
    }

    pub(super) const fn is_after_break(self) -> bool {
        self.0 & 1 == 1
    }

    /// This row start, shifted by an edit before it.
    pub(super) const fn moved(self, removed: usize, inserted: usize) -> Self {
        Self(self.0.wrapping_add(inserted.wrapping_sub(removed) << 1))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WrapClass {
    Space,
    Letter,
    Wide,
}

/// Where the row after the one at `start` starts; `None` if that is the last.
///
/// Nothing before `start` has a say in it. Of what follows, the last that may have is the first
/// grapheme of the row after the next: one of two columns can be what shows that the word it ends
/// does not fit.
pub(super) fn next_row(text: &str, start: usize, width: usize) -> Option<Start> {
    let bytes = text.as_bytes();
    if let Some(next) = next_after_ascii(bytes, start, width) {
        return Some(next);
    }
    let (mut at, mut column) = (start, 0);
    let mut last_chance = None;
    while let Some(&byte) = bytes.get(at) {
        // Between two bytes of ASCII is always a boundary, so most text needs no other rule.
        let alone = bytes.get(at + 1).is_none_or(u8::is_ascii);
        let (end, columns, kind) = match byte {
            b'\n' => return Some(Start::after_break(at + 1)),
            b' ' if alone => (at + 1, 1, WrapClass::Space),
            b'!'..=b'~' if alone => (at + 1, 1, WrapClass::Letter),
            _ => measure(text, at),
        };
        if kind == WrapClass::Wide && column > 0 {
            last_chance = Some(at);
        }
        let fits = kind == WrapClass::Space || columns == 0 || column + columns <= width;
        // A row takes at least one grapheme, however narrow the area.
        if !fits && at > start {
            return Some(Start::wrapped(last_chance.unwrap_or(at)));
        }
        (at, column) = (end, column + columns);
        // There is nothing to win by ending a row that takes no column yet.
        if kind != WrapClass::Letter && column > 0 {
            last_chance = Some(at);
        }
    }
    None
}

/// [`next_row`] for a row with nothing but printable ASCII within and right behind it, where a column
/// is a byte; `None` leaves it to the full rules.
fn next_after_ascii(bytes: &[u8], start: usize, width: usize) -> Option<Start> {
    let seen = bytes.get(start..start.checked_add(width)?.checked_add(2)?)?;
    if let Some(end) = seen.iter().position(|byte| !matches!(byte, b' '..=b'~')) {
        return (end <= width && seen.get(end) == Some(&b'\n')).then(|| Start::after_break(start + end + 1));
    }
    let (row, behind) = seen.split_at_checked(width + 1)?;
    match row.iter().rposition(|byte| *byte == b' ') {
        // More spaces may hang.
        Some(space) if space == width && behind == b" " => None,
        Some(space) => Some(Start::wrapped(start + space + 1)),
        None => Some(Start::wrapped(start + width)),
    }
}

fn measure(text: &str, at: usize) -> (usize, usize, WrapClass) {
    let end = grapheme::next_boundary(text, at);
    let grapheme = text.get(at..end).unwrap_or_default();
    let columns = grapheme::width(grapheme);
    let mut chars = grapheme.chars();
    let kind = match (chars.next(), chars.next()) {
        (Some(char), None) if is_space(char) => WrapClass::Space,
        // The first character tells: syllables of Indic scripts also get two columns, within words.
        (Some(char), _) if columns > 1 && char.width() == Some(2) => WrapClass::Wide,
        _ => WrapClass::Letter,
    };
    (end, columns, kind)
}

/// Spaces a row may end after, among them the one without a width that says nothing else.
fn is_space(char: char) -> bool {
    match char {
        '\u{A0}' | '\u{2007}' | '\u{202F}' => false,
        '\u{200B}' => true,
        _ => char.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let mut rows = Vec::new();
        let mut start = 0;
        while let Some(next) = next_row(text, start, width) {
            rows.push(text.get(start..next.at()).unwrap());
            start = next.at();
        }
        rows.push(text.get(start..).unwrap());
        rows
    }

    #[test]
    fn rows_end_between_words() {
        assert_eq!(rows("one two three", 7), ["one two ", "three"]);
        assert_eq!(rows("one\n\ntwo\n", 7), ["one\n", "\n", "two\n", ""]);
        assert_eq!(rows("non\u{A0}breaking\u{200B}space", 12), ["non\u{A0}breaking\u{200B}", "space"]);
    }

    #[test]
    fn spaces_hang() {
        assert_eq!(rows("one   two", 3), ["one   ", "two"]);
        assert_eq!(rows("one    ", 3), ["one    "]);
        assert_eq!(rows("one  \u{301} two", 4), ["one ", " \u{301} ", "two"]);
        assert_eq!(rows("one\t\ttwo", 4), ["one\t\t", "two"]);
    }

    #[test]
    fn long_words_are_broken() {
        assert_eq!(rows("a windowpane", 5), ["a ", "windo", "wpane"]);
        assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn ideographs_and_emoji_need_no_space() {
        assert_eq!(rows("see 中文字 ok", 8), ["see 中文", "字 ok"]);
        assert_eq!(rows("well👍🏽👍🏽done", 6), ["well👍🏽", "👍🏽done"]);
    }

    #[test]
    fn what_is_too_wide_gets_a_row() {
        assert_eq!(rows("中a文", 1), ["中", "a", "文"]);
        assert_eq!(rows("\ta", 2), ["\t", "a"]);
    }
}
