//! Writing an appointment over its earlier version, and never over anything else.

use std::{io, path::Path};

use super::{
    APPOINTMENTS, DAMAGED, Disk, Doing, Known, LARGEST, Store,
    disk::{first_free, if_there},
    file_of, fingerprint_of, folder, format,
    journal_writer::typed_of,
    shown, user_error,
};
use crate::{
    domain::{Appointment, Fingerprint, NotSaved, Opened, UserError},
    effect::PageFile,
};

/// The file an appointment is to be written over.
enum There {
    Nothing,
    Earlier(Vec<u8>),
    Same(Fingerprint),
    /// Not understood, and not of a newer version.
    Damaged,
    Other(Box<Opened>),
    Untouchable(UserError),
}

impl<D: Disk> Store<D> {
    /// Writes an appointment over the version that was read or written here last, or anew where that is
    /// gone. A damaged file is set aside first.
    ///
    /// # Errors
    /// If it cannot be written, or if someone else wrote the file meanwhile; it is then untouched.
    pub fn save(&mut self, appointment: &Appointment) -> Result<Fingerprint, NotSaved> {
        self.disk.subfolder(APPOINTMENTS).with_lock(|| self.save_alone(appointment))
    }

    /// Saves where the lock is held already.
    pub(super) fn save_alone(&mut self, appointment: &Appointment) -> Result<Fingerprint, NotSaved> {
        let id = &appointment.id;
        let bytes = self.encoded(appointment, Doing::Saving)?.into_bytes();
        // After a power cut the journal must not be older than its note.
        let (disk, file) = (&self.disk, file_of(id));
        let failed = |error| NotSaved::from(user_error(Doing::Saving, &disk.file(&file), &error));
        if_there(self.disk.sync_log(&typed_of(id))).map_err(failed)?;
        let new = fingerprint_of(&bytes);
        match self.there(appointment).map_err(failed)? {
            There::Same(fingerprint) => {
                self.known.insert(id.clone(), Known { fingerprint, tried: None, kept: true });
                return Ok(fingerprint);
            }
            There::Other(opened) => return Err(NotSaved::Changed(opened)),
            There::Untouchable(error) => return Err(error.into()),
            There::Damaged => drop(self.set_aside(&file)?),
            There::Earlier(earlier) => self.keep_version(id, &earlier, appointment.changed),
            There::Nothing => {}
        }
        let done = self.disk.replace(&file, &bytes).map_err(failed);
        if done.is_err()
            && let Some(known) = self.known.get_mut(id)
        {
            // The new file may be in its place all the same.
            known.tried = Some(new);
        }
        done?;
        self.known.insert(id.clone(), Known { fingerprint: new, tried: None, kept: true });
        Ok(new)
    }

    fn there(&self, appointment: &Appointment) -> io::Result<There> {
        let id = &appointment.id;
        let Some(bytes) = if_there(self.disk.read(&file_of(id), LARGEST))? else {
            return Ok(There::Nothing);
        };
        let fingerprint = fingerprint_of(&bytes);
        let written_here =
            |known: &Known| known.fingerprint == fingerprint || known.tried == Some(fingerprint);
        if self.known.get(id).is_some_and(written_here) {
            return Ok(There::Earlier(bytes));
        }
        Ok(match self.decoded(id, &bytes) {
            Ok(Opened { read_only: Some(sentence), .. }) => {
                There::Untouchable(UserError::new("read only", format!("Nothing was saved. {sentence}")))
            }
            Ok(opened) if opened.appointment == *appointment => There::Same(fingerprint),
            Ok(opened) => There::Other(Box::new(opened)),
            Err(error) if format::is_newer(&bytes) => There::Untouchable(UserError {
                sentence: format!("Nothing was saved over it. {}", error.sentence),
                ..error
            }),
            Err(_) => There::Damaged,
        })
    }

    /// Writes notes to a new file of the person's choice.
    ///
    /// # Errors
    /// If it cannot be written, or if there is a file of that name.
    pub fn save_elsewhere(&self, appointment: &Appointment, file: &str) -> Result<(), UserError> {
        let text = self.encoded(appointment, Doing::Exporting)?;
        let path = Path::new(file);
        folder::create(path, text.as_bytes())
            .map_err(|error| user_error(Doing::Exporting, &shown(path), &error))
    }

    /// Writes a page into a folder of the person's, under a name that nothing has there yet; says which file it
    /// is.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_page(&self, page: &PageFile) -> Result<String, UserError> {
        let PageFile { folder, stem, ending, content, .. } = page;
        let numbers = std::iter::once(String::new()).chain((2..u32::MAX).map(|number| format!("-{number}")));
        let names = numbers.map(|number| format!("{stem}{number}.{ending}"));
        let file = |name: &str| Path::new(folder).join(name);
        first_free(names, |name| folder::create(&file(name), content.as_bytes()))
            .map(|name| shown(&file(&name)))
            .map_err(|error| user_error(Doing::Exporting, &shown(Path::new(folder)), &error))
    }

    /// Moves a file that cannot be used out of the way, as it is; says where it is then.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub(super) fn set_aside(&self, file: &str) -> Result<String, UserError> {
        let (stem, ending) = file.split_once('.').unwrap_or((file, ""));
        let names = (1..u32::MAX).map(|number| format!("{stem}.{number}.{ending}"));
        let name = first_free(names, |name| self.disk.move_to(file, DAMAGED, name));
        let name = name.map_err(|error| self.error(Doing::Saving, file, &error))?;
        Ok(self.disk.subfolder(DAMAGED).file(&name))
    }
}
