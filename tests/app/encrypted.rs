//! A sitting over encrypted notes: whatever is typed, wherever, no byte of it is written as it is.

use foreword::app::program::Start;

use crate::{harness::App, memory::Memory};

const WORD: &str = "zqmarker";

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(WORD.len()).any(|window| window == WORD.as_bytes())
}

/// Types in every place that keeps words; everything is saved in between.
fn sitting(disk: &Memory) -> Vec<u8> {
    disk.raw().trace();
    let mut app = App::on(disk.clone(), Start::Home, (100, 30));
    app.press("n").types(WORD).press("Enter").wait(2);
    for page in ["F5", "F6", "F7", "F8"] {
        app.press(page).types(WORD).wait(2).press("Ctrl-End").types(WORD).wait(2);
    }
    app.press("Esc").wait(2);
    for (place, done) in [
        ("r", "Esc Esc"),
        ("/", "Esc Esc"),
        ("p c", "Esc Esc"),
        ("f Enter", "Esc Esc"),
        ("f t n", "Enter Esc Esc"),
        ("l Ctrl-N", "Enter Esc Esc"),
    ] {
        app.press(place).types(WORD).wait(2);
        app.press(done).wait(2);
    }
    app.press("Enter").wait(1).press("F5").types(WORD).wait(2).press("Esc").press("Del").wait(2);
    app.press("Ctrl-Q");
    disk.raw().traced()
}

#[test]
fn no_word_is_written_plain() {
    let traced = sitting(&Memory::encrypted());
    assert!(traced.len() > 20_000 && !holds(&traced));
    if !crate::memory::is_encrypted() {
        assert!(holds(&sitting(&Memory::default())), "the same sitting without encryption");
    }
}
