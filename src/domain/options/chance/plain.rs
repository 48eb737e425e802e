//! Whether every word around a number is known to leave it as it stands.
//!
//! What may limit a number has no end ("barely", "a good 30", "give or take 5"), so it is asked the other
//! way round: only where each word of its sentence is one that is known, or says what people do in a plain
//! way, is a chance turned round and drawn. Anything else stands as it was typed.

use super::{
    Chance, Found, What,
    around::sentence_around,
    both::{self, is_one_of, says_not},
    context,
    hedge::{is_conditional, is_hedged, may_limit, may_limit_in},
    limit::{Limit, Limited},
    reader::Reader,
    source,
    span::Span,
};

/// Words that may stand before a number, next to those for people and a time.
const LEADS: &str = "only just in of the these those them then also";

/// Verbs that say what people do, in the words of a plain sentence.
const VERBS: &str = "feel get have notice report lose gain stop start keep stay become recover improve go move walk \
    work return sleep wake fall develop experience suffer take use leave relapse worry cope live die faint bleed \
    vomit itch ache hurt benefit manage finish complete";

/// The same when they are past, where that is no "-ed".
const PAST: &str = "felt got had lost kept stayed became went slept woke fell took left hurt stopped";

/// Words that may stand behind the verb, next to those for people and other verbs. A word that is missing
/// costs a picture; one too many may cost more.
const OBJECTS: &str = "a an the their this it them be been being to in on at of for with and from back off out down \
    again away still also sooner later less more fewer better worse well unwell ill sick sore dizzy tired sleepy drowsy \
    faint unsteady weak stiff numb low anxious worried calm calmer happier stronger steadier fitter able constipated \
    confused restless pain pains pain-free ache aches headache headaches migraine nausea sickness vomiting dizziness \
    drowsiness sleepiness tiredness stiffness soreness weakness numbness tingling swelling cramp cramps spasm spasms rash \
    rashes itching bruise bruises bruising bleed bleeds bleeding clot clots stroke strokes heart attack attacks fall falls \
    fracture fractures break flare flares flare-up flare-ups infection infections injury injuries ulcer ulcers burn burns \
    heartburn indigestion constipation diarrhoea dry mouth sweating weight appetite panic stomach gut bowel bowels bladder \
    kidney kidneys liver leg legs arm arms shoulder shoulders hip hips knee knees back neck spine head hand hands foot \
    feet joint joints muscle muscles nerve nerves skin mood energy worry stress anxiety depression thoughts suicidal \
    symptom symptoms side effect effects problem problems trouble reaction reactions allergic withdrawal medicine \
    medicines tablet tablets painkillers treatment therapy class course exercise exercises surgery operation operations \
    injection injections scan scans taking going using doing moving walking working sleeping driving coming serious mild \
    severe bad long longer short new old further farther daily home hospital work job sleep life day days night nights \
    week weeks month months morning mornings";

/// Words with which what happens is not named, but when, or to whom.
const NO_NAMES: &str =
    "with on in at by for after before under of from to if when during among while this that it";

/// Most words of what people do.
const MOST_WORDS: usize = 10;

/// Most words of a sentence that may do no more than go on with the one before it.
const SHORT: usize = 9;

/// Words before a time with which it says for how long.
const HOW_LONG: &str = "for once lasts lasting";

