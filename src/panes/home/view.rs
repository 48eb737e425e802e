//! Draws the list of appointments.

use super::HomePane;
use crate::domain::{Moment, Summary, day_in_words};
use crate::session::Session;
use crate::session::listing::{LibraryRow, Listing};
use crate::ui::canvas::Canvas;
use crate::ui::text::{columns, cut};

/// From so many columns on, each row has room for the day after which the notes should go.
const WIDE: u16 = 120;

/// Draws Home; returns where the cursor is.
pub(super) fn view(home: &HomePane, session: &Session, on: &mut Canvas) -> Option<(u16, u16)> {
    let theme = on.theme;
    let areas = home.areas(session);
    let mut banner = on.at(areas.frame.banner);
    let end = banner.line(0, 1, "Foreword", theme.heading());
    let is_wide = banner.area.width >= 60;
    let promise = if is_wide { "saved as you type, on this computer only" } else { "saved as you type" };
    banner.line_right(0, end + 2, promise, theme.dim());
    let mut cursor = None;
    if areas.filter.height > 0 {
        let mut filter = on.at(areas.filter);
        let start = filter.line(0, 1, "Filter: ", theme.heading()) - areas.filter.x;
        let (words, column) = home.filter.window(filter.room(start));
        filter.line(0, start, words, theme.plain());
        let column = start + u16::try_from(column).unwrap_or_default();
        cursor = home.filtering.then_some(filter.cell(column, 0));
    }
    if let Some(bin) = &home.bin {
        return bin.view(session.moment(), &mut on.at(areas.list));
    }
    let days = session.settings.delete_after_days;
    if let Some(summary) = home.chosen_summary(session) {
        let words = match summary.delete_after_day(days) {
            Some(day) => format!("delete after {}", day_in_words(day)),
            None => "stays until you delete it".to_owned(),
        };
        on.at(areas.foot).line(0, 3, &words, theme.dim());
    }
    let on = &mut on.at(areas.list);
    let library = session.library.as_ref();
    if home.rows.is_empty() {
        let matches_none = "Nothing here matches the filter. Esc shows all.";
        let words = if library.is_some() { matches_none } else { "Reading your appointments." };
        on.line(0, 1, &cut(words, on.room(1)), theme.dim());
        return cursor;
    }
    let is_wide = on.area.width >= WIDE;
    for ((at, row), y) in home.rows.iter().enumerate().skip(home.top).zip(0..on.area.height) {
        let (words, day) = match row {
            LibraryRow::Heading(heading) => {
                let end = on.line(y, 1, heading, theme.heading());
                if library.is_some_and(Listing::is_empty) {
                    on.line_right(y, end + 2, "n makes your first appointment", theme.dim());
                }
                continue;
            }
            LibraryRow::Sample => ("A filled example (made up)".to_owned(), None),
            LibraryRow::Appointment(index) => {
                let Some(summary) = library.and_then(|library| library.appointment(*index)) else { continue };
                (appointment(summary, is_wide, on.room(3)), summary.delete_after_day(days))
            }
            LibraryRow::Unreadable(index) => {
                let Some(broken) = library.and_then(|library| library.unreadable(*index)) else { continue };
                (cut(&format!("{} · {}", broken.file, broken.error.short), on.room(3)).into_owned(), None)
            }
        };
        let chosen = at == home.chosen;
        let style = if chosen { theme.here() } else { theme.plain() };
        if chosen {
            on.line(y, 1, "›", style);
            cursor = cursor.or(Some(on.cell(1, y)));
        }
        let end = on.line(y, 3, &words, style);
        if let Some(day) = day.filter(|_| is_wide) {
            on.line_right(y, end + 2, &format!("delete after {}", day.strftime("%-d %b")), theme.dim());
        }
    }
    cursor
}

/// Time, label, kind and what is in it, as far as the width goes.
fn appointment(summary: &Summary, is_wide: bool, room: usize) -> String {
    const LABEL: usize = 20;
    const SHORTER_LABEL: usize = 16;
    let label_room = if is_wide { SHORTER_LABEL } else { LABEL };
    let when = summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_full);
    let minutes = summary.minutes.map(|minutes| format!(", {minutes} min")).unwrap_or_default();
    let kind = format!("{}, {}{minutes}", summary.visit.label(), summary.meeting.label());
    let state = state(summary);
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

/// How far it is prepared, or why it is not to be changed.
pub(super) fn state(summary: &Summary) -> String {
    match (&summary.read_only, summary.filled, summary.to_ask) {
        (Some(_), ..) => "read only".to_owned(),
        _ if summary.conflict => "two versions".to_owned(),
        (_, 0, 0) => "not started".to_owned(),
        (_, filled, 0) => format!("{filled} filled"),
        (_, filled, to_ask) => format!("{filled} filled, {to_ask} to ask"),
    }
}
