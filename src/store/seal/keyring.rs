//! The keys of encrypted notes: a random one of the home folder, wrapped by the passphrase and by the recovery
//! code, and a random one for each appointment, wrapped by that of the home folder. Deleting an appointment
//! takes its key away, and with it every copy of its notes, wherever one is.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    fmt::Write as _,
    io::{self, ErrorKind},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{
    SealError,
    cipher::{HOME_OWNER, Key, Owner, random},
    recovery_code::RecoveryCode,
};
use crate::{
    domain::Id,
    store::{Disk, disk::if_there},
};

/// Name of the folder with the keys, in the home folder. Without it nothing is encrypted.
pub const KEYS: &str = "keys";

/// The wrapped key of the home folder.
pub(in crate::store) const NOTEBOOK: &str = "notebook.ron";

/// The wrapped keys of the appointments.
pub(in crate::store) const APPOINTMENT_KEYS: &str = "appointments";

const FORMAT: u32 = 1;
const LARGEST_NOTEBOOK: u64 = 16 * 1024;
const LARGEST_KEYS: u64 = 64 * 1024 * 1024;

/// The wrapped key, with its nonce and its tag.
const WRAPPED: usize = 24 + 32 + 16;
const ENTRY: usize = size_of::<Owner>() + WRAPPED;

/// How much work one guess at the passphrase is: scrypt with 2 to this power, r 8 and p 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost(u8);

impl Cost {
    /// For tests alone, which make many.
    pub const LEAST: Self = Self(4);

    /// Less is never used for notes: 32 MB and some 0.1 seconds a guess.
    const USUAL: u8 = 15;
    /// More than 128 MB may not be there.
    const MOST: u8 = 17;

    /// More than a gigabyte is no work anybody set, but damage.
    const BEYOND: u8 = 20;

    /// As much as `takes` is under half a second for, measured from the usual cost up.
    ///
    /// `takes` gives the seconds that the work it is handed took.
    pub fn measured(takes: impl FnOnce(&dyn Fn()) -> f64) -> Self {
        const MOST_SECONDS: f64 = 0.45;
        let mut seconds = takes(&|| drop(slow_key("", &[0; 16], Self(Self::USUAL))));
        let mut cost = Self::USUAL;
        while cost < Self::MOST && seconds * 2.0 < MOST_SECONDS {
            (cost, seconds) = (cost + 1, seconds * 2.0);
        }
        Self(cost)
    }
}

/// The file of the wrapped key.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Notebook", deny_unknown_fields)]
struct Notebook {
    format: u32,
    /// Tells one key of a home folder from another, whatever wraps it.
    id: String,
    /// See [`Cost`].
    cost: u8,
    salt: String,
    by_passphrase: String,
    by_recovery_code: String,
}

type Wrapped = [u8; WRAPPED];

/// Whether there are keys, and whether they are at hand.
#[derive(Default)]
enum State {
    /// Nothing is encrypted.
    #[default]
    Plain,
    /// The passphrase is wanted first.
    Locked,
    Open(Keys),
}

struct Keys {
    home: Key,
    appointments: HashMap<Owner, Wrapped>,
}

/// The keys of a home folder. Clones are handles on the same keys, on every thread.
#[derive(Clone, Default)]
pub struct Keyring(Arc<RwLock<State>>);

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state = match &*self.read() {
            State::Plain => "plain",
            State::Locked => "locked",
            State::Open(_) => "open",
        };
        f.debug_tuple("Keyring").field(&state).finish()
    }
}

impl Keyring {
    /// The keys of the home folder on this disk, locked if there are any.
    pub fn of(disk: &impl Disk) -> Self {
        let state = if disk.subfolder(KEYS).is_there(NOTEBOOK) { State::Locked } else { State::default() };
        Self(Arc::new(RwLock::new(state)))
    }

