//! The article before words that others take the place of: "a" or "an", and never two.

use std::ops::Range;

/// An "a" or "an" right before some words.
pub(super) struct Article<'a> {
    range: Range<usize>,
    words: &'a str,
}

/// The article as it is to be.
pub(super) struct Suited {
    pub(super) range: Range<usize>,
    pub(super) words: &'static str,
}

impl<'a> Article<'a> {
    /// The one at the end of this text.
    pub(super) fn before(before: &'a str) -> Option<Self> {
        let (start, words) = last_word(before)?;
        let rest = before.get(..start)?;
        // "Vitamin A", "Plan A"
        let is = matches!(words, "a" | "an") || matches!(words, "A" | "An") && super::begins_sentence(rest);
        is.then_some(Self { range: start..start + words.len(), words })
    }

    /// The right article before this text, where it is another one.
    pub(super) fn suited(&self, next: &str) -> Option<Suited> {
        let word = next.split(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_start_matches(['“', '‘', '"', '\'', '(']);
        word.starts_with(char::is_alphanumeric).then_some(())?;
        let words = match (takes_an(word), self.words.starts_with('A')) {
            (true, true) => "An",
            (true, false) => "an",
            (false, true) => "A",
            (false, false) => "a",
        };
        (words != self.words).then(|| Suited { range: self.range.clone(), words })
    }
}

/// The last word of a text that ends with a space after it, and where it begins.
fn last_word(before: &str) -> Option<(usize, &str)> {
    let text = before.strip_suffix(' ')?.trim_end_matches(' ');
    let start = text.rfind(char::is_whitespace).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let word = text.get(start..)?;
    Some((start + word.len() - word.trim_start_matches(['“', '‘', '"', '\'', '(']).len(), word))
        .map(|(start, word)| (start, word.trim_start_matches(['“', '‘', '"', '\'', '('])))
}

/// The words without an article of their own, where something before them does what an article does.
pub(super) fn without_article<'a>(before: &str, words: &'a str) -> &'a str {
    const DO: [&str; 16] = [
        "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "that", "no", "any",
        "each", "another",
    ];
    let rest = ["a ", "an ", "the "].iter().find_map(|article| words.strip_prefix(article));
    let does = last_word(before).is_some_and(|(_, word)| DO.contains(&word.to_lowercase().as_str()));
    rest.filter(|_| does).unwrap_or(words)
}

/// Whether such a word takes "an".
fn takes_an(word: &str) -> bool {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.starts_with('8') || matches!(digits.as_str(), "11" | "18");
    }
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    // The name of the letter counts: "an MRI", "an X-ray", "a UTI".
    if first.is_some_and(char::is_uppercase) && second.is_none_or(|char| !char.is_lowercase()) {
        return first.is_some_and(|char| "AEFHILMNORSX".contains(char));
    }
    let word = word.to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|with| word.starts_with(with));
    let as_you = ["eu", "use", "usu", "ure", "uri", "uro", "ute", "uti", "ubiq", "one", "once"];
    let uni = word.strip_prefix("uni").is_some_and(|rest| !rest.starts_with(['m', 'n', 'd']));
    begins(&["hour", "honest", "honour", "heir"])
        || word.starts_with(['a', 'e', 'i', 'o', 'u']) && !begins(&as_you) && !uni
}
