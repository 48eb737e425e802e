//! Limits of a number: "fewer than 5", "3 to 5", "5 or more", "about 5".

use super::{number, written};
use crate::domain::scan::Scan;

/// How a number is to be taken that is not meant to the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Below,
    AtMost,
    AtLeast,
    Above,
    About,
    From(u32),
    /// Something limits it in a way that is not for a program to turn round: "up to about 5", "5 more".
    Unclear,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    pub limit: Limit,
    pub before: String,
    pub after: String,
}

/// Words before a number that limit it, a line for each of [`BEFORE`]. What the unclear ones say is not of it
/// alone: a difference, a part, the end of something else.
const WORDS_BEFORE: &str = include_str!("../../../../data/chance/limits-before.txt");
const BEFORE: [Limit; 6] =
    [Limit::Below, Limit::AtMost, Limit::Above, Limit::AtLeast, Limit::Unclear, Limit::About];

/// Words after a number that limit it, a line for each of [`AFTER`].
const WORDS_AFTER: &str = include_str!("../../../../data/chance/limits-after.txt");
const AFTER: [Limit; 4] = [Limit::AtMost, Limit::AtLeast, Limit::About, Limit::Unclear];

fn each<'a>(words: &'a str, limits: &'a [Limit]) -> impl Iterator<Item = (&'a str, Limit)> {
    let lines = words.lines().zip(limits);
    lines.flat_map(|(words, limit)| words.split('|').map(|words| (words, *limit)))
}

const PARTING: &str = "(:\"“”‘*•·";

const DASHES: [char; 5] = ['-', '–', '—', '−', '‑'];

/// Where a text begins that ends with these words, spaces aside and in capitals or not.
fn ends_with(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for word in words.rsplit(' ') {
        rest = rest.trim_end();
        let cut = rest.len().checked_sub(word.len())?;
        if !rest.get(cut..)?.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = rest.get(..cut)?;
        let is_sign = !word.starts_with(|char: char| char.is_alphanumeric());
        let goes_on = |char: char| char.is_alphanumeric() || matches!(char, '-' | '\'' | '’');
        if !is_sign && rest.ends_with(goes_on) {
            return None;
        }
    }
    Some(rest.len())
}

/// The limiting words a text ends with: where they begin, and what they say.
fn words(text: &str) -> Option<(usize, Limit)> {
    let tail = text.trim_end_matches(|char: char| char.is_whitespace() || PARTING.contains(char));
    // "Helps some: 12 of 100" is no "some 12".
    let parted = tail.len() < text.trim_end().len();
    let plain = each(WORDS_BEFORE, &BEFORE).filter(|(words, _)| !parted || is_plain(words));
    let found = plain.filter_map(|(words, limit)| Some((ends_with(tail, words)?, limit)));
    found.min_by_key(|(start, _)| *start)
}

/// Whether words are a limit anywhere: several of them, a long one, or a sign.
fn is_plain(words: &str) -> bool {
    words.contains(' ') || words.len() >= "roughly".len() || !words.starts_with(char::is_alphabetic)
}

/// The beginning of a range a text ends with, such as "between 3 and" or "3-".
fn range(text: &str, number: u32) -> Option<(usize, Limit)> {
    let tail = text.trim_end();
    let dash = tail.strip_suffix(DASHES);
    let joined = |word: &str| ends_with(tail, word).and_then(|start| tail.get(..start));
    let rest = dash.or_else(|| joined("to")).or_else(|| joined("or")).or_else(|| joined("and"))?;
    let low_ends = rest.trim_end();
    let (start, low) = number::at_end(low_ends)?;
    let head = low_ends.get(..start)?;
    // With spaces about it, a dash may as well be one in a sentence.
    let apart = dash.is_some() && (low_ends.len() < rest.len() || tail.len() < text.len());
    let between = ends_with(head, "between");
    let needs_between = joined("and").is_some();
    let begins = between.or_else(|| ends_with(head, "from")).unwrap_or(start);
    // "10 or 20" is one or the other, and nothing between.
    let apart = apart || dash.is_none() && joined("or").is_some();
    let limit = match low {
        Some(low) if low < number && !apart && (between.is_some() || !needs_between) => Limit::From(low),
        _ => Limit::Unclear,
    };
    Some((begins, limit))
}

/// The limit in the words before a number on its line, and where it begins.
pub(super) fn before(head: &str, number: u32) -> Option<(usize, Limited)> {
    let (mut start, mut limit) = range(head, number).or_else(|| words(head))?;
    // "up to about", "about 3 to": more than one is not for a program to turn round.
    while let Some((from, _)) = head.get(..start).and_then(words).filter(|(from, _)| *from < start) {
        (start, limit) = (from, Limit::Unclear);
    }
    let said = head.get(start..)?.trim_matches(|char: char| char.is_whitespace() || PARTING.contains(char));
    let before = match limit {
        Limit::From(low) => format!("{} to", written(low)),
        _ if said.contains(char::is_alphanumeric) => said.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => limit.words().to_owned(),
    };
    Some((start, Limited { limit, before, after: String::new() }))
}

pub(super) fn after(scan: &mut Scan<'_>) -> Option<Limited> {
    let found = each(WORDS_AFTER, &AFTER).filter_map(|(words, limit)| {
        let mut ahead = *scan;
        words.split(' ').all(|word| ahead.eat(word)).then_some((ahead, words, limit))
    });
    let (ahead, words, limit) = found.max_by_key(|(_, words, _)| words.len())?;
    *scan = ahead;
    Some(Limited { limit, before: String::new(), after: words.to_owned() })
}

pub(super) fn joined(limits: impl IntoIterator<Item = Limited>) -> Option<Limited> {
    limits.into_iter().reduce(|one, other| {
        let joined = |one: &str, other: &str| format!("{one} {other}").trim().to_owned();
        Limited {
            // More than one is not for a program to turn round.
            limit: Limit::Unclear,
            before: joined(&one.before, &other.before),
            after: joined(&one.after, &other.after),
        }
    })
}

impl Limit {
    pub const fn words(self) -> &'static str {
        match self {
            Self::Below => "fewer than",
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
            Self::Above => "more than",
            Self::About => "about",
            Self::From(_) | Self::Unclear => "",
        }
    }

    /// The limit on those who do not.
    pub const fn turned(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
            Self::Above => Self::Below,
            Self::About | Self::From(_) | Self::Unclear => self,
        }
    }
}
