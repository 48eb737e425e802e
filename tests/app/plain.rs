//! The program line by line: a script of lines in, whole lines out.

use std::fmt::Write as _;

use foreword::{app::program::Flow, app::program::Start, plain::Dialogue};

use crate::{harness::App, memory::Memory};

/// Somebody who works line by line, and all that was said to them.
struct Listener {
    app: App,
    dialogue: Dialogue,
    script: String,
}

/// Said as a whole: nothing in it moves a cursor, clears, or draws.
#[track_caller]
fn assert_plain(line: &str) {
    let drawn =
        |char: char| char.is_control() || matches!(char, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    assert!(!line.contains(drawn) && !line.contains("___") && !line.contains("---"), "{line:?}");
    assert!(!line.trim().is_empty(), "an empty line is said");
}

impl Listener {
    fn on(app: App) -> Self {
        let mut one = Self { app, dialogue: Dialogue::default(), script: String::new() };
        one.dialogue.greet();
        let says = one.app.says(&mut one.dialogue);
        one.write(&says);
        one
    }

    fn at_home() -> Self {
        Self::on(App::start(Start::Home, (160, 60)))
    }

    fn write(&mut self, says: &[String]) {
        for line in says {
            assert_plain(line);
            let _ = writeln!(self.script, "{line}");
        }
    }

    /// Says a line; what is answered.
    fn line(&mut self, line: &str) -> String {
        let _ = writeln!(self.script, "> {line}");
        let mut says = self.app.hears(&mut self.dialogue, line);
        says.retain(|_| self.app.flow == Flow::On);
        self.write(&says);
        says.join("\n")
    }

    /// Pastes lines into the terminal.
    fn paste(&mut self, text: &str) -> String {
        let _ = writeln!(self.script, "> (pasted) {}", text.replace('\n', " / "));
        let says = self.app.hears_paste(&mut self.dialogue, text);
        self.write(&says);
        says.join("\n")
    }

    fn lines(&mut self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.line(line)).last().unwrap()
    }

    /// Lets time pass; what is said by itself.
    fn wait(&mut self, seconds: i64) -> String {
        self.app.wait(seconds);
        let says = self.app.says(&mut self.dialogue);
        self.write(&says);
        says.join("\n")
    }
}

const NEW: [&str; 4] = ["new", "1 = 10:20 RH", "when: 24/11 10:20", "done"];

/// The whole main job, as it is heard.
#[test]
fn main_job() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    one.lines(&[
        "what matters: to lift my grandson",
        "1 and the shopping",
        "9 = to sleep",
        "9 = to sleep through",
    ]);
    one.lines(&[
        "not known 4",
        "answered 4",
        "next empty",
        "guide",
        "principle 3",
        "12",
        "pin 12",
        "ask 1",
        "put 2",
        "notes",
    ]);
    one.lines(&["options", "4 = group class", "10 = 12 in 100", "setbacks", "triggers · body: a bad night"]);
    one.lines(&["brief", "take out", "3", "close", "home", "open 1", "quit"]);
    assert_eq!(one.app.flow, Flow::Quit);
    insta::assert_snapshot!(one.script);
    let notes = one.app.on_disk().notes;
    assert_eq!(notes.context.what_matters.text, "to lift my grandson\nand the shopping");
    assert_eq!(notes.context.goals.text, "to sleep through");
}

/// Each change is said once: no line comes again where nothing changed it.
#[test]
fn a_change_is_said_once() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    assert_eq!(one.line("goals: to sleep"), "9. Goals, in their words: to sleep");
    assert_eq!(one.wait(60), "", "saving says nothing");
    assert_eq!(one.line("9 through"), "9. Goals, in their words: to sleep / through");
    assert_eq!(one.line("9 ="), "9. Goals, in their words: empty");
    assert_eq!(one.line("undo"), "9. Goals, in their words: to sleep / through");
    assert_eq!(one.line("9"), "9. Goals, in their words: to sleep / through", "a number alone says its line");
    assert_eq!(one.line(""), "10:20 RH, Tue 24 Nov 2026 10:20. Context, page 1 of 4.");
    assert!(one.line("again").lines().count() > 14);
}

