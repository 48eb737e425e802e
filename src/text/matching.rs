//! Search words, and whether a text holds them, however either is written.

use std::{cmp::Reverse, ops::Range};

use nucleo_matcher::{
    Config, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use unicode_normalization::UnicodeNormalization;

use super::{grapheme, is_invisible};

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

    /// Where the first of its words is.
    pub fn first_place(&self, text: &str) -> Option<Range<usize>> {
        places(self.words.first()?, text).into_iter().next()
    }

    /// Whether nothing was typed; then everything matches.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn matches(&self, text: &str) -> bool {
        self.is_empty() || self.matches_folded(&fold(text))
    }

    /// The longest of its words, which fewest texts hold.
    pub fn longest(&self) -> &str {
        self.words.iter().max_by_key(|word| word.len()).map_or("", String::as_str)
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// [`Self::matches`] for a text already folded, as a long list keeps it.
    pub fn matches_folded(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word))
    }
}

/// Where a text holds all of `typed` in a row, however either is written; no place overlaps another, and none
/// begins or ends within a grapheme.
pub fn places(typed: &str, text: &str) -> Vec<Range<usize>> {
    let sought = fold(typed);
    if sought.is_empty() {
        return Vec::new();
    }
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        let folded = text.to_ascii_lowercase().replace(['\n', '\t'], " ");
        return folded.match_indices(&sought).map(|(at, _)| at..at + sought.len()).collect();
    }
    let mut folded = String::with_capacity(text.len());
    // Where each grapheme begins in what is folded, and in the text.
    let mut bounds = Vec::new();
    for (range, _) in grapheme::graphemes(text, 0..text.len()) {
        bounds.push((folded.len(), range.start));
        folded.push_str(&fold(text.get(range).unwrap_or_default()));
    }
    bounds.push((folded.len(), text.len()));
    let start = |at| bounds.get(bounds.partition_point(|bound| bound.0 <= at).checked_sub(1)?);
    let end = |at| bounds.get(bounds.partition_point(|bound| bound.0 < at));
    let whole =
        |at: usize, bound: Option<&(usize, usize)>| bound.filter(|bound| bound.0 == at).map(|bound| bound.1);
    let places = folded.match_indices(&sought).filter_map(|(at, _)| {
        let to = at + sought.len();
        Some(whole(at, start(at))?..whole(to, end(to))?)
    });
    places.collect()
}

/// The rows whose text holds every word with letters left out, the best match first.
pub fn nearest<'a, T>(typed: &str, rows: &'a [T], text: impl Fn(&T) -> String) -> Vec<&'a T> {
    /// Per letter typed. Letters that are merely strewn over a text score less.
    const LEAST: usize = 21;
    let typed = fold(typed);
    let least = LEAST * typed.chars().filter(|char| !char.is_whitespace()).count();
    let pattern = Pattern::new(&typed, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
    let (mut matcher, mut buffer) = (nucleo_matcher::Matcher::new(Config::DEFAULT), Vec::new());
    let mut score = |row: &T| pattern.score(Utf32Str::new(&fold(&text(row)), &mut buffer), &mut matcher);
    let scores = rows.iter().filter_map(|row| Some((score(row)?, row)));
    let mut near: Vec<_> = scores.filter(|(score, _)| *score as usize >= least).collect();
    near.sort_by_key(|(score, _)| Reverse(*score));
    near.into_iter().map(|(_, row)| row).collect()
}

/// The parts of a text in which what was typed is found: each word, else letters with others left out.
pub fn hits(typed: &str, text: &str) -> Vec<Range<usize>> {
    let typed = fold(typed);
    let folded: Vec<char> =
        text.chars().map(|char| fold(char.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(char)).collect();
    let mut lit = vec![false; folded.len()];
    let mut all = true;
    for word in typed.split_whitespace() {
        let word: Vec<char> = word.chars().collect();
        let places = folded.windows(word.len()).enumerate().filter(|(_, part)| *part == word);
        let starts: Vec<_> = places.map(|(at, _)| at).collect();
        all &= !starts.is_empty();
        let chars = starts.iter().flat_map(|start| *start..start + word.len());
        chars.for_each(|at| lit.iter_mut().skip(at).take(1).for_each(|lit| *lit = true));
    }
    if !all {
        let pattern = Pattern::new(&typed, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let mut places = Vec::new();
        let mut matcher = nucleo_matcher::Matcher::new(Config::DEFAULT);
        let _ = pattern.indices(Utf32Str::Unicode(&folded), &mut matcher, &mut places);
        lit.iter_mut().zip(0..).for_each(|(lit, at)| *lit = places.contains(&at));
    }
    let mut hits: Vec<Range<usize>> = Vec::new();
    for ((start, char), _) in text.char_indices().zip(lit).filter(|(_, lit)| *lit) {
        let end = start + char.len_utf8();
        match hits.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = end,
            None => hits.push(start..end),
        }
    }
    hits
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

    #[test]
    fn places_are_whole_graphemes() {
        let found = |typed, text: &str| -> Vec<String> {
            places(typed, text).into_iter().map(|place| text.get(place).unwrap().to_owned()).collect()
        };
        assert_eq!(found("zoe", "Zoë, ZOE\u{308} and zoe"), ["Zoë", "ZOE\u{308}", "zoe"]);
        assert_eq!(found("don't", "I don’t, you DON'T"), ["don’t", "DON'T"]);
        assert_eq!(found("work in", "work\u{A0}in, wo\u{AD}rk\nin"), ["work\u{A0}in", "wo\u{AD}rk\nin"]);
        assert_eq!(found("aa", "aaa"), ["aa"]);
        assert_eq!(found("\u{1100}", "가"), [""; 0], "not a part of a letter");
        assert_eq!(found("", "x"), [""; 0]);
    }

    #[test]
    fn nearest_forgives_left_out_letters() {
        let rows = ["Delete permanently", "Next blank", "Abbreviate the selection", "Abbreviations"];
        let near = |typed| nearest(typed, &rows, |row| (*row).to_owned());
        assert_eq!(near("ábreviation"), [&"Abbreviations"]);
        assert_eq!(near("abreviations"), [&"Abbreviations"]);
        assert_eq!(near("nxt blnk"), [&"Next blank"]);
        for strewn in ["atlcin", "dlgd", "xyz"] {
            assert!(near(strewn).is_empty(), "{strewn}");
        }
    }

    #[test]
    fn hits_are_where_it_is_found() {
        let lit = |typed, text: &'static str| {
            hits(typed, text).into_iter().filter_map(|hit| text.get(hit)).collect::<Vec<_>>()
        };
        assert_eq!(lit("gap next", "Next, gap: the next field"), ["Next", "gap", "next"]);
        assert_eq!(lit("ZOE", "For Zoë"), ["Zoë"]);
        assert_eq!(lit("abreviations", "My abbreviations").concat(), "abreviations");
        assert!(lit("", "anything").is_empty() && lit("xq", "anything").is_empty());
    }

    proptest! {
        #[test]
        fn hits_are_parts_of_it(typed in unruly(), text in unruly()) {
            for hit in hits(&typed, &text) {
                prop_assert!(text.get(hit).is_some());
            }
        }

        #[test]
        fn a_text_is_found_by_itself(text in unruly()) {
            prop_assert!(Matcher::new(&text).matches(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            let composed: String = text.nfc().collect();
            prop_assert!(Matcher::new(&composed).matches(&text));
            if !fold(&text).is_empty() {
                let place = places(&composed, &text).into_iter().next();
                prop_assert_eq!(place.map(|place| fold(text.get(place).unwrap())), Some(fold(&text)));
            }
        }
    }
}
