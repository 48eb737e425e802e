//! The brief: what is in the notes, nothing that is not, the same on screen and exported.

use foreword::{
    content,
    domain::{Answer, Appointment, Brief, FieldId, Moment, Notes, Occasion, Pin, SurgeryNumbers},
};
use proptest::prelude::*;

use crate::harness::App;

#[test]
fn an_empty_note_gives_a_brief_that_says_so() {
    App::new_note().press("Ctrl-B").sees("Nothing for the brief yet").sees_not("Choices");
}

/// All that is in the notes is on the brief, and empty parts are left out.
#[test]
fn brief_leaves_out_the_empty() {
    let mut app = App::new_note();
    app.types("Lift my grandson").press("↓ ↓").types("· How is sleep?").press("F6").types("What to try next");
    app.press("F7").types("walks the dog").press("Ctrl-B m").resize(80, 40);
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
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
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
        let brief = Brief::of(app.appointment(), occasion).in_full(app.appointment(), occasion);
        // The title is in the banner.
        let words = brief.texts().into_iter().skip(1).flat_map(str::split_whitespace);
        for word in words {
            assert!(seen.contains(word), "{word:?} is cut off at {columns} columns");
        }
    }
}

#[test]
fn brief_says_how_to_print() {
    let mut app = App::new_note();
    app.types("Beans").press("Ctrl-B").sees_not("p prints").press("m").sees("p prints");
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
    app.sees("p prints this page");
    app.press("→").sees("stiff until nine").sees("Choose the country first").sees_not("p prints");
    app.press("→").sees("p prints");
    app.press("→").sees("p prints").press("← ← ← ← m End").sees("g shows all pages");
    app.press("→ Esc Ctrl-B m End").sees("g shows all pages");
    app.press("Esc F7 F9 e Ctrl-B → →").sees("p prints").sees_not("Choose the country");
}

/// A page for the person says what can be counted in its sentences, and gives no mark for it.
#[test]
fn page_says_readability() {
    let mut app = App::new_note();
    app.resize(80, 90).press("F7").types("I walk the dog. Then I rest before physiotherapy.");
    app.press("Ctrl-B").sees_not("the longest has").press("→ →");
    app.sees("Of what you typed here: 9 words in 2 sentences; the longest has 5.").sees("physiotherapy.");
    app.sees_not("Reading age").press("Esc").types(&" I like to go out early in the day.".repeat(4));
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
    app.press("→").sees_not("Choose the country").press("← Ctrl-F10 ↓ ↓ ↓ ↓ ↓ ↓ → Enter");
    app.sees_not("Choose the country").sees("111, choose the mental health option");
}

/// An app at that size with the brief of these notes in front.
fn brief_of((columns, rows): (u16, u16), change: impl FnOnce(&mut Appointment)) -> App {
    let mut app = App::new_note();
    let mut one = app.appointment().clone();
    change(&mut one);
    app.take_version(one);
    app.resize(columns, rows).press("Ctrl-B");
    app
}

/// Rows of the page, between the banner and the key bar.
fn page(app: &App) -> Vec<String> {
    let screen = app.screen();
    let rows: Vec<_> = screen.lines().map(str::to_owned).collect();
    rows[3..rows.len() - 2].to_vec()
}

const SEVEN: [&str; 7] =
    ["What matters", "To ask", "To say", "Won't ask again", "The decision", "Who may be told", "Crisis line"];

/// On the first screen of the sample there are the seven in their order, and nothing else.
#[test]
fn sample_has_the_seven() {
    for (columns, rows) in [(80, 24), (100, 30), (109, 24)] {
        let mut app = App::sample();
        app.press("Ctrl-B").resize(columns, rows);
        let page = page(&app);
        let headings: Vec<_> =
            page.iter().filter(|row| !row.starts_with("    ")).map(|row| row.trim()).collect();
        let headings: Vec<_> = headings.into_iter().filter(|row| !row.is_empty()).collect();
        assert!(headings.len() >= 8, "{page:?}");
        for (row, heading) in headings.iter().zip(SEVEN) {
            assert!(row.starts_with(heading), "{heading}: {page:?}");
        }
        assert!(
            headings[7].starts_with("───") && headings[8].starts_with("Below: 3 more to ask;"),
            "{page:?}"
        );
        app.sees("ending your life? Ask in the")
            .sees("Samaritans 116")
            .sees_not("Sam alone")
            .sees_not("p prints");
        app.press("m").press("PgDn").press("PgUp").sees("Sam alone");
        app.press("Home").sees_not("Sam alone").press("m m").sees("Below: 3 more to ask").sees("m more");
    }
}

/// From 110 columns on there are two columns, on the first screen and below it.
#[test]
fn brief_has_two_columns() {
    let mut app = App::sample();
    app.press("Ctrl-B").resize(110, 24);
    let first = page(&app).remove(0);
    assert!(first.contains("What matters") && first.contains("Won't ask again"), "{first}");
    app.sees("To say").sees("Crisis line").sees("Below: 3 more to ask");
    app.press("m").resize(160, 45).sees("Worth knowing").sees("If things get harder");
    app.resize(109, 45).press("Home");
    assert!(!page(&app).remove(0).contains("Won't ask again"));
}

/// A question about a life in danger comes first, then one about nerves; the others keep their order.
#[test]
fn safety_is_asked_first() {
    let asked = "How is work?\nAnything numb between your legs?\nHow are nights?\nAny thoughts of suicide?";
    let app = brief_of((80, 24), |one| one.notes.context.still_to_ask = Answer::of(asked));
    let rows = page(&app).join("\n");
    let at = |words: &str| rows.find(words).unwrap_or_else(|| panic!("{words}: {rows}"));
    assert!(at("suicide") < at("numb between") && at("numb between") < at("work?"));
    assert!(!rows.contains("nights") && rows.contains("Below: 1 more to ask."), "{rows}");
}

