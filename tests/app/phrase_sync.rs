//! One's own phrases on their way to the disk and back, whichever place they are changed in.

use std::io::ErrorKind;

use foreword::{
    app::program::Flow,
    app::program::Start,
    domain::{PhraseSet, phrasebook::PhraseReview},
    msg::Msg,
    session::phrase_sync::switch,
    shell,
    store::{
        Disk, Store,
        phrases::{MINE, PHRASES},
    },
};

use crate::{harness::App, memory::Memory};

/// A phrase in words of one's own.
pub(crate) fn in_my_words(phrase: &str, wording: &str) -> PhraseReview {
    PhraseReview {
        guide: foreword::content::guide().id.to_string(),
        phrase: phrase.to_owned(),
        suggested: "As it was.".to_owned(),
        wording: Some(wording.to_owned()),
        flag: None,
        reviewed_on: "2026-11-22".parse().unwrap(),
        ..PhraseReview::default()
    }
}

impl App {
    pub(crate) fn words(&mut self, phrase: &str, wording: &str) -> &mut Self {
        self.change_phrases(|mine| mine.put(in_my_words(phrase, wording)))
    }
}

pub(crate) fn on_disk(memory: &Memory) -> PhraseSet {
    Store::new(memory.clone()).phrases().book.mine
}

fn guide() -> &'static str {
    &foreword::content::guide().id
}

/// A change is on disk at once and there at the next start.
#[test]
fn change_is_on_disk_at_once() {
    let mut app = App::home();
    app.words("p1-open-1", "Good morning.");
    assert_eq!(on_disk(&app.world.memory).wording(guide(), "p1-open-1"), Some("Good morning."));
    assert!(!app.has_unsaved());
    let again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    assert_eq!(again.mine().wording(guide(), "p1-open-1"), Some("Good morning."));
    let before = app.world.memory.reads();
    app.change_phrases(|_| {});
    assert_eq!(app.world.memory.reads(), before, "nothing changed, nothing is written");
}

/// A full disk is said and tried again and keeps the program open.
#[test]
fn full_disk_is_tried_again() {
    let mut app = App::home();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.words("p1-open-1", "Good morning.");
    assert!(app.notice().unwrap().starts_with("Your phrases are not saved: disk full."));
    assert_eq!(app.phrases_saved(), "not saved: disk full");
    app.press("Ctrl-Q");
    assert!(app.screen().contains("The last changes to your phrases are not on disk."), "{}", app.screen());
    app.press("Esc");
    assert_eq!(app.flow, Flow::On);
    app.world.memory.fail_writes(None);
    app.wait(3);
    assert_eq!(on_disk(&app.world.memory).phrases.len(), 1);
    app.press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
}

/// A change made before the file is read joins it.
#[test]
fn early_change_joins_the_file() {
    let memory = Memory::default();
    App::on(memory.clone(), Start::Home, (80, 24)).words("p1-open-1", "From before.");
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    // As if the disk had not answered yet.
    app.forget_phrases();
    app.words("p2-open-1", "New.");
    assert_eq!(on_disk(&memory).phrases.len(), 1);
    app.press("Ctrl-Q");
    assert_eq!(app.flow, Flow::On, "it waits for what it could not write yet");
    let reply = shell::perform(&mut app.world.store, &foreword::effect::Job::Phrases);
    app.send(Msg::Store(reply));
    assert_eq!(on_disk(&memory).phrases.len(), 2);
    assert_eq!(app.flow, Flow::Quit);
}

#[test]
fn two_windows_end_up_with_the_words_of_both() {
    let memory = Memory::default();
    let mut one = App::in_window(1, memory.clone(), Start::Home, (80, 24));
    let mut other = App::in_window(2, memory.clone(), Start::Home, (80, 24));
    one.words("p1-open-1", "Of one.");
    other.words("p2-open-1", "Of the other.");
    assert_eq!(other.mine().wording(guide(), "p1-open-1"), Some("Of one."));
    one.words("p2-open-1", "Of one.");
    assert!(one.notice().unwrap().contains("both versions are kept as"));
    assert_eq!(memory.subfolder("phrases/earlier").all().len(), 2);
    assert_eq!(on_disk(&memory).phrases.len(), 2);
}

#[test]
fn a_newer_file_is_said_and_left_alone() {
    let memory = Memory::default();
    memory.subfolder(PHRASES).put(MINE, "PhraseSet(format: 2)");
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    assert!(app.screen().contains("newer version"), "{}", app.screen());
    app.words("p1-open-1", "Good morning.");
    assert!(app.mine().phrases.is_empty());
    assert!(app.notice().unwrap().contains("newer version"));
    assert_eq!(memory.subfolder(PHRASES).get(MINE).unwrap(), b"PhraseSet(format: 2)");
    assert!(!app.has_unsaved());
}

/// The set of somebody else is used until then.
#[test]
fn other_set_until_switched_off() {
    let memory = Memory::default();
    let mut set = PhraseSet { id: "5e7".to_owned(), title: "Ward 4".to_owned(), ..PhraseSet::default() };
    set.put(in_my_words("p1-open-1", "Of ward 4."));
    Store::new(memory.clone()).add_phrases(&set, false).unwrap();
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    assert_eq!(app.other_sets().len(), 1);
    app.carry_out(switch("5e7", true));
    assert!(app.other_sets()[0].switched_off);
    assert!(Store::new(memory.clone()).phrases().book.others[0].switched_off);
    memory.fail_writes(Some(ErrorKind::StorageFull));
    app.carry_out(switch("5e7", false));
    assert!(app.other_sets()[0].switched_off);
    assert!(app.notice().unwrap().contains("disk is full"));
}

/// Unsaved phrases are saved when the program has to end.
#[test]
fn unsaved_is_saved_at_the_end() {
    let mut app = App::home();
    app.world.hangs = true;
    app.words("p1-open-1", "Good morning.");
    app.words("p1-open-1", "Good evening.");
    assert_eq!(app.world.kept.len(), 1, "one at a time");
    app.world.hangs = false;
    let job = app.world.kept.pop().unwrap();
    let reply = shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply)).send(Msg::Terminate);
    assert_eq!(on_disk(&app.world.memory).wording(guide(), "p1-open-1"), Some("Good evening."));
}
