//! One change to an appointment, in a form that can be undone.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Appointment, Choices, EmptyReason, FieldId, Pin, Questions},
    text::{self, Edit},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    pub standing: EmptyReason,
    pub carried_over: bool,
}

/// One change. `Debug` names the field it touches, never the words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Text(FieldId, Edit),
    Marks(FieldId, Marks, Marks),
    Choices(Box<(Choices, Choices)>),
    Rows(Box<(Questions, Questions)>),
    Pins(Vec<Pin>, Vec<Pin>),
    KeptWords(Vec<String>, Vec<String>),
    Shared(Vec<String>, Vec<String>),
    Whole(Box<(Appointment, Appointment)>),
}

impl fmt::Debug for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Change({:?}, {} bytes)", self.field(), text::Change::bytes(self))
    }
}

impl Change {
    /// The changes from `before` to `after`, in notes, pins and ignored words.
    pub fn between(before: &Appointment, after: &Appointment) -> Vec<Self> {
        let mut changes = Vec::new();
        let choices = [before, after].map(|one| &one.notes.options.choices);
        let rows = [before, after].map(|one| &one.notes.options.rows);
        let other_rows = !rows[0].keys().eq(rows[1].keys());
        let other_grid = other_rows || choices[0].0.len() != choices[1].0.len();
        if other_grid {
            changes.push(Self::Choices(Box::new((choices[0].clone(), choices[1].clone()))));
        }
        if other_rows {
            changes.push(Self::Rows(Box::new((rows[0].clone(), rows[1].clone()))));
        }
        for field in before.notes.all_fields() {
            if other_grid && (field.choice().is_some() || field.row().is_some()) {
                continue;
            }
            let (was, is) = (before.notes.get(field), after.notes.get(field));
            if let Some(edit) = Edit::between(&was.text, &is.text) {
                changes.push(Self::Text(field, edit));
            }
            let marks = [was, is].map(|one| Marks { standing: one.standing, carried_over: one.carried_over });
            if marks[0] != marks[1] {
                changes.push(Self::Marks(field, marks[0], marks[1]));
            }
        }
        if before.pinned != after.pinned {
            changes.push(Self::Pins(before.pinned.clone(), after.pinned.clone()));
        }
        if before.kept_words != after.kept_words {
            changes.push(Self::KeptWords(before.kept_words.clone(), after.kept_words.clone()));
        }
        if before.shared != after.shared {
            changes.push(Self::Shared(before.shared.clone(), after.shared.clone()));
        }
        changes
    }

    /// The field it touches, where it touches one.
    pub const fn field(&self) -> Option<FieldId> {
        match self {
            Self::Text(field, _) | Self::Marks(field, ..) => Some(*field),
            _ => None,
        }
    }

    /// Makes the change.
    pub fn apply(&self, appointment: &mut Appointment) {
        match self {
            Self::Text(field, edit) => {
                appointment.notes.change(*field, |answer| edit.apply(&mut answer.text));
            }
            Self::Marks(field, _, after) => appointment.notes.change(*field, |answer| {
                answer.standing = after.standing;
                answer.carried_over = after.carried_over;
            }),
            Self::Choices(both) => appointment.notes.options.choices = both.1.clone(),
            Self::Rows(both) => appointment.notes.options.rows = both.1.clone(),
            Self::Pins(_, after) => appointment.pinned.clone_from(after),
            Self::KeptWords(_, after) => appointment.kept_words.clone_from(after),
            Self::Shared(_, after) => appointment.shared.clone_from(after),
            Self::Whole(both) => become_whole(&both.0, &both.1, appointment),
        }
    }
}

impl text::Change for Change {
    fn inverse(&self) -> Self {
        match self {
            Self::Text(field, edit) => Self::Text(*field, edit.inverse()),
            Self::Marks(field, before, after) => Self::Marks(*field, *after, *before),
            Self::Choices(both) => Self::Choices(Box::new((both.1.clone(), both.0.clone()))),
            Self::Rows(both) => Self::Rows(Box::new((both.1.clone(), both.0.clone()))),
            Self::Pins(before, after) => Self::Pins(after.clone(), before.clone()),
            Self::KeptWords(before, after) => Self::KeptWords(after.clone(), before.clone()),
            Self::Shared(before, after) => Self::Shared(after.clone(), before.clone()),
            Self::Whole(both) => Self::Whole(Box::new((both.1.clone(), both.0.clone()))),
        }
    }

    fn merge(&mut self, next: &Self) -> bool {
        let (Self::Text(field, edit), Self::Text(next_field, next)) = (self, next) else { return false };
        field == next_field && edit.merge(next)
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Text(_, edit) => edit.bytes(),
            // The length as text is near enough.
            other => ron::to_string(other).map_or(0, |text| text.len()),
        }
    }
}

/// Makes of an appointment the version `after`.
///
/// Details that were the same in both stay as they are: they are changed without a step of undo,
/// and one that was changed since must not come back with it. ID, format and dates of the file stay.
fn become_whole(before: &Appointment, after: &Appointment, appointment: &mut Appointment) {
    fn adopt<T: Clone + PartialEq>(before: &T, after: &T, now: &mut T) {
        if before != after {
            now.clone_from(after);
        }
    }
    adopt(&before.label, &after.label, &mut appointment.label);
    adopt(&before.guide, &after.guide, &mut appointment.guide);
    adopt(&before.when, &after.when, &mut appointment.when);
    adopt(&before.minutes, &after.minutes, &mut appointment.minutes);
    adopt(&before.visit, &after.visit, &mut appointment.visit);
    adopt(&before.meeting, &after.meeting, &mut appointment.meeting);
    appointment.notes.clone_from(&after.notes);
    appointment.pinned.clone_from(&after.pinned);
    appointment.kept_words.clone_from(&after.kept_words);
    appointment.shared.clone_from(&after.shared);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Answer, Choice, ChoiceQuestion, Details, Id, Moment},
        text::Change as _,
    };

    fn appointment() -> Appointment {
        let now: Moment = "2026-11-22T09:00:00+00:00".parse().unwrap();
        Appointment::new(Id::of(1), Details::default(), "guide", now)
    }

    /// The changes between two versions lead from one to the other, and back.
    #[test]
    fn diff_leads_there_and_back() {
        let before = appointment();
        let mut after = appointment();
        after.notes.context.what_matters = Answer::of("Sleep, and the garden");
        after.notes.options.rows.0.push(ChoiceQuestion::Own { id: 3, question: Answer::of("By bus?") });
        after.notes.context.goals.standing = EmptyReason::NotKnown;
        after.notes.options.choices.0.push(Choice { name: Answer::of("Class"), ..Choice::default() });
        after.notes.change(FieldId::Own(2, 3), |answer| answer.text = "Number 9".to_owned());
        after.pinned.push(Pin { phrase: "p1".to_owned(), says: "Hello".to_owned(), ..Pin::default() });
        after.kept_words.push("W001".to_owned());
        let changes = Change::between(&before, &after);
        assert_eq!(changes.len(), 6);
        let mut now = before.clone();
        for change in &changes {
            change.apply(&mut now);
        }
        assert_eq!(now, after);
        for change in changes.iter().rev() {
            change.inverse().apply(&mut now);
        }
        assert_eq!(now, before);
        assert!(Change::between(&after, &after).is_empty());
        assert!(!format!("{changes:?}").contains("Sleep"));
    }
}
