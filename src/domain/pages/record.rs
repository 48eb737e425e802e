//! Text for the clinical record, under the headings of the shared decision making standard of the PRSB
//! (Professional Record Standards Body) in their order. It is a draft to correct and file elsewhere.

use std::collections::BTreeSet;

use super::{
    super::{
        AfterField, Aspect, ChoiceField, ContextField, FieldId, Notes, OptionsField, QuestionKey, Register,
        RungName, SetbackField, StaffField, Wording, with_capital, words::listed,
    },
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section,
};

/// The first line of the text.
const CHECK: &str = "Check and correct before filing.";

/// The headings in their order, with the fields under each. The options come after the second.
const PARTS: [(&str, &[(&str, FieldId)]); 6] = {
    use FieldId::{After, Context, Options, Setbacks, Staff};
    [
        (
            "About me",
            &[
                ("Strengths and skills", Context(ContextField::Strengths)),
                ("Work, caring, money, what they enjoy", Context(ContextField::DailyLife)),
                ("How pain and mood affect each other", Context(ContextField::PainAndMood)),
                ("Usual function", Staff(StaffField::UsualFunction)),
                ("How to talk with me", Staff(StaffField::Communication)),
            ],
        ),
        (
            "What matters",
            &[
                ("In their words", Context(ContextField::WhatMatters)),
                ("Goals", Context(ContextField::Goals)),
                ("For this decision", Options(OptionsField::MattersMost)),
            ],
        ),
        (
            "Decision",
            &[
                ("To decide", Options(OptionsField::Decision)),
                ("Decided", Options(OptionsField::Decided)),
                ("By", Options(OptionsField::DecidedBy)),
                ("On", Options(OptionsField::DecidedOn)),
                ("If they change their mind", Options(OptionsField::ChangingMind)),
                ("Review", Options(OptionsField::ReviewPoint)),
            ],
        ),
        (
            "Actions",
            &[
                ("Who, what, by when", After(AfterField::Actions)),
                ("Next small step", After(AfterField::NextStep)),
                ("Information given", After(AfterField::ToRead)),
                ("Asked of a colleague", After(AfterField::AskOf)),
                ("Agreed to share", After(AfterField::Consent)),
                ("Not to be shared", After(AfterField::NotShared)),
            ],
        ),
        (
            "Contingency plan",
            &[
                ("Seen by others", Setbacks(SetbackField::SeenByOthers)),
                ("Medicines for a flare", Setbacks(SetbackField::Medicines)),
                ("Not wanted", Setbacks(SetbackField::NotWanted)),
                ("Safety plan", Setbacks(SetbackField::SafetyPlan)),
                ("Local crisis line", Setbacks(SetbackField::CrisisLine)),
                ("Agreed with", Setbacks(SetbackField::AgreedWith)),
            ],
        ),
        (
            "Who was involved",
            &[
                ("Present", Options(OptionsField::Present)),
                ("People around them", Context(ContextField::People)),
                ("Others in their care", Context(ContextField::OthersInCare)),
            ],
        ),
    ]
};

/// Under which of the headings the options come.
const BEFORE_OPTIONS: &str = "Decision";

const CONTINGENCY: &str = "Contingency plan";

pub(super) fn page(notes: &Notes, _: Occasion) -> Handout {
    let mut sections = Vec::new();
    for (heading, fields) in PARTS {
        if heading == BEFORE_OPTIONS {
            sections.extend(Section::of("Options discussed", Block::labelled(options(notes))));
        }
        let rungs = if heading == CONTINGENCY { rungs(notes) } else { Vec::new() };
        let typed = fields.iter().filter_map(|(label, field)| said(notes, label, *field));
        sections.extend(Section::of(heading, Block::labelled(rungs.into_iter().chain(typed).collect())));
    }
    Handout {
        kind: PageKind::Of(HandoutKind::Record),
        title: CHECK.to_owned(),
        under: Vec::new(),
        example: false,
        sections,
        footer: Vec::new(),
    }
}

impl Handout {
    /// The words on it that the list of wording marks in what is written, each once.
    pub fn worth_a_look(&self, wording: &Wording) -> Option<String> {
        let of_text = |text: &str| -> Vec<String> {
            let marks = wording.marks(text, Register::Written);
            marks.into_iter().filter_map(|mark| Some(format!("“{}”", text.get(mark.range)?))).collect()
        };
        let mut found: Vec<_> = self.passages().into_iter().flat_map(of_text).collect();
        let mut seen = BTreeSet::new();
        found.retain(|words| seen.insert(words.to_lowercase()));
        (!found.is_empty()).then(|| format!("Worth a second look before filing: {}.", listed(&found)))
    }
}

/// A field with words, under a label of its own.
fn said(notes: &Notes, label: &str, field: FieldId) -> Option<Labelled> {
    let words = Block::typed(&notes.get(field).text)?;
    Some(Labelled { label: label.to_owned(), blocks: vec![words] })
}

/// Each choice with all that was said of it, the good and the hard alike.
fn options(notes: &Notes) -> Vec<Labelled> {
    let all = notes.options.choices.0.iter().enumerate().filter(|(_, one)| one.has_words());
    let option = |(at, _)| {
        let rows = notes.options.rows.keys().filter_map(|row| {
            let label = match row {
                QuestionKey::Asked(ChoiceField::Name) => return None,
                QuestionKey::Asked(field) => with_capital(field.label()),
                QuestionKey::Own(id) => {
                    notes.options.rows.words(id).unwrap_or("One more question").to_owned()
                }
            };
            said(notes, &label, FieldId::cell(at, row))
        });
        Labelled {
            label: notes.choice_name(at),
            blocks: Block::labelled(rows.collect()).into_iter().collect(),
        }
    };
    all.map(option).collect()
}

/// The ladder, body and mood of each rung.
fn rungs(notes: &Notes) -> Vec<Labelled> {
    let sides = |rung: RungName| {
        Aspect::ALL.iter().filter_map(move |side| {
            let label = format!("{}, {}", rung.label(), side.label());
            said(notes, &label, FieldId::Rung(rung, *side))
        })
    };
    RungName::ALL.iter().copied().flat_map(sides).collect()
}
