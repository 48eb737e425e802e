//! Draws a comparison.

use ratatui::layout::Rect;

use super::{
    ComparePane,
    page::{Kind, Paragraph},
};
use crate::{
    domain::CAUTION,
    ui::{
        frame::Frame,
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, line_right, marked_row},
        theme::Theme,
    },
};

/// Columns before the name of a version.
const NAME_INDENT: u16 = 3;

/// Draws the comparison; the cursor stands at the part one is at.
pub(super) fn view(
    pane: &ComparePane,
    frame: &Frame,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> (u16, u16) {
    banner(pane, frame.banner, buffer, theme);
    let mut cursor = None;
    for one in pane.page.shown(pane.top) {
        let here = one.part == Some(pane.part);
        if here && one.kind == Kind::Heading && one.top >= pane.top {
            let row = u16::try_from(one.top - pane.top).unwrap_or(u16::MAX);
            line(buffer, area, row, 1, "›", theme.here());
            cursor = Some((area.x + 1, area.y + row));
        }
        paragraph(pane, one, here, area, buffer, theme);
    }
    cursor.unwrap_or((area.x, area.y))
}

/// What is compared, that it is not the record; the part one is at, and what is taken of it.
fn banner(pane: &ComparePane, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let width = usize::from(area.width);
    let end = line(buffer, area, 0, 1, &cut(&pane.titles.title, width.saturating_sub(2)), theme.heading());
    let caution = CAUTION.trim_end_matches('.').to_lowercase();
    line_right(buffer, area, 0, end + 1, &caution, theme.dim());
    let Some(difference) = pane.comparison.differences().get(pane.part) else {
        return;
    };
    let taken = pane.taken_in_words(pane.part);
    let here = format!("{} of {} · {}", pane.part + 1, pane.takes.len(), difference.part.label());
    let room = width.saturating_sub(columns(taken) + 4);
    let end = line(buffer, area, 1, 1, &cut(&here, room), theme.plain());
    line_right(buffer, area, 1, end + 1, taken, theme.heading());
}

fn paragraph(
    pane: &ComparePane,
    one: &Paragraph,
    here: bool,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let style = match one.kind {
        Kind::Heading if here => theme.here(),
        Kind::Heading => theme.heading(),
        Kind::Aside | Kind::Why | Kind::Nothing(_) => theme.dim(),
        Kind::Take | Kind::Said(_) | Kind::More => theme.plain(),
    };
    let from = pane.top.saturating_sub(one.top);
    let to = one.height.min((pane.top + usize::from(area.height)).saturating_sub(one.top));
    let indent = one.indent().min(area.width);
    for at in from..to {
        let Ok(row) = u16::try_from(one.top + at - pane.top) else {
            return;
        };
        let place = Rect::new(area.x + indent, area.y + row, area.width - indent, 1);
        let words = &one.words;
        marked_row(buffer, place, &words.text, &one.rows.range(at), &words.marks, (style, theme.differs()));
        match one.kind {
            // Also where its first line is above the screen: whose words these are is always said.
            Kind::Said(version) | Kind::Nothing(version) if at == from => {
                line(buffer, area, row, NAME_INDENT, pane.purpose.names(version), theme.dim());
            }
            Kind::Heading if at == 0 && pane.page.takes_stand_beside() => {
                taken(pane, one, row, area, buffer, theme);
            }
            Kind::Take => taken(pane, one, row, area, buffer, theme),
            _ => {}
        }
    }
}

fn taken(pane: &ComparePane, one: &Paragraph, row: u16, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let Some(part) = one.part else {
        return;
    };
    let chosen = pane.takes.get(part).is_some_and(Option::is_some);
    let (words, style) = (pane.taken_in_words(part), if chosen { theme.heading() } else { theme.plain() });
    if one.kind == Kind::Take {
        line(buffer, area, row, one.indent(), words, style);
    } else {
        line_right(buffer, area, row, area.x, words, style);
    }
}
