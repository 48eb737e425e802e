//! The plan for a bad day, for the person whose plan it is.

mod lists;

use jiff::civil::Date;

use self::lists::lists;
use super::{
    super::{Answer, Checked, Country, Fact, RungName, SetbackField, Setbacks, Side},
    Block, Handout, HandoutKind, Labelled, Number, Occasion, PageKind, Section, dates,
};

/// Said where no country was chosen: a number of another country could be the wrong one.
const NO_COUNTRY: &str = "Numbers to ring and lists of when to go are missing here, because no country is chosen. \
    The country is chosen in the settings of Foreword; then make this page again.";

pub(super) fn page(plan: &Setbacks, occasion: Occasion) -> Handout {
    let mut used = Vec::new();
    let sections = sections(plan, occasion, &mut used);
    let mut footer = vec![
        "This plan is mine. To change it, I ask the clinician who went through it with me.".to_owned(),
        dates::made(Some(&plan.agreed_on), occasion.made),
    ];
    footer.extend(check_by(&used).map(|day| dates::check_after(day, occasion.made)));
    Handout {
        kind: PageKind::Of(HandoutKind::Setback),
        title: "My plan for a bad day".to_owned(),
        under: Vec::new(),
        example: false,
        sections,
        footer,
    }
}

fn check_by(used: &[&Checked]) -> Option<Date> {
    used.iter().map(|checked| checked.review_by).min()
}

fn sections<'a>(plan: &Setbacks, occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let blank = RungName::ALL.iter().all(|&rung| plan.ladder.get(rung).is_blank())
        && SetbackField::ALL.iter().all(|&field| !plan.get(field).has_words());
    if blank {
        return sections;
    }
    let typed = |field| plan.get(field);
    for &rung in RungName::ALL {
        let (more, label) = match rung {
            RungName::EarlySigns => (SetbackField::SeenByOthers, "What others see"),
            RungName::FirstSteps => (SetbackField::Medicines, "Medicines for a bad spell"),
            RungName::People => (SetbackField::NotWanted, "What I do not want"),
            RungName::Urgent => (SetbackField::CrisisLine, "Local crisis line"),
            RungName::Emergency => {
                (SetbackField::SafetyPlan, "Safety plan or ReSPECT form: is there one, where, who has it")
            }
            RungName::Usual | RungName::Triggers | RungName::Surgery | RungName::Afterwards => {
                sections.extend(Section::of(rung.label(), halves(plan, rung, occasion, used)));
                continue;
            }
        };
        let mut blocks = halves(plan, rung, occasion, used);
        blocks.extend(labelled(label, typed(more)));
        blocks.extend(lists(rung, occasion, used));
        let stands_out = matches!(rung, RungName::Urgent | RungName::Emergency);
        sections.extend(Section::of(rung.label(), blocks).map(|section| Section { stands_out, ..section }));
    }
    let about = [
        ("Agreed with", SetbackField::AgreedWith),
        ("Agreed on", SetbackField::AgreedOn),
        ("Review on", SetbackField::ReviewOn),
        ("Where copies are", SetbackField::Copies),
    ];
    let about: Vec<_> = about
        .iter()
        .filter(|(_, field)| typed(*field).has_words())
        .map(|(label, field)| Labelled::typed(*label, &typed(*field).text))
        .collect();
    let about = (!about.is_empty()).then_some(Block::Labelled(about));
    sections.extend(Section::of("About this plan", about.into_iter().collect()));
    let carried = RungName::ALL.iter().any(|&rung| {
        let rung = plan.ladder.get(rung);
        Side::ALL.iter().any(|&side| rung.get(side).carried_over)
    });
    if carried && let Some(about) = sections.last_mut() {
        let words = "Some of this comes from an earlier plan. Go through it together before you rely on it.";
        about.blocks.push(Block::Said(words.to_owned()));
    }
    sections.extend(sources(used, occasion));
    sections
}

fn labelled(label: &str, answer: &Answer) -> Option<Block> {
    answer.has_words().then(|| Block::Labelled(vec![Labelled::typed(label, &answer.text)]))
}

/// Body and mood beside each other, with the numbers that belong there.
fn halves<'a>(
    plan: &Setbacks,
    rung: RungName,
    occasion: Occasion<'a>,
    used: &mut Vec<&'a Checked>,
) -> Vec<Block> {
    let today = occasion.made.civil().date();
    let mut blocks = Vec::new();
    let mut numbers = |side| match occasion.country {
        None => Vec::new(),
        Some(country) => facts(country, rung, side, occasion, used, today),
    };
    // Where life is in danger there is one number, whatever it is about.
    if rung == RungName::Emergency {
        blocks.extend(numbers(Side::Body));
    }
    let mut sides = Vec::new();
    for (side, label) in [(Side::Body, "Body"), (Side::Mood, "Mood")] {
        let mut half: Vec<_> = Block::typed(&plan.ladder.get(rung).get(side).text).into_iter().collect();
        if rung == RungName::Urgent {
            half.extend(numbers(side));
        }
        if !half.is_empty() {
            sides.push(Labelled { label: label.to_owned(), blocks: half });
        }
    }
    if !sides.is_empty() {
        blocks.push(Block::SideBySide(sides));
    }
    if occasion.country.is_none() && matches!(rung, RungName::Urgent | RungName::Emergency) {
        blocks.push(Block::Said(NO_COUNTRY.to_owned()));
    }
    blocks
}

fn facts<'a>(
    country: Country,
    rung: RungName,
    side: Side,
    occasion: Occasion<'a>,
    used: &mut Vec<&'a Checked>,
    today: Date,
) -> Vec<Block> {
    let facts: Vec<_> = occasion.help.for_rung(country, rung, side).collect();
    used.extend(facts.iter().map(|fact| &fact.checked));
    let number = |fact: &&Fact| Number {
        what: fact.kind.label().to_owned(),
        says: fact.says.clone(),
        note: fact.hours.iter().fold(fact.checked.long_note(today), |note, hours| format!("{hours}; {note}")),
        is_past: fact.is_past(today),
    };
    let numbers: Vec<_> = facts.iter().map(number).collect();
    if numbers.is_empty() { Vec::new() } else { vec![Block::Numbers(numbers)] }
}

/// Who says so, and who checked it.
fn sources(used: &[&Checked], occasion: Occasion) -> Option<Section> {
    let (Some(country), Some(first)) = (occasion.country, used.first()) else { return None };
    let mut sources: Vec<&str> = Vec::new();
    for checked in used {
        if !sources.contains(&checked.source.as_str()) {
            sources.push(&checked.source);
        }
    }
    let words = format!(
        "Numbers for {}, and lists, from: {}. Checked by {}. {}",
        country.label(),
        sources.join("; "),
        first.checked_by,
        occasion.help.caution
    );
    Section::of("Where the numbers and lists are from", vec![Block::Said(words)])
}
