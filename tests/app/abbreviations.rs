//! Abbreviations: written out where they are typed, filled in blank by blank, kept as a file.

use std::io::ErrorKind;

use foreword::{
    app::program::Flow, app::program::Start, command::Place, content, domain::Expansion, msg::Mouse,
    session::Side, store::Disk,
};

use crate::{harness::App, memory::Memory};

const FILE: &str = "abbreviations.ron";

const FIRST: &str = "context.what_matters";
const SECOND: &str = "context.already_known";

/// What one that comes with the program stands for.
fn shipped(word: &str) -> &'static str {
    let one = content::abbreviations().abbreviations.iter().find(|one| one.word == word);
    match &one.unwrap().becomes {
        Expansion::Text(text) => text,
        Expansion::Phrase(_) => panic!("a text"),
    }
}

/// A new note on a disk with these abbreviations of one's own.
fn with(own: &str) -> App {
    let memory = Memory::default();
    memory.subfolder("").put(FILE, format!("(format: 1, abbreviations: [{own}])"));
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.press("n").types("10:20 RH").press("Enter");
    app
}

const OWN: &str = r#"
    (word: "bp", becomes: Text("Back pain")),
    (word: "days", becomes: Text("Off work for {2 days|3 days}, {by whom} says.")),
    (word: "flare", becomes: Text("Mine: {what}.")),
    (word: "hi", becomes: Phrase("p1-open-1")),
    (word: "gone", becomes: Phrase("no such phrase")),
    (word: "lines", becomes: Text("One\n{two}")),
"#;

fn selected(app: &App) -> &str {
    app.selected().unwrap_or_default()
}

fn bar(app: &App) -> String {
    let keys = app.key_bar(app.size().0);
    keys.iter().map(|key| format!("{} {}", key.key, key.words)).collect::<Vec<_>>().join("  ")
}

fn lists(app: &App) -> bool {
    app.overlay_name() == Some("choice popup")
}

/// A space or a new line writes an abbreviation out.
#[test]
fn space_or_enter_expands() {
    let mut app = with(OWN);
    app.types("Has .bp now");
    assert_eq!(app.text(FIRST), "Has Back pain now");
    app.types("\n.bp\n(.BP x");
    assert_eq!(app.text(FIRST), "Has Back pain now\nBack pain\n(Back pain x");
}

#[test]
fn what_is_none_stays_as_it_is_typed() {
    let mut app = with(OWN);
    let typed = "a.bp .nothing bp .5 ..bp .gone .b .bp, see .bp. end.\n.\n";
    app.types(typed);
    assert_eq!(app.text(FIRST), typed);
    assert!(app.notice().is_none() && app.overlay_name().is_none());
}

#[test]
fn a_phrase_comes_with_its_quotation_marks() {
    let mut app = with(OWN);
    app.types(".hi ");
    let phrases = content::guide().principles.iter().flat_map(|principle| principle.phrases.iter());
    let says = &phrases.clone().find(|phrase| phrase.id == "p1-open-1").unwrap().says;
    assert_eq!(app.text(FIRST), format!("“{says}” "));
}

#[test]
fn tab_writes_out_the_one_that_begins_so() {
    let mut app = with(OWN);
    app.types("Has .b");
    assert!(bar(&app).contains("Tab expand"), "{}", bar(&app));
    app.press("Tab");
    assert_eq!(app.text(FIRST), "Has Back pain");
    assert!(bar(&app).contains("Tab next "), "{}", bar(&app));
    app.types(" .zz");
    assert!(bar(&app).contains("Tab next "), "{}", bar(&app));
    app.press("Tab");
    assert_eq!((app.text(FIRST), app.field().as_str()), ("Has Back pain .zz", SECOND));
    app.press("Shift-Tab").types(" .gon").press("Tab");
    assert_eq!(app.field(), SECOND, "a phrase the guide does not have is none");
}

