//! The article before words that others take the place of: "a" or "an", and never two.

use std::ops::Range;

/// Marks that open something before a word.
const OPENING: [char; 5] = ['“', '‘', '"', '\'', '('];

/// The article right before some words, where `next` takes another one: its place, and the right one.
pub(super) fn suited(before: &str, next: &str) -> Option<(Range<usize>, &'static str)> {
    let (start, article) = last_word(before)?;
    // "Vitamin A", "Plan A"
    let is_capital = article.starts_with('A') && super::begins_sentence(before.get(..start)?);
    if !(matches!(article, "a" | "an") || matches!(article, "A" | "An") && is_capital) {
        return None;
    }
    let word = next.split(char::is_whitespace).next()?.trim_start_matches(OPENING);
    word.starts_with(char::is_alphanumeric).then_some(())?;
    let right = match (takes_an(word), is_capital) {
        (true, true) => "An",
        (true, false) => "an",
        (false, true) => "A",
        (false, false) => "a",
    };
    (right != article).then_some((start..start + article.len(), right))
}

/// The last word of a text that ends with a space after it, and where it begins.
fn last_word(before: &str) -> Option<(usize, &str)> {
    let text = before.strip_suffix(' ')?.trim_end_matches(' ');
    let word = text.rsplit(char::is_whitespace).next()?.trim_start_matches(OPENING);
    Some((text.len() - word.len(), word))
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
