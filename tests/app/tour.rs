//! The tour of the example: a step at a time by the keys it names, left at any time, and then gone.

use foreword::{app::program::Start, command::Place, content};

use crate::{harness::App, memory::Memory};

/// The keys of each step.
const KEYS: [&str; 8] = ["x", "Tab", "F3", "F2", "s p", "F2", "Ctrl-B", "Esc"];

fn first_start() -> App {
    App::start(Start::First { new_folder: None }, (80, 24))
}

/// A first start, so many steps on.
fn after(steps: usize) -> App {
    let mut app = first_start();
    for keys in &KEYS[..steps] {
        app.press(keys);
    }
    app
}

fn count(step: usize) -> String {
    format!("({step}\u{a0}of\u{a0}8")
}

#[test]
fn tour_goes_on_by_its_keys() {
    let mut app = first_start();
    app.sees("Foreword helps you prepare one appointment.")
        .sees("not kept")
        .sees("Ctrl-N")
        .sees("F9\u{a0}t: end");
    for (keys, step) in KEYS.iter().zip(1..) {
        // Nothing else leads on.
        app.sees(&count(step)).press("F12").wait(1).press("Enter").wait(1).sees(&count(step));
        app.press(keys).sees_not(&count(step));
    }
    app.sees("That is all it takes").press("↓").sees("This is a made-up example.").sees_not("of\u{a0}8");
    assert_eq!(app.place(), Place::Prepare);
}

/// What a step did is said next to what comes next.
#[test]
fn tour_leaves_other_words_alone() {
    let mut app = after(4);
    app.press("s p").sees("Pinned to the brief.").sees(&count(6)).press("↓").sees(&count(6));
}

#[test]
fn tour_is_left_at_any_time() {
    for step in [0, 1, 2, 3, 4, 5, 6, 8] {
        let mut app = after(step);
        app.press("F9 t").sees(if step == 8 { "(1\u{a0}of\u{a0}8" } else { "made-up example" });
        let mut app = after(step);
        app.press("Esc")
            .wait(1)
            .sees_not("of\u{a0}8")
            .press("Ctrl-N")
            .sees_not("of\u{a0}8")
            .press("Esc Enter")
            .sees_not("of\u{a0}8");
    }
    let mut own = after(3);
    own.press("Ctrl-N")
        .types("10:20 RH")
        .press("Enter")
        .sees_not("of\u{a0}8")
        .press("F9")
        .sees_not("A tour of");
}

/// The first start alone begins it; later it is a line of the menu.
#[test]
fn tour_is_not_in_the_way() {
    let mut app = App::on(Memory::default(), Start::Home, (80, 24));
    app.press("End Enter")
        .sees("made-up example")
        .sees_not("of\u{a0}8")
        .press("F9 t")
        .sees("(1\u{a0}of\u{a0}8");
    App::sample().sees_not("of\u{a0}8");
}

/// The line is whole on every screen.
#[test]
fn tour_fits() {
    for size in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        let mut app = first_start();
        app.resize(size.0, size.1);
        for (keys, step) in KEYS.iter().zip(&content::tour().steps) {
            let screen = app.screen().split_whitespace().collect::<Vec<_>>().join(" ");
            let says = app.keys().fill(&step.says);
            let whole = screen.contains(&*says) && screen.contains(".)");
            assert!(whole, "{size:?}: {says} is not in\n{}", app.screen());
            app.press(keys);
        }
    }
}

/// A folder that was named and not there may be a slip; the first line says so, before the tour's.
#[test]
fn new_folder_is_said() {
    let mut app = App::start(Start::First { new_folder: Some("/home/x/ntoes".to_owned()) }, (80, 24));
    app.sees("There was no folder /home/x/ntoes yet; it was made.").sees(&count(1));
    app.types("x").sees_not("ntoes");
}
