//! The choices side by side, for the person who decides.

use super::{
    super::{Answer, ChoiceField, EmptyReason, FieldId, Notes, OptionsField, QuestionKey},
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section, Table, TableRow, chances, dates,
};

/// Said above every comparison.
const FAIR: &str = "The same questions, asked of every choice. The order says nothing about which is better.";

/// Said above a comparison with no change in it.
const WAITING: &str = "“If we wait” is what usually happens if nothing changes.";

/// Said where nothing was written, so that no cell looks like an answer.
const BLANK: &str = "Nothing written here yet.";

/// Lines to write a decision on by hand, and questions.
const DECISION_LINES: usize = 2;
const QUESTION_LINES: usize = 3;

/// The page. Its headings speak for the person: I and me are the person alone, we is the person and
/// whoever talks it over with them.
pub(super) fn page(notes: &Notes, occasion: Occasion) -> Handout {
    let field = |field| notes.options.get(field);
    let typed = |one: OptionsField| Block::typed(&field(one).text);
    let by_when = typed(OptionsField::ByWhen)
        .map(|words| Block::Labelled(vec![Labelled { label: "By when".to_owned(), blocks: vec![words] }]));
    let decision = typed(OptionsField::Decision).into_iter().chain(by_when);
    let under = [
        ("What matters most to me", OptionsField::MattersMost),
        ("Who else should be involved", OptionsField::WhoElse),
        ("When we look at it again", OptionsField::ReviewPoint),
        ("If I change my mind", OptionsField::ChangingMind),
    ];
    let mut sections: Vec<_> = Section::of("What there is to decide", decision).into_iter().collect();
    let choices = choices(notes);
    let rows = rows(notes, &choices);
    sections.extend(Section::of("The choices", table(notes, &rows, &choices)));
    let chances = chances::section(notes, &rows, &choices);
    let check = chances.is_some().then(|| dates::check_number_typed(occasion.made));
    sections.extend(chances);
    sections.extend(under.iter().filter_map(|(heading, one)| Section::of(*heading, typed(*one))));
    let decided = decided(notes);
    if !sections.is_empty() || DECIDED.iter().any(|(_, one)| field(*one).has_words()) {
        sections.extend(Section::of("What I still want to ask", vec![Block::Lines(QUESTION_LINES)]));
        sections.extend(decided);
    }
    // A decision of an earlier appointment does not date this page.
    let decided_on = Some(field(OptionsField::DecidedOn)).filter(|on| !on.carried_over);
    Handout {
        kind: PageKind::Of(HandoutKind::Options),
        title: "Choices, side by side".to_owned(),
        under: Vec::new(),
        example: false,
        sections,
        footer: [
            "This page is mine to keep. To change it, I talk to my doctor, nurse or physio.".to_owned(),
            dates::made(decided_on, occasion.made),
        ]
        .into_iter()
        .chain(check)
        .collect(),
    }
}

const DECIDED: [(&str, OptionsField); 4] = [
    ("What", OptionsField::Decided),
    ("Who decided", OptionsField::DecidedBy),
    ("When", OptionsField::DecidedOn),
    ("Who was there", OptionsField::Present),
];

/// Parts that are not typed get lines to be written on by hand.
fn decided(notes: &Notes) -> Option<Section> {
    let parts = DECIDED.iter().map(|(label, field)| {
        let lines = if *field == OptionsField::Decided { DECISION_LINES } else { 1 };
        let words = Block::typed(&notes.options.get(*field).text);
        Labelled { label: (*label).to_owned(), blocks: vec![words.unwrap_or(Block::Lines(lines))] }
    });
    Section::of("What we decided", vec![Block::Labelled(parts.collect())])
}

/// Every choice that has any words, with its name; no change says that it is what happens if we wait.
fn choices(notes: &Notes) -> Vec<(usize, String)> {
    let choices = notes.options.choices.0.iter().enumerate().filter(|(_, one)| one.has_words());
    let name = |at: usize, no_change: bool| {
        let name = notes.choice_name(at);
        if no_change { format!("{name} ({IF_WE_WAIT})") } else { name }
    };
    choices.map(|(at, one)| (at, name(at, one.no_change))).collect()
}

const IF_WE_WAIT: &str = "if we wait";

/// Every question that any of them has an answer to, as it is asked.
fn rows(notes: &Notes, choices: &[(usize, String)]) -> Vec<(QuestionKey, String)> {
    let answered =
        |row: &QuestionKey| choices.iter().any(|(at, _)| notes.get(FieldId::cell(*at, *row)).has_words());
    notes.options.rows.keys().filter(answered).map(|row| (row, question(notes, row))).collect()
}

fn table(notes: &Notes, rows: &[(QuestionKey, String)], choices: &[(usize, String)]) -> Option<Block> {
    let rows = rows.iter().map(|(row, question)| TableRow {
        heading: question.clone(),
        cells: choices.iter().map(|(at, _)| cell(notes.get(FieldId::cell(*at, *row)))).collect(),
    });
    let rows: Vec<_> = rows.collect();
    let waits = choices.iter().any(|(_, name)| name.ends_with(&format!("({IF_WE_WAIT})")));
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: if waits { format!("{FAIR} {WAITING}") } else { FAIR.to_owned() },
            corner: "Question".to_owned(),
            columns: choices.iter().map(|(_, name)| name.clone()).collect(),
            rows,
        })
    })
}

fn cell(answer: &Answer) -> Vec<Block> {
    let none = match answer.standing {
        EmptyReason::NotKnown => "Not known yet.",
        EmptyReason::Open | EmptyReason::NotToday => BLANK,
    };
    vec![Block::typed(&answer.text).unwrap_or_else(|| Block::Said(none.to_owned()))]
}

/// A question as one reads it on a page.
fn question(notes: &Notes, row: QuestionKey) -> String {
    let asked = match row {
        QuestionKey::Own(id) => {
            return notes.options.rows.words(id).unwrap_or("One more question").to_owned();
        }
        QuestionKey::Asked(field) => field,
    };
    match asked {
        ChoiceField::Name => "What is it called?",
        ChoiceField::WhatItIs => "What is it?",
        ChoiceField::AsksOfMe => "What does it ask of me?",
        ChoiceField::MightGetBetter => "What might get better, and when?",
        ChoiceField::MightBeHard => "What might be hard or go wrong?",
        ChoiceField::Chances => "What are the chances, if known?",
        ChoiceField::HowSure => "How sure can we be?",
        ChoiceField::Wait => "How long is the wait?",
        ChoiceField::IfNotSuited => "What if it does not suit me?",
    }
    .to_owned()
}
