//! A page for a colleague in another service: the consent first, and then nothing but what was chosen for it,
//! field by field.

use super::{
    super::{
        AfterField, Appointment, Aspect, ContextField, FieldId, Notes, OptionsField, RungName, SetbackField,
        StaffField,
    },
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section, dates,
};

/// Said above everything else where no consent is noted.
const NO_CONSENT: &str = "No consent to share is noted. Ask the person first, and note what they agreed to, with whom \
                              and on which day.";

const CONSENT: FieldId = FieldId::After(AfterField::Consent);

/// The headings in their order, with what can be chosen under each, as it is labelled there.
const PARTS: [(&str, &[(&str, FieldId)]); 6] = {
    use FieldId::{After, Context, Options, Rung, Setbacks, Staff};
    [
        (
            "What the person wants you to know",
            &[
                ("", After(AfterField::WantKnown)),
                ("What matters to me here", Options(OptionsField::MattersMost)),
                ("I live with, and my usual is", Staff(StaffField::Background)),
                ("My usual bladder, bowel, legs and feeling", Staff(StaffField::UsualFunction)),
                ("What worries me", Staff(StaffField::Worry)),
                ("Please do", Staff(StaffField::PleaseDo)),
                ("Please don’t", Staff(StaffField::PleaseDoNot)),
                ("How to talk with me", Staff(StaffField::Communication)),
            ],
        ),
        (
            "What is agreed",
            &[
                ("Decided", Options(OptionsField::Decided)),
                ("Who does what, by when", After(AfterField::Actions)),
                ("Looked at again", Options(OptionsField::ReviewPoint)),
            ],
        ),
        ("What I ask of you, and by when", &[("", After(AfterField::AskOf))]),
        (
            "If things get worse",
            &[
                ("First steps, body", Rung(RungName::FirstSteps, Aspect::Body)),
                ("First steps, mood", Rung(RungName::FirstSteps, Aspect::Mood)),
                ("Urgent help if, body", Rung(RungName::Urgent, Aspect::Body)),
                ("Urgent help if, mood", Rung(RungName::Urgent, Aspect::Mood)),
                ("Not wanted", Setbacks(SetbackField::NotWanted)),
                ("Safety plan", Setbacks(SetbackField::SafetyPlanPage)),
            ],
        ),
        (
            "Who else is involved",
            &[
                ("Who is who", After(AfterField::WhoIsWho)),
                ("Who else treats them, and what is shared", Context(ContextField::OthersInCare)),
                ("People to involve", Context(ContextField::People)),
            ],
        ),
        ("Please do not pass on", &[("", After(AfterField::NotShared))]),
    ]
};

/// The fields that can be chosen, each with its heading and its label there, which may be empty.
pub fn shareable() -> impl Iterator<Item = (&'static str, &'static str, FieldId)> {
    PARTS
        .into_iter()
        .flat_map(|(heading, fields)| fields.iter().map(move |(label, field)| (heading, *label, *field)))
}

impl Appointment {
    /// Whether a field was chosen for the page for a colleague; the consent is always on it.
    pub fn is_shared(&self, field: FieldId) -> bool {
        field == CONSENT || shareable().any(|(.., one)| one == field) && self.shared.contains(&field.name())
    }
}

/// From notes in which there is only what was chosen.
pub(super) fn page(notes: &Notes, occasion: Occasion) -> Handout {
    let parts = PARTS.into_iter().filter_map(|(heading, fields)| {
        let mut blocks = Vec::new();
        let mut labelled = Vec::new();
        for (label, field) in fields {
            match (Block::typed(&notes.get(*field).text), label.is_empty()) {
                (Some(words), true) => blocks.push(words),
                (Some(words), false) => {
                    labelled.push(Labelled { label: (*label).to_owned(), blocks: vec![words] });
                }
                (None, _) => {}
            }
        }
        Section::of(heading, blocks.into_iter().chain(Block::labelled(labelled)))
    });
    let parts: Vec<_> = parts.collect();
    let agreed = Block::typed(&notes.get(CONSENT).text);
    let is_noted = agreed.is_some();
    let consent = Section {
        heading: "Agreed to share".to_owned(),
        blocks: vec![agreed.unwrap_or_else(|| Block::Said(NO_CONSENT.to_owned()))],
        stands_out: true,
    };
    let is_empty = parts.is_empty() && !is_noted;
    Handout {
        kind: PageKind::Of(HandoutKind::Colleague),
        title: "For a colleague".to_owned(),
        under: vec!["A summary for one purpose, not the record.".to_owned()],
        example: false,
        sections: if is_empty { Vec::new() } else { std::iter::once(consent).chain(parts).collect() },
        footer: vec![dates::made(None, occasion.made)],
    }
}
