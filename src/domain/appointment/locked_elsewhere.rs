//! Another window that has an appointment open.

use crate::domain::Moment;

/// Where and since when it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedElsewhere {
    /// The name of another computer; `None` if it is this one.
    pub elsewhere: Option<String>,
    /// Another user of this computer has it, and who they are is not ours to read.
    pub another_user: bool,
    pub unknown: bool,
    pub since: Option<Moment>,
    pub certain: bool,
}

impl LockedElsewhere {
    pub fn sentence(&self) -> String {
        if self.unknown {
            return "Its lock file could not be read, so it may be open in another window.".to_owned();
        }
        let place = match &self.elsewhere {
            None if self.another_user => "by another user of this computer".to_owned(),
            None => "in another window on this computer".to_owned(),
            Some(host) => format!("on the computer “{host}”"),
        };
        let since = self.since.map(|since| format!(" since {}", since.in_short())).unwrap_or_default();
        if self.certain {
            format!("It is open {place}{since}.")
        } else {
            format!("It was opened {place}{since} and may still be open there.")
        }
    }
}
