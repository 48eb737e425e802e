//! What can be set is kept, and what was set by hand is understood or left alone.

use std::io::ErrorKind;

use foreword::{
    app::program::Start,
    domain::{Country, Settings, icon_array::IconStyle},
    msg::Mouse,
    store::Disk,
};

use crate::{harness::App, memory::Memory};

const FILE: &str = "settings.ron";

/// The home folder of this disk.
fn home(app: &App) -> Memory {
    app.world.memory.subfolder("")
}

/// The app on a disk with this file.
fn with(text: &str) -> App {
    let memory = Memory::default();
    memory.subfolder("").put(FILE, text);
    App::on(memory, Start::Home, (80, 24))
}

fn set(cover: u16, delete: u16) -> Settings {
    Settings { cover_after_minutes: cover, delete_after_days: delete, ..Settings::default() }
}

/// A setting holds at once and after the next start.
#[test]
fn setting_holds_at_once() {
    let mut app = App::home();
    app.press("s")
        .sees("5 minutes")
        .sees("14 days")
        .press("→")
        .sees("10 minutes")
        .press("↓ →")
        .sees("30 days");
    assert_eq!(*app.settings(), Settings::default(), "until Enter");
    app.press("Enter").sees_not("Cover the screen after");
    assert_eq!(*app.settings(), set(10, 30));
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    assert_eq!(*again.settings(), set(10, 30));
    again.wait(599).sees("Sample").wait(1).sees("Covered.");
}

#[test]
fn the_country_is_set_with_the_rest_and_kept() {
    let mut app = App::home();
    app.press("s ↑ ↑ ↑ ↑ ↑ ↑ ↑ ← Enter");
    assert_eq!(app.settings().country, Some(Country::NorthernIreland));
    let text = String::from_utf8(home(&app).get(FILE).unwrap()).unwrap();
    assert!(text.contains("country: Some(NorthernIreland)"), "{text}");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.press("s").sees("Northern Ireland").press("Esc");
    assert_eq!(with("(country: Wales)").settings().country, Some(Country::Wales));
}

/// They are typed, and are on the plan.
#[test]
fn surgery_numbers_are_kept() {
    let mut app = App::home();
    app.press("s ↑ ↑ ↑ ↑ ↑ ↑").sees("a line to fill by hand").types(" 01632 960 123").press("← ←").types("0");
    app.press("Tab").paste("111\nor online ").press("Enter");
    let numbers = |app: &App| {
        let set = app.settings();
        (set.surgery_number.clone(), set.out_of_hours_number.clone())
    };
    let typed = ("01632 960 1023".to_owned(), "111 or online".to_owned());
    assert_eq!(numbers(&app), typed);
    let mut again = App::on(app.world.memory, Start::Sample, (80, 60));
    assert_eq!(numbers(&again), typed);
    again.press("Ctrl-B → →").sees("My surgery: 01632 960 1023").sees("closed: 111 or online");
    again.press("Ctrl-F10 ↓ ↓ ↓ ↓ ↓ ↓ ↓ Ctrl-A Backspace Enter").sees("My surgery: ____");
    again.press("Ctrl-F10 ↓ ↓ ↓ ↓ ↓ ↓ ↓").types(&"9".repeat(200)).press("Enter");
    assert_eq!(again.settings().surgery_number.len(), Settings::LONGEST_NUMBER);
    again.press("Ctrl-F10 ↓ ↓ ↓ ↓ ↓ ↓ ↓").types("1").press("Esc");
    assert!(!again.settings().surgery_number.ends_with('1'), "left as they were");
    again.press("Ctrl-F10 ↓ ↓ ↓ ↓ ↓ ↓ ↓ Ctrl-A").paste(&"1".repeat(61)).press("Enter");
    assert!(!again.settings().surgery_number.contains('1'), "nothing is cut: it is not taken");
}

#[test]
fn a_short_time_set_covers_after_it() {
    let mut app = with("(cover_after_minutes: 1)");
    app.wait(59).sees("Sample").wait(1).sees("Covered.");
    with("(cover_after_minutes: 0)").wait(1_000_000).sees("Sample");
}

/// Through all their choices.
#[test]
fn lines_turn_both_ways() {
    let mut app = App::home();
    app.press("s");
    for words in ["10 minutes", "15 minutes", "30 minutes", "never", "1 minute", "2 minutes", "5 minutes"] {
        app.press("→").sees(words);
    }
    app.press("← ←").sees(" 1 minute ").press("Tab");
    for words in ["7 days", "never", "90 days", "30 days", "14 days"] {
        app.press("←").sees(words);
    }
    app.press("Tab Tab Tab")
        .sees("yes")
        .press("→")
        .sees(" no ")
        .press("→ Tab")
        .sees("15 minutes")
        .press("Tab")
        .sees("not chosen yet");
    for words in ["England", "Wales", "Scotland", "Northern Ireland", "not chosen yet"] {
        app.press("→").sees(words);
    }
    app.press("Esc");
    assert_eq!(*app.settings(), Settings::default());
    assert_eq!(home(&app).get(FILE), None, "nothing was changed, nothing is written");
}

