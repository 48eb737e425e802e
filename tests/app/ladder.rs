//! The page for a bad day: body and mood side by side, numbers in place, the card for staff.

use foreword::{app::program::Start, domain::Country};

use crate::harness::App;

fn ladder() -> App {
    let mut app = App::new_note();
    app.press("F7");
    app
}

/// Goes down until these words are on screen.
fn down_to(app: &mut App, words: &str) {
    for _ in 0..60 {
        if app.screen().contains(words) {
            return;
        }
        app.press("↓");
    }
    app.sees(words);
}

#[test]
fn body_and_mood_of_a_rung_stand_side_by_side() {
    let mut app = ladder();
    app.types("4 of 10, walks the dog").press("→").types("up and down");
    let (_, body) = app.find("4 of 10, walks");
    let (_, mood) = app.find("up and down");
    assert_eq!(body, mood);
    app.sees("My usual").sees("Body").sees("Mood").press("Home ←").types("!");
    assert_eq!(app.text("ladder.usual.body"), "4 of 10, walks the dog!");
    app.press("↓").types("cold");
    assert_eq!(app.text("ladder.triggers.body"), "cold");
    app.resize(40, 12).press("Ctrl-Home").sees("My usual · body").sees("My usual · mood");
}

/// The names of the columns are with the rows, below what is said of mood, and stay in sight further down.
#[test]
fn heads_stay_with_their_rows() {
    let mut app = ladder();
    let line = |app: &App, words: &str| app.find(words).1;
    assert!(line(&app, "Ask directly") < line(&app, "Body"));
    assert_eq!(line(&app, "Body") + 1, line(&app, "My usual"));
    app.press("Ctrl-End").sees_not("Ask directly").sees("Body").sees("Mood");
}

/// One calm line on mood comes where the page opens.
#[test]
fn calm_line_on_mood_opens() {
    ladder().sees("Ask directly").sees("If yes, stay with it").sees_not("its own time");
}

/// The country is asked once, in place, and its numbers are under the rungs.
#[test]
fn country_is_asked_in_place() {
    let mut app = ladder();
    down_to(&mut app, "Whose numbers?");
    app.sees_not("(checked ").press("F9 s").sees_not("Whose numbers?");
    down_to(&mut app, "health option");
    app.sees("Scotland:").sees("checked");
    assert_eq!(app.settings().country, Some(Country::Scotland));
    app.press("Esc Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.press("Enter F7");
    down_to(&mut again, "Scotland:");
    again.sees_not("Whose numbers?");
}

/// Past their date the numbers carry “check before use”.
#[test]
fn past_numbers_say_to_check() {
    let mut app = ladder();
    app.change_settings(|settings| settings.country = Some(Country::Wales));
    app.set_clock("2027-05-22T09:00:00+01:00[Europe/London]");
    app.press("↓");
    let said = |app: &App| app.sheet().under.concat().join(" ");
    assert!(said(&app).contains("Wales:") && !said(&app).contains("check before use"), "{}", said(&app));
    app.set_clock("2027-05-23T09:00:00+01:00[Europe/London]");
    app.press("↓");
    assert!(said(&app).replace('\n', " ").contains("check before"), "{}", said(&app));
}

/// The lists of when to go and the safety plan are pointed to.
#[test]
fn lists_and_plan_are_named() {
    let mut app = ladder();
    down_to(&mut app, "F9\u{a0}g");
    app.press("F9 g").sees("go now, or ring today").press("Esc");
    down_to(&mut app, "Safety plan or ReSPECT form");
}

/// The card begins with words of the ladder and with nothing else.
#[test]
fn card_begins_with_the_ladder() {
    let mut app = ladder();
    app.press("F9").sees_not("Card for staff").press("Esc");
    app.types("stiff until nine").press("→").types("sleeps 6 hours");
    app.press("F9 c").sees("1 line of the card filled from the ladder");
    assert_eq!(app.field(), "staff_card.background");
    assert_eq!(app.text("staff_card.background"), "On a usual day: stiff until nine\nsleeps 6 hours");
    for line in ["situation", "worry", "tried", "please_do", "please_do_not", "who_to_ring", "what_i_need"] {
        assert_eq!(app.text(&format!("staff_card.{line}")), "", "{line}");
    }
    app.press("F9").sees_not("Card for staff").press("Esc").types("!");
    assert!(app.text("staff_card.background").ends_with("6 hours!"), "it is edited like any field");
    app.press("Ctrl-Z Ctrl-Z");
    assert_eq!(app.text("staff_card.background"), "", "it was one step of undo");
}

/// F6, to the second choice, F7: what is typed under body stays under body.
#[test]
fn choices_leave_ladder_alone() {
    for way in ["F6 ↓ ↓ → F7", "F6 ↓ ↓ → → ↓ ↓ F7", "F6 Ctrl-End F7"] {
        let mut app = App::new_note();
        app.resize(100, 30);
        app.press("F6 ↓ ↓").press(&"→ ".repeat(20)).types("Group").press(way);
        for word in ["Stiff", "Stairs", "Aches"] {
            app.types(word).press("↓");
        }
        let ladder = &app.notes().setbacks.ladder;
        let said = [&ladder.usual, &ladder.triggers, &ladder.early_signs];
        let words: Vec<_> =
            said.iter().map(|rung| (rung.body.text.as_str(), rung.mood.text.as_str())).collect();
        assert_eq!(words, [("Stiff", ""), ("Stairs", ""), ("Aches", "")], "{way}");
    }
}

/// The place one left on a page is where one comes back to, in its own column.
#[test]
fn each_page_keeps_its_own_column() {
    let mut app = App::new_note();
    app.resize(100, 30);
    app.press("F7 ↓ → F5 F7").types("Low");
    assert_eq!(app.field(), "ladder.triggers.mood");
    app.press("↓").types("Snappy");
    let ladder = &app.notes().setbacks.ladder;
    assert_eq!(
        (ladder.triggers.mood.text.as_str(), ladder.early_signs.mood.text.as_str()),
        ("Low", "Snappy")
    );
}

/// Every field is walked to on any screen, and says whether it is printed.
#[test]
fn fields_say_if_printed() {
    for size in [(80, 24), (40, 12)] {
        let mut app = ladder();
        app.resize(size.0, size.1).press("Ctrl-Home");
        let fields = app.sheet().fields.clone();
        let (mut seen, mut marked) = (Vec::new(), Vec::new());
        for _ in 0..2 * fields.len() {
            let field = fields[app.sheet().focus];
            let (column, row) = app.cursor().unwrap();
            assert!(column < size.0 && row < size.1 - 1, "{field:?} at {size:?}");
            if !seen.contains(&field) {
                seen.push(field);
                let label = app.sheet().label_of(app.sheet().focus).to_owned();
                if label.ends_with("(for you, not printed)") {
                    app.sees("not printed)");
                    marked.push(field);
                }
            }
            let right = app.sheet().cell_of_focus() == Some(0);
            app.press(if right { "→" } else { "↓" });
            if !right && app.sheet().cell_of_focus() == Some(1) {
                app.press("←");
            }
        }
        assert_eq!(seen.len(), fields.len(), "at {size:?}: {seen:?}");
        let own: Vec<_> = fields.into_iter().filter(|field| field.printed_on().is_empty()).collect();
        assert_eq!(marked, own);
    }
}

#[test]
fn the_page_says_whose_voice_is_printed() {
    let mut app = ladder();
    app.sees("printed; “me” is the person").press("F6").sees("printed; “me” is the person").press("F5");
    app.sees_not("printed; “me”").resize(120, 40).sees("for you, not printed");
}
