//! The starter list: a name is found, taken into the choices as one step, or left.

use foreword::{content, msg::Mouse};

use crate::harness::App;

/// A new appointment on its Options page, with the list open.
fn with_list() -> App {
    let mut app = App::new_note();
    app.press("F6 F9 n");
    app
}

/// A name is found and taken into the empty choice as one step.
#[test]
fn name_fills_the_empty_choice() {
    let mut app = with_list();
    app.sees("Names of choices to start from").types("talk to").press("Enter");
    assert_eq!(app.choice_names(), ["No change for now", "Talking therapy, one to one"]);
    assert_eq!(app.field(), "choice.name");
    app.sees_not("Type to find").types("!");
    assert_eq!(app.choice_names()[1], "Talking therapy, one to one!");
    app.press("Ctrl-Z");
    assert_eq!(app.choice_names()[1], "Talking therapy, one to one", "typing after it is a step of its own");
    app.press("Ctrl-Z");
    assert_eq!(app.choice_names(), ["No change for now", ""]);
    app.press("Ctrl-Y");
    assert_eq!(app.choice_names()[1], "Talking therapy, one to one");
    app.press("Ctrl-S");
    let on_disk = app.on_disk();
    assert_eq!(on_disk.notes.options.choices.0[1].name.text, "Talking therapy, one to one");
}

/// Behind a choice with a name another is added, as one step.
#[test]
fn named_choice_gets_a_next() {
    let mut app = with_list();
    app.types("scan").press("Enter F9 n").types("swim").press("Enter");
    assert_eq!(app.choice_names(), ["No change for now", "Scan", "Swimming"]);
    app.press("Ctrl-Z");
    assert_eq!(app.choice_names(), ["No change for now", "Scan"]);
    // From the second of three, it comes between.
    app.press("Ctrl-Y");
    app.press("←");
    assert_eq!(app.field_text(), "Scan");
    app.press("F9 a").types("Mine");
    assert_eq!(app.choice_names(), ["No change for now", "Scan", "Mine", "Swimming"]);
    app.press("F9 x F9 n").types("pilates").press("Enter");
    assert_eq!(app.choice_names(), ["No change for now", "Scan", "Swimming", "Pilates class"]);
}

/// The choice with the cursor gets the name.
#[test]
fn choice_keeps_its_words() {
    let mut app = App::new_note();
    app.press("F6 ↓ ↓ → F9 a ↓").types("Two mornings a week").press("F9 n").types("walking g").press("Enter");
    let choices = &app.notes().options.choices.0;
    let taken = choices.iter().find(|choice| choice.name.text == "Walking group").unwrap();
    assert_eq!(taken.what_it_is.text, "Two mornings a week");
}

#[test]
fn no_change_is_not_renamed() {
    let mut app = App::new_note();
    app.press("F6 ↓ ↓");
    assert!(app.field_text().starts_with("No change"));
    app.press("Ctrl-A Del F9 n").types("scan").press("Enter");
    assert_eq!(app.choice_names(), ["", "Scan"]);
    assert!(app.notes().options.choices.0[0].no_change);
}

/// A name left for later is open once it is taken.
#[test]
fn name_for_later_is_open() {
    let mut app = with_list();
    app.types("scan").press("Enter Ctrl-A Del F4 F9 n").types("yoga").press("Enter");
    assert_eq!(app.choice_names(), ["No change for now", "Yoga class"]);
    let name = &app.notes().options.choices.0[1].name;
    assert_eq!(name.standing, foreword::domain::EmptyReason::Open);
}

/// It says so in words, and nothing changes.
#[test]
fn four_is_the_most() {
    let mut app = with_list();
    for name in ["scan", "swimming", "pilates"] {
        app.types(name).press("Enter F9 n");
    }
    let before = app.choice_names().join("|");
    app.types("yoga").press("Enter").sees("There are 4 choices already").sees("Remove one first");
    assert_eq!(app.choice_names().join("|"), before);
    app.press("Backspace").sees_not("There are 4 choices");
    app.press("Esc F9 x F9 n").types("yoga").press("Enter");
    assert!(app.choice_names().contains(&"Yoga class"));
}

