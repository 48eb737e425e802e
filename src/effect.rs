//! Effects as data: requests of `update` to the world, and its replies.

use std::{io, sync::Arc};

use jiff::civil::Date;

use crate::{
    domain::{
        Appointment, Binned, Changed, DeleteAfter, Details, Earlier, FileChange, FileKind, FileReply,
        Fingerprint, FoundLines, Guide, Id, Library, LockedElsewhere, Moment, NotSaved, Opened, PhraseReview,
        PhraseSet, PhrasesRead, Pin, Recovered, Summary, UserError, Wording,
    },
    draft::Draft,
    event_log::{Beginning, Event, EventLog, JournalError},
    text::debug_as,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Store(Job),
    Note(Note),
    CopyOut(String),
    /// Have the program of this computer for such files open it.
    OpenFile(String),
    /// Read the dictionaries and the person's own words; the speller comes back as a message.
    ReadSpelling,
    FreshId,
    Quit,
    /// Forget the keys and everything on screen, and ask for the passphrase.
    Lock,
}

impl From<FileChange> for Effect {
    fn from(change: FileChange) -> Self {
        Self::Store(Job::ChangeFile(Box::new(change)))
    }
}

pub type Effects = Vec<Effect>;

/// For the journal writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Take the edit lock of an appointment; with `force`, from another window too.
    Sit {
        id: Id,
        at: Moment,
        force: bool,
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
    /// Write down all that is being typed outside the notes.
    WriteDrafts(Vec<Draft>, Moment),
    /// Find again what was being typed in windows that are gone.
    TakeOverDrafts(Moment),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    ReadFile(FileKind),
    ChangeFile(Box<FileChange>),
    Phrases,
    SavePhrases(Box<PhraseSet>),
    SwitchPhrases(String, bool),
    PutInTeam(Box<PhraseSet>, Box<PhraseReview>),
    /// Read the person's own wording rows, as of that day.
    Wording(Date),
    Guides,
    List,
    ListFirst,
    /// Write the index anew, if that is worth while.
    KeepIndex,
    Open(Id),
    ReadAll(Vec<Id>),
    TakeOver(Id),
    Create(Box<Appointment>),
    /// Make all of these at that time, with the guide of that ID.
    CreateAll(Vec<Details>, String, Moment),
    /// Write one appointment over its earlier version. The number tells versions apart; the stamp, if
    /// one is given, says which file it may replace.
    Save(Box<Appointment>, u64, Option<Fingerprint>),
    /// Recover unsaved text of every appointment.
    Recover,
    Settle(Id, Fingerprint),
    KeepCopy(Box<Appointment>),
    Archived(Id, String),
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
    /// Look for these words in all notes.
    Find(String),
    WritePage(Box<PageFile>),
    /// Whether backups can be made in that folder.
    LookAtBackups(String),
    Mend,
    /// Say when all jobs before this one are done.
    Echo(usize),
    Bin(Id, Moment),
    Unbin(String),
    ListBin(Moment),
    DeleteBinned(String),
    EmptyBin(Moment),
    /// Delete permanently the appointments whose day is past at that time, by this default.
    Purge(Vec<Id>, Moment, u16),
    /// Set after which day these appointments are to be deleted, at that time.
    KeepUntil(Vec<Id>, DeleteAfter, Moment),
}

impl Job {
    /// Whether it reads many files and writes no note: it has a thread of its own, so that nothing typed
    /// waits for it.
    #[must_use]
    pub const fn is_of_library(&self) -> bool {
        matches!(
            self,
            Self::List
                | Self::ListFirst
                | Self::KeepIndex
                | Self::Find(_)
                | Self::Wording(_)
                | Self::Guides
                | Self::Mend
        )
    }

    /// Whether nobody waits for it, so that keys go first.
    #[must_use]
    pub const fn can_wait(&self) -> bool {
        match self {
            // It says which notes are due, and when to cover them.
            Self::ReadFile(kind) => !matches!(kind, FileKind::Settings),
            Self::Settle(..)
            | Self::Phrases
            | Self::Wording(_)
            | Self::Guides
            | Self::Recover
            | Self::Mend
            | Self::KeepIndex
            | Self::EmptyBin(_) => true,
            _ => false,
        }
    }

    /// Whether it is not worth beginning any more on the way out; what a save builds on is.
    #[must_use]
    pub const fn may_be_left_out(&self) -> bool {
        self.is_of_library() || matches!(self, Self::Recover | Self::EmptyBin(_))
    }

    /// Whether it builds on what was asked to be read before it: a change, a save.
    #[must_use]
    pub const fn follows_what_waits(&self) -> bool {
        self.writes_a_note()
            || matches!(
                self,
                Self::ChangeFile(_) | Self::SavePhrases(_) | Self::PutInTeam(..) | Self::SwitchPhrases(..)
            )
    }

