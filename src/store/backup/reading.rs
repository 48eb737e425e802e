//! Reads a backup: finds its list, and gives back whole files or none.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    path::Path,
};

use sha2::{Digest, Sha256};
use tar::Header;

use super::{
    BLOCK, LAST_LINE, LAST_LINE_LENGTH, LIST,
    list::{Entry, List, Unusable, hex},
};
use crate::{
    domain::{Moment, UserError},
    store::{Doing, folder::shown, inventory::Content, recovery::LARGEST_JOURNAL, user_error},
};

/// A list longer than this is none.
const LARGEST_LIST: u64 = 64 * 1024 * 1024;

/// A file that is a backup.
#[derive(Debug)]
pub struct Backup {
    file: File,
    place: String,
    length: u64,
    list: List,
    places: BTreeMap<String, usize>,
    // Where the first file is.
    begins: u64,
    unknown: usize,
}

/// Whether a backup is as it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// The last line is there and agrees with all before it.
    pub agrees: bool,
    pub damaged: BTreeSet<String>,
}

impl Condition {
    /// Whether every byte is as it was written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.agrees && self.damaged.is_empty()
    }
}

impl Backup {
    /// Opens a backup; one that is damaged too, as long as one of its two lists is whole.
    ///
    /// # Errors
    /// If it cannot be read, or is no backup that this version understands.
    pub fn open(path: &Path) -> Result<Self, UserError> {
        let place = shown(path);
        let failed = |error| user_error(Doing::ReadingNamed, &place, &error);
        let found = std::fs::metadata(path).map_err(failed)?;
        if found.is_dir() {
            return Err(failed(ErrorKind::IsADirectory.into()));
        }
        // Opening a pipe would wait for ever.
        if !found.is_file() {
            return Err(failed(ErrorKind::InvalidInput.into()));
        }
        Self::of(File::open(path).map_err(failed)?, &place)
    }

