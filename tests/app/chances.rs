//! The form for a chance: what it shows while one types, what it writes, and what it leaves alone.

use foreword::{
    command::Place,
    domain::{ChoiceField, FieldId, chance::found_in, icon_array::IconStyle},
    msg::Mouse,
};

use ratatui::style::Modifier;

use crate::harness::App;

const CELL: FieldId = FieldId::Choice(1, ChoiceField::MightGetBetter);

/// A note with the cursor behind these words in a cell of the second choice.
fn cell(words: &str) -> App {
    let mut app = App::new_note();
    app.press("F6");
    app.go_to_cell(CELL);
    app.paste(words);
    app
}

/// What stands in that cell.
fn said(app: &App) -> &str {
    &app.notes().get(CELL).text
}

fn is_open(app: &App) -> bool {
    app.overlay_name() == Some("chance")
}

const FULL: &str = "12 of 100 in 6 months, for adults with back pain (Cochrane review, 2021)";

/// The answers are shown live and written as a sentence.
#[test]
fn form_becomes_a_sentence() {
    let mut app = cell("Less pain");
    app.press("F9 c")
        .sees("what might get better")
        .sees("how many people, such as 12")
        .sees("Out of        100")
        .sees("What happens  such as “feel better”");
    app.types("12")
        .sees("Less pain: 12 out of 100 people have this;")
        .sees("88 out of 100")
        .sees("● 12 do, ○ 88 do not");
    app.sees("●●●●●●●●●● ●●○○○○○○○○").sees("○○○○○○○○○○ ○○○○○○○○○○");
    app.types("\t\t\thalf a year\tadults with back pain\tCochrane review\t2021")
        .sees("12 of 100 in 6 months, for");
    assert_eq!(said(&app), "Less pain", "until Enter");
    app.press("Enter");
    assert_eq!(said(&app), format!("Less pain\n{FULL}"));
    assert!(!is_open(&app) && app.place() == Place::Prepare);
    assert_eq!(app.caret().at, said(&app).len());
    app.types("!").press("Ctrl-Z");
    assert_eq!(said(&app), format!("Less pain\n{FULL}"));
    app.press("Ctrl-Z");
    assert_eq!(said(&app), "Less pain", "one step of undo");
    app.press("Ctrl-Y").wait(2);
    assert_eq!(app.on_disk().notes.get(CELL).text, format!("Less pain\n{FULL}"));
}

/// It is filled from the chance at the cursor and replaces it.
#[test]
fn form_edits_at_the_cursor() {
    let mut app = cell(
        "Sick: 5 of 100 in a week. Less pain for 12 out of 100 people (Cochrane review, 2021), we hope.",
    );
    app.press("F9 c")
        .sees("12 of 100 people (Cochrane review, 2021)")
        .press("Backspace Backspace")
        .types("13");
    app.types("\t\t\t6 months").press("Enter");
    let wanted = "13 of 100 people in 6 months (Cochrane review, 2021)";
    assert_eq!(said(&app), format!("Sick: 5 of 100 in a week. Less pain for {wanted}, we hope."));
    app.press("Ctrl-Z Ctrl-Space");
    app.go_to_offset(CELL, 3);
    app.press("F9 c").sees("5 of 100 in 1 week").press("Enter");
    assert!(said(&app).starts_with("Sick: 5 of 100 in 1 week. Less pain for 12 out of"), "{}", said(&app));
}

/// The rest is written as it was, and an empty line has room for another chance.
#[test]
fn unchanged_stays_as_written() {
    let mut app = cell(FULL);
    app.press("F9 c Enter");
    assert_eq!(said(&app), FULL);
    app.press("Enter F9 c").sees("how many people").types("3").press("↓").types("1,000").press("Enter");
    assert_eq!(said(&app), format!("{FULL}\n3 of 1,000"));
    let found = found_in(said(&app));
    assert_eq!(found.len(), 2);
    let mut app = cell("fewer than 1 of 100");
    app.press("F9 c").sees("fewer than 1").press("Tab Tab Tab").types("a year").press("Enter");
    assert_eq!(said(&app), "fewer than 1 of 100 in 1 year", "the limit is gone on with");
}

