//! The file of text that is being typed outside the notes: one a window, a line for each state of it, of
//! which the last counts.

use std::{
    collections::HashSet,
    io::{self, ErrorKind},
};

use serde::{Deserialize, Serialize};

use super::{
    DAMAGED, Disk,
    edit_lock::{self, Own},
    journal,
};
use crate::{
    domain::{Id, Moment},
    draft::Draft,
};

/// Name of their folder, in the home folder.
pub const DRAFTS: &str = "drafts";

const FORMAT: u32 = 1;
const ENDING: &str = ".draft";

/// Nobody types more than this outside the notes.
const LARGEST_LINE: usize = 1024 * 1024;

/// A file begins anew with its last line beyond this.
const LARGEST_FILE: usize = 256 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    format: u32,
    drafts: Vec<Draft>,
}

fn line(drafts: &[Draft]) -> io::Result<String> {
    let record = Record { format: FORMAT, drafts: drafts.to_vec() };
    let line = journal::with_checksum(&ron::to_string(&record).map_err(io::Error::other)?);
    if line.len() > LARGEST_LINE { Err(ErrorKind::FileTooLarge.into()) } else { Ok(line) }
}

/// The last record that is whole.
fn last(bytes: &[u8]) -> Option<Record> {
    bytes.split_inclusive(|byte| *byte == b'\n').rev().find_map(journal::understood)
}

/// Whether a newer Foreword wrote the file.
fn is_newer(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"(format:").and_then(|text| text.split(|byte| *byte == b',').next());
    let format = text.and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u32>().ok());
    format.is_some_and(|format| format > FORMAT)
}

/// Whether a file with drafts can be read again; if not, whether a newer Foreword wrote it.
pub(super) fn look_into(bytes: &[u8]) -> Result<(), bool> {
    let is_whole = last(bytes).is_some_and(|record| record.format == FORMAT);
    if is_whole || bytes.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(is_newer(bytes)) }
}

fn read<D: Disk>(disk: &D, name: &str) -> io::Result<Vec<u8>> {
    disk.read(name, u64::try_from(LARGEST_LINE + LARGEST_FILE).unwrap_or(u64::MAX))
}

/// The files with drafts, none where there is no folder yet.
fn names(disk: &impl Disk) -> Vec<String> {
    let mut names = disk.names().unwrap_or_default();
    names.retain(|name| name.ends_with(ENDING));
    names.sort();
    names
}

/// Writes down what is being typed in this window.
pub(super) struct DraftWriter<D: Disk> {
    disk: D,
    own: Own,
    stem: String,
    lock: Option<D::Lock>,
    log: Option<(D::Log, usize)>,
    last: Vec<Draft>,
}

impl<D: Disk> DraftWriter<D> {
    pub(super) fn new(home: &D, own: Own) -> Self {
        let stem = format!("{:08x}-{}", journal::checksum(&own.host), own.process);
        Self { disk: home.subfolder(DRAFTS), own, stem, lock: None, log: None, last: Vec::new() }
    }

    fn file(&self) -> String {
        format!("{}{ENDING}", self.stem)
    }

    /// Writes all of it down; where nothing is being typed, the file goes.
    pub(super) fn write(&mut self, drafts: Vec<Draft>, now: Moment) -> io::Result<()> {
        let written = self.try_to(&drafts, now);
        if written.is_err() {
            self.log = None;
        }
        self.last = drafts;
        written
    }

