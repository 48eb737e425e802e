//! The numbers and lists that ship with the program are those that were checked, and say when.

use std::collections::BTreeSet;

use foreword::{
    content,
    domain::{
        Aspect, CHECK_BEFORE_USE, Checked, Country, Fact, Help, HelpKind, Region, RungName, URGENT, When,
        doubts_clock,
    },
};
use jiff::{ToSpan, civil::Date};

use crate::LONGEST_SENTENCE;

fn help() -> &'static Help {
    content::help()
}

fn checked() -> impl Iterator<Item = &'static Checked> {
    let lists = help().lists.iter().map(|list| &list.checked);
    let sources = help().sources.iter().map(|source| &source.checked);
    help().facts.iter().map(|fact| &fact.checked).chain(lists).chain(sources)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Everything a person or a clinician reads.
fn texts() -> impl Iterator<Item = &'static str> {
    let help = help();
    let facts = help.facts.iter().flat_map(|fact| [Some(&fact.says), fact.hours.as_ref()]).flatten();
    let lists =
        help.lists.iter().flat_map(|list| list.signs.iter().map(|sign| &sign.says).chain([&list.lead]));
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
    for country in [England, NorthernIreland] {
        assert_eq!(numbers(country, Listening), ["116 123", "85258"]);
    }
    assert_eq!(numbers(Wales, Listening), ["116 123", "85258", "0800 132 737", "0808 164 0123"]);
    assert_eq!(numbers(Scotland, Listening), ["116 123", "85258", "0800 83 85 87"]);
}

/// How to get through is said in the words of each country.
#[test]
fn how_to_get_through() {
    let today = day("2026-11-26");
    let mood = |country| help().facts(country, HelpKind::UrgentMood).next().unwrap();
    for (country, line) in [
        (Country::England, "111, choose the mental health option, day and night (checked 26 Nov 2026)"),
        (Country::Wales, "111, press 2, day and night (checked 26 Nov 2026)"),
        (Country::Scotland, "111, choose the mental health option, day and night (checked 26 Nov 2026)"),
        (Country::NorthernIreland, "Lifeline 0808 808 8000, day and night (checked 26 Nov 2026)"),
    ] {
        assert_eq!(mood(country).line(today), line);
    }
    let breathing = help().facts(Country::Scotland, HelpKind::Listening).last().unwrap();
    let hours = breathing.hours.as_deref();
    assert_eq!(hours, Some("Monday to Thursday 6pm to 2am, Friday 6pm to Monday 6am"));
    let wales: Vec<_> =
        help().facts(Country::Wales, HelpKind::Listening).map(|fact| fact.says.as_str()).collect();
    assert!(wales.contains(&"C.A.L.L. 0800 132 737, or text help to 81066"));
    assert!(wales.contains(&"Samaritans in Welsh 0808 164 0123"));
    for country in Country::ALL {
        let danger = help().facts(country, HelpKind::DangerToLife).next().unwrap();
        assert_eq!(danger.says, "999, or go to A&E");
    }
}

/// Those who cannot hear or speak have a way to each of them.
#[test]
fn ways_without_hearing() {
    let ways = |country| -> Vec<_> {
        let facts = help().facts(country, HelpKind::OtherWays);
        facts.map(|fact| (fact.says.as_str(), fact.number.as_deref().unwrap())).collect()
    };
    for country in Country::ALL {
        let ways = ways(country);
        for (word, number) in [
            ("999bsl.co.uk", "999"),
            ("text the word “register” to 999 beforehand", "999"),
            ("999 by Relay UK", "18000"),
            ("without speaking, on a mobile: call 999, and press 55 when asked", "55"),
            ("Samaritans by Relay UK", "18001 116 123"),
        ] {
            let there = ways.iter().any(|(says, is)| says.contains(word) && *is == number);
            assert!(there, "{}: {word}", country.label());
        }
        let relay = match country {
            Country::NorthernIreland => "18001 0808 808 8000",
            _ => "18001 111",
        };
        assert!(ways.iter().any(|(_, number)| *number == relay), "{}", country.label());
    }
    let everywhere: Vec<_> =
        help().facts_everywhere(HelpKind::OtherWays).filter_map(|fact| fact.number.as_deref()).collect();
    assert_eq!(everywhere, ["999", "999", "18000", "55", "18001 116 123"]);
}

