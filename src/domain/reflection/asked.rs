//! The questions of a guide to reflect on, and which of them come next.

use jiff::civil::Date;

use super::{Reflections, slip};
use crate::domain::{Guide, Principle};

/// So many questions at a time can be answered after a clinic.
const AT_A_TIME: usize = 3;

/// A question about a principle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: String,
    pub asks: String,
    pub number: u8,
    pub principle: String,
    pub about: AskedAbout,
}

/// The matter of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedAbout {
    /// How well the service does it.
    Service,
    /// The look of it when it is done well.
    DoneWell,
    /// The slips that people filled in.
    Slip,
    /// Reading, which no guide asks about.
    Reading,
}

impl Asked {
    /// As it is asked where nothing else says what it is about.
    pub fn in_full(&self) -> String {
        if self.is_of_guide() { format!("{}: {}", self.principle, self.asks) } else { self.asks.clone() }
    }

    /// The principle it is about, with its number.
    pub fn of_what(&self) -> String {
        if self.is_of_guide() {
            format!("{} {}", self.number, self.principle)
        } else {
            self.principle.clone()
        }
    }

    pub const fn is_done_well(&self) -> bool {
        matches!(self.about, AskedAbout::DoneWell)
    }

    pub const fn is_of_guide(&self) -> bool {
        matches!(self.about, AskedAbout::Service | AskedAbout::DoneWell)
    }

    /// The guide its answers are kept under, of this one or of none.
    pub const fn kept_under<'a>(&self, guide: &'a str) -> &'a str {
        if self.is_of_guide() { guide } else { "" }
    }

    /// Whether a word for how well it is done fits.
    pub const fn takes_word(&self) -> bool {
        matches!(self.about, AskedAbout::Service)
    }
}

/// The ID of a testing question that is asked of each principle by itself.
pub fn of_each_id(principle: &Principle, testing: &str) -> String {
    format!("{}/{testing}", principle.id)
}

/// The questions about a principle: first what it looks like done well, then its service questions.
pub fn of_principle(guide: &Guide, principle: &Principle) -> Vec<Asked> {
    let asked = |id: String, asks: &str, about| Asked {
        id,
        asks: asks.to_owned(),
        number: principle.number,
        principle: principle.short_name.to_string(),
        about,
    };
    let testing = guide.testing_questions.iter().flat_map(|group| group.questions.iter()).next();
    let done_well = testing.map(|one| asked(of_each_id(principle, &one.id), &one.asks, AskedAbout::DoneWell));
    let service = principle
        .service_questions
        .iter()
        .map(|one| asked(one.id.to_string(), &one.asks, AskedAbout::Service));
    // Without a question about the service there is nothing to see done well.
    done_well.filter(|_| !principle.service_questions.is_empty()).into_iter().chain(service).collect()
}

/// The questions on the slips, to type in what people wrote.
pub fn of_slips() -> Vec<Asked> {
    let asked = |(id, asks): (&str, &str)| Asked {
        id: id.to_owned(),
        asks: asks.to_owned(),
        number: 0,
        principle: "On slips".to_owned(),
        about: AskedAbout::Slip,
    };
    slip::QUESTIONS.map(asked).into()
}

/// Keeping up with what is known, asked in every guide.
pub fn of_reading() -> Asked {
    Asked {
        id: "reading".to_owned(),
        asks: "What have I read lately, and what do I take from it?".to_owned(),
        number: 0,
        principle: "Reading".to_owned(),
        about: AskedAbout::Reading,
    }
}

/// All of a guide, in its order.
pub fn of_guide(guide: &Guide) -> Vec<Asked> {
    guide.principles.iter().flat_map(|principle| of_principle(guide, principle)).collect()
}

/// The service questions that were answered longest ago, those never answered first.
pub fn longest_ago(guide: &Guide, reflections: &Reflections) -> Vec<Asked> {
    let mut all = of_guide(guide);
    all.retain(|one| !one.is_done_well());
    all.sort_by_key(|one| reflections.over_time(&guide.id, &one.id).first().map(|last| last.on));
    all.truncate(AT_A_TIME);
    all
}

/// One question of a guide, or of the slips.
pub fn find(guide: &Guide, id: &str) -> Option<Asked> {
    of_guide(guide).into_iter().chain(of_slips()).chain([of_reading()]).find(|one| one.id == id)
}

/// What somebody wrote last of how the principle of a question looks done well.
pub fn seen_done_well<'a>(
    guide: &Guide,
    reflections: &'a Reflections,
    question: &str,
    today: Date,
) -> Option<&'a str> {
    let all = guide.principles.iter().map(|principle| of_principle(guide, principle));
    let of_this = all.into_iter().find(|all| all.iter().any(|one| one.id == question))?;
    let done_well = of_this.first().filter(|one| one.is_done_well() && one.id != question)?;
    let all = reflections.over_time(&guide.id, &done_well.id);
    let last = all.into_iter().find(|one| one.on <= today && !one.words.trim().is_empty())?;
    Some(last.words.trim())
}
