//! The short lists that ship with the program hold what they promise: names only, dated, plain.

use foreword::{
    content,
    domain::{Provenance, Register, StarterGroup},
};
use jiff::ToSpan;

use crate::holds;

/// Words that praise or push.
const PRAISE: [&str; 16] = [
    "best",
    "better",
    "easy",
    "effective",
    "excellent",
    "first",
    "gentle",
    "good",
    "great",
    "helpful",
    "ideal",
    "new",
    "popular",
    "proven",
    "recommended",
    "simple",
];

const LONGEST_NAME: usize = 30;

fn groups() -> &'static [StarterGroup] {
    &content::starters().groups
}

fn names() -> impl Iterator<Item = &'static String> {
    groups().iter().flat_map(|group| &group.names)
}

#[track_caller]
fn is_dated(reviewed: &Provenance) {
    assert_eq!(reviewed.reviewed_on.to_string(), "2026-11-22");
    assert_eq!(reviewed.review_by, reviewed.reviewed_on.checked_add(6.months()).unwrap());
    assert_eq!(reviewed.checked_by, "not yet by a registered clinician");
}

#[test]
fn back_neck_and_mood_apart() {
    let ids: Vec<_> = groups().iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids, ["back", "neck", "mood"]);
    assert_ne!(groups()[0].names, groups()[1].names);
    for group in groups() {
        assert!(group.names.len() >= 12, "{} has few names", group.id);
    }
}

/// The starter list is dated and says that its order says nothing.
#[test]
fn starters_are_dated() {
    let list = content::starters();
    assert_eq!((list.format, list.language.as_str()), (1, "en-GB"));
    is_dated(&list.reviewed);
    assert!(list.note.contains("the order says nothing"), "{}", list.note);
    assert!(list.note.contains("not advice"), "{}", list.note);
}

#[test]
fn names_carry_no_number_and_no_praise() {
    for name in names() {
        assert!(!name.contains(|char: char| char.is_numeric() || char == '%'), "{name:?} holds a number");
        for word in PRAISE {
            assert!(!holds(name, word), "{name:?} holds {word:?}");
        }
    }
}

/// Names are in alphabetical order, each once in its group.
#[test]
fn names_are_alphabetical() {
    for group in groups() {
        let lower: Vec<_> = group.names.iter().map(|name| name.to_lowercase()).collect();
        for pair in lower.windows(2) {
            assert!(pair[0] < pair[1], "{}: {:?} before {:?}", group.id, pair[0], pair[1]);
        }
    }
}

#[test]
fn names_fit_the_head_of_a_column() {
    for name in names() {
        assert_eq!(name.trim(), name);
        let length = name.chars().count();
        assert!((3..=LONGEST_NAME).contains(&length), "{name:?} has {length} characters");
    }
}

/// The words of a text that the list of words worth a second look has.
fn flagged(text: &str) -> Vec<&str> {
    let marks = content::wording().marks(text, Register::Said);
    marks.into_iter().map(|mark| text.get(mark.range).unwrap()).collect()
}

/// Names hold no flagged word but what a service is called.
#[test]
fn names_are_not_flagged() {
    for name in names() {
        assert_eq!(flagged(name), [""; 0], "{name:?}");
    }
    let all: Vec<_> = names().map(|name| name.to_lowercase()).collect();
    assert!(all.iter().any(|name| name.contains("exercise")), "one that the list lets stand");
}

/// The prompts for a longer appointment, and they are dated.
#[test]
fn prompts_come_from_the_guide() {
    let longer = content::longer();
    assert_eq!((longer.format, longer.language.as_str()), (1, "en-GB"));
    is_dated(&longer.reviewed);
    let points: Vec<_> = content::guide().principles.iter().flat_map(|one| one.enabling.iter()).collect();
    for (prompt, at) in longer.prompts.iter().zip(1..) {
        assert_eq!(prompt.id, format!("longer-{at}"));
        assert!(points.iter().any(|point| point.id == prompt.from), "{} is from {}", prompt.id, prompt.from);
    }
}

/// The prompts for a longer appointment count nothing.
#[test]
fn prompts_are_few_and_plain() {
    for prompt in &content::longer().prompts {
        let asks = &prompt.asks;
        assert!(asks.contains('?'), "{} asks nothing", prompt.id);
        assert!(asks.split_whitespace().count() <= 20, "{} is long", prompt.id);
        assert!(!asks.contains(|char: char| char.is_numeric()), "{} holds a number", prompt.id);
        assert_eq!(flagged(asks), [""; 0], "{}", prompt.id);
    }
}

#[test]
fn words_are_found_whole() {
    assert!(holds("Rest at home", "rest") && holds("At rest", "rest"));
    assert!(!holds("Forest walk", "rest") && !holds("Restful", "rest"));
}
