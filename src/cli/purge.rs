//! `foreword purge`: deletes permanently what is due, after a question or without one.

use std::collections::{BTreeSet, HashSet};

use clap::Args;

use super::{
    Console,
    list::{digits, in_columns},
};
use crate::{
    domain::{Binned, HONEST, Id, Library, Moment, Settings, Summary, UserError, appointments, day_in_words},
    paths::Home,
    store::Deleted,
};

#[derive(Debug, Args)]
pub(super) struct Purge {
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Where no day was set: how many days after the appointment or the last change; 0 for never
    #[arg(long, value_name = "N")]
    days: Option<u16>,
    /// Empty the bin too
    #[arg(long)]
    bin: bool,
}

/// Lists what is due, asks unless `--yes` is given, and deletes it.
pub(super) fn purge(home: &Home, asked: &Purge, console: &mut Console<'_>) -> Result<u8, UserError> {
    let now = Moment::of(&console.now);
    let mut store = home.store();
    let days = match asked.days {
        Some(days) => days,
        None => store.read_file::<Settings>().map_err(not_purged)?.delete_after_days,
    };
    let library = if home.is_in_use() { store.list()? } else { Library::default() };
    let binned = if asked.bin { store.binned(now)? } else { Vec::new() };
    let mut due: Vec<&Summary> = library.appointments.iter().filter(|one| one.is_due(now, days)).collect();
    due.sort_by_key(|one| (one.delete_after_day(days), one.id.clone()));
    let code = warn_of_held(&library, now, days, console);
    if due.is_empty() && binned.is_empty() {
        console.say("Nothing is due to be deleted.");
        return Ok(code);
    }
    console.print(table(&library, &due, &binned, days, now));
    if !asked.yes {
        let all = appointments(due.len() + binned.len());
        let question = format!("Permanently delete {all}, with all copies Foreword keeps?");
        if let Some(declined) = console.declined(question, "Nothing was deleted", "To delete, add --yes.")? {
            return Ok(declined.max(code));
        }
    }
    // Nothing is deleted that could not be listed.
    console.flush()?;
    let due: Vec<Id> = due.into_iter().map(|one| one.id.clone()).collect();
    let binned: Vec<String> = binned.into_iter().map(|one| one.file).collect();
    let mut deleted = store.purge(&due, now, days)?;
    let Deleted { ids, left } = store.delete_binned(&binned)?;
    // The bin may hold one appointment twice.
    let gone: HashSet<Id> = deleted.ids.into_iter().chain(ids).collect();
    deleted.left.extend(left);
    let verb = if gone.len() == 1 { "was" } else { "were" };
    console.say(format_args!("{} {verb} deleted, with all copies Foreword keeps.", appointments(gone.len())));
    console.say_wrapped(HONEST);
    Ok(console.warn_all(&deleted.left).max(code))
}

/// Nothing is deleted by a number of days that nobody set.
fn not_purged(error: UserError) -> UserError {
    let sentence =
        format!("Nothing was deleted. {} Or give the number of days, with --days.", error.sentence);
    UserError { sentence, ..error }
}

/// Files that cannot be read, or hold more than this version knows, are never deleted by their day; gives
/// the exit code.
fn warn_of_held(library: &Library, now: Moment, days: u16, console: &mut Console<'_>) -> u8 {
    let past = library.appointments.iter().filter(|one| one.is_past_its_day(now, days));
    let held = past.filter_map(|one| one.read_only.as_ref());
    let held = held.map(|sentence| format!("Its day is past, but it is not deleted. {sentence}"));
    console.warn_all(held).max(console.warn_all(library.unreadable.iter().map(|one| &one.error)))
}

/// Short ID, label, when, and the day.
fn table(library: &Library, due: &[&Summary], binned: &[Binned], days: u16, now: Moment) -> String {
    let listed = library.appointments.iter().map(|one| &one.id);
    let ids: BTreeSet<&Id> = listed.chain(binned.iter().map(|one| &one.id)).collect();
    let when = |one: &Summary| one.when.map_or_else(|| "no time".to_owned(), Moment::in_full);
    let due = due.iter().map(|one| {
        let day = one.delete_after_day(days).map(day_in_words).unwrap_or_default();
        [digits(&one.id, &ids), one.name().to_owned(), when(one), format!("delete after {day}")]
    });
    let binned = binned.iter().map(|one| {
        let (name, when) = match &one.what {
            Ok(summary) => (summary.name().to_owned(), when(summary)),
            Err(error) => ("cannot be read".to_owned(), error.short.clone()),
        };
        let since = day_in_words(now.date_of(one.since));
        [digits(&one.id, &ids), name, when, format!("in the bin since {since}")]
    });
    in_columns(&due.chain(binned).collect::<Vec<_>>())
}
