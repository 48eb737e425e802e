//! Draws the list of phrases.

use ratatui::layout::Rect;

use super::super::{Heading, Row, filter::State, guide, pool};
use crate::{
    model::Model,
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
    },
};

/// Lines of words that a phrase has here; all of it stands next to the list.
const LINES: usize = 2;

/// No list is so wide that more bytes of a phrase could stand in it.
const MOST_BYTES: usize = 1024;

/// Draws the list; returns where the cursor stands.
pub(super) fn view(model: &Model, area: Rect, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let pane = &model.phrases;
    let (mut at, mut cursor) = (0, None);
    for row in pane.top..pane.rows.len() {
        if at >= area.height {
            break;
        }
        let here = row == pane.chosen;
        match pane.rows.get(row) {
            Some(Row::Heading(group)) => {
                let down = u16::from(row > 0 && row > pane.top);
                let words = heading(model, *group);
                line(buffer, area, at + down, 1, &cut(&words, room(area)), theme.heading());
                at += 1 + down;
            }
            Some(Row::Phrase(index)) => {
                if here {
                    line(buffer, area, at, 1, "›", theme.here());
                    cursor = Some((area.x + 1, area.y + at));
                }
                phrase(
                    model,
                    *index,
                    here,
                    Rect { y: area.y + at, height: (area.height - at).min(2), ..area },
                    buffer,
                    theme,
                );
                at += 2;
            }
            None => {}
        }
    }
    cursor
}

fn room(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(2))
}

fn heading(model: &Model, group: Heading) -> String {
    match group {
        Heading::Starters => "Start with these".to_owned(),
        Heading::Moment(moment) => {
            let mut label = moment.label().to_owned();
            if let Some(first) = label.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            label
        }
        Heading::Principle(at) => {
            let principle = guide(model).principles.get(at);
            principle.map_or_else(String::new, |one| format!("{} {}", one.number, one.short_name))
        }
    }
}

/// What became of a phrase, and how it begins.
fn phrase(model: &Model, index: usize, here: bool, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    const INDENT: u16 = 3;
    let of = guide(model);
    let Some((_, phrase)) = pool(of).nth(index) else {
        return;
    };
    let state = State::of(model.session.phrasebook.mine.of(&of.id, &phrase.id)).word();
    let words = model.session.phrasebook.wording(&of.id, phrase).words();
    let words = words.get(..words.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
    let words = format!("{state}  {}", words.replace('\n', " "));
    let width = usize::from(area.width.saturating_sub(INDENT + 1)).max(1);
    let rows = Rows::new(&words, width);
    let plain = if here { theme.here() } else { theme.plain() };
    for at in 0..rows.len().min(LINES) {
        let last = at + 1 == LINES && rows.len() > LINES;
        let range = if last { rows.start(at)..words.len() } else { rows.range(at) };
        let shown = cut(words.get(range).unwrap_or_default().trim_end(), width).into_owned();
        let y = u16::try_from(at).unwrap_or_default();
        line(buffer, area, y, INDENT, &shown, plain);
        if at == 0 && shown.starts_with(state) {
            let style = if state == State::New.word() { theme.dim() } else { theme.heading() };
            line(buffer, area, y, INDENT, state, style);
        }
    }
}
