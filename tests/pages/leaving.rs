//! The pages that go to others: what was agreed, text for the record, and a page for a colleague.

use foreword::{
    content,
    domain::{AfterField, Answer, Appointment, ContextField, FieldId, HandoutKind, OptionsField, shareable},
    export::{WIDTH, html, markdown, record, text},
};
use proptest::prelude::*;

use crate::{page, words::empty};

const CONSENT: FieldId = FieldId::After(AfterField::Consent);

fn with(fields: &[(FieldId, &str)]) -> Appointment {
    let mut one = empty();
    for (field, words) in fields {
        one.notes.change(*field, |answer| *answer = Answer::of(*words));
    }
    one
}

fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let rest = text.get(from..).unwrap();
        from += rest.find(part).unwrap_or_else(|| panic!("{part}, after {from}:\n{text}")) + part.len();
    }
}

/// In the person's voice, of filled fields alone, with how to reach the surgery.
#[test]
fn agreed_says_what_was_agreed() {
    let one = with(&[
        (FieldId::Options(OptionsField::MattersMost), "A day's pay"),
        (FieldId::Options(OptionsField::Decided), "The class"),
        (FieldId::Options(OptionsField::Present), "Jo"),
        (FieldId::After(AfterField::Actions), "I ring the class"),
        (FieldId::After(AfterField::NextStep), "A walk with Jo"),
        (FieldId::After(AfterField::ToRead), "The leaflet"),
        (FieldId::After(AfterField::WhoIsWho), "My GP"),
        (FieldId::Options(OptionsField::ChangingMind), "I ring"),
        (FieldId::Options(OptionsField::ReviewPoint), "In six weeks"),
    ]);
    let agreed = text(&page(HandoutKind::Agreed, &one, None), WIDTH);
    in_order(
        &agreed,
        &[
            "WHAT MATTERS TO ME",
            "A day's pay",
            "WHAT WE DECIDED",
            "The class",
            "Who was there:",
            "Jo",
            "WHO DOES WHAT",
            "I ring the class",
            "MY NEXT SMALL STEP",
            "WHAT I CAN READ OR GO TO",
            "WHO IS WHO",
            "IF I CHANGE MY MIND",
            "WHEN WE LOOK AT IT AGAIN",
            "HOW TO REACH US",
            "The surgery: ____",
            "mine to keep",
        ],
    );
    let less = with(&[(FieldId::After(AfterField::NextStep), "A walk with Jo")]);
    let less = text(&page(HandoutKind::Agreed, &less, None), WIDTH);
    assert!(!less.contains("WHAT WE DECIDED") && !less.contains("Who was there"), "{less}");
    let none = text(&page(HandoutKind::Agreed, &empty(), None), WIDTH);
    assert!(none.contains("Nothing is written here yet.") && !none.contains("REACH US"), "{none}");
}

/// The headings of the standard in their order, in whole lines without a sign of ours.
#[test]
fn record_pastes_well() {
    let sample = page(HandoutKind::Record, &content::sample(), None);
    let filed = record(&sample, true);
    assert!(filed.starts_with("Check and correct before filing.\n"));
    in_order(
        &filed,
        &[
            "\nAbout me\n",
            "\nWhat matters\n",
            "\nOptions discussed\n",
            "No change for now\n",
            "What might get better and when",
            "What might be hard or go wrong",
            "\nDecision\n",
            "\nActions\n",
            "\nContingency plan\n",
            "Emergency if, body: Numb",
            "\nWho was involved\n",
        ],
    );
    let bare = record(&sample, false);
    assert!(!bare.contains("\nOptions discussed") && bare.contains("No change for now"));
    assert!(bare.starts_with("Check and correct before filing.\n"));
    for sign in ['“', '”', '’', '–', '—', '…', '·', '•', '─', '*', '#', '_', '\t'] {
        assert!(!filed.contains(sign), "{sign} in\n{filed}");
    }
    let long = "word ".repeat(60);
    let one = with(&[(FieldId::Context(ContextField::Goals), &long)]);
    assert!(record(&page(HandoutKind::Record, &one, None), true).contains(long.trim()), "not wrapped");
}

