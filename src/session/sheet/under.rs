//! Lines under a field, made from its words and changing with them.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Sheet, lines_of};
use crate::{
    command::Keys,
    content,
    domain::{
        Aspect, ChoiceField, Country, EmptyReason, FieldId, Notes, OptionsField, Resources, RungName,
        SetbackField,
        chance::{Asked, ChanceMark, both_ways, found_in, sentence_around},
        icon_array::{self, IconStyle},
    },
    text::grapheme,
};

/// Said where fields begin that are printed for the person.
const WHOSE_VOICE: &str = "Printed for the person: write “I” and “me” for them.";

/// Bytes of a cell that are looked through for chances: more than any cell needs, and the same work
/// however long one gets.
const READ: usize = 2_000;

/// A cell with more chances than this is no longer looked over.
const MOST_PICTURES: usize = 3;

/// Settings and the date, as far as lines of a page depend on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetContext {
    pub country: Option<Country>,
    pub today: Date,
    pub picture: IconStyle,
    pub keys: Arc<Keys>,
    pub resources: Arc<Resources>,
}

impl Sheet {
    /// Makes the lines under a field anew.
    pub(super) fn say_under(&mut self, notes: &Notes, at: usize) {
        let width = self.width_of(at);
        let lines = match self.fields.get(at) {
            Some(&FieldId::STILL_TO_ASK) => {
                let unknown = notes.unknown().map(|field| format!("· {}", notes.label(field)));
                unknown.flat_map(|line| lines_of(&line, width)).collect()
            }
            Some(
                field @ FieldId::Choice(
                    _,
                    ChoiceField::MightGetBetter | ChoiceField::MightBeHard | ChoiceField::Chances,
                ),
            ) => chances(&notes.get(*field).text, Asked::of(field.row()), width, self.context.picture),
            Some(FieldId::Options(OptionsField::ByWhen | OptionsField::Decided)) => {
                lines_of(WHOSE_VOICE, width)
            }
            Some(FieldId::Rung(rung, side)) => {
                help(*rung, *side, &self.context).iter().flat_map(|line| lines_of(line, width)).collect()
            }
            Some(&FieldId::INFORMATION) => {
                let says = offered(&notes.get(FieldId::INFORMATION).text, &self.context);
                says.map(|says| lines_of(&says, width)).unwrap_or_default()
            }
            Some(FieldId::Setbacks(SetbackField::SafetyPlan)) => {
                lines_of(&content::help().safety_plan, width)
            }
            _ => Vec::new(),
        };
        let lines = self.asked_in_cell(notes, at).into_iter().chain(lines).collect();
        if let Some(under) = self.under.get_mut(at) {
            *under = lines;
        }
    }

    /// A cell has no label to say at its right that what has words is still to be asked.
    fn asked_in_cell(&self, notes: &Notes, at: usize) -> Option<String> {
        let in_row = self.plan.in_table(at) && self.table().is_some_and(|table| !table.is_stacked());
        let answer = self.fields.get(at).filter(|_| in_row).map(|field| notes.get(*field))?;
        let asked = answer.standing == EmptyReason::NotKnown && !answer.text.is_empty();
        asked.then(|| EmptyReason::NotKnown.words().to_owned())
    }
}

/// Both ways round, and a picture of a hundred people, for every chance in the words of a cell.
fn chances(text: &str, asked: Asked, width: usize, picture: IconStyle) -> Vec<String> {
    let read = text.get(..grapheme::floor_boundary(text, READ.min(text.len()))).unwrap_or_default();
    let found = found_in(read);
    // Of a sentence cut short, the missing end might limit its number.
    let is_whole = |found: &&ChanceMark| {
        read.len() == text.len() || sentence_around(read, &found.range).end < read.trim_end().len()
    };
    let chances = found.iter().filter(is_whole).filter_map(|found| Some((found, found.chance()?)));
    let shown = chances.take(MOST_PICTURES).flat_map(|(found, chance)| {
        let same = chance.same_base_words().map(|words| format!("Out of 100 people, that is {words}."));
        let words = both_ways(read, found, asked).into_iter().chain(same);
        let mut lines: Vec<_> = words.flat_map(|words| lines_of(&words, width)).collect();
        if let Ok(number) = icon_array::to_draw(chance) {
            let columns = if width > 20 { 20 } else { 10 };
            lines.extend(icon_array::rows(number, columns, picture));
        }
        lines
    });
    shown.collect()
}

/// The resources that what is typed leads to, or how to see all.
fn offered(text: &str, context: &SheetContext) -> Option<String> {
    let says = match context.resources.offered(text).as_slice() {
        [] if text.is_empty() && !context.resources.resources.is_empty() => {
            "{key:page.resources}: your leaflets, courses, groups".to_owned()
        }
        [] => return None,
        [one] => format!("{{key:notes.resource}} puts in: {}", one.in_notes(context.today)),
        several => {
            let names: Vec<_> = several.iter().map(|one| one.name.as_str()).collect();
            format!("{{key:notes.resource}} offers: {}", names.join(" · "))
        }
    };
    Some(context.keys.fill(&says).into_owned())
}

/// Numbers to ring, and where the lists of when to go are.
fn help(rung: RungName, side: Aspect, context: &SheetContext) -> Vec<String> {
    const WHOSE: &str = "Whose numbers? {key:setbacks.england} England, {key:setbacks.wales} Wales, {key:setbacks.scotland} \
        Scotland, {key:setbacks.northern_ireland} Northern Ireland.";
    const LISTS: &str = "When to go now, for back and neck: {key:setbacks.go_lists}.";
    let mut lines = Vec::new();
    match (context.country, rung, side) {
        (Some(country), ..) => {
            let facts = content::help().for_rung(country, rung, side);
            lines.extend(facts.map(|fact| fact.line(context.today)));
            if let Some(first) = lines.first_mut() {
                *first = format!("{}: {first}", country.label());
            }
        }
        (None, RungName::Urgent, Aspect::Body) => lines.push(context.keys.fill(WHOSE).into_owned()),
        (None, ..) => {}
    }
    if (rung, side) == (RungName::Emergency, Aspect::Body) {
        lines.push(context.keys.fill(LISTS).into_owned());
    }
    lines
}
