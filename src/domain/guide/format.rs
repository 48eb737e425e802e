//! A guide: principles with prompts and phrases, and where they come from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    pub source: String,
    pub attribution: String,
    /// Shown before anybody relies on it.
    pub caution: String,
    pub reviewed_on: Date,
    pub review_by: Date,
    pub principles: Vec<Principle>,
    #[serde(default)]
    pub testing_questions: Vec<QuestionGroup>,
    #[serde(default)]
    pub cross_reference: CrossReference,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    pub id: String,
    pub number: u8,
    pub name: String,
    pub short_name: String,
    pub why: String,
    #[serde(default)]
    pub audiences: Audiences,
    pub enabling: Vec<EnablingPoint>,
    pub phrases: Vec<Phrase>,
    #[serde(default)]
    pub service_questions: Vec<Question>,
}

impl Principle {
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.enabling.iter().flat_map(|point| &point.prompts)
    }

    /// Every phrase: those to start with, then the others.
    pub fn starters_first(&self) -> impl Iterator<Item = &Phrase> {
        let starters = self.phrases.iter().filter(|phrase| phrase.starter);
        starters.chain(self.phrases.iter().filter(|phrase| !phrase.starter))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audiences {
    pub clinician: String,
    pub person: String,
    /// A sentence the person can say where that is missing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub if_not: String,
    pub designer: String,
}

impl Audiences {
    /// The sentences there are.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let all = [&self.clinician, &self.person, &self.if_not, &self.designer];
        all.into_iter().map(String::as_str).filter(|says| !says.is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnablingPoint {
    pub id: String,
    pub point: String,
    pub prompts: Vec<Prompt>,
}

/// A question to oneself while preparing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    pub id: String,
    pub asks: String,
    #[serde(default)]
    pub to_ask: String,
    /// Name of the field it feeds, see [`FieldId::named`](crate::domain::FieldId::named).
    pub feeds: String,
    #[serde(default)]
    pub ours: bool,
}

impl Prompt {
    /// The question to the person, unless it is a matter for the team alone.
    pub fn for_the_person(&self) -> Option<&str> {
        Some(self.to_ask.as_str()).filter(|question| !question.is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub id: String,
    pub moment: ConsultationPhase,
    pub says: String,
    pub suits: Vec<Suits>,
    #[serde(default)]
    pub roles: Vec<Role>,
    pub teach_back: Option<String>,
    /// The situation in which one would say it, to rehearse it by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cue: String,
    #[serde(default)]
    pub starter: bool,
    #[serde(default)]
    pub ours: bool,
    /// Whose it is where it is no phrase of the guide's; empty for mine.
    #[serde(skip)]
    pub added_by: Option<String>,
}

impl Phrase {
    /// As a heading over its words.
    #[must_use]
    pub fn whose(&self) -> String {
        match self.added_by.as_deref() {
            None => "Suggested".to_owned(),
            Some("") => "A phrase of my own".to_owned(),
            Some(name) => format!("A phrase of “{name}”"),
        }
    }

    /// When it helps and where it fits, in words; nothing of where if that is anywhere.
    #[must_use]
    pub fn when_to_say(&self) -> String {
        let purpose = match self.moment {
            ConsultationPhase::Open => "to open",
            ConsultationPhase::Explore => "to find out more",
            ConsultationPhase::Explain => "to explain",
            ConsultationPhase::Decide => "to decide together",
            ConsultationPhase::Close => "to close",
            ConsultationPhase::Hard => "when it gets hard",
        };
        let at = |suits: &Suits| match suits {
            Suits::FirstMeeting => "at a first meeting",
            Suits::FollowUp => "at a follow-up",
            Suits::Phone => "by phone",
            Suits::Video => "by video",
        };
        let places: Vec<_> = self.suits.iter().map(at).collect();
        match places.split_last() {
            _ if Suits::ALL.iter().all(|one| self.suits.contains(one)) => purpose.to_owned(),
            Some((last, [])) => format!("{purpose}, {last}"),
            Some((last, others)) => format!("{purpose}, {} or {last}", others.join(", ")),
            None => purpose.to_owned(),
        }
    }
}

/// Said of a phrase or prompt that adds to the source.
pub const OURS: &str = "Ours, not from the source";

labelled! {
    ConsultationPhase {
        Open = "open",
        Explore = "explore",
        Explain = "explain",
        Decide = "decide",
        Close = "close",
        /// Whenever it gets hard: a yes to thoughts of suicide, anger, tears, bad news.
        Hard = "hard moments",
    }
}

impl ConsultationPhase {
    pub const ALWAYS: [Self; 5] = [Self::Open, Self::Explore, Self::Explain, Self::Decide, Self::Close];
}

labelled! {
    Suits {
        FirstMeeting = "first meeting",
        FollowUp = "follow-up",
        Phone = "phone",
        Video = "video",
    }
}

labelled! {
    Role {
        Gp = "GP",
        Physiotherapist = "physiotherapist",
        Nurse = "nurse",
        MentalHealth = "mental health",
        Pharmacist = "pharmacist",
        OccupationalTherapist = "occupational therapist",
    }
}

labelled! {
    Audience {
        Designing = "designing the service",
        Delivering = "delivering the service",
        Receiving = "receiving the service",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub asks: String,
    /// A testing question that is asked of each principle by itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub each_principle: bool,
    /// The only audience that a testing question is for; asked of all where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionGroup {
    pub id: String,
    pub title: String,
    pub questions: Vec<Question>,
}

/// How the principles map onto a later set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CrossReference {
    pub source: String,
    pub note: String,
    pub rows: Vec<Successor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    pub principle: u8,
    /// The later principle; `None` where it has no heading of its own.
    pub later: Option<String>,
}
