//! What `update` asks of the world, as data, and what the world answers.

use crate::domain::{Appointment, Details, Id, Moment, Opened, Shelf, Summary, Trouble};

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A job for the store; its reply comes back as a message.
    Store(Job),
    /// The ID kept ready was used: another, please.
    FreshId,
    /// Leave the program; everything is saved, or the person chose to lose it.
    Quit,
}

/// What one message led to.
pub type Effects = Vec<Effect>;

/// A job for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Read the whole shelf.
    List,
    /// Read one appointment.
    Open(Id),
    /// Write one appointment that is new.
    Create(Box<Appointment>),
    /// Write one appointment over its earlier version. The number tells versions apart.
    Save(Box<Appointment>, u64),
    /// Change what an appointment is called, when it is and how they meet, at that time.
    Amend(Id, Details, Moment),
    /// Make a new appointment from the notes of an earlier one.
    CopyForward {
        /// The earlier one.
        from: Id,
        /// The ID of the new one.
        to: Id,
        /// What the new one is called, when it is and how they meet.
        details: Details,
        /// When it is made.
        now: Moment,
    },
    /// Put an appointment in the bin.
    Bin(Id),
    /// Take an appointment out of the bin.
    Unbin(Id),
}

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The shelf.
    Listed(Result<Shelf, Trouble>),
    /// The appointment asked for.
    Opened(Id, Result<Box<Opened>, Trouble>),
    /// A new or changed appointment is on disk, or not.
    Saved(Id, u64, Result<(), Trouble>),
    /// The changed appointment, or why it was not changed.
    Amended(Id, Result<Box<Summary>, Trouble>),
    /// It is in the bin, or not.
    Binned(Id, Result<(), Trouble>),
    /// It is back, or not.
    Unbinned(Id, Result<(), Trouble>),
}
