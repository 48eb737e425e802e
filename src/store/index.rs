//! The index next to the notes: the list, and the words of every note as they are looked through, in one file
//! that is made from the notes and can be made again at any time. One that is missing, damaged or of another
//! version is none, and no error.
//!
//! In it are a head, two tables with a row for each note, the newest first, then the lines of the list and the
//! texts, in the same order. Of the first table alone is made what is seen first; the second says which file
//! was read.

mod record;

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
    io,
    ops::Range,
};

use jiff::Timestamp;

use super::{Disk, ENDING, Parts, Stamp};
use crate::{
    domain::{Appointment, Id, Moment, Summary},
    text::fold,
};

/// Its name in the home folder.
pub const INDEX: &str = "index";

/// A larger one is not read; its notes are.
const LARGEST_INDEX: u64 = 2 * 1024 * 1024 * 1024;

const HEAD: usize = 64;
const TIMES: usize = 24;
const FILES: usize = 56;

/// The first bytes: another version of Foreword may count otherwise what a line of the list says.
const MAGIC: &[u8] = concat!("Foreword index 1, ", env!("CARGO_PKG_VERSION"), "              ").as_bytes();
const MAGIC_LENGTH: usize = 32;

/// A row of the first table.
#[derive(Clone, Copy)]
struct Time {
    key: i64,
    /// Seconds after which it should be over; the most there is where it has no time.
    length: u32,
    at: u32,
    size: u32,
    sum: u32,
}

/// A row of the second.
#[derive(Clone, Copy)]
struct FileRow {
    id: u128,
    stamp: Stamp,
    at: u64,
    size: u32,
    sum: u32,
}

/// A note as it goes into the index.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) id: u128,
    pub(super) stamp: Stamp,
    key: i64,
    length: u32,
    record: Vec<u8>,
    text: Vec<u8>,
}

const UNTIMED: u32 = u32::MAX;

impl Entry {
    /// None for a note that could not be read again just as it is.
    pub(super) fn of(appointment: &Appointment, summary: &Summary, stamp: Stamp) -> Option<Self> {
        let record = record::encode(summary);
        let same = record::decode(&summary.id, &record).is_some_and(|read| read == *summary);
        let id = same.then(|| u128::from_str_radix(summary.id.as_str(), 16).ok())??;
        let begins = summary.when.map(Moment::timestamp);
        let length = begins.zip(summary.ends()).map(|(begins, ends)| ends.as_second() - begins.as_second());
        let key = summary.when.unwrap_or(summary.changed).timestamp().as_second();
        let length = length.and_then(|length| u32::try_from(length).ok()).unwrap_or(UNTIMED);
        let lines: Vec<_> = appointment.lines().map(|(.., line)| fold(line)).collect();
        Some(Self { id, stamp, key, length, record, text: lines.join("\n").into_bytes() })
    }
}

/// The tables of an index that was read.
pub(super) struct Index {
    times: Times,
    files: Vec<FileRow>,
    texts_at: u64,
}

/// IDs are random already.
#[derive(Default)]
pub(super) struct Digits(u64);

impl Hasher for Digits {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = sum(bytes);
    }

    fn write_u128(&mut self, id: u128) {
        let bytes = id.to_le_bytes();
        self.0 = sum(&bytes);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

pub(super) type ById<T> = HashMap<u128, T, BuildHasherDefault<Digits>>;

/// Not against anybody: whoever may write the index may write the notes.
fn sum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let add = |sum: u64, word: u64| (sum.rotate_left(29) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks();
    let all = words.iter().fold(FACTOR, |sum, word| add(sum, u64::from_le_bytes(*word)));
    let all = rest.iter().fold(all, |sum, byte| add(sum, u64::from(*byte)));
    all ^ all >> 32
}

#[expect(clippy::cast_possible_truncation, reason = "half of it is a sum as well")]
fn short_sum(bytes: &[u8]) -> u32 {
    sum(bytes) as u32
}

/// Reads numbers from the front of bytes.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn i64(&mut self) -> Option<i64> {
        self.take().map(i64::from_le_bytes)
    }
}

