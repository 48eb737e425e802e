//! Writes what is brought back: each file whole, and nothing over what is there but what was asked for.

use std::{fs, io, io::ErrorKind, path::Path};

use super::Item;
use crate::{
    domain::{DeletedIds, Id, UserError},
    store::{
        APPOINTMENTS, Disk, Doing, EARLIER, ENDING, Folder, Own, Store,
        backup::Backup,
        disk::{first_free, if_there},
        edit_lock, file_log, file_of, folder, format,
        inventory::{APPOINTMENT_KEY_FILE, Content, apart},
        recovery::LARGEST_JOURNAL,
        shown, user_error,
        user_file::HOME,
        versions::{folder_of, name_of},
    },
};

/// How an item was brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Where what was there is kept.
    pub kept: Option<String>,
    /// Its notes were damaged; the newest earlier version of them that is whole is in their place.
    pub stand_in: bool,
}

/// Brings one item back; with `over`, in the place of what is here, which is kept.
///
/// # Errors
/// If it cannot be written. What was here is then as it was; files of it that were brought back already stay.
pub fn bring<D: Disk>(
    store: &Store<D>,
    home: &Path,
    backup: &Backup,
    item: &Item,
    over: bool,
) -> Result<Brought, UserError> {
    let target = Target { home, backup };
    // A file must never be there before its key.
    if let (Some(id), Some(keys)) = (&item.id, backup.entry(APPOINTMENT_KEY_FILE)) {
        let keys = backup.read(keys).map_err(|error| target.unreadable(&error))?;
        store.disk.adopt(id, &keys).map_err(|error| {
            user_error(Doing::BringingBack, &shown(&home.join(APPOINTMENT_KEY_FILE)), &error)
        })?;
    }
    if over {
        return match &item.id {
            Some(id) => target.replace_appointment(&store.disk, id),
            None => target.replace_file(item.file()),
        };
    }
    let mut files = item.files.clone();
    // The notes last: without them the rest is nothing, and is completed the next time.
    files.sort_by_key(|name| Content::of(name) == Some(Content::Appointment));
    for name in &files {
        target.create(name, name)?;
    }
    let mut brought = Brought::default();
    if let Some(id) = &item.id {
        let own = format!("{APPOINTMENTS}/{}", file_of(id));
        let version = files.iter().filter(|name| is_by_time(name)).max().cloned();
        if let Some(version) = version.filter(|_| item.damaged.contains(&own)) {
            target.create(&version, &own)?;
            brought.stand_in = true;
            files.push(own);
        }
        // Here again, so no longer deleted.
        if store.read_file::<DeletedIds>().is_ok_and(|known| known.ids.contains(id)) {
            store.change_file::<DeletedIds>(|known| known.ids.retain(|known| known != id))?;
        }
    }
    file_log::log_restored(home, &files);
    Ok(brought)
}

/// Whether it is an earlier version that is named by its time.
fn is_by_time(name: &str) -> bool {
    Content::of(name) == Some(Content::Version)
        && apart(name).1.starts_with(|char: char| char.is_ascii_digit())
}

struct Target<'a> {
    home: &'a Path,
    backup: &'a Backup,
}

impl Target<'_> {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, UserError> {
        let entry = self.backup.entry(name).ok_or_else(|| ErrorKind::NotFound.into());
        let bytes = entry.and_then(|entry| self.backup.read(entry));
        bytes.map_err(|error| self.unreadable(&error))
    }

    fn unreadable(&self, error: &io::Error) -> UserError {
        user_error(Doing::ReadingNamed, self.backup.place(), error)
    }

    /// Puts a file of the backup where nothing is; one that is there already and is the same is well.
    fn create(&self, name: &str, to: &str) -> Result<(), UserError> {
        let bytes = self.bytes(name)?;
        let path = self.home.join(to);
        let failed = |error: io::Error| user_error(Doing::BringingBack, &shown(&path), &error);
        folder::make(folder::folder_of(&path)).map_err(failed)?;
        match folder::create(&path, &bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                // Of notes that are lost here, a recovery or undo file may be left: it is newer, and stays.
                if matches!(Content::of(to), Some(Content::Recovery | Content::Undo)) {
                    return Ok(());
                }
                let there = folder::read(&path, LARGEST_JOURNAL).map_err(failed)?;
                if there == bytes { Ok(()) } else { Err(failed(error)) }
            }
            done => done.map_err(failed),
        }
    }

    fn replace_appointment<D: Disk>(&self, seam: &D, id: &Id) -> Result<Brought, UserError> {
        let disk = Folder::new(self.home);
        let name = format!("{APPOINTMENTS}/{}", file_of(id));
        let bytes = self.bytes(&name)?;
        // A window that has it open would find its file changed under it, this process too.
        let own = Own { process: 0, ..Own::default() };
        if let Some(elsewhere) = edit_lock::locked_elsewhere(&disk, id, &own) {
            let sentence = format!("The file {name} was not replaced. {}", elsewhere.sentence());
            return Err(UserError::new("open elsewhere", sentence));
        }
        disk.subfolder(APPOINTMENTS).with_lock(|| {
            self.over(&name, &bytes, |before| {
                let decoded = seam.opened(before.to_vec()).and_then(|bytes| format::decode(&bytes, "").ok());
                let by_time = decoded.map(|opened| name_of(opened.appointment.changed));
                let numbered = (1..10_000).map(|number| format!("beside-{number}{ENDING}"));
                let folder = folder_of(id);
                by_time.into_iter().chain(numbered).map(|name| format!("{folder}/{name}")).collect()
            })
        })
    }

    fn replace_file(&self, name: &str) -> Result<Brought, UserError> {
        let bytes = self.bytes(name)?;
        let (folder, file) = apart(name);
        let earlier = if folder.is_empty() { EARLIER.to_owned() } else { format!("{folder}/{EARLIER}") };
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "ron"));
        Folder::new(self.home).subfolder(HOME).with_lock(|| {
            self.over(name, &bytes, |_| {
                (1..10_000).map(|number| format!("{earlier}/{stem}.{number}.{ending}")).collect()
            })
        })
    }

    /// Keeps what is there under the first of the names that is free, then replaces it.
    fn over(
        &self,
        name: &str,
        bytes: &[u8],
        names: impl FnOnce(&[u8]) -> Vec<String>,
    ) -> Result<Brought, UserError> {
        let path = self.home.join(name);
        let failed = |error: io::Error| user_error(Doing::BringingBack, &shown(&path), &error);
        let before = if_there(folder::read(&path, LARGEST_JOURNAL)).map_err(failed)?.unwrap_or_default();
        let kept = first_free(names(&before), |name| {
            let to = self.home.join(name);
            folder::make(folder::folder_of(&to))?;
            // Kept already, as an earlier version.
            if fs::read(&to).is_ok_and(|there| there == before) {
                return Ok(());
            }
            folder::create(&to, &before)
        });
        let kept = kept.map_err(failed)?;
        let (folder, file) = apart(name);
        Folder::new(self.home).subfolder(folder).replace(file, bytes).map_err(failed)?;
        file_log::log_restored(self.home, &[name.to_owned()]);
        Ok(Brought { kept: Some(kept), stand_in: false })
    }
}
