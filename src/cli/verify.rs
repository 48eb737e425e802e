//! `foreword verify`: every file is read and decoded, in the home folder or in a backup, and what was looked
//! at is said.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Console, backup::code};
use crate::{
    domain::{UserError, counted},
    paths::Home,
    store::{
        Doing,
        backup::{Backup, Condition},
        inventory::{Inventory, KEY_FILE},
        user_error,
        verify::{Finding, Verified, verify},
    },
};

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A backup to look at, instead of the notes
    file: Option<PathBuf>,
    /// As JSON, without note text and labels
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// Whether it looks at a backup, and not at the notes.
    pub(super) const fn is_of_backup(&self) -> bool {
        self.file.is_some()
    }
}

/// A place that was looked at, and the findings.
struct Looked {
    place: String,
    verified: Verified,
    passing: Vec<String>,
    /// Of a backup: whether its bytes agree with its last line.
    agrees: Option<bool>,
    encrypted: bool,
}

/// Looks at everything and changes nothing; gives the exit code.
pub(super) fn run(home: &Home, asked: &Verify, console: &mut Console<'_>) -> Result<u8, UserError> {
    let looked = match &asked.file {
        Some(file) => Looked::at_backup(Backup::open(file)?)?,
        None => Looked::at_home(home)?,
    };
    let is_fine = looked.verified.is_fine() && looked.agrees != Some(false);
    if asked.json {
        console.json(&looked.as_json());
    } else {
        looked.print(console);
    }
    Ok(code(is_fine))
}

impl Looked {
    fn at_home(home: &Home) -> Result<Self, UserError> {
        home.look()?;
        let found = Inventory::of(home.path())?;
        let verified = verify(&home.disk(), &found);
        // One that is being written by a window has its name by now.
        let passing = found.passing.into_iter().filter(|name| home.path().join(name).exists());
        Ok(Self { place: home.shown(), verified, passing: passing.collect(), agrees: None, encrypted: false })
    }

    fn at_backup(mut backup: Backup) -> Result<Self, UserError> {
        let place = backup.place().to_owned();
        let Condition { agrees, damaged } =
            backup.examine().map_err(|error| user_error(Doing::ReadingNamed, &place, &error))?;
        let encrypted = backup.entry(KEY_FILE).is_some();
        let mut verified = if encrypted {
            // Each is as it was written; what it says takes the key.
            Verified::of_bytes(
                backup.entries().iter().map(|entry| (entry.name.as_str(), damaged.contains(&entry.name))),
            )
        } else {
            let read = |name: &str| {
                let entry = backup.entry(name).ok_or(std::io::ErrorKind::NotFound)?;
                backup.read(entry)
            };
            Verified::of(backup.entries().iter().map(|entry| entry.name.as_str()), &read)
        };
        if backup.unknown() > 0 {
            let says = "of a kind that this version of Foreword does not know".to_owned();
            verified.unknown.push(Finding { file: counted(backup.unknown(), "file"), says });
        }
        Ok(Self { place, verified, passing: Vec::new(), agrees: Some(agrees), encrypted })
    }

    fn print(&self, console: &mut Console<'_>) {
        let verified = &self.verified;
        console.say_wrapped(&self.place);
        let all = verified.all();
        let width = verified.counts.values().map(|count| count.found.to_string().len()).max().unwrap_or(1);
        for (content, count) in &verified.counts {
            console.say(format_args!(
                "  {:>width$} of {:<width$} {}",
                count.read,
                count.found,
                content.label()
            ));
        }
        for (title, findings) in [("Damaged", &verified.damaged), ("Not known", &verified.unknown)] {
            if !findings.is_empty() {
                let lines = findings.iter().map(|one| format!("{} {}.", one.file, one.says));
                console.section(title, lines);
            }
        }
        if !verified.left_over.is_empty() {
            console.section("Not Foreword's", verified.left_over.iter().cloned());
        }
        if !self.passing.is_empty() {
            console.section("Left half-written by a crash", self.passing.iter().cloned());
        }
        console.say("");
        console.say_wrapped(&self.sum(all.read, all.found));
    }

    fn sum(&self, read: usize, found: usize) -> String {
        let verified = &self.verified;
        let how = if self.encrypted { "are as they were written (encrypted, so not opened)" } else { "read" };
        let mut sentence =
            format!("{read} of {} {how}, {} left over.", counted(found, "file"), verified.left_over.len());
        let is_whole = self.agrees;
        if is_whole == Some(false) {
            sentence += " The backup is damaged: it is not as it was when it was made.";
        }
        match (verified.is_fine(), is_whole) {
            (true, Some(true)) => sentence += " The backup is whole.",
            (true, None) => sentence += " All is well.",
            (false, None) => {
                sentence += " Nothing was changed. Start Foreword to bring back an earlier version of a damaged note; \
                             a backup has the other files.";
            }
            _ => {
                sentence +=
                    " What is whole in it can still be brought back: foreword restore FILE --what-is-whole";
            }
        }
        sentence
    }

    fn as_json(&self) -> Value {
        let verified = &self.verified;
        let counts = verified.counts.iter().map(
            |(content, count)| json!({ "what": content.label(), "found": count.found, "read": count.read }),
        );
        let findings = |all: &[Finding]| {
            all.iter().map(|one| json!({ "file": one.file, "says": one.says })).collect::<Vec<_>>()
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "place": self.place,
            "read": counts.collect::<Vec<_>>(),
            "damaged": findings(&verified.damaged),
            "unknown": findings(&verified.unknown),
            "left_over": verified.left_over,
            "half_written": self.passing,
            "whole": self.agrees,
        })
    }
}
