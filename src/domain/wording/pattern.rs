//! Patterns, word by word: the forms of a row, and the words around them.

use super::tokens::{Gap, Token, tokens};

/// No form and no words around it are longer than so many words of a text.
pub(super) const MOST_WORDS: usize = 12;

/// So many words on either side of a mark are searched for what its sentence is about, and no sentence
/// further.
pub(super) const SENTENCE: usize = 30;

/// How many words `...` passes over.
const PASSED: usize = 4;

/// How many words a number in letters has, such as "one hundred and twenty".
const NUMBER: usize = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatternPart {
    Words(Box<[Word]>),
    Number,
    Times,
    Any,
    Named,
    Some,
    /// `:` at the end: a colon comes next, as after a heading.
    Colon,
    /// `& a|b` at the end: the sentence has one of these words.
    About(Box<[Word]>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) lower: Box<str>,
    exact: Option<Box<str>>,
    open: bool,
    comma: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) end: usize,
}

pub(super) fn form(written: &str) -> Box<[PatternPart]> {
    parts(written, capitals_of_an_abbreviation, false).into()
}

pub(super) fn around(written: &str) -> Box<[PatternPart]> {
    let about = written.strip_prefix("& ").map(|of| ("", of)).or_else(|| written.split_once(" & "));
    let (written, about) = about.map_or((written, None), |(words, of)| (words, Some(of)));
    let mut parts = parts(written, capitals_of_any, true);
    parts.extend(about.map(|about| PatternPart::About(one_of(about, capitals_of_any))));
    parts.into()
}

pub(super) fn most_words(parts: &[PatternPart]) -> usize {
    let most = |part: &PatternPart| match part {
        PatternPart::Words(_) | PatternPart::Any | PatternPart::Named | PatternPart::About(_) => 1,
        PatternPart::Number => NUMBER,
        PatternPart::Times => 2,
        PatternPart::Some => PASSED,
        PatternPart::Colon => 0,
    };
    parts.iter().map(most).sum()
}

/// `matters` says of which words the capitals matter.
fn parts(written: &str, matters: fn(&str) -> bool, around: bool) -> Vec<PatternPart> {
    let part = |part: &str| match part {
        "x#" => vec![PatternPart::Times],
        "..." | "…" if around => vec![PatternPart::Some],
        "*" if around => vec![PatternPart::Any],
        "^" if around => vec![PatternPart::Named],
        ":" if around => vec![PatternPart::Colon],
        part if around && part.contains(['|', '*']) => vec![PatternPart::Words(one_of(part, matters))],
        part => with_numbers(part, matters),
    };
    // The words of a form are read together, for a comma between two of them counts.
    let apart = |written: &str| around || written.contains(['#']);
    if apart(written) {
        return written.split_whitespace().flat_map(part).collect();
    }
    with_numbers(written, matters)
}

fn one_of(written: &str, matters: fn(&str) -> bool) -> Box<[Word]> {
    let each = |written: &str| {
        let open = written.trim_end().ends_with('*');
        words(written, matters).into_iter().map(move |word| Word { open, ..word })
    };
    written.split('|').flat_map(each).collect()
}

/// Words, with a number for each `#` in or next to them.
fn with_numbers(written: &str, matters: fn(&str) -> bool) -> Vec<PatternPart> {
    let mut parts = Vec::new();
    for (at, piece) in written.split('#').enumerate() {
        parts.extend((at > 0).then_some(PatternPart::Number));
        parts.extend(words(piece, matters).into_iter().map(|word| PatternPart::Words([word].into())));
    }
    parts
}

fn words(written: &str, matters: fn(&str) -> bool) -> Vec<Word> {
    let word = |token: Token| {
        let here = written.get(token.range.clone()).unwrap_or_default();
        Word {
            exact: matters(here).then(|| here.into()),
            open: false,
            comma: token.gap == Gap::Comma,
            lower: token.lower.into(),
        }
    };
    tokens(written).into_iter().map(word).collect()
}

