//! Finds again what was typed and not saved, and what could be undone.

use std::io::{self, ErrorKind};

use super::{
    Disk, Doing, Store,
    disk::owner,
    edit_lock::{self, Own},
    format::clean_notes,
    journal::{self, Found as Held, Recall},
    journal_writer::{typed_of, undo_of},
};
use crate::{
    change::Change,
    domain::{Appointment, Fingerprint, Found, Id, NotSaved, Opened, Recovered, UserError},
    event_log::{Event, EventLog},
};

/// Recovery files are not read beyond this; none grows so large from typing.
const LARGEST_JOURNAL: u64 = 128 * 1024 * 1024;

/// Undo reaches back beyond a restart while its file is not larger than this.
const LARGEST_UNDO: u64 = 4 * 1024 * 1024;

/// What a recovery came to.
pub(super) enum Recovery {
    Nothing,
    Done(Recovered),
    OnScreen(Box<Opened>),
}

impl<D: Disk> Store<D> {
    /// Finds again, for every appointment that nobody has open, what was typed and not saved;
    /// tells what it is called.
    ///
    /// # Errors
    /// If the folder cannot be read. A file that cannot be recovered stays, and stops no other.
    pub fn recover_all(&mut self) -> Result<Vec<(String, Recovered)>, UserError> {
        const ENDING: &str = ".typed";
        let names = self.all_names()?;
        let ids = names.iter().filter_map(|name| name.strip_suffix(ENDING)?.parse::<Id>().ok());
        let mut found = Vec::new();
        for id in ids {
            if let Ok(Recovery::Done(recovered)) = self.recover(&id, false) {
                let name =
                    self.read(&id).map_or_else(|_| id.to_string(), |one| one.appointment.name().to_owned());
                found.push((name, recovered));
            }
        }
        Ok(found)
    }

