//! The lists of when to go: whose numbers they carry is asked once, and how old they are is said.

use foreword::{
    app::program::Start,
    content,
    domain::{CHECK_BEFORE_USE, Country, GoList, Region},
    msg::Mouse,
    store::Disk,
    text::grapheme,
};

use crate::{harness::App, memory::Memory};

const ASKS: &str = "Which country's numbers?";

/// A note with the lists open over its third page.
fn lists() -> App {
    let mut app = App::new_note();
    app.press("F7 F9 g");
    app
}

/// Everything that is read on the way down by the wheel; a screen is a line of words, whatever their rows.
fn read_through(app: &mut App) -> String {
    read_by(app, |app| {
        app.mouse(Mouse::WheelDown, 10, 3);
    })
}

fn read_by(app: &mut App, step: impl Fn(&mut App)) -> String {
    let (mut read, mut before) = (String::new(), String::new());
    loop {
        let screen = app.screen();
        // Whole screens: one empty row that goes while another comes leaves the words as they were.
        if screen == before {
            return read;
        }
        read.extend(screen.split_whitespace().flat_map(|word| [word, " "]));
        read.push('\n');
        before = screen;
        step(app);
    }
}

/// The country is asked once, in place, and remembered after a restart.
#[test]
fn country_is_asked_once() {
    let mut app = lists();
    app.sees("Back: go now, or ring today")
        .sees(ASKS)
        .sees("These lists are not approved by a registered")
        .sees("Call 999");
    assert!(!read_through(&mut app).contains("Numbers,"), "no country is taken for granted");
    app.press("w").sees_not(ASKS);
    assert_eq!(app.settings().country, Some(Country::Wales));
    let all = read_through(app.press("Home"));
    assert!(all.contains("Numbers, Wales"), "{all}");
    assert!(all.contains("111, press 2, day and night (checked 26 Nov 2026)"), "{all}");
    app.press("e");
    assert_eq!(app.settings().country, Some(Country::Wales), "asked once");
    app.press("Esc F9 g").sees_not(ASKS);
    app.press("Esc Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.press("Enter F7 F9 g").sees_not(ASKS);
    assert!(read_through(&mut again).contains("Numbers, Wales"));
}

#[test]
fn each_country_has_its_letter() {
    for (key, country) in Country::ALL.iter().zip(["e", "w", "s", "n"]).map(|(country, key)| (key, *country))
    {
        let mut app = lists();
        app.press(key);
        assert!(read_through(&mut app).contains(&format!("Numbers, {}", country.label())));
        assert_eq!(app.settings().country, Some(country));
    }
    let mut app = lists();
    let ireland = read_through(app.press("n"));
    assert!(
        ireland.contains("or ring the GP out-of-hours service.")
            && ireland.contains("Lifeline 0808 808 8000")
    );
    assert!(!ireland.contains("ring 111") && !ireland.contains("18001 111"), "{ireland}");
}

/// Whatever is pasted or typed beyond the letters chooses nothing.
#[test]
fn paste_chooses_no_country() {
    let mut app = lists();
    app.paste("wes").types("abc");
    assert_eq!(app.settings().country, None);
    app.press("Esc").types("typed on");
    assert_eq!(app.text(&app.field()), "typed on");
}

/// On a screen of this size both lists are read in full.
fn read_in_full(size: (u16, u16), read: impl Fn(&mut App) -> String) {
    let help = content::help();
    let mut app = lists();
    app.press("s").resize(size.0, size.1);
    for region in [Region::Back, Region::Neck] {
        app.press("Home");
        let read = read(&mut app);
        let lists = || {
            let signs = |list: &'static GoList| list.signs.iter().map(|sign| sign.says.clone());
            let lead = |list| help.lead(list, Some(Country::Scotland), "");
            help.lists(region).flat_map(move |list| signs(list).chain([lead(list)]))
        };
        for words in lists().chain([help.rules_nothing_out.clone(), help.caution.clone()]) {
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

#[test]
fn lists_are_read_in_full_by_key() {
    read_in_full((80, 24), |app| {
        read_by(app, |app| {
            app.press("↓");
        })
    });
}

#[test]
fn lists_are_read_in_full_by_wheel() {
    for size in [(120, 40), (40, 12)] {
        read_in_full(size, read_through);
    }
}

#[test]
fn lists_are_read_in_full_in_20x6() {
    read_in_full((20, 6), read_through);
}

/// Tab turns to the neck and back and Esc closes.
#[test]
fn tab_turns_to_the_neck() {
    let mut app = lists();
    app.press("PgDn Tab").sees("Neck: go now, or ring today").sees("not approved").sees_not("Back:");
    assert!(read_through(&mut app).contains("suddenly have trouble walking"));
    app.press("Tab").sees("Back: go now, or ring today");
    assert!(read_through(&mut app).contains("chest pain as well"), "what counts for both is with either");
    app.press("Esc").sees_not("go now, or ring today");
    app.press("F6 F9 g").sees_not("go now, or ring today");
}

/// Past its date, everything in the window says to check before use.
#[test]
fn past_lists_say_to_check() {
    let mut app = lists();
    app.press("s");
    assert!(!read_through(&mut app).contains(CHECK_BEFORE_USE));
    app.press("Home");
    app.set_clock("2027-05-22T23:00:00+01:00[Europe/London]");
    assert!(!read_through(&mut app).contains(CHECK_BEFORE_USE), "the last day is still in time");
    app.press("Home").set_clock("2027-05-27T00:00:00+01:00[Europe/London]");
    let read = read_through(app.resize(80, 60));
    for day in ["22 Nov 2026", "26 Nov 2026"] {
        assert!(read.contains(&format!("(checked {day}: check before use)")), "{read}");
        assert!(!read.contains(&format!("{day})")), "{read}");
    }
    app.press("Home").set_clock("2020-01-01T00:00:00+00:00[Europe/London]");
    let read = read_through(&mut app);
    assert!(!read.contains("26 Nov 2026)"), "a clock that cannot be right hides no date: {read}");
}

/// The lists are copied out as plain text with long dates.
#[test]
fn lists_are_copied_as_text() {
    let mut app = lists();
    app.press("n Tab o").sees("Sent to this terminal's clipboard");
    let copied = app.world.copied.take().unwrap();
    assert!(copied.starts_with("Neck: go now, or ring today\n\nThese lists are not approved"), "{copied}");
    for line in [
        "\nGo now\nCall 999",
        "\n- Your hands have suddenly become clumsy, for example with buttons.\n",
        "\nThis list rules nothing out. (checked 26 November 2026)\nFrom: NHS 111 Wales: cervical spondylosis, https://",
        "\nRing today\nAsk today for an urgent appointment at your surgery, or ring the GP out-of-hours service.",
        "\nNumbers, Northern Ireland\n- Danger to life: 999, or go to A&E (checked 22 November 2026)\n",
        "\n- Urgent mental health: Lifeline 0808 808 8000, day and night (checked 26 November 2026)\n",
        "\nWhere this is from\n",
        "https://myelopathy.org/symptoms/, checked 26 November 2026 by the authors",
        "registered clinician",
    ] {
        assert!(copied.contains(line), "{line:?} is not in {copied}");
    }
    assert!(!copied.contains("Wiping") && !copied.contains("ring 111"), "{copied}");
    app.press("↓").sees_not("Sent to this terminal");
}

#[test]
fn the_wheel_scrolls_and_no_click_chooses() {
    let mut app = lists();
    app.mouse(Mouse::WheelDown, 10, 10).sees_not(ASKS).mouse(Mouse::WheelUp, 10, 10).sees(ASKS);
    app.mouse(Mouse::Press, 10, 3).sees(ASKS);
    assert_eq!(app.settings().country, None);
}

/// Types what somebody approves the lists with.
fn approve(app: &mut App) {
    app.press("Ctrl-F9")
        .types("Dr A Example")
        .press("Tab")
        .types("GP partner")
        .press("Tab Tab")
        .types("1234567");
    to_the_end(app);
    app.press("Enter");
}

/// Turns the pages of the text that is approved until there are no more.
fn to_the_end(app: &mut App) {
    let mut before = String::new();
    while before != app.screen() {
        before = app.screen();
        app.press("PgDn");
    }
}

/// Enter approves only once the text was on screen to its end.
#[test]
fn enter_needs_the_whole_text() {
    let mut app = App::new_note();
    app.press("Ctrl-F9")
        .sees("to its end first (PgDn)")
        .types("Dr A Example")
        .press("Tab")
        .types("GP partner");
    app.press("Tab Tab").types("1234567").press("Enter");
    app.sees("Nothing was approved. Read the text to its end first");
    app.press("PgDn").press("Enter").sees("Read the text to its end first");
    assert!(app.world.memory.subfolder("").get("approvals.ron").is_none());
    to_the_end(&mut app);
    app.press("Enter").sees("Approved by Dr A Example");
}

/// Only those that may sign the lists are offered.
#[test]
fn registers_that_may_sign() {
    let mut app = App::new_note();
    app.press("Ctrl-F9 Tab Tab").sees("GMC, General Medical");
    for letters in ["HCPC, Health", "NMC, Nursing", "GPhC, General Pharm", "GMC, General Medical"] {
        app.press("→").sees(letters);
    }
}

/// A clinician approves the lists, sees until when, and takes it back.
#[test]
fn lists_can_be_approved() {
    let mut app = App::new_note();
    app.press("F7")
        .types("stiff until nine")
        .press("Ctrl-F10 ↑ ↑ ↑ ↑")
        .sees("Lists of when to go, on plans")
        .sees("not approved");
    app.press("→").sees("Now: not approved by a registered clinician.").sees("The lists of when to go");
    assert!(app.screen().contains("Back: Go now"), "the exact text is below: {}", app.screen());
    app.press("Esc");
    approve(&mut app);
    app.sees("Approved by Dr A Example, GP partner (GMC 1234567) until 22 May 2027.");
    app.press("Ctrl-F10 ↑ ↑ ↑ ↑").sees("until 22 May 2027").press("Esc F9 g");
    let read = read_through(&mut app);
    assert!(
        read.contains(
            "These lists are approved by Dr A Example, GP partner (GMC 1234567) until 22 May 2027."
        )
    );
    assert!(!read.contains("no page for the person"), "{read}");

    app.press("Esc").wait(5);
    let mut again = App::on(app.world.memory.clone(), Start::Home, (120, 60));
    again.press("Enter F7 Ctrl-B → →");
    let plan = read_through(&mut again);
    let sign = &content::help().lists[0].signs[3].says;
    assert!(plan.contains(sign.as_str()) && plan.contains("approved by Dr A"), "{plan}");
    again.set_clock("2027-05-23T09:00:00+01:00[Europe/London]");
    again.press("Esc Ctrl-B → →");
    let plan = read_through(&mut again);
    assert!(!plan.contains(sign.as_str()) && plan.contains("NHS: back pain"), "the day is past: {plan}");

    app.press("Ctrl-F9").sees("Now: approved by").press("F4").sees("The approval is withdrawn.");
    app.press("F9 g").sees("These lists are not approved").press("Ctrl-F9").sees("Now: not approved by");
}

/// An incomplete approval is refused, and what was typed stays.
#[test]
fn incomplete_is_refused() {
    let mut app = App::new_note();
    app.press("Ctrl-F9")
        .types("Dr A Example")
        .press("Enter")
        .sees("Nothing was approved. The role is missing.");
    app.press("Tab")
        .types("GP")
        .sees_not("Nothing was approved")
        .press("Tab → Tab")
        .types("12 34")
        .press("Enter");
    app.sees("Nothing was approved. A registration number has letters").sees("HCPC, Health and Care");
    app.press("Esc").types("typed on");
    assert_eq!(app.text(&app.field()), "typed on");
    assert!(app.world.memory.subfolder("").get("approvals.ron").is_none());
}

/// They are named and left alone.
#[test]
fn bad_approvals_count_nothing() {
    let memory = Memory::default();
    memory.subfolder("").put("approvals.ron", "Approvals(format: 9)");
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.sees("The approvals in")
        .sees("nothing counts as")
        .press("n Enter F7 F9 g")
        .sees("not approved")
        .press("Esc");
    approve(&mut app);
    app.sees("The approvals in");
    assert_eq!(app.world.memory.subfolder("").get("approvals.ron").unwrap(), b"Approvals(format: 9)");
}

/// A clock that is years behind is said at the start.
#[test]
fn slow_clock_is_said() {
    let mut app = App::home();
    app.sees_not("clock looks wrong");
    app.set_clock("2020-01-01T09:00:00+00:00[Europe/London]");
    app.begin_again();
    app.sees("The computer's clock looks wrong: it says 1 Jan 2020");
}
