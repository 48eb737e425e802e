//! Finding in the notes and replacing; finding in all notes, phrases and resources.

use std::io::ErrorKind;

use foreword::{
    app::program::Start,
    command::Place,
    domain::FoundLines,
    effect::{Job, Reply},
    msg::Msg,
};

use crate::{harness::App, memory::Memory};

fn with(text: &str) -> App {
    let mut app = App::new_note();
    app.types(text);
    app
}

#[test]
fn found_as_one_types() {
    let mut app = with("Zoë said: don’t lift.\nZoe lifts.");
    app.press("F6").types("To ask ZOE").press("F5 Ctrl-Home Ctrl-F").sees("Find in these notes");
    app.types("zoe").sees("1 of 3 · What matters to them, in their words");
    assert_eq!(app.selected(), Some("Zoë"));
    app.press("↓").sees("2 of 3");
    app.press("Enter").sees("3 of 3 · ").sees("To ask ZOE");
    assert_eq!(app.selected(), Some("ZOE"));
    app.press("↓").sees("1 of 3").press("↑ ↑").sees("2 of 3");
    app.types("x").sees("Not in these notes.");
    app.press("Backspace Backspace Backspace Backspace").types("don't").sees("1 of 1");
    app.press("Esc");
    assert_eq!(app.selected(), Some("don’t"), "one is where the words are");
}

/// Where nothing is found the cursor goes back to where it was.
#[test]
fn nothing_found_moves_nothing() {
    let mut app = with("one two");
    app.press("Ctrl-F")
        .types("one")
        .press("Backspace Backspace Backspace")
        .types("x")
        .press("Esc")
        .types("!");
    assert_eq!(app.field_text(), "one two!");
}

#[test]
fn words_are_replaced_one_by_one() {
    let mut app = with("pain, Pain and PAIN");
    app.press("Ctrl-Home Ctrl-F").types("pain").press("Tab").types("ache").press("Enter");
    assert_eq!(app.field_text(), "ache, Pain and PAIN");
    app.sees("Replaced 1 time; Ctrl-Z undoes it. 1 of 2").press("↓ Enter").sees("Replaced 2 times");
    assert_eq!(app.field_text(), "ache, Pain and ache");
    app.press("Ctrl-Z").sees("of 2");
    assert_eq!(app.field_text(), "ache, Pain and PAIN");
    app.press("Esc Ctrl-Z");
    assert_eq!(app.field_text(), "pain, Pain and PAIN");
}

/// On all pages, as one step of undo, also after a kill.
#[test]
fn all_are_replaced_at_once() {
    let mut app = with("pain and pain");
    app.press("F6").types("pain").press("F5 Ctrl-Home Ctrl-F").types("pain").press("Tab").types("the pain");
    app.press("Ctrl-R").sees("Replaced 3 times; Ctrl-Z undoes it.");
    assert_eq!(app.field_text(), "the pain and the pain");
    app.press("Esc F6");
    assert_eq!(app.field_text(), "the pain");
    app.wait(5);
    assert!(app.on_disk().notes.context.what_matters.text == "the pain and the pain");
    app.press("F5 Ctrl-Z");
    assert_eq!(app.field_text(), "pain and pain");
    app.press("F6");
    assert_eq!(app.field_text(), "pain");
}

#[test]
fn words_put_there_are_passed_over() {
    let mut app = with("q b q");
    app.press("Ctrl-Home Ctrl-F").types("q").press("Tab").types("qq").press("Enter").sees("3 of 3");
    app.press("Enter");
    assert_eq!(app.field_text(), "qq b qq");
}

/// Neither window hides what was found, in any size.
#[test]
fn what_is_found_is_in_sight() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut app = with(&"line\n".repeat(30));
        app.types("needle").resize(size.0, size.1).press("Ctrl-Home Ctrl-F").types("needle");
        let screen = app.screen();
        assert_eq!(screen.matches("needle").count(), 2, "{size:?}:\n{screen}");
    }
}

/// Found again with what was sought last, or with what is selected.
#[test]
fn words_are_offered_again() {
    let mut app = with("one two");
    app.press("Ctrl-F").types("one").press("Esc Ctrl-F").sees("1 of 1").types("two").press("Esc End Ctrl-← ");
    app.press("Ctrl-Home Ctrl-Shift-→ Ctrl-F").sees("Find:         one");
}

#[test]
fn the_example_is_found_in() {
    App::sample().press("Ctrl-F").types("allotment").sees(" of 6 · ");
}

/// Both lines come back after a kill.
#[test]
fn what_is_sought_survives_a_kill() {
    let memory = Memory::default();
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    app.press("n")
        .types("x")
        .press("Enter Enter")
        .types("one")
        .press("Ctrl-F")
        .types("two")
        .press("Tab")
        .types("three");
    memory.end_all_processes();
    let mut again = App::in_window(2, memory, Start::Home, (80, 24));
    again.sees("Find:         two").sees("Replace with: three");
}

