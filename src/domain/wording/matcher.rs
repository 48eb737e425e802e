//! Finds the words of a list among the words of a text.
//!
//! Whether a place is marked depends on no more than [`REACH`] bytes on either side of it.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    Register, WordingList, WordingRow,
    pattern::{
        MOST_WORDS, PatternPart, SENTENCE, Span, around, begins, follows, form, most_words, owner, precedes,
        stands,
    },
    tokens::{Gap, MOST, Token, tokens},
};

/// A mark, another one that overlaps it and is longer, and the words or the sentence around that one.
pub(super) const REACH: usize = (2 * MOST_WORDS + SENTENCE + 2) * MOST;

#[derive(Debug)]
struct PatternForm {
    parts: Box<[PatternPart]>,
    row: usize,
    only: Box<[Around]>,
    unless: Box<[Around]>,
}

/// Words around a form, and which of them are the form: none where they are for every form.
#[derive(Clone, Debug)]
struct Around {
    all: Arc<[PatternPart]>,
    form: Range<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Matcher {
    forms: HashMap<Box<str>, Vec<PatternForm>>,
    of_numbers: Vec<PatternForm>,
    safety: Vec<Box<[PatternPart]>>,
}

struct Match {
    at: Span,
    row: usize,
}

impl Matcher {
    pub(super) fn new(list: &WordingList) -> Self {
        let safety = list.safety_advice.iter().map(|words| around(words)).filter(|it| fits(it)).collect();
        let mut matcher = Self { safety, ..Self::default() };
        for (row, at) in list.rows.iter().zip(0..) {
            let [only, unless] = [&row.only, &row.unless].map(|all| {
                all.iter().map(|words| Arc::from(around(words))).collect::<Vec<Arc<[PatternPart]>>>()
            });
            for parts in row.forms().map(form).filter(|parts| fits(parts)) {
                let of =
                    |all: &[Arc<[PatternPart]>]| all.iter().flat_map(|one| Around::of(one, &parts)).collect();
                let (only, unless) = (of(&only), of(&unless));
                matcher.add(PatternForm { parts, row: at, only, unless });
            }
        }
        // Kept for as long as the program runs.
        matcher.forms.values_mut().for_each(Vec::shrink_to_fit);
        matcher.forms.shrink_to_fit();
        matcher
    }

    fn add(&mut self, form: PatternForm) {
        let alike = match form.parts.first() {
            Some(PatternPart::Words(words)) => {
                let first = words.first().map(|word| word.lower.clone()).unwrap_or_default();
                self.forms.entry(first).or_default()
            }
            _ => &mut self.of_numbers,
        };
        // With and without its hyphen it is one form.
        if !alike.iter().any(|one| one.row == form.row && one.parts == form.parts) {
            alike.push(form);
        }
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
        let quiet = |row: usize| rows.get(row).is_some_and(|row| row.quiet_in_safety_advice);
        let mut found: Vec<Match> = Vec::new();
        for (token, first) in tokens.iter().zip(0..) {
            let whole = self.forms.get(token.lower.as_str());
            let possessive = owner(token).and_then(|owner| self.forms.get(owner));
            let of_words = whole.into_iter().chain(possessive).flatten();
            let of_numbers: &[PatternForm] = if begins_a_number(token) { &self.of_numbers } else { &[] };
            for form in of_words.chain(of_numbers).filter(|form| counts(form.row)) {
                let stands = stands(&form.parts, text, &tokens, first);
                found.extend(stands.filter(|at| form.is_meant(text, &tokens, *at)).and_then(|at| {
                    let quiet = quiet(form.row) && self.advises_safety(text, &tokens, at);
                    (!quiet).then_some(Match { at, row: form.row })
                }));
            }
        }
        let longest = |one: &&Match| {
            let first = one.at.first;
            let near = found.iter().skip(found.partition_point(|other| other.at.first + MOST_WORDS < first));
            !near.take_while(|other| other.at.first < one.at.end).any(|other| other.beats(one))
        };
        let bytes = |one: &Match| {
            let (first, last) = (tokens.get(one.at.first)?, tokens.get(one.at.end.checked_sub(1)?)?);
            Some((first.range.start..last.range.end, one.row))
        };
        found.iter().filter(longest).filter_map(bytes).collect()
    }

    /// Whether the sentence of these words has words of safety advice.
    fn advises_safety(&self, text: &str, tokens: &[Token], at: Span) -> bool {
        let ends = |token: usize| tokens.get(token).is_none_or(|token| token.gap == Gap::End);
        let reached = at.first.saturating_sub(SENTENCE);
        let first = (reached..=at.first).rev().find(|token| ends(*token)).unwrap_or(reached);
        let reached = at.end + SENTENCE;
        let end = (at.end..reached).find(|token| ends(*token)).unwrap_or(reached);
        let sentence = tokens.get(..end.min(tokens.len())).unwrap_or_default();
        (first..end).any(|at| self.safety.iter().any(|words| begins(words, text, sentence, at).is_some()))
    }
}

/// Whether a number or a count may begin with it, as in "50", "a hundred", "x2" and "× 2".
fn begins_a_number(token: &Token) -> bool {
    let word = token.lower.as_str();
    word == "a" || word.starts_with('x') || token.is_number()
}

fn fits(parts: &[PatternPart]) -> bool {
    (1..=MOST_WORDS).contains(&most_words(parts))
}

impl Match {
    /// Of those that overlap the longest wins, then the first.
    const fn beats(&self, other: &Self) -> bool {
        let (one, two) = (self.at, other.at);
        if one.first >= two.end || two.first >= one.end {
            return false;
        }
        let (length, others) = (one.end - one.first, two.end - two.first);
        length > others
            || length == others && (one.first < two.first || one.first == two.first && self.row < other.row)
    }
}

impl PatternForm {
    /// Whether the words around it leave it standing.
    fn is_meant(&self, text: &str, tokens: &[Token], at: Span) -> bool {
        let holds = |around: &Around| around.holds(text, tokens, at);
        (self.only.is_empty() || self.only.iter().any(holds)) && !self.unless.iter().any(holds)
    }
}

impl Around {
    /// Each way in which these words hold a form.
    fn of(all: &Arc<[PatternPart]>, form: &[PatternPart]) -> Vec<Self> {
        if let [PatternPart::About(_)] = &**all {
            return vec![Self { all: Arc::clone(all), form: 0..0 }];
        }
        let is = |(part, wanted): (&PatternPart, &PatternPart)| match (part, wanted) {
            (PatternPart::Words(words), PatternPart::Words(wanted)) => {
                words.iter().any(|word| wanted.iter().any(|wanted| wanted.lower == word.lower))
            }
            (part, wanted) => part == wanted,
        };
        let places = all.windows(form.len().max(1)).zip(0..);
        let places = places.filter(|(parts, _)| parts.iter().zip(form).all(is));
        places.map(|(_, at)| Self { all: Arc::clone(all), form: at..at + form.len() }).collect()
    }

    /// Whether they surround these words, which match the form.
    fn holds(&self, text: &str, tokens: &[Token], at: Span) -> bool {
        let parts = |range: Range<usize>| self.all.get(range).unwrap_or_default();
        let form = parts(self.form.clone());
        (form.is_empty() || begins(form, text, tokens, at.first) == Some(at.end))
            && precedes(parts(0..self.form.start), text, tokens, at.first)
            && follows(parts(self.form.end..self.all.len()), text, tokens, at.end).is_some()
    }
}
