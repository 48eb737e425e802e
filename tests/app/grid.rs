//! The choices as a grid: arrows by cell, rows and choices added, moved, taken out and brought back.

use foreword::{
    app::program::Start,
    domain::{Answer, ChoiceField, FieldId, QuestionKey},
    msg::Mouse,
};

use crate::harness::App;

/// A note of three choices, each cell holding where it stands.
fn grid(size: (u16, u16)) -> App {
    let mut app = App::new_note();
    app.resize(size.0, size.1).press("F6 F9 a").types("Class").press("F9 a");
    let mut version = app.appointment().clone();
    let notes = &mut version.notes;
    for at in 0..3 {
        notes.options.choices.0[at].name = Answer::of(["No change", "Class", "Talking"][at]);
        for (row, key) in notes.options.rows.clone().keys().enumerate() {
            notes.change(FieldId::cell(at, key), |cell| cell.text = format!("row {row} of {at}"));
        }
    }
    app.take_version(version);
    app.resize(size.0, size.1);
    app
}

fn at(app: &App) -> (Option<usize>, Option<usize>) {
    (app.choice(), app.row())
}

fn go(app: &mut App, choice: usize, row: ChoiceField) {
    let field = FieldId::Choice(choice, row);
    app.go_to_cell(field);
}

/// Arrows move by cell wherever in its words one is.
#[test]
fn arrows_move_by_cell() {
    for size in [(80, 24), (120, 40), (200, 60), (40, 12)] {
        let mut app = grid(size);
        go(&mut app, 0, ChoiceField::WhatItIs);
        assert_eq!(at(&app), (Some(0), Some(0)), "{size:?}");
        app.press("→");
        assert_eq!(at(&app), (Some(1), Some(0)), "{size:?}");
        app.press("↓ ↓ →");
        assert_eq!(at(&app), (Some(2), Some(2)), "{size:?}");
        app.press("→");
        assert_eq!(at(&app), (Some(2), Some(2)), "there is no cell further right");
        app.press("Home ← ↑");
        assert_eq!(at(&app), (Some(1), Some(1)), "{size:?}");
        app.types("!");
        assert_eq!(app.field_text(), "row 1 of 1!", "typing goes to the end of a cell one came to");
        app.press("← ←");
        assert_eq!(at(&app), (Some(0), Some(1)), "typing changes nothing about that");
    }
}

/// Up and down lead out of the grid and back into the same choice.
#[test]
fn up_and_down_keep_the_choice() {
    let mut app = grid((80, 24));
    go(&mut app, 2, ChoiceField::Name);
    app.press("↑");
    assert_eq!(app.field(), "options.by_when");
    app.press("↓");
    assert_eq!(at(&app), (Some(2), None));
    go(&mut app, 1, ChoiceField::IfNotSuited);
    app.press("↓");
    assert_eq!(app.field(), "options.matters_most");
    app.press("↑");
    assert_eq!(at(&app), (Some(1), Some(6)));
}

/// It lets arrows move within the cell until one leaves it.
#[test]
fn f2_moves_in_the_words() {
    let mut app = grid((80, 24));
    go(&mut app, 1, ChoiceField::WhatItIs);
    app.sees_not("arrows move in the text").press("Ctrl-F2").sees("arrows move in the text");
    app.press("← ← Backspace Backspace").types("in");
    assert_eq!(app.field_text(), "row 0 in 1");
    app.press("End →");
    assert_eq!(at(&app), (Some(2), Some(0)), "past the last letter one comes to the next cell");
    app.press("→ ←");
    assert_eq!(at(&app), (Some(1), Some(0)), "and there arrows move by cell again");
}

/// From gap to gap one goes as one reads: along a row, then to the next; on every page.
#[test]
fn gaps_go_along_rows() {
    let mut app = App::new_note();
    go(&mut app, 0, ChoiceField::WhatItIs);
    let mut walked = vec![app.field()];
    for _ in 0..3 {
        walked.push(app.press("Ctrl-G").field());
    }
    assert_eq!(at(&app), (Some(1), Some(1)), "{walked:?}");
    app.press("F7 Ctrl-Home Ctrl-G Ctrl-G");
    assert_eq!(app.field(), "ladder.triggers.body");
}

