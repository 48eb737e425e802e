//! Draws Reflect: the list, a sheet to write on, one question over time.

use ratatui::layout::Rect;

use super::answering::{Answering, Sheet, SheetLine};
use super::{Mode, ReflectPane, areas, guide, over_time::LineKind};
use crate::domain::{Became, HowWell, day_in_words, identifying, parse_day};
use crate::session::Session;
use crate::text::Area;
use crate::ui::canvas::Canvas;
use crate::ui::text::{columns, cut, styled_row};
use crate::ui::window::{remark, remark_room};

pub(super) const NO_QUESTIONS: &str = "The guide of the open appointment has no questions to reflect on.";

/// Draws it; returns where the cursor is.
pub(super) fn view(pane: &ReflectPane, session: &Session, on: &mut Canvas) -> (u16, u16) {
    let frame = areas::frame_of(session);
    banner(pane, session, &mut on.at(frame.banner));
    let on = &mut on.at(areas::body(session));
    match &pane.mode {
        Mode::List => list(pane, session, on),
        Mode::Answering(answering) => sheet(answering, session, on),
        Mode::OverTime(_, written) => {
            for (one, at, row) in written.shown() {
                let style = match one.kind {
                    LineKind::Heading => on.theme.heading(),
                    LineKind::Day => on.theme.dim(),
                    LineKind::Words => on.theme.plain(),
                };
                one.view(on, at, row, style);
            }
            on.cell(0, 0)
        }
    }
}

/// Draws the title, when it was saved, and what this part is about.
fn banner(pane: &ReflectPane, session: &Session, on: &mut Canvas) {
    let theme = on.theme;
    let end = on.line(0, 1, "Reflect", theme.heading());
    let saved = session.reflect_sync.saving.words(&session.now);
    on.line_right(0, end + 1, &saved, theme.dim());
    let about = match pane.answering().and_then(Answering::sheet) {
        Some(Sheet::Open { .. }) => "From last time".to_owned(),
        Some(Sheet::Question { asked, .. }) => asked.of_what(),
        Some(Sheet::Next { .. }) => "One next step, and a day to look again".to_owned(),
        None if session.guides.all().count() > 1 => guide(session).title.to_string(),
        None => "In your own words; nothing here belongs to an appointment".to_owned(),
    };
    let about = if on.area.height > 1 { about } else { String::new() };
    on.line(1, 1, &cut(&about, on.room(1)), theme.plain());
}

/// Draws the list; returns where the mark of the chosen row is.
fn list(pane: &ReflectPane, session: &Session, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let mut cursor = on.cell(0, 0);
    if !session.reflect_sync.known {
        let words = session.reflect_sync.read_only.as_deref().unwrap_or("Reading your reflections.");
        // A notice says the same below.
        if session.notice.is_none() {
            on.wrapped(0, 1, words, theme.dim());
        }
        return cursor;
    }
    if pane.rows.is_empty() {
        on.wrapped(0, 1, NO_QUESTIONS, theme.dim());
    }
    for ((at, row), y) in pane.rows.iter().enumerate().skip(pane.top).zip(0..on.area.height) {
        let here = at == pane.chosen;
        let indent = if row.is_of_principle() { 5 } else { 3 };
        let style = match row {
            _ if here => theme.here(),
            row if row.is_of_principle() => theme.plain(),
            _ => theme.heading(),
        };
        let day = row.day(session);
        let room = on.room(indent).saturating_sub(if day.is_empty() { 0 } else { columns(&day) + 2 });
        let end = on.line(y, indent, &cut(&row.words(session), room), style);
        on.line_right(y, end + 1, &day, theme.dim());
        if here {
            on.line(y, 1, "›", theme.here());
            cursor = on.cell(1, y);
            on.bar(y, 1);
        }
    }
    cursor
}

