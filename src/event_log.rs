//! A session at one appointment as a list of events, which can be replayed from its start.
//!
//! The journal keeps it, so that typed text survives the death of the program and undo reaches back beyond
//! a restart.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    change::Change,
    domain::{Appointment, Details, FieldId, Moment, UserError},
    text::{Edit, History},
};

/// One event. `Debug` holds no note text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Did {
        goes_on: bool,
        changes: Vec<Change>,
        at: Moment,
    },
    Typed {
        goes_on: bool,
        field: FieldId,
        start: usize,
        words: Vec<String>,
        at: Moment,
    },
    Undid(Vec<Change>, Moment),
    Redid(Vec<Change>, Moment),
    Renamed(Details, Moment),
    Saving,
    /// The state of the last [`Event::Saving`] is on disk.
    Saved,
}

impl fmt::Debug for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Did { changes, at, .. } => write!(formatter, "Did({changes:?}, {at})"),
            Self::Typed { field, words, at, .. } => {
                write!(formatter, "Typed({field:?}, {} words, {at})", words.len())
            }
            Self::Undid(changes, at) => write!(formatter, "Undid({changes:?}, {at})"),
            Self::Redid(changes, at) => write!(formatter, "Redid({changes:?}, {at})"),
            Self::Renamed(_, at) => write!(formatter, "Renamed({at})"),
            Self::Saving => write!(formatter, "Saving"),
            Self::Saved => write!(formatter, "Saved"),
        }
    }
}

/// The start of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    pub base: Box<Appointment>,
    pub resumes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    UserError(UserError),
    TakenOver,
}

/// An appointment, and the undo history that led to it.
#[derive(Clone, Debug)]
pub struct EventLog {
    pub appointment: Appointment,
    pub history: History<Change>,
}

impl EventLog {
    pub fn new(appointment: Appointment) -> Self {
        Self { appointment, history: History::default() }
    }

    pub fn replay(&mut self, event: Event) {
        match event {
            Event::Did { goes_on, changes, at } => {
                if !goes_on {
                    self.history.seal();
                }
                self.apply(&changes, at);
                self.history.record(changes);
            }
            Event::Typed { mut goes_on, field, start, words, at } => {
                let mut place = start;
                for inserted in words {
                    let edit = Edit { at: place, removed: String::new(), inserted };
                    place += edit.inserted.len();
                    self.replay(Event::Did { goes_on, changes: vec![Change::Text(field, edit)], at });
                    goes_on = true;
                }
            }
            Event::Undid(changes, at) => {
                let step = self.history.undo();
                self.travelled(step, &changes, at);
            }
            Event::Redid(changes, at) => {
                let step = self.history.redo();
                self.travelled(step, &changes, at);
            }
            Event::Renamed(details, at) => {
                self.appointment.set_details(details);
                self.appointment.changed = at;
            }
            Event::Saving | Event::Saved => {}
        }
    }

    /// The log is authoritative for the text. Undo steps from before its start are not known here, and once
    /// one of those was undone, none that is known would fit.
    fn travelled(&mut self, step: Option<Vec<Change>>, changes: &[Change], at: Moment) {
        if step.is_none_or(|step| step != changes) {
            self.history = History::default();
        }
        self.apply(changes, at);
    }

    fn apply(&mut self, changes: &[Change], at: Moment) {
        for change in changes {
            change.apply(&mut self.appointment);
        }
        self.appointment.changed = at;
    }
}
