//! Files in a real folder, for the owner's eyes only.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs::{self, DirBuilder, DirEntry, File, OpenOptions, TryLockError},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    thread,
    time::{Duration, SystemTime},
};

use jiff::Timestamp;
use tempfile::{Builder, NamedTempFile};

use super::{
    Disk, Held, INDEX, Parts, Stamp,
    disk::{file_owner, if_there},
    guard::{self, Mended},
    in_shares,
    links::{self, LinkError},
    lock_file::{self, Lock},
    patience::{LONG, SHORT, patiently, persist, persist_new},
};
use crate::{
    domain::Id,
    platform::{self, sync_folder as sync},
    text::is_harmful,
};

/// Name of the folder with the appointments, in the home folder.
pub const APPOINTMENTS: &str = "appointments";

/// Name of the folder with what was put in the bin, in the home folder.
pub const BIN: &str = "bin";

/// Name of the folder with files that could not be used, as they were, in the home folder.
pub const DAMAGED: &str = "damaged";

/// The lock that keeps two processes from replacing files at the same moment.
const REPLACING: &str = ".replacing.lock";
/// Name of the folder with earlier versions, a folder for each appointment, in the home folder.
pub const HISTORY: &str = "history";

/// A home folder. Making one touches nothing.
#[derive(Clone, Debug)]
pub struct Folder {
    home: PathBuf,
    path: PathBuf,
    /// Identity of the folder when something was first asked of it.
    first: Arc<OnceLock<Option<(u64, u64)>>>,
}

/// A file that is only ever added to.
#[derive(Debug)]
pub struct Log {
    file: File,
    length: u64,
}

