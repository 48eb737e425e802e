//! Draws the form for a chance: its lines, what it will say, both ways round, and a hundred people.

use ratatui::style::Style;

use super::{Form, Line};
use crate::{
    domain::people,
    layout,
    model::Model,
    overlays::view::{answer, window},
    text::Rows,
    ui::{
        strokes::Strokes,
        text::{columns, cut, line},
        theme::Theme,
    },
};

/// Where what is typed stands.
const ANSWERS: u16 = 12;

/// People in a row of the picture.
const IN_A_ROW: usize = 20;

/// The first line of the form that is shown in so many rows: the one one is on is always among them.
pub(super) fn first(form: &Form, rows: u16) -> usize {
    let room = usize::from(rows);
    // Where all fit, what it will say has the rest; where not, it keeps one row.
    let lines = if room >= Line::ALL.len() { Line::ALL.len() } else { room.saturating_sub(1) };
    layout::first_shown(form.line.place(), lines)
}

/// Draws the form; returns where the cursor stands.
pub fn view(model: &Model, form: &Form, buffer: &mut Strokes, theme: Theme) -> Option<(u16, u16)> {
    let area = layout::chance(model.size);
    let cell = model.desk.as_ref().map(|desk| desk.appointment.notes.label(form.field())).unwrap_or_default();
    let title = format!("A chance · {cell}");
    let inside = window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6)).max(1)), theme);
    let mut cursor = None;
    let first = first(form, inside.height);
    let lines = Line::ALL.into_iter().skip(first);
    let shown = if usize::from(inside.height) >= Line::ALL.len() { Line::ALL.len() } else { 0 };
    let shown = shown.max(usize::from(inside.height.saturating_sub(1)).min(Line::ALL.len()));
    let mut row = 0;
    for one in lines.take(shown) {
        let here = one == form.line;
        let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
        let (words, column) = form.input(one).map(|input| input.window(room)).unwrap_or_default();
        let end = answer(buffer, (inside, row), (one.title(), ANSWERS), words, here, theme);
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
    let rows = says(model, form, usize::from(inside.width.saturating_sub(4)).max(1), theme);
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

/// What stands below the lines, in parts: what it will say, and the picture.
fn says(model: &Model, form: &Form, width: usize, theme: Theme) -> [Vec<(String, Style)>; 2] {
    let wrapped = |text: &str, style: Style| {
        let rows = Rows::new(text, width);
        let row = |at| text.get(rows.range(at)).unwrap_or_default().trim_end().to_owned();
        (0..rows.len()).map(|at| (row(at), style)).collect::<Vec<_>>()
    };
    if let Some(refusal) = &form.refusal {
        return [wrapped(refusal, theme.trouble()), Vec::new()];
    }
    let chance = match form.chance() {
        Ok(chance) => chance.tidied(),
        Err(_) if form.is_blank() => {
            return [wrapped("Enter writes it into the cell in words.", theme.dim()), Vec::new()];
        }
        Err((_, why)) => return [wrapped(&why, theme.dim()), Vec::new()],
    };
    let mut words = wrapped(&chance.sentence(), theme.heading());
    words.extend(wrapped(&chance.both_ways(), theme.plain()));
    if let Some(same) = chance.same_base_words() {
        words.extend(wrapped(&format!("Out of 100 people: {same}."), theme.plain()));
    }
    let picture = match people::to_draw(&chance) {
        Ok(number) => {
            let picture = model.settings.picture;
            let mut rows = wrapped(&people::caption(number, picture), theme.dim());
            let people =
                people::rows(number, if width > IN_A_ROW { IN_A_ROW } else { IN_A_ROW / 2 }, picture);
            rows.extend(people.into_iter().map(|row| (row, theme.plain())));
            rows
        }
        Err(why) => wrapped(&format!("{why}."), theme.dim()),
    };
    [words, picture]
}
