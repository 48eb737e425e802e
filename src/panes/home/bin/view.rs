//! Draws the bin.

use ratatui::layout::Rect;

use super::BinList;
use crate::{
    domain::{Binned, Moment},
    ui::{
        frame_buffer::FrameBuffer,
        list::first_shown,
        text::{columns, cut, line, line_right},
        theme::Theme,
    },
};

/// Draws the bin into the area of the list; returns where the cursor stands.
pub(in crate::panes::home) fn view(
    bin: &BinList,
    now: Moment,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let end = line(buffer, area, 0, 1, "Bin", theme.heading());
    line_right(buffer, area, 0, end + 2, "after 30 days each goes for good", theme.dim());
    let Some(entries) = bin.entries.as_ref().filter(|entries| !entries.is_empty()) else {
        let words = match (&bin.entries, bin.failed) {
            (Some(_), _) => "The bin is empty.",
            (None, true) => "The bin could not be read.",
            (None, false) => "Reading the bin.",
        };
        line(buffer, area, 1, 3, words, theme.dim());
        return None;
    };
    let rows = usize::from(area.height.saturating_sub(1));
    let first = first_shown(bin.chosen, rows);
    let mut cursor = None;
    for (at, one) in entries.iter().enumerate().skip(first).take(rows) {
        let row = u16::try_from(at - first + 1).unwrap_or(u16::MAX);
        let chosen = at == bin.chosen;
        let style = if chosen { theme.here() } else { theme.plain() };
        if chosen {
            line(buffer, area, row, 1, "›", style);
            cursor = Some((area.x + 1, area.y + row));
        }
        line(buffer, area, row, 3, &words(one, now, usize::from(area.width)), style);
    }
    cursor
}

/// Time, label and how long it stays, as far as the width goes.
fn words(one: &Binned, now: Moment, width: usize) -> String {
    const LABEL: usize = 20;
    let room = width.saturating_sub(4);
    let (name, when) = match &one.what {
        Ok(summary) => {
            (summary.name(), summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_short))
        }
        Err(error) => (one.id.short(), error.short.clone()),
    };
    if room < 70 {
        let left = one.left_in_words(now);
        let name = cut(name, room.saturating_sub(columns(&left) + 3).min(LABEL)).into_owned();
        return cut(&format!("{name} · {left} · {when}"), room).into_owned();
    }
    let label = cut(name, LABEL);
    let padding = " ".repeat(LABEL.saturating_sub(columns(&label)));
    cut(&format!("{when:<16} {label}{padding} {}", one.since_in_words(now)), room).into_owned()
}
