//! Guides that were imported: chosen for an appointment, shown, missing, past their review date.

use crate::memory::Memory;
use foreword::{
    app::program::Start,
    store::{Disk, guides::GUIDES},
};

use super::harness::App;

const SLEEP: &str = include_str!("../guides/sleep.ron");

fn with(files: &[(&str, &str)]) -> Memory {
    let memory = Memory::default();
    for (name, text) in files {
        memory.subfolder(GUIDES).put(name, *text);
    }
    memory
}

fn home(files: &[(&str, &str)]) -> App {
    App::on(with(files), Start::Home, (80, 24))
}

/// Goes to the last line of the questions and picks the next guide.
fn pick(app: &mut App) {
    app.press("Shift-Tab →").sees("Two principles for talking");
}

/// A guide of somebody else may have no questions about the service.
#[test]
fn guide_without_questions() {
    let mut app = home(&[("sleep.ron", SLEEP)]);
    app.press("n").types("10:20 RH");
    pick(&mut app);
    app.press("Enter Ctrl-F8").sees("Two principles for talking").sees("has no questions to reflect on");
    app.press("Enter ↓ Esc").sees("Guide: Two principles for");
}

/// An imported guide is chosen for an appointment, and stays with it.
#[test]
fn imported_guide_stays() {
    let mut app = home(&[("sleep.ron", SLEEP)]);
    app.press("n").sees("Guide").sees("Seven principles for app");
    app.types("10:20 RH").press("Shift-Tab").sees("← → change").press("Tab");
    pick(&mut app);
    app.press("Enter").sees("Guide: Two principles for").sees(" 1 [2] Plan the morning too");
    assert_eq!(app.appointment().guide, "sleep");
    app.press("F2 1 End").sees("“Most people wake in the");
    app.press("Enter");
    let said = "“Most people wake in the night. Many fall asleep again.”";
    assert!(app.notes().all_fields().any(|field| app.notes().get(field).text == said));
    app.press("p").sees("Pinned");
    app.wait(5);
    assert_eq!(app.on_disk().guide, "sleep");

    let memory = app.world.memory.clone();
    let mut again = App::on(memory.clone(), Start::Home, (80, 24));
    again.press("Enter").sees("Guide: Two principles for");
    again.press("Ctrl-R").sees("Two principles for talking about sleep");
    again.press("Shift-Tab ← Enter").sees_not("Guide:").sees("[1] 2  3  4  5  6  7");
    assert_eq!(again.appointment().guide, "seven-principles");
    assert_eq!(again.appointment().pinned[0].says, said.trim_matches(['“', '”']), "a pin keeps its words");
}

#[test]
fn where_there_is_one_guide_nobody_is_asked() {
    let mut app = home(&[]);
    app.press("n").sees("Delete after").sees_not("Guide");
    app.press("Shift-Tab").types("never").press("Enter").sees_not("Guide:");
    assert_eq!(app.appointment().guide, "seven-principles");
}

#[test]
fn a_copy_keeps_the_guide() {
    let mut app = home(&[("sleep.ron", SLEEP)]);
    app.press("n").types("first");
    pick(&mut app);
    app.press("Enter").press("Esc d").sees("Copy forward").sees("Two principles");
    app.press("Enter");
    assert_eq!(app.appointment().guide, "sleep");
}

/// It is said to be missing, and its name stays.
#[test]
fn missing_guide_is_named() {
    let mut app = home(&[("sleep.ron", SLEEP)]);
    app.press("n").types("10:20 RH");
    pick(&mut app);
    app.press("Enter").wait(5);
    let file = app.world.memory.all().into_iter().find(|name| name.contains(".ron")).unwrap();
    let memory = with(&[]);
    memory.put(&file, app.world.memory.get(&file).unwrap());

    let mut app = App::on(memory, Start::Home, (120, 40));
    app.press("Enter").sees("The guide “sleep” is not on this computer.").sees("your notes are");
    app.press("Ctrl-R").sees("“sleep”, not on this computer").press("Enter Ctrl-B");
    app.sees("The guide “sleep” it was prepared with is not on this computer.").press("Esc");
    app.press("F5").types("Beans").wait(5);
    assert_eq!(app.on_disk().guide, "sleep", "whoever brings the guide finds it again");
}

/// A file that is no guide is named once, and stops no other.
#[test]
fn bad_guide_is_said_once() {
    let mut app = home(&[("bad.ron", "Guide(\n  titel"), ("sleep.ron", SLEEP), ("notes.txt", "x")]);
    app.sees("is not understood at line 2");
    app.press("n").sees_not("not understood");
    pick(&mut app);
    let wrong = home(&[("naps.ron", SLEEP)]);
    assert!(wrong.notice().is_some_and(|said| said.contains("naps.ron")));
}

/// A guide past its review date says so where it is used.
#[test]
fn past_guide_says_so() {
    let past = SLEEP.replace("2026-10-01", "2026-01-01").replace("2027-04-01", "2026-05-22");
    let memory = with(&[("sleep.ron", &past)]);
    let mut app = App::on(memory, Start::Home, (120, 40));
    app.press("n").types("10:20 RH");
    pick(&mut app);
    app.press("Enter").sees("This guide was due for review by").sees("Check before use.");
    let brief = app.press("Ctrl-B").screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        brief.contains("This guide is not approved by a registered clinician. This guide was due"),
        "{brief}"
    );
    assert!(brief.contains("review by 22 May 2026. Check before use."), "{brief}");
    let mut app = App::new_note();
    app.sees_not("was due for review").press("Ctrl-B").sees_not("was due for review");
}

/// A key shows the next guide in Phrases, and its phrases are gone through.
#[test]
fn next_guide_in_phrases() {
    let mut app = home(&[("sleep.ron", SLEEP)]);
    app.put(1, "KL", "2026-11-24T11:20:00+00:00");
    app.press("F5 n").types("10:20 RH");
    pick(&mut app);
    app.press("Enter Esc p").sees("Two principles for talking about sleep");
    app.press("p").sees("RH").sees_not("KL").press("Enter").sees("Pinned in: RH");
    let all: usize = foreword::content::guide().principles.iter().map(|one| one.phrases.len()).sum();
    app.press("k g")
        .sees("All, by principle · Seven principles")
        .sees(&format!("0 of {all} reviewed"))
        .sees("Not pinned");
    app.press("p").sees("KL").sees_not("RH").press("Esc");
    app.press("g").sees("1 of ").sees("Two principles for talking about sleep");
    let mine = &app.mine().phrases;
    assert_eq!((mine.len(), mine[0].guide.as_str()), (1, "sleep"));
    app.press("Esc p").sees("1 of ").sees_not(&format!("of {all}"));
    App::home().press("p").sees("All, by principle").sees_not("Seven principles for");
}
