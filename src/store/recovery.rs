//! Recovers text that was not saved, and the undo history.

use std::io;

use super::{
    Disk, Doing, ENDING, LARGEST, Store,
    disk::{file_owner, first_free, if_there},
    edit_lock::{self, Own},
    format::clean_notes,
    journal::{self, Found as Held, Recall},
    journal_writer::{typed_of, undo_of},
    versions::{folder_of, name_of},
};
use crate::{
    change::Change,
    domain::{Appointment, Fingerprint, Id, NotSaved, Opened, Recovered, RecoveredPlace, UserError},
    event_log::{Event, EventLog},
};

/// Recovery files are not read beyond this; none grows so large from typing.
pub(super) const LARGEST_JOURNAL: u64 = 128 * 1024 * 1024;

/// Undo reaches back beyond a restart while its file is not larger than this.
const LARGEST_UNDO: u64 = 4 * 1024 * 1024;

/// Versions next to their note, at most.
const MOST_COPIES: usize = 5;

pub(super) enum Recovery {
    Nothing,
    Done(Recovered),
    OnScreen(Box<Opened>),
}

impl<D: Disk> Store<D> {
    /// Recovers every appointment that nobody has open; gives their names.
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

    /// Recovers one appointment; with `taken_over`, from the window whose edit lock is now ours.
    ///
    /// # Errors
    /// If the recovery file cannot be read.
    pub(super) fn recover(&mut self, id: &Id, taken_over: bool) -> Result<Recovery, UserError> {
        let typed = typed_of(id);
        let Some(bytes) = if_there(self.disk.read(&typed, LARGEST_JOURNAL)).transpose() else {
            return Ok(Recovery::Nothing);
        };
        // An open window has its text on screen, be it this very window.
        let whoever = Own { process: 0, ..self.own.clone() };
        let own = if taken_over { &self.own } else { &whoever };
        if edit_lock::locked_elsewhere(&self.disk, id, own).is_some() {
            return Ok(Recovery::Nothing);
        }
        let bytes = bytes.map_err(|error| self.error(Doing::Reading, &typed, &error))?;
        let on_disk = match self.read(id) {
            Ok(Opened { read_only: Some(_), .. }) => return Ok(Recovery::Nothing),
            Ok(opened) => Some(opened),
            Err(_) => None,
        };
        let Some(recall) = journal::recall(&bytes, on_disk.as_ref().map(|opened| &opened.appointment)) else {
            // Where the note cannot be read either, nobody can type into it: both stay as they are.
            let Some(Opened { appointment, .. }) = on_disk else { return Ok(Recovery::Nothing) };
            // Moved away: the next recovery file needs its name.
            let damaged = Some(self.set_aside(&typed)?);
            let found =
                Recovered { words: 0, at: appointment.changed, place: RecoveredPlace::Nothing, damaged };
            return Ok(Recovery::Done(found));
        };
        let read = bytes.get(..recall.understood);
        let as_undo = read.filter(|read| recall.found == Held::Same && read.len() < bytes.len());
        if let Some(undo) = as_undo {
            // Whatever is added to it must not come after what cannot be read.
            let _ = self.disk.replace(&undo_of(id), undo);
        }
        self.merge(id, recall, on_disk, as_undo.is_some())
    }

    /// Removes a recovery file that was used. A damaged one is kept; gives its place.
    fn put_away(&self, id: &Id, damaged: bool) -> Result<Option<String>, UserError> {
        let typed = typed_of(id);
        if damaged {
            return self.set_aside(&typed).map(Some);
        }
        let _ = self.disk.remove(&typed);
        Ok(None)
    }

