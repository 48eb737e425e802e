//! `foreword restore`: shows what is in a backup, then brings back what is not here; replaces nothing unasked.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    Console,
    files::size,
    list::{digits, in_columns},
    refusal,
};
use crate::{
    domain::{Id, Moment, UserError, appointments, counted, listed},
    paths::Home,
    store::{
        Doing,
        backup::{Backup, Condition},
        restore::{Brought, Item, Plan, State, bring},
        user_error,
    },
};

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
    /// Bring it back into this folder instead of the one with the notes
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Only show what is in it; bring back nothing
    #[arg(long, conflicts_with_all = ["yes", "theirs"])]
    look: bool,
    /// Do not ask before what is not here is brought back
    #[arg(long)]
    yes: bool,
    /// Replace what differs with what is in the backup, without asking; what is here is kept
    #[arg(long)]
    theirs: bool,
    /// Bring back as well what was deleted here or put in the bin, and what is past its day
    #[arg(long)]
    also_past: bool,
    /// Bring back what is whole in a damaged backup
    #[arg(long)]
    what_is_whole: bool,
}

impl Restore {
    /// The folder it is to be brought back into, if not the one with the notes.
    pub(super) fn target(&self) -> Option<&Path> {
        self.into.as_deref()
    }
}

/// Shows what is new, the same and different, and brings back what is asked for; gives the exit code.
pub(super) fn restore(home: &Home, asked: &Restore, console: &mut Console<'_>) -> Result<u8, UserError> {
    let mut backup = Backup::open(&asked.file)?;
    let condition =
        backup.examine().map_err(|error| user_error(Doing::ReadingNamed, backup.place(), &error))?;
    if !condition.is_whole() && !asked.what_is_whole && !asked.look {
        return Err(damaged(&backup, &condition));
    }
    let plan = Plan::of(&home.store(), home.path(), (&backup, &condition), Moment::of(&console.now))?;
    show(&backup, &condition, &plan, home, console);
    if asked.look {
        return Ok(super::backup::code(condition.is_whole()));
    }
    let of =
        |states: &[State]| plan.items.iter().filter(|item| states.contains(&item.state)).collect::<Vec<_>>();
    let mut new = of(&[State::New]);
    if asked.also_past {
        new.extend(of(&[State::Deleted, State::Past]));
    }
    let different = of(&[State::Different]);
    if new.is_empty() && different.is_empty() {
        console.say("There is nothing to bring back.");
    }
    let mut job = Job { home, backup: &backup, errors: Vec::new(), stand_ins: 0 };
    if !new.is_empty()
        && (asked.yes || console.ask(format_args!("Bring back {}?", many(&new)))? != Some(false))
    {
        let done = job.all(&new, false);
        console.say(format_args!(
            "Brought back: {}.",
            many(&done.iter().map(|(item, _)| *item).collect::<Vec<_>>())
        ));
    }
    let whole: Vec<_> = different.into_iter().filter(|item| item.damaged.is_empty()).collect();
    if !whole.is_empty() {
        let question = format!("Replace {} with the backup’s? What is here is kept.", many(&whole));
        let agreed = if asked.theirs { Some(true) } else { console.ask(&question)? };
        match agreed {
            Some(true) => {
                for (item, brought) in job.all(&whole, true) {
                    let kept = brought.kept.unwrap_or_default();
                    console.say(format_args!("Replaced: {}; what was here is kept as {kept}", name(item)));
                }
            }
            Some(false) => {}
            None => console.warn(format_args!(
                "What differs is left as it is here: {}. To use the backup’s, add --theirs.",
                many(&whole)
            )),
        }
    }
    job.finish(console)
}

struct Job<'a> {
    home: &'a Home,
    backup: &'a Backup,
    errors: Vec<UserError>,
    stand_ins: usize,
}

impl Job<'_> {
    fn all<'b>(&mut self, items: &[&'b Item], over: bool) -> Vec<(&'b Item, Brought)> {
        let store = self.home.store();
        let mut done = Vec::new();
        for item in items {
            match bring(&store, self.home.path(), self.backup, item, over) {
                Ok(brought) => {
                    self.stand_ins += usize::from(brought.stand_in);
                    done.push((*item, brought));
                }
                Err(error) => self.errors.push(error),
            }
        }
        done
    }

    fn finish(self, console: &mut Console<'_>) -> Result<u8, UserError> {
        if self.stand_ins > 0 {
            console.say_wrapped(&format!(
                "The notes of {} were damaged in the backup; an earlier version of them is in their place.",
                appointments(self.stand_ins)
            ));
        }
        console.flush()?;
        Ok(console.warn_all(&self.errors))
    }
}

