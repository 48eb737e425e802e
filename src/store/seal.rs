//! The seam where notes are encrypted: a disk that seals what goes to the disk under it, and unseals what
//! comes back. Where nothing is encrypted it hands everything through.
//!
//! Names stay as they are: they hold IDs and times, no words. Left plain are the settings, which are wanted
//! before the passphrase is, and what is read here and written elsewhere: guides, dictionaries, `wording.ron`.

mod cipher;
mod keyring;
mod moving;
mod recovery_code;

use std::{
    collections::HashSet,
    io::{self, ErrorKind},
    path::Path,
};

use jiff::Timestamp;
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    APPOINTMENTS, BIN, DAMAGED, Disk, Folder, HISTORY, Held, INDEX, Logged, Mended, Parts, Stamp, UserFile,
    dictionaries::DICTIONARIES, disk::file_owner, guides::GUIDES, user_file::HOME,
};
use crate::domain::{Id, OwnWords, Settings};
use cipher::{HEADER, HOME_OWNER, Key, LogSeal, Owner, seal_file, sort_of, unseal_file, unseal_log};
pub(super) use keyring::{APPOINTMENT_KEYS, NOTEBOOK};
pub use keyring::{Cost, KEYS, Keyring, is_of_one_notebook};
pub use moving::{Moved, decrypt, encrypt, plain_files};
pub use recovery_code::RecoveryCode;

/// Why something encrypted cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    #[error("locked")]
    Locked,
    #[error("not the passphrase")]
    WrongPassphrase,
    #[error("no key")]
    NoKey,
    #[error("keys damaged")]
    KeysDamaged,
    #[error("keys newer")]
    Newer,
    #[error("keys gone")]
    KeysGone,
    #[error("encrypted meanwhile")]
    Meanwhile,
}

impl SealError {
    /// Two or three words, the reason, and what to do next.
    pub(super) const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Locked => (
                "locked",
                "It is encrypted, and the passphrase was not given.",
                "Start Foreword again, and type the passphrase.",
            ),
            Self::WrongPassphrase => (
                "not the passphrase",
                "That is not the passphrase, nor the recovery code.",
                "Type it again; mind Caps Lock.",
            ),
            Self::NoKey => (
                "no key",
                "Its key is not there any more: the appointment was deleted permanently, and this is a copy of it.",
                "If that was a mistake, restore the notes from a backup.",
            ),
            Self::KeysDamaged => (
                "keys damaged",
                "The files with the keys of the encrypted notes are damaged.",
                "Restore the folder “keys” from a backup.",
            ),
            Self::Newer => {
                ("newer version", "A newer version of Foreword encrypted it.", "Use the newer version.")
            }
            Self::KeysGone => (
                "keys are gone",
                "The folder with the keys of the encrypted notes is not there.",
                "Bring the folder or its drive back, then try again.",
            ),
            Self::Meanwhile => (
                "encrypted meanwhile",
                "The notes were encrypted in another window.",
                "Copy out what is not saved, then start Foreword again.",
            ),
        }
    }
}

impl From<SealError> for io::Error {
    fn from(error: SealError) -> Self {
        Self::other(error)
    }
}

/// The cause of an error of the disk, if it is about encryption.
pub fn seal_error(error: &io::Error) -> Option<SealError> {
    error.get_ref()?.downcast_ref().copied()
}

/// A disk that seals what is written to the one under it.
#[derive(Clone)]
pub struct Sealed<D> {
    inner: D,
    folder: String,
    keys: Keyring,
}

/// The disk of a home folder, as the whole program uses it: what is done to files is logged as they are stored.
pub type HomeDisk = Sealed<Logged<Folder>>;

impl HomeDisk {
    /// The disk of a home folder, locked if its notes are encrypted.
    #[must_use]
    pub fn of(home: &Path) -> Self {
        Self::with(home, Keyring::of(&Folder::new(home)))
    }

    /// The disk of a home folder whose keys these are.
    #[must_use]
    pub fn with(home: &Path, keys: Keyring) -> Self {
        Self::new(Logged::of(home), keys)
    }
}

/// A log of the disk below, and what seals its pieces.
pub struct SealedLog<L> {
    log: L,
    seal: Option<LogSeal>,
}

