//! How long the sentences and the words of a text are: what can be counted, and no verdict.
//!
//! A sentence ends at `.`, `?`, `!` or `…` before a space, and at the end of a line. Full stops inside a
//! number, a time or a known shortening do not end one.

use std::collections::BTreeSet;

use super::Handout;

/// The most words a sentence should have that is said or read aloud. Source: NHS digital service
/// manual, "How we write", on sentences, seen 22 November 2026.
pub const LONG_SENTENCE: usize = 20;

/// Fewer words than this say nothing of a reading age.
pub const FEWEST_WORDS: usize = 30;

/// A word of so many syllables is a long one.
const MANY_SYLLABLES: usize = 4;

/// A word of so many letters is a long one.
const MANY_LETTERS: usize = 13;

/// Said beside every reading age.
pub const CAVEAT: &str =
    "a rough guide: it counts words and syllables and knows nothing of meaning, layout or the reader";

/// Shortenings whose full stop ends no sentence.
const SHORTENINGS: [&str; 12] =
    ["e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "tel", "incl"];

/// What was counted in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readability {
    /// Its words.
    pub words: usize,
    /// Its sentences.
    pub sentences: usize,
    /// Words of the longest sentence.
    pub longest: usize,
    /// The first words of that sentence, to find it by.
    pub begins: String,
    /// Its long words, each once, in the order of the alphabet.
    pub long_words: BTreeSet<String>,
    letters: usize,
    syllables: usize,
}

impl Readability {
    /// Counts in a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut counted = Self::default();
        counted.add(text);
        counted
    }

    /// Counts in what somebody typed on a page; headings and labels are no sentences.
    #[must_use]
    pub fn of_page(page: &Handout) -> Self {
        let mut counted = Self::default();
        for text in page.passages() {
            counted.add(text);
        }
        counted
    }

    fn add(&mut self, text: &str) {
        for sentence in sentences(text) {
            let words: Vec<_> = words(sentence).collect();
            if words.is_empty() {
                continue;
            }
            self.sentences += 1;
            self.words += words.len();
            if words.len() > self.longest {
                const FIRST: usize = 4;
                self.longest = words.len();
                self.begins = words.iter().take(FIRST).copied().collect::<Vec<_>>().join(" ");
            }
            for word in words {
                let letters = word.chars().filter(|char| char.is_alphabetic()).count();
                let syllables = syllables(word);
                self.letters += letters;
                self.syllables += syllables;
                if syllables >= MANY_SYLLABLES || letters >= MANY_LETTERS {
                    self.long_words.insert(word.to_lowercase());
                }
            }
        }
    }

    /// The ages, in whole years, at which a text like it is usually read with ease: the lower and the
    /// higher of two formulas; `None` for fewer than [`FEWEST_WORDS`] words.
    ///
    /// Sources: Kincaid and others 1975 (words a sentence, syllables a word); Coleman and Liau 1975
    /// (letters and sentences a hundred words). A school year of theirs and five years make an age.
    #[must_use]
    pub fn reading_age(&self) -> Option<(u8, u8)> {
        if self.words < FEWEST_WORDS || self.sentences == 0 {
            return None;
        }
        let [words, sentences, letters, syllables] =
            [self.words, self.sentences, self.letters, self.syllables].map(as_float);
        let kincaid = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        let coleman = 5.88 * letters / words - 29.6 * sentences / words - 15.8;
        let ages = [kincaid, coleman].map(age);
        Some((ages[0].min(ages[1]), ages[0].max(ages[1])))
    }

    /// `Longest sentence: 12 words.` Beyond [`LONG_SENTENCE`] it says how that one begins.
    #[must_use]
    pub fn longest_in_words(&self) -> Option<String> {
        match self.longest {
            0 => None,
            1 => Some("Longest sentence: 1 word.".to_owned()),
            words if words > LONG_SENTENCE => {
                Some(format!("Longest sentence: {words} words, which begins “{}”.", self.begins))
            }
            words => Some(format!("Longest sentence: {words} words.")),
        }
    }

    /// `Long words: physiotherapist.`, if there are any.
    #[must_use]
    pub fn long_words_in_words(&self) -> Option<String> {
        const SHOWN: usize = 8;
        let shown: Vec<_> = self.long_words.iter().take(SHOWN).map(String::as_str).collect();
        let more = match self.long_words.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        (!shown.is_empty()).then(|| format!("Long words: {}{more}.", shown.join(", ")))
    }

    /// `Reading age about 9 to 12, a rough guide: …`, where there are words enough to say.
    #[must_use]
    pub fn age_in_words(&self) -> Option<String> {
        self.reading_age().map(|(low, high)| match (low, high) {
            (low, high) if low == high => format!("Reading age about {low}, {CAVEAT}."),
            (low, high) => format!("Reading age about {low} to {high}, {CAVEAT}."),
        })
    }

    /// All of it, a sentence each.
    pub fn in_words(&self) -> impl Iterator<Item = String> {
        [self.longest_in_words(), self.long_words_in_words(), self.age_in_words()].into_iter().flatten()
    }
}

/// No text is so long that this is not exact.
fn as_float(count: usize) -> f64 {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// A school year as an age.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 5 and 20")]
fn age(year: f64) -> u8 {
    const YOUNGEST: f64 = 5.0;
    const OLDEST: f64 = 20.0;
    (year + YOUNGEST).round().clamp(YOUNGEST, OLDEST) as u8
}

/// Its sentences, with the spaces around them; an empty line is one of no words.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let (sentence, after) = rest.split_at(end_of_sentence(rest));
            rest = after;
            Some(sentence)
        })
    })
}

