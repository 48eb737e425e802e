//! Typing in the notes: the plainest of editors, over fields.

use foreword::{
    command::Place,
    domain::NotesPage,
    msg::{Mouse, Msg},
    session::Side,
};

use crate::harness::App;

const FIRST: &str = "context.what_matters";

/// The cursor is in the first field and typing goes there.
#[test]
fn typing_goes_to_first_field() {
    let mut app = App::new_note();
    app.types("Lift my grandson");
    assert_eq!(app.text(FIRST), "Lift my grandson");
    app.sees("What matters to them").sees("Lift my grandson");
}

#[test]
fn the_cursor_on_screen_is_where_typing_goes() {
    let mut app = App::new_note();
    app.types("ab漢é");
    let (column, row) = app.cursor().unwrap();
    let (buffer, _) = app.buffer();
    assert_eq!(buffer[(column - 1, row)].symbol(), "é");
    assert_eq!(buffer[(column - 3, row)].symbol(), "漢");
}

#[test]
fn fields_are_walked_as_one_document() {
    let mut app = App::new_note();
    app.types("one").press("↓").types("two");
    assert_eq!(app.text("context.already_known"), "two");
    app.press("↑");
    assert_eq!(app.field(), FIRST);
    app.press("End → x");
    assert_eq!(app.text("context.already_known"), "xtwo");
    app.press("Home ← y");
    assert_eq!(app.text(FIRST), "oney");
}

#[test]
fn an_empty_field_costs_one_line() {
    let app = App::new_note();
    let sheet = app.sheet();
    let lines: Vec<_> = sheet.blocks.iter().map(|block| block.label + block.text + block.gap).collect();
    assert!(lines.iter().enumerate().all(|(at, lines)| at == sheet.focus || *lines == 1), "{lines:?}");
}

/// Every field of every page takes text and is on disk.
#[test]
fn every_field_takes_text() {
    let mut app = App::new_note();
    let fields: Vec<_> = app.notes().all_fields().collect();
    for field in &fields {
        if !app.notes().get(*field).has_words() {
            assert_eq!(app.focus(), *field, "the gaps are come to one after the other");
            app.types(field.page().label()).press("Ctrl-G");
        }
    }
    app.wait(2);
    let saved = app.on_disk();
    for field in fields {
        assert!(saved.notes.get(field).has_words(), "{field:?}");
    }
}

/// The arrows come to every field of every page.
#[test]
fn arrows_reach_every_field() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut app = App::new_note();
        app.resize(size.0, size.1);
        for (page, key) in NotesPage::ALL.into_iter().zip(["F5", "F6", "F7"]) {
            app.press(key).press("Ctrl-Home");
            let mut seen = vec![app.focus()];
            for _ in 0..80 {
                let before = app.focus();
                app.press("End →");
                if app.focus() == before {
                    app.press("End ↓");
                    seen.push(app.focus());
                    if app.sheet().by_cell() {
                        app.press("← ← ←");
                    }
                }
                seen.push(app.focus());
            }
            for field in app.notes().fields(page) {
                assert!(seen.contains(&field), "{field:?} at {size:?}");
            }
        }
    }
}

#[test]
fn editing_keys_do_what_they_do_everywhere() {
    let mut app = App::new_note();
    app.types("one two three").press("Ctrl-W");
    assert_eq!(app.text(FIRST), "one two ");
    app.press("Ctrl-← Ctrl-Del");
    assert_eq!(app.text(FIRST), "one  ");
    app.press("Backspace");
    assert_eq!(app.text(FIRST), "one ");
    app.press("Home Del");
    assert_eq!(app.text(FIRST), "ne ");
}

#[test]
fn backspace_takes_a_whole_grapheme() {
    let mut app = App::new_note();
    for one in ["e\u{301}", "👩🏽‍⚕️", "🇬🇧", "漢", "क्षि"] {
        app.paste(one).press("Backspace");
        assert_eq!(app.text(FIRST), "", "{one}");
    }
}

/// It is cut, copied, pasted and typed over.
#[test]
fn selection_is_cut_and_pasted() {
    let mut app = App::new_note();
    app.types("one two").press("Ctrl-Shift-← Ctrl-X");
    assert_eq!(app.text(FIRST), "one ");
    app.press("↓ Ctrl-V");
    assert_eq!(app.text("context.already_known"), "two");
    app.press("Ctrl-A Ctrl-C").types("x").press("Ctrl-V Ctrl-V");
    assert_eq!(app.text("context.already_known"), "xtwotwo");
}

