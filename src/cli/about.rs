//! What the program says of itself: what it is, what it is not, where the notes are, how old its numbers are.

use jiff::civil::Date;

use crate::{
    domain::{Approvals, CHECK_BEFORE_USE, Guide, HONEST, Help, Subject, TextHash, doubts_clock},
    export::{WIDTH, wrapped},
    paths::Home,
    store::{Folder, Store},
};

const WHAT: &str = "Foreword helps a clinician prepare one appointment with someone who has mental \
    health problems and back or neck pain that stays. It is for the five minutes before, not for the \
    appointment itself.";

const NOT: [&str; 4] = [
    "It is not the clinical record. What belongs in the record must be written there.",
    "It is not a medical device. It scores nothing, ranks nothing and recommends no treatment.",
    "It uses no network, sends nothing anywhere and has no accounts.",
    "It has no place for a name or an NHS number. Keep both out of labels and notes.",
];

const SPELLING: &str = "The British dictionary is made from SCOWL, copyright 2000-2018 Kevin Atkinson and others, under \
    licences of the MIT and BSD kind, which come with the program in data/spelling/LICENCE-en-GB.txt. The clinical words are \
    our own.";

/// The whole text.
pub(super) fn about(home: Option<&Home>, guide: &Guide, help: &Help, today: Date) -> String {
    let place = home.map_or_else(|| "No folder yet: name one with --home.".to_owned(), Home::shown);
    let mut text = format!("Foreword {}\n\n", env!("CARGO_PKG_VERSION"));
    let mut add = |indent: &str, paragraph: &str| {
        for line in wrapped(paragraph, WIDTH - indent.len()) {
            text.push_str(format!("{indent}{line}").trim_end());
            text.push('\n');
        }
    };
    add("", WHAT);
    add("", "");
    add("", "What it is not");
    for sentence in NOT {
        add("  ", sentence);
    }
    add("", "");
    add("", "Where the notes are, as files that can be read without it");
    add("  ", &place);
    add("", "");
    add("", "What deleting does");
    add("  ", HONEST);
    add("", "");
    add("", "Help numbers, and when to go");
    add("  ", &dates(help, today));
    add("  ", &approval(home, help, today));
    if let Some(doubt) = doubts_clock(today, guide.reviewed_on) {
        add("  ", &doubt);
    }
    add("  ", &help.caution);
    for source in sources(help) {
        add("  ", &source);
    }
    add("", "");
    add("", "Spelling");
    add("  ", SPELLING);
    add("", "");
    add("", "Where the ideas come from");
    add("  ", &guide.attribution);
    add("  ", &guide.caution);
    if let Some(past) = guide.past_review(today) {
        add("  ", &past);
    }
    text
}

/// Who approved the lists of when to go, and what follows from that.
fn approval(home: Option<&Home>, help: &Help, today: Date) -> String {
    let approvals = home
        .and_then(|home| Store::new(Folder::new(home.path())).read_file::<Approvals>().ok())
        .unwrap_or_default();
    let state = approvals.state(&Subject::Lists, Some(&TextHash::of_lists(help)), today);
    let printed = if state.is_approved() {
        "A plan for a person has them."
    } else {
        "No page for a person has them; in their place stands what to ring, and where the NHS says when."
    };
    format!("The lists of when to go are {}. {printed} See: foreword guide approvals", state.in_words())
}

/// How old the numbers are, and what to do about that.
fn dates(help: &Help, today: Date) -> String {
    let Some((checked, review)) = help.dates() else {
        return String::new();
    };
    let day = |day: Date| day.strftime("%d-%b-%Y").to_string();
    let past = if today > review { ", a day that is past" } else { "" };
    format!(
        "They were checked on {} and are to be checked again by {}{past}. After that day each of them says \
         “{CHECK_BEFORE_USE}”. Look it up where it comes from before you give it to anyone. A newer Foreword may \
         have newer ones.",
        day(checked),
        day(review),
    )
}

/// Where they come from, each once.
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
