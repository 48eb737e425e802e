//! Makes a backup: written whole under a passing name, renamed, and read back.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, BufWriter, ErrorKind, Read, Seek, Write},
    path::Path,
};

use sha2::{Digest, Sha256};
use tar::{EntryType, Header};
use tempfile::{Builder, NamedTempFile};

use super::{
    BLOCK, LAST_LINE, LIST,
    list::{Entry, List, hex},
    reading::Backup,
};
use crate::{
    domain::{Moment, UserError},
    store::{
        APPOINTMENTS, BIN, Doing, HISTORY,
        disk::if_there,
        folder::{self, shown},
        inventory::{Content, Inventory},
        recovery::LARGEST_JOURNAL,
        user_error,
    },
};

/// A backup that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub bytes: u64,
    pub appointments: usize,
    pub files: usize,
    pub encrypted: bool,
    /// Files of ours that could not be read, and are not in it.
    pub left_out: Vec<UserError>,
    /// Files in our folders that are not ours, and are not in it.
    pub strays: Vec<String>,
}

/// Makes a backup of a home folder; with `over`, in place of the file that has the name. It is checked by
/// reading it back before it gets its name. `goes_on` is asked before each file.
///
/// # Errors
/// If it cannot be written, or is to end; what was there is then as it was.
pub fn make(
    home: &Path,
    to: &Path,
    over: bool,
    now: Moment,
    goes_on: &dyn Fn() -> bool,
) -> Result<Made, UserError> {
    let failed = |error: io::Error| user_error(Doing::BackingUp, &shown(to), &error);
    let mut files = Files::new(tempfile::tempfile_in(folder::folder_of(to)).map_err(failed)?, now);
    let mut made = Made::default();
    let mut tried = BTreeSet::new();
    // Files that came while the others were read are taken in as well, within reason.
    for _ in 0..3 {
        let found = Inventory::of(home)?;
        made.strays = found.strays;
        let mut new = found.files;
        new.retain(|name| !tried.contains(name));
        if new.is_empty() {
            break;
        }
        for name in &new {
            if !goes_on() {
                return Err(cut_short());
            }
            let path = home.join(name);
            match if_there(folder::read(&path, LARGEST_JOURNAL)) {
                Ok(Some(bytes)) => match files.add(name, &bytes) {
                    Err(error) if error.kind() == ErrorKind::InvalidFilename => {
                        made.left_out.push(name_too_long(&shown(&path)));
                    }
                    added => added.map_err(failed)?,
                },
                // Renamed or deleted meanwhile.
                Ok(None) => {}
                Err(error) => made.left_out.push(user_error(Doing::Reading, &shown(&path), &error)),
            }
        }
        tried.extend(new);
    }
    let content = |wanted: Content| {
        files.list.files.iter().filter(|file| Content::of(&file.name) == Some(wanted)).count()
    };
    (made.appointments, made.encrypted) = (content(Content::Appointment), content(Content::Key) > 0);
    made.files = files.list.files.len();
    let mut file = passing(to).map_err(failed)?;
    made.bytes = files.into_archive(file.as_file_mut()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let mut written = Backup::of(file.reopen().map_err(failed)?, &shown(to))?;
    if !written.examine().map_err(failed)?.is_whole() || written.entries().len() != made.files {
        return Err(not_the_same(&shown(to)));
    }
    drop(written);
    let named = if over { file.persist(to) } else { file.persist_noclobber(to) };
    named.map_err(|error| failed(error.error))?;
    crate::platform::sync_folder(folder::folder_of(to)).map_err(failed)?;
    Ok(made)
}

/// Whether a file would be in the home folder, by links or not.
#[must_use]
pub fn is_inside(home: &Path, file: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder::folder_of(file)) else { return false };
    let parts = ["", APPOINTMENTS, BIN, HISTORY];
    let mut ours = parts.into_iter().filter_map(|part| fs::canonicalize(home.join(part)).ok());
    ours.any(|ours| folder.starts_with(ours))
}

/// An empty file next to the one it is to become; its name tells what was cut short.
fn passing(to: &Path) -> io::Result<NamedTempFile> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    Builder::new().prefix(&format!(".{name}.")).suffix(".tmp").tempfile_in(folder::folder_of(to))
}

fn cut_short() -> UserError {
    let sentence =
        "No backup was made: it took too long. The notes are unharmed, and it is tried again the next time.";
    UserError::new("took too long", sentence)
}

fn name_too_long(place: &str) -> UserError {
    let sentence =
        format!("The file {place} is not in the backup: its name is too long. Give it a shorter one.");
    UserError::new("name too long", sentence)
}

/// The disk gave back other bytes than it was given.
fn not_the_same(place: &str) -> UserError {
    UserError::new(
        "not the same",
        format!(
            "The backup was written to {place} and was not the same when it was read back, so it was not kept. \
             The notes are unharmed. Choose another disk; that one may be failing."
        ),
    )
}

/// The files of an archive, before their list is known.
struct Files {
    out: BufWriter<File>,
    list: List,
}

impl Files {
    fn new(file: File, made: Moment) -> Self {
        Self { out: BufWriter::new(file), list: List::new(made) }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let header = header(name, bytes, self.list.made)?;
        self.out.write_all(header.as_bytes())?;
        write_in_blocks(&mut self.out, bytes)?;
        let at = self.list.length + BLOCK as u64;
        let length = bytes.len() as u64;
        self.list.length = at + length.next_multiple_of(BLOCK as u64);
        let sha256 = hex(&Sha256::digest(bytes));
        self.list.files.push(Entry { name: name.to_owned(), at, bytes: length, sha256 });
        Ok(())
    }

    /// All of the archive; gives its length.
    fn into_archive(self, file: &mut File) -> io::Result<u64> {
        let text = self.list.text().map_err(io::Error::other)?.into_bytes();
        let header = header(LIST, &text, self.list.made)?;
        let mut files = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        files.rewind()?;
        let mut out = Hashed { out: BufWriter::new(file), sum: Sha256::new(), length: 0 };
        out.write_all(header.as_bytes())?;
        write_in_blocks(&mut out, &text)?;
        io::copy(&mut files.take(self.list.length), &mut out)?;
        let again = out.length;
        out.write_all(header.as_bytes())?;
        write_in_blocks(&mut out, &text)?;
        // The end of an archive; programs that unpack it look no further.
        out.write_all(&[0; 2 * BLOCK])?;
        write!(out, "{LAST_LINE}{again:020} ")?;
        let sum = hex(&out.sum.clone().finalize());
        writeln!(out, "{sum}")?;
        out.flush()?;
        Ok(out.length)
    }
}

/// A file's entry, for its owner alone.
fn header(name: &str, bytes: &[u8], made: Moment) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(name).map_err(|_| io::Error::from(ErrorKind::InvalidFilename))?;
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(made.timestamp().as_second()).unwrap_or_default());
    header.set_entry_type(EntryType::Regular);
    header.set_cksum();
    Ok(header)
}

fn write_in_blocks(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    let rest = bytes.len().next_multiple_of(BLOCK) - bytes.len();
    out.write_all(&[0; BLOCK][..rest])
}

/// Counts and digests what is written.
struct Hashed<W> {
    out: W,
    sum: Sha256,
    length: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.sum.update(bytes);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
