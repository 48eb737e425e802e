//! The kinds of file that hold something of the person's own, each listed once.

use serde::{Deserialize, Serialize};

use super::{Id, Phrasebook, UserError};
use crate::text::debug_as;

/// A value kept in a file of its own that is changed from the screen. A change says no more than what the
/// person did, so that it can be made to a file another window has changed since it was read here.
pub trait Changeable {
    type Change;

    fn change(&mut self, change: Self::Change);
}

/// Hands the list of all kinds to a macro: those read and changed by [`FileKind`], then those that have
/// jobs of their own.
macro_rules! each_own_file {
    ($then:ident) => {
        $then! {
            [
                Settings: $crate::domain::Settings,
                Words: $crate::domain::Words,
                KeptRows: $crate::domain::KeptRows,
                Abbreviations: $crate::domain::OwnAbbreviations,
                Approvals: $crate::domain::Approvals,
                Reflections: $crate::domain::Reflections,
                Team: $crate::domain::Team,
                Resources: $crate::domain::Resources,
            ]
            [
                Phrases: $crate::domain::PhraseSet,
                Wording: $crate::domain::OwnWords,
                Deleted: $crate::domain::DeletedIds,
            ]
        }
    };
}
pub(crate) use each_own_file;

macro_rules! enums {
    ([$($kind:ident: $type:ty,)*] [$($other:ident: $other_type:ty,)*]) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FileKind {
            $($kind),*
        }

        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum FileChange {
            $($kind(<$type as Changeable>::Change)),*
        }

        #[derive(Clone, Debug)]
        pub enum FileReply {
            $($kind(FileResult<$type>)),*
        }
    };
}
each_own_file!(enums);

#[derive(Clone, Debug)]
pub enum FileResult<T> {
    Read(Result<T, UserError>),
    Changed(Result<T, UserError>),
}

impl<T> FileResult<T> {
    /// How it is now, whichever it was.
    pub const fn now(&self) -> &Result<T, UserError> {
        match self {
            Self::Read(now) | Self::Changed(now) => now,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<T> {
    pub value: T,
    /// Remarks for the user, as whole sentences.
    pub said: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhrasesRead {
    pub book: Phrasebook,
    /// Why one's own may not be changed, as a whole sentence, if it may not.
    pub read_only: Option<String>,
    /// Why one's own is not there in full, if it is not.
    pub mine_error: Option<UserError>,
    pub errors: Vec<UserError>,
}

/// A word of note text; `Debug` gives its length and no more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Word(pub String);

debug_as!(Word, word => "Word({} bytes)", word.0.len());

/// The person's own words, which spelling leaves alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub format: u32,
    pub words: Vec<Word>,
}

impl Default for Words {
    fn default() -> Self {
        Self { format: 1, words: Vec::new() }
    }
}

impl Changeable for Words {
    type Change = Word;

    fn change(&mut self, word: Word) {
        if !self.words.contains(&word) {
            self.words.push(word);
        }
    }
}

/// The rows of the word list that are not marked on this computer, by their IDs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "KeptWords", default, deny_unknown_fields)]
pub struct KeptRows {
    pub format: u32,
    pub rows: Vec<String>,
}

impl Default for KeptRows {
    fn default() -> Self {
        Self { format: 1, rows: Vec::new() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepRow {
    pub row: String,
    pub keep: bool,
}

impl Changeable for KeptRows {
    type Change = KeepRow;

    fn change(&mut self, KeepRow { row, keep }: KeepRow) {
        self.rows.retain(|one| *one != row);
        if keep {
            self.rows.push(row);
        }
    }
}

/// The appointments that were deleted permanently here, by their IDs: a backup must not bring them back
/// unasked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Deleted", default, deny_unknown_fields)]
pub struct DeletedIds {
    pub format: u32,
    /// The latest last.
    pub ids: Vec<Id>,
}

impl Default for DeletedIds {
    fn default() -> Self {
        Self { format: 1, ids: Vec::new() }
    }
}

impl DeletedIds {
    /// More are not remembered; the oldest go.
    const MOST: usize = 5_000;

    pub fn add(&mut self, ids: impl IntoIterator<Item = Id>) {
        let new: Vec<Id> = ids.into_iter().filter(|id| !self.ids.contains(id)).collect();
        self.ids.extend(new);
        let many = self.ids.len();
        self.ids.drain(..many.saturating_sub(Self::MOST));
    }
}
