//! Reflect: the step from last time, questions in one's own words, one next step, and all of it over time.

use std::io::ErrorKind;

use foreword::{
    app::program::{Flow, Start},
    command::Place,
    domain::{Became, HowWell, NextStep, Reflections, Team},
    msg::Mouse,
    store::{Disk, Store},
};
use jiff::civil::{Date, date};

use crate::{harness::App, keeping::killed, memory::Memory};

const FILE: &str = "reflections.ron";

/// At the questions answered longest ago.
const QUESTIONS: &str = "f Enter";

fn on_disk(memory: &Memory) -> Reflections {
    Store::new(memory.clone()).read_file().unwrap()
}

fn started(memory: Memory) -> App {
    App::in_window(2, memory, Start::Home, (80, 24))
}

fn step(on: Date) -> NextStep {
    NextStep {
        on,
        step: "ask the team about slots".to_owned(),
        look_again: Some(date(2026, 11, 21)),
        became: None,
        because: String::new(),
        looked_on: None,
    }
}

/// With a step from last time.
pub(crate) fn with_open_step() -> App {
    let memory = Memory::default();
    let store = Store::new(memory.clone());
    store.change_file::<Reflections>(|all| all.steps.push(step(date(2026, 11, 3)))).unwrap();
    App::on(memory, Start::Home, (80, 24))
}

/// Words first, a word next to them, then the next question; then one step and a day.
#[test]
fn three_questions_and_a_step() {
    let mut app = App::home();
    app.press("f").sees("Three questions, those you answered longest ago").press("Enter");
    app.sees("1 Relationships").sees("How does the service help a person").types("We have time.");
    app.press("Tab").sees("‹ none ›").press("→").sees("‹ done well ›").press("→ Tab").sees("2 Context");
    app.press("Ctrl-↓").sees("relatives, carers").press("Ctrl-↓").sees("What is the one next step?");
    app.types("Ask the team.").press("Tab").types("in 2 weeks").sees("6 Dec 2026").press("Enter");
    app.sees("Kept on this computer.").sees("22 Nov 2026");
    let all = on_disk(&app.world.memory);
    let [answer] = all.reflections.as_slice() else { panic!("{all:?}") };
    assert_eq!((answer.question.as_str(), answer.words.as_str()), ("p1-s1", "We have time."));
    assert_eq!((answer.word, answer.on), (Some(HowWell::Partly), date(2026, 11, 22)));
    let guide = foreword::content::guide();
    assert_eq!((answer.guide.as_str(), answer.version.as_str()), (&*guide.id, &*guide.version));
    assert_eq!(
        (all.steps[0].step.as_str(), all.steps[0].look_again),
        ("Ask the team.", Some(date(2026, 12, 6)))
    );
    app.press("Enter").sees("2 Context").sees_not("We have time.");
}

/// Testing question 1 is asked of each principle, and its answer is next to the service questions after that.
#[test]
fn done_well_per_principle() {
    let mut app = App::home();
    app.press("f ↓ Enter")
        .sees("When this principle is done well, what would we see?")
        .sees("1 Relationships");
    app.types("The same faces.").sees_not("In a word").press("Tab");
    app.sees("How does the service help").sees("Done well, you would see: The same faces.");
    app.press("Esc End ↑ ↑ Enter").sees("7 Body and mind together").sees_not("The same faces.");
}

/// It begins with the step from last time, until that is done or dropped.
#[test]
fn starts_with_the_open_step() {
    let mut app = with_open_step();
    app.sees("Your next step from Reflect is to be looked at again: f.");
    app.press("f").sees("You wanted to: ask the team about slots").sees("to look again on 21 Nov 2026");
    app.press("→ →").sees("‹ not yet ›").press("Tab").sees("Three questions");
    assert_eq!(on_disk(&app.world.memory).steps[0].became, Some(Became::NotYet));
    app.press("Esc f").sees("Three questions");
    let mut again = started(killed(app));
    again.set_clock("2026-11-24T09:00:00+00:00[Europe/London]");
    again.press("f").sees("You wanted to").press("→ → → Tab").types("nobody was in").press("Esc");
    again.press("↓ Enter").sees("Dropped because nobody was in (24 Nov 2026)");
    again.press("Esc Esc").sees_not("looked at again").press("f").sees("Three questions");
    let [step] = on_disk(&again.world.memory).steps.try_into().unwrap();
    assert_eq!((step.became, step.looked_on), (Some(Became::Dropped), Some(date(2026, 11, 24))));
}