    /// Whether notes are encrypted.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !matches!(*self.read(), State::Plain)
    }

    /// Whether the passphrase is wanted before any note can be read.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        matches!(*self.read(), State::Locked)
    }

    /// Forgets the keys; the memory they were in is overwritten.
    pub fn lock(&self) {
        let mut state = self.write();
        if matches!(*state, State::Open(_)) {
            *state = State::Locked;
        }
    }

    /// Makes the keys of a home folder that has none; gives the code for the day the passphrase is forgotten.
    ///
    /// # Errors
    /// If they cannot be written, or are there already.
    pub fn create<D: Disk>(&self, disk: &D, passphrase: &str, cost: Cost) -> io::Result<RecoveryCode> {
        let home: Key = Zeroizing::new(random()?);
        let code = RecoveryCode::of(random()?);
        let notebook = notebook(&home, passphrase, &code.key(), cost)?;
        let disk = disk.subfolder(KEYS);
        disk.create(NOTEBOOK, notebook.as_bytes())?;
        *self.write() = State::Open(Keys { home, appointments: HashMap::new() });
        Ok(code)
    }

    /// Takes the keys out, with the passphrase or the recovery code.
    ///
    /// # Errors
    /// [`SealError::WrongPassphrase`] if it is neither; or if the files of the keys cannot be read.
    pub fn unlock<D: Disk>(&self, disk: &D, secret: &str) -> io::Result<()> {
        let home = home_key(disk, secret)?;
        let appointments = entries(disk)?;
        *self.write() = State::Open(Keys { home, appointments });
        Ok(())
    }

    /// Wraps the key by another passphrase, in place of the one before, and by another recovery code where
    /// that is wanted; gives that code.
    ///
    /// # Errors
    /// See [`Self::unlock`]; or if it cannot be written, and all is as it was.
    pub fn change_passphrase<D: Disk>(
        &self,
        disk: &D,
        before: &str,
        after: &str,
        cost: Cost,
        new_code: bool,
    ) -> io::Result<Option<RecoveryCode>> {
        let home = home_key(disk, before)?;
        let there = read_notebook(disk)?;
        let code = new_code.then(random).transpose()?.map(RecoveryCode::of);
        // Without a new code the one that was printed stays: it is not known here, so its wrapping is kept.
        let mut new: Notebook = parsed(&notebook(&home, after, &[0; 32], cost)?)?;
        new.by_recovery_code = match &code {
            Some(code) => hex(&wrap(&code.key(), b"recovery code", &home)?),
            None => there.by_recovery_code,
        };
        let text = ron::to_string(&new).map_err(io::Error::other)?;
        disk.subfolder(KEYS).replace(NOTEBOOK, text.as_bytes())?;
        Ok(code)
    }

    /// The key of whatever has this owner; `None` where nothing is encrypted.
    ///
    /// With `make`, an appointment that has none gets one, which is on disk before this answers.
    ///
    /// # Errors
    /// [`SealError`] if the keys are locked, or there is no such key; or if it cannot be written.
    pub(super) fn key<D: Disk>(&self, disk: &D, owner: &Owner, make: bool) -> io::Result<Option<Key>> {
        let wrapped = match &*self.read() {
            State::Plain => return Ok(None),
            State::Locked => return Err(SealError::Locked.into()),
            State::Open(keys) if *owner == HOME_OWNER => return Ok(Some(keys.home.clone())),
            State::Open(keys) => keys.appointments.get(owner).copied(),
        };
        let wrapped = match wrapped {
            Some(wrapped) => wrapped,
            // Another window may have made it.
            None => self.find_or_make(disk, owner, make)?,
        };
        match &*self.read() {
            State::Open(keys) => unwrapped(&keys.home, owner, &wrapped).map(Some),
            _ => Err(SealError::Locked.into()),
        }
    }

    fn find_or_make<D: Disk>(&self, disk: &D, owner: &Owner, make: bool) -> io::Result<Wrapped> {
        let folder = disk.subfolder(KEYS);
        let found = entries(disk)?;
        if let Some(wrapped) = found.get(owner).copied() {
            self.remember(found);
            return Ok(wrapped);
        }
        if !make {
            return Err(SealError::NoKey.into());
        }
        folder.with_lock(|| {
            let mut all = entries(disk)?;
            if !all.contains_key(owner) {
                let State::Open(keys) = &*self.read() else { return Err(SealError::Locked.into()) };
                all.insert(*owner, wrap(&keys.home, owner, &Zeroizing::new(random()?))?);
                folder.replace(APPOINTMENT_KEYS, &written(&all))?;
            }
            let wrapped = all.get(owner).copied().ok_or(SealError::NoKey)?;
            self.remember(all);
            Ok(wrapped)
        })
    }

    /// Makes keys for all of these that have none, in one write.
    ///
    /// # Errors
    /// If the keys are locked, or cannot be written.
    pub(super) fn make_keys<D: Disk>(&self, disk: &D, owners: &HashSet<Owner>) -> io::Result<()> {
        let folder = disk.subfolder(KEYS);
        folder.with_lock(|| {
            let mut all = entries(disk)?;
            let State::Open(keys) = &*self.read() else { return Err(SealError::Locked.into()) };
            for owner in owners.iter().filter(|owner| **owner != HOME_OWNER) {
                if !all.contains_key(owner) {
                    all.insert(*owner, wrap(&keys.home, owner, &Zeroizing::new(random()?))?);
                }
            }
            folder.replace(APPOINTMENT_KEYS, &written(&all))
        })?;
        self.remember(entries(disk)?);
        Ok(())
    }

    /// Takes the keys of these away: nothing that was encrypted with them can be read again.
    ///
    /// # Errors
    /// If the file of the keys cannot be written; they are then still there.
    pub(super) fn forget<D: Disk>(&self, disk: &D, ids: &HashSet<Id>) -> io::Result<()> {
        if !self.is_on() || ids.is_empty() {
            return Ok(());
        }
        let folder = disk.subfolder(KEYS);
        folder.with_lock(|| {
            let mut all = entries(disk)?;
            let before = all.len();
            for id in ids {
                all.remove(&owner_of(id));
            }
            if all.len() < before {
                folder.replace(APPOINTMENT_KEYS, &written(&all))?;
            }
            self.remember(all);
            Ok(())
        })
    }

    /// Takes the key of an appointment out of a file of such keys, unless it has one here.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn adopt<D: Disk>(&self, disk: &D, id: &Id, theirs: &[u8]) -> io::Result<()> {
        let owner = owner_of(id);
        let Some(wrapped) = in_entries(theirs).remove(&owner).filter(|_| self.is_on()) else { return Ok(()) };
        let folder = disk.subfolder(KEYS);
        folder.with_lock(|| {
            let mut all = entries(disk)?;
            if let Entry::Vacant(entry) = all.entry(owner) {
                entry.insert(wrapped);
                folder.replace(APPOINTMENT_KEYS, &written(&all))?;
            }
            self.remember(all);
            Ok(())
        })
    }

    fn remember(&self, appointments: HashMap<Owner, Wrapped>) {
        if let State::Open(keys) = &mut *self.write() {
            keys.appointments = appointments;
        }
    }

    /// Nothing is encrypted from here on.
    pub(super) fn switch_off(&self) {
        *self.write() = State::Plain;
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The bits of an appointment's ID.
pub(super) fn owner_of(id: &Id) -> Owner {
    u128::from_str_radix(id.as_str(), 16).unwrap_or_default().to_be_bytes()
}

/// A key made of the passphrase, slowly. One spelling of an accent is as good as the other.
fn slow_key(passphrase: &str, salt: &[u8], Cost(cost): Cost) -> io::Result<Zeroizing<[u8; 32]>> {
    let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
    let mut key = Zeroizing::new([0; 32]);
    let params = Params::new(cost, 8, 1).map_err(io::Error::other)?;
    scrypt(passphrase.as_bytes(), salt, &params, &mut *key).map_err(io::Error::other)?;
    Ok(key)
}

fn notebook(home: &Key, passphrase: &str, recovery: &[u8; 32], cost: Cost) -> io::Result<String> {
    let salt: [u8; 16] = random()?;
    let by_passphrase = wrap(&slow_key(passphrase, &salt, cost)?, b"passphrase", home)?;
    let by_recovery_code = wrap(&Zeroizing::new(*recovery), b"recovery code", home)?;
    let notebook = Notebook {
        format: FORMAT,
        id: hex(&id_of(home)),
        cost: cost.0,
        salt: hex(&salt),
        by_passphrase: hex(&by_passphrase),
        by_recovery_code: hex(&by_recovery_code),
    };
    ron::to_string(&notebook).map_err(io::Error::other)
}

/// Says nothing of the key, which is random.
fn id_of(home: &Key) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"Foreword, name of the key\0");
    hash.update(**home);
    hash.finalize().into()
}

