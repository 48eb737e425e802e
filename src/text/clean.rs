//! Text from elsewhere, a clipboard or a file, made fit for a field.

use std::borrow::Cow;

/// The text without what a field does not hold.
///
/// Every kind of line break becomes '\n'. Control characters other than the tab are dropped, and
/// with them the start of any escape sequence; so are byte order marks and the characters that
/// reorder what follows them, which could make a text read as something it does not say.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(belongs) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            _ if belongs(char) => cleaned.push(char),
            _ => {}
        }
    }
    Cow::Owned(cleaned)
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
        fn clean_text_stays_as_it_is(text in text()) {
            prop_assert!(matches!(clean(&text), Cow::Borrowed(same) if same == text));
        }
    }
}
