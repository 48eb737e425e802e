//! Every line of a list takes a click, which does as Enter; the wheel moves the choice.

use foreword::{
    domain::{ChoiceField, FieldId},
    msg::Mouse,
};

use crate::harness::App;

const SIZES: [(u16, u16); 3] = [(80, 24), (80, 14), (40, 12)];

/// The palette, a menu, names of choices, and what may be uneven.
const LISTS: [&str; 4] = ["F1", "F9", "F9 n", "F9 f"];

/// A list that is open, with a line further down chosen.
fn list(keys: &str, (columns, rows): (u16, u16), down: usize) -> App {
    let mut app = App::new_note();
    app.go_to(FieldId::Choice(0, ChoiceField::MightGetBetter));
    app.types("Stronger legs and more trust in moving");
    app.go_to(FieldId::Choice(1, ChoiceField::Name));
    app.types("Class").resize(columns, rows).press(keys);
    (0..down).for_each(|_| {
        app.press("↓");
    });
    app
}

/// The row of the screen with the chosen line, and what is in it.
fn chosen(app: &App) -> (u16, String) {
    let screen = app.screen();
    let row = screen.lines().collect::<Vec<_>>().iter().rposition(|line| line.contains("› ")).unwrap();
    (u16::try_from(row).unwrap(), line(app, row))
}

fn line(app: &App, row: usize) -> String {
    app.screen().lines().nth(row).unwrap().replace('›', " ")
}

#[test]
fn every_line_takes_a_click() {
    for (keys, size) in LISTS.iter().flat_map(|keys| SIZES.map(|size| (keys, size))) {
        for down in 0..10 {
            let mut by_key = list(keys, size, down);
            let (row, words) = chosen(&by_key);
            // In the list as it opens, if it shows that line there.
            let mut by_click = list(keys, size, 0);
            if line(&by_click, row.into()) != words {
                by_click = list(keys, size, down);
            }
            by_key.press("Enter");
            by_click.mouse(Mouse::Press, 20, row);
            assert_eq!(by_key.state(), by_click.state(), "{keys} {size:?} {words}");
        }
    }
}

#[test]
fn the_wheel_moves_the_choice() {
    for (keys, size) in LISTS.iter().flat_map(|keys| SIZES.map(|size| (keys, size))) {
        let mut app = list(keys, size, 0);
        let wheel = Mouse::WheelDown;
        app.mouse(wheel, 20, 5).mouse(wheel, 20, 5).mouse(Mouse::WheelUp, 20, 5);
        assert_eq!(app.state(), list(keys, size, 1).state(), "{keys} {size:?}");
    }
}

#[test]
fn a_click_outside_closes() {
    for keys in LISTS {
        let mut app = list(keys, (80, 24), 0);
        app.mouse(Mouse::Press, 1, 0);
        assert!(app.overlay_name().is_none(), "{keys}");
    }
}
