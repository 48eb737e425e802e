//! Where two versions of a text differ, word by word.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffKind {
    Same,
    Mine,
    Theirs,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    pub kind: DiffKind,
    pub text: &'a str,
}

debug_as!(Piece<'_>, piece => "{:?}({} bytes)", piece.kind, piece.text.len());

/// Words beyond so many are not laid side by side: a sentence then differs as a whole, and two texts
/// of any length are compared in a fraction of a second.
const MOST_WORDS: usize = 30_000;

const MOST_SENTENCES: usize = 100_000;

#[derive(Clone)]
struct Stretch {
    same: bool,
    mine: Range<usize>,
    theirs: Range<usize>,
}

/// The pieces of both versions in order. Same and mine together are mine to the letter, same and
/// theirs are theirs.
///
/// Sentences are laid side by side first and then the words of those that differ, so that a word
/// such as "the" is not found again in quite another sentence.
pub fn words<'a>(mine: &'a str, theirs: &'a str) -> Vec<Piece<'a>> {
    let mut all: Vec<Stretch> = Vec::new();
    let whole = Stretch { same: false, mine: 0..mine.len(), theirs: 0..theirs.len() };
    let (mut sentences_left, mut words_left) = (MOST_SENTENCES, MOST_WORDS);
    for stretch in laid_side_by_side(mine, theirs, &whole, sentences, &mut sentences_left) {
        if stretch.same {
            all.push(stretch);
        } else {
            all.extend(laid_side_by_side(mine, theirs, &stretch, words_and_spaces, &mut words_left));
        }
    }
    let mut pieces = Vec::new();
    let mut add = |kind, text: Option<&'a str>| {
        pieces.extend(text.filter(|text| !text.is_empty()).map(|text| Piece { kind, text }));
    };
    for stretch in joined(mine, all) {
        if stretch.same {
            add(DiffKind::Same, mine.get(stretch.mine));
        } else {
            add(DiffKind::Mine, mine.get(stretch.mine));
            add(DiffKind::Theirs, theirs.get(stretch.theirs));
        }
    }
    pieces
}

/// One stretch as those within it that are the same and those that differ, once it is cut up.
fn laid_side_by_side(
    mine: &str,
    theirs: &str,
    within: &Stretch,
    cut: fn(&str) -> Vec<&str>,
    left: &mut usize,
) -> Vec<Stretch> {
    let (mine, theirs) = (
        cut(mine.get(within.mine.clone()).unwrap_or_default()),
        cut(theirs.get(within.theirs.clone()).unwrap_or_default()),
    );
    let mut numbers = HashMap::new();
    let mut number = |part| {
        let next = numbers.len();
        *numbers.entry(part).or_insert(next)
    };
    let mine_numbers: Vec<usize> = mine.iter().map(|part| number(*part)).collect();
    let theirs_numbers: Vec<usize> = theirs.iter().map(|part| number(*part)).collect();
    let mut at = (within.mine.start, within.theirs.start);
    let mut stretch = |same, mine_parts, theirs_parts| {
        let end = (at.0 + bytes(&mine, mine_parts), at.1 + bytes(&theirs, theirs_parts));
        let stretch = Stretch { same, mine: at.0..end.0, theirs: at.1..end.1 };
        at = end;
        stretch
    };
    let (start, mine_end, theirs_end) = middle(&mine_numbers, &theirs_numbers);
    let Some(still_left) = left.checked_sub(mine_end + theirs_end - 2 * start) else {
        return vec![
            stretch(true, 0..start, 0..start),
            stretch(false, start..mine_end, start..theirs_end),
            stretch(true, mine_end..mine.len(), theirs_end..theirs.len()),
        ];
    };
    *left = still_left;
    capture_diff_slices(Algorithm::Myers, &mine_numbers, &theirs_numbers)
        .into_iter()
        .map(|op| stretch(matches!(op, DiffOp::Equal { .. }), op.old_range(), op.new_range()))
        .collect()
}

/// Where the two first differ, and behind what each differs last.
fn middle(mine: &[usize], theirs: &[usize]) -> (usize, usize, usize) {
    let alike = |(one, other): &(&usize, &usize)| one == other;
    let start = mine.iter().zip(theirs).take_while(alike).count();
    let after = mine.iter().skip(start).rev().zip(theirs.iter().skip(start).rev()).take_while(alike).count();
    (start, mine.len() - after, theirs.len() - after)
}

fn bytes(parts: &[&str], range: Range<usize>) -> usize {
    parts.get(range).unwrap_or_default().iter().map(|part| part.len()).sum()
}

