//! Whether every word around a number is known not to change it.
//!
//! There is no end of words that may limit a number ("barely", "a good 30"), so it is asked the other
//! way round: only where each word of its sentence is one that is known, or says what people do in a plain
//! way, is a chance turned round and drawn. Anything else is shown as it was typed.

use super::{
    Chance, ChanceMark, counted,
    hedge::{is_conditional, is_hedged, may_limit, may_limit_in},
    limit::{Limit, Limited},
    naming::{is_name, line_above, says_not},
    sentence::sentence_around,
    source,
    span::Span,
    tail, verbs,
};
use crate::domain::{scan::Scan, words::is_one_of};

/// Words allowed before a number, besides those for people and a time.
const LEADS: &str = "only just in of the these those them then also";

/// Words allowed behind the verb, besides those for people and other verbs. A word that is missing
/// costs a picture; one too many may cost more.
const OBJECTS: &str = include_str!("../../../../data/chance/objects.txt");

const MOST_WORDS: usize = 10;

/// Most words of a sentence that may do no more than go on with the one before it.
const SHORT: usize = 9;

/// Words before a time with which it says for how long.
const HOW_LONG: &str = "for once lasts lasting";

/// Marks every chance that something in its sentence may limit, or that is one of several in it.
pub(super) fn mark(text: &str, found: &mut [ChanceMark]) {
    let chances: Vec<_> = found.iter().filter_map(|one| Some((&one.range, one.chance()?))).collect();
    let plain = chances.iter().enumerate().map(|(at, (range, chance))| {
        let sentence = sentence_around(text, range);
        let last = at.checked_sub(1).and_then(|at| chances.get(at));
        let next = chances.get(at + 1).map(|(next, _)| next.start);
        let before = text.get(sentence.start..range.start).unwrap_or_default();
        let after = text.get(range.end..sentence.end).unwrap_or_default();
        let is_bare = !before.contains(char::is_alphanumeric);
        let above = is_bare.then(|| line_above(text, &sentence)).flatten();
        let below = text.get(sentence.end..).unwrap_or_default();
        last.is_none_or(|(last, _)| last.end <= sentence.start)
            && next.is_none_or(|next| next >= sentence.end)
            && !goes_on(below, next.and_then(|next| next.checked_sub(sentence.end)))
            && leads(before)
            && leaves(chance, after)
            && !above.is_some_and(may_limit)
    });
    let plain: Vec<bool> = plain.collect();
    for (chance, plain) in found.iter_mut().filter_map(|one| one.chance.as_mut()).zip(plain) {
        if !plain {
            let words = chance.limit.take();
            let (before, after) = words.map(|words| (words.before, words.after)).unwrap_or_default();
            chance.limit = Some(Limited { limit: Limit::Unclear, before, after });
        }
    }
}

/// Whether the sentence or the line below goes on with what a chance says, and has none of its own: "Or a
/// few more."
fn goes_on(below: &str, next: Option<usize>) -> bool {
    let bare = below.trim_start_matches([' ', '\t']);
    let bare = bare.strip_prefix('\n').unwrap_or(bare);
    let line = bare.split('\n').next().unwrap_or_default();
    if next.is_some_and(|next| next <= below.len() - bare.len() + line.len()) {
        return false;
    }
    let ends = line.find(['.', '!', '?']).unwrap_or(line.len());
    let next = line.get(..ends).unwrap_or_default();
    let mut words = next.split_whitespace();
    let is_short = words.clone().count() <= SHORT;
    line.trim_start().starts_with(['(', '[', '±', ','])
        || words.next().is_some_and(|word| is_one_of(word, "or if"))
        || is_short && may_limit(next)
}

