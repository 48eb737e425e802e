//! What is being typed outside the notes survives whatever ends the program, and is offered again in its place.

use std::io::ErrorKind;

use foreword::{
    app::program::{Flow, Start},
    command::Scope,
    domain::Moment,
    store::{DRAFTS, Disk},
};

use crate::{
    harness::{App, morning},
    keeping::killed,
    memory::Memory,
    table::{BY_KEYS, places},
};

/// What is typed in each place; nothing else is called that.
const TYPED: &str = "zq7";

/// Ways to lists that are opened in no place by keys alone, from a note.
const WAYS: &[(&str, Way)] = &[
    ("abbreviations that begin so", |app| app.types(" .s\t")),
    ("appointments to pin a phrase to", |app| app.press("Esc p p")),
    ("elsewhere", |app| {
        app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
        app.types("x").press("Ctrl-Q s")
    }),
    ("found everywhere", |app| app.press("Ctrl-/")),
    ("resources", |app| app.press("F9 i")),
    ("resources, one deleted", |app| app.press("F9 i")),
    ("resources, from home", |app| app.press("Esc l")),
    ("reflect, day", |app| app.press("Esc Ctrl-F8 ↓ Enter Tab Tab Tab Tab")),
    ("reflect, why it was dropped", |app| app.press("Esc Ctrl-F8 ↓ Enter")),
];

type Way = fn(&mut App) -> &mut App;

fn drafts(memory: &Memory) -> Vec<String> {
    let mut names = memory.subfolder(DRAFTS).all();
    names.retain(|name| !name.starts_with('.'));
    names
}

fn started_again(memory: Memory) -> App {
    App::in_window(2, memory, Start::Home, (80, 24))
}

fn left(mut app: App) -> Memory {
    let again = |app: &App| app.flow != Flow::Quit;
    for _ in 0..3 {
        if again(&app) {
            app.press("Ctrl-Q");
        }
    }
    assert!(!again(&app), "{}", app.screen());
    killed(app)
}

/// Whether it is on screen, at the start or where it was typed, or saved.
fn is_offered(mut app: App, place: &str) -> bool {
    let is_there = |app: &App| app.screen().contains(TYPED) || format!("{:?}", app.mine()).contains(TYPED);
    if is_there(&app) || is_there(app.press("Enter")) {
        return true;
    }
    if let Some((_, keys)) = BY_KEYS.iter().find(|(name, _)| *name == place) {
        return is_there(app.press(keys));
    }
    WAYS.iter().find(|(name, _)| *name == place).is_some_and(|(_, way)| is_there(way(&mut app)))
}

/// A new text field is in a scope of its own, which the table of commands wants in one of these places.
#[test]
fn every_text_field_survives() {
    for end in [killed, left] {
        for (place, mut app) in places() {
            app.world.memory.fail_writes(None);
            if !app.scopes().contains(&Scope::TEXT) || app.is_sample() {
                continue;
            }
            app.types(TYPED).sees(TYPED);
            assert!(is_offered(started_again(end(app)), place), "{place}");
        }
    }
}

#[test]
fn cancelled_and_saved_leave_none() {
    for keys in ["Esc", "Enter"] {
        let mut app = App::home();
        app.press("n").types("10:40 SM");
        assert_eq!(drafts(&app.world.memory).len(), 1);
        app.press(keys);
        assert_eq!(drafts(&app.world.memory), [""; 0], "{keys}");
        started_again(killed(app)).sees_not("What you were typing");
    }
}

/// Each line and answer of a form, and where the cursor was.
#[test]
fn form_comes_back_as_it_was() {
    let mut app = App::home();
    app.press("n").types("10:40 SM\t9 dec 9:20\t30\t→\t→\t20 dec").press("← ←");
    let screen = app.screen();
    let mut again = started_again(killed(app));
    again.sees("What you were typing is back. Esc discards it.");
    let rows = |screen: &str| screen.lines().skip(3).take(16).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&again.screen()), rows(&screen));
    again.types("!").sees("20 d!ec").press("Backspace Enter").types("words");
    let details = again.appointment().details();
    assert_eq!((details.label.as_str(), details.minutes), ("10:40 SM", Some(30)));
    started_again(killed(again)).sees_not("What you were typing");
}

/// It goes into the cell it was opened on, also where another appointment is opened first.
#[test]
fn chance_goes_to_its_cell() {
    let mut app = App::new_note();
    app.press("F6 ↓ ↓ ↓ →").types("Some find it helps").press("F9 c").types("12");
    let field = app.field();
    let mut again = started_again(killed(app));
    again.sees("Number").sees("12").press("Enter");
    assert_eq!(again.text(&field), "Some find it helps\n12 of 100");

    let mut app = App::new_note();
    let other = app.put(2, "other", "");
    app.press("F6 ↓ ↓ ↓ → F9 c").types("12");
    let memory = killed(app);
    let opened = foreword::store::Store::new(memory.clone()).open(&other).unwrap();
    let mut again = App::in_window(3, memory, Start::Open(Box::new(opened)), (80, 24));
    again.sees_not("What you were typing").press("Esc").sees("What you were typing").sees("Number");
    assert_ne!(again.appointment().id, other);
}

