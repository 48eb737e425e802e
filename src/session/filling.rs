//! Empty lines of one page begun from words the clinician typed on another, and nothing else.

use jiff::Zoned;

use super::document::Document;
use crate::{
    change::{Change, Marks},
    domain::{AfterField, Aspect, ContextField, FieldId, Notes, RungName, SetbackField, StaffField},
    text::Edit,
};

/// A line that can be begun: words before it where it could be taken for what was done today, and the fields it
/// is made from.
pub type Filling = (FieldId, &'static str, &'static [FieldId]);

/// The card for staff, from the ladder.
pub const CARD: &[Filling] = &[
    (FieldId::Staff(StaffField::Background), "On a usual day: ", &rung(RungName::Usual)),
    (FieldId::Staff(StaffField::Tried), "My plan is to try first: ", &rung(RungName::FirstSteps)),
    (
        FieldId::Staff(StaffField::PleaseDoNot),
        "I do not want: ",
        &[FieldId::Setbacks(SetbackField::NotWanted)],
    ),
    (FieldId::Staff(StaffField::WhoToRing), "", &rung(RungName::People)),
];

/// What the person takes home, from what was prepared; in the clinician's words, to be put into theirs.
pub const AGREED: &[Filling] = &[
    (FieldId::After(AfterField::NextStep), "", &[FieldId::Context(ContextField::NextStep)]),
    (FieldId::After(AfterField::ToRead), "", &[FieldId::Context(ContextField::Information)]),
    (FieldId::After(AfterField::WhoIsWho), "", &[FieldId::Context(ContextField::OthersInCare)]),
];

const fn rung(rung: RungName) -> [FieldId; 2] {
    [FieldId::Rung(rung, Aspect::Body), FieldId::Rung(rung, Aspect::Mood)]
}

/// The empty lines for which there are words, with them.
fn to_fill(notes: &Notes, from: &'static [Filling]) -> impl Iterator<Item = (FieldId, String)> {
    from.iter().filter_map(|(line, before, from)| {
        let words: Vec<_> = from
            .iter()
            .map(|field| notes.get(*field).text.trim())
            .filter(|words| !words.is_empty())
            .collect();
        (notes.is_gap(*line) && !words.is_empty()).then(|| (*line, format!("{before}{}", words.join("\n"))))
    })
}

impl Document {
    /// Whether there are words for an empty line.
    #[must_use]
    pub fn can_fill(&self, from: &'static [Filling]) -> bool {
        to_fill(&self.appointment.notes, from).next().is_some()
    }

    /// Fills the empty lines, as one step of undo, and goes to the first; says how many. Outside the card they
    /// are marked as carried over until they are touched, for nobody has put them into the person's words yet.
    pub fn fill(&mut self, from: &'static [Filling], now: &Zoned) -> usize {
        let lines: Vec<_> = to_fill(&self.appointment.notes, from).collect();
        let notes = &self.appointment.notes;
        let changes = lines.iter().flat_map(|(line, words)| {
            let before = notes.get(*line);
            let marks = Marks { standing: before.standing, carried_over: before.carried_over };
            let marked = Marks { carried_over: !matches!(line, FieldId::Staff(_)), ..marks };
            let text = Edit::between(&before.text, words).map(|edit| Change::Text(*line, edit));
            text.into_iter().chain((marks != marked).then_some(Change::Marks(*line, marks, marked)))
        });
        let changes = changes.collect();
        self.history.seal();
        self.make(changes, now);
        self.history.seal();
        if let Some((first, _)) = lines.first() {
            self.sheet.go_to(&self.appointment.notes, *first);
        }
        lines.len()
    }
}
