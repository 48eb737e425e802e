//! The only code that reads and writes notes: appointments as files, one each.
//!
//! A file is only ever replaced by a complete one, and never if it holds what this version does
//! not understand.

pub mod backup;
mod bin;
mod deletion;
pub mod dictionaries;
mod disk;
mod drafts;
pub mod edit_lock;
pub mod file_log;
mod folder;
pub mod format;
pub mod guard;
pub mod guides;
mod index;
pub mod inventory;
pub mod journal;
mod journal_writer;
mod kinds;
mod links;
mod listing;
mod lock_file;
#[cfg(test)]
#[path = "../tests/support/memory.rs"]
mod memory;
mod patience;
pub mod phrases;
mod recovery;
pub mod restore;
mod saving;
pub mod seal;
mod search;
pub mod survey;
pub mod user_file;
pub mod verify;
mod versions;

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hasher},
    io::{self, ErrorKind},
    panic::resume_unwind,
    sync::Mutex,
    thread,
};

pub use deletion::{Deleted, Kept};
pub use disk::{Disk, Doing, Held, Parts, Stamp, file_owner, user_error};
pub use drafts::DRAFTS;
pub use edit_lock::Own;
pub use file_log::Logged;
pub use folder::{APPOINTMENTS, BIN, DAMAGED, Folder, HISTORY, make, replace, shown};
pub use index::INDEX;
pub use journal_writer::JournalWriter;
#[cfg(test)]
pub(crate) use memory::Memory;

use disk::names_in;
use guard::Mended;
use listing::BeyondIndex;
use recovery::Recovery;
pub use recovery::owner_of;
pub use seal::{HomeDisk, KEYS, Keyring, Sealed};
use search::Search;
pub use user_file::{EARLIER, UserFile};

use crate::{
    domain::{Appointment, Details, Fingerprint, Id, Moment, NotSaved, Opened, PhraseSet, Pin, UserError},
    text::clean_line,
};

/// The most bytes a file may have.
pub const LARGEST: u64 = 16 * 1024 * 1024;

const ENDING: &str = ".ron";

/// The saved appointments.
pub struct Store<D> {
    disk: D,
    own: Own,
    known: HashMap<Id, Known>,
    phrases_read: PhraseSet,
    beyond: BeyondIndex,
    search: Mutex<Option<Search>>,
}

/// A file as it was read or written here last.
#[derive(Default)]
struct Known {
    fingerprint: Fingerprint,
    tried: Option<Fingerprint>,
    kept: bool,
}

impl<D: Disk> Store<D> {
    /// The appointments on a disk. Nothing is read yet.
    pub fn new(disk: D) -> Self {
        Self::of(disk, Own::default())
    }

    pub fn of(disk: D, own: Own) -> Self {
        Self {
            disk,
            own,
            known: HashMap::new(),
            phrases_read: PhraseSet::default(),
            beyond: BeyondIndex::default(),
            search: Mutex::default(),
        }
    }

    /// One appointment, with what was typed and not saved when a session at it ended early. No other
    /// file is read.
    ///
    /// # Errors
    /// If the file cannot be read or understood.
    pub fn open(&mut self, id: &Id) -> Result<Opened, UserError> {
        self.open_as(id, false)
    }

    /// Opens it where this window has just taken the edit lock of another, with the text that one had not
    /// saved.
    ///
    /// # Errors
    /// If the file cannot be read or understood.
    pub fn take_over(&mut self, id: &Id) -> Result<Opened, UserError> {
        self.open_as(id, true)
    }

    fn open_as(&mut self, id: &Id, taken_over: bool) -> Result<Opened, UserError> {
        self.known.remove(id);
        let recovered = match self.recover(id, taken_over)? {
            Recovery::OnScreen(opened) => return Ok(*opened),
            Recovery::Done(recovered) => Some(recovered),
            Recovery::Nothing => None,
        };
        let opened = Opened { recovered, ..self.read(id)? };
        if opened.read_only.is_none() {
            self.set_baseline(id, opened.fingerprint);
        }
        Ok(opened)
    }

    /// The file had this fingerprint when another thread read it; a version read or written here counts more.
    pub fn learn_baseline(&mut self, id: &Id, fingerprint: Fingerprint) {
        self.known.entry(id.clone()).or_insert(Known { fingerprint, ..Known::default() });
    }

