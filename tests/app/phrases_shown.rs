//! Which phrases are shown first, what is the guide's own, and what is not for the person.

use std::collections::BTreeSet;

use foreword::{
    content,
    domain::{ConsultationPhase, Phrase},
    panes::phrases::{Heading, PhraseRow},
};

use crate::harness::App;

fn all() -> impl Iterator<Item = &'static Phrase> {
    content::guide().principles.iter().flat_map(|one| one.phrases.iter())
}

fn phrases() -> App {
    let mut app = App::home();
    app.press("p");
    app
}

fn shown(app: &App) -> Vec<&'static str> {
    let ids: Vec<_> = all().map(|one| one.id.as_ref()).collect();
    let rows = app.phrase_rows().iter();
    rows.filter_map(|row| if let PhraseRow::Phrase(at) = row { Some(ids[*at]) } else { None }).collect()
}

/// Where a heading is shown, and which phrase comes after it.
fn under(app: &App, heading: Heading) -> Option<&'static str> {
    let rows = app.phrase_rows();
    let at = rows.iter().position(|row| *row == PhraseRow::Heading(heading))?;
    let Some(PhraseRow::Phrase(phrase)) = rows.get(at + 1) else { return None };
    all().nth(*phrase).map(|one| one.id.as_ref())
}

/// The few to start with come first and are there once.
#[test]
fn starters_come_first_once() {
    let mut app = phrases();
    app.sees("Start with these");
    for by in ["principle", "moment"] {
        assert_eq!(app.phrase_rows()[0], PhraseRow::Heading(Heading::Starters), "by {by}");
        assert_eq!(under(&app, Heading::Starters), Some("p1-open-1"), "by {by}");
        let ids: BTreeSet<_> = shown(&app).into_iter().collect();
        assert_eq!((ids.len(), shown(&app).len()), (all().count(), all().count()), "by {by}");
        app.press("m");
    }
    assert_eq!(under(&app, Heading::Principle(0)), Some("p1-open-2"));
    app.press("m");
    assert_eq!(under(&app, Heading::Moment(ConsultationPhase::Hard)), Some("p1-hard-1"));
    app.press("/").types("hard moments").sees("Hard moments");
    assert_eq!(shown(&app).len(), all().filter(|one| one.moment == ConsultationPhase::Hard).count());
}

/// A phrase or prompt of ours is described as ours.
#[test]
fn ours_is_said_to_be_ours() {
    let mut app = phrases();
    app.sees_not("Ours, not from the source");
    app.press("↓ ↓ ↓").sees("ending their life").sees("Ours, not from the source.");
    let mut app = App::new_note();
    app.resize(120, 60).press("F2 6").sees_not("What at home could do harm");
    app.press(&"↓ ".repeat(9)).sees("Ours, not from the source");
    app.press("End").sees("“Thank you for answering.").sees("Ours, not from the source").press("Home");
    for _ in content::guide().principles[5].prompts() {
        app.press("↓");
    }
    app.sees("start with this, to find out more");
}

/// It cannot be made a question to the person.
#[test]
fn team_matter_is_no_question() {
    let mut app = App::new_note();
    app.resize(120, 60).press("F2 4");
    let matters = content::guide().principles[3].prompts().position(|one| one.for_the_person().is_none());
    for _ in 0..matters.unwrap() {
        app.press("↓");
    }
    app.press("a");
    assert!(app.notes().to_ask().is_empty());
    app.press("↑ a");
    assert_eq!(app.notes().to_ask().len(), 1);
}
