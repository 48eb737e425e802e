//! The chances of every choice side by side: the sentence each was typed in, both ways round, and as a
//! picture.

use super::{
    super::{
        FieldId, Notes, QuestionKey,
        chance::{Asked, Chance, ChanceMark, both_ways, found_in, same_base, same_span, sentence_around},
        icon_array,
    },
    Block, Labelled, Section, ShownChance,
};

const OTHER_BASES: &str =
    "These numbers are out of different totals. A bigger number may not mean more people.";
const SEE_OF_100: &str = "These numbers are out of different totals. To compare them, look at how many it is out of \
     100 people.";
const OTHER_TIMES: &str = "These numbers are about different lengths of time. A bigger number may only mean a longer \
     time.";
const NO_TIME: &str =
    "Not every number here says how long a time it is about. Ask about that before you compare them.";

/// Beginnings of words that speak of a time, in whatever way.
const TIMES: &str =
    "day week wk month mth year yr hour minute night morning evening decade life annual fortnight";

/// The chances of the rows in which there is a number, and how they compare; rows come with their
/// questions, choices with their names.
pub(super) fn section(
    notes: &Notes,
    rows: &[(QuestionKey, String)],
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
        let all = cells.iter().flat_map(|(_, _, found)| found.iter().filter_map(ChanceMark::chance));
        let all: Vec<_> = all.collect();
        // A time anywhere in a cell may be meant for all of it.
        let untimed = cells.iter().any(|(_, text, found)| {
            !speaks_of_a_time(text) && found.iter().any(|found| found.chance().is_some())
        });
        let (remarks, any) = (remarks(&all, untimed), !all.is_empty());
        let cells = cells.iter().map(|(name, text, found)| Labelled {
            label: (*name).clone(),
            blocks: vec![if found.is_empty() {
                Block::Said(nothing_read(text).to_owned())
            } else {
                Block::Chances(shown(text, found, Asked::of(Some(*row))))
            }],
        });
        let side_by_side = Block::SideBySide(cells.collect());
        let remarks = remarks.into_iter().map(|words| Block::Said(words.to_owned()));
        any.then(|| Labelled {
            label: question.clone(),
            blocks: std::iter::once(side_by_side).chain(remarks).collect(),
        })
    });
    Section::of("The chances, side by side", rows.map(|row| Block::Labelled(vec![row])))
}

/// How the numbers of a row compare; `untimed` where a cell with numbers names no time.
fn remarks(all: &[&Chance], untimed: bool) -> Vec<&'static str> {
    let timed: Vec<_> = all.iter().copied().filter(|chance| chance.over.is_some()).collect();
    let some_without = !timed.is_empty() && untimed;
    let of_100 = all.iter().all(|chance| chance.of == 100 || chance.same_base_words().is_some());
    let bases = if of_100 { SEE_OF_100 } else { OTHER_BASES };
    let remarks = [
        (!same_base(all.iter().copied())).then_some(bases),
        (!same_span(timed)).then_some(OTHER_TIMES),
        some_without.then_some(NO_TIME),
    ];
    remarks.into_iter().flatten().collect()
}

fn speaks_of_a_time(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|char: char| !char.is_alphabetic());
    words.any(|word| TIMES.split(' ').any(|time| word.starts_with(time)))
}

/// Shown where no chance was read; there may still be a number, such as a percentage.
fn nothing_read(text: &str) -> &'static str {
    if text.contains(|char: char| char.is_numeric() || char == '%') {
        "What is written about this stands above, under “The choices”."
    } else {
        "No number is written here."
    }
}

/// Each sentence with a chance once, as typed; the only chance of a sentence also both ways round.
/// Without an exact whole number of 100 there are words and no picture.
fn shown(text: &str, found: &[ChanceMark], asked: Asked) -> Vec<ShownChance> {
    let mut shown: Vec<ShownChance> = Vec::new();
    let mut quoted = 0..0;
    for one in found {
        let sentence = sentence_around(text, &one.range);
        let is_new = sentence != quoted;
        let mut says: Vec<String> =
            is_new.then(|| text.get(sentence.clone())).flatten().map(str::to_owned).into_iter().collect();
        quoted = sentence;
        let mut of_100 = None;
        if let Some(chance) = one.chance() {
            says.extend(both_ways(text, one, asked));
            says.extend(chance.same_base_words().map(|words| format!("Out of 100 people, that is {words}.")));
            of_100 = icon_array::to_draw(chance).ok().and_then(|many| u8::try_from(many).ok());
        }
        if !says.is_empty() {
            shown.push(ShownChance { says, of_100 });
        }
    }
    shown
}
