//! What survives: a dead process, another window, a change elsewhere, a damaged file, a full disk.

use std::io::ErrorKind;

use foreword::{
    app::program::Start,
    command::Place,
    domain::Id,
    store::{Disk, format},
};

use crate::{harness::App, memory::Memory};

const FIRST: &str = "context.what_matters";

/// The program died: nothing more is saved, and nobody holds a lock.
#[expect(clippy::needless_pass_by_value, reason = "the app is gone")]
pub(crate) fn killed(app: App) -> Memory {
    let memory = app.world.memory.clone();
    memory.end_all_processes();
    memory
}

fn started_again(memory: Memory) -> App {
    App::in_window(2, memory, Start::Home, (80, 24))
}

fn file(app: &App) -> String {
    format!("{}.ron", app.appointment().id)
}

fn on_disk(app: &App, id: &Id) -> String {
    let bytes = app.world.memory.get(&format!("{id}.ron")).unwrap();
    format::decode(&bytes, "").unwrap().appointment.notes.context.what_matters.text
}

#[test]
fn what_was_typed_survives_a_kill_and_says_so() {
    let mut app = App::new_note();
    app.types("one").wait(2).types(" two three");
    let id = app.appointment().id.clone();
    let memory = killed(app);
    let mut again = started_again(memory);
    again.sees("Recovered 2 words typed at 09:00").sees("10:20 RH");
    assert_eq!(on_disk(&again, &id), "one two three");
    again.press("Enter");
    assert_eq!(again.text(FIRST), "one two three");
    again.press("Ctrl-Z");
    assert_eq!(again.text(FIRST), "one", "undo leads to the version before");
    again.press("Ctrl-Y");
    assert_eq!(again.text(FIRST), "one two three");
}

#[test]
fn every_kind_of_change_survives_a_kill() {
    let mut app = App::new_note();
    app.types("first words").press("Ctrl-Z Ctrl-Y ↓ F3 F6 F9").types("Class\nnew line").paste("pasted\ntext");
    app.press("F2 End p F2 Ctrl-W");
    let before = app.appointment().clone();
    let again = started_again(killed(app));
    let bytes = again.world.memory.get(&format!("{}.ron", before.id)).unwrap();
    let after = format::decode(&bytes, "").unwrap().appointment;
    assert_eq!(after, before);
}

/// A kill during a save that did not come through loses nothing.
#[test]
fn kill_in_a_save_loses_nothing() {
    let mut app = App::new_note();
    app.types("one").wait(2).types(" two");
    app.world.hangs = true;
    app.wait(2).types(" three");
    let id = app.appointment().id.clone();
    let again = started_again(killed(app));
    assert_eq!(on_disk(&again, &id), "one two three");
}

#[test]
fn undo_survives_a_restart() {
    let mut app = App::new_note();
    app.types("one two").press("Ctrl-Q");
    let mut again = started_again(app.world.memory.clone());
    again.sees_not("Recovered").press("Enter");
    assert_eq!(again.text(FIRST), "one two");
    again.press("Ctrl-Z");
    assert_eq!(again.text(FIRST), "one");
    again.types("!").press("Ctrl-Q");
    let mut third = started_again(again.world.memory.clone());
    third.press("Enter Ctrl-Z");
    assert_eq!(third.text(FIRST), "one");
    third.press("Ctrl-Z");
    assert_eq!(third.text(FIRST), "", "and reaches into the sitting before");
    third.press("Ctrl-Y");
    assert_eq!(third.text(FIRST), "one");
}

/// A burst survives a kill, and undo after the restart goes word by word.
#[test]
fn undo_outlives_a_kill() {
    let mut app = App::new_note();
    app.burst("one two ").burst("three").press("Backspace").types("e four");
    let mut again = started_again(killed(app));
    again.press("Enter");
    assert_eq!(again.text(FIRST), "one two three four");
    let mut app = App::new_note();
    app.burst("one two three").press("Ctrl-Q");
    let mut again = started_again(app.world.memory.clone());
    again.press("Enter Ctrl-Z");
    assert_eq!(again.text(FIRST), "one two");
    again.press("Ctrl-Z");
    assert_eq!(again.text(FIRST), "one");
}

/// Undo across a restart is dropped where the file was changed meanwhile.
#[test]
fn undo_ends_at_a_foreign_edit() {
    let mut app = App::new_note();
    app.types("one two").press("Ctrl-Q");
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let text = String::from_utf8(memory.get(&name).unwrap()).unwrap();
    memory.put(&name, text.replace("one two", "edited by hand"));
    let mut again = started_again(memory);
    again.press("Enter Ctrl-Z");
    assert_eq!(again.text(FIRST), "edited by hand");
}

