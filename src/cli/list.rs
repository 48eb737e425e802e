//! `foreword list`: the appointments, for a person or for a program.

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::{ToSpan, Zoned, civil::Date};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::{Console, FAILED, FINE};
use crate::{
    app::keymap,
    domain::{Id, Library, Moment, Settings, Summary, Unreadable, UserError},
    paths::Home,
    store::{APPOINTMENTS, HomeDisk, Store, shortest, shown},
};

/// Fewest digits of an ID that are shown.
const DIGITS: usize = 8;

/// Lists every appointment, or those of a day by their time; files that cannot be read come after the others.
pub(super) fn list(
    home: &Home,
    json: bool,
    day: Option<Date>,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    let mut store = home.store();
    let mut library = Library::default();
    if home.is_in_use() {
        recover(&mut store, console)?;
        library = store.list()?;
        store.keep_index();
    }
    let is_empty = library == Library::default();
    if let Some(day) = day {
        library.appointments.retain(|one| one.when.is_some_and(|when| when.civil().date() == day));
        library.appointments.sort_by_key(|one| (one.when.map(Moment::timestamp), one.id.clone()));
    } else {
        library.appointments.sort_by_cached_key(|summary| order(summary, &console.now));
    }
    library.unreadable.sort_by(|one, other| one.file.cmp(&other.file));
    if json {
        let days = console.or_default(store.read_file::<Settings>()).delete_after_days;
        let all = library.appointments.iter().map(Ok).chain(library.unreadable.iter().map(Err));
        console.json(&all.map(|one| as_json(one, days, home)).collect::<Vec<_>>());
    } else {
        console.print(day.map_or_else(|| table(&library), |_| day_table(&library, &console.now)));
        console.flush()?;
        console.warn_all(library.unreadable.iter().map(|one| &one.error));
    }
    if is_empty {
        let place = home.shown();
        let where_to = if home.path().exists() {
            format!("No appointments yet in {place}.")
        } else {
            format!("No appointments: there is no folder {place} yet.")
        };
        console
            .warn(format_args!("{where_to} To make the first one, type: foreword new --label \"10:20 RH\""));
    } else if day.is_some() && library.appointments.is_empty() {
        console.warn("No appointments today. To see all, type: foreword list");
    }
    Ok(if library.unreadable.is_empty() { FINE } else { FAILED })
}

/// Brings back what a program that was killed may have left behind.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn recover(store: &mut Store<HomeDisk>, console: &mut Console<'_>) -> Result<(), UserError> {
    for (name, recovered) in store.recover_all()? {
        let keys = keymap::keys(&store.read_file::<Settings>().unwrap_or_default().keys);
        console.warn(format_args!("“{name}”: {}", keys.fill(&recovered.sentence())));
    }
    Ok(())
}

/// Coming ones first, the soonest on top; then those without a time; then past ones, the latest on top. An
/// appointment is coming until it should be over.
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

pub(super) fn table(library: &Library) -> String {
    let unreadable = library.unreadable.iter().filter_map(|one| one.id.as_ref());
    let ids = library.appointments.iter().map(|summary| &summary.id).chain(unreadable).collect();
    let rows: Vec<_> = library.appointments.iter().map(|summary| cells(summary, &ids)).collect();
    in_columns(&rows)
}

/// Time, how long until then, label, what is missing and how they meet.
fn day_table(library: &Library, now: &Zoned) -> String {
    let rows = library.appointments.iter().map(|one| {
        [
            one.when.map(Moment::time).unwrap_or_default(),
            one.when.map(|when| when.until(now.timestamp()).0).unwrap_or_default(),
            one.name().to_owned(),
            one.state_in_words(now.timestamp()),
            format!("{}, {}", one.visit.label(), one.meeting.label()),
        ]
    });
    in_columns(&rows.collect::<Vec<_>>())
}

/// A line for each row, its columns as wide as they need to be.
pub(super) fn in_columns<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..COLUMNS).filter_map(width).collect();
    let padded = |(cell, width): (&String, &usize)| cell.to_owned() + &" ".repeat(width - cell.width() + 2);
    let lines = rows.iter().map(|row| {
        let line: String = row.iter().zip(&widths).map(padded).collect();
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

/// As few digits of an ID as no other begins with.
pub(super) fn digits(id: &Id, all: &BTreeSet<&Id>) -> String {
    // Only neighbours can share many.
    let (before, after) = (all.range::<&Id, _>(..id), all.range::<&Id, _>(id..));
    let near = before.rev().take(1).chain(after.take(2));
    shortest(id, near.copied(), DIGITS)
}

fn cells(summary: &Summary, ids: &BTreeSet<&Id>) -> [String; 6] {
    let note = if summary.read_only.is_some() { ", read only" } else { "" };
    [
        digits(&summary.id, ids),
        summary.when.map_or_else(|| "no time set".to_owned(), Moment::in_full),
        summary.name().to_owned(),
        summary.visit.label().to_owned(),
        summary.meeting.label().to_owned(),
        format!("{} filled, {} to ask{note}", summary.filled, summary.to_ask),
    ]
}

/// For a program: an appointment, or a file that cannot be read. The keys stay as they are.
fn as_json(one: Result<&Summary, &Unreadable>, days: u16, home: &Home) -> Value {
    let (read, problem) = (one.ok(), one.err());
    let id = one.map_or_else(|unreadable| unreadable.id.as_ref(), |summary| Some(&summary.id));
    let file = one.map_or_else(|unreadable| unreadable.file.clone(), |summary| format!("{}.ron", summary.id));
    json!({
        "id": id,
        "label": read.map(|one| &one.label),
        "when": read.and_then(|one| one.when),
        "minutes": read.and_then(|one| one.minutes),
        "visit": read.map(|one| one.visit.label()),
        "meeting": read.map(|one| one.meeting.label()),
        "changed": read.map(|one| one.changed),
        "delete_after": read.and_then(|one| one.delete_after_day(days)),
        "filled": read.map(|one| one.filled),
        "to_ask": read.map(|one| one.to_ask),
        "read_only": read.and_then(|one| one.read_only.as_ref()),
        "problem": problem.map(|one| &one.error.sentence),
        "file": shown(&home.path().join(APPOINTMENTS).join(file)),
    })
}