#[test]
fn names_in_use_are_marked_and_not_taken_twice() {
    let mut app = with_list();
    app.types("scan").press("Enter").types("Ctrl").press("Ctrl-Z F9 n").types("scan").sees("Scan · in use");
    app.press("Enter").sees("“Scan” is one of the choices already.");
    assert_eq!(app.choice_names(), ["No change for now", "Scan"]);
    app.press("Esc").press("Ctrl-A").types("  sCAN ").press("F9 n").types("scan").sees("Scan · in use");
}

#[test]
fn tab_goes_from_group_to_group_and_back() {
    let mut app = with_list();
    let first = |group: usize| content::starters().groups[group].names[0].as_str();
    app.sees(" Back\n");
    for group in [0, 1, 2, 0] {
        assert_eq!(app.chosen_starter(), first(group));
        app.press("Tab");
    }
    app.press("Shift-Tab Shift-Tab");
    assert_eq!(app.chosen_starter(), first(2));
    app.sees(" Mood\n");
    app.types("yoga").press("↓");
    assert_eq!(app.chosen_starter(), "Yoga class");
    app.sees(" Back\n").sees(" Neck\n").sees_not(" Mood\n").press("Tab ↓ ↓ PgDn PgUp PgUp ↑");
    assert_eq!(app.chosen_starter(), "Yoga class");
    app.press("Ctrl-A").types("neck fit").sees_not(" Back\n").sees("Fit note with adjustments");
    app.press("Ctrl-A").types("zzz").sees("No match here. Try another word.").press("Enter Tab ↓");
    app.press("Esc").sees_not("Type to find");
    assert_eq!(app.choice_names(), ["No change for now", ""]);
}

/// It is offered on the options page alone and where notes can be changed.
#[test]
fn offered_on_options_only() {
    let mut app = App::new_note();
    app.press("F9 n").sees_not("Type to find").press("F7 F9 n").sees_not("Type to find");
    app.press("F6 F1").types("names of choices").press("Enter").sees("Type to find").press("Esc");
    app.set_read_only("Read only.");
    app.press("F9 n").sees_not("Type to find");
}

/// It says what the list is and when it is out of date.
#[test]
fn list_says_what_it_is() {
    let mut app = with_list();
    app.sees("the order says nothing").sees("a name here is not").sees("not yet by a registered clinician");
    app.sees_not("Check before use");
    app.set_clock("2027-05-23T09:00:00+01:00[Europe/London]");
    app.sees("Check before use: its review was due by 22 May 2027.");
}

/// A small screen keeps the chosen name in sight and cuts no sentence.
#[test]
fn chosen_stays_in_sight() {
    let mut app = with_list();
    app.resize(40, 12).sees("Fit note with adjustments").sees("registered clinician.");
    app.press("Tab Tab PgDn");
    let name = app.chosen_starter();
    app.sees(name).sees("registered clinician.").resize(20, 6).press("↓");
    let name: String = app.chosen_starter().chars().take(8).collect();
    app.sees(&name).sees_not("Reviewed");
}

/// A heading or the foot takes none.
#[test]
fn click_takes_a_name() {
    let mut app = with_list();
    let row = |app: &App, words: &str| {
        let at = app.screen().lines().position(|line| line.contains(words)).unwrap();
        u16::try_from(at).unwrap()
    };
    app.mouse(Mouse::WheelDown, 10, 10).mouse(Mouse::WheelUp, 10, 10);
    for words in [" Back", "not yet by", "Type to find"] {
        let row = row(&app, words);
        app.mouse(Mouse::Press, 10, row).sees("Type to find");
    }
    let at = row(&app, "Hands-on treatment");
    app.mouse(Mouse::Press, 10, at).sees_not("Type to find");
    assert_eq!(app.choice_names()[1], "Hands-on treatment");
    app.press("F9 n").mouse(Mouse::Press, 0, 0).sees_not("Type to find");
}
