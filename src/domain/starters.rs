//! Names of choices to start from: what a person may be offered, by region, and nothing about it.

use serde::Deserialize;

use super::Reviewed;

/// The list as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starters {
    /// Format number of the file.
    pub format: u32,
    /// Stable name.
    pub id: String,
    /// Title on screen.
    pub title: String,
    /// Version of the content.
    pub version: String,
    /// Language tag.
    pub language: String,
    /// What a reader must know of the list, such as that its order says nothing.
    pub note: String,
    /// Its dates.
    pub reviewed: Reviewed,
    /// Back, neck and mood, each on its own.
    pub groups: Vec<StarterGroup>,
}

/// Names that suit one region or mood; what suits several stands in each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterGroup {
    /// Stable id.
    pub id: String,
    /// Heading on screen.
    pub title: String,
    /// The names, in the order of the alphabet.
    pub names: Vec<String>,
}
