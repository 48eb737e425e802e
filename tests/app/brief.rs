//! The brief: what is in the notes, nothing that is not, the same on screen and exported.

use foreword::{
    content,
    domain::{Handout, HandoutKind, Moment, Occasion, SurgeryNumbers},
};

use crate::harness::App;

#[test]
fn an_empty_note_gives_a_brief_that_says_so() {
    App::new_note().press("Ctrl-B").sees("Nothing in the notes yet").sees_not("Choices");
}

/// All that is in the notes is on the brief, and empty parts are left out.
#[test]
fn brief_leaves_out_the_empty() {
    let mut app = App::new_note();
    app.types("Lift my grandson").press("↓ ↓").types("· How is sleep?").press("F6").types("What to try next");
    app.press("F7").types("walks the dog").press("Ctrl-B").resize(80, 40);
    for words in
        ["What matters", "Lift my grandson", "To ask", "How is sleep?", "The decision", "walks the dog"]
    {
        app.sees(words);
    }
    app.sees_not("Choices").sees_not("To say");
}

#[test]
fn it_scrolls_to_its_end_and_back() {
    let mut app = App::sample();
    app.press("Ctrl-B");
    let top = app.screen();
    app.press("PgDn");
    assert_ne!(app.screen(), top);
    app.press("End");
    let end = app.screen();
    app.press("↓").press("PgDn");
    assert_eq!(app.screen(), end);
    app.press("Home");
    assert_eq!(app.screen(), top);
    app.press("Esc").sees("[Context]");
}

/// Every word of the brief is on screen somewhere.
#[test]
fn all_of_the_brief_is_readable() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut app = App::sample();
        app.press("Ctrl-B").resize(columns, rows);
        let mut seen = app.screen();
        loop {
            let (before, now) = (app.screen(), app.press("↓").screen());
            if before == now {
                break;
            }
            seen.push_str(&now);
        }
        let occasion = Occasion {
            made: Moment::of(app.now()),
            country: app.settings().country,
            help: content::help(),
            example: true,
            mine: None,
            surgery: SurgeryNumbers::default(),
            guide: content::guide(),
        };
        let brief = Handout::of(HandoutKind::Brief, app.appointment(), occasion);
        let words = brief.texts().into_iter().flat_map(str::split_whitespace);
        for word in words {
            assert!(seen.contains(word), "{word:?} is cut off at {columns} columns");
        }
    }
}

#[test]
fn a_heading_is_not_said_twice() {
    let mut app = App::new_note();
    app.press("F6").types("What to try next").press("Ctrl-B");
    assert_eq!(app.screen().matches("The decision").count(), 1);
}

/// The pages for the person are next to the brief and say how to print them.
#[test]
fn pages_say_how_to_print() {
    let mut app = App::new_note();
    app.resize(80, 90).press("F6 ↓ ↓ → ↓ ↓ ↓").types("12 of 100 in 6 months").press("↑ ↑ ↑").types("Class");
    app.press("F7").types("stiff until nine").press("Ctrl-B →");
    app.sees("What might get better").sees("Class").sees("88 out of 100").sees("●●●●●●●●●● ●●○○○○○○○○");
    app.sees("x prints, saves or copies this page.");
    app.press("→").sees("stiff until nine").sees("Choose the country first").sees_not("x prints");
    app.press("→").sees("x prints");
    app.press("→").sees("x prints").press("← ← ←").sees("→ shows the pages for the person");
    app.press("→ Esc Ctrl-B").sees("→ shows the pages");
    app.press("Esc F7 F9 e Ctrl-B → →").sees("x prints").sees_not("Choose the country");
}

/// A page for the person says what can be counted in its sentences, and gives no mark for it.
#[test]
fn page_says_readability() {
    let mut app = App::new_note();
    app.resize(80, 90).press("F7").types("I walk the dog. Then I rest before physiotherapy.");
    app.press("Ctrl-B").sees_not("the longest has").press("→ →");
    app.sees("Of what you typed here: 9 words in 2 sentences; the longest has 5.").sees("physiotherapy.");
    app.sees("not for fewer than 30").press("Esc").types(&" I like to go out early in the day.".repeat(4));
    app.press("Ctrl-B → →").sees("Reading age: about").sees("rough guide");
    for word in ["score", "good", "pass"] {
        app.sees_not(word);
    }
}

/// The plan asks for the country on screen and not on paper.
#[test]
fn screen_asks_for_the_country() {
    let mut app = App::sample();
    app.press("Ctrl-B").sees_not("Choose the country first").press("→ →");
    app.sees("Choose the country first, with Ctrl-F10.").sees("Samaritans 116 123");
    app.press("→").sees_not("Choose the country").press("← Ctrl-F10 ↓ ↓ ↓ ↓ ↓ → Enter");
    app.sees_not("Choose the country").sees("111, choose the mental health option");
}