#[test]
fn of_several_that_begin_so_tab_shows_a_list() {
    let mut app = App::new_note();
    app.types(".s\t").sees("Write out").sees(".share").sees(".soon").sees_not(".flare").sees("Foreword’s");
    app.press("Esc").sees_not("Write out");
    assert_eq!((app.text(FIRST), app.side()), (".s", Side::Notes));
    app.press("Tab ↓ Enter");
    assert_eq!(app.text(FIRST), shipped("soon"));
    assert_eq!(selected(&app), "{what changes}");
    app.press("Ctrl-Z");
    assert_eq!(app.text(FIRST), ".s");
    app.press("Tab").types("agreement").sees(".share").sees_not(".soon").press("Enter");
    assert_eq!(app.text(FIRST), shipped("share"));
    // A dot alone may be any.
    app.press("Ctrl-A").types(".").press("Tab").sees(".agree").types("zzz");
    app.sees("No match here. Try another word.").press("Enter Esc");
    assert_eq!(app.text(FIRST), ".");
    app.press("Tab");
    let (column, row) = app.find(".flare");
    app.mouse(Mouse::Press, column, row);
    assert_eq!(app.text(FIRST), shipped("flare"));
}

/// Undo takes it back in one step, and Backspace one character.
#[test]
fn undo_takes_all_backspace_one() {
    for (typed, after) in [(".bp ", ".bp "), (".bp\n", ".bp\n"), (".b\t", ".b")] {
        let mut app = with(OWN);
        app.types("So ").types(typed);
        assert!(app.text(FIRST).starts_with("So Back pain"));
        app.press("Ctrl-Z");
        assert_eq!(app.text(FIRST), format!("So {after}"));
        app.press("Ctrl-Y").types("x").press("Ctrl-Z Ctrl-Z");
        assert_eq!(app.text(FIRST), format!("So {after}"), "what is typed after it is a step of its own");
    }
    let mut app = with(OWN);
    app.types(".bp ").press("Backspace Backspace");
    assert_eq!(app.text(FIRST), "Back pai");
    app.press("Ctrl-A Del").types(".bp ").press("Ctrl-Z").types("x");
    assert_eq!(app.text(FIRST), ".bp x", "once taken back it stays as typed");
}

/// Tab goes from blank to blank, and typing fills them in.
#[test]
fn tab_goes_through_blanks() {
    let mut app = App::new_note();
    app.types(".agree ");
    assert_eq!(selected(&app), "{who}");
    assert!(bar(&app).contains("Tab fill in"), "{}", bar(&app));
    app.types("Sam\tring\t");
    assert_eq!(selected(&app), "{when}");
    assert_eq!(app.text(FIRST), "We agreed that Sam will ring by {when}. ");
    assert!(bar(&app).contains("Tab line end"), "{}", bar(&app));
    app.press("Shift-Tab");
    assert_ne!(app.field(), FIRST, "no blank left before it");
    app.press("Tab Ctrl-Home Tab");
    app.types("Friday").press("Tab");
    assert_eq!(app.field(), FIRST, "what is typed on goes into the note");
    app.press("Tab");
    assert_eq!(app.text(FIRST), "We agreed that Sam will ring by Friday. ");
    assert_eq!(app.field(), SECOND);
}

#[test]
fn shift_tab_goes_to_the_blank_before() {
    let mut app = App::new_note();
    app.types(".agree \t\t").press("Shift-Tab");
    assert_eq!(selected(&app), "{what}");
    app.press("Shift-Tab");
    assert_eq!(selected(&app), "{who}");
    app.press("Shift-Tab");
    assert_ne!(app.field(), FIRST);
    // By mouse or arrows, a blank is text like any other.
    app.press("Tab Ctrl-Home Tab");
    assert_eq!(selected(&app), "{who}");
}

