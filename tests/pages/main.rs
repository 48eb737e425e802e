//! The pages to look at or to hand over: drawn whole, sound as HTML, and true to what was typed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod brief;
mod browser;
mod chances;
mod drawn;
mod guide_pages;
mod leaving;
mod markup;
mod paper;
mod readers;
mod words;

use foreword::{
    content,
    domain::{Appointment, Brief, Country, Handout, HandoutKind, Moment, Occasion, SurgeryNumbers},
};

/// A page, made on a day on which every number still holds.
fn page(kind: HandoutKind, of: &Appointment, country: Option<Country>) -> Handout {
    page_on("2026-11-24T10:20:00+00:00", kind, of, country)
}

/// The brief as it is on screen with all that is below its first screen.
fn whole_brief(of: &Appointment, country: Option<Country>) -> Handout {
    let occasion = Occasion {
        made: "2026-11-24T10:20:00+00:00".parse().unwrap(),
        country,
        help: content::help(),
        example: false,
        mine: None,
        surgery: SurgeryNumbers::default(),
        guide: content::guide(),
    };
    Brief::of(of, occasion).in_full(of, occasion)
}

fn page_on(made: &str, kind: HandoutKind, of: &Appointment, country: Option<Country>) -> Handout {
    let made: Moment = made.parse().unwrap();
    Handout::of(
        kind,
        of,
        Occasion {
            made,
            country,
            help: content::help(),
            example: false,
            mine: None,
            surgery: SurgeryNumbers::default(),
            guide: content::guide(),
        },
    )
}

fn sample(kind: HandoutKind) -> Handout {
    Handout { example: !kind.is_of_guide(), ..page(kind, &content::sample(), Some(Country::England)) }
}
