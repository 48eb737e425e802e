//! Both ways round, in the words of the sentence: "12 out of 100 people feel better; 88 out of 100 do
//! not."
//!
//! Where the sentence leaves open what so many people do, it says no more than it knows; where it says
//! "not" itself, nothing is added, for two of them make a riddle.

use std::ops::Range;

use super::{
    Chance, Found, Limit, NO_NUMBER,
    around::{LONGEST, sentence_around},
    context, found_in,
    plain::is_name,
    reader::Reader,
    span::Span,
    written,
};
use crate::domain::{ChoiceField, RowKey, with_capital};

/// What was asked in the cell of a chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    Better,
    Hard,
    #[default]
    Other,
}

impl Asked {
    /// What is asked in a row.
    pub const fn of(row: Option<RowKey>) -> Self {
        match row {
            Some(RowKey::Asked(ChoiceField::MightGetBetter)) => Self::Better,
            Some(RowKey::Asked(ChoiceField::MightBeHard)) => Self::Hard,
            _ => Self::Other,
        }
    }
}

/// Words that turn a sentence round.
const NEGATIONS: &str = "not no never none nobody nothing neither nor without cannot";

/// Verbs people are counted by. A verb that is not among them is not taken for one.
const VERBS: &str = "feel get have need notice report find say see lose gain stop start keep stay stand become \
    recover improve go come walk move work return sleep wake fall develop experience suffer take use drop leave \
    relapse worry cope live die faint bleed vomit itch ache hurt benefit respond manage finish complete change want \
    choose try report rate describe tell give make put miss wait visit ring call";

/// The same when they are past.
const PAST: &str = "felt got had found said saw lost kept stayed stood became went came slept woke fell took left \
    put gave made told chose hurt";

/// What takes "not" behind it, and the same with it.
const TAKE_NOT: [(&str, &str); 12] = [
    ("are", "are not"),
    ("is", "are not"),
    ("were", "were not"),
    ("was", "were not"),
    ("will", "will not"),
    ("would", "would not"),
    ("can", "cannot"),
    ("could", "could not"),
    ("may", "may not"),
    ("might", "might not"),
    ("should", "should not"),
    ("must", "must not"),
];

/// What may stand before the verb.
const ADVERBS: &str = "still also then often later really sometimes soon";

/// Limits that read well in front of a number of people.
const NATURAL: [&str; 20] = [
    "fewer than",
    "under",
    "just under",
    "well under",
    "up to",
    "at most",
    "no more than",
    "not more than",
    "as many as",
    "a maximum of",
    "more than",
    "over",
    "just over",
    "well over",
    "at least",
    "no fewer than",
    "about",
    "around",
    "roughly",
    "nearly",
];

/// The same behind it.
const NATURAL_AFTER: [&str; 3] = ["or fewer", "or more", "or so"];

/// Most words of what people do.
const MOST_WORDS: usize = 10;

/// Words with which a number under "what might get better" may be about something else.
const WORSE: &str = "worse worst harm harms hurt hurts sick sore dizzy nausea tired fall falls bleed bleeds bleeding \
    infection risk risks stop stops leave drop flare flares relapse die death side effect effects unwell ill";

/// The same under "what might be hard or go wrong".
const BETTER: &str = "better best fine well good improve improves help helps safe";

fn says_one_of(text: &str, words: &str) -> bool {
    text.split(|char: char| !char.is_alphanumeric()).any(|word| is_one_of(word, words))
}

/// Most lines above a chance that are looked at.
const MOST_LINES: usize = 6;

/// Longest words before a colon that name what happens, in bytes.
const LONGEST_NAME: usize = 60;

