//! What differs between systems, as the person sees it.

use std::io::ErrorKind;

use foreword::{command::Place, effect::Reply, msg::Msg, platform::clipboard::Clipboard};

use crate::harness::App;

/// Letters that are commands somewhere, and keys that choose and delete.
const PASTED: &str = "dx\nnbq\nu\tpa\nse\n";

/// A paste without marks is told by its speed; in no list, no window and no pane that takes no text does a letter
/// of it run.
#[test]
fn pastes_without_marks_run_nothing() {
    for way in ["", "b", "f", "Del", "F9", "Ctrl-Q", "F5"] {
        let mut app = App::new_note();
        app.types("words").wait(2).press("Esc Esc").press(way);
        if app.takes_text() {
            continue;
        }
        let seen = |app: &App| {
            let memory = &app.world.memory;
            let files: Vec<_> = memory.all().into_iter().map(|name| (memory.get(&name), name)).collect();
            (files, memory.in_bin(), app.place(), app.overlay_name())
        };
        let before = seen(&app);
        app.send(Msg::Burst(PASTED.to_owned()));
        assert!(seen(&app) == before, "after {way}: {}", app.screen());
    }
    let mut app = App::new_note();
    app.press("F2");
    let (notes, principle) = (app.notes().clone(), app.principle());
    app.send(Msg::Burst(PASTED.to_owned()));
    assert_eq!((app.notes(), app.principle(), app.place()), (&notes, principle, Place::Prepare));
}

/// Copying says where the text went, and that it went nowhere if it did not.
#[test]
fn copying_says_where_it_went() {
    let copied = |reach| {
        let mut app = App::new_note();
        app.reaches(reach).types("words").press("Ctrl-A Ctrl-C");
        app
    };
    copied(Clipboard::Terminal).sees("if your terminal");
    copied(Clipboard::None).sees("Copied for Foreword alone");
    let mut app = copied(Clipboard::System);
    app.sees("other programs have it too.").sees_not("if your terminal");
    app.send(Msg::Store(Reply::NotCopied(ErrorKind::Other))).sees("Nothing could be copied");
    app.press("→ Ctrl-V");
    assert_eq!(app.field_text(), "wordswords", "it is kept here");
    app.send(Msg::Store(Reply::NotCopied(ErrorKind::ResourceBusy)))
        .sees("another program holds the clipboard");
}

/// Where the terminal shows no faint text, an empty field has its sign at its name.
#[test]
fn empty_without_faint_text() {
    let mut app = App::new_note();
    let label = "What matters to them, in their words";
    app.press("↓");
    let empty = |app: &App| app.screen().lines().any(|line| line.contains(&format!("{label} ·")));
    assert!(!empty(&app));
    app.shows_no_faint();
    assert!(empty(&app), "{}", app.screen());
    app.press("↑").types("words").press("↓");
    assert!(!empty(&app));
}

/// On a network drive, or in a folder that is copied to a server, nothing else is claimed.
#[test]
fn on_this_computer_only_if_it_is() {
    let mut app = App::home();
    app.sees("saved as you type, on this computer only");
    app.is_elsewhere().sees("saved as you type").sees_not("on this computer only");
}
