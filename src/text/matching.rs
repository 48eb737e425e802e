//! Search words, and whether a text holds them, however either is written.

use unicode_normalization::UnicodeNormalization;

use super::is_invisible;

/// A text as it is compared: in small letters, without accents, apostrophes, hyphens and spaces of one
/// kind, and nothing that cannot be seen.
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_ascii_lowercase();
    }
    let letters = text.nfd().flat_map(char::to_lowercase);
    let seen = letters.filter(|char| !matches!(char, '\u{300}'..='\u{36F}') && !is_invisible(*char));
    seen.map(|char| match char {
        '’' | '‘' | 'ʼ' | '＇' => '\'',
        '“' | '”' => '"',
        '‐' | '‑' => '-',
        _ if char.is_whitespace() => ' ',
        _ => char,
    })
    .collect()
}

pub struct Matcher {
    words: Vec<String>,
}

impl Matcher {
    pub fn new(typed: &str) -> Self {
        Self { words: fold(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether nothing was typed; then everything matches.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn matches(&self, text: &str) -> bool {
        self.is_empty() || self.matches_folded(&fold(text))
    }

    /// [`Self::matches`] for a text already folded, as a long list keeps it.
    pub fn matches_folded(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::unruly;
    use proptest::prelude::*;

    #[test]
    fn writing_makes_no_difference() {
        for (typed, text) in [
            ("zoë", "Zoe\u{308} B"),
            ("Zoe\u{308}", "ZOË"),
            ("zoe", "Zoë"),
            ("o'neil", "O’Neil"),
            ("O‘Neil", "Oʼneil"),
            ("don’t", "I don't know"),
            ("ab 10:20", "10:20\u{A0}AB"),
            ("working", "work\u{AD}ing"),
            ("phys\u{200B}io", "Physio"),
            ("non-smoker", "non‑smoker"),
            ("가", "\u{1100}\u{1161}"),
        ] {
            assert!(Matcher::new(typed).matches(text), "{typed:?} in {text:?}");
        }
        assert!(!Matcher::new("zob").matches("Zoë") && !Matcher::new("a b").matches("a c"));
        assert!(Matcher::new(" \u{200B}").is_empty() && Matcher::new("").matches("x"));
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_itself(text in unruly()) {
            prop_assert!(Matcher::new(&text).matches(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            let composed: String = text.nfc().collect();
            prop_assert!(Matcher::new(&composed).matches(&text));
        }
    }
}
