//! Which phrases are shown: by role, kind of meeting, and review.

use crate::domain::{Phrase, PhraseReview, Role, Suits};
use crate::ui::form::turned;

/// A phrase in the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    New,
    Kept,
    Changed,
    Flagged,
}

impl State {
    /// By the review of a phrase that is said in these words.
    #[must_use]
    pub(super) fn of(review: Option<&PhraseReview>, words: &str) -> Self {
        match review {
            Some(review) if review.flags(words) => Self::Flagged,
            Some(review) if review.wording.is_some() => Self::Changed,
            // A flag alone is on other words than these.
            Some(review) if review.flag.is_some() && review.suggested != words => Self::New,
            Some(_) => Self::Kept,
            None => Self::New,
        }
    }

    /// The word for it in the list.
    #[must_use]
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Flagged => "flagged",
        }
    }
}

/// One of the choices in a line of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Role(Role),
    Suits(Suits),
    NotReviewed,
    Reviewed,
    Changed,
    Flagged,
}

impl Choice {
    const fn label(self) -> &'static str {
        match self {
            Self::Role(role) => role.label(),
            Self::Suits(suits) => suits.label(),
            Self::NotReviewed => "not reviewed",
            Self::Reviewed => "reviewed",
            Self::Changed => "changed",
            Self::Flagged => "flagged",
        }
    }

    fn allows(self, phrase: &Phrase, (review, state): (Option<&PhraseReview>, State)) -> bool {
        match self {
            Self::Role(role) => phrase.roles.is_empty() || phrase.roles.contains(&role),
            Self::Suits(suits) => phrase.suits.contains(&suits),
            Self::NotReviewed => state == State::New,
            Self::Reviewed => state != State::New,
            Self::Changed => review.is_some_and(|review| review.wording.is_some()),
            Self::Flagged => state == State::Flagged,
        }
    }
}

/// A line of the filter: its title, its words where any will do, and its choices.
pub(super) struct FilterLine {
    pub(super) title: &'static str,
    pub(super) any: &'static str,
    choices: fn() -> Vec<Choice>,
}

pub(super) const LINES: [FilterLine; 4] = [
    FilterLine { title: "Role", any: "any", choices: || Role::ALL.map(Choice::Role).to_vec() },
    FilterLine {
        title: "Meeting",
        any: "any",
        choices: || [Suits::FirstMeeting, Suits::FollowUp].map(Choice::Suits).to_vec(),
    },
    FilterLine {
        title: "How",
        any: "any",
        choices: || [Suits::Phone, Suits::Video].map(Choice::Suits).to_vec(),
    },
    FilterLine {
        title: "Reviewed",
        any: "reviewed or not",
        choices: || vec![Choice::NotReviewed, Choice::Reviewed, Choice::Changed, Choice::Flagged],
    },
];

/// The choice in each line; `None` where any will do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter([Option<Choice>; 4]);

impl Filter {
    #[must_use]
    pub(super) fn allows(self, phrase: &Phrase, review: (Option<&PhraseReview>, State)) -> bool {
        self.0.iter().flatten().all(|choice| choice.allows(phrase, review))
    }

    /// The choice after or before in a line; past the last comes any, then the first.
    pub fn turn(&mut self, line: usize, by: isize) {
        let (Some(chosen), Some(line)) = (self.0.get_mut(line), LINES.get(line)) else { return };
        let choices: Vec<_> = [None].into_iter().chain((line.choices)().into_iter().map(Some)).collect();
        *chosen = turned(&choices, chosen, by);
    }

    /// The choice of a line in words.
    #[must_use]
    pub fn chosen(self, line: usize) -> Option<&'static str> {
        Some((*self.0.get(line)?)?.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_turns_through_its_choices_and_any() {
        let mut filter = Filter::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            filter.turn(1, 1);
            seen.push(filter.chosen(1));
        }
        assert_eq!(seen, [Some("first meeting"), Some("follow-up"), None]);
        filter.turn(3, -1);
        assert_eq!(filter.chosen(3), Some("flagged"));
    }
}
