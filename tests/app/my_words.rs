//! A phrase in words of one's own, or of a set of somebody else, where it is prepared and on the brief.

use foreword::{
    app::program::Start,
    domain::{PhraseSet, Whose},
    store::Store,
};

use crate::{harness::App, memory::Memory, phrase_sync::in_my_words};

/// At the first phrase of the first principle, in a new appointment.
fn at_the_first_phrase(app: &mut App) {
    let prompts = app.guide().principles[0].prompts().count();
    app.press("n").types("10:20 RH").press("Enter");
    app.show_principle(0);
    app.press("F2 Home");
    assert_eq!((app.side(), app.guide_item()), (foreword::session::Side::Guide, 0));
    for _ in 0..prompts {
        app.press("↓");
    }
}

fn first() -> String {
    foreword::content::guide().principles[0].phrases[0].id.to_string()
}

/// My wording is shown, put into the note and pinned, and it says so.
#[test]
fn my_words_are_used() {
    let mut app = App::start(Start::Home, (120, 40));
    at_the_first_phrase(&mut app);
    assert!(!app.screen().contains("my words"));
    app.words(&first(), "Come in, have a seat.");
    app.sees("“Come in, have a seat.”").sees("my words");
    app.press("Enter");
    assert!(
        app.text("context.what_matters").ends_with("“Come in, have a seat.”"),
        "{}",
        app.text("context.what_matters")
    );
    app.press("p").sees("Pinned to the brief, in your own words.");
    assert_eq!(app.appointment().pinned[0].whose, Whose::Mine);
    app.press("Ctrl-B").sees("“Come in, have a seat.” (my words)");
}

/// Back to the suggested words, the guide shows them, and the pin keeps its own.
#[test]
fn pin_keeps_its_words() {
    let mut app = App::start(Start::Home, (120, 40));
    at_the_first_phrase(&mut app);
    app.words(&first(), "Come in, have a seat.").press("p");
    let (guide, phrase) = (app.guide().id.clone(), first());
    app.change_phrases(|mine| {
        mine.forget(&guide, &phrase);
    });
    assert!(!app.screen().contains("Come in, have a seat."), "{}", app.screen());
    app.press("Ctrl-B").sees("“Come in, have a seat.” (my words)");
}

/// The words of another set are named and so is its review date when past.
#[test]
fn other_sets_are_named() {
    let memory = Memory::default();
    let mut set = PhraseSet { id: "5e7".to_owned(), title: "Ward 4".to_owned(), ..PhraseSet::default() };
    set.review_by = Some("2026-11-01".parse().unwrap());
    set.put(in_my_words(&first(), "Hello, I am here with you."));
    Store::new(memory.clone()).add_phrases(&set, false).unwrap();
    let mut app = App::on(memory, Start::Home, (120, 40));
    at_the_first_phrase(&mut app);
    app.sees("“Hello, I am here with you.”").sees("from Ward 4 · past its review date");
    app.press("p").sees("Pinned to the brief, in the words of Ward 4.");
    app.press("Ctrl-B").sees("“Hello, I am here with you.” (from Ward 4 · past its").press("Esc");
    app.carry_out(foreword::session::phrase_sync::switch("5e7", true));
    assert!(!app.screen().contains("Hello, I am here with you."), "{}", app.screen());
}

/// Pins are said in my words of now, and a phrase I kept as it is stays so.
#[test]
fn pins_take_my_words_of_now() {
    let memory = Memory::default();
    let mut set = PhraseSet { id: "5e7".to_owned(), title: "Ward 4".to_owned(), ..PhraseSet::default() };
    set.put(in_my_words(&first(), "Hello, I am here with you."));
    Store::new(memory.clone()).add_phrases(&set, false).unwrap();
    let mut app = App::on(memory, Start::Home, (120, 40));
    at_the_first_phrase(&mut app);
    app.press("p Ctrl-B").sees("“Hello, I am here with you.” (from Ward 4)").press("Esc");
    app.words(&first(), "Come in.").press("Ctrl-B").sees("“Come in.” (my words)").press("Esc");
    app.words(&first(), "Do come in.").press("Ctrl-B").sees("“Do come in.” (my words)").press("Esc").wait(3);
    assert_eq!(app.on_disk().pinned[0].says, "Hello, I am here with you.", "the pin keeps what it was");
    let mut kept = in_my_words(&first(), "");
    kept.wording = None;
    app.change_phrases(|mine| mine.put(kept.clone()));
    app.sees_not("from Ward 4").sees("“I'd like to get to know");
    kept.flag = Some(String::new());
    app.change_phrases(|mine| mine.put(kept));
    // The flag is on the suggested words, and these are others.
    app.sees("from Ward 4").sees_not("from Ward 4 · flagged");
}

#[test]
fn who_said_it_comes_back_from_the_disk() {
    let mut app = App::start(Start::Home, (120, 40));
    at_the_first_phrase(&mut app);
    app.words(&first(), "Come in, have a seat.").press("p Esc").wait(3);
    let mut again = App::on(app.world.memory.clone(), Start::Home, (120, 40));
    assert_eq!(again.press("Enter").appointment().pinned[0].whose, Whose::Mine);
}
