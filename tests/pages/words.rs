//! What stands on the pages of the person, and what does not.

use foreword::{
    content,
    domain::{
        Answer, Appointment, Approval, Approvals, Country, Details, EmptyReason, Fact, Handout, HandoutKind,
        Help, HelpKind, Id, Moment, Occasion, OwnWords, Principle, Register, Regulator, StaffField, Subject,
        SurgeryNumbers, TextHash, When, Wording,
    },
    export::{WIDTH, html, markdown, record, text},
};

use crate::{page, page_on, sample, whole_brief};

fn made() -> Moment {
    "2026-11-24T10:20:00+00:00".parse().unwrap()
}

pub(crate) fn empty() -> Appointment {
    Appointment::new(
        Id::of(1),
        Details { label: "10:20 RH".to_owned(), ..Details::default() },
        "seven",
        made(),
    )
}

const FOR_THE_PERSON: [HandoutKind; 4] =
    [HandoutKind::Options, HandoutKind::Setback, HandoutKind::StaffCard, HandoutKind::Agreed];

/// Too narrow for columns, so that sentences stay together.
const NARROW: usize = 44;

/// A page in one line, however it is wrapped.
fn words(kind: HandoutKind, of: &Appointment, country: Option<Country>) -> String {
    text(&page(kind, of, country), NARROW).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sample is marked as made up on every page and nothing else is.
#[test]
fn sample_is_marked() {
    for kind in HandoutKind::ALL.into_iter().filter(|kind| !kind.is_of_guide()) {
        let forms = |page| [text(&page, WIDTH), record(&page, false), markdown(&page), html(&page, false)];
        assert!(forms(sample(kind)).iter().all(|page| page.contains("A made-up example")), "{kind:?}");
        let own = page(kind, &content::sample(), None);
        assert!(!forms(own).iter().any(|page| page.contains("made-up")), "{kind:?}");
    }
}

/// Only their page has it and is called preparation.
#[test]
fn label_is_the_clinicians() {
    let mut one = content::sample();
    one.label = "10:20 RH".to_owned();
    for kind in FOR_THE_PERSON {
        let page = words(kind, &one, Some(Country::Wales));
        assert!(!page.contains("10:20 RH") && !page.contains("not the record"), "{kind:?}");
        assert!(page.contains("To change it"), "{kind:?} says whom to ask");
    }
    let brief = words(HandoutKind::Brief, &one, None);
    assert!(brief.contains("10:20 RH") && brief.contains("Planning notes, not the record."));
}

#[test]
fn an_empty_page_says_so_and_makes_nothing_up() {
    let page = words(HandoutKind::Options, &empty(), Some(Country::England));
    assert!(page.contains("Nothing is written here yet.") && !page.contains("999"), "{page}");
}

/// A plan to be filled in by hand has whom to reach, whether or not anything was typed.
#[test]
fn a_blank_plan_has_the_numbers() {
    for country in Country::ALL.map(Some).into_iter().chain([None]) {
        let page = words(HandoutKind::Setback, &empty(), country);
        for number in ["999", "116 123", "85258", "My surgery: ____"] {
            assert!(page.contains(number), "{country:?}: {number} is not on\n{page}");
        }
        assert!(!page.contains("Nothing is written"), "{page}");
    }
}

/// What the guide asks is no answer: a prompt or a phrase put into a field is on no page for the person.
#[test]
fn guide_words_are_not_printed() {
    let guide = content::guide();
    let principles = || guide.principles.iter();
    let prompts = principles()
        .flat_map(Principle::prompts)
        .flat_map(|one| [one.asks.to_string(), one.to_ask.to_string()]);
    let phrases = principles().flat_map(|one| one.phrases.iter()).map(|phrase| format!("“{}”", phrase.says));
    let all: Vec<String> = prompts.filter(|words| !words.is_empty()).chain(phrases).collect();
    let mut one = empty();
    let fields: Vec<_> = one.notes.all_fields().filter(|field| !field.printed_on().is_empty()).collect();
    for (at, field) in fields.iter().enumerate() {
        one.notes.change(*field, |answer| {
            let words = all.iter().skip(at).step_by(fields.len());
            let words = words.flat_map(|words| [words.as_str(), " \n"]).chain(["Mine to read."]);
            answer.text = words.collect();
        });
    }
    for kind in FOR_THE_PERSON {
        let page = words(kind, &one, Some(Country::England));
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains("Mine to read."), "what was typed beside them stays");
        for words in &all {
            assert!(!page.contains(words.trim_matches(['“', '”'])), "{kind:?}: {words}");
        }
    }
    let prompt = &principles().flat_map(Principle::prompts).next().unwrap().asks;
    let answered = guide.without_its_words(&format!("{prompt} Walking the dog.\nMine"));
    assert_eq!(answered.as_deref(), Some("Walking the dog.\nMine"));
    assert_eq!(guide.without_its_words("Mine"), None);
}

