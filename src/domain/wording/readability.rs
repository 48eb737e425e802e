//! How hard a text may be to read: its longest sentence, its long words, and a rough reading age.
//!
//! A description: nothing is graded, and a text that counts well may still be hard to follow.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::{Handout, counted};

/// Fewer words than this have no reading age.
pub const FEWEST_WORDS: usize = 30;

/// A word is long with so many syllables, or with so many letters.
const LONG_SYLLABLES: usize = 4;
const LONG_LETTERS: usize = 13;

/// An age below or above these says nothing.
const YOUNGEST: u8 = 5;
const OLDEST: u8 = 18;

/// Counts of a text.
///
/// ```
/// use foreword::domain::Readability;
///
/// let counted = Readability::of("Rest if you like. Ring the physiotherapist on any day.");
/// assert_eq!((counted.sentences, counted.longest), (2, 6));
/// assert_eq!(counted.long_words, ["physiotherapist"]);
/// assert_eq!(counted.age, None); // too few words for one
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readability {
    pub words: usize,
    pub sentences: usize,
    /// Words in the longest sentence; 0 where there is none.
    pub longest: usize,
    /// Which bytes that sentence is, the first of its length.
    pub longest_at: Range<usize>,
    /// Words of four syllables or more, or of 13 letters or more, in small letters, each once, in order.
    pub long_words: Vec<String>,
    /// The lower and the higher of two rough reading ages, in years; none for a short text.
    pub age: Option<(u8, u8)>,
}

impl Readability {
    /// Of everything typed on a page; headings and labels are no sentences.
    pub fn of_page(page: &Handout) -> Self {
        Self::of(&page.passages().join("\n\n"))
    }

    pub fn of(text: &str) -> Self {
        let mut all = Self::default();
        let (mut letters, mut syllables) = (0, 0);
        for range in sentences(text) {
            let mut words = 0;
            for word in words_of(text.get(range.clone()).unwrap_or_default()).map(str::to_lowercase) {
                let of_letters = word.chars().filter(|c| c.is_alphanumeric()).count();
                let of_syllables = self::syllables(&word);
                (words, letters, syllables) = (words + 1, letters + of_letters, syllables + of_syllables);
                let long = of_syllables >= LONG_SYLLABLES || of_letters >= LONG_LETTERS;
                if long && !all.long_words.contains(&word) {
                    all.long_words.push(word);
                }
            }
            all.words += words;
            all.sentences += usize::from(words > 0);
            if words > all.longest {
                (all.longest, all.longest_at) = (words, range);
            }
        }
        all.age = age(all.words, all.sentences, letters, syllables);
        all
    }

    pub fn in_words(&self) -> Vec<String> {
        if self.words == 0 {
            return Vec::new();
        }
        let mut said = vec![format!(
            "{} in {}; the longest has {}.",
            counted(self.words, "word"),
            counted(self.sentences, "sentence"),
            self.longest
        )];
        said.extend(self.long_words_in_words());
        said.extend(self.age_in_words());
        said
    }

    /// `Long words: physiotherapist.`, if there are any.
    pub fn long_words_in_words(&self) -> Option<String> {
        const SHOWN: usize = 10;
        let shown: Vec<_> = self.long_words.iter().take(SHOWN).map(String::as_str).collect();
        let more = self.long_words.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!shown.is_empty()).then(|| format!("Long words: {}{more}.", shown.join(", ")))
    }

    /// `Reading age: about 9 to 11.` and what that is worth, unless there are too few words for it.
    pub fn age_in_words(&self) -> Option<String> {
        Some(match self.age? {
            (OLDEST, OLDEST) => format!("Reading age: about {OLDEST} or over. {CAVEAT}"),
            (low, high) if low == high => format!("Reading age: about {low}. {CAVEAT}"),
            (low, high) => format!("Reading age: about {low} to {high}. {CAVEAT}"),
        })
    }
}

pub const CAVEAT: &str =
    "A rough guide: it counts letters and sentences, and does not know what a reader knows.";

/// Whole years by Flesch-Kincaid, which counts syllables, and by Coleman-Liau, which counts letters.
/// Both give a school year of the United States; a child there is about five years older.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are small, and years are kept between 5 and 18"
)]
fn age(words: usize, sentences: usize, letters: usize, syllables: usize) -> Option<(u8, u8)> {
    if words < FEWEST_WORDS {
        return None;
    }
    let (count, sentences) = (words as f64, sentences.max(1) as f64);
    let (letters, syllables) = (letters as f64 / count, syllables as f64 / count);
    let flesch_kincaid = 0.39 * count / sentences + 11.8 * syllables - 15.59;
    let coleman_liau = 5.88 * letters - 29.6 * sentences / count - 15.8;
    let years = |grade: f64| (grade + 5.0).round().clamp(f64::from(YOUNGEST), f64::from(OLDEST)) as u8;
    let (one, other) = (years(flesch_kincaid), years(coleman_liau));
    Some((one.min(other), one.max(other)))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.unicode_words().filter(|word| word.chars().any(char::is_alphabetic))
}

