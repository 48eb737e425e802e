//! Draws the settings.

use super::{Line, SettingsForm, approved, is_inline};
use crate::{
    session::Session,
    ui::{
        form::{Answer, TURN},
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
        window::window,
    },
};

/// Draws the form; returns where the cursor is.
pub(super) fn view(
    session: &Session,
    form: &SettingsForm,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let (area, lines) = form.lines(session);
    let inside = window(buffer, area, "Settings", theme);
    let mut cursor = None;
    for (one, row) in lines.rows().filter_map(|(at, row)| Some((*Line::ALL.get(at)?, row))) {
        let here = one == form.line;
        let title = cut(one.title(), usize::from(inside.width.saturating_sub(3)));
        let (title, row, indent) = if is_inline(session) {
            (&*title, row, 38)
        } else {
            line(buffer, inside, row, 2, &title, if here { theme.here() } else { theme.plain() });
            ("", row + 1, 4)
        };
        let room = usize::from(inside.width.saturating_sub(indent + 1)).max(1);
        let typed = form.input(one).map(|input| input.window(room));
        let chosen = if one == Line::Lists { approved(session) } else { one.words(&form.chosen) };
        let aside = match typed {
            // The plan has that where no number is typed.
            Some(("", _)) => "a line to fill by hand",
            None if here && one == Line::Lists => "→ approve",
            None if here => TURN,
            _ => "",
        };
        let (words, column) = typed.unwrap_or((&chosen, 0));
        let answer = Answer { title, words, aside, column, here };
        cursor = answer.view(buffer, (inside, row, indent), theme).or(cursor);
    }
    cursor
}
