//! When an opened appointment is written, and what the banner says of it.

use jiff::{Timestamp, ToSpan, Zoned};

use crate::domain::{Moment, UserError};

/// How long after a key the text is written; a burst of keys is one write.
const PAUSE_MS: i64 = 300;

/// Someone who types without a pause is saved this often.
const LONGEST_MS: i64 = 900;

/// A disk that has not answered for so long is said to be slow.
const SLOW_MS: i64 = 1_000;

/// How long after a failed write the next one is tried.
const RETRY_MS: i64 = 2_000;

/// Which version of the text is where. Versions count the changes since it was opened.
#[derive(Debug, Default)]
pub struct Saving {
    version: u64,
    on_disk: u64,
    sent: Option<(u64, Timestamp)>,
    due: Option<Timestamp>,
    /// When the oldest change not yet sent was made.
    since: Option<Timestamp>,
    /// Since when the disk does not answer to what is typed.
    behind: Option<Timestamp>,
    /// The person must choose first what is to be written.
    waits: bool,
    pub error: Option<UserError>,
    saved: Option<Moment>,
}

fn later(now: &Zoned, milliseconds: i64) -> Timestamp {
    let now = now.timestamp();
    now.checked_add(milliseconds.milliseconds()).unwrap_or(now)
}

/// When a disk that was asked then is said to be slow.
fn slow_after(sent: Timestamp) -> Timestamp {
    sent.checked_add(SLOW_MS.milliseconds()).unwrap_or(sent)
}

impl Saving {
    /// An appointment that is on disk since that moment.
    #[must_use]
    pub fn saved_at(saved: Moment) -> Self {
        Self { saved: Some(saved), ..Self::default() }
    }

    /// A new appointment whose first version is on its way as version 0.
    #[must_use]
    pub fn being_made(now: &Zoned) -> Self {
        Self { sent: Some((0, now.timestamp())), ..Self::default() }
    }

    pub fn touch(&mut self, now: &Zoned) {
        self.version += 1;
        let since = *self.since.get_or_insert(now.timestamp());
        let longest = since.checked_add(LONGEST_MS.milliseconds()).unwrap_or(since);
        if self.error.is_none() || self.due.is_none() && !self.waits {
            self.due = Some(later(now, PAUSE_MS).min(longest));
        }
    }

    /// Whether something on screen is not on disk.
    #[must_use]
    pub const fn has_unsaved(&self) -> bool {
        self.version > self.on_disk || self.sent.is_some()
    }

    /// The version to write now, if a write is due or, with `at_once`, if there is anything to write.
    pub fn begin(&mut self, now: &Zoned, at_once: bool) -> Option<u64> {
        let due = self.due.is_some_and(|due| due <= now.timestamp());
        if self.waits || self.sent.is_some() || !(due || at_once && self.version > self.on_disk) {
            return None;
        }
        self.sent = Some((self.version, now.timestamp()));
        (self.due, self.since) = (None, None);
        Some(self.version)
    }

    /// The version on its way, if one is.
    #[must_use]
    pub fn on_its_way(&self) -> Option<u64> {
        self.sent.map(|(version, _)| version)
    }

    pub fn on_reply(&mut self, version: u64, result: Result<(), UserError>, now: &Zoned) {
        self.sent = None;
        match result {
            Ok(()) => {
                self.on_disk = version;
                self.saved = Some(Moment::of(now));
                self.error = None;
                if self.version > version {
                    self.due = Some(self.due.unwrap_or(now.timestamp()));
                }
            }
            Err(error) => {
                // A first version that did not reach the disk is a change like any other.
                self.version = self.version.max(version + 1);
                self.error = Some(error);
                self.due = Some(later(now, RETRY_MS));
            }
        }
    }

    /// The next instant after `now` at which something must happen.
    #[must_use]
    pub fn deadline(&self, now: Timestamp) -> Option<Timestamp> {
        match self.sent {
            Some((_, sent)) => Some(slow_after(sent)).filter(|slow| *slow > now),
            None => self.due,
        }
    }

    /// The journal failed: until the next save, the words typed last are not safe.
    pub fn not_noted(&mut self, error: UserError) {
        self.error.get_or_insert(error);
    }

    /// The disk does not answer, or answers again.
    pub fn set_behind(&mut self, behind: bool, now: &Zoned) {
        self.behind = behind.then(|| now.timestamp());
    }

    /// Nothing is saved from here any more.
    pub fn stop(&mut self) {
        *self = Self { version: self.version, on_disk: self.version, saved: self.saved, ..Self::default() };
    }

    /// Nothing is tried again until the person has chosen what is to be saved.
    pub fn wait_for_choice(&mut self) {
        (self.due, self.waits) = (None, true);
    }

    /// The person has chosen; it is saved at once.
    pub fn chosen(&mut self, now: &Zoned) {
        (self.error, self.waits) = (None, false);
        self.touch(now);
        self.due = Some(now.timestamp());
    }

    /// "saved 10:04" stays while the keys of the last second are on their way, so that nothing on
    /// screen changes with every key.
    #[must_use]
    pub fn words(&self, now: &Zoned) -> String {
        let slow =
            self.behind.is_some() || self.sent.is_some_and(|(_, sent)| slow_after(sent) <= now.timestamp());
        match (&self.error, self.saved) {
            (Some(error), _) => format!("not saved: {}", error.short),
            _ if slow => "not saved yet: slow disk".to_owned(),
            (None, Some(saved)) if saved.civil().date() == now.date() => format!("saved {}", saved.time()),
            (None, Some(saved)) => format!("saved {}", saved.civil().strftime("%-d %b")),
            (None, None) => "saved as you type".to_owned(),
        }
    }
}