/// What is still to be asked is no answer either.
#[test]
fn what_is_not_known_is_printed_for_nobody() {
    let mut one = empty();
    for field in one.notes.all_fields().collect::<Vec<_>>() {
        one.notes.change(field, |answer| {
            *answer =
                Answer { text: "MARKER".to_owned(), standing: EmptyReason::NotKnown, ..Answer::default() };
        });
    }
    for kind in FOR_THE_PERSON {
        assert!(!words(kind, &one, Some(Country::England)).contains("MARKER"), "{kind:?}");
    }
}

/// It was made together only where the plan says when.
#[test]
fn together_only_with_a_day() {
    let mut one = content::sample();
    for kind in FOR_THE_PERSON {
        assert!(words(kind, &one, None).contains("Made on 24 November 2026."), "{kind:?}");
    }
    one.notes.setbacks.agreed_on = Answer::of("6 Aug 2018");
    for kind in [HandoutKind::Setback, HandoutKind::StaffCard] {
        assert!(words(kind, &one, None).contains("Made together on 6 August 2018."), "{kind:?}");
    }
    one.notes.setbacks.agreed_on.carried_over = true;
    for kind in [HandoutKind::Setback, HandoutKind::StaffCard] {
        assert!(!words(kind, &one, None).contains("together on"), "{kind:?}: that was an earlier one");
    }
    assert!(words(HandoutKind::Setback, &one, None).contains("Agreed on: 6 Aug 2018"));
    assert!(!words(HandoutKind::Options, &one, None).contains("together on"), "that was about another page");
    one.notes.options.decided_on = Answer::of("7 Aug 2018");
    assert!(words(HandoutKind::Options, &one, None).contains("Made together on 7 August 2018."));
    one.notes.options.decided_on.carried_over = true;
    assert!(!words(HandoutKind::Options, &one, None).contains("together on"), "that was another decision");
}

/// The numbers are those of the country and carry their dates.
#[test]
fn numbers_are_dated() {
    let one = content::sample();
    let england = words(HandoutKind::Setback, &one, Some(Country::England));
    for wanted in ["111, choose the mental health option", "Samaritans 116 123", "999", "22 November 2026"] {
        assert!(england.contains(wanted), "{wanted}");
    }
    assert!(
        england.contains("Check the numbers after 22 May 2027.") && !england.contains("check before use")
    );
    let ireland = words(HandoutKind::Setback, &one, Some(Country::NorthernIreland));
    assert!(
        ireland.contains("Lifeline 0808 808 8000") && !ireland.contains("choose the mental health option")
    );
}

/// Every number and list.
#[test]
fn past_date_says_to_check() {
    let one = content::sample();
    let old = page_on("2027-05-27T09:00:00+01:00", HandoutKind::Setback, &one, Some(Country::England));
    for page in [text(&old, NARROW), markdown(&old), html(&old, false)] {
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let past = page.matches("check before use").count();
        assert!(past >= 9, "nine numbers: {past}");
        assert!(page.contains("Check the numbers before use"));
    }
    let brief = page_on("2027-05-27T09:00:00+01:00", HandoutKind::Brief, &one, Some(Country::England));
    assert!(text(&brief, WIDTH).contains("check before use"));
}

