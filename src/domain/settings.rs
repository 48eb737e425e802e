//! The settings and their defaults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Changeable, Country, icon_array::IconStyle};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub format: u32,
    /// Minutes without a key until everything clinical is covered; 0 for never.
    pub cover_after_minutes: u16,
    /// Minutes without a key until encrypted notes are locked; 0 for never.
    pub lock_after_minutes: u16,
    /// Days from an appointment until its notes are to be deleted; 0 for never.
    pub delete_after_days: u16,
    /// Whose help numbers are shown; none until somebody picks one.
    pub country: Option<Country>,
    pub picture: IconStyle,
    pub look: Look,
    pub spelling: bool,
    /// Start line by line, without the full screen.
    pub plain: bool,
    /// The surgery's own number, as it is printed on the plan for a bad day; empty until filled.
    pub surgery_number: String,
    pub out_of_hours_number: String,
    pub backup_folder: String,
    pub log_files: bool,
    pub keys: KeyChanges,
}

/// Keys in place of the usual ones, by the name of the command.
pub type KeyChanges = BTreeMap<String, Vec<String>>;

labelled! {
    /// Colours and signs of the screen.
    #[derive(Default)]
    Look {
        #[default]
        Automatic = "as the terminal",
        Light = "light",
        Dark = "dark",
        HighContrast = "high contrast",
        Plain = "plain, ASCII signs",
    }
}

impl Settings {
    /// The most characters a number may have; a line on paper holds no more.
    pub const LONGEST_NUMBER: usize = 60;

    pub fn surgery(&self) -> SurgeryNumbers<'_> {
        SurgeryNumbers { open: &self.surgery_number, closed: &self.out_of_hours_number }
    }
}

/// The settings before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsChange {
    pub before: Settings,
    pub after: Settings,
}

impl Changeable for Settings {
    type Change = SettingsChange;

    /// Leaves unchanged fields alone: another window may have set them.
    fn change(&mut self, SettingsChange { before, after }: SettingsChange) {
        macro_rules! each {
            ($($field:ident)*) => {
                let Self { format: _, $($field),* } = after;
                $(if $field != before.$field {
                    self.$field = $field;
                })*
            };
        }
        each! {
            cover_after_minutes lock_after_minutes delete_after_days country picture look spelling plain surgery_number
            out_of_hours_number backup_folder log_files keys
        }
    }
}

/// The surgery's own numbers, for the plan for a bad day; empty where none is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SurgeryNumbers<'a> {
    pub open: &'a str,
    pub closed: &'a str,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: 1,
            cover_after_minutes: 5,
            lock_after_minutes: 15,
            delete_after_days: 14,
            country: None,
            picture: IconStyle::Dots,
            look: Look::Automatic,
            spelling: true,
            plain: false,
            surgery_number: String::new(),
            out_of_hours_number: String::new(),
            backup_folder: String::new(),
            log_files: false,
            keys: KeyChanges::new(),
        }
    }
}