#[test]
fn names_may_be_cut_short() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    assert!(one.line("opt").contains("Options, page 2 of 4."));
    assert!(one.line("s").starts_with("“s” could be: ") && one.line("set").contains("settings"));
    assert!(one.line("conte").contains("Context, page 1 of 4."));
    assert!(one.line("gobble").contains("is not understood here. Type help"));
    assert!(one.line("99 x").contains("There is no 99 here; the numbers go from 1 to 14."));
    assert_eq!(one.line("redo"), "That does nothing here now.");
    assert!(
        one.lines(&["goals: x", "Ctrl-Z"]).contains("9. Goals, in their words: empty"),
        "a key by its name"
    );
}

#[test]
fn forms_take_numbers_and_words() {
    let mut one = Listener::at_home();
    assert!(one.line("new").ends_with("Commands here: done, close."));
    assert_eq!(one.line("4 = follow"), "4. Visit: follow-up");
    assert!(one.line("how: ?").contains("It can be: in the room, phone, video, at their home."));
    assert!(one.line("label: Anna Smith 943 476 5919").contains("could identify someone"));
    assert!(one.line("when = whenever").contains("whenever"));
    assert!(one.line("done").contains("When: "), "why it is not taken");
    assert!(one.line("close").contains("Appointments."));
}

/// After the set minutes nothing of the note is said until Enter.
#[test]
fn cover_is_silent() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    one.line("goals: to sleep");
    let covered = "Covered. What you typed is saved.\nPress Enter to carry on.";
    assert_eq!(one.wait(301), covered);
    assert_eq!(one.wait(60), "");
    for line in ["goals: blind", "home", "help", "again", "9"] {
        assert_eq!(one.line(line), covered, "{line}");
    }
    one.wait(1);
    assert_eq!(one.line(""), "Uncovered. 10:20 RH, Tue 24 Nov 2026 10:20. Context, page 1 of 4.");
    one.wait(1);
    assert_eq!(one.line("9"), "9. Goals, in their words: to sleep");
    assert!(one.line("cover").starts_with("Covered."));
    one.wait(1);
    one.line("quit");
    assert_eq!(one.app.flow, Flow::Quit);
}

/// A line that never reached the file comes back, and that is said.
#[test]
fn killed_lines_come_back() {
    let memory = Memory::default();
    let mut one = Listener::on(App::on(memory.clone(), Start::Home, (160, 60)));
    one.lines(&NEW);
    one.app.world.hangs = true;
    one.line("goals: to sleep");
    memory.end_all_processes();
    let mut two = Listener::on(App::in_window(2, memory, Start::Home, (160, 60)));
    assert!(two.line("1").contains("9. Goals, in their words: to sleep"), "{}", two.script);
}

/// All that `help` lists does something that can be heard.
#[test]
fn what_help_lists_is_heard() {
    let start = |way: &[&str]| {
        let mut one = Listener::at_home();
        one.lines(&NEW);
        one.lines(way);
        one
    };
    let ways: [&[&str]; 6] = [&["home"], &["context"], &["options"], &["setbacks"], &["guide"], &["brief"]];
    for way in ways {
        let help = start(way).line("help");
        let names: Vec<_> = help.lines().skip(5).map(|line| line.split(": ").next().unwrap()).collect();
        assert!(names.contains(&"quit") && names.len() > 7, "{way:?}: {names:?}");
        for name in names {
            let mut one = start(way);
            let says = one.line(name);
            assert!(one.app.flow == Flow::Quit || !says.is_empty(), "{way:?} {name}");
            assert!(
                !says.contains("not read line by line") && !says.contains("not understood"),
                "{name}: {says}"
            );
        }
    }
}

/// Reflect by numbers and words: a question, a word next to it, the next step and its day.
#[test]
fn reflection_by_lines() {
    let mut one = Listener::at_home();
    let said = one.line("reflect");
    assert!(said.contains("1. Three questions, those you answered longest ago"), "{said}");
    assert!(one.line("1").contains("1. Your words: empty"), "{}", one.script);
    assert!(
        one.line("1 Ring 01632 960 123.").contains("could identify someone: phone number"),
        "{}",
        one.script
    );
    one.lines(&["1 = We have time.", "2 = partly", "next question", "next question", "next question"]);
    one.lines(&["1 = Ask the team", "2 = 10 dec"]);
    let said = one.line("done");
    assert!(said.contains("Kept on this computer."), "{}", one.script);
    let said = one.line("5");
    assert!(said.contains("partly") && said.contains("We have time."), "{}", one.script);
    one.wait(1);
    let all: foreword::domain::Reflections =
        foreword::store::Store::new(one.app.world.memory.clone()).read_file().unwrap();
    assert_eq!(all.steps[0].look_again, Some(jiff::civil::date(2026, 12, 10)));
}

