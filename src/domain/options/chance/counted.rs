//! Who is counted, and what is counted where it is not people.

use super::span::Unit;
use crate::domain::{scan::Scan, words::is_one_of};

const PEOPLE: &str = "people persons person patients patient adults adult women woman men man children \
    child adolescents teenagers users workers carers athletes";
const COUNTED: &str = "hour hours hr hrs minute minutes min mins second seconds night nights morning \
    mornings evenings session sessions visit visits appointment appointments class \
    classes choice choices option options step steps metre metres miles yards m km cm \
    point points mark marks item items question questions page pages tablet tablets \
    pill pills capsules dose doses mg mcg g kg ml times reps repetitions exercises \
    lengths goals";

/// Whether a word names people.
pub(super) fn is_people(word: &str) -> bool {
    is_one_of(word, PEOPLE)
}

/// Whether something is counted next that is not people.
pub(super) fn other_follows(scan: &Scan<'_>) -> bool {
    scan.clone().word().is_some_and(|word| is_one_of(word, COUNTED) || Unit::named(word).is_some())
}

/// Reads a word for people.
pub(super) fn people<'a>(scan: &mut Scan<'a>) -> Option<&'a str> {
    scan.word_if(is_people)
}
