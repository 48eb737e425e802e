//! One page to glance at, made from the notes: what is there, and nothing that is not.

use std::collections::HashSet;

use super::{Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section};
use crate::domain::{
    Answer, Appointment, Aspect, Choice, ChoiceField, ContextField, FieldId, Notes, Options, OptionsField,
    Pin, RungName, SetbackField, with_capital,
};

/// Said on every page that is shown or leaves the program.
pub const CAUTION: &str = "Preparation, not the record.";

pub(super) fn page(appointment: &Appointment, occasion: Occasion) -> Handout {
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
        sections: sections(appointment, occasion),
        footer: vec![format!("{CAUTION} Made on {}.", occasion.made.in_full())],
    }
}

fn sections(appointment: &Appointment, occasion: Occasion) -> Vec<Section> {
    let notes = &appointment.notes;
    let mut sections = Vec::new();
    let mut add = |heading: &str, blocks: Vec<Block>| sections.extend(Section::of(heading, blocks));
    // No label where it would repeat the heading.
    let of = |heading: &str, fields: &[FieldId]| -> Vec<Block> {
        let (mut blocks, mut labelled) = (Vec::new(), Vec::new());
        for &field in fields {
            let Some(words) = words(notes.get(field)) else { continue };
            match field.label() {
                label if label == heading => blocks.push(Block::Typed(words)),
                label => labelled.push(Labelled { label, blocks: vec![Block::Typed(words)] }),
            }
        }
        blocks.extend(Block::labelled(labelled));
        blocks
    };

    add("What matters", Vec::from_iter(Block::typed(&notes.context.what_matters.text)));
    add("To ask", list(notes.to_ask()));
    let shown = [ContextField::WhatMatters, ContextField::StillToAsk];
    let context = ContextField::ALL.iter().filter(|field| !shown.contains(field));
    let context: Vec<_> = context.map(|&field| FieldId::Context(field)).collect();
    add("Worth knowing", of("Worth knowing", &context));

    let decision = [OptionsField::Decision, OptionsField::ByWhen].map(FieldId::Options);
    add("The decision", of("The decision", &decision));
    add("Choices", choices(notes));
    let deciding = OptionsField::ALL.iter().map(|&field| FieldId::Options(field));
    let deciding: Vec<_> = deciding.filter(|field| !decision.contains(field)).collect();
    add("Deciding together", of("Deciding together", &deciding));

    add("If things get harder", setbacks(notes, occasion));
    let today = occasion.made.civil().date();
    let pinned = |pin: &Pin| pin.current(&appointment.guide, occasion.mine).on(today);
    add("To say", list(appointment.pinned.iter().map(pinned).collect()));
    sections
}

/// Things of one kind; a single one needs no list.
fn list(items: Vec<String>) -> Vec<Block> {
    match items.len() {
        0 | 1 => items.into_iter().map(Block::Typed).collect(),
        _ => vec![Block::List(items)],
    }
}

/// "Not known" is listed under "To ask"; "not for today" is not on today's page.
fn words(answer: &Answer) -> Option<String> {
    let words = answer.text.trim();
    let carried = if answer.carried_over { " (carried over)" } else { "" };
    (!words.is_empty()).then(|| format!("{words}{carried}"))
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
    let safety = [
        SetbackField::SaferHome,
        SetbackField::SafetyPlan,
        SetbackField::SafetyPlanPage,
        SetbackField::CrisisLine,
    ];
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