/// Marks every chance that something in its sentence may limit, or that is one of several in it.
pub(super) fn mark(text: &str, found: &mut [Found]) {
    let chances: Vec<_> = found.iter().filter_map(|one| Some((&one.range, one.chance()?))).collect();
    let mut plain = Vec::with_capacity(chances.len());
    for (at, (range, chance)) in chances.iter().enumerate() {
        let sentence = sentence_around(text, range);
        let last = at.checked_sub(1).and_then(|at| chances.get(at));
        let with_lock = last.is_none_or(|(last, _)| last.end <= sentence.start)
            && chances.get(at + 1).is_none_or(|(next, _)| next.start >= sentence.end);
        let before = text.get(sentence.start..range.start).unwrap_or_default();
        let after = text.get(range.end..sentence.end).unwrap_or_default();
        let is_bare = !before.contains(char::is_alphanumeric);
        let above = is_bare.then(|| both::line_above(text, &sentence)).flatten();
        let below = text.get(sentence.end..).unwrap_or_default();
        let next = chances.get(at + 1).and_then(|(next, _)| next.start.checked_sub(sentence.end));
        plain.push(
            with_lock
                && !goes_on(below, next)
                && leads(before)
                && leaves(chance, after)
                && !above.is_some_and(may_limit),
        );
    }
    let mut plain = plain.into_iter();
    for one in found {
        if let What::Chance(chance) = &mut one.what
            && plain.next() == Some(false)
        {
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
    let mut reader = Reader::at(lead, 0);
    loop {
        let rest = reader.rest();
        let bare = rest.trim_start_matches(|char: char| char.is_whitespace() || ":.–—,-•·*".contains(char));
        if bare.is_empty() {
            return true;
        }
        reader.skip(rest.len() - bare.len());
        let is_known = |word: &str| is_one_of(word, LEADS) || context::is_people(word);
        if Span::read(&mut reader).is_none() && !reader.word().is_some_and(is_known) {
            return false;
        }
    }
}

/// Whether words name what happens, and nothing else.
pub(super) fn is_name(words: &str) -> bool {
    both::as_name(words).is_some_and(|name| {
        let first = name.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty());
        let last = name.rsplit(|char: char| !char.is_alphanumeric()).next();
        ![first, last].into_iter().flatten().any(|word| is_one_of(word, NO_NAMES))
            && !is_hedged(name)
            && !is_conditional(name)
            && !says_not(name)
    })
}

/// Whether what is behind a number leaves it as it is: what people do, over what time, for whom, and who
/// says so.
fn leaves(chance: &Chance, after: &str) -> bool {
    let own = both::own_words(chance);
    let mut middle = Reader::at(own, 0);
    (own.is_empty() || do_something(&mut middle) && middle.is_done())
        && chance.whom.as_deref().is_none_or(|whom| !may_limit_in(whom))
        && chance.source.as_deref().is_none_or(is_source)
        && follows(after, own.is_empty())
}

/// The same of what follows all that was read as a part of the chance.
fn follows(after: &str, mut can_do: bool) -> bool {
    let mut reader = Reader::at(after, 0);
    while reader.rest().contains(|char: char| !char.is_whitespace() && !".!,;".contains(char)) {
        if Span::read(&mut reader).is_some() {
            continue;
        }
        if let Some(whom) = source::read_whom(&mut reader) {
            if may_limit_in(&whom) {
                return false;
            }
            continue;
        }
        match source::read(&mut reader) {
            (None, None) => {}
            (source, _) if source.as_deref().is_none_or(is_source) => continue,
            _ => return false,
        }
        if can_do && do_something(&mut reader) {
            can_do = false;
        } else if !(skip_source(&mut reader)
            || reader.spaces()
            || [',', ';'].iter().any(|one| reader.skip_char(*one)))
        {
            return false;
        }
    }
    true
}

/// Goes on past a source in brackets that has its year without a comma: "(Smith et al. Pain. 2021)".
fn skip_source(reader: &mut Reader<'_>) -> bool {
    let Some((inside, _)) = reader.rest().strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    let is_one = inside.split_whitespace().last().is_some_and(source::is_a_date) && is_source(inside);
    if is_one {
        reader.skip(inside.len() + 2);
    }
    is_one
}

/// Whether words name who says so, and are no other number.
fn is_source(words: &str) -> bool {
    let numbers = words.split(|char: char| !char.is_alphanumeric());
    let is_number = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let mut numbers = numbers.filter(|word| is_number(word));
    !words.contains(['%', '±', '<', '>']) && numbers.all(source::is_a_date) && !may_limit(words)
}

/// Reads what people do: "feel better", "are sore for a week".
fn do_something(reader: &mut Reader<'_>) -> bool {
    let mut ahead = *reader;
    ahead.spaces();
    let rest = ahead.rest();
    let from = ahead.place();
    let mut words: Vec<&str> = Vec::new();
    loop {
        let how_long = words.last().is_some_and(|word| is_one_of(word, HOW_LONG));
        let mut next = ahead;
        if how_long && Span::bare(&mut next).is_some() {
            ahead = next;
            words.push("");
            continue;
        }
        let ends = Span::read(&mut next).is_some()
            || source::read_whom(&mut next).is_some()
            || source::read(&mut next) != (None, None);
        let Some(word) = (!ends).then(|| ahead.word()).flatten() else { break };
        words.push(word);
    }
    let read = rest.get(..ahead.place() - from).unwrap_or_default();
    let mut verbs = words.iter().skip_while(|word| both::is_adverb(word));
    let (verb, next) = (verbs.next().copied().unwrap_or_default(), verbs.next().copied());
    let said: Vec<_> = words.iter().filter(|word| !word.is_empty()).copied().collect();
    let said = said.join(" ");
    let is_known = |word: &str| {
        word.is_empty() || is_one_of(word, OBJECTS) || is_one_of(word, VERBS) || context::is_people(word)
    };
    let is_plain = is_verb(verb, next)
        && words.iter().skip_while(|word| both::is_adverb(word)).skip(1).all(|word| is_known(word))
        && words.len() <= MOST_WORDS
        && !is_hedged(&said)
        && !is_conditional(&said)
        && !says_not(read);
    if is_plain {
        *reader = ahead;
    }
    is_plain
}

/// Whether a word is a verb that says what people do.
fn is_verb(verb: &str, next: Option<&str>) -> bool {
    let plain = |verb: &str| is_one_of(verb, VERBS);
    if is_one_of(verb, "will can") {
        return next.is_some_and(|next| plain(next) || is_one_of(verb, "will") && is_one_of(next, "be"));
    }
    let without = |end: &str| verb.strip_suffix(end).is_some_and(plain);
    is_one_of(verb, "are were has") && next.is_some()
        || plain(verb)
        || is_one_of(verb, PAST)
        || ["s", "es", "d", "ed"].into_iter().any(without)
}
