//! A log of what Foreword did to files, where that is switched on: when, what, and which file, by its ID or
//! name. No word of notes and no label is in it, for no file is named by one.
//!
//! [`Logged`] is one more disk in between, so that nothing that is written, moved or deleted can be forgotten.
//! Recovery files and drafts are left out: they come and go with every key.

use std::{
    collections::HashSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    APPOINTMENTS, DRAFTS, Disk, Folder, Held, INDEX, Parts, Stamp,
    folder::private,
    guard::Mended,
    journal_writer,
    user_file::{Decoded, HOME, UserFile, decode},
};
use crate::domain::{Id, Settings};

/// The log and the one before it, in the home folder.
pub(super) const FILES: [&str; 2] = ["files.log", "files.1.log"];

/// A log begins anew beyond this.
const LARGEST: u64 = 256 * 1024;

/// A change to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Made,
    Saved,
    Moved,
    Deleted,
    Restored,
}

impl Done {
    const fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Saved => "saved",
            Self::Moved => "moved",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
        }
    }
}

/// A disk whose changes are logged, where the settings say so.
#[derive(Clone, Debug)]
pub struct Logged<D> {
    disk: D,
    home: PathBuf,
    folder: String,
}

impl Logged<Folder> {
    /// The disk of a home folder. Making one touches nothing.
    #[must_use]
    pub fn of(home: &Path) -> Self {
        Self::new(Folder::new(home), home)
    }
}

impl<D: Disk> Logged<D> {
    /// The log of what is done on that disk is in this home folder.
    pub fn new(disk: D, home: &Path) -> Self {
        Self { disk, home: home.to_owned(), folder: APPOINTMENTS.to_owned() }
    }

    /// Notes what was done, if it was.
    fn note<T>(&self, done: io::Result<T>, what: Done, name: &str, to: Option<String>) -> io::Result<T> {
        // Neither what comes and goes with every key, nor what is made anew from the notes.
        let comes_and_goes = journal_writer::is_ours(name) || self.folder == DRAFTS || name == INDEX;
        if done.is_ok() && !comes_and_goes {
            self.log(&[(what, self.place(name), to)]);
        }
        done
    }

    fn log(&self, lines: &[(Done, String, Option<String>)]) {
        if !lines.is_empty() && is_on(&self.disk) {
            append(&self.home, lines);
        }
    }

    /// A file's place in the home folder.
    fn place(&self, name: &str) -> String {
        if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) }
    }
}

/// The settings say it each time: they may be changed by hand or in another window, and a log is no place to
/// be late.
fn is_on(disk: &impl Disk) -> bool {
    let settings = disk.subfolder(HOME).read(Settings::NAME, Settings::LARGEST);
    settings.is_ok_and(|bytes| {
        matches!(decode::<Settings>(&bytes, ""), Decoded::Whole(settings) | Decoded::InPart(settings, _) if settings.log_files)
    })
}

/// Notes that a file was brought back from a backup, if the settings say so.
pub(super) fn log_restored(home: &Path, names: &[String]) {
    if is_on(&Folder::new(home)) {
        let lines: Vec<_> = names.iter().map(|name| (Done::Restored, name.clone(), None)).collect();
        append(home, &lines);
    }
}

/// Adds lines to the log. Where that fails nothing else does: a log must not keep notes from being saved.
#[expect(clippy::disallowed_methods, reason = "a log says when a thing was done, and no message says that")]
fn append(home: &Path, lines: &[(Done, String, Option<String>)]) {
    let now = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
    let lines = lines.iter().map(|(done, name, to)| {
        let to = to.as_ref().map(|to| format!(" to {}", plain(to))).unwrap_or_default();
        format!("{now} {} {}{to}\n", done.word(), plain(name))
    });
    let text = lines.collect::<Vec<_>>().concat();
    let [path, before] = FILES.map(|file| home.join(file));
    if fs::metadata(&path).is_ok_and(|found| found.len() > LARGEST) {
        let _ = fs::rename(&path, before);
    }
    // One write, so that two windows do not mix their lines.
    let written =
        private().append(true).create(true).open(path).map(|mut file| file.write_all(text.as_bytes()));
    drop(written);
}

/// A name with nothing in it but what names of ours have: a program that syncs folders may have put words in.
fn plain(name: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_' | '/');
    name.chars().map(|char| if is_plain(char) { char } else { '?' }).collect()
}

