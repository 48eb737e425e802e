//! Replaces words in a text, with the capital and the article put right.

mod article;

use std::ops::Range;

use crate::domain::with_capital;
use article::{suited, without_article};

/// The range to take out of a text and the words to put there, to replace those
/// at `place`; none leave those out, and one space with them. A capital at the start of a sentence stays,
/// and an article before the words is made to suit.
pub fn replacement(text: &str, place: &Range<usize>, words: &str) -> (Range<usize>, String) {
    let found = text.get(place.clone()).unwrap_or_default();
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let (mut range, mut new) = if words.is_empty() {
        left_out(before, place, after, starts_with_capital(found, before))
    } else {
        let words = without_article(before, words);
        let words = if starts_with_capital(found, before) { with_capital(words) } else { words.to_owned() };
        (place.clone(), words)
    };
    let next = if words.is_empty() { after.trim_start_matches(' ') } else { &new };
    if let Some((place, article)) = suited(before, next) {
        let between = text.get(place.end..range.start).unwrap_or_default();
        new = format!("{article}{between}{new}");
        range.start = place.start;
    }
    (range, new)
}

/// The range to take out, and what to put there, where words are left out.
fn left_out(before: &str, place: &Range<usize>, after: &str, capital: bool) -> (Range<usize>, String) {
    let at_start = before.is_empty() || before.ends_with(char::is_whitespace);
    // "it is, just, fine"
    if let Some(start) = before.strip_suffix(", ").filter(|_| after.starts_with(',')) {
        return (start.len()..place.end, String::new());
    }
    let comma = usize::from(after.starts_with(", ") && begins_sentence(before));
    let (end, after) = (place.end + comma, after.get(comma..).unwrap_or_default());
    match (after.strip_prefix(' '), before.strip_suffix(' ')) {
        (Some(next), _) if at_start => match next.chars().next().filter(|_| capital) {
            Some(first) => (place.start..end + 1 + first.len_utf8(), first.to_uppercase().collect()),
            None => (place.start..end + 1, String::new()),
        },
        (_, Some(_)) => (place.start - 1..end, String::new()),
        _ => (place.start..end, String::new()),
    }
}

/// Whether what comes instead starts with a capital. One in the middle of a sentence does not stay,
/// but after a colon one does that is no abbreviation.
fn starts_with_capital(found: &str, before: &str) -> bool {
    let colon = before.trim_end_matches(' ').ends_with(':') && found.contains(char::is_lowercase);
    found.starts_with(char::is_uppercase) && (colon || begins_sentence(before))
}

