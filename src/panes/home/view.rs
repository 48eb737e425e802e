//! Draws the list of appointments.

use super::Row;
use crate::{
    domain::{Moment, Summary, Unreadable, day_in_words},
    layout,
    model::Model,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, line_right},
        theme::Theme,
    },
    view::chrome,
};

/// From so many columns on, each row has room for the day after which the notes should go.
const WIDE: u16 = 120;

/// Draws Home; returns where the cursor stands.
pub fn view(model: &Model, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let areas = layout::home(model);
    let banner = areas.frame.banner;
    let end = line(buffer, banner, 0, 1, "Foreword", theme.heading());
    let promise =
        if banner.width >= 60 { "saved as you type, on this computer only" } else { "saved as you type" };
    line_right(buffer, banner, 0, end + 2, promise, theme.dim());
    chrome(model, &areas.frame, buffer, theme);

    let home = &model.home;
    let mut cursor = None;
    if areas.filter.height > 0 {
        let label = "Filter: ";
        let start = line(buffer, areas.filter, 0, 1, label, theme.heading());
        let room = usize::from(areas.filter.right().saturating_sub(start + 1));
        let (words, column) = home.filter.window(room);
        line(buffer, areas.filter, 0, start - areas.filter.x, words, theme.plain());
        if home.filtering {
            cursor = Some((start + u16::try_from(column).unwrap_or_default(), areas.filter.y));
        }
    }
    if let Some(bin) = &home.bin {
        return super::bin::view::view(bin, model.moment(), areas.list, buffer, theme);
    }
    let days = model.session.settings.delete_after_days;
    if let Some(summary) = home.chosen_summary() {
        let words = match summary.delete_after_day(days) {
            Some(day) => format!("delete after {}", day_in_words(day)),
            None => "stays until you delete it".to_owned(),
        };
        line(buffer, areas.foot, 0, 3, &words, theme.dim());
    }
    if home.rows.is_empty() {
        let matches_none = "Nothing here matches the filter. Esc shows all.";
        let words = if home.library.is_some() { matches_none } else { "Reading your appointments." };
        line(
            buffer,
            areas.list,
            0,
            1,
            &cut(words, usize::from(areas.list.width.saturating_sub(2))),
            theme.dim(),
        );
        return cursor;
    }
    let nothing_yet = home.library.as_ref().is_some_and(super::Listing::is_empty);
    for (at, row) in home.rows.iter().enumerate().skip(home.top).take(usize::from(areas.list.height)) {
        let y = u16::try_from(at - home.top).unwrap_or(u16::MAX);
        let chosen = at == home.chosen;
        let marker = if chosen { "›" } else { " " };
        let style = if chosen { theme.here() } else { theme.plain() };
        match row {
            Row::Heading(heading) => {
                let end = line(buffer, areas.list, y, 1, heading, theme.heading());
                if nothing_yet {
                    line_right(buffer, areas.list, y, end + 2, "n makes your first appointment", theme.dim());
                }
            }
            Row::Sample => {
                line(buffer, areas.list, y, 1, marker, style);
                line(buffer, areas.list, y, 3, "A filled example (made up)", style);
            }
            Row::Appointment(index) => {
                if let Some(summary) = home.library.as_ref().and_then(|library| library.appointment(*index)) {
                    line(buffer, areas.list, y, 1, marker, style);
                    let words = appointment(summary, usize::from(areas.list.width));
                    let end = line(buffer, areas.list, y, 3, &words, style);
                    if let Some(day) = summary.delete_after_day(days).filter(|_| areas.list.width >= WIDE) {
                        let words = format!("delete after {}", day.strftime("%-d %b"));
                        line_right(buffer, areas.list, y, end + 2, &words, theme.dim());
                    }
                }
            }
            Row::Unreadable(index) => {
                if let Some(broken) = home.library.as_ref().and_then(|library| library.unreadable(*index)) {
                    line(buffer, areas.list, y, 1, marker, style);
                    line(buffer, areas.list, y, 3, &unreadable(broken, usize::from(areas.list.width)), style);
                }
            }
        }
        if chosen && cursor.is_none() {
            cursor = Some((areas.list.x + 1, areas.list.y + y));
        }
    }
    cursor
}

/// Time, label, kind and what is in it, as far as the width goes.
fn appointment(summary: &Summary, width: usize) -> String {
    const LABEL: usize = 20;
    const SHORTER_LABEL: usize = 16;
    let label_room = if width >= usize::from(WIDE) { SHORTER_LABEL } else { LABEL };
    let room = width.saturating_sub(4);
    let when = summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_full);
    let kind = match summary.minutes {
        Some(minutes) => format!("{}, {}, {minutes} min", summary.visit.label(), summary.meeting.label()),
        None => format!("{}, {}", summary.visit.label(), summary.meeting.label()),
    };
    let state = match (&summary.read_only, summary.filled, summary.to_ask) {
        (Some(_), ..) => "read only".to_owned(),
        _ if summary.conflict => "two versions".to_owned(),
        (_, 0, 0) => "not started".to_owned(),
        (_, filled, 0) => format!("{filled} filled"),
        (_, filled, to_ask) => format!("{filled} filled, {to_ask} to ask"),
    };
    if room < 50 {
        // The label first: it is what tells one from another.
        return cut(&format!("{} · {when}", summary.name()), room).into_owned();
    }
    let label = cut(summary.name(), label_room);
    let padding = " ".repeat(label_room.saturating_sub(columns(&label)));
    let whole = format!("{when:<21} {label}{padding} {kind:<35} {state}");
    let fits = columns(&whole) <= room;
    let line = if fits { whole } else { format!("{when:<21} {label}{padding} {kind}") };
    cut(&line, room).into_owned()
}

fn unreadable(broken: &Unreadable, width: usize) -> String {
    cut(&format!("{} · {}", broken.file, broken.error.short), width.saturating_sub(4)).into_owned()
}
