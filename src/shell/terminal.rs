//! The terminal: set up once, shown whole frames, given back on every way out.

use std::{
    io::{self, Write},
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Mutex},
};

use crossterm::{
    clipboard::CopyToClipboard,
    cursor,
    event::{DisableMouseCapture, EnableMouseCapture},
    execute, queue, terminal as tty,
};
use ratatui::backend::{Backend, CrosstermBackend};

use crate::{
    app::model::Model, app::view::view, domain::UserError, platform, ui::frame_buffer::FrameBuffer,
    ui::painter::Painter,
};

/// Marks that keep the terminal from showing half a frame.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Presses, drags and the wheel, with large coordinates; not every move.
const MOUSE_ON: &[u8] = of_terminal(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h");
const MOUSE_OFF: &[u8] = of_terminal(b"\x1b[?1006l\x1b[?1002l\x1b[?1000l");
const PASTE_ON: &[u8] = of_terminal(b"\x1b[?2004h");
const PASTE_OFF: &[u8] = of_terminal(b"\x1b[?2004l");

/// A console of Windows gives events, not bytes: the mouse is asked for by a call, and marks around a paste
/// would come as keys.
const fn of_terminal(bytes: &[u8]) -> &[u8] {
    if cfg!(windows) { b"" } else { bytes }
}

/// Asks for the background. Nothing waits for the answer.
const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// The terminal while the program has it.
pub struct Screen {
    painter: Painter,
    frame: Vec<u8>,
    cursor: Option<bool>,
    /// Whether what the painter takes for blank must be made so first.
    stale: bool,
    size: (u16, u16),
    ours: bool,
}

fn switch_on() -> io::Result<()> {
    tty::enable_raw_mode()?;
    let mut out = io::stdout().lock();
    queue!(out, tty::EnterAlternateScreen)?;
    for bytes in [PASTE_ON, MOUSE_ON] {
        out.write_all(bytes)?;
    }
    if cfg!(windows) {
        queue!(out, EnableMouseCapture)?;
    }
    out.flush()
}

/// Gives the terminal back with no note text left in it. Every part is tried, whatever became of
/// the one before.
fn switch_off() {
    use tty::ClearType::{All, Purge};
    let mut out = io::stdout().lock();
    for bytes in [END, MOUSE_OFF, PASTE_OFF] {
        let _ = out.write_all(bytes);
    }
    let _ = if cfg!(windows) { queue!(out, DisableMouseCapture) } else { Ok(()) };
    // Some terminals keep what was on the alternate screen to scroll back to, and clearing it may
    // put it there: so the screen first, then what lies above it, and only then away from it.
    let _ = queue!(out, tty::Clear(All), tty::Clear(Purge), tty::LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    let _ = tty::disable_raw_mode();
}

/// The terminal in raw mode with its own screen kept: keys come one by one, and lines are printed.
pub(super) struct Raw(());

impl Raw {
    /// Takes the terminal.
    ///
    /// # Errors
    /// If it cannot be set up; it is then as before.
    pub(super) fn enter() -> io::Result<Self> {
        tty::enable_raw_mode()?;
        let raw = Self(());
        let mut out = io::stdout().lock();
        out.write_all(PASTE_ON)?;
        out.flush()?;
        Ok(raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(PASTE_OFF);
        let _ = out.flush();
        let _ = tty::disable_raw_mode();
    }
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// If it cannot be set up; it is then as before.
    pub fn enter(asks: bool) -> io::Result<Self> {
        let size = tty::size()?;
        // With NO_COLOR set crossterm's resets would wipe bold and reverse too; our own theme
        // leaves colour out instead.
        crossterm::style::force_color_output(true);
        if let Err(error) = switch_on() {
            switch_off();
            return Err(error);
        }
        if asks {
            let mut out = io::stdout().lock();
            let _ = out.write_all(ASK_BACKGROUND).and_then(|()| out.flush());
        }
        let painter = Painter::new(size);
        Ok(Self { painter, frame: Vec::new(), cursor: None, stale: false, size, ours: true })
    }

    /// Columns and rows.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The terminal has another size now; the next frame is drawn from nothing.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.painter = Painter::new(size);
        (self.cursor, self.stale) = (None, true);
    }

    /// Makes the bytes that change what is shown into what the model says, as one frame.
    ///
    /// # Errors
    /// If one of them cannot be written down.
    pub fn make(&mut self, model: &Model) -> io::Result<()> {
        self.make_of(|buffer| view(model, buffer))
    }

    /// As [`Self::make`], for anything that draws itself and says where the cursor is.
    ///
    /// # Errors
    /// If one of them cannot be written down.
    pub(super) fn make_of(
        &mut self,
        draw: impl FnOnce(&mut FrameBuffer) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        self.frame.extend_from_slice(BEGIN);
        if std::mem::take(&mut self.stale) {
            queue!(self.frame, tty::Clear(tty::ClearType::All))?;
        }
        let cursor = self.painter.draw(draw);
        let runs = self.painter.runs();
        let runs = runs.iter().map(|(column, row, run)| (*column, *row, run));
        CrosstermBackend::new(&mut self.frame).draw(runs)?;
        let shown = cursor.is_some();
        if self.cursor.replace(shown) != Some(shown) {
            if shown { queue!(self.frame, cursor::Show)? } else { queue!(self.frame, cursor::Hide)? }
        }
        if let Some((column, row)) = cursor {
            queue!(self.frame, cursor::MoveTo(column, row))?;
        }
        self.frame.extend_from_slice(END);
        Ok(())
    }

    /// Sends the bytes made so far, in one piece.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn send(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(&self.frame)?;
        self.frame.clear();
        out.flush()
    }

    /// Shows the model.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        self.make(model)?;
        self.send()
    }

    /// Puts text on the clipboard of the computer the terminal is on, if that terminal takes it.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn copy_out(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Gives the terminal back for as long as the program is stopped, and takes it again.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub(super) fn suspend_or_resume(&mut self, suspend: bool) -> io::Result<()> {
        if suspend {
            switch_off();
            platform::stop()?;
        }
        switch_on()?;
        self.size = tty::size()?;
        Ok(())
    }

    /// Gives the terminal back.
    pub fn leave(&mut self) {
        if std::mem::take(&mut self.ours) {
            switch_off();
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Where the last fault was.
#[derive(Clone, Default)]
pub struct Fault(Arc<Mutex<String>>);

impl Fault {
    /// The place in the source.
    #[must_use]
    pub fn take(&self) -> String {
        self.0.lock().map(|mut place| std::mem::take(&mut *place)).unwrap_or_default()
    }

    /// Does work on another thread than the screen's; a fault there ends that work alone.
    ///
    /// # Errors
    /// If there is a fault: what to say of it.
    pub(super) fn caught<T>(&self, work: impl FnOnce() -> T) -> Result<T, UserError> {
        panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
            let sentence = format!(
                "A fault of Foreword's own ({}) stopped this. No file is half written, and what you typed is \
                 kept. Try again; if it keeps happening, leave and start Foreword again.",
                self.take()
            );
            UserError::new("fault of Foreword", sentence)
        })
    }
}

/// From now on a panic prints nothing and its place is noted: what it would print may hold note
/// text, and the terminal is not in a state to show it.
#[must_use]
pub fn note_faults() -> Fault {
    let fault = Fault::default();
    let noted = fault.clone();
    panic::set_hook(Box::new(move |info| {
        if let (Some(place), Ok(mut noted)) = (info.location(), noted.0.lock()) {
            *noted = format!("{}:{}", place.file(), place.line());
        }
    }));
    fault
}