/// The lines of the log, the oldest first; `None` where there is none.
///
/// # Errors
/// If it cannot be read.
pub fn lines(home: &Path) -> io::Result<Option<Vec<String>>> {
    let mut all = None;
    for file in FILES.iter().rev() {
        match fs::read(home.join(file)) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                all.get_or_insert_with(Vec::new).extend(text.lines().map(ToOwned::to_owned));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

impl<D: Disk> Disk for Logged<D> {
    type Log = D::Log;
    type Lock = D::Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { disk: self.disk.subfolder(folder), home: self.home.clone(), folder: folder.to_owned() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Self::Log> {
        self.disk.begin_log(name, bytes)
    }

    fn resume_log(&self, name: &str) -> io::Result<Self::Log> {
        self.disk.resume_log(name)
    }

    fn append(&self, log: &mut Self::Log, bytes: &[u8]) -> io::Result<()> {
        self.disk.append(log, bytes)
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.disk.sync_log(name)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.note(self.disk.rename(from, to), Done::Moved, from, Some(self.place(to)))
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        let done = self.disk.move_to(from, folder, to);
        self.note(done, Done::Moved, from, Some(format!("{folder}/{to}")))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.note(self.disk.remove(name), Done::Deleted, name, None)
    }

    fn is_there(&self, name: &str) -> bool {
        self.disk.is_there(name)
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        self.disk.held(name)
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Self::Lock> {
        self.disk.seize(name, says)
    }

    fn is_ours(&self, lock: &Self::Lock) -> bool {
        self.disk.is_ours(lock)
    }

    fn release(&self, lock: Self::Lock) {
        self.disk.release(lock);
    }

    fn clear(&self, name: &str) {
        self.disk.clear(name);
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        self.disk.with_lock(act)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.disk.names()
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        self.disk.stamps()
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        self.disk.read(name, most)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        self.disk.open(name)
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.note(self.disk.replace(name, bytes), Done::Saved, name, None)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.note(self.disk.create(name, bytes), Done::Made, name, None)
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        let done = self.disk.delete(names);
        let gone = names.iter().zip(&done).filter(|(_, done)| done.is_ok());
        self.log(&gone.map(|(name, _)| (Done::Deleted, self.place(name), None)).collect::<Vec<_>>());
        done
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        let left = self.disk.delete_related(ids);
        let mut gone: Vec<_> = ids.iter().filter(|id| left.iter().all(|(other, ..)| other != *id)).collect();
        gone.sort();
        let lines = gone.into_iter().map(|id| (Done::Deleted, id.to_string(), None));
        self.log(&lines.collect::<Vec<_>>());
        left
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.disk.last_changed()
    }

    fn mend(&self) -> Mended {
        self.disk.mend()
    }

    fn place(&self) -> String {
        self.disk.place()
    }

    fn file(&self, name: &str) -> String {
        self.disk.file(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{JournalWriter, Memory, Own};

    /// It has two files at most, of a bounded size, and tells of nothing while it is switched off.
    #[test]
    fn the_log_is_bounded() {
        let home = tempfile::tempdir().unwrap();
        let memory = Memory::default();
        let disk = Logged::new(memory.clone(), home.path());
        disk.create("0.ron", b"").unwrap();
        assert_eq!(lines(home.path()).unwrap(), None);
        memory.subfolder(HOME).put(Settings::NAME, "(log_files: true)");
        let names: Vec<String> = (0..1_000).map(|number| format!("{number:060}.ron")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for _ in 0..9 {
            disk.delete(&names);
        }
        let sizes = FILES.map(|file| fs::metadata(home.path().join(file)).unwrap().len());
        assert!(sizes.iter().all(|size| *size < LARGEST + 100_000), "{sizes:?}");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
        let lines = lines(home.path()).unwrap().unwrap();
        assert!(lines.iter().all(|line| line.contains("Z deleted appointments/00")), "{:?}", lines.first());
    }

    /// Typing writes nothing into it, and a name that another program gave brings no words in.
    #[test]
    fn typing_is_not_logged() {
        let home = tempfile::tempdir().unwrap();
        let memory = Memory::default();
        memory.subfolder(HOME).put(Settings::NAME, "(log_files: true)");
        let disk = Logged::new(memory, home.path());
        let mut log = disk.begin_log(&format!("{}.typed", Id::of(1)), b"x").unwrap();
        disk.append(&mut log, b"y").unwrap();
        disk.rename(&format!("{}.typed", Id::of(1)), &format!("{}.undo", Id::of(1))).unwrap();
        let mut drafts = JournalWriter::new(disk.clone(), Own::default());
        let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
        drafts.write_drafts(Vec::new(), now).unwrap();
        assert_eq!(lines(home.path()).unwrap(), None);
        disk.create("Jane Roe\u{1b}[2J’s copy.ron", b"").unwrap();
        let lines = lines(home.path()).unwrap().unwrap();
        assert!(lines[0].ends_with(" made appointments/Jane?Roe??2J?s?copy.ron"), "{lines:?}");
    }
}