/// Every country has help of every kind and a name of its own.
#[test]
fn help_of_every_kind() {
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

/// Everything has a source, its dates, and who checked it.
#[test]
fn all_is_sourced_and_dated() {
    for checked in checked() {
        assert!(!checked.source.is_empty() && !checked.checked_by.is_empty(), "{checked:?}");
        assert!(
            checked.address.as_deref().is_some_and(|address| address.starts_with("https://")),
            "{checked:?}"
        );
        assert!(checked.checked_on < checked.review_by, "{checked:?}");
        assert!(checked.review_by <= checked.checked_on.checked_add(6.months()).unwrap(), "{checked:?}");
    }
    assert_eq!(help().dates(), Some((day("2026-11-22"), day("2027-05-22"))));
    assert!(help().lists.iter().all(|list| list.checked.review_by == day("2027-05-26")));
}

/// Past its date, everything says “check before use”.
#[test]
fn past_date_says_to_check() {
    let in_time = |fact: &Fact, today| !fact.line(today).contains(CHECK_BEFORE_USE);
    for fact in &help().facts {
        let last = fact.checked.review_by;
        assert!(!fact.is_past(last) && in_time(fact, last), "{}", fact.says);
        let today = last.tomorrow().unwrap();
        let (short, long) = ("%-d %b %Y", "%-d %B %Y");
        let on = |form| fact.checked.checked_on.strftime(form).to_string();
        assert!(fact.is_past(today), "{}", fact.says);
        assert!(fact.line(today).ends_with(&format!("(checked {}: check before use)", on(short))));
        assert!(fact.long_line(today).ends_with(&format!("(checked {}: check before use)", on(long))));
        assert!(fact.long_line(last).ends_with(&format!("(checked {})", on(long))), "{}", fact.says);
    }
    for list in &help().lists {
        let today = list.checked.review_by.tomorrow().unwrap();
        assert_eq!(list.checked.note(today), "checked 26 Nov 2026: check before use");
        assert_eq!(list.checked.long_note(list.checked.review_by), "checked 26 November 2026");
    }
}

/// A clock that cannot be right is noticed and hides no date.
#[test]
fn wrong_clock_is_noticed() {
    let wrong = day("2020-01-01");
    for fact in &help().facts {
        assert!(fact.line(wrong).contains(CHECK_BEFORE_USE), "{}", fact.says);
    }
    let past = content::guide().reviewed_on;
    let said = doubts_clock(wrong, past).unwrap();
    assert!(said.contains("clock looks wrong: it says 1 Jan 2020") && said.contains(" 2026"), "{said}");
    for right in ["2026-11-22", "2026-11-26", "2027-05-22", "2031-01-01"] {
        assert_eq!(doubts_clock(day(right), past), None, "{right}");
    }
}

/// The urgent rungs have their numbers and the others none.
#[test]
fn urgent_rungs_have_numbers() {
    let numbers = |country, rung, side| -> Vec<_> {
        help().for_rung(country, rung, side).filter_map(|fact| fact.number.as_deref()).collect()
    };
    let wales = |rung, side| numbers(Country::Wales, rung, side);
    assert_eq!(wales(RungName::Urgent, Aspect::Body), ["111"]);
    let listening = ["111", "116 123", "85258", "0800 132 737", "0808 164 0123"];
    assert_eq!(wales(RungName::Urgent, Aspect::Mood), listening);
    assert_eq!(wales(RungName::Emergency, Aspect::Body), ["999"]);
    assert_eq!(wales(RungName::Emergency, Aspect::Mood), ["999"]);
    for rung in RungName::ALL {
        for side in [Aspect::Body, Aspect::Mood] {
            let urgent = matches!(rung, RungName::Urgent | RungName::Emergency);
            let some = help().for_rung(Country::NorthernIreland, *rung, side).next().is_some();
            assert_eq!(some, urgent, "{}", rung.label());
        }
    }
}

/// What the review of the lists asked for: where it stands, and words by which it is known.
const WANTED: [(Region, When, &[&str]); 6] = [
    (
        Region::Back,
        When::Now,
        &[
            "numbness or tingling between your legs, or around your bottom or genitals",
            "Wiping after the toilet feels different, or you cannot feel it",
            "start or stop peeing",
            "cannot feel pee passing",
            "cannot tell when you need to poo",
            "genitals feel numb or different during sex",
            "cannot get an erection or come",
            "One leg or foot has suddenly become weak",
            "sudden severe back or tummy pain and feel faint",
        ],
    ),
    (
        Region::Neck,
        When::Now,
        &[
            "suddenly have trouble walking, or lose your balance",
            "hands have suddenly become clumsy",
            "buttons",
            "face droops on one side",
            "cannot lift both arms and keep them up",
            "speech is slurred",
            "One arm has suddenly become weak or numb",
            "new numbness or weakness in both arms",
            "neck pain is sudden, severe and unlike any you have had before",
            "suddenly have a headache unlike any you have had before",
            "suddenly see double",
            "suddenly lose sight, in one eye or both",
            "trouble swallowing",
            "a fall, or a blow to your head or neck",
            "stiff and light hurts",
            "drowsy",
            "high temperature",
            "rash",
        ],
    ),
    (
        Region::Both,
        When::Now,
        &[
            "serious accident",
            "Pee leaks, or you do not know whether your bladder is full",
            "cannot hold in poo",
            "Both legs have pain, tingling, weakness or numbness",
            "chest pain",
            "short of breath",
            "sweaty",
        ],
    ),
    (
        Region::Back,
        When::Today,
        &[
            "lump",
            "shape has changed",
            "It does not ease when you rest.",
            "It is worse at night.",
            "between your shoulder blades",
            "Coughing, sneezing or pooing",
            "like a tight band",
            "small fall and you are older, take steroids or have osteoporosis",
        ],
    ),
    (
        Region::Neck,
        When::Today,
        &[
            "much worse",
            "not getting better",
            "One arm has become heavy or weak",
            "pins and needles in one arm",
            "hands have become clumsy, or you drop things",
            "electric shock down your spine",
            "over 50 and have a new headache",
            "scalp is sore",
            "jaw hurts when you chew",
            "sight has got worse",
        ],
    ),
    (
        Region::Both,
        When::Today,
        &[
            "high temperature",
            "very unwell or shivery",
            "lost weight without trying",
            "leg or foot has become weaker, or a foot drags",
            "become unsteady",
            "have had cancer",
            "immune system",
            "inject drugs",
        ],
    ),
];

/// Back and neck have lists of their own and nothing is left out.
#[test]
fn back_and_neck_are_complete() {
    assert_eq!(help().lists.len(), WANTED.len());
    for region in [Region::Back, Region::Neck] {
        let shown: Vec<_> = help().lists(region).map(|list| (list.region, list.when)).collect();
        assert_eq!(
            shown,
            [
                (region, When::Now),
                (Region::Both, When::Now),
                (region, When::Today),
                (Region::Both, When::Today)
            ]
        );
    }
    for (region, when, words) in WANTED {
        let list = help().lists.iter().find(|list| list.region == region && list.when == when).unwrap();
        let says: Vec<_> = list.signs.iter().map(|sign| sign.says.as_str()).collect();
        let text = says.join("\n");
        for word in words {
            assert!(text.contains(word), "{} {}: {word:?} is missing", region.label(), when.label());
        }
        for says in says {
            assert!(says.ends_with('.') && says.matches('.').count() == 1, "one sentence: {says}");
            assert!(words.iter().any(|word| says.contains(word)), "nobody asked for {says:?}");
        }
        assert_eq!(list.lead.contains("Call 999 or go to A&E now"), when == When::Now, "{}", list.lead);
        assert_eq!(list.lead.contains(URGENT), when == When::Today, "{}", list.lead);
        // Many live with such a sign for years: it counts where it is new.
        assert!(list.lead.contains("with back"), "{}", list.lead);
        assert!(!list.lead.contains("111"), "the number is that of the country: {}", list.lead);
    }
    assert_eq!(help().rules_nothing_out, "This list rules nothing out.");
    assert_eq!(When::Today.label(), "Ring today");
}

#[test]
fn the_number_in_a_lead_is_that_of_the_country() {
    let list = help().lists.iter().find(|list| list.when == When::Today).unwrap();
    for (country, out_of_hours, wanted) in [
        (Some(Country::England), "", "at your surgery, or ring 111. Do so if"),
        (Some(Country::Wales), "028 9000 0000", "at your surgery, or ring 111. Do so if"),
        (Some(Country::Scotland), "", "at your surgery, or ring 111. Do so if"),
        (
            Some(Country::NorthernIreland),
            "",
            "at your surgery, or ring the GP out-of-hours service. Do so if",
        ),
        (Some(Country::NorthernIreland), " 028 9000 0000", "or ring 028 9000 0000. Do so if"),
        (None, "", "or ring 111 (in Northern Ireland, the GP out-of-hours service). Do so if"),
    ] {
        let lead = help().lead(list, country, out_of_hours);
        assert!(lead.starts_with("Ask today for an urgent appointment") && lead.contains(wanted), "{lead}");
        assert!(!lead.contains('{'), "{lead}");
    }
}

/// Words that carry no sign by themselves.
const EMPTY: [&str; 43] = [
    "a", "an", "and", "any", "are", "around", "as", "at", "been", "by", "can", "cannot", "do", "does",
    "feel", "feels", "get", "go", "has", "have", "in", "is", "it", "keep", "not", "of", "on", "or", "so",
    "than", "that", "the", "them", "to", "with", "without", "you", "your", "well", "also", "new", "newly",
    "one",
];

/// The words of a sign that carry it, without their endings.
fn content_words(text: &str) -> BTreeSet<String> {
    let words = text.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()));
    let stem = |word: String| {
        let endings = ["nesses", "ness", "ing", "ly", "er", "ed", "es", "s", "y"];
        let cut = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3));
        cut.map_or_else(|| word.clone(), str::to_owned)
    };
    words.map(stem).collect()
}