/// Lines that came at once are an answer or text, and it is said which; none is a command.
#[test]
fn a_paste_runs_no_command() {
    let taken = |lines| format!("{lines} lines came at once, as in a paste: taken as text, and none was run");
    let mut one = Listener::at_home();
    let said = one.paste("quit\nnew\nhome");
    assert!(said.contains("3 lines came at once, as in a paste: nothing was done with them."), "{said}");
    let said = one.paste("tomorrow\n8:20, AB, 15\n8:40, CD");
    assert!(said.contains("Make 2 appointments?"), "Home reads a list of appointments: {said}");
    one.line("close");
    one.lines(&NEW);
    one.line("goals: to sleep");
    let said = one.paste("home\nquit\n\n");
    assert!(said.starts_with(&taken(2)), "{said}");
    assert!(said.ends_with("9. Goals, in their words: to sleep / home / quit"), "{said}");
    assert_eq!(one.line("undo"), "9. Goals, in their words: to sleep");
    let said = one.paste("3 = is it safe?\nundo");
    assert!(
        said.ends_with("3. Still to ask: is it safe? / undo"),
        "the first line may name where they go: {said}"
    );
    let said = one.paste("1. walks\n2. swims");
    assert!(said.ends_with("3. Still to ask: is it safe? / undo / 1. walks / 2. swims"), "{said}");
    one.line("guide");
    let said = one.paste("notes\nhome");
    assert!(said.contains("nothing was done with them") && said.contains("you are in the guide"), "{said}");
    one.lines(&["notes", "cover"]);
    one.wait(1);
    assert!(one.paste("\nhome\nquit").starts_with("Covered."), "a paste lifts no cover");
    assert_eq!(one.app.flow, Flow::On);
}

/// The phrases by name and number: searched, kept, put into one's own words, flagged, taken back, narrowed.
#[test]
fn phrases_by_lines() {
    let mut one = Listener::at_home();
    assert!(one.line("phrases").contains("Phrases, group 1 of "));
    one.lines(&["keep 1", "2 = Tell me what I should know.", "undo", "change 3", "1 and bring them", "done"]);
    one.lines(&[
        "flag too formal",
        "unflag",
        "filters",
        "4 = changed",
        "done",
        "all",
        "next group",
        "find shopping",
    ]);
    one.lines(&[
        "all", "moment", "read", "next", "close", "rehearse", "on", "end", "sets", "close", "copy 1",
    ]);
    one.lines(&["close"]);
    insta::assert_snapshot!(one.script);
}

#[test]
fn words_are_found_and_replaced() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    one.lines(&["goals: to sleep", "4 sleep is short"]);
    let said = one.line("find sleep");
    assert!(
        said.contains("1. Find: sleep") && said.contains("2 of 2, Goals, in their words: to sleep"),
        "{said}"
    );
    assert!(one.line("next").contains("1 of 2, The story so far: sleep is short"), "{}", one.script);
    one.lines(&["2 = rest", "replace all"]);
    let said = one.line("close");
    assert!(said.contains("4. The story so far: rest is short"), "{said}");
    assert!(said.contains("9. Goals, in their words: to rest"), "{said}");
    assert!(one.line("undo").contains("9. Goals, in their words: to sleep"), "{}", one.script);
    one.line("home");
    let said = one.line("find everywhere short");
    assert!(said.contains("2. sleep is short, 10:20 RH"), "{said}");
    let said = one.line("2");
    assert!(said.contains("Context, page 1 of 4."), "{said}");
    one.line("home");
    let said = one.line("filter rh");
    assert!(said.starts_with("Appointments with “rh”."), "{said}");
    assert!(one.lines(&["filter", "clear"]).starts_with("Appointments."), "{}", one.script);
}

/// Words on the list, words that are not known, blanks and abbreviations: said of the line, and done by name.
#[test]
fn marked_words_and_blanks() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    let said = one.line("4 patient suffers from pain");
    assert!(said.contains("Worth a second look: “"), "{said}");
    let said = one.line("words 4");
    assert!(said.starts_with("Instead of “") && said.contains("Why: "), "{said}");
    one.line("close");
    one.lines(&["1 .flare", "write out"]);
    let blank = "The blank “first step” is chosen: words added to line 1 fill it in.";
    assert!(one.script.contains(blank), "{}", one.script);
    let said = one.line("1 rest");
    assert!(said.contains("1. What matters to them, in their words: On a bad day: rest, then"), "{said}");
    assert!(one.line("next blank").contains("The blank “next step” is chosen"), "{}", one.script);
    one.line("1 walk");
    assert!(one.line("next blank").contains("2. three days"), "{}", one.script);
    assert!(one.line("2").contains("Look again after three days."), "{}", one.script);
}

