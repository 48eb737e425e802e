//! The screen of locked notes: the passphrase is typed, unseen, and nothing else is there to be read.

use ratatui::layout::Rect;

use crate::{
    domain::Settings,
    key::{Key, KeyCode},
    msg::{Background, Msg},
    store::seal::Secret,
    ui::{
        frame,
        frame_buffer::FrameBuffer,
        text::{columns, line, wrapped},
        theme::Theme,
    },
};

const LABEL: &str = "Passphrase: ";

/// A passphrase is no longer than this.
const LONGEST: usize = 1024;

/// The wish behind a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    Nothing,
    Unlock,
    Quit,
}

/// The passphrase so far, and the sentence below it. `Debug` is left out, as with notes.
pub struct LockScreen {
    typed: Secret,
    said: Option<String>,
    busy: bool,
    colour: bool,
    background: Option<Background>,
    settings: Settings,
}

fn first_line(text: &str) -> &str {
    text.trim_start().split(['\n', '\r']).next().unwrap_or_default()
}

impl LockScreen {
    /// With nothing typed, in the colours that `settings` ask for and the terminal has.
    pub fn new(settings: Settings, colour: bool, background: Option<Background>) -> Self {
        Self { typed: Secret::default(), said: None, busy: false, colour, background, settings }
    }

    /// Takes in what somebody does.
    pub fn take(&mut self, msg: &Msg) -> Wanted {
        match msg {
            Msg::Key(key) => return self.press(*key),
            Msg::Paste(text) | Msg::Typed(text) => self.add(first_line(text)),
            // A password manager types as fast as that, and Enter as well.
            Msg::Burst(text) => {
                self.add(first_line(text));
                if text.contains(['\n', '\r']) && !self.typed.is_empty() {
                    return Wanted::Unlock;
                }
            }
            Msg::Background(background) => self.background = Some(*background),
            _ => {}
        }
        Wanted::Nothing
    }

    fn press(&mut self, key: Key) -> Wanted {
        if let Some(char) = key.text() {
            self.add(char.encode_utf8(&mut [0; 4]));
            return Wanted::Nothing;
        }
        let is = |name: &str| name.parse().is_ok_and(|named: Key| named == key);
        if is("Enter") && !self.typed.is_empty() {
            return Wanted::Unlock;
        }
        if is("Ctrl-Q") {
            return Wanted::Quit;
        }
        if key.code == KeyCode::Backspace && self.typed.pop().is_some() {
            self.said = None;
        } else if is("Esc") || is("Ctrl-U") {
            self.typed = Secret::default();
        }
        Wanted::Nothing
    }

    fn add(&mut self, text: &str) {
        self.said = None;
        if self.typed.len() + text.len() <= LONGEST {
            self.typed.push_str(text);
        }
    }

    /// Hands the passphrase over; none is left here.
    pub fn hand_over(&mut self) -> Secret {
        self.busy = true;
        std::mem::take(&mut self.typed)
    }

    /// Says why the notes are still locked.
    pub fn refuse(&mut self, sentence: String) {
        self.busy = false;
        self.said = Some(sentence);
    }

    /// Draws it; returns where the cursor is.
    pub fn view(&self, buffer: &mut FrameBuffer) -> Option<(u16, u16)> {
        let theme = Theme::new(self.settings.look, self.colour, self.background);
        buffer.ascii = theme.ascii;
        let (width, height) = (buffer.area.width, buffer.area.height);
        let has_room = !frame::too_small((width, height));
        let wide = width.saturating_sub(4).min(frame::COMFORTABLE - 20);
        let top = if has_room { height.saturating_sub(6) / 3 } else { 0 };
        let left = if has_room { width.saturating_sub(wide) / 2 } else { 0 };
        let area = Rect::new(left, top, if has_room { wide } else { width }, height.saturating_sub(top));
        let mut row = 0;
        if has_room {
            line(buffer, area, row, 0, "Foreword", theme.heading());
            row += 2;
            line(buffer, area, row, 0, "Locked. The notes are encrypted.", theme.plain());
            row += 1;
        }
        let room = usize::from(area.width).saturating_sub(columns(LABEL) + 1);
        let signs = self.typed.chars().count().min(room);
        let dots = if theme.ascii { "*" } else { "•" }.repeat(signs);
        let end = line(buffer, area, row, 0, LABEL, theme.heading());
        let at = line(buffer, area, row, end - area.x, &dots, theme.plain());
        let cursor = (!self.busy).then_some((at, area.y + row));
        row += 2;
        let said = match &self.said {
            _ if self.busy => "Unlocking.",
            Some(said) => said,
            None => {
                "Forgotten? Type the recovery code instead. Without either nobody can read the notes: there is no \
                 other key."
            }
        };
        let style = if self.said.is_some() { theme.heading() } else { theme.plain() };
        for words in wrapped(said, usize::from(area.width)) {
            line(buffer, area, row, 0, &words, style);
            row += 1;
        }
        if has_room {
            let bar = Rect::new(0, height - 1, width, 1);
            let mut column = 1;
            for (key, words) in [("Enter", "unlock"), ("Esc", "clear"), ("Ctrl-Q", "quit")] {
                let end = line(buffer, bar, 0, column, key, theme.heading());
                column = line(buffer, bar, 0, end + 1, words, theme.dim()) + 2;
            }
        }
        cursor.filter(|at| buffer.area.contains((*at).into()))
    }
}
