//! Words around a number that may limit it: it is left as typed.

use proptest::{prelude::*, sample::select};

use super::*;

/// Sentences in which something else may limit the number, or is held against it: nothing is turned
/// round, and nobody drawn.
const AS_TYPED: &[&str] = &[
    // What it is compared with.
    "12 of 100 sleep better in 3 months compared with 8 of 100 on placebo",
    "12 of 100 sleep better in 3 months compared with 8 on placebo",
    "12 of 100 sleep better than on placebo",
    "Half the pain: 40 of 100 with it and 30 of 100 without it",
    "Bleeding in the stomach: fewer than 1 of 1,000 in a year, 2 of 1,000 if over 65",
    "12 of 100 instead of 8 of 100 get better",
    "12 of 100 get better instead of 8",
    "12 of 100 get better; with tablets, 20 of 100 do",
    "On placebo: 8 of 100",
    "12 of 100 on placebo",
    "12 of 100 if they stay on it",
    "If you stay on it: 12 of 100",
    "12 of 100 feel better if they stay on it",
    "12 of 100 feel better, versus 8",
    "12 of 100 do, 88 of 100 do not",
    "1 in 3 to 1 in 5 people",
    "12 of 100 in 6 months and in 2 years",
    // Limits in words that no list holds to its end.
    "5 of 100 at the very most in 3 months",
    "5 of 100 in 3 months at the very most",
    "5 of 100 people or a few more in 3 months",
    "5 of 100 people in 3 months or a few more",
    "5 of 100 or possibly fewer in 3 months",
    "5 of 100 in 6 weeks or less",
    "barely 5 of 100",
    "scarcely 5 of 100 feel sick",
    "a mere 5 of 100",
    "approaching 5 of 100",
    "a good 30 of 100 feel better",
    "as low as 5 of 100",
    "as high as 5 of 100",
    "as few as 5 of 100",
    "the upper limit is 5 of 100",
    "Upper limit: 5 of 100",
    "a ceiling of 5 of 100",
    "capped at 5 of 100",
    "exceeds 5 of 100",
    "does not exceed 5 of 100",
    "at best 5 of 100 feel better",
    "at worst, 5 of 100 feel sick",
    "best case is 5 of 100",
    "Best case: 5 of 100",
    "at the outside 5 of 100",
    "5 of 100 at the outside",
    "best guess 5 of 100",
    "Best guess: 5 of 100",
    "5 of 100 is my best guess",
    "5 of 100 or maybe 15 feel sick",
    "5 of 100 feel sick, or maybe 15",
    "30 of 100 give or take 5",
    "30 of 100, give or take 5, feel better",
    "5 of 100 (range 3 to 7)",
    "5 of 100 feel sick (3–7)",
    "5 of 100 in 6 months (3 to 7)",
    "5 of 100 (3 to 7, 2021)",
    "5 of 100 (range 3 to 7; 2021)",
    "30 of 100 (95% CI 25 to 35)",
    "30 of 100 in 6 months (95% CI 25 to 35, 2021)",
    "30 of 100 [25 to 35]",
    "30 of 100 ± 5",
    "30 of 100 feel better ± 5",
    "about a third (33 of 100)",
    "hardly more than 5 of 100",
    "10 or 20 of 100 feel better",
    "Of 100 people, 10 or 20 get better",
    "Somewhere near: 5 of 100",
    "Not 5 of 100",
    "12 of 100 feel zorbly",
    "12 of 100 feel better a good",
    "Ballpark: 5 of 100",
    "It is hoped that 5 of 100 feel better",
    "5 of 100?",
    "5 of 100 feel better?",
    "5 of 100 may feel sick",
    "5 of 100 are thought to feel sick",
    "5 of 100 feel sick, some say",
    "5 of 100 have a fall or two",
    "5 of 100, for adults at the very most",
    "5 of 100, for adults or a few more",
    "5 of 100 limited to adults",
    "5 of 100 estimated",
    "5 of 100 drop to half",
    "up to five, well, 5 of 100",
    // In the line above or below.
    "At the very most\n5 of 100",
    "At most about\n5 of 100 feel sick",
    "5 of 100\nor a few more",
    "5 of 100 feel sick\n(3 to 7)",
    "5 of 100\nat the very most",
    "5 of 100 feel sick. Or a few more.",
    "5 of 100 feel sick. At most.",
    // What is no number of people on its own.
    "Relative risk: 12 of 100",
    "Absolute reduction: 12 of 100",
    "Increase: 12 of 100",
    "Rises to: 12 of 100",
    "Down to: 12 of 100",
];

