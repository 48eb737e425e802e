//! Draws the list of appointments.

use jiff::Timestamp;
use ratatui::layout::Rect;

use super::{HomePane, summary_of};
use crate::domain::{Moment, Summary, day_in_words};
use crate::session::Session;
use crate::session::listing::{Heading, LibraryRow, Listing};
use crate::text::hits;
use crate::ui::canvas::Canvas;
use crate::ui::text::{columns, cut, styled_row};

/// From so many columns on, each row has room for the day after which the notes should go.
const WIDE: u16 = 120;

/// Columns of a time and what parts it from the label.
const TIME: usize = 7;

/// Draws Home; returns where the cursor is.
pub(super) fn view(home: &HomePane, session: &Session, on: &mut Canvas) -> Option<(u16, u16)> {
    let theme = on.theme;
    let areas = home.areas(session);
    let mut banner = on.at(areas.frame.banner);
    let end = banner.line(0, 1, "Foreword", theme.heading());
    let is_wide = banner.area.width >= 60 && session.is_local;
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
    let today = session.now.date();
    let filter = home.filter.text();
    let in_sight = home.rows.iter().enumerate().skip(home.top).take(usize::from(on.area.height));
    let summaries = in_sight.clone().filter_map(|(_, row)| summary_of(session, *row));
    let now = session.now.timestamp();
    let widest = summaries.fold((0, 0), |(name, state): (usize, usize), one| {
        (name.max(columns(one.name())), state.max(columns(&one.state_in_words(now))))
    });
    let above = home.rows.iter().take(home.top).rev().find(|row| !row.can_be_chosen());
    let is_day = |row: &LibraryRow| matches!(row, LibraryRow::Heading(Heading::Day(_)));
    // Whether the heading above says the day.
    let mut is_under_its_day = above.is_some_and(is_day);
    for ((at, row), y) in in_sight.zip(0..) {
        let (words, aside) = match row {
            LibraryRow::Heading(heading) => {
                is_under_its_day = is_day(row);
                let end = on.line(y, 1, &heading.in_words(today), theme.heading());
                if library.is_some_and(Listing::is_empty) {
                    let first = session.keys.fill("{key:home.new} makes your first appointment");
                    on.line_right(y, end + 2, &first, theme.dim());
                }
                continue;
            }
            LibraryRow::Sample => ("A filled example (made up)".to_owned(), String::new()),
            LibraryRow::Appointment(_) => {
                let Some(summary) = summary_of(session, *row) else { continue };
                let is_today = |when: &Moment| is_under_its_day && when.civil().date() == today;
                let until = summary.when.filter(is_today).map(|when| when.until(now).0);
                let day = summary.delete_after_day(days).filter(|_| on.area.width >= WIDE);
                let day = day.map(|day| day.strftime("delete after %-d %b").to_string());
                let mut aside = until.into_iter().chain(day).collect::<Vec<_>>().join(" · ");
                let (room, reserved) = (on.room(3), columns(&aside) + 2);
                if TIME + columns(summary.name()) + reserved > room {
                    aside.clear();
                }
                let room = if aside.is_empty() { room } else { room.saturating_sub(reserved) };
                let is_dated = !filter.is_empty() || !is_under_its_day;
                (appointment(summary, now, is_dated, widest, room), aside)
            }
            LibraryRow::Unreadable(index) => {
                let Some(broken) = library.and_then(|library| library.unreadable(*index)) else { continue };
                let words = format!("{} · {}", broken.file, broken.error.short);
                (cut(&words, on.room(3)).into_owned(), String::new())
            }
        };
        let end = on.line(y, 3, &words, theme.plain());
        if !filter.is_empty() {
            let hits: Vec<_> = hits(filter, &words).into_iter().map(|hit| (hit, theme.differs())).collect();
            let place = Rect { x: on.area.x + 3, y: on.area.y + y, height: 1, width: end - on.area.x - 3 };
            styled_row(on.buffer, place, &words, &(0..words.len()), &hits, theme.plain());
        }
        on.line_right(y, end + 2, &aside, theme.plain());
        if at == home.chosen {
            on.line(y, 1, "›", theme.heading());
            cursor = cursor.or(Some(on.cell(1, y)));
            on.bar(y, 1);
        }
    }
    cursor
}

/// When, the whole label, what is missing and how they meet, as far as the width goes; below each other in
/// columns, of which `widest` is the label's and that of what is missing.
fn appointment(
    summary: &Summary,
    now: Timestamp,
    is_dated: bool,
    widest: (usize, usize),
    room: usize,
) -> String {
    const MOST_PADDED: usize = 32;
    /// From so many columns on, a label may take half of them.
    const ROOMY: usize = 90;
    let name = summary.name();
    let when = summary.when.map(|when| if is_dated { when.in_full() } else { when.time() });
    let when = when.unwrap_or_default();
    if is_dated && room < 50 {
        // The label first: it is what tells one from another.
        let between = if when.is_empty() { "" } else { " · " };
        return cut(&format!("{name}{between}{when}"), room).into_owned();
    }
    let most = if room < ROOMY { MOST_PADDED } else { room / 2 };
    let padding = |words: &str, widest: usize| " ".repeat(widest.min(most).saturating_sub(columns(words)));
    // Without a time the label starts further left, and is padded by as much.
    let (gap, untimed) = if when.is_empty() { ("", TIME) } else { ("  ", 0) };
    let minutes = summary.minutes.map(|minutes| format!(", {minutes} min")).unwrap_or_default();
    let kind = format!("{}, {}{minutes}", summary.visit.label(), summary.meeting.label());
    let state = summary.state_in_words(now);
    let mut words = format!("{when}{gap}{name}");
    for (pad, more) in
        [(padding(name, widest.0) + &" ".repeat(untimed), &state), (padding(&state, widest.1), &kind)]
    {
        let longer = format!("{words}{pad}  {more}");
        if columns(&longer) > room {
            break;
        }
        words = longer;
    }
    cut(&words, room).into_owned()
}
