//! Earlier versions of an appointment: one a session, fewer with age.

use jiff::Timestamp;

use super::{Disk, Doing, LARGEST, Store, disk::if_there, file_of, fingerprint_of, format};
use crate::domain::{Appointment, Comparison, Earlier, Id, Moment, NotSaved, Opened, UserError};

/// The most versions kept of one appointment.
const MOST: usize = 40;

/// The most bytes they may have together; the newest always stays.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The folder of an appointment's earlier versions, in the home folder.
pub(super) fn folder_of(id: &Id) -> String {
    format!("history/{id}")
}

/// How the name of the version ends that an appointment had when it was left. There is one at most, and
/// none once it is written again: a file that differs from it was changed by another program.
const END: &str = "-end.ron";

/// The name of a version last changed then. Names sort by time.
pub(super) fn name_of(changed: Moment) -> String {
    format!("{}.ron", changed.timestamp().strftime("%Y%m%dT%H%M%SZ"))
}

fn time_of(name: &str) -> Option<Timestamp> {
    let time = name.strip_suffix(END).or_else(|| name.strip_suffix(".ron"))?;
    let time = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", time).ok()?;
    jiff::tz::Offset::UTC.to_timestamp(time).ok()
}

/// Keeps an appointment as it is left.
pub(super) fn keep_end<D: Disk>(disk: &D, id: &Id) {
    let Ok(bytes) = disk.read(&file_of(id), LARGEST) else { return };
    if let Ok(Opened { appointment, read_only: None, .. }) = format::decode(&bytes, "")
        && appointment.notes.filled() > 0
    {
        keep_end_as(&disk.subfolder(&folder_of(id)), &bytes, appointment.changed);
    }
}

fn keep_end_as(folder: &impl Disk, bytes: &[u8], changed: Moment) {
    let name = name_of(changed);
    if end_of(folder).is_some_and(|end| folder.read(&end, LARGEST).is_ok_and(|kept| kept == bytes)) {
        return;
    }
    forget_end(folder);
    let end = name.replace(".ron", END);
    // May be there already, kept when it was replaced.
    let kept = folder.read(&name, LARGEST).is_ok_and(|kept| kept == bytes);
    let done = if kept { folder.rename(&name, &end) } else { folder.replace(&end, bytes) };
    if done.is_ok() {
        balance(folder, changed.timestamp());
    }
}

fn end_of(folder: &impl Disk) -> Option<String> {
    folder.names().unwrap_or_default().into_iter().find(|name| name.ends_with(END))
}

/// Makes the version that was left one like the others.
fn forget_end(folder: &impl Disk) {
    if let Some(end) = end_of(folder) {
        let plain = end.replace(END, ".ron");
        let same = |name: &str| folder.read(name, LARGEST).ok();
        let _ = match same(&plain) {
            None => folder.rename(&end, &plain),
            Some(there) if Some(&there) == same(&end).as_ref() => folder.remove(&end),
            // Two of one second: the second one keeps its name apart.
            Some(_) => folder.rename(&end, &end.replace(END, "-2.ron")),
        };
    }
}

impl<D: Disk> Store<D> {
    /// Keeps the version that is about to be replaced, the first time in a session.
    pub(super) fn keep_version(&self, id: &Id, bytes: &[u8], now: Moment) {
        if self.known.get(id).is_some_and(|known| known.kept) {
            return;
        }
        let Ok(opened) = self.decoded(id, bytes) else { return };
        // A file of an earlier format is kept as it was, whatever is in it, and so is one with comments.
        let has_comments =
            || std::str::from_utf8(bytes).is_ok_and(|text| format::comments(text).next().is_some());
        if opened.appointment.notes.filled() == 0 && !format::is_older(bytes) && !has_comments() {
            return;
        }
        let disk = self.disk.subfolder(&folder_of(id));
        forget_end(&disk);
        // A version that cannot be kept must not keep the note from being saved.
        if disk.create(&name_of(opened.appointment.changed), bytes).is_ok() {
            balance(&disk, now.timestamp());
        }
    }

    /// Keeps an appointment as it is left.
    pub(super) fn keep_end(&mut self, id: &Id) {
        keep_end(&self.disk, id);
        if let Some(known) = self.known.get_mut(id) {
            known.kept = false;
        }
    }

    /// Keeps it where its file has another version by now.
    pub(super) fn keep_end_as(&self, appointment: &Appointment) {
        if let Ok(text) = self.encoded(appointment, Doing::Saving)
            && appointment.notes.filled() > 0
        {
            let folder = self.disk.subfolder(&folder_of(&appointment.id));
            keep_end_as(&folder, text.as_bytes(), appointment.changed);
        }
    }

    /// Where another program has changed the file since it was left, keeps the version that was left as
    /// well; gives a sentence that says so.
    pub fn compare_with_end(&self, id: &Id) -> Option<String> {
        let folder = self.disk.subfolder(&folder_of(id));
        let end = end_of(&folder)?;
        let left = self.decoded(id, &folder.read(&end, LARGEST).ok()?).ok()?.appointment;
        let on_disk = self.read(id).ok().filter(|opened| opened.read_only.is_none())?.appointment;
        if Comparison::of(&on_disk, &left, None).differences().is_empty() {
            return None;
        }
        self.keep_copy(&left).ok()?;
        forget_end(&folder);
        Some(format!(
            "Another program has changed this appointment since it was left ({}). Both versions are kept; \
             {{key:save}} shows and compares them.",
            left.changed.in_short()
        ))
    }

