//! Text from elsewhere, a clipboard or a file, made fit for a field, a terminal and a page.

use std::borrow::Cow;

/// The text without what could harm a field, a terminal or whoever reads it.
///
/// Every kind of line break becomes '\n', those of word processors too. Control characters other than
/// the tab go, escape sequences as a whole; so do byte order marks and the characters that reorder
/// what follows them, which could make a text read as something it does not say.
pub fn clean(text: &str) -> Cow<'_, str> {
    let Some(mut next) = first_foreign(text) else {
        return Cow::Borrowed(text);
    };
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((good, from)) = rest.split_at_checked(next) {
        cleaned.push_str(good);
        let mut chars = from.chars();
        let Some(char) = chars.next() else { break };
        rest = chars.as_str();
        if breaks_line(char) {
            cleaned.push('\n');
            rest = rest.strip_prefix('\n').filter(|_| char == '\r').unwrap_or(rest);
        } else {
            rest = after_sequence(char, rest).unwrap_or(rest);
        }
        next = first_foreign(rest).unwrap_or(rest.len());
    }
    Cow::Owned(cleaned)
}

/// [`clean`] for a single line: line breaks and tabs become spaces.
pub fn clean_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// Whether a character has no place in a line.
pub fn is_harmful(char: char) -> bool {
    let turns = matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Whether a character has no place in a text of several lines.
fn is_foreign(char: char) -> bool {
    is_harmful(char) && !matches!(char, '\t' | '\n')
}

/// Whether a character cannot be seen and does not part what it is between: for whoever reads, a word
/// with one in it is the same word.
pub fn is_invisible(char: char) -> bool {
    match char {
        ' '..='~' => false,
        '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' => true,
        _ => is_harmful(char) && char != '\t' && !breaks_line(char),
    }
}

/// Whether bytes look like UTF-16 text: its mark, or every other byte of the first letters is 0.
pub const fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..])
}

/// Separators too: the words around one must not run together.
const fn breaks_line(char: char) -> bool {
    matches!(char, '\n' | '\u{B}'..='\r' | '\u{1C}'..='\u{1F}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The length of the plain text it begins with, in blocks: it takes next to no time, and most text is plain
/// throughout.
fn plain_start(text: &str) -> usize {
    let plain =
        |block: &&[u8]| block.iter().fold(true, |all, byte| all & matches!(byte, b'\n' | b' '..=b'~'));
    text.as_bytes().chunks(64).take_while(plain).map(<[u8]>::len).sum()
}

/// Where the first invisible character is, if any.
pub fn first_invisible(text: &str) -> Option<usize> {
    let skipped = plain_start(text);
    text.get(skipped..)?.find(is_invisible).map(|at| skipped + at)
}

fn first_foreign(text: &str) -> Option<usize> {
    let skipped = plain_start(text);
    let rest = text.get(skipped..)?;
    rest.find(is_foreign).map(|at| skipped + at)
}

/// The text after the escape sequence that begins with a character. A sequence that does not end on its
/// line is none, so that no text is lost with it.
fn after_sequence(char: char, rest: &str) -> Option<&str> {
    let mut chars = rest.chars();
    let kind = match char {
        '\u{1B}' => chars.next()?,
        // Each of these is short for ESC and a letter.
        '\u{80}'..='\u{9F}' => char::from(u8::try_from(char).ok()? - 0x40),
        _ => return None,
    };
    let inside = chars.as_str();
    match kind {
        '[' => inside
            .trim_start_matches(|char| matches!(char, ' '..='?'))
            .strip_prefix(|char| matches!(char, '@'..='~')),
        ']' | 'P' | 'X' | '^' | '_' => {
            let (_, end) = inside.split_at(inside.find(|char: char| char == '\u{1B}' || char.is_control())?);
            ["\u{7}", "\u{9C}", "\u{1B}\\"].into_iter().find_map(|ends| end.strip_prefix(ends))
        }
        '(' | ')' | '*' | '+' | '#' | '%' => inside.strip_prefix(|char| matches!(char, '0'..='~')),
        '7' | '8' | '=' | '>' | 'M' | 'c' | '\\' => Some(inside),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{text, unruly};
    use proptest::prelude::*;

    #[test]
    fn breaks_are_of_one_kind() {
        let breaks = "a\r\nb\rc\u{2028}d\u{2029}e\nf\r\r\ng\u{B}h\u{C}i\u{85}j\u{1E}k";
        assert_eq!(clean(breaks), "a\nb\nc\nd\ne\nf\n\ng\nh\ni\nj\nk");
        assert_eq!(clean_line("a\r\nb\tc\u{B}d"), "a b c d");
    }

    #[test]
    fn sequences_go_whole() {
        for (typed, wanted) in [
            ("a\u{1B}[1;31mb\u{1B}[?25lc", "abc"),
            ("a\u{9B}2Jb\u{1B}]52;c;aGk=\u{7}c", "abc"),
            ("a\u{1B}]0;title\u{1B}\\b\u{9D}8;;x\u{9C}c", "abc"),
            ("a\u{1B}P1$r0m\u{1B}\\b\u{1B}_Gx\u{1B}\\c\u{90}q\u{9C}", "abc"),
            ("a\u{1B}(0b\u{1B}cc\u{1B}7", "abc"),
            ("a\u{1B}x b\u{1B}", "ax b"),
            ("a\u{1B}]0;no end\nb\u{1B}[31", "a]0;no end\nb[31"),
            ("a\u{1B}[\u{1B}[31mb", "a[b"),
        ] {
            assert_eq!(clean(typed), wanted, "{typed:?}");
        }
    }

    #[test]
    fn harmful_characters_go() {
        assert_eq!(clean("\u{FEFF}a\0\u{7F}\u{202E}b\u{2067}\u{200F}\u{61C}\tc\u{8}\u{8D}"), "ab\tc");
        let kept = "👩\u{200D}⚕\u{FE0F} می\u{200C}خواهم co\u{AD}op\u{200B}ts\u{2060} e\u{301} שלום";
        assert_eq!(clean(kept), kept);
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left(text in unruly()) {
            let cleaned = clean(&text);
            prop_assert!(!cleaned.contains(is_foreign));
            prop_assert!(matches!(clean(&cleaned), Cow::Borrowed(again) if again == cleaned));
            prop_assert!(!clean_line(&text).contains(is_harmful));
        }

        #[test]
        fn nothing_else_is_lost(text in unruly()) {
            let text = text.replace(|char| matches!(char, '\u{1B}' | '\u{80}'..='\u{9F}'), "");
            let letters = |text: &str| text.replace(|char| is_foreign(char) || char == '\n', "");
            prop_assert_eq!(letters(&clean(&text)), letters(&text));
        }

        #[test]
        fn clean_text_stays_as_it_is(text in text()) {
            prop_assert!(matches!(clean(&text), Cow::Borrowed(same) if same == text));
        }
    }
}
