//! Trying again where another program has a file open: a virus scanner, an indexer, one that synchronises
//! folders. On Windows such a file cannot be replaced meanwhile.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    path::Path,
    thread,
    time::Duration,
};

use tempfile::{NamedTempFile, PersistError};

use crate::platform;

const PAUSE: Duration = Duration::from_millis(20);

/// Two seconds, where nobody waits.
pub(super) const LONG: u32 = 100;

/// A tenth of a second, where a key may wait for it.
pub(super) const SHORT: u32 = 5;

/// Tries again so often while another program has the file open.
pub(super) fn patiently<T>(tries: u32, act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    #[expect(clippy::disallowed_methods, reason = "the threads of the store may wait, and not for ever")]
    let pause = || thread::sleep(PAUSE);
    again(tries, platform::is_held_open, pause, act)
}

/// Gives a complete file its name, over one that has it.
pub(super) fn persist(file: NamedTempFile, path: &Path, tries: u32) -> io::Result<File> {
    persisted(path, tries, file, |file| file.persist(path))
}

/// Gives a complete file its name, where none has it.
pub(super) fn persist_new(file: NamedTempFile, path: &Path, tries: u32) -> io::Result<File> {
    persisted(path, tries, file, |file| file.persist_noclobber(path))
}

fn persisted(
    path: &Path,
    tries: u32,
    file: NamedTempFile,
    persist: impl Fn(NamedTempFile) -> Result<File, PersistError>,
) -> io::Result<File> {
    let mut kept = Some(file);
    let done = patiently(tries, || {
        let file = kept.take().ok_or(ErrorKind::NotFound)?;
        persist(file).map_err(|PersistError { error, file }| {
            kept = Some(file);
            error
        })
    });
    done.map_err(|error| {
        // A file could be made next to it, so the folder is not closed to us: the one to be replaced is held.
        let held = platform::is_held_open(&error)
            && fs::metadata(path).is_ok_and(|found| !found.permissions().readonly());
        if held { ErrorKind::ResourceBusy.into() } else { error }
    })
}

fn again<T>(
    mut tries: u32,
    is_held_open: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut(),
    mut act: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    loop {
        match act() {
            Err(error) if tries > 0 && is_held_open(&error) => pause(),
            done => return done,
        }
        tries -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy(error: &io::Error) -> bool {
        matches!(error.kind(), ErrorKind::ResourceBusy)
    }

    /// A file that is free within two seconds is replaced; then it is said, and any other fault at once.
    #[test]
    fn held_file_is_tried_for_two_seconds() {
        assert_eq!(PAUSE * LONG, Duration::from_secs(2));
        let after = |failures: u32, kind: ErrorKind| {
            let (mut failed, mut pauses) = (0, 0);
            let done = again(
                LONG,
                busy,
                || pauses += 1,
                || {
                    failed += 1;
                    if failed > failures { Ok(()) } else { Err(kind.into()) }
                },
            );
            (done.map_err(|error| error.kind()), pauses)
        };
        assert_eq!(after(0, ErrorKind::ResourceBusy), (Ok(()), 0));
        assert_eq!(after(60, ErrorKind::ResourceBusy), (Ok(()), 60));
        assert_eq!(after(u32::MAX, ErrorKind::ResourceBusy), (Err(ErrorKind::ResourceBusy), LONG));
        assert_eq!(after(1, ErrorKind::StorageFull), (Err(ErrorKind::StorageFull), 0));
    }

    /// The real thing: a file that another program holds open is replaced once it lets go.
    #[cfg(windows)]
    #[test]
    fn file_held_by_another_program() {
        use std::{fs::OpenOptions, os::windows::fs::OpenOptionsExt};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::File::create(&path).unwrap();
        let held = OpenOptions::new().read(true).share_mode(1).open(&path).unwrap();
        let file = || NamedTempFile::new_in(folder.path()).unwrap();
        assert_eq!(persist(file(), &path, SHORT).unwrap_err().kind(), ErrorKind::ResourceBusy);
        let scanner = thread::spawn(move || {
            #[expect(clippy::disallowed_methods, reason = "as a scanner takes its time")]
            thread::sleep(PAUSE * 10);
            drop(held);
        });
        persist(file(), &path, LONG).unwrap();
        scanner.join().unwrap();
    }
}
