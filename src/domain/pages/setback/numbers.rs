//! The box at the top of the plan for a bad day with whom to reach now, and at the foot how old that is.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::{
    super::{CHECK_BEFORE_USE, Checked, Fact, HelpKind, SetbackField, Setbacks, time::moment::long_day},
    Block, Labelled, Number, Occasion, Section, dates,
};

const SURGERY: &str = "My surgery";

const OUT_OF_HOURS: &str = "When my surgery is closed";

/// The label where the country has no other number for that.
const AREA: &str = "GP out-of-hours service";

/// Whether what to ring today differs by area, so that the number when the surgery is closed is the one.
fn differs(occasion: Occasion) -> bool {
    let of = |country| occasion.help.facts(country, HelpKind::Urgent).any(|fact| fact.number.is_none());
    occasion.country.is_some_and(of)
}

/// The box: 999 and whoever listens everywhere in every case, what differs by country where one is
/// chosen, and the numbers of the surgery, or a line for each to be filled in by hand.
pub(super) fn section<'a>(plan: &Setbacks, occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Section {
    let kinds = [HelpKind::DangerToLife, HelpKind::UrgentMood, HelpKind::Listening, HelpKind::Urgent];
    let mut blocks = numbers(&kinds, occasion, used);
    let mut by_hand = Vec::new();
    let closed = if differs(occasion) { AREA } else { OUT_OF_HOURS };
    for (what, number) in [(SURGERY, occasion.surgery.open), (closed, occasion.surgery.closed)] {
        let what = what.to_owned();
        match number.trim() {
            "" => by_hand.push(what),
            says => blocks.push(Number { what, says: says.to_owned(), note: String::new(), is_past: false }),
        }
    }
    let typed =
        [("Local crisis line", SetbackField::CrisisLine), ("My safety plan", SetbackField::SafetyPlanPage)];
    let mut more = super::labelled(plan, &typed);
    more.extend(other_ways(occasion, used));
    let blocks = [
        Some(Block::Numbers(blocks)),
        (!by_hand.is_empty()).then_some(Block::ByHand(by_hand)),
        Block::labelled(more),
    ];
    Section {
        heading: "If I need help now".to_owned(),
        blocks: blocks.into_iter().flatten().collect(),
        stands_out: true,
    }
}

/// Ways to reach help for those who cannot hear or speak on the phone, under one name.
fn other_ways<'a>(occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Option<Labelled> {
    let ways = numbers(&[HelpKind::OtherWays], occasion, used);
    let ways: Vec<_> = ways.iter().map(Number::says_when).collect();
    let label = what(HelpKind::OtherWays).to_owned();
    (!ways.is_empty()).then(|| Labelled { label, blocks: vec![Block::Said(ways.join(" · "))] })
}

fn numbers<'a>(kinds: &[HelpKind], occasion: Occasion<'a>, used: &mut Vec<&'a Checked>) -> Vec<Number> {
    let today = occasion.made.civil().date();
    let mut numbers = Vec::new();
    for &kind in kinds {
        let facts: Vec<_> = match occasion.country {
            // Where the number differs by area, the line for when the surgery is closed is the place for it.
            Some(one) => occasion.help.facts(one, kind).filter(|fact| fact.number.is_some()).collect(),
            None => occasion.help.facts_everywhere(kind).collect(),
        };
        used.extend(facts.iter().map(|fact| &fact.checked));
        numbers.extend(facts.into_iter().map(|fact| number(fact, today)));
    }
    numbers
}

fn number(fact: &Fact, today: Date) -> Number {
    let past = fact.is_past(today).then_some(CHECK_BEFORE_USE);
    let note: Vec<_> = fact.hours.as_deref().into_iter().chain(past).collect();
    Number {
        what: what(fact.kind).to_owned(),
        says: says(fact),
        note: note.join("; "),
        is_past: past.is_some(),
    }
}

/// Where a life is in danger there is a place to go to as well as a number.
fn says(fact: &Fact) -> String {
    if fact.kind == HelpKind::DangerToLife && !fact.says.contains("A&E") {
        return format!("{}, or go to A&E", fact.says);
    }
    fact.says.clone()
}

const fn what(kind: HelpKind) -> &'static str {
    match kind {
        HelpKind::DangerToLife => "In danger now",
        HelpKind::Urgent => "Urgent, and my life is not in danger",
        HelpKind::UrgentMood => "Urgent help for my mental health",
        HelpKind::Listening => "Someone to listen",
        HelpKind::OtherWays => "If I cannot hear or speak on the phone",
    }
}

/// Said once, at the foot: when the numbers were checked and where they are from, who of those who may
/// answers for that, and until when they hold.
pub(super) fn foot(used: &[&Checked], occasion: Occasion) -> Vec<String> {
    let Some(until) = used.iter().map(|checked| checked.review_by).min() else { return Vec::new() };
    let days: BTreeSet<_> = used.iter().map(|checked| checked.checked_on).collect();
    let days: Vec<_> = days.into_iter().map(long_day).collect();
    let mut sources: Vec<&str> = Vec::new();
    for source in used.iter().flat_map(|checked| checked.source.split("; ")) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let of = occasion.country.map(|country| format!(" for {}", country.label())).unwrap_or_default();
    let by = occasion.help.approved_on(occasion.made.civil().date());
    let by = by.map_or_else(
        || "No registered doctor, nurse or physio has checked them yet.".to_owned(),
        |by| format!("Lists and numbers approved by {}, {}.", by.name, by.role),
    );
    vec![
        format!("Numbers{of} checked on {}, from: {}. {by}", days.join(" and "), sources.join("; ")),
        dates::check_after(until, occasion.made),
    ]
}
