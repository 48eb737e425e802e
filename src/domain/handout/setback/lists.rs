//! When to go, on the plan for a bad day: the lists under the rung they belong to.

use super::super::{
    super::{Checked, Region, RungName, When},
    Block, Labelled, Occasion,
};

/// What the body may show, back and neck apart: at once under the emergency, soon under urgent help.
pub(super) fn lists<'a>(rung: RungName, occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Vec<Block> {
    let when = match rung {
        RungName::Urgent => When::Soon,
        RungName::Emergency => When::Now,
        _ => return Vec::new(),
    };
    if occasion.country.is_none() {
        return Vec::new();
    }
    let today = occasion.made.civil().date();
    let lists: Vec<_> = Region::ALL
        .into_iter()
        .flat_map(|region| occasion.help.lists(region).filter(|list| list.when == when))
        .map(|list| {
            used.push(&list.checked);
            Labelled {
                label: format!("{}: {}", list.region.label(), list.when.label().to_lowercase()),
                blocks: vec![
                    Block::Said(list.lead.clone()),
                    Block::List(list.items.clone()),
                    Block::Said(format!(
                        "{} ({})",
                        occasion.help.rules_nothing_out,
                        list.checked.long_note(today)
                    )),
                ],
            }
        })
        .collect();
    if lists.is_empty() { Vec::new() } else { vec![Block::SideBySide(lists)] }
}
