//! What a person may set, with what holds until they do.

use serde::{Deserialize, Serialize};

use super::{Country, people::Picture};

/// Settings, as their file holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Minutes without a key until everything clinical is covered; 0 for never.
    pub cover_after_minutes: u16,
    /// Days from an appointment until its notes are to be deleted; 0 for never.
    pub delete_after_days: u16,
    /// Whose help numbers are shown; none until somebody picks one.
    pub country: Option<Country>,
    /// The signs a hundred people are drawn with.
    pub picture: Picture,
    /// Words that are not known are underlined.
    pub spelling: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cover_after_minutes: 5,
            delete_after_days: 14,
            country: None,
            picture: Picture::Dots,
            spelling: true,
        }
    }
}
