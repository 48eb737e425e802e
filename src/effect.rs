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
    /// A job for the store; its reply comes back as a message.
    Store(Job),
    /// Something for the scribe, who writes down what is typed before it is shown.
    Note(Note),
    /// Put this text on the clipboard of the computer the terminal is on.
    CopyOut(String),
    /// Read the dictionaries and the person's own words, which takes a while; what knows them comes back
    /// as a message.
    ReadSpelling,
    /// The ID kept ready was used: another, please.
    FreshId,
    /// Leave the program; everything is saved, or the person chose to lose it.
    Quit,
}

/// What one message led to.
pub type Effects = Vec<Effect>;

/// Something for the scribe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Take the seat at an appointment; with `whatever`, from another window too.
    Sit {
        /// The appointment.
        id: Id,
        /// Since when.
        at: Moment,
        /// Whoever sits there.
        whatever: bool,
    },
    /// Write down what was done.
    Write {
        /// The appointment.
        id: Id,
        /// How it begins, the first time.
        beginning: Option<Beginning>,
        /// What was done.
        events: Vec<Event>,
    },
    /// Leave the seat.
    Leave {
        /// The appointment.
        id: Id,
        /// Everything written down is on disk as well.
        saved: bool,
    },
}

/// A job for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Read what is set.
    Settings,
    /// Write what is set.
    SaveSettings(Settings),
    /// Read one's own set of phrases and those of others.
    Phrases,
    /// Write one's own set of phrases.
    SavePhrases(Box<PhraseSet>),
    /// Leave the set of phrases of that ID aside, or use it again.
    SwitchPhrases(String, bool),
    /// Read which rows of the word list are kept on this computer.
    KeptWords,
    /// Keep a row of the word list on this computer, or keep it no longer.
    KeepWords(String, bool),
    /// Read what was approved.
    Approvals,
    /// Keep an approval, or take one away.
    Approve(Box<ApprovalChange>),
    /// Put a word among the person's own.
    Learn(Word),
    /// Read the person's own abbreviations.
    Abbreviations,
    /// Change them.
    Abbreviate(AbbreviationChange),
    /// Read the person's own words worth a second look, as they stand on that day.
    Wording(Date),
    /// Read the guides that were imported.
    Guides,
    /// Read the whole shelf.
    List,
    /// Read one appointment.
    Open(Id),
    /// Read one appointment that was taken over from another window.
    TakeOver(Id),
    /// Write one appointment that is new.
    Create(Box<Appointment>),
    /// Write one appointment over its earlier version. The number tells versions apart; the stamp, if
    /// one is given, says which file it may replace.
    Save(Box<Appointment>, u64, Option<Stamp>),
    /// Find again what was typed and not saved, of every appointment.
    Recover,
    /// The file with this stamp was opened: find out what could be undone, and what stands beside it.
    Settle(Id, Stamp),
    /// Keep this version beside the one on disk.
    KeepBeside(Box<Appointment>),
    /// The version of that name beside an appointment was looked through: put it among the earlier ones.
    PutAway(Id, String),
    /// Look for earlier versions.
    Versions(Id),
    /// Read an earlier version.
    Version(Id, String),
    /// Put the newest good version in the place of a damaged file.
    Restore(Id),
    /// Write these notes to a file of the person's choice.
    SaveElsewhere(Box<Appointment>, String),
    /// Change what an appointment is called, when it is and how they meet, at that time.
    Amend(Id, Details, Moment),
    /// Pin a phrase to the brief of an appointment, or take it off, at that time.
    Pin(Id, Box<Pin>, Moment),
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
    /// See to it that nobody else on this computer can read what is there.
    Mend,
    /// Put an appointment in the bin, at that time.
    Bin(Id, Moment),
    /// Take a file out of the bin.
    Unbin(String),
    /// Read what is in the bin.
    ListBin(Moment),
    /// Delete a file of the bin for good.
    DeleteBinned(String),
    /// Delete for good what has been in the bin for too long at that time.
    EmptyBin(Moment),
    /// Delete for good the appointments for which the day is past at that time, by this default.
    Purge(Vec<Id>, Moment, u16),
    /// Set after which day the notes of these appointments should go, at that time.
    KeepUntil(Vec<Id>, DeleteAfter, Moment),
}

