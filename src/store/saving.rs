//! Writing an appointment over its earlier version, and never over anything else.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use super::{
    APPOINTMENTS, DAMAGED, Disk, Doing, Known, LARGEST, Store, file_of, fingerprint_of, folder, format,
    journal_writer::typed_of, shown, user_error,
};
use crate::domain::{Appointment, Fingerprint, NotSaved, Opened, UserError};

/// What stands where an appointment is to be written.
enum There {
    Nothing,
    Earlier(Vec<u8>),
    Same(Fingerprint),
    /// What cannot be understood, and is not from a newer version.
    Damaged,
    Other(Box<Opened>),
    Untouchable(UserError),
}

impl<D: Disk> Store<D> {
    /// Writes an appointment over the version that was read or written here last, or anew where that
    /// is gone; tells which bytes the file holds now. A file that is damaged is set aside first.
    ///
    /// # Errors
    /// If it cannot be written, or if someone else wrote the file meanwhile; it is then untouched.
    pub fn save(&mut self, appointment: &Appointment) -> Result<Fingerprint, NotSaved> {
        self.disk.subfolder(APPOINTMENTS).with_lock(|| self.save_alone(appointment))
    }

    /// The same, for whoever has the lock already.
    pub(super) fn save_alone(&mut self, appointment: &Appointment) -> Result<Fingerprint, NotSaved> {
        let id = &appointment.id;
        let bytes = self.encoded(appointment, Doing::Saving)?.into_bytes();
        // What is written down as typed must not be older than the note it belongs to.
        match self.disk.sync_log(&typed_of(id)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(self.error(Doing::Saving, &file_of(id), &error).into());
            }
            _ => {}
        }
        let file = file_of(id);
        let failed = |error: io::Error| NotSaved::from(self.error(Doing::Saving, &file, &error));
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
        if let Err(error) = self.disk.replace(&file, &bytes) {
            let error = failed(error);
            if let Some(known) = self.known.get_mut(id) {
                // The new file may be in its place all the same.
                known.tried = Some(new);
            }
            return Err(error);
        }
        self.known.insert(id.clone(), Known { fingerprint: new, tried: None, kept: true });
        Ok(new)
    }

    fn there(&self, appointment: &Appointment) -> io::Result<There> {
        let id = &appointment.id;
        let bytes = match self.disk.read(&file_of(id), LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(There::Nothing),
            bytes => bytes?,
        };
        let fingerprint = fingerprint_of(&bytes);
        if self
            .known
            .get(id)
            .is_some_and(|known| known.fingerprint == fingerprint || known.tried == Some(fingerprint))
        {
            return Ok(There::Earlier(bytes));
        }
        Ok(match self.decoded(id, &bytes) {
            Ok(Opened { read_only: Some(sentence), .. }) => There::Untouchable(UserError {
                short: "read only".to_owned(),
                sentence: format!("Nothing was saved. {sentence}"),
            }),
            Ok(opened) if opened.appointment == *appointment => There::Same(fingerprint),
            Ok(opened) => There::Other(Box::new(opened)),
            Err(error) if format::is_newer(&bytes) => There::Untouchable(UserError {
                sentence: format!("Nothing was saved over it. {}", error.sentence),
                ..error
            }),
            Err(_) => There::Damaged,
        })
    }

    /// Writes notes to a file of the person's choice, where nothing is yet.
    ///
    /// # Errors
    /// If it cannot be written, or if there is a file of that name.
    pub fn save_elsewhere(&self, appointment: &Appointment, file: &str) -> Result<(), UserError> {
        let text = self.encoded(appointment, Doing::Exporting)?;
        let path = Path::new(file);
        folder::create(path, text.as_bytes())
            .map_err(|error| user_error(Doing::Exporting, &shown(path), &error))
    }

    /// Moves a file that cannot be used out of the way, as it is; says where it is then.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub(super) fn set_aside(&self, file: &str) -> Result<String, UserError> {
        let (stem, ending) = file.split_once('.').unwrap_or((file, ""));
        let mut number = 1_u32;
        loop {
            let name = format!("{stem}.{number}.{ending}");
            match self.disk.move_to(file, DAMAGED, &name) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
                done => {
                    let aside = self.disk.subfolder(DAMAGED).file(&name);
                    return done.map(|()| aside).map_err(|error| self.error(Doing::Saving, file, &error));
                }
            }
        }
    }
}
