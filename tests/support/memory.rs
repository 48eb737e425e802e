//! A disk in memory that fails when it is asked to.
//!
//! With `FOREWORD_TEST_ENCRYPTED` set the notes on it are encrypted: every test that stands on it then goes
//! through the seam as well, and finds the same.
#![allow(dead_code, reason = "no test needs all of it")]

use std::{
    collections::{BTreeMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, ErrorKind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use foreword::{
    domain::Id,
    store::{
        APPOINTMENTS, BIN, DAMAGED, Disk, HISTORY, Held, KEYS, Keyring, Parts, Sealed, Stamp, file_owner,
        seal::{Cost, SealedLog},
    },
};
use jiff::Timestamp;

/// A disk in memory. Clones are handles on the same files.
#[derive(Clone)]
pub(crate) struct Memory(Sealed<Raw>);

/// The files as they are stored.
#[derive(Clone)]
pub(crate) struct Raw {
    files: Arc<Mutex<Files>>,
    folder: String,
}

/// The name of a file that is added to.
pub(crate) struct Log(String);

/// A lock, known by its number.
pub(crate) struct Lock(String, u64);

#[derive(Default)]
struct Files {
    library: BTreeMap<(String, String), Vec<u8>>,
    reads: Option<ErrorKind>,
    writes: Option<ErrorKind>,
    next: Option<ErrorKind>,
    read: usize,
    last_changed: Option<Timestamp>,
    locks: BTreeMap<String, (u64, Held)>,
    unreadable_locks: Option<ErrorKind>,
    numbers: u64,
    /// So many more writes are taken, then none.
    writes_left: Option<usize>,
    /// Every byte that was ever written, where that is watched.
    traced: Option<Vec<u8>>,
}

impl Files {
    fn trace(&mut self, bytes: &[u8]) {
        if let Some(traced) = &mut self.traced {
            traced.extend_from_slice(bytes);
        }
    }
}

/// Whether notes on this disk are encrypted.
#[allow(clippy::disallowed_methods, reason = "tests are told so from outside")]
pub(crate) fn is_encrypted() -> bool {
    std::env::var_os("FOREWORD_TEST_ENCRYPTED").is_some()
}

impl Default for Memory {
    fn default() -> Self {
        if is_encrypted() { Self::encrypted() } else { Self(Sealed::new(Raw::default(), Keyring::default())) }
    }
}

impl Memory {
    /// A disk whose notes are encrypted, and unlocked.
    pub(crate) fn encrypted() -> Self {
        let raw = Raw::default();
        let keys = Keyring::default();
        keys.create(&raw, "correct horse battery", Cost::LEAST).unwrap();
        Self(Sealed::new(raw, keys))
    }

    /// The files as they are stored.
    pub(crate) const fn raw(&self) -> &Raw {
        self.0.inner()
    }

    /// What is in a file, as it was written.
    #[must_use]
    pub(crate) fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.raw().get(name)?;
        let quiet = self.0.inner().quietly();
        Sealed::read(&Memory(Sealed::new(quiet, self.0.keys().clone())).0, name, u64::MAX).ok()
    }
}

impl std::ops::Deref for Memory {
    type Target = Raw;

    fn deref(&self) -> &Raw {
        self.raw()
    }
}

impl Default for Raw {
    fn default() -> Self {
        Self { files: Arc::default(), folder: APPOINTMENTS.to_owned() }
    }
}

impl Raw {
    /// Makes every read and write fail like this, until the next call.
    pub(crate) fn fail(&self, kind: Option<ErrorKind>) {
        let mut files = self.files();
        (files.reads, files.writes) = (kind, kind);
    }

    /// Makes every write and move fail like this, until the next call.
    pub(crate) fn fail_writes(&self, kind: Option<ErrorKind>) {
        self.files().writes = kind;
    }

    /// Makes the next read or write fail like this.
    pub(crate) fn fail_next(&self, kind: ErrorKind) {
        self.files().next = Some(kind);
    }

    /// Puts a file there, as another program would.
    pub(crate) fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        let key = self.key(name);
        self.files().library.insert(key, bytes.into());
    }

    /// Puts a file into the bin, as another version would.
    pub(crate) fn put_in_bin(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.subfolder(BIN).put(name, bytes);
    }

    /// The names of the files in the bin.
    #[must_use]
    pub(crate) fn in_bin(&self) -> Vec<String> {
        self.subfolder(BIN).all()
    }

    /// Says when a file was last changed.
    pub(crate) fn say_last_changed(&self, at: Timestamp) {
        self.files().last_changed = Some(at);
    }

    /// What is in a file.
    #[must_use]
    pub(crate) fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.files().library.get(&self.key(name)).cloned()
    }

    /// The names of all files in this folder, hidden ones too.
    #[must_use]
    pub(crate) fn all(&self) -> Vec<String> {
        let files = self.files();
        let here = files.library.keys().filter(|(folder, _)| *folder == self.folder);
        here.map(|(_, name)| name.clone()).collect()
    }

    /// Makes every look at a lock fail like this.
    pub(crate) fn fail_locks(&self, kind: ErrorKind) {
        self.files().unreadable_locks = Some(kind);
    }

    /// Lets whoever holds a lock die.
    pub(crate) fn end_all_processes(&self) {
        self.files().locks.values_mut().for_each(|(_, held)| held.alive = false);
    }

    /// How many files have been read so far.
    #[must_use]
    pub(crate) fn reads(&self) -> usize {
        self.files().read
    }

    fn key(&self, name: &str) -> (String, String) {
        (self.folder.clone(), name.to_owned())
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same files, of a person who looks at them while the disk fails.
    fn quietly(&self) -> Self {
        let files = self.files();
        let library = files.library.clone();
        Self {
            files: Arc::new(Mutex::new(Files { library, ..Files::default() })),
            folder: self.folder.clone(),
        }
    }

    fn to_read(&self) -> io::Result<MutexGuard<'_, Files>> {
        let mut files = self.files();
        // What a test counts and lets fail is what the store asks for.
        if self.folder == KEYS {
            return Ok(files);
        }
        match files.next.take().or(files.reads) {
            Some(kind) => Err(kind.into()),
            None => Ok(files),
        }
    }

    fn to_write(&self) -> io::Result<MutexGuard<'_, Files>> {
        let mut files = self.files();
        if self.folder == KEYS {
            return Ok(files);
        }
        let full = files.writes_left == Some(0);
        files.writes_left = files.writes_left.map(|left| left.saturating_sub(1));
        match files.next.take().or(files.writes).or(full.then_some(ErrorKind::StorageFull)) {
            Some(kind) => Err(kind.into()),
            None => Ok(files),
        }
    }

    /// From now on so many writes are taken, and then none.
    pub(crate) fn take_writes(&self, many: Option<usize>) {
        self.files().writes_left = many;
    }

    /// From now on every byte that is written is remembered.
    pub(crate) fn trace(&self) {
        self.files().traced = Some(Vec::new());
    }

    /// Every byte that was written since.
    #[must_use]
    pub(crate) fn traced(&self) -> Vec<u8> {
        self.files().traced.clone().unwrap_or_default()
    }

    fn rename_to(&self, from: &str, folder: &str, to: &str, over: bool) -> io::Result<()> {
        let mut files = self.to_write()?;
        let to = (folder.to_owned(), to.to_owned());
        if !over && files.library.contains_key(&to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = files.library.remove(&self.key(from)).ok_or(ErrorKind::NotFound)?;
        files.library.insert(to, file);
        Ok(())
    }
}

