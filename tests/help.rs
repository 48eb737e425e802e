//! The numbers and lists that ship with the program are those that were checked, and say when.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use foreword::{
    content,
    domain::{CHECK_BEFORE_USE, Checked, Country, Fact, Help, HelpKind, Region, RungName, Side, When},
};
use jiff::{ToSpan, civil::Date};

const LONGEST_SENTENCE: usize = 20;

fn help() -> &'static Help {
    content::help()
}

fn checked() -> impl Iterator<Item = &'static Checked> {
    let lists = help().lists.iter().map(|list| &list.checked);
    help().facts.iter().map(|fact| &fact.checked).chain(lists)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Everything a person or a clinician reads.
fn texts() -> impl Iterator<Item = &'static str> {
    let help = help();
    let facts = help.facts.iter().flat_map(|fact| [Some(&fact.says), fact.hours.as_ref()]).flatten();
    let lists = help.lists.iter().flat_map(|list| list.items.iter().chain([&list.lead]));
    let sentences = [&help.caution, &help.rules_nothing_out, &help.mood, &help.safety_plan];
    facts.chain(lists).chain(sentences).map(String::as_str)
}

#[test]
fn the_numbers_are_those_that_were_checked() {
    use Country::{England, NorthernIreland, Scotland, Wales};
    use HelpKind::{DangerToLife, Listening, Urgent, UrgentMood};
    let numbers = |country, kind| -> Vec<_> {
        help().facts(country, kind).map(|fact| fact.number.as_deref().unwrap_or("differs")).collect()
    };
    for country in Country::ALL {
        assert_eq!(numbers(country, DangerToLife), ["999"]);
    }
    for (country, urgent, mood) in [
        (England, "111", "111"),
        (Wales, "111", "111"),
        (Scotland, "111", "111"),
        (NorthernIreland, "differs", "0808 808 8000"),
    ] {
        assert_eq!(numbers(country, Urgent), [urgent], "{}", country.label());
        assert_eq!(numbers(country, UrgentMood), [mood], "{}", country.label());
    }
    for country in [England, Wales, NorthernIreland] {
        assert_eq!(numbers(country, Listening), ["116 123", "85258"]);
    }
    assert_eq!(numbers(Scotland, Listening), ["116 123", "85258", "0800 83 85 87"]);
}

#[test]
fn how_to_get_through_is_said_in_the_words_of_each_country() {
    let today = day("2026-11-22");
    let mood = |country| help().facts(country, HelpKind::UrgentMood).next().unwrap();
    for (country, line) in [
        (Country::England, "111, choose the mental health option, day and night (checked 22-Nov-2026)"),
        (Country::Wales, "111, press 2, day and night (checked 22-Nov-2026)"),
        (Country::Scotland, "111 (NHS 24 mental health hub), day and night (checked 22-Nov-2026)"),
        (Country::NorthernIreland, "Lifeline 0808 808 8000, day and night (checked 22-Nov-2026)"),
    ] {
        assert_eq!(mood(country).line(today), line);
    }
    let breathing = help().facts(Country::Scotland, HelpKind::Listening).last().unwrap();
    let hours = breathing.hours.as_deref();
    assert_eq!(hours, Some("Monday to Thursday 6pm to 2am, Friday 6pm to Monday 6am"));
}

#[test]
fn every_country_has_help_of_every_kind_and_a_name_of_its_own() {
    for country in Country::ALL {
        for kind in HelpKind::ALL.into_iter().filter(|kind| *kind != HelpKind::OtherWays) {
            assert!(help().facts(country, kind).next().is_some(), "{}: {}", country.label(), kind.label());
        }
        assert_eq!(ron::from_str(country.name()), Ok(country));
    }
    assert_eq!(Country::NorthernIreland.label(), "Northern Ireland");
}

#[test]
fn a_number_by_itself_is_the_one_that_is_said() {
    for fact in &help().facts {
        match &fact.number {
            Some(number) => assert!(fact.says.contains(number), "{}", fact.says),
            None => assert!(fact.says.contains("differs"), "{}", fact.says),
        }
    }
}

#[test]
fn everything_has_a_source_dates_and_who_checked_it() {
    for checked in checked() {
        assert!(!checked.source.is_empty() && !checked.checked_by.is_empty(), "{checked:?}");
        assert!(
            checked.address.as_deref().is_none_or(|address| address.starts_with("https://")),
            "{checked:?}"
        );
        assert!(checked.checked_on < checked.review_by, "{checked:?}");
        assert!(checked.review_by <= checked.checked_on.checked_add(6.months()).unwrap(), "{checked:?}");
    }
    assert_eq!(help().dates(), Some((day("2026-11-22"), day("2027-05-22"))));
}

