//! One page to glance at, made from the notes: what is there, and nothing that is not. What matters at the
//! door comes first, all else after it.

use std::collections::HashSet;

use super::{
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section,
    glance::{self, GlancePart, fitted, list, one_line, words},
};
use crate::{
    domain::{
        Appointment, Aspect, Choice, ChoiceField, ContextField, FieldId, Notes, Options, OptionsField,
        RungName, SetbackField, with_capital,
    },
    text::{Rows, cut_to_rows},
};

/// Said on every page that is shown or leaves the program.
pub const CAUTION: &str = "Planning notes, not the record.";

/// The brief before anybody says how much room there is for it.
pub struct Brief {
    pub glance: Vec<GlancePart>,
    /// All that is not on the first screen.
    pub rest: Vec<Section>,
}

/// Rows of sections that a sheet of A4 holds in a typewriter's letters, with room for title and footer.
const SHEET: usize = 60;

/// How much of that the glance may take beside its headings.
const GLANCE: usize = 17;

/// The columns of an item on that sheet.
const COLUMNS: usize = 72;

/// How many rows an answer may take there; fewer would hold little beside its label.
const ROWS: std::ops::RangeInclusive<usize> = 2..=6;

impl Brief {
    pub fn of(appointment: &Appointment, occasion: Occasion) -> Self {
        let rest = rest(appointment, occasion);
        let mut glance = glance::parts(appointment, occasion);
        let has_line = appointment.notes.get(FieldId::Setbacks(SetbackField::CrisisLine)).has_words();
        // Numbers that nobody typed are no brief by themselves.
        if has_line || !(glance.is_empty() && rest.is_empty()) {
            glance.extend(glance::crisis(&appointment.notes, occasion));
        }
        Self { glance, rest }
    }

    /// All of it, however long.
    pub fn in_full(&self, appointment: &Appointment, occasion: Occasion) -> Handout {
        let glance = self.glance.iter().filter_map(GlancePart::section);
        handout(appointment, occasion, glance.chain(self.rest.iter().cloned()).collect())
    }

    /// As much as fits on one sheet: the glance, then the rest as far as each answer can have as many rows as any
    /// other; what has no row even so is named.
    fn on_paper(self) -> Vec<Section> {
        let (mut sections, mut rest) = (Vec::new(), Vec::new());
        for part in fitted(&self.glance, COLUMNS, GLANCE) {
            rest.extend(Section::of(
                format!("More {}", part.heading.to_lowercase()),
                list(part.hidden.clone()),
            ));
            sections.extend(part.section());
        }
        rest.extend(self.rest);
        let rows = |items: &[String]| items.iter().map(|item| Rows::new(item, COLUMNS).len()).sum::<usize>();
        let items = |most: usize| -> Vec<(String, Vec<String>)> {
            let cut = |item: String| cut_to_rows(&item, COLUMNS, most);
            let of = |section: &Section| section.blocks.iter().flat_map(entries).map(cut).collect();
            rest.iter().map(|section| (section.heading.clone(), of(section))).collect()
        };
        let height = |sections: &[(String, Vec<String>)]| {
            sections.iter().map(|(_, items)| 2 + rows(items)).sum::<usize>()
        };
        let taken: usize = sections.iter().map(height_of).sum();
        let room = SHEET.saturating_sub(taken);
        let mut shown =
            ROWS.rev().map(items).find(|all| height(all) <= room).unwrap_or_else(|| items(*ROWS.start()));
        let mut left = Vec::new();
        // Three for the line that says what is left out.
        while height(&shown) + 3 * usize::from(!left.is_empty()) > room {
            let Some((heading, items)) = shown.last_mut() else { break };
            if left.last() != Some(heading) {
                left.push(heading.clone());
            }
            items.pop();
            if items.is_empty() {
                shown.pop();
            }
        }
        sections.extend(shown.into_iter().filter_map(|(heading, items)| Section::of(heading, list(items))));
        left.reverse();
        let said = (!left.is_empty()).then(|| Block::Said(format!("{}.", left.join(", "))));
        sections.extend(Section::of("In the notes, not on this sheet", said));
        sections
    }
}

/// Rows of a section of one block, its heading and the line above it included.
fn height_of(section: &Section) -> usize {
    2 + section.blocks.iter().flat_map(entries).map(|item| Rows::new(&item, COLUMNS).len()).sum::<usize>()
}

