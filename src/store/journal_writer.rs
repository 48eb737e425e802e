//! Writes down what is typed, as fast as it is typed, and keeps the edit lock while doing so.

use std::collections::HashMap;

use super::{
    DRAFTS, Disk, Doing,
    drafts::DraftWriter,
    edit_lock::{self, Own},
    journal, user_error, versions,
};
use crate::{
    domain::{Id, LockedElsewhere, Moment, UserError},
    draft::Draft,
    event_log::{Beginning, Event, JournalError},
};

/// What a recovery file is called while someone types.
pub(super) fn typed_of(id: &Id) -> String {
    super::file_stem(id) + ".typed"
}

/// What it is called once everything in it is saved: it then serves undo alone.
pub(super) fn undo_of(id: &Id) -> String {
    super::file_stem(id) + ".undo"
}

/// Whether a file is one of these.
pub(super) fn is_ours(name: &str) -> bool {
    let stem = name.strip_suffix(".typed").or_else(|| name.strip_suffix(".undo"));
    stem.is_some_and(|stem| stem.parse::<Id>().is_ok())
}

/// Writes down what happens at the appointments that are open here.
pub struct JournalWriter<D: Disk> {
    disk: D,
    drafts: DraftWriter<D>,
    own: Own,
    seats: HashMap<Id, EditLock<D>>,
}

struct EditLock<D: Disk> {
    lock: Option<D::Lock>,
    log: Option<D::Log>,
}

impl<D: Disk> JournalWriter<D> {
    /// One for a window.
    pub fn new(disk: D, own: Own) -> Self {
        Self { drafts: DraftWriter::new(&disk, own.clone()), disk, own, seats: HashMap::new() }
    }

    /// Takes the edit lock at an appointment, if it is free or `whatever` happens.
    ///
    /// A disk that takes no locks lets everybody sit.
    ///
    /// # Errors
    /// If another window sits there.
    pub fn sit(&mut self, id: &Id, now: Moment, force: bool) -> Result<(), LockedElsewhere> {
        if self
            .seats
            .get(id)
            .is_some_and(|edit_lock| edit_lock.lock.as_ref().is_some_and(|lock| self.disk.is_ours(lock)))
        {
            return Ok(());
        }
        if !force && let Ok(Some(locked_elsewhere)) = edit_lock::locked_elsewhere(&self.disk, id, &self.own) {
            return Err(locked_elsewhere);
        }
        let lock = edit_lock::take(&self.disk, id, &self.own.window(now)).ok();
        self.seats.insert(id.clone(), EditLock { lock, log: None });
        Ok(())
    }

    /// Writes down what was done at an appointment, after how it began if that is warned.
    ///
    /// # Errors
    /// If it could not be written down; nothing is then, until it is begun anew.
    pub fn note(
        &mut self,
        id: &Id,
        beginning: Option<&Beginning>,
        events: &[Event],
    ) -> Result<(), JournalError> {
        let Some(edit_lock) = self.seats.get_mut(id) else {
            return Err(JournalError::TakenOver);
        };
        if edit_lock.lock.as_ref().is_some_and(|lock| !self.disk.is_ours(lock)) {
            return Err(JournalError::TakenOver);
        }
        let written = write_down(&self.disk, id, &mut edit_lock.log, beginning, events);
        written.map_err(|error| {
            edit_lock.log = None;
            JournalError::UserError(user_error(Doing::Saving, &self.disk.file(&super::file_of(id)), &error))
        })
    }

    /// Writes down what is being typed outside the notes.
    ///
    /// # Errors
    /// If it could not be written down.
    pub fn write_drafts(&mut self, drafts: Vec<Draft>, now: Moment) -> Result<(), UserError> {
        let written = self.drafts.write(drafts, now);
        written.map_err(|error| user_error(Doing::Drafting, &self.disk.subfolder(DRAFTS).place(), &error))
    }

    /// Finds again what was being typed outside the notes in windows that are gone, and what there is to say
    /// of it.
    pub fn take_over_drafts(&mut self, now: Moment) -> (Vec<Draft>, Option<String>) {
        self.drafts.take_over(now)
    }

    /// Leaves an appointment. With `saved`, all that was written down is on disk as well.
    pub fn leave(&mut self, id: &Id, saved: bool) {
        let Some(edit_lock) = self.seats.remove(id) else {
            return;
        };
        let ours = edit_lock.lock.as_ref().is_none_or(|lock| self.disk.is_ours(lock));
        if ours && saved {
            // Kept or not, nothing typed depends on it: all of it is on disk.
            let _ = match edit_lock.log {
                Some(_) => self.disk.rename(&typed_of(id), &undo_of(id)),
                None => self.disk.remove(&typed_of(id)),
            };
            versions::keep_end(&self.disk, id);
        }
        if let Some(lock) = edit_lock.lock {
            self.disk.release(lock);
        }
    }
}

fn write_down<D: Disk>(
    disk: &D,
    id: &Id,
    log: &mut Option<D::Log>,
    beginning: Option<&Beginning>,
    events: &[Event],
) -> std::io::Result<()> {
    let text = |error: ron::Error| std::io::Error::other(error);
    let name = typed_of(id);
    if let Some(Beginning { base, resumes }) = beginning {
        let resume = || disk.rename(&undo_of(id), &name).and_then(|()| disk.resume_log(&name)).ok();
        *log = match resumes.then(resume).flatten() {
            Some(log) => Some(log),
            None => Some(disk.begin_log(&name, journal::begin(base).map_err(text)?.as_bytes())?),
        };
    }
    let log = log.as_mut().ok_or(std::io::ErrorKind::BrokenPipe)?;
    let mut lines = String::new();
    for event in events {
        lines += &journal::line(event).map_err(text)?;
    }
    disk.append(log, lines.as_bytes())
}
