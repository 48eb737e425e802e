//! Which phrases are shown: by role, kind of meeting, and what became of them.

use crate::{
    domain::{Phrase, PhraseReview, Role, Suits},
    panes::phrases::PhrasesPane,
};

/// What became of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    New,
    Kept,
    Changed,
    Flagged,
}

impl State {
    /// What a set says became of a phrase.
    #[must_use]
    pub fn of(review: Option<&PhraseReview>) -> Self {
        match review {
            None => Self::New,
            Some(review) if review.flag.is_some() => Self::Flagged,
            Some(review) if review.wording.is_some() => Self::Changed,
            Some(_) => Self::Kept,
        }
    }

    /// The word for it in the list.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Flagged => "flagged",
        }
    }
}

/// Phrases wanted by what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    NotReviewed,
    Reviewed,
    Changed,
    Flagged,
}

impl Wanted {
    const ALL: [Self; 4] = [Self::NotReviewed, Self::Reviewed, Self::Changed, Self::Flagged];

    const fn label(self) -> &'static str {
        match self {
            Self::NotReviewed => "not reviewed",
            Self::Reviewed => "reviewed",
            Self::Changed => "changed",
            Self::Flagged => "flagged",
        }
    }

    fn allows(self, review: Option<&PhraseReview>) -> bool {
        match self {
            Self::NotReviewed => review.is_none(),
            Self::Reviewed => review.is_some(),
            Self::Changed => review.is_some_and(|review| review.wording.is_some()),
            Self::Flagged => review.is_some_and(|review| review.flag.is_some()),
        }
    }
}

/// Which phrases are wanted; any where nothing is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub role: Option<Role>,
    pub visit: Option<Suits>,
    pub by: Option<Suits>,
    pub wanted: Option<Wanted>,
}

/// A line of the filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    #[default]
    Role,
    Visit,
    By,
    Wanted,
}

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; 4] = [Self::Role, Self::Visit, Self::By, Self::Wanted];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Role => "Role",
            Self::Visit => "Meeting",
            Self::By => "How",
            Self::Wanted => "Reviewed",
        }
    }

    fn at(self) -> usize {
        Self::ALL.iter().position(|line| *line == self).unwrap_or_default()
    }

    /// The line so many further on, or the edge.
    #[must_use]
    pub fn step(self, by: isize) -> Self {
        let at = self.at().saturating_add_signed(by).min(Self::ALL.len() - 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}

/// The choice so many further on, past the last to none and round again.
fn turned<T: Copy + PartialEq>(all: &[T], chosen: Option<T>, by: isize) -> Option<T> {
    let at = chosen.and_then(|one| all.iter().position(|other| *other == one)).map_or(0, |at| at + 1);
    let count = isize::try_from(all.len() + 1).unwrap_or(1);
    let to = (isize::try_from(at).unwrap_or_default() + by).rem_euclid(count);
    usize::try_from(to - 1).ok().and_then(|at| all.get(at).copied())
}

impl Filter {
    /// Whether a phrase is wanted.
    #[must_use]
    pub fn allows(&self, phrase: &Phrase, review: Option<&PhraseReview>) -> bool {
        let suits = |suits: Option<Suits>| suits.is_none_or(|suits| phrase.suits.contains(&suits));
        let said_by = |role| phrase.roles.is_empty() || phrase.roles.contains(&role);
        self.role.is_none_or(said_by)
            && suits(self.visit)
            && suits(self.by)
            && self.wanted.is_none_or(|wanted| wanted.allows(review))
    }

    /// Turns what is chosen in a line.
    pub fn turn(&mut self, line: Line, by: isize) {
        match line {
            Line::Role => self.role = turned(&Role::ALL, self.role, by),
            Line::Visit => self.visit = turned(&[Suits::FirstMeeting, Suits::FollowUp], self.visit, by),
            Line::By => self.by = turned(&[Suits::Phone, Suits::Video], self.by, by),
            Line::Wanted => self.wanted = turned(&Wanted::ALL, self.wanted, by),
        }
    }

    /// What is chosen in a line, in words; none where any will do.
    #[must_use]
    pub fn chosen(&self, line: Line) -> Option<&'static str> {
        match line {
            Line::Role => self.role.map(Role::label),
            Line::Visit => self.visit.map(Suits::label),
            Line::By => self.by.map(Suits::label),
            Line::Wanted => self.wanted.map(Wanted::label),
        }
    }

    /// What a line says where any will do.
    #[must_use]
    pub const fn any(line: Line) -> &'static str {
        match line {
            Line::Role | Line::Visit | Line::By => "any",
            Line::Wanted => "reviewed or not",
        }
    }
}

impl PhrasesPane {
    /// Whether some phrases are left out.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.filter != Filter::default() || !self.find.text().trim().is_empty()
    }

    /// What is looked for, in words.
    #[must_use]
    pub fn narrowed_to(&self) -> String {
        let mut words: Vec<_> =
            Line::ALL.iter().filter_map(|line| self.filter.chosen(*line)).map(str::to_owned).collect();
        let find = self.find.text().trim();
        if !find.is_empty() {
            words.push(format!("“{find}”"));
        }
        words.join(", ")
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
            filter.turn(Line::Visit, 1);
            seen.push(filter.chosen(Line::Visit));
        }
        assert_eq!(seen, [Some("first meeting"), Some("follow-up"), None]);
        filter.turn(Line::Wanted, -1);
        assert_eq!(filter.wanted, Some(Wanted::Flagged));
        assert_eq!((Line::Role.step(-1), Line::Role.step(9)), (Line::Role, Line::Wanted));
    }
}
