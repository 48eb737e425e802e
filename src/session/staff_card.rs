//! The card for staff, begun from the ladder: words the clinician typed there, and nothing else.

use jiff::Zoned;

use super::document::Document;
use crate::{
    change::Change,
    domain::{Aspect, FieldId, Notes, RungName, SetbackField, StaffField},
    text::Edit,
};

/// Sources of a line of the card: words before it where it could be taken for what was done
/// today, and the fields it is made from.
const FROM: [(StaffField, &str, &[FieldId]); 4] = [
    (StaffField::Background, "On a usual day: ", &rung(RungName::Usual)),
    (StaffField::Tried, "My plan is to try first: ", &rung(RungName::FirstSteps)),
    (StaffField::PleaseDoNot, "I do not want: ", &[FieldId::Setbacks(SetbackField::NotWanted)]),
    (StaffField::WhoToRing, "", &rung(RungName::People)),
];

const fn rung(rung: RungName) -> [FieldId; 2] {
    [FieldId::Rung(rung, Aspect::Body), FieldId::Rung(rung, Aspect::Mood)]
}

/// The empty lines of the card for which the ladder has words, with them.
fn to_fill(notes: &Notes) -> impl Iterator<Item = (FieldId, String)> {
    FROM.into_iter().filter_map(|(line, before, from)| {
        let words: Vec<_> = from
            .iter()
            .map(|field| notes.get(*field).text.trim())
            .filter(|words| !words.is_empty())
            .collect();
        let line = FieldId::Staff(line);
        (notes.is_gap(line) && !words.is_empty()).then(|| (line, format!("{before}{}", words.join("\n"))))
    })
}

impl Document {
    /// Whether the ladder has words for an empty line of the card.
    #[must_use]
    pub fn can_fill_card(&self) -> bool {
        to_fill(&self.appointment.notes).next().is_some()
    }

    /// Fills the empty lines of the card from the ladder, as one step of undo, and goes to the first;
    /// says how many.
    pub fn fill_card(&mut self, now: &Zoned) -> usize {
        let lines: Vec<_> = to_fill(&self.appointment.notes).collect();
        let changes = lines.iter().filter_map(|(line, words)| {
            Some(Change::Text(*line, Edit::between(&self.appointment.notes.get(*line).text, words)?))
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
