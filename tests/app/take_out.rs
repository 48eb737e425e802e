//! Out of the program: pages printed, in files and on the clipboard; what is copied in a note.

use crate::harness::App;

pub(crate) fn brief() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::new_note();
    app.set_pages(folder.path());
    app.types("Lift my grandson").press("Ctrl-B");
    (app, folder)
}

#[test]
fn a_page_is_saved_and_said_where() {
    let (mut app, folder) = brief();
    app.resize(120, 24).press("x").sees("Print it").press("t");
    let file = folder.path().join("foreword-brief-2026-11-24-1020.txt");
    assert!(std::fs::read_to_string(&file).unwrap().contains("Lift my grandson"));
    assert!(app.notice().unwrap().starts_with(&format!("The page is in {}.", file.display())));
    app.press("→ x w");
    let page = std::fs::read_to_string(folder.path().join("foreword-options-2026-11-24-1020.html")).unwrap();
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(app.world.opened, None);
}

#[test]
fn no_file_is_overwritten() {
    let (mut app, folder) = brief();
    for number in ["", "-2", "-3"] {
        app.press("x t");
        let file = folder.path().join(format!("foreword-brief-2026-11-24-1020{number}.txt"));
        assert!(app.notice().unwrap().contains(file.to_str().unwrap()));
        foreword::store::replace(&file, b"mine").unwrap();
    }
    let texts = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    assert_eq!(texts.filter(|text| text == "mine").count(), 3);
}

/// The browser prints; where there is none, it is said what to do.
#[test]
fn a_page_is_opened_to_print() {
    let (mut app, folder) = brief();
    app.press("x Enter").sees("Print it in the browser that opens.");
    let file = folder.path().join("foreword-brief-2026-11-24-1020.html");
    assert_eq!(app.world.opened.as_deref(), file.to_str());
    app.world.opens_nothing = true;
    app.press("x p").sees("No browser could be opened.");
}

#[test]
fn a_page_is_copied() {
    let (mut app, _folder) = brief();
    app.press("x c").sees("Copied.");
    let copied = app.world.copied.take().unwrap();
    assert!(copied.contains("Lift my grandson"));
    assert_eq!(copied, app.clipboard());
}

#[test]
fn a_disk_that_refuses_is_said() {
    let (mut app, folder) = brief();
    drop(folder);
    app.press("x t").sees("The page could not be written to").sees("notes are unharmed.");
}

/// One key prints the page on screen, one writes it and says where, one copies it; what is to be looked at
/// before comes first.
#[test]
fn one_key_takes_a_page_out() {
    let (mut app, folder) = brief();
    app.press("c").sees("Copied.");
    assert!(app.world.copied.take().unwrap().contains("Lift my grandson"));
    app.press("w");
    let file = |name: &str| folder.path().join(format!("foreword-brief-2026-11-24-1020{name}.html"));
    assert!(app.notice().unwrap().contains(file("").to_str().unwrap()) && app.world.opened.is_none());
    app.press("p").sees("Print it in the browser that opens.");
    assert_eq!(app.world.opened.as_deref(), file("-2").to_str());
    app.press("Esc").types(" 07700 900123").press("Ctrl-B c").sees("could identify someone").sees("Copy it");
    assert_eq!(app.world.copied, None);
    app.press("c").sees("Copied.");
}

/// All pages are a list away, each with whom it is for.
#[test]
fn pages_are_a_list() {
    let (mut app, _folder) = brief();
    app.resize(80, 40).press("g").sees("Agreed today").sees("for the person").sees("for another service");
    app.press("↓ ↓ ↓ ↓ ↓ Enter").sees("Check and correct before filing.").sees_not("All pages");
    app.press("g Esc").sees("Check and correct before filing.").press("→").sees("For a colleague");
}

/// Text for the record is looked through first, and can be copied without its headings.
#[test]
fn record_is_copied() {
    let mut app = App::new_note();
    app.types("Denies pain").press("Ctrl-B → → → → →").sees("Worth a second look before filing: “Denies”.");
    app.press("c").sees("Worth a second look").sees("Copy it without headings").press("h").sees("Copied.");
    let bare = app.world.copied.take().unwrap();
    assert!(bare.starts_with("Check and correct before filing.\nIn their words: Denies pain"), "{bare}");
    app.press("x c");
    assert!(app.world.copied.take().unwrap().contains("\nWhat matters\n"));
}

/// Field by field it is chosen what a colleague reads; each choice is one step of undo and survives a kill.
#[test]
fn a_colleague_reads_what_was_chosen() {
    let mut app = App::new_note();
    app.press("F8").types("The class").press("Tab Tab Tab Tab").types("I ring the class");
    app.press("Ctrl-B").resize(80, 40).press("→ → → → → →").sees("Nothing is written here yet.");
    app.press("f").sees("What is agreed").sees("stays here").press("Enter").sees("goes").press("Esc");
    app.sees("No consent to share is noted.").sees("The class").sees_not("I ring the class");
    app.press("f ↓ Space Esc").sees("I ring the class").press("f Space Esc").sees_not("The class");
    assert_eq!(app.appointment().shared, ["after.actions"]);
    app.press("Esc Ctrl-Z");
    assert_eq!(app.appointment().shared, ["options.decided", "after.actions"]);
    let memory = crate::keeping::killed(app);
    let again = App::in_window(2, memory, foreword::app::program::Start::Home, (80, 24))
        .press("Enter")
        .appointment()
        .shared
        .clone();
    assert_eq!(again, ["options.decided", "after.actions"]);
}

#[test]
fn nothing_to_choose_is_said() {
    let mut app = App::new_note();
    app.types("x").press("Ctrl-B → → → → → → f").sees("There is nothing to share yet. F8 has");
}