/// Whatever holds everywhere is printed; what differs waits for the country.
#[test]
fn country_decides_the_rest() {
    let mut one = empty();
    one.notes.setbacks.ladder.usual.body = Answer::of("I walk the dog.");
    for country in Country::ALL.map(Some).into_iter().chain([None]) {
        let page = words(HandoutKind::Setback, &one, country);
        for number in ["In danger now: 999, or go to A&E", "Samaritans 116 123", "85258"] {
            assert!(page.contains(number), "{number} in {country:?}");
        }
        assert_eq!(
            page.contains("111") || page.contains("Lifeline"),
            country.is_some(),
            "{country:?}: {page}"
        );
        for of_the_program in ["Foreword", "settings", "no country"] {
            assert!(!page.contains(of_the_program), "{of_the_program}");
        }
    }
}

/// The plan begins with whom to reach and says how old that is once at the foot.
#[test]
fn plan_begins_with_contacts() {
    let mut one = content::sample();
    one.notes.setbacks.crisis_line = Answer::of("Night team, 01632 960 777");
    let page = words(HandoutKind::Setback, &one, Some(Country::England));
    let (numbers, rest) = page.split_once("MY USUAL").unwrap();
    let whom = ["In danger now: 999", "111, choose", "Samaritans 116 123", "My surgery: ___", "closed: ___"];
    for wanted in whom.into_iter().chain(["Local crisis line: Night team, 01632 960 777"]) {
        assert!(numbers.contains(wanted) && !rest.contains(wanted), "{wanted}: {page}");
    }
    let (_, foot) = page.split_once("This plan is mine.").unwrap();
    assert!(!numbers.contains("checked") && foot.matches("checked on").count() == 1, "{page}");
    assert!(foot.contains("Numbers for England checked on 22 November 2026"), "{foot}");
}

/// Its numbers as set, and a line for each that is not.
#[test]
fn surgery_numbers_or_a_line() {
    let one = content::sample();
    let made = made();
    let on = |surgery| {
        let occasion = Occasion {
            made,
            country: Some(Country::Wales),
            help: content::help(),
            example: false,
            mine: None,
            surgery,
            guide: content::guide(),
        };
        text(&Handout::of(HandoutKind::Setback, &one, occasion), WIDTH)
    };
    let set = on(SurgeryNumbers { open: " 01632 960 123 ", closed: "01632 960 999" });
    assert!(set.contains("My surgery: 01632 960 123\n") && set.contains("closed: 01632 960 999\n"), "{set}");
    assert!(!set.contains("____"));
    let half = on(SurgeryNumbers { open: "01632 960 123", closed: " " });
    assert!(half.contains("My surgery: 01632") && half.contains("closed: ____"), "{half}");
}