/// Whether what is before a number leaves it as it is: what happens by name, and words such as "only".
fn leads(before: &str) -> bool {
    let named = before.rfind([':', '.', '–', '—']).map(|at| before.split_at(at));
    let (name, lead) = named.unwrap_or(("", before));
    if name.contains(char::is_alphanumeric) && !is_name(name) {
        return false;
    }
    let mut scan = Scan::new(lead, 0);
    loop {
        scan.take_while(usize::MAX, |char| char.is_whitespace() || ":.–—,-•·*".contains(char));
        if scan.rest().is_empty() {
            return true;
        }
        let is_known = |word: &str| is_one_of(word, LEADS) || counted::is_people(word);
        if Span::read(&mut scan).is_none() && !scan.word().is_some_and(is_known) {
            return false;
        }
    }
}

/// Whether what is behind a number leaves it as it is: what people do, over what time, for whom, and who
/// says so.
fn leaves(chance: &Chance, after: &str) -> bool {
    let own = chance.outcome();
    let mut middle = Scan::new(own, 0);
    (own.is_empty() || do_something(&mut middle) && middle.is_done())
        && chance.whom.as_deref().is_none_or(|whom| !may_limit_in(whom))
        && chance.source.as_deref().is_none_or(is_source)
        && follows(after, own.is_empty())
}

/// Whether the words behind a chance leave its number alone.
fn follows(after: &str, mut can_do: bool) -> bool {
    let mut scan = Scan::new(after, 0);
    while scan.rest().contains(|char: char| !char.is_whitespace() && !".!,;".contains(char)) {
        if Span::read(&mut scan).is_some() {
            continue;
        }
        if let Some(whom) = source::read_whom(&mut scan) {
            if may_limit_in(&whom) {
                return false;
            }
            continue;
        }
        match source::read(&mut scan) {
            None | Some((None, None)) => {}
            Some((source, _)) if source.as_deref().is_none_or(is_source) => continue,
            _ => return false,
        }
        if can_do && do_something(&mut scan) {
            can_do = false;
        } else if !(skip_source(&mut scan)
            || scan.spaces()
            || scan.take(|char| matches!(char, ',' | ';')).is_some())
        {
            return false;
        }
    }
    true
}

/// Passes a source in brackets that has its year without a comma: "(Smith et al. Pain. 2021)".
fn skip_source(scan: &mut Scan<'_>) -> bool {
    let Some((inside, _)) = scan.rest().strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    let is_one = inside.split_whitespace().last().is_some_and(source::is_a_date) && is_source(inside);
    if is_one {
        scan.skip(inside.len() + 2);
    }
    is_one
}

/// Whether words name who says so, and are no other number.
fn is_source(words: &str) -> bool {
    let mut numbers = words
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.chars().all(char::is_numeric));
    !words.contains(['%', '±', '<', '>']) && numbers.all(source::is_a_date) && !may_limit(words)
}

/// Reads what people do: "feel better", "are sore for a week".
fn do_something(scan: &mut Scan<'_>) -> bool {
    scan.attempt(|ahead| {
        ahead.spaces();
        let from = ahead.at();
        let mut words: Vec<&str> = Vec::new();
        loop {
            let how_long = words.last().is_some_and(|word| is_one_of(word, HOW_LONG));
            if how_long && ahead.attempt(Span::bare).is_some() {
                words.push("");
                continue;
            }
            let ends = Span::follows(ahead) || tail::whom_or_source_follows(ahead);
            let Some(word) = (!ends).then(|| ahead.word()).flatten() else { break };
            words.push(word);
        }
        let read = ahead.since(from);
        let mut verbs = words.iter().copied().skip_while(|word| verbs::is_adverb(word));
        let (verb, mut rest) = (verbs.next().unwrap_or_default(), verbs);
        let said: Vec<_> = words.iter().filter(|word| !word.is_empty()).copied().collect();
        let said = said.join(" ");
        let is_known = |word: &str| {
            word.is_empty() || is_one_of(word, OBJECTS) || verbs::is_plain(word) || counted::is_people(word)
        };
        (verbs::says_plainly(verb, rest.clone().next())
            && rest.all(is_known)
            && words.len() <= MOST_WORDS
            && !is_hedged(&said)
            && !is_conditional(&said)
            && !says_not(read))
        .then_some(())
    })
    .is_some()
}
