//! Draws the window about a longer appointment.

use ratatui::layout::Rect;

use super::{ANSWERS, Form, Line, Row, first, focus, rows, wrapped};
use crate::{
    content, layout,
    model::Model,
    overlays::view::window,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, line, row},
        theme::Theme,
    },
};

/// Where rows begin, and what stands next to them.
const MARGIN: u16 = 2;

/// Draws the window; returns where the cursor stands, if that row is in sight.
pub fn view(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let rows = rows(model, form);
    let area = layout::longer(model.session.size, rows.len());
    let inside = window(buffer, area, &content::longer().title, theme);
    let (first, focus) = (first(model, form), focus(model, form));
    let mut cursor = None;
    for ((one, place), at) in rows.iter().zip(0..).skip(first).zip(0..inside.height) {
        let column = match one {
            Row::Gap => continue,
            Row::Aside(words) => {
                line(buffer, inside, at, MARGIN, words, theme.dim());
                continue;
            }
            Row::Prompt(words) => {
                line(buffer, inside, at, MARGIN, words, theme.plain());
                continue;
            }
            Row::Identifies(reason) => {
                let end = line(buffer, inside, at, MARGIN, "! ", theme.error());
                line(buffer, inside, at, end - inside.x, reason, theme.plain());
                continue;
            }
            Row::One(one) => view_line(form, *one, buffer, (inside, at), theme),
            Row::Paste(paste) => view_paste(model, form, *paste, buffer, (inside, at), theme),
        };
        if place == focus {
            let column = u16::try_from(column).unwrap_or_default();
            cursor = Some((inside.x + MARGIN + ANSWERS + column, inside.y + at));
        }
    }
    cursor.filter(|(column, row)| inside.contains((*column, *row).into()))
}

/// Draws a line that takes one row; returns the column of the cursor in it.
fn view_line(
    form: &Form,
    one: Line,
    buffer: &mut FrameBuffer,
    (inside, at): (Rect, u16),
    theme: Theme,
) -> usize {
    let here = form.line == one;
    let strong = if here { theme.heading() } else { theme.plain() };
    line(buffer, inside, at, MARGIN, one.title(), if here { theme.here() } else { theme.plain() });
    let indent = MARGIN + ANSWERS;
    let room = usize::from(inside.width.saturating_sub(indent + MARGIN));
    let minutes = format!("{} minutes", form.minutes);
    let (words, column) = match one {
        Line::Minutes => (minutes.as_str(), 0),
        Line::Meeting => (form.meeting.label(), 0),
        Line::With | Line::Paste => form.with.window(room),
    };
    let aside = match one {
        Line::With if form.with.text().is_empty() => "nobody else; or such as “someone along”, no names",
        Line::Minutes | Line::Meeting if here => "← → change",
        _ => "",
    };
    let end = line(buffer, inside, at, indent, words, strong);
    let after = end - inside.x + if words.is_empty() { 0 } else { 2 };
    if columns(aside) <= usize::from(inside.width.saturating_sub(after)) {
        line(buffer, inside, at, after, aside, theme.dim());
    }
    column
}

/// Draws a row of the line to paste; returns the column of the cursor in it.
fn view_paste(
    model: &Model,
    form: &Form,
    paste: usize,
    buffer: &mut FrameBuffer,
    (inside, at): (Rect, u16),
    theme: Theme,
) -> usize {
    let here = form.line == Line::Paste;
    if paste == 0 {
        let style = if here { theme.here() } else { theme.plain() };
        let title = if form.is_by_hand() { "Your line" } else { Line::Paste.title() };
        line(buffer, inside, at, MARGIN, title, style);
    }
    let wrapped = wrapped(model, form);
    let indent = MARGIN + ANSWERS;
    let text = form.paste.text();
    let selection = form.paste.caret().selection().filter(|_| here);
    let style = if here { theme.heading() } else { theme.plain() };
    let area = Rect {
        x: inside.x + indent,
        y: inside.y + at,
        width: inside.width.saturating_sub(indent + 1),
        height: 1,
    };
    row(buffer, area, text, &wrapped.range(paste), selection.as_ref(), (style, theme.selected()));
    wrapped.position(text, form.paste.caret().at).1
}
