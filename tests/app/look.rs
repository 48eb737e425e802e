//! The look of the screen: by the setting, or by the background of the terminal.

use foreword::{
    app::program::Start,
    domain::Look,
    msg::{Background, Msg},
};
use ratatui::style::{Color, Modifier, Style};

use crate::harness::App;

/// Style of the first letter of these words.
fn style(app: &App, words: &str) -> Style {
    let (column, row) = app.find(words);
    app.buffer().0[(column, row)].style()
}

fn with(look: Look) -> App {
    let mut app = App::sample();
    app.change_settings(|settings| settings.look = look);
    app
}

#[test]
fn background_chooses_the_colours() {
    let mut app = App::sample();
    let dark = style(&app, "[1]").fg;
    app.send(Msg::Background(Background::Light));
    let light = style(&app, "[1]").fg;
    assert!(dark != light && [dark, light].iter().all(|colour| matches!(colour, Some(Color::Indexed(16..)))));
    app.change_settings(|settings| settings.look = Look::Dark);
    assert_eq!(style(&app, "[1]").fg, dark, "the setting goes before what the terminal tells");
    app.set_colour(false);
    assert_eq!(style(&app, "[1]").fg, Some(Color::Reset));
}

#[test]
fn it_is_set_and_kept() {
    let mut app = App::home();
    app.press("s ↓ ↓ ↓").sees("Colours of the screen").sees("as the terminal").press("← ←");
    app.sees("high contrast").press("Enter");
    assert_eq!(App::on(app.world.memory, Start::Home, (80, 24)).settings().look, Look::HighContrast);
}

/// In high contrast nothing is faint, and nothing has a colour of its own.
#[test]
fn high_contrast_is_never_faint() {
    let app = with(Look::HighContrast);
    for cell in app.buffer().0.content() {
        assert!((cell.fg, cell.bg) == (Color::Reset, Color::Reset) && !cell.modifier.contains(Modifier::DIM));
    }
}

/// All that is drawn is ASCII; what was typed stays as it is.
#[test]
fn plain_draws_ascii_alone() {
    let mut app = with(Look::Plain);
    for keys in ["", "F1", "Esc Ctrl-N", "Esc F6", "F9", "Esc Ctrl-B", "Esc Ctrl-Home"] {
        app.press(keys);
        let odd: String = app.drawn().chars().filter(|char| !char.is_ascii()).collect();
        assert!(odd.chars().all(char::is_alphanumeric), "after {keys}: {odd}");
    }
    let mut app = App::new_note();
    app.change_settings(|settings| settings.look = Look::Plain);
    app.types("José 漢字 👩🏽‍⚕️").sees("José 漢字 👩🏽‍⚕️");
}

/// From the sign before it across its row, in windows, lists and the guide; the row below has none.
#[test]
fn the_choice_is_a_bar() {
    for keys in ["Esc", "F1", "F2", "F6 F9", "F9 p", "Esc f"] {
        let mut app = App::sample();
        app.press(keys);
        let (column, row) = app.find("›");
        let (buffer, _) = app.buffer();
        let bar: Vec<_> = (column..column + 25).map(|column| buffer[(column, row)].bg).collect();
        let is_bar = bar.iter().all(|colour| *colour == bar[0] && *colour != Color::Reset);
        assert!(is_bar, "{keys}: {bar:?}\n{}", app.screen());
        let row = (0..column).map(|column| &buffer[(column, row)]);
        assert!(row.filter(|cell| cell.symbol() == "│").all(|side| side.bg == Color::Reset), "{keys}");
    }
}
