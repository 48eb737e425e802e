//! What is on disk, and when; what the banner says of it.

use std::io::ErrorKind;

use foreword::{app::program::Flow, effect::Job, msg::Msg};

use crate::harness::App;

const FIRST: &str = "context.what_matters";

#[test]
fn a_pause_of_a_second_is_enough_to_be_saved() {
    let mut app = App::new_note();
    app.types("Lift my grandson").wait(1);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "Lift my grandson");
    app.sees("saved 09:00");
}

#[test]
fn typing_without_a_pause_is_saved_too() {
    let mut app = App::new_note();
    for _ in 0..30 {
        app.types("x");
        let later = app.now().checked_add(jiff::SignedDuration::from_millis(100)).unwrap();
        app.send(Msg::Clock(later));
    }
    assert!(app.on_disk().notes.context.what_matters.text.len() >= 20);
}

#[test]
fn leaving_a_field_saves_it() {
    let mut app = App::new_note();
    app.types("one").press("↓");
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one");
}

#[test]
fn every_way_out_saves() {
    for way in ["Esc", "Ctrl-B", "Ctrl-Q", "Ctrl-S"] {
        let mut app = App::new_note();
        app.types("one").press(way);
        assert_eq!(app.on_disk().notes.context.what_matters.text, "one", "{way}");
    }
    let mut app = App::new_note();
    app.types("one").send(Msg::Terminate);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one");
}

#[test]
fn leaving_leaves() {
    let mut app = App::new_note();
    app.types("one").press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
}

#[test]
fn nothing_is_due_once_everything_is_saved() {
    let mut app = App::new_note();
    app.press("Ctrl-R Tab Ctrl-A Backspace Enter").types("one").wait(5);
    app.change_settings(|settings| settings.cover_after_minutes = 0);
    assert_eq!(app.deadline(), None, "idle is idle");
}

/// It is said in words, typing goes on, and it saves by itself.
#[test]
fn full_disk_saves_later() {
    let mut app = App::new_note();
    app.types("one").wait(1);
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types(" two").wait(1).sees("not saved: disk full");
    app.types(" three");
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one", "the old file is whole");
    app.world.memory.fail_writes(None);
    app.wait(5).sees("saved 09:00");
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one two three");
}

#[test]
fn leaving_with_something_unsaved_asks_first() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("one").press("Ctrl-Q").sees("Not everything is saved");
    assert_eq!(app.flow, Flow::On);
    app.press("Esc").types(" two");
    assert_eq!(app.text(FIRST), "one two");
    app.press("Ctrl-Q x");
    assert_eq!(app.flow, Flow::Quit);
}

/// Another appointment opened does not lose an unsaved one.
#[test]
fn unsaved_outlives_the_next() {
    let mut app = App::new_note();
    app.types("one").wait(1);
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types(" two").press("Ctrl-N").types("other").press("Enter").types("x");
    assert_eq!(app.in_background(), 1);
    app.world.memory.fail_writes(None);
    app.wait(10);
    assert!(app.in_background() == 0);
    let library = app.world.store.list().unwrap();
    let texts: Vec<_> = library
        .appointments
        .iter()
        .map(|one| app.world.store.open(&one.id).unwrap().appointment.notes.context.what_matters.text)
        .collect();
    assert!(texts.contains(&"one two".to_owned()) && texts.contains(&"x".to_owned()), "{}", texts.len());
}

/// A hanging disk stops no key, and that is said.
#[test]
fn hanging_disk_stops_no_key() {
    let mut app = App::new_note();
    app.world.hangs = true;
    app.types("one").wait(3).sees("not saved yet").types(" two");
    assert_eq!(app.text(FIRST), "one two");
    assert_eq!(app.world.kept.iter().filter(|job| matches!(job, Job::Save(..))).count(), 1, "one at a time");
    app.press("Ctrl-Q").sees("Saving before quitting").press("Ctrl-Q").sees("Not everything is saved");
}

#[test]
fn nothing_typed_changes_the_banner() {
    let mut app = App::new_note();
    app.types("a").wait(2);
    let banner = app.screen().lines().take(2).collect::<Vec<_>>().join("\n");
    app.types("b");
    assert_eq!(app.screen().lines().take(2).collect::<Vec<_>>().join("\n"), banner);
}

#[test]
fn a_file_name_holds_no_label_and_no_text() {
    let mut app = App::new_note();
    app.types("SECRET").wait(1);
    let id = app.appointment().id.clone();
    assert!(app.world.memory.get(&format!("{id}.ron")).is_some());
    assert!(!id.as_str().contains("RH"));
}

/// The question about leaving goes once everything is saved.
#[test]
fn leave_question_ends_saved() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("one").press("Ctrl-Q").sees("Not everything is saved");
    app.world.memory.fail_writes(None);
    app.wait(5).sees_not("Not everything is saved").sees("Everything is saved now.");
    assert_eq!(app.flow, Flow::On, "it was asked whether to leave, and nobody answered");
}