/// A limit can be typed, and is said and drawn as no more than it is.
#[test]
fn limit_is_drawn_as_one() {
    for (typed, both) in [
        ("fewer than 5", "Fewer than 5 out of 100 people"),
        ("3 to 5", "95 to 97 out of 100 do"),
        ("up to 5", "at least 95 out of"),
        ("5 or more", "5 or more out of 100 people"),
        ("about 5", "about 95 out of 100"),
    ] {
        let mut app = cell("");
        app.press("F9 c").types(typed).sees(both).sees("That is not an exact number of people").sees_not("●");
        app.press("Enter").sees_not("●");
        assert_eq!(said(&app), format!("{typed} of 100"));
        app.press("F9 c").sees(typed).press("Enter");
        assert_eq!(said(&app), format!("{typed} of 100"), "it is read back as it was");
    }
    let mut app = cell("");
    app.press("F9 c").types("5ish").press("Enter").sees("Number: a number, such as 12, “fewer than 12”");
    // What limits it elsewhere in its sentence counts too.
    let mut app = cell("5 of 100 get sick, at most");
    app.sees_not("●").press("F9 c").sees_not("95 out of").sees_not("●").sees("Other words in the sentence");
    let mut app = cell("5 of 100 people or a few more in 3 months");
    app.sees_not("●").sees_not("95 out of").press("F9 c").sees_not("●").sees("Other words in the sentence");
}

/// The words that follow are not taken for the group the chance is about.
#[test]
fn later_words_are_not_for_whom() {
    let mut app = cell("12 of 100 get better");
    app.press("F9 c ↓ ↓ ↓ ↓").types("adults").press("Enter");
    assert_eq!(said(&app), "12 of 100 get better, for adults");
    let found = found_in(said(&app));
    assert_eq!(found[0].chance().unwrap().whom.as_deref(), Some("adults"));
}

/// It asks so many people do, so that nobody reads "12 do, 88 do not" and wonders.
#[test]
fn form_asks_for_the_outcome() {
    let mut app = App::new_note();
    app.press("F6");
    app.go_to_cell(FieldId::Choice(1, ChoiceField::HowSure));
    app.press("F9 c").types("12").sees("What happens to them? Such as “feel better”.");
    app.press("Tab Tab")
        .types("sleep better")
        .sees("12 out of 100 people sleep better; 88 out of 100 do not.");
    app.press("Enter").sees("12 of 100 sleep better");
    // Opened again, it has the words and replaces them.
    app.press("F9 c").sees("What happens  sleep better").press("Tab Tab Ctrl-A").types("have less pain");
    app.press("Tab").types("a year").press("Enter");
    let words = |app: &App| app.notes().get(FieldId::Choice(1, ChoiceField::HowSure)).text.clone();
    assert_eq!(words(&app), "12 of 100 have less pain in 1 year");
    app.press("F9 c Tab Tab Ctrl-A")
        .types("go, at most,")
        .press("Enter")
        .sees("What happens: a few words, such as");
    app.press("Esc");
    assert_eq!(words(&app), "12 of 100 have less pain in 1 year");
}

#[test]
fn what_typing_will_replace_is_seen_to_be() {
    let mut app = cell("");
    app.press("F9 c").types("12");
    let reversed = |app: &App, words: &str| {
        let (buffer, _) = app.buffer();
        buffer[app.find(words)].modifier.contains(Modifier::REVERSED)
    };
    assert!(!reversed(&app, "12"));
    assert!(reversed(app.press("↓"), "100"));
    app.types("1,000").sees("12 out of 1,000 people");
    assert!(!reversed(&app, "1,000"));
}