    /// From here on a save may replace the file while it has this fingerprint.
    pub fn set_baseline(&mut self, id: &Id, fingerprint: Fingerprint) {
        self.known.insert(id.clone(), Known { fingerprint, ..Known::default() });
    }

    /// Writes a new appointment; never over a file that is there.
    ///
    /// # Errors
    /// If it cannot be written, or if there is a file of that ID.
    pub fn create(&mut self, appointment: &Appointment) -> Result<Fingerprint, UserError> {
        let bytes = self.encoded(appointment, Doing::Creating)?;
        let file = file_of(&appointment.id);
        self.disk
            .create(&file, bytes.as_bytes())
            .map_err(|error| self.error(Doing::Creating, &file, &error))?;
        let fingerprint = fingerprint_of(bytes.as_bytes());
        self.set_baseline(&appointment.id, fingerprint);
        Ok(fingerprint)
    }

    /// Changes what an appointment is called, when it is and how they meet.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not understood in full.
    pub fn amend(&mut self, id: &Id, details: Details, now: Moment) -> Result<Appointment, UserError> {
        self.change(id, now, |appointment| appointment.set_details(details))
    }

    /// Pins a phrase to the brief of an appointment, or takes it off where it is pinned already.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not understood in full.
    pub fn pin(&mut self, id: &Id, pin: Pin, now: Moment) -> Result<Appointment, UserError> {
        self.change(id, now, |appointment| pin.toggle_in(&mut appointment.pinned))
    }

    /// Changes an appointment as it is on disk, while no other process writes there.
    fn change(
        &mut self,
        id: &Id,
        now: Moment,
        change: impl FnOnce(&mut Appointment),
    ) -> Result<Appointment, UserError> {
        self.open(id)?;
        // Before the version that was left is one like the others.
        let _ = self.compare_with_end(id);
        self.disk.subfolder(APPOINTMENTS).with_lock(|| {
            let Opened { mut appointment, fingerprint, read_only, .. } = self.read(id)?;
            if read_only.is_none() {
                self.set_baseline(id, fingerprint);
            }
            change(&mut appointment);
            appointment.changed = now;
            match self.save_alone(&appointment) {
                Ok(_) => {
                    if edit_lock::locked_elsewhere(&self.disk, id, &self.own).is_none() {
                        self.keep_end(id);
                    }
                    Ok(appointment)
                }
                Err(NotSaved::UserError(error)) => Err(error),
                // A program that takes no lock wrote it just now: what it wrote counts.
                Err(NotSaved::Changed(_)) => {
                    Err(self.error(Doing::Saving, &file_of(id), &ErrorKind::ResourceBusy.into()))
                }
            }
        })
    }

    /// Makes a new appointment from the notes of an earlier one.
    ///
    /// # Errors
    /// If the earlier one cannot be read or the new one not written.
    pub fn copy_forward(
        &mut self,
        from: &Id,
        to: Id,
        details: Details,
        now: Moment,
    ) -> Result<Opened, UserError> {
        let copy = self.open(from)?.appointment.copy_forward(to, details, now);
        let fingerprint = self.create(&copy)?;
        Ok(Opened { appointment: copy, read_only: None, fingerprint, recovered: None })
    }

    /// Restricts permissions to the owner; gives whole sentences about it.
    pub fn mend(&self) -> Option<String> {
        self.disk.mend().sentence()
    }

    /// The ID that starts with these digits. No file is read, and for a whole ID no folder either.
    ///
    /// # Errors
    /// If it is no ID, or if none or several start so.
    pub fn find(&self, digits: &str) -> Result<Id, UserError> {
        if let Ok(id) = digits.parse() {
            return Ok(id);
        }
        let shown = clean_line(digits);
        if digits.is_empty()
            || digits.len() > Id::DIGITS
            || !digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        {
            return Err(UserError::new(
                "not an ID",
                format!(
                    "“{shown}” is not an ID. An ID is made of the digits 0 to 9 and a to f, at most 32 of \
                     them. Type: foreword list"
                ),
            ));
        }
        let ids: Vec<Id> = self.ids()?.into_iter().filter(|id| id.starts_with(digits)).collect();
        match ids.as_slice() {
            [id] => Ok(id.clone()),
            [] => Err(UserError::new(
                "no such ID",
                format!(
                    "No appointment in {} has an ID that starts with “{shown}”. To see the IDs, type: foreword list",
                    self.disk.place()
                ),
            )),
            several => {
                let few: Vec<String> = several.iter().take(3).map(|id| shortest(id, several, 4)).collect();
                let more = if several.len() > few.len() { " ..." } else { "" };
                Err(UserError::new(
                    "several match",
                    format!(
                        "{} appointments have an ID that starts with “{shown}”: {}{more}. Type more digits.",
                        several.len(),
                        few.join(", ")
                    ),
                ))
            }
        }
    }