    fn merge(
        &mut self,
        id: &Id,
        recall: Recall,
        on_disk: Option<Opened>,
        undo_is_written: bool,
    ) -> Result<Recovery, UserError> {
        let typed = typed_of(id);
        let is_damaged = recall.damaged;
        let mut appointment = recall.event_log.appointment;
        clean_notes(&mut appointment);
        let at = appointment.changed;
        let done = |words, place, damaged| Recovery::Done(Recovered { words, at, place, damaged });
        let (words, apart) = match recall.found {
            Held::Same | Held::Older => {
                if recall.found == Held::Older {
                    self.keep_end_as(&appointment);
                } else {
                    if !undo_is_written {
                        let _ = self.disk.rename(&typed, &undo_of(id));
                    }
                    self.keep_end(id);
                }
                return Ok(match self.put_away(id, is_damaged)? {
                    Some(aside) => done(0, RecoveredPlace::Nothing, Some(aside)),
                    None => Recovery::Nothing,
                });
            }
            Held::Further(words) => (words, false),
            Held::Apart => (0, on_disk.is_some()),
        };
        if apart {
            return Ok(match self.keep_copy(&appointment) {
                Ok(()) => done(words, RecoveredPlace::Conflict, self.put_away(id, is_damaged)?),
                // On a full disk a file can still be moved.
                Err(_) => match self.set_aside(&typed) {
                    Ok(aside) => done(words, RecoveredPlace::Aside, is_damaged.then_some(aside)),
                    Err(_) => Recovery::Nothing,
                },
            });
        }
        if let Some(on_disk) = &on_disk {
            self.set_baseline(id, on_disk.fingerprint);
        }
        match self.save(&appointment) {
            Ok(_) => {
                if let Some(before) = &on_disk {
                    let _ = self.write_undo(&before.appointment, &appointment);
                }
                self.keep_end(id);
                Ok(done(words, RecoveredPlace::Merged, self.put_away(id, is_damaged)?))
            }
            Err(NotSaved::Changed(_)) => Ok(Recovery::Nothing),
            Err(NotSaved::UserError(_)) => {
                // The next thing typed begins a new one in its place.
                let damaged = if is_damaged { self.put_away(id, true)? } else { None };
                Ok(Recovery::OnScreen(Box::new(Opened {
                    fingerprint: on_disk.map(|opened| opened.fingerprint).unwrap_or_default(),
                    appointment,
                    read_only: None,
                    recovered: Some(Recovered { words, at, place: RecoveredPlace::OnScreen, damaged }),
                })))
            }
        }
    }

    /// Writes an undo file that leads from one version to the one before.
    fn write_undo(&self, before: &Appointment, after: &Appointment) -> io::Result<()> {
        let lines = steps(before, after);
        let text = journal::begin(before)
            .and_then(|first| lines.iter().try_fold(first, |text, event| Ok(text + &journal::line(event)?)))
            .map_err(io::Error::other)?;
        self.disk.replace(&undo_of(&before.id), text.as_bytes())
    }

