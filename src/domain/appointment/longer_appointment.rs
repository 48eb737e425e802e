//! A longer appointment: what to think about first, and the line that asks for one.

use serde::Deserialize;

use crate::domain::{Meeting, Provenance};

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongerAppointment {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    pub note: String,
    pub privacy: String,
    pub reviewed: Provenance,
    pub prompts: Vec<LongerPrompt>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongerPrompt {
    pub id: String,
    pub from: String,
    pub asks: String,
}

#[derive(Clone, PartialEq, Eq)]
pub struct BookingLine {
    /// For how many minutes: one of [`BookingLine::MINUTES`].
    pub minutes: u16,
    pub meeting: Meeting,
    /// With whom else, in words; empty where nobody is named.
    pub with: String,
}

const ASKS: &str = "Longer appointment, please: ";
const REASON: &str = ". Reason: more to plan than fits.";

impl BookingLine {
    pub const MINUTES: [u16; 5] = [15, 20, 30, 40, 60];

    pub fn words(&self) -> String {
        let with = self.with.trim().trim_end_matches('.');
        let with = with.strip_prefix("with ").unwrap_or(with);
        let with = if with.is_empty() { String::new() } else { format!(", with {with}") };
        format!("{ASKS}{} minutes, {}{with}{REASON}", self.minutes, how(self.meeting))
    }

    /// Parses a line made by [`words`](Self::words) and not edited since.
    pub fn read(line: &str) -> Option<Self> {
        let said = line.strip_prefix(ASKS)?.strip_suffix(REASON)?;
        let after = |minutes: &u16| said.strip_prefix(&format!("{minutes} minutes, "));
        let (minutes, said) = Self::MINUTES.iter().find_map(|minutes| Some((*minutes, after(minutes)?)))?;
        let after = |meeting: &Meeting| said.strip_prefix(how(*meeting));
        let (meeting, said) = Meeting::ALL.iter().find_map(|meeting| Some((*meeting, after(meeting)?)))?;
        let with = if said.is_empty() { "" } else { said.strip_prefix(", with ")? };
        Some(Self { minutes, meeting, with: with.to_owned() })
    }

    /// The line in this text that asks for a longer appointment, whoever worded the rest of it.
    pub fn within(text: &str) -> Option<&str> {
        text.lines().find(|line| line.starts_with(ASKS.trim_end()))
    }
}

/// The text with this line in place of the one that asked before, or else behind all the others.
pub fn with_booking_line(text: &str, line: &str) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    if let Some(before) = lines.iter_mut().find(|one| BookingLine::within(one).is_some()) {
        *before = line;
    } else {
        lines.pop_if(|last| last.is_empty());
        lines.push(line);
    }
    lines.join("\n")
}

const fn how(meeting: Meeting) -> &'static str {
    match meeting {
        Meeting::InTheRoom => "in the room",
        Meeting::Phone => "by phone",
        Meeting::Video => "by video",
        Meeting::AtHome => "at their home",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(with: &str) -> BookingLine {
        BookingLine { minutes: 30, meeting: Meeting::InTheRoom, with: with.to_owned() }
    }

    #[test]
    fn the_line_reads_as_one_would_write_it() {
        let plain = "Longer appointment, please: 30 minutes, in the room. Reason: more to plan than fits.";
        assert_eq!(line(" ").words(), plain);
        let along = "Longer appointment, please: 30 minutes, in the room, with someone along. Reason: more to plan than fits.";
        for with in ["someone along", "with someone along", " someone along. "] {
            assert_eq!(line(with).words(), along);
        }
    }

    /// A line made here is read back, and one changed by hand is not.
    #[test]
    fn own_line_is_read_back() {
        for minutes in BookingLine::MINUTES {
            for meeting in Meeting::ALL {
                for with in ["", "someone along, by phone"] {
                    let one = BookingLine { minutes, meeting, with: with.to_owned() };
                    assert!(BookingLine::read(&one.words()) == Some(one));
                }
            }
        }
        for changed in
            ["30 minutes", "45 minutes, in the room", "30 minutes, here", "30 minutes, by phone or video"]
        {
            assert!(BookingLine::read(&format!("{ASKS}{changed}{REASON}")).is_none(), "{changed}");
        }
        assert!(BookingLine::read("Yes, next time.").is_none());
    }

    /// The new line takes the place of the line before, and of nothing else.
    #[test]
    fn only_the_old_line_goes() {
        let new = line("").words();
        assert_eq!(with_booking_line("", &new), new);
        assert_eq!(with_booking_line("Yes.", &new), format!("Yes.\n{new}"));
        assert_eq!(with_booking_line("Yes.\n", &new), format!("Yes.\n{new}"));
        let before = format!("Yes: {ASKS}no.\n{ASKS}no.\nAsk Jo.");
        assert_eq!(with_booking_line(&before, &new), format!("Yes: {ASKS}no.\n{new}\nAsk Jo."));
    }
}