/// One question, the newest answer first and in full.
#[test]
fn one_question_over_time() {
    let mut app = App::home();
    let long = "a long answer ".repeat(30);
    app.press(QUESTIONS).types(&long).press("Esc");
    app.set_clock("2026-11-24T09:00:00+00:00[Europe/London]");
    app.press("↓ ↓ ↓ a").sees("On 22 Nov 2026: a long answer").types("newer").press("Tab → Esc").wait(1);
    app.press("Enter").sees("24 Nov 2026 · done well");
    let screen = app.screen();
    let words = screen.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(words.find("newer").unwrap() < words.find("22 Nov 2026").unwrap(), "{screen}");
    assert!(words.contains(long.trim()), "{screen}");
    app.press("a").sees("newer");
    assert_eq!(on_disk(&app.world.memory).reflections.len(), 2);
}

/// Each letter is on disk before it is on the screen, and all of a sheet comes back after a kill.
#[test]
fn writing_survives_a_kill() {
    let mut app = App::home();
    app.press(QUESTIONS).types("first").press("Tab → Tab").types("second words");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.wait(1).sees("not saved: disk full").sees("tried again");
    app.world.memory.fail_writes(None);
    app.types("!");
    let mut again = started(killed(app));
    again
        .sees("What you were typing is back.")
        .sees("2 Context")
        .sees("second words!")
        .press("Shift-Tab Shift-Tab");
    again.sees("first").press("Esc").wait(1);
    let all = on_disk(&again.world.memory);
    let words: Vec<_> = all.reflections.iter().map(|one| (one.words.as_str(), one.word)).collect();
    assert_eq!(words, [("first", Some(HowWell::DoneWell)), ("second words!", None)]);
    started(killed(again)).sees_not("What you were typing");
}

/// Also what was typed while the disk was busy with what came before.
#[test]
fn left_while_saving_comes_back() {
    let mut app = App::home();
    app.press(QUESTIONS).types("first");
    app.world.hangs = true;
    app.wait(1).types(" and more").press("Esc").sees("Kept on this computer.");
    started(killed(app)).sees("first and more").sees("What you were typing is back.");
}

/// It is saved on the way out, however one leaves.
#[test]
fn leaving_saves_it() {
    let mut app = App::home();
    app.press(QUESTIONS).types("words").press("Ctrl-Q");
    assert!(app.flow == Flow::Quit);
    assert_eq!(on_disk(&app.world.memory).reflections[0].words, "words");
    let mut app = App::home();
    app.press(QUESTIONS).types("words");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("Ctrl-Q").sees("What you wrote last in Reflect is not on disk.");
    app.world.memory.fail_writes(None);
    app.press("Esc").wait(3);
    assert_eq!(on_disk(&app.world.memory).reflections[0].words, "words");
}

#[test]
fn undo_paste_and_cover() {
    let mut app = App::home();
    app.press(QUESTIONS).types("alpha").paste(" two\nthree").sees("three").press("Ctrl-Z").sees_not("three");
    app.press("Ctrl-Y").sees("three").press("Ctrl-Z Ctrl-Z").sees_not("alpha").wait(1);
    assert!(on_disk(&app.world.memory).reflections.is_empty(), "nothing is left of it");
    app.press("Ctrl-Y").sees("alpha").press("F12").sees_not("alpha").sees("Covered.");
    app.wait(1).press("Enter").sees("alpha");
}

