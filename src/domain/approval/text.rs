//! Texts in full, as somebody reads them who is to approve them. An approval is tied to their bytes.

use askama::Template;

use crate::domain::{Country, Guide, Help, OwnWords, Suggestion, URGENT};

#[derive(Template)]
#[template(path = "lists.txt", config = "src/domain/approval/text/askama.toml")]
struct Lists<'a> {
    help: &'a Help,
}

#[derive(Template)]
#[template(path = "guide.txt", config = "src/domain/approval/text/askama.toml")]
struct GuideText<'a> {
    guide: &'a Guide,
}

#[derive(Template)]
#[template(path = "own_words.txt", config = "src/domain/approval/text/askama.toml")]
struct OwnRows<'a> {
    own: &'a OwnWords,
}

/// The lists of when to go and the numbers to ring, as they are approved. Dates of checking are left out: a list that was looked up
/// again and found as it was is the same list.
pub fn text_of_lists(help: &Help) -> String {
    Lists { help }.render().unwrap_or_default()
}

/// A guide as it is read before it is approved: all that it says.
pub fn text_of_guide(guide: &Guide) -> String {
    GuideText { guide }.render().unwrap_or_default()
}

pub fn text_of_own_words(own: &OwnWords) -> String {
    OwnRows { own }.render().unwrap_or_default()
}
