//! Writing an appointment over its earlier version, and never over anything else.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use super::{
    DAMAGED, Disk, Doing, Known, LARGEST, Store, file_of, folder, format, scribe::typed_of, shown, stamp_of,
    trouble,
};
use crate::domain::{Appointment, NotSaved, Opened, Stamp, Trouble};

/// What stands where an appointment is to be written.
enum There {
    Nothing,
    Earlier(Vec<u8>),
    Same(Stamp),
    /// What cannot be understood, and is not from a newer version.
    Damaged,
    Other(Box<Opened>),
    Untouchable(Trouble),
}

impl<D: Disk> Store<D> {
    /// Writes an appointment over the version that was read or written here last, or anew where that
    /// is gone; tells which bytes the file holds now. A file that is damaged is set aside first.
    ///
    /// # Errors
    /// If it cannot be written, or if someone else wrote the file meanwhile; it is then untouched.
    pub fn save(&mut self, appointment: &Appointment) -> Result<Stamp, NotSaved> {
        let id = &appointment.id;
        let bytes = self.encoded(appointment, Doing::Saving)?.into_bytes();
        // What is written down as typed must not be older than the note it belongs to.
        match self.disk.sync_log(&typed_of(id)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(self.trouble(Doing::Saving, &file_of(id), &error).into());
            }
            _ => {}
        }
        let file = file_of(id);
        let failed = |error: io::Error| NotSaved::from(self.trouble(Doing::Saving, &file, &error));
        let new = stamp_of(&bytes);
        let saved = self.disk.alone(|| {
            match self.there(appointment).map_err(failed)? {
                There::Same(stamp) => return Ok(stamp),
                There::Other(opened) => return Err(NotSaved::Changed(opened)),
                There::Untouchable(trouble) => return Err(trouble.into()),
                There::Damaged => self.set_aside(&file)?,
                There::Earlier(earlier) => self.keep_version(id, &earlier, appointment.changed),
                There::Nothing => {}
            }
            self.disk.replace(&file, &bytes).map_err(failed)?;
            Ok(new)
        });
        if let (Err(NotSaved::Trouble(_)), Some(known)) = (&saved, self.known.get_mut(id)) {
            // The new file may be in its place all the same.
            known.tried = Some(new);
        }
        let stamp = saved?;
        self.known.insert(id.clone(), Known { stamp, tried: None, kept: true });
        Ok(stamp)
    }

    fn there(&self, appointment: &Appointment) -> io::Result<There> {
        let id = &appointment.id;
        let bytes = match self.disk.read(&file_of(id), LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(There::Nothing),
            bytes => bytes?,
        };
        let stamp = stamp_of(&bytes);
        if self.known.get(id).is_some_and(|known| known.stamp == stamp || known.tried == Some(stamp)) {
            return Ok(There::Earlier(bytes));
        }
        Ok(match self.decoded(id, &bytes) {
            Ok(Opened { read_only: Some(sentence), .. }) => There::Untouchable(Trouble {
                short: "read only".to_owned(),
                sentence: format!("Nothing was saved. {sentence}"),
            }),
            Ok(opened) if opened.appointment == *appointment => There::Same(stamp),
            Ok(opened) => There::Other(Box::new(opened)),
            Err(trouble) if format::is_newer(&bytes) => There::Untouchable(Trouble {
                sentence: format!("Nothing was saved over it. {}", trouble.sentence),
                ..trouble
            }),
            Err(_) => There::Damaged,
        })
    }

    /// Writes notes to a file of the person's choice, where nothing is yet.
    ///
    /// # Errors
    /// If it cannot be written, or if there is a file of that name.
    pub fn save_elsewhere(&self, appointment: &Appointment, file: &str) -> Result<(), Trouble> {
        let text = self.encoded(appointment, Doing::Exporting)?;
        let path = Path::new(file);
        folder::create(path, text.as_bytes()).map_err(|error| trouble(Doing::Exporting, &shown(path), &error))
    }

    /// Moves a file that cannot be used out of the way, as it is.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub(super) fn set_aside(&self, file: &str) -> Result<(), Trouble> {
        let (stem, ending) = file.split_once('.').unwrap_or((file, ""));
        let mut number = 1_u32;
        loop {
            match self.disk.move_to(file, DAMAGED, &format!("{stem}.{number}.{ending}")) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
                done => return done.map_err(|error| self.trouble(Doing::Saving, file, &error)),
            }
        }
    }
}
