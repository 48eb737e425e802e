//! Tab goes from field to field, one key to the guide and back, and nothing typed in the guide by mistake runs
//! on.

use foreword::{
    command::Place,
    domain::{ChoiceField, FieldId, NotesPage},
    msg::{Mouse, Msg},
    session::Side,
};
use ratatui::style::Modifier;

use crate::harness::App;

const WORDS: &str = "looks like typing";

/// Each field of a page once, row by row, then round to where it began; Shift-Tab the same way back.
#[test]
fn tab_visits_every_field() {
    for (page, size) in
        [("F5", (80, 24)), ("F6", (120, 40)), ("F6", (40, 12)), ("F7", (80, 24)), ("F7", (40, 12))]
    {
        let mut app = App::sample();
        app.resize(size.0, size.1).press(page).press("Ctrl-Home");
        let first = app.focus();
        let mut seen = vec![first];
        while app.press("Tab").focus() != first {
            assert!(!seen.contains(&app.focus()), "{page} {size:?}: {} twice", app.field());
            seen.push(app.focus());
        }
        assert_eq!(seen.len(), app.sheet().fields.len(), "{page} {size:?}");
        app.sees("The first field of this page.");
        assert_eq!(app.side(), Side::Notes);
        for field in seen.iter().rev() {
            assert_eq!(app.press("Shift-Tab").focus(), *field, "{page} {size:?}");
        }
        assert_eq!(app.caret().at, app.field_text().len(), "what is typed next is added");
    }
}

/// Across the choices first, then down.
#[test]
fn tab_goes_across_a_row() {
    let mut app = App::sample();
    app.resize(120, 40).press("F6").go_to(FieldId::Choice(0, ChoiceField::Name));
    let row = app.row();
    app.press("Tab");
    assert_eq!((app.choice(), app.row()), (Some(1), row));
    let mut ladder = App::new_note();
    ladder.press("F7").types("body").press("Tab").types("mood").press("Tab").types("early");
    assert_eq!(ladder.text("ladder.usual.body"), "body");
    assert_eq!(ladder.text("ladder.usual.mood"), "mood");
}

/// Whether the title of the guide is lit.
fn is_lit(app: &App) -> bool {
    let title = app.layout().guide_title;
    app.buffer().0[(title.x, title.y)].modifier.contains(Modifier::REVERSED)
}

#[test]
fn guide_shows_that_it_has_the_keys() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut app = App::new_note();
        app.resize(size.0, size.1).sees("F2 guide");
        assert!(!is_lit(&app));
        app.press("F2").sees("etters are commands here").sees("F2 notes");
        assert!(is_lit(&app) && app.side() == Side::Guide);
        app.press("F2").sees("F2 guide").types("x");
        assert_eq!(app.field_text(), "x");
    }
}

/// Of a sentence begun in the guide, no more than what came before it looked like one is done.
#[test]
fn words_in_the_guide_run_nothing() {
    let mut app = App::new_note();
    app.press("F2").types("N").sees("“N” does nothing in the guide. F2 goes back").types("b").sees(WORDS);
    let (notes, principle) = (app.notes().clone(), app.principle());
    app.types("ack pain 4 years, a p e ] 6\n").press("Backspace").sees(WORDS);
    assert_eq!((app.notes(), app.principle(), app.side()), (&notes, principle, Side::Guide));
    app.press("F2").types("Back").sees_not(WORDS);
    assert_eq!(app.field_text(), "Back");
    app.press("F2").types("xx").sees(WORDS).press("↓").sees_not(WORDS).press("4");
    assert_eq!(app.principle(), 3, "another key makes letters commands again");
}

/// Two letters faster than anybody chooses are typing, commands or not; one held down is not.
#[test]
fn fast_letters_run_nothing() {
    let at = |tenth: u8| format!("2026-11-22T09:00:00.{tenth}00+00:00[Europe/London]");
    let mut app = App::new_note();
    app.press("F2 1");
    app.set_clock(&at(1));
    app.press("3").sees(WORDS);
    assert_eq!(app.principle(), 0);
    app.press("↑").press("3");
    app.set_clock(&at(7));
    app.press("4");
    assert_eq!(app.principle(), 3, "slowly they are chosen");
    app.set_clock(&at(8));
    app.press("4").sees_not(WORDS);
}

#[test]
fn burst_in_the_guide_runs_nothing() {
    for msg in [Msg::Typed("a3".into()), Msg::Burst("pa\n".into()), Msg::Burst("3".repeat(4) + "a")] {
        let mut app = App::new_note();
        app.press("F2");
        let notes = app.notes().clone();
        app.send(msg).sees(WORDS).types("a4");
        assert_eq!((app.notes(), app.principle(), app.place()), (&notes, 0, Place::Prepare));
    }
    let mut app = App::new_note();
    app.press("F2").send(Msg::Typed("]]".into())).sees_not(WORDS);
    assert_eq!(app.side(), Side::Notes, "a key held down is a key");
}

