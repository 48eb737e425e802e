//! The abbreviations that ship with the program hold what they promise: dated, short, plain, and
//! nothing in them says what helps, how much of it, or when to worry.

use std::collections::BTreeSet;

use foreword::{
    content,
    domain::{Expansion, OwnAbbreviations, Register},
    text::stops,
};
use jiff::ToSpan;

use crate::{LONGEST_SENTENCE, holds};

fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    content::abbreviations().abbreviations.iter().map(|one| match &one.becomes {
        Expansion::Text(text) => (one.word.as_str(), text.as_str()),
        Expansion::Phrase(_) => panic!("{}: a text of its own", one.word),
    })
}

/// They are a handful dated and said to be no advice.
#[test]
fn few_dated_and_no_advice() {
    let all = content::abbreviations();
    assert_eq!((all.format, all.language.as_str()), (1, "en-GB"));
    assert_eq!(all.reviewed.reviewed_on.to_string(), "2026-11-22");
    assert_eq!(all.reviewed.review_by, all.reviewed.reviewed_on.checked_add(6.months()).unwrap());
    assert_eq!(all.reviewed.checked_by, "not yet by a registered clinician");
    assert!(all.note.contains("not advice"), "{}", all.note);
    assert!((5..=10).contains(&all.abbreviations.len()));
}

/// Each is one word, comes once and in order, and is short for a text with blanks.
#[test]
fn each_once_with_blanks() {
    let all = content::abbreviations();
    let own = OwnAbbreviations { format: 1, abbreviations: all.abbreviations.clone() };
    assert_eq!(own.fault(), None);
    let words: Vec<_> = texts().map(|(word, _)| word).collect();
    assert!(words.is_sorted(), "{words:?}");
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
    for (word, text) in texts() {
        assert!(stops::count(text) > 0, "{word}: {text}");
        assert_eq!(text.matches(['{', '}']).count(), 2 * stops::count(text), "{word}: a brace is no blank");
    }
}

/// Sentences are short and plain and hold no number.
#[test]
fn short_plain_and_unnumbered() {
    for (word, text) in texts() {
        for sentence in text.split_inclusive(['.', '?', '!']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST_SENTENCE, "{word}: {words} words in {sentence:?}");
        }
        assert!(!text.contains(|char: char| char.is_ascii_digit() || char == '%'), "{word}: {text}");
        assert_eq!(content::wording().marks(text, Register::Said), [], "{word}: {text:?}");
        for threshold in ["mg", "dose", "tablet", "score", "urgent", "emergency", "999", "111", "if pain"] {
            assert!(!holds(text, threshold), "{word}: {threshold:?} in {text:?}");
        }
    }
}