#[test]
fn identifying_words_are_marked() {
    let mut app = App::home();
    app.press(QUESTIONS)
        .types("Ring 01632 960 123")
        .sees(" ! Ring")
        .sees("could identify someone: phone number");
}

/// Two windows answer the same question on a day: both answers stay.
#[test]
fn two_windows_keep_both() {
    let mut first = App::home();
    let memory = first.world.memory.clone();
    let mut second = started(memory.clone());
    first.press(QUESTIONS).types("mine");
    second.press(QUESTIONS).types("theirs").press("Esc");
    first.press("Esc");
    let mut words: Vec<_> = on_disk(&memory).reflections.into_iter().map(|one| one.words).collect();
    words.sort();
    assert_eq!(words, ["mine", "theirs"]);
}

/// A damaged file is shown and never written over; nothing is typed that could not be kept.
#[test]
fn damaged_file_is_left() {
    let memory = Memory::default();
    memory.subfolder("").put(FILE, "Reflections(beans");
    let mut app = App::on(memory.clone(), Start::Reflect, (80, 24));
    app.sees("Your reflections in").press("Enter").types("mine").sees_not("mine");
    assert_eq!(memory.subfolder("").get(FILE).unwrap(), b"Reflections(beans");
    memory.subfolder("").put(FILE, "(format: 1)");
    app.press("Esc f Enter").types("words").press("Esc");
    assert_eq!(on_disk(&memory).reflections[0].words, "words");
}

/// Deleting every note leaves it, and it names no appointment.
#[test]
fn stays_when_notes_go() {
    let mut app = App::new_note();
    app.types("MARKER").press("Ctrl-F8").sees("Reflect").press("Enter").types("words").press("Esc Esc");
    assert!(app.place() == Place::Prepare);
    let id = app.appointment().id.clone();
    app.press("Esc Ctrl-S");
    let memory = app.world.memory.clone();
    Store::new(memory.clone()).delete(std::slice::from_ref(&id)).unwrap();
    let text = String::from_utf8(memory.subfolder("").get(FILE).unwrap()).unwrap();
    assert!(text.contains("words"));
    for of_the_note in [id.as_str(), "RH", "MARKER"] {
        assert!(!text.contains(of_the_note), "{text}");
    }
}

/// No digit but those of days and principles is on any screen of it, and no word of counting.
#[test]
fn screens_count_nothing() {
    let mut app = with_open_step();
    app.press("f");
    let mut screens = vec![app.screen()];
    app.press("→ Tab");
    for (keys, words) in [("Enter", "some"), ("Tab → Tab", "more"), ("Ctrl-↓ Ctrl-↓", "a step"), ("Esc", "")]
    {
        screens.push(app.press(keys).types(words).screen());
    }
    for keys in ["↓ Enter", "Esc ↓ ↓ Enter", "Esc End Enter"] {
        screens.push(app.press(keys).screen());
    }
    for screen in screens {
        let mut left = screen.clone();
        for day in [
            "22 Nov 2026",
            "21 Nov 2026",
            "3 Nov 2026",
            "saved 09:00",
            "F12",
            "F1 ",
            "“10 dec” or “in 3 weeks”",
        ] {
            left = left.replace(day, "");
        }
        for principle in foreword::content::guide().principles.iter() {
            left = left.replace(&format!("{} {}", principle.number, principle.short_name), "");
        }
        assert!(!left.contains(|char: char| char.is_numeric()), "{screen}");
        for word in ["score", "average", "total", "%", "✓", " of "] {
            assert!(word == " of " || !left.contains(word), "{word}: {screen}");
        }
    }
}

/// A click chooses a row, a second opens it; one goes to the text or to the word next to it.
#[test]
fn the_mouse_reflects() {
    let mut app = App::home();
    app.press("f");
    let (column, row) = app.find("How fully is shared decision");
    app.mouse(Mouse::Press, column, row).mouse(Mouse::Press, column, row).sees("5 Options and risk");
    app.types("alpha");
    let (column, row) = app.find("In a word");
    app.mouse(Mouse::Press, column, row).sees("‹ none ›");
    let (column, row) = app.find("alpha");
    app.mouse(Mouse::Press, column + 2, row).types("-").sees("al-pha");
}

