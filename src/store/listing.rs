//! The list of all notes: from the index where their files are as they were, else from the files.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use super::{
    Disk, Doing, ENDING, Parts, Stamp, Store, format, id_of, in_shares,
    index::{self, ById, Entry, Index},
    owner_of, user_error,
    user_file::HOME,
};
use crate::domain::{Id, Library, Opened, Summary, Unreadable, UserError};

/// Notes read beyond the index since it was written, and whether that is worth writing it anew.
#[derive(Default)]
pub(super) struct Beyond {
    entries: Vec<Entry>,
    /// Some of its notes are no more.
    has_gone: bool,
    known: usize,
}

/// Notes read from their files.
#[derive(Default)]
struct Lines {
    library: Library,
    entries: Vec<Entry>,
    known: usize,
    there: usize,
}

impl<D: Disk> Store<D> {
    /// A line for every appointment. A file that cannot be read stops no other.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list(&self) -> Result<Library, UserError> {
        let mut files = self.stamps()?;
        files.retain(|(name, _)| name.ends_with(ENDING));
        // A version next to its appointment is no appointment of its own, as long as that is there.
        let subfolder: HashSet<Id> = files.iter().filter_map(|(name, _)| owner_of(name)).collect();
        let whole: HashSet<Id> = if subfolder.is_empty() {
            HashSet::new()
        } else {
            files.iter().filter_map(|(name, _)| id_of(name)).filter(|id| subfolder.contains(id)).collect()
        };
        files.retain(|(name, _)| owner_of(name).is_none_or(|id| !whole.contains(&id)));
        let index = self.index_file().and_then(|file| {
            let index = Index::read(&*file)?;
            Some((index.rows(), index.records(&*file)?, index))
        });
        // Whether it is in the index, and its line there if that still holds.
        let known = |name: &str, stamp: Option<Stamp>| {
            let found = index.as_ref().zip(index::number_of(name));
            let found = found.and_then(|((rows, ..), number)| rows.get(&number));
            let Some(((_, records, index), row)) = index.as_ref().zip(found) else { return (false, None) };
            (true, index.is_of(*row, stamp).then(|| index.summary(records, *row)).flatten())
        };
        let mut found = Library::default();
        let (mut beyond, mut there) = (Beyond::default(), 0);
        for more in in_shares(&files, |files| self.lines(files, &known)) {
            found.appointments.extend(more.library.appointments);
            found.unreadable.extend(more.library.unreadable);
            beyond.entries.extend(more.entries);
            beyond.known += more.known;
            there += more.there;
        }
        beyond.has_gone = index.is_some_and(|(.., index)| index.len() > there);
        self.take_beyond(beyond);
        if !whole.is_empty() {
            for summary in &mut found.appointments {
                summary.conflict = whole.contains(&summary.id);
            }
        }
        Ok(found)
    }

    /// The lines that the list shows first, from the index alone; it is still to be compared with the files.
    pub fn first_page(&self, now: Timestamp) -> Option<Library> {
        let appointments = index::first_page(&*self.index_file()?, now)?;
        Some(Library { appointments, unreadable: Vec::new() })
    }

    pub(super) fn index_file(&self) -> Option<Box<dyn Parts>> {
        self.disk.subfolder(HOME).open(index::INDEX).ok()
    }

    pub(super) fn stamps(&self) -> Result<Vec<(String, Option<Stamp>)>, UserError> {
        self.disk.stamps().map_err(|error| user_error(Doing::Listing, &self.disk.place(), &error))
    }

    pub(super) fn take_beyond(&self, beyond: Beyond) {
        *self.beyond.lock().unwrap_or_else(PoisonError::into_inner) = beyond;
    }

    /// Writes the index anew if what was read since makes that worth while. Where it cannot be written, the notes
    /// are read as they were without one.
    pub fn keep_index(&self) {
        /// So many notes can be read while an index of one more is.
        const WORTH: usize = 200;
        let beyond = std::mem::take(&mut *self.beyond.lock().unwrap_or_else(PoisonError::into_inner));
        let is_worth_while = beyond.entries.len() * WORTH > beyond.known;
        if !beyond.has_gone && !is_worth_while {
            return;
        }
        let home = self.disk.subfolder(HOME);
        // A note deleted meanwhile is either taken out after this, or gone by the time it looks.
        let _ = self.alone(|| {
            let stamps = self.disk.stamps()?;
            let stamps: ById<Stamp> = stamps
                .into_iter()
                .filter_map(|(name, stamp)| Some((index::number_of(&name)?, stamp?)))
                .collect();
            let keeps = |id: u128, stamp: Stamp| stamps.get(&id) == Some(&stamp);
            index::write(&home, keeps, beyond.entries)
        });
    }

    /// A line for each of these files.
    fn lines(
        &self,
        files: &[(String, Option<Stamp>)],
        known: &impl Fn(&str, Option<Stamp>) -> (bool, Option<Summary>),
    ) -> Lines {
        let mut found = Lines::default();
        for (file, stamp) in files {
            let (is_there, summary) = known(file, *stamp);
            found.there += usize::from(is_there);
            if let Some(summary) = summary {
                found.known += 1;
                found.library.appointments.push(summary);
                continue;
            }
            let opened = match id_of(file) {
                Some(id) => self.read(&id),
                None => Err(UserError::new(
                    "name is not an ID",
                    format!(
                        "The file {} is not named by an ID of 32 digits, so it was not opened. \
                         It is left as it is. Restore its name, or move it out of that folder.",
                        self.disk.file(file)
                    ),
                )),
            };
            match opened {
                Ok(opened) => {
                    found.entries.extend(entry(&opened, *stamp));
                    let Opened { appointment, read_only, .. } = opened;
                    found.library.appointments.push(Summary::of(&appointment, read_only));
                }
                Err(error) => {
                    // A file that is there and makes no sense may have an earlier version that does.
                    let damaged = |id: &Id| self.read_bytes(id).is_ok_and(|bytes| !format::is_newer(&bytes));
                    let id = id_of(file).filter(damaged);
                    found.library.unreadable.push(Unreadable { file: file.clone(), id, error });
                }
            }
        }
        found
    }
}

/// A note for the index, unless it is one of which more is to be said.
pub(super) fn entry(opened: &Opened, stamp: Option<Stamp>) -> Option<Entry> {
    let stamp = stamp.filter(|_| opened.read_only.is_none())?;
    Entry::of(&opened.appointment, &Summary::of(&opened.appointment, None), stamp)
}

impl Beyond {
    /// Of a search: what it read, and how many notes it knew.
    pub(super) const fn of_search(entries: Vec<Entry>, known: usize) -> Self {
        Self { entries, has_gone: false, known }
    }
}

/// [`Store::list`] may run on several threads; what it read is for one.
pub(super) type BeyondIndex = Mutex<Beyond>;