pub(super) fn is_one_of(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

/// What says that something is not known, and not that it is not so.
const NOT_KNOWN: [&str; 7] =
    [NO_NUMBER, "nobody can say", "nobody knows", "no one can say", "no one knows", "not known", "not sure"];

pub(super) fn says_not(text: &str) -> bool {
    let text = NOT_KNOWN.iter().fold(text.to_lowercase(), |text, words| text.replace(words, ""));
    let mut words = text.split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’'));
    words.any(|word| is_one_of(word, NEGATIONS) || word.ends_with("n't") || word.ends_with("n’t"))
}

/// What the others do, where these do what is said with this verb.
fn others_do(verb: &str, next: Option<&str>) -> Option<&'static str> {
    let is = |words: &str| is_one_of(verb, words);
    if let Some((_, not)) = TAKE_NOT.iter().find(|(one, _)| one.eq_ignore_ascii_case(verb)) {
        return Some(not);
    }
    let participle = next.is_some_and(|next| {
        is_one_of(next, PAST) || is_one_of(next, "been gone seen begun become come") || next.ends_with("ed")
    });
    if participle && is("have has") {
        return Some("have not");
    }
    if participle && is("had") {
        return Some("had not");
    }
    if is(PAST) || verb.ends_with("ed") && verb.len() > "need".len() {
        return Some("did not");
    }
    let singular = verb.strip_suffix("s").is_some_and(|verb| {
        is_one_of(verb, VERBS) || verb.strip_suffix("e").is_some_and(|verb| is_one_of(verb, VERBS))
    });
    (is(VERBS) || is("has") || singular).then_some("do")
}

/// Whether words behind a number can say what so many people do.
pub(super) fn can_follow(word: &str) -> bool {
    is_one_of(word, ADVERBS) || is_one_of(word, "of do does") || others_do(word, None).is_some()
}

/// Whether a word may stand before the verb.
pub(super) fn is_adverb(word: &str) -> bool {
    is_one_of(word, ADVERBS)
}

/// What so many people do, in the words behind the number, and what the others do.
fn done(rest: &str) -> Option<(String, String)> {
    let mut reader = Reader::at(rest, 0);
    let mut words: Vec<&str> = Vec::new();
    loop {
        let how_long =
            words.last().is_some_and(|word| is_one_of(word, "for once twice times than lasts lasting"));
        if !how_long && Span::read(&mut reader.clone()).is_some() {
            break;
        }
        let Some(word) = reader.word() else { break };
        words.push(word);
    }
    let ends = reader.rest().trim_start();
    let whole = ends.is_empty()
        || ends.starts_with(['.', ',', ';', '(', ')', '!', '?', ':', '–', '—'])
        || Span::read(&mut reader.clone()).is_some();
    let verb_at = words.iter().position(|word| !is_one_of(word, ADVERBS))?;
    let not = others_do(words.get(verb_at)?, words.get(verb_at + 1).copied())?;
    if !whole || words.len() > MOST_WORDS || is_one_of(words.last()?, "for and or but than with") {
        return None;
    }
    // "12 do" alone says nothing.
    Some((words.join(" "), not.to_owned()))
}

/// What happens, in the words before the number: "Less pain: 12 of 100", "Company. 12 of 100".
fn name(before: &str) -> Option<&str> {
    as_name(before.trim().strip_suffix([':', '.', '–', '—'])?)
}

/// A few words that name something.
pub(super) fn as_name(words: &str) -> Option<&str> {
    let marks = |char: char| char.is_whitespace() || "-•·*".contains(char);
    let name = words.trim_start_matches(marks).trim_end_matches(['.', ':', ' ']);
    let plain = name.len() <= LONGEST_NAME
        && !name.contains([':', '.', ';', '(', ')'])
        && !name.contains(|char: char| char.is_ascii_digit());
    (plain && name.contains(char::is_alphabetic)).then_some(name)
}

/// The line above a chance that has a line to itself; it is over any other chances between them too.
pub(super) fn line_above<'a>(text: &'a str, sentence: &Range<usize>) -> Option<&'a str> {
    let above = text.get(..sentence.start)?;
    let begins =
        above.rsplit('\n').next()?.trim_matches(|char: char| char.is_whitespace() || "-•·*".contains(char));
    if !begins.is_empty() {
        return None;
    }
    let mut lines = above.rsplit('\n').skip(1).take(MOST_LINES);
    lines.find(|line| is_more_than_chances(line))
}

