//! A handful of golden screens, plain text, one a place.

use foreword::domain::FieldId;

use crate::harness::App;

fn at(mut app: App, columns: u16, rows: u16) -> String {
    app.resize(columns, rows);
    format!("\n{}", app.screen())
}

#[test]
fn the_sample_at_80_by_24() {
    insta::assert_snapshot!(at(App::sample(), 80, 24));
}

#[test]
fn the_sample_at_120_by_40() {
    insta::assert_snapshot!(at(App::sample(), 120, 40));
}

#[test]
fn the_sample_at_40_by_12() {
    insta::assert_snapshot!(at(App::sample(), 40, 12));
}

#[test]
fn an_empty_home() {
    insta::assert_snapshot!(at(App::home(), 80, 24));
}

#[test]
fn the_choices_side_by_side() {
    let mut app = App::sample();
    app.press("F6 ↓ ↓ → ↓ ↓ ↓").types(" 12 of 100 in 6 months");
    insta::assert_snapshot!(at(app, 120, 40));
}

#[test]
fn the_plan_for_a_bad_day_at_its_urgent_rungs() {
    let mut app = App::sample();
    app.press("F7 F9 n");
    app.go_to(FieldId::named("ladder.emergency.body").unwrap());
    insta::assert_snapshot!(at(app, 80, 24));
}

#[test]
fn the_brief_of_the_sample() {
    let mut app = App::sample();
    app.press("Ctrl-B");
    insta::assert_snapshot!(at(app, 80, 24));
}

#[test]
fn the_brief_in_two_columns() {
    let mut app = App::sample();
    app.press("Ctrl-B");
    insta::assert_snapshot!(at(app, 120, 40));
}

#[test]
fn the_questions_about_an_appointment() {
    let mut app = App::home();
    app.press("n").types("10:20 RH").press("Tab").types("tue 9:20");
    insta::assert_snapshot!(at(app, 80, 24));
}

#[test]
fn the_settings() {
    let mut app = App::home();
    app.press("s →");
    insta::assert_snapshot!(at(app, 80, 24));
}

#[test]
fn the_cover() {
    let mut app = App::new_note();
    app.types("words").press("F12");
    insta::assert_snapshot!(at(app, 80, 24));
}

/// No cell has a colour, and a selection is still seen.
#[test]
fn no_colour_shows_selection() {
    let mut app = App::sample();
    app.set_colour(false);
    app.press("Shift-Home");
    let (buffer, _) = app.buffer();
    let plain = ratatui::style::Color::Reset;
    assert!(buffer.content().iter().all(|cell| cell.fg == plain && cell.bg == plain));
    assert!(buffer.content().iter().any(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED)));
}

#[test]
fn no_colour_is_put_behind_anything() {
    let (buffer, _) = App::sample().buffer();
    assert!(buffer.content().iter().all(|cell| cell.bg == ratatui::style::Color::Reset));
}
