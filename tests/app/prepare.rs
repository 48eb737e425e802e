//! The two sides of Prepare and what goes from one to the other.

use foreword::{command::Place, domain::EmptyReason, session::Side};

use crate::harness::App;

const FIRST: &str = "context.what_matters";

/// Goes to the first phrase of the principle.
fn to_phrase(app: &mut App) {
    while !app.is_at_phrase() {
        app.press("Ctrl-D");
    }
}

/// Both sides are shown where there is room and take turns where there is not.
#[test]
fn both_sides_or_in_turn() {
    let mut app = App::new_note();
    app.sees("Why").sees("What matters to them");
    app.resize(120, 40).sees("Why").sees("What matters to them");
    app.resize(40, 12).sees_not("Why").sees("What matters to them");
    app.press("F2").sees("›").sees_not("[Context]");
    app.press("Esc");
    assert_eq!((app.place(), app.side()), (Place::Prepare, Side::Notes));
}

#[test]
fn a_field_shows_the_principle_it_came_from() {
    let mut app = App::new_note();
    app.press("F6");
    assert_eq!(app.principle(), 4);
    app.press("F7 Ctrl-End");
    let guide = app.guide();
    let principle = &guide.principles[app.principle()];
    assert!(principle.prompts().any(|prompt| prompt.feeds == "setbacks.copies"));
    while app.field() != "setbacks.agreed_on" {
        app.press("↑");
    }
    assert_eq!(app.principle(), 5, "no prompt feeds it: setbacks are principle 6");
}

/// One chosen in the guide.
#[test]
fn principle_shows_its_fields() {
    let mut app = App::new_note();
    app.press("F2 6").sees("[6]").sees("[Setbacks]");
    app.press("2").sees("[2]").sees("[Context]");
    assert_eq!(app.side(), Side::Guide);
}

/// The cursor stays in the note.
#[test]
fn principles_turn_in_place() {
    let mut app = App::new_note();
    app.types("a").press("Ctrl-↓ Ctrl-↓").types("b").press("Ctrl-↑").types("c");
    assert_eq!(app.text(FIRST), "abc");
    assert_eq!(app.principle(), 1);
}

/// A prompt is put into the note from either side.
#[test]
fn prompt_goes_into_the_note() {
    let mut app = App::new_note();
    let asks = app.guide().principles[0].prompts().next().unwrap().asks.clone();
    app.types("x").press("Ctrl-E").types("yes");
    assert_eq!(app.text(FIRST), format!("x\n{asks} yes"));
    app.press("Ctrl-Z Ctrl-Z").press("F2 Home Enter").sees("Put into “What matters to them");
    assert_eq!(app.text(FIRST), format!("x\n{asks} "));
    assert_eq!(app.side(), Side::Guide, "the focus stays where it is");
}

/// A phrase is pinned from either side and is on the brief.
#[test]
fn phrase_is_pinned() {
    let mut app = App::new_note();
    to_phrase(&mut app);
    let says = app.guide().principles[0].phrases[0].says.clone();
    app.press("Ctrl-K").sees("Pinned to the brief.").sees("   pinned ");
    assert_eq!(app.appointment().pinned[0].says, says);
    app.press("F2 p").sees("No longer on the brief.");
    assert!(app.appointment().pinned.is_empty());
    app.press("Ctrl-Z");
    assert_eq!(app.appointment().pinned.len(), 1);
    app.press("Ctrl-B").sees("To say");
}

#[test]
fn a_prompt_becomes_a_question_to_ask_once() {
    let mut app = App::new_note();
    let to_ask = app.guide().principles[0].prompts().next().unwrap().to_ask.clone();
    app.types("x").press("Ctrl-T").sees("Added to");
    assert_eq!(app.text("context.still_to_ask"), format!("· {to_ask}"));
    assert_eq!(app.field(), FIRST, "the cursor stays");
    app.press("F2 a").sees("already");
    assert_eq!(app.text("context.still_to_ask"), format!("· {to_ask}"));
    app.press("Ctrl-Z");
    assert_eq!(app.text("context.still_to_ask"), "");
}

#[test]
fn next_empty_goes_to_empty_fields_only() {
    let mut app = App::new_note();
    app.types("x").press("Ctrl-G");
    assert_eq!(app.field(), "context.already_known");
    app.press("F4 Ctrl-G");
    assert_eq!(app.field(), "context.still_to_ask");
    app.press("F2 ]");
    assert_eq!((app.field().as_str(), app.side()), ("context.story", Side::Notes));
}

/// Not known joins the things to ask and not today does not.
#[test]
fn not_known_is_to_ask() {
    let mut app = App::new_note();
    app.press("↓ ↓ ↓ F3 ↓ F4");
    let notes = app.notes();
    assert_eq!(notes.context.story.standing, EmptyReason::NotKnown);
    assert_eq!(notes.context.people.standing, EmptyReason::NotToday);
    app.press("Ctrl-Home").sees("not known, ask").sees("not for today");
    app.press("Ctrl-B").sees("To ask").sees("The story so far").sees_not("People to involve");
    app.press("Esc ↓ ↓ ↓ F3");
    assert_eq!(app.notes().context.story.standing, EmptyReason::Open, "the same key takes it back");
}