#[test]
fn a_selection_is_shown() {
    let mut app = App::new_note();
    app.types("one").press("Shift-Home");
    let (buffer, _) = app.buffer();
    let reversed =
        buffer.content().iter().filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
    assert_eq!(reversed.map(ratatui::buffer::Cell::symbol).collect::<String>(), "one");
}

#[test]
fn undo_goes_word_by_word_and_across_fields() {
    let mut app = App::new_note();
    app.types("one two").press("↓").types("three");
    app.press("Ctrl-Z");
    assert_eq!(app.text("context.already_known"), "");
    app.press("Ctrl-Z");
    assert_eq!((app.text(FIRST), app.field().as_str()), ("one", FIRST));
    app.press("Ctrl-Z");
    assert_eq!(app.text(FIRST), "");
    app.press("Ctrl-Y Ctrl-Y Ctrl-Y");
    assert_eq!((app.text(FIRST), app.text("context.already_known")), ("one two", "three"));
}

#[test]
fn hundreds_of_steps_are_undone() {
    let mut app = App::new_note();
    app.types(&"word ".repeat(600));
    for _ in 0..601 {
        app.press("Ctrl-Z");
    }
    assert_eq!(app.text(FIRST), "");
}

#[test]
fn a_paste_is_one_step_and_clean() {
    let mut app = App::new_note();
    app.types("a").paste("one\r\ntwo\rthree\x1b[31m\0 four");
    assert_eq!(app.text(FIRST), "aone\ntwo\nthree four");
    app.press("Ctrl-Z");
    assert_eq!(app.text(FIRST), "a");
}

/// As word processors end their lines.
#[test]
fn a_paste_keeps_its_lines() {
    let mut app = App::new_note();
    app.paste("one\u{B}two\u{C}three\u{85}four\u{2028}five");
    assert_eq!(app.text(FIRST), "one\ntwo\nthree\nfour\nfive");
}

/// Two thousand words are there, and their end is on screen.
#[test]
fn long_paste_is_all_there() {
    let mut app = App::new_note();
    let words: Vec<_> = (0..2_000).map(|word| format!("w{word}")).collect();
    app.paste(&words.join(" "));
    assert_eq!(app.text(FIRST).split(' ').count(), 2_000);
    app.sees("w1999");
    app.wait(2);
    assert_eq!(app.on_disk().notes.context.what_matters.text, words.join(" "));
}

#[test]
fn a_paste_where_nothing_is_typed_does_nothing() {
    for place in ["Home", "Guide", "Brief"] {
        let mut app = App::new_note();
        app.types("x");
        match place {
            "Home" => app.press("Esc"),
            "Guide" => app.press("F2"),
            _ => app.press("Ctrl-B"),
        };
        let before = app.screen();
        app.paste("nqd\r/x");
        match place {
            "Guide" => assert!(app.notice().unwrap().starts_with("Nothing was pasted")),
            "Home" => assert!(app.notice().unwrap().starts_with("What was pasted is not a list")),
            _ => assert_eq!(app.screen(), before, "{place}"),
        }
        assert_eq!(app.notes().filled(), 1);
    }
}

/// Plain letters are never commands while typing.
#[test]
fn letters_are_no_commands() {
    let mut app = App::new_note();
    app.types("?npa]1/ qdru");
    assert_eq!(app.text(FIRST), "?npa]1/ qdru");
}

/// A click places the cursor, a drag selects and the wheel scrolls.
#[test]
fn mouse_places_and_selects() {
    let mut app = App::new_note();
    app.types("hello world").press("↓").types("second");
    let row = app.screen().lines().position(|line| line.contains("hello world")).unwrap();
    let line = app.screen().lines().nth(row).unwrap().to_owned();
    let column = line.split("hello").next().unwrap().chars().count();
    let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    app.mouse(Mouse::Press, column + 5, row);
    assert_eq!((app.field().as_str(), app.caret().at), (FIRST, 5));
    app.mouse(Mouse::Drag, column, row).types("J");
    assert_eq!(app.text(FIRST), "J world");
    app.paste(&"line\n".repeat(100));
    let before = app.sheet().top;
    app.mouse(Mouse::WheelUp, column, row);
    assert!(app.sheet().top < before);
}

#[test]
fn a_click_on_the_guide_chooses() {
    let mut app = App::new_note();
    let row = app.screen().lines().position(|line| line.starts_with(" Prompts")).unwrap();
    app.mouse(Mouse::Press, 5, u16::try_from(row + 1).unwrap());
    assert_eq!(app.side(), Side::Guide);
    assert_eq!(app.guide_item(), 0);
}

