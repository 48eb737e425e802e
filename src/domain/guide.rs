//! A guide: principles with prompts and phrases, and where they come from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A guide as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Format number of the file.
    pub format: u32,
    /// Stable name, kept in every appointment that uses it.
    pub id: String,
    /// Title on screen.
    pub title: String,
    /// Version of the content.
    pub version: String,
    /// Language tag.
    pub language: String,
    /// The document its ideas come from.
    pub source: String,
    /// Who is to be thanked, and that they endorse nothing.
    pub attribution: String,
    /// What a reader must know before relying on it.
    pub caution: String,
    /// When the content was last reviewed.
    pub reviewed_on: Date,
    /// When it should be reviewed again.
    pub review_by: Date,
    /// The principles, in order.
    pub principles: Vec<Principle>,
    /// What the source asks those who test it.
    #[serde(default)]
    pub testing_questions: Vec<QuestionGroup>,
    /// How the principles map onto those published later.
    #[serde(default)]
    pub cross_reference: CrossReference,
}

/// One principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Stable id, such as `p1`.
    pub id: String,
    /// Its number, from 1.
    pub number: u8,
    /// Its name in the source.
    pub name: String,
    /// A name short enough for a narrow heading.
    pub short_name: String,
    /// Why it matters.
    pub why: String,
    /// What it means to each of the three audiences.
    #[serde(default)]
    pub audiences: Audiences,
    /// What puts it into practice.
    pub enabling: Vec<EnablingPoint>,
    /// What it sounds like.
    pub phrases: Vec<Phrase>,
    /// What a service may ask itself.
    #[serde(default)]
    pub service_questions: Vec<Question>,
}

impl Principle {
    /// Every prompt, in order.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.enabling.iter().flat_map(|point| &point.prompts)
    }

    /// Every phrase: those to start with, then the others.
    pub fn starters_first(&self) -> impl Iterator<Item = &Phrase> {
        let starters = self.phrases.iter().filter(|phrase| phrase.starter);
        starters.chain(self.phrases.iter().filter(|phrase| !phrase.starter))
    }
}

/// One sentence for each audience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audiences {
    /// For the clinician.
    pub clinician: String,
    /// For the person receiving care: what they can expect.
    pub person: String,
    /// For those who design the service.
    pub designer: String,
}

/// One way to put a principle into practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnablingPoint {
    /// Stable id, such as `p1-e1`.
    pub id: String,
    /// The point, in words of our own.
    pub point: String,
    /// Questions to oneself that bring it into the preparation.
    pub prompts: Vec<Prompt>,
}

/// A question to oneself while preparing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Stable id, such as `p1-e1-a`.
    pub id: String,
    /// The question to oneself.
    pub asks: String,
    /// The same as a question to the person, said aloud; nothing where it is a matter for the team.
    #[serde(default)]
    pub to_ask: String,
    /// Name of the field it feeds, see [`FieldId::named`](super::FieldId::named).
    pub feeds: String,
    /// It adds to the source.
    #[serde(default)]
    pub ours: bool,
}

impl Prompt {
    /// The question to the person, unless it is a matter for the team alone.
    #[must_use]
    pub fn for_the_person(&self) -> Option<&str> {
        Some(self.to_ask.as_str()).filter(|question| !question.is_empty())
    }
}

/// A sentence or two to be said aloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Stable id, such as `p1-open-1`.
    pub id: String,
    /// When in the consultation it is said.
    pub moment: Moment,
    /// The words.
    pub says: String,
    /// The kinds of meeting it suits.
    pub suits: Vec<Suits>,
    /// Whose phrase it is; anyone's where nobody is named.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// How to check, after explaining, that the explanation was clear.
    #[serde(default)]
    pub teach_back: Option<String>,
    /// It is one of the few to start with.
    #[serde(default)]
    pub starter: bool,
    /// It adds to the source.
    #[serde(default)]
    pub ours: bool,
}

/// Said of a phrase or prompt that adds to the source.
pub const OURS: &str = "Ours, not from the source";

/// A moment of the consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moment {
    /// At the start.
    Open,
    /// Listening and asking.
    Explore,
    /// Telling.
    Explain,
    /// Choosing together.
    Decide,
    /// At the end.
    Close,
    /// Whenever it gets hard: a yes to thoughts of suicide, anger, tears, bad news.
    Hard,
}

impl Moment {
    /// Every moment, in order.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Explore, Self::Explain, Self::Decide, Self::Close, Self::Hard];

    /// Those that every consultation has, in order.
    pub const ALWAYS: [Self; 5] = [Self::Open, Self::Explore, Self::Explain, Self::Decide, Self::Close];

    /// What the screen calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Explore => "explore",
            Self::Explain => "explain",
            Self::Decide => "decide",
            Self::Close => "close",
            Self::Hard => "hard moments",
        }
    }
}

/// A kind of meeting a phrase suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Suits {
    /// A first meeting.
    FirstMeeting,
    /// A follow-up.
    FollowUp,
    /// By phone.
    Phone,
    /// By video.
    Video,
}

impl Suits {
    /// What the screen calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::FirstMeeting => "first meeting",
            Self::FollowUp => "follow-up",
            Self::Phone => "phone",
            Self::Video => "video",
        }
    }
}

/// What somebody who says a phrase works as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// General practitioner.
    Gp,
    /// Physiotherapist.
    Physiotherapist,
    /// Nurse.
    Nurse,
    /// Somebody who works in mental health.
    MentalHealth,
    /// Pharmacist.
    Pharmacist,
    /// Occupational therapist.
    OccupationalTherapist,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Self; 6] = [
        Self::Gp,
        Self::Physiotherapist,
        Self::Nurse,
        Self::MentalHealth,
        Self::Pharmacist,
        Self::OccupationalTherapist,
    ];

    /// What the screen calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gp => "GP",
            Self::Physiotherapist => "physiotherapist",
            Self::Nurse => "nurse",
            Self::MentalHealth => "mental health",
            Self::Pharmacist => "pharmacist",
            Self::OccupationalTherapist => "occupational therapist",
        }
    }
}

/// A question with a stable id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// The question.
    pub asks: String,
}

/// Questions that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionGroup {
    /// Stable id.
    pub id: String,
    /// What they are about.
    pub title: String,
    /// The questions.
    pub questions: Vec<Question>,
}

/// How the principles map onto a later set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CrossReference {
    /// What the later set is and where it was published.
    pub source: String,
    /// Whose mapping this is.
    pub note: String,
    /// One row a principle.
    pub rows: Vec<Successor>,
}

/// Where one principle went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    /// Number of the principle here.
    pub principle: u8,
    /// The later principle; `None` where it has no heading of its own.
    pub later: Option<String>,
}
