//! Names of choices to start from: what a person may be offered, by region, and nothing about it.

use serde::Deserialize;

use crate::domain::Provenance;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starters {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    /// Shown above the list: its order says nothing, and the like.
    pub note: String,
    pub reviewed: Provenance,
    pub groups: Vec<StarterGroup>,
}

/// Names that suit one region or mood; some are in several groups.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterGroup {
    pub id: String,
    pub title: String,
    pub names: Vec<String>,
}
