//! The chances of every choice side by side: as they were typed, both ways round, and as a picture.

use super::{
    super::{
        FieldId, Notes, RowKey,
        chance::{Chance, Found, OfHundred, What, found_in, same_base, same_span},
    },
    Block, Labelled, Section, ShownChance,
};

const OTHER_BASES: &str = "These are out of different numbers of people. Out of 100, as far as it comes out even, stands with each.";
const OTHER_TIMES: &str =
    "These are over different lengths of time, or no time is given. They do not compare as they stand.";

/// The chances of the rows in which there is a number, and how they compare; rows come with their
/// questions, choices with their names.
pub(super) fn section(
    notes: &Notes,
    rows: &[(RowKey, String)],
    choices: &[(usize, String)],
) -> Option<Section> {
    let rows = rows.iter().filter_map(|(row, question)| {
        let cells: Vec<_> = choices
            .iter()
            .map(|(at, name)| {
                let text = notes.get(FieldId::cell(*at, *row)).text.as_str();
                (name, text, found_in(text))
            })
            .collect();
        let numbers: Vec<&Chance> =
            cells.iter().flat_map(|(_, _, found)| found.iter().filter_map(Found::numbers)).collect();
        let remarks = [
            (!same_base(numbers.iter().copied())).then_some(OTHER_BASES),
            (!same_span(numbers.iter().copied())).then_some(OTHER_TIMES),
        ];
        let cells = cells.iter().map(|(name, text, found)| Labelled {
            label: (*name).clone(),
            blocks: vec![if found.is_empty() {
                Block::Said("No number is written here.".to_owned())
            } else {
                Block::Chances(found.iter().map(|found| shown(text, found)).collect())
            }],
        });
        let side_by_side = Block::SideBySide(cells.collect());
        let remarks = remarks.into_iter().flatten().map(|words| Block::Said(words.to_owned()));
        (!numbers.is_empty()).then(|| Labelled {
            label: question.clone(),
            blocks: std::iter::once(side_by_side).chain(remarks).collect(),
        })
    });
    let rows: Vec<_> = rows.collect();
    Section::of("The chances, side by side", rows.into_iter().map(|row| Block::Labelled(vec![row])).collect())
}

/// As typed; what is no whole number of 100 has words and no picture.
fn shown(text: &str, found: &Found) -> ShownChance {
    let mut says = vec![text.get(found.range.clone()).unwrap_or_default().to_owned()];
    let mut of_100 = None;
    if let What::Chance(chance) = &found.what {
        says.push(format!("{}.", chance.both_ways()));
        says.extend(chance.same_base_words().map(|words| format!("Out of 100 people: {words}.")));
        of_100 = match chance.of_hundred() {
            OfHundred::Just(many) => u8::try_from(many).ok(),
            OfHundred::Above(_) => None,
        };
    }
    ShownChance { says, of_100 }
}