/// Neighbours of a kind as one; and where two stretches differ with but a space between them, the
/// space goes with them: it is read as one change.
fn joined(mine: &str, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut rest = stretches.into_iter().peekable();
    while let Some(mut stretch) = rest.next() {
        let after_change = joined.last().is_some_and(|last| !last.same);
        let before_change = rest.peek().is_some_and(|next| !next.same);
        if stretch.same && after_change && before_change {
            let words = mine.get(stretch.mine.clone()).unwrap_or_default();
            stretch.same = !words.chars().all(|char| char != '\n' && char.is_whitespace());
        }
        match joined.last_mut() {
            Some(last) if last.same == stretch.same => {
                (last.mine.end, last.theirs.end) = (stretch.mine.end, stretch.theirs.end);
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

fn words_and_spaces(text: &str) -> Vec<&str> {
    cut(text, |before, after| {
        before == '\n' || after == '\n' || before.is_whitespace() != after.is_whitespace()
    })
}

/// Sentences and lines. Where a full stop ends none, as in "e.g. this", no harm is done.
fn sentences(text: &str) -> Vec<&str> {
    cut(text, |before, after| before == '\n' || (matches!(before, '.' | '?' | '!') && after.is_whitespace()))
}

/// The text cut wherever `between` says so of two characters.
fn cut(text: &str, between: fn(char, char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut before = None;
    for (at, char) in text.char_indices() {
        if before.is_some_and(|before| between(before, char)) {
            let (part, after) = rest.split_at(at - (text.len() - rest.len()));
            parts.push(part);
            rest = after;
        }
        before = Some(char);
    }
    parts.extend(Some(rest).filter(|rest| !rest.is_empty()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::text;
    use proptest::{collection::vec, prelude::*, sample::select};
    use std::fmt::Write as _;

    /// The pieces as a reader would write them down.
    fn written(mine: &str, theirs: &str) -> String {
        let sign = |piece: &Piece<'_>| match piece.kind {
            DiffKind::Same => piece.text.to_owned(),
            DiffKind::Mine => format!("<{}>", piece.text),
            DiffKind::Theirs => format!("{{{}}}", piece.text),
        };
        words(mine, theirs).iter().map(sign).collect()
    }

    fn side(pieces: &[Piece<'_>], kind: DiffKind) -> String {
        pieces
            .iter()
            .filter(|piece| [DiffKind::Same, kind].contains(&piece.kind))
            .map(|piece| piece.text)
            .collect()
    }

    #[test]
    fn the_words_that_differ_are_told() {
        assert_eq!(written("Sleeps six hours.", "Sleeps four hours."), "Sleeps <six>{four} hours.");
        assert_eq!(written("walks the dog", "walks the old dog"), "walks the {old }dog");
        assert_eq!(written("12.5 mg", "125 mg"), "<12.5>{125} mg");
        assert_eq!(written("same", "same"), "same");
        assert_eq!(written("", "new"), "{new}");
        assert_eq!(written("", ""), "");
    }

    /// Words that differ side by side are one change.
    #[test]
    fn adjacent_changes_are_one() {
        assert_eq!(written("has low mood now", "has bad days now"), "has <low mood>{bad days} now");
        assert_eq!(written("one\ntwo", "three\nfour"), "<one>{three}\n<two>{four}");
    }

    /// A word is not found again in another sentence.
    #[test]
    fn sentences_bound_a_match() {
        assert_eq!(
            written("Jo rang. Is the dog well?", "Is the dog well? See the scan."),
            "<Jo rang. >Is the dog well?{ See the scan.}",
        );
    }

    #[test]
    fn a_line_put_in_is_that_line_alone() {
        assert_eq!(written("one\nthree", "one\ntwo\nthree"), "one\n{two\n}three");
    }

    #[test]
    fn debug_tells_no_text() {
        assert!(!format!("{:?}", words("secret", "SECRET")).to_lowercase().contains("secret"));
    }

    /// Words of a pseudo-random order, all different or nearly all the same few.
    fn long(seed: u64, kinds: u64) -> String {
        let mut state = seed;
        let mut text = String::new();
        while text.len() < 1 << 18 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let end = match (state >> 20) % 24 {
                0 => ".\n",
                1 | 2 => ". ",
                _ => " ",
            };
            let _ = write!(text, "w{}{end}", (state >> 33) % kinds);
        }
        text
    }

    /// The longest texts are compared, and nothing is lost.
    #[test]
    fn longest_texts_lose_nothing() {
        for (mine, theirs) in
            [(long(1, 3_000), long(2, 3_000)), ("a ".repeat(1 << 19), "a b ".repeat(1 << 18))]
        {
            let pieces = words(&mine, &theirs);
            assert!(side(&pieces, DiffKind::Mine) == mine && side(&pieces, DiffKind::Theirs) == theirs);
        }
    }

    /// Words that come again and again, which is what makes texts alike.
    fn alike() -> impl Strategy<Value = String> {
        vec(select(&["pain", "sleep", " ", " ", ". ", "\n", "the", "  ", "é", "漢字"][..]), 0..40)
            .prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn the_pieces_are_both_texts(
            mine in prop_oneof![text(), alike()],
            theirs in prop_oneof![text(), alike()],
        ) {
            let pieces = words(&mine, &theirs);
            prop_assert!(side(&pieces, DiffKind::Mine) == mine);
            prop_assert!(side(&pieces, DiffKind::Theirs) == theirs);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
            prop_assert!(mine != theirs || pieces.iter().all(|piece| piece.kind == DiffKind::Same));
        }
    }
}
