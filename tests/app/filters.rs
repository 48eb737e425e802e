//! Every filter finds words however they are written.

use crate::memory::Memory;
use foreword::store::Disk;

use crate::harness::App;

/// Accents composed or not, small letters or capitals, every apostrophe.
const ZOE: [&str; 5] = ["Zoë", "Zoe\u{308}", "zoe o'neil", "ZOË O’NEIL", "Zoe\u{308} O‘Neil"];

const OWN: &str = r#"(format: 1, abbreviations: [
    (word: "zo1", becomes: Text("Zoë O’Neil rang.")),
    (word: "zo2", becomes: Text("Beans came.")),
])"#;

/// Appointments and abbreviations of two people.
fn people() -> App {
    let memory = Memory::default();
    memory.subfolder("").put("abbreviations.ron", OWN);
    let mut app = App::on(memory, foreword::app::program::Start::Home, (80, 24));
    app.put(1, "Zoë O’Neil", "2026-11-24T10:20:00+00:00");
    app.put(2, "Beans", "2026-11-24T10:40:00+00:00");
    app.press("F5");
    app
}

/// A new appointment of theirs.
fn note() -> App {
    let mut app = people();
    app.press("n").types("RH").press("Enter");
    app
}

fn after(mut app: App, keys: &str) -> App {
    app.press(keys);
    app
}

fn home() -> App {
    after(people(), "/")
}

fn pin_picker() -> App {
    after(people(), "p p")
}

fn abbreviations() -> App {
    after(note(), "F9 .")
}

fn snippets() -> App {
    let mut app = note();
    app.types(".zo\t");
    app
}

/// The first two phrases in words of their own.
fn phrases() -> App {
    let mut app = people();
    app.press("p c Ctrl-A").types("Zoë O’Neil?").press("Esc ↓ c Ctrl-A").types("Beans?").press("Esc /");
    app
}

fn starters() -> App {
    after(note(), "F6 F9 n")
}

fn palette() -> App {
    after(note(), "F1")
}

/// How a list opens, words in it that are found, words that are not, and ways to write the first.
type Row = (fn() -> App, &'static str, &'static str, &'static [&'static str]);

#[test]
fn filters_see_through_writing() {
    let table: [Row; 7] = [
        (home, "Zoë O’Neil", "Beans", &ZOE),
        (pin_picker, "Zoë O’Neil", "Beans", &ZOE),
        (abbreviations, "Zoë O’Neil rang", "Beans came", &ZOE),
        (snippets, "Zoë O’Neil rang", "Beans came", &ZOE),
        (phrases, "Zoë O’Neil?", "Beans?", &ZOE),
        (starters, "Scan", "Pilates class", &["scan", "scän", "sca\u{308}n", "BACK SCAN"]),
        (palette, "My abbreviations", "Next empty field", &["ábbrev", "A\u{301}bbrev", "flare types"]),
    ];
    for (open, found, other, ways) in table {
        for way in ways {
            open().sees(other).types(way).sees(found).sees_not(other);
        }
        open().types("qqzz").sees_not(found).sees_not(other);
    }
}
