//! Deleting for good: appointments for which the day is past, with every copy that is kept of them.

use std::collections::HashSet;

use super::{At, Disk, Doing, Store, drafts, edit_lock, file_of, user_error};
use crate::domain::{DeleteAfter, Id, Moment, Summary, UserError};
pub use crate::effect::{Deleted, Kept};

impl<D: Disk> Store<D> {
    /// Deletes appointments for good with all copies that are kept of them: what stands next to them,
    /// their history, and what is in the bin.
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

    /// Deletes the appointments for which the day is past, each after another look: one that was
    /// changed since, or cannot be understood in full, stays.
    ///
    /// # Errors
    /// If the folders cannot be looked through; then nothing was deleted.
    pub fn purge(&mut self, ids: &[Id], now: Moment, days: u16) -> Result<Deleted, UserError> {
        let mut due = Vec::new();
        let mut left = Vec::new();
        for id in ids {
            if let Ok(Some(locked_elsewhere)) = edit_lock::locked_elsewhere(&self.disk, id, &self.own) {
                left.push(UserError {
                    short: "open elsewhere".to_owned(),
                    sentence: format!(
                        "The file {} was not deleted. {}",
                        self.disk.file(&file_of(id)),
                        locked_elsewhere.sentence()
                    ),
                });
                continue;
            }
            match self.read(id).map(|opened| Summary::of(&opened.appointment, opened.read_only)) {
                Ok(summary) if summary.is_due(now, days) => due.push(id.clone()),
                Ok(_) => left.push(UserError {
                    short: "changed meanwhile".to_owned(),
                    sentence: format!(
                        "The file {} was changed meanwhile, so it was not deleted.",
                        self.disk.file(&file_of(id))
                    ),
                }),
                Err(error) => left.push(error),
            }
        }
        let mut deleted = self.delete(&due)?;
        deleted.left.extend(left);
        Ok(deleted)
    }

    /// Sets after which day the notes of these appointments should go.
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

    /// Deletes what is kept next to these appointments, then these files of the bin, then these
    /// appointments. What could not be rid of all its copies keeps its own file, and so stays in
    /// sight.
    pub(super) fn delete_files(
        &self,
        subfolder: &HashSet<Id>,
        in_bin: Vec<(Id, String)>,
        own: &[Id],
    ) -> Deleted {
        let bin_only = own.is_empty();
        let mut deleted = Deleted::default();
        let mut failed: HashSet<Id> = HashSet::new();
        let refused = |place: &str, error| user_error(Doing::Deleting, place, &error);
        for (id, place, error) in
            self.disk.delete_beside(subfolder).into_iter().chain(drafts::delete(&self.disk, subfolder))
        {
            deleted.left.push(refused(&place, error));
            failed.insert(id);
        }
        let in_bin: Vec<_> = in_bin.into_iter().filter(|(id, _)| !failed.contains(id)).collect();
        let files: Vec<_> = in_bin.iter().map(|(_, file)| At::Bin(file)).collect();
        for ((id, file), result) in in_bin.iter().zip(self.disk.delete(&files)) {
            match result {
                Err(error) => {
                    deleted.left.push(refused(&self.disk.path_of(At::Bin(file)), error));
                    failed.insert(id.clone());
                }
                Ok(()) if bin_only => deleted.ids.push(id.clone()),
                Ok(()) => {}
            }
        }
        let ids: Vec<_> = own.iter().filter(|id| !failed.contains(id)).collect();
        let names: Vec<_> = ids.iter().map(|id| file_of(id)).collect();
        let files: Vec<_> = names.iter().map(|name| At::Library(name)).collect();
        for (id, (name, result)) in ids.into_iter().zip(names.iter().zip(self.disk.delete(&files))) {
            match result {
                Err(error) => deleted.left.push(refused(&self.disk.path_of(At::Library(name)), error)),
                Ok(()) => deleted.ids.push(id.clone()),
            }
        }
        deleted
    }
}
