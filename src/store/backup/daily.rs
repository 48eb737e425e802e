//! The backup of the day: into a folder of the person's choice, where none of today is; a few are kept.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::writing::{Made, is_inside, make};
use crate::{
    domain::{Moment, UserError},
    store::{Disk, Doing, Own, Store, folder, folder::shown, journal, user_error, user_file::HOME},
};

/// So many backups are kept in the folder.
pub const KEPT: usize = 7;

const HALF: &str = ".tmp";

const STAMP: &str = "%Y%m%dT%H%M%SZ";

const ENDING: &str = ".tar";

/// The last failure that was said, in the home folder.
const FAILED: &str = ".backup-failed";

/// Backups of one home folder in a folder that other computers and home folders may use too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daily {
    home: PathBuf,
    folder: PathBuf,
    prefix: String,
}

impl Daily {
    #[must_use]
    pub fn new(home: &Path, folder: &Path, own: &Own) -> Self {
        let whose = journal::checksum(&format!("{} {}", own.host, home.display()));
        Self { home: home.to_owned(), folder: folder.to_owned(), prefix: format!("foreword-{whose:08x}-") }
    }

    /// Why no backup can be made there, if that shows without trying.
    #[must_use]
    pub fn fault(&self) -> Option<UserError> {
        let folder = shown(&self.folder);
        let next = "Set another folder in the settings (Ctrl-F10).";
        if !self.folder.is_absolute() {
            let sentence = format!(
                "No backup can be made in “{folder}”: that is not a whole path, such as /media/stick/backups. {next}"
            );
            return Some(UserError::new("not a whole path", sentence));
        }
        if is_inside(&self.home, &self.folder.join("x")) {
            let sentence = format!(
                "No backup can be made in {folder}, which is where Foreword keeps the notes: it would be lost \
                 with them. {next}"
            );
            return Some(UserError::new("Foreword's folder", sentence));
        }
        let found = fs::read_dir(&self.folder).map(drop);
        found.err().map(|error| user_error(Doing::BackingUp, &folder, &error))
    }

    /// When the newest was made, as far as its name is to be believed.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn newest(&self, now: Moment) -> io::Result<Option<Timestamp>> {
        let now = now.timestamp();
        Ok(self.all()?.into_iter().map(|(made, _)| made).filter(|made| *made <= now).max())
    }

    /// Whether none of today is there. A folder that cannot be read is found out by trying.
    #[must_use]
    pub fn is_due(&self, now: Moment) -> bool {
        let newest = self.newest(now).ok().flatten();
        newest.is_none_or(|newest| now.date_of(newest) != now.civil().date())
    }

    fn all(&self) -> io::Result<Vec<(Timestamp, String)>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let Ok(name) = entry?.file_name().into_string() else { continue };
            let stamp = name.strip_prefix(&self.prefix).and_then(|name| name.strip_suffix(ENDING));
            let made = stamp.and_then(|stamp| DateTime::strptime(STAMP, stamp).ok());
            if let Some(made) = made.and_then(|made| made.to_zoned(TimeZone::UTC).ok()) {
                all.push((made.timestamp(), name));
            }
        }
        all.sort();
        Ok(all)
    }
}

impl<D: Disk> Store<D> {
    /// Why no backup can be made in that folder, if that shows without trying.
    pub fn backup_fault(&self, folder: &str) -> Option<UserError> {
        let home = self.disk.subfolder(HOME).place();
        Daily::new(Path::new(&home), Path::new(folder), &self.own).fault()
    }
}

/// Makes the backup of the day, and removes those that are too many. `goes_on` is asked before each file.
///
/// # Errors
/// If it cannot be made; those that are there stay.
pub fn make_daily(daily: &Daily, now: Moment, goes_on: &dyn Fn() -> bool) -> Result<Made, UserError> {
    if let Some(fault) = daily.fault() {
        return Err(fault);
    }
    let stamp = now.timestamp().strftime(STAMP);
    let file = daily.folder.join(format!("{}{stamp}{ENDING}", daily.prefix));
    let made = make(&daily.home, &file, false, now, goes_on)?;
    // Of others what is older goes; whatever the clock says, the one just made stays.
    let mut all = daily.all().unwrap_or_default();
    all.retain(|(_, name)| Some(name.as_ref()) != file.file_name());
    for (_, name) in all.iter().rev().skip(KEPT - 1) {
        let _ = fs::remove_file(daily.folder.join(name));
    }
    daily.remove_halves(now);
    Ok(made)
}

impl Daily {
    /// Whether what became of a backup is to be said: a failure once, and again after a week or for another
    /// reason.
    #[must_use]
    pub fn is_news(&self, failure: Option<&UserError>, now: Moment) -> bool {
        const WEEK: i64 = 7 * 24 * 60 * 60;
        let file = self.home.join(FAILED);
        let Some(failure) = failure else {
            let _ = fs::remove_file(file);
            return false;
        };
        let said = format!("{}\n{}\n", failure.short, shown(&self.folder));
        let age = |file: &Path| {
            let changed = Timestamp::try_from(fs::metadata(file).ok()?.modified().ok()?).ok()?;
            Some(now.timestamp().as_second() - changed.as_second())
        };
        if fs::read(&file).is_ok_and(|before| before == said.as_bytes())
            && age(&file).is_some_and(|age| age < WEEK)
        {
            return false;
        }
        let _ = folder::replace(&file, said.as_bytes());
        true
    }

    /// Removes what was left of backups that were cut short.
    fn remove_halves(&self, now: Moment) {
        const HOUR: i64 = 60 * 60;
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_half = name.starts_with(&format!(".{}", self.prefix)) && name.ends_with(HALF);
            let changed = || Timestamp::try_from(entry.metadata().ok()?.modified().ok()?).ok();
            let is_old = |changed: Timestamp| now.timestamp().as_second() - changed.as_second() > HOUR;
            if is_half && changed().is_some_and(is_old) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
