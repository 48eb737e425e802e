//! One change to an appointment, in a form that can be undone.

use crate::{
    domain::{Appointment, Choices, FieldId, Pin, Standing},
    text::{self, Edit},
};

/// What is said of a field beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Empty on purpose.
    pub standing: Standing,
    /// Copied and not touched since.
    pub carried_over: bool,
}

/// One change. `Debug` is that of its parts, which print no note text.
#[derive(Clone)]
pub enum Change {
    /// Words in a field.
    Text(FieldId, Edit),
    /// Marks of a field, before and after.
    Marks(FieldId, Marks, Marks),
    /// The choices, before and after.
    Choices(Box<(Choices, Choices)>),
    /// The pinned phrases, before and after.
    Pins(Vec<Pin>, Vec<Pin>),
}

impl Change {
    /// The field it touches, where it touches one.
    #[must_use]
    pub const fn field(&self) -> Option<FieldId> {
        match self {
            Self::Text(field, _) | Self::Marks(field, ..) => Some(*field),
            Self::Choices(_) | Self::Pins(..) => None,
        }
    }

    /// Makes the change.
    pub fn apply(&self, appointment: &mut Appointment) {
        match self {
            Self::Text(field, edit) => {
                if let Some(answer) = appointment.notes.get_mut(*field) {
                    edit.apply(&mut answer.text);
                }
            }
            Self::Marks(field, _, after) => {
                if let Some(answer) = appointment.notes.get_mut(*field) {
                    answer.standing = after.standing;
                    answer.carried_over = after.carried_over;
                }
            }
            Self::Choices(both) => appointment.notes.options.choices = both.1.clone(),
            Self::Pins(_, after) => appointment.pinned.clone_from(after),
        }
    }
}

impl text::Change for Change {
    fn inverse(&self) -> Self {
        match self {
            Self::Text(field, edit) => Self::Text(*field, edit.inverse()),
            Self::Marks(field, before, after) => Self::Marks(*field, *after, *before),
            Self::Choices(both) => Self::Choices(Box::new((both.1.clone(), both.0.clone()))),
            Self::Pins(before, after) => Self::Pins(after.clone(), before.clone()),
        }
    }

    fn merge(&mut self, next: &Self) -> bool {
        match (self, next) {
            (Self::Text(field, edit), Self::Text(next_field, next)) if field == next_field => {
                edit.merge(next)
            }
            _ => false,
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Text(_, edit) => edit.removed.len() + edit.inserted.len(),
            Self::Marks(..) => 0,
            Self::Choices(both) => choices_bytes(&both.0) + choices_bytes(&both.1),
            Self::Pins(before, after) => before.iter().chain(after).map(|pin| pin.says.len()).sum(),
        }
    }
}

fn choices_bytes(choices: &Choices) -> usize {
    let fields = crate::domain::ChoiceField::ALL;
    choices.0.iter().flat_map(|choice| fields.iter().map(|field| choice.get(*field).text.len())).sum()
}
