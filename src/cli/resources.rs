//! `foreword resources`: what there is to read or to go to in one's area, listed, exported, imported.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use super::{
    Console, FINE,
    files::{self, Out},
    list::in_columns,
    prepared, refusal,
};
use crate::{
    domain::{Changeable, Resource, ResourceChange, Resources, UserError, counted},
    paths::Home,
    store::user_file::{Decoded, UserFile, decode, encode, too_large},
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List your resources, with the day each was checked
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Export your resources: one file with nothing from any appointment
    ///
    /// With none yet, the file says how to write some.
    Export {
        #[command(flatten)]
        out: Out,
    },
    /// Import resources: show what is new, the same and different, then add what you do not have
    Import {
        /// The file, or - for standard input
        file: PathBuf,
        /// Use theirs for those that differ too, without asking
        #[arg(long)]
        take_theirs: bool,
    },
}

pub(super) fn run(home: &Home, command: Command, console: &mut Console<'_>) -> Result<u8, UserError> {
    match command {
        Command::List { json } => list(home, json, console),
        Command::Export { out } => {
            out.may_write(home)?;
            let all: Resources = home.store().read_file()?;
            out.write(&encode(&all).unwrap_or_default(), console)
        }
        Command::Import { file, take_theirs } => import(home, &file, take_theirs, console),
    }
}

fn list(home: &Home, json: bool, console: &mut Console<'_>) -> Result<u8, UserError> {
    let all: Resources = home.store().read_file()?;
    let today = console.today();
    if json {
        let as_json = |one: &&Resource| -> Value {
            json!({
                "kind": one.kind.label(), "name": one.name, "from": one.from, "found_at": one.found_at,
                "suits": one.suits, "comes_in": one.comes_in, "checked": one.checked,
                "check_before_use": one.is_past(today),
            })
        };
        console.json(&all.sorted().iter().map(as_json).collect::<Vec<_>>());
    } else if all.resources.is_empty() {
        console.say("You have no resources yet. To see how to write some, type: foreword resources export");
    } else {
        let all = all.sorted();
        let cells = all.iter().map(|one| {
            [one.name.clone(), one.kind.label().to_owned(), one.found_at.clone(), one.checked_in_words(today)]
        });
        console.print(in_columns(&cells.collect::<Vec<_>>()));
    }
    Ok(FINE)
}

/// # Errors
/// If the file cannot be read or understood in full.
fn read(file: &Path) -> Result<Resources, UserError> {
    let (bytes, name) = (files::read(file, Resources::LARGEST)?, files::name(file));
    if bytes.len() as u64 > Resources::LARGEST {
        return Err(too_large::<Resources>(&name));
    }
    match decode(&bytes, &name) {
        Decoded::Whole(all) => Ok(all),
        Decoded::InPart(_, error) | Decoded::Not(error) => {
            Err(refusal(&error.short, format!("Nothing was imported. {}", error.sentence)))
        }
    }
}

fn import(home: &Home, file: &Path, take_theirs: bool, console: &mut Console<'_>) -> Result<u8, UserError> {
    let theirs = read(file)?;
    prepared(home, console)?;
    let store = home.store();
    let mine: Resources = store.read_file()?;
    let [new, same, different] = mine.compared(&theirs);
    let today = console.today();
    console.say(format_args!(
        "{}, compared with yours: {} new, {} the same, {} different.",
        counted(theirs.resources.len(), "resource"),
        new.len(),
        same.len(),
        different.len()
    ));
    console.section("New", new.iter().map(|one| format!("{}: {}", one.name, one.described(today))));
    let lines = different.iter().flat_map(|one| {
        let here = mine.get(&one.name).map(|here| format!("here: {}: {}", here.name, here.described(today)));
        here.into_iter().chain([format!("theirs: {}: {}", one.name, one.described(today))])
    });
    console.section("Different", lines);
    console.say("");
    let mut takes = Some(take_theirs);
    if !different.is_empty() && !take_theirs {
        let count = counted(different.len(), "resource");
        takes =
            console.ask(format_args!("Replace yours with theirs for {count}? Yours are kept as a file."))?;
    }
    let replaced = if takes == Some(true) { different.as_slice() } else { &[] };
    let changes: Vec<_> = new
        .iter()
        .chain(replaced)
        .map(|one| {
            let (before, one) = (None, (*one).clone());
            ResourceChange::Put { before, one }
        })
        .collect();
    if changes.is_empty() {
        console.say("Nothing was added; your resources are unchanged.");
    } else {
        let kept =
            if replaced.is_empty() { None } else { store.keep_as_it_is::<Resources>(&today.to_string())? };
        let said = store.change_file::<Resources>(|all| all.change(changes))?.said;
        console.say(format_args!("Added: {}. Replaced: {}.", new.len(), replaced.len()));
        let kept = kept.map(|kept| format!("Your resources as they were are kept in {kept}."));
        kept.into_iter().chain(said).for_each(|line| console.say(line));
    }
    if takes.is_none() {
        console.flush()?;
        console.warn("Where yours differ, they are kept. To use theirs, add --take-theirs.");
    }
    Ok(FINE)
}
