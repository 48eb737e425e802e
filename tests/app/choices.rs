//! Chances in the cells of the grid, and what is unbalanced in a comparison.

use foreword::domain::{ChoiceField, FieldId, icon_array::IconStyle};

use crate::harness::App;

fn go(app: &mut App, choice: usize, row: ChoiceField) {
    app.go_to(FieldId::Choice(choice, row));
}

/// What the program says under the cells, whatever the lines it stands in.
fn under(app: &App) -> String {
    let lines = app.sheet().under.iter().flatten().map(String::as_str);
    lines.filter(|line| !line.starts_with("Printed for")).collect::<Vec<_>>().join(" ")
}

/// A note of two choices with the cursor in what might get better for the second.
fn cell() -> App {
    let mut app = App::new_note();
    app.press("F6");
    go(&mut app, 1, ChoiceField::MightGetBetter);
    app
}

/// A chance typed in plain words is shown both ways round and drawn at once.
#[test]
fn chance_is_turned_and_drawn() {
    let mut app = cell();
    app.types("Less pain: 12 of 10");
    assert_eq!(under(&app), "", "half a chance is none");
    let lines = app.sheet().lines();
    app.types("0 in 6 months").sees("●●●●●●●●●●").sees("○○○○○○○○○○ ○○○○○○○○○○");
    assert!(app.sheet().lines() >= lines + 5, "the row grows with it");
    assert!(under(&app).contains("Less pain: 12 out of 100 people have this; 88 out of 100 do not."));
    let drawn = app.screen();
    assert_eq!(drawn.matches(['●', '○']).count(), 100);
    assert_eq!(drawn.matches('●').count(), 12);
}

/// The picture has three forms, and none is colour alone.
#[test]
fn three_pictures_no_colour() {
    let mut app = cell();
    app.types("12 of 100 in 6 months");
    for (picture, signs) in
        [(IconStyle::Blocks, ['█', '░']), (IconStyle::Plain, ['#', '.']), (IconStyle::Dots, ['●', '○'])]
    {
        app.change_settings(|settings| settings.picture = picture);
        app.set_colour(false);
        app.resize(80, 24);
        let rows = format!("{}{}", signs[0].to_string().repeat(2), signs[1].to_string().repeat(8));
        app.sees(&rows);
    }
}

/// Choices on the same base are shown side by side; other bases are pointed out, never changed.
#[test]
fn same_base_side_by_side() {
    let mut app = cell();
    app.types("12 of 100 in 6 months").press("←").types("3 of 1,000 in 1 year");
    let (_, one) = app.find("12 out of 100 people");
    let (_, other) = app.find("3 out of 1,000 people");
    assert_eq!(one, other, "side by side");
    assert!(under(&app).contains("Out of 100 people, that is fewer than 1."), "{}", under(&app));
    assert_eq!(app.text("choice.might_get_better"), "12 of 100 in 6 months");
    let _ = app.press("F9 f").sees("Is the comparison fair?");
    let words: String = app.balance().iter().map(|finding| finding.words.clone()).collect();
    assert!(words.contains("1,000"), "{words}");
    app.press("Esc");
}

/// A cell as long as a book is read only at its start.
#[test]
fn long_cell_is_read_at_start() {
    let mut app = cell();
    app.types("12 of 100 in 6 months. And ").paste(&"and so on ".repeat(20_000));
    app.types("7 of 100 in 6 months");
    assert_eq!(under(&app).matches("out of 100 people").count(), 1, "{}", under(&app));
}

/// Whatever may be uneven is said under the grid, and one key leads there.
#[test]
fn uneven_is_said_as_one_types() {
    let mut app = cell();
    app.types("Stronger legs and more trust in moving");
    go(&mut app, 0, ChoiceField::MightGetBetter);
    app.types("Nothing new to fit in");
    go(&mut app, 1, ChoiceField::Name);
    app.types("Class").sees("For a fair comparison:");
    let before = app.balance().to_vec();
    assert!(before.len() > 2, "{}", before.len());
    go(&mut app, 1, ChoiceField::MightBeHard);
    app.types("Sore first fortnight, and a bus there and back");
    assert!(before != app.balance(), "it is looked at anew as one types");
    app.press("F9 f").sees("You need not change anything");
    let wanted = app.balance()[1].at;
    app.press("↓ Enter").sees_not("You need not change anything");
    assert_eq!(app.focus(), wanted);
}

/// Where nothing is found it says what was looked for.
#[test]
fn empty_check_says_its_scope() {
    let mut app = App::sample();
    app.press("F6")
        .sees("Nothing to point out")
        .sees("what was looked for")
        .press("F9 f")
        .sees("What was looked for");
    app.sees("is put fairly is for the two of you").press("Esc");
    let screen = app.screen().to_lowercase();
    for word in ["it is fair", "all is well", "score", "✓"] {
        assert!(!screen.contains(word), "{word}");
    }
}

/// Nothing keeps anyone from an uneven comparison.
#[test]
fn uneven_stops_nothing() {
    let mut app = cell();
    app.types("It is the best and the only safe choice").press("Ctrl-B m").sees("best and the only safe");
}
