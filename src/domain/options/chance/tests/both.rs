//! Both ways round.

use super::*;

/// Shown next to the first chance of a text.
fn both(text: &str, asked: Asked) -> String {
    both_ways(text, &found_in(text)[0], asked).unwrap_or_default()
}

/// A sentence, and both ways round in its words.
const BOTH: &[(&str, &str)] = &[
    ("12 of 100 people feel better in 6 months", "12 out of 100 people feel better; 88 out of 100 do not."),
    ("12 of 100 feel better.", "12 out of 100 people feel better; 88 out of 100 do not."),
    ("In 6 months 12 of 100 women get better", "12 out of 100 women get better; 88 out of 100 do not."),
    (
        "12 of 100 people had less pain after 6 months",
        "12 out of 100 people had less pain; 88 out of 100 did not.",
    ),
    (
        "30 of 100 people are sore for a week in 6 months, for adults (A review, 2021)",
        "30 out of 100 people are sore for a week; 70 out of 100 are not.",
    ),
    ("1 of 100 gets worse", "1 out of 100 people gets worse; 99 out of 100 do not."),
    ("999 of 1,000 have no bleed", ""),
    ("999 of 1,000 have a bleed", "999 out of 1,000 people have a bleed; 1 out of 1,000 does not."),
    ("Of 100 people, 12 get better", "12 out of 100 people get better; 88 out of 100 do not."),
    ("up to 25 of 100 feel sick", "Up to 25 out of 100 people feel sick; at least 75 out of 100 do not."),
    (
        "at least 25 of 100 feel sick",
        "At least 25 out of 100 people feel sick; at most 75 out of 100 do not.",
    ),
    (
        "fewer than 1 of 100 feel sick",
        "Fewer than 1 out of 100 people feel sick; more than 99 out of 100 do not.",
    ),
    ("over 5 of 100 feel sick", "Over 5 out of 100 people feel sick; fewer than 95 out of 100 do not."),
    ("3 to 5 of 100 feel sick", "3 to 5 out of 100 people feel sick; 95 to 97 out of 100 do not."),
    ("about 37 of 1,000 feel sick", "About 37 out of 1,000 people feel sick; about 963 out of 1,000 do not."),
    (
        "no more than 5 of 100 feel sick",
        "No more than 5 out of 100 people feel sick; at least 95 out of 100 do not.",
    ),
    ("5 of 100 feel sick, at most", ""),
    ("an extra 5 of 100 feel sick", ""),
    ("up to 100 of 100 feel sick", ""),
    ("Less pain: 12 of 100", "Less pain: 12 out of 100 people have this; 88 out of 100 do not."),
    ("Company. 12 of 100 in a year", "Company: 12 out of 100 people have this; 88 out of 100 do not."),
    ("Pain goes for 12 of 100", ""),
    ("12 of 100 patients who stay on it", ""),
    ("It does not help 12 of 100", ""),
    ("12 of 100 do, 88 of 100 do not", ""),
    ("12 of 100 feel better, 88 of 100 stay the same", ""),
    ("12 of 100 will feel better", "12 out of 100 people will feel better; 88 out of 100 will not."),
];

/// Both ways round are said in the words of the sentence.
#[test]
fn both_ways_in_own_words() {
    for (text, wanted) in BOTH {
        assert_eq!(both(text, Asked::Better), *wanted, "{text}");
    }
    // A chance that has a line to itself is about the line above it, whatever the row asks.
    for (text, at, wanted) in [
        (
            "Less pain\n12 of 100 in 6 months",
            0,
            "Less pain: 12 out of 100 people have this; 88 out of 100 do not.",
        ),
        (
            "Worse at first.\n- 5 of 100",
            0,
            "Worse at first: 5 out of 100 people have this; 95 out of 100 do not.",
        ),
        (
            "Less pain\n12 of 100 in 6 months\n20 of 100 in a year",
            1,
            "Less pain: 20 out of 100 people have this; 80 out of 100 do not.",
        ),
        ("It does not go.\n12 of 100", 0, ""),
        ("No number known.Sick: 5 of 100", 1, ""),
        (
            "More trust in moving. When, nobody can say; ask them.\n12 of 100",
            0,
            "12 out of 100 people get better; 88 out of 100 do not.",
        ),
        ("Sore; also sick. Ask.\n12 of 100", 0, ""),
        ("12 of 100\nWorse at first.", 0, ""),
    ] {
        let said = both_ways(text, &found_in(text)[at], Asked::Better).unwrap_or_default();
        assert_eq!(said, wanted, "{text}");
    }
    let bare = "12 of 100 in 6 months (A review, 2021)";
    for (asked, wanted) in [
        (Asked::Better, "12 out of 100 people get better; 88 out of 100 do not."),
        (Asked::Hard, "12 out of 100 people have trouble with it; 88 out of 100 do not."),
        (Asked::Other, ""),
    ] {
        assert_eq!(both(bare, asked), wanted);
    }
}

