//! Where the words of a list stand among the words of a text.
//!
//! Whether a place is marked depends on no more than [`REACH`] bytes on either side of it.

use std::{collections::HashMap, ops::Range};

use super::{
    Register, WordingRow,
    tokens::{Gap, MOST, Token, tokens},
};

/// No form and no words around it are longer than so many words.
pub(super) const MOST_WORDS: usize = 8;

/// A mark, another one that overlaps it and is longer, and the words around that one.
pub(super) const REACH: usize = 3 * MOST_WORDS * MOST;

/// One word of what is looked for.
#[derive(Clone, Debug)]
enum Part {
    /// One of these words.
    Words(Vec<Word>),
    Number,
    Any,
    /// Any word with a first capital.
    Named,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    lower: String,
    /// How it is written, where that matters.
    exact: Option<String>,
    /// A comma may stand before it.
    comma: bool,
}

/// What is looked for.
#[derive(Debug)]
struct Form {
    words: Vec<Word>,
    row: usize,
    /// The words around it within which alone it counts.
    only: Vec<Context>,
}

/// Words around a form.
#[derive(Clone, Debug)]
struct Context(Vec<Part>);

/// Everything that is looked for.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    /// By the first word.
    forms: HashMap<String, Vec<Form>>,
    /// By the row: words around them within which its forms are left alone.
    unless: Vec<Vec<Context>>,
}

/// Some words of a text that are on the list.
struct Found {
    first: usize,
    length: usize,
    row: usize,
}

impl Matcher {
    pub(super) fn new(rows: &[WordingRow]) -> Self {
        let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
        for (row, at) in rows.iter().zip(0..) {
            let only: Vec<Context> = row.only.iter().map(|words| Context::of(words)).collect();
            for form in row.forms() {
                let words = words(form, capitals_of_an_abbreviation);
                let only = only.iter().filter(|one| one.holds(&words)).cloned().collect();
                let Some(first) = words.first().filter(|_| words.len() <= MOST_WORDS) else {
                    continue;
                };
                let alike = forms.entry(first.lower.clone()).or_default();
                // With and without its hyphen it is one form.
                if !alike.iter().any(|form| form.row == at && form.words == words) {
                    alike.push(Form { words, row: at, only });
                }
            }
        }
        let contexts = |row: &WordingRow| row.unless.iter().map(|words| Context::of(words)).collect();
        Self { forms, unless: rows.iter().map(contexts).collect() }
    }

    /// The bytes and the rows of all that is found, in order; none overlaps another.
    pub(super) fn found(
        &self,
        text: &str,
        rows: &[WordingRow],
        register: Option<Register>,
    ) -> Vec<(Range<usize>, usize)> {
        let tokens = tokens(text);
        let counts = |row: usize| {
            rows.get(row).is_some_and(|row| register.is_none_or(|register| row.place.covers(register)))
        };
        let mut found: Vec<Found> = Vec::new();
        for (token, first) in tokens.iter().zip(0..) {
            let whole = self.forms.get(token.lower.as_str());
            let possessive = owner(token).and_then(|owner| self.forms.get(owner));
            for form in whole.into_iter().chain(possessive).flatten().filter(|form| counts(form.row)) {
                if form.stands(text, &tokens, first) && self.is_meant(text, &tokens, first, form) {
                    found.push(Found { first, length: form.words.len(), row: form.row });
                }
            }
        }
        let longest = |one: &&Found| {
            let near = found.iter().skip(found.partition_point(|other| other.first + MOST_WORDS < one.first));
            !near.take_while(|other| other.first < one.first + one.length).any(|other| other.beats(one))
        };
        let bytes = |one: &Found| {
            let (first, last) = (tokens.get(one.first)?, tokens.get(one.first + one.length - 1)?);
            Some((first.range.start..last.range.end, one.row))
        };
        found.iter().filter(longest).filter_map(bytes).collect()
    }

    /// Whether the words around a form leave it standing.
    fn is_meant(&self, text: &str, tokens: &[Token], first: usize, form: &Form) -> bool {
        let around = |one: &Context| one.surrounds(text, tokens, first, form);
        let unless = self.unless.get(form.row);
        (form.only.is_empty() || form.only.iter().any(around)) && !unless.into_iter().flatten().any(around)
    }
}

