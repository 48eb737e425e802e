//! The list of all notes: from the index where their files are as they were, else from the files.

use std::{
    collections::HashSet,
    sync::{Mutex, OnceLock, PoisonError},
};

use jiff::Timestamp;

use super::{
    Disk, Doing, ENDING, Parts, Stamp, Store, format, id_of, in_shares,
    index::{self, ById, Entry, Index, Records},
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

/// The index with its lines of the list.
struct Known {
    index: Index,
    records: Records,
    rows: OnceLock<ById<usize>>,
}

impl Known {
    fn read(file: &dyn Parts) -> Option<Self> {
        let index = Index::read(file)?;
        Some(Self { records: index.records(file)?, index, rows: OnceLock::new() })
    }

    fn row(&self, file: &str) -> Option<usize> {
        self.rows.get_or_init(|| self.index.rows()).get(&index::number_of(file)?).copied()
    }

    /// All lines, if each is as it was written.
    fn all(&self) -> Option<Vec<Summary>> {
        let rows: Vec<usize> = (0..self.index.len()).collect();
        let shares = in_shares(&rows, |rows| {
            rows.iter().map(|row| self.index.summary(&self.records, *row)).collect::<Option<Vec<_>>>()
        });
        shares.into_iter().reduce(|all, share| {
            let mut all = all?;
            all.append(&mut share?);
            Some(all)
        })?
    }
}

impl<D: Disk> Store<D> {
    /// A line for every appointment. A file that cannot be read stops no other.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list(&self) -> Result<Library, UserError> {
        let index = self.index_file().and_then(|file| Known::read(&*file));
        Ok(self.compared(self.listed_files()?, index))
    }

    /// The same, telling what the index says before it is compared with the files: the lines that the list shows
    /// first at that time, then all. `None` if all of that is so.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list_telling(&self, now: Timestamp, tell: impl Fn(Library)) -> Result<Option<Library>, UserError> {
        let file = self.index_file();
        if let Some(appointments) = file.as_deref().and_then(|file| index::first_page(file, now)) {
            tell(Library { appointments, unreadable: Vec::new() });
        }
        let index = file.as_deref().and_then(Known::read);
        let told = index.as_ref().and_then(Known::all);
        let count = told.as_ref().map(Vec::len);
        if let Some(appointments) = told {
            tell(Library { appointments, unreadable: Vec::new() });
        }
        let files = self.listed_files()?;
        let is_known = |(name, stamp): &(String, Option<Stamp>)| {
            index
                .as_ref()
                .is_some_and(|index| index.row(name).is_some_and(|row| index.index.is_of(row, *stamp)))
        };
        if count == Some(files.len()) && files.iter().all(is_known) {
            self.take_beyond(Beyond::default());
            return Ok(None);
        }
        Ok(Some(self.compared(files, index)))
    }

    fn listed_files(&self) -> Result<Vec<(String, Option<Stamp>)>, UserError> {
        let mut files = self.stamps()?;
        files.retain(|(name, _)| name.ends_with(ENDING));
        Ok(files)
    }

    /// A line for every one of these files: from the index where that is of the file as it is.
    fn compared(&self, mut files: Vec<(String, Option<Stamp>)>, index: Option<Known>) -> Library {
        // A version next to its appointment is no appointment of its own, as long as that is there.
        let subfolder: HashSet<Id> = files.iter().filter_map(|(name, _)| owner_of(name)).collect();
        let whole: HashSet<Id> = if subfolder.is_empty() {
            HashSet::new()
        } else {
            files.iter().filter_map(|(name, _)| id_of(name)).filter(|id| subfolder.contains(id)).collect()
        };
        files.retain(|(name, _)| owner_of(name).is_none_or(|id| !whole.contains(&id)));
        // Whether it is in the index, and its line there if that still holds.
        let known = |name: &str, stamp: Option<Stamp>| {
            let found = index.as_ref().and_then(|index| Some((index, index.row(name)?)));
            let Some((Known { index, records, .. }, row)) = found else { return (false, None) };
            (true, index.is_of(row, stamp).then(|| index.summary(records, row)).flatten())
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
        beyond.has_gone = index.is_some_and(|Known { index, .. }| index.len() > there);
        self.take_beyond(beyond);
        if !whole.is_empty() {
            for summary in &mut found.appointments {
                summary.conflict = whole.contains(&summary.id);
            }
        }
        found
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
