//! Files that people name on the command line: read without waiting for ever, written where no harm is done.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Console, FINE, refusal};
use crate::{
    domain::UserError,
    paths::Home,
    store::{APPOINTMENTS, BIN, Doing, replace, shown, user_error},
};

/// For messages.
pub(super) fn name(file: &Path) -> String {
    if is_input(file) { "standard input".to_owned() } else { shown(file) }
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The bytes of a file, or of what is piped in; one more than `most` where there are more.
///
/// # Errors
/// If it cannot be read or is no ordinary file.
pub(super) fn read(file: &Path, most: u64) -> Result<Vec<u8>, UserError> {
    let read = if is_input(file) { to_the_end(io::stdin().lock(), most) } else { of_file(file, most) };
    read.map_err(|error| user_error(Doing::ReadingNamed, &name(file), &error))
}

pub(super) fn of_file(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let found = fs::metadata(file)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // Opening a pipe that nobody writes to would wait for ever. A shell hands its pipes over under /dev.
    if !found.is_file() && !file.starts_with("/dev") {
        return Err(ErrorKind::InvalidInput.into());
    }
    to_the_end(File::open(file)?, most)
}

fn to_the_end(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where a page goes.
#[derive(Debug, Args)]
pub(super) struct Out {
    /// Write it to this file instead of the terminal
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Overwrite a file that is there, without asking
    #[arg(long, requires = "out")]
    overwrite: bool,
}

impl Out {
    pub(super) fn file(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// # Errors
    /// If nothing must be written there.
    pub(super) fn may_write(&self, home: &Home) -> Result<(), UserError> {
        self.file().map_or(Ok(()), |file| may_write(home, file))
    }

    /// Writes a page to the file, or prints it where there is none; gives the exit code. Something else that is there
    /// stays, unless the person says otherwise.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn write(&self, page: &str, console: &mut Console<'_>) -> Result<u8, UserError> {
        let Some(file) = self.file() else {
            console.print(page);
            return Ok(FINE);
        };
        let is_same = || fs::read(file).is_ok_and(|there| there == page.as_bytes());
        if !self.overwrite && file.exists() && !is_same() {
            let name = shown(file);
            let question = format!("{name} is there already. Overwrite it?");
            let declined = console.declined(
                question,
                &format!("Nothing was written; {name} is as it was"),
                "To overwrite it, add --overwrite.",
            )?;
            if let Some(declined) = declined {
                return Ok(declined);
            }
        }
        replace(file, page.as_bytes()).map_err(|error| user_error(Doing::Exporting, &shown(file), &error))?;
        Ok(FINE)
    }
}

fn may_write(home: &Home, file: &Path) -> Result<(), UserError> {
    let refused = |error| user_error(Doing::Exporting, &shown(file), &error);
    // A rename would put an ordinary file in the place of a device.
    if file.file_name().is_none() || fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        return Err(refused(ErrorKind::InvalidInput.into()));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(refused)?;
    let ours = [PathBuf::new(), APPOINTMENTS.into(), BIN.into()];
    let mut ours = ours.into_iter().filter_map(|part| fs::canonicalize(home.path().join(part)).ok());
    if ours.any(|ours| folder.starts_with(ours)) {
        return Err(refusal(
            "Foreword's folder",
            format!(
                "The page was not written to {}, which is in the folder where Foreword keeps the notes. \
                 Nothing was changed. Choose another folder.",
                shown(file)
            ),
        ));
    }
    Ok(())
}

/// In the unit that leaves one to three digits before the point.
pub(super) fn size(bytes: u64) -> String {
    for (unit, name) in [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB")] {
        if bytes >= unit {
            return format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit);
        }
    }
    format!("{} kB", bytes / 1_000)
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
        thread::spawn(move || done.send(of_file(&pipe, 10).map_err(|error| error.kind())));
        let answer = answer.recv_timeout(Duration::from_secs(20)).expect("it waits for a writer");
        assert_eq!(answer, Err(ErrorKind::InvalidInput));
    }

    #[test]
    fn no_more_is_read_than_one_past_the_most() {
        assert_eq!(of_file(Path::new("/dev/zero"), 10).unwrap().len(), 11);
        assert_eq!(of_file(Path::new("/"), 10).unwrap_err().kind(), ErrorKind::IsADirectory);
    }
}
