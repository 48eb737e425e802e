//! The agreements of today, as half a page for the person, in their voice.

use super::{
    super::{AfterField, FieldId, Notes, OptionsField},
    Block, Handout, HandoutKind, Labelled, Number, Occasion, PageKind, Section, dates,
};

/// The page. I and me are the person alone; we is the person and whoever they talked it over with.
pub(super) fn page(notes: &Notes, occasion: Occasion) -> Handout {
    let after = |field| Block::typed(&notes.after.get(field).text);
    let options = |field| Block::typed(&notes.options.get(field).text);
    let parts = [
        ("What matters to me", options(OptionsField::MattersMost)),
        ("What we decided", options(OptionsField::Decided)),
        ("Who does what, and by when", after(AfterField::Actions)),
        ("My next small step", after(AfterField::NextStep)),
        ("What I can read or go to", after(AfterField::ToRead)),
        ("Who is who in my care", after(AfterField::WhoIsWho)),
        ("If I change my mind", options(OptionsField::ChangingMind)),
        ("When we look at it again", options(OptionsField::ReviewPoint)),
    ];
    let mut sections: Vec<_> =
        parts.into_iter().filter_map(|(heading, words)| Section::of(heading, words)).collect();
    if let Some(who) = who(notes).filter(|_| notes.options.get(OptionsField::Decided).has_words()) {
        let decided = sections.iter_mut().find(|section| section.heading == "What we decided");
        if let Some(section) = decided {
            section.blocks.push(who);
        }
    }
    if !sections.is_empty() {
        sections.extend(Section::of("How to reach us", reach_us(occasion)));
    }
    // A decision of an earlier appointment does not date this page.
    let decided_on = Some(notes.options.get(OptionsField::DecidedOn)).filter(|on| !on.carried_over);
    Handout {
        kind: PageKind::Of(HandoutKind::Agreed),
        title: "What we agreed".to_owned(),
        under: Vec::new(),
        example: false,
        sections,
        footer: vec![
            "This page is mine to keep. To change it, I ring the surgery or say so next time.".to_owned(),
            dates::made(decided_on, occasion.made),
        ],
    }
}

/// Who decided, and who was there.
fn who(notes: &Notes) -> Option<Block> {
    let parts = [("Who decided", OptionsField::DecidedBy), ("Who was there", OptionsField::Present)];
    let parts = parts.into_iter().filter_map(|(label, field)| {
        let words = Block::typed(&notes.get(FieldId::Options(field)).text)?;
        Some(Labelled { label: label.to_owned(), blocks: vec![words] })
    });
    Block::labelled(parts.collect())
}

/// The surgery's numbers, or lines to fill in by hand.
fn reach_us(occasion: Occasion) -> Vec<Block> {
    let (mut numbers, mut by_hand) = (Vec::new(), Vec::new());
    for (what, number) in
        [("The surgery", occasion.surgery.open), ("When the surgery is closed", occasion.surgery.closed)]
    {
        let what = what.to_owned();
        match number.trim() {
            "" => by_hand.push(what),
            says => numbers.push(Number { what, says: says.to_owned(), note: String::new(), is_past: false }),
        }
    }
    let numbers = (!numbers.is_empty()).then_some(Block::Numbers(numbers));
    numbers.into_iter().chain((!by_hand.is_empty()).then_some(Block::ByHand(by_hand))).collect()
}