/// Draws what is being written; returns where the cursor is.
fn sheet(answering: &Answering, session: &Session, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let areas = areas::answering(answering, session);
    let (head, lines) = &areas.head;
    let shown = lines.get(..usize::from(head.height).min(lines.len())).unwrap_or_default();
    on.at(*head).lines(0, 1, shown, theme.heading());
    let mut cursor = on.cell(0, 0);
    let here = answering.line();
    if answering.text_line().is_some()
        && let Some(area) = answering.text()
    {
        let is_here = answering.area().is_some();
        let at = text(area, session, areas.text, is_here, on);
        cursor = if is_here { at } else { cursor };
    }
    if areas.choice.height > 0 {
        let at = choice(answering, session, &mut on.at(areas.choice));
        cursor = if answering.area().is_none() { at } else { cursor };
    }
    let (aside, lines) = &areas.aside;
    let shown = lines.get(..usize::from(aside.height).min(lines.len())).unwrap_or_default();
    on.at(*aside).lines(0, 1, shown, theme.dim());
    if here == SheetLine::Became && answering.text_line().is_none() {
        let y = areas.choice.y + 2;
        let rest = Rect { y, height: on.area.bottom().saturating_sub(y), ..on.area };
        let says = "{key:details.pick_next} to choose what became of it, {key:reflect_answer.next} for the next line.";
        on.at(rest).wrapped(0, 1, &session.keys.fill(says), theme.dim());
    }
    cursor
}

/// Draws the text, with a sign before rows with something that could identify someone.
fn text(area: &Area, session: &Session, place: Rect, is_here: bool, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let (typed, rows) = (area.text(), area.rows());
    let last = (area.top + usize::from(place.height)).min(rows.len()).saturating_sub(1);
    let shown = rows.start(area.top.min(last))..rows.range(last).end;
    let marks = identifying::marks_within(typed, shown, session.now.date());
    let selection = area.caret().selection().filter(|_| is_here);
    let styles: Vec<_> = selection.into_iter().map(|range| (range, theme.selected())).collect();
    for (row, y) in (area.top..rows.len()).zip(place.y..place.bottom()) {
        let row = rows.range(row);
        if marks.iter().any(|mark| mark.range.start < row.end && row.start < mark.range.end) {
            on.at(Rect { y, height: 1, ..on.area }).line(0, 1, "!", theme.error());
        }
        styled_row(on.buffer, Rect { y, height: 1, ..place }, typed, &row, &styles, theme.plain());
    }
    let row = rows.range(rows.row_of(area.caret().at));
    let here = identifying::marks_within(typed, row, session.now.date());
    if let Some(reason) = identifying::reason(&here, remark_room(on.area)).filter(|_| is_here) {
        remark(on.buffer, on.area, ("!", theme.error()), &reason, theme);
    }
    let (line, column) = area.cursor();
    let column = column.min(usize::from(place.width.saturating_sub(1)));
    (place.x + u16::try_from(column).unwrap_or_default(), place.y + u16::try_from(line).unwrap_or_default())
}

/// The title of the line that is not the text, and its words.
pub(super) fn choice_in_words(sheet: &Sheet) -> (&'static str, &str) {
    match sheet {
        Sheet::Open { became: Some(Became::Dropped), .. } => ("What became of it?", "dropped, because"),
        Sheet::Open { became, .. } => ("What became of it?", became.map_or("no answer yet", Became::label)),
        Sheet::Question { word, .. } => ("In a word, if you like:", word.map_or("none", HowWell::label)),
        Sheet::Next { day, .. } => ("Look again on:", day.text()),
    }
}

/// What a typed day is understood as.
pub(super) fn day_understood(sheet: &Sheet, session: &Session) -> Option<String> {
    let Sheet::Next { day, .. } = sheet else { return None };
    Some(match parse_day(day.text(), &session.now) {
        _ if day.text().trim().is_empty() => "such as “10 dec” or “in 3 weeks”".to_owned(),
        Ok(day) => day_in_words(day),
        Err(why) => format!("{why}"),
    })
}

fn choice(answering: &Answering, session: &Session, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let Some(sheet) = answering.sheet() else { return on.cell(0, 0) };
    let is_here = answering.area().is_none();
    let (title, words) = choice_in_words(sheet);
    let style = if is_here { theme.here() } else { theme.plain() };
    let start = on.line(0, 1, title, style) - on.area.x + 1;
    if let Sheet::Next { day, .. } = sheet {
        let (shown, column) = day.window(on.room(start).min(20));
        let end = on.line(0, start, shown, theme.heading()) - on.area.x;
        let aside = day_understood(sheet, session).unwrap_or_default();
        let room = on.room(end + 2);
        on.line(0, end + 2, &cut(&aside, room), theme.dim());
        return on.cell(start + u16::try_from(column).unwrap_or_default(), 0);
    }
    let words = if is_here { format!("‹ {words} ›") } else { words.to_owned() };
    on.line(0, start, &words, theme.heading());
    on.cell(start, 0)
}
