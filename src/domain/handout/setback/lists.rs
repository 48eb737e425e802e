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
        None => pointed_to(when, &lists, occasion),
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
        // Where single signs are from is for whoever approves them; a person has pages to read.
        let page = help.page_of(list);
        if !used.iter().any(|one| one.source == page.source) {
            used.push(page);
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

/// What to ring; and under the emergency, as it is looked for there, the pages that say when, each once.
fn pointed_to(when: When, lists: &[&GoList], occasion: Occasion) -> Vec<Block> {
    let mut pages: Vec<String> = Vec::new();
    for page in lists.iter().map(|list| occasion.help.page_of(list)) {
        let page =
            page.address.iter().fold(page.source.clone(), |title, address| format!("{title}, {address}"));
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    if pages.is_empty() {
        return Vec::new();
    }
    let (label, blocks) = match when {
        When::Now => (
            "Back or neck pain: go now",
            vec![
                Block::Said(
                    "Call 999, or go to A&E. These pages say when, and when to ring the same day:".to_owned(),
                ),
                Block::List(pages),
            ],
        ),
        When::Today => ("Back or neck pain: ring today", vec![Block::Said(ring_today(occasion))]),
    };
    vec![Block::Labelled(vec![Labelled { label: label.to_owned(), blocks }])]
}

fn ring_today(occasion: Occasion) -> String {
    const WHEN: &str = "The pages under the emergency say when.";
    if occasion.country.is_none() {
        // A number of another country could be the wrong one.
        return format!("Ask for an urgent appointment at my surgery. {WHEN}");
    }
    let number = occasion.help.urgent_number(occasion.country, occasion.surgery.closed);
    format!("Ask for an urgent appointment at my surgery, or ring {number}. {WHEN}")
}
