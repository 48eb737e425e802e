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

/// Each form: its keys from a cell of the notes, its lines, and one in which text is typed, with how often Tab
/// is pressed to get there.
const FORMS: [(&str, &[&str], usize); 6] = [
    ("Ctrl-N", &["Label", "When", "Minutes", "Visit", "How", "Delete after"], 0),
    ("F9 c", &["Number", "Out of", "Over", "For whom", "Source", "Date"], 0),
    (
        "Ctrl-F10",
        &[
            "Cover the screen after",
            "Delete notes after the appointment",
            "Show 100 people as",
            "Underline unknown words",
            "Country, for help numbers",
            "Surgery number, for plans",
            "Out-of-hours number, for plans",
            "Lists of when to go, on plans",
            "Folder for a daily backup",
            "Log what is done to files",
        ],
        5,
    ),
    ("F9 l", &["How long", "How", "With", "Line"], 2),
    ("Ctrl-F9", &["Name", "Role", "Register", "Number", "Review by"], 0),
    ("F9 . Ctrl-N", &["Word", "Becomes"], 0),
];

fn form(keys: &str, (columns, rows): (u16, u16)) -> App {
    let mut app = App::new_note();
    if keys == "F9 c" {
        app.go_to(FieldId::Choice(0, ChoiceField::MightGetBetter));
    }
    app.press(keys).resize(columns, rows);
    app
}

/// The row of the screen in which a line begins, the one furthest down.
fn row_of(app: &App, title: &str) -> Option<u16> {
    let begins = |line: &&str| {
        let rest = line.strip_prefix("  ").map(str::trim_start).and_then(|line| line.strip_prefix(title));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("  "))
    };
    let screen = app.screen();
    screen.lines().collect::<Vec<_>>().iter().rposition(begins).map(|row| u16::try_from(row).unwrap())
}

#[test]
fn every_line_of_a_form_does_too() {
    for ((keys, titles, _), size) in FORMS.iter().flat_map(|form| SIZES.map(|size| (form, size))) {
        for title in *titles {
            // As it opens, from its last line and from two in the middle: there each is in sight once.
            let clicked = [0, 1, 4, 5, 7, 9, 11]
                .map(|tabs| if tabs == 1 { "Shift-Tab".to_owned() } else { "Tab ".repeat(tabs) })
                .map(|turn| {
                    let mut app = form(keys, size);
                    app.press(turn.trim());
                    // Where there is little room the answer is under its title.
                    let under = u16::from(size.0 < 60 && *keys == "Ctrl-F10");
                    let row = row_of(&app, title)?;
                    // A click on the line it is on takes the next answer.
                    if app.cursor()?.1 != row + under {
                        app.mouse(Mouse::Press, size.0 / 2, row);
                    }
                    // A line may take several rows.
                    let rows = titles.iter().filter_map(|title| Some((row_of(&app, title)? + under, title)));
                    let here = rows.filter(|(row, _)| Some(*row) <= app.cursor().map(|(_, row)| row)).max();
                    assert_eq!(here?.1, title, "{keys} {size:?}\n{}", app.screen());
                    Some(())
                });
            assert!(clicked.iter().any(Option::is_some), "{keys} {size:?} {title} is not in sight");
        }
    }
}

#[test]
fn covered_a_form_keeps_its_text() {
    for (keys, _, tabs) in FORMS {
        let mut app = form(keys, (80, 24));
        (0..tabs).for_each(|_| {
            app.press("Tab");
        });
        app.types("7").wait(1);
        let (state, screen) = (app.state(), app.screen());
        app.press("F12").sees("Covered. What you typed is still there.");
        app.wait(1).press("Enter");
        assert_eq!((app.state(), app.screen()), (state, screen), "{keys}");
    }
}
