//! What is found in ordinary clinical prose and what is not; what is written is read back.

use proptest::{prelude::*, sample::select};

use super::*;

/// What is found in a text, in short.
fn said(text: &str) -> String {
    let each = found_in(text).into_iter().map(|found| match found.what {
        What::NoNumber => "no number".to_owned(),
        What::Limit(chance) => format!("limit {}", chance.sentence()),
        What::Chance(chance) => chance.sentence(),
    });
    each.collect::<Vec<_>>().join(" | ")
}

/// Ordinary prose, and what is found in it.
const FINDS: &[(&str, &str)] = &[
    ("12 of 100 in 6 months", "12 of 100 in 6 months"),
    ("12 out of 100 over 6 months", "12 of 100 in 6 months"),
    ("12 in 100 within a year", "12 of 100 in 1 year"),
    ("12/100", "12 of 100"),
    ("Better for 12 of 100.", "12 of 100"),
    ("3 of 1,000 in 2 years", "3 of 1,000 in 2 years"),
    ("3 in 10000 have a bleed", "3 of 10,000"),
    ("5 per 1,000 each year, for adults", "5 of 1,000 in 1 year, for adults"),
    ("12 of 100, for adults with back pain", "12 of 100, for adults with back pain"),
    ("12 of 100 in 6 months for older adults.", "12 of 100 in 6 months, for older adults"),
    ("12 of 100 (Cochrane review, 2021)", "12 of 100 (Cochrane review, 2021)"),
    ("12 of 100 (2021)", "12 of 100 (2021)"),
    ("12 of 100; source: NICE NG59, Nov 2020.", "12 of 100 (NICE NG59, Nov 2020)"),
    ("12 of 100 (source: our own audit)", "12 of 100 (source: our own audit)"),
    ("12 of 100 feel better in half a year", "12 of 100 feel better in 6 months"),
    (
        "About 12 of 100 people had less pain after 6 months (Cochrane review, 2021)",
        "12 of 100 people had less pain in 6 months (Cochrane review, 2021)",
    ),
    ("In 12 of 100 people the pain comes back", "12 of 100 people"),
    ("10 people in every 100", "10 of 100"),
    ("12 in a hundred", "12 of 100"),
    ("2 of 5 people like me", "2 of 5 people"),
    ("1 in 3 chance of a flare", "1 of 3 people"),
    ("1 in 8 women in 10 years", "1 of 8 women in 10 years"),
    ("3 of 8 in 2 years", "3 of 8 people in 2 years"),
    ("Less pain: 12 out of 100", "12 of 100"),
    ("Pain gone for 12 out of 100", "12 of 100"),
    ("less pain 12 out of 100 in six months", "12 of 100 in 6 months"),
    ("30 of 100 do, 10 of 100 do not", "30 of 100 | 10 of 100"),
    ("12 of 100 and 5 of 100", "12 of 100 | 5 of 100"),
    ("Sick: 5 of 100.\nDizzy: 3 of 100 in the first week", "5 of 100 | 3 of 100 in 1 week"),
    ("fewer than 1 of 100", "limit 1 of 100"),
    ("may affect up to 1 in 10 people", "limit 1 of 10 people"),
    ("between 3 and 5 of 100", "limit 5 of 100"),
    ("3-5 of 100, 3 to 5 of 100", "limit 5 of 100 | limit 5 of 100"),
    ("<1 in 1000", "limit 1 of 1,000"),
    ("No number known", "no number"),
    ("not known: no number known (asked in 2024)", "no number"),
    ("- 12 of 100\n• 0 of 100", "12 of 100 | 0 of 100"),
    ("100 of 100", "100 of 100"),
    ("12 of 100 use it for pain relief", "12 of 100"),
    ("12 of 100 stay on it for 6 weeks", "12 of 100"),
    ("12 of 100 (with exercise)", "12 of 100"),
    ("12 of 100 (95% CI 8, 16)", "12 of 100"),
    ("12 of 100, for example", "12 of 100"),
    ("12 of 100 in 2 to 3 years", "12 of 100"),
];

