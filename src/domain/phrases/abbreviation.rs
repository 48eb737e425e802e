//! Abbreviations: a dot and a word that expand to a phrase of the guide or to any text.

use serde::{Deserialize, Serialize};

use crate::domain::{Changeable, Guide, Provenance};

pub const LONGEST_WORD: usize = 20;

pub const LONGEST_TEXT: usize = 2000;

/// The most abbreviations of one's own: more are not kept in mind, and are a file of another kind.
pub const MOST: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    pub word: String,
    pub becomes: Expansion,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expansion {
    Text(String),
    Phrase(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Abbreviations", deny_unknown_fields)]
pub struct OwnAbbreviations {
    pub format: u32,
    pub abbreviations: Vec<Abbreviation>,
}

impl Default for OwnAbbreviations {
    fn default() -> Self {
        Self { format: FORMAT, abbreviations: Vec::new() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviations {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    pub note: String,
    pub reviewed: Provenance,
    pub abbreviations: Vec<Abbreviation>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AbbreviationChange {
    Put { before: Option<String>, one: Abbreviation },
    Remove(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpandedAbbreviation {
    pub word: String,
    pub becomes: Expansion,
    /// The words; `None` where the guide in use has no such phrase.
    pub says: Option<String>,
    pub own: bool,
}

pub const FORMAT: u32 = 1;

pub fn is_word_char(char: char) -> bool {
    char.is_alphanumeric() || char == '-'
}

impl Abbreviation {
    /// The word as it is kept, of what was typed for one: without a dot, in small letters.
    ///
    /// # Errors
    /// If it is none; why, as a whole sentence.
    pub fn word_of(typed: &str) -> Result<String, String> {
        let word = typed.trim().trim_start_matches('.').to_lowercase();
        if word.is_empty() {
            return Err("Type a word to expand, such as “.flare”.".to_owned());
        }
        // Else ".5" would be one.
        if !word.starts_with(char::is_alphabetic) || !word.chars().all(is_word_char) {
            return Err("A word begins with a letter and has only letters, digits and “-”.".to_owned());
        }
        if word.chars().count() > LONGEST_WORD {
            return Err(format!("A word may have {LONGEST_WORD} letters."));
        }
        Ok(word)
    }

    pub fn fault(&self) -> Option<String> {
        match Self::word_of(&self.word) {
            Err(why) => return Some(why),
            Ok(word) if word != self.word => {
                return Some(format!("Type the word without its dot and in small letters: “{word}”."));
            }
            Ok(_) => {}
        }
        let Self { word, becomes: Expansion::Text(text) } = self else { return None };
        if text.trim().is_empty() {
            return Some(format!("Type the text that “.{word}” is short for."));
        }
        let is_long = text.len() > LONGEST_TEXT;
        is_long.then(|| format!("The text of “.{word}” is longer than {LONGEST_TEXT} bytes."))
    }
}

impl Expansion {
    /// The words it is written out as; a phrase has its quotation marks, as everywhere in the notes.
    pub fn says(&self, guide: &Guide) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Phrase(id) => {
                let mut phrases = guide.principles.iter().flat_map(|principle| principle.phrases.iter());
                phrases.find(|phrase| phrase.id == *id).map(|phrase| format!("“{}”", phrase.says))
            }
        }
    }
}

impl OwnAbbreviations {
    pub fn fault(&self) -> Option<String> {
        if self.abbreviations.len() > MOST {
            return Some(format!("There are more than {MOST}."));
        }
        let twice = |(at, one): (usize, &Abbreviation)| {
            let before = self.abbreviations.iter().take(at).any(|other| other.word == one.word);
            before.then(|| format!("“.{}” is there twice.", one.word))
        };
        let fault = self.abbreviations.iter().find_map(Abbreviation::fault);
        fault.or_else(|| self.abbreviations.iter().enumerate().find_map(twice))
    }

    pub fn get(&self, word: &str) -> Option<&Abbreviation> {
        self.abbreviations.iter().find(|one| one.word == word)
    }

    /// These and those that come with the program, by the alphabet; one's own goes before one of the
    /// same word.
    pub fn with(&self, shipped: &Abbreviations, guide: &Guide) -> Vec<ExpandedAbbreviation> {
        let theirs = shipped.abbreviations.iter().filter(|one| self.get(&one.word).is_none());
        let both = self.abbreviations.iter().map(|one| (one, true)).chain(theirs.map(|one| (one, false)));
        let both = both.map(|(Abbreviation { word, becomes }, own)| ExpandedAbbreviation {
            word: word.clone(),
            becomes: becomes.clone(),
            says: becomes.says(guide),
            own,
        });
        let mut all: Vec<_> = both.collect();
        all.sort_by(|one, two| one.word.cmp(&two.word));
        all
    }

    /// The words that an abbreviation is written out as, if there is one of exactly this word.
    pub fn exactly(&self, shipped: &Abbreviations, guide: &Guide, word: &str) -> Option<String> {
        let word = word.to_lowercase();
        let theirs = || shipped.abbreviations.iter().find(|one| one.word == word);
        self.get(&word).or_else(theirs)?.becomes.says(guide)
    }

    /// Those whose words begin like this and can be written out.
    pub fn beginning(&self, shipped: &Abbreviations, guide: &Guide, word: &str) -> Vec<ExpandedAbbreviation> {
        let word = word.to_lowercase();
        let mut all = self.with(shipped, guide);
        all.retain(|one| one.word.starts_with(&word) && one.says.is_some());
        all
    }

    /// Whether any word begins like this, and can be written out.
    pub fn any_begins(&self, shipped: &Abbreviations, guide: &Guide, word: &str) -> bool {
        let word = word.to_lowercase();
        let mut all = self.abbreviations.iter().chain(&shipped.abbreviations);
        all.any(|one| one.word.starts_with(&word) && self.exactly(shipped, guide, &one.word).is_some())
    }
}

impl Changeable for OwnAbbreviations {
    type Change = AbbreviationChange;

    fn change(&mut self, change: AbbreviationChange) {
        let (before, one) = match change {
            AbbreviationChange::Remove(word) => (Some(word), None),
            AbbreviationChange::Put { before, one } => (before, Some(one)),
        };
        let gone = [before.as_deref(), one.as_ref().map(|one| one.word.as_str())];
        self.abbreviations.retain(|one| !gone.contains(&Some(&one.word)));
        self.abbreviations.extend(one);
        self.abbreviations.sort_by(|one, two| one.word.cmp(&two.word));
    }
}

/// The word of an abbreviation that ends at the end of a text, and where its dot is: at the start of a
/// line, or behind a space, an opening bracket or an opening quotation mark.
pub fn word_at_end(text: &str) -> Option<(usize, &str)> {
    let mut chars = text.char_indices().rev().take(LONGEST_WORD + 1);
    let (dot, _) = chars.find(|(_, char)| !is_word_char(*char)).filter(|(_, char)| *char == '.')?;
    let before = text.get(..dot)?;
    let begins = |char: Option<char>| {
        char.is_none_or(|char| char.is_whitespace() || matches!(char, '(' | '[' | '“' | '‘'))
    };
    let mut chars = before.chars().rev();
    let last = chars.next();
    // A straight quotation mark may also end something.
    let free = begins(last) || matches!(last, Some('"' | '\'')) && begins(chars.next());
    free.then_some((dot, text.get(dot + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(word: &str, text: &str) -> Abbreviation {
        Abbreviation { word: word.to_owned(), becomes: Expansion::Text(text.to_owned()) }
    }

    #[test]
    fn a_word_begins_with_a_letter_and_is_short() {
        assert_eq!(Abbreviation::word_of(" .Flare-2 "), Ok("flare-2".to_owned()));
        for typed in ["", ".", "5", "a b", "a.b", "-a", "a_b", &"a".repeat(21)] {
            assert!(Abbreviation::word_of(typed).is_err(), "{typed:?}");
        }
        assert!(one("Flare", "x").fault().is_some() && one("flare", " ").fault().is_some());
        assert!(one("flare", &"x".repeat(LONGEST_TEXT + 1)).fault().is_some());
        assert_eq!(one("flare", "x").fault(), None);
    }

    #[test]
    fn the_dot_stands_where_a_word_may_begin() {
        assert_eq!(word_at_end(".fl"), Some((0, "fl")));
        assert_eq!(word_at_end("so .Fl-2"), Some((3, "Fl-2")));
        assert_eq!(word_at_end("(.é"), Some((1, "é")));
        for quote in ["“", "‘", "'", "\"", "(\""] {
            assert_eq!(word_at_end(&format!("so {quote}.fl")), Some((3 + quote.len(), "fl")), "{quote}");
        }
        assert_eq!(word_at_end("one\n."), Some((4, "")));
        for text in ["", "fl", "end.fl", "..fl", ".fl ", ".a'b", "@.fl", "it\".fl", ".aaaaaaaaaaaaaaaaaaaaa"]
        {
            assert_eq!(word_at_end(text), None, "{text:?}");
        }
        assert!(word_at_end(".aaaaaaaaaaaaaaaaaaaa").is_some());
    }

    /// A word is there once, and goes by its new name.
    #[test]
    fn word_is_unique_and_renamed() {
        let mut own = OwnAbbreviations::default();
        let put =
            |before: Option<&str>, one| AbbreviationChange::Put { before: before.map(str::to_owned), one };
        own.change(put(None, one("b", "1")));
        own.change(put(None, one("a", "2")));
        own.change(put(None, one("b", "3")));
        assert_eq!(own.abbreviations, [one("a", "2"), one("b", "3")]);
        own.change(put(Some("a"), one("c", "4")));
        own.change(AbbreviationChange::Remove("b".to_owned()));
        assert_eq!(own.abbreviations, [one("c", "4")]);
        own.abbreviations.push(one("c", "5"));
        assert!(own.fault().is_some_and(|why| why.contains("twice")));
    }
}