/// What was prepared begins what the person takes home, marked until it is in their words.
#[test]
fn agreed_lines_are_begun() {
    let mut app = App::new_note();
    app.press("F8 F9").sees_not("fill its empty lines").press("Esc F5");
    while app.field() != "context.next_step" {
        app.press("Tab");
    }
    app.types("Sam: a walk with Jo").press("F8 F9 f").sees("1 line filled from Context").sees("carried over");
    assert_eq!((app.field(), app.field_text()), ("after.next_step".into(), "Sam: a walk with Jo"));
    app.press("Ctrl-Z");
    assert_eq!(app.text("after.next_step"), "");
}

/// The page of the example says so in its file as well; nobody is asked to type a command.
#[test]
fn no_command_is_to_be_typed() {
    let mut app = App::sample();
    app.press("Ctrl-B").resize(80, 200);
    for page in 0..4 {
        app.sees_not("foreword export").sees_not("in a terminal");
        if page == 2 {
            app.sees("Choose the country first").press("x").sees_not("Print it");
        } else {
            app.press(if page == 0 { "m" } else { "End" });
            app.sees("p prints this page").press("x").sees("Print it").press("Esc");
        }
        app.press("→");
    }
}

/// What is left to look at is said before the page goes out.
#[test]
fn a_page_is_looked_at_before() {
    let mut app = App::new_note();
    app.types("ring 07700 900123 and ")
        .paste("{name}")
        .press("Ctrl-B Ctrl-B x")
        .sees("1 blank left")
        .sees("could identify someone");
    for size in [(40, 12), (120, 40)] {
        app.resize(size.0, size.1).sees("Print it").sees("Copy it");
    }
}

/// Ctrl-C reaches the clipboard of the computer, and says that a terminal may not let it.
#[test]
fn copied_text_leaves_the_program() {
    let mut app = App::new_note();
    app.types("one two")
        .press("Ctrl-Shift-← Ctrl-C")
        .sees("Copied. Ctrl-V pastes it here; other programs have it too");
    assert_eq!(app.world.copied.take().as_deref(), Some("two"));
    app.press("Ctrl-X").sees("Copied.");
    assert_eq!((app.world.copied.take().as_deref(), app.field_text()), (Some("two"), "one "));
    app.press("Ctrl-V Ctrl-A");
    assert_eq!(app.field_text(), "one two");
}

fn clinic() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::home();
    app.set_pages(folder.path());
    app.put(1, "first", "2026-11-26T10:20:00+00:00");
    app.put(2, "second", "2026-11-26T11:20:00+00:00");
    app.put(3, "other", "2026-11-27T11:20:00+00:00");
    app.press("F5");
    (app, folder)
}

/// From Home, one brief for each appointment of the day, each on a sheet of its own.
#[test]
fn a_day_is_taken_out() {
    let (mut app, folder) = clinic();
    app.resize(120, 24).sees("x print day").press("x").sees("All of Thu 26 Nov: 2 briefs").press("t");
    let file = folder.path().join("foreword-day-2026-11-26.txt");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!((text.matches('\u{c}').count(), text.contains("other")), (1, false));
    assert!(app.notice().unwrap().contains(file.to_str().unwrap()));
    app.press("x p");
    let page = std::fs::read_to_string(folder.path().join("foreword-day-2026-11-26.html")).unwrap();
    assert_eq!(page.matches("<h1").count(), 2);
    app.press("x t");
    assert!(folder.path().join("foreword-day-2026-11-26-2.txt").exists());
}

/// One that cannot be read is named, and the others go out.
#[test]
fn a_day_with_a_broken_file() {
    let (mut app, folder) = clinic();
    app.rewrite(1, |_| "broken".to_owned());
    app.press("x").sees("“first” is left out.").press("t");
    let text = std::fs::read_to_string(folder.path().join("foreword-day-2026-11-26.txt")).unwrap();
    assert!(!text.contains('\u{c}'));
    app.press("F5 x").sees("1 brief").sees("its brief is missing.");
}

/// What is still being typed is on its brief.
#[test]
fn a_day_has_the_last_words() {
    let (mut app, folder) = brief();
    app.press("Esc").types(" safely").press("Esc x t");
    let text = std::fs::read_to_string(folder.path().join("foreword-day-2026-11-24.txt")).unwrap();
    assert!(text.contains("Lift my grandson safely"), "{text}");
}

#[test]
fn no_day_without_a_time() {
    let mut app = App::home();
    app.put(1, "someday", "");
    app.press("F5").resize(120, 24).sees_not("print day").press("x").sees("someday");
}

/// What people can expect goes out from the list at once, and from the row of pages; its file has no time of an
/// appointment in its name, and no word of one in it.
#[test]
fn guide_pages_go_out() {
    for (key, search, name, words) in [
        ("e", "people can expect", "expect", "If it is not so, you can say"),
        ("m", "design the service", "service", "Our notes"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::home();
        app.set_pages(folder.path());
        app.press("F1")
            .types(search)
            .press("Enter")
            .sees("Print it")
            .press(&format!("Esc {key}"))
            .sees("version 2.0.")
            .press("t");
        let file = folder.path().join(format!("foreword-{name}.txt"));
        assert!(std::fs::read_to_string(&file).unwrap().contains(words));
        assert!(app.notice().unwrap().contains(file.to_str().unwrap()));
    }
    let (mut app, folder) = brief();
    app.press("End").press(&"→ ".repeat(20)).sees("For those who design the service").press("x t");
    app.press("←").sees("What you can expect").press("x t");
    for name in ["service", "expect"] {
        let page = std::fs::read_to_string(folder.path().join(format!("foreword-{name}.txt"))).unwrap();
        assert!(!page.contains("Lift my grandson"), "{page}");
    }
}