    /// Keeps another version next to its note, for the person to choose from; the same one once. Where there
    /// are many already the oldest becomes an earlier version.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep_copy(&self, appointment: &Appointment) -> Result<(), UserError> {
        let id = &appointment.id;
        let bytes = self.encoded(appointment, Doing::Saving)?;
        let before = format!("{id}.copy-");
        let name = |number: u32| format!("{before}{number}{ENDING}");
        let names = self.all_names()?;
        let number = |name: &String| name.strip_prefix(&before)?.strip_suffix(ENDING)?.parse::<u32>().ok();
        let mut numbers: Vec<_> = names.iter().filter_map(number).collect();
        numbers.sort_unstable();
        let same = |number: &u32| {
            self.disk.read(&name(*number), LARGEST).is_ok_and(|there| there == bytes.as_bytes())
        };
        if numbers.iter().any(same) {
            return Ok(());
        }
        let next = numbers.last().map_or(1, |last| last.saturating_add(1));
        first_free((next..u32::MAX).map(name), |name| self.disk.create(name, bytes.as_bytes()))
            .map_err(|error| self.error(Doing::Saving, &name(next), &error))?;
        for oldest in numbers.iter().rev().skip(MOST_COPIES - 1) {
            let _ = self.archive(id, &name(*oldest));
        }
        Ok(())
    }

    /// The undo history of an appointment when it was left, if it still fits the note on disk; and a
    /// sentence where its file was damaged.
    pub fn undo_of(&self, id: &Id, fingerprint: Fingerprint) -> (Option<EventLog>, Option<String>) {
        let undo = undo_of(id);
        let Ok(bytes) = self.disk.read(&undo, LARGEST_UNDO) else { return (None, None) };
        let on_disk = self.read(id).ok().filter(|opened| opened.fingerprint == fingerprint);
        let Some(Opened { appointment: on_disk, .. }) = on_disk else { return (None, None) };
        let recall = journal::recall(&bytes, Some(&on_disk));
        if let Some(Recall { event_log, found, understood, .. }) = recall.as_ref()
            && *understood == bytes.len()
        {
            return ((*found == Held::Same).then(|| event_log.clone()), None);
        }
        // Moved away: new steps would be appended behind the part that cannot be read.
        let said = if recall.as_ref().is_none_or(|recall| recall.damaged) {
            let Ok(aside) = self.set_aside(&undo) else { return (None, None) };
            Some(format!(
                "The file with the steps to undo was damaged. The notes are unharmed, and {{key:undo}} goes back as \
                 far as it could be read. It is kept as {aside}."
            ))
        } else {
            None
        };
        (recall.and_then(|recall| self.mend_undo(&bytes, recall, &on_disk)), said)
    }

    /// Writes the steps before the damage again, and one that leads from there to the note on disk.
    fn mend_undo(&self, bytes: &[u8], recall: Recall, on_disk: &Appointment) -> Option<EventLog> {
        let mut log = recall.event_log;
        let mut file = bytes.get(..recall.understood)?.to_vec();
        if recall.found != Held::Same {
            for event in steps(&log.appointment, on_disk) {
                file.extend(journal::line(&event).ok()?.bytes());
                log.replay(event);
            }
        }
        self.disk.replace(&undo_of(&on_disk.id), &file).ok()?;
        (log.appointment == *on_disk).then_some(log)
    }

    /// The first other version in the folder, with its name: one we kept, or a conflict copy of a program
    /// that syncs folders.
    #[must_use]
    pub fn conflict_of(&self, id: &Id) -> Option<(String, Appointment)> {
        let mut names = self.all_names().ok()?;
        names.retain(|name| owner_of(name).as_ref() == Some(id));
        names.sort();
        names.into_iter().find_map(|name| {
            let bytes = self.disk.read(&name, LARGEST).ok()?;
            let opened = self.decoded(id, &bytes).ok()?;
            opened.read_only.is_none().then_some((name, opened.appointment))
        })
    }

    /// Moves such a version to the earlier versions.
    ///
    /// # Errors
    /// If it cannot be moved.
    pub fn archive(&self, id: &Id, name: &str) -> Result<(), UserError> {
        let failed = |error: io::Error| self.error(Doing::Saving, name, &error);
        let bytes = self.disk.read(name, LARGEST).map_err(failed)?;
        let by_time = self.decoded(id, &bytes).ok().map(|opened| name_of(opened.appointment.changed));
        let kept = |to: &String| self.disk.subfolder(&folder_of(id)).read(to, LARGEST);
        if by_time.as_ref().is_some_and(|to| kept(to).is_ok_and(|there| there == bytes)) {
            return self.disk.remove(name).map_err(failed);
        }
        let names = by_time.into_iter().chain((1..u32::MAX).map(|number| format!("beside-{number}.ron")));
        first_free(names, |to| self.disk.move_to(name, &folder_of(id), to)).map_err(failed)?;
        Ok(())
    }
}

/// The events of one step of undo, from one version to another.
fn steps(before: &Appointment, after: &Appointment) -> [Event; 4] {
    let changes = Change::between(before, after);
    let step = Event::Did { goes_on: false, changes, at: after.changed };
    [Event::Renamed(after.details(), after.changed), step, Event::Saving, Event::Saved]
}

/// The appointment that a file holds another version of: its name begins with that ID and goes on.
#[must_use]
pub fn owner_of(file: &str) -> Option<Id> {
    file_owner(file).filter(|_| file.ends_with(super::ENDING) && !file.starts_with('.'))
}
