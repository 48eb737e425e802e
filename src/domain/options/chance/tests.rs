//! Chances in ordinary clinical prose, and look-alikes.

mod as_typed;
mod both;
mod read_back;

use super::*;

/// The chances of a text, in short.
fn said(text: &str) -> String {
    let each = found_in(text).into_iter().map(|found| match found.chance {
        None => "no number".to_owned(),
        Some(chance) => match &chance.limit {
            None => chance.sentence(),
            // Words around it may limit it; what is read of its own is the same.
            Some(limited) if limited.before.is_empty() && limited.after.is_empty() => chance.sentence(),
            Some(limited) => format!("{:?} {}", limited.limit, chance.sentence()),
        },
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
        "About About 12 of 100 people had less pain in 6 months (Cochrane review, 2021)",
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
    ("fewer than 1 of 100", "Below fewer than 1 of 100"),
    ("may affect up to 1 in 10 people", "Unclear up to 1 of 10 people"),
    ("between 3 and 5 of 100", "From(3) 3 to 5 of 100"),
    ("3-5 of 100\n3 to 5 of 100", "From(3) 3 to 5 of 100 | From(3) 3 to 5 of 100"),
    ("<1 in 1000", "Below fewer than 1 of 1,000"),
    ("No number known", "no number"),
    ("not known: no number known (asked in 2024)", "no number"),
    ("- 12 of 100\n• 0 of 100", "12 of 100 | 0 of 100"),
    ("100 of 100", "100 of 100"),
    ("5 more in 100", "Unclear 5 more of 100"),
    ("one in three people", "1 of 3 people"),
    ("One in a hundred", "1 of 100"),
    ("twenty-five of 100 feel better", "25 of 100"),
    ("of 100 people, 12 get better in 6 months", "12 of 100 people get better in 6 months"),
    ("Out of every 1,000 women, up to 3", "AtMost up to 3 of 1,000 women"),
    ("Of 100 people, 3 to 5 get better", "From(3) 3 to 5 of 100 people"),
    ("of 100 people, between 3 and 5", "From(3) 3 to 5 of 100 people"),
    ("of 100 people, 3-5", "From(3) 3 to 5 of 100 people"),
    ("Of 100 people with back pain, 12", "12 of 100 people, for people with back pain"),
    ("30 of 100 people are sore for a week in 6 months", "30 of 100 people are sore for a week in 6 months"),
    ("12 of 100 people a year", "12 of 100 people in 1 year"),
    ("12 of 100 in 2-3 years", "12 of 100 in 2 to 3 years"),
    ("12 of 100 use it for pain relief", "12 of 100"),
    ("12 of 100 stay on it for 6 weeks", "12 of 100"),
    ("12 of 100 (with exercise)", "12 of 100"),
    ("12 of 100 (95% CI 8, 16)", "12 of 100"),
    ("12 of 100, for example", "12 of 100"),
    ("12 of 100 in 2 to 3 years", "12 of 100 in 2 to 3 years"),
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
    "no one in 100 people, this one in 10, twenty two of 100",
    "12 in a hundred thousand, five hundred and one of 1000",
    "In 100 people, 12 weeks later; of 100 people, 12 May",
    "Tried in 100 people, 12 clinics; of 100 people, 3 doctors",
    "1½ of 100, 12+ of 100, 5 people more in 100",
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
    assert_eq!(text.get(found[0].range.clone()).unwrap(), "about 12 of 100 (Cochrane, 2021)");
    let chance = found[0].chance().unwrap();
    assert_eq!((chance.source.as_deref(), chance.date.as_deref()), (Some("Cochrane"), Some("2021")));
    let whole = "12 of 100 in 6 months, for adults with back pain (Cochrane review, 2021)";
    assert_eq!(found_in(whole)[0].range, 0..whole.len());
}

fn of(number: u32, of: u32) -> Chance {
    Chance { number, of, ..Chance::default() }
}

/// Words that limit a number, before and after it, with what they say.
const LIMITS: &[(&str, Limit)] = &[
    ("fewer than 5 of 100", Limit::Below),
    ("Fewer than 5 of 100", Limit::Below),
    ("less than 5 of 100", Limit::Below),
    ("under 5 of 100", Limit::Below),
    ("below 5 of 100", Limit::Below),
    ("just under 5 of 100", Limit::Below),
    ("< 5 of 100", Limit::Below),
    ("<5/100", Limit::Below),
    ("up to 5 of 100", Limit::AtMost),
    ("at most 5 of 100", Limit::AtMost),
    ("no more than 5 of 100", Limit::AtMost),
    ("not more than 5 of 100", Limit::AtMost),
    ("as many as 5 of 100", Limit::AtMost),
    ("a maximum of 5 of 100", Limit::AtMost),
    ("≤ 5 of 100", Limit::AtMost),
    ("5 or fewer of 100", Limit::AtMost),
    ("5 of 100 or fewer", Limit::AtMost),
    ("5 of 100 or less", Limit::AtMost),
    ("5 of 100 at most", Limit::AtMost),
    ("5 of 100 people at the most", Limit::AtMost),
    ("more than 5 of 100", Limit::Above),
    ("over 5 of 100", Limit::Above),
    ("above 5 of 100", Limit::Above),
    ("> 5 of 100", Limit::Above),
    ("at least 5 of 100", Limit::AtLeast),
    ("no fewer than 5 of 100", Limit::AtLeast),
    ("≥5 of 100", Limit::AtLeast),
    ("5 or more of 100", Limit::AtLeast),
    ("5 of 100 or more", Limit::AtLeast),
    ("5 of 100 people or more", Limit::AtLeast),
    ("5 or more people in every 100", Limit::AtLeast),
    ("about 5 of 100", Limit::About),
    ("around 5 of 100", Limit::About),
    ("roughly 5 of 100", Limit::About),
    ("approximately 5 of 100", Limit::About),
    ("approx. 5 of 100", Limit::About),
    ("nearly 5 of 100", Limit::About),
    ("almost 5 of 100", Limit::About),
    ("~5 of 100", Limit::About),
    ("≈ 5 of 100", Limit::About),
    ("5 of 100 or so", Limit::About),
    ("3 to 5 of 100", Limit::From(3)),
    ("3-5 of 100", Limit::From(3)),
    ("3–5 of 100", Limit::From(3)),
    ("3 or 5 of 100", Limit::Unclear),
    ("upto 5 of 100", Limit::AtMost),
    ("barely 5 of 100", Limit::Unclear),
    ("hardly more than 5 of 100", Limit::Unclear),
    ("as few as 5 of 100", Limit::Unclear),
    ("three to five of 100", Limit::From(3)),
    ("between 3 and 5 of 100", Limit::From(3)),
    ("from 3 to 5 of 100", Limit::From(3)),
    ("up to about 5 of 100", Limit::Unclear),
    ("about 3 to 5 of 100", Limit::Unclear),
    ("1.5 to 5 of 100", Limit::Unclear),
    ("an extra 5 of 100", Limit::Unclear),
    ("5 of 100 more", Limit::Unclear),
    ("all but 5 of 100", Limit::Unclear),
    ("5 of 100 get sick, at most", Limit::Unclear),
    ("At the most, 5 of 100", Limit::Unclear),
    ("5 of 100 get sick, at the very most", Limit::Unclear),
    ("5 of 100, or even fewer", Limit::Unclear),
    ("5 of 100, if that", Limit::Unclear),
];

/// A limit is a part of the chance that is found.
#[test]
fn limits_belong_to_the_chance() {
    for (text, limit) in LIMITS {
        let sentence = format!("Sore. {text} in 6 months (A review, 2021).");
        let found = found_in(&sentence);
        let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
        let chance = one.chance().unwrap();
        assert_eq!(chance.limit.as_ref().map(|one| one.limit), Some(*limit), "{text}");
        assert_eq!((chance.number, chance.of), (5, 100), "{text}");
        let stands = sentence.get(one.range.clone()).unwrap();
        if !text.contains(',') {
            assert_eq!(stands, format!("{text} in 6 months (A review, 2021)"));
            let again = chance.sentence();
            assert!(found_in(&again)[0].chance() == Some(&chance.tidied()), "{text}: {again}");
        }
    }
    // A time that is limited is no limit of people.
    let text = "12 of 100 in 6 months, for people in pain for at least 3 months";
    assert!(found_in(text)[0].chance().unwrap().is_exact());
    for text in ["12 of 100 to 15 of 100", "between 12 of 100 and 15 of 100", "12 of 100 or 15 of 100"] {
        let limits: Vec<_> =
            found_in(text).iter().map(|one| one.chance().unwrap().limit.clone().unwrap().limit).collect();
        assert_eq!(limits, [Limit::Unclear; 2], "{text}");
    }
}

#[test]
fn a_sentence_is_taken_whole() {
    for (text, wanted) in [
        (
            "More trust. Less pain for 12 of 100 (Smith et al. Pain. 2021), they say. Then more.",
            "Less pain for 12 of 100 (Smith et al. Pain. 2021), they say.",
        ),
        ("Feels good. Nausea. 5 of 100 at first.", "Nausea. 5 of 100 at first."),
        ("One line.\n- fewer than 5 of 100\nAnother", "fewer than 5 of 100"),
        ("No number known. 12 of 100 in 6 months", "No number known."),
        ("approx. 5 of 100, says Dr. Shah", "approx. 5 of 100, says Dr. Shah"),
        ("- < 5 of 100", "< 5 of 100"),
    ] {
        let found = found_in(text);
        assert_eq!(text.get(sentence_around(text, &found[0].range)), Some(wanted));
    }
}

/// Saying the same base is right for a limit too.
#[test]
fn same_base_with_limits() {
    let words = |text: &str| found_in(text)[0].chance().unwrap().same_base_words().unwrap_or_default();
    for (text, wanted) in [
        ("12 of 100", ""),
        ("up to 12 of 100", ""),
        ("1 of 8 people", "between 12 and 13"),
        ("3 of 1,000", "fewer than 1"),
        ("120 of 1,000", "12"),
        ("999 of 1,000", "more than 99"),
        ("0 of 8 people", "0"),
        ("8 of 8 people", "100"),
        ("up to 120 of 1,000", "at most 12"),
        ("up to 3 of 1,000", "fewer than 1"),
        ("up to 1 of 8 people", "fewer than 13"),
        ("at least 1 of 8 people", "more than 12"),
        ("about 37 of 1,000", "about 3 or 4"),
        ("about 3 of 1,000", "about 1 or fewer"),
        ("3 to 5 of 1,000", "fewer than 1"),
        ("30 to 55 of 1,000", "3 to 6"),
        ("an extra 3 of 1,000", ""),
    ] {
        assert_eq!(words(text), wanted, "{text}");
    }
    assert_eq!(of(u32::MAX, u32::MAX).of_hundred(), Some(OfHundred::Just(100)));
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
    let debug = format!("{:?}", found_in("17 of 100, for SECRET (SECRET, 2021)"));
    assert!(!debug.contains("SECRET") && !debug.contains('1'));
}
