//! When to go, on the plan for a bad day: under the rung they belong to, the lists that somebody approved, or
//! where to read them.

use super::super::{
    super::{Approval, Checked, GoList, Region, RungName, When},
    Block, Labelled, Occasion,
};

/// What the body may show, back and neck apart: at once under the emergency, today under urgent help. Lists
/// that no registered clinician has approved are not for the person; in their place stands what to ring, and
/// where the NHS says when.
pub(super) fn lists<'a>(rung: RungName, occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Vec<Block> {
    let when = match rung {
        RungName::Urgent => When::Today,
        RungName::Emergency => When::Now,
        _ => return Vec::new(),
    };
    let lists: Vec<&GoList> = Region::ALL
        .into_iter()
        .flat_map(|region| {
            occasion.help.lists.iter().filter(move |list| list.when == when && list.region == region)
        })
        .collect();
    match occasion.help.approved_on(occasion.made.civil().date()) {
        Some(approval) => in_full(&lists, approval, occasion, used),
        None => pointed_to(when, &lists, occasion, used),
    }
}

/// The lists word for word, and who answers for them.
fn in_full<'a>(
    lists: &[&'a GoList],
    approval: &Approval,
    occasion: Occasion<'a>,
    used: &mut Vec<&'a Checked>,
) -> Vec<Block> {
    let help = occasion.help;
    let labelled = lists.iter().map(|list| {
        for checked in help.sources_of(list) {
            if !used.iter().any(|one| one.source == checked.source) {
                used.push(checked);
            }
        }
        Labelled {
            label: format!("{}: {}", list.region.label(), list.when.label().to_lowercase()),
            blocks: vec![
                Block::Said(help.lead(list, occasion.country, occasion.surgery.closed)),
                Block::List(list.signs.iter().map(|sign| sign.says.clone()).collect()),
                Block::Said(help.rules_nothing_out.clone()),
            ],
        }
    });
    let labelled: Vec<_> = labelled.collect();
    let by = format!("These lists were approved by {}, {}.", approval.name, approval.role);
    if labelled.is_empty() { Vec::new() } else { vec![Block::SideBySide(labelled), Block::Said(by)] }
}

/// What to ring, and the pages of the NHS that say when, each once.
fn pointed_to<'a>(
    when: When,
    lists: &[&'a GoList],
    occasion: Occasion<'a>,
    used: &mut Vec<&'a Checked>,
) -> Vec<Block> {
    let mut pages: Vec<&Checked> = Vec::new();
    for list in lists {
        let page = occasion.help.page_of(list);
        if !pages.iter().any(|one| one.source == page.source) {
            pages.push(page);
        }
    }
    if pages.is_empty() {
        return Vec::new();
    }
    let ring = match when {
        When::Now => "Call 999, or go to A&E.".to_owned(),
        // A number of another country could be the wrong one.
        When::Today if occasion.country.is_none() => {
            "Ask for an urgent appointment at my surgery.".to_owned()
        }
        When::Today => format!(
            "Ask for an urgent appointment at my surgery, or ring {}.",
            occasion.help.urgent_number(occasion.country, occasion.surgery.closed)
        ),
    };
    used.extend(
        pages.iter().filter(|page| !used.iter().any(|one| one.source == page.source)).collect::<Vec<_>>(),
    );
    let pages = pages.iter().map(|page| match &page.address {
        Some(address) => format!("{}, {address}", page.source),
        None => page.source.clone(),
    });
    let label = match when {
        When::Now => "Back or neck pain: go now",
        When::Today => "Back or neck pain: ring today",
    };
    vec![Block::Labelled(vec![Labelled {
        label: label.to_owned(),
        blocks: vec![
            Block::Said(format!("{ring} When to do that is said here:")),
            Block::List(pages.collect()),
        ],
    }])]
}