impl Found {
    /// The longest of those that overlap stands; then the first.
    fn beats(&self, other: &Self) -> bool {
        let apart = self.first >= other.first + other.length || other.first >= self.first + self.length;
        let key = |one: &Self| (usize::MAX - one.length, one.first, one.row);
        !apart && key(self) < key(other)
    }
}

impl Form {
    /// Whether it stands at this word, as whole words.
    fn stands(&self, text: &str, tokens: &[Token], first: usize) -> bool {
        let Some(here) = tokens.get(first..first + self.words.len()) else {
            return false;
        };
        // A part of a word with hyphens is not a word.
        let after = tokens.get(first + self.words.len());
        let hyphen = |token: Option<&Token>| token.is_some_and(|token| token.gap == Gap::Hyphen);
        if hyphen(here.first()) || hyphen(after) {
            return false;
        }
        here.iter().zip(&self.words).zip(1..).all(|((token, word), number)| {
            let joined = match token.gap {
                _ if number == 1 => true,
                Gap::Break => false,
                Gap::Comma => word.comma,
                Gap::None | Gap::Space | Gap::Hyphen => true,
            };
            joined && word.is(text, token, number == self.words.len())
        })
    }
}

impl Word {
    fn is(&self, text: &str, token: &Token, last: bool) -> bool {
        let same = token.lower == self.lower || last && owner(token) == Some(&self.lower);
        same && self.exact.as_deref().is_none_or(|exact| text.get(token.range.clone()) == Some(exact))
    }
}

impl Part {
    fn is(&self, text: &str, token: &Token) -> bool {
        match self {
            Self::Words(words) => words.iter().any(|word| word.is(text, token, true)),
            Self::Number => token.is_number(),
            Self::Any => !token.lower.is_empty(),
            Self::Named => token.named,
        }
    }
}

impl Context {
    fn of(words_around: &str) -> Self {
        let parts = words_around.split_whitespace().flat_map(|part| match part {
            "#" => vec![Part::Number],
            "*" => vec![Part::Any],
            "^" => vec![Part::Named],
            part if part.contains('|') => {
                vec![Part::Words(part.split('|').flat_map(|word| words(word, capitals_of_any)).collect())]
            }
            part => words(part, capitals_of_any).into_iter().map(|word| Part::Words(vec![word])).collect(),
        });
        Self(parts.collect())
    }

    /// Whether it holds a form.
    fn holds(&self, form: &[Word]) -> bool {
        self.0.windows(form.len().max(1)).any(|parts| {
            parts.iter().zip(form).all(|(part, wanted)| match part {
                Part::Words(words) => words.iter().any(|word| word.lower == wanted.lower),
                Part::Number | Part::Any | Part::Named => false,
            })
        })
    }

    /// Whether a form that stands at this word stands among these words.
    fn surrounds(&self, text: &str, tokens: &[Token], first: usize, form: &Form) -> bool {
        let Some(spare) = self.0.len().checked_sub(form.words.len()) else {
            return false;
        };
        (0..=spare.min(first)).any(|before| {
            let own = self.0.get(before..before + form.words.len()).unwrap_or_default();
            let here = tokens.get(first - before..first - before + self.0.len()).unwrap_or_default();
            own.iter().all(|part| matches!(part, Part::Words(_)))
                && here.len() == self.0.len()
                && here.iter().skip(1).all(|token| token.gap != Gap::Break)
                && here.iter().zip(&self.0).all(|(token, part)| part.is(text, token))
        })
    }
}

/// Whose it is, of a word such as "client's".
fn owner(token: &Token) -> Option<&str> {
    const SHORTEST: usize = 4;
    token.lower.strip_suffix("'s").filter(|owner| owner.len() >= SHORTEST)
}

/// The words of what is looked for; `matters` says of which the capitals matter.
fn words(form: &str, matters: fn(&str) -> bool) -> Vec<Word> {
    let word = |token: Token| {
        let written = form.get(token.range.clone()).unwrap_or_default();
        Word {
            exact: matters(written).then(|| written.to_owned()),
            comma: token.gap == Gap::Comma,
            lower: token.lower,
        }
    };
    tokens(form).into_iter().map(word).collect()
}

fn capitals_of_an_abbreviation(word: &str) -> bool {
    word.chars().filter(|char| char.is_uppercase()).count() > 1
}

fn capitals_of_any(word: &str) -> bool {
    word != "I" && word.chars().any(char::is_uppercase)
}

/// How many words a form or the words around it have.
pub(super) fn words_of(form: &str) -> usize {
    Context::of(form).0.len()
}