#[test]
fn a_blank_with_choices_shows_them() {
    let mut app = App::new_note();
    app.types(".review ").sees("Choose, or type over it").sees("in two weeks").press("↓ Enter");
    assert!(app.text(FIRST).starts_with("Look at this again in a month, {in the room"));
    app.press("Tab").sees("by video").types("3");
    assert!(app.text(FIRST).contains("in a month, by video, to see {what}."), "{}", app.text(FIRST));
    assert!(!lists(&app));
    app.press("Ctrl-Z");
    assert_eq!(app.text(FIRST).matches('{').count(), 2, "a choice is one step of undo");
}

#[test]
fn a_list_of_choices_is_left_or_typed_over() {
    let mut app = App::new_note();
    app.types(".review ").press("Esc");
    assert!(!lists(&app));
    assert_eq!(selected(&app), "{in two weeks|in a month|in three months}");
    app.press("Ctrl-Home Tab");
    assert!(lists(&app));
    app.types("at Easter");
    assert!(!lists(&app) && app.text(FIRST).starts_with("Look at this again at Easter, {in the room"));
    app.press("Tab");
    app.paste("on a walk").sees_not("Choose");
    assert!(app.text(FIRST).contains("at Easter, on a walk, to see"));
    app.press("Ctrl-Z Tab").sees_not("Choose").press("Shift-Tab");
    assert!(lists(&app));
    app.press("Backspace");
    assert!(!lists(&app) && app.text(FIRST).contains("Easter, , to"));
    app.press("Ctrl-Z Ctrl-Home Tab Tab");
    assert_eq!(selected(&app), "{what}", "Tab leaves the list for the next blank");
    app.press("Shift-Tab");
    let (column, row) = app.find("3  by video");
    app.mouse(Mouse::WheelDown, column, row).mouse(Mouse::Press, column, row);
    assert!(app.text(FIRST).contains("Easter, by video, to"));
}

/// Where a choice begins with a number a number is typed.
#[test]
fn numbered_choices_take_digits() {
    let mut app = with(OWN);
    app.types(".days ").sees("2 days").types("2 weeks");
    assert_eq!(app.text(FIRST), "Off work for 2 weeks, {by whom} says. ");
}

#[test]
fn a_burst_does_what_the_same_keys_do() {
    for text in [
        "Has .bp now .bp",
        ".agree Sam and me",
        ".review 2x .bp ",
        ".review  by hand",
        ".days 2 weeks .flare it",
        ".nothing .bp .hi .bp ",
    ] {
        let (mut keys, mut burst) = (with(OWN), with(OWN));
        keys.types(text);
        burst.burst(text);
        assert_eq!(keys.text(FIRST), burst.text(FIRST), "{text}");
        assert_eq!(keys.caret(), burst.caret(), "{text}");
        assert_eq!(lists(&keys), lists(&burst), "{text}");
        for step in 0..20 {
            assert_eq!(keys.can_undo(), burst.can_undo(), "{text}, {step}");
            keys.press("Ctrl-Z");
            burst.press("Ctrl-Z");
            assert_eq!(keys.text(FIRST), burst.text(FIRST), "{text}, {step} undone");
        }
        assert_eq!(keys.text(FIRST), "", "{text}, all undone");
    }
}

#[test]
fn a_paste_is_not_written_out() {
    let mut app = with(OWN);
    app.paste(".bp .flare ").paste(".bp").paste(" ");
    assert_eq!(app.text(FIRST), ".bp .flare .bp ");
}

/// Leaving says what is left and leads there; the same key again continues.
#[test]
fn leaving_says_blanks() {
    let mut app = App::new_note();
    app.types(".agree ").types("Sam").press("Ctrl-G").types("words").press("F7").types("usual");
    app.press("Esc").sees("2 blanks left in “What matters to them, in their words”. Esc again to leave.");
    assert_eq!((app.place(), selected(&app)), (Place::Prepare, "{what}"));
    app.press("Esc");
    assert_eq!(app.place(), Place::Home);
    let on_disk = app.on_disk();
    assert!(on_disk.notes.context.what_matters.text.contains("{what}"), "it was saved all the same");
    app.press("Enter Ctrl-Q").sees("Ctrl-Q again to quit.");
    assert_eq!((app.flow, selected(&app)), (Flow::On, "{what}"));
    app.press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
}

