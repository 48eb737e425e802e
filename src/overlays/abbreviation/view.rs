//! Draws the form of one abbreviation.

use ratatui::layout::Rect;

use super::{Form, Line, phrase, wrapped};
use crate::{
    layout,
    model::Model,
    overlays::view::{answer, window},
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, row},
        theme::Theme,
    },
};

/// Where answers stand.
const ANSWERS: u16 = 12;

/// What to know, where nothing is in the way.
const HELP: &str =
    "{what to put here} is a blank to fill in, {two days|a week} one to choose for. ↵ is a new line.";

/// Draws the form; returns where the cursor stands.
pub fn view(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let inside = window(buffer, layout::abbreviation(model.session.size), form.title(), theme);
    let mut cursor = None;
    let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
    let (word, column) = form.word.window(room.saturating_sub(1));
    let word = format!(".{}", word.strip_prefix('.').unwrap_or(word));
    let shift = usize::from(!form.word.text().starts_with('.'));
    answer(buffer, (inside, 0), ("Word", ANSWERS), &word, form.line == Line::Word, theme);
    if form.line == Line::Word {
        cursor = Some((inside.x + ANSWERS + u16::try_from(column + shift).unwrap_or_default(), inside.y));
    }
    let kind = match phrase(model, form).filter(|_| form.is_phrase) {
        Some(phrase) => format!("a phrase of the guide, {} ({})", phrase.id, phrase.moment.label()),
        None => "a text of your own".to_owned(),
    };
    let here = form.line == Line::Kind;
    let end = answer(buffer, (inside, 1), ("Becomes", ANSWERS), &cut(&kind, room), here, theme);
    if form.line == Line::Kind || (form.line == Line::Becomes && form.is_phrase) {
        aside(buffer, (inside, 1), end, "← → change", theme);
    }
    if here {
        cursor = Some((inside.x + ANSWERS, inside.y + 1));
    }
    let says = form.refusal.as_deref().unwrap_or(HELP);
    let width = layout::abbreviation_width(model.session.size);
    let foot = Rows::new(says, width);
    let text_rows = usize::from(inside.height).saturating_sub(2 + foot.len()).max(1);
    if let Some(at) = text(model, form, (inside, text_rows), buffer, theme) {
        cursor = Some(at);
    }
    let above = inside.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX)).max(3);
    let style = if form.refusal.is_some() { theme.error() } else { theme.dim() };
    for (at, y) in (0..foot.len()).zip(above..) {
        line(buffer, inside, y, 2, says.get(foot.range(at)).unwrap_or_default(), style);
    }
    cursor
}

/// Draws what it is written out as; returns where the cursor stands, if it is there.
fn text(
    model: &Model,
    form: &Form,
    (inside, shown): (Rect, usize),
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let (text, rows) = wrapped(model, form);
    let here = form.line == Line::Becomes;
    let caret = if form.is_phrase { crate::text::Caret::at(0) } else { form.text.caret() };
    let (cursor_row, column) = rows.position(&text, caret.at);
    let first = layout::first_shown(cursor_row, shown);
    let selection = caret.selection().filter(|_| here);
    let style = if here { theme.heading() } else { theme.plain() };
    for (at, y) in (first..rows.len()).take(shown).zip(2..) {
        let area =
            Rect { x: inside.x + 2, y: inside.y + y, width: inside.width.saturating_sub(3), height: 1 };
        row(
            buffer,
            area.intersection(inside),
            &text,
            &rows.range(at),
            selection.as_ref(),
            (style, theme.selected()),
        );
    }
    let y = u16::try_from(cursor_row - first).unwrap_or_default();
    here.then_some((inside.x + 2 + u16::try_from(column).unwrap_or_default(), inside.y + 2 + y))
}

/// Says something behind an answer, where there is room.
fn aside(buffer: &mut FrameBuffer, (inside, at): (Rect, u16), end: u16, words: &str, theme: Theme) {
    let after = end - inside.x + 2;
    if columns(words) < usize::from(inside.width.saturating_sub(after)) {
        line(buffer, inside, at, after, words, theme.dim());
    }
}
