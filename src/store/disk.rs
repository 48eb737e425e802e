//! The one seam to the outside: whole files by name, bytes in and bytes out.
//!
//! Every implementation keeps the promise that a file is either the old one or the new one, never half of
//! each. Encryption is one more `Disk` in between: [`Sealed`](super::Sealed).

use std::{
    collections::HashSet,
    io::{self, ErrorKind},
};

use jiff::Timestamp;

use super::{
    guard::Mended,
    links::{LinkError, link_error},
    seal::{SealError, seal_error},
};
use crate::domain::{Id, UserError};

/// A lock file: who wrote it, and whether they are still there.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    pub says: Vec<u8>,
    /// A running process holds it. If not, that process is gone, or on a machine we cannot see.
    pub alive: bool,
}

/// By which a file is known to be as it was: its size, when it was changed, and which file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub size: u64,
    pub changed: u64,
    pub file: u64,
}

/// A file of which parts are read. It stays the one that was opened, whatever is put in its place.
pub trait Parts: Send + Sync {
    /// So many bytes from there on, or as many as there are.
    ///
    /// # Errors
    /// If they cannot be read.
    fn part(&self, from: u64, length: usize) -> io::Result<Vec<u8>>;
}

impl Parts for Vec<u8> {
    fn part(&self, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(self.len());
        Ok(self.iter().skip(from).take(length).copied().collect())
    }
}

/// Where the files of the appointments are. Several threads may read from it at once.
pub trait Disk: Sync {
    /// A file that is only appended to.
    type Log: Send;

    type Lock: Send;

    /// Another folder of the same home.
    #[must_use]
    fn subfolder(&self, folder: &str) -> Self
    where
        Self: Sized;

    /// Starts a log with these bytes, in place of the file of that name. A power cut may take it until it
    /// is synced.
    ///
    /// # Errors
    /// If it cannot be written; the old file is then as it was.
    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Self::Log>;

    /// Opens a log to append to.
    ///
    /// # Errors
    /// If it cannot be opened.
    fn resume_log(&self, name: &str) -> io::Result<Self::Log>;

    /// Appends all of the bytes, or none.
    ///
    /// # Errors
    /// If they cannot be written.
    fn append(&self, log: &mut Self::Log, bytes: &[u8]) -> io::Result<()>;

    /// Makes a log survive a power cut.
    ///
    /// # Errors
    /// If it does not.
    fn sync_log(&self, name: &str) -> io::Result<()>;

    /// Renames a file, over one that has the name.
    ///
    /// # Errors
    /// If it cannot be renamed.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Moves a file to another folder of the same home, under another name that nothing has there.
    ///
    /// # Errors
    /// If it cannot be moved; [`ErrorKind::AlreadyExists`] if there is one of that name.
    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()>;

    /// Deletes a file that is there.
    ///
    /// # Errors
    /// If it cannot be deleted.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Whether there is a file of that name.
    fn is_there(&self, name: &str) -> bool;

    /// Who holds a lock, if anyone does.
    ///
    /// # Errors
    /// If that cannot be found out.
    fn held(&self, name: &str) -> io::Result<Option<Held>>;

    /// Takes a lock, whoever had it; its file has these bytes.
    ///
    /// # Errors
    /// If it cannot be taken.
    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Self::Lock>;

    /// Whether a lock that was taken is still ours, and nobody took it over.
    fn is_ours(&self, lock: &Self::Lock) -> bool;

    fn release(&self, lock: Self::Lock);

    /// Takes away what a process that is gone left of a lock.
    fn clear(&self, name: &str);

    /// Acts while no other process does; on a disk that knows no locks, at once.
    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T
    where
        Self: Sized;

    /// The names of the files there, in no order; passing and hidden files are left out.
    ///
    /// # Errors
    /// If the folder cannot be read.
    fn names(&self) -> io::Result<Vec<String>>;

    /// All of a file.
    ///
    /// # Errors
    /// If it cannot be read; [`ErrorKind::FileTooLarge`] if it has more than `most` bytes.
    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>>;

    /// A file to read parts of.
    ///
    /// # Errors
    /// If it cannot be read.
    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>>;

    /// The names of the files there with their stamps, in no order, as [`Self::names`]. One that was changed so
    /// lately that it could change again without another stamp has none.
    ///
    /// # Errors
    /// If the folder cannot be read.
    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>>;

    /// Writes a complete file, over one of that name if there is one.
    ///
    /// # Errors
    /// If it cannot be written; the old file is then as it was.
    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Writes a complete file where there is none of that name.
    ///
    /// # Errors
    /// If it cannot be written; [`ErrorKind::AlreadyExists`] if there is one.
    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Deletes files permanently, as far as a program can; one that is gone already counts as deleted.
    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>>;

