//! Graphemes, which a reader takes for one character each: where they end and how wide they are.

use std::{iter, ops::Range};

use unicode_segmentation::GraphemeCursor;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a tab takes: as many everywhere, so that a row's width is not a matter of where it starts.
pub const TAB: usize = 4;

/// Columns one grapheme takes on the screen.
///
/// This is ratatui's measure, down to its dislike of control characters and its column for the
/// halfwidth sound marks, which terminals draw next to their letter. Only the tab differs, for it
/// is drawn as spaces.
pub fn width(grapheme: &str) -> usize {
    if let [b' '..=b'~'] = grapheme.as_bytes() {
        return 1;
    }
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (Some('\t'), None) => TAB,
        (Some(char), None) => char.width().unwrap_or(0) + usize::from(is_sound_mark(char)),
        _ if grapheme.contains(char::is_control) => 0,
        _ => grapheme.width() + grapheme.matches(is_sound_mark).count(),
    }
}

const fn is_sound_mark(char: char) -> bool {
    matches!(char, '\u{FF9E}' | '\u{FF9F}')
}

/// Where the grapheme ends that starts at the boundary `at`; the text's length at its end.
pub fn next_boundary(text: &str, at: usize) -> usize {
    if let Some([b' '..=b'~', 0..=0x7F]) = text.as_bytes().get(at..at + 2) {
        return at + 1;
    }
    let at = text.floor_char_boundary(at);
    let rest = text.get(at..).unwrap_or_default();
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second) if is_plain(first) && second.is_none_or(is_plain) => at + first.len_utf8(),
        // Nothing before a boundary matters to what follows; with the text cut there, the cursor
        // need not look back over a long run of flags.
        _ => match GraphemeCursor::new(0, rest.len(), true).next_boundary(rest, 0) {
            Ok(Some(end)) => at + end,
            _ => text.len(),
        },
    }
}

/// The last boundary before `at`; 0 at the start.
pub fn prev_boundary(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let mut chars = text.get(..at).unwrap_or_default().chars().rev();
    match (chars.next(), chars.next()) {
        (Some(last), second) if is_plain(last) && second.is_none_or(is_plain) => at - last.len_utf8(),
        _ => match GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0) {
            Ok(Some(start)) => start,
            _ => 0,
        },
    }
}

/// The last boundary at or before `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(true) => at,
        _ => prev_boundary(text, at),
    }
}

/// The first boundary at or after `at`; the text's length beyond its end.
pub fn ceil_boundary(text: &str, at: usize) -> usize {
    let floor = floor_boundary(text, at);
    if floor < at { next_boundary(text, floor) } else { floor }
}

/// The graphemes between two boundaries, each with its range and width.
pub fn graphemes(text: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> {
    let mut at = range.start;
    let end = range.end.min(text.len());
    iter::from_fn(move || {
        let start = at;
        at = next_boundary(text, start);
        let grapheme = text.get(start..at).filter(|_| start < end)?;
        Some((start..at, width(grapheme)))
    })
}

/// Characters with a boundary between any two of them, which spares most text the full rules.
const fn is_plain(char: char) -> bool {
    matches!(
        char,
        '\t' | '\n' | ' '..='~'
        | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' // Latin
        | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' // Greek, Cyrillic
        | '\u{2010}'..='\u{2027}' // dashes, quotation marks, bullets
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{30FF}' // Japanese
        | '\u{4E00}'..='\u{9FFF}' // Chinese
        | '\u{AC00}'..='\u{D7A3}' // Korean, in whole syllables
        | '\u{FF01}'..='\u{FF9D}' // fullwidth and halfwidth forms
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{text, unruly};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn widths_are_those_of_cells() {
        let widths = ["a", "é", "e\u{301}", "中", "👨‍👩‍👧", "🇬🇧", "❤\u{FE0F}", "\u{200B}", "\t", "\n", "\u{85}"];
        assert_eq!(widths.map(width), [1, 1, 1, 2, 2, 2, 2, 0, 4, 0, 0]);
    }

    #[test]
    fn plain_characters_never_join() {
        for char in ('\0'..='\u{FFFF}').filter(|char| is_plain(*char)) {
            for other in ['a', '\n', '가', '中', '©'] {
                assert_eq!(format!("{char}{other}{char}").graphemes(true).count(), 3, "{char:?} {other:?}");
            }
            assert_eq!(format!("{char}{char}").graphemes(true).count(), 2, "{char:?}");
        }
    }

    /// Offsets beyond the text, or within a character, are moved to a boundary.
    #[test]
    fn odd_offsets_are_taken() {
        assert_eq!((next_boundary("é", 9), prev_boundary("é", 9), floor_boundary("é", 9)), (2, 0, 2));
        assert_eq!((next_boundary("é", 1), prev_boundary("é", 1), floor_boundary("é", 1)), (2, 0, 0));
        assert_eq!((next_boundary("", 0), prev_boundary("", 0), ceil_boundary("", 1)), (0, 0, 0));
    }

    proptest! {
        #[test]
        fn boundaries_are_those_of_unicode(text in prop_oneof![text(), unruly()]) {
            let starts: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for pair in starts.windows(2) {
                prop_assert_eq!(next_boundary(&text, pair[0]), pair[1]);
                prop_assert_eq!(prev_boundary(&text, pair[1]), pair[0]);
                for at in pair[0]..pair[1] {
                    prop_assert_eq!(floor_boundary(&text, at), pair[0]);
                    prop_assert_eq!(ceil_boundary(&text, at), if at == pair[0] { at } else { pair[1] });
                }
            }
            let found = graphemes(&text, 0..text.len()).map(|(range, _)| range.end);
            prop_assert!(found.eq(starts.into_iter().skip(1)));
        }
    }
}
