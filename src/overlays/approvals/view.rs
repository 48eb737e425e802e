//! Draws the form for an approval.

use super::{ANSWERS, Form, Line, Row, day, first, rows};
use crate::{
    layout,
    model::Model,
    overlays::view::{answer, window},
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// Draws the form; returns where the cursor stands, if that row is in sight.
pub fn view(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let rows = rows(model, form);
    let area = layout::longer(model.session.size, rows.len());
    let inside = window(buffer, area, "Approval", theme);
    let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
    let mut cursor = None;
    for (one, at) in rows.iter().skip(first(model, form)).zip(0..inside.height) {
        match one {
            Row::Gap => {}
            Row::Aside(words) => drop(line(buffer, inside, at, 2, words, theme.dim())),
            Row::Refusal(words) => drop(line(buffer, inside, at, 2, words, theme.error())),
            Row::Text(words) => drop(line(buffer, inside, at, 2, words, theme.plain())),
            Row::One(one) => {
                let here = *one == form.line;
                let (words, column) = words(model, form, *one, room);
                let end = answer(buffer, (inside, at), (one.title(), ANSWERS), &words, here, theme);
                let aside = match one {
                    Line::What | Line::Body | Line::Until if here => "← → change",
                    Line::Name if words.is_empty() => "such as Dr A Example",
                    Line::Role if words.is_empty() => "such as GP partner",
                    Line::Registration if words.is_empty() => "of that register",
                    _ => "",
                };
                let after = end - inside.x + if words.is_empty() { 0 } else { 2 };
                if columns(aside) <= usize::from(inside.width.saturating_sub(after)) {
                    line(buffer, inside, at, after, aside, theme.dim());
                }
                if here {
                    let column = u16::try_from(column).unwrap_or_default();
                    cursor = Some((inside.x + ANSWERS + column, inside.y + at));
                }
            }
        }
    }
    cursor
}

/// What a line says, and the column of the cursor in it.
fn words(model: &Model, form: &Form, one: Line, room: usize) -> (String, usize) {
    let typed = |input: &crate::text::Input| {
        let (words, column) = input.window(room);
        (words.to_owned(), column)
    };
    let chosen = |words: &str| (cut(words, room.saturating_sub(12)).into_owned(), 0);
    match one {
        Line::What => chosen(form.subjects.get(form.subject).map_or("", |(_, name)| name)),
        Line::Name => typed(&form.name),
        Line::Role => typed(&form.role),
        Line::Registration => typed(&form.registration),
        Line::Body => chosen(&format!("{}, {}", form.body.letters(), form.body.name())),
        Line::Until => chosen(&day(form.until(model.session.now.date()))),
    }
}
