//! Words, as Ctrl with an arrow key steps over them.

use unicode_width::UnicodeWidthChar;

use super::grapheme;

/// The end of the word at or after `at`, across spaces, signs and line breaks.
pub fn next_word(text: &str, at: usize) -> usize {
    let step = |at| {
        let end = grapheme::next_boundary(text, at);
        (end, kind(text, at, end))
    };
    walk(at, text.len(), step)
}

/// The start of the word before `at`, across spaces, signs and line breaks.
pub fn prev_word(text: &str, at: usize) -> usize {
    let step = |at| {
        let start = grapheme::prev_boundary(text, at);
        (start, kind(text, start, at))
    };
    walk(at, 0, step)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WordClass {
    Gap,
    Letter,
    /// A word by itself: an emoji, or a character of a script that puts no spaces between words.
    Sign,
}

fn walk(from: usize, limit: usize, step: impl Fn(usize) -> (usize, WordClass)) -> usize {
    let mut at = from;
    let mut in_word = false;
    while at != limit {
        match step(at) {
            (_, WordClass::Gap | WordClass::Sign) if in_word => break,
            (next, WordClass::Sign) => return next,
            (next, kind) => {
                in_word = kind == WordClass::Letter;
                at = next;
            }
        }
    }
    at
}

fn kind(text: &str, start: usize, end: usize) -> WordClass {
    let grapheme = text.get(start..end).unwrap_or_default();
    match grapheme.chars().next().unwrap_or_default() {
        '_' => WordClass::Letter,
        '\'' | '’' if is_apostrophe(text, start, end) => WordClass::Letter,
        char if char.is_alphanumeric() => match char {
            // These wide letters do make words: Katakana, Hangul and fullwidth forms.
            '\u{30A0}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF9F}' => WordClass::Letter,
            _ if char.width() == Some(2) => WordClass::Sign,
            _ => WordClass::Letter,
        },
        // Full stops, brackets and spaces, as wide as ideographs.
        '\u{3000}'..='\u{303F}' | '\u{FE10}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF65}' => WordClass::Gap,
        _ if grapheme::width(grapheme) == 2 => WordClass::Sign,
        _ => WordClass::Gap,
    }
}

/// Whether a mark is within a word, as in "don't".
fn is_apostrophe(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::text;
    use proptest::prelude::*;

    /// The text with a bar everywhere a walk over it stops.
    fn stops(text: &str, walk: impl Fn(&str, usize) -> usize, from: usize) -> String {
        let mut stops = Vec::new();
        let mut at = from;
        while at != walk(text, at) {
            at = walk(text, at);
            stops.push(at);
        }
        let marked =
            text.char_indices().map(|(at, char)| (at, char.to_string())).chain([(text.len(), String::new())]);
        marked.map(|(at, char)| if stops.contains(&at) { format!("|{char}") } else { char }).collect()
    }

    #[test]
    fn forward_stops_at_the_ends_of_words() {
        assert_eq!(stops("Say \"yes\", don't  wait_3.", next_word, 0), "Say| \"yes|\", don't|  wait_3|.|");
        assert_eq!(stops("e\u{301}te\u{301}\n\n  naïve", next_word, 0), "e\u{301}te\u{301}|\n\n  naïve|");
        assert_eq!(stops("中文。カタカナ ok👍🏽👍🏽!", next_word, 0), "中|文|。カタカナ| ok|👍🏽|👍🏽|!|");
    }

    #[test]
    fn backward_stops_at_the_starts_of_words() {
        let text = "Say \"yes\", don't  wait_3.";
        assert_eq!(stops(text, prev_word, text.len()), "|Say \"|yes\", |don't  |wait_3.");
        let text = "中文。カタカナ ok👍🏽👍🏽!\nहिन्दी";
        assert_eq!(stops(text, prev_word, text.len()), "|中|文。|カタカナ |ok|👍🏽|👍🏽!\n|हिन्दी");
    }

    proptest! {
        #[test]
        fn steps_lead_on_and_end_on_boundaries(text in text()) {
            let (mut forward, mut back) = (0, text.len());
            while forward < text.len() {
                let next = next_word(&text, forward);
                prop_assert!(next > forward && grapheme::floor_boundary(&text, next) == next);
                forward = next;
            }
            while back > 0 {
                let next = prev_word(&text, back);
                prop_assert!(next < back && grapheme::floor_boundary(&text, next) == next);
                back = next;
            }
        }
    }
}