/// Whether two files of wrapped keys are of one home folder: what is encrypted with the one can be read with
/// the other.
#[must_use]
pub fn is_of_one_notebook(one: &[u8], other: &[u8]) -> bool {
    let id = |bytes| parsed(std::str::from_utf8(bytes).ok()?).ok().map(|notebook| notebook.id);
    id(one).is_some_and(|one| Some(one) == id(other))
}

fn read_notebook<D: Disk>(disk: &D) -> io::Result<Notebook> {
    let bytes = disk.subfolder(KEYS).read(NOTEBOOK, LARGEST_NOTEBOOK)?;
    let notebook: Notebook = parsed(std::str::from_utf8(&bytes).map_err(|_| SealError::KeysDamaged)?)?;
    if notebook.format > FORMAT {
        return Err(SealError::Newer.into());
    }
    Ok(notebook)
}

fn parsed(text: &str) -> io::Result<Notebook> {
    ron::from_str(text).map_err(|_| SealError::KeysDamaged.into())
}

/// The key of the home folder, behind the passphrase or the recovery code.
fn home_key<D: Disk>(disk: &D, secret: &str) -> io::Result<Key> {
    let notebook = read_notebook(disk)?;
    let bytes = |text: &str| unhex(text).ok_or(SealError::KeysDamaged);
    if let Some(code) = RecoveryCode::read(secret)
        && let Ok(home) = unwrap(&code.key(), b"recovery code", &bytes(&notebook.by_recovery_code)?)
    {
        return Ok(home);
    }
    if notebook.cost > Cost::BEYOND {
        return Err(SealError::KeysDamaged.into());
    }
    let slow = slow_key(secret, &bytes(&notebook.salt)?, Cost(notebook.cost))?;
    unwrap(&slow, b"passphrase", &bytes(&notebook.by_passphrase)?)
        .map_err(|_| SealError::WrongPassphrase.into())
}

