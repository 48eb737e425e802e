//! Verbs people are counted by: "12 of 100 feel better". A word that is not among them is taken for none.

use crate::domain::words::is_one_of;

/// Those that say in a plain way what people do.
const PLAIN: &str = include_str!("../../../../data/chance/verbs.txt");
const OTHERS: &str = "need find say see stand come drop respond change want choose try rate describe tell give make \
    put miss wait visit ring call";
const PLAIN_PAST: &str = "felt got had lost kept stayed became went slept woke fell took left hurt stopped";
const OTHERS_PAST: &str = "found said saw stood came put gave made told chose";
const ADVERBS: &str = "still also then often later really sometimes soon";

pub(super) fn is_plain(verb: &str) -> bool {
    is_one_of(verb, PLAIN)
}

pub(super) fn is_adverb(word: &str) -> bool {
    is_one_of(word, ADVERBS)
}

/// The verb of those who do not do what is said with this one.
pub(super) fn negated(verb: &str, next: Option<&str>) -> Option<String> {
    let verb = &verb.to_lowercase();
    let is = |words: &str| is_one_of(verb, words);
    let is_any = |verb: &str| is_plain(verb) || is_one_of(verb, OTHERS);
    let is_past = |verb: &str| is_one_of(verb, PLAIN_PAST) || is_one_of(verb, OTHERS_PAST);
    let participle = next.is_some_and(|next| {
        is_past(next) || is_one_of(next, "been gone seen begun become come") || next.ends_with("ed")
    });
    let stem = |end: &str| verb.strip_suffix(end).is_some_and(is_any);
    let negated = match verb.as_str() {
        "are" | "is" => "are not",
        "were" | "was" => "were not",
        "can" => "cannot",
        _ if is("will would could may might should must") => return Some(format!("{verb} not")),
        "have" | "has" if participle => "have not",
        "had" if participle => "had not",
        _ if is_past(verb) || verb.ends_with("ed") && verb.len() > "need".len() => "did not",
        _ => (is_any(verb) || is("has") || stem("s") || stem("es")).then_some("do")?,
    };
    Some(negated.to_owned())
}

/// Whether a word behind a number can say what so many people do.
pub(super) fn can_follow(word: &str) -> bool {
    is_adverb(word) || is_one_of(word, "of do does") || negated(word, None).is_some()
}

/// Whether a word is a verb that says in a plain way what people do.
pub(super) fn says_plainly(verb: &str, next: Option<&str>) -> bool {
    if is_one_of(verb, "will can") {
        return next.is_some_and(|next| is_plain(next) || is_one_of(verb, "will") && is_one_of(next, "be"));
    }
    let without = |end: &str| verb.strip_suffix(end).is_some_and(is_plain);
    is_one_of(verb, "are were has") && next.is_some()
        || is_plain(verb)
        || is_one_of(verb, PLAIN_PAST)
        || ["s", "es", "d", "ed"].into_iter().any(without)
}
