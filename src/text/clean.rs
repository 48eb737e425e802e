//! Text from elsewhere, with nothing in it that a note cannot hold.

use std::borrow::Cow;

/// Carriage returns and other line ends become `\n`; control characters, byte order marks and
/// characters that turn the direction of what follows are left out.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return Cow::Borrowed(text);
    }
    let mut chars = text.chars().peekable();
    let mut cleaned = String::with_capacity(text.len());
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\n' | '\t' => cleaned.push(char),
            '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if char.is_control() => {}
            _ => cleaned.push(char),
        }
    }
    Cow::Owned(cleaned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(clean("a\r\nb\rc\nd\u{2028}e"), "a\nb\nc\nd\ne");
    }

    #[test]
    fn what_could_run_or_hide_is_left_out() {
        assert_eq!(clean("\u{feff}a\x1b[31m\0b\u{9b}\u{202e}c\td"), "a[31mbc\td");
    }

    proptest! {
        #[test]
        fn nothing_but_text_is_left(text in "\\PC*|[\\x00-\\x1f\\r\\n\u{2028}a]{0,40}") {
            let once = clean(&text).into_owned();
            prop_assert!(once.chars().all(|char| !char.is_control() || char == '\n' || char == '\t'));
            prop_assert_eq!(clean(&once), once.as_str());
        }
    }
}
