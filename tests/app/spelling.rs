//! Unknown words are underlined once they are typed, and put right, added or left with a few keys.

use std::io::ErrorKind;

use foreword::{
    app::program::Start,
    msg::{Mouse, Msg},
    store::Disk,
};
use ratatui::style::{Color, Modifier, Style};

use crate::harness::App;

/// A new note with these words in its first field, and the dictionaries read.
fn note(words: &str) -> App {
    let mut app = App::new_note();
    app.reads_spelling().types(words);
    app
}

/// How a word on screen looks, at its first letter; all of it looks the same.
#[track_caller]
fn look(app: &App, word: &str) -> Style {
    let (column, row) = app.find(word);
    let (buffer, _) = app.buffer();
    let width = u16::try_from(word.chars().count()).unwrap();
    let look = |at: u16| {
        let style = buffer[(at, row)].style();
        (style.fg, style.add_modifier)
    };
    assert!((column..column + width).all(|at| look(at) == look(column)), "{word}");
    buffer[(column, row)].style()
}

#[track_caller]
fn is_marked(app: &App, word: &str) -> bool {
    look(app, word).add_modifier.contains(Modifier::UNDERLINED)
}

/// A misspelt word is underlined and put right, and the step can be undone.
#[test]
fn slip_is_marked_and_fixed() {
    let mut app = note("On sertralien since March");
    assert!(is_marked(&app, "sertralien") && !is_marked(&app, "since"));
    assert_eq!(look(&app, "sertralien").fg, Some(Color::Indexed(210)));
    app.press("Ctrl-← Ctrl-← Ctrl-← Ctrl-Space")
        .sees("Not in the dictionary: “sertralien”")
        .sees("  1  sertraline");
    app.press("1");
    assert_eq!(app.text("context.what_matters"), "On sertraline since March");
    assert_eq!(app.caret().at, "On sertraline".len());
    assert!(!is_marked(&app, "sertraline"));
    app.press("Ctrl-Z");
    assert_eq!(app.text("context.what_matters"), "On sertralien since March");
    app.press("Ctrl-Y");
    assert_eq!(app.text("context.what_matters"), "On sertraline since March");
}

/// The wrong medicine spelt right is worse than a slip: none is chosen beforehand.
#[test]
fn a_medicine_is_put_in_by_choice_alone() {
    let mut app = note("On prednisolne since March");
    app.press("Ctrl-← Ctrl-← Ctrl-← Ctrl-Space").sees("1  prednisolone  medicine: check the name");
    app.sees("2  prednisone  medicine: check the name").sees_not("›  1").sees_not("put it in").press("Enter");
    assert_eq!(app.text("context.what_matters"), "On prednisolne since March");
    app.press("↓").sees("› 1  prednisolone").press("↓").sees("› 2  prednisone").press("↑ Enter");
    assert_eq!(app.text("context.what_matters"), "On prednisolone since March");
}

/// Nothing is underlined before the word is complete.
#[test]
fn unfinished_is_not_marked() {
    let mut app = note("On sertralien");
    assert!(!is_marked(&app, "sertralien"));
    app.press("←");
    assert!(is_marked(&app, "sertralien"));
    app.press("→");
    assert!(is_marked(&app, "sertralien"), "it is no longer being typed");
    app.types(" ");
    assert!(is_marked(&app, "sertralien"));
}

/// Without colour it reads by the letters alone.
#[test]
fn no_colour_marks_letters() {
    let mut app = note("On sertralien ");
    app.set_colour(false);
    let look = look(&app, "sertralien");
    assert!(look.add_modifier.contains(Modifier::UNDERLINED | Modifier::ITALIC));
    assert!(matches!(look.fg, None | Some(Color::Reset)));
    app.press("Shift-Home");
    let selected = self::look(&app, "sertralien").add_modifier;
    assert!(selected.contains(Modifier::REVERSED | Modifier::UNDERLINED), "both can be told");
}

/// A suggestion is taken by its number or with the mouse.
#[test]
fn suggestion_by_number() {
    let mut app = note("the pian ");
    app.press("Ctrl-Space").sees("“pian”").press("↓");
    let (second, third) = (app.suggestions()[1].clone(), app.suggestions()[2].clone());
    app.press("2");
    assert_eq!(app.text("context.what_matters"), format!("the {second} "));
    app.press("Ctrl-Z Ctrl-Space");
    let (column, row) = app.find(&format!("3  {third}"));
    app.mouse(Mouse::Press, column, row);
    assert_eq!(app.text("context.what_matters"), format!("the {third} "));
    app.press("Ctrl-Z Ctrl-Space 9").sees("“pian”").press("Esc").sees_not("“pian”");
    assert_eq!(app.text("context.what_matters"), "the pian ");
}

/// From anywhere it goes to the next one of the field and round.
#[test]
fn next_word_goes_round() {
    let mut app = note("wrod one two anohter end");
    app.press("Ctrl-← Ctrl-← Ctrl-← Ctrl-←").press("Ctrl-Space").sees("“anohter”").press("Enter");
    assert_eq!(app.text("context.what_matters"), "wrod one two another end");
    app.press("Ctrl-Space").sees("“wrod”").press("Esc");
    assert_eq!(app.caret().at, 4);
    app.press("Ctrl-Space Enter Ctrl-Space").sees_not("Not known").sees("so that proves little.");
    app.press("↓ ↓").types("qwertzy ").press("Ctrl-Space").sees("“qwertzy”");
}

