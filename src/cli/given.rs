//! Files that the person names on the command line, read without waiting for ever.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

/// The bytes of a file, and one more than `most` where it is larger.
///
/// # Errors
/// If it cannot be read or is no ordinary file.
pub(super) fn given(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let found = fs::metadata(file)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // Opening a pipe that nobody writes to would wait for ever. What a shell hands over is under /dev.
    if !found.is_file() && !file.starts_with("/dev") {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use std::{process::Command, sync::mpsc, thread, time::Duration};

    use super::*;

    /// A pipe nobody writes to is refused, and not waited for.
    #[test]
    fn idle_pipe_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (done, answer) = mpsc::channel();
        thread::spawn(move || done.send(given(&pipe, 10).map_err(|error| error.kind())));
        let answer = answer.recv_timeout(Duration::from_secs(20)).expect("it waits for a writer");
        assert_eq!(answer, Err(ErrorKind::InvalidInput));
    }

    #[test]
    fn no_more_is_read_than_one_past_the_most() {
        assert_eq!(given(Path::new("/dev/zero"), 10).unwrap().len(), 11);
        assert_eq!(given(Path::new("/"), 10).unwrap_err().kind(), ErrorKind::IsADirectory);
    }
}
