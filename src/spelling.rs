//! Spelling in British English: which words of a text are unknown, and what may have been meant.
//!
//! A word that is underlined for no reason costs more than one that is missed, so whatever may be a
//! name, an abbreviation, a number or another language is left alone: `marks` says what that is.

mod marks;
mod near;
mod packed;

use std::{
    collections::{HashMap, HashSet},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, LazyLock, OnceLock},
};

use spellbook::Dictionary;
use unicode_normalization::UnicodeNormalization;

use crate::{domain::Word, text::is_invisible};

/// The most suggestions for a word.
pub const MOST: usize = 7;

/// Follows the name of a medicine that is seldom prescribed in Britain.
const SELDOM: &str = " seldom";

/// A word longer than this is none.
const LONGEST_WORD: usize = 64;

/// No dictionary has a line longer than this; the crate that reads them takes twice as much.
const LONGEST_LINE: usize = 32 * 1024;

/// A dictionary of the person's own, as its files say it.
pub struct Book {
    pub file: String,
    pub affixes: Option<String>,
    pub words: String,
}

impl Book {
    /// The first line that is too long, and of which file.
    fn too_long(&self) -> Option<String> {
        let affixes = self.affixes.as_ref().map(|affixes| (self.file.replace(".dic", ".aff"), affixes));
        let mut both = [(self.file.clone(), &self.words)].into_iter().chain(affixes);
        both.find_map(|(file, text)| {
            let line = text.lines().position(|line| line.len() > LONGEST_LINE)?;
            Some(format!("line {} of {file}", line + 1))
        })
    }
}

/// Knows words. Clones share the dictionaries.
#[derive(Clone)]
pub struct Speller {
    dictionaries: Arc<Vec<Dictionary>>,
    /// Of plain lists.
    listed: Arc<HashSet<String>>,
    /// The person's own, and those that are left alone until the program ends; all in small letters.
    own: HashSet<String>,
    /// The built-in dictionary with these and the words above, once something is to be suggested.
    english: Arc<OnceLock<Dictionary>>,
    words: Arc<Vec<String>>,
}

/// The names of medicines in small letters, and whether they are seldom prescribed in Britain.
static MEDICINES: LazyLock<HashMap<String, bool>> =
    LazyLock::new(|| medicines().map(|(name, seldom)| (in_small_letters(name), seldom)).collect());

fn medicines() -> impl Iterator<Item = (&'static str, bool)> {
    include_str!("../data/spelling/medicines.txt").lines().map(|line| {
        let name = line.strip_suffix(SELDOM);
        (name.unwrap_or(line), name.is_some())
    })
}

impl Speller {
    /// Takes the words of the person and reads their dictionaries; the built-in one needs no reading. The second
    /// part says which files are no dictionary.
    pub fn new(own: &[Word], books: &[Book]) -> (Self, Vec<String>) {
        let (mut dictionaries, mut bad) = (Vec::new(), Vec::new());
        let mut listed_words = HashSet::new();
        for book in books {
            if let Some(place) = book.too_long() {
                bad.push(format!("The dictionary is not used: {place} is too long. It is left as it is."));
                continue;
            }
            match book.affixes.as_ref().map(|affixes| read(affixes, &book.words)) {
                Some(Some(dictionary)) => dictionaries.push(dictionary),
                None if !book.words.contains('\0') => {
                    listed_words.extend(listed(&book.words).map(str::to_owned));
                }
                Some(None) | None => bad.push(format!(
                    "The dictionary {} is not understood, so it is not used. It is left as it is.",
                    book.file
                )),
            }
        }
        let words = own.iter().map(|word| word.0.clone()).filter(|word| is_plain(word));
        let speller = Self {
            dictionaries: Arc::new(dictionaries),
            words: Arc::new(words.chain(listed_words.iter().cloned()).collect()),
            listed: Arc::new(listed_words),
            own: own.iter().map(|word| in_small_letters(&word.0)).collect(),
            english: Arc::default(),
        };
        (speller, bad)
    }

    /// The built-in dictionary, to suggest from: reading it takes a moment and some memory, and few sessions
    /// need it.
    ///
    /// # Panics
    /// Never: a test reads the same files.
    #[expect(clippy::expect_used, reason = "the files are part of the program, and a test reads them")]
    fn english(&self) -> &Dictionary {
        self.english.get_or_init(|| {
            let mut english = Dictionary::new(
                include_str!("../data/spelling/en-GB.aff"),
                include_str!("../data/spelling/en-GB.dic"),
            )
            .expect("the built-in dictionary is well formed");
            let clinical = include_str!("../data/spelling/clinical.txt").lines();
            let words = clinical.chain(medicines().map(|(name, _)| name));
            // Words that would mean something else in the file of a dictionary are looked up elsewhere.
            for word in words.chain(self.words.iter().map(String::as_str)).filter(|word| is_plain(word)) {
                drop(english.add(word));
            }
            english
        })
    }