/// What became of a job.
#[derive(Clone, Debug)]
pub enum Reply {
    /// What is set, or why that could not be read.
    Settings(Result<Settings, Trouble>),
    /// It is on disk, or not; where a file that was not understood is kept.
    SettingsSaved(Result<Option<String>, Trouble>),
    /// One's own set of phrases and those of others.
    Phrases(Box<PhrasesRead>),
    /// One's own set is on disk, with what another window put there; or it is not.
    PhrasesSaved(Result<Box<PhrasesSaved>, Trouble>),
    /// The set of that ID is left aside or used from now on, or it is not.
    PhrasesSwitched(String, Result<bool, Trouble>),
    /// Which rows of the word list are kept on this computer, or why that could not be read.
    KeptWords(Result<Vec<String>, Trouble>),
    /// The same once that was changed; where a file that was not understood is kept.
    WordsKept(Result<(Vec<String>, Option<String>), Trouble>),
    /// What was approved, or why that could not be read.
    Approvals(Result<Approvals, Trouble>),
    /// The same once that was changed, or why it was not.
    Approved(Result<Approvals, Trouble>),
    /// A word is among the person's own, or not.
    Learned(Result<(), Trouble>),
    /// The person's own abbreviations, or why they could not be read.
    Abbreviations(Result<OwnAbbreviations, Trouble>),
    /// They are on disk as they are now, or not.
    Abbreviated(Result<OwnAbbreviations, Trouble>),
    /// The list with the person's own words, if they have any, or why those could not be read.
    Wording(Result<Option<Arc<Wording>>, Trouble>),
    /// The guides that were imported, and what is wrong with other files in their folder.
    Guides(Box<(Vec<Guide>, Vec<Trouble>)>),
    /// The shelf.
    Listed(Result<Shelf, Trouble>),
    /// The appointment asked for.
    Opened(Id, Result<Box<Opened>, Trouble>),
    /// A new or changed appointment is on disk, or not.
    Saved(Id, u64, Result<Stamp, NotSaved>),
    /// What was found again, of which appointment.
    Recovered(Vec<(String, Recovered)>),
    /// What could be undone, and a version beside it with the name of its file.
    Settled(Id, Option<Box<Sitting>>, Option<(String, Box<Appointment>)>),
    /// A version stands beside the appointment, or not.
    KeptBeside(Id, Result<(), Trouble>),
    /// A version beside it was put away, or not.
    PutAway(Id, Result<(), Trouble>),
    /// The earlier versions, newest first.
    Versions(Id, Vec<Earlier>),
    /// An earlier version.
    Version(Id, Result<Box<Appointment>, Trouble>),
    /// A damaged file was replaced, or not.
    Restored(Id, Result<Box<Opened>, Trouble>),
    /// The notes are in that file, or not.
    SavedElsewhere(String, Result<(), Trouble>),
    /// The seat was taken, or another window has it.
    Seated(Id, Result<(), Occupied>),
    /// What was done is written down, or not.
    Noted(Id, Result<(), NotNoted>),
    /// The changed appointment, or why it was not changed.
    Amended(Id, Result<Box<Summary>, Trouble>),
    /// The appointment to which the phrase of this ID was pinned, or from which it was taken; or why not.
    Pinned(String, Result<Box<Summary>, Trouble>),
    /// What there is to say of what others could read, as whole sentences.
    Mended(Option<String>),
    /// It is in the bin under this name, or not.
    Binned(Id, Result<String, Trouble>),
    /// What was in the bin under this name is back, or not.
    Unbinned(String, Result<Id, Trouble>),
    /// The bin.
    BinListed(Result<Vec<Binned>, Trouble>),
    /// What was in the bin under this name is gone for good, or not.
    DeletedBinned(String, Result<(), Trouble>),
    /// How many were gone from the bin for good because their time was over.
    BinEmptied(Result<usize, Trouble>),
    /// What is gone for good, and what is not.
    Purged(Result<Deleted, Trouble>),
    /// What is kept longer, and what is not.
    Kept(Kept),
}