fn capitals_of_an_abbreviation(word: &str) -> bool {
    word.chars().filter(|char| char.is_uppercase()).count() > 1
}

fn capitals_of_any(word: &str) -> bool {
    word != "I" && word.chars().any(char::is_uppercase)
}

impl Word {
    fn is(&self, text: &str, token: &Token, last: bool) -> bool {
        let same = *token.lower == *self.lower
            || self.open && token.lower.starts_with(&*self.lower)
            || last && owner(token) == Some(&self.lower);
        same && self.exact.as_deref().is_none_or(|exact| text.get(token.range.clone()) == Some(exact))
    }
}

/// Whose it is, of a word such as "client's".
pub(super) fn owner(token: &Token) -> Option<&str> {
    const SHORTEST: usize = 4;
    token.lower.strip_suffix("'s").filter(|owner| owner.len() >= SHORTEST)
}

impl PatternPart {
    /// How many of these words it takes from the first on, where it takes so many and no fewer.
    fn takes(&self, text: &str, here: &[Token], last: bool) -> Option<usize> {
        let first = here.first()?;
        match self {
            Self::Words(words) => words.iter().any(|word| word.is(text, first, last)).then_some(1),
            Self::Number => number(here),
            Self::Times => times(here),
            Self::Any => (!first.lower.is_empty()).then_some(1),
            Self::Named => first.named.then_some(1),
            Self::Some | Self::Colon | Self::About(_) => None,
        }
    }
}

/// How many words a number has that begins with the first of these.
fn number(here: &[Token]) -> Option<usize> {
    let (first, rest) = here.split_first()?;
    let next = rest.first().filter(|next| matches!(next.gap, Gap::Space | Gap::Hyphen));
    if first.is_digits() {
        // "50-100", "2 million"
        let goes_on = |next: &Token| next.gap == Gap::Hyphen && next.is_digits() || next.is_large_number();
        return Some(if next.is_some_and(goes_on) { 2 } else { 1 });
    }
    let mut taken = match next {
        _ if first.is_number() => 1,
        Some(next) if first.lower == "a" && next.is_large_number() => 2,
        _ => return None,
    };
    while let Some(more) = more_of_a_number(here, taken).filter(|more| taken + more <= NUMBER) {
        taken += more;
    }
    Some(taken)
}

/// How many words more a number in letters has that has so many.
fn more_of_a_number(here: &[Token], taken: usize) -> Option<usize> {
    let joined = |at: usize| here.get(at).filter(|token| matches!(token.gap, Gap::Space | Gap::Hyphen));
    let (last, next) = (here.get(taken.checked_sub(1)?)?, joined(taken)?);
    if next.lower == "and" {
        return joined(taken + 1).filter(|after| last.is_large_number() && after.is_number()).map(|_| 2);
    }
    let one_number = next.gap == Gap::Hyphen
        || next.is_large_number()
        || last.is_large_number()
        || last.lower.ends_with("ty") && !next.lower.ends_with("ty");
    (next.is_number() && !next.is_digits() && one_number).then_some(1)
}

/// How many words "x2", "x 2", "×2" or "2x" has, where it begins with the first of these.
fn times(here: &[Token]) -> Option<usize> {
    let (first, rest) = here.split_first()?;
    let close = |token: &&Token| matches!(token.gap, Gap::None | Gap::Space);
    let all_digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let word = first.lower.as_str();
    if word.strip_prefix('x').or_else(|| word.strip_suffix('x')).is_some_and(all_digits) {
        return Some(1);
    }
    let next = rest.first().filter(close)?;
    let either = word == "x" && next.is_number() || all_digits(word) && next.lower == "x";
    either.then_some(2)
}