#[test]
fn pages_and_screens_are_turned() {
    let mut app = App::new_note();
    app.press("PgDn PgDn PgDn PgDn");
    assert_eq!(app.field(), "context.longer_appointment");
    app.press("Ctrl-Home");
    assert_eq!(app.field(), FIRST);
    app.press("Ctrl-End");
    assert_eq!(app.field(), "context.longer_appointment");
    app.press("Ctrl-O").sees("[Options]");
    assert_eq!(app.field(), "options.decision");
    app.press("Ctrl-O").sees("[Setbacks]").press("Ctrl-O").sees("[After]").press("Ctrl-O");
    assert_eq!(app.field(), "context.longer_appointment", "each page keeps its cursor");
}

/// A burst is what its keys are one by one and so is undoing it.
#[test]
fn burst_equals_its_keys() {
    let text = "the pain  comes and Zoë's back — 漢字 goes";
    let (mut one_by_one, mut at_once) = (App::new_note(), App::new_note());
    one_by_one.types(text);
    at_once.burst(text);
    while !one_by_one.text(FIRST).is_empty() {
        assert_eq!(one_by_one.text(FIRST), at_once.text(FIRST));
        one_by_one.press("Ctrl-Z");
        at_once.press("Ctrl-Z");
    }
    assert_eq!(at_once.text(FIRST), "");
}

/// A burst where keys are commands runs them and types the rest.
#[test]
fn burst_runs_commands() {
    let mut app = App::home();
    app.burst("n10:20 RH");
    app.press("Enter");
    assert_eq!(app.appointment().label, "RH");
}

/// Keys that came in one read, as a slow line or a paste without marks sends them.
#[test]
fn keys_in_one_piece() {
    let burst = |text: &str| Msg::Burst(text.to_owned());
    let mut app = App::new_note();
    app.send(burst("one")).send(burst(" two\n")).send(burst("x"));
    assert_eq!(app.text(FIRST), "one two\nx", "as if typed");
    app.send(burst("three\r four\tfive\nsix")).press("Esc").sees("10:20 RH");
    let screen = app.screen();
    app.send(burst("bad news\nd\n")).sees("nothing was done").send(burst("b"));
    assert_eq!(app.place(), Place::Home);
    app.press("F1 Esc");
    assert_eq!(app.screen(), screen, "no command was run");

    let mut app = App::home();
    app.press("n").send(burst("bad news\nof more than one line\n"));
    assert!(app.overlay_name().is_some() && !app.is_open(), "the form is not taken");
    let mut app = App::home();
    app.press("n").send(burst("11:00 Typed\n"));
    assert_eq!(app.appointment().label, "Typed", "an end is a key pressed");
}

/// It opens by itself once the appointment is over, and Home says which still wait for it.
#[test]
fn after_opens_once_it_is_over() {
    let mut app = App::new_note();
    // What is prepared for the person to take home says nothing of what came of it.
    app.press("F8 Tab Tab Tab Tab Tab").types("a walk with Jo").press("F5 Ctrl-Home");
    assert_eq!(app.text("after.next_step"), "a walk with Jo");
    app.types("to lift my grandson").press("Esc").sees_not("what came of it?").press("Enter");
    assert_eq!(app.field(), FIRST);
    // Three days on.
    app.press("Esc").wait(3 * 24 * 60 * 60).press("Enter").wait(1);
    app.sees("what came of it?").press("Enter").wait(1).sees("[After]");
    app.types("A walk with Jo, twice a week").press("Esc").sees_not("what came of it?");
    app.press("Enter").wait(1).sees("[After]");
}

/// One key hands words on to Reflect, without the label; where there are none, there is no such key.
#[test]
fn unanswered_goes_to_reflect() {
    let mut app = App::new_note();
    app.press("F8 F9").sees_not("Send what I could not answer").press("Esc");
    app.press("Tab Tab Tab Tab Tab Tab Tab Tab");
    assert_eq!(app.field(), "after.unanswered");
    app.types("What to say of pacing, 10:20 RH").press("F9 r").sees("In Reflect now, without the label");
    app.press("Ctrl-F8 ↓")
        .sees("What could I not answer")
        .press("Enter")
        .sees("What to say of pacing")
        .sees_not("RH");
}

/// A label too long for its line goes on in the next, also of an empty field beside the guide.
#[test]
fn long_labels_are_whole() {
    let mut app = App::new_note();
    app.press("F8")
        .resize(80, 30)
        .sees("What I could not answer or would do otherwise")
        .sees("(for you, not printed)");
    app.press("F5").resize(40, 30).sees("won't ask").sees_not("…");
}
