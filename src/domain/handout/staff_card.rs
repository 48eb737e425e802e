//! What to say to staff at the door: the person's own words, and nothing else.

use super::{
    super::{Setbacks, StaffCard, StaffField},
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section, dates,
};

pub(super) fn page(plan: &Setbacks, occasion: Occasion) -> Handout {
    let card = &plan.staff_card;
    let both = card.please_do.has_words() && card.please_do_not.has_words();
    let sections = StaffField::ALL.iter().filter_map(|&field| match field {
        StaffField::PleaseDo if both => Section::of("Please", vec![side_by_side(card)]),
        StaffField::PleaseDoNot if both => None,
        _ => Section::of(heading(field), blocks(card, field)),
    });
    Handout {
        kind: PageKind::Of(HandoutKind::StaffCard),
        title: "Please read this first".to_owned(),
        under: vec!["It is in my own words, for the staff who see me today.".to_owned()],
        example: false,
        sections: sections.collect(),
        footer: vec![
            "This card is mine. To change it, please ask me.".to_owned(),
            dates::made(Some(&plan.agreed_on), occasion.made),
        ],
    }
}

fn blocks(card: &StaffCard, field: StaffField) -> Vec<Block> {
    let words = card.get(field).text.trim();
    let lines = match field {
        // What is different today is known on the day.
        StaffField::Situation if words.is_empty() => Some(3),
        StaffField::Situation if words.ends_with(':') => Some(2),
        _ => words.ends_with(':').then_some(1),
    };
    Block::typed(words).into_iter().chain(lines.map(Block::Lines)).collect()
}

/// Seen together, and in less room.
fn side_by_side(card: &StaffCard) -> Block {
    let half = |field| Labelled { label: heading(field).to_owned(), blocks: blocks(card, field) };
    Block::SideBySide([StaffField::PleaseDo, StaffField::PleaseDoNot].map(half).to_vec())
}

const fn heading(field: StaffField) -> &'static str {
    match field {
        StaffField::Situation => "What is different today",
        StaffField::Background => "I live with, and my usual is",
        StaffField::Worry => "What worries me",
        StaffField::Tried => "What I have tried",
        StaffField::PleaseDo => "Please do",
        StaffField::PleaseDoNot => "Please don’t",
        StaffField::WhoToRing => "Who to ring",
        StaffField::WhatINeed => "What I need",
    }
}
