//! A disk that counts what is asked of it.

use std::{
    collections::{BTreeMap, HashSet},
    io,
    path::Path,
    sync::{Arc, Mutex},
};

use foreword::{
    domain::Id,
    store::{Disk, Held, Keyring, Logged, Parts, Sealed, Stamp},
};
use jiff::Timestamp;

use crate::memory::{Lock, Log, Raw};

/// Clones count together.
#[derive(Clone, Default)]
pub(crate) struct Counts(Arc<Mutex<BTreeMap<&'static str, usize>>>);

impl Counts {
    pub(crate) fn add(&self, name: &'static str, count: usize) {
        *self.0.lock().unwrap().entry(name).or_default() += count;
    }

    /// All that was counted since they were last taken.
    pub(crate) fn take(&self) -> BTreeMap<&'static str, usize> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[derive(Clone)]
pub(crate) struct Counting {
    disk: Raw,
    counts: Counts,
}

/// What the program has, on a disk that counts.
pub(crate) type CountedDisk = Sealed<Logged<Counting>>;

struct CountingParts {
    file: Box<dyn Parts>,
    counts: Counts,
}

impl Parts for CountingParts {
    fn part(&self, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let part = self.file.part(from, length);
        self.counts.add("parts read", 1);
        self.counts.add("bytes read", part.as_ref().map_or(0, Vec::len));
        part
    }
}

impl Counting {
    pub(crate) fn new(disk: &Raw, counts: &Counts) -> CountedDisk {
        let counting = Self { disk: disk.clone(), counts: counts.clone() };
        // No log is kept in a folder that is not there.
        Sealed::new(Logged::new(counting, Path::new("/nowhere")), Keyring::default())
    }

    fn written<T>(&self, bytes: usize, done: T) -> T {
        self.counts.add("files written", 1);
        self.counts.add("bytes written", bytes);
        done
    }

    fn read_bytes(&self, done: io::Result<Vec<u8>>) -> io::Result<Vec<u8>> {
        self.counts.add("files read", 1);
        self.counts.add("bytes read", done.as_ref().map_or(0, Vec::len));
        done
    }

    fn other<T>(&self, done: T) -> T {
        self.counts.add("other calls", 1);
        done
    }
}

impl Disk for Counting {
    type Log = Log;
    type Lock = Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { disk: self.disk.subfolder(folder), counts: self.counts.clone() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Log> {
        self.written(bytes.len(), self.disk.begin_log(name, bytes))
    }

    fn resume_log(&self, name: &str) -> io::Result<Log> {
        self.other(self.disk.resume_log(name))
    }

    fn append(&self, log: &mut Log, bytes: &[u8]) -> io::Result<()> {
        self.counts.add("additions", 1);
        self.counts.add("bytes written", bytes.len());
        self.disk.append(log, bytes)
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.other(self.disk.sync_log(name))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.other(self.disk.rename(from, to))
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        self.other(self.disk.move_to(from, folder, to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.other(self.disk.remove(name))
    }

    fn is_there(&self, name: &str) -> bool {
        self.other(self.disk.is_there(name))
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        self.other(self.disk.held(name))
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Lock> {
        self.other(self.disk.seize(name, says))
    }

    fn is_ours(&self, lock: &Lock) -> bool {
        self.other(self.disk.is_ours(lock))
    }

    fn release(&self, lock: Lock) {
        self.other(());
        self.disk.release(lock);
    }

    fn clear(&self, name: &str) {
        self.disk.clear(name);
        self.other(());
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        self.other(());
        self.disk.with_lock(act)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let names = self.disk.names();
        self.counts.add("names read", names.as_ref().map_or(0, Vec::len));
        names
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        let stamps = self.disk.stamps();
        self.counts.add("stamps read", stamps.as_ref().map_or(0, Vec::len));
        stamps
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        self.read_bytes(self.disk.read(name, most))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        let file = self.other(self.disk.open(name))?;
        Ok(Box::new(CountingParts { file, counts: self.counts.clone() }))
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.written(bytes.len(), self.disk.replace(name, bytes))
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.written(bytes.len(), self.disk.create(name, bytes))
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        self.other(self.disk.delete(names))
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        self.other(self.disk.delete_related(ids))
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.other(self.disk.last_changed())
    }

    fn place(&self) -> String {
        self.disk.place()
    }

    fn file(&self, name: &str) -> String {
        self.disk.file(name)
    }
}