    /// The IDs of all appointments, in order.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn ids(&self) -> Result<Vec<Id>, UserError> {
        Ok(names_in(&self.disk)?.iter().filter_map(|name| id_of(name)).collect())
    }

    fn all_names(&self) -> Result<Vec<String>, UserError> {
        self.disk.names().map_err(|error| user_error(Doing::Listing, &self.disk.place(), &error))
    }

    fn read(&self, id: &Id) -> Result<Opened, UserError> {
        let bytes = self.read_bytes(id)?;
        self.decoded(id, &bytes)
    }

    fn read_bytes(&self, id: &Id) -> Result<Vec<u8>, UserError> {
        let file = file_of(id);
        self.disk.read(&file, LARGEST).map_err(|error| self.error(Doing::Reading, &file, &error))
    }

    fn decoded(&self, id: &Id, bytes: &[u8]) -> Result<Opened, UserError> {
        let file = self.disk.file(&file_of(id));
        let mut opened = format::decode(bytes, &file)?;
        opened.fingerprint = fingerprint_of(bytes);
        if opened.appointment.id != *id {
            // From here on it goes by its name, so that two files never pass for one.
            opened.appointment.id = id.clone();
            opened.read_only.get_or_insert(format!(
                "The file {file} has the ID of another appointment inside, so it may be a copy. It can be \
                 read and not changed. If it is a copy, put it in the bin."
            ));
        }
        Ok(opened)
    }

    /// The text of its file, unless that would be too large to be read again.
    fn encoded(&self, appointment: &Appointment, doing: Doing) -> Result<String, UserError> {
        let text = format::encode(appointment)?;
        if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
            return Err(self.error(doing, &file_of(&appointment.id), &ErrorKind::FileTooLarge.into()));
        }
        Ok(text)
    }

    fn error(&self, doing: Doing, file: &str, error: &io::Error) -> UserError {
        user_error(doing, &self.disk.file(file), error)
    }
}

/// Does something with all of these, on several threads where there are many.
fn in_shares<T: Sync, R: Send>(all: &[T], read: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    const FEW: usize = 128;
    let readers = if all.len() < FEW { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    thread::scope(|scope| {
        let mut shares = all.chunks(all.len().div_ceil(readers).max(1));
        // Few files cost less than a thread.
        let own = shares.next().unwrap_or_default();
        let readers: Vec<_> = shares.map(|share| scope.spawn(|| read(share))).collect();
        let own = read(own);
        // A reader that panics panics here too: what lacks files must not pass for whole.
        let others = readers.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    })
}

fn fingerprint_of(bytes: &[u8]) -> Fingerprint {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    Fingerprint(hasher.finish())
}

/// The ID in a file name, if the file is named as this program names it.
#[must_use]
pub fn id_of(file: &str) -> Option<Id> {
    let id: Id = file.strip_suffix(ENDING)?.parse().ok()?;
    (file_of(&id) == file).then_some(id)
}

fn file_of(id: &Id) -> String {
    format!("{id}{ENDING}")
}

/// As few digits of an ID as tell it apart from the others, and not fewer than `least`.
#[must_use]
pub fn shortest<'a>(id: &Id, others: impl IntoIterator<Item = &'a Id>, least: usize) -> String {
    let same =
        |other: &Id| id.as_str().bytes().zip(other.as_str().bytes()).take_while(|(a, b)| a == b).count();
    let shared = others.into_iter().filter(|other| *other != id).map(same).max();
    id.as_str().chars().take(shared.map_or(0, |shared| shared + 1).max(least)).collect()
}

#[cfg(test)]
mod tests;