    /// Deletes permanently all that is kept of these appointments besides their own files: files whose
    /// names start with their ID and a dot, and their history. Gives the failures, with places.
    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)>;

    /// Takes away what copies of these appointments would have to be read with, wherever those are; nothing
    /// where notes are not encrypted.
    ///
    /// # Errors
    /// If that could not be done.
    fn forget(&self, _ids: &HashSet<Id>) -> io::Result<()> {
        Ok(())
    }

    /// The bytes of a file as it is stored, the way [`Self::read`] gives them; none where the key is not at
    /// hand.
    fn opened(&self, stored: Vec<u8>) -> Option<Vec<u8>> {
        Some(stored)
    }

    /// Takes what copies of an appointment are read with out of the file of such keys that came with them,
    /// unless it is here already; nothing where notes are not encrypted.
    ///
    /// # Errors
    /// If it cannot be written.
    fn adopt(&self, _id: &Id, _keys: &[u8]) -> io::Result<()> {
        Ok(())
    }

    /// When a file was last put among the appointments or into the bin, if that is known.
    fn last_changed(&self) -> Option<Timestamp>;

    /// Restricts permissions to the owner, where there are others.
    fn mend(&self) -> Mended {
        Mended::default()
    }

    /// The folder, as a person would look for it.
    fn place(&self) -> String;

    /// A file, as a person would look for it.
    fn file(&self, name: &str) -> String;
}

/// Whose file this is next to the appointment's own: its name starts with the ID, or a dot before it,
/// and goes on with anything but a letter or a digit, as conflict copies of other programs do.
#[must_use]
pub fn file_owner(name: &str) -> Option<Id> {
    let (digits, rest) = name.strip_prefix('.').unwrap_or(name).split_at_checked(Id::DIGITS)?;
    let id: Id = digits.parse().ok()?;
    let goes_on = rest.chars().next().is_some_and(|char| !char.is_alphanumeric());
    let own = rest == ".ron" && !name.starts_with('.');
    (id.as_str() == digits && goes_on && !own).then_some(id)
}

/// Nothing where there is no such file.
pub(super) fn if_there<T>(done: io::Result<T>) -> io::Result<Option<T>> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        done => done.map(Some),
    }
}

/// The names of the files in a folder, in order; none where there is no such folder.
pub(super) fn names_in(folder: &impl Disk) -> Result<Vec<String>, UserError> {
    let names =
        if_there(folder.names()).map_err(|error| user_error(Doing::Listing, &folder.place(), &error))?;
    let mut names = names.unwrap_or_default();
    names.sort();
    Ok(names)
}

