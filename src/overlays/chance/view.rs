//! The rows of the form for a chance: its lines, what it will say, both ways round, and a hundred people.

use super::{ChanceForm, ChanceLine};
use crate::{
    domain::icon_array,
    part::form::{FormOf, FormWindow},
    session::Session,
    ui::{article::Tone, form::FormRow, list::first_shown, text::wrapped, window::inside},
};

/// People in a row of the picture.
const IN_A_ROW: usize = 20;

/// Lines give way to what the form will say; the picture is shown whole or not at all.
pub(super) fn rows(session: &Session, form: &FormWindow<ChanceForm>) -> Vec<FormRow<ChanceLine>> {
    let inside = inside(ChanceForm::window(form, session));
    let (width, height) = (usize::from(inside.width.saturating_sub(4)), usize::from(inside.height));
    let words = words(session, form, width);
    let shown = height.saturating_sub(words.len()).clamp(1, ChanceForm::LINES.len());
    let place = ChanceForm::all().position(|line| line == form.form.line).unwrap_or_default();
    let lines = ChanceForm::all().skip(first_shown(place, shown)).take(shown);
    let mut rows: Vec<_> = lines.map(FormRow::Answer).collect();
    let parts: Vec<_> =
        [words, picture(session, form, width)].into_iter().filter(|part| !part.is_empty()).collect();
    // A gap before and between, where all of it fits.
    let all: usize = rows.len() + parts.iter().map(|part| part.len() + 1).sum::<usize>();
    for part in parts {
        if all <= height {
            rows.push(FormRow::gap(None));
        }
        if rows.len() + part.len() > height && part.len() > IN_A_ROW / 4 {
            break;
        }
        rows.extend(part);
    }
    rows
}

type Said = Vec<FormRow<ChanceLine>>;

fn toned(text: &str, width: usize, tone: Tone) -> Said {
    FormRow::said(tone, wrapped(text, width)).collect()
}

/// The sentence it would write, or why there is none yet.
fn words(session: &Session, form: &FormWindow<ChanceForm>, width: usize) -> Said {
    let chance = form.chance().is_ok();
    let tone = |at: usize| match at {
        _ if form.form.refusal.is_some() => Tone::Error,
        _ if !chance => Tone::Aside,
        0 => Tone::Heading,
        _ => Tone::Plain,
    };
    form.says()
        .iter()
        .enumerate()
        .flat_map(|(at, text)| toned(&session.keys.fill(text), width, tone(at)))
        .collect()
}

/// A hundred people, with what they show.
fn picture(session: &Session, form: &FormWindow<ChanceForm>, width: usize) -> Said {
    let Some(chance) = form.shown().filter(|_| form.form.refusal.is_none()) else {
        return Vec::new();
    };
    let Ok(number) = icon_array::to_draw(&chance) else {
        let typed_exactly = form.chance().is_ok_and(|typed| typed.is_exact());
        let why = match (chance.is_exact(), typed_exactly) {
            (true, _) => "That is not a whole number of people, so none are drawn.",
            (false, false) => "That is not an exact number of people, so none are drawn.",
            (false, true) => "Other words in the sentence may change the number, so it stays as typed.",
        };
        return toned(why, width, Tone::Aside);
    };
    let picture = session.settings.picture;
    let mut rows = toned(&icon_array::caption(number, picture), width, Tone::Aside);
    let columns = if width > IN_A_ROW { IN_A_ROW } else { IN_A_ROW / 2 };
    rows.extend(FormRow::said(Tone::Plain, icon_array::rows(number, columns, picture)));
    rows
}
