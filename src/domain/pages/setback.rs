//! The plan for a bad day, for the person whose plan it is and in their voice: "I" and "me" are theirs.

mod lists;
mod numbers;

use super::{
    super::{Answer, Aspect, Checked, RungName, SetbackField, Setbacks},
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section, dates,
};

/// Said where no safety plan is pointed to, for body and mood side by side look like one.
const NO_SAFETY_PLAN: &str = "This is not a safety plan.";

/// Said where one is pointed to, whatever is said of it.
const SEPARATE_SAFETY_PLAN: &str = "A safety plan is a separate page.";

/// Said where part of it was copied from an earlier appointment.
const CARRIED_OVER: &str =
    "Some of this is from an earlier plan. We go through it together before I rely on it.";

/// Fields of the plan, each under its label.
type Fields = &'static [(&'static str, SetbackField)];

/// The rungs on paper: the heading of each, and further fields printed with it.
const RUNGS: [(RungName, &str, Fields); 9] = [
    (RungName::Usual, "My usual", &[]),
    (RungName::Triggers, "What sets it off", &[]),
    (RungName::EarlySigns, "Early signs", &[("What others see", SetbackField::SeenByOthers)]),
    (RungName::FirstSteps, "What I do first", FIRST_STEPS),
    (RungName::People, "People who can help", PEOPLE),
    (RungName::Surgery, "I ring my surgery if", &[]),
    (RungName::Urgent, "I get urgent help if", &[]),
    (RungName::Emergency, "It is an emergency if", &[]),
    (RungName::Afterwards, "Afterwards", &[]),
];
const FIRST_STEPS: Fields = &[
    ("My medicines for a bad spell", SetbackField::MedicinesPage),
    ("What keeps me going", SetbackField::KeepsMeGoing),
];
const PEOPLE: Fields =
    &[("What I do not want", SetbackField::NotWanted), ("What makes my home safer", SetbackField::SaferHome)];

pub(super) fn page(plan: &Setbacks, occasion: Occasion) -> Handout {
    let mut used = Vec::new();
    // With nothing typed yet it has the numbers all the same, and is filled in by hand.
    let sections = sections(plan, occasion, &mut used);
    let mut footer = vec![
        "This plan is mine. To change it, I ask the doctor, nurse or physio who went through it with me."
            .to_owned(),
        dates::made(Some(&plan.agreed_on), occasion.made),
    ];
    footer.extend(numbers::foot(&used, occasion));
    Handout {
        kind: PageKind::Of(HandoutKind::Setback),
        title: "My plan for a bad day".to_owned(),
        under: under(plan),
        example: false,
        sections,
        footer,
    }
}

fn under(plan: &Setbacks) -> Vec<String> {
    let rungs = RungName::ALL.iter().map(|&rung| plan.ladder.get(rung));
    let rungs = rungs.flat_map(|rung| Aspect::ALL.iter().map(|&side| rung.get(side)));
    let carried = |answer: &Answer| answer.carried_over;
    let carried = rungs.chain(SetbackField::ALL.iter().map(|&field| plan.get(field))).any(carried);
    let safety_plan = if plan.safety_plan_page.has_words() { SEPARATE_SAFETY_PLAN } else { NO_SAFETY_PLAN };
    [safety_plan].into_iter().chain(carried.then_some(CARRIED_OVER)).map(str::to_owned).collect()
}

fn sections<'a>(plan: &Setbacks, occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Vec<Section> {
    let mut sections = vec![numbers::section(plan, occasion, used)];
    for (rung, heading, more) in RUNGS {
        let blocks = halves(plan, rung).into_iter().chain(labelled_block(plan, more));
        let stands_out = matches!(rung, RungName::Urgent | RungName::Emergency);
        let section = Section::of(heading, blocks);
        sections.extend(section.map(|section| Section { stands_out, ..section }));
    }
    sections.extend(lists::section(occasion, used));
    let mut about = vec![("Made with", SetbackField::MadeWith)];
    // The foot has the day already.
    if dates::agreed(&plan.agreed_on, occasion.made).is_none() {
        about.push(("Agreed on", SetbackField::AgreedOn));
    }
    about.extend([
        ("When we look at it again", SetbackField::ReviewOn),
        ("Where copies are", SetbackField::Copies),
        ("Who could see this page", SetbackField::SeenByWhom),
    ]);
    sections.extend(Section::of("About this plan", labelled_block(plan, &about)));
    sections
}

/// Those of these fields that have words, each under its name.
fn labelled(plan: &Setbacks, fields: &[(&str, SetbackField)]) -> Vec<Labelled> {
    let filled = fields.iter().filter(|(_, field)| plan.get(*field).has_words());
    filled.map(|(label, field)| Labelled::typed(*label, &plan.get(*field).text)).collect()
}

fn labelled_block(plan: &Setbacks, fields: &[(&str, SetbackField)]) -> Option<Block> {
    Block::labelled(labelled(plan, fields))
}

fn halves(plan: &Setbacks, rung: RungName) -> Option<Block> {
    let rung = plan.ladder.get(rung);
    let sides = [("Body", &rung.body), ("Mood", &rung.mood)].into_iter();
    let sides = sides.filter(|(_, answer)| answer.has_words());
    let sides: Vec<_> = sides.map(|(label, answer)| Labelled::typed(label, &answer.text)).collect();
    (!sides.is_empty()).then_some(Block::SideBySide(sides))
}
