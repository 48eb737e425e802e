//! A longer appointment: prompts to think about, and a line that is put into the notes or is not.

use foreword::{content, msg::Mouse};

use crate::harness::App;

const FIELD: &str = "context.longer_appointment";
const PLAIN: &str = "Longer appointment, please: 30 minutes, in the room. Reason: more to plan than fits.";

/// A new appointment with the window open.
fn opened() -> App {
    let mut app = App::new_note();
    app.press("F9 l");
    app
}

/// The text of the field, with the cursor somewhere in it.
fn typed(text: &str) -> App {
    let mut app = App::new_note();
    app.press("Ctrl-End").types(text).press("F9 l");
    assert_eq!(app.text(FIELD), text);
    app
}

/// It shows every prompt, and says who decides, who reads it and that nobody checked it.
#[test]
fn form_says_who_reads_it() {
    let mut app = opened();
    app.sees("You decide, and nothing here is counted or kept.").sees("Nothing clinical stands in this line");
    app.sees("not yet by a registered clinician");
    for prompt in &content::longer().prompts {
        app.sees(&prompt.asks);
    }
    let screen = app.screen().to_lowercase();
    for word in ["should", "recommend", "score", "[ ]", "☐", "✓"] {
        assert!(!screen.contains(word), "{word:?} is on screen");
    }
    app.set_clock("2027-06-01T09:00:00+01:00[Europe/London]");
    app.resize(80, 30).sees("Check before use");
}

/// It goes into the notes, and out of them, as one step.
#[test]
fn line_follows_the_answers() {
    let mut app = opened();
    app.sees("30 minutes").press("→ → ↓ → Tab").types("someone along").press("Enter");
    let line = "Longer appointment, please: 60 minutes, by phone, with someone along. Reason: more to plan than fits.";
    assert_eq!(app.text(FIELD), line);
    assert_eq!(app.world.copied.as_deref(), Some(line));
    assert_eq!(app.field(), FIELD);
    app.sees("was sent to the").sees_not("You decide");
    app.press("Ctrl-Z");
    assert_eq!(app.text(FIELD), "", "one step");
    app.press("Ctrl-Y Ctrl-S");
    assert_eq!(app.text(FIELD), line);
    assert_eq!(app.on_disk().notes.context.longer_appointment.text, line);
}

#[test]
fn every_length_is_offered_and_no_other() {
    let mut app = opened();
    for minutes in [40, 60, 15, 20, 30] {
        app.press("→").sees(&format!("Longer appointment, please: {minutes} minutes"));
    }
    app.press("← ←").sees("15 minutes, in the room").press("Space").sees("20 minutes, in the room");
}

#[test]
fn it_begins_with_how_this_appointment_is_held() {
    let mut app = App::new_note();
    app.press("Ctrl-R Tab Tab Tab Tab → → Enter F9 l").sees("30 minutes, by video.");
}

#[test]
fn no_is_an_answer_and_leaves_nothing() {
    let mut app = opened();
    app.press("→ Esc").sees_not("You decide");
    assert_eq!((app.text(FIELD), app.world.copied.as_deref()), ("", None));
    assert_eq!(app.field(), "context.what_matters");
    app.types("on");
    assert_eq!(app.text("context.what_matters"), "on");
}

/// A line in words of one's own is left as it is and made again once emptied.
#[test]
fn own_line_is_left_alone() {
    let mut app = opened();
    app.press("↑")
        .types(" Two doors, please.")
        .press("↓ → →")
        .sees("Your line")
        .sees("30 minutes, in the room");
    app.press("Enter");
    assert_eq!(app.text(FIELD), format!("{PLAIN} Two doors, please."));
    // It comes back as it was left.
    app.press("F9 l").sees("Your line").press("↑ Ctrl-A Del").sees_not("Longer appointment, please");
    app.press("Enter").sees("You decide");
    app.press("↓").sees("Longer appointment, please: 30 minutes").sees_not("Your line").press("→ Enter");
    assert_eq!(app.text(FIELD), PLAIN.replace("30", "40"));
}