fn damaged(backup: &Backup, condition: &Condition) -> UserError {
    let which = match condition.damaged.len() {
        0 => "All files in it are whole, but it was changed or cut short since it was made.".to_owned(),
        1..=3 => {
            let names: Vec<_> = condition.damaged.iter().cloned().collect();
            format!("In it these are not as they were: {}.", listed(&names))
        }
        many => format!("In it {} are not as they were.", counted(many, "file")),
    };
    let sentence = format!(
        "The backup {} is damaged. {which} Nothing was changed. Use another backup; or, to bring back what is whole \
         in this one, add --what-is-whole.",
        backup.place()
    );
    refusal("damaged backup", sentence)
}

fn show(backup: &Backup, condition: &Condition, plan: &Plan, home: &Home, console: &mut Console<'_>) {
    let whole = if condition.is_whole() { "every byte is as it was" } else { "DAMAGED" };
    console.say_wrapped(&format!(
        "Backup of {}, {}; {whole}.",
        backup.made().in_full(),
        size(backup.length())
    ));
    console.say_wrapped(&format!("Compared with {}:", home.shown()));
    let (notes, others): (Vec<&Item>, Vec<&Item>) = plan.items.iter().partition(|item| item.id.is_some());
    for (title, items) in [("Appointments", notes), ("Other files", others)] {
        let count = |state: State| items.iter().filter(|item| item.state == state).count();
        console.say(format_args!(
            "{title}: {} new, {} the same, {} different.",
            count(State::New),
            count(State::Same),
            count(State::Different)
        ));
    }
    let ids: BTreeSet<&Id> = plan.items.iter().filter_map(|item| item.id.as_ref()).collect();
    let held = [State::Deleted, State::Past, State::InBin];
    for (title, states) in
        [("New", [State::New].as_slice()), ("Different", &[State::Different]), ("Not brought back", &held)]
    {
        let of_these = |item: &&Item| states.contains(&item.state);
        let rows: Vec<_> = plan.items.iter().filter(of_these).filter_map(|item| row(item, &ids)).collect();
        let files = plan.items.iter().filter(of_these).filter(|item| item.id.is_none()).map(Item::file);
        let lines = in_columns(&rows);
        let lines: Vec<&str> = lines.lines().chain(files).collect();
        if !lines.is_empty() {
            console.say(format_args!("\n{title}\n  {}", lines.join("\n  ")));
        }
    }
    if plan.items.iter().any(|item| matches!(item.state, State::Deleted | State::Past)) {
        console.say("To bring back what was deleted or is past its day, add --also-past.");
    }
    if plan.items.iter().any(|item| item.state == State::InBin) {
        console.say("What is in the bin is taken out in Foreword: b on the list, then Enter.");
    }
    if backup.unknown() > 0 {
        let sentence = format!(
            "{} in it are of a kind that this version of Foreword does not know, and are left out.",
            counted(backup.unknown(), "file")
        );
        console.say_wrapped(&sentence);
    }
    console.say("");
}

/// An appointment's ID, label and time, and why it is not simply new.
fn row(item: &Item, ids: &BTreeSet<&Id>) -> Option<[String; 4]> {
    let id = item.id.as_ref()?;
    let (label, when) = item.summary.as_ref().map_or_else(
        || ("cannot be read here".to_owned(), String::new()),
        |summary| {
            let when = summary.when.map_or_else(|| "no time".to_owned(), Moment::in_full);
            (summary.name().to_owned(), when)
        },
    );
    let changed = |at: Option<Moment>| at.map_or_else(|| "?".to_owned(), Moment::in_short);
    let why = match item.state {
        State::Different => format!(
            "here {}, in the backup {}",
            changed(item.here),
            changed(item.summary.as_ref().map(|summary| summary.changed))
        ),
        State::Deleted => "was deleted here".to_owned(),
        State::Past => "its day is past".to_owned(),
        State::InBin => "is in the bin here".to_owned(),
        _ if !item.damaged.is_empty() => format!("{} damaged", counted(item.damaged.len(), "file")),
        _ => String::new(),
    };
    Some([digits(id, ids), label, when, why])
}

fn name(item: &Item) -> String {
    item.id.as_ref().map_or_else(|| item.file().to_owned(), ToString::to_string)
}

/// `3 appointments and 2 other files`.
fn many(items: &[&Item]) -> String {
    let notes = items.iter().filter(|item| item.id.is_some()).count();
    let files = items.len() - notes;
    let other = if notes > 0 { "other file" } else { "file" };
    let parts = [(notes, appointments(notes)), (files, counted(files, other))];
    let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if parts.is_empty() { "nothing".to_owned() } else { listed(&parts) }
}