/// Whether a sentence or a line begins after this text.
fn begins_sentence(before: &str) -> bool {
    const NO_END: [&str; 8] = ["e.g.", "i.e.", "vs.", "approx.", "dr.", "mr.", "mrs.", "ms."];
    let opens = |char: char| char.is_whitespace() && char != '\n' || "“‘\"'([*_•·–—-".contains(char);
    let trimmed = before.trim_end_matches(opens);
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let shortened = NO_END.contains(&last.trim_start_matches(['(', '[']));
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '…', '\n']) && !shortened
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with those words put in for `found`.
    fn put(text: &str, found: &str, words: &str) -> String {
        let start = text.find(found).unwrap();
        let (range, new) = replacement(text, &(start..start + found.len()), words);
        let mut text = text.to_owned();
        text.replace_range(range, &new);
        text
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_stays() {
        for (text, found, words, wanted) in [
            ("Degeneration, again", "Degeneration", "age-related", "Age-related, again"),
            ("some degeneration", "degeneration", "age-related", "some age-related"),
            ("has DDD", "DDD", "common changes", "has common changes"),
            ("Seen. DDD again", "DDD", "common changes", "Seen. Common changes again"),
            ("one\nDDD", "DDD", "common changes", "one\nCommon changes"),
            ("- Degeneration", "Degeneration", "changes", "- Changes"),
            ("Said (e.g. “Degeneration”)", "Degeneration", "changes", "Said (e.g. “changes”)"),
            ("“Degeneration”", "Degeneration", "changes", "“Changes”"),
            ("PC: Degeneration", "Degeneration", "changes", "PC: Changes"),
            ("PC: DDD", "DDD", "changes", "PC: changes"),
            ("Élan", "Élan", "écart", "Écart"),
        ] {
            assert_eq!(put(text, found, words), wanted, "{text}");
        }
    }

    /// A capital in the middle of a sentence does not carry over.
    #[test]
    fn inner_capital_is_dropped() {
        assert_eq!(put("the Degeneration seen", "Degeneration", "change"), "the change seen");
        assert_eq!(put("long – Degeneration", "Degeneration", "change"), "long – change");
        assert_eq!(put("seen by Dr. Degeneration", "Degeneration", "change"), "seen by Dr. change");
    }

    /// An article before the words suits them, and is not doubled.
    #[test]
    fn article_suits_the_words() {
        for (text, found, words, wanted) in [
            ("an elderly lady", "elderly", "frail", "a frail lady"),
            ("A frail lady. A frail man", "frail", "older", "An older lady. A frail man"),
            ("has a slipped disc", "slipped disc", "an irritated disc", "has an irritated disc"),
            ("the slipped disc", "slipped disc", "an irritated disc", "the irritated disc"),
            ("His slipped disc", "slipped disc", "an irritated disc", "His irritated disc"),
            ("Slipped disc seen", "Slipped disc", "an irritated disc", "An irritated disc seen"),
            ("an  abuser", "abuser", "user", "a  user"),
            ("a problem", "problem", "hour of pain", "an hour of pain"),
            ("a problem", "problem", "one-off", "a one-off"),
            ("an epileptic", "epileptic", "person with epilepsy", "a person with epilepsy"),
            ("a scan", "scan", "MRI", "an MRI"),
            ("an issue", "issue", "UTI", "a UTI"),
            ("a 1 in 9 chance", "1 in 9", "8 in 72", "an 8 in 72 chance"),
            ("vitamin A problem", "problem", "issue", "vitamin A issue"),
            ("a\nproblem", "problem", "issue", "a\nissue"),
            ("an alarming rise", "alarming", "", "a rise"),
            ("a mere hour", "mere", "", "an hour"),
        ] {
            assert_eq!(put(text, found, words), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_left_out_takes_one_space_with_it() {
        assert_eq!(put("you just rest", "just", ""), "you rest");
        assert_eq!(put("it is just.", "just", ""), "it is.");
        assert_eq!(put("it is just", "just", ""), "it is");
        assert_eq!(put("just rest", "just", ""), "rest");
        assert_eq!(put("Just rest", "Just", ""), "Rest");
        assert_eq!(put("one\njust rest", "just", ""), "one\nrest");
        assert_eq!(put("(just)", "just", ""), "()");
        assert_eq!(put("just", "just", ""), "");
        assert_eq!(put("Just ", "Just", ""), "");
        assert_eq!(put("it is, just, fine", "just", ""), "it is, fine");
        assert_eq!(put("Obviously, rest", "Obviously", ""), "Rest");
        assert_eq!(put("Rest. Obviously, he rests", "Obviously", ""), "Rest. He rests");
    }

    proptest! {
        #[test]
        fn what_is_taken_out_is_a_part_of_the_text(
            text in crate::text::samples::text(), from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(),
            words in prop::sample::select(&["", "w", "two words", "an hour"]), article in any::<bool>(),
        ) {
            let text = if article { format!("{text} a {text}") } else { text };
            let [one, other] = [from, to].map(|at| text.floor_char_boundary(at.index(text.len() + 1)));
            let (range, _) = replacement(&text, &(one.min(other)..one.max(other)), words);
            prop_assert!(text.get(range).is_some());
        }
    }
}
