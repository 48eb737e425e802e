//! Names of choices to start from: what a person may be offered, by region, and nothing about it.

use serde::Deserialize;

use crate::domain::Provenance;

/// The list as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starters {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    /// What a reader must know of the list, such as that its order says nothing.
    pub note: String,
    pub reviewed: Provenance,
    pub groups: Vec<StarterGroup>,
}

/// Names that suit one region or mood; what suits several stands in each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterGroup {
    pub id: String,
    pub title: String,
    pub names: Vec<String>,
}
