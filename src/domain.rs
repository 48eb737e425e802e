//! What a clinician would recognise: the guide and its principles, an appointment and its notes.
//!
//! Plain data with plain functions. Nothing here knows of a screen, a file or a clock.

#[macro_use]
mod labelled;

mod appointment;
pub mod approval;
mod guide;
mod help;
mod notes;
mod options;
mod pages;
mod phrases;
pub(crate) mod scan;
mod settings;
mod time;
mod wording;
pub(crate) mod words;

pub use appointment::{
    Appointment, Details, FORMAT, Id, Meeting, Visit,
    compare::{Comparison, Difference, Part, Said, Take, Version},
    library::{
        Binned, Earlier, Fingerprint, Found, Library, NotSaved, Opened, Recovered, Summary, Unreadable,
        UserError,
    },
    locked_elsewhere::LockedElsewhere,
    longer_appointment::{BookingLine, LongerAppointment, LongerPrompt, with_booking_line},
    retention::{BIN_DAYS, DeleteAfter, HONEST, LONGER_DAYS, appointments, days_left, is_later},
};
pub use approval::{
    Approval, ApprovalChange, ApprovalState, Approvals, Regulator, Subject, TextDates, TextHash,
    text_of_guide, text_of_lists, text_of_own_words,
};
pub use guide::{
    format::{
        Audiences, CrossReference, EnablingPoint, Guide, Moment as PhraseMoment, OURS, Phrase, Principle,
        Prompt, Question, QuestionGroup, Role, Successor, Suits,
    },
    guides::{self, Guides},
    provenance::Reviewed,
};
pub use help::{
    CHECK_BEFORE_USE, Checked, Country, Fact, GoList, Help, HelpKind, Region, Sign, Source, URGENT, Urgent,
    When, doubts_clock,
};
pub use notes::{
    Notes,
    answer::{Answer, EmptyReason},
    choice::{Choice, ChoiceField, Choices, MOST_CHOICES},
    context::{Context, ContextField},
    field::{FieldId, Page},
    options::{Options, OptionsField},
    questions::{MOST_ROWS, Row, RowKey, Rows},
    setback::{Ladder, Rung, RungName, SetbackField, Setbacks, Side, StaffCard, StaffField},
};
pub use options::{
    balance as fairness, chance, icon_array as people,
    starters::{StarterGroup, Starters},
};
pub use pages::{
    Block, Handout, HandoutKind, Labelled, Number, Occasion, PageKind, Section, ShownChance, Table, TableRow,
    brief::CAUTION,
    wording_report::{self as report, WordingReport},
};
pub use phrases::{
    abbreviation::{
        self, Abbreviation, AbbreviationChange, Abbreviations, Becomes, OwnAbbreviations, Written,
    },
    phrasebook::{self, PhraseReview, PhraseSet, Phrasebook, Voice},
    pin::{Pin, Whose},
};
pub use settings::{Settings, SurgeryNumbers};
pub use time::{
    moment::{Moment, day_in_words},
    when::{NotADate, understand, understand_day},
};
pub use wording::{
    Category, Fitting, Instead, Level, OwnRow, OwnWords, Register, SuggestionFrom, Where, Wording,
    WordingList, WordingMark, WordingRow, identifying,
    kept_words::KeptWords,
    readability::{self, Readability},
    suggestion::in_place,
};
use words::listed;
pub(crate) use words::{counted, with_capital};
