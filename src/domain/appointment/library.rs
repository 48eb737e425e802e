//! The library of saved appointments: a summary of each, and errors in words.

use std::ops::Deref;

use jiff::{Timestamp, civil::Date};
use thiserror::Error;

use crate::{
    domain::{Appointment, Details, Id, Moment, NotesPage, appointment::name_or_none, counted, days_left},
    text::{debug_as, fold},
};

/// One saved appointment, without its notes. `Debug` leaves the label out.
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    pub id: Id,
    pub details: Details,
    pub changed: Moment,
    pub filled: usize,
    pub to_ask: usize,
    pub empty_pages: Vec<NotesPage>,
    /// Why it can be read and not changed, as a whole sentence.
    pub read_only: Option<String>,
    pub conflict: bool,
    pub pinned: Vec<String>,
    /// Folded, as a filter looks through them.
    pub words: String,
}

impl Summary {
    pub fn of(appointment: &Appointment, read_only: Option<String>) -> Self {
        let details = appointment.details();
        let when = details.when.map(Moment::in_full).unwrap_or_default();
        let words = format!("{} {when} {} {}", details.label, details.visit.label(), details.meeting.label());
        Self {
            words: fold(&words),
            id: appointment.id.clone(),
            details,
            changed: appointment.changed,
            filled: appointment.notes.filled(),
            to_ask: appointment.notes.to_ask().len(),
            empty_pages: appointment.notes.empty_pages(),
            read_only,
            conflict: false,
            pinned: appointment.pinned.iter().map(|pin| pin.phrase.clone()).collect(),
        }
    }

    pub fn name(&self) -> &str {
        name_or_none(&self.label)
    }

    /// What is not there yet: `no options, 2 to ask`; once it is over, whether what came of it is
    /// still to be written.
    pub fn state_in_words(&self, now: Timestamp) -> String {
        if self.read_only.is_some() {
            return "read only".to_owned();
        }
        if self.conflict {
            return "two versions".to_owned();
        }
        if (self.filled, self.to_ask) == (0, 0) {
            return "not started".to_owned();
        }
        let is_over = self.is_over(now);
        let empty = self.empty_pages.iter().filter(|page| is_over || **page != NotesPage::After);
        let missing = empty.map(|page| match page {
            NotesPage::Context => "no context".to_owned(),
            NotesPage::Options => "no options".to_owned(),
            NotesPage::Setbacks => "no plan for a bad day".to_owned(),
            NotesPage::After => "what came of it?".to_owned(),
        });
        let is_whole = !self.empty_pages.iter().any(|page| *page != NotesPage::After);
        let whole = is_whole.then(|| "notes on all pages".to_owned());
        let to_ask = (self.to_ask > 0).then(|| format!("{} to ask", self.to_ask));
        missing.chain(whole).chain(to_ask).collect::<Vec<_>>().join(", ")
    }

    pub fn delete_after_day(&self, days: u16) -> Option<Date> {
        self.delete_after.day(self.when, self.changed, days)
    }

    /// Whether the day is past after which its notes should go, though not all of them may.
    pub fn is_past_its_day(&self, now: Moment, days: u16) -> bool {
        let today = now.civil().date();
        self.delete_after_day(days).is_some_and(|day| day < today)
    }

    /// Whether its notes may be deleted now for the day that is past: never those of an appointment
    /// of today or to come, and never a file that holds what this version does not know.
    pub fn is_due(&self, now: Moment, days: u16) -> bool {
        let today = now.civil().date();
        let is_over = self.when.is_none_or(|when| when.civil().date() < today);
        is_over && self.read_only.is_none() && self.is_past_its_day(now, days)
    }
}

/// Those of a day, by their time.
pub fn of_day<'a>(all: impl Iterator<Item = &'a Summary>, day: Date) -> Vec<&'a Summary> {
    let is_of_day = |one: &&Summary| one.when.is_some_and(|when| when.civil().date() == day);
    let mut all: Vec<_> = all.filter(is_of_day).collect();
    all.sort_by_key(|one| (one.when.map(Moment::timestamp), one.id.clone()));
    all
}

/// A summary is read as the details are.
impl Deref for Summary {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.details
    }
}

debug_as!(Summary, one => "Summary({}, {:?})", one.id, one.when);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub file: String,
    pub id: Option<Id>,
    pub error: UserError,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    pub appointments: Vec<Summary>,
    pub unreadable: Vec<Unreadable>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    pub file: String,
    pub id: Id,
    pub since: Timestamp,
    pub what: Result<Box<Summary>, UserError>,
}

impl Binned {
    /// `in the bin since 20 Nov, 29 days left`.
    pub fn since_in_words(&self, now: Moment) -> String {
        let since = now.date_of(self.since);
        format!("in the bin since {}, {}", since.strftime("%-d %b"), self.left_in_words(now))
    }

    /// `29 days left`.
    pub fn left_in_words(&self, now: Moment) -> String {
        match days_left(self.since, now) {
            ..=0 => "its last day".to_owned(),
            1 => "1 day left".to_owned(),
            days => format!("{days} days left"),
        }
    }
}

/// Which bytes a file held when it was read or written; other bytes have another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(pub u64);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub appointment: Appointment,
    /// Why it must not be written back, as a whole sentence.
    pub read_only: Option<String>,
    pub fingerprint: Fingerprint,
    pub recovered: Option<Recovered>,
}

/// Work recovered from a session that ended before everything was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    pub words: usize,
    pub at: Moment,
    pub place: RecoveredPlace,
    /// Where the recovery file is now, if it could not be read to its end.
    pub damaged: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveredPlace {
    Merged,
    /// In the note on screen; it could not be written yet.
    OnScreen,
    Conflict,
    Aside,
    /// There is none but what is in the note already.
    Nothing,
}

impl Recovered {
    pub fn sentence(&self) -> String {
        let what = match self.words {
            0 => "what was changed".to_owned(),
            words => format!("{} typed", counted(words, "word")),
        };
        let at = self.at.time();
        let found = match self.place {
            RecoveredPlace::Merged => {
                format!("Recovered {what} at {at}. {{key:undo}} goes back to the version before.")
            }
            RecoveredPlace::OnScreen => format!("Recovered {what} at {at}; not on disk again yet."),
            RecoveredPlace::Aside => format!(
                "What was typed until {at} and not saved could not be merged; it is in the folder “damaged”."
            ),
            RecoveredPlace::Conflict => {
                format!("Recovered {what} at {at}, kept next to the note, which was changed elsewhere.")
            }
            RecoveredPlace::Nothing => String::new(),
        };
        let Some(file) = &self.damaged else { return found };
        let damaged = format!(
            "The recovery file was damaged. What could be read of it was used, and the saved notes are \
             unharmed. If words are missing, look for them in {file}, where it is kept."
        );
        if found.is_empty() { damaged } else { format!("{found} {damaged}") }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub name: String,
    pub changed: Moment,
    pub filled: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The disk refused, or must not be asked.
    UserError(UserError),
    Changed(Box<Opened>),
}

impl From<UserError> for NotSaved {
    fn from(error: UserError) -> Self {
        Self::UserError(error)
    }
}

/// Something that went wrong, for the person in front of the screen.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{sentence}")]
pub struct UserError {
    pub short: String,
    pub sentence: String,
}

impl UserError {
    pub fn new(short: &str, sentence: impl Into<String>) -> Self {
        Self { short: short.to_owned(), sentence: sentence.into() }
    }
}