/// A word added is known at once and after the next start.
#[test]
fn added_word_is_known() {
    let mut app = note("Likes zwetschge and zwetschge, qwertz ");
    assert!(is_marked(&app, "zwetschge"));
    app.press("Home Ctrl-Space").sees("“zwetschge”").press("a").sees("words.ron");
    assert!(!is_marked(&app, "zwetschge") && is_marked(&app, "qwertz"));
    let text = String::from_utf8(app.world.memory.subfolder("").get("words.ron").unwrap()).unwrap();
    assert!(text.contains("\"zwetschge\"") && !text.contains("qwertz"), "{text}");
    app.press("Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.reads_spelling().press("Enter").sees("zwetschge");
    assert!(!is_marked(&again, "zwetschge") && is_marked(&again, "qwertz"));
}

/// A word left alone is so until the program ends.
#[test]
fn ignored_until_the_end() {
    let mut app = note("Likes zwetschge today ");
    app.press("Ctrl-Space").press("i").sees("until you quit");
    assert!(!is_marked(&app, "zwetschge"));
    app.press("Esc Enter");
    assert!(!is_marked(&app, "zwetschge"));
    assert_eq!(app.world.memory.subfolder("").get("words.ron"), None);
    app.press("Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    again.reads_spelling().press("Enter");
    assert!(is_marked(&again, "zwetschge"));
}

/// Whatever cannot be read or written is left as it is.
#[test]
fn bad_files_are_said_once() {
    let mut app = App::new_note();
    let home = app.world.memory.subfolder("");
    home.put("words.ron", "(format: 1, words: [zwetschge])");
    app.world.memory.subfolder("dictionaries").put("bad.dic", "\0");
    app.resize(200, 40)
        .reads_spelling()
        .sees("words.ron are not understood")
        .sees("bad.dic is not understood");
    app.types("zwetschge ").sees_not("not understood");
    assert!(is_marked(&app, "zwetschge"));
    app.press("Ctrl-Space a").sees("words.ron are not understood").sees("ignored until you quit");
    assert!(!is_marked(&app, "zwetschge"));
    assert_eq!(home.get("words.ron").unwrap(), b"(format: 1, words: [zwetschge])");
    let mut app = note("zwetschge ");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("Ctrl-Space a").sees("The disk is full");
    assert!(!is_marked(&app, "zwetschge"));
}

#[test]
fn ones_own_dictionaries_are_used() {
    let mut app = App::new_note();
    let folder = app.world.memory.subfolder("dictionaries");
    folder.put("fruit.aff", "SET UTF-8\nSFX N Y 1\nSFX N 0 n .\n");
    folder.put("fruit.dic", "1\nzwetschge/N\n");
    app.reads_spelling().types("zwetschge zwetschgen zwetschgex ");
    assert!(
        !is_marked(&app, "zwetschge ") && !is_marked(&app, "zwetschgen ") && is_marked(&app, "zwetschgex")
    );
    app.press("Ctrl-Space").sees("1  zwetschge");
}

/// It can be switched off and is read only when wanted.
#[test]
fn it_can_be_switched_off() {
    let mut app = App::new_note();
    app.types("zwetschge ").press("Ctrl-Space").sees("still being read");
    assert!(!is_marked(&app, "zwetschge"), "nothing waits for the dictionaries");
    app.reads_spelling();
    assert!(is_marked(&app, "zwetschge"));
    app.press("Ctrl-F10 ↓ ↓ ↓ ↓").sees("Underline unknown words").press("→ Enter");
    assert!(!app.settings().spelling && !is_marked(&app, "zwetschge"));
    app.press("Ctrl-Space").sees("Spelling is not looked at");
    app.press("Esc Ctrl-Q");
    let mut again = App::on(app.world.memory, Start::Home, (80, 24));
    assert!(!again.has_dictionary());
    again.world.reads_spelling = true;
    again.press("s ↓ ↓ ↓ ↓ → Enter Enter");
    assert!(again.has_dictionary() && is_marked(&again, "zwetschge"));
}

/// It works in the grid, in notes that are read only and in any size.
#[test]
fn grid_read_only_any_size() {
    let mut app = note("x");
    app.press("F6").types("qwertzy ").press("Ctrl-Space").sees("“qwertzy”").press("Esc");
    for size in [(40, 12), (20, 6), (8, 3), (0, 0), (120, 40), (80, 24)] {
        app.press("Ctrl-Space").resize(size.0, size.1);
        let _ = app.buffer();
        app.press("↓ ↓ Esc");
    }
    app.set_read_only("Read only.");
    app.press("Ctrl-Space").sees("“qwertzy”").press("Enter 1").sees("“qwertzy”").press("i");
    assert!(!is_marked(&app, "qwertzy"));
}

/// Keys typed while the window is open change no word.
#[test]
fn keys_change_no_word() {
    let mut app = note("the pian ");
    app.press("Ctrl-Space").burst("xyz").paste("xyz").sees("“pian”");
    app.send(Msg::Key("Backspace".parse().unwrap()));
    assert_eq!(app.text("context.what_matters"), "the pian ");
}