/// How many of a hundred are drawn for the first chance of a text.
fn drawn(text: &str) -> Option<u32> {
    crate::domain::icon_array::to_draw(found_in(text)[0].chance().unwrap()).ok()
}

/// Ordinary sentences are turned round and drawn.
#[test]
fn plain_sentences_are_turned() {
    for (text, wanted) in [
        ("Only 12 of 100 feel better in 6 months", "12 out of 100 people feel better; 88 out of 100 do not."),
        ("Then, in 6 months, 12 of 100 get better", "12 out of 100 people get better; 88 out of 100 do not."),
        (
            "Lower back pain: 12 of 100 in a year",
            "Lower back pain: 12 out of 100 people have this; 88 out of 100 do not.",
        ),
        ("12 of 100 sleep better in 3 months", "12 out of 100 people sleep better; 88 out of 100 do not."),
        ("12 of 100 stop taking it in a year", "12 out of 100 people stop taking it; 88 out of 100 do not."),
        (
            "12 of 100 adults improved (Smith et al. Pain. 2021)",
            "12 out of 100 adults improved; 88 out of 100 did not.",
        ),
        (
            "12 of 100 have less pain in 6 months, for adults aged 65 or over (A review, 2021).",
            "12 out of 100 people have less pain; 88 out of 100 do not.",
        ),
        (
            "12 of 100 get better, for people in pain for more than 3 months; source: NICE NG59, Nov 2020",
            "12 out of 100 people get better; 88 out of 100 do not.",
        ),
    ] {
        assert_eq!(both(text, Asked::Other), wanted, "{text}");
        assert_eq!(drawn(text), Some(12), "{text}");
    }
}

#[test]
fn a_limit_is_said_in_words_that_read_well() {
    for (text, wanted) in [
        ("c. 5 of 100 feel sick", "About 5 out of 100 people feel sick; about 95 out of 100 do not."),
        (
            "maximum 3 of 100 feel sick",
            "At most 3 out of 100 people feel sick; at least 97 out of 100 do not.",
        ),
        ("max. 3 of 100 feel sick", "At most 3 out of 100 people feel sick; at least 97 out of 100 do not."),
        ("5 tops of 100 feel sick", "At most 5 out of 100 people feel sick; at least 95 out of 100 do not."),
        (
            "below 5 of 100 feel sick",
            "Fewer than 5 out of 100 people feel sick; more than 95 out of 100 do not.",
        ),
        ("upto 5 of 100 feel sick", "At most 5 out of 100 people feel sick; at least 95 out of 100 do not."),
        (
            "not even 5 of 100 feel sick",
            "Fewer than 5 out of 100 people feel sick; more than 95 out of 100 do not.",
        ),
        (
            "Dizzy: below 5 of 100",
            "Dizzy: fewer than 5 out of 100 people have this; more than 95 out of 100 do not.",
        ),
        ("below 5 of 100, at night", ""),
    ] {
        assert_eq!(both(text, Asked::Other), wanted, "{text}");
    }
}

/// What so many people do is part of the chance where the form opens on it, and only where it is plain.
#[test]
fn outcome_is_read_with_the_chance() {
    let read = |text: &str| {
        let found = with_outcome(text, found_in(text).remove(0));
        (text.get(found.range.clone()).unwrap().to_owned(), found.chance().unwrap().outcome().to_owned())
    };
    for (text, range, outcome) in [
        ("12 of 100 feel better", "12 of 100 feel better", "feel better"),
        (
            "12 of 100 people have side effects. So there.",
            "12 of 100 people have side effects",
            "have side effects",
        ),
        ("12 of 100 in 6 months feel better", "12 of 100 in 6 months", ""),
        ("12 of 100 of them, they say", "12 of 100", ""),
        ("12 of 100 feel better in 6 months", "12 of 100 feel better in 6 months", "feel better"),
    ] {
        assert_eq!(read(text), (range.to_owned(), outcome.to_owned()), "{text}");
    }
    assert!(
        is_outcome("have side effects") && !is_outcome("at most") && !is_outcome("a, b") && !is_outcome("")
    );
}