/// In an empty cell that takes a chance, it is said that one can be typed there.
#[test]
fn chance_can_be_typed_and_it_is_said() {
    let mut app = App::new_note();
    go(&mut app, 1, ChoiceField::WhatItIs);
    app.sees_not("typed here is drawn");
    go(&mut app, 1, ChoiceField::MightGetBetter);
    app.sees("“12 in 100 feel better in 6 months” typed here is drawn. F9\u{a0}c: a form");
    app.types("12 in 100 feel better in 6 months").sees_not("typed here is drawn");
    app.sees("12 out of 100 people").sees("●●●●●●●●●● ●●○○○○○○○○");
}

/// What wants a name says so, wherever the cursor is.
#[test]
fn nameless_choice_says_so() {
    let mut app = App::new_note();
    app.press("F6").sees("name this choice").sees("For a fair comparison: name a second choice");
    go(&mut app, 1, ChoiceField::Name);
    app.sees("name this choice").types("Class").sees_not("name this choice");
}

#[test]
fn a_cell_wraps_and_its_row_grows_with_it() {
    let mut app = grid((80, 24));
    go(&mut app, 1, ChoiceField::AsksOfMe);
    let height = |app: &App| app.sheet().lines();
    let before = height(&app);
    app.paste(" and a good many words more than stand in one line of a cell of this width");
    assert!(height(&app) >= before + 3);
    app.sees("good many words").sees("of this width");
    app.press("Ctrl-Z");
    assert_eq!(height(&app), before);
}

#[test]
fn the_names_stay_above_their_columns() {
    let mut app = grid((80, 24));
    go(&mut app, 1, ChoiceField::IfNotSuited);
    app.sees("│ No change").sees("│ Class").sees("│ Talking");
    app.resize(40, 12).sees("2 of 3: Class");
}

/// The same keys lead to the others.
#[test]
fn one_choice_at_40_columns() {
    let mut app = grid((40, 12));
    go(&mut app, 0, ChoiceField::WhatItIs);
    app.sees("row 0 of 0").sees_not("row 0 of 1").press("→").sees("row 0 of 1").sees_not("row 0 of 0");
    app.sees("What is it").press("←").sees("row 0 of 0");
}

/// The guide gives its room to the grid, and comes back when one goes there.
#[test]
fn guide_makes_room() {
    let mut app = grid((80, 24));
    app.sees_not("┬").press("F2").sees("┬").press("F2").sees_not("┬");
    app.resize(200, 40).sees("┬");
}

