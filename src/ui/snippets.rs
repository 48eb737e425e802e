//! Abbreviations in a list, with the text each is written out as.

use super::{list::ListRow, text::columns};
use crate::domain::ExpandedAbbreviation;

/// Where texts begin, unless an abbreviation is longer.
const TEXTS: usize = 15;

/// On one line, so that all of the list is seen.
#[must_use]
pub fn row(one: &ExpandedAbbreviation) -> ListRow {
    let head = format!(".{}", one.word);
    let says = one.says.as_deref().unwrap_or("a phrase this guide does not have");
    ListRow {
        indent: u16::try_from(TEXTS.max(columns(&head) + 5)).unwrap_or(u16::MAX),
        head,
        words: says.split_whitespace().collect::<Vec<_>>().join(" "),
        aside: if one.own { String::new() } else { "· Foreword’s".to_owned() },
        ..ListRow::default()
    }
}

/// The words a filter looks through.
#[must_use]
pub fn words(one: &ExpandedAbbreviation) -> String {
    format!(".{} {}", one.word, one.says.as_deref().unwrap_or_default())
}