/// Two versions: each part in a line, chosen by number and name.
#[test]
fn versions_by_lines() {
    let mut one = Listener::on(crate::compare::conflict());
    assert!(one.script.contains("theirs: Tue 24 Nov 2026 11:40; not chosen: "), "{}", one.script);
    let said = one.line("theirs 1");
    assert!(said.starts_with("1. When; mine: ") && said.ends_with("take theirs"), "{said}");
    assert!(one.line("mine 2").ends_with("take mine"), "{}", one.script);
    assert!(one.line("all mine").contains("1. When;"), "{}", one.script);
    let said = one.lines(&["both 2", "finish"]);
    assert!(said.contains("Lift my grandson") && said.contains("granddaughter"), "{said}");
}

/// Pages leave by name, and what is copied is said.
#[test]
fn pages_leave_by_name() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    one.lines(&["goals: to sleep", "brief"]);
    let said = one.lines(&["take out", "copy"]);
    assert!(said.contains("Nothing goes to the clipboard line by line. This is the text:"), "{said}");
    assert!(said.contains("to sleep"), "{said}");
    let said = one.line("pages");
    assert!(said.contains("1. Brief"), "{said}");
    assert!(one.line("2").contains("RH. "), "{}", one.script);
    one.line("home");
    assert!(one.line("take out").contains("1. "), "the day: {}", one.script);
    let (app, folder) = crate::take_out::brief();
    let mut one = Listener::on(app);
    assert!(
        one.lines(&["take out", "print"]).contains("Print it in the browser that opens."),
        "{}",
        one.script
    );
    assert!(folder.path().join("foreword-brief-2026-11-24-1020.html").exists());
}

/// The phrases: found, kept, put into one's own words and flagged, and the sets beside them.
#[test]
fn phrases_by_line() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    assert!(one.line("phrases").starts_with("Phrases, group 1 of 8: Start with these."));
    assert!(one.lines(&["find", "1 = sleep"]).contains("Phrases: 4 shown, “sleep”."));
    let kept = one.lines(&["keep 2", "change 3", "1 = Hello there."]);
    assert_eq!(kept, "1. My words: Hello there.");
    assert!(one.line("done").contains("“Hello there.”, changed"));
    assert!(one.lines(&["flag 3", "1 = too long", "done"]).contains("flagged"));
    assert!(one.line("sets").contains("Sets of phrases"));
    let mine = one.app.mine();
    assert_eq!(mine.phrases.iter().filter(|one| one.wording.is_some()).count(), 1);
    assert!(mine.phrases.iter().any(|one| one.flag.as_deref() == Some("too long")));
    assert!(one.lines(&["close", "close"]).contains("Context, page 1 of 4."), "{}", one.script);
}

/// After, the pages and the reports: each is a place with lines.
#[test]
fn after_and_pages_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = Listener::at_home();
    one.app.set_pages(folder.path());
    one.lines(&NEW);
    assert!(one.line("after").contains("After, page 4 of 4."));
    one.lines(&["1 = the class", "who does what: ring them"]);
    let agreed = one.lines(&["brief", "pages", "5"]);
    assert!(agreed.contains("What we agreed") && agreed.contains("the class"), "{}", one.script);
    assert!(one.line("write").contains("The page is in "), "{}", one.script);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    assert!(one.lines(&["pages", "6"]).contains("Check and correct before filing."), "{}", one.script);
    let chosen = one.lines(&["pages", "7", "choose", "1"]);
    assert!(chosen.contains("goes"), "{}", one.script);
    assert_eq!(one.app.appointment().shared.len(), 1);
}

/// What is typed is there again after a kill, said as such.
#[test]
fn a_kill_loses_no_line() {
    let mut one = Listener::at_home();
    one.lines(&NEW);
    one.line("goals: to sleep through");
    let memory = crate::keeping::killed(one.app);
    let mut again = Listener::on(App::in_window(2, memory, Start::Home, (160, 60)));
    assert!(again.line("open 1").contains("9. Goals, in their words: to sleep through"), "{}", again.script);
}