    pub(super) fn of(mut file: File, place: &str) -> Result<Self, UserError> {
        let failed = |error| user_error(Doing::ReadingNamed, place, &error);
        let length = file.metadata().map_err(failed)?.len();
        let first = list_at(&mut file, 0, length).map_err(failed)?;
        let (mut list, begins) = match first {
            Some((Ok(list), ends)) => (list, ends),
            Some((Err(Unusable::Newer), _)) => return Err(newer(place)),
            first => match second_list(&mut file, length).map_err(failed)? {
                Some((Ok(list), at)) => {
                    let begins = at.saturating_sub(list.length);
                    (list, begins)
                }
                Some((Err(Unusable::Newer), _)) => return Err(newer(place)),
                _ => return Err(not_a_backup(place, first.is_some())),
            },
        };
        let all = list.files.len();
        let mut names = BTreeSet::new();
        list.files.retain(|file| Content::of(&file.name).is_some() && names.insert(file.name.clone()));
        let unknown = all - list.files.len();
        let places = list.files.iter().enumerate().map(|(at, file)| (file.name.clone(), at)).collect();
        Ok(Self { file, place: place.to_owned(), length, list, places, begins, unknown })
    }

    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    #[must_use]
    pub const fn made(&self) -> Moment {
        self.list.made
    }

    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// How many files of kinds that this version does not know are in it.
    #[must_use]
    pub const fn unknown(&self) -> usize {
        self.unknown
    }

    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.list.files
    }

    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.places.get(name).and_then(|at| self.list.files.get(*at))
    }

    /// The bytes of a file in it, as they were when it was made.
    ///
    /// # Errors
    /// If it cannot be read; [`ErrorKind::InvalidData`] if it is damaged.
    pub fn read(&self, entry: &Entry) -> io::Result<Vec<u8>> {
        let damaged = || io::Error::from(ErrorKind::InvalidData);
        let at = self.begins.checked_add(entry.at).ok_or_else(damaged)?;
        let end = at.checked_add(entry.bytes).ok_or_else(damaged)?;
        if end > self.length || entry.bytes > LARGEST_JOURNAL {
            return Err(damaged());
        }
        let bytes = part(&self.file, at, entry.bytes)?;
        if hex(&Sha256::digest(&bytes)) == entry.sha256 { Ok(bytes) } else { Err(damaged()) }
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn examine(&mut self) -> io::Result<Condition> {
        let mut condition =
            Condition { agrees: agrees(&mut self.file, self.length)?, ..Condition::default() };
        for entry in &self.list.files {
            match self.read(entry) {
                Ok(_) => {}
                Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) => {
                    condition.damaged.insert(entry.name.clone());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(condition)
    }
}

fn part(mut file: &File, at: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = vec![0; usize::try_from(length).map_err(io::Error::other)?];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The list whose entry begins there, and where the entry ends; none where there is no list.
fn list_at(file: &mut File, at: u64, length: u64) -> io::Result<Option<(Result<List, Unusable>, u64)>> {
    let block = BLOCK as u64;
    if at.checked_add(block).is_none_or(|end| end > length) {
        return Ok(None);
    }
    let header = part(file, at, block)?;
    let header = Header::from_byte_slice(&header);
    let sum = header.as_bytes().iter().enumerate();
    let sum: u32 = sum.map(|(at, byte)| u32::from(if (148..156).contains(&at) { b' ' } else { *byte })).sum();
    let is_list =
        header.path_bytes().as_ref() == LIST.as_bytes() && header.cksum().is_ok_and(|said| said == sum);
    let Some(size) = header.size().ok().filter(|size| is_list && *size <= LARGEST_LIST) else {
        return Ok(None);
    };
    let ends = at + block + size.next_multiple_of(block);
    if at + block + size > length {
        return Ok(Some((Err(Unusable::Damaged), ends)));
    }
    Ok(Some((List::parse(&part(file, at + block, size)?), ends)))
}

/// The list at the end, and where its entry begins.
fn second_list(file: &mut File, length: u64) -> io::Result<Option<(Result<List, Unusable>, u64)>> {
    let Some(at) = last_line(file, length)?.and_then(|(at, _)| at.parse::<u64>().ok()) else {
        return Ok(None);
    };
    Ok(list_at(file, at, length)?.map(|(list, _)| (list, at)))
}

/// The two numbers in the last line, if it is whole.
fn last_line(file: &File, length: u64) -> io::Result<Option<(String, String)>> {
    let Some(at) = length.checked_sub(LAST_LINE_LENGTH as u64) else { return Ok(None) };
    let Ok(line) = String::from_utf8(part(file, at, LAST_LINE_LENGTH as u64)?) else { return Ok(None) };
    let numbers = line.strip_prefix(LAST_LINE).and_then(|line| line.strip_suffix('\n'));
    Ok(numbers.and_then(|numbers| numbers.split_once(' ')).map(|(at, sum)| (at.to_owned(), sum.to_owned())))
}

fn agrees(file: &mut File, length: u64) -> io::Result<bool> {
    let Some((_, said)) = last_line(file, length)? else { return Ok(false) };
    let mut sum = Sha256::new();
    file.rewind()?;
    let mut rest = file.take(length.saturating_sub(said.len() as u64 + 1));
    let mut piece = vec![0; 64 * 1024];
    loop {
        match rest.read(&mut piece)? {
            0 => return Ok(hex(&sum.finalize()) == said),
            read => sum.update(piece.get(..read).unwrap_or_default()),
        }
    }
}

fn not_a_backup(place: &str, begins_as_one: bool) -> UserError {
    if begins_as_one {
        let sentence = format!(
            "The backup {place} is damaged: neither of the two lists of what is in it can be read. Nothing was \
             changed. Use another backup; the files in this one may still be unpacked as those of a tar archive."
        );
        return UserError::new("damaged backup", sentence);
    }
    let sentence = format!("The file {place} is not a backup of Foreword. Nothing was changed.");
    UserError::new("not a backup", sentence)
}

fn newer(place: &str) -> UserError {
    let sentence = format!(
        "The backup {place} was made by a newer version of Foreword. Nothing was changed. Use it with that version."
    );
    UserError::new("newer version", sentence)
}
