//! The rows of the list: the questions answered longest ago, those of each principle, and what was written.

use super::guide;
use crate::domain::{
    Asked, day_in_words,
    reflection::{CARRIED, asked, slip},
};
use crate::session::Session;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReflectRow {
    Longest,
    Principle(usize),
    Question(Asked),
    /// Words that appointments handed over.
    Carried,
    Steps,
    /// To type in what people wrote on their slips.
    Slips,
}

pub(super) fn rows(session: &Session) -> Vec<ReflectRow> {
    let (guide, all) = (guide(session), &session.reflect_sync.all);
    let has_questions = !asked::longest_ago(guide, all).is_empty();
    let mut rows: Vec<_> = has_questions.then_some(ReflectRow::Longest).into_iter().collect();
    if !all.steps.is_empty() {
        rows.push(ReflectRow::Steps);
    }
    if ReflectRow::Carried.has_words(session) {
        rows.push(ReflectRow::Carried);
    }
    for (at, principle) in guide.principles.iter().enumerate() {
        let asked = asked::of_principle(guide, principle);
        if !asked.is_empty() {
            rows.push(ReflectRow::Principle(at));
            rows.extend(asked.into_iter().map(ReflectRow::Question));
        }
    }
    if has_questions {
        rows.extend([ReflectRow::Question(asked::of_reading()), ReflectRow::Slips]);
    }
    rows
}

/// The first row to show with this one: the principle just above a question.
pub(super) fn first_with(rows: &[ReflectRow], chosen: usize) -> usize {
    let above = chosen.checked_sub(1);
    above.filter(|at| matches!(rows.get(*at), Some(ReflectRow::Principle(_)))).unwrap_or(chosen)
}

impl ReflectRow {
    /// Whether it is one of the questions below a principle.
    pub(super) fn is_of_principle(&self) -> bool {
        matches!(self, Self::Question(asked) if asked.is_of_guide())
    }

    pub(super) fn is_question(&self) -> bool {
        matches!(self, Self::Question(_))
    }

    /// The guide and the question that its answers are of.
    pub(super) fn key<'a>(&'a self, session: &'a Session) -> Option<(&'a str, &'a str)> {
        match self {
            Self::Question(asked) => Some((asked.kept_under(&guide(session).id), &asked.id)),
            Self::Carried => Some(("", CARRIED.0)),
            Self::Longest | Self::Principle(_) | Self::Steps | Self::Slips => None,
        }
    }

    pub(super) fn has_words(&self, session: &Session) -> bool {
        let all = &session.reflect_sync.all;
        self.key(session).is_some_and(|(guide, question)| !all.over_time(guide, question).is_empty())
    }

    pub(super) fn words(&self, session: &Session) -> String {
        match self {
            Self::Longest => "Three questions, those you answered longest ago".to_owned(),
            Self::Principle(at) => {
                let principle = guide(session).principles.get(*at);
                principle.map_or_else(String::new, |one| {
                    format!("{} {}: all its questions", one.number, one.short_name)
                })
            }
            Self::Question(asked) => asked.asks.clone(),
            Self::Carried => CARRIED.1.to_owned(),
            Self::Steps => "Your next steps so far".to_owned(),
            Self::Slips => "What people wrote on their slips".to_owned(),
        }
    }

    /// The day of the last answer.
    pub(super) fn day(&self, session: &Session) -> String {
        let all = &session.reflect_sync.all;
        let last = match self.key(session) {
            Some((guide, question)) => all.over_time(guide, question).first().map(|one| one.on),
            None if *self == Self::Steps => all.steps.iter().map(|one| one.on).max(),
            None if *self == Self::Slips => {
                all.reflections.iter().filter(|one| slip::is_slip(one)).map(|one| one.on).max()
            }
            None => None,
        };
        last.map(day_in_words).unwrap_or_default()
    }
}
