//! A sheet on what people can expect, and what to say if it is not so; three questions on the back, for a box at
//! reception. It has no place for a name and needs no appointment.

use super::{Block, Handout, HandoutKind, Labelled, PageKind, Section, dates};
use crate::domain::{Guide, Moment, Principle, reflection::slip};

/// Ruled lines under each question.
const LINES: usize = 4;

pub(super) fn page(guide: &Guide, made: Moment) -> Handout {
    let front = Block::labelled(guide.principles.iter().filter_map(expected).collect());
    let front = Section::of("In your appointments", front);
    let back = front.as_ref().and_then(|_| Section::of("After an appointment", back()));
    Handout {
        kind: PageKind::Of(HandoutKind::Expect),
        title: HandoutKind::Expect.title().to_owned(),
        under: vec![
            "This is how we want every appointment to be. We do not always manage it. If something is \
             missing, please say so, or point to the line here."
                .to_owned(),
        ],
        example: false,
        sections: front.into_iter().chain(back).collect(),
        footer: dates::of_guide(guide, made),
    }
}

fn expected(principle: &Principle) -> Option<Labelled> {
    let said = &principle.audiences;
    let to_say = Some(&said.if_not).filter(|words| !words.is_empty());
    let to_say = to_say.map(|words| Block::Said(format!("If it is not so, you can say: “{words}”")));
    let label = said.person.to_string();
    (!label.is_empty()).then(|| Labelled { label, blocks: to_say.into_iter().collect() })
}

fn back() -> impl Iterator<Item = Block> {
    let box_at_reception = "Please put this sheet into the box at reception: no name is needed, and nobody \
        who treats you hands it out or collects it.";
    let room =
        |(_, asks): (&str, &str)| Labelled { label: asks.to_owned(), blocks: vec![Block::Lines(LINES)] };
    let questions = Block::Labelled(slip::QUESTIONS.map(room).to_vec());
    [Block::Said(box_at_reception.to_owned()), questions].into_iter()
}
