//! The testing questions of the guide, answered where the report is shown; and the sets of phrases.

use foreword::{
    app::program::Start,
    domain::{PhraseSet, phrasebook::Audience},
    store::Store,
};

use crate::{
    harness::App,
    memory::Memory,
    phrase_sync::{in_my_words, on_disk},
};

fn guide() -> &'static str {
    &foreword::content::guide().id
}

/// A testing question is answered by audience, and kept.
#[test]
fn answers_by_audience() {
    let mut app = App::new_note();
    app.press("F9 w")
        .sees("1 of 24: 1 Relationships: When this principle")
        .sees("Answering as someone delivering the service")
        .press("Ctrl-PgDn")
        .sees("HOW TO FILL THIS REPORT");
    app.types("We see people nod.").wait(1);
    let mine = on_disk(&app.world.memory);
    assert_eq!(
        mine.answer(guide(), "p1/t1-q1", Audience::Delivering).map(|one| one.answer.as_str()),
        Some("We see people nod.")
    );
    app.press("Tab").sees("Answering as someone receiving the service").sees_not("We see people");
    app.types("I was heard.").press("Shift-Tab").sees("We see people nod.");
    app.press("Ctrl-↓").sees("2 of 24: 2 Context").press("Esc");
    let mine = on_disk(&app.world.memory);
    assert_eq!(mine.answers.len(), 2);
    app.resize(100, 40).press("F9 w").sees("2 of ").sees("We see people nod.");
    app.press("Ctrl-↑").press("Backspace");
    for _ in 0..20 {
        app.press("Backspace");
    }
    app.press("Esc");
    assert_eq!(on_disk(&app.world.memory).answers.len(), 1, "an empty answer is none");
}

/// An answer has several lines, undone like any text, and back after a kill.
#[test]
fn answers_have_lines() {
    let mut app = App::new_note();
    app.press("F9 w").types("First.").press("Enter").types("Second.").wait(1);
    assert_eq!(on_disk(&app.world.memory).answers[0].answer, "First.\nSecond.");
    app.press("Ctrl-Z").sees_not("Second.").press("Ctrl-Y").sees("Second.");
    let memory = crate::keeping::killed(app);
    App::in_window(2, memory, Start::Home, (80, 24))
        .press("Enter F9 w Ctrl-↑")
        .sees("First.")
        .sees("Second.");
}

/// A question for one audience is answered as that alone.
#[test]
fn own_audience_alone() {
    let mut app = App::new_note();
    app.press("F9 w");
    while !app.screen().contains("For the person:") {
        app.press("Ctrl-↓");
    }
    app.sees("Answering as someone receiving the service").press("Tab").sees("someone receiving the service");
    app.types("As it sounds.").wait(1);
    let answers = on_disk(&app.world.memory).answers;
    assert_eq!((answers[0].question.as_str(), answers[0].audience), ("t2-q5", Audience::Receiving));
}

#[test]
fn answer_is_saved_on_leaving() {
    let mut app = App::new_note();
    app.press("F9 w").types("Last words.").press("Ctrl-Q");
    assert_eq!(app.flow, foreword::app::program::Flow::Quit);
    assert_eq!(on_disk(&app.world.memory).answers[0].answer, "Last words.");
}

/// It shows what was changed.
#[test]
fn report_is_read_to_its_end() {
    let mut app = App::new_note();
    app.resize(100, 40).words("p1-open-1", "Come in, have a seat.");
    app.press("F9 w").sees("Come in, have a seat.");
    app.press("Ctrl-PgDn Ctrl-PgDn").resize(40, 12).sees("Answering as").resize(0, 0).resize(80, 24);
}

/// The sets are listed.
#[test]
fn set_can_be_switched_off() {
    let memory = Memory::default();
    let mut set = PhraseSet { id: "5e7".to_owned(), title: "Ward 4".to_owned(), ..PhraseSet::default() };
    set.author = "Sister Obi".to_owned();
    set.provenance = "Tried for a month on ward 4.".to_owned();
    set.review_by = Some("2026-11-01".parse().unwrap());
    set.put(in_my_words("p1-open-1", "Hello."));
    Store::new(memory.clone()).add_phrases(&set, false).unwrap();
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    app.press("n").types("x").press("Enter F9 s").sees("My own").sees("Ward 4 · used where I have no words");
    app.sees("Sister Obi").sees("review by 1 Nov 2026: past").sees("Tried for a month");
    app.press("Space");
    assert!(!app.other_sets()[0].switched_off, "mine is always used");
    app.press("↓ Space").sees("Ward 4 · switched off");
    assert!(Store::new(memory).phrases().book.others[0].switched_off);
    app.press("Space")
        .sees("Ward 4 · used")
        .resize(40, 12)
        .sees("Ward 4")
        .resize(0, 0)
        .resize(80, 24)
        .press("Esc");
    assert!(app.overlay_name().is_none());
}

#[test]
fn no_sets_says_how_to_add() {
    App::new_note().press("F9 s").sees("phrases import FILE");
}
