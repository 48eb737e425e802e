//! Draws the form for a chance: its lines, what it will say, both ways round, and a hundred people.

use ratatui::style::Style;

use super::{Form, Line, lines};
use crate::{
    domain::people,
    layout,
    model::Model,
    overlays::view::{answer, window},
    text::{Input, Rows},
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// Where what is typed stands.
const ANSWERS: u16 = 12;

/// People in a row of the picture.
const IN_A_ROW: usize = 20;

/// Draws the form; returns where the cursor stands.
pub fn view(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let area = layout::chance(model.session.size);
    let cell = model
        .session
        .document
        .as_ref()
        .map(|document| document.appointment.notes.label(form.field()))
        .unwrap_or_default();
    let title = format!("A chance · {cell}");
    let inside = window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6)).max(1)), theme);
    let mut cursor = None;
    let (first, shown) = lines(model, form);
    let mut row = 0;
    for one in Line::ALL.into_iter().skip(first).take(shown) {
        let here = one == form.line;
        let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
        let (words, column) = form.input(one).map(|input| input.window(room)).unwrap_or_default();
        let end = answer(buffer, (inside, row), (one.title(), ANSWERS), words, here, theme);
        // What typing will replace is seen to be.
        if here && !words.is_empty() && form.focus().and_then(Input::selected) == Some(words) {
            line(buffer, inside, row, ANSWERS, words, theme.selected());
        }
        let after = end - inside.x + u16::from(!words.is_empty()) * 2;
        let left = usize::from(inside.width.saturating_sub(after));
        if words.is_empty() && columns(one.example()) <= left {
            line(buffer, inside, row, after, one.example(), theme.dim());
        }
        if here && row < inside.height {
            cursor = Some((inside.x + ANSWERS + u16::try_from(column).unwrap_or_default(), inside.y + row));
        }
        row += 1;
    }
    let width = layout::chance_width(model.session.size);
    let rows = [words(form, width, theme), picture(model, form, width, theme)];
    let left = usize::from(inside.height.saturating_sub(row));
    // A gap before and between, where all of it fits.
    let gaps = rows.iter().filter(|part| !part.is_empty()).count();
    let all: usize = rows.iter().map(Vec::len).sum();
    for part in rows.iter().filter(|part| !part.is_empty()) {
        row += u16::from(all + gaps <= left);
        // A picture stands whole or not at all.
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

fn wrapped(text: &str, width: usize, style: Style) -> Said {
    let rows = Rows::new(text, width);
    let row = |at| text.get(rows.range(at)).unwrap_or_default().trim_end().to_owned();
    (0..rows.len()).map(|at| (row(at), style)).collect()
}

/// What it will say, or why it says nothing yet.
fn words(form: &Form, width: usize, theme: Theme) -> Said {
    let chance = form.chance().is_ok();
    let style = |at: usize| match at {
        _ if form.refusal.is_some() => theme.error(),
        _ if !chance => theme.dim(),
        0 => theme.heading(),
        _ => theme.plain(),
    };
    form.says().iter().enumerate().flat_map(|(at, text)| wrapped(text, width, style(at))).collect()
}

/// A hundred people, with what they show.
fn picture(model: &Model, form: &Form, width: usize, theme: Theme) -> Said {
    let Some(chance) = form.shown().filter(|_| form.refusal.is_none()) else {
        return Vec::new();
    };
    let Ok(number) = people::to_draw(&chance) else {
        let typed_exactly = form.chance().is_ok_and(|typed| typed.is_exact());
        let why = match (chance.is_exact(), typed_exactly) {
            (true, _) => "That is no whole number of people, so none are drawn.",
            (false, false) => "That is no exact number of people, so none are drawn.",
            (false, true) => "Other words in the sentence may change the number, so it stands as typed.",
        };
        return wrapped(why, width, theme.dim());
    };
    let picture = model.session.settings.picture;
    let mut rows = wrapped(&people::caption(number, picture), width, theme.dim());
    let columns = if width > IN_A_ROW { IN_A_ROW } else { IN_A_ROW / 2 };
    rows.extend(people::rows(number, columns, picture).into_iter().map(|row| (row, theme.plain())));
    rows
}