/// Whether a text says anything but chances, and that none is known.
fn is_more_than_chances(text: &str) -> bool {
    let mut from = 0;
    let mut rest = String::new();
    for found in found_in(text) {
        rest.push_str(text.get(from..found.range.start).unwrap_or_default());
        from = found.range.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest.contains(char::is_alphanumeric)
}

/// How many do not, with what limits that; `None` where that says nothing.
fn others(chance: &Chance) -> Option<String> {
    let others = chance.others();
    let limit = chance.limit.as_ref().map(|limited| limited.limit);
    Some(match limit {
        None => written(others),
        Some(Limit::Unclear) => return None,
        Some(Limit::From(low)) => {
            format!("{} to {}", written(others), written(chance.of.saturating_sub(low)))
        }
        Some(_) if others == 0 => return None,
        Some(limit) => format!("{} {}", limit.turned().words(), written(others)),
    })
}

/// Both ways round, to show next to it: "12 out of 100 people feel better; 88 out of 100 do not." `None`
/// where it cannot be said rightly and plainly.
pub fn both_ways(text: &str, found: &Found, asked: Asked) -> Option<String> {
    let chance = found.chance()?;
    let sentence = sentence_around(text, &found.range);
    let whole = text.get(sentence.clone())?;
    let (before, after) = (text.get(sentence.start..found.range.start)?, behind(text, found, &sentence)?);
    let limit_says_not = chance.limit.as_ref().is_some_and(|limit| says_not(&limit.before));
    let rest = if limit_says_not { format!("{before} {after}") } else { whole.to_owned() };
    if says_not(&rest) {
        return None;
    }
    let other = others(chance)?;
    let (of, many) = (written(chance.of), many(chance));
    let people = chance.middle.as_deref().and_then(|middle| middle.split(' ').next());
    let people = people.filter(|word| context::is_people(word)).unwrap_or("people");
    let people = if is_one_of(people, "person patient adult woman man child") { "people" } else { people };
    let many = format!("{many} out of {of} {people}");
    let other = format!("{other} out of {of}");
    let is_bare = !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric);
    let above = is_bare.then(|| line_above(text, &sentence)).flatten();
    if above.is_some_and(says_not) {
        return None;
    }
    let said = if let Some((does, not)) = done(&after) {
        let not = match (not.as_str(), chance.others()) {
            ("do", 1) => "does not".to_owned(),
            ("do", _) => "do not".to_owned(),
            _ => not,
        };
        format!("{many} {does}; {other} {not}.")
    } else if after.contains(char::is_alphanumeric) {
        return None;
    } else if let Some(name) = name(before).or_else(|| above.and_then(as_name)) {
        // "If we wait" names nothing that people have.
        if !is_name(name) {
            return None;
        }
        format!("{name}: {many} have this; {other} do not.")
    } else {
        match asked {
            Asked::Better if is_bare && !says_one_of(near(text, &sentence), WORSE) => {
                format!("{many} get better; {other} do not.")
            }
            Asked::Hard if is_bare && !says_one_of(near(text, &sentence), BETTER) => {
                format!("{many} have trouble with it; {other} do not.")
            }
            // What these people do is not known well enough to be said of the others.
            _ => return None,
        }
    };
    Some(with_capital(&said))
}

/// What stands around a sentence in its cell, as far as it is looked at.
fn near<'a>(text: &'a str, sentence: &Range<usize>) -> &'a str {
    let from = text.floor_char_boundary(sentence.start.saturating_sub(LONGEST));
    let to = text.floor_char_boundary(sentence.end + LONGEST);
    text.get(from..to).unwrap_or_default()
}

/// What stands behind the numbers and the word for people, up to the end of the sentence and without
/// its time, those it is for and its source.
fn behind(text: &str, found: &Found, sentence: &Range<usize>) -> Option<String> {
    let chance = found.chance()?;
    let own = own_words(chance);
    if !own.is_empty() {
        return Some(own.to_owned());
    }
    text.get(found.range.end..sentence.end).map(str::to_owned)
}

/// What stands between the numbers and the time, without a word for people.
pub(super) fn own_words(chance: &Chance) -> &str {
    let middle = chance.middle.as_deref().unwrap_or_default();
    let people = middle.split(' ').next().filter(|word| context::is_people(word));
    people.map_or(middle, |people| middle.get(people.len()..).unwrap_or_default().trim_start())
}

/// How many, in words that read well before "out of 100 people": "at most 3", not "maximum 3".
fn many(chance: &Chance) -> String {
    let Some(limited) = &chance.limit else { return chance.amount() };
    let is_natural =
        |words: &str, all: &[&str]| words.is_empty() || all.iter().any(|one| one.eq_ignore_ascii_case(words));
    if matches!(limited.limit, Limit::From(_))
        || is_natural(&limited.before, &NATURAL) && is_natural(&limited.after, &NATURAL_AFTER)
    {
        return chance.amount();
    }
    format!("{} {}", limited.limit.words(), written(chance.number))
}
