//! Draws a comparison.

use super::ComparePane;
use super::page::{LineKind, names_take_in_heading};
use crate::domain::CAUTION;
use crate::ui::canvas::Canvas;
use crate::ui::text::{columns, cut};

/// Draws the comparison; the cursor is at the chosen part.
pub(super) fn view(pane: &ComparePane, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let mut cursor = on.cell(0, 0);
    for (one, at, row) in pane.page.shown() {
        let (kind, part) = one.kind;
        let here = part == Some(pane.part);
        let style = match kind {
            LineKind::Heading if here => theme.here(),
            LineKind::Heading => theme.heading(),
            LineKind::Aside | LineKind::Why | LineKind::Nothing(_) => theme.dim(),
            LineKind::Take | LineKind::Said(_) | LineKind::More => theme.plain(),
        };
        one.view(on, at, row, style);
        let taken = part.map_or("", |part| pane.taken_in_words(part));
        let is_chosen = part.is_some_and(|part| pane.takes.get(part).is_some_and(Option::is_some));
        let style = if is_chosen { theme.heading() } else { theme.plain() };
        match kind {
            // Also where its first line is above the screen: whose words these are is always said.
            LineKind::Said(version) | LineKind::Nothing(version) if at == 0 || row == 0 => {
                on.line(row, 3, pane.purpose.names(version), theme.dim());
            }
            LineKind::Heading if at == 0 => {
                if here {
                    on.line(row, 1, "›", theme.here());
                    cursor = on.cell(1, row);
                }
                if names_take_in_heading(on.area.width) {
                    on.line_right(row, on.area.x, taken, style);
                }
                if here {
                    on.bar(row, 1);
                }
            }
            LineKind::Take => {
                on.line(row, one.indent, taken, style);
            }
            _ => {}
        }
    }
    cursor
}

/// Draws the title, that this is not the record, the chosen part, and the version that is taken of it.
pub(super) fn banner(pane: &ComparePane, on: &mut Canvas) {
    let theme = on.theme;
    let end = on.line(0, 1, &cut(&pane.titles.title, on.room(1)), theme.heading());
    on.line_right(0, end + 1, &CAUTION.trim_end_matches('.').to_lowercase(), theme.dim());
    let Some(difference) = pane.comparison.differences().get(pane.part) else { return };
    let taken = pane.taken_in_words(pane.part);
    let here = format!("{} of {} · {}", pane.part + 1, pane.takes.len(), difference.part.label());
    let room = on.room(3).saturating_sub(columns(taken));
    let end = on.line(1, 1, &cut(&here, room), theme.plain());
    on.line_right(1, end + 1, taken, theme.heading());
}