#[test]
fn overwritten_while_closed() {
    for is_killed in [false, true] {
        let mut app = App::new_note();
        app.types("as I left it").wait(2);
        let name = file(&app);
        let memory = if is_killed { killed(app) } else { app.press("Ctrl-Q").world.memory.clone() };
        let text = String::from_utf8(memory.get(&name).unwrap()).unwrap();
        memory.put(&name, text.replace("as I left it", "an older copy"));
        let mut again = started_again(memory.clone());
        again.press("Enter").sees("Another program has changed this appointment");
        assert_eq!(again.text(FIRST), "an older copy");
        again.press("Ctrl-S c").sees("as I left it").press("b Enter").wait(2);
        assert_eq!(again.text(FIRST), "an older copy\nas I left it");
        again.press("Ctrl-Q");
        for window in 3..5 {
            let mut last = App::in_window(window, memory.clone(), Start::Home, (80, 24));
            last.press("Enter").sees_not("two versions").sees_not("Another program").press("Ctrl-Q");
        }
    }
}

#[test]
fn end_of_a_session_is_a_version() {
    let mut app = App::new_note();
    app.types("one").press("Ctrl-Q");
    let mut memory = app.world.memory.clone();
    for number in 2..5 {
        let mut again = App::in_window(number, memory.clone(), Start::Home, (80, 24));
        again.press("Enter").wait(10 * i64::from(number)).types("!").wait(2);
        memory = if number == 3 { killed(again) } else { again.press("Ctrl-Q").world.memory.clone() };
    }
    let id: Id = file(&app).trim_end_matches(".ron").parse().unwrap();
    let texts = |memory: &Memory| {
        let store = foreword::store::Store::new(memory.clone());
        let versions = store.versions(&id).into_iter();
        let mut texts: Vec<_> = versions
            .map(|one| store.version(&id, &one.name).unwrap().notes.context.what_matters.text)
            .collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&memory), ["one", "one!", "one!!", "one!!!"], "each once, and none twice");
}

/// It can read, take over or copy.
#[test]
fn second_window_has_ways() {
    let mut first = App::new_note();
    first.types("typed in the first").wait(2);
    let id = first.appointment().id.clone();
    let mut second = started_again(first.world.memory.clone());
    second.press("Enter").sees("It is open in another window on this computer since Sun 22 Nov 09:00.");
    second.press("Esc").types("x").sees("read only");
    assert_eq!(second.text(FIRST), "typed in the first");

    let mut copier = App::in_window(3, first.world.memory.clone(), Start::Home, (80, 24));
    copier.press("Enter n").sees("Open in another window").wait(1).press("n");
    assert_ne!(copier.appointment().id, id);
    assert_eq!(copier.text(FIRST), "typed in the first");
    copier.press("Esc").sees("10:20 RH (copy)");

    first.types(" and more");
    let mut taker = App::in_window(4, first.world.memory.clone(), Start::Home, (80, 24));
    taker.press("Enter t").sees("Open in another window").wait(1).press("t");
    assert_eq!(taker.text(FIRST), "typed in the first and more", "what was typed there comes along");
    taker.types("!").wait(2).sees("saved");
    first.types("late").sees("took this appointment over").wait(5);
    assert_eq!(on_disk(&taker, &id), "typed in the first and more!");
    assert_eq!(first.text(FIRST), "typed in the first and morel", "it stays on screen");
    first.press("Ctrl-Q");
    taker.press("Ctrl-Q");
    let mut last = App::in_window(5, taker.world.memory.clone(), Start::Home, (80, 24));
    last.press("Enter").sees("There are two versions");
}

#[test]
fn a_stale_lock_locks_nobody_out() {
    let mut app = App::new_note();
    app.types("one").wait(2);
    let mut again = started_again(killed(app));
    again.press("Enter").types(" more").sees_not("another window");
    assert!(again.text(FIRST).contains("more"));
}

