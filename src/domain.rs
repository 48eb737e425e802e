//! The clinician's world: the guide and its principles, an appointment and its notes.
//!
//! Plain data with plain functions. Nothing here knows of a screen, a file or a clock.

#[macro_use]
mod labelled;

mod appointment;
pub mod approval;
pub mod clinic_list;
mod guide;
mod help;
mod notes;
mod options;
mod own_files;
mod pages;
mod phrases;
pub mod reflection;
pub mod resources;
pub(crate) mod scan;
mod settings;
mod time;
mod tour;
mod wording;
pub(crate) mod words;

pub use appointment::{
    Appointment, Details, FORMAT, Id, Meeting, Visit,
    compare::{Comparison, DiffPart, Difference, PartText, Take, Version},
    library::{
        Binned, Earlier, Fingerprint, Library, NotSaved, Opened, Recovered, RecoveredPlace, Summary,
        Unreadable, UserError, of_day,
    },
    locked_elsewhere::LockedElsewhere,
    longer_appointment::{BookingLine, LongerAppointment, LongerPrompt, with_booking_line},
    retention::{BIN_DAYS, DeleteAfter, HONEST, LONGER_DAYS, appointments, days_left, is_later},
    search::{FoundLine, FoundLines, FoundPlace, MOST_FOUND},
};
pub use approval::{
    Approval, ApprovalChange, ApprovalState, Approvals, Regulator, Subject, TextDates, TextHash,
    text_of_guide, text_of_lists, text_of_own_words,
};
pub use guide::{
    format::{
        Audience, Audiences, ConsultationPhase, CrossReference, EnablingPoint, Guide, OURS, Phrase,
        Principle, Prompt, Question, QuestionGroup, Role, Successor, Suits,
    },
    guides::{self, Guides},
    provenance::Provenance,
};
pub use help::{
    CHECK_BEFORE_USE, Checked, Country, Fact, GoList, Help, HelpKind, Region, Sign, Source, URGENT, Urgent,
    When, doubts_clock,
};
pub use notes::{
    Notes,
    after::{After, AfterField},
    answer::{Answer, EmptyReason},
    choice::{Choice, ChoiceField, Choices, MOST_CHOICES},
    context::{Context, ContextField},
    field::{FieldId, NotesPage},
    options::{Options, OptionsField},
    questions::{ChoiceQuestion, MOST_QUESTIONS, QuestionKey, Questions},
    setback::{Aspect, Ladder, Rung, RungName, SetbackField, Setbacks, StaffCard, StaffField},
};
pub use options::{
    balance, chance, icon_array,
    starters::{StarterGroup, Starters},
};
pub(crate) use own_files::each_own_file;
pub use own_files::{
    Changeable, Changed, DeletedIds, FileChange, FileKind, FileReply, FileResult, KeepRow, KeptRows,
    PhrasesRead, Word, Words,
};
pub use pages::{
    Block, Handout, HandoutKind, Labelled, Number, Occasion, PageKind, Section, ShownChance, Table, TableRow,
    brief::{Brief, CAUTION},
    colleague::shareable,
    glance::{FittedPart, GlancePart, fitted},
    reflections::{self, RecordStyle},
    service_report::service_report,
    wording_report::{self, WordingReport},
};
pub use phrases::{
    abbreviation::{
        self, Abbreviation, AbbreviationChange, Abbreviations, ExpandedAbbreviation, Expansion,
        OwnAbbreviations,
    },
    own::OwnPhrase,
    phrasebook::{self, PhraseReview, PhraseSet, Phrasebook, Voice},
    pin::{Pin, Whose},
};
pub use reflection::{
    Asked, Became, HowWell, NextStep, Put, Reflection, ReflectionChange, Reflections, Team, TeamChange,
    TeamEdit, TeamVoice,
};
pub use resources::{Resource, ResourceChange, ResourceKind, Resources};
pub use settings::{KeyChanges, Look, Settings, SettingsChange, SurgeryNumbers};
pub(crate) use time::moment::short_day;
pub use time::{
    moment::{Moment, date_in_words, day_in_words},
    when::{NotADate, leading_time, parse_datetime, parse_day},
};
pub use tour::{Tour, TourGoal, TourStep};
pub use wording::{
    Category, Fitting, Level, OwnRow, OwnWords, Register, Suggestion, SuggestionFrom, Where, Wording,
    WordingList, WordingMark, WordingRow, identifying,
    kept_words::KeptWords,
    readability::{self, Readability},
    suggestion::replacement,
};
pub(crate) use words::{counted, listed, with_capital};

/// A value that a file leaves out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