    /// Whether a note may be another after it.
    #[must_use]
    pub const fn writes_a_note(&self) -> bool {
        !self.is_of_library()
            && !self.can_wait()
            && !matches!(
                self,
                Self::ReadFile(_)
                    | Self::ChangeFile(_)
                    | Self::SavePhrases(_)
                    | Self::PutInTeam(..)
                    | Self::SwitchPhrases(..)
                    | Self::Open(_)
                    | Self::ReadAll(_)
                    | Self::Versions(_)
                    | Self::Version(..)
                    | Self::WritePage(_)
                    | Self::ListBin(_)
                    | Self::Echo(_)
            )
    }
}

#[derive(Clone, Debug)]
pub enum Reply {
    /// A file of the person's own, and what else to say of it.
    File(FileReply, Option<String>),
    Phrases(Box<PhrasesRead>),
    PhrasesSaved(Result<Box<Changed<PhraseSet>>, UserError>),
    /// Whether it is left aside now, and what else to say of it.
    PhrasesSwitched(String, Result<(bool, Option<String>), UserError>),
    PutInTeam(Result<Box<Changed<PhraseSet>>, UserError>),
    /// The list with the person's own words, if they have any, or why those could not be read.
    Wording(Result<Option<Arc<Wording>>, UserError>),
    Guides(Box<(Vec<Guide>, Vec<UserError>)>),
    /// For [`Job::ListFirst`], before the files are looked at: first a part of the list, then all.
    ListedSoFar(Library),
    ListStands,
    Listed(Result<Library, UserError>),
    Opened(Id, Result<Box<Opened>, UserError>),
    AllRead(Vec<(Id, Result<Appointment, UserError>)>),
    Saved(Id, u64, Result<Fingerprint, NotSaved>),
    Recovered(Vec<(String, Recovered)>),
    /// The undo history, another version next to the file, and a sentence about either.
    Settled(Id, Option<Box<EventLog>>, Option<(String, Box<Appointment>)>, Option<String>),
    CopyKept(Id, Result<(), UserError>),
    Archived(Id, Result<(), UserError>),
    Versions(Id, Vec<Earlier>),
    Version(Id, Result<Box<Appointment>, UserError>),
    Restored(Id, Result<Box<Opened>, UserError>),
    SavedElsewhere(String, Result<(), UserError>),
    /// For these words, before all notes were looked through.
    FoundSoFar(String, FoundLines),
    /// For these words.
    Found(String, Result<FoundLines, UserError>),
    /// The file, and whether it is to be opened.
    PageWritten(Result<String, UserError>, bool),
    NotOpened(String),
    /// The clipboard of the system did not take it.
    NotCopied(io::ErrorKind),
    LockAcquired(Id, Result<(), LockedElsewhere>),
    JournalFailed(Id, Result<(), JournalError>),
    /// The changed appointment, or why it was not changed.
    Amended(Id, Result<Box<Summary>, UserError>),
    Pinned(String, Result<Box<Summary>, UserError>),
    /// About permissions that were restricted, or a fault in a job nobody waits for.
    Said(Option<String>),
    Binned(Id, Result<String, UserError>),
    Unbinned(String, Result<Id, UserError>),
    BinListed(Result<Vec<Binned>, UserError>),
    DeletedBinned(String, Result<(), UserError>),
    /// How many were deleted from the bin because their time was over.
    BinEmptied(Result<usize, UserError>),
    Purged(Result<Deleted, UserError>),
    Kept(Kept),
    Created(Kept),
    Echo(usize),
    /// Those of windows that are gone, and a sentence where one could not be read.
    Drafts(Vec<Draft>, Option<String>),
    DraftsFailed(UserError),
}

impl Reply {
    /// Whether it answers a job of the store.
    #[must_use]
    pub const fn is_of_store(&self) -> bool {
        !matches!(
            self,
            Self::LockAcquired(..)
                | Self::JournalFailed(..)
                | Self::Drafts(..)
                | Self::DraftsFailed(_)
                | Self::NotOpened(_)
                | Self::NotCopied(_)
                | Self::ListedSoFar(_)
                | Self::FoundSoFar(..)
        )
    }
}

/// A page to be written to a file.
#[derive(Clone, PartialEq, Eq)]
pub struct PageFile {
    pub folder: String,
    /// The name without its ending, and without a number.
    pub stem: String,
    pub ending: &'static str,
    pub content: String,
    pub opens: bool,
}

debug_as!(PageFile, page => "PageFile({}, {} bytes)", page.stem, page.content.len());

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    pub ids: Vec<Id>,
    /// Why others are still there, at least in part.
    pub left: Vec<UserError>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub changed: Vec<Summary>,
    pub left: Vec<UserError>,
}
