//! Text that could identify someone: pointed out where it stands, counted on the brief, kept as typed.

use ratatui::style::{Color, Modifier};

use crate::harness::App;

const NHS: &str = "943 476 5919";
const REASON: &str = "could identify someone: NHS number";

/// The rows of the screen with a sign in the margin of the notes.
fn signs(app: &App) -> Vec<u16> {
    let (buffer, _) = app.buffer();
    let area = app.layout().notes;
    (area.y..area.bottom()).filter(|row| buffer[(area.x + 1, *row)].symbol() == "!").collect()
}

/// A row that could identify someone has a sign, and with the cursor in it the reason is shown.
#[test]
fn identifying_row_has_a_sign() {
    let mut app = App::new_note();
    app.types("Seen at 10:20 with L4/5 pain").sees_not("identify");
    assert!(signs(&app).is_empty());
    app.types("\nNHS 943 476 591");
    assert!(signs(&app).is_empty());
    app.types("9").sees(&format!("! {REASON}"));
    let (_, row) = app.cursor().unwrap();
    assert_eq!(signs(&app), [row]);
    app.press("↑").sees_not("identify");
    assert_eq!(signs(&app), [row], "the sign stays while the cursor is elsewhere");
    app.press("↓ ↓").sees_not("identify");
    assert_eq!(signs(&app), [row]);
    app.press("↑ End Backspace");
    assert!(signs(&app).is_empty());
}

#[test]
fn it_stands_in_the_way_of_nothing() {
    let mut app = App::new_note();
    let before = app.layout();
    app.types("ring 07700 900123, DOB 12/03/61").sees("! may identify: date of birth, phone number");
    assert_eq!(app.layout(), before, "no row is taken for it");
    app.wait(2);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "ring 07700 900123, DOB 12/03/61");
}

#[test]
fn what_is_wrapped_is_signed_on_both_rows() {
    let mut app = App::new_note();
    app.types("The pain comes and goes, some days good: 943 476 5919 and so on");
    let (_, row) = app.cursor().unwrap();
    assert_eq!(signs(&app), [row - 1, row], "{}", app.screen());
    app.sees(REASON).press("↑").sees(REASON);
}

/// Every kind is named and several on one row are.
#[test]
fn every_kind_is_named() {
    for (text, reason) in [
        ("born 12/03/1961", "could identify someone: date of birth"),
        ("ring 07700 900123", "could identify someone: phone number"),
        ("rh@example.org", "could identify someone: e-mail address"),
        ("at M1 1AA", "could identify someone: postcode"),
        ("at M1 1AA, 943 476 5919", "may identify: NHS number, postcode"),
    ] {
        App::new_note().types(text).sees(&format!(" ! {reason} ─"));
    }
}

/// The sentence is not shown in the guide, and is on small screens.
#[test]
fn guide_says_no_such_thing() {
    let mut app = App::new_note();
    app.types(NHS).resize(40, 12).sees(REASON).resize(120, 40).sees(REASON);
    app.press("F2").sees_not(REASON);
    assert_eq!(signs(&app).len(), 1);
}

/// Only what is on screen is looked at in a long note.
#[test]
fn only_rows_in_sight_are_read() {
    let mut app = App::new_note();
    let long = format!("{}{NHS} {}", "the pain comes and goes ".repeat(40_000), "and goes ".repeat(40_000));
    app.paste(&long).sees_not("identify");
    assert!(signs(&app).is_empty());
    app.press("Ctrl-Home");
    assert!(signs(&app).is_empty());
    app.types(&format!("{NHS} ")).sees("!").sees(REASON);
    assert_eq!(signs(&app).len(), 1);
}

#[test]
fn without_colour_the_sign_is_still_there() {
    let mut app = App::new_note();
    app.set_colour(false);
    app.types(NHS);
    let (buffer, cursor) = app.buffer();
    let area = app.layout().notes;
    let sign = &buffer[(area.x + 1, cursor.unwrap().1)];
    assert_eq!((sign.symbol(), sign.fg), ("!", Color::Reset));
    assert!(sign.modifier.contains(Modifier::BOLD));
    app.sees(REASON);
}

#[test]
fn the_brief_counts_what_is_on_it() {
    let mut app = App::new_note();
    app.types("Lift my grandson").press("Ctrl-B").sees_not("identify").press("Esc");
    app.types(&format!("\n{NHS}, 07700 900123\n{NHS}")).press("Ctrl-B");
    app.sees(" ! 3 places could identify someone ─");
    app.press("m").sees("3 places could identify someone: 2 NHS numbers, 1 phone number.");
    app.press("h Enter Ctrl-A Backspace Ctrl-B").sees_not("identify");
}

/// A label that could identify someone is pointed out in the form.
#[test]
fn identifying_label_is_said() {
    let mut app = App::home();
    app.press("n").types("10:20 RH").sees_not("identify");
    app.types(&format!(" {NHS}")).sees(&format!("! {REASON}"));
    app.press("Tab").types("24/11 10:20").sees(REASON).resize(40, 12).sees(REASON).resize(80, 24);
    app.press("Enter");
    assert_eq!(app.on_disk().label, format!("10:20 RH {NHS}"), "it is never refused");
}
