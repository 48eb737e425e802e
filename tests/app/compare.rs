//! Two versions of one appointment side by side: what is shown, what is chosen, what becomes of it.

use foreword::{
    command::Place,
    domain::{Appointment, Comparison, FieldId, Moment, Take},
    msg::Mouse,
    session::conflicts::{Purpose, Titles},
};
use ratatui::style::Modifier;

use crate::harness::App;

fn field(name: &str) -> FieldId {
    FieldId::named(name).unwrap()
}

fn write(one: &mut Appointment, name: &str, text: &str) {
    one.notes.change(field(name), |answer| text.clone_into(&mut answer.text));
}

/// Compares what is on the document with what `change` makes of it.
pub(crate) fn compare_with(app: &mut App, purpose: Purpose, change: impl FnOnce(&mut Appointment)) {
    let mine = app.appointment().clone();
    let mut theirs = mine.clone();
    change(&mut theirs);
    open(app, purpose, &mine, &theirs, None);
}

fn open(
    app: &mut App,
    purpose: Purpose,
    mine: &Appointment,
    theirs: &Appointment,
    base: Option<&Appointment>,
) {
    let titles = Titles {
        title: "Two versions of “10:20 RH”".to_owned(),
        mine: "on screen".to_owned(),
        theirs: "on disk, changed Mon 10:04 by another program".to_owned(),
    };
    app.compare(Comparison::of(mine, theirs, base), purpose, titles);
}

/// A note with three parts that differ from those of another program.
pub(crate) fn conflict() -> App {
    let mut app = App::new_note();
    app.types("Lift my grandson and walk the dog.\nSleep through the night.");
    app.press("↓").types("Back pain six years");
    compare_with(&mut app, Purpose::Conflict, |theirs| {
        theirs.when = Some("2026-11-24T11:40:00+00:00".parse().unwrap());
        write(
            theirs,
            "context.what_matters",
            "Lift my granddaughter and walk the old dog.\nSleep through the night.",
        );
        write(theirs, "context.already_known", "");
    });
    app
}

#[test]
fn a_comparison_at_80_by_24() {
    insta::assert_snapshot!(format!("\n{}", conflict().drawn()));
}

#[test]
fn a_comparison_at_40_by_12() {
    let mut app = conflict();
    app.resize(40, 12).press("↓");
    insta::assert_snapshot!(format!("\n{}", app.drawn()));
}

/// The words that differ are marked without any colour, and bold as well.
#[test]
fn differences_show_uncoloured() {
    let mut app = conflict();
    app.set_colour(false);
    app.sees("Lift my [grandson] and walk the dog.").sees("Lift my [granddaughter] and walk the [old] dog.");
    let (buffer, _) = app.buffer();
    let marked: String = buffer
        .content()
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(marked.contains("[grandson]") && marked.contains("[granddaughter]"));
    let plain = ratatui::style::Color::Reset;
    assert!(buffer.content().iter().all(|cell| cell.fg == plain && cell.bg == plain));
}

/// One at a time is taken, and all of it is one undo.
#[test]
fn each_difference_is_taken() {
    let mut app = conflict();
    let before = app.appointment().clone();
    app.sees("1 of 3 · When").press("t").sees("take theirs");
    app.press("↓").sees("2 of 3 · What matters").press("b").sees("take both");
    app.press("↓ m Enter").sees("Ctrl-Z undoes it");
    assert_eq!(app.place(), Place::Prepare);
    assert_eq!(app.appointment().when.map(Moment::time).as_deref(), Some("11:40"));
    assert_eq!(
        app.text("context.what_matters"),
        "Lift my grandson and walk the dog.\nSleep through the night.\n\
         Lift my granddaughter and walk the old dog.\nSleep through the night."
    );
    assert_eq!(app.text("context.already_known"), "Back pain six years");
    let after = app.appointment().clone();
    app.press("Ctrl-Z");
    assert!(*app.notes() == before.notes && app.appointment().when == before.when);
    app.press("Ctrl-Y");
    assert!(*app.notes() == after.notes && app.appointment().when == after.when);
    app.wait(1);
    assert!(app.on_disk().notes == after.notes, "it is saved like any change");
}

/// Undo does not take back details that were changed since.
#[test]
fn undo_spares_later_details() {
    let mut app = conflict();
    app.press("F6 Enter Ctrl-R Ctrl-A").types("11:40 RH").press("Enter Ctrl-Z");
    assert_eq!(app.appointment().label, "11:40 RH");
    assert_eq!(app.appointment().when.map(Moment::time).as_deref(), Some("10:20"));
}

/// Whatever is not chosen is said, and nothing of it is lost.
#[test]
fn unchosen_is_said_and_kept() {
    let mut app = conflict();
    app.sees("not chosen: mine").sees("not chosen: both").press("Enter");
    assert!(app.text("context.what_matters").contains("grandson and"));
    assert!(app.text("context.what_matters").contains("granddaughter"));
    assert_eq!(app.text("context.already_known"), "Back pain six years");
    assert_eq!(app.appointment().when.map(Moment::time).as_deref(), Some("10:20"));
}

#[test]
fn all_of_one_side_is_one_key() {
    let mut app = conflict();
    app.press("F6 Enter");
    assert_eq!(app.text("context.already_known"), "");
    let mut app = conflict();
    app.press("F6 F5 Enter");
    assert_eq!(app.text("context.already_known"), "Back pain six years");
    assert!(!app.text("context.what_matters").contains("granddaughter"));
    let mut app = conflict();
    app.press("F6 F7");
    let takes = app.takes().to_vec();
    assert_eq!(takes, [Some(Take::Theirs), Some(Take::Both), Some(Take::Both)], "of a time there is one");
}