impl Time {
    fn read(numbers: &mut Numbers) -> Option<Self> {
        let key = numbers.i64()?;
        let [length, at, size, sum] = [numbers.u32()?, numbers.u32()?, numbers.u32()?, numbers.u32()?];
        Some(Self { key, length, at, size, sum })
    }

    fn range(&self) -> Range<usize> {
        self.at as usize..self.at as usize + self.size as usize
    }
}

/// The first table as it is in the file: many of its rows are looked at once.
struct Times(Vec<u8>);

impl Times {
    fn rows(&self) -> impl DoubleEndedIterator<Item = (usize, Time)> {
        let (rows, _) = self.0.as_chunks::<TIMES>();
        rows.iter().enumerate().filter_map(|(row, bytes)| Some((row, Time::read(&mut Numbers(bytes))?)))
    }

    fn get(&self, row: usize) -> Option<Time> {
        Time::read(&mut Numbers(self.0.get(row * TIMES..)?))
    }
}

impl FileRow {
    fn read(numbers: &mut Numbers) -> Option<Self> {
        let id = numbers.take().map(u128::from_le_bytes)?;
        let stamp = Stamp { size: numbers.u64()?, changed: numbers.u64()?, file: numbers.u64()? };
        Some(Self { id, stamp, at: numbers.u64()?, size: numbers.u32()?, sum: numbers.u32()? })
    }
}

/// The head: how many rows there are, how long the records are, and the sums of both tables.
struct Head {
    count: usize,
    records: usize,
    sums: [u64; 2],
}

impl Head {
    fn read(file: &dyn Parts) -> Option<Self> {
        let bytes = file.part(0, HEAD).ok()?;
        let (magic, rest) = bytes.split_at_checked(MAGIC_LENGTH)?;
        if magic != MAGIC.get(..MAGIC_LENGTH)? || rest.len() != HEAD - MAGIC_LENGTH {
            return None;
        }
        let mut numbers = Numbers(rest);
        let count = usize::try_from(numbers.u64()?).ok()?;
        let records = usize::try_from(numbers.u64()?).ok()?;
        Some(Self { count, records, sums: [numbers.u64()?, numbers.u64()?] })
    }

    const fn records_at(&self) -> usize {
        HEAD + self.count * (TIMES + FILES)
    }

    /// One of the tables, if it is as it was written.
    fn table(&self, file: &dyn Parts, which: usize) -> Option<Vec<u8>> {
        let (from, length) = match which {
            0 => (HEAD, self.count.checked_mul(TIMES)?),
            _ => (HEAD + self.count * TIMES, self.count.checked_mul(FILES)?),
        };
        let bytes = file.part(u64::try_from(from).ok()?, length).ok()?;
        (bytes.len() == length && self.sums.get(which) == Some(&sum(&bytes))).then_some(bytes)
    }

    fn times(&self, file: &dyn Parts) -> Option<Times> {
        self.table(file, 0).map(Times)
    }

    fn files(&self, file: &dyn Parts) -> Option<Vec<FileRow>> {
        let bytes = self.table(file, 1)?;
        let mut numbers = Numbers(&bytes);
        (0..self.count).map(|_| FileRow::read(&mut numbers)).collect()
    }
}

/// The lines of the list, as they are in the file.
pub(super) struct Records(Vec<u8>);

impl Index {
    /// The tables of the file of an index, unless it is damaged.
    pub(super) fn read(file: &dyn Parts) -> Option<Self> {
        let head = Head::read(file)?;
        let (times, files) = (head.times(file)?, head.files(file)?);
        let texts_at = head.records_at().checked_add(head.records)?;
        Some(Self { times, files, texts_at: u64::try_from(texts_at).ok()? })
    }

    pub(super) const fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn id(&self, row: usize) -> Option<Id> {
        self.files.get(row).map(|file| Id::of(file.id))
    }

    /// The row of each note, by its ID.
    pub(super) fn rows(&self) -> ById<usize> {
        self.files.iter().enumerate().map(|(row, file)| (file.id, row)).collect()
    }

