//! A phrase kept for the brief.

use serde::{Deserialize, Serialize};

/// A pinned phrase, with its words as they stood when it was pinned.
///
/// The words are kept so that a brief reads the same after the guide has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// Id of the phrase in the guide.
    pub phrase: String,
    /// Its words.
    pub says: String,
}