/// Choices are added, moved and removed, and undo brings each back.
#[test]
fn choices_change_and_undo() {
    let mut app = grid((80, 24));
    go(&mut app, 1, ChoiceField::Wait);
    app.press("F9 ←");
    assert_eq!(app.choice_names(), ["Class", "No change", "Talking"]);
    assert_eq!((at(&app), app.field_text()), ((Some(0), Some(5)), "row 5 of 1"), "the cursor goes along");
    app.press("F9 → F9 →");
    assert_eq!(app.choice_names(), ["No change", "Talking", "Class"]);
    app.press("F9 x");
    assert_eq!(app.choice_names(), ["No change", "Talking"]);
    app.press("F9 a").types("Walking group");
    assert_eq!(app.choice_names(), ["No change", "Talking", "Walking group"]);
    app.press("F9 a").sees("name this choice");
    assert_eq!(app.choice_names().len(), 4);
    // One without a name is gone to, and no other is added.
    go(&mut app, 0, ChoiceField::Wait);
    app.press("F9 a").sees("Name this choice first").types("Rest");
    assert_eq!(app.choice_names(), ["No change", "Talking", "Walking group", "Rest"]);
    app.press("F9").sees_not("Add a choice").press("Esc");
    app.press("Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(app.choice_names(), ["No change", "Class", "Talking"]);
    assert_eq!(app.text("choice.wait"), "row 5 of 1");
}

#[test]
fn the_choice_of_no_change_stays() {
    let mut app = grid((80, 24));
    go(&mut app, 0, ChoiceField::Name);
    app.press("F9").sees_not("Remove this choice").press("x");
    assert_eq!(app.choice_names().len(), 3);
}

/// Rows are added, named, moved and removed, and undo brings each back.
#[test]
fn rows_change_and_undo() {
    let mut app = grid((80, 24));
    let as_before = app.notes().clone();
    go(&mut app, 1, ChoiceField::Wait);
    app.press("F9 r").sees("your question").types("Can I get there by bus?").press("→ →").types("Number 9");
    let QuestionKey::Own(id) = app.notes().options.rows.keys().nth(6).unwrap() else {
        panic!("a row of one's own stands below the one the cursor was in");
    };
    assert_eq!(app.notes().get(FieldId::Own(1, id)).text, "Number 9");
    app.sees("Can I get").press("F9 u");
    assert_eq!(app.row(), Some(5));
    assert_eq!(app.field_text(), "Number 9");
    app.press("F9 j F9 d").sees_not("Number 9");
    assert_eq!(app.notes().options.rows.0.len(), 7);
    app.press("Ctrl-Z").sees("Number 9").wait(2);
    assert!(app.on_disk() == *app.appointment(), "it is on disk as on screen");
    for _ in 0..30 {
        app.press("Ctrl-Z");
    }
    assert_eq!(app.notes().options.rows, as_before.options.rows);
}

/// A question of the program is removed with its words, and brought back empty.
#[test]
fn own_question_comes_back() {
    let mut app = grid((80, 24));
    go(&mut app, 1, ChoiceField::HowSure);
    app.press("F9").sees_not("Bring back").press("d").sees_not("How certain").sees_not("row 4 of 1");
    assert_eq!(app.text("choice.how_sure"), "");
    app.press("Ctrl-Z").sees("How certain").sees("row 4 of 1").press("Ctrl-Y").sees_not("How certain");
    app.press("F9 b").sees("How certain").sees_not("row 4 of 1");
}

/// A click goes to the cell it points at and a question has its own.
#[test]
fn click_goes_to_its_cell() {
    let mut app = grid((80, 24));
    let (column, row) = app.find("row 1 of 2");
    app.mouse(Mouse::Press, column + 4, row);
    assert_eq!(at(&app), (Some(2), Some(1)));
    app.types("x");
    assert_eq!(app.field_text(), "row x1 of 2", "the cursor is where the click was");
}

/// Four choices do not fit at 80 columns, and the grid moves along.
#[test]
fn four_choices_scroll() {
    let mut app = grid((80, 24));
    go(&mut app, 2, ChoiceField::Name);
    app.press("F9 a").types("Fourth").sees_not("│ No change").sees("‹ Class").sees("3 of 4 choices");
    app.resize(40, 14).sees("Choice 4 of 4: Fourth").resize(80, 24);
    app.press("← ← ←").sees("No change").sees("› Talking").sees_not("│ Fourth");
}

#[test]
fn what_was_made_of_the_grid_survives_a_kill() {
    let mut app = grid((80, 24));
    app.world.hangs = true;
    go(&mut app, 1, ChoiceField::Wait);
    app.press("F9 r").types("By bus?").press("F9 a").types("Swimming").press("F9 ←");
    let before = app.notes().clone();
    app.world.memory.end_all_processes();
    let mut again = App::in_window(2, app.world.memory, Start::Home, (80, 24));
    again.press("Enter");
    assert!(*again.notes() == before);
}

/// The menu is gone once it ran something, and the help knows what is in it.
#[test]
fn menu_closes_and_help_lists_it() {
    let mut app = grid((80, 24));
    app.press("F9").sees("More for this page").press("r").sees_not("More for this page");
    app.press("F1").types("question of your own").sees("F9 r").press("Enter");
    assert_eq!(app.notes().options.rows.0.len(), 9);
    app.press("F9 Esc").sees_not("More for this page").press("F9 F9").sees_not("More for this page");
}