impl<D: Disk> Sealed<D> {
    /// Over the appointments on a disk.
    pub fn new(inner: D, keys: Keyring) -> Self {
        Self { inner, folder: APPOINTMENTS.to_owned(), keys }
    }

    /// The keys, and whether they are at hand.
    pub const fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// The disk below, where files are as they are stored.
    pub const fn inner(&self) -> &D {
        &self.inner
    }

    /// The key for a file that is to be written, and whose it is; `None` where it is to be plain.
    fn key_to_write(&self, name: &str) -> io::Result<Option<(Key, Owner)>> {
        let keys_there = self.inner.subfolder(KEYS).is_there(keyring::NOTEBOOK);
        match (self.keys.is_on(), keys_there) {
            (false, false) => return Ok(None),
            (false, true) => return Err(SealError::Meanwhile.into()),
            (true, false) => return Err(SealError::KeysGone.into()),
            (true, true) => {}
        }
        let Some(owner) = owner(&self.folder, name) else { return Ok(None) };
        Ok(self.keys.key(&self.inner, &owner, true)?.map(|key| (key, owner)))
    }

    fn sealed(&self, name: &str, bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let Some((key, owner)) = self.key_to_write(name)? else { return Ok(None) };
        sealed_as(name, &key, &owner, bytes).map(Some)
    }

    /// The bytes as they were written, of a file as it is stored.
    ///
    /// Damaged bytes are given as they are stored, so that they count as damaged and are kept: no text is read
    /// from it.
    fn unsealed(&self, stored: Vec<u8>) -> io::Result<Vec<u8>> {
        let Some(sort) = sort_of(&stored) else { return Ok(stored) };
        let key = self.keys.key(&self.inner, &sort.owner, false)?.ok_or(SealError::KeysGone)?;
        let text = if sort.is_log {
            unseal_log(&key, &stored).map(|(mut text, whole)| {
                if !whole {
                    // Nothing written by Foreword ends like this: what comes here knows it for damage.
                    text.push(0xff);
                }
                text
            })
        } else {
            unseal_file(&key, &stored)
        };
        Ok(text.map_or(stored, |mut text| std::mem::take(&mut *text)))
    }
}

/// Logs stay logs where they are written whole: they may be added to later.
fn is_log(name: &str) -> bool {
    [".typed", ".undo", ".draft"].iter().any(|ending| name.ends_with(ending))
}

fn sealed_as(name: &str, key: &Key, owner: &Owner, bytes: &[u8]) -> io::Result<Vec<u8>> {
    if !is_log(name) {
        return seal_file(key, owner, bytes);
    }
    let seal = LogSeal::new(key.clone(), owner)?;
    Ok([seal.beginning(), seal.piece(bytes)?].concat())
}

/// Whose key a file takes, by its folder and its name; `None` where it stays plain.
fn owner(folder: &str, name: &str) -> Option<Owner> {
    let of_name = |name: &str| file_owner(name).or_else(|| super::id_of(name));
    let (first, rest) = folder.split_once('/').unwrap_or((folder, ""));
    let id = match first {
        APPOINTMENTS | DAMAGED => of_name(name),
        BIN => name.rsplit('-').next().and_then(of_name),
        HISTORY => rest.parse().ok(),
        GUIDES | DICTIONARIES | KEYS => return None,
        HOME if [Settings::NAME, OwnWords::NAME].contains(&name) => return None,
        _ => None,
    };
    // Files of others are left alone.
    let is_ours = name.ends_with(super::ENDING) || is_log(name) || (first == HOME && name == INDEX);
    id.map(|id| keyring::owner_of(&id)).or_else(|| is_ours.then_some(HOME_OWNER))
}