/// A sign with each of the others it names; one that takes two things together stays whole.
fn signs_in(text: &str) -> Vec<BTreeSet<String>> {
    let whole = content_words(text);
    if text.contains(" and ") || text.contains(" with ") {
        return vec![whole];
    }
    let parts = text.split(" or ").flat_map(|part| part.split(',')).map(content_words);
    parts.filter(|part| part.len() >= 2).chain([whole.clone()]).collect()
}

fn are_the_same(one: &str, other: &str) -> bool {
    // The same thing suddenly and otherwise are two signs, each with its own urgency.
    let slow = |text: &str| text.contains(SLOW.0);
    let sudden = |text: &str| !slow(text) && text.contains(SUDDEN.0);
    if slow(one) && sudden(other) || sudden(one) && slow(other) {
        return false;
    }
    // How it comes on is no sign by itself.
    let [one, other] = [one, other].map(|text| text.replace(&format!(", {}", SLOW.0), ""));
    let (one, other) = (one.as_str(), other.as_str());
    let (whole, others) = (content_words(one), content_words(other));
    let together = |text: &str| text.contains(" and ") || text.contains(" with ");
    if together(one) || together(other) {
        return whole == others;
    }
    signs_in(one).iter().any(|part| part.is_subset(&others))
        || signs_in(other).iter().any(|part| part.is_subset(&whole))
}

