//! `foreword --about`: what the program is and is not, where the notes are, how old its numbers are.

use jiff::civil::Date;

use super::{Console, FINE};
use crate::{
    content,
    domain::{Approvals, CHECK_BEFORE_USE, HONEST, Help, Subject, TextHash, doubts_clock, short_day},
    paths::Home,
};

const WHAT: &str = "Foreword helps a clinician prepare one appointment with someone living with mental \
    health problems and long-lasting back or neck pain. It is for the five minutes before, not for the \
    appointment itself.";

const NOT: [&str; 4] = [
    "It is not the clinical record. What belongs in the record must be written there.",
    "It is not a medical device. It scores nothing, ranks nothing and recommends no treatment.",
    "It uses no network, sends nothing anywhere and has no accounts.",
    "It has no field for a name or an NHS number. Keep both out of labels and notes.",
];

const SPELLING: &str = "The British dictionary is made from SCOWL, copyright 2000-2018 Kevin Atkinson and others, under \
    MIT and BSD licences. The clinical words are our own.";

const LICENCES: &str = "MIT or Apache-2.0, at your option. To see whose work is in the program, with all licences, type: \
    foreword licences";

pub(super) fn about(home: Option<&Home>, help: &Help, console: &mut Console<'_>) -> u8 {
    let (guide, today) = (content::guide(), console.today());
    console.say(format_args!("Foreword {}\n", env!("CARGO_PKG_VERSION")));
    console.say_wrapped(WHAT);
    console.section("What it is not", NOT);
    let place = home.map_or_else(|| "No folder yet: name one with --home.".to_owned(), Home::shown);
    console.section("Where the notes are, as files that can be read without it", [place]);
    console.section("What deleting does", [HONEST]);
    let doubt = doubts_clock(today, guide.reviewed_on);
    let numbers = [dates(help, today), approval(home, help, today)].into_iter().chain(doubt);
    let sources = sources(help);
    console.section("Help numbers, and when to go", numbers.chain([help.caution.clone()]).chain(sources));
    console.section("Spelling", [SPELLING]);
    let ideas = [&guide.attribution, &guide.caution].map(ToString::to_string);
    console.section("Where the ideas come from", ideas.into_iter().chain(guide.past_review(today)));
    console.section("Licence", [LICENCES]);
    FINE
}

fn approval(home: Option<&Home>, help: &Help, today: Date) -> String {
    let approvals = home.and_then(|home| home.store().read_file::<Approvals>().ok()).unwrap_or_default();
    let state = approvals.state(&Subject::Lists, Some(&TextHash::of_lists(help)), today);
    let printed = if state.is_approved() {
        "The plan for a person includes them."
    } else {
        "No page for a person includes them; each says instead what to ring, and where the NHS says when."
    };
    format!("The lists of when to go are {}. {printed} See: foreword guide approvals", state.in_words())
}

fn dates(help: &Help, today: Date) -> String {
    let Some((checked, review)) = help.dates() else {
        return String::new();
    };
    let past = if today > review { ", which is past" } else { "" };
    format!(
        "They were checked on {} and are due to be checked again by {}{past}. After that date each is marked \
         “{CHECK_BEFORE_USE}”: look it up at its source before you give it to anyone. A newer version of Foreword \
         may have newer numbers.",
        short_day(checked),
        short_day(review),
    )
}

/// Each once.
fn sources(help: &Help) -> Vec<String> {
    let mut sources = Vec::new();
    let facts = help.facts.iter().map(|fact| &fact.checked);
    let signs = help.sources.iter().map(|source| &source.checked);
    for checked in facts.chain(help.lists.iter().map(|list| &list.checked)).chain(signs) {
        let address = checked.address.as_ref().map(|address| format!(" {address}")).unwrap_or_default();
        let source = format!("- {}{address}", checked.source);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}