    /// Finds again what was typed and not saved at one appointment; with `taken_over`, by the window
    /// whose edit lock is now ours.
    ///
    /// # Errors
    /// If the recovery file cannot be read.
    pub(super) fn recover(&mut self, id: &Id, taken_over: bool) -> Result<Recovery, UserError> {
        let typed = typed_of(id);
        let bytes = match self.disk.read(&typed, LARGEST_JOURNAL) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Recovery::Nothing),
            bytes => bytes.map_err(|error| self.error(Doing::Reading, &typed, &error))?,
        };
        // Whoever types there has their own eyes on it, be it this very window.
        let whoever = Own { process: 0, ..self.own.clone() };
        let own = if taken_over { &self.own } else { &whoever };
        if edit_lock::locked_elsewhere(&self.disk, id, own).is_ok_and(|edit_lock| edit_lock.is_some()) {
            return Ok(Recovery::Nothing);
        }
        let on_disk = match self.read(id) {
            Ok(Opened { read_only: Some(_), .. }) => return Ok(Recovery::Nothing),
            Ok(opened) => Some(opened),
            Err(_) => None,
        };
        let Some(recall) = journal::recall(&bytes, on_disk.as_ref().map(|opened| &opened.appointment)) else {
            // Nothing in it can be read here; it must not be in the way of the next one.
            self.set_aside(&typed)?;
            return Ok(Recovery::Nothing);
        };
        Ok(self.merge(id, recall, on_disk))
    }

    fn merge(&mut self, id: &Id, recall: Recall, on_disk: Option<Opened>) -> Recovery {
        let typed = typed_of(id);
        let mut appointment = recall.event_log.appointment;
        clean_notes(&mut appointment);
        let at = appointment.changed;
        let (words, apart) = match recall.found {
            Held::Same => {
                let _ = self.disk.rename(&typed, &undo_of(id));
                return Recovery::Nothing;
            }
            Held::Older => {
                let _ = self.disk.remove(&typed);
                return Recovery::Nothing;
            }
            Held::Further { words, .. } => (words, false),
            Held::Apart => (0, on_disk.is_some()),
        };
        if apart {
            return match self.keep_beside(&appointment) {
                Ok(()) => {
                    let _ = self.disk.remove(&typed);
                    Recovery::Done(Recovered { words, at, place: Found::Conflict })
                }
                // On a full disk a file can still be moved.
                Err(_) if self.set_aside(&typed).is_ok() => {
                    Recovery::Done(Recovered { words, at, place: Found::Aside })
                }
                Err(_) => Recovery::Nothing,
            };
        }
        if let Some(on_disk) = &on_disk {
            self.set_baseline(id, on_disk.fingerprint);
        }
        match self.save(&appointment) {
            Ok(_) => {
                if let Some(before) = &on_disk {
                    let _ = self.write_undo(&before.appointment, &appointment);
                }
                let _ = self.disk.remove(&typed);
                Recovery::Done(Recovered { words, at, place: Found::Merged })
            }
            Err(NotSaved::Changed(_)) => Recovery::Nothing,
            Err(NotSaved::UserError(_)) => Recovery::OnScreen(Box::new(Opened {
                fingerprint: on_disk.map(|opened| opened.fingerprint).unwrap_or_default(),
                appointment,
                read_only: None,
                recovered: Some(Recovered { words, at, place: Found::OnScreen }),
            })),
        }
    }

    /// Lets undo lead from one version to the one before.
    fn write_undo(&self, before: &Appointment, after: &Appointment) -> io::Result<()> {
        let step = Event::Did { goes_on: false, changes: Change::between(before, after), at: after.changed };
        let renamed = Event::Renamed(after.details(), after.changed);
        let lines = [renamed, step, Event::Saving, Event::Saved];
        let text = lines.iter().try_fold(journal::begin(before), |text, event| {
            Ok::<_, ron::Error>(Ok(text? + &journal::line(event)?))
        });
        let text = text.and_then(|text| text).map_err(io::Error::other)?;
        self.disk.replace(&undo_of(&before.id), text.as_bytes())
    }

    /// Writes a version next to the note it belongs to, for the person to choose from.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_beside(&self, appointment: &Appointment) -> Result<(), UserError> {
        let bytes = self.encoded(appointment, Doing::Saving)?;
        let mut number = 1_u32;
        loop {
            let name = format!("{}.copy-{number}.ron", appointment.id);
            match self.disk.create(&name, bytes.as_bytes()) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
                Err(error) => return Err(self.error(Doing::Saving, &name, &error)),
                Ok(()) => return Ok(()),
            }
        }
    }

    /// What could be undone when an appointment was left, if it still fits the note of that stamp.
    #[must_use]
    pub fn undo_of(&self, id: &Id, fingerprint: Fingerprint) -> Option<EventLog> {
        let bytes = self.disk.read(&undo_of(id), LARGEST_UNDO).ok()?;
        let on_disk = self.read(id).ok().filter(|opened| opened.fingerprint == fingerprint)?;
        let recall = journal::recall(&bytes, Some(&on_disk.appointment))?;
        (recall.found == Held::Same).then_some(recall.event_log)
    }

    /// The first version of an appointment that stands next to it: one we kept, or a conflict copy of
    /// a program that keeps folders alike. Its name, and what it holds.
    #[must_use]
    pub fn conflict_of(&self, id: &Id) -> Option<(String, Appointment)> {
        let mut names = self.all_names().ok()?;
        names.retain(|name| owner_of(name).as_ref() == Some(id));
        names.sort();
        names.into_iter().find_map(|name| {
            let bytes = self.disk.read(&name, super::LARGEST).ok()?;
            let opened = self.decoded(id, &bytes).ok()?;
            opened.read_only.is_none().then_some((name, opened.appointment))
        })
    }

    /// Puts a version that stood next to its appointment among the earlier versions.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub fn archive(&self, id: &Id, name: &str) -> Result<(), UserError> {
        let mut number = 1_u32;
        loop {
            let to = format!("beside-{number}.ron");
            match self.disk.move_to(name, &super::versions::folder_of(id), &to) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
                done => return done.map_err(|error| self.error(Doing::Saving, name, &error)),
            }
        }
    }
}

/// The appointment that a file holds another version of: its name begins with that ID and goes on.
#[must_use]
pub fn owner_of(file: &str) -> Option<Id> {
    owner(file).filter(|_| file.ends_with(super::ENDING) && !file.starts_with('.'))
}
