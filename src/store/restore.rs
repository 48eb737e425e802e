//! Brings back what is in a backup: shows first what is new, the same and different; what is there is only
//! replaced where that is asked for, and is kept then.

mod bring;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

pub use bring::{Brought, bring};

use super::{
    APPOINTMENTS, Disk, ENDING, Store, UserFile,
    backup::{Backup, Condition},
    bin, folder, format,
    inventory::{Content, Inventory, KEY_FILE, apart, appointment_of},
    recovery::LARGEST_JOURNAL,
    seal::is_of_one_notebook,
};
use crate::domain::{DeletedIds, Id, Moment, Settings, Summary, UserError, days_left};

/// How something in a backup is seen from a home folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    New,
    Same,
    Different,
    InBin,
    Deleted,
    Past,
}

/// An appointment with all that is kept of it, or another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: Option<Id>,
    pub state: State,
    pub summary: Option<Summary>,
    /// When the one here was changed last, where that can be read.
    pub here: Option<Moment>,
    /// All of it that is whole, by the names in the backup.
    pub(super) files: Vec<String>,
    pub damaged: Vec<String>,
}

impl Item {
    /// The name of the file, for one that is no appointment.
    #[must_use]
    pub fn file(&self) -> &str {
        self.files.iter().chain(&self.damaged).next().map_or("", String::as_str)
    }
}

/// All that could be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub items: Vec<Item>,
    /// Nothing was kept in the home folder yet.
    pub is_new: bool,
}

impl Plan {
    /// Looks at a backup and a home folder; changes nothing.
    ///
    /// # Errors
    /// If the home folder cannot be read, or was encrypted with another key.
    pub fn of<D: Disk>(
        store: &Store<D>,
        home: &Path,
        (backup, condition): (&Backup, &Condition),
        now: Moment,
    ) -> Result<Self, UserError> {
        let found = Inventory::of(home)?;
        let is_new = found.is_new();
        let theirs = backup.entry(KEY_FILE).map(|entry| backup.read(entry));
        let theirs = theirs.transpose().unwrap_or_default();
        let ours = fs::read(home.join(KEY_FILE)).ok();
        if !is_new && !is_same_key(ours.as_deref(), theirs.as_deref()) {
            return Err(another_key(ours.is_some(), theirs.is_some()));
        }
        let here = Here {
            open: &|bytes| store.disk.opened(bytes),
            home,
            backup,
            is_new,
            names: found.files.iter().map(String::as_str).collect(),
            binned: found
                .files
                .iter()
                .filter(|name| Content::of(name) == Some(Content::Binned))
                .filter_map(|name| appointment_of(name))
                .collect(),
            deleted: store.read_file::<DeletedIds>().unwrap_or_default().ids.into_iter().collect(),
            days: store.read_file::<Settings>().unwrap_or_default().delete_after_days,
            now,
        };
        let mut appointments: BTreeMap<Id, Vec<&str>> = BTreeMap::new();
        let mut items = Vec::new();
        for entry in backup.entries() {
            let name = entry.name.as_str();
            match appointment_of(name) {
                Some(id) => appointments.entry(id).or_default().push(name),
                None => {
                    items.extend(here.state_of_file(name).map(|state| (None, state, None, None, vec![name])));
                }
            }
        }
        // The key first: what it opens is never there without it. Then what comes into a new folder only.
        items.sort_by_key(|(.., names)| {
            let content = names.first().and_then(|name| Content::of(name));
            match content {
                Some(Content::Key) => 0,
                Some(Content::Draft | Content::Log) => 1,
                _ => 2,
            }
        });
        for (id, names) in appointments {
            let (state, summary, changed) = here.state_of(&id, &names);
            items.push((Some(id), state, summary, changed, names));
        }
        let items = items.into_iter().map(|(id, state, summary, here, names)| {
            let (damaged, files) =
                names.into_iter().map(ToOwned::to_owned).partition(|name| condition.damaged.contains(name));
            Item { id, state, summary, here, files, damaged }
        });
        Ok(Self { items: items.collect(), is_new })
    }
}