#[test]
fn the_same_sign_stands_in_one_list_alone() {
    // What was once there is found, however it is put.
    assert!(are_the_same(
        "An arm or leg feels heavy or weak.",
        "Your face droops, your arm is weak or your speech is slurred."
    ));
    assert!(are_the_same("You have chest pain as well.", "You also have chest pains."));
    assert!(!are_the_same("Your hands are getting clumsy.", "Your hands have suddenly become clumsy."));
    let all: Vec<_> = help()
        .lists
        .iter()
        .enumerate()
        .flat_map(|(at, list)| list.signs.iter().map(move |sign| (at, sign.says.as_str())))
        .collect();
    for (at, (list, one)) in all.iter().enumerate() {
        for (other_list, other) in all.iter().skip(at + 1) {
            assert!(list == other_list || !are_the_same(one, other), "{one:?} and {other:?}");
            assert_ne!(one, other);
        }
    }
}

/// Words of one thing that the body shows, and what tells its signs that need 999 from those to ring about
/// today, with the reason.
struct Alike {
    words: &'static [&'static str],
    now: &'static [(&'static str, &'static str)],
    today: &'static [(&'static str, &'static str)],
}

const SUDDEN: (&str, &str) = ("sudden", "as in a stroke or a compressed cord");
const SLOW: (&str, &str) = ("but not suddenly", "what did not come at once can wait for a call today");
const BOTH: (&str, &str) = ("both", "both sides at once come from the spinal cord");
const STIFF: (&str, &str) = ("neck is stiff", "with a stiff neck it may be meningitis");
const SADDLE: (&str, &str) = ("between your legs", "the place of cauda equina syndrome");