/// The sentences of a text, without the spaces around them.
pub fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).into_iter().filter_map(|range| text.get(range))
}

/// The sentences of a text, as bytes: they end with a stop, a question or an exclamation, at an empty
/// line, and before a point of a list.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut close = |to: usize| {
        let part = text.get(from..to).unwrap_or_default();
        let start = from + (part.len() - part.trim_start().len());
        if !part.trim().is_empty() {
            sentences.push(start..start + part.trim().len());
        }
        from = to;
    };
    for (at, char) in text.char_indices() {
        let rest = text.get(at + char.len_utf8()..).unwrap_or_default();
        let before = || text.get(..at).unwrap_or_default();
        let ends = match char {
            '\n' => ends_a_line(before(), rest),
            '!' | '?' | '…' => ends_here(rest),
            '.' => ends_here(rest) && !is_abbreviation(before(), rest),
            _ => false,
        };
        if ends {
            // The marks that close belong to it.
            let closing = if char == '\n' { rest } else { rest.trim_start_matches(CLOSING) };
            close(text.len() - closing.len());
        }
    }
    close(text.len());
    sentences
}

/// Signs between the end of a sentence and the space after it.
const CLOSING: [char; 8] = ['"', '\'', '”', '’', ')', ']', '*', '_'];

/// Whether what follows lets a sentence end: a space, or nothing.
fn ends_here(rest: &str) -> bool {
    rest.trim_start_matches(CLOSING).chars().next().is_none_or(char::is_whitespace)
}

/// Whether a sentence ends with this line: a line that begins anew, not one that was broken.
fn ends_a_line(before: &str, rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default().trim_start();
    let mut chars = line.chars();
    let point = match chars.next() {
        None | Some('-' | '*' | '•' | '–' | '#') => true,
        Some(char) if char.is_ascii_digit() => {
            line.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with(['.', ')'])
        }
        Some(_) => false,
    };
    let heading = before.trim_end_matches([' ', '\r']).ends_with(':');
    // Prose that was broken goes on with a small letter or a number.
    let anew = line.starts_with(char::is_uppercase) && !before.trim_end().ends_with([',', ';']);
    point || heading || anew && is_short(before)
}

/// Whether the last line is shorter than a broken one would be.
fn is_short(before: &str) -> bool {
    const BROKEN: usize = 60;
    before.rsplit('\n').next().is_some_and(|line| line.chars().count() < BROKEN)
}

/// Whether the stop after this belongs to an abbreviation, and the sentence goes on.
fn is_abbreviation(before: &str, rest: &str) -> bool {
    const TITLES: [&str; 8] = ["dr", "mr", "mrs", "ms", "prof", "st", "vs", "no"];
    const INNER: [&str; 8] = ["approx", "etc", "appt", "tel", "min", "mins", "hr", "hrs"];
    let word = before.rsplit(|char: char| char.is_whitespace() || char == '(').next().unwrap_or_default();
    let lower = word.to_lowercase();
    let next = rest.trim_start().chars().next();
    let goes_on = next.is_some_and(|char| !char.is_uppercase());
    // e.g., i.e., a.m.
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    // The number of a point of a list: 1. or a.
    let numbered = word.chars().all(|char| char.is_ascii_digit())
        && before.trim_end_matches(|char: char| char.is_ascii_digit()).trim_end_matches(' ').ends_with('\n')
        || !word.is_empty() && word.len() == before.len() && word.chars().all(|char| char.is_ascii_digit());
    // An initial: J. Smith
    let initial = word.chars().count() == 1 && word != "I" && word.chars().all(char::is_uppercase);
    let title =
        TITLES.contains(&lower.as_str()) && next.is_some_and(|char| char.is_uppercase() || char.is_numeric());
    let title = title && (lower != "no" || next.is_some_and(char::is_numeric));
    // Such a word may end a sentence too: "etc. Then".
    let dotted = dotted && (goes_on || !matches!(lower.as_str(), "a.m" | "p.m"));
    dotted || numbered || initial || title || INNER.contains(&lower.as_str()) && goes_on
}

/// About how many syllables an English word in small letters has.
fn syllables(word: &str) -> usize {
    let vowel = |char: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(char);
    let groups = word.split(|char| !vowel(char)).filter(|group| !group.is_empty()).count();
    let found = |parts: &[&str]| parts.iter().map(|part| word.matches(part).count()).sum::<usize>();
    // "ia", "io" and the like are two, but for "tion" and "cial".
    let two = found(&["ia", "io", "iu", "eo", "ua"]);
    let one =
        found(&["tia", "cia", "tion", "sion", "gion", "cious", "tious", "xious", "qua", "gua", "people"]);
    (groups + two).saturating_sub(one + silent_end(word)).max(1)
}

