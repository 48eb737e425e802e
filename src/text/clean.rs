//! Text from elsewhere, a clipboard or a file, made fit for a field.

use std::borrow::Cow;

/// The text without what a field does not hold.
///
/// Every kind of line break becomes '\n'. Control characters other than the tab are dropped, and
/// with them the start of any escape sequence; so are byte order marks and the characters that
/// reorder what follows them, which could make a text read as something it does not say.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let Some(mut next) = first_foreign(text) else {
        return Cow::Borrowed(text);
    };
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((good, from)) = rest.split_at_checked(next) {
        cleaned.push_str(good);
        let mut chars = from.chars();
        match chars.next() {
            Some('\r') => {
                if chars.as_str().starts_with('\n') {
                    chars.next();
                }
                cleaned.push('\n');
            }
            Some('\u{2028}' | '\u{2029}') => cleaned.push('\n'),
            Some(_) => {}
            None => break,
        }
        rest = chars.as_str();
        next = first_foreign(rest).unwrap_or(rest.len());
    }
    Cow::Owned(cleaned)
}

/// Where the first character stands that does not belong.
fn first_foreign(text: &str) -> Option<usize> {
    // Most text is plain throughout; looked at in blocks, it takes next to no time.
    let plain =
        |block: &&[u8]| block.iter().fold(true, |all, byte| all & matches!(byte, b'\n' | b' '..=b'~'));
    let skipped = text.as_bytes().chunks(64).take_while(plain).map(<[u8]>::len).sum();
    let rest = text.get(skipped..)?;
    rest.char_indices().find(|(_, char)| !belongs(*char)).map(|(at, _)| skipped + at)
}

fn belongs(char: char) -> bool {
    match char {
        '\t' | '\n' => true,
        '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => false,
        _ => !char.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{text, unruly};
    use proptest::prelude::*;

    #[test]
    fn line_breaks_are_all_one_kind() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{2029}e\nf\r\r\n"), "a\nb\nc\nd\ne\nf\n\n");
    }

    #[test]
    fn what_does_not_belong_is_dropped() {
        assert_eq!(clean("\u{FEFF}a\0\u{1B}[1mb\u{9B}\u{7F}\u{202E}c\u{2067}\td"), "a[1mbc\td");
    }

    proptest! {
        #[test]
        fn nothing_unclean_is_left(text in unruly()) {
            let cleaned = clean(&text);
            prop_assert!(cleaned.chars().all(|char| "\t\n".contains(char) || !char.is_control()));
            prop_assert!(matches!(clean(&cleaned), Cow::Borrowed(again) if again == cleaned));
        }

        #[test]
        fn nothing_else_is_lost(parts in proptest::collection::vec(unruly(), 0..6)) {
            let text = parts.concat();
            let letters = |text: &str| text.chars().filter(|char| belongs(*char) && *char != '\n').collect::<String>();
            prop_assert_eq!(letters(&clean(&text)), letters(&text));
        }

        #[test]
        fn clean_text_stays_as_it_is(text in text()) {
            prop_assert!(matches!(clean(&text), Cow::Borrowed(same) if same == text));
        }
    }
}
