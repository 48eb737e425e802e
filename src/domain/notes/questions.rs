//! The questions asked of every choice, which are the rows of the grid: those that Foreword asks, in
//! an order that can be changed, and those of one's own.

use serde::{Deserialize, Serialize};

use crate::domain::{Answer, ChoiceField, Choices};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChoiceQuestion {
    Asked(ChoiceField),
    Own {
        /// When it was added, in seconds since the start of 1970.
        id: u64,
        question: Answer,
    },
}

impl ChoiceQuestion {
    pub const fn key(&self) -> QuestionKey {
        match self {
            Self::Asked(field) => QuestionKey::Asked(*field),
            Self::Own { id, .. } => QuestionKey::Own(*id),
        }
    }
}

/// More than this cannot be looked over.
pub const MOST_QUESTIONS: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKey {
    Asked(ChoiceField),
    Own(u64),
}

/// The rows, from top to bottom. A row in which any choice has words is never left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Questions(pub Vec<ChoiceQuestion>);

const GIVEN: [ChoiceField; 7] = [
    ChoiceField::WhatItIs,
    ChoiceField::AsksOfMe,
    ChoiceField::MightGetBetter,
    ChoiceField::MightBeHard,
    ChoiceField::HowSure,
    ChoiceField::Wait,
    ChoiceField::IfNotSuited,
];

impl Default for Questions {
    fn default() -> Self {
        Self(GIVEN.map(ChoiceQuestion::Asked).to_vec())
    }
}

impl Questions {
    pub fn position(&self, key: QuestionKey) -> Option<usize> {
        self.0.iter().position(|row| row.key() == key)
    }

    pub fn keys(&self) -> impl Iterator<Item = QuestionKey> {
        self.0.iter().map(ChoiceQuestion::key)
    }

    pub fn question(&self, id: u64) -> Option<&Answer> {
        self.0.iter().find_map(|row| match row {
            ChoiceQuestion::Own { id: one, question } => (*one == id).then_some(question),
            ChoiceQuestion::Asked(_) => None,
        })
    }

    /// The words of such a question, if it has any.
    pub fn words(&self, id: u64) -> Option<&str> {
        self.question(id).map(|question| question.text.trim()).filter(|words| !words.is_empty())
    }

    pub fn question_mut(&mut self, id: u64) -> Option<&mut Answer> {
        self.0.iter_mut().find_map(|row| match row {
            ChoiceQuestion::Own { id: one, question } if *one == id => Some(question),
            _ => None,
        })
    }

    /// Questions that Foreword asks and that are not among the rows.
    pub fn left_out(&self) -> impl Iterator<Item = ChoiceField> {
        let asked = ChoiceField::ALL.iter().copied().filter(|field| *field != ChoiceField::Name);
        asked.filter(|field| self.position(QuestionKey::Asked(*field)).is_none())
    }

    /// Leaves of every row one, with all its words.
    pub fn merge_duplicates(&mut self) {
        let mut rows: Vec<ChoiceQuestion> = Vec::new();
        for row in self.0.drain(..) {
            match (rows.iter_mut().find(|one| one.key() == row.key()), row) {
                (None, row) => rows.push(row),
                (Some(ChoiceQuestion::Own { question: first, .. }), ChoiceQuestion::Own { question, .. })
                    if first.text != question.text =>
                {
                    first.text = format!("{}\n{}", first.text, question.text);
                }
                _ => {}
            }
        }
        self.0 = rows;
    }

    /// Adds every row that is missing and in which a choice says something: what was typed is shown.
    pub fn show_answered(&mut self, choices: &Choices) {
        let said = |field: &ChoiceField| choices.0.iter().any(|choice| !choice.get(*field).is_blank());
        let missing: Vec<_> = self.left_out().filter(said).collect();
        for field in missing {
            // Before the first row that is asked after it.
            let order = |one: ChoiceField| ChoiceField::ALL.iter().position(|field| *field == one);
            let after = |row: &ChoiceQuestion| matches!(row, ChoiceQuestion::Asked(one) if order(*one) > order(field));
            let at = self.0.iter().position(after).unwrap_or(self.0.len());
            self.0.insert(at, ChoiceQuestion::Asked(field));
        }
        for id in choices.0.iter().flat_map(|choice| choice.own.keys().copied()) {
            if self.question(id).is_none() {
                self.0.push(ChoiceQuestion::Own { id, question: Answer::default() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row in which something is said is never left out.
    #[test]
    fn filled_rows_are_kept() {
        let mut rows = Questions::default();
        let mut choices = Choices::default();
        rows.show_answered(&choices);
        assert_eq!(rows, Questions::default());
        choices.0[1].chances = Answer::of("12 of 100");
        choices.0[1].own.insert(7, Answer::of("By bus"));
        rows.show_answered(&choices);
        assert_eq!(rows.position(QuestionKey::Asked(ChoiceField::Chances)), Some(4));
        assert_eq!(rows.position(QuestionKey::Own(7)), Some(8));
        assert_eq!(rows.left_out().count(), 0);
    }

    /// A row that comes twice in a file keeps all its words.
    #[test]
    fn repeated_row_keeps_its_words() {
        let own = |words: &str| ChoiceQuestion::Own { id: 3, question: Answer::of(words) };
        let mut rows =
            Questions(vec![ChoiceQuestion::Asked(ChoiceField::Wait), own("Bus?"), own("Car?"), own("Car?")]);
        rows.0.push(ChoiceQuestion::Asked(ChoiceField::Wait));
        rows.merge_duplicates();
        assert_eq!(rows.0, [ChoiceQuestion::Asked(ChoiceField::Wait), own("Bus?\nCar?\nCar?")]);
    }
}