/// Everything through the seam, which hands it through where nothing is encrypted.
impl Disk for Memory {
    type Log = SealedLog<Log>;
    type Lock = Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self(self.0.subfolder(folder))
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Self::Log> {
        self.0.begin_log(name, bytes)
    }

    fn resume_log(&self, name: &str) -> io::Result<Self::Log> {
        self.0.resume_log(name)
    }

    fn append(&self, log: &mut Self::Log, bytes: &[u8]) -> io::Result<()> {
        self.0.append(log, bytes)
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.0.sync_log(name)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.0.rename(from, to)
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        self.0.move_to(from, folder, to)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.0.remove(name)
    }

    fn is_there(&self, name: &str) -> bool {
        self.0.is_there(name)
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        self.0.held(name)
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Lock> {
        self.0.seize(name, says)
    }

    fn clear(&self, name: &str) {
        self.0.clear(name);
    }

    fn is_ours(&self, lock: &Lock) -> bool {
        self.0.is_ours(lock)
    }

    fn release(&self, lock: Lock) {
        self.0.release(lock);
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        self.0.with_lock(act)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.0.names()
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        self.0.stamps()
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        self.0.read(name, most)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        self.0.open(name)
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.replace(name, bytes)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.create(name, bytes)
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        self.0.delete(names)
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        self.0.delete_related(ids)
    }

    fn forget(&self, ids: &HashSet<Id>) -> io::Result<()> {
        self.0.forget(ids)
    }

    fn opened(&self, stored: Vec<u8>) -> Option<Vec<u8>> {
        self.0.opened(stored)
    }

    fn adopt(&self, id: &Id, keys: &[u8]) -> io::Result<()> {
        self.0.adopt(id, keys)
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.0.last_changed()
    }

    fn place(&self) -> String {
        self.0.place()
    }

    fn file(&self, name: &str) -> String {
        self.0.file(name)
    }
}

impl Disk for Raw {
    type Log = Log;
    type Lock = Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self.clone() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Log> {
        self.replace(name, bytes)?;
        Ok(Log(name.to_owned()))
    }

