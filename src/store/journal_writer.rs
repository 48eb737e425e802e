//! Journals what is typed, as fast as it is typed, and holds the edit lock meanwhile.

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

/// The recovery file while someone types.
pub(super) fn typed_of(id: &Id) -> String {
    format!("{id}.typed")
}

/// The recovery file once all of it is saved: it then serves undo alone.
pub(super) fn undo_of(id: &Id) -> String {
    format!("{id}.undo")
}

/// Whether a file is one of these.
pub(super) fn is_ours(name: &str) -> bool {
    let stem = name.strip_suffix(".typed").or_else(|| name.strip_suffix(".undo"));
    stem.is_some_and(|stem| stem.parse::<Id>().is_ok())
}

/// The journals of the appointments that are open here.
pub struct JournalWriter<D: Disk> {
    disk: D,
    drafts: DraftWriter<D>,
    own: Own,
    open: HashMap<Id, Open<D>>,
}

/// An appointment that is open here.
struct Open<D: Disk> {
    lock: Option<D::Lock>,
    log: Option<D::Log>,
}

impl<D: Disk> Open<D> {
    /// Whether no other window has taken it over. A disk without locks lets every window write.
    fn is_ours(&self, disk: &D) -> bool {
        self.lock.as_ref().is_none_or(|lock| disk.is_ours(lock))
    }
}

impl<D: Disk> JournalWriter<D> {
    pub fn new(disk: D, own: Own) -> Self {
        Self { drafts: DraftWriter::new(&disk, own.clone()), disk, own, open: HashMap::new() }
    }

    /// Takes the edit lock of an appointment; with `force`, from another window too.
    ///
    /// On a disk that knows no locks every window may write.
    ///
    /// # Errors
    /// If another window has it.
    pub fn sit(&mut self, id: &Id, now: Moment, force: bool) -> Result<(), LockedElsewhere> {
        if self.open.get(id).is_some_and(|open| open.lock.is_some() && open.is_ours(&self.disk)) {
            return Ok(());
        }
        if !force && let Some(locked_elsewhere) = edit_lock::locked_elsewhere(&self.disk, id, &self.own) {
            return Err(locked_elsewhere);
        }
        let lock = edit_lock::take(&self.disk, id, &self.own.window(now)).ok();
        self.open.insert(id.clone(), Open { lock, log: None });
        Ok(())
    }

    /// Appends to the journal of an appointment, or begins it first.
    ///
    /// # Errors
    /// If that failed; nothing more is journaled until it is begun anew.
    pub fn note(
        &mut self,
        id: &Id,
        beginning: Option<&Beginning>,
        events: &[Event],
    ) -> Result<(), JournalError> {
        let open = self.open.get_mut(id).filter(|open| open.is_ours(&self.disk));
        let log = &mut open.ok_or(JournalError::TakenOver)?.log;
        write_down(&self.disk, id, log, beginning, events).map_err(|error| {
            *log = None;
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

    /// Leaves an appointment. With `saved`, its file has all that the journal has.
    pub fn leave(&mut self, id: &Id, saved: bool) {
        let Some(open) = self.open.remove(id) else { return };
        if saved && open.is_ours(&self.disk) {
            // Kept or not, nothing typed depends on it: all of it is on disk.
            let _ = match open.log {
                Some(_) => self.disk.rename(&typed_of(id), &undo_of(id)),
                None => self.disk.remove(&typed_of(id)),
            };
            versions::keep_end(&self.disk, id);
        }
        if let Some(lock) = open.lock {
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
        *log = resumes.then(resume).flatten();
        if log.is_none() {
            *log = Some(disk.begin_log(&name, journal::begin(base).map_err(text)?.as_bytes())?);
        }
    }
    let log = log.as_mut().ok_or(std::io::ErrorKind::BrokenPipe)?;
    let mut lines = String::new();
    for event in events {
        lines += &journal::line(event).map_err(text)?;
    }
    disk.append(log, lines.as_bytes())
}