#[test]
fn every_way_out_is_asked_for_by_itself() {
    let mut app = App::new_note();
    app.types(".agree ").press("Ctrl-A →").types("\n.soon ").press("Ctrl-G").types(".bp\n.teach ");
    app.press("Ctrl-B").sees("6 blanks left: 5 in “What matters").sees("Ctrl-B again to read the brief.");
    assert_eq!(app.place(), Place::Prepare);
    app.press("Ctrl-N")
        .sees("Ctrl-N again to start the new one.")
        .press("Ctrl-N")
        .sees("New appointment")
        .press("Esc");
    app.press("Ctrl-Q").sees("Ctrl-Q again").press("→ Ctrl-Q").sees("Ctrl-Q again");
    assert_eq!(app.flow, Flow::On, "whoever went on in the note is told again");
    app.press("Ctrl-B Ctrl-B");
    assert_eq!(app.place(), Place::Brief);
    app.press("End").sees("6 blanks left: 5 in “What matters to them, in their words”, 1 in “What I");
    app.press("h").sees("Esc to leave.");
    assert_eq!((app.place(), selected(&app)), (Place::Prepare, "{who}"));
    app.press("Esc");
    assert_eq!(app.place(), Place::Home);
    app.press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit, "from the list, nothing more is asked");
}

/// A blank with choices is reached without its list, which Tab shows.
#[test]
fn tab_shows_the_choices() {
    let mut app = App::new_note();
    app.types(".review ").press("Esc Esc Esc").sees("Esc again to leave.");
    assert!(!lists(&app));
    app.press("Tab").sees("in two weeks").press("Enter Esc").sees("2 blanks left");
    app.press("Esc");
    assert_eq!(app.place(), Place::Home);
}

/// Nothing is asked where nothing is left, or nothing can be changed.
#[test]
fn no_blanks_no_question() {
    let mut app = App::new_note();
    app.types("words {} {a").press("Esc");
    assert_eq!(app.place(), Place::Home);
    app.press("Enter").types(" {a}");
    app.set_read_only("Read only.");
    app.press("Ctrl-Home");
    assert!(bar(&app).contains("Tab next "), "{}", bar(&app));
    app.press("Ctrl-B").sees("1 blank left in").press("Esc Esc");
    assert_eq!(app.place(), Place::Home);
}

#[test]
fn the_system_and_the_cover_wait_for_no_blank() {
    let mut app = App::new_note();
    app.types(".agree ").send(foreword::msg::Msg::Terminate);
    assert!(app.on_disk().notes.context.what_matters.text.contains("{who}"));
    app.press("F12");
    app.wait(1).press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
}

/// Notes copied out when saving fails keep their blanks, and that is said.
#[test]
fn emergency_copy_says_blanks() {
    let mut app = App::new_note();
    app.types(".agree ");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("Sam").press("Ctrl-Q Ctrl-Q").sees("Not everything is saved").press("o");
    assert!(app.world.copied.as_ref().is_some_and(|copied| copied.contains("Sam will {what}")));
    assert!(
        app.notice()
            .is_some_and(|says| says.ends_with(" 2 blanks left in “What matters to them, in their words”."))
    );
}