/// People around somebody are not said to be people who may be told.
#[test]
fn told_is_never_a_guess() {
    let people = |one: &mut Appointment| one.notes.context.people = Answer::of("Jo, a partner");
    brief_of((80, 24), people).sees("Not noted, ask first. Around them: Jo, a partner");
    brief_of((80, 24), |one| {
        people(one);
        one.notes.context.others_in_care = Answer::of("Jo may know everything");
    })
    .sees("Who may be told   Jo may know everything")
    .sees_not("ask first");
}

/// A number that has to be checked says so on the first screen; one that was checked takes no room for it.
#[test]
fn past_crisis_line_says_so() {
    let beans = |one: &mut Appointment| one.notes.context.goals = Answer::of("Beans");
    let mut app = brief_of((80, 24), beans);
    app.sees("Crisis line       999, or go to A&E · Samaritans 116 123, day and night").sees_not("checked");
    app.set_clock("2029-01-01T09:00:00+00:00[Europe/London]");
    app.resize(80, 25).sees("check before use");
}

/// Typed alone, it is still what one looks for.
#[test]
fn a_crisis_line_alone_is_shown() {
    let line = FieldId::named("setbacks.crisis_line").unwrap();
    let app = brief_of((80, 24), |one| {
        one.notes.change(line, |answer| *answer = Answer::of("01632 960 999, at night too".to_owned()));
    });
    assert!(page(&app).join(" ").contains("01632 960 999, at night too"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the notes: the first screen has the seven, each from its beginning, and nothing else; what
    /// is left for below is named.
    #[test]
    fn first_screen_has_only_the_seven(
        filled in proptest::collection::vec((0_usize..200, 0_usize..6), 0..40),
        pins in 0_usize..6,
        size in proptest::sample::select(vec![(80, 24), (96, 30), (110, 24), (120, 40), (160, 45)]),
    ) {
        let fields: Vec<FieldId> = Notes::default().all_fields().collect();
        let pool = [
            String::new(),
            " walks the dog".to_owned(),
            " a long answer with many words in it".repeat(30),
            " lines\n\n· of\n- their own".repeat(4),
            "longerthanaline".repeat(20),
            " 漢字👩🏽‍⚕️e\u{301} שלום".repeat(9),
        ];
        let mark = |field: FieldId| format!("Q{}q", fields.iter().position(|one| *one == field).unwrap());
        let mut app = brief_of(size, |one| {
            for (at, text) in &filled {
                let field = fields[at % fields.len()];
                one.notes.change(field, |answer| *answer = Answer::of(format!("{} {}", mark(field), pool[*text])));
            }
            let pin = |at| Pin { phrase: format!("p{at}"), says: format!("P{at}p {}", pool[2]), ..Pin::default() };
            one.pinned = (0..pins).map(pin).collect();
        });
        let rows = page(&app);
        let words = rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let notes = app.notes().clone();
        let has = |name: &str| notes.get(FieldId::named(name).unwrap()).has_words();
        let of_seven = [
            ("context.what_matters", "What matters"),
            ("context.still_to_ask", "To ask"),
            ("context.already_known", "Won't ask again"),
            ("options.decision", "The decision"),
            ("context.others_in_care", "Who may be told"),
            ("setbacks.crisis_line", "Crisis line"),
        ];
        for (name, heading) in of_seven {
            if has(name) {
                prop_assert!(words.contains(heading), "{heading}: {rows:#?}");
                prop_assert!(words.contains(&mark(FieldId::named(name).unwrap())), "{name}: {rows:#?}");
            }
        }
        for field in &fields {
            let shown = of_seven.iter().any(|(name, _)| FieldId::named(name) == Some(*field))
                || (*field == FieldId::named("context.people").unwrap() && !has("context.others_in_care"));
            prop_assert!(shown || !words.contains(&mark(*field)), "{field:?}: {rows:#?}");
        }
        for pin in 0..pins {
            prop_assert_eq!(words.contains(&format!("P{pin}p")), pin < 3);
        }
        if !(filled.is_empty() && pins == 0) {
            // A few fields are on no brief, such as the card for staff; with those alone it is empty.
            let ends = ["Below: ", "That is all there is for the brief.", "Nothing for the brief yet."];
            prop_assert!(ends.iter().any(|end| words.contains(end)), "{rows:#?}");
            prop_assert!(!has("context.goals") || words.contains("worth knowing"), "{rows:#?}");
            prop_assert!(!has("ladder.usual.body") || words.contains("if things get harder"), "{rows:#?}");
            prop_assert!(pins <= 3 || words.contains(&format!("{} more to say", pins - 3)), "{rows:#?}");
            // Nothing of the seven is cut without being named.
            for (name, heading) in of_seven {
                let text = &notes.get(FieldId::named(name).unwrap()).text;
                // A word that takes several rows is broken on screen.
                let short = text.split_whitespace().filter(|word| word.len() < 40 && !["·", "-"].contains(word));
                let is_whole = short.into_iter().all(|word| words.contains(word));
                let below = words.rsplit_once("Below: ").map_or("", |(_, below)| below);
                prop_assert!(is_whole || below.contains(&heading.to_lowercase()), "{name}: {rows:#?}");
            }
            app.press("m");
            prop_assert!(app.screen() != rows.join("\n"));
        }
    }
}
