//! The tour of the made-up example.

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tour {
    pub steps: Vec<TourStep>,
    pub end: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TourStep {
    pub says: String,
    pub until: TourGoal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TourGoal {
    Typed,
    NextField,
    NotKnown,
    InGuide,
    Pinned,
    InNotes,
    OnBrief,
    OffBrief,
}
