//! Each point is found where it is unbalanced, and where it is not, it is silent.

use super::*;
use crate::domain::{Choice, ChoiceQuestion};

/// Two choices with nothing to point out.
fn full() -> Notes {
    let mut notes = Notes::default();
    let choice = |name: &str, good: &str, hard: &str| Choice {
        name: Answer::of(name),
        might_get_better: Answer::of(good),
        might_be_hard: Answer::of(hard),
        ..Choice::default()
    };
    let options = &mut notes.options;
    options.choices.0 = vec![
        Choice {
            no_change: true,
            ..choice(
                "No change for now",
                "Room to settle. 10 of 100 in 6 months (A review, 2021)",
                "May drag on. No number known.",
            )
        },
        choice(
            "Class",
            "Less pain. 12 of 100 in 6 months (A review, 2021)",
            "Sore at first: 5 of 100 in half a year (A review, 2021)",
        ),
    ];
    for field in [OptionsField::WhoElse, OptionsField::ReviewPoint, OptionsField::ChangingMind] {
        *options.get_mut(field) = Answer::of("Said.");
    }
    notes
}

fn said(notes: &Notes) -> Vec<String> {
    findings(notes).into_iter().map(|finding| finding.words).collect()
}

/// Findings once a cell of the second choice was changed.
fn with(field: ChoiceField, text: &str) -> Vec<String> {
    let mut notes = full();
    *notes.options.choices.0[1].get_mut(field) = Answer::of(text);
    for finding in findings(&notes) {
        assert!(notes.all_fields().any(|field| field == finding.at), "one can go there: {:?}", finding.at);
    }
    said(&notes)
}

#[track_caller]
fn finds(field: ChoiceField, text: &str, wanted: &str) {
    let found = with(field, text);
    assert!(found.iter().any(|words| words == wanted), "{text:?}: {found:#?}");
}

use ChoiceField::{HowSure, MightBeHard, MightGetBetter, Wait, WhatItIs};

#[test]
fn where_nothing_is_thin_nothing_is_said() {
    assert_eq!(said(&full()), [""; 0]);
    assert_eq!(said(&crate::content::sample().notes), [""; 0], "the example is put fairly");
    for judges in ["Looks fair", "✓", "all is well", "complete", "score", "100%"] {
        assert!(!LOOKED_FOR.contains(judges), "{judges}");
    }
}

/// True of both, where one is empty and the other has a number alone.
#[test]
fn empty_and_number_alone() {
    let mut notes = full();
    notes.options.choices.0[0].might_get_better = Answer::default();
    notes.options.choices.0[1].might_get_better = Answer::of("12 of 100 in 6 months (A review, 2021)");
    let words = said(&notes);
    assert!(
        words[0].starts_with("“what might get better and when” needs a few words for every choice"),
        "{words:?}"
    );
}

#[test]
fn with_one_choice_that_is_all_that_is_said() {
    let mut notes = Notes::default();
    let found = findings(&notes);
    assert_eq!(found.len(), 1);
    assert!(found[0].words.starts_with("name a second choice"));
    assert_eq!(found[0].at, FieldId::Choice(1, ChoiceField::Name));
    notes.options.choices.0.truncate(1);
    assert_eq!(findings(&notes)[0].at, FieldId::Options(OptionsField::Decision));
    notes.options.choices.0.clear();
    assert!(said(&notes)[0].starts_with("name two choices"));
    let mut notes = full();
    notes.options.choices.0[0].no_change = false;
    assert_eq!(said(&notes), ["no change is not among the choices"]);
}

/// Each choice has something good and something hard.
#[test]
fn good_and_hard_in_each() {
    finds(MightBeHard, "", "“what might be hard or go wrong” is empty for Class");
    finds(MightBeHard, " \n", "“what might be hard or go wrong” is empty for Class");
    finds(MightGetBetter, "12 of 100", "“what might get better and when” needs a few words for Class");
    finds(MightGetBetter, "No number known.", "“what might get better and when” needs a few words for Class");
    let mut notes = full();
    let answer = &mut notes.options.choices.0[1].might_be_hard;
    (answer.text, answer.standing) = (String::new(), EmptyReason::NotKnown);
    assert_eq!(said(&notes), ["“what might be hard or go wrong” has no words yet for Class"]);
    notes.options.choices.0[0].might_be_hard = Answer::default();
    assert_eq!(said(&notes), ["“what might be hard or go wrong” is empty for every choice"]);
    notes.options.rows.0.retain(|row| row.key() != HARD);
    assert_eq!(said(&notes), ["“what might be hard or go wrong” is not asked of the choices"]);
}

#[test]
fn a_row_filled_for_one_is_filled_for_all() {
    let wanted = "“how long is the wait” is empty for No change for now";
    assert_eq!(with(Wait, "Six weeks"), [wanted]);
    let mut notes = full();
    notes.options.choices.0[1].wait = Answer::of("Six weeks");
    notes.options.choices.0[0].wait.standing = EmptyReason::NotToday;
    assert_eq!(said(&notes), [""; 0], "to leave it out on purpose is an answer");
    notes.options.rows.0.push(ChoiceQuestion::Own { id: 7, question: Answer::of("By bus?") });
    notes.change(FieldId::Own(0, 7), |answer| answer.text.push_str("No need"));
    let found = findings(&notes);
    assert_eq!((found[0].words.as_str(), found[0].at), ("“By bus?” is empty for Class", FieldId::Own(1, 7)));
    notes.options.choices.0.push(Choice { name: Answer::of("Talks"), ..Choice::default() });
    assert!(said(&notes).contains(&"“By bus?” is empty for Class and Talks".to_owned()));
    notes.options.choices.0.push(Choice::default());
    assert!(!said(&notes).iter().any(|words| words.contains("Choice 4")), "an untouched one is not there");
}

