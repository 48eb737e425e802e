//! What a clinician would recognise: the guide and its principles, an appointment and its notes.
//!
//! Plain data with plain functions. Nothing here knows of a screen, a file or a clock.

pub mod abbreviation;
mod answer;
mod appointment;
pub mod approval;
mod brief;
pub mod chance;
mod choice;
mod compare;
mod context;
mod deletion;
pub mod fairness;
mod field;
mod fields;
mod guide;
pub mod guides;
mod handout;
mod help;
pub mod identifying;
mod instead;
mod kept_words;
mod library;
mod locked_elsewhere;
mod longer;
mod moment;
mod notes;
mod own_files;
pub mod people;
pub mod phrasebook;
mod pin;
mod printed;
pub mod readability;
pub mod report;
mod reviewed;
mod rows;
mod setback;
mod settings;
mod starters;
mod when;
mod wording;

pub use abbreviation::{Abbreviation, AbbreviationChange, Abbreviations, Becomes, OwnAbbreviations, Written};
pub use answer::{Answer, EmptyReason};
pub use appointment::{Appointment, Details, FORMAT, Id, Meeting, Visit};
pub use approval::{
    Approval, ApprovalChange, ApprovalState, Approvals, Regulator, Subject, TextDates, TextHash,
    text_of_guide, text_of_lists, text_of_own_words,
};
pub use brief::CAUTION;
use brief::brief;
pub use choice::{Choice, ChoiceField, Choices, MOST_CHOICES, Options, OptionsField};
pub use compare::{Comparison, Difference, Part, Said, Take, Version};
pub use context::{Context, ContextField};
pub use deletion::{
    BIN_DAYS, Binned, DeleteAfter, HONEST, LONGER_DAYS, appointments, day_in_words, days_left, is_later,
};
pub use field::{FieldId, Page};
pub use guide::{
    Audiences, CrossReference, EnablingPoint, Guide, Moment as PhraseMoment, OURS, Phrase, Principle, Prompt,
    Question, QuestionGroup, Role, Successor, Suits,
};
pub use guides::Guides;
pub use handout::{
    Block, Handout, HandoutKind, Labelled, Number, Occasion, PageKind, Section, ShownChance, Table, TableRow,
};
pub use help::{
    CHECK_BEFORE_USE, Checked, Country, Fact, GoList, Help, HelpKind, Region, Sign, Source, URGENT, Urgent,
    When, doubts_clock,
};
pub use instead::in_place;
pub(crate) use instead::with_capital;
pub use kept_words::KeptWords;
pub use library::{
    Earlier, Fingerprint, Found, Library, NotSaved, Opened, Recovered, Summary, Unreadable, UserError,
};
pub use locked_elsewhere::LockedElsewhere;
pub use longer::{BookingLine, LongerAppointment, LongerPrompt, with_booking_line};
pub use moment::Moment;
pub use notes::Notes;
pub(crate) use own_files::each_own_file;
pub use own_files::{
    Changeable, Changed, FileChange, FileKind, FileReply, FileResult, KeepRow, KeptRows, PhrasesRead, Word,
    Words,
};
pub use phrasebook::{PhraseReview, PhraseSet, Phrasebook, Voice};
pub use pin::{Pin, Whose};
pub use readability::Readability;
pub use report::WordingReport;
pub use reviewed::Reviewed;
pub use rows::{MOST_ROWS, Row, RowKey, Rows};
pub use setback::{Ladder, Rung, RungName, SetbackField, Setbacks, Side, StaffCard, StaffField};
pub use settings::{Settings, SettingsChange, SurgeryNumbers};
pub use starters::{StarterGroup, Starters};
pub use when::{NotADate, understand, understand_day};
pub use wording::{
    Category, Fitting, Instead, Level, OwnRow, OwnWords, Register, SuggestionFrom, Where, Wording,
    WordingList, WordingMark, WordingRow,
};
