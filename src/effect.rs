//! What `update` asks of the world, as data, and what the world answers.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    domain::{
        AbbreviationChange, Appointment, ApprovalChange, Approvals, Binned, DeleteAfter, Details, Earlier,
        Guide, Id, Moment, NotSaved, Occupied, Opened, OwnAbbreviations, PhraseSet, Pin, Recovered, Settings,
        Shelf, Stamp, Summary, Trouble, Wording,
    },
    sitting::{Beginning, Event, NotNoted, Sitting},
    spelling::Word,
    store::{
        Deleted, Kept,
        phrases::{PhrasesRead, PhrasesSaved},
    },
};

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Store(Job),
    Note(Note),
    CopyOut(String),
    /// Read the dictionaries and the person's own words, which takes a while; what knows them comes back
    /// as a message.
    ReadSpelling,
    FreshId,
    Quit,
}

/// What one message led to.
pub type Effects = Vec<Effect>;

/// Something for the scribe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Take the seat at an appointment; with `whatever`, from another window too.
    Sit {
        id: Id,
        at: Moment,
        whatever: bool,
    },
    Write {
        id: Id,
        beginning: Option<Beginning>,
        events: Vec<Event>,
    },
    Leave {
        id: Id,
        saved: bool,
    },
}

/// A job for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    Settings,
    SaveSettings(Settings),
    Phrases,
    SavePhrases(Box<PhraseSet>),
    SwitchPhrases(String, bool),
    KeptWords,
    KeepWords(String, bool),
    Approvals,
    Approve(Box<ApprovalChange>),
    Learn(Word),
    Abbreviations,
    Abbreviate(AbbreviationChange),
    /// Read the person's own words worth a second look, as they stand on that day.
    Wording(Date),
    Guides,
    List,
    Open(Id),
    TakeOver(Id),
    Create(Box<Appointment>),
    /// Write one appointment over its earlier version. The number tells versions apart; the stamp, if
    /// one is given, says which file it may replace.
    Save(Box<Appointment>, u64, Option<Stamp>),
    /// Find again what was typed and not saved, of every appointment.
    Recover,
    Settle(Id, Stamp),
    KeepBeside(Box<Appointment>),
    PutAway(Id, String),
    Versions(Id),
    Version(Id, String),
    /// Put the newest good version in the place of a damaged file.
    Restore(Id),
    SaveElsewhere(Box<Appointment>, String),
    Amend(Id, Details, Moment),
    Pin(Id, Box<Pin>, Moment),
    CopyForward {
        from: Id,
        to: Id,
        details: Details,
        now: Moment,
    },
    Mend,
    Bin(Id, Moment),
    Unbin(String),
    ListBin(Moment),
    DeleteBinned(String),
    EmptyBin(Moment),
    /// Delete for good the appointments for which the day is past at that time, by this default.
    Purge(Vec<Id>, Moment, u16),
    /// Set after which day the notes of these appointments should go, at that time.
    KeepUntil(Vec<Id>, DeleteAfter, Moment),
}

/// What became of a job.
#[derive(Clone, Debug)]
pub enum Reply {
    Settings(Result<Settings, Trouble>),
    /// It is on disk, or not; where a file that was not understood is kept.
    SettingsSaved(Result<Option<String>, Trouble>),
    Phrases(Box<PhrasesRead>),
    PhrasesSaved(Result<Box<PhrasesSaved>, Trouble>),
    PhrasesSwitched(String, Result<bool, Trouble>),
    /// Which rows of the word list are kept on this computer, or why that could not be read.
    KeptWords(Result<Vec<String>, Trouble>),
    /// The same once that was changed; where a file that was not understood is kept.
    WordsKept(Result<(Vec<String>, Option<String>), Trouble>),
    /// What was approved, or why that could not be read.
    Approvals(Result<Approvals, Trouble>),
    /// The same once that was changed, or why it was not.
    Approved(Result<Approvals, Trouble>),
    Learned(Result<(), Trouble>),
    /// The person's own abbreviations, or why they could not be read.
    Abbreviations(Result<OwnAbbreviations, Trouble>),
    Abbreviated(Result<OwnAbbreviations, Trouble>),
    /// The list with the person's own words, if they have any, or why those could not be read.
    Wording(Result<Option<Arc<Wording>>, Trouble>),
    Guides(Box<(Vec<Guide>, Vec<Trouble>)>),
    Listed(Result<Shelf, Trouble>),
    Opened(Id, Result<Box<Opened>, Trouble>),
    Saved(Id, u64, Result<Stamp, NotSaved>),
    Recovered(Vec<(String, Recovered)>),
    Settled(Id, Option<Box<Sitting>>, Option<(String, Box<Appointment>)>),
    KeptBeside(Id, Result<(), Trouble>),
    PutAway(Id, Result<(), Trouble>),
    Versions(Id, Vec<Earlier>),
    Version(Id, Result<Box<Appointment>, Trouble>),
    Restored(Id, Result<Box<Opened>, Trouble>),
    SavedElsewhere(String, Result<(), Trouble>),
    Seated(Id, Result<(), Occupied>),
    Noted(Id, Result<(), NotNoted>),
    /// The changed appointment, or why it was not changed.
    Amended(Id, Result<Box<Summary>, Trouble>),
    Pinned(String, Result<Box<Summary>, Trouble>),
    Mended(Option<String>),
    Binned(Id, Result<String, Trouble>),
    Unbinned(String, Result<Id, Trouble>),
    BinListed(Result<Vec<Binned>, Trouble>),
    DeletedBinned(String, Result<(), Trouble>),
    /// How many were gone from the bin for good because their time was over.
    BinEmptied(Result<usize, Trouble>),
    Purged(Result<Deleted, Trouble>),
    Kept(Kept),
}
