//! Permanent deletion of appointments, with every copy that is kept of them.

use std::collections::HashSet;

use super::{
    BIN, Disk, Doing, INDEX, KEYS, Store, drafts, edit_lock, file_of, index, user_error, user_file::HOME,
};
use crate::domain::{DeleteAfter, DeletedIds, Id, Moment, Summary, UserError};
pub use crate::effect::{Deleted, Kept};

impl<D: Disk> Store<D> {
    /// Deletes appointments permanently, with their recovery files, history and copies in the bin.
    ///
    /// # Errors
    /// If the folders cannot be looked through; then nothing was deleted.
    pub fn delete(&mut self, ids: &[Id]) -> Result<Deleted, UserError> {
        let wanted: HashSet<Id> = ids.iter().cloned().collect();
        let in_bin = self.bin_names()?.into_iter().filter(|(_, name)| wanted.contains(&name.id));
        let in_bin = in_bin.map(|(file, name)| (name.id, file)).collect();
        for id in ids {
            self.known.remove(id);
        }
        Ok(self.delete_files(&wanted, in_bin, ids))
    }

    /// Deletes the appointments whose day is past, and reads each again first: one that was changed since,
    /// or cannot be understood in full, stays.
    ///
    /// # Errors
    /// If the folders cannot be looked through; then nothing was deleted.
    pub fn purge(&mut self, ids: &[Id], now: Moment, days: u16) -> Result<Deleted, UserError> {
        let mut due = Vec::new();
        let mut left = Vec::new();
        for id in ids {
            let file = self.disk.file(&file_of(id));
            if let Some(locked_elsewhere) = edit_lock::locked_elsewhere(&self.disk, id, &self.own) {
                let sentence = format!("The file {file} was not deleted. {}", locked_elsewhere.sentence());
                left.push(UserError::new("open elsewhere", sentence));
                continue;
            }
            match self.read(id).map(|opened| Summary::of(&opened.appointment, opened.read_only)) {
                Ok(summary) if summary.is_due(now, days) => due.push(id.clone()),
                Ok(_) => left.push(UserError::new(
                    "changed meanwhile",
                    format!("The file {file} was changed meanwhile, so it was not deleted."),
                )),
                Err(error) => left.push(error),
            }
        }
        let mut deleted = self.delete(&due)?;
        deleted.left.extend(left);
        Ok(deleted)
    }

    /// Sets after which day these appointments are to be deleted.
    pub fn keep_until(&mut self, ids: &[Id], delete_after: DeleteAfter, now: Moment) -> Kept {
        let mut kept = Kept::default();
        for id in ids {
            match self.change(id, now, |appointment| appointment.delete_after = delete_after) {
                Ok(appointment) => kept.changed.push(Summary::of(&appointment, None)),
                Err(error) => kept.left.push(error),
            }
        }
        kept
    }

    /// Deletes the copies first, then the files in the bin, then the appointments themselves: one whose
    /// copies could not all be deleted stays in the list.
    pub(super) fn delete_files(&self, ids: &HashSet<Id>, in_bin: Vec<(Id, String)>, own: &[Id]) -> Deleted {
        let mut deleted = Deleted::default();
        let mut failed = HashSet::new();
        let touched: HashSet<Id> = ids.iter().chain(in_bin.iter().map(|(id, _)| id)).cloned().collect();
        let left = self.disk.delete_related(ids).into_iter().chain(drafts::delete(&self.disk, ids));
        for (id, place, error) in left {
            deleted.left.push(user_error(Doing::Deleting, &place, &error));
            failed.insert(id);
        }
        let bin_only = own.is_empty();
        let own = own.iter().map(|id| (id.clone(), file_of(id))).collect();
        for (disk, files, counts) in [(&self.disk.subfolder(BIN), in_bin, bin_only), (&self.disk, own, true)]
        {
            let files: Vec<_> = files.into_iter().filter(|(id, _)| !failed.contains(id)).collect();
            let names: Vec<_> = files.iter().map(|(_, name)| name.as_str()).collect();
            for ((id, name), result) in files.iter().zip(disk.delete(&names)) {
                match result {
                    Err(error) => {
                        deleted.left.push(user_error(Doing::Deleting, &disk.file(name), &error));
                        failed.insert(id.clone());
                    }
                    Ok(()) if counts => deleted.ids.push(id.clone()),
                    Ok(()) => {}
                }
            }
        }
        let gone: HashSet<Id> = ids.difference(&failed).cloned().collect();
        // Last of all: what could not be deleted must stay readable.
        if let Err(error) = self.disk.forget(&gone) {
            deleted.left.push(user_error(Doing::Deleting, &self.disk.subfolder(KEYS).place(), &error));
        }
        // Once the files are gone, nobody who writes it anew can take them for notes again.
        let home = self.disk.subfolder(HOME);
        if let Err(error) = self.alone(|| index::forget(&home, &touched)) {
            deleted.left.push(user_error(Doing::Deleting, &home.file(INDEX), &error));
        }
        let mut gone: Vec<Id> = gone.into_iter().collect();
        gone.sort();
        if !gone.is_empty() {
            // Gone they are, whether or not that can be remembered.
            let _ = self.change_file::<DeletedIds>(|known| known.add(gone));
        }
        deleted
    }
}
