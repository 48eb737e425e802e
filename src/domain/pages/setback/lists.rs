//! When back or neck pain needs help, near the foot of the plan for a bad day: the lists that somebody approved,
//! or where to read them.

use super::super::{
    super::{Checked, GoList, Region, When},
    Block, Labelled, Occasion, Section,
};

const HEADING: &str = "If back or neck pain changes";

/// The rest of the plan is in the voice of the person, and these lists speak to them.
const TO_ME: &str =
    "Not all back or neck pain is an emergency. These lists say when it is. In them, “you” means me.";

/// Signs in the body, in a section of their own: a plan may be about mood alone, and
/// somebody with pain every day is not in an emergency. Lists that no registered clinician has approved are
/// not for the person, who reads instead whom to ring and where the NHS says when.
pub(super) fn section<'a>(occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Option<Section> {
    match occasion.help.approved_on(occasion.made.civil().date()) {
        Some(_) => in_full(occasion, used),
        None => Section::of(HEADING, pointed_to(occasion)),
    }
}

/// The lists word for word; the foot has who answers for them.
fn in_full<'a>(occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Option<Section> {
    let help = occasion.help;
    for list in &help.lists {
        // Where single signs are from is for whoever approves them; a person has pages to read.
        let page = help.page_of(list);
        if !used.iter().any(|one| one.source == page.source) {
            used.push(page);
        }
    }
    let lists: Vec<_> = When::ALL.into_iter().flat_map(|when| together(when, occasion)).collect();
    let said = (!lists.is_empty()).then(|| Block::Said(TO_ME.to_owned()));
    Section::of(HEADING, said.into_iter().chain(lists))
}

/// The lists of one urgency next to each other. The advice is given once, above them, where it is the
/// same, and below them that they rule nothing out.
fn together(when: When, occasion: Occasion) -> Vec<Block> {
    let help = occasion.help;
    // The longest last: three columns then come out even.
    let regions = [Region::Back, Region::Both, Region::Neck].into_iter();
    let of = |region| help.lists.iter().filter(move |list| list.when == when && list.region == region);
    let lists: Vec<_> = regions.flat_map(of).collect();
    let Some(first) = lists.first() else { return Vec::new() };
    let same = lists.iter().all(|list| list.lead == first.lead);
    let lead = |list: &GoList, shown: bool| {
        shown.then(|| Block::Said(help.lead(list, occasion.country, occasion.surgery.closed)))
    };
    let labelled = lists.iter().map(|list| {
        let signs = Block::List(list.signs.iter().map(|sign| sign.says.clone()).collect());
        Labelled {
            label: format!("{}: {}", list.region.label(), list.when.label().to_lowercase()),
            blocks: lead(list, !same).into_iter().chain([signs]).collect(),
        }
    });
    let lists = Block::SideBySide(labelled.collect());
    lead(first, same).into_iter().chain([lists, Block::Said(help.rules_nothing_out.clone())]).collect()
}

/// The pages that say when, each once; and what to ring the same day.
fn pointed_to(occasion: Occasion) -> Vec<Block> {
    let mut pages: Vec<String> = Vec::new();
    for page in occasion.help.lists.iter().map(|list| occasion.help.page_of(list)) {
        let address = page.address.as_ref().map(|address| format!(", {address}")).unwrap_or_default();
        let page = format!("{}{address}", page.source);
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    if pages.is_empty() {
        return Vec::new();
    }
    let when = "Not all back or neck pain is an emergency. These pages say when it is:".to_owned();
    let labelled = [
        ("When back or neck pain needs 999 or A&E", vec![Block::Said(when), Block::List(pages)]),
        ("When to ring the same day", vec![Block::Said(ring_today(occasion))]),
    ];
    let labelled = labelled.map(|(label, blocks)| Labelled { label: label.to_owned(), blocks });
    vec![Block::Labelled(labelled.into())]
}

fn ring_today(occasion: Occasion) -> String {
    const WHEN: &str = "The same pages say when to";
    if occasion.country.is_none() {
        // A number of another country could be the wrong one.
        return format!("{WHEN} ask for an urgent appointment at my surgery.");
    }
    let number = occasion.help.urgent_number(occasion.country, occasion.surgery.closed);
    format!("{WHEN} ask for an urgent appointment at my surgery, or ring {number}.")
}