#[test]
fn what_is_not_known_stands_under_still_to_ask() {
    let mut app = App::new_note();
    app.press("↓ ↓ ↓ ↓ F3 ↑ ↑").sees("· People to involve");
}

#[test]
fn typing_leaves_the_question() {
    let mut app = App::new_note();
    let standing = |app: &App| app.notes().context.what_matters.standing;
    app.sees("F3 not known").press("F3").sees("F3 answered").types("x").sees("not known, ask");
    assert_eq!(standing(&app), EmptyReason::NotKnown);
    app.press("Ctrl-B").sees("What matters to them, in their words (not known)").press("Esc");
    app.press("F3").sees("F3 not known").sees_not("not known, ask");
    assert_eq!(standing(&app), EmptyReason::Open, "it is taken back by its key");
    app.press("F4").types("y");
    assert_eq!(standing(&app), EmptyReason::Open, "what is written is for today");
}

/// The list is no gap, is not marked as one, and is not asked about itself.
#[test]
fn listed_questions_are_content() {
    let mut app = App::new_note();
    app.press("↓ F3 Ctrl-G");
    assert_eq!(app.field(), "context.story", "what is listed is no gap");
    app.press("Ctrl-Home ↓ ↓").sees_not("F3 not known").press("F3");
    assert_eq!(app.notes().context.still_to_ask.standing, EmptyReason::Open);
    let (_, row) = app.find("Still to ask");
    assert!(!app.screen().lines().nth(usize::from(row)).unwrap().contains('·'), "{}", app.screen());
    assert_eq!(app.notes().filled(), 1);
}

/// What the guide says is no answer of the person's.
#[test]
fn a_prompt_put_in_leaves_the_question_open() {
    let mut app = App::new_note();
    app.press("↓ ↓ ↓ ↓ F3 Ctrl-E");
    let people = |app: &App| app.notes().context.people.clone();
    assert!(!people(&app).text.is_empty());
    assert_eq!(people(&app).standing, EmptyReason::NotKnown);
    app.sees("not known, ask").press("Ctrl-B").sees("People to involve");
    app.press("Esc Backspace");
    assert_eq!(people(&app).standing, EmptyReason::NotKnown, "taking words away answers nothing");
    app.types("Sam");
    assert_eq!(people(&app).standing, EmptyReason::NotKnown, "until it is taken back");
    app.press("F3");
    assert_eq!(people(&app).standing, EmptyReason::Open);
}

/// A phrase in a cell says so.
#[test]
fn cell_phrase_is_still_asked() {
    let mut app = App::new_note();
    app.press("F7 F3 Ctrl-E").sees("not known, ask");
    app.types("Her own words").sees("not known, ask").press("F3").sees_not("not known, ask");
}

/// The sample is marked and nothing of it is kept.
#[test]
fn sample_keeps_nothing() {
    let mut app = App::sample();
    app.sees("made-up example").sees("example, not kept").sees("Type anywhere to try");
    app.types("zzz").press("Ctrl-B").sees("made-up example").press("Esc").wait(5);
    assert!(app.world.store.list().unwrap().appointments.is_empty());
    app.press("Esc").sees("A filled example (made up)");
}

/// The banner has the label, the time, how long, what it is not, and that it is saved.
#[test]
fn banner_says_all_it_must() {
    let mut app = App::new_note();
    for (columns, rows) in [(80, 24), (120, 40), (60, 10), (40, 12)] {
        app.resize(columns, rows);
        for words in
            ["10:20 RH", "24 Nov", "10:20", "in 2 days", "planning notes, not the record", "saved 09:00"]
        {
            app.sees(words);
        }
    }
}

#[test]
fn the_banner_counts_down_by_itself() {
    let mut app = App::new_note();
    app.change_settings(|settings| settings.cover_after_minutes = 0);
    app.press("Ctrl-R Tab Ctrl-A").types("9:40").press("Enter").sees("in 40 min");
    app.wait(61).sees("in 38 min");
    app.wait(3_600).sees("21 min ago");
}

#[test]
fn details_are_changed_from_the_note() {
    let mut app = App::new_note();
    app.press("Ctrl-R Ctrl-A").types("9:00 KL").press("Enter").sees("9:00 KL").wait(2);
    assert_eq!(app.on_disk().label, "9:00 KL");
}

#[test]
fn the_palette_lists_what_works_and_runs_it() {
    let mut app = App::new_note();
    app.press("Ctrl-P").sees("Keys and commands").types("next empty");
    app.press("Enter");
    assert_eq!(app.field(), "context.already_known");
    app.press("F1 Esc").sees_not("Keys and commands");
    app.press("F2 ?").sees("Keys and commands");
}

/// Plain words come first; only where there are none, words with letters left out are found.
#[test]
fn palette_forgives_typos() {
    let mut app = App::new_note();
    let plain = app.press("F1").types("abbreviation").palette();
    app.press("Esc F1").types("abreviation").sees("My abbreviations");
    assert_eq!(app.palette(), plain);
    app.press("Enter").sees_not("Keys and commands").sees("Ctrl-N add");
    App::new_note().press("F1").types("xqz").sees("No match here. Try another word.");
}

#[test]
fn the_palette_lists_cursor_keys_last() {
    let mut app = App::new_note();
    app.press("F1").sees("Next empty field").sees("Next page").sees_not("Select up one line");
}