/// Blanks outlive a kill, and can be filled in then.
#[test]
fn blanks_outlive_a_kill() {
    let mut app = App::new_note();
    app.types("Plan: ").wait(2).types(".agree Sam");
    app.world.memory.end_all_processes();
    let mut again = App::in_window(2, app.world.memory, Start::Home, (80, 24));
    again.press("Enter Ctrl-Home Tab");
    assert_eq!(again.text(FIRST), "Plan: We agreed that Sam will {what} by {when}. ");
    assert_eq!(selected(&again), "{what}");
    again.types("ring").press("Esc").sees("1 blank left in");
    let mut app = with(OWN);
    app.press("F12").wait(1).press("Enter").wait(1).press("F9 . Ctrl-N").types("new").press("F12");
    app.sees("What you typed is still there.");
}

#[test]
fn they_work_in_the_example_too() {
    let mut app = App::sample();
    app.press("Ctrl-End").types("\n.agree ");
    assert_eq!(selected(&app), "{who}");
    app.press("Ctrl-B").sees("3 blanks left").sees("Ctrl-B again to read the");
}

#[test]
fn they_work_in_a_cell_of_the_choices() {
    let mut app = App::new_note();
    app.press("F6 ↓ ↓ ↓ →").types(".agree ").types("Sam\tring");
    assert_eq!(app.field_text(), "We agreed that Sam will ring by {when}. ");
    app.press("F5 Ctrl-B").sees("1 blank left in “");
    assert_eq!(selected(&app), "{when}");
}

fn on_disk(app: &App) -> String {
    String::from_utf8(app.world.memory.subfolder("").get(FILE).unwrap_or_default()).unwrap()
}

/// Own abbreviations are added, found, changed and removed.
#[test]
fn own_can_be_edited() {
    let mut app = App::new_note();
    app.press("F9 .").sees("My abbreviations").sees(".flare").sees("Foreword’s").press("Ctrl-N");
    app.types("BP").press("Tab Tab").types("Back pain").press("Ctrl-O").types("{since when}").press("Enter");
    app.sees("Type to find").sees("Back pain {since when}");
    assert!(on_disk(&app).contains("Back pain\n{since when}"), "{}", on_disk(&app));
    app.press("Esc").types(".bp ");
    assert_eq!((app.text(FIRST), selected(&app)), ("Back pain\n{since when} ", "{since when}"));
    app.press("Ctrl-A Del F9 .")
        .types("since")
        .sees_not(".flare")
        .press("Enter Home")
        .types("Low ")
        .press("Enter");
    app.press("Esc").types(".bp ");
    assert!(app.text(FIRST).starts_with("Low Back pain"));
    app.press("Ctrl-A Del F9 .").types("since").press("Ctrl-D").sees("“.bp” is deleted. Ctrl-Z restores it.");
    assert!(!on_disk(&app).contains("Back pain"));
    app.press("Ctrl-Z").sees("Low Back pain");
    assert!(on_disk(&app).contains("Back pain"));
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.press("n Enter").types(".bp ");
    assert!(again.text(FIRST).starts_with("Low Back pain"));
}

/// Selected words of the note are the text of a new abbreviation.
#[test]
fn selection_becomes_the_text() {
    let mut app = App::new_note();
    app.types("one\ntwo").press("Ctrl-A F9 .").types("both").press("Ctrl-N");
    app.sees("one↵two").sees("is kept when they are deleted").press("Enter Esc → ").types(" .both ");
    assert_eq!(app.text(FIRST), "one\ntwo one\ntwo ");
}

/// An abbreviation of Foreword's becomes one's own, and comes back.
#[test]
fn built_in_becomes_own() {
    let mut app = App::new_note();
    app.press("F9 .").types(".flare").press("Ctrl-D").sees("Foreword’s").press("Enter Ctrl-A");
    app.types("Mine.").press("Enter").sees(".flare     Mine.").press("Esc").types(".flare x");
    assert_eq!(app.text(FIRST), "Mine. x");
    app.press("F9 .").types(".flare").press("Ctrl-D Esc Ctrl-A Del").types(".flare ");
    assert!(app.text(FIRST).starts_with("On a bad day"));
    let mut app = with(OWN);
    app.types(".flare ");
    assert_eq!(app.text(FIRST), "Mine: {what}. ");
}