/// The words of the field stay.
#[test]
fn line_replaces_only_itself() {
    let mut app = typed("Yes, for the plan.");
    app.sees("Longer appointment, please: 30 minutes").press("Enter");
    assert_eq!(app.text(FIELD), format!("Yes, for the plan.\n{PLAIN}"));
    assert_eq!(app.world.copied.as_deref(), Some(PLAIN), "what is private to the notes is not copied");
    app.press("F9 l ↓ → Tab").types("Jo").press("Enter F9 l").sees("by phone, with Jo");
    app.press("→ Enter");
    assert_eq!(
        app.text(FIELD),
        "Yes, for the plan.\nLonger appointment, please: 40 minutes, by phone, with Jo. Reason: more to plan than fits."
    );
}

#[test]
fn not_for_today_is_taken_back_by_a_line() {
    let mut app = App::new_note();
    app.press("Ctrl-End F4 F9 l Enter");
    let field = &app.notes().context.longer_appointment;
    assert_eq!(field.standing, foreword::domain::EmptyReason::Open);
    app.press("Ctrl-Z");
    let field = &app.notes().context.longer_appointment;
    assert_eq!(field.standing, foreword::domain::EmptyReason::NotToday);
}

/// Text that could identify someone is pointed out and not refused.
#[test]
fn identifying_stops_nothing() {
    let mut app = opened();
    app.press("↓ ↓").types("943 476 5919").sees("! could identify someone: NHS number").press("Enter");
    assert!(app.text(FIELD).contains("943 476 5919"));
}

/// It is offered on the context page alone and where notes can be changed.
#[test]
fn offered_on_context_only() {
    let mut app = App::new_note();
    app.press("F6 F9 l")
        .sees_not("You decide")
        .press("Esc F5 F1")
        .types("longer")
        .press("Enter")
        .sees("You decide");
    app.press("Esc");
    app.set_read_only("Read only.");
    app.press("F9 l").sees_not("You decide");
}

/// On a small screen all of it can be read and the cursor is where typing goes.
#[test]
fn small_screen_shows_it_all() {
    let mut app = opened();
    app.resize(40, 12).sees("Questions to yourself.").sees("PgDn");
    assert_eq!(app.cursor(), None, "the line one is on is not in sight");
    let mut read = String::new();
    for _ in 0..12 {
        read += &app.screen();
        app.press("PgDn");
    }
    let words: Vec<_> = read.split_whitespace().collect();
    for prompt in &content::longer().prompts {
        let last = prompt.asks.rsplit(' ').next().unwrap();
        assert!(words.contains(&last), "{last:?} of {} is never seen", prompt.id);
    }
    app.sees("registered clinician.").press("↓ ↓").types("José").sees("José");
    let (column, row) = app.cursor().unwrap();
    let line = app.screen().lines().nth(usize::from(row)).unwrap().to_owned();
    assert!(line.contains("With") && usize::from(column) == line.chars().count(), "{column} in {line:?}");
    app.press("↓").types("!").resize(20, 6).press("PgUp PgUp PgDn ↑ ↓");
    assert!(app.cursor().is_some());
    app.resize(0, 0).press("PgDn ↓").resize(80, 24).sees("José. Reason").press("Esc");
}

/// A click goes to a line and turns what is chosen.
#[test]
fn click_turns_a_choice() {
    let mut app = opened();
    let row = |app: &App, words: &str| {
        let at = app.screen().lines().position(|line| line.contains(words)).unwrap();
        u16::try_from(at).unwrap()
    };
    let how = row(&app, "in the room");
    app.mouse(Mouse::Press, 20, how).sees("in the room").mouse(Mouse::Press, 20, how).sees("by phone");
    let paste = row(&app, "Longer appointment, please");
    app.mouse(Mouse::Press, 20, paste).types("!").sees("Your line");
    app.mouse(Mouse::Press, 20, 3)
        .mouse(Mouse::WheelDown, 20, 3)
        .mouse(Mouse::WheelUp, 20, 3)
        .sees("You decide");
    app.resize(40, 12).mouse(Mouse::WheelUp, 20, 3).mouse(Mouse::WheelUp, 20, 3).mouse(
        Mouse::WheelDown,
        20,
        3,
    );
}