/// A file changed underneath is not overwritten.
#[test]
fn foreign_change_is_kept() {
    let mut app = App::new_note();
    app.types("mine").wait(2);
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let theirs = String::from_utf8(memory.get(&name).unwrap()).unwrap().replace("mine", "theirs");
    memory.put(&name, theirs.clone());
    app.types(" too")
        .wait(2)
        .sees("two versions")
        .press("Ctrl-S")
        .sees("Changed elsewhere")
        .sees("was overwritten");
    app.press("Esc").sees("not saved: changed").wait(30);
    assert_eq!(memory.get(&name).unwrap(), theirs.as_bytes());
    app.types(" still").wait(5);
    assert_eq!(app.text(FIRST), "mine too still");
    assert_eq!(memory.get(&name).unwrap(), theirs.as_bytes());
    app.press("Ctrl-Q x");
    let mut again = started_again(killed(app));
    again.sees("kept next to").press("Enter").sees("There are two versions");
    assert_eq!(again.text(FIRST), "theirs");
}

#[test]
fn a_conflict_copy_of_a_sync_tool_is_offered() {
    let mut app = App::new_note();
    app.types("mine").press("Ctrl-Q");
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let text = String::from_utf8(memory.get(&name).unwrap()).unwrap();
    let stem = name.trim_end_matches(".ron");
    memory.put(&format!("{stem} (conflicted copy 2026-11-22).ron"), text.replace("mine", "theirs"));
    let mut again = started_again(memory);
    again.resize(110, 24).sees("two versions").resize(80, 24);
    again.press("Enter").sees("There are two versions");
    assert_eq!(again.listed(), 4, "one appointment");
}

/// A damaged file is set aside, and the newest good version comes back.
#[test]
fn good_version_comes_back() {
    let mut app = App::new_note();
    app.types("old words").press("Ctrl-Q");
    let mut app = started_again(app.world.memory.clone());
    app.press("Enter").types(" and new").press("Ctrl-Q");
    let (memory, name) = (app.world.memory.clone(), file(&app));
    memory.put(&name, "Appointment(format: 1, rubbish");
    let mut again = App::in_window(3, memory.clone(), Start::Home, (80, 24));
    again.sees("Cannot be opened").press("Enter").sees("newest good version").press("v");
    assert_eq!(again.place(), Place::Prepare);
    assert_eq!(again.text(FIRST), "old words and new");
    let aside = foreword::store::Disk::subfolder(&memory, "damaged").all();
    assert_eq!(aside.len(), 1);
    again.sees("damaged");
}

/// A full disk stops nobody from typing and offers the ways out.
#[test]
fn full_disk_offers_ways_out() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("words that matter").wait(2).sees("not saved: disk full").sees("Keep typing");
    app.press("Ctrl-S").sees("disk is full").press("o");
    assert!(app.world.copied.as_deref().is_some_and(|text| text.contains("words that matter")));
    let outside = tempfile::tempdir().unwrap();
    let there = outside.path().join("notes.ron");
    app.press("Ctrl-S s Ctrl-A").types(there.to_str().unwrap());
    app.press("Enter").sees("as well");
    let saved = std::fs::read(&there).unwrap();
    assert!(
        format::decode(&saved, "").unwrap().appointment.notes.context.what_matters.text.contains("matter")
    );
    app.press("Ctrl-S s Ctrl-A").types(there.to_str().unwrap());
    app.press("Enter").sees("of that name already");
    app.press("Esc Esc").types(", more");
    app.world.memory.fail_writes(None);
    app.wait(5).sees("saved 09:00");
    assert!(app.text(FIRST).ends_with(", more"));
    // From here on it is written down again.
    app.types(" at last");
    let id = app.appointment().id.clone();
    let again = started_again(killed(app));
    assert!(on_disk(&again, &id).ends_with(", more at last"));
}

/// It says what would be lost, and never refuses.
#[test]
fn full_disk_leaving_warns() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("words")
        .press("Ctrl-Q")
        .sees("Not everything is saved")
        .sees("leaves now, and those changes are");
    app.press("x");
    assert_eq!(app.flow, foreword::app::program::Flow::Quit);
}

/// They are compared word by word and made one.
#[test]
fn two_versions_are_merged() {
    for (key, text) in [("m", "mine too"), ("t", "theirs"), ("b", "mine too\ntheirs")] {
        let mut app = App::new_note();
        app.types("mine").wait(2);
        let (memory, name) = (app.world.memory.clone(), file(&app));
        let theirs = String::from_utf8(memory.get(&name).unwrap()).unwrap().replace("mine", "theirs");
        memory.put(&name, theirs);
        app.types(" too").wait(2).press("Ctrl-S c").sees("theirs").sees("mine too");
        app.press(key).press("Enter");
        assert_eq!(app.text(FIRST), text);
        app.wait(2).sees("saved 09:00");
        let id = app.appointment().id.clone();
        assert_eq!(on_disk(&app, &id), text);
        app.types("!").wait(2).sees("saved 09:00");
        let text = app.text(FIRST).to_owned();
        assert!(text.contains('!'));
        let again = started_again(killed(app));
        assert_eq!(on_disk(&again, &id), text);
    }
}

