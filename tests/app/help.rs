//! The lists of when to go: whose numbers they carry is asked once, and how old they are is said.

use foreword::{
    cli::Start,
    content,
    domain::{CHECK_BEFORE_USE, Country, Region},
    msg::Mouse,
    text::grapheme,
};

use crate::harness::App;

const ASKS: &str = "Which country's numbers?";

/// A note with the lists open over its third page.
fn lists() -> App {
    let mut app = App::new_note();
    app.press("F7 F9 g");
    app
}

/// The words on screen, whatever the rows they stand in.
fn read(app: &App) -> String {
    app.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that is read on the way down, line by line.
fn read_through(app: &mut App) -> String {
    let mut screens = vec![read(app)];
    loop {
        let next = read(app.press("↓"));
        if screens.last() == Some(&next) {
            return screens.join("\n");
        }
        screens.push(next);
    }
}

#[test]
fn the_country_is_asked_once_in_place_and_remembered_after_a_restart() {
    let mut app = lists();
    app.sees("Back: go now, or soon").sees(ASKS).sees("Call 999").sees("chest pain as well");
    assert!(!read_through(&mut app).contains("Numbers,"), "no country is taken for granted");
    app.press("w").sees_not(ASKS);
    assert_eq!(app.model.settings.country, Some(Country::Wales));
    app.press("End").sees("Numbers, Wales");
    assert!(read(&app).contains("111, press 2, day and night (checked 22-Nov-2026)"));
    app.press("e");
    assert_eq!(app.model.settings.country, Some(Country::Wales), "asked once");
    app.press("Esc F9 g").sees_not(ASKS);
    app.press("Esc Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.press("Enter F7 F9 g").sees_not(ASKS).press("End").sees("Numbers, Wales");
}

#[test]
fn each_country_has_its_letter() {
    for (key, country) in Country::ALL.iter().zip(["e", "w", "s", "n"]).map(|(country, key)| (key, *country))
    {
        let mut app = lists();
        app.press(key).press("End").sees(&format!("Numbers, {}", country.label()));
        assert_eq!(app.model.settings.country, Some(country));
    }
    let mut app = lists();
    app.press("n End").sees("GP out of hours").sees("Lifeline 0808 808 8000").sees_not(" 111");
}

#[test]
fn what_is_pasted_or_typed_beside_the_letters_chooses_nothing() {
    let mut app = lists();
    app.paste("wes").types("abc");
    assert_eq!(app.model.settings.country, None);
    app.press("Esc").types("typed on");
    assert_eq!(app.text(&app.field()), "typed on");
}

#[test]
fn back_and_neck_are_read_in_full_on_any_screen() {
    let help = content::help();
    for size in [(80, 24), (120, 40), (40, 12), (20, 6)] {
        let mut app = lists();
        app.press("s").resize(size.0, size.1);
        for region in Region::ALL {
            app.press("Home");
            let read = read_through(&mut app);
            let lists = || help.lists(region).flat_map(|list| list.items.iter().chain([&list.lead]));
            for words in lists().chain([&help.rules_nothing_out, &help.caution]) {
                // Where a sentence takes more rows than there are, it is read word by word.
                let whole = size.1 > 6 && !read.contains(words.as_str());
                let missing = words.split(' ').find(|word| !read.contains(word));
                assert!(!whole && missing.is_none(), "{size:?}: {words:?} is not in {read}");
            }
            let widest = app.screen().lines().map(grapheme::width).max().unwrap();
            assert!(widest <= usize::from(size.0));
            app.press("Tab");
        }
    }
}

#[test]
fn tab_turns_to_the_neck_and_back_and_esc_closes() {
    let mut app = lists();
    app.press("PgDn Tab").sees("Neck: go now, or soon").sees("new trouble walking").sees_not("Back:");
    app.press("Tab").sees("Back: go now, or soon").sees("chest pain as well");
    app.press("Esc").sees_not("go now, or soon");
    app.press("F6 F9 g").sees_not("go now, or soon");
}

#[test]
fn past_its_date_everything_in_the_window_says_to_check_before_use() {
    let mut app = lists();
    app.press("s");
    assert!(!read_through(&mut app).contains(CHECK_BEFORE_USE));
    app.press("Home");
    app.model.now = "2027-05-22T23:00:00+01:00[Europe/London]".parse().unwrap();
    assert!(!read_through(&mut app).contains(CHECK_BEFORE_USE), "the last day is still in time");
    app.press("Home").model.now = "2027-05-23T00:00:00+01:00[Europe/London]".parse().unwrap();
    let read = read(app.resize(80, 60));
    assert_eq!(read.matches("(checked 22-Nov-2026: check before use)").count(), 2 + 6, "{read}");
    assert!(!read.contains("22-Nov-2026)"), "{read}");
}

#[test]
fn the_lists_are_copied_out_as_plain_text_with_long_dates() {
    let mut app = lists();
    app.press("n Tab o").sees("Sent to this terminal's clipboard");
    let copied = app.world.copied.take().unwrap();
    assert!(copied.starts_with("Neck: go now, or soon\n\nGo now\nCall 999"), "{copied}");
    for line in [
        "\n- Your hands have become clumsy, for example with buttons.\n",
        "\nThis list rules nothing out. (checked 22 November 2026)\n",
        "\nNumbers, Northern Ireland\n- Danger to life: 999 (checked 22 November 2026)\n",
        "\n- Urgent mental health: Lifeline 0808 808 8000, day and night (checked 22 November 2026)\n",
        "registered clinician",
    ] {
        assert!(copied.contains(line), "{line:?} is not in {copied}");
    }
    assert!(!copied.contains("wipe") && !copied.contains("111"), "{copied}");
    app.press("↓").sees_not("Sent to this terminal");
}

#[test]
fn the_wheel_scrolls_and_no_click_chooses() {
    let mut app = lists();
    app.mouse(Mouse::WheelDown, 10, 10).sees_not(ASKS).mouse(Mouse::WheelUp, 10, 10).sees(ASKS);
    app.mouse(Mouse::Press, 10, 3).sees(ASKS);
    assert_eq!(app.model.settings.country, None);
}
