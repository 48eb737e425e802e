//! The least a ratatui program can do: read a key, draw what was typed.

use std::io;

use crossterm::event::{self, Event, KeyCode};
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    widgets::{Paragraph, Wrap},
};

/// Types until Esc is pressed.
pub(crate) fn run() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()?;
    crossterm::execute!(
        io::stdout(),
        crossterm::terminal::EnterAlternateScreen,
        event::EnableBracketedPaste
    )?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut typed = String::from("ready ");
    loop {
        terminal.draw(|frame| {
            frame.render_widget(Paragraph::new(typed.as_str()).wrap(Wrap { trim: false }), frame.area());
        })?;
        match event::read()? {
            Event::Key(key) => match key.code {
                KeyCode::Char(char) => typed.push(char),
                KeyCode::Esc => break,
                _ => {}
            },
            Event::Paste(text) => typed.push_str(&text),
            _ => {}
        }
    }
    crossterm::execute!(
        io::stdout(),
        event::DisableBracketedPaste,
        crossterm::terminal::LeaveAlternateScreen
    )?;
    crossterm::terminal::disable_raw_mode()
}