/// Every principle shows prompts and phrases at once, and both can be gone through.
#[test]
fn phrases_are_seen_with_prompts() {
    for size in [(80, 24), (120, 40)] {
        let mut app = App::new_note();
        app.resize(size.0, size.1);
        for principle in 0..7 {
            app.show_principle(principle);
            app.resize(size.0, size.1 + 1).resize(size.0, size.1).sees("Prompts").sees("To say").sees("“");
        }
        app.press("F2 1");
        let phrase = app.guide().principles[0].starters_first().next().unwrap().says.clone();
        let begins = phrase.split(' ').next().unwrap().to_owned();
        app.press("PgDn PgDn PgDn").sees("To say").sees(&begins);
        while !app.is_at_phrase() {
            app.press("↓").sees("To say");
        }
        app.press("End").sees("›").sees("?");
        let (column, row) = app.find("To say");
        app.mouse(Mouse::Press, column, row + 1).mouse(Mouse::WheelUp, column, row + 1);
        assert!(app.is_at_phrase());
    }
}

#[test]
fn when_to_say_it_is_plain() {
    let mut app = App::new_note();
    app.resize(120, 60).sees("start with this, to open").show_principle(2);
    app.resize(120, 61).sees("start with this, to open, at a first").sees("by video");
    app.sees_not("explore ·").sees_not("· follow-up");
}

/// At most seven keys, each in its column whatever works.
#[test]
fn keys_keep_their_places() {
    let mut places = std::collections::HashMap::new();
    for keys in ["", "F2", "F2 End", "F6", "F6 ↓ ↓ ↓ →", "F7", "Shift-Home"] {
        for text in ["", "word", " .fl", " .flare "] {
            let mut app = App::new_note();
            app.types(text).press(keys);
            let bar = app.key_bar(80);
            assert!(bar.len() <= 7, "{keys}");
            assert!(bar.iter().any(|key| key.key == "F2") && bar.iter().any(|key| key.words == "help"));
            for key in bar.iter().filter(|key| key.key.starts_with(['F', 'C'])) {
                let column = *places.entry(key.key.to_owned()).or_insert(key.column);
                assert_eq!(column, key.column, "{keys} {text}: {}", key.key);
            }
        }
    }
    assert!(places.contains_key("Ctrl-B") && places.contains_key("F9"));
}

/// A click on a key of the bar does as the key.
#[test]
fn the_bar_takes_clicks() {
    for keys in ["", "F2 End", "Ctrl-B", "Esc", "Ctrl-N", "F1", "F9"] {
        let mut by_key = App::new_note();
        by_key.types("x").press(keys);
        for key in by_key.key_bar(80) {
            let again = || {
                let mut app = App::new_note();
                app.types("x").press(keys);
                app
            };
            let (mut by_key, mut by_click) = (again(), again());
            by_key.press(key.key);
            by_click.mouse(Mouse::Press, key.column + 1, 23);
            assert_eq!(by_key.state(), by_click.state(), "{keys}: {}", key.key);
        }
    }
}

/// Groups, the most wanted first, movement behind one line.
#[test]
fn palette_has_groups() {
    let mut app = App::new_note();
    app.types("x").press("F1").sees(" Notes\n").sees(" Guide and notes\n").sees_not("Up one line");
    let palette = app.palette();
    let at = |name| palette.iter().position(|one| *one == name).unwrap();
    assert!(
        at("notes.guide") < at("notes.not_today") && at("brief") < at("undo") && at("undo") < at("versions")
    );
    assert!(!palette.contains(&"notes.up"));
    let all = app.palette_in_full();
    assert!(all.contains(&"notes.up") && all.starts_with(&palette));
    app.sees("Moving, selecting, deleting").sees("Down one line");
    App::new_note().press("F1").types("down one line").sees("Down one line, into");
}

/// What was typed is lit in what is found.
#[test]
fn hits_are_lit() {
    for (typed, lit) in [("empt next", "empt"), ("nxt fld", "fld")] {
        let mut app = App::new_note();
        app.press("F1").types(typed);
        let (column, row) = app.find("Next empty field");
        let buffer = app.buffer().0;
        let is_lit = |at: u16| buffer[(column + at, row)].modifier.contains(Modifier::UNDERLINED);
        let seen: String = (0..16)
            .filter(|at| is_lit(*at))
            .map(|at| buffer[(column + at, row)].symbol().to_owned())
            .collect();
        assert!(seen.contains(lit), "{typed}: {seen}");
        assert!(seen.len() < 14);
    }
}

/// No title is cut, in help or in a menu.
#[test]
fn long_titles_are_wrapped() {
    for keys in ["F1", "F9", "F7 F9", "F6 ↓ ↓ → F9"] {
        let mut app = App::new_note();
        app.types("x").resize(40, 12).press(keys);
        for _ in 0..60 {
            app.sees_not("…").press("↓");
        }
    }
}

/// The menu has its letters at once, the most wanted first.
#[test]
fn menu_begins_with_the_wanted() {
    let mut app = App::new_note();
    app.press("F6 ↓ ↓ ↓ → F9").sees("a   Add a choice").sees("c   A chance");
    let row = |app: &App, words| app.find(words).1;
    assert!(
        row(&app, "Add a choice") < row(&app, "A chance")
            && row(&app, "A chance") < row(&app, "Remove this row")
    );
    assert_eq!(app.sheet().page, NotesPage::Options);
}