/// A conflict copy is put away once it was looked through.
#[test]
fn read_copy_is_put_away() {
    let mut app = App::new_note();
    app.types("mine").press("Ctrl-Q");
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let text = String::from_utf8(memory.get(&name).unwrap()).unwrap();
    let copy = format!("{}.sync-conflict-20261122-090000-ABCDEF.ron", name.trim_end_matches(".ron"));
    memory.put(&copy, text.replace("mine", "theirs"));
    let mut again = started_again(memory.clone());
    again.press("Enter Ctrl-S c b Enter").wait(2);
    assert_eq!(again.text(FIRST), "mine\ntheirs");
    assert_eq!(memory.get(&copy), None, "it is among the earlier versions now");
    again.press("F10").sees("Earlier versions").press("Esc Ctrl-Q");
    let mut last = App::in_window(3, memory, Start::Home, (80, 24));
    last.press("Enter").sees_not("two versions");
}

/// An earlier version is shown before it is restored.
#[test]
fn version_is_shown_first() {
    let mut app = App::new_note();
    app.types("old words").press("Ctrl-Q");
    let mut again = started_again(app.world.memory.clone());
    again.press("Enter").types(" and new ones").wait(2);
    again.press("F10").sees("Earlier versions").sees("Sun 22 Nov 2026 09:00").press("Enter");
    again.sees("What changed since").sees("new ones").press("r");
    assert_eq!(again.text(FIRST), "old words");
    again.press("Ctrl-Z");
    assert_eq!(again.text(FIRST), "old words and new ones");
}

#[test]
fn a_file_touched_but_not_changed_asks_nothing() {
    let mut app = App::new_note();
    app.types("mine").wait(2);
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let text = String::from_utf8(memory.get(&name).unwrap()).unwrap();
    app.wait(3).press("Backspace").types("e").wait(0);
    memory.put(&name, text + "\n");
    app.wait(5).sees_not("Changed elsewhere").sees("saved 09:00");
}

/// A recovery file nobody can read is not overwritten.
#[test]
fn bad_recovery_is_set_aside() {
    let mut app = App::new_note();
    app.types("one").press("Ctrl-Q");
    let (memory, name) = (app.world.memory.clone(), file(&app));
    let typed = name.replace(".ron", ".typed");
    memory.put(&typed, "(journal:9,from:\"a newer version\")\n");
    let mut again = started_again(memory.clone());
    again.press("Enter").types(" two").press("Ctrl-Q");
    let aside = foreword::store::Disk::subfolder(&memory, "damaged");
    assert!(String::from_utf8(aside.get(&aside.all()[0]).unwrap()).unwrap().contains("a newer version"));
}

/// Coming back to an appointment whose save is on its way is no conflict.
#[test]
fn late_save_is_no_conflict() {
    let mut app = App::new_note();
    app.types("one").wait(2);
    app.world.hangs = true;
    app.types(" two").press("Esc n").types("second").press("Enter");
    app.press("Esc Home").sees("10:20 RH");
    while app.chosen_summary().is_none_or(|one| one.label != "10:20 RH") {
        app.press("↓");
    }
    app.press("Enter").types(" three");
    app.world.hangs = false;
    for job in std::mem::take(&mut app.world.kept) {
        let reply = foreword::shell::perform(&mut app.world.store, &job);
        app.send(foreword::msg::Msg::Store(reply));
    }
    app.types("!").wait(3).sees_not("two versions");
    assert_eq!(app.text(FIRST), "one two three!");
    let id = app.appointment().id.clone();
    assert_eq!(on_disk(&app, &id), "one two three!");
}

#[test]
fn a_hostile_host_name() {
    let mut app = App::home();
    let id = app.put(1, "10:20 RH", "");
    let host = "\\u{1b}]52;c;aGk=\\u{7}sur\\u{202e}gery\\u{9b}2J\\u{85}1";
    let lock = format!("Seat(host:\"{host}\",process:7,since:\"2026-11-22T09:00:00+00:00\")");
    let _lock = app.world.memory.seize(&format!("{id}.lock"), lock.as_bytes()).unwrap();
    let mut app = App::on(app.world.memory, Start::Home, (80, 24));
    app.press("Enter").sees("on the computer “surgery 1”");
}