/// Whether two notebooks are encrypted with the same key, or both with none.
fn is_same_key(ours: Option<&[u8]>, theirs: Option<&[u8]>) -> bool {
    match (ours, theirs) {
        (None, None) => true,
        (Some(ours), Some(theirs)) => is_of_one_notebook(ours, theirs),
        _ => false,
    }
}

fn another_key(ours: bool, theirs: bool) -> UserError {
    let why = match (ours, theirs) {
        (true, true) => "This notebook and the backup are encrypted with different keys",
        (true, false) => "This notebook is encrypted, and the backup is not",
        _ => "The backup is encrypted, and this notebook is not",
    };
    let sentence = format!(
        "Nothing was brought back. {why}, so they cannot be put together. To bring it back into a folder of its \
         own, add --into and the name of a new folder."
    );
    UserError::new("another key", sentence)
}

/// The home folder as it is.
struct Here<'a> {
    /// Makes the bytes of a file those that were written.
    open: &'a dyn Fn(Vec<u8>) -> Option<Vec<u8>>,
    home: &'a Path,
    backup: &'a Backup,
    is_new: bool,
    names: BTreeSet<&'a str>,
    binned: BTreeSet<Id>,
    deleted: BTreeSet<Id>,
    days: u16,
    now: Moment,
}

impl Here<'_> {
    fn bytes_here(&self, name: &str) -> Option<Vec<u8>> {
        folder::read(&self.home.join(name), LARGEST_JOURNAL).ok()
    }

    fn bytes_there(&self, name: &str) -> Option<Vec<u8>> {
        self.backup.entry(name).and_then(|entry| self.backup.read(entry).ok())
    }

    /// Of a file that is of no appointment; none where it is not to be brought back.
    fn state_of_file(&self, name: &str) -> Option<State> {
        if !self.names.contains(name) {
            let of_then = matches!(Content::of(name), Some(Content::Draft | Content::Log | Content::Key));
            // Text in forms of then, and the log of then, are of no use now.
            return (self.is_new || !(of_then || name == DeletedIds::NAME)).then_some(State::New);
        }
        match Content::of(name)? {
            Content::Draft | Content::Log | Content::Key => None,
            _ if name == DeletedIds::NAME => None,
            Content::Earlier | Content::Damaged => Some(State::Same),
            _ if self.bytes_here(name).and_then(self.open) == self.bytes_there(name).and_then(self.open) => {
                Some(State::Same)
            }
            _ => Some(State::Different),
        }
    }

    fn state_of(&self, id: &Id, names: &[&str]) -> (State, Option<Summary>, Option<Moment>) {
        let own = format!("{APPOINTMENTS}/{id}{ENDING}");
        let binned = || names.iter().rev().find(|name| Content::of(name) == Some(Content::Binned));
        let kept = names.contains(&own.as_str()).then_some(own.as_str()).or_else(|| binned().copied());
        let there = kept.and_then(|name| self.bytes_there(name));
        let decode = |bytes: &Vec<u8>| format::decode(&(self.open)(bytes.clone())?, "").ok();
        let opened = there.as_ref().and_then(decode);
        let summary = opened.as_ref().map(|opened| Summary {
            id: id.clone(),
            ..Summary::of(&opened.appointment, opened.read_only.clone())
        });
        if self.names.contains(own.as_str()) {
            let here = self.bytes_here(&own);
            let decoded = here.as_ref().and_then(decode);
            let same = kept != Some(own.as_str())
                || here == there
                || matches!((&decoded, &opened), (Some(here), Some(there)) if here.appointment == there.appointment);
            let changed = decoded.map(|opened| opened.appointment.changed);
            return (if same { State::Same } else { State::Different }, summary, changed);
        }
        let since = kept.and_then(|name| bin::Name::of(apart(name).1)).and_then(|name| name.since);
        let is_past = since.is_some_and(|since| days_left(since, self.now) < 0)
            || summary.as_ref().is_some_and(|summary| summary.is_past_its_day(self.now, self.days));
        let state = if self.binned.contains(id) {
            if kept == Some(own.as_str()) { State::InBin } else { State::Same }
        } else if self.is_new {
            State::New
        } else if self.deleted.contains(id) {
            State::Deleted
        } else if is_past {
            State::Past
        } else {
            State::New
        };
        (state, summary, None)
    }
}