    fn resume_log(&self, name: &str) -> io::Result<Log> {
        let files = self.to_write()?;
        let there = files.library.contains_key(&self.key(name));
        there.then(|| Log(name.to_owned())).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn append(&self, log: &mut Log, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.to_write()?;
        files.trace(bytes);
        files.library.get_mut(&self.key(&log.0)).ok_or(ErrorKind::NotFound)?.extend_from_slice(bytes);
        Ok(())
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.resume_log(name).map(|_| ())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.rename_to(from, &self.folder, to, true)
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        self.rename_to(from, folder, to, false)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let key = self.key(name);
        self.to_write()?.library.remove(&key).map(|_| ()).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn is_there(&self, name: &str) -> bool {
        self.files().library.contains_key(&self.key(name))
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        if let Some(kind) = self.files().unreadable_locks {
            return Err(kind.into());
        }
        Ok(self.to_read()?.locks.get(name).map(|(_, held)| held.clone()))
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Lock> {
        let mut files = self.to_write()?;
        files.trace(says);
        files.numbers += 1;
        let number = files.numbers;
        files.locks.insert(name.to_owned(), (number, Held { says: says.to_vec(), alive: true }));
        Ok(Lock(name.to_owned(), number))
    }

    fn is_ours(&self, lock: &Lock) -> bool {
        self.files().locks.get(&lock.0).is_some_and(|(number, _)| *number == lock.1)
    }

    fn release(&self, lock: Lock) {
        if self.is_ours(&lock) {
            self.files().locks.remove(&lock.0);
        }
    }

    fn clear(&self, name: &str) {
        self.files().locks.remove(name);
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        act()
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let files = self.to_read()?;
        if self.folder == HISTORY {
            let folders = files.library.keys().filter_map(|(folder, _)| folder.strip_prefix("history/"));
            return Ok(folders.map(str::to_owned).collect::<HashSet<_>>().into_iter().collect());
        }
        drop(files);
        Ok(self.all().into_iter().filter(|name| !name.starts_with('.')).collect())
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        let mut files = self.to_read()?;
        files.read += usize::from(self.folder != KEYS);
        of_size(files.library.get(&self.key(name)), most)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        Ok(Box::new(self.read(name, u64::MAX)?))
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        let names = self.names()?;
        let files = self.files();
        let stamp = |name: &str| {
            let bytes = files.library.get(&self.key(name))?;
            let mut hasher = DefaultHasher::new();
            bytes.hash(&mut hasher);
            Some(Stamp { size: bytes.len() as u64, changed: 0, file: hasher.finish() })
        };
        Ok(names
            .into_iter()
            .filter_map(|name| Some((stamp(&name)?, name)))
            .map(|(stamp, name)| (name, Some(stamp)))
            .collect())
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let key = self.key(name);
        let mut files = self.to_write()?;
        files.trace(bytes);
        files.library.insert(key, bytes.to_vec());
        Ok(())
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.to_write()?;
        let key = self.key(name);
        if files.library.contains_key(&key) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        files.trace(bytes);
        files.library.insert(key, bytes.to_vec());
        Ok(())
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        let delete = |name: &&str| {
            self.to_write()?.library.remove(&self.key(name));
            Ok(())
        };
        names.iter().map(delete).collect()
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        let keys: Vec<_> = self.files().library.keys().cloned().collect();
        let whose = |folder: &str, name: &str| match folder.strip_prefix(HISTORY) {
            Some(id) => id.trim_start_matches('/').parse().ok(),
            None if folder == APPOINTMENTS || folder == DAMAGED => file_owner(name),
            None => None,
        };
        let theirs = keys.iter().filter_map(|key| {
            let id = whose(&key.0, &key.1).filter(|id: &Id| ids.contains(id))?;
            Some((id, key))
        });
        theirs
            .filter_map(|(id, key)| match self.to_write() {
                Ok(mut files) => {
                    files.library.remove(key);
                    None
                }
                Err(error) => Some((id, self.file(&key.1), error)),
            })
            .collect()
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.files().last_changed
    }

    fn place(&self) -> String {
        "memory".to_owned()
    }

    fn file(&self, name: &str) -> String {
        if self.folder == BIN { format!("memory/bin/{name}") } else { format!("memory/{name}") }
    }
}

fn of_size(bytes: Option<&Vec<u8>>, most: u64) -> io::Result<Vec<u8>> {
    let bytes = bytes.ok_or(ErrorKind::NotFound)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes.clone())
}
