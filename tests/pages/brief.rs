//! The brief on paper: one sheet of A4, whatever is in the notes, and what is left out is named.

use foreword::{
    content,
    domain::{Answer, Appointment, Country, HandoutKind, Pin},
    export::{WIDTH, html, text},
};
use proptest::prelude::*;

use crate::{browser::Browser, page, sample};

/// Lines of a sheet of A4 in a typewriter's letters.
const SHEET: usize = 66;

/// The sample with every field filled by a text that many times, and with so many questions and phrases.
fn full(times: usize, many: usize) -> Appointment {
    let mut one = content::sample();
    for field in one.notes.all_fields().collect::<Vec<_>>() {
        let words =
            "Walks the dog, and says so at length, with longerthanalineofcolumnsinone. ".repeat(times);
        one.notes.change(field, |answer| *answer = Answer::of(words));
    }
    one.notes.context.still_to_ask = Answer::of("Who could help with the shopping?\n".repeat(many));
    one.pinned = vec![Pin { says: "What would help most today?".to_owned(), ..Pin::default() }; many];
    one
}

#[test]
fn html_brief_is_one_sheet() {
    let Some(mut browser) = Browser::start("it was not looked at how long the brief is on paper") else {
        return;
    };
    let pages = [full(1, 1), full(9, 40), full(40, 200)]
        .map(|one| page(HandoutKind::Brief, &one, Some(Country::England)));
    for page in pages.into_iter().chain([sample(HandoutKind::Brief)]) {
        assert_eq!(browser.sheets(&html(&page, false), "A4"), 1);
    }
}

/// What would not fit is named, and nothing of the seven is left out.
#[test]
fn brief_names_what_it_leaves() {
    let short = text(&page(HandoutKind::Brief, &full(1, 2), None), WIDTH);
    let long = text(&page(HandoutKind::Brief, &full(40, 200), None), WIDTH);
    let left = long.split_once("NOT ON THIS SHEET").map_or("", |(_, left)| left);
    let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(left.contains("More to ask") && left.contains("If things get harder"), "{long}");
    for heading in [
        "WHAT MATTERS",
        "TO ASK",
        "TO SAY",
        "WON'T ASK AGAIN",
        "THE DECISION",
        "WHO MAY BE TOLD",
        "CRISIS LINE",
    ] {
        assert!(short.contains(heading) && long.contains(heading), "{heading}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_brief_is_one_sheet(
        filled in proptest::collection::vec((0_usize..200, 1_usize..40), 0..60),
        many in 0_usize..60,
    ) {
        let mut one = full(0, many);
        let fields: Vec<_> = one.notes.all_fields().collect();
        for (at, times) in filled {
            let words = "Walks the dog, and says so.\nAt length. ".repeat(times);
            one.notes.change(fields[at % fields.len()], |answer| *answer = Answer::of(words));
        }
        let page = text(&page(HandoutKind::Brief, &one, Some(Country::Scotland)), WIDTH);
        prop_assert!(page.lines().count() <= SHEET, "{}:\n{page}", page.lines().count());
    }
}