    fn try_to(&mut self, drafts: &[Draft], now: Moment) -> io::Result<()> {
        let file = self.file();
        if drafts.is_empty() {
            self.log = None;
            // One that cannot be removed is offered again, which loses nothing.
            let _ = self.disk.remove(&file);
            self.lock.take().into_iter().for_each(|lock| self.disk.release(lock));
            return Ok(());
        }
        let line = line(drafts)?;
        let about = |drafts: &[Draft]| -> Vec<_> {
            drafts.iter().map(|one| (one.part.clone(), one.of.clone())).collect()
        };
        // Earlier lines must not keep a text that is cancelled or saved.
        let goes_on = about(drafts) == about(&self.last);
        if let Some((log, length)) = self.log.as_mut().filter(|(_, length)| goes_on && *length < LARGEST_FILE)
        {
            *length += line.len();
            return self.disk.append(log, line.as_bytes());
        }
        self.log = Some((self.disk.begin_log(&file, line.as_bytes())?, line.len()));
        if self.lock.is_none() {
            self.lock = edit_lock::take(&self.disk, &self.stem, &self.own.window(now)).ok();
        }
        Ok(())
    }

    /// Takes over from windows that are gone: this one writes it down from here on. A sentence tells of a file
    /// that cannot be read.
    pub(super) fn take_over(&mut self, now: Moment) -> (Vec<Draft>, Option<String>) {
        if names(&self.disk).is_empty() {
            return Default::default();
        }
        let disk = self.disk.subfolder(DRAFTS);
        disk.with_lock(|| self.take_over_alone(now))
    }

    fn take_over_alone(&mut self, now: Moment) -> (Vec<Draft>, Option<String>) {
        let (mut found, mut said, mut taken) = (Vec::new(), None, Vec::new());
        for name in names(&self.disk) {
            let stem = name.trim_end_matches(ENDING);
            let is_held = edit_lock::locked_elsewhere(&self.disk, stem, &self.own);
            if (stem == self.stem && self.log.is_some()) || is_held.is_some() {
                continue;
            }
            let Ok(bytes) = read(&self.disk, &name) else { continue };
            match last(&bytes) {
                Some(record) if record.format == FORMAT => found.extend(record.drafts),
                _ if is_newer(&bytes) => continue,
                _ if bytes.iter().all(|byte| *byte == 0) => {}
                _ => said = self.set_aside(&name).or(said),
            }
            taken.push(name);
        }
        let all = self.last.iter().chain(&found).cloned().collect();
        if self.write(all, now).is_ok() {
            for name in taken.iter().filter(|name| **name != self.file()) {
                let _ = self.disk.remove(name);
                self.disk.clear(&edit_lock::lock_of(name.trim_end_matches(ENDING)));
            }
        }
        (found, said)
    }

    fn set_aside(&self, name: &str) -> Option<String> {
        let stem = name.trim_end_matches(ENDING);
        let to = (1..u16::MAX).map(|number| format!("{stem}.{number}{ENDING}"));
        let to = to.into_iter().find(|to| match self.disk.move_to(name, DAMAGED, to) {
            Err(error) => error.kind() != ErrorKind::AlreadyExists,
            Ok(()) => true,
        })?;
        Some(format!(
            "What was being typed in a form could not be read again. It is kept as {}.",
            self.disk.subfolder(DAMAGED).file(&to)
        ))
    }
}

/// Deletes what was being typed about these appointments; gives what could not be, and where.
pub(super) fn delete<D: Disk>(disk: &D, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
    let disk = disk.subfolder(DRAFTS);
    let mut failed = Vec::new();
    for name in names(&disk) {
        let record_of = |bytes: Vec<u8>| last(&bytes).filter(|record| record.format == FORMAT);
        let Some(Record { mut drafts, .. }) = read(&disk, &name).ok().and_then(record_of) else { continue };
        let theirs = |draft: &Draft| draft.of.as_ref().is_some_and(|id| ids.contains(id));
        let Some(id) = drafts.iter().find(|draft| theirs(draft)).and_then(|draft| draft.of.clone()) else {
            continue;
        };
        drafts.retain(|draft| !theirs(draft));
        let done = if drafts.is_empty() {
            disk.remove(&name)
        } else {
            line(&drafts).and_then(|line| disk.replace(&name, line.as_bytes()))
        };
        failed.extend(done.err().map(|error| (id, disk.file(&name), error)));
    }
    failed
}