/// Ways for those who cannot hear or speak are in the box.
#[test]
fn ways_without_hearing() {
    let mut help = content::help().clone();
    let of_all = help.facts.iter().find(|fact| fact.kind == HelpKind::DangerToLife).unwrap().clone();
    let other = |says: &str, countries: &[Country]| Fact {
        kind: HelpKind::OtherWays,
        says: says.to_owned(),
        countries: countries.to_vec(),
        ..of_all.clone()
    };
    help.facts.extend([other("Relay 18000", &Country::ALL), other("A way of Wales", &[Country::Wales])]);
    let on = |country| {
        let occasion = Occasion {
            made: made(),
            country,
            help: &help,
            example: false,
            mine: None,
            surgery: SurgeryNumbers::default(),
            guide: content::guide(),
        };
        let page = text(&Handout::of(HandoutKind::Setback, &content::sample(), occasion), WIDTH);
        let page = page.split_once("MY USUAL").unwrap().0;
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let label = "If I cannot hear or speak on the phone: 999 in BSL by video: 999bsl.co.uk ·";
    for country in Country::ALL.map(Some).into_iter().chain([None]) {
        assert!(on(country).contains(label) && on(country).contains("· Relay 18000"), "{}", on(country));
        assert_eq!(on(country).contains("A way of Wales"), country == Some(Country::Wales));
    }
    assert!(on(Some(Country::NorthernIreland)).contains("Lifeline by Relay UK: 18001 0808 808 8000"));
}

/// It points to one at most.
#[test]
fn no_safety_plan_of_its_own() {
    let mut one = content::sample();
    let is_none = |one: &Appointment| {
        words(HandoutKind::Setback, one, Some(Country::England)).contains("This is not a safety plan.")
    };
    assert!(is_none(&one));
    one.notes.setbacks.safety_plan = Answer::of("None found, ask.");
    assert!(is_none(&one), "what the clinician notes of one is not one");
    one.notes.setbacks.safety_plan_page = Answer::of("In the drawer");
    assert!(!is_none(&one));
    let page = words(HandoutKind::Setback, &one, Some(Country::England));
    assert!(page.contains("A safety plan is a separate page."), "{page}");
    assert!(page.split_once("MY USUAL").unwrap().0.contains("My safety plan: In the drawer"), "{page}");
}

/// The lists that come with the program, approved until that day.
fn approved(until: &str) -> Approvals {
    let mut approvals = Approvals::default();
    approvals.put(Approval {
        what: Subject::Lists,
        text: TextHash::of_lists(content::help()),
        name: "Dr A Example".to_owned(),
        role: "GP partner".to_owned(),
        body: Regulator::GMC,
        registration: "1234567".to_owned(),
        on: "2026-11-20".parse().unwrap(),
        review_by: until.parse().unwrap(),
    });
    approvals
}

/// The plan of the sample with this help, in every form.
fn plans(help: &Help, country: Option<Country>) -> [String; 3] {
    let surgery = SurgeryNumbers::default();
    let occasion = Occasion {
        made: made(),
        country,
        help,
        example: false,
        mine: None,
        surgery,
        guide: content::guide(),
    };
    let plan = Handout::of(HandoutKind::Setback, &content::sample(), occasion);
    [text(&plan, NARROW), markdown(&plan), html(&plan, false)].map(|page| {
        let page = page.replace("&#39;", "'").replace("&#38;", "&").replace('\\', "");
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Lists that nobody approved are on no page and where to read them is.
#[test]
fn unapproved_lists_stay_off() {
    let past = approved("2026-11-23").applied(content::help()).into_owned();
    assert!(past.approval.is_some(), "the text is the same, the day is past");
    let mut changed = content::help().clone();
    changed.lists[0].signs[0].says = "You feel numbness between your legs.".to_owned();
    let changed = approved("2027-05-20").applied(&changed).into_owned();
    for help in [content::help(), &past, &changed] {
        for country in Country::ALL.map(Some).into_iter().chain([None]) {
            for page in plans(help, country) {
                for sign in help.lists.iter().flat_map(|list| &list.signs) {
                    assert!(!page.contains(sign.says.trim_end_matches('.')), "{country:?}: {}", sign.says);
                }
                assert!(!page.contains(&help.rules_nothing_out) && !page.contains("approved"), "{page}");
                for there in [
                    "When back or neck pain needs 999 or A&E",
                    "Not all back or neck pain is an emergency. These pages say when it is:",
                    "When to ring the same day",
                    "NHS: back pain",
                    "https://www.nhs.uk/conditions/back-pain/",
                ] {
                    assert!(page.contains(there), "{country:?}: {there} in {page}");
                }
                assert!(page.contains("neck-and-back-problems-and-conditions/neck-problems/"), "{page}");
                let ring = match country {
                    Some(Country::NorthernIreland) => "at my surgery, or ring the GP out-of-hours service.",
                    Some(_) => "at my surgery, or ring 111.",
                    None => "ask for an urgent appointment at my surgery.",
                };
                assert!(page.contains(ring), "{country:?}: {page}");
                assert_eq!(
                    page.matches("No registered doctor, nurse or physio has checked them yet.").count(),
                    1,
                    "{page}"
                );
            }
        }
    }
}

/// Approved lists are printed word for word and each rules nothing out.
#[test]
fn approved_lists_verbatim() {
    let help = approved("2027-05-20").applied(content::help()).into_owned();
    for country in Country::ALL {
        for page in plans(&help, Some(country)) {
            for list in &help.lists {
                assert!(page.contains(&help.lead(list, Some(country), "")), "{}", list.lead);
                for sign in &list.signs {
                    assert!(page.contains(&sign.says), "{}: {}", country.label(), sign.says);
                }
                let label = format!("{}: {}", list.region.label(), list.when.label().to_lowercase());
                assert!(page.contains(&label), "{label}");
            }
            assert_eq!(page.matches("This list rules nothing out.").count(), When::ALL.len());
            assert!(page.contains("In them, “you” means me."), "{page}");
            assert!(
                page.contains("Lists and numbers approved by Dr A Example, GP partner.")
                    && !page.contains("has checked them yet"),
                "{page}"
            );
            assert!(!page.contains("{urgent}"));
        }
    }
}

/// The card holds what was typed on it and nothing of the rest.
#[test]
fn card_holds_its_own_words() {
    let mut one = content::sample();
    for &field in StaffField::ALL {
        *one.notes.setbacks.staff_card.get_mut(field) = Answer::default();
    }
    one.notes.setbacks.staff_card.please_do = Answer::of("Let me stand.");
    let card = page(HandoutKind::StaffCard, &one, Some(Country::England));
    let headings: Vec<_> = card.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["Who I am", "What is different today", "Please do"], "the rest is left out");
    let card = text(&card, WIDTH);
    assert!(card.contains("Let me stand.") && card.contains("____"), "there is room to write");
    assert!(!card.contains("999") && !card.contains("shower"));
    for by_hand in ["Name", "Date of birth", "Allergies", "My medicines list is in"] {
        assert!(card.contains(&format!("{by_hand}: ____")), "{by_hand} has a line to write on");
    }
}

/// A request keeps its own negation and the heading does not say it twice.
#[test]
fn negation_is_kept() {
    let mut one = content::sample();
    let card = |one: &Appointment| words(HandoutKind::StaffCard, one, None);
    for typed in
        ["Please don't ask me to lie flat.", "please don’t shout", "Do not touch my neck.", "Never alone"]
    {
        one.notes.setbacks.staff_card.please_do_not = Answer::of(typed);
        let page = card(&one);
        assert!(page.contains(&format!("What does not help: {typed}")), "{page}");
        assert!(!page.contains("Please don’t:"), "{page}");
    }
    one.notes.setbacks.staff_card.please_do_not = Answer::of("Ask me to lie flat.");
    assert!(card(&one).contains("Please don’t: Ask me to lie flat."));
    one.notes.setbacks.staff_card.please_do = Answer::of("Please let me stand.");
    assert!(card(&one).contains("What helps: Please let me stand."));
}

/// The choices keep their order, and no cell is left to guess.
#[test]
fn choices_keep_their_order() {
    let mut one = content::sample();
    let choices = &mut one.notes.options.choices.0;
    choices[1].wait = Answer::default();
    choices[2].wait = Answer { standing: EmptyReason::NotKnown, ..Answer::default() };
    let page = page(HandoutKind::Options, &one, None);
    let page = html(&page, false);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("No change for now") < at("Group movement class"));
    assert!(at("Group movement class") < at("Talking therapy"));
    assert!(at("Nothing written here yet.") < at("Not known yet."));
}

#[test]
fn the_brief_shows_choices_and_plan_in_short() {
    let page = text(&whole_brief(&content::sample(), Some(Country::England)), 400);
    for wanted in ["might be hard", "Early signs", "Emergency if", "999, or go to A&E (checked 22 Nov 2026)"]
    {
        assert!(page.contains(wanted), "{wanted}");
    }
    for in_full_elsewhere in ["how long is the wait", "Let me stand", "Where copies are"] {
        assert!(!page.contains(in_full_elsewhere), "{in_full_elsewhere}");
    }
}

/// A plan with nothing under emergency has the number; no plan has none.
#[test]
fn number_without_emergency() {
    let mut one = empty();
    assert!(!words(HandoutKind::Brief, &one, Some(Country::England)).contains("999"));
    one.notes.setbacks.ladder.usual.body = Answer::of("I walk the dog.");
    for kind in [HandoutKind::Brief, HandoutKind::Setback] {
        assert!(words(kind, &one, Some(Country::England)).contains("999"), "{kind:?}");
    }
}

/// What `foreword check --say` would mark.
#[test]
fn choices_pass_our_check() {
    let wording = Wording::new(OwnWords::default().added_to(content::wording_list()));
    let marked = |page: &str| -> Vec<String> {
        let marks = wording.marks(page, Register::Said);
        marks.iter().map(|mark| page.get(mark.range.clone()).unwrap().to_owned()).collect()
    };
    assert_eq!(marked("Just try it."), ["Just"], "it would find something");
    let mut one = content::sample();
    for words in [
        [
            "12 of 100 people feel better in 6 months",
            "up to 3 of 1,000",
            "Sleep: at least 1 of 8 people in 2 years",
        ],
        ["No number known.", "fewer than 1 of 100 feel sick", "Company"],
        ["3 to 5 of 50 people a year", "9 of 100", "It goes for about 12 of 100 people"],
    ] {
        for (choice, words) in one.notes.options.choices.0.iter_mut().zip(words) {
            choice.might_get_better = Answer::of(words);
            choice.might_be_hard = Answer::of(words);
            choice.wait = Answer { standing: EmptyReason::NotKnown, ..Answer::default() };
            choice.how_sure = Answer::default();
        }
        one.notes.options.choices.0[1].how_sure = Answer::of("Fairly.");
        for country in [None, Some(Country::England)] {
            let page = self::words(HandoutKind::Options, &one, country);
            assert_eq!(marked(&page), [""; 0], "{page}");
        }
    }
}

/// Somebody whose pain is there every day is not in an emergency, and a plan may be about mood alone.
#[test]
fn not_all_pain_is_urgent() {
    let mut mood = empty();
    mood.notes.setbacks.ladder.urgent.mood = Answer::of("I cannot see a way through.");
    mood.notes.setbacks.ladder.emergency.mood = Answer::of("I have hurt myself.");
    for one in [mood, content::sample()] {
        let handout = page(HandoutKind::Setback, &one, Some(Country::England));
        let headings: Vec<_> = handout.sections.iter().map(|section| section.heading.as_str()).collect();
        let at = headings.iter().position(|heading| *heading == "If back or neck pain changes").unwrap();
        assert!(headings[at + 1..].iter().all(|heading| *heading == "About this plan"), "{headings:?}");
        assert!(!handout.sections[at].stands_out);
        let text = text(&handout, WIDTH);
        assert_eq!(text.matches("ack or neck pain is an emergency").count(), 1, "{text}");
        assert!(!text.contains("go now") && text.contains("Not all back or neck pain"), "{text}");
    }
}

/// Where the number differs by area its line is the place for it.
#[test]
fn area_number_gets_a_line() {
    let on = |closed| {
        let surgery = SurgeryNumbers { open: "", closed };
        let country = Some(Country::NorthernIreland);
        let occasion = Occasion {
            made: made(),
            country,
            help: content::help(),
            example: false,
            mine: None,
            surgery,
            guide: content::guide(),
        };
        let page = text(&Handout::of(HandoutKind::Setback, &content::sample(), occasion), WIDTH);
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (closed, line) in
        [("", "GP out-of-hours service: ____"), ("028 9000 0000", "GP out-of-hours service: 028 9000 0000")]
    {
        let page = on(closed);
        assert!(page.contains(line) && !page.contains("differs"), "{page}");
        assert_eq!(page.split("MY USUAL").next().unwrap().matches("out-of-hours").count(), 1, "{page}");
    }
    assert!(
        on("").contains("or ring the GP out-of-hours service.")
            && on("028 9000 0000").contains("or ring 028")
    );
}
