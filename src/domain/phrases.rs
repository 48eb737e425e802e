//! Phrases to say: sets of them, those pinned for a brief, and abbreviations.

pub mod abbreviation;
pub(super) mod own;
pub mod phrasebook;
pub(super) mod pin;
