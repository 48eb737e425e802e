//! What a report gathers, and that every form of it says all of it.

use super::*;
use crate::{
    content,
    domain::Role,
    export::{html, markdown, text},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn review(phrase: &str, wording: Option<&str>, flag: Option<&str>) -> PhraseReview {
    PhraseReview {
        guide: content::guide().id.clone(),
        phrase: phrase.to_owned(),
        suggested: format!("Suggested {phrase}."),
        wording: wording.map(str::to_owned),
        flag: flag.map(str::to_owned),
        reviewed_on: day("2026-11-20"),
    }
}

fn set(author: &str, phrases: Vec<PhraseReview>) -> PhraseSet {
    PhraseSet {
        author: author.to_owned(),
        role: Some(Role::Physiotherapist),
        provenance: "Read aloud in the team.".to_owned(),
        phrases,
        ..PhraseSet::default()
    }
}

fn answer(question: &str, audience: Audience, words: &str) -> TestingAnswer {
    TestingAnswer {
        guide: content::guide().id.clone(),
        question: question.to_owned(),
        audience,
        answer: words.to_owned(),
        answered_on: day("2026-11-21"),
    }
}

fn report(sets: &[&PhraseSet]) -> WordingReport {
    WordingReport::of(sets, &[content::guide()], day("2026-11-23"))
}

#[test]
fn it_gathers_flags_changes_and_answers_in_the_order_of_the_guide() {
    let one = PhraseSet {
        answers: vec![
            answer("t2-q1", Audience::Receiving, "My GP."),
            answer("t1-q5", Audience::Delivering, "“Flare”."),
            answer("t1-q5", Audience::Designing, "All of page two."),
            answer("t1-q1", Audience::Delivering, "  "),
        ],
        ..set(
            "A. Shah",
            vec![review("p2-open-1", None, Some("too long")), review("p1-open-1", Some("Hi."), None)],
        )
    };
    let two = set("B", vec![review("p1-open-1", Some("Hello."), Some("")), review("p1-open-2", None, None)]);
    let report = report(&[&one, &two]);
    let flagged: Vec<_> = report
        .flagged
        .iter()
        .map(|one| (one.phrase.id.as_str(), one.note.as_str(), one.by.as_str()))
        .collect();
    assert_eq!(
        flagged,
        [("p1-open-1", "", "B, physiotherapist"), ("p2-open-1", "too long", "A. Shah, physiotherapist")]
    );
    let changed: Vec<_> =
        report.changed.iter().map(|one| (one.phrase.suggested.as_str(), one.instead.as_str())).collect();
    assert_eq!(changed, [("Suggested p1-open-1.", "Hi."), ("Suggested p1-open-1.", "Hello.")]);
    let answers: Vec<_> =
        report.answers.iter().map(|one| (one.id.as_str(), one.audience, one.answer.as_str())).collect();
    assert_eq!(
        answers,
        [
            ("t1-q5", Audience::Designing, "All of page two."),
            ("t1-q5", Audience::Delivering, "“Flare”."),
            ("t2-q1", Audience::Receiving, "My GP."),
        ]
    );
    assert_eq!(report.sets.iter().map(|set| set.reviewed).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(report.guides.len(), 1);
}

#[test]
fn every_form_of_it_says_all_of_it() {
    let one = PhraseSet {
        answers: vec![answer("t1-q5", Audience::Delivering, "The word flare.")],
        ..set("A. Shah", vec![review("p1-open-1", Some("Say <b>this</b>."), Some("stiff"))])
    };
    let page = report(&[&one]).page();
    let forms = [text(&page, 200), markdown(&page), html(&page, false)];
    for words in [
        "Wording report",
        "Relationships, open",
        "Suggested p1-open-1.",
        "stiff",
        "A. Shah, physiotherapist, 20 November 2026",
        "delivering the service: The word flare.",
        "Which words are not clear enough yet?",
        "went through 1 phrase.",
        "Read aloud in the team.",
        "nothing of any appointment",
    ] {
        for form in &forms {
            let form = form.replace("\\(", "(").replace("\\)", ")").replace('\n', " ");
            assert!(form.contains(words), "{words}\n{form}");
        }
    }
    assert!(!forms[1..].concat().contains("<b>this"));
}

#[test]
fn the_file_reads_back() {
    let one = set("A", vec![review("gone-1", Some("\"quoted\"\nand more"), Some("x"))]);
    let report = report(&[&one]);
    assert_eq!(report.flagged[0].phrase.place, "");
    let text = ron::ser::to_string_pretty(&report, ron::ser::PrettyConfig::new()).unwrap();
    assert_eq!(ron::from_str::<WordingReport>(&text).unwrap(), report);
}

#[test]
fn an_empty_report_says_how_to_fill_it() {
    let kept = set("A", vec![review("p1-open-1", Some("Suggested p1-open-1."), None)]);
    for report in [report(&[]), report(&[&PhraseSet::default()]), report(&[&kept])] {
        assert!(report.is_empty());
        assert!(text(&report.page(), 76).contains("flag what does not"));
    }
}