/// The wrapped keys of the appointments on disk. What a power cut left half written has no entry.
fn entries<D: Disk>(disk: &D) -> io::Result<HashMap<Owner, Wrapped>> {
    let bytes = if_there(disk.subfolder(KEYS).read(APPOINTMENT_KEYS, LARGEST_KEYS))?.unwrap_or_default();
    Ok(in_entries(&bytes))
}

fn in_entries(bytes: &[u8]) -> HashMap<Owner, Wrapped> {
    let entry = |bytes: &[u8]| Some((*bytes.first_chunk()?, *bytes.last_chunk()?));
    bytes.chunks_exact(ENTRY).filter_map(entry).collect()
}

fn written(entries: &HashMap<Owner, Wrapped>) -> Vec<u8> {
    let mut all: Vec<_> = entries.iter().collect();
    all.sort();
    all.into_iter().flat_map(|(owner, wrapped)| owner.iter().chain(wrapped).copied()).collect()
}

fn wrap(by: &Key, about: &[u8], key: &Key) -> io::Result<Wrapped> {
    let nonce: [u8; 24] = random()?;
    let payload = Payload { msg: &**key, aad: about };
    let sealed = XChaCha20Poly1305::new((&**by).into()).encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| io::Error::other("not sealed"))?;
    [nonce.as_slice(), &sealed].concat().try_into().map_err(|_| ErrorKind::InvalidData.into())
}

fn unwrap(by: &Key, about: &[u8], wrapped: &[u8]) -> Result<Key, SealError> {
    let (nonce, sealed) = wrapped.split_first_chunk::<24>().ok_or(SealError::KeysDamaged)?;
    let payload = Payload { msg: sealed, aad: about };
    let key = XChaCha20Poly1305::new((&**by).into()).decrypt(&XNonce::from(*nonce), payload);
    let key = Zeroizing::new(key.map_err(|_| SealError::KeysDamaged)?);
    Ok(Zeroizing::new(<[u8; 32]>::try_from(key.as_slice()).map_err(|_| SealError::KeysDamaged)?))
}

fn unwrapped(home: &Key, owner: &Owner, wrapped: &Wrapped) -> io::Result<Key> {
    unwrap(home, owner, wrapped).map_err(Into::into)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