const ALIKE: [Alike; 10] = [
    Alike { words: &["walk", "unsteady", "balance"], now: &[SUDDEN], today: &[SLOW] },
    Alike {
        words: &["headache"],
        now: &[SUDDEN, STIFF],
        today: &[("over 50", "from that age it may be arteritis, which steroids treat the same day")],
    },
    Alike { words: &["sight", " see ", "vision", "eye "], now: &[SUDDEN], today: &[SLOW] },
    Alike {
        words: &["weak", "heavy", "drags", "clumsy", "lift"],
        now: &[SUDDEN, BOTH],
        today: &[SLOW, ("weakens your immune system", "no limb is weak")],
    },
    Alike {
        words: &["numb", "tingling", "pins and needles", "cannot feel"],
        now: &[SUDDEN, BOTH, SADDLE, ("toilet", SADDLE.1), ("pee", SADDLE.1), ("genitals", SADDLE.1)],
        today: &[("one arm", "a nerve of that side, not the cord")],
    },
    Alike {
        words: &["pee", "bladder"],
        now: &[("pee", "any change may be cauda equina syndrome")],
        today: &[],
    },
    Alike {
        words: &["poo", "bowel"],
        now: &[("cannot", "the bowel is out of control")],
        today: &[("makes it worse", "straining brings on pain, the bowel works")],
    },
    Alike {
        words: &["temperature", "shivery"],
        now: &[STIFF],
        today: &[("have a high temperature", "by itself"), ("unwell or shivery", "by itself")],
    },
    Alike {
        words: &["fall", "accident", "blow"],
        now: &[("head or neck", "the neck may be broken"), ("serious accident", "the spine may be broken")],
        today: &[("small fall", "brittle bones may break, and the cord is safe meanwhile")],
    },
    Alike { words: &["leg", "foot"], now: &[SUDDEN, BOTH, SADDLE], today: &[SLOW] },
];

/// Why a sign of this urgency belongs there and not in the other list; `None` where nothing tells them apart.
fn told_apart(says: &str, when: When, alike: &Alike) -> Option<&'static str> {
    let says = says.to_lowercase();
    let markers = if when == When::Now { alike.now } else { alike.today };
    markers.iter().find(|(words, _)| says.contains(words)).map(|(_, reason)| *reason)
}

fn is_about(says: &str, alike: &Alike) -> bool {
    let says = format!(" {} ", says.to_lowercase());
    alike.words.iter().any(|word| says.contains(word))
}

