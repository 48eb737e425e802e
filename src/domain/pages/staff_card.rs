//! The card for staff at the door: the person's own words, and lines they fill in by hand.

use super::{
    super::{Setbacks, StaffCard, StaffField},
    Block, Handout, HandoutKind, Labelled, Occasion, PageKind, Section, dates,
};

/// Identifies the person; written by hand on the paper, and never kept here.
const BY_HAND: [&str; 4] = ["Name", "Date of birth", "Allergies", "My medicines list is in"];

pub(super) fn page(plan: &Setbacks, occasion: Occasion) -> Handout {
    let card = &plan.staff_card;
    let both = card.please_do.has_words() && card.please_do_not.has_words();
    let who = Block::ByHand(BY_HAND.map(str::to_owned).to_vec());
    let typed = StaffField::ALL.iter().filter_map(|&field| match field {
        StaffField::PleaseDo if both => Section::of("Please", vec![side_by_side(card)]),
        StaffField::PleaseDoNot if both => None,
        _ => Section::of(heading(card, field), blocks(card, field)),
    });
    Handout {
        kind: PageKind::Of(HandoutKind::StaffCard),
        title: "Please read this first".to_owned(),
        under: vec!["It is in my own words, for the staff who see me today.".to_owned()],
        example: false,
        sections: Section::of("Who I am", vec![who]).into_iter().chain(typed).collect(),
        footer: vec![
            "This card is mine. To change it, please ask me.".to_owned(),
            dates::made(Some(&plan.agreed_on), occasion.made),
        ],
    }
}

fn blocks(card: &StaffCard, field: StaffField) -> Vec<Block> {
    let words = card.get(field).text.trim();
    let lines = match field {
        // Only known on the day.
        StaffField::Situation if words.is_empty() => Some(3),
        StaffField::Situation if words.ends_with(':') => Some(2),
        _ => words.ends_with(':').then_some(1),
    };
    Block::typed(words).into_iter().chain(lines.map(Block::Lines)).collect()
}

/// Seen together, and in less room.
fn side_by_side(card: &StaffCard) -> Block {
    let half = |field| Labelled { label: heading(card, field).to_owned(), blocks: blocks(card, field) };
    Block::SideBySide([StaffField::PleaseDo, StaffField::PleaseDoNot].map(half).to_vec())
}

/// The heading above a field. Words are never cut to fit under a heading, for without its
/// "don't" a request says the opposite; where they say it themselves, the heading does not say it again.
fn heading(card: &StaffCard, field: StaffField) -> &'static str {
    match field {
        StaffField::Situation => "What is different today",
        StaffField::Background => "I live with, and my usual is",
        StaffField::UsualFunction => "My usual bladder, bowel, legs and feeling",
        StaffField::Worry => "What worries me",
        StaffField::Tried => "What I have tried",
        StaffField::PleaseDo if begins(card, field, &["please"]) => "What helps",
        StaffField::PleaseDo => "Please do",
        StaffField::PleaseDoNot if begins(card, field, &["please", "do not", "don't", "never"]) => {
            "What does not help"
        }
        StaffField::PleaseDoNot => "Please don’t",
        StaffField::Communication => "How to talk with me",
        StaffField::WhoToRing => "Who to ring",
        StaffField::Plans => "Plans that exist",
        StaffField::WhatINeed => "What I need",
    }
}

fn begins(card: &StaffCard, field: StaffField, with: &[&str]) -> bool {
    let words = card.get(field).text.trim().to_lowercase().replace('’', "'");
    with.iter().any(|with| words.starts_with(with))
}