    /// Whether the file of a row is still the one that was read.
    pub(super) fn is_of(&self, row: usize, stamp: Option<Stamp>) -> bool {
        stamp.is_some() && self.files.get(row).map(|file| file.stamp) == stamp
    }

    pub(super) fn records(&self, file: &dyn Parts) -> Option<Records> {
        let at = HEAD + self.len() * (TIMES + FILES);
        let length = self.texts_at.checked_sub(u64::try_from(at).ok()?)?;
        let length = usize::try_from(length).ok()?;
        file.part(u64::try_from(at).ok()?, length).ok().map(Records)
    }

    /// The line of the list for a row.
    pub(super) fn summary(&self, records: &Records, row: usize) -> Option<Summary> {
        let time = self.times.get(row)?;
        let bytes = records.0.get(time.range())?;
        if short_sum(bytes) != time.sum {
            return None;
        }
        record::decode(&self.id(row)?, bytes)
    }

    /// The texts of rows in a row of about so many bytes: how many of them, and where each is.
    pub(super) fn piece(&self, from: usize, bytes: usize) -> Range<usize> {
        let mut left = bytes;
        let fits = self.files.iter().skip(from).take_while(|file| {
            let before = left;
            left = left.saturating_sub(file.size as usize);
            before > 0
        });
        from..from + fits.count()
    }

    /// The texts of these rows, each as it was written or none.
    pub(super) fn texts(&self, file: Option<&dyn Parts>, rows: Range<usize>) -> Vec<Option<String>> {
        let files = self.files.get(rows).unwrap_or_default();
        let start = files.first().map_or(0, |file| file.at);
        let end = files.last().map_or(0, |file| file.at + u64::from(file.size));
        let length = usize::try_from(end.saturating_sub(start)).unwrap_or_default();
        let bytes = file.and_then(|file| file.part(self.texts_at + start, length).ok()).unwrap_or_default();
        let text = |file: &FileRow| {
            let at = usize::try_from(file.at.checked_sub(start)?).ok()?;
            let text = bytes.get(at..at + file.size as usize)?;
            (short_sum(text) == file.sum).then(|| std::str::from_utf8(text).ok().map(str::to_owned))?
        };
        files.iter().map(text).collect()
    }
}

/// The lines that the list shows first at that time, from the index alone: those next to come, some without a time and
/// those just over.
pub(super) fn first_page(file: &dyn Parts, now: Timestamp) -> Option<Vec<Summary>> {
    /// Of each kind; no screen has more lines.
    const MOST: usize = 100;
    let head = Head::read(file)?;
    let times = head.times(file)?;
    let now = now.as_second();
    let is_timed = |time: &Time| time.length != UNTIMED;
    let is_coming = |time: &Time| is_timed(time) && time.key + i64::from(time.length) >= now;
    let rows = || times.rows();
    let coming = rows().rev().filter(|(_, time)| is_coming(time)).take(MOST);
    let untimed = rows().filter(|(_, time)| !is_timed(time)).take(MOST);
    let past = rows().filter(|(_, time)| is_timed(time) && !is_coming(time)).take(MOST);
    let mut shown: Vec<usize> = coming.chain(untimed).chain(past).map(|(row, _)| row).collect();
    shown.sort_unstable();
    let files = HEAD + head.count * TIMES;
    let summary = |row: usize| {
        let time = times.get(row)?;
        let at = u64::try_from(head.records_at()).ok()? + u64::from(time.at);
        let bytes = file.part(at, time.size as usize).ok()?;
        let id = file.part(u64::try_from(files + row * FILES).ok()?, size_of::<u128>()).ok()?;
        let id = Id::of(Numbers(&id).take().map(u128::from_le_bytes)?);
        (short_sum(&bytes) == time.sum).then(|| record::decode(&id, &bytes))?
    };
    shown.into_iter().map(summary).collect()
}