#[test]
fn how_people_are_drawn_is_chosen_and_kept() {
    let mut app = App::home();
    app.press("s ↓ ↓").sees("dots ● ○").press("→").sees("blocks █ ░").press("→").sees("plain letters # .");
    app.press("Enter");
    assert_eq!(App::on(app.world.memory, Start::Home, (80, 24)).settings().picture, IconStyle::Plain);
    with("(picture: Blocks)").press("s").sees("blocks").press("↓ ↓ ←").sees("dots");
}

/// A value written by hand is shown, kept and gone back to.
#[test]
fn odd_value_can_come_back() {
    let mut app = with("(cover_after_minutes: 7, delete_after_days: 365)");
    app.press("s")
        .sees("7 minutes")
        .sees("365 days")
        .press("→")
        .sees("10 minutes")
        .press("←")
        .sees("7 minutes");
    app.press("←").sees(" 5 minutes").press("→ ↓ →").sees("never").press("←").sees("365 days");
    app.press("Enter");
    assert_eq!(*app.settings(), set(7, 365));
    assert_eq!(home(&app).get(FILE).unwrap(), b"(cover_after_minutes: 7, delete_after_days: 365)");
    app.press("s ↓ → Enter");
    assert_eq!(*app.settings(), set(7, 0));
}

#[test]
fn a_broken_file_is_left_alone() {
    let broken = "(cover_after: 7)";
    let mut app = with(broken);
    app.sees("memory").sees("settings.ron").sees("line 1").sees("covered after 5 minutes");
    assert_eq!(*app.settings(), Settings::default());
    app.press("s Enter");
    assert_eq!(home(&app).get(FILE).unwrap(), broken.as_bytes(), "nothing was changed, nothing is written");
    app.press("s → Enter").sees("Nothing was saved over it.").sees("holds until you leave");
    assert_eq!(*app.settings(), set(10, 14), "it holds for now");
    assert_eq!(home(&app).get(FILE).unwrap(), broken.as_bytes());
}

/// Whatever cannot be saved is said, and holds for now.
#[test]
fn unsaved_setting_holds() {
    let mut app = App::home();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("s → Enter")
        .sees("The change could not be saved to")
        .sees("The disk is full")
        .sees("holds until you leave");
    assert_eq!(*app.settings(), set(10, 14));
}

/// They are reached from a note and typing goes on after them.
#[test]
fn settings_open_from_a_note() {
    let mut app = App::new_note();
    app.types("one").press("F1").types("settings").press("Enter").sees("Cover the screen after");
    app.types("typed nowhere").paste("nor pasted").press("Enter").types(" two");
    assert_eq!(app.text("context.what_matters"), "one two");
    app.press("Ctrl-F10").sees("Cover the screen after").press("Esc");
}

/// They can be set with the mouse and on a small screen.
#[test]
fn mouse_and_small_screen() {
    let mut app = App::home();
    app.press("s");
    let row = app.screen().lines().position(|line| line.contains("Delete notes")).unwrap();
    let row = u16::try_from(row).unwrap();
    app.mouse(Mouse::Press, 20, row).mouse(Mouse::Press, 20, row).sees("30 days");
    app.resize(40, 12).sees("Cover the screen after").sees("5 minutes").sees("30 days");
    app.press("↓ ↓ ↓").sees("yes").sees_not("Cover the screen after");
    let row =
        u16::try_from(app.screen().lines().position(|line| line.contains("Delete notes")).unwrap()).unwrap();
    app.mouse(Mouse::Press, 20, row);
    app.resize(20, 6).sees("30 days").press("↑").sees("5 minutes");
    let (_, row) = app.cursor().unwrap();
    assert!(app.screen().lines().nth(usize::from(row)).unwrap().contains("5 minutes"));
}

/// A folder for backups is a whole path; where none can be made there, that is said at once.
#[test]
fn backup_folder_is_looked_at() {
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().to_str().unwrap();
    let mut app = App::home();
    app.press("s ↑ ↑").sees("none").paste(folder).press("Enter").sees_not("backup");
    assert_eq!(app.settings().backup_folder, folder);
    let text = String::from_utf8(home(&app).get(FILE).unwrap()).unwrap();
    assert!(text.contains(&format!("backup_folder: \"{folder}\"")), "{text}");
    app.press("s ↑ ↑ Ctrl-A Backspace").types("stick").press("Enter").sees("not a whole path");
    app.press("s ↑ ↑ Ctrl-A Backspace").types("/media/none").press("Enter").sees("folder is not there");
    app.press("s ↑ ↑ Ctrl-A Backspace").types("~/b").press("Enter");
    assert!(app.settings().backup_folder.ends_with("/b") && !app.settings().backup_folder.contains('~'));
    app.press("s ↑ ↑ Ctrl-A Backspace Enter");
    assert_eq!(*app.settings(), Settings::default());
}

/// The log is off until somebody switches it on.
#[test]
fn log_is_switched_on() {
    let mut app = App::home();
    app.press("s ↑").sees("Log what is done to files").press("→ Enter");
    assert!(app.settings().log_files);
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    assert!(again.settings().log_files);
    again.press("s ↑ → Enter");
    assert!(!again.settings().log_files);
}