/// Where other words may limit a number, it is left as typed.
#[test]
fn possible_limits_stay_as_typed() {
    for text in AS_TYPED {
        for text in [(*text).to_owned(), format!("{text}."), format!("Feels good. {text} (A review, 2021)")] {
            for found in found_in(&text) {
                let chance = found.chance().unwrap();
                assert_eq!(both_ways(&text, &found, Asked::Better), None, "{text}");
                assert!(crate::domain::icon_array::to_draw(chance).is_err(), "{text}");
                assert_eq!(chance.same_base_words(), None, "{text}");
            }
        }
    }
}

/// Words that leave a number as it is before it, and behind it.
const HARMLESS: [(&str, &str); 6] = [
    ("", ""),
    ("only", "feel better"),
    ("just", "people"),
    ("then", "sleep"),
    ("in 6 months", "have less pain"),
    ("Sore:", "adults"),
];

/// Words that do not, and words of which nothing is known.
const OTHERS: &[&str] = &[
    "barely",
    "hardly",
    "scarcely",
    "perhaps",
    "maybe",
    "possibly",
    "probably",
    "supposedly",
    "allegedly",
    "ideally",
    "at best",
    "at worst",
    "at most",
    "at the very most",
    "at the outside",
    "give or take",
    "or so",
    "or fewer still",
    "or rather more",
    "if lucky",
    "a mere",
    "a good",
    "a scant",
    "a cool",
    "shy of",
    "north of",
    "south of",
    "topping",
    "nudging",
    "pushing",
    "touching",
    "cresting",
    "the odd",
    "some say",
    "we hope",
    "hopefully",
    "in theory",
    "on paper",
    "in one trial",
    "on placebo",
    "without tablets",
    "compared",
    "versus",
    "against",
    "instead of",
    "not",
    "never",
    "no",
    "every second",
    "(3-7)",
    "(range 3 to 7)",
    "[3, 7]",
    "±3",
    "3",
    "15",
    "a third",
    "window",
    "green",
    "yesterday",
    "quietly",
    "chairs",
    "trombone",
    "of late",
    "river",
    "zorb",
    "SD 3",
    "roughly speaking",
    "ballpark",
    "plus",
    "minus",
    "less",
    "more",
    "fewer",
    "most",
    "least",
    "under",
    "over",
];

proptest! {
    /// Only words known to be harmless let a number be turned round.
    #[test]
    fn unknown_words_stop_turning(
        before in prop_oneof![select(OTHERS), select(&HARMLESS[..]).prop_map(|(before, _)| before)],
        does in select(&HARMLESS[..]).prop_map(|(_, after)| after),
        between in prop_oneof![select(OTHERS), Just("")],
        after in prop_oneof![select(OTHERS), Just("")],
        comma in any::<bool>(),
        over in select(&["", "in 3 months"][..]),
        source in select(&["", "(A review, 2021)"][..]),
    ) {
        let is_harmless = |word: &str| HARMLESS.iter().any(|(one, other)| [*one, *other].contains(&word));
        let comma = if comma { "," } else { "" };
        let text = format!("{before} 12 of 100{comma} {between} {does} {over}{comma} {after} {source}");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
        for found in found_in(&text) {
            let Some(chance) = found.chance() else { continue };
            let shown = both_ways(&text, &found, Asked::Better);
            let is_drawn = crate::domain::icon_array::to_draw(chance).is_ok();
            if chance.is_exact() {
                let all = [before, between, after].into_iter().all(is_harmless);
                prop_assert!(all || shown.is_none() && !is_drawn, "{}: {:?}", &text, shown);
            } else if let Some(shown) = shown {
                prop_assert!(!shown.contains("; 88 "), "{}: {}", &text, shown);
            }
        }
    }

    /// A made-up word near a number keeps it from being turned round.
    #[test]
    fn made_up_words_stop_turning(word in "[a-z]{3,9}x", is_before in any::<bool>()) {
        let text = if is_before { format!("{word} 12 of 100 in 3 months") } else { format!("12 of 100 {word} in 3 months") };
        for found in found_in(&text) {
            prop_assert!(!found.chance().unwrap().is_exact(), "{}", &text);
        }
    }
}
