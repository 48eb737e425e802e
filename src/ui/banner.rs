//! The banner of an open appointment.

use ratatui::layout::Rect;

use super::{
    frame_buffer::FrameBuffer,
    text::{columns, cut, line, line_right},
    theme::Theme,
};
use crate::{
    domain::CAUTION,
    session::{Document, Session, guide_side},
};

/// Label, time, how long until, what this is not, where it is saved: always all of it.
pub fn appointment(
    session: &Session,
    document: &Document,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let saved = document.saved_words(&session.now);
    let saved_style = if document.saving.error.is_some() { theme.error() } else { theme.plain() };
    let caution = CAUTION.trim_end_matches('.').to_lowercase();
    let width = usize::from(area.width);
    let name = if document.is_sample() { "made-up example" } else { document.appointment.name() };
    let right = if area.height == 2 { columns(&caution) + 2 } else { 0 };
    let (time, until) = match document.appointment.when {
        Some(when) => {
            let until = format!(" · {}", when.until(session.now.timestamp()).0);
            let room = width.saturating_sub(2 + columns(name) + columns(&until) + right);
            let time = format!(" · {}", when.in_full());
            let time = if columns(&time) <= room { time } else { format!(" · {}", when.in_short()) };
            (time, until)
        }
        None => (String::new(), " · no time set".to_owned()),
    };
    let label = cut(name, width.saturating_sub(2 + columns(&time) + columns(&until) + right).max(8));
    let first = format!("{label}{time}{until}");
    let end = line(buffer, area, 0, 1, &first, theme.heading());
    match area.height {
        2 => {
            line_right(buffer, area, 0, end + 1, &caution, theme.dim());
            principles(session, document, area, width.saturating_sub(columns(&saved) + 3), buffer, theme);
            line_right(buffer, area, 1, area.x, &saved, saved_style);
        }
        0 | 1 => {}
        _ => {
            line(buffer, area, 1, 1, &caution, theme.dim());
            line(buffer, area, 2, 1, &cut(&saved, width.saturating_sub(2)), saved_style);
        }
    }
}

/// The numbers of the principles, the chosen one in brackets, and its name.
fn principles(
    session: &Session,
    document: &Document,
    area: Rect,
    room: usize,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let shown = session.guide();
    let mut column = area.x + 1;
    for (at, principle) in shown.principles.iter().enumerate() {
        let chosen = at == document.guide.principle;
        let (text, style) = if chosen {
            (format!("[{}]", principle.number), theme.here())
        } else {
            (format!(" {} ", principle.number), theme.dim())
        };
        column = line(buffer, area, 1, column - area.x, &text, style);
    }
    if let Some(principle) = guide_side::principle(&shown, &document.guide) {
        let used = usize::from(column - area.x) + 1;
        let name =
            if columns(&principle.name) + used <= room { &principle.name } else { &principle.short_name };
        let name = cut(name, room.saturating_sub(used));
        line(buffer, area, 1, column - area.x + 1, &name, theme.heading());
    }
}