/// Ordinary prose in which nothing is a chance.
const SILENCES: &[&str] = &[
    "",
    "Back pain six years, scan last spring, no serious cause found.",
    "2 of 3 sessions",
    "6 of 10 weeks",
    "Seen on 12/10/2026, again 12/100/5",
    "1 of 2 choices",
    "4 out of 10 pain",
    "pain 4/10, mood 6/10",
    "Pain 4 of 10 in 6 weeks",
    "pain 12/100",
    "Pain today is about 60 out of 100",
    "mood: 40/100",
    "VAS 60 of 100",
    "She scored it 60 out of 100",
    "PHQ-9 score 12 of 100",
    "Oswestry 40/100",
    "60 of 100 points",
    "20 of 100 mg",
    "walks 50 of 100 metres",
    "BP 120/80, pulse 72",
    "L4/5 and C5/6, T12/100",
    "page 12 of 100",
    "session 2 of 6 in 3 weeks",
    "Follow-up 1 in 2 weeks",
    "1 in 3 months",
    "take 1 in 4 hours",
    "5 in 2021, 1 in 2019",
    "120 of 100",
    "0 of 0, 1 of 1",
    "1.5 of 100, 0.5 in 100",
    "12 of 100.5",
    "12 of 100% sure",
    "£12 of 100",
    "2-3 times a week in 6 months",
    "half of people in 6 months",
    "3 or 4 of them in 2 years",
    "one in three people",
    "2 of 4 exercises in 6 weeks",
    "3 of 5",
    "5 out of 8 get better",
    "8 of 12 get better in 6 weeks",
    "07700 900123",
    "12 of100, 12of 100, x12 of 100",
    "12 of\n100",
    "uno number known, no number knowns",
    "12 % of 100",
    "99999999999 of 100, 12 of 99999999999",
    "3/10 sleep, 2/10 mood",
];

#[test]
fn chances_are_found_in_ordinary_prose() {
    for (text, wanted) in FINDS {
        assert_eq!(said(text), *wanted, "{text:?}");
    }
}

#[test]
fn what_is_no_chance_is_left_alone() {
    for text in SILENCES {
        assert_eq!(said(text), "", "{text:?}");
    }
}

#[test]
fn it_is_found_where_it_stands() {
    let text = "Zoë:\nabout 12 of 100 (Cochrane, 2021), or so";
    let found = found_in(text);
    assert_eq!(text.get(found[0].range.clone()).unwrap(), "12 of 100 (Cochrane, 2021)");
    let chance = found[0].chance().unwrap();
    assert_eq!((chance.source.as_deref(), chance.date.as_deref()), (Some("Cochrane"), Some("2021")));
    let whole = "12 of 100 in 6 months, for adults with back pain (Cochrane review, 2021)";
    assert_eq!(found_in(whole)[0].range, 0..whole.len());
}

fn of(number: u32, of: u32) -> Chance {
    Chance { number, of, ..Chance::default() }
}

#[test]
fn both_ways_round_and_the_same_base_are_words_to_show() {
    assert_eq!(of(12, 100).both_ways(), "12 of 100 do, 88 of 100 do not");
    assert_eq!(of(1, 100).both_ways(), "1 of 100 does, 99 of 100 do not");
    assert_eq!(of(999, 1_000).both_ways(), "999 of 1,000 do, 1 of 1,000 does not");
    assert_eq!(of(12, 100).same_base_words(), None);
    let words = |number, base| of(number, base).same_base_words().unwrap();
    assert_eq!(words(1, 8), "between 12 and 13 of 100");
    assert_eq!(words(3, 1_000), "less than 1 of 100");
    assert_eq!(words(120, 1_000), "12 of 100");
    assert_eq!(words(999, 1_000), "more than 99 of 100");
    assert_eq!((words(0, 8), words(8, 8)), ("0 of 100".to_owned(), "100 of 100".to_owned()));
    assert_eq!(of(u32::MAX, u32::MAX).of_hundred(), OfHundred::Just(100));
    assert!(of(1, 8).is_one_in() && !of(1, 100).is_one_in() && !of(2, 8).is_one_in());
}

