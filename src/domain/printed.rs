//! Which field is printed for the person, and on which page; all others are the clinician's own.

use super::{Answer, FieldId, HandoutKind, Notes, SetbackField};

impl FieldId {
    /// The page for the person that prints the words of this field; `None` where they are the
    /// clinician's own and no page for the person may show them.
    #[must_use]
    pub const fn printed_on(self) -> Option<HandoutKind> {
        match self {
            Self::Context(_)
            | Self::Setbacks(SetbackField::Medicines | SetbackField::SafetyPlan | SetbackField::AgreedWith) => {
                None
            }
            Self::Options(_) | Self::Choice(..) | Self::Question(_) | Self::Own(..) => {
                Some(HandoutKind::Options)
            }
            Self::Rung(..) | Self::Setbacks(_) => Some(HandoutKind::Setback),
            Self::Staff(_) => Some(HandoutKind::StaffCard),
        }
    }
}

impl Notes {
    /// The notes as a page sees them: on a page for the person there is nothing but what it prints.
    ///
    /// A page made from these cannot show what is the clinician's own, however it is put together.
    #[must_use]
    pub fn for_page(&self, kind: HandoutKind) -> Self {
        let mut notes = self.clone();
        if kind == HandoutKind::Brief {
            return notes;
        }
        // The day on which the plan was agreed dates every page; as words it stands on the plan alone.
        let dates = FieldId::Setbacks(SetbackField::AgreedOn);
        let hidden = |field: &FieldId| field.printed_on() != Some(kind) && *field != dates;
        let fields: Vec<_> = self.all_fields().filter(hidden).collect();
        for field in fields {
            notes.change(field, |answer| *answer = Answer::default());
        }
        notes
    }
}
