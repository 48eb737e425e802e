//! Resources of one's own: kept, offered where they are wanted, and checked again in time.

use std::io::ErrorKind;

use foreword::{
    app::program::Start,
    domain::{FieldId, Resource, Resources},
    store::Store,
};

use crate::{harness::App, memory::Memory};

/// Checked on the day of the tests, from the library, for those who like company.
fn resource(name: &str) -> Resource {
    Resource {
        from: "the county library".to_owned(),
        found_at: "ask at the counter".to_owned(),
        suits: "people who like company".to_owned(),
        comes_in: "large print".to_owned(),
        checked: Some("2026-11-22".parse().unwrap()),
        ..Resource::called(name)
    }
}

/// A note where there are these, after these keys.
pub(crate) fn with(names: &[&str], keys: &str) -> App {
    let memory = Memory::default();
    let all = names.iter().map(|name| resource(name)).collect();
    Store::new(memory.clone()).change_file::<Resources>(|file| file.resources = all).unwrap();
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.press("n").types("10:20 RH").press("Enter").press(keys);
    app
}

pub(crate) fn to_information(app: &mut App) -> &mut App {
    app.go_to(FieldId::INFORMATION);
    app
}

fn on_disk(app: &App) -> Vec<Resource> {
    Store::new(app.world.memory.clone()).read_file::<Resources>().unwrap().resources
}

fn information(app: &App) -> &str {
    app.text("context.information")
}

const PUT_IN: &str = "Back to walking (leaflet, large print), from the county library: ask at the counter; checked 22 Nov 2026";

#[test]
fn one_is_added_and_changed() {
    let mut app = App::home();
    app.press("l")
        .sees("Nothing here yet, and nothing comes with Foreword")
        .press("Ctrl-N")
        .sees("A new resource");
    app.types("Café\tthe church\t01632 960 123\t\tin Welsh")
        .press("Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab");
    app.press("→ →").sees("Group").press("Enter").sees("Café").sees("· in Welsh ·");
    let [one] = on_disk(&app).try_into().unwrap();
    assert_eq!((one.kind.label(), one.found_at.as_str()), ("group", "01632 960 123"));
    app.press("Enter").sees("Change a resource").types("s").press("Enter").sees("Cafés");
    assert_eq!(on_disk(&app).len(), 1);
    app.press("Ctrl-N").types("cafes").press("Enter").sees("You have “cafes” already.");
    app.press("Esc").sees("Cafés").press("Esc").sees_not("Cafés");
}

/// A day that is none, or is still to come, is said and not kept.
#[test]
fn checked_is_a_day() {
    let mut app = with(&[], "F9 i Ctrl-N");
    app.types("Walks").press("Shift-Tab Shift-Tab").press("Ctrl-A").types("soonish").press("Enter");
    app.sees("This is not a day").press("Ctrl-A").types("3 dec 2026").press("Enter").sees("still to come");
    app.press("Ctrl-A").types("3 may 2026").press("Enter").sees("checked 3 May 2026: check before use");
    app.press("Ctrl-T").sees("marked as checked today").sees_not("check before use");
    assert_eq!(on_disk(&app)[0].checked, Some("2026-11-22".parse().unwrap()));
}

#[test]
fn deleted_one_comes_back() {
    let mut app = with(&["Back to walking", "Café"], "F9 i ↓ Ctrl-D");
    app.sees("“Café” is deleted. Ctrl-Z restores it.");
    assert_eq!(on_disk(&app).len(), 1);
    app.press("Ctrl-Z").sees("Café");
    assert_eq!(on_disk(&app).len(), 2);
}

/// What is typed leads to it; one step of undo leads back to what was typed.
#[test]
fn offered_while_typing() {
    let mut app = with(&["Back to walking", "Walking group"], "");
    to_information(&mut app).sees(": your leaflets, courses, groups").types("Sleep diary\nback wal");
    app.sees("Tab puts in: Back to walking (leaflet").press("Tab");
    assert_eq!(information(&app), format!("Sleep diary\n{PUT_IN}"));
    app.press("Tab");
    assert_ne!(app.focus(), FieldId::INFORMATION, "nothing more is offered");
    app.press("Shift-Tab Ctrl-Z");
    assert_eq!(information(&app), "Sleep diary\nback wal");
    app.press("Ctrl-A")
        .types("walking")
        .sees("Tab offers: Back to walking · Walking group")
        .press("Tab ↓ Enter");
    assert!(information(&app).starts_with("Walking group (leaflet"), "{}", information(&app));
    app.types("\nwalking");
    app.press("Home Tab");
    assert_ne!(app.focus(), FieldId::INFORMATION, "where one is not typing");
}

#[test]
fn old_one_says_check_before_use() {
    let mut app = with(&["Back to walking"], "");
    app.set_clock("2027-05-22T09:00:00+01:00[Europe/London]");
    to_information(&mut app).types("walking").sees_not("check before use");
    app.set_clock("2027-05-23T09:00:00+01:00[Europe/London]");
    app.press("Backspace Tab").sees("Look it up before you give it to anyone");
    assert!(information(&app).ends_with("checked 22 Nov 2026: check before use"));
}

/// Next to the principles that ask for information, and no other.
#[test]
fn guide_has_them() {
    for (principle, has) in
        ["1", "2", "3", "4", "5", "6", "7"].iter().zip([false, true, false, true, false, false, false])
    {
        let mut app = with(&["Back to walking"], "F2");
        app.press(principle).press("End");
        assert_eq!(app.screen().contains("My resources"), has, "{principle}");
    }
    let mut app = with(&["Back to walking"], "F2 4 End Enter");
    assert_eq!(information(&app), PUT_IN);
    app.press("Ctrl-Z");
    assert_eq!(information(&app), "");
}

#[test]
fn found_with_the_notes() {
    let mut app = with(&["Back to walking"], "Esc");
    app.press("Ctrl-/")
        .types("library company")
        .sees("Resources")
        .press("Enter")
        .sees("Resources of your area");
    app.sees("Back to walking").press("Enter").sees("Change a resource");
}

#[test]
fn full_disk_keeps_the_form() {
    let mut app = with(&[], "F9 i Ctrl-N");
    app.types("Walks");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("Enter").sees("This change is not on disk.").sees("Walks");
    app.world.memory.fail_writes(None);
    app.press("Enter").sees("Resources of your area");
    assert_eq!(on_disk(&app).len(), 1);
}