impl<D: Disk> Disk for Sealed<D> {
    type Log = SealedLog<D::Log>;
    type Lock = D::Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { inner: self.inner.subfolder(folder), folder: folder.to_owned(), keys: self.keys.clone() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Self::Log> {
        let Some((key, owner)) = self.key_to_write(name)? else {
            return Ok(SealedLog { log: self.inner.begin_log(name, bytes)?, seal: None });
        };
        let mut seal = LogSeal::new(key, &owner)?;
        let first = [seal.beginning(), seal.piece(bytes)?].concat();
        seal.went_out();
        Ok(SealedLog { log: self.inner.begin_log(name, &first)?, seal: Some(seal) })
    }

    fn resume_log(&self, name: &str) -> io::Result<Self::Log> {
        let Some((key, _)) = self.key_to_write(name)? else {
            return Ok(SealedLog { log: self.inner.resume_log(name)?, seal: None });
        };
        // One that was plain, or is not whole, is begun anew.
        let stored = self.inner.read(name, u64::MAX)?;
        let seal = LogSeal::of(key, &stored).ok_or(ErrorKind::InvalidData)?;
        Ok(SealedLog { log: self.inner.resume_log(name)?, seal: Some(seal) })
    }

    fn append(&self, log: &mut Self::Log, bytes: &[u8]) -> io::Result<()> {
        let Some(seal) = &mut log.seal else { return self.inner.append(&mut log.log, bytes) };
        let piece = seal.piece(bytes)?;
        self.inner.append(&mut log.log, &piece)?;
        seal.went_out();
        Ok(())
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.inner.sync_log(name)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.inner.rename(from, to)
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        self.inner.move_to(from, folder, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.inner.remove(name)
    }

    fn is_there(&self, name: &str) -> bool {
        self.inner.is_there(name)
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        let Some(held) = self.inner.held(name)? else { return Ok(None) };
        // Without the keys it can be told that somebody is there, and not who.
        let says = self.unsealed(held.says).unwrap_or_default();
        Ok(Some(Held { says, ..held }))
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<D::Lock> {
        match self.keys.key(&self.inner, &HOME_OWNER, false)? {
            Some(key) => self.inner.seize(name, &seal_file(&key, &HOME_OWNER, says)?),
            None => self.inner.seize(name, says),
        }
    }

    fn clear(&self, name: &str) {
        self.inner.clear(name);
    }

    fn is_ours(&self, lock: &D::Lock) -> bool {
        self.inner.is_ours(lock)
    }

    fn release(&self, lock: D::Lock) {
        self.inner.release(lock);
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        self.inner.with_lock(act)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.inner.names()
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        self.inner.stamps()
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        if !self.keys.is_on() {
            let stored = self.inner.read(name, most)?;
            // Encrypted since this window was opened.
            return if sort_of(&stored).is_some() { Err(SealError::Meanwhile.into()) } else { Ok(stored) };
        }
        let text = self.unsealed(self.inner.read(name, cipher::most_sealed(most))?)?;
        if u64::try_from(text.len()).is_ok_and(|length| length > most) {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(text)
    }

    /// What is encrypted is one piece, and is read whole.
    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        if self.keys.is_on() {
            return Ok(Box::new(self.read(name, u64::MAX)?));
        }
        let stored = self.inner.open(name)?;
        let first = stored.part(0, HEADER)?;
        // Encrypted since this window was opened.
        if sort_of(&first).is_some() { Err(SealError::Meanwhile.into()) } else { Ok(stored) }
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let sealed = self.sealed(name, bytes)?;
        self.inner.replace(name, sealed.as_deref().unwrap_or(bytes))
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let sealed = self.sealed(name, bytes)?;
        self.inner.create(name, sealed.as_deref().unwrap_or(bytes))
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        self.inner.delete(names)
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        self.inner.delete_related(ids)
    }

    fn forget(&self, ids: &HashSet<Id>) -> io::Result<()> {
        self.keys.forget(&self.inner, ids)
    }

    fn opened(&self, stored: Vec<u8>) -> Option<Vec<u8>> {
        self.unsealed(stored).ok()
    }

    fn adopt(&self, id: &Id, keys: &[u8]) -> io::Result<()> {
        self.keys.adopt(&self.inner, id, keys)
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.inner.last_changed()
    }

    fn mend(&self) -> Mended {
        self.inner.mend()
    }

    fn place(&self) -> String {
        self.inner.place()
    }

    fn file(&self, name: &str) -> String {
        self.inner.file(name)
    }
}

/// A passphrase or recovery code; the memory is overwritten once it is not needed.
pub type Secret = Zeroizing<String>;

#[cfg(test)]
mod tests;