#[test]
fn bases_and_times_are_compared() {
    let over = |text: &str| Chance { over: Span::typed(text), ..of(12, 100) };
    assert!(same_base(&[]) && same_base(&[of(1, 100), of(2, 100)]) && !same_base(&[of(1, 100), of(2, 10)]));
    for same in
        [["12 months", "a year"], ["52 weeks", "1 year"], ["half a year", "26 weeks"], ["7 days", "1 week"]]
    {
        assert!(same_span(&same.map(over)), "{same:?}");
    }
    for other in [["6 months", "1 year"], ["6 weeks", "6 months"], ["6 months", ""], ["1 day", "2 days"]] {
        assert!(!same_span(&other.map(over)), "{other:?}");
    }
    assert!(same_span(&[of(1, 100), of(2, 100)]));
    for none in ["", "soon", "6", "months 6", "0 days", "6 months and a bit", "1.5 years"] {
        assert_eq!(Span::typed(none), None, "{none:?}");
    }
    assert_eq!(
        Span::typed(" within the next two years").map(|span| span.to_string()).as_deref(),
        Some("2 years")
    );
}

#[test]
fn a_date_has_a_year() {
    for date in ["2021", "Nov 2020", "November 2020", "3 Sept 1999", "2021-03-01", "03/2021"] {
        assert!(is_a_date(date), "{date}");
    }
    for none in ["", "21", "spring 2021", "Marathon 2020", "2021 2022", "12 of 2020", "3021", "May"] {
        assert!(!is_a_date(none), "{none}");
    }
}

#[test]
fn debug_tells_no_text() {
    assert!(!format!("{:?}", found_in("17 of 100, for SECRET (SECRET, 2021)")).contains(['S', '1']));
}

/// Words people type into the form, and worse.
fn words() -> impl Strategy<Value = Option<String>> {
    const PIECES: &[&str] = &[
        "adults",
        "with back pain",
        " ",
        ",",
        ".",
        ". ",
        ";",
        ":",
        "(",
        ")",
        "\n",
        "2021",
        "12 of 100",
        "in 6 months",
        "source:",
        "source ",
        "Cochrane",
        "NG59",
        "for",
        "é",
        "👩",
        "-",
        "/",
        "et al.",
        "\u{a0}",
        "no number known",
    ];
    prop::option::of(prop::collection::vec(select(PIECES), 0..6).prop_map(|pieces| pieces.join(" ")))
}

fn chance() -> impl Strategy<Value = Chance> {
    let base = prop_oneof![select(&[100, 1_000, 10_000][..]), 2_u32..3_000, any::<u32>()];
    let unit = select(&Unit::ALL[..]);
    let over = prop::option::of((1_u32..200, unit).prop_map(|(count, unit)| Span { count, unit }));
    let middle =
        prop::option::of(select(&["get better", "people", "women feel less pain", "have a bleed"][..]));
    let date = prop_oneof![
        Just(None),
        select(&["2021", "Nov 2020"][..]).prop_map(|date| Some(date.to_owned())),
        words()
    ];
    let numbers = base.prop_flat_map(|of| (0..=of.max(2), Just(of.max(2))));
    (numbers, middle, over, words(), words(), date).prop_map(
        |((number, of), middle, over, whom, source, date)| Chance {
            number,
            of,
            // These words are read only where something follows them.
            middle: middle.filter(|words| over.is_some() || *words == "people").map(str::to_owned),
            over,
            whom: whom.filter(|whom| is_whom(whom)),
            source,
            date,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        chance in chance(),
        before in select(&["", "Helps: ", "Some get better.\nAbout ", "Pain goes for ", "(", "No. "][..]),
        after in select(&["", "\nThen 12 sessions", ". For others not.", "; so far", ") and so on"][..]),
    ) {
        let tidied = chance.tidied();
        let sentence = chance.sentence();
        let text = format!("{before}{sentence}{after}");
        let found = found_in(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(text.get(found[0].range.clone()), Some(sentence.as_str()));
        prop_assert!(found[0].chance() == Some(&tidied), "{}", &text);
        prop_assert_eq!(tidied.sentence(), sentence);
    }

    #[test]
    fn any_text_can_be_read(text in "[0-9,of in/()a-f\n.–é]{0,60}") {
        let mut end = 0;
        for found in found_in(&text) {
            prop_assert!(found.range.start >= end && found.range.end > found.range.start);
            prop_assert!(!text.get(found.range.clone()).unwrap().contains('\n'));
            end = found.range.end;
        }
        prop_assert!(end <= text.len());
    }
}