#[test]
fn past_its_date_everything_says_check_before_use() {
    let in_time = |fact: &Fact, today| !fact.line(today).contains(CHECK_BEFORE_USE);
    for fact in &help().facts {
        let last = fact.checked.review_by;
        assert!(!fact.is_past(last) && in_time(fact, last), "{}", fact.says);
        let today = last.tomorrow().unwrap();
        assert!(fact.is_past(today), "{}", fact.says);
        assert!(fact.line(today).ends_with("(checked 22-Nov-2026: check before use)"), "{}", fact.says);
        assert!(
            fact.long_line(today).ends_with("(checked 22 November 2026: check before use)"),
            "{}",
            fact.says
        );
        assert!(fact.long_line(last).ends_with("(checked 22 November 2026)"), "{}", fact.says);
    }
    for list in &help().lists {
        let today = list.checked.review_by.tomorrow().unwrap();
        assert_eq!(list.checked.note(today), "checked 22-Nov-2026: check before use");
        assert_eq!(list.checked.long_note(list.checked.review_by), "checked 22 November 2026");
    }
}

#[test]
fn the_urgent_rungs_have_their_numbers_and_the_others_none() {
    let numbers = |country, rung, side| -> Vec<_> {
        help().for_rung(country, rung, side).filter_map(|fact| fact.number.as_deref()).collect()
    };
    let wales = |rung, side| numbers(Country::Wales, rung, side);
    assert_eq!(wales(RungName::Urgent, Side::Body), ["111"]);
    assert_eq!(wales(RungName::Urgent, Side::Mood), ["111", "116 123", "85258"]);
    assert_eq!(wales(RungName::Emergency, Side::Body), ["999"]);
    assert_eq!(wales(RungName::Emergency, Side::Mood), ["999"]);
    for rung in RungName::ALL {
        for side in [Side::Body, Side::Mood] {
            let urgent = matches!(rung, RungName::Urgent | RungName::Emergency);
            let some = help().for_rung(Country::NorthernIreland, *rung, side).next().is_some();
            assert_eq!(some, urgent, "{}", rung.label());
        }
    }
}

#[test]
fn back_and_neck_have_lists_of_their_own_and_nothing_is_left_out() {
    let wanted: [(Region, When, &[&str]); 4] = [
        (
            Region::Back,
            When::Now,
            &[
                "numb",
                "tingling",
                "between your legs",
                "bottom",
                "genitals",
                "wipe",
                "start or stop peeing",
                "leaks",
                "bladder is full",
                "poo.",
                "sexual feeling",
                "pain, weakness or numbness in both legs",
                "serious accident",
                "chest pain",
            ],
        ),
        (
            Region::Back,
            When::Soon,
            &[
                "high temperature",
                "lost weight without trying",
                "lump",
                "shape has changed",
                "Rest does not ease",
                "worse at night",
                "between your shoulder blades",
                "Coughing or sneezing",
            ],
        ),
        (
            Region::Neck,
            When::Now,
            &[
                "new trouble walking",
                "bladder or bowels",
                "clumsy",
                "buttons",
                "face droops",
                "arm is weak",
                "speech is slurred",
                "sudden severe neck pain",
                "headache unlike any before",
            ],
        ),
        (
            Region::Neck,
            When::Soon,
            &["much worse", "heavy or weak", "pins and needles in an arm", "balance is poor"],
        ),
    ];
    assert_eq!(help().lists.len(), wanted.len());
    for region in Region::ALL {
        let shown: Vec<_> = help().lists(region).map(|list| (list.region, list.when)).collect();
        assert_eq!(shown, [(region, When::Now), (region, When::Soon)]);
    }
    for (region, when, words) in wanted {
        let list = help().lists(region).find(|list| list.when == when).unwrap();
        let text = list.items.join("\n");
        for word in words {
            assert!(text.contains(word), "{} {}: {word:?} is missing", region.label(), when.label());
        }
        assert!(list.items.iter().all(|item| item.ends_with('.')));
        assert_eq!(list.lead.contains("999"), when == When::Now, "{}", list.lead);
        // In Northern Ireland the urgent number is not 111: it stands in the facts of the country alone.
        assert!(!list.lead.contains("111"), "{}", list.lead);
    }
    assert_eq!(help().rules_nothing_out, "This list rules nothing out.");
}

#[test]
fn no_sentence_is_longer_than_twenty_words() {
    for text in texts() {
        for sentence in text.split_inclusive(['.', '?', '!']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST_SENTENCE, "{words} words: {sentence:?}");
        }
    }
}

#[test]
fn it_asks_for_review_and_only_points_to_other_plans() {
    let help = help();
    assert!(help.caution.contains("registered clinician") && help.caution.contains("lived experience"));
    assert!(help.safety_plan.contains("ReSPECT") && help.safety_plan.contains("only pointed to"));
    for part in ["Ask directly", "its own time", "crisis route"] {
        assert!(help.mood.contains(part), "{part}");
    }
    for checked in checked() {
        assert!(checked.checked_by.contains("not yet by a registered clinician"), "{}", checked.checked_by);
    }
}
