//! Both ways round, in the words of the sentence: "12 out of 100 people feel better; 88 out of 100 do not."
//!
//! Where the sentence leaves open what so many people do, it says no more than it knows; where it says
//! "not" itself, nothing is added, for two of them make a riddle.

use std::ops::Range;

use super::{
    Chance, ChanceMark, Limit, is_outcome,
    naming::{as_name, is_name, line_above, says_not},
    sentence::{LONGEST, sentence_around},
    span::Span,
    verbs, written,
};
use crate::domain::{ChoiceField, QuestionKey, scan::Scan, with_capital, words::is_one_of};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    Better,
    Hard,
    #[default]
    Other,
}

impl Asked {
    pub const fn of(row: Option<QuestionKey>) -> Self {
        match row {
            Some(QuestionKey::Asked(ChoiceField::MightGetBetter)) => Self::Better,
            Some(QuestionKey::Asked(ChoiceField::MightBeHard)) => Self::Hard,
            _ => Self::Other,
        }
    }
}

/// Limits that read well in front of a number of people.
const NATURAL: &str = "fewer than|under|just under|well under|up to|at most|no more than|not more than|as many as|\
    a maximum of|more than|over|just over|well over|at least|no fewer than|about|around|roughly|nearly";
/// Limits that read well behind it.
const NATURAL_AFTER: &str = "or fewer|or more|or so";
const MOST_WORDS: usize = 10;
/// Words with which a number under "what might get better" may be about something else.
const WORSE: &str = include_str!("../../../../data/chance/worse.txt");
/// The opposite under "what might be hard or go wrong".
const BETTER: &str = "better best fine well good improve improves help helps safe";

fn says_one_of(text: &str, words: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric()).any(|word| is_one_of(word, words))
}

/// The verb phrase behind a number, and its negation for the others.
fn done(rest: &str) -> Option<(String, String)> {
    let mut scan = Scan::new(rest, 0);
    let mut words: Vec<&str> = Vec::new();
    let how_long = |word: &&str| is_one_of(word, "for once twice times than lasts lasting");
    while words.last().is_some_and(how_long) || !Span::follows(&scan) {
        let Some(word) = scan.word() else { break };
        words.push(word);
    }
    let ends = scan.rest().trim_start();
    let whole =
        ends.is_empty() || ends.starts_with(|char| ".,;()!?:–—".contains(char)) || Span::follows(&scan);
    let verb_at = words.iter().position(|word| !verbs::is_adverb(word))?;
    let not = verbs::negated(words.get(verb_at)?, words.get(verb_at + 1).copied())?;
    if !whole || words.len() > MOST_WORDS || is_one_of(words.last()?, "for and or but than with") {
        return None;
    }
    Some((words.join(" "), not))
}

/// The chance with what its sentence says behind it that so many people do: "12 of 100" of "12 of 100 feel
/// better" is all of that.
pub fn with_outcome(text: &str, mut found: ChanceMark) -> ChanceMark {
    let sentence = sentence_around(text, &found.range);
    let rest = text.get(found.range.end..sentence.end).unwrap_or_default();
    let Some(chance) = &mut found.chance else { return found };
    let is_done =
        chance.over.is_some() || chance.whom.is_some() || chance.source.is_some() || chance.date.is_some();
    let Some((does, _)) = done(rest).filter(|_| !is_done && chance.outcome().is_empty()) else {
        return found;
    };
    let before = rest.len() - rest.trim_start().len();
    if is_outcome(&does) && rest.trim_start().starts_with(&does) {
        found.range.end += before + does.len();
        chance.middle =
            Some([chance.people(), Some(&does)].into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    found
}

/// The outcome named before the number: "Less pain: 12 of 100", "Company. 12 of 100".
fn name(before: &str) -> Option<&str> {
    as_name(before.trim().strip_suffix([':', '.', '–', '—'])?)
}

/// How many do not, with what limits that; `None` where that says nothing.
fn others(chance: &Chance) -> Option<String> {
    let others = written(chance.others());
    match chance.limit.as_ref().map(|limited| limited.limit) {
        None => Some(others),
        Some(Limit::Unclear) => None,
        Some(Limit::From(low)) => Some(format!("{others} to {}", written(chance.of.saturating_sub(low)))),
        Some(limit) => (chance.others() > 0).then(|| format!("{} {others}", limit.turned().words())),
    }
}

/// Both ways round, to show next to it: "12 out of 100 people feel better; 88 out of 100 do not." `None`
/// where it cannot be said rightly and plainly.
pub fn both_ways(text: &str, found: &ChanceMark, asked: Asked) -> Option<String> {
    let chance = found.chance()?;
    let sentence = sentence_around(text, &found.range);
    let before = text.get(sentence.start..found.range.start)?;
    let after = match chance.outcome() {
        "" => text.get(found.range.end..sentence.end)?,
        own => own,
    };
    // "No more than 12" says no "not" of what people do.
    let limit_says_not = chance.limit.as_ref().is_some_and(|limit| says_not(&limit.before));
    let around = format!("{before} {after}");
    if says_not(if limit_says_not { &around } else { text.get(sentence.clone())? }) {
        return None;
    }
    let of = written(chance.of);
    let people = chance.people().filter(|word| !is_one_of(word, "person patient adult woman man child"));
    let many = format!("{} out of {of} {}", many(chance), people.unwrap_or("people"));
    let other = format!("{} out of {of}", others(chance)?);
    let is_bare = !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric);
    let above = is_bare.then(|| line_above(text, &sentence)).flatten();
    if above.is_some_and(says_not) {
        return None;
    }
    let said = if let Some((does, not)) = done(after) {
        let not = match (not.as_str(), chance.others()) {
            ("do", 1) => "does not",
            ("do", _) => "do not",
            (not, _) => not,
        };
        format!("{many} {does}; {other} {not}.")
    } else if after.contains(char::is_alphanumeric) {
        return None;
    } else if let Some(name) = name(before).or_else(|| above.and_then(as_name)) {
        // "If we wait" names nothing that people have.
        is_name(name).then(|| format!("{name}: {many} have this; {other} do not."))?
    } else {
        match asked {
            Asked::Better if is_bare && !says_one_of(near(text, &sentence), WORSE) => {
                format!("{many} get better; {other} do not.")
            }
            Asked::Hard if is_bare && !says_one_of(near(text, &sentence), BETTER) => {
                format!("{many} have trouble with it; {other} do not.")
            }
            // Not known well enough to be negated for the others.
            _ => return None,
        }
    };
    Some(with_capital(&said))
}

/// The words around a sentence in its cell, as far as they are looked at.
fn near<'a>(text: &'a str, sentence: &Range<usize>) -> &'a str {
    let from = text.floor_char_boundary(sentence.start.saturating_sub(LONGEST));
    let to = text.floor_char_boundary(sentence.end + LONGEST);
    text.get(from..to).unwrap_or_default()
}

/// How many, in words that read well before "out of 100 people": "at most 3", not "maximum 3".
fn many(chance: &Chance) -> String {
    let Some(limited) = &chance.limit else { return chance.amount() };
    let is_natural = |words: &str, all: &str| {
        words.is_empty() || all.split('|').any(|one| one.eq_ignore_ascii_case(words))
    };
    if matches!(limited.limit, Limit::From(_))
        || is_natural(&limited.before, NATURAL) && is_natural(&limited.after, NATURAL_AFTER)
    {
        return chance.amount();
    }
    format!("{} {}", limited.limit.words(), written(chance.number))
}
