//! Who is counted, and what is counted where it is not people.

use super::span::Unit;
use crate::domain::{scan::Scan, words::is_one_of};

const PEOPLE: &str = include_str!("../../../../data/chance/people.txt");
const COUNTED: &str = include_str!("../../../../data/chance/counted.txt");

pub(super) fn is_people(word: &str) -> bool {
    is_one_of(word, PEOPLE)
}

/// Whether something is counted next that is not people.
pub(super) fn other_follows(scan: &Scan<'_>) -> bool {
    scan.clone().word().is_some_and(|word| is_one_of(word, COUNTED) || Unit::named(word).is_some())
}

pub(super) fn people<'a>(scan: &mut Scan<'a>) -> Option<&'a str> {
    scan.word_if(is_people)
}
