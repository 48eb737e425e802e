//! A lock file: words that say who has it, and next to it an empty file that is locked.
//!
//! On Windows nobody can read what another process has locked, so the words never stand in the locked file.
//! Whoever takes a lock over writes words of its own, which name another locked file; the one before goes with
//! the process that made it.

use std::{
    fs::{self, File, TryLockError},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use super::{
    Held,
    folder::{folder_of, passing},
    patience::{self, SHORT, patiently},
};
use crate::platform;

/// Before the name of the locked file, in the words; a comment to those who read only the words.
const NAMING: &str = "\n// ";
const ENDING: &str = ".held";

/// A lock that this process has, until it ends. The file of its words stays open, so that no other gets its number.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    words: Vec<u8>,
    last_change: Option<(u64, u64)>,
    _open: File,
    /// Deleted when it is dropped.
    locked: NamedTempFile,
}

/// Takes a lock, whoever had it. A disk that knows no locks still has the words, which tell other windows.
pub(super) fn seize(path: &Path, says: &[u8]) -> io::Result<Lock> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let locked = Builder::new().prefix(&format!(".{name}.")).suffix(ENDING).tempfile_in(folder_of(path))?;
    // Locked before anyone can learn of it from the words.
    let _ = locked.as_file().try_lock();
    let before = read(path).ok();
    let holder = locked.path().file_name().unwrap_or_default().to_string_lossy();
    let words = [says, NAMING.as_bytes(), holder.as_bytes()].concat();
    let mut file = passing(path)?;
    file.write_all(&words)?;
    let file = patience::persist(file, path, SHORT)?;
    if let Some(before) = before.as_deref().and_then(|words| locked_by(path, words)) {
        remove_if_free(&before);
    }
    let last_change = file.metadata().ok().and_then(|found| numbered(&found));
    Ok(Lock { path: path.to_owned(), words, last_change, _open: file, locked })
}

/// Who holds a lock, if anyone does.
pub(super) fn held(path: &Path) -> io::Result<Option<Held>> {
    let words = match read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        words => words?,
    };
    let holder = locked_by(path, &words);
    // An earlier Foreword locked the words themselves.
    let alive = is_locked(holder.as_deref().unwrap_or(path))?;
    let says = apart(&words).0.to_vec();
    Ok(Some(Held { says, alive }))
}

/// Whether nobody took it over. It is asked with every key, so the words are read only where the file is another
/// one, or was changed.
pub(super) fn is_ours(lock: &Lock) -> bool {
    let now = fs::metadata(&lock.path).ok().and_then(|found| numbered(&found));
    if now.is_some() && now == lock.last_change {
        return true;
    }
    match read(&lock.path) {
        Ok(words) => words == lock.words,
        // A folder that is gone took the lock with it, and what cannot be read for now was not replaced.
        Err(error) => {
            matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied)
                || platform::is_held_open(&error)
        }
    }
}

/// When a file was last changed, where files have numbers that tell one from another.
fn numbered(found: &fs::Metadata) -> Option<(u64, u64)> {
    platform::last_change(found).filter(|(_, number)| *number != 0)
}

pub(super) fn release(lock: Lock) {
    if is_ours(&lock) {
        let _ = patiently(SHORT, || fs::remove_file(&lock.path));
    }
    drop(lock.locked);
}

/// Takes away what a process that is gone left of a lock.
pub(super) fn clear(path: &Path) {
    if let Some(holder) = read(path).ok().and_then(|words| locked_by(path, &words)) {
        remove_if_free(&holder);
    }
    let _ = fs::remove_file(path);
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut words = Vec::new();
    patiently(SHORT, || File::open(path))?.take(4096).read_to_end(&mut words)?;
    Ok(words)
}

/// The words, and the name of the locked file after them.
fn apart(words: &[u8]) -> (&[u8], Option<&str>) {
    let at = words.windows(NAMING.len()).rposition(|part| part == NAMING.as_bytes());
    at.and_then(|at| words.split_at_checked(at))
        .and_then(|(says, rest)| Some((says, Some(str::from_utf8(rest).ok()?.strip_prefix(NAMING)?))))
        .unwrap_or((words, None))
}

/// The locked file that the words name: one of ours, in the same folder.
fn locked_by(path: &Path, words: &[u8]) -> Option<PathBuf> {
    let name = apart(words).1?;
    let ours = name.starts_with('.') && name.ends_with(ENDING) && !name.contains(['/', '\\', ':']);
    ours.then(|| path.with_file_name(name))
}

fn is_locked(path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        // The disk knows none, so nobody has one.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn remove_if_free(locked: &Path) {
    if is_locked(locked).is_ok_and(|locked| !locked) {
        let _ = fs::remove_file(locked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    /// Another window can read who has it, as the words are never in the locked file.
    #[test]
    fn words_are_beside_the_locked_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        assert!(held(&path).unwrap().is_none());
        let lock = seize(&path, b"me").unwrap();
        let found = held(&path).unwrap().unwrap();
        assert_eq!((found.says.as_slice(), found.alive), (&b"me"[..], true));
        assert!(!is_locked(&path).unwrap(), "the words are free to be read");
        assert_eq!(fs::metadata(lock.locked.path()).unwrap().len(), 0);
        release(lock);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    /// Who takes over is the one who has it, while the one before is still there and once it is gone.
    #[test]
    fn taken_over_lock_has_one_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let one = seize(&path, b"one").unwrap();
        let other = seize(&path, b"other").unwrap();
        assert!(!is_ours(&one) && is_ours(&other));
        // Words that are other ones in the same file are seen as well.
        File::options().append(true).open(&path).unwrap().write_all(b"more").unwrap();
        assert!(!is_ours(&other));
        let length = u64::try_from(other.words.len()).unwrap();
        File::options().write(true).open(&path).unwrap().set_len(length).unwrap();
        assert!(is_ours(&other));
        release(one);
        let found = held(&path).unwrap().unwrap();
        assert_eq!((found.says.as_slice(), found.alive), (&b"other"[..], true));
        release(other);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    /// What a killed process left is free, and goes with the next lock or when it is cleared.
    #[test]
    fn dead_lock_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let left = || {
            let lock = seize(&path, b"gone").unwrap();
            let (_, holder) = lock.locked.keep().unwrap();
            assert!(held(&path).unwrap().is_some_and(|held| !held.alive) && holder.exists());
            holder
        };
        let holder = left();
        release(seize(&path, b"me").unwrap());
        assert!(!holder.exists());
        left();
        clear(&path);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    /// An earlier Foreword locked the words themselves; words that name a file elsewhere name none.
    #[test]
    fn earlier_and_strange_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"before").unwrap();
        assert!(held(&path).unwrap().is_some_and(|held| !held.alive));
        file.lock().unwrap();
        assert_eq!(held(&path).is_ok_and(|held| held.is_some_and(|held| held.alive)), !cfg!(windows));
        for name in ["../.x.held", "/etc/.x.held", "C:.x.held", "x.held", ".x.ron", ""] {
            assert_eq!(locked_by(&path, format!("me{NAMING}{name}").as_bytes()), None, "{name}");
        }
        assert_eq!(apart(b"me\n// \xff"), (&b"me\n// \xff"[..], None));
    }
}