impl Folder {
    /// The folder at this path.
    #[must_use]
    pub fn new(home: &Path) -> Self {
        Self { home: home.to_owned(), path: home.join(APPOINTMENTS), first: Arc::default() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn first(&self) -> Option<(u64, u64)> {
        *self.first.get_or_init(|| links::folder_identity(&self.path))
    }

    /// Tries again where the folder was not made yet, or was taken away under us, and its home is
    /// there: notes on screen want it back.
    fn with_folder<T>(&self, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
        links::same_folder(&self.path, self.first())?;
        match act() {
            Err(error) if error.kind() == ErrorKind::NotFound && self.home.is_dir() => {
                make(&self.path)?;
                act()
            }
            done => done,
        }
    }
}

impl Parts for Mutex<File> {
    fn part(&self, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut file = self.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(from))?;
        // Whoever asks may have the length from a damaged file.
        let there = file.metadata()?.len().saturating_sub(from);
        let mut bytes = vec![0; length.min(usize::try_from(there).unwrap_or(usize::MAX))];
        let mut read = 0;
        while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match file.read(rest) {
                Ok(0) => break,
                Ok(count) => read += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        bytes.truncate(read);
        Ok(bytes)
    }
}

impl Disk for Folder {
    type Log = Log;
    type Lock = Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { home: self.home.clone(), path: self.home.join(folder), first: Arc::default() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Log> {
        let path = self.at(name);
        let mut file = self.with_folder(|| passing(&path))?;
        file.write_all(bytes)?;
        let file = persist(file, &path, SHORT)?;
        Ok(Log { length: file.metadata()?.len(), file })
    }

    fn resume_log(&self, name: &str) -> io::Result<Log> {
        let mut file = private().open(self.at(name))?;
        let length = file.seek(SeekFrom::End(0))?;
        Ok(Log { file, length })
    }

    fn append(&self, log: &mut Log, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = log.file.write_all(bytes) {
            // Half a line at the end would spoil what comes after it.
            log.file.set_len(log.length)?;
            log.file.seek(SeekFrom::Start(log.length))?;
            return Err(error);
        }
        log.length += u64::try_from(bytes.len()).unwrap_or_default();
        Ok(())
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        private().open(self.at(name))?.sync_data()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        patiently(SHORT, || fs::rename(self.at(from), self.at(to)))
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        let (from, folder) = (self.at(from), self.home.join(folder));
        make(&folder)?;
        let to = folder.join(to);
        fs::symlink_metadata(&from)?;
        if to.symlink_metadata().is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        patiently(LONG, || fs::rename(&from, &to))?;
        sync(&folder)?;
        sync(&self.path)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.at(name))
    }

    fn is_there(&self, name: &str) -> bool {
        fs::symlink_metadata(self.at(name)).is_ok()
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        self.first();
        lock_file::held(&self.at(name))
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Lock> {
        lock_file::seize(&self.at(name), says)
    }

    fn is_ours(&self, lock: &Lock) -> bool {
        lock_file::is_ours(lock)
    }

    fn release(&self, lock: Lock) {
        lock_file::release(lock);
    }

    fn clear(&self, name: &str) {
        lock_file::clear(&self.at(name));
    }

    #[expect(clippy::disallowed_methods, reason = "the store's thread may wait, and not for ever")]
    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        let lock = private().create(true).truncate(false).open(self.at(REPLACING));
        // Others hold it for a moment. One that was stopped in that moment must not stop everybody: what is
        // done alone compares before it replaces, with or without the lock.
        let mut patience = 2_000;
        while let Ok(file) = &lock
            && matches!(file.try_lock(), Err(TryLockError::WouldBlock))
            && patience > 0
        {
            thread::sleep(Duration::from_millis(1));
            patience -= 1;
        }
        let done = act();
        drop(lock);
        done
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.first();
        let names = all_names(&self.path)?.into_iter().map(|name| shown(name.as_ref()));
        Ok(names.filter(|name| !name.starts_with('.')).collect())
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        self.first();
        read(&self.at(name), most)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        self.first();
        let path = self.at(name);
        // Opening a pipe would wait for ever, so what it is comes first.
        if !fs::metadata(&path)?.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        Ok(Box::new(Mutex::new(File::open(path)?)))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a file is compared with the clock, and nothing is said of it"
    )]
    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        self.first();
        let entries: Vec<_> = fs::read_dir(&self.path)?.collect::<io::Result<_>>()?;
        let now = stamp_of(SystemTime::now());
        let shares = in_shares(&entries, |entries| {
            let entries = entries.iter().map(|entry| (shown(entry.file_name().as_ref()), entry));
            let entries = entries.filter(|(name, _)| !name.starts_with('.'));
            entries.map(|(name, entry)| (name, stamp(entry, now))).collect::<Vec<_>>()
        });
        Ok(shares.into_iter().flatten().collect())
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.at(name);
        self.with_folder(|| replace(&links::target(&path)?, bytes))
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.with_folder(|| create(&self.at(name), bytes))
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        let done = names.iter().map(|name| delete(&self.at(name))).collect();
        // Where a folder cannot be synced the files are gone all the same.
        drop(sync(&self.path));
        done
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        if ids.is_empty() {
            return Vec::new();
        }
        let [damaged, history] = [DAMAGED, HISTORY].map(|folder| self.home.join(folder));
        let mut going: Vec<(Id, PathBuf)> =
            ids.iter().map(|id| (id.clone(), history.join(id.as_str()))).collect();
        for folder in [&self.path, &damaged] {
            match if_there(all_names(folder)) {
                Ok(names) => going.extend(names.into_iter().flatten().filter_map(|name| {
                    let id = name.to_str().and_then(file_owner).filter(|id| ids.contains(id))?;
                    Some((id, folder.join(name)))
                })),
                // Files that cannot be looked for cannot be said to be gone.
                Err(error) => {
                    let kind = error.kind();
                    return ids.iter().map(|id| (id.clone(), shown(folder), kind.into())).collect();
                }
            }
        }
        // An index that is being written, or was when the power went, may hold their text.
        let is_passing = |name: &&OsString| {
            let name = name.to_string_lossy();
            name.starts_with(&format!(".{INDEX}.")) && name.ends_with(".tmp")
        };
        if let (Some(id), Ok(names)) = (ids.iter().next(), all_names(&self.home)) {
            let passing = names.iter().filter(is_passing);
            going.extend(passing.map(|name| (id.clone(), self.home.join(name))));
        }
        let delete = |(id, path): (Id, PathBuf)| delete(&path).err().map(|error| (id, shown(&path), error));
        let failed = going.into_iter().filter_map(delete).collect();
        for folder in [&self.path, &damaged, &history] {
            drop(sync(folder));
        }
        failed
    }

