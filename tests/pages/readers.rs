//! Who reads what: the clinician's own words reach no page for the person, and the pages pass our own check.

use foreword::{
    content,
    domain::{
        Answer, Appointment, Approval, Block, Choice, ChoiceField, ChoiceQuestion, Country, Details,
        EmptyReason, FieldId, Handout, HandoutKind, Id, Moment, Occasion, Register, Regulator, SetbackField,
        Subject, SurgeryNumbers, TextHash,
    },
    export::{WIDTH, html, markdown, text},
};
use proptest::prelude::*;

use crate::page;

const FOR_THE_PERSON: [HandoutKind; 6] = [
    HandoutKind::Options,
    HandoutKind::Setback,
    HandoutKind::StaffCard,
    HandoutKind::Agreed,
    HandoutKind::Expect,
    HandoutKind::Service,
];

/// A word that stands nowhere else, one for every number.
fn marker(number: usize) -> String {
    let letters: String =
        format!("{number:03}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
    format!("Qzx{letters}xzq")
}

/// Nothing typed, with four choices and a question of one's own.
fn blank() -> Appointment {
    let made: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let mut one = Appointment::new(Id::of(1), Details::default(), "seven", made);
    one.notes.options.choices.0.resize_with(4, Choice::default);
    one.notes.options.rows.0.push(ChoiceQuestion::Own { id: 7, question: Answer::default() });
    one
}

/// Every form of a page in one text.
fn forms(kind: HandoutKind, of: &Appointment) -> String {
    let page = page(kind, of, Some(Country::Wales));
    [text(&page, WIDTH), markdown(&page), html(&page, false)].join("\n")
}

/// The fields whose markers stand on a page.
fn found(fields: &[FieldId], page: &str) -> Vec<FieldId> {
    let numbered = fields.iter().enumerate();
    numbered.filter(|(number, _)| page.contains(&marker(*number))).map(|(_, field)| *field).collect()
}

/// Those among the first that are printed on this page.
fn printed(fields: &[FieldId], kind: HandoutKind) -> Vec<FieldId> {
    fields.iter().copied().filter(|field| field.printed_on().contains(&kind)).collect()
}

/// Each word reaches the page of its field in every form and no other.
#[test]
fn words_reach_their_page_only() {
    let mut one = blank();
    let fields: Vec<_> = one.notes.all_fields().collect();
    for (number, field) in fields.iter().enumerate() {
        one.notes.change(*field, |answer| *answer = Answer::of(marker(number)));
    }
    one.label = marker(900);
    for kind in FOR_THE_PERSON {
        let handout = page(kind, &one, Some(Country::Wales));
        for page in [text(&handout, WIDTH), markdown(&handout), html(&handout, false)] {
            assert_eq!(found(&fields, &page), printed(&fields, kind), "{kind:?}");
            assert!(!page.contains(&one.label));
        }
    }
    let own: Vec<_> = fields.iter().filter(|field| field.printed_on().is_empty()).collect();
    let notes_to_self = ["safety_plan", "medicines", "agreed_with"];
    for name in
        notes_to_self.map(|name| format!("setbacks.{name}")).iter().chain([&"context.goals".to_owned()])
    {
        assert!(own.iter().any(|field| field.name() == **name), "{name} is the clinician's own");
    }
}

/// A field of the plan, with nothing else filled.
#[test]
fn lone_field_reaches_paper() {
    let fields: Vec<_> = blank().notes.all_fields().collect();
    for (number, field) in fields.iter().enumerate() {
        let alone = [HandoutKind::Setback, HandoutKind::StaffCard, HandoutKind::Colleague];
        let Some(kind) = field.printed_on().iter().copied().find(|kind| alone.contains(kind)) else {
            continue;
        };
        let mut one = blank();
        one.notes.change(*field, |answer| *answer = Answer::of(marker(number)));
        one.shared.push(field.name());
        assert!(forms(kind, &one).contains(&marker(number)), "{}", field.name());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// Whatever else is filled, carried over or not known.
    #[test]
    fn own_notes_reach_no_page(
        filled in prop::collection::vec(0_u8..4, 160),
    ) {
        let mut one = blank();
        let fields: Vec<_> = one.notes.all_fields().collect();
        prop_assert!(fields.len() < filled.len());
        for ((number, field), how) in fields.iter().enumerate().zip(filled) {
            one.notes.change(*field, |answer| match how {
                0 => {}
                1 => answer.standing = EmptyReason::NotKnown,
                _ => *answer = Answer { carried_over: how == 3, ..Answer::of(marker(number)) },
            });
        }
        for kind in FOR_THE_PERSON {
            for field in found(&fields, &forms(kind, &one)) {
                prop_assert!(field.printed_on().contains(&kind), "{}", field.name());
            }
        }
    }
}

/// The day it was agreed comes once, and words that are no day are left as they are.
#[test]
fn agreed_day_comes_once() {
    let mut one = content::sample();
    let agreed = FieldId::Setbacks(SetbackField::AgreedOn);
    one.notes.change(agreed, |answer| *answer = Answer::of("6 August 2018"));
    let plan = text(&page(HandoutKind::Setback, &one, Some(Country::Wales)), WIDTH);
    assert!(plan.contains("Made together on 6 August 2018.") && !plan.contains("Agreed on"), "{plan}");
    one.notes.change(agreed, |answer| *answer = Answer::of("when Jo is back"));
    let plan = text(&page(HandoutKind::Setback, &one, Some(Country::Wales)), WIDTH);
    assert!(plan.contains("Agreed on:") && plan.contains("when Jo is back"), "{plan}");
}

/// Says which of our own rows mark a text that a person reads.
fn marked(text: &str) -> Vec<String> {
    marked_as(Register::Said, text)
}

/// The page for a meeting is read by colleagues alone.
const fn register(kind: HandoutKind) -> Register {
    if matches!(kind, HandoutKind::Service) { Register::Written } else { Register::Said }
}

fn marked_as(register: Register, text: &str) -> Vec<String> {
    let wording = content::wording();
    let marks = wording.marks(text, register);
    let said = |mark: &foreword::domain::WordingMark| {
        format!("{} {:?}", wording.row(mark).unwrap().id, text.get(mark.range.clone()).unwrap())
    };
    marks.iter().map(said).collect()
}

/// The plan of the sample with the lists of when to go on it, as somebody approved them.
fn with_lists(country: Option<Country>) -> Handout {
    let mut help = content::help().clone();
    help.approval = Some(Approval {
        what: Subject::Lists,
        text: TextHash::of_lists(&help),
        name: "Dr A Example".to_owned(),
        role: "GP partner".to_owned(),
        body: Regulator::GMC,
        registration: "1234567".to_owned(),
        on: "2026-11-20".parse().unwrap(),
        review_by: "2027-05-20".parse().unwrap(),
    });
    let made: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let surgery = SurgeryNumbers::default();
    let occasion =
        Occasion { made, country, help: &help, example: true, mine: None, surgery, guide: content::guide() };
    Handout::of(HandoutKind::Setback, &content::sample(), occasion)
}

/// Our own pages pass our own check in every country.
#[test]
fn our_pages_pass_our_check() {
    for country in Country::ALL.map(Some).into_iter().chain([None]) {
        for kind in FOR_THE_PERSON {
            let page = page(kind, &content::sample(), country);
            for width in [WIDTH, 40] {
                assert_eq!(
                    marked_as(register(kind), &text(&page, width)),
                    [""; 0],
                    "{kind:?} of {country:?}"
                );
            }
        }
        let page = text(&with_lists(country), WIDTH);
        assert!(page.contains("pee passing"), "the lists are there: {page}");
        assert_eq!(marked(&page), [""; 0], "approved lists of {country:?}");
    }
    assert_eq!(marked("To change it, ask the clinician.").len(), 1, "it would be found");
}

/// The program's own words on a page pass too, whatever was left empty.
#[test]
fn empty_pages_pass_our_check() {
    let mut half = blank();
    let fields: Vec<_> = half.notes.all_fields().collect();
    for (number, field) in fields.into_iter().enumerate() {
        half.notes.change(field, |answer| match number % 3 {
            0 => answer.standing = EmptyReason::NotKnown,
            1 => *answer = Answer { carried_over: true, ..Answer::of("12 of 100 in 6 months:") },
            _ => {}
        });
    }
    let mut named = half.clone();
    named.notes.options.choices.0[1].get_mut(ChoiceField::Name).text = "Walking".to_owned();
    for one in [blank(), half, named] {
        for kind in FOR_THE_PERSON {
            let page = page(kind, &one, None);
            assert_eq!(marked_as(register(kind), &text(&page, WIDTH)), [""; 0], "{kind:?}");
        }
    }
}

/// The program and its settings are never spoken of on paper.
#[test]
fn paper_is_not_about_us() {
    for one in [blank(), content::sample()] {
        for kind in FOR_THE_PERSON {
            for country in [None, Some(Country::Scotland)] {
                let page = page(kind, &one, country);
                let said =
                    page.sections.iter().flat_map(|section| &section.blocks).filter_map(
                        |block| match block {
                            Block::Said(words) => Some(words.as_str()),
                            _ => None,
                        },
                    );
                let said: Vec<_> =
                    said.chain(page.footer.iter().chain(&page.under).map(String::as_str)).collect();
                let said = format!("{} {}", said.join(" "), text(&page, WIDTH)).to_lowercase();
                for word in ["foreword", "setting", "export", "f9", "ctrl", "clinician"] {
                    assert!(!said.contains(word), "{word} on {kind:?}");
                }
            }
        }
    }
}