/// How many of the last vowels of a word are silent: "made", "used", "names", but not "table".
fn silent_end(word: &str) -> usize {
    let stem = |ending: &str| {
        word.strip_suffix(ending).and_then(|stem| stem.chars().next_back().map(|last| (stem, last)))
    };
    let vowel = |char: char| "aeiouy".contains(char);
    let second = |stem: &str| stem.chars().rev().nth(1).is_some_and(vowel);
    let silent = match (stem("e"), stem("es"), stem("ed")) {
        (Some((stem, 'l')), _, _) => second(stem),
        (Some((_, last)), _, _) => !vowel(last),
        (_, Some((stem, last)), _) => {
            !vowel(last)
                && !matches!(last, 's' | 'x' | 'z' | 'c' | 'g')
                && !stem.ends_with("sh")
                && !stem.ends_with("ch")
        }
        (_, _, Some((_, last))) => !vowel(last) && !matches!(last, 't' | 'd'),
        _ => false,
    };
    usize::from(silent && word.chars().filter(|char| vowel(*char)).count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn a_stop_that_ends_no_sentence_ends_none() {
        for one in [
            "Try a snack, e.g. fruit, before you go.",
            "Dr. Jones said 3.5 kg was fine.",
            "Come at 10.30 or at 2 p.m. on Monday.",
            "Bring tea, sugar etc. for the group.",
            "Ring no. 7 and ask for J. Smith.",
            "It cost £4.20 (with tax) and it was worth it.",
        ] {
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            split("He came. “Did he?” Yes! So we left at 5 p.m. Then home."),
            ["He came.", "“Did he?”", "Yes!", "So we left at 5 p.m.", "Then home."]
        );
        assert_eq!(
            split("It hurts when I sit for\nlonger than an hour. I walk."),
            ["It hurts when I sit for\nlonger than an hour.", "I walk."]
        );
        assert_eq!(
            split("First steps:\n- heat\n- a walk\n1. ring Sam\n2. rest\n\nThen sleep"),
            ["First steps:", "- heat", "- a walk", "1. ring Sam", "2. rest", "Then sleep"]
        );
        assert_eq!(split("I go quiet\nI hold my neck"), ["I go quiet", "I hold my neck"]);
        assert_eq!(split(" \n \n"), [""; 0]);
    }

    /// Length is counted in words, and the sentence named.
    #[test]
    fn longest_sentence_is_named() {
        let text = "Hello. It is 3.5 miles to the sea, isn't it? Bye.";
        let counted = Readability::of(text);
        assert_eq!((counted.words, counted.sentences, counted.longest), (10, 3, 8));
        assert_eq!(text.get(counted.longest_at).unwrap(), "It is 3.5 miles to the sea, isn't it?");
        assert_eq!(Readability::of("").in_words(), [""; 0]);
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, count) in [
            ("pain", 1),
            ("made", 1),
            ("used", 1),
            ("names", 1),
            ("table", 2),
            ("wanted", 2),
            ("changes", 2),
            ("medicine", 3),
            ("exercise", 3),
            ("physiotherapist", 6),
            ("information", 4),
            ("people", 2),
            ("situation", 4),
            ("the", 1),
            ("appointment", 3),
            ("I", 1),
            ("questions", 2),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn long_words_are_named_once() {
        let counted = Readability::of("Physiotherapy and physiotherapy information, straightforward pain.");
        assert_eq!(counted.long_words, ["physiotherapy", "information", "straightforward"]);
        assert_eq!(
            counted.in_words(),
            [
                "6 words in 1 sentence; the longest has 6.",
                "Long words: physiotherapy, information, straightforward.",
            ]
        );
    }

    /// A reading age is a range, for thirty words or more.
    #[test]
    fn age_needs_thirty_words() {
        let plain = "We walk to the shop. It is not far. You can stop at the bench. ".repeat(3);
        let (low, high) = Readability::of(&plain).age.unwrap();
        assert!(low <= high && high <= 7, "{low} to {high}");
        let hard = "Multidisciplinary interventions incorporating biopsychosocial considerations facilitate \
                    individualised rehabilitation notwithstanding organisational complexity, "
            .repeat(4);
        let counted = Readability::of(&hard);
        assert_eq!(counted.age, Some((OLDEST, OLDEST)));
        assert!(counted.in_words().iter().any(|said| said.contains("or over") && said.contains(CAVEAT)));
        assert_eq!(Readability::of(&"word ".repeat(29)).age, None);
        assert!(Readability::of(&"word ".repeat(30)).age.is_some());
    }
}
