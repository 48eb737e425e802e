//! Graphemes and words: where a cursor may stand, and how many cells it passes.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// Cells a tab takes; it is drawn as so many spaces.
pub const TAB: usize = 4;

/// Cells of one grapheme, as the screen measures them.
#[must_use]
pub fn width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b'\t'] => TAB,
        [b' '..=b'~'] => 1,
        _ => grapheme.width(),
    }
}

/// Whether a boundary between these two bytes needs no look around.
const fn plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// The first boundary after `at`; the end of the text at its end.
#[must_use]
pub fn next_boundary(text: &str, at: usize) -> usize {
    let at = floor_char(text, at);
    match text.as_bytes().get(at..) {
        None | Some([] | [_]) => text.len(),
        Some([here, next, ..]) if plain(*here) && plain(*next) => at + 1,
        Some(_) => GraphemeCursor::new(at, text.len(), true)
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(text.len()),
    }
}

/// The last boundary before `at`; 0 at the start.
#[must_use]
pub fn prev_boundary(text: &str, at: usize) -> usize {
    let at = floor_char(text, at);
    match at.checked_sub(1).and_then(|before| text.as_bytes().get(before.saturating_sub(1)..at)) {
        Some([one, two]) if plain(*one) && plain(*two) => at - 1,
        _ => GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The boundary at `at`, or the last one before it.
#[must_use]
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let at = floor_char(text, at);
    let on_boundary = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    if on_boundary { at } else { prev_boundary(text, at) }
}

/// The boundary at `at`, or the first one after it.
#[must_use]
pub fn ceil_boundary(text: &str, at: usize) -> usize {
    let floor = floor_boundary(text, at);
    if floor == at { floor } else { next_boundary(text, floor) }
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Words are looked for no further than this from the cursor.
const HORIZON: usize = 4_096;

/// The end of the word after `at`, past what stands before it.
#[must_use]
pub fn next_word(text: &str, at: usize) -> usize {
    let end = ceil_boundary(text, at.saturating_add(HORIZON).min(text.len()));
    let mut seen = false;
    let mut to = at;
    for part in text.get(at..end).unwrap_or_default().split_word_bounds() {
        let word = is_word(part);
        if seen && !word {
            break;
        }
        to += part.len();
        if word {
            seen = true;
            break;
        }
    }
    if seen { to } else { end }
}

/// The start of the word before `at`, past what stands behind it.
#[must_use]
pub fn prev_word(text: &str, at: usize) -> usize {
    let start = floor_boundary(text, at.saturating_sub(HORIZON));
    let mut from = at;
    for part in text.get(start..at).unwrap_or_default().split_word_bounds().rev() {
        from -= part.len();
        if is_word(part) {
            return from;
        }
    }
    start
}

/// Whether a part between word bounds has a letter, a digit or a picture in it.
fn is_word(part: &str) -> bool {
    part.chars()
        .any(|char| char.is_alphanumeric() || (!char.is_ascii() && !char.is_whitespace() && !is_mark(char)))
}

/// Punctuation beyond ASCII that people type in notes.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{203a}' | '\u{3000}'..='\u{303f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "👨‍👩‍👧";

    #[test]
    fn a_grapheme_is_one_step_whatever_it_is_made_of() {
        for one in ["e\u{301}", FAMILY, "🇬🇧", "👩🏽‍⚕️", "क्षि", "漢", "a", "\t", "\n"]
        {
            let text = format!("x{one}y");
            assert_eq!(next_boundary(&text, 1), 1 + one.len(), "{one:?}");
            assert_eq!(prev_boundary(&text, 1 + one.len()), 1, "{one:?}");
        }
        let flags = "🇬🇧🇫🇷";
        assert_eq!(prev_boundary(flags, flags.len()), 8);
        assert_eq!(floor_boundary(flags, 4), 0);
    }

    #[test]
    fn edges_stay_where_they_are() {
        assert_eq!(next_boundary("ab", 2), 2);
        assert_eq!(next_boundary("", 0), 0);
        assert_eq!(prev_boundary("ab", 0), 0);
        assert_eq!(prev_boundary("", 0), 0);
    }

    #[test]
    fn widths_are_those_of_the_screen() {
        for (grapheme, cells) in [("a", 1), ("漢", 2), (FAMILY, 2), ("🇬🇧", 2), ("e\u{301}", 1), ("\t", 4)]
        {
            assert_eq!(width(grapheme), cells, "{grapheme:?}");
        }
    }

    #[test]
    fn words_are_passed_with_what_stands_before_them() {
        let text = "Zoë's walk — 漢字, then 3.5 km";
        let mut stops = vec![0];
        while *stops.last().unwrap() < text.len() {
            stops.push(next_word(text, *stops.last().unwrap()));
        }
        let words: Vec<_> = stops.windows(2).map(|pair| text.get(pair[0]..pair[1]).unwrap()).collect();
        assert_eq!(words, ["Zoë's", " walk", " — 漢", "字", ", then", " 3.5", " km"]);
        assert_eq!(prev_word(text, text.len()), text.len() - 2);
        assert_eq!(prev_word("one  ", 5), 0);
        assert_eq!(next_word("...", 0), 3);
    }
}
