//! What stands on the shelf of saved appointments: a line for each, and words for what is wrong.

use std::fmt;

use thiserror::Error;

use super::{Appointment, Details, Id, Meeting, Moment, Visit, appointment::name_or_none};

/// One saved appointment, without its notes. `Debug` leaves the label out.
#[derive(Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its ID.
    pub id: Id,
    /// See [`Details::label`](super::Details::label).
    pub label: String,
    /// See [`Details::when`](super::Details::when).
    pub when: Option<Moment>,
    /// See [`Details::minutes`](super::Details::minutes).
    pub minutes: Option<u16>,
    /// See [`Details::visit`](super::Details::visit).
    pub visit: Visit,
    /// See [`Details::meeting`](super::Details::meeting).
    pub meeting: Meeting,
    /// When it was last changed.
    pub changed: Moment,
    /// How many fields have words in them.
    pub filled: usize,
    /// How many things are still to ask.
    pub to_ask: usize,
    /// Why it can be read and not changed, as a whole sentence.
    pub read_only: Option<String>,
}

impl Summary {
    /// The line for an appointment.
    #[must_use]
    pub fn of(appointment: &Appointment, read_only: Option<String>) -> Self {
        Self {
            id: appointment.id.clone(),
            label: appointment.label.clone(),
            when: appointment.when,
            minutes: appointment.minutes,
            visit: appointment.visit,
            meeting: appointment.meeting,
            changed: appointment.changed,
            filled: appointment.notes.filled(),
            to_ask: appointment.notes.to_ask().len(),
            read_only,
        }
    }

    /// What it is called, when it is and how they meet.
    #[must_use]
    pub fn details(&self) -> Details {
        Details {
            label: self.label.clone(),
            when: self.when,
            minutes: self.minutes,
            visit: self.visit,
            meeting: self.meeting,
        }
    }

    /// What to call it where it has no label.
    #[must_use]
    pub fn name(&self) -> &str {
        name_or_none(&self.label)
    }
}

impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Summary({}, {:?})", self.id, self.when)
    }
}

/// A file on the shelf that cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its name, without the folder.
    pub file: String,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// Everything on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// What can be opened, in no order.
    pub appointments: Vec<Summary>,
    /// What cannot.
    pub unreadable: Vec<Unreadable>,
}

/// An appointment read from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// It.
    pub appointment: Appointment,
    /// Why it must not be written back, as a whole sentence.
    pub read_only: Option<String>,
}

/// Something that went wrong, for the person in front of the screen.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{sentence}")]
pub struct Trouble {
    /// Two or three words for the banner, such as "disk full".
    pub short: String,
    /// What happened, to which file, what is safe, and what to do next. Never note text.
    pub sentence: String,
}