/// What is still to ask and what one keeps to oneself is not filed.
#[test]
fn own_notes_are_not_filed() {
    let own = [
        FieldId::Context(ContextField::StillToAsk),
        FieldId::After(AfterField::Unanswered),
        FieldId::After(AfterField::StartWith),
    ];
    let one = with(&own.map(|field| (field, "MARKER")));
    assert!(!record(&page(HandoutKind::Record, &one, None), true).contains("MARKER"));
}

/// The rows of the wording check for what is written are run on it, each word once.
#[test]
fn record_is_checked() {
    let fields = [ContextField::Goals, ContextField::Strengths].map(FieldId::Context);
    let one = with(&fields.map(|field| (field, "Denies pain. He claims it is better.")));
    let says = page(HandoutKind::Record, &one, None).worth_a_look(&content::wording());
    let says = says.unwrap().to_lowercase();
    assert!(says.contains("before filing") && says.matches("denies").count() == 1, "{says}");
    assert_eq!(page(HandoutKind::Record, &empty(), None).worth_a_look(&content::wording()), None);
}

/// The consent comes first; without it the page says so at its top and still is there.
#[test]
fn consent_comes_first() {
    let ask_of = FieldId::After(AfterField::AskOf);
    let mut one =
        with(&[(CONSENT, "All but work, with the class team, 24 Nov"), (ask_of, "How long is the wait?")]);
    one.shared.push(ask_of.name());
    let asked = text(&page(HandoutKind::Colleague, &one, None), WIDTH);
    in_order(&asked, &["AGREED TO SHARE", "All but work", "WHAT I ASK OF YOU", "How long is the wait?"]);
    one.notes.change(CONSENT, |answer| *answer = Answer::default());
    let asked = text(&page(HandoutKind::Colleague, &one, None), WIDTH);
    in_order(&asked, &["AGREED TO SHARE", "No consent to share is noted.", "WHAT I ASK OF YOU"]);
}

/// A copy for the next appointment shares nothing yet.
#[test]
fn choice_is_for_one_appointment() {
    let mut one = with(&[(CONSENT, "All")]);
    one.shared.push("after.ask_of".to_owned());
    let copy = one.copy_forward(foreword::domain::Id::of(2), one.details(), one.made);
    assert!(copy.shared.is_empty() && !copy.notes.get(CONSENT).has_words());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is in the notes, only what was chosen is on the page, in every form.
    #[test]
    fn only_what_was_chosen_goes(chosen in prop::collection::vec(any::<bool>(), 64)) {
        let mut one = empty();
        one.notes.options.choices.0.resize_with(2, foreword::domain::Choice::default);
        let fields: Vec<_> = one.notes.all_fields().collect();
        let marker = |at: usize| format!("QZ{at:03}X");
        for (at, field) in fields.iter().enumerate() {
            one.notes.change(*field, |answer| *answer = Answer::of(marker(at)));
        }
        let can_go: Vec<_> = shareable().map(|(.., field)| field).collect();
        prop_assert!(can_go.len() < chosen.len());
        for (field, chosen) in can_go.iter().zip(&chosen) {
            one.shared.extend(chosen.then(|| field.name()));
        }
        // A name that was written into the file by hand chooses nothing that cannot go.
        one.shared.push("context.story".to_owned());
        let made = page(HandoutKind::Colleague, &one, None);
        for form in [text(&made, WIDTH), markdown(&made), html(&made, false)] {
            for (at, field) in fields.iter().enumerate() {
                let goes = *field == CONSENT
                    || can_go.iter().zip(&chosen).any(|(one, chosen)| one == field && *chosen);
                prop_assert_eq!(form.contains(&marker(at)), goes, "{}", field.name());
            }
        }
    }
}
