//! The person's own words worth a second look are there after the start, or it is said why not.

use foreword::{app::program::Start, domain::Register, store::Disk};

use crate::{harness::App, memory::Memory};

fn with(text: &str) -> App {
    let memory = Memory::default();
    memory.subfolder("").put("wording.ron", text);
    App::on(memory, Start::Home, (80, 24))
}

fn ids(app: &App, text: &str) -> Vec<String> {
    let marks = app.wording().marks(text, Register::Written);
    marks.iter().map(|mark| app.wording().row(mark).unwrap().id.clone()).collect()
}

/// Own words are looked for with those of the list.
#[test]
fn own_words_join_the_list() {
    let app = with("(off: [\"W050\"], rows: [(term: \"pop in\", suggestion: \"come\", why: \"vague\")])");
    assert_eq!(ids(&app, "Denies it. Claims it. Asked to pop in."), ["W049", "own-1"]);
    assert_eq!(app.notice(), None);
}

/// A file that is not understood stops nothing.
#[test]
fn bad_own_words_are_said_once() {
    let mut app = with("(rows: nothing)");
    app.sees("Your own words in").sees("The file is left as it is");
    assert_eq!(ids(&app, "Denies it. Claims it."), ["W049", "W050"]);
    assert_eq!(app.world.memory.subfolder("").get("wording.ron").unwrap(), b"(rows: nothing)");
    app.press("n Esc").sees_not("Your own words in");
}

/// A slip in it is said with the words that are allowed.
#[test]
fn slip_names_what_is_allowed() {
    let mut app = with("(rows: [\n  (term: \"pop in\", suggestion: \"come\", why: \"vague\", level: Chek)])");
    app.sees("at line 2,").sees("Write one of: Swap, Explain, Check.");
}

/// The window says that a row is one's own.
#[test]
fn own_row_has_no_source_date() {
    let mut app = with("(rows: [(term: \"pop in\", suggestion: \"come\", why: \"vague\")])");
    app.press("n Enter Enter ↓").types("asked to pop in").press("Ctrl-Space").sees("Better to rewrite it:");
    app.sees("› come").sees("Why: vague.");
    app.sees("Source: your own list, not approved by a registered clinician.").sees("own-1.");
    app.sees_not("Source checked");
    app.press("Esc").types(", and wear and tear").press("Ctrl-Space").sees("Source checked").sees_not(".txt");
}