fn end_of_sentence(line: &str) -> usize {
    let mut ended = false;
    let mut word = 0;
    for (at, char) in line.char_indices() {
        match char {
            '.' if is_shortening(line.get(word..at).unwrap_or_default()) => {}
            '.' | '?' | '!' | '…' => ended = true,
            // What closes behind the full stop belongs to the sentence.
            '”' | '’' | '"' | '\'' | ')' | ']' | '»' if ended => {}
            char if char.is_whitespace() => {
                if ended {
                    return at;
                }
                word = at + char.len_utf8();
            }
            _ => ended = false,
        }
    }
    line.len()
}

/// Whether a full stop behind these letters ends no sentence.
fn is_shortening(word: &str) -> bool {
    let word = word.trim_start_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    // "e" of "e.g." and an initial stand before their own full stop; "I" ends many a sentence.
    let letter = word.chars().count() == 1 && word != "i" && word.chars().all(char::is_alphabetic);
    letter || SHORTENINGS.contains(&word.as_str())
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let apart = |char: char| char.is_whitespace() || matches!(char, '/' | '–' | '—');
    sentence
        .split(apart)
        .map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// How many syllables a word seems to have: groups of vowels, less a silent "e" or "ed" at its end.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|char| char.is_alphabetic()).collect();
    let is_vowel = |char: char| "aeiouyáéíóúëïöü".contains(char);
    let mut groups = 0;
    let mut before = false;
    for char in word.chars() {
        let vowel = is_vowel(char);
        groups += usize::from(vowel && !before);
        before = vowel;
    }
    let ends = |ending: &str| word.ends_with(ending);
    let spoken = ends("le") && word.chars().rev().nth(2).is_some_and(|char| !is_vowel(char));
    let silent = (ends("e") && !spoken && !ends("ee") && !ends("ie") && !ends("ye"))
        || (ends("ed") && !ends("ted") && !ends("ded") && !ends("eed"))
        || (ends("es")
            && !["ces", "ges", "ses", "xes", "zes", "ches", "shes", "ies", "ees"]
                .iter()
                .any(|end| ends(end)));
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        for (text, expected) in [
            ("One. Two two! Three?", vec![1, 2, 1]),
            ("Take 2.5 at 10.20 with Dr. Shah, e.g. after tea. Then rest.", vec![10, 2]),
            ("“Is it you?” she said. Yes.", vec![3, 2, 1]),
            ("a list\n- of lines\n\n- and more", vec![2, 2, 2]),
            ("So do I. You too.", vec![3, 2]),
            ("Wait… Then go.", vec![1, 2]),
            ("", vec![]),
            ("…", vec![]),
            ("no full stop", vec![3]),
            ("and/or both", vec![3]),
        ] {
            let counts: Vec<_> =
                sentences(text).map(|one| words(one).count()).filter(|count| *count > 0).collect();
            assert_eq!(counts, expected, "{text}");
        }
    }

    #[test]
    fn syllables_are_counted_as_spoken() {
        for (word, expected) in [
            ("pain", 1),
            ("stretched", 1),
            ("started", 2),
            ("table", 2),
            ("scale", 1),
            ("ages", 2),
            ("walks", 1),
            ("doctor", 2),
            ("anxiety", 3),
            ("physiotherapist", 5),
            ("2026", 1),
            ("漢字", 1),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn the_longest_sentence_is_named_where_it_is_too_long_to_be_said() {
        assert_eq!(Readability::of("").longest_in_words(), None);
        let short = Readability::of("Hello. How are you today?");
        assert_eq!(short.longest_in_words().unwrap(), "Longest sentence: 4 words.");
        let long = Readability::of(&format!("Short. Then I went on {}.", "and on ".repeat(10)));
        assert_eq!(
            long.longest_in_words().unwrap(),
            "Longest sentence: 24 words, which begins “Then I went on”."
        );
    }

    #[test]
    fn long_words_are_listed_once() {
        let counted = Readability::of("Physiotherapist and physiotherapist, a rehabilitation, a walk.");
        assert_eq!(counted.long_words_in_words().unwrap(), "Long words: physiotherapist, rehabilitation.");
        assert_eq!(Readability::of("A walk.").long_words_in_words(), None);
    }

    #[test]
    fn a_reading_age_is_a_range_and_only_said_of_thirty_words() {
        let plain = "I want to hear how you are. ".repeat(4);
        assert_eq!(Readability::of(&plain).words, 28);
        assert_eq!(Readability::of(&plain).age_in_words(), None);
        let plain = Readability::of(&format!("{plain} You can stop me."));
        let (low, high) = plain.reading_age().unwrap();
        assert!(low <= high && high <= 9, "{low} to {high}");
        let hard = Readability::of(
            &"Interdisciplinary rehabilitation necessitates comprehensive biopsychosocial consideration of \
              multifactorial determinants influencing individual functional capability throughout. "
                .repeat(3),
        );
        assert_eq!(hard.reading_age(), Some((20, 20)));
        assert!(plain.age_in_words().unwrap().contains("a rough guide"));
        assert_eq!(plain.in_words().count(), 2);
    }

    proptest! {
        #[test]
        fn nothing_of_a_text_is_lost_between_its_sentences(text in "\\PC{0,80}") {
            let whole: Vec<_> = words(&text).collect();
            let parts: Vec<_> = sentences(&text).flat_map(words).collect();
            prop_assert_eq!(whole, parts);
            let counted = Readability::of(&text);
            prop_assert!(counted.longest <= counted.words);
        }
    }
}
