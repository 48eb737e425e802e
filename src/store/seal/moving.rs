//! Encrypting all that is there, and decrypting it: file by file, each replaced whole. Stopped at any point
//! everything can still be read with the passphrase, and the same command picks up where it stopped.

use std::{
    collections::HashSet,
    io::{self, ErrorKind},
};

use super::{
    Keyring, Sealed,
    cipher::{HOME_OWNER, sort_of},
    keyring::{APPOINTMENT_KEYS, KEYS, NOTEBOOK},
    owner, sealed_as,
};
use crate::store::{
    APPOINTMENTS, BIN, DAMAGED, DRAFTS, Disk, Doing, EARLIER, HISTORY, user_error, user_file::HOME,
};
use crate::{domain::UserError, store::phrases::PHRASES};

const LOCK: &str = ".lock";

/// Larger files are none of ours.
const LARGEST: u64 = 512 * 1024 * 1024;

/// How many files were changed, and which were not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Files that are encrypted now, or are plain now.
    pub files: usize,
    /// Files that were so before.
    pub before: usize,
    /// Files that are as they were, for they could not be read or written.
    pub left: Vec<UserError>,
}

/// A folder and the names in it.
type Listed<D> = (D, String, Vec<String>);

/// Every folder with files that are to be encrypted, in an order that a person would.
fn folders<D: Disk>(disk: &D) -> Result<Vec<Listed<D>>, UserError> {
    let mut all = vec![
        APPOINTMENTS.to_owned(),
        DRAFTS.to_owned(),
        BIN.to_owned(),
        DAMAGED.to_owned(),
        HOME.to_owned(),
        EARLIER.to_owned(),
        PHRASES.to_owned(),
        format!("{PHRASES}/{EARLIER}"),
    ];
    let history = disk.subfolder(HISTORY);
    all.extend(listed(&history)?.into_iter().map(|id| format!("{HISTORY}/{id}")));
    all.into_iter()
        .map(|name| {
            let folder = disk.subfolder(&name);
            let names = listed(&folder)?.into_iter().filter(|name| !name.ends_with(LOCK)).collect();
            Ok((folder, name, names))
        })
        .collect()
}

fn listed<D: Disk>(folder: &D) -> Result<Vec<String>, UserError> {
    match folder.names() {
        Ok(mut names) => {
            names.sort();
            Ok(names)
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Vec::new())
        }
        Err(error) => Err(user_error(Doing::Listing, &folder.place(), &error)),
    }
}

/// The file as it is stored; `None` for what is no file.
fn stored<D: Disk>(folder: &D, name: &str) -> io::Result<Option<Vec<u8>>> {
    match folder.read(name, LARGEST) {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::NotFound) => Ok(None),
        read => read.map(Some),
    }
}

/// Does something with each file; gives how many it was done to.
fn each<D: Disk>(
    disk: &D,
    act: impl Fn(&D, &str, &str, Vec<u8>) -> io::Result<bool>,
) -> Result<Moved, UserError> {
    let mut moved = Moved::default();
    for (folder, at, names) in folders(disk)? {
        for name in names {
            let done = stored(&folder, &name).and_then(|found| match found {
                Some(bytes) if owner(&at, &name).is_some() => act(&folder, &at, &name, bytes).map(Some),
                _ => Ok(None),
            });
            match done {
                Ok(Some(true)) => moved.files += 1,
                Ok(Some(false)) => moved.before += 1,
                Ok(None) => {}
                Err(error) => moved.left.push(user_error(Doing::Encrypting, &folder.file(&name), &error)),
            }
        }
    }
    Ok(moved)
}

/// Encrypts every file that is plain yet. Nobody else may have the home folder open meanwhile.
///
/// # Errors
/// If the folders cannot be read, or the keys not written.
pub fn encrypt<D: Disk>(disk: &D, keys: &Keyring) -> Result<Moved, UserError> {
    let owners: HashSet<_> = folders(disk)?
        .iter()
        .flat_map(|(_, at, names)| names.iter().filter_map(|name| owner(at, name)))
        .collect();
    let failed = |error: io::Error| user_error(Doing::Encrypting, &disk.subfolder(KEYS).place(), &error);
    keys.make_keys(disk, &owners).map_err(failed)?;
    each(disk, |folder, at, name, bytes| {
        if sort_of(&bytes).is_some() {
            return Ok(false);
        }
        let owner = owner(at, name).unwrap_or(HOME_OWNER);
        let key = keys.key(disk, &owner, true)?.ok_or(ErrorKind::InvalidData)?;
        let sealed = sealed_as(name, &key, &owner, &bytes)?;
        // Sealed bytes that cannot be read again must not take the place of a file that can.
        let back = Sealed::new(disk.subfolder(APPOINTMENTS), keys.clone()).unsealed(sealed.clone())?;
        if back != bytes {
            return Err(ErrorKind::InvalidData.into());
        }
        folder.replace(name, &sealed).map(|()| true)
    })
}

/// Makes every file plain again, then takes the keys away. Nobody else may have the home folder open meanwhile.
///
/// # Errors
/// If the folders cannot be read, or the keys not be taken away.
pub fn decrypt<D: Disk>(disk: &D, keys: &Keyring) -> Result<Moved, UserError> {
    let seam = Sealed::new(disk.subfolder(APPOINTMENTS), keys.clone());
    let moved = each(disk, |folder, _, name, bytes| {
        let Some(sort) = sort_of(&bytes) else { return Ok(false) };
        match seam.unsealed(bytes.clone()) {
            // Damaged, so there is no text to be had.
            Ok(text) if text == bytes => Ok(false),
            Ok(text) => folder.replace(name, &text).map(|()| true),
            // A copy of something deleted; its key is gone, and nobody can read it.
            Err(_) if sort.owner != HOME_OWNER && keys.key(disk, &sort.owner, false).is_err() => Ok(false),
            Err(error) => Err(error),
        }
    })?;
    if moved.left.is_empty() {
        let folder = disk.subfolder(KEYS);
        let failed = |error: io::Error| user_error(Doing::Encrypting, &folder.place(), &error);
        // Once the notebook's key is gone nothing is encrypted; the others are of no use then.
        folder.remove(NOTEBOOK).map_err(failed)?;
        keys.switch_off();
        folder.delete(&[APPOINTMENT_KEYS]);
    }
    Ok(moved)
}

/// How many files are plain although notes are encrypted, as after an encryption that was stopped.
///
/// # Errors
/// If the folders cannot be read.
pub fn plain_files<D: Disk>(disk: &D) -> Result<usize, UserError> {
    each(disk, |_, _, _, bytes| Ok(sort_of(&bytes).is_none())).map(|moved| moved.files)
}