/// Puts something under the first of these names that nothing has; gives that name.
pub(super) fn first_free(
    names: impl IntoIterator<Item = String>,
    put: impl Fn(&str) -> io::Result<()>,
) -> io::Result<String> {
    for name in names {
        match put(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|()| name),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// The attempt that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Listing,
    Reading,
    ReadingNamed,
    Saving,
    Drafting,
    Creating,
    Binning,
    Unbinning,
    Deleting,
    /// A file of the person's own.
    Changing,
    Importing,
    Preparing,
    Exporting,
    Encrypting,
    BackingUp,
    BringingBack,
}

/// An error of the disk at `place`, a file or a folder, in words.
#[must_use]
pub fn user_error(doing: Doing, place: &str, error: &io::Error) -> UserError {
    let (short, why, next) = link_error(error)
        .map(LinkError::words)
        .or_else(|| seal_error(error).map(SealError::words))
        .unwrap_or_else(|| words(doing, error.kind()));
    let (what, safe) = match doing {
        Doing::Listing => ("The folder could not be read", "Nothing in it was changed."),
        Doing::Reading | Doing::ReadingNamed => ("The file could not be read", "Nothing was changed."),
        Doing::Saving => (
            "The notes could not be saved to",
            "The earlier version on disk is unharmed, and what you typed stays on screen.",
        ),
        Doing::Drafting => (
            "What you type here could not be written down in",
            "It stays on screen and is lost if Foreword ends.",
        ),
        Doing::Creating => ("The new appointment could not be saved to", "Nothing else was changed."),
        Doing::Binning => ("The file could not be moved to the bin", "It is still where it was."),
        Doing::Unbinning => ("The file could not be brought back from the bin", "It is still in the bin."),
        Doing::Deleting => ("The file could not be deleted", "It is still there."),
        Doing::Changing => ("The change could not be saved to", "The file is as it was."),
        Doing::Importing => ("The guide could not be written to", "What was there is as it was."),
        Doing::Preparing => ("The folder for the notes could not be used", "Nothing was changed."),
        Doing::Exporting => ("The page could not be written to", "The notes are unharmed."),
        Doing::Encrypting => ("The encryption could not be changed of", "It is as it was."),
        Doing::BackingUp => ("The backup could not be written to", "The notes are unharmed."),
        Doing::BringingBack => ("The file could not be brought back to", "What was there is as it was."),
    };
    // Of a folder that is gone nothing can be said but what is on screen.
    let safe = match (doing, error.kind()) {
        (Doing::Saving, ErrorKind::NotFound) => "What you typed stays on screen.",
        _ => safe,
    };
    let colon = if ["to", "in", "of"].iter().any(|end| what.ends_with(end)) { "" } else { ":" };
    UserError::new(short, format!("{what}{colon} {place}. {why} {safe} {next}"))
}

/// The error in two or three words, the reason, and the next step.
fn words(doing: Doing, kind: ErrorKind) -> (&'static str, &'static str, &'static str) {
    const ROOM: &str = "Make some room on that disk, then try again.";
    const WRITABLE: &str = "Choose a folder that can be written to, with --home.";
    const ASK: &str = "Ask whoever looks after this computer.";
    match kind {
        ErrorKind::StorageFull => ("disk full", "The disk is full.", ROOM),
        ErrorKind::QuotaExceeded => ("disk quota full", "Your share of the disk is used up.", ROOM),
        ErrorKind::ReadOnlyFilesystem if matches!(doing, Doing::Exporting | Doing::BackingUp) => {
            ("folder is read-only", "Nothing can be written there.", "Choose another place.")
        }
        ErrorKind::ReadOnlyFilesystem => ("folder is read-only", "Nothing can be written there.", WRITABLE),
        ErrorKind::PermissionDenied => ("no permission", "You do not have permission to do that there.", ASK),
        ErrorKind::NotFound if doing == Doing::ReadingNamed => {
            ("no such file", "There is no such file.", "Check its name and its folder.")
        }
        ErrorKind::NotFound if matches!(doing, Doing::Reading | Doing::Binning | Doing::Unbinning) => (
            "file is gone",
            "There is no such file.",
            "It may have been moved, renamed or deleted elsewhere.",
        ),
        ErrorKind::NotADirectory if doing == Doing::BackingUp => {
            ("folder is a file", "There is a file where the folder should be.", "Choose another place.")
        }
        ErrorKind::NotADirectory => (
            "folder is a file",
            "There is a file where the folder should be.",
            "Choose another folder with --home.",
        ),
        ErrorKind::NotFound => (
            "folder is gone",
            "The folder is not there.",
            "Bring the folder or its drive back, then try again.",
        ),
        ErrorKind::AlreadyExists if doing == Doing::Preparing => (
            "folder is a file",
            "There is a file where the folder should be.",
            "Choose another folder with --home.",
        ),
        ErrorKind::AlreadyExists => {
            ("file exists already", "There is a file of that name already.", "That file was not touched.")
        }
        ErrorKind::FileTooLarge => (
            "too large",
            "It is larger than 16 MB, the most that Foreword reads.",
            "Move what is not needed elsewhere.",
        ),
        ErrorKind::IsADirectory if doing == Doing::ReadingNamed => {
            ("not a file", "It is a folder.", "Name a file in it.")
        }
        ErrorKind::InvalidInput if doing == Doing::ReadingNamed => (
            "not a file",
            "It is not an ordinary file.",
            "Name another, or - for what another program writes.",
        ),
        ErrorKind::IsADirectory | ErrorKind::InvalidInput => {
            ("not a file", "It is not an ordinary file.", "Move it out of that folder.")
        }
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => (
            "file is in use",
            "Another program has it open, perhaps one that scans or synchronises files.",
            "Close that program, or try again in a moment.",
        ),
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle => (
            "drive not responding",
            "The network drive is not responding.",
            "Check the network, then try again.",
        ),
        _ => (
            "disk error",
            "The disk reported an error.",
            "Try again; if it keeps happening, copy the notes to another disk.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_name_the_file_and_what_is_safe() {
        let full = user_error(Doing::Saving, "/x/a.ron", &ErrorKind::StorageFull.into());
        assert_eq!(full.short, "disk full");
        assert!(full.sentence.contains("/x/a.ron") && full.sentence.contains("unharmed"));
    }

    /// Whatever belongs to an appointment begins with its ID.
    #[test]
    fn names_begin_with_the_id() {
        let id = Id::of(0xab);
        for (name, theirs) in [
            (format!("{id}.typed"), true),
            (format!("{id}.ron.bak"), true),
            (format!(".{id}.lock"), true),
            (format!(".{id}.ron"), true),
            (format!("{id}.ron"), false),
            (format!("{id}x.typed"), false),
            (id.to_string(), false),
            (format!("{id}.ron").to_uppercase(), false),
            (format!("1{id}.typed"), false),
        ] {
            assert_eq!(file_owner(&name), theirs.then(|| id.clone()), "{name}");
        }
    }

    /// A missing file and a missing folder are distinguished.
    #[test]
    fn missing_file_or_folder() {
        let short = |doing| user_error(doing, "x", &ErrorKind::NotFound.into()).short;
        assert_eq!(short(Doing::Reading), "file is gone");
        assert_eq!(short(Doing::Saving), "folder is gone");
        assert_eq!(short(Doing::Listing), "folder is gone");
    }
}
