//! The second page of the notes: the decision, its choices and the questions asked of each.

use super::{answer::Answer, choice::Choices, fields::fields, questions::Questions};

fields! {
    /// The decision to be made together and what it rests on.
    struct Options of Answer,
    /// A field of the Options page outside the choices.
    enum OptionsField {
        decision / Decision = "The decision",
        by_when / ByWhen = "By when",
        matters_most / MattersMost = "What matters most to me here",
        who_else / WhoElse = "Who else should be involved",
        review_point / ReviewPoint = "Review point",
        changing_mind / ChangingMind = "If I change my mind",
        decided / Decided = "What was decided",
        decided_by / DecidedBy = "Who decided",
        decided_on / DecidedOn = "Decided on (date)",
        present / Present = "Who was there",
    }
    with {
        #[serde(skip_serializing_if = "crate::domain::is_default")]
        rows: Questions,
        choices: Choices,
    }
}

impl Options {
    /// Sees to it that everything said is shown, and nothing twice, whoever wrote the file.
    pub fn mend(&mut self) {
        for choice in &mut self.choices.0 {
            choice.own.retain(|_, answer| !answer.is_blank());
        }
        self.rows.merge_duplicates();
        self.rows.show_answered(&self.choices);
    }
}