#[test]
fn esc_leaves_all_as_it_was() {
    let mut app = cell("12 of 100");
    let before = app.caret();
    app.press("F9 c").types("9").press("Esc");
    assert_eq!(said(&app), "12 of 100");
    assert_eq!(app.caret(), before);
    assert!(!is_open(&app));
}

#[test]
fn no_number_known_is_one_key() {
    let mut app = cell("Less pain");
    app.press("F9 c").sees("F3 no number known").press("F3");
    assert_eq!(said(&app), "Less pain\nno number known");
    app.press("F9 c").types("12").press("Enter");
    assert_eq!(said(&app), "Less pain\n12 of 100");
    app.press("F9 c F3 Ctrl-Z");
    assert_eq!(said(&app), "Less pain\n12 of 100");
    assert!(found_in("no number known")[0].chance().is_none());
}

/// An impossible chance is explained in words, and the form stays open.
#[test]
fn no_chance_keeps_the_form() {
    let mut app = cell("");
    app.press("F9 c Enter").sees("Number: how many? F3 says that no number is known.");
    app.types("120")
        .sees("120 is more than the 100")
        .press("Enter")
        .sees("120 is more than the 100 it is out of.");
    app.press("Backspace ↓ Ctrl-A").types("many").press("Enter").sees("Out of: a whole number of people");
    app.press("Ctrl-A").types("1,000\t\tsoon").press("Enter").sees("Over: a time, such as");
    app.press("Ctrl-A").types("a year\tsource: me").press("Enter").sees("For whom: people, such as");
    app.press("Ctrl-A Del").types("\t\tspring").press("Enter").sees("Date: a year such as 2021");
    assert!(is_open(&app) && said(&app).is_empty());
    app.press("Ctrl-A")
        .types("Mar 2021")
        .sees("Out of 100 people, that is between 1 and 2.")
        .sees("so none are drawn");
    app.press("Enter");
    assert_eq!(said(&app), "12 of 1,000 in 1 year (Mar 2021)");
}

#[test]
fn it_opens_in_the_cells_of_a_choice_alone() {
    for keys in ["", "F6", "F6 ↓", "F7", "F2", "F6 F2"] {
        let mut app = App::new_note();
        app.press(keys).press("F9 c");
        assert!(!is_open(&app), "{keys}");
    }
    let mut app = App::new_note();
    app.go_to_cell(FieldId::Choice(1, ChoiceField::Name));
    assert!(!is_open(app.press("F9 c")), "a name is no cell");
    let mut app = cell("x");
    app.set_read_only("Read only.");
    assert!(!is_open(app.press("F9 c")));
}

/// It is drawn with the signs that are set and on every screen.
#[test]
fn drawn_with_the_set_signs() {
    let mut app = cell("");
    app.change_settings(|settings| settings.picture = IconStyle::Plain);
    app.press("F9 c").types("12").sees("########## ##........").sees("# 12 do, . 88 do not");
    app.resize(120, 40).sees("########## ##........");
    app.resize(40, 12).sees("12 out of 100 people").sees_not("####");
    app.press("↓ Ctrl-A").types("1,700").sees("Out of 100 people, that is fewer").sees("Out of        1,700");
    app.press("Ctrl-A").types("100").press("↑");
    for _ in 0..7 {
        let (_, row) = app.cursor().unwrap();
        assert!(row < 11);
        app.press("↓");
    }
    app.resize(20, 6);
    for title in ["Number", "Out of", "What happens", "Over", "For whom", "Source", "Date"] {
        let (_, row) = app.cursor().unwrap();
        assert!(app.screen().lines().nth(usize::from(row)).unwrap().contains(title), "{}", app.screen());
        app.press("Tab");
    }
    app.resize(0, 0).resize(80, 24);
    let (_, row) = app.find("Source");
    app.mouse(Mouse::Press, 20, row).types("A review").press("Enter");
    assert_eq!(said(&app), "12 of 100 (source: A review)");
}