#[test]
fn fits_small_screens() {
    for size in [(40, 12), (20, 6), (120, 40)] {
        let mut app = App::start(Start::Reflect, size);
        app.press("Enter").types("knee words");
        assert!(size == (20, 6) || app.screen().contains("knee words"), "{}", app.screen());
        app.press("Tab → Tab Tab Tab Tab Tab")
            .types("step")
            .press("Tab")
            .types("10 dec")
            .press("Esc ↓ ↓ ↓ Enter");
        app.press("PgDn PgUp End Home Esc Esc");
        assert!(app.place() == Place::Home);
    }
}

/// What people wrote on slips is typed in as a voice of its own, without a word next to it.
#[test]
fn slips_are_typed_in() {
    let mut app = App::home();
    app.press("f End").sees("› What people wrote on their slips").press("Enter");
    app.sees("Did you get to say what mattered to you?").sees_not("In a word").types("Rushed.").press("Tab");
    app.sees("who to ask?").press("Ctrl-↑").sees("Rushed.").press("Esc").sees("Kept on this computer.");
    let all = on_disk(&app.world.memory);
    let [slip] = all.reflections.as_slice() else { panic!("{all:?}") };
    assert_eq!((slip.guide.as_str(), slip.version.as_str(), slip.word), ("", "", None));
    assert!(foreword::domain::reflection::slip::is_slip(slip));
    let again = started(killed(app)).press("f End Enter").screen();
    assert!(again.contains("Rushed."), "{again}");
}

/// The list that the next report opens with: added to, edited, deleted and restored.
#[test]
fn team_changes_are_a_list() {
    let team = |app: &App| Store::new(app.world.memory.clone()).read_file::<Team>().unwrap();
    let mut app = App::home();
    app.press("f t")
        .sees("Nothing agreed yet. n adds a change.")
        .press("n Enter")
        .sees("What do you change?");
    app.types("Longer slots")
        .press("Tab")
        .types("Ms Lee")
        .press("Tab Tab")
        .types("nobody is rushed")
        .press("Enter");
    app.sees("› Longer slots").sees("Ms Lee; we would see: nobody is rushed").press("Enter ↓ ↓");
    app.types("March").press("Enter").sees("by March");
    app.press("n").types("A lift").press("Enter").sees("A lift");
    let changes = team(&app).changes;
    assert_eq!((changes.len(), changes[0].by_when.as_str()), (2, "March"));
    app.press("Del").sees_not("Longer slots").press("u").sees("Longer slots");
    assert_eq!(team(&app).changes.len(), 2);
    app.press("Enter Esc").sees("› A lift").press("Esc").sees("Three questions");
}

/// A file of the team that is not understood is named and left alone.
#[test]
fn bad_team_file_is_left_alone() {
    let memory = Memory::default();
    memory.subfolder("").put("team.ron", "Team(beans");
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.press("f t").sees("team.ron").press("n").types("Slots").press("Enter").sees("team.ron");
    assert_eq!(app.world.memory.subfolder("").get("team.ron").unwrap(), b"Team(beans");
    app.press("Esc Esc").sees("Three questions");
}

/// Reading is a question of every guide, over time like the others, without a word next to it.
#[test]
fn reading_is_noted() {
    let mut app = App::home();
    app.press("f End ↑").sees("› What have I read lately").press("Enter").sees_not("In a word");
    app.types("Pacing, in the leaflet of the pain team.").press("Esc").sees("22 Nov 2026");
    let all = on_disk(&app.world.memory);
    assert_eq!((all.reflections[0].guide.as_str(), all.reflections[0].question.as_str()), ("", "reading"));
    app.press("Enter")
        .sees("Pacing, in the leaflet")
        .press("a")
        .sees("Reading")
        .sees("Pacing, in the leaflet");
}
