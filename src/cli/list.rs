//! The list of appointments, for a person or for a program.

use std::{cmp::Reverse, io::Write};

use jiff::{ToSpan, Zoned};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{FINE, Outcome, Stop, TROUBLE};
use crate::{
    domain::{Id, Library, Moment, Settings, Summary, Unreadable},
    paths::Home,
    store::{APPOINTMENTS, Folder, Store, id_of, shortest, shown},
};

/// Fewest digits of an ID that are shown.
const DIGITS: usize = 8;

/// Lists every appointment; files that cannot be read come after the others.
pub(super) fn list(
    home: &Home,
    json: bool,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let mut store = Store::new(Folder::new(home.path()));
    let mut library = Library::default();
    if home.is_in_use() {
        // What a program that was killed left behind belongs to the list.
        for (name, recovered) in store.recover_all()? {
            writeln!(err, "“{name}”: {}", recovered.sentence()).ok();
        }
        library = store.list()?;
    }
    library.appointments.sort_by_cached_key(|summary| order(summary, now));
    library.unreadable.sort_by(|one, other| one.file.cmp(&other.file));
    if json {
        let settings = store.read_file::<Settings>().unwrap_or_else(|error| {
            writeln!(err, "{error}").ok();
            Settings::default()
        });
        let days = settings.delete_after_days;
        let readable = library.appointments.iter().map(|summary| Row::of(summary, days, home));
        let rows: Vec<_> =
            readable.chain(library.unreadable.iter().map(|one| Row::unreadable(one, home))).collect();
        let text = serde_json::to_string_pretty(&rows).map_err(std::io::Error::from)?;
        writeln!(out, "{text}")?;
    } else {
        out.write_all(table(&library).as_bytes())?;
        out.flush()?;
        for one in &library.unreadable {
            writeln!(err, "{}", one.error).ok();
        }
    }
    if library == Library::default() {
        let place = home.shown();
        writeln!(err, "No appointments yet in {place}. To make the first one, type: foreword new").ok();
    }
    Ok(Outcome::Done(if library.unreadable.is_empty() { FINE } else { TROUBLE }))
}

/// Coming ones first, the next one on top; then those without a time; then past ones, the last one
/// on top. An appointment is coming until it should be over.
fn order(summary: &Summary, now: &Zoned) -> (u8, i64, Reverse<i64>, Id) {
    const USUAL_MINUTES: u16 = 15;
    let id = summary.id.clone();
    let Some(at) = summary.when.map(Moment::timestamp) else {
        return (1, 0, Reverse(summary.changed.timestamp().as_second()), id);
    };
    let length = i64::from(summary.minutes.unwrap_or(USUAL_MINUTES)).minutes();
    if at.checked_add(length).unwrap_or(at) >= now.timestamp() {
        (0, at.as_second(), Reverse(0), id)
    } else {
        (2, 0, Reverse(at.as_second()), id)
    }
}

/// A line for each that can be read, in columns.
pub(super) fn table(library: &Library) -> String {
    let unreadable: Vec<Id> = library.unreadable.iter().filter_map(|one| id_of(&one.file)).collect();
    let mut ids: Vec<&Id> =
        library.appointments.iter().map(|summary| &summary.id).chain(&unreadable).collect();
    ids.sort();
    let rows: Vec<_> = library.appointments.iter().map(|summary| cells(summary, &ids)).collect();
    in_columns(&rows)
}

/// A line for each row, in columns as wide as they need to be.
pub(super) fn in_columns<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..COLUMNS).filter_map(width).collect();
    let mut table = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

/// The digits of an ID that tell it from these, which are sorted, so that only neighbours can share
/// many digits.
pub(super) fn told_apart(id: &Id, ids: &[&Id]) -> String {
    let at = ids.partition_point(|other| *other < id);
    let near = ids.iter().copied().skip(at.saturating_sub(1)).take(3);
    shortest(id, near, DIGITS)
}

fn cells(summary: &Summary, ids: &[&Id]) -> [String; 6] {
    let note = if summary.read_only.is_some() { ", read only" } else { "" };
    [
        told_apart(&summary.id, ids),
        summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_full),
        summary.name().to_owned(),
        summary.visit.label().to_owned(),
        summary.meeting.label().to_owned(),
        format!("{} filled, {} to ask{note}", summary.filled, summary.to_ask),
    ]
}

/// One appointment, or one file that cannot be read, for a program.
#[derive(Default, Serialize)]
struct Row<'a> {
    id: Option<String>,
    label: Option<&'a str>,
    when: Option<String>,
    minutes: Option<u16>,
    visit: Option<&'static str>,
    meeting: Option<&'static str>,
    changed: Option<String>,
    delete_after: Option<String>,
    filled: Option<usize>,
    to_ask: Option<usize>,
    read_only: Option<&'a str>,
    problem: Option<&'a str>,
    file: String,
}

impl<'a> Row<'a> {
    fn of(summary: &'a Summary, days: u16, home: &Home) -> Self {
        Self {
            id: Some(summary.id.to_string()),
            label: Some(&summary.label),
            when: summary.when.map(|when| when.to_string()),
            minutes: summary.minutes,
            visit: Some(summary.visit.label()),
            meeting: Some(summary.meeting.label()),
            changed: Some(summary.changed.to_string()),
            delete_after: summary.delete_after_day(days).map(|day| day.to_string()),
            filled: Some(summary.filled),
            to_ask: Some(summary.to_ask),
            read_only: summary.read_only.as_deref(),
            problem: None,
            file: file(home, &format!("{}.ron", summary.id)),
        }
    }

    fn unreadable(one: &'a Unreadable, home: &Home) -> Self {
        Self {
            id: id_of(&one.file).map(String::from),
            problem: Some(&one.error.sentence),
            file: file(home, &one.file),
            ..Self::default()
        }
    }
}

fn file(home: &Home, name: &str) -> String {
    shown(&home.path().join(APPOINTMENTS).join(name))
}
