//! A guide: principles with prompts and phrases, and where they come from.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Words of a guide, which are part of the program or were read from a file.
pub(crate) type GuideText = Cow<'static, str>;

/// A list in a guide, likewise.
pub(crate) type GuideList<T> = Cow<'static, [T]>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub format: u32,
    pub id: GuideText,
    pub title: GuideText,
    pub version: GuideText,
    pub language: GuideText,
    pub source: GuideText,
    pub attribution: GuideText,
    /// Shown before anybody relies on it.
    pub caution: GuideText,
    pub reviewed_on: Date,
    pub review_by: Date,
    pub principles: GuideList<Principle>,
    #[serde(default)]
    pub testing_questions: GuideList<QuestionGroup>,
    #[serde(default)]
    pub cross_reference: CrossReference,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    pub id: GuideText,
    pub number: u8,
    pub name: GuideText,
    pub short_name: GuideText,
    pub why: GuideText,
    #[serde(default)]
    pub audiences: Audiences,
    pub enabling: GuideList<EnablingPoint>,
    pub phrases: GuideList<Phrase>,
    #[serde(default)]
    pub service_questions: GuideList<Question>,
}

impl Principle {
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.enabling.iter().flat_map(|point| point.prompts.iter())
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
    pub clinician: GuideText,
    pub person: GuideText,
    /// A sentence the person can say where that is missing.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub if_not: GuideText,
    pub designer: GuideText,
}

impl Audiences {
    /// The sentences there are.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let all = [&self.clinician, &self.person, &self.if_not, &self.designer];
        all.into_iter().map(AsRef::as_ref).filter(|says| !says.is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnablingPoint {
    pub id: GuideText,
    pub point: GuideText,
    pub prompts: GuideList<Prompt>,
}

/// A question to oneself while preparing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    pub id: GuideText,
    pub asks: GuideText,
    #[serde(default)]
    pub to_ask: GuideText,
    /// Name of the field it feeds, see [`FieldId::named`](crate::domain::FieldId::named).
    pub feeds: GuideText,
    #[serde(default)]
    pub ours: bool,
}

impl Prompt {
    /// The question to the person, unless it is a matter for the team alone.
    pub fn for_the_person(&self) -> Option<&str> {
        Some(self.to_ask.as_ref()).filter(|question| !question.is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub id: GuideText,
    pub moment: ConsultationPhase,
    pub says: GuideText,
    pub suits: GuideList<Suits>,
    #[serde(default)]
    pub roles: GuideList<Role>,
    pub teach_back: Option<GuideText>,
    /// The situation in which one would say it, to rehearse it by.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub cue: GuideText,
    #[serde(default)]
    pub starter: bool,
    #[serde(default)]
    pub ours: bool,
    /// Whose it is where it is no phrase of the guide's; empty for mine.
    #[serde(skip)]
    pub added_by: Option<GuideText>,
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
    pub id: GuideText,
    pub asks: GuideText,
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
    pub id: GuideText,
    pub title: GuideText,
    pub questions: GuideList<Question>,
}

/// How the principles map onto a later set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CrossReference {
    pub source: GuideText,
    pub note: GuideText,
    pub rows: GuideList<Successor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    pub principle: u8,
    /// The later principle; `None` where it has no heading of its own.
    pub later: Option<GuideText>,
}