/// Later leaves everything as it was, where one was.
#[test]
fn later_changes_nothing() {
    let mut app = conflict();
    let before = app.appointment().clone();
    app.press("t F6 Esc");
    assert_eq!(app.place(), Place::Prepare);
    assert!(*app.appointment() == before && app.place() != Place::Compare);
}

/// A known base chooses where only one side changed.
#[test]
fn base_chooses_one_sided() {
    let mut app = App::new_note();
    app.types("one");
    let base = app.appointment().clone();
    app.press("↓").types("mine alone");
    let mine = app.appointment().clone();
    let mut theirs = base.clone();
    write(&mut theirs, "context.people", "theirs alone");
    write(&mut theirs, "context.what_matters", "two");
    let mut mine_too = mine;
    write(&mut mine_too, "context.what_matters", "three");
    open(&mut app, Purpose::Conflict, &mine_too, &theirs, Some(&base));
    let takes = app.takes().to_vec();
    assert_eq!(takes, [None, Some(Take::Mine), Some(Take::Theirs)]);
    app.resize(80, 40).sees("Only theirs has changed").sees("Both have changed").sees("take theirs");
    app.press("Enter");
    assert_eq!(app.text("context.people"), "theirs alone");
    assert_eq!(app.text("context.what_matters"), "three\ntwo");
}

/// An earlier version is looked at and brought back.
#[test]
fn earlier_version_comes_back() {
    let mut app = App::new_note();
    app.types("what I wrote today");
    compare_with(&mut app, Purpose::History, |then| {
        write(then, "context.what_matters", "what I wrote first");
    });
    app.sees("now ").sees("then ").sees("what I wrote [first]").sees_not("chosen").sees_not("take ");
    app.press("m t b Enter F6");
    assert_eq!(app.place(), Place::Compare, "there is nothing to choose");
    app.press("r");
    assert_eq!(app.text("context.what_matters"), "what I wrote first");
    app.press("Ctrl-Z");
    assert_eq!(app.text("context.what_matters"), "what I wrote today");
}

#[test]
fn versions_that_say_the_same_are_said_to() {
    let mut app = App::new_note();
    compare_with(&mut app, Purpose::History, |_| {});
    app.sees("Both say the same").press("r Esc");
    assert_eq!(app.place(), Place::Prepare);
}

/// A paste chooses nothing and no new appointment is begun over it.
#[test]
fn paste_chooses_nothing() {
    let mut app = conflict();
    app.paste("t\nb\n");
    assert!(app.takes().iter().all(Option::is_none));
    app.press("Ctrl-N").sees("1 of 3");
}

/// Every word of both versions is on screen somewhere, and the chosen part always.
#[test]
fn both_can_be_read_in_full() {
    for (columns, rows) in [(80, 24), (40, 12), (24, 10)] {
        let mut app = App::new_note();
        let line = |word: &str| (0..60).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(" ");
        app.types(&line("mine"));
        compare_with(&mut app, Purpose::Copy, |theirs| {
            write(theirs, "context.what_matters", &line("theirs"));
            write(theirs, "context.goals", "Broad beans in by spring");
        });
        app.resize(columns, rows);
        let mut seen = app.screen();
        let mut part = 0;
        for _ in 0..200 {
            app.press("PgDn");
            seen.push_str(&app.screen());
            let now = app.difference();
            assert!(now >= part);
            part = now;
        }
        // At 80 columns the end of the first part is still on screen with all of the last.
        assert_eq!(part, usize::from(columns < 80), "scrolling goes on to the next part");
        for word in (0..60).flat_map(|at| [format!("mine{at}"), format!("theirs{at}")]) {
            assert!(seen.contains(&word), "{word} is cut off at {columns} columns");
        }
        app.press("Home").sees(if columns > 30 { "Both are kept until" } else { "There is a" });
        app.mouse(Mouse::WheelDown, 3, 5).mouse(Mouse::WheelUp, 3, 5);
        app.resize(0, 0).resize(1, 1).resize(20, 6).press("↓ ↑ End Home PgDn").screen();
    }
}

#[test]
fn a_click_goes_to_a_part() {
    let mut app = conflict();
    let screen = app.screen();
    let row = screen.lines().position(|line| line.contains("What I already know")).unwrap();
    app.mouse(Mouse::Press, 9, u16::try_from(row).unwrap()).press("t");
    app.sees("3 of 3").sees("take theirs");
}

#[test]
fn a_note_to_be_read_only_is_not_changed() {
    let mut app = conflict();
    app.set_read_only("It is of a newer format.");
    let before = app.appointment().clone();
    app.press("F6 Enter").sees("Nothing was changed");
    assert!(app.place() == Place::Compare && *app.appointment() == before);
}

/// Two notes of a megabyte are compared like any other.
#[test]
fn megabytes_are_compared() {
    let mut app = App::new_note();
    let text = "The pain comes and goes. Some days are good.\n".repeat(1 << 14);
    app.paste(&text);
    compare_with(&mut app, Purpose::Conflict, |theirs| {
        write(theirs, "context.what_matters", &format!("{text}Sleep."));
        write(theirs, "context.goals", "spring");
    });
    app.sees("1 of 2").press("End").sees("spring").press("Enter");
    assert!(app.text("context.what_matters").ends_with("Sleep."));
}
