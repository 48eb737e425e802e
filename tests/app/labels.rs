//! What is typed goes into the field whose label stands next to the cursor, whatever way led there.

use foreword::{
    domain::{ChoiceField, FieldId},
    msg::Mouse,
};
use proptest::prelude::*;

use crate::harness::App;

const TYPED: &str = "Qz";

/// The one field that these keys put words into.
fn written(app: &mut App) -> Option<FieldId> {
    let texts = |app: &App| -> Vec<(FieldId, String)> {
        let notes = app.notes();
        notes.all_fields().map(|field| (field, notes.get(field).text.clone())).collect()
    };
    let before = texts(app);
    app.types(TYPED);
    let after = texts(app);
    let mut changed = before.iter().zip(&after).filter(|(one, other)| one != other).map(|(one, _)| one.0);
    let field = changed.next();
    assert_eq!(changed.next(), None, "one field takes it");
    field
}

/// What can be the label next to the cursor, since a long one is wrapped and nothing tells its lines from
/// the labels of empty fields above it: the last line, the last two, the last three; and which column of
/// the table the cursor is in: 0 for none.
fn beside_cursor(app: &App) -> (Vec<String>, usize) {
    let (column, row) = app.cursor().expect("a cursor where one types");
    let screen = app.screen();
    // The guide has its own side, left of the rule that begins here.
    let conflict = screen.lines().find_map(|line| line.chars().position(|char| char == '┬'));
    let left = conflict.map_or(0, |at| at + 1);
    let lines: Vec<Vec<char>> = screen.lines().map(|line| line.chars().skip(left).collect()).collect();
    let column = usize::from(column) - left;
    let rule = |line: &[char]| line.iter().position(|char| *char == '│').unwrap_or(line.len());
    let here = &lines[usize::from(row)];
    let cell = here.iter().take(column).filter(|char| **char == '│').count();
    let words = |line: &[char]| -> String {
        let label: String = line.iter().take(rule(line)).collect();
        label.trim().trim_end_matches('·').trim().to_owned()
    };
    let is_label = |line: &Vec<char>| match cell {
        // The text of a field begins three columns in, its label one.
        0 => line.first() == Some(&' ') && line.get(1).is_some_and(|char| *char != ' '),
        _ => !words(line).is_empty(),
    };
    let above = |from: usize| (0..=from).rev().find(|at| is_label(&lines[*at]));
    let last = above(usize::from(row)).expect("a label");
    let part_of_it = |at: &usize| is_label(&lines[*at]) && (cell == 0 || lines[*at].contains(&'│'));
    let mut label = words(&lines[last]);
    let mut labels = vec![label.clone()];
    for at in (0..last).rev().take_while(part_of_it).take(if cell == 0 { 2 } else { usize::MAX }) {
        label = format!("{} {label}", words(&lines[at]));
        labels.push(label.clone());
    }
    if cell > 0 {
        labels = vec![label];
    }
    (labels, cell)
}

/// What the screen has to say next to a field.
fn expected(app: &App, field: FieldId) -> (String, usize) {
    let label = match field {
        FieldId::Rung(rung, side) => {
            return (rung.label().to_owned(), 1 + usize::from(side.name() == "mood"));
        }
        FieldId::Choice(at, ChoiceField::Name) => return ("the choices".to_owned(), at + 1),
        FieldId::Choice(at, field) => return (field.label().to_owned(), at + 1),
        field => app.notes().label(field),
    };
    (label, 0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn the_label_beside_the_cursor_is_the_field_s(steps in prop::collection::vec((0..16_usize, 4_u16..98, 5_u16..28), 100)) {
        const WAYS: [&str; 15] = [
            "↓", "↓ ↓ ↓", "↑", "→", "←", "→ → →", "F5", "F6", "F7", "Ctrl-G", "Ctrl-Home", "Ctrl-End",
            "PgDn", "PgUp", "Ctrl-Space",
        ];
        let mut app = App::new_note();
        app.resize(100, 30);
        for (way, column, row) in steps {
            match WAYS.get(way) {
                Some(keys) => app.press(keys),
                None => app.mouse(Mouse::Press, column, row),
            };
            if app.overlay_name().is_some() || !app.is_open() || app.side() != foreword::session::Side::Notes {
                app.press("Esc Esc");
                return Ok(());
            }
            let Some(field) = written(&mut app) else { continue };
            let (labels, column) = beside_cursor(&app);
            let (wanted, wanted_column) = expected(&app, field);
            let wanted = wanted.to_lowercase();
            let says_it = |label: &String| {
                let label = label.to_lowercase();
                !label.is_empty() && (wanted.starts_with(&label) || label.starts_with(&wanted))
            };
            prop_assert!(
                labels.iter().any(says_it) && column == wanted_column,
                "{field:?}: “{}”, column {column} on\n{}", labels[0], app.screen()
            );
            app.press("Ctrl-Z");
        }
    }
    /// A page one comes to for the first time is walked the same, wherever one was on the others.
    #[test]
    fn no_page_steers_another(
        (page, keys) in prop::sample::select(&[("F6", ["F5", "F7"]), ("F7", ["F5", "F6"])]),
        steps in prop::collection::vec((0..2_usize, 0..7_usize), 1..40),
    ) {
        const MOVES: [&str; 7] = ["↓", "↓ ↓ ↓", "↑", "→ → →", "←", "Ctrl-End", "PgDn"];
        let walked = |app: &mut App| -> Vec<String> {
            (0..12).map(|at| app.press(if at == 0 { page } else { "↓" }).field()).collect()
        };
        let start = || {
            let mut app = App::new_note();
            app.resize(100, 30);
            app
        };
        let mut fresh = start();
        let mut app = start();
        for (other, way) in steps {
            app.press(keys[other]).press(MOVES[way]);
        }
        app.press(keys[0]);
        prop_assert_eq!(walked(&mut app), walked(&mut fresh));
    }
}
