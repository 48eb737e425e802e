//! Files in memory, which can be told to fail, for tests and for trying the program out.

use std::{
    collections::BTreeMap,
    io::{self, ErrorKind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::Disk;

/// A disk in memory. Clones are handles on the same files.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Files>>);

#[derive(Default)]
struct Files {
    shelf: BTreeMap<String, Vec<u8>>,
    bin: BTreeMap<String, Vec<u8>>,
    reads: Option<ErrorKind>,
    writes: Option<ErrorKind>,
    next: Option<ErrorKind>,
    read: usize,
}

impl Memory {
    /// Makes every read and write fail like this, until told otherwise.
    pub fn fail(&self, kind: Option<ErrorKind>) {
        let mut files = self.files();
        (files.reads, files.writes) = (kind, kind);
    }

    /// Makes every write and move fail like this, until told otherwise.
    pub fn fail_writes(&self, kind: Option<ErrorKind>) {
        self.files().writes = kind;
    }

    /// Makes the next read or write fail like this.
    pub fn fail_next(&self, kind: ErrorKind) {
        self.files().next = Some(kind);
    }

    /// Puts a file there, as another program would.
    pub fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.files().shelf.insert(name.to_owned(), bytes.into());
    }

    /// What is in a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.files().shelf.get(name).cloned()
    }

    /// Deletes a file, as another program would.
    pub fn remove(&self, name: &str) {
        self.files().shelf.remove(name);
    }

    /// How many files have been read so far.
    #[must_use]
    pub fn reads(&self) -> usize {
        self.files().read
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
}

impl Disk for Memory {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.to_read()?.shelf.keys().filter(|name| !name.starts_with('.')).cloned().collect())
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        let mut files = self.to_read()?;
        files.read += 1;
        let bytes = files.shelf.get(name).ok_or(ErrorKind::NotFound)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.clone())
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.to_write()?.shelf.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.to_write()?;
        if files.shelf.contains_key(name) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        files.shelf.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn bin(&self, name: &str) -> io::Result<()> {
        let mut files = self.to_write()?;
        let file = files.shelf.remove(name).ok_or(ErrorKind::NotFound)?;
        if let Some(earlier) = files.bin.insert(name.to_owned(), file) {
            let aside = format!("{}-{name}", files.bin.len() + 1);
            files.bin.insert(aside, earlier);
        }
        Ok(())
    }

    fn unbin(&self, name: &str) -> io::Result<()> {
        let mut files = self.to_write()?;
        if files.shelf.contains_key(name) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = files.bin.remove(name).ok_or(ErrorKind::NotFound)?;
        files.shelf.insert(name.to_owned(), file);
        Ok(())
    }

    fn place(&self) -> String {
        "memory".to_owned()
    }

    fn file(&self, name: &str) -> String {
        format!("memory/{name}")
    }
}