    /// The earlier versions of an appointment that can be read, newest first.
    #[must_use]
    pub fn versions(&self, id: &Id) -> Vec<Earlier> {
        let disk = self.disk.subfolder(&folder_of(id));
        let mut versions: Vec<_> = disk
            .names()
            .unwrap_or_default()
            .into_iter()
            .filter_map(|name| {
                let appointment = self.decoded(id, &disk.read(&name, LARGEST).ok()?).ok()?.appointment;
                Some(Earlier { name, changed: appointment.changed, filled: appointment.notes.filled() })
            })
            .collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.changed.timestamp()));
        versions
    }

    /// An earlier version.
    ///
    /// # Errors
    /// If it cannot be read or understood.
    pub fn version(&self, id: &Id, name: &str) -> Result<Appointment, UserError> {
        let disk = self.disk.subfolder(&folder_of(id));
        let bytes = disk
            .read(name, LARGEST)
            .map_err(|error| super::user_error(Doing::Reading, &disk.file(name), &error))?;
        self.decoded(id, &bytes).map(|opened| opened.appointment)
    }

    /// Puts the newest good version in the place of a damaged file, which is set aside as it is.
    ///
    /// # Errors
    /// If the file is not damaged, if there is no earlier version, or if it cannot be written.
    pub fn restore(&mut self, id: &Id) -> Result<Opened, UserError> {
        let file = file_of(id);
        let bytes = if_there(self.disk.read(&file, LARGEST));
        let bytes = bytes.map_err(|error| self.error(Doing::Reading, &file, &error))?.unwrap_or_default();
        if format::is_newer(&bytes) || self.decoded(id, &bytes).is_ok() {
            return self.open(id);
        }
        let newest = self.versions(id).into_iter().next().ok_or_else(|| {
            let sentence = format!(
                "There is no earlier version of the file {}. It is left as it is. Mend it in a text \
                 editor, or bring back a copy from a backup.",
                self.disk.file(&file)
            );
            UserError::new("no earlier version", sentence)
        })?;
        let version = self.version(id, &newest.name)?;
        match self.save(&version) {
            Ok(_) => self.open(id),
            Err(NotSaved::UserError(error)) => Err(error),
            Err(NotSaved::Changed(opened)) => {
                self.set_baseline(id, fingerprint_of(&bytes));
                Ok(*opened)
            }
        }
    }
}

/// Removes versions that are too many.
fn balance(disk: &impl Disk, now: Timestamp) {
    let mut names = disk.names().unwrap_or_default();
    names.retain(|name| time_of(name).is_some());
    names.sort_by_key(|name| std::cmp::Reverse((time_of(name), name.ends_with(END))));
    let sizes = names.iter().map(|name| disk.read(name, LARGEST).map_or(0, |bytes| bytes.len()));
    let times = names.iter().filter_map(|name| time_of(name));
    let versions: Vec<_> = times.zip(sizes).collect();
    for at in too_much(&versions, now) {
        if let Some(name) = names.get(at) {
            let _ = disk.remove(name);
        }
    }
}

/// Which of these versions, newest first, are too much: of the last two days every one stays, of the
/// last thirty the newest of each day, before that the newest of each week.
fn too_much(versions: &[(Timestamp, usize)], now: Timestamp) -> Vec<usize> {
    const DAY: i64 = 24 * 60 * 60;
    let period = |time: Timestamp| {
        let second = time.as_second();
        let age = now.as_second().saturating_sub(second);
        match age {
            ..=172_799 => (0, second),
            172_800..=2_591_999 => (1, second.div_euclid(DAY)),
            _ => (2, second.div_euclid(7 * DAY)),
        }
    };
    let (mut kept, mut bytes, mut last) = (0, 0_usize, None);
    let mut gone = Vec::new();
    for (at, &(time, size)) in versions.iter().enumerate() {
        let this = Some(period(time));
        let fits = kept == 0 || (kept < MOST && bytes.saturating_add(size) <= MOST_BYTES);
        if this == last || !fits {
            gone.push(at);
        } else {
            (kept, bytes, last) = (kept + 1, bytes.saturating_add(size), this);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Versions grow fewer with age, and never too many.
    #[test]
    fn versions_thin_out() {
        let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        let ago = |hours: i64| Timestamp::from_second(now.as_second() - hours * 3600).unwrap();
        // One an hour for sixty days.
        let hourly: Vec<_> = (0..24 * 60).map(|hours| (ago(hours), 1000)).collect();
        let gone = too_much(&hourly, now);
        let kept = |days: std::ops::Range<i64>| {
            (days.start * 24..days.end * 24)
                .filter(|at| !gone.contains(&usize::try_from(*at).unwrap()))
                .count()
        };
        assert_eq!(kept(0..2), MOST, "more than that is too many");
        let daily: Vec<_> = (0..120).map(|day| (ago(day * 24), 1000)).collect();
        let gone = too_much(&daily, now);
        assert!(gone.iter().all(|at| *at >= 30), "{gone:?}");
        let left = 120 - gone.len();
        assert!((38..=MOST).contains(&left), "{left}");
        let large = [(ago(0), MOST_BYTES), (ago(1), MOST_BYTES), (ago(2), 1)];
        assert_eq!(too_much(&large, now), [1, 2]);
        assert!(too_much(&[(ago(9000), MOST_BYTES * 2)], now).is_empty(), "the newest stays");
    }

    #[test]
    fn a_version_is_named_by_its_time() {
        let changed: Moment = "2026-11-22T09:00:05+01:00".parse().unwrap();
        assert_eq!(name_of(changed), "20261122T080005Z.ron");
        assert_eq!(time_of(&name_of(changed)), Some(changed.timestamp()));
        assert_eq!(time_of("beside-1.ron"), None);
    }
}