#[test]
fn a_phrase_of_the_guide_is_chosen_for_one() {
    let mut app = App::new_note();
    app.press("F9 . Ctrl-N").types("hi").press("Tab →").sees("a phrase of the guide").press("Tab → ←");
    app.sees("p1-open-1").press("Enter Esc");
    assert!(on_disk(&app).contains("Phrase(\"p1-open-1\")"), "{}", on_disk(&app));
    app.types(".hi ");
    assert!(app.text(FIRST).starts_with('“'));
}

/// No word, or a word that is there already, is refused in a sentence.
#[test]
fn bad_names_are_refused() {
    let mut app = with(OWN);
    app.press("F9 . Ctrl-N Enter").sees("Type a word to expand").types("two words").press("Enter");
    app.sees("has only letters").press("Ctrl-A").types("bp").press("Enter");
    app.sees("You have “.bp” already.").types("2").press("Enter").sees("Type the text that").press("Esc Esc");
    assert!(app.overlay_name().is_none());
}

/// A disk that fails keeps the form and a file that is not understood is left.
#[test]
fn failing_disk_keeps_the_form() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("F9 . Ctrl-N").types("bp").press("Tab Tab").types("Back pain").press("Enter");
    app.sees("The change could not be saved to").sees("Back pain");
    app.world.memory.fail_writes(None);
    app.press("Enter").sees("Type to find");
    assert!(on_disk(&app).contains("Back pain"));

    let memory = Memory::default();
    memory.subfolder("").put(FILE, "(format: 1,\n abbreviations: [mine])");
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.sees("abbreviations.ron are not understood at line 2").press("n Enter").types(".agree ");
    assert_eq!(selected(&app), "{who}", "those of Foreword work");
    app.press("Esc F9 . Ctrl-N")
        .types("bp")
        .press("Tab Tab")
        .types("x")
        .press("Enter")
        .sees("not understood");
    assert!(on_disk(&app).contains("[mine]"));
}

#[test]
fn small_screens_show_the_lists_and_the_form() {
    let mut app = App::new_note();
    app.resize(40, 12).types(".s").sees("Tab expand").press("Tab").sees(".share").sees(".soon").press("Esc");
    app.press("Ctrl-A").types(".review ").sees("in three months").press("Esc").sees("Tab fill in");
    app.press("Esc Esc").sees("3 blanks left").sees("Esc again to");
    app.press("F9 .").sees(".agree").press("Enter").sees("We agreed that").sees("Becomes");
    for size in [(0, 0), (20, 6), (21, 7)] {
        for keys in ["", "Esc", "Esc F9 .", "Ctrl-N", "Esc Esc"] {
            app.resize(size.0, size.1).press(keys);
            app.screen();
        }
    }
}

/// Behind the last blank Tab stays in the field, and leads to the next only then.
#[test]
fn tab_after_last_blank() {
    let mut app = App::new_note();
    app.types(".share ").types("Jo").press("Tab").types("plan").press("Tab");
    app.types("pause").sees("Tab line end").press("Tab").types(" Also ask Jo.");
    assert!(
        app.text("context.what_matters").ends_with("Also ask Jo."),
        "{}",
        app.text("context.what_matters")
    );
    app.press("Tab");
    assert_eq!(app.field(), SECOND);
}

/// Copying says that blanks are left and leads to the first.
#[test]
fn copying_says_blanks() {
    let mut app = App::new_note();
    app.types("Plan: ")
        .types(".flare ")
        .press("Ctrl-A Ctrl-C")
        .sees("Copied, with 3 blanks left to fill in.");
    assert_eq!(selected(&app), "{first step}");
    assert!(app.clipboard().starts_with("Plan: On a bad day: {first step}"));
    app.types("rest").press("Ctrl-A Ctrl-X");
    assert!(app.text("context.what_matters").is_empty() && app.clipboard().contains("rest"));
}
