//! The bin.
//!
//! A file in the bin is named by the moment it was put there and its ID, so that its age shows without
//! reading it.

use std::{
    collections::HashSet,
    io::{self, ErrorKind},
};

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

use super::{
    APPOINTMENTS, BIN, Deleted, Disk, Doing, ENDING, LARGEST, Store,
    disk::{first_free, names_in},
    file_of, format, id_of, user_error,
};
use crate::domain::{Binned, Id, Moment, Opened, Summary, UserError, days_left};

const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// The name of a file in the bin, parsed.
pub(super) struct Name {
    pub(super) id: Id,
    pub(super) since: Option<Timestamp>,
}

impl Name {
    pub(super) fn of(file: &str) -> Option<Self> {
        if let Some(id) = id_of(file) {
            return Some(Self { id, since: None });
        }
        let (before, file) = file.split_once('-')?;
        let id = id_of(file)?;
        if !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self { id, since: None });
        }
        let since = DateTime::strptime(STAMP, before).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        Some(Self { id, since: Some(since) })
    }

    fn stamped(id: &Id, since: Timestamp) -> String {
        format!("{}-{id}{ENDING}", since.strftime(STAMP))
    }
}

impl<D: Disk> Store<D> {
    /// Moves an appointment to the bin, whether or not it can be read; gives the name of its file there.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub fn bin(&mut self, id: &Id, now: Moment) -> Result<String, UserError> {
        let file = file_of(id);
        let binned = move_to_bin(&self.disk, &file, id, now.timestamp());
        let binned = binned.map_err(|error| self.error(Doing::Binning, &file, &error))?;
        self.known.remove(id);
        Ok(binned)
    }

    /// The files in the bin, the latest first.
    ///
    /// # Errors
    /// If the bin cannot be looked through.
    pub fn binned(&self, now: Moment) -> Result<Vec<Binned>, UserError> {
        let mut binned: Vec<_> = self
            .bin_names()?
            .into_iter()
            .map(|(file, Name { id, since })| {
                let what = self.read_binned(&file, &id).map(Box::new);
                Binned { file, id, since: since.unwrap_or(now.timestamp()), what }
            })
            .collect();
        binned.sort_by(|one, other| (other.since, &one.file).cmp(&(one.since, &other.file)));
        Ok(binned)
    }

    /// The files in the bin that this program put there.
    pub(super) fn bin_names(&self) -> Result<Vec<(String, Name)>, UserError> {
        let names = names_in(&self.disk.subfolder(BIN))?;
        Ok(names.into_iter().filter_map(|file| Name::of(&file).map(|name| (file, name))).collect())
    }

    fn read_binned(&self, file: &str, id: &Id) -> Result<Summary, UserError> {
        let bin = self.disk.subfolder(BIN);
        let path = bin.file(file);
        let bytes = bin.read(file, LARGEST).map_err(|error| user_error(Doing::Reading, &path, &error))?;
        let Opened { mut appointment, read_only, .. } = format::decode(&bytes, &path)?;
        appointment.id = id.clone();
        Ok(Summary::of(&appointment, read_only))
    }

    /// Moves an appointment back from the bin; never over a file that is there.
    ///
    /// # Errors
    /// If it cannot be moved, or if there is a file of that ID.
    pub fn unbin(&mut self, binned: &str) -> Result<Id, UserError> {
        let bin = self.disk.subfolder(BIN);
        let failed = |error| user_error(Doing::Unbinning, &bin.file(binned), &error);
        let Name { id, .. } = Name::of(binned).ok_or_else(|| failed(ErrorKind::NotFound.into()))?;
        bin.move_to(binned, APPOINTMENTS, &file_of(&id)).map_err(failed)?;
        self.known.remove(&id);
        Ok(id)
    }

    /// Deletes these files of the bin permanently, with all other copies unless another file of the same
    /// appointment is left.
    ///
    /// # Errors
    /// If the folders cannot be looked through; then nothing was deleted.
    pub fn delete_binned(&mut self, files: &[String]) -> Result<Deleted, UserError> {
        let (go, stay): (Vec<_>, Vec<_>) =
            self.bin_names()?.into_iter().partition(|(file, _)| files.contains(file));
        let mut last: HashSet<Id> = go.iter().map(|(_, name)| name.id.clone()).collect();
        for id in stay.into_iter().map(|(_, name)| name.id).chain(self.ids()?) {
            last.remove(&id);
        }
        Ok(self.delete_files(&last, go.into_iter().map(|(file, name)| (name.id, file)).collect(), &[]))
    }

    /// Deletes permanently the files that have been in the bin for too long; gives their number.
    ///
    /// Files that an earlier version put there get their day now. Where nothing was changed for
    /// that long the clock may be wrong, or somebody is back from a long absence: nothing goes then.
    ///
    /// # Errors
    /// If the bin cannot be looked through or something cannot be deleted.
    pub fn empty_bin(&mut self, now: Moment) -> Result<usize, UserError> {
        if self.disk.last_changed().is_some_and(|last| days_left(last, now) < 0) {
            return Ok(0);
        }
        let mut over = Vec::new();
        for (file, Name { id, since }) in self.bin_names()? {
            match since {
                Some(since) if days_left(since, now) < 0 => over.push(file),
                Some(_) => {}
                // A bin that cannot be written to says so when something is wanted of it.
                None => drop(move_to_bin(&self.disk.subfolder(BIN), &file, &id, now.timestamp())),
            }
        }
        let deleted = self.delete_binned(&over)?;
        deleted.left.into_iter().next().map_or(Ok(deleted.ids.len()), Err)
    }
}

/// Moves a file to the bin, or gives one that is there its proper name. Of two of one ID in the same second
/// the later one gets the second after.
fn move_to_bin(disk: &impl Disk, file: &str, id: &Id, since: Timestamp) -> io::Result<String> {
    let later = |seconds| since.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(since);
    first_free((0..1_000).map(|seconds| Name::stamped(id, later(seconds))), |name| {
        disk.move_to(file, BIN, name)
    })
}