/// What it was about is gone: it can be copied, and is written down until it was read.
#[test]
fn lost_place_shows_the_text() {
    let mut app = App::new_note();
    let id = app.appointment().id.clone();
    app.press("Esc r").types(" and knee").press("F12");
    let memory = killed(app);
    foreword::store::Store::new(memory.clone()).bin(&id, Moment::of(&morning())).unwrap();
    let shown = |window| {
        let mut again = App::in_window(window, memory.clone(), Start::Home, (80, 24));
        again.sees("What you were typing when Foreword ended").sees("10:20 RH and knee");
        again
    };
    drop(killed(shown(4)));
    let mut again = shown(5);
    again.press("Esc n Ctrl-V").sees("10:20 RH and knee").press("Esc");
    assert_eq!(drafts(&memory), [""; 0]);
}

/// Deleted with all copies, what was being typed about an appointment goes too.
#[test]
fn deleting_takes_it_along() {
    let mut app = App::new_note();
    app.types("x").press("Esc r").types(" and knee");
    let id = app.chosen_summary().unwrap().id.clone();
    let memory = killed(app);
    App::in_window(2, memory.clone(), Start::Sample, (80, 24)).press("Ctrl-N").types("mine");
    assert_eq!(drafts(&memory).len(), 1);
    foreword::store::Store::new(memory.clone()).delete(&[id]).unwrap();
    let left = memory.subfolder(DRAFTS).get(&drafts(&memory)[0]).unwrap();
    let left = String::from_utf8(left).unwrap();
    assert!(left.contains("mine") && !left.contains("knee"), "{left}");
}

#[test]
fn windows_keep_their_own() {
    let mut first = App::home();
    first.press("n").types("first");
    let memory = first.world.memory.clone();
    let mut second = App::in_window(2, memory.clone(), Start::Home, (80, 24));
    second.sees_not("What you were typing").press("n").types("second");
    assert_eq!(drafts(&memory).len(), 2);
    drop((killed(first), second));
    let mut third = App::in_window(3, memory.clone(), Start::Home, (80, 24));
    let offered = [third.screen(), third.press("Esc").screen()];
    assert!(["first", "second"].iter().all(|label| offered.iter().any(|screen| screen.contains(label))));
    third.press("Esc").sees_not("What you were typing");
    assert_eq!(drafts(&memory), [""; 0]);
}

/// A message in its place does not take it away.
#[test]
fn message_gives_the_form_back() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("x").press("Esc r").types(" knee").sees("could not be written down");
    app.press("Ctrl-Q")
        .sees("Ctrl-Q again quits without it.")
        .press("Ctrl-Q")
        .sees("Not everything is saved");
    app.press("Esc").sees("10:20 RH knee").press("Enter").sees("10:20 RH knee");
    assert!(app.flow == Flow::On);
}

/// It is kept until what came of it is on disk.
#[test]
fn kept_until_it_is_saved() {
    let mut app = App::home();
    app.press("n").types("10:40 SM");
    app.world.hangs = true;
    app.press("Enter").types("words");
    let mut again = started_again(killed(app));
    again.sees("10:40 SM").sees("What you were typing is back").press("Enter");
    assert_eq!(again.appointment().label, "SM");
    assert!(again.appointment().when.is_some(), "the time of its label too");
}

/// A file cut anywhere gives what was whole in it; one that makes no sense is kept, a newer one left alone.
#[test]
fn ruined_file_is_kept() {
    let mut app = App::home();
    app.press("n").types("abc");
    let memory = killed(app);
    let name = drafts(&memory).remove(0);
    let folder = memory.subfolder(DRAFTS);
    let file = folder.get(&name).unwrap();
    let lines = |bytes: &[u8]| {
        bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")).count()
    };
    for end in 0..=file.len() {
        let memory = Memory::default();
        memory.subfolder(DRAFTS).put(&name, file.get(..end).unwrap());
        let mut again = App::in_window(2, memory.clone(), Start::Home, (80, 24));
        match lines(&file[..end]) {
            0 if end == 0 => again.sees_not("What"),
            0 => again.sees("What was being typed in a form could not be read again."),
            typed => again.sees(&format!("Label         {}", "abc".get(..typed).unwrap())),
        };
        assert_eq!(memory.subfolder("damaged").all().len(), usize::from(end > 0 && lines(&file[..end]) == 0));
    }
    let newer = String::from_utf8(file).unwrap().replace("format:1", "format:2");
    folder.put(&name, newer.clone());
    started_again(memory).sees_not("What");
    assert_eq!(folder.get(&name).unwrap(), newer.into_bytes());
}