/// Good and hard points are of like length, within a choice and across.
#[test]
fn lengths_are_alike() {
    let seven = "one two three four five six seven. No number known.";
    assert_eq!(with(MightBeHard, seven), [""; 0], "short as they are, it is not worth a word");
    assert_eq!(
        with(MightBeHard, &format!("eight {seven}")),
        [
            "“what might be hard or go wrong” takes 3 words for No change for now, 8 for Class",
            "for Class, “what might get better and when” takes 2 words, “what might be hard or go wrong” 8",
        ]
    );
    let mut notes = full();
    let numbered = "Sore at first: 5 of 100 in 6 months, for people who have never been to a class (A review of \
                    many studies, 2021)";
    notes.options.choices.0[1].might_be_hard = Answer::of(numbered);
    assert_eq!(said(&notes), [""; 0], "numbers and where they are from are not counted");
}

#[test]
fn numbers_are_there_and_can_be_compared() {
    finds(
        MightGetBetter,
        "Less pain for some",
        "“what might get better and when” has no number of people, nor “no number known”, for Class",
    );
    finds(
        MightBeHard,
        "Sore: 30% in a year",
        "30% is said without its other side in “what might be hard or go wrong” for Class",
    );
    for text in ["30 per cent get sore", "30 % get sore, they say", "about 30percent of 30 %"] {
        assert!(with(MightBeHard, text).iter().any(|words| words.starts_with("30% is said")), "{text}");
    }
    let conflict = "Sore: 5% (5 of 100 in 6 months, a review, 2021)";
    assert!(!with(MightBeHard, conflict).iter().any(|words| words.contains("without its other side")));
    assert!(
        !with(MightBeHard, "“30% sore”, 30 per 100")
            .iter()
            .any(|words| words.contains("without its other side"))
    );
    finds(
        MightGetBetter,
        "Less pain: 3 of 1,000 in 6 months (A review, 2021)",
        "3 of 1,000 is not out of the same number as 10 of 100; out of 100 it is fewer than 1",
    );
    finds(
        MightGetBetter,
        "Less pain: 12 of 100 in a year (A review, 2021)",
        "“what might get better and when” is over different times: 6 months and 1 year",
    );
    finds(
        MightGetBetter,
        "Less pain: 1 in 8 women in 6 months (A review, 2021)",
        "1 in 8 is hard to compare, for Class; out of 100 it is between 12 and 13",
    );
    finds(
        MightGetBetter,
        "Less pain for 12 of 100",
        "12 of 100 for Class has no time, no source and no date",
    );
    finds(
        MightGetBetter,
        "Less pain: 12 of 100 in 6 months",
        "12 of 100 for Class has no source and no date",
    );
}

/// Words that lean are pointed out unless the person said them.
#[test]
fn leaning_words_are_found() {
    finds(
        WhatItIs,
        "A safe class, the best one",
        "“safe” and “best” are said without a number in “what is it” for Class",
    );
    finds(HowSure, "Only one study", "“only” is said without a number in “how certain is this” for Class");
    finds(WhatItIs, "Harm is Rare.", "“rare” is said without a number in “what is it” for Class");
    finds(
        MightBeHard,
        "Harm is unlikely",
        "“unlikely” is said without a number in “what might be hard or go wrong” for Class",
    );
    finds(
        MightBeHard,
        "A small risk of harm",
        "“small” is said without a number in “what might be hard or go wrong” for Class",
    );
    finds(
        MightBeHard,
        "The risk of a bleed is very low.",
        "“low” is said without a number in “what might be hard or go wrong” for Class",
    );
    finds(
        WhatItIs,
        "A good chance, proven",
        "“good chance” and “proven” are said without a number in “what is it” for Class",
    );
    finds(
        WhatItIs,
        "Significant and likely",
        "“likely” and “significant” are said without a number in “what is it” for Class",
    );
    for quiet in [
        "Low mood, a small group, high up; her significant other comes. Chances are talked about, low or not",
        "A low risk: 1 of 100 in 6 months",
        "Likely: 1 of 100 in 6 months",
        "“the only safe one”, she says",
        "\"best\" and ‘it's the only one’ they said",
        "Rarely safer, uncommon, unsafe, safe-guarded",
        "Rare: 1 of 100 in 6 months",
    ] {
        let found = with(WhatItIs, quiet);
        assert!(!found.iter().any(|words| words.contains("without a number")), "{quiet}: {found:?}");
    }
    assert!(
        with(WhatItIs, "not “rare” but common").iter().any(|words| words.starts_with("“common” is said"))
    );
}

/// Review, change of mind and who else are filled.
#[test]
fn late_rows_are_filled() {
    let mut notes = full();
    notes.options.review_point = Answer::default();
    notes.options.changing_mind.text.clear();
    (notes.options.who_else.text, notes.options.who_else.standing) = (String::new(), EmptyReason::NotKnown);
    assert_eq!(said(&notes), ["“Review point” is empty", "“If I change my mind” is empty"]);
}

/// A cell of any length takes no longer, and Debug prints no text.
#[test]
fn long_cells_cost_no_more() {
    let found = with(WhatItIs, &"é".repeat(100_000));
    assert_eq!(found, ["“what is it” is empty for No change for now"]);
    let mut notes = full();
    notes.options.choices.0[1].name = Answer::of("SECRET");
    notes.options.choices.0[1].might_be_hard = Answer::default();
    assert!(said(&notes)[0].contains("SECRET") && !format!("{:?}", findings(&notes)).contains("SECRET"));
}
