//! Draws the form for a chance: its lines, what it will say, both ways round, and a hundred people.

use ratatui::style::Style;

use super::{ChanceForm, Line, area, width};
use crate::{
    domain::icon_array,
    session::Session,
    ui::{
        form::Answer,
        frame_buffer::FrameBuffer,
        text::{cut, line, wrapped},
        theme::Theme,
        window::window,
    },
};

/// Where answers are.
const ANSWERS: u16 = 12;

/// People in a row of the picture.
const IN_A_ROW: usize = 20;

/// Draws the form; returns where the cursor is.
pub(super) fn view(
    session: &Session,
    form: &ChanceForm,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let document = session.document.as_ref();
    let cell = document.map(|document| document.appointment.notes.label(form.spot.field)).unwrap_or_default();
    let title = format!("A chance · {cell}");
    let area = area(session);
    let inside = window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6)).max(1)), theme);
    let mut cursor = None;
    let mut row = 0;
    let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
    for (at, y) in form.lines(session).rows() {
        let (Some(one), Some(input)) = (Line::ALL.get(at), form.inputs.get(at)) else { continue };
        let here = *one == form.line;
        let (words, column) = input.window(room);
        let aside = if words.is_empty() { one.example() } else { "" };
        let answer = Answer { title: one.title(), words, aside, column, here };
        cursor = answer.view(buffer, (inside, y, ANSWERS), theme).or(cursor);
        // What typing will replace is seen to be.
        if here && !words.is_empty() && input.selected() == Some(words) {
            line(buffer, inside, y, ANSWERS, words, theme.selected());
        }
        row = y + 1;
    }
    let width = width(session);
    let rows = [words(form, width, theme), picture(session, form, width, theme)];
    let left = usize::from(inside.height.saturating_sub(row));
    // A gap before and between, where all of it fits.
    let gaps = rows.iter().filter(|part| !part.is_empty()).count();
    let all: usize = rows.iter().map(Vec::len).sum();
    for part in rows.iter().filter(|part| !part.is_empty()) {
        row += u16::from(all + gaps <= left);
        // A picture is shown whole or not at all.
        if part.len() > usize::from(inside.height.saturating_sub(row)) && part.len() > IN_A_ROW / 4 {
            break;
        }
        for (words, style) in part {
            line(buffer, inside, row, 2, words, *style);
            row += 1;
        }
    }
    cursor
}

/// Rows of words, wrapped, in a style.
type Said = Vec<(String, Style)>;

fn styled(text: &str, width: usize, style: Style) -> Said {
    wrapped(text, width).into_iter().map(|row| (row, style)).collect()
}

/// What it will say, or why it says nothing yet.
fn words(form: &ChanceForm, width: usize, theme: Theme) -> Said {
    let chance = form.chance().is_ok();
    let style = |at: usize| match at {
        _ if form.refusal.is_some() => theme.error(),
        _ if !chance => theme.dim(),
        0 => theme.heading(),
        _ => theme.plain(),
    };
    form.says().iter().enumerate().flat_map(|(at, text)| styled(text, width, style(at))).collect()
}

/// A hundred people, with what they show.
fn picture(session: &Session, form: &ChanceForm, width: usize, theme: Theme) -> Said {
    let Some(chance) = form.shown().filter(|_| form.refusal.is_none()) else {
        return Vec::new();
    };
    let Ok(number) = icon_array::to_draw(&chance) else {
        let typed_exactly = form.chance().is_ok_and(|typed| typed.is_exact());
        let why = match (chance.is_exact(), typed_exactly) {
            (true, _) => "That is no whole number of people, so none are drawn.",
            (false, false) => "That is no exact number of people, so none are drawn.",
            (false, true) => "Other words in the sentence may change the number, so it stands as typed.",
        };
        return styled(why, width, theme.dim());
    };
    let picture = session.settings.picture;
    let mut rows = styled(&icon_array::caption(number, picture), width, theme.dim());
    let columns = if width > IN_A_ROW { IN_A_ROW } else { IN_A_ROW / 2 };
    rows.extend(icon_array::rows(number, columns, picture).into_iter().map(|row| (row, theme.plain())));
    rows
}