    /// Whether a word is spelt as one of the words it knows; accents may be left out or put in.
    pub fn is_known(&self, word: &str) -> bool {
        let word = straight(word);
        self.has(&word) || without_accents(&word).is_some_and(|plain| self.has(&plain))
    }

    fn has(&self, word: &str) -> bool {
        packed::is_known(word, &|word| self.listed.contains(word))
            || word.contains(|char: char| char.is_ascii_digit()) && self.english().check(word)
            || self.dictionaries.iter().any(|dictionary| dictionary.check(word))
            || !self.own.is_empty() && self.own.contains(&in_small_letters(word))
    }

    /// From now on this word is known.
    pub fn learn(&mut self, word: &str) {
        self.own.insert(in_small_letters(word));
    }

    /// Whether a word is the name of a medicine; one that is wrong and exists is worse than a slip.
    pub fn is_medicine(&self, word: &str) -> bool {
        MEDICINES.contains_key(&in_small_letters(word))
    }

    /// Suggestions for a word, the likeliest first; at most [`MOST`]. Words that are one slip
    /// of the hand away come before all others.
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        if word.len() > LONGEST_WORD {
            return Vec::new();
        }
        let word = straight(word);
        let mut all: Vec<(usize, String)> = Vec::new();
        let all_dictionaries = std::iter::once(self.english()).chain(self.dictionaries.iter());
        for (at, dictionary) in all_dictionaries.enumerate() {
            let mut found = Vec::new();
            // To compare a word with every other takes time: that is done in one dictionary alone.
            dictionary.suggester().with_ngram_suggestions(at == 0).suggest(&word, &mut found);
            found.retain(|suggestion| suggestion != word.as_ref() && is_worth_showing(suggestion));
            all.extend(found.into_iter().enumerate());
        }
        // The best of each dictionary before the second best of any; among those that are as near, the order
        // is the dictionary's.
        let seldom = |one: &str| MEDICINES.get(&in_small_letters(one)) == Some(&true);
        all.sort_by_key(|(place, one)| (!near::one_edit_apart(&word, one), seldom(one), *place));
        let mut seen = HashSet::new();
        let new = all.into_iter().map(|(_, one)| one).filter(|one| seen.insert(one.clone()));
        new.take(MOST).collect()
    }
}

/// Reads somebody's dictionary; `None` if it is none. Whatever is in it must not take the program down.
fn read(affixes: &str, words: &str) -> Option<Dictionary> {
    catch_unwind(AssertUnwindSafe(|| Dictionary::new(affixes, words).ok())).ok().flatten()
}

/// The words of a plain list, or of a dictionary whose affixes are missing.
fn listed(words: &str) -> impl Iterator<Item = &str> {
    let words = words.lines().map(|line| line.split('/').next().unwrap_or_default().trim());
    words.filter(|word| is_plain(word))
}

/// Whether a word is made of letters, with hyphens and apostrophes, and means nothing else in the
/// files of a dictionary.
fn is_plain(word: &str) -> bool {
    word.len() <= LONGEST_WORD
        && word.chars().next().is_some_and(char::is_alphabetic)
        && word
            .chars()
            .all(|char| char.is_alphabetic() || marks::is_accent(char) || matches!(char, '-' | '\''))
}

/// Words cut in two are suggested only where both parts could be words.
fn is_worth_showing(suggestion: &str) -> bool {
    let whole = |part: &str| part.chars().nth(1).is_some() || matches!(part, "a" | "A" | "I");
    suggestion.split([' ', '-']).all(whole)
}

fn in_small_letters(word: &str) -> String {
    straight(word).to_lowercase()
}

/// With apostrophes and hyphens as dictionaries have them, and nothing that cannot be seen.
fn straight(word: &str) -> std::borrow::Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let word = word.replace(marks::APOSTROPHES, "'").replace(marks::HYPHENS, "-");
    word.replace(is_invisible, "").nfc().collect()
}

/// The word without its accents; `None` where it has none.
fn without_accents(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let mut plain = String::with_capacity(word.len());
    for char in word.nfd().filter(|char| !marks::is_accent(*char)) {
        match char {
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            // These have no accent apart from the letter.
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            char => plain.push(char),
        }
    }
    (plain != word).then_some(plain)
}

#[cfg(test)]
pub(crate) mod tests;
