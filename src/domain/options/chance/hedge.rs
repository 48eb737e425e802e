//! Words that take something back from a number, or hang it on a condition.
//!
//! Only free words are searched for them, such as the name of what happens; between a number and
//! its verb, only known words are allowed.

use super::number;
use crate::domain::words::{is_one_of, words_of};

/// Beginnings of words that say a number is rough, a bound, or somebody's guess.
const STEMS: &str = include_str!("../../../../data/chance/hedge-stems.txt");

/// Words that do the same and begin no other.
const WORDS: &str = include_str!("../../../../data/chance/hedges.txt");

/// Words with which a number is held against another.
const COMPARES: &str = "than compared compare comparison versus vs against instead rather whereas unlike";

/// Words that hang it on a condition, or leave it open.
const CONDITIONS: &str = include_str!("../../../../data/chance/conditions.txt");

/// Parts of a body that can be "lower" or "upper", which limits no number.
const OF_A_BODY: &str = "back limb limbs leg legs arm arms body neck spine mood blood";

/// Whether one of the words may limit a number.
fn limits(words: &[&str], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let next = words.get(at + 1);
    let last = at.checked_sub(1).and_then(|at| words.get(at));
    // "Less pain", but not "or less" and not "less than".
    if is_one_of(word, "more less fewer") {
        return next.is_none_or(|next| is_one_of(next, "than or and to so of"))
            || last.is_some_and(|last| is_one_of(last, "or and a any even no not little slightly"));
    }
    if is_one_of(word, "low lower high higher upper above below up over under") {
        let is_way = is_one_of(word, "up over under above below");
        return if is_way {
            next.is_some_and(|next| is_one_of(next, "to"))
        } else {
            !next.is_some_and(|next| is_one_of(next, OF_A_BODY))
        };
    }
    let lower = word.to_lowercase();
    is_one_of(word, WORDS)
        || is_one_of(word, COMPARES)
        || STEMS.split_whitespace().any(|stem| lower.starts_with(stem))
}

/// Whether words may limit a number near them.
pub(super) fn may_limit(text: &str) -> bool {
    let words: Vec<_> = words_of(text).collect();
    (0..words.len()).any(|at| limits(&words, at))
}

/// For the people a chance is for, whose age or time may itself be limited: "for at least 3 months".
pub(super) fn may_limit_in(text: &str) -> bool {
    let words: Vec<_> = words_of(text).collect();
    let is_number =
        |word: &&str| word.starts_with(|char: char| char.is_numeric()) || number::in_word(word).is_some();
    (0..words.len()).any(|at| {
        let of_a_number = words.iter().skip(at + 1).take(2).any(is_number);
        let alternative = words.get(at).is_some_and(|word| is_one_of(word, "or"))
            && words.get(at + 1).is_some_and(|word| is_one_of(word, "so a many some"));
        alternative || limits(&words, at) && !of_a_number
    })
}

/// Whether words may limit a number near them, or hold a number of their own.
pub(super) fn is_hedged(text: &str) -> bool {
    let is_number = |word: &&str| {
        word.contains(char::is_numeric) || number::in_word(word).is_some() || number::goes_on(word)
    };
    may_limit(text)
        || words_of(text).any(|word| is_number(&word))
        || text.contains(['%', '±', '<', '>', '~', '≈', '?'])
}

pub(super) fn is_conditional(text: &str) -> bool {
    words_of(text).any(|word| is_one_of(word, CONDITIONS))
}
