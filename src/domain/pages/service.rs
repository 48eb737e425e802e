//! The principles for those who design a service: a page to take to a meeting, with room for notes by hand.

use super::{Block, Handout, HandoutKind, Labelled, PageKind, Section, dates};
use crate::domain::{Guide, Moment, Principle, Successor};

pub(super) fn page(guide: &Guide, made: Moment) -> Handout {
    Handout {
        kind: PageKind::Of(HandoutKind::Service),
        title: HandoutKind::Service.title().to_owned(),
        under: vec![
            "To take to a meeting: what each principle asks of a service, what helps, and what to ask \
             ourselves."
                .to_owned(),
        ],
        example: false,
        sections: guide.principles.iter().filter_map(section).chain(later(guide)).collect(),
        footer: dates::of_guide(guide, made),
    }
}

fn section(principle: &Principle) -> Option<Section> {
    let designer = &principle.audiences.designer;
    let designer = (!designer.is_empty()).then(|| Block::Said(designer.to_string()));
    let points = list("What helps", principle.enabling.iter().map(|point| point.point.to_string()));
    let questions = principle.service_questions.iter().map(|question| question.asks.to_string());
    let questions = list("Questions for our service", questions);
    let notes = Labelled { label: "Our notes".to_owned(), blocks: vec![Block::Lines(2)] };
    let items = points.into_iter().chain(questions).chain([notes]).collect();
    let heading = format!("{} {}", principle.number, principle.short_name);
    Section::of(heading, designer.into_iter().chain([Block::Labelled(items)]))
}

/// How the principles compare with those of a later source, and whose comparison that is.
fn later(guide: &Guide) -> Option<Section> {
    let compared = &guide.cross_reference;
    let row = |one: &Successor| {
        let principle = guide.principles.iter().find(|principle| principle.number == one.principle)?;
        let later = one.later.as_deref().unwrap_or("none of them by itself");
        Some(format!("{} {}: {later}", principle.number, principle.short_name))
    };
    let rows: Vec<_> = compared.rows.iter().filter_map(row).collect();
    let about = [&compared.source, &compared.note].into_iter().filter(|words| !words.is_empty());
    let about = about.map(|words| Block::Said(words.to_string()));
    let blocks = (!rows.is_empty()).then_some(Block::List(rows)).into_iter().chain(about);
    (!compared.rows.is_empty()).then(|| Section::of("Compared with a later set", blocks)).flatten()
}

fn list(label: &str, items: impl Iterator<Item = String>) -> Option<Labelled> {
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| Labelled { label: label.to_owned(), blocks: vec![Block::List(items)] })
}