/// Where a form ends that begins at a word, as whole words.
pub(super) fn stands(form: &[PatternPart], text: &str, tokens: &[Token], first: usize) -> Option<Span> {
    let mut at = first;
    for (part, number) in form.iter().zip(1..) {
        let here = tokens.get(at..)?;
        let joined = match here.first()?.gap {
            _ if number == 1 => true,
            Gap::End | Gap::Break | Gap::Colon => false,
            Gap::Comma => matches!(part, PatternPart::Words(words) if words.iter().any(|word| word.comma)),
            Gap::None | Gap::Space | Gap::Hyphen => true,
        };
        at += part.takes(text, here, number == form.len()).filter(|_| joined)?;
    }
    // A part of a word with hyphens is not a word.
    let hyphen = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    (at > first && !hyphen(first) && !hyphen(at)).then_some(Span { first, end: at })
}

/// The numbers of a form as they are written in a text that it matches as a whole.
pub(super) fn numbers<'a>(form: &[PatternPart], text: &'a str, tokens: &[Token]) -> Option<Vec<&'a str>> {
    let mut at = 0;
    let mut numbers = Vec::new();
    for (part, number) in form.iter().zip(1..) {
        let taken = part.takes(text, tokens.get(at..)?, number == form.len())?;
        let (first, last) = (tokens.get(at)?, tokens.get(at + taken - 1)?);
        if matches!(part, PatternPart::Number | PatternPart::Times) {
            let written = text.get(first.range.start..last.range.end)?;
            numbers.push(written.trim_matches(['x', 'X', '×', ' ']));
        }
        at += taken;
    }
    (at == tokens.len()).then_some(numbers)
}

/// Where these parts end that begin at a word, whatever comes before it.
pub(super) fn begins(parts: &[PatternPart], text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let (part, rest) = parts.split_first()?;
    let taken = part.takes(text, tokens.get(at..)?, true)?;
    follows(rest, text, tokens, at + taken)
}

/// Where these parts end, if they begin at this word and a phrase may reach it.
pub(super) fn follows(parts: &[PatternPart], text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.gap.joins());
    if *part == PatternPart::Colon {
        return tokens.get(at).filter(|next| next.gap == Gap::Colon).map(|_| at);
    }
    if let PatternPart::About(words) = part {
        return has_one_of(words, text, tokens, at).then_some(at);
    }
    if *part == PatternPart::Some {
        let passed = (0..=PASSED).take_while(|words| *words == 0 || joins(at + words - 1));
        return passed.into_iter().find_map(|words| follows(rest, text, tokens, at + words));
    }
    let taken = part.takes(text, tokens.get(at..)?, true).filter(|_| joins(at))?;
    follows(rest, text, tokens, at + taken)
}

/// Whether the sentence that ends at or goes on with this word has one of these.
fn has_one_of(words: &[Word], text: &str, tokens: &[Token], at: usize) -> bool {
    let ends = |token: &&Token| token.gap == Gap::End;
    let is = |token: &Token| words.iter().any(|word| word.is(text, token, true));
    let (before, after) = tokens.split_at(at.min(tokens.len()));
    // The end of a sentence is the gap before the first word of the next.
    let first = before.iter().rev().take(SENTENCE).position(|token| token.gap == Gap::End);
    let before = before.iter().rev().take(first.map_or(SENTENCE, |first| first + 1));
    before.into_iter().any(is) || after.iter().take(SENTENCE).take_while(|token| !ends(token)).any(is)
}

/// Whether these parts come right before a word.
pub(super) fn precedes(parts: &[PatternPart], text: &str, tokens: &[Token], before: usize) -> bool {
    let Some((part, rest)) = parts.split_last() else {
        return true;
    };
    let takes = match part {
        PatternPart::Some => 0..=PASSED,
        PatternPart::Number => 1..=NUMBER,
        PatternPart::Times => 1..=2,
        _ => 1..=1,
    };
    takes.into_iter().any(|taken| {
        let Some(at) = before.checked_sub(taken) else { return false };
        // The gap before the next word joins the two.
        let joined = (at + 1..=before).all(|at| tokens.get(at).is_some_and(|token| token.gap.joins()));
        let here = tokens.get(at..before).unwrap_or_default();
        let is = *part == PatternPart::Some || part.takes(text, here, true) == Some(taken);
        joined && is && precedes(rest, text, tokens, at)
    })
}
