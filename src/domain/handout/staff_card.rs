//! What to say to staff at the door: the person's own words, and nothing else.

use super::{
    super::{Setbacks, StaffField},
    Block, Handout, HandoutKind, Occasion, Section, dates,
};

pub(super) fn page(plan: &Setbacks, occasion: Occasion) -> Handout {
    let card = &plan.staff_card;
    let sections = StaffField::ALL.iter().filter_map(|&field| {
        let words = card.get(field).text.trim();
        let lines = match field {
            // What is different today is known on the day.
            StaffField::Situation if words.is_empty() => Some(3),
            StaffField::Situation if words.ends_with(':') => Some(2),
            _ => words.ends_with(':').then_some(1),
        };
        let blocks = Block::typed(words).into_iter().chain(lines.map(Block::Lines)).collect();
        Section::of(heading(field), blocks)
    });
    Handout {
        kind: HandoutKind::StaffCard,
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
