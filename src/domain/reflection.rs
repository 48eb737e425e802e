//! Reflection after a clinic: the service questions of a guide, answered in words, and one next step to look
//! at again. Nothing in it is of any appointment, and nothing in it is counted.

pub mod asked;
mod handed_in;
pub mod slip;
mod team;

pub use asked::Asked;
pub use handed_in::{CARRIED, carried, without_traces};
pub use team::{Team, TeamChange, TeamEdit, TeamVoice};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Changeable;
use crate::text::debug_as;

labelled! {
    /// A word next to an answer, for whoever wants one.
    HowWell {
        DoneWell = "done well",
        Partly = "partly",
        NeedsWork = "needs work",
    }
}

labelled! {
    Became {
        Done = "done",
        NotYet = "not yet",
        Dropped = "dropped",
    }
}

/// An answer to a question on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reflection {
    pub on: Date,
    #[serde(default)]
    pub guide: String,
    #[serde(default)]
    pub version: String,
    pub question: String,
    /// The question as it was asked, for a guide that is gone or changed.
    #[serde(default)]
    pub asks: String,
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<HowWell>,
}

debug_as!(Reflection, one => "Reflection({}, {}, {} bytes)", one.on, one.question, one.words.len());

/// The one thing to do next.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    pub on: Date,
    pub step: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<Became>,
    #[serde(default, skip_serializing_if = "crate::domain::is_default")]
    pub because: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_on: Option<Date>,
}

debug_as!(NextStep, one => "NextStep({}, {} bytes)", one.on, one.step.len());

impl NextStep {
    /// Set earlier than that day, and neither done nor dropped.
    pub fn is_open(&self, today: Date) -> bool {
        let settled = matches!(self.became, Some(Became::Done | Became::Dropped));
        self.on < today && !settled && self.looked_on != Some(today)
    }

    /// `done`, or `dropped because it took too long`; empty while nothing is known.
    pub fn became_in_words(&self) -> String {
        let because = self.because.trim();
        match self.became {
            Some(Became::Dropped) if !because.is_empty() => format!("dropped because {because}"),
            Some(became) => became.label().to_owned(),
            None => String::new(),
        }
    }
}

/// All of them, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reflections {
    pub format: u32,
    pub reflections: Vec<Reflection>,
    pub steps: Vec<NextStep>,
}

impl Default for Reflections {
    fn default() -> Self {
        Self { format: 1, reflections: Vec::new(), steps: Vec::new() }
    }
}

impl Reflections {
    /// The answers to a question, the newest first.
    pub fn over_time(&self, guide: &str, question: &str) -> Vec<&Reflection> {
        let is_of = |one: &&Reflection| one.guide == guide && one.question == question;
        let mut all: Vec<_> = self.reflections.iter().filter(is_of).collect();
        all.sort_by_key(|one| one.on);
        all.reverse();
        all
    }

    /// The answer of a day, which is the one to go on with.
    pub fn on(&self, guide: &str, question: &str, day: Date) -> Option<&Reflection> {
        self.over_time(guide, question).into_iter().find(|one| one.on == day)
    }

    /// The last answer before that day.
    pub fn last_before(&self, guide: &str, question: &str, day: Date) -> Option<&Reflection> {
        self.over_time(guide, question).into_iter().find(|one| one.on < day)
    }

    /// The step set on a day and not looked at since.
    pub fn step_of(&self, day: Date) -> Option<&NextStep> {
        self.steps.iter().find(|one| one.on == day && one.became.is_none())
    }

    /// The steps to begin with, the oldest first.
    pub fn open_steps(&self, today: Date) -> impl Iterator<Item = &NextStep> {
        self.steps.iter().filter(move |one| one.is_open(today))
    }

    pub const fn is_empty(&self) -> bool {
        self.reflections.is_empty() && self.steps.is_empty()
    }
}

/// A value before and after a change; none where there was none, or where none is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReflectionChange {
    Answer(Put<Reflection>),
    Step(Put<NextStep>),
}

/// Replaces what was there before; what another window wrote meanwhile is left as it is.
fn put<T: PartialEq>(all: &mut Vec<T>, Put { before, after }: Put<T>) {
    let at = before.and_then(|before| all.iter().rposition(|one| *one == before));
    match (at, after) {
        (Some(at), Some(after)) => {
            all.splice(at..=at, [after]);
        }
        (Some(at), None) => {
            all.remove(at);
        }
        (None, Some(after)) if !all.contains(&after) => all.push(after),
        (None, _) => {}
    }
}

impl Changeable for Reflections {
    type Change = Vec<ReflectionChange>;

    fn change(&mut self, changes: Self::Change) {
        for change in changes {
            match change {
                ReflectionChange::Answer(answer) => put(&mut self.reflections, answer),
                ReflectionChange::Step(step) => put(&mut self.steps, step),
            }
        }
    }
}

#[cfg(test)]
mod tests;