/// Each answer of a block in one line, after its label.
fn entries(block: &Block) -> Vec<String> {
    match block {
        Block::Typed(text) | Block::Said(text) => vec![one_line(text)],
        Block::List(items) => items.iter().map(|item| one_line(item)).collect(),
        Block::Labelled(items) => {
            let words =
                |item: &Labelled| item.blocks.iter().flat_map(entries).collect::<Vec<_>>().join(" · ");
            items.iter().map(|item| format!("{}: {}", item.label, words(item))).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn page(appointment: &Appointment, occasion: Occasion) -> Handout {
    handout(appointment, occasion, Brief::of(appointment, occasion).on_paper())
}

fn handout(appointment: &Appointment, occasion: Occasion, sections: Vec<Section>) -> Handout {
    let when = appointment.when.map(|when| format!(" · {}", when.in_full()));
    let minutes = appointment.minutes.map(|minutes| format!(" · {minutes} min"));
    Handout {
        kind: PageKind::Of(HandoutKind::Brief),
        title: format!("{}{}", appointment.name(), when.unwrap_or_default()),
        under: vec![format!(
            "{} · {}{}",
            appointment.visit.label(),
            appointment.meeting.label(),
            minutes.unwrap_or_default()
        )],
        example: false,
        sections,
        footer: vec![format!("{CAUTION} Made on {}.", occasion.made.in_full())],
    }
}

fn rest(appointment: &Appointment, occasion: Occasion) -> Vec<Section> {
    use ContextField::{AlreadyKnown, OthersInCare, StillToAsk, WhatMatters};
    let notes = &appointment.notes;
    let of = |fields: &[FieldId]| {
        let labelled = |&field: &FieldId| {
            let words = words(notes.get(field))?;
            Some(Labelled { label: field.label(), blocks: vec![Block::Typed(words)] })
        };
        Block::labelled(fields.iter().filter_map(labelled).collect())
    };
    let context = ContextField::ALL.iter();
    let context =
        context.filter(|field| ![WhatMatters, AlreadyKnown, StillToAsk, OthersInCare].contains(field));
    let context: Vec<_> = context.map(|&field| FieldId::Context(field)).collect();
    let deciding = OptionsField::ALL.iter().filter(|field| **field != OptionsField::Decision);
    let deciding: Vec<_> = deciding.map(|&field| FieldId::Options(field)).collect();
    let sections = [
        Section::of("Worth knowing", of(&context)),
        Section::of("Choices", choices(notes)),
        Section::of("Deciding together", of(&deciding)),
        Section::of("If things get harder", setbacks(notes, occasion)),
    ];
    sections.into_iter().flatten().collect()
}

/// A choice with what it may be good for and what may be hard about it; the rest is in the notes.
fn choices(notes: &Notes) -> Vec<Block> {
    let Options { choices, .. } = &notes.options;
    if choices.0.iter().all(Choice::is_untouched) {
        return Vec::new();
    }
    let in_short = [ChoiceField::MightGetBetter, ChoiceField::MightBeHard, ChoiceField::Chances];
    let items = choices.0.iter().enumerate().filter(|(_, choice)| choice.has_words()).map(|(at, choice)| {
        let said = |field: &&ChoiceField| choice.get(**field).has_words();
        let mut shown: Vec<_> = in_short.iter().filter(said).collect();
        if shown.is_empty() {
            shown.extend(ChoiceField::ALL.iter().filter(|field| **field != ChoiceField::Name).find(said));
        }
        let line = |field: &&ChoiceField| {
            format!("{}: {}", with_capital(field.label()), choice.get(**field).text.trim())
        };
        let lines = shown.iter().map(line);
        Labelled::typed(notes.choice_name(at), &lines.collect::<Vec<_>>().join("\n"))
    });
    vec![Block::Labelled(items.collect())]
}

/// The plan for a bad day, a rung in a line; what to say to staff has a page of its own.
fn setbacks(notes: &Notes, occasion: Occasion) -> Vec<Block> {
    let plan = &notes.setbacks;
    let (mut lines, mut any) = (Vec::new(), false);
    for &rung in RungName::ALL {
        let sides = Aspect::ALL.iter().filter_map(|&side| {
            let words = words(plan.ladder.get(rung).get(side))?;
            Some(format!("{}: {}", with_capital(side.label()), words.lines().collect::<Vec<_>>().join(" ")))
        });
        let mut line = Labelled::typed(rung.label(), &sides.collect::<Vec<_>>().join(" · "));
        any |= !line.blocks.is_empty();
        line.blocks.extend(numbers(rung, occasion));
        if !line.blocks.is_empty() {
            lines.push(line);
        }
    }
    let safety = [SetbackField::SaferHome, SetbackField::SafetyPlan, SetbackField::SafetyPlanPage];
    for field in safety {
        let line = words(plan.get(field)).map(|words| Labelled::typed(field.label(), &words));
        any |= line.is_some();
        lines.extend(line);
    }
    // Numbers by themselves are no plan.
    if any { vec![Block::Labelled(lines)] } else { Vec::new() }
}

fn numbers(rung: RungName, occasion: Occasion) -> Option<Block> {
    let (country, today) = (occasion.country?, occasion.made.civil().date());
    let facts = Aspect::ALL.iter().flat_map(|&side| occasion.help.for_rung(country, rung, side));
    let mut seen = HashSet::new();
    let lines: Vec<_> = facts.map(|fact| fact.line(today)).filter(|line| seen.insert(line.clone())).collect();
    (!lines.is_empty()).then(|| Block::Said(lines.join("\n")))
}
