//! Draws the questions about an appointment.

use super::{DetailsForm, Line};
use crate::{
    session::Session,
    ui::{
        form::{Answer, TURN},
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
        window::window,
    },
};

/// Where answers are.
const ANSWERS: u16 = 16;

/// Draws the form; returns where the cursor is.
pub(super) fn view(
    session: &Session,
    form: &DetailsForm,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let lines = form.lines(session);
    let (all, roomy) = (form.all(), lines.spacing > 1);
    let inside = window(buffer, form.area(session), form.title(), theme);
    let goes = form.goes_in_words(session.settings.delete_after_days, session.moment());
    let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
    let mut cursor = None;
    for (at, row) in lines.rows() {
        let Some(one) = all.get(at).copied() else { break };
        let here = one == form.line;
        let guide = form.guides.iter().find(|(id, _)| *id == form.guide).map_or("", |(_, title)| title);
        let guide = cut(guide, room.saturating_sub(if here { columns(TURN) + 2 } else { 0 }));
        let (words, column) = match (form.input(one), one) {
            (Some(input), _) => input.window(room),
            (None, Line::Visit) => (form.visit.label(), 0),
            (None, Line::Meeting) => (form.meeting.label(), 0),
            (None, _) => (&*guide, 0),
        };
        let answer = Answer { title: one.title(), words, aside: "", column, here };
        cursor = answer.view(buffer, (inside, row, ANSWERS), theme).or(cursor);
        let aside = match one {
            Line::Label if words.is_empty() => "such as “10:20 RH”; no names",
            Line::When => &form.when_in_words(),
            Line::Minutes if words.is_empty() => "not said",
            Line::Minutes => "min",
            Line::Visit | Line::Meeting | Line::Guide if here => TURN,
            Line::DeleteAfter => &goes,
            Line::Label | Line::Visit | Line::Meeting | Line::Guide => "",
        };
        let after = ANSWERS + 2 + u16::try_from(columns(words)).unwrap_or_default();
        let fits = columns(aside) <= usize::from(inside.width.saturating_sub(after));
        let said = match form.understood {
            Some(Ok(_)) if one == Line::When => &format!("= {aside}"),
            _ => aside,
        };
        // A time is said under its line where there is room.
        let under = one == Line::When && !(fits && form.understood.is_none());
        let (row, indent) = if under && roomy { (row + 1, ANSWERS) } else { (row, after) };
        let room = usize::from(inside.width.saturating_sub(indent + u16::from(under)));
        line(buffer, inside, row, indent, &cut(said, room), theme.dim());
    }
    // Under the label, or where lines are close, under all of them.
    let (row, indent) = if roomy { (2, ANSWERS) } else { (u16::try_from(all.len()).unwrap_or_default(), 2) };
    let room = usize::from(inside.width.saturating_sub(indent + 3));
    if let Some(reason) = form.label_identifies(session.now.date(), room) {
        let end = line(buffer, inside, row, indent, "! ", theme.error());
        line(buffer, inside, row, end - inside.x, &reason, theme.plain());
    }
    if let Some(refusal) = &form.refusal {
        let room = usize::from(inside.width.saturating_sub(4));
        line(buffer, inside, inside.height.saturating_sub(1), 2, &cut(refusal, room), theme.error());
    }
    cursor
}