fn library() -> App {
    let mut app = App::home();
    for (number, label, when, text) in [
        (1, "10:20 RH", "2026-11-20T10:20:00+00:00", "Sertraline since March\nBack pain"),
        (2, "KL", "2026-11-24T09:00:00+00:00", "no sertraline; asked twice"),
        (3, "MN", "", "nothing of it"),
    ] {
        let id = app.put(number, label, when);
        let mut one = app.world.store.open(&id).unwrap().appointment;
        text.clone_into(&mut one.notes.setbacks.staff_card.situation.text);
        app.world.store.save(&one).unwrap();
    }
    app.press("F5");
    app
}

#[test]
fn all_notes_are_found_in() {
    let mut app = library();
    app.press("Ctrl-F")
        .sees("Find in all notes, phrases and resources")
        .sees("Type a word or more.")
        .types("sértr");
    let (_, newer) = app.find("no sertraline; asked twice");
    let (_, older) = app.find("Sertraline since March");
    assert!(newer < older, "the newest first");
    app.sees("KL · Tue 24 Nov 2026 09:00").sees("2 lines found.").press("↓ Enter");
    assert_eq!((app.place(), app.selected()), (Place::Prepare, Some("Sertr")));
    app.sees("10:20 RH")
        .press("Ctrl-/")
        .sees("no sertraline; asked twice")
        .types("kl")
        .sees("KL")
        .press("Enter")
        .sees(" KL ");
}

#[test]
fn phrases_are_found_as_well() {
    let mut app = library();
    app.press("Ctrl-/").types("like to hear").sees("Phrases").press("Enter");
    assert_eq!(app.place(), Place::Phrases);
    app.sees("like to hear");
}

/// The words of the window in the notes go on into the one for all.
#[test]
fn find_goes_on_to_all_notes() {
    let mut app = library();
    app.press("Ctrl-N")
        .types("new")
        .press("Enter")
        .types("on sertraline now")
        .press("Ctrl-F")
        .types("sertraline");
    app.press("Ctrl-F").sees("Find in all notes").sees("on sertraline now").sees("asked twice");
}

/// No key waits for the search, one is under way at a time, and the newest words come next.
#[test]
fn the_newest_words_win() {
    let mut app = library();
    app.press("Ctrl-F");
    app.world.hangs = true;
    app.types("sertraline").sees("Looking through your notes.");
    let finds = |app: &App| -> Vec<_> {
        app.world
            .kept
            .iter()
            .filter_map(|job| if let Job::Find(words) = job { Some(words.clone()) } else { None })
            .collect()
    };
    assert_eq!(finds(&app), ["se"]);
    app.world.hangs = false;
    let job = app.world.kept.remove(0);
    let reply = foreword::shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply)).sees("asked twice").sees("2 lines found.");
    assert_eq!(finds(&app), [""; 0], "all that has the words is known by then");
    app.press("Ctrl-A").types("pain");
    app.sees("Back pain").sees_not("asked twice");
}

/// The first lines are there before all notes were looked through, and more letters narrow them.
#[test]
fn first_lines_come_first() {
    let mut app = library();
    app.press("Ctrl-F");
    app.world.hangs = true;
    app.types("sertraline");
    let job = app.world.kept.iter().find(|job| matches!(job, Job::Find(_))).unwrap().clone();
    let Reply::Found(words, Ok(all)) = foreword::shell::perform(&mut app.world.store, &job) else { panic!() };
    let mut first = all.clone();
    first.lines.truncate(1);
    app.send(Msg::Store(Reply::FoundSoFar(words.clone(), first)));
    app.sees("asked twice").sees_not("since March").sees("1 line found so far. Looking through your notes.");
    app.send(Msg::Store(Reply::FoundSoFar("other words".to_owned(), FoundLines::default())))
        .sees("asked twice");
    app.send(Msg::Store(Reply::Found(words, Ok(all)))).sees("since March").sees("2 lines found.");
}

#[test]
fn files_that_cannot_be_read_are_said() {
    let mut app = library();
    app.rewrite(3, |_| "(".to_owned());
    app.press("Ctrl-F").types("sertraline").sees("1 file could not be read.");
    app.press("Esc").world.memory.fail(Some(ErrorKind::PermissionDenied));
    app.press("Ctrl-F").types("pain").sees("could not be read");
}

/// What is typed in the list is there again after a kill.
#[test]
fn the_list_remembers_its_words() {
    let memory = Memory::default();
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    app.press("Ctrl-F").types("walks");
    memory.end_all_processes();
    let mut again = App::in_window(2, memory, Start::Home, (80, 24));
    again.press("Ctrl-F").sees("Type to find: walks");
}