/// A sign in both urgencies says how the two differ.
#[test]
fn urgencies_are_told_apart() {
    // What was once there is found.
    for (now, today, group) in [
        ("You have new trouble walking.", "You are unsteady on your feet.", 0),
        ("You have a headache unlike any before.", "You are over 50 and have a new headache.", 1),
        ("You see double.", "Your sight has changed.", 2),
        ("Your arm is weak.", "An arm feels heavy.", 3),
        ("Your hands are numb.", "You have tingling in your hands.", 4),
    ] {
        let alike = &ALIKE[group];
        assert!(is_about(now, alike) && is_about(today, alike), "{now} {today}");
        let both =
            told_apart(now, When::Now, alike).is_some() && told_apart(today, When::Today, alike).is_some();
        assert!(!both, "{now} {today}");
    }
    for alike in &ALIKE {
        let signs = |when| {
            let lists = help().lists.iter().filter(move |list| list.when == when);
            lists.flat_map(|list| &list.signs).filter(|sign| is_about(&sign.says, alike))
        };
        for when in When::ALL {
            assert!(
                when == When::Today || signs(when).next().is_some(),
                "{:?} is about nothing",
                alike.words
            );
            for sign in signs(when) {
                let reason = told_apart(&sign.says, when, alike);
                assert!(reason.is_some_and(|reason| !reason.is_empty()), "{when:?}: {}", sign.says);
            }
        }
    }
}

#[test]
fn each_sign_has_a_source_that_can_be_opened() {
    let names: Vec<_> = help().sources.iter().map(|source| source.id.as_str()).collect();
    for list in &help().lists {
        for sign in &list.signs {
            assert!(
                sign.source.as_deref().is_none_or(|name| names.contains(&name)),
                "{:?} of {:?}",
                sign.source,
                sign.says
            );
            let words = sign.says.split_whitespace().count();
            assert!(words <= LONGEST_SENTENCE, "{words} words: {:?}", sign.says);
        }
        let of = help().sources_of(list);
        assert_eq!(of[0], &list.checked);
        assert!(of.iter().all(|checked| checked.address.is_some()));
        let page = help().page_of(list);
        assert!(page.source.starts_with("NHS") && page.address.is_some(), "{}", page.source);
    }
    for name in names {
        let signs = help().lists.iter().flat_map(|list| &list.signs).map(|sign| &sign.source);
        let mut of = signs.chain(help().lists.iter().map(|list| &list.to_read));
        let used = of.any(|source| source.as_deref() == Some(name));
        assert!(used, "{name}");
    }
    let neck = help().lists.iter().filter(|list| list.region == Region::Neck);
    assert!(neck.into_iter().all(|list| list.checked.source.contains("cervical spondylosis")));
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

/// Persistent pain brings some of these signs every day: what counts is what is new or different.
#[test]
fn every_list_asks_for_what_is_new() {
    for list in &help().lists {
        assert!(list.lead.contains("is new, or different from your usual"), "{}", list.lead);
        assert!(!list.lead.contains("worse"), "a bad day of a usual pain is worse: {}", list.lead);
    }
}

/// It asks for review and only points to other plans.
#[test]
fn plans_are_only_pointed_to() {
    let help = help();
    assert!(help.caution.contains("registered clinician") && help.caution.contains("lived experience"));
    assert!(help.safety_plan.contains("ReSPECT") && help.safety_plan.contains("only pointed to"));
    assert!(!help.mood.contains("its own time"), "it must not read as leave to put it off");
    for part in ["Ask directly", "If yes, stay with it", "before you part", "crisis route"] {
        assert!(help.mood.contains(part), "{part}");
    }
    for fact in &help.facts {
        let by = &fact.checked.checked_by;
        assert!(by.contains("not yet by a registered clinician"), "{by}");
    }
    for checked in checked() {
        let by = &checked.checked_by;
        assert!(
            by.contains("a stored copy of that page") != by.contains("without sight of that page"),
            "{by}"
        );
    }
}