    fn last_changed(&self) -> Option<Timestamp> {
        let changed = |folder: &Path| fs::metadata(folder).and_then(|found| found.modified()).ok();
        let last =
            [&self.path, &self.home.join(BIN)].into_iter().filter_map(|folder| changed(folder)).max()?;
        Timestamp::try_from(last).ok()
    }

    fn mend(&self) -> Mended {
        self.path.parent().map(guard::mend).unwrap_or_default()
    }

    fn place(&self) -> String {
        shown(&self.path)
    }

    fn file(&self, name: &str) -> String {
        shown(&self.at(name))
    }
}

/// A file changed within so long may change again and look the same: disks keep time in steps, of two seconds
/// at most.
const STEP: u64 = 2_000_000_000;

/// Nanoseconds since 1970.
fn stamp_of(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

fn stamp(entry: &DirEntry, now: u64) -> Option<Stamp> {
    let is_link = entry.file_type().ok()?.is_symlink();
    let found = if is_link { fs::metadata(entry.path()) } else { entry.metadata() }.ok()?;
    let (changed, file) = platform::last_change(&found)?;
    let is_settled = now.checked_sub(changed).is_some_and(|age| age > STEP);
    is_settled.then_some(Stamp { size: found.len(), changed, file })
}

/// Deletes a file, or a folder with all that is in it; one that is gone already is well. What a
/// link points to is left alone, and with it the link, so that nobody takes it for gone.
fn delete(path: &Path) -> io::Result<()> {
    let done = fs::symlink_metadata(path).and_then(|found| match found.file_type() {
        kind if kind.is_symlink() && path.exists() => Err(LinkError::NotDeleted.into()),
        kind if kind.is_dir() => patiently(LONG, || fs::remove_dir_all(path)),
        _ => patiently(LONG, || fs::remove_file(path)),
    });
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// All of a file, if it is one and has no more than `most` bytes.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for ever, so what it is comes first.
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    if found.len() > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default().saturating_add(1));
    // The file may grow after its size was read.
    patiently(SHORT, || File::open(path))?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// A path as text that is safe to print.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(is_harmful, "\u{fffd}")
}

/// Makes a folder that only its owner may look into, and the ones above it; one that is there stays as it is.
///
/// # Errors
/// If it cannot be made.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    platform::private_folder(&mut builder);
    builder.create(folder)
}

/// Puts a complete file at `path`, whether or not there is one.
///
/// # Errors
/// If it cannot be written; a file that was there is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    persist(complete(path, bytes)?, path, LONG)?;
    sync(folder_of(path))
}

/// Puts a complete file at `path`, where there is none.
///
/// # Errors
/// If it cannot be written, or if there is one.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    persist_new(complete(path, bytes)?, path, LONG)?;
    sync(folder_of(path))
}

/// A file with these bytes, all of them on the disk, that has yet to get its name.
fn complete(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = passing(path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// An empty file for `path` under a passing name that is never listed.
///
/// The name begins with the ID of the appointment, so that one left behind by a power cut goes with it.
pub(super) fn passing(path: &Path) -> io::Result<NamedTempFile> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = name.split('.').next().and_then(|stem| stem.parse::<Id>().ok());
    let prefix = match id {
        Some(id) => format!(".{id}."),
        None if name == INDEX => format!(".{INDEX}."),
        None => ".".to_owned(),
    };
    Builder::new().prefix(&prefix).suffix(".tmp").tempfile_in(folder_of(path))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn all_names(folder: &Path) -> io::Result<Vec<OsString>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}

/// Opens files to write, for their owner's eyes only, and follows no link.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    platform::private(&mut options);
    options
}
