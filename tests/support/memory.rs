//! A disk in memory that fails when it is asked to.
#![allow(dead_code, reason = "no test needs all of it")]

use std::{
    collections::{BTreeMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, ErrorKind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use foreword::{
    domain::Id,
    store::{APPOINTMENTS, BIN, DAMAGED, Disk, HISTORY, Held, Stamp, file_owner},
};
use jiff::Timestamp;

/// A disk in memory. Clones are handles on the same files.
#[derive(Clone)]
pub(crate) struct Memory {
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
    numbers: u64,
}

impl Default for Memory {
    fn default() -> Self {
        Self { files: Arc::default(), folder: APPOINTMENTS.to_owned() }
    }
}

impl Memory {
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

    fn to_read(&self) -> io::Result<MutexGuard<'_, Files>> {
        let mut files = self.files();
        match files.next.take().or(files.reads) {
            Some(kind) => Err(kind.into()),
            None => Ok(files),
        }
    }

    fn to_write(&self) -> io::Result<MutexGuard<'_, Files>> {
        let mut files = self.files();
        match files.next.take().or(files.writes) {
            Some(kind) => Err(kind.into()),
            None => Ok(files),
        }
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

impl Disk for Memory {
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

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        Ok(self.to_read()?.locks.get(name).map(|(_, held)| held.clone()))
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Lock> {
        let mut files = self.to_write()?;
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

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        act()
    }

    fn names(&self) -> io::Result<Vec<String>> {
        drop(self.to_read()?);
        Ok(self.all().into_iter().filter(|name| !name.starts_with('.')).collect())
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        let mut files = self.to_read()?;
        files.read += 1;
        of_size(files.library.get(&self.key(name)), most)
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
        self.to_write()?.library.insert(key, bytes.to_vec());
        Ok(())
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.to_write()?;
        let key = self.key(name);
        if files.library.contains_key(&key) {
            return Err(ErrorKind::AlreadyExists.into());
        }
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
