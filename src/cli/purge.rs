//! Deleting for good what is due, after a question or without one.

use std::{
    collections::HashSet,
    io::{BufRead, Write},
    path::PathBuf,
};

use jiff::Zoned;

use super::{
    FINE, Outcome, Printed, Stop, TROUBLE,
    list::{in_columns, told_apart},
};
use crate::{
    domain::{Binned, HONEST, Id, Library, Moment, Settings, Summary, UserError, appointments, day_in_words},
    export::{WIDTH, wrapped},
    paths::Home,
    store::{Deleted, Folder, Store},
};

/// What was found to be deleted.
#[derive(Debug, PartialEq, Eq)]
pub struct Purge {
    home: PathBuf,
    due: Vec<Id>,
    binned: Vec<String>,
    days: u16,
    now: Moment,
    /// Something was found that should go and must not be touched.
    left: bool,
}

/// Nothing is deleted by a number of days that nobody set.
fn nothing_deleted(error: UserError) -> UserError {
    let sentence =
        format!("Nothing was deleted. {} Or say after how many days, with --days.", error.sentence);
    UserError { sentence, ..error }
}

/// Lists what is due and, with `yes`, deletes it at once.
pub(super) fn purge(
    home: &Home,
    yes: bool,
    days: Option<u16>,
    bin: bool,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let now = Moment::of(now);
    let store = Store::new(Folder::new(home.path()));
    let days = match days {
        Some(days) => days,
        None => store.read_file::<Settings>().map_err(nothing_deleted)?.delete_after_days,
    };
    let library = if home.is_in_use() { store.list()? } else { Library::default() };
    let binned = if bin { store.binned(now)? } else { Vec::new() };
    let mut due: Vec<&Summary> = library.appointments.iter().filter(|one| one.is_due(now, days)).collect();
    due.sort_by_key(|one| (one.delete_after_day(days), one.id.clone()));
    let left = say_what_stays(&library, now, days, err);
    if due.is_empty() && binned.is_empty() {
        writeln!(out, "Nothing is due to be deleted.")?;
        return Ok(Outcome::Done(if left { TROUBLE } else { FINE }));
    }
    out.write_all(table(&library, &due, &binned, days, now).as_bytes())?;
    let found = Purge {
        home: home.path().to_owned(),
        due: due.into_iter().map(|one| one.id.clone()).collect(),
        binned: binned.into_iter().map(|one| one.file).collect(),
        days,
        now,
        left,
    };
    Ok(if yes { Outcome::Done(found.carry_out(out, err)?) } else { Outcome::Purge(found) })
}

/// Files that cannot be read, or hold more than this version knows, are never deleted for their day.
fn say_what_stays(library: &Library, now: Moment, days: u16, err: &mut impl Write) -> bool {
    let held = library.appointments.iter().filter(|one| one.is_past_its_day(now, days));
    let held: Vec<_> = held.filter_map(|one| one.read_only.as_ref()).collect();
    for sentence in &held {
        writeln!(err, "Its day is past, but it is not deleted. {sentence}").ok();
    }
    for one in &library.unreadable {
        writeln!(err, "{}", one.error).ok();
    }
    !held.is_empty() || !library.unreadable.is_empty()
}

/// Short ID, label, when, and the day.
fn table(library: &Library, due: &[&Summary], binned: &[Binned], days: u16, now: Moment) -> String {
    let mut ids: Vec<&Id> = library.appointments.iter().map(|one| &one.id).collect();
    ids.extend(binned.iter().map(|one| &one.id));
    ids.sort();
    ids.dedup();
    let when = |one: &Summary| one.when.map_or_else(|| "no time".to_owned(), Moment::in_full);
    let due = due.iter().map(|one| {
        let day = one.delete_after_day(days).map(day_in_words).unwrap_or_default();
        [told_apart(&one.id, &ids), one.name().to_owned(), when(one), format!("delete after {day}")]
    });
    let binned = binned.iter().map(|one| {
        let (name, when) = match &one.what {
            Ok(summary) => (summary.name().to_owned(), when(summary)),
            Err(error) => ("cannot be read".to_owned(), error.short.clone()),
        };
        let since = day_in_words(now.date_of(one.since));
        [told_apart(&one.id, &ids), name, when, format!("in the bin since {since}")]
    });
    in_columns(&due.chain(binned).collect::<Vec<_>>())
}

impl Purge {
    /// Asks the person at the terminal, or, without one, leaves everything as it is; gives the exit
    /// code.
    ///
    /// # Errors
    /// If something cannot be deleted or said.
    pub fn ask(
        &self,
        answers: Option<&mut impl BufRead>,
        out: &mut impl Write,
        err: &mut impl Write,
    ) -> Result<u8, UserError> {
        self.ask_first(answers, &mut Printed(out), &mut Printed(err)).map_err(|stop| match stop {
            Stop::UserError(error) => error,
            Stop::Output(_) => super::output_lost(),
        })
    }

    fn ask_first(
        &self,
        answers: Option<&mut impl BufRead>,
        out: &mut impl Write,
        err: &mut impl Write,
    ) -> Result<u8, Stop> {
        let Some(answers) = answers else {
            out.flush()?;
            writeln!(err, "Nothing was deleted: there is no terminal to ask in. To delete, add --yes.").ok();
            return Ok(TROUBLE);
        };
        let all = self.due.len() + self.binned.len();
        write!(out, "Delete {} for good, with all copies Foreword keeps? [y/N] ", appointments(all))?;
        out.flush()?;
        let mut answer = String::new();
        answers.read_line(&mut answer)?;
        if !matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            writeln!(out, "Nothing was deleted.")?;
            return Ok(if self.left { TROUBLE } else { FINE });
        }
        self.carry_out(out, err)
    }

    fn carry_out(&self, out: &mut impl Write, err: &mut impl Write) -> Result<u8, Stop> {
        let mut store = Store::new(Folder::new(&self.home));
        let mut deleted = store.purge(&self.due, self.now, self.days)?;
        let Deleted { ids, left } = store.delete_binned(&self.binned)?;
        // The bin may hold one appointment twice.
        let gone: HashSet<Id> = deleted.ids.into_iter().chain(ids).collect();
        deleted.left.extend(left);
        let verb = if gone.len() == 1 { "was" } else { "were" };
        writeln!(out, "{} {verb} deleted, with all copies Foreword keeps.", appointments(gone.len()))?;
        for line in wrapped(HONEST, WIDTH) {
            writeln!(out, "{line}")?;
        }
        for error in &deleted.left {
            writeln!(err, "{error}").ok();
        }
        Ok(if deleted.left.is_empty() && !self.left { FINE } else { TROUBLE })
    }
}