/// Writes an index of the rows of the old one that are kept, and of these entries.
pub(super) fn write(
    home: &impl Disk,
    keeps: impl Fn(u128, Stamp) -> bool,
    entries: Vec<Entry>,
) -> io::Result<()> {
    let new: HashSet<u128, BuildHasherDefault<Digits>> = entries.iter().map(|entry| entry.id).collect();
    let mut all = entries;
    all.extend(whole(home).into_iter().filter(|entry| !new.contains(&entry.id)));
    all.retain(|entry| keeps(entry.id, entry.stamp));
    all.sort_by(|one, other| (other.key, one.id).cmp(&(one.key, other.id)));
    home.replace(INDEX, &encode(&all)?)
}

/// Takes these notes out, and with them their text; where the rest cannot be kept, all of it.
///
/// # Errors
/// If it is still there.
pub(super) fn forget(home: &impl Disk, ids: &HashSet<Id>) -> io::Result<()> {
    let ids: HashSet<u128> = ids.iter().filter_map(|id| u128::from_str_radix(id.as_str(), 16).ok()).collect();
    let file = home.open(INDEX);
    let is_there = match file.as_deref().ok().and_then(Index::read) {
        Some(index) => index.files.iter().any(|file| ids.contains(&file.id)),
        // One that cannot be read may hold them all the same.
        None => file.is_ok(),
    };
    drop(file);
    if !is_there || write(home, |id, _| !ids.contains(&id), Vec::new()).is_ok() {
        return Ok(());
    }
    home.remove(INDEX)
}

/// Everything in the index, as it is to be written again.
fn whole(home: &impl Disk) -> Vec<Entry> {
    let Ok(bytes) = home.read(INDEX, LARGEST_INDEX) else { return Vec::new() };
    let Some(index) = Index::read(&bytes) else { return Vec::new() };
    let records_at = HEAD + index.len() * (TIMES + FILES);
    let rows = index.times.rows().zip(&index.files);
    let entry = |((_, time), file): ((usize, Time), &FileRow)| {
        let record = bytes.get(records_at..)?.get(time.range())?;
        let at = usize::try_from(index.texts_at + file.at).ok()?;
        let text = bytes.get(at..at + file.size as usize)?;
        let is_good = short_sum(record) == time.sum && short_sum(text) == file.sum;
        is_good.then(|| Entry {
            id: file.id,
            stamp: file.stamp,
            key: time.key,
            length: time.length,
            record: record.to_vec(),
            text: text.to_vec(),
        })
    };
    rows.filter_map(entry).collect()
}

fn encode(entries: &[Entry]) -> io::Result<Vec<u8>> {
    let too_large = |_| io::Error::from(io::ErrorKind::FileTooLarge);
    let small = |size: usize| u32::try_from(size).map_err(too_large);
    let (mut times, mut files) = (Vec::new(), Vec::new());
    let (mut records, mut texts) = (0, 0_u64);
    for Entry { id, stamp, key, length, record, text } in entries {
        times.extend(key.to_le_bytes());
        for number in [*length, small(records)?, small(record.len())?, short_sum(record)] {
            times.extend(number.to_le_bytes());
        }
        files.extend(id.to_le_bytes());
        for number in [stamp.size, stamp.changed, stamp.file, texts] {
            files.extend(number.to_le_bytes());
        }
        for number in [small(text.len())?, short_sum(text)] {
            files.extend(number.to_le_bytes());
        }
        records += record.len();
        texts += u64::from(small(text.len())?);
    }
    let mut bytes = MAGIC.get(..MAGIC_LENGTH).unwrap_or_default().to_vec();
    let count = u64::try_from(entries.len()).unwrap_or_default();
    let length = u64::try_from(records).unwrap_or_default();
    for number in [count, length, sum(&times), sum(&files)] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(times);
    bytes.extend(files);
    bytes.extend(entries.iter().flat_map(|entry| &entry.record));
    bytes.extend(entries.iter().flat_map(|entry| &entry.text));
    Ok(bytes)
}

/// The number in the name of an appointment's file.
pub(super) fn number_of(file: &str) -> Option<u128> {
    let digits = file.strip_suffix(ENDING).filter(|digits| digits.len() == Id::DIGITS)?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    digits.bytes().all(is_digit).then(|| u128::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests;
