//! The rest of a chance: what those people do, over what time, for whom, and who says so.

use super::{Chance, source, span::Span};
use crate::domain::{scan::Scan, words::is_one_of};

const MIDDLE: usize = 6;
/// Words before "a week" with which it says for how long or how often, and not over what time.
const HOW_LONG: &str = "for once twice times of than lasts lasting day days";

pub(super) fn read(scan: &mut Scan<'_>, mut chance: Chance) -> Chance {
    if let Some(words) = scan.attempt(middle) {
        chance.middle =
            Some(chance.middle.map_or_else(|| words.clone(), |people| format!("{people} {words}")));
    }
    chance.over = Span::read(scan);
    chance.whom = source::read_whom(scan);
    (chance.source, chance.date) = source::read(scan).unwrap_or_default();
    chance
}

/// Whether those it is for or a source come next.
pub(super) fn whom_or_source_follows(scan: &Scan<'_>) -> bool {
    source::read_whom(&mut scan.clone()).is_some()
        || source::read(&mut scan.clone()).is_some_and(|read| read != (None, None))
}

/// Reads the words up to a time, to those it is for or to a source, if one of these comes soon.
fn middle(scan: &mut Scan<'_>) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    loop {
        let how_long = words.last().is_some_and(|word| is_one_of(word, HOW_LONG));
        if !how_long && Span::follows(scan) || whom_or_source_follows(scan) {
            return (!words.is_empty()).then(|| words.join(" "));
        }
        if words.len() == MIDDLE {
            return None;
        }
        words.push(scan.word()?);
    }
}
