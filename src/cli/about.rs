//! What the program says of itself: what it is, what it is not, and where the notes are.

use crate::{
    domain::{Guide, HONEST},
    export::{WIDTH, wrapped},
    paths::Home,
};

const WHAT: &str = "Foreword helps a clinician prepare one appointment with someone who has mental \
    health problems and back or neck pain that stays. It is for the five minutes before, not for the \
    appointment itself.";

const NOT: [&str; 4] = [
    "It is not the clinical record. What belongs in the record must be written there.",
    "It is not a medical device. It scores nothing, ranks nothing and recommends nothing.",
    "It uses no network, sends nothing anywhere and has no accounts.",
    "It has no place for a name or an NHS number. Keep both out of labels and notes.",
];

/// The whole text.
pub(super) fn about(home: Option<&Home>, guide: &Guide) -> String {
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
    add("", "Where the ideas come from");
    add("  ", &guide.attribution);
    add("  ", &guide.caution);
    text
}
