//! One appointment: when it is, how they meet, and the notes for it.

pub(super) mod compare;
pub(super) mod library;
pub(super) mod locked_elsewhere;
pub(super) mod longer_appointment;
pub(super) mod retention;
pub(super) mod search;

use std::{fmt, str::FromStr};

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{DeleteAfter, Moment, Notes, Pin, is_default};
use crate::text::debug_as;

/// Number of the format this version writes. Format 2 added [`DeleteAfter`]; format 3 the questions
/// of a comparison as rows, three lines of the card for staff, and rows of the word
/// list that are kept; format 4 separated what is printed for the person from what is not, with
/// fields of their own for the former. What was written in an earlier one is read as it was meant.
pub const FORMAT: u32 = 4;

labelled! {
    #[derive(Default)]
    Visit {
        #[default]
        FirstMeeting = "first meeting",
        FollowUp = "follow-up",
    }
}

labelled! {
    #[derive(Default)]
    Meeting {
        #[default]
        InTheRoom = "in the room",
        Phone = "phone",
        Video = "video",
        AtHome = "at their home",
    }
}

/// An appointment's ID: 32 lower-case hexadecimal digits, random from the first, so that a few of
/// them tell appointments apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    pub const DIGITS: usize = 32;

    /// The ID of these random bits.
    pub fn of(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first digits, which nearly always are enough to name it.
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }

    /// Whether it starts with these digits, in either case.
    pub fn starts_with(&self, digits: &str) -> bool {
        self.0.starts_with(&digits.to_ascii_lowercase())
    }
}

impl FromStr for Id {
    type Err = &'static str;

    /// # Errors
    /// If `text` is not 32 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == Self::DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err("an ID is 32 digits from 0 to 9 and a to f")
        }
    }
}

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

debug_as!(Id, id => "{id}");

/// Label, time and kind of an appointment. `Debug` leaves the label out.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// A local label such as "10:20 RH"; never a name or a number that identifies.
    pub label: String,
    pub when: Option<Moment>,
    pub minutes: Option<u16>,
    pub visit: Visit,
    pub meeting: Meeting,
    pub delete_after: DeleteAfter,
    /// Id of the guide it is prepared with; `None` leaves it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
}

impl Details {
    /// When it should be over; `None` without a time.
    pub fn ends(&self) -> Option<Timestamp> {
        const USUAL_MINUTES: u16 = 15;
        let start = self.when?.timestamp();
        let length = i64::from(self.minutes.unwrap_or(USUAL_MINUTES)).minutes();
        Some(start.checked_add(length).unwrap_or(start))
    }

    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends().is_some_and(|end| end < now)
    }
}

debug_as!(Details, one => "Details({:?}, {:?}, {:?})", one.when, one.visit, one.meeting);

/// One appointment, as its file holds it. `Debug` leaves label and note text out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub format: u32,
    pub id: Id,
    #[serde(default)]
    pub label: String,
    pub when: Option<Moment>,
    pub minutes: Option<u16>,
    #[serde(default)]
    pub visit: Visit,
    #[serde(default)]
    pub meeting: Meeting,
    #[serde(default, skip_serializing_if = "is_default")]
    pub delete_after: DeleteAfter,
    pub made: Moment,
    pub changed: Moment,
    pub guide: String,
    #[serde(default)]
    pub notes: Notes,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<Pin>,
    /// Ids of rows of the word list whose words are not marked in these notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_words: Vec<String>,
    /// Names of the fields chosen for the page for a colleague.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<String>,
}

impl Appointment {
    pub fn new(id: Id, details: Details, guide: &str, now: Moment) -> Self {
        let Details { label, when, minutes, visit, meeting, delete_after, guide: chosen } = details;
        Self {
            format: FORMAT,
            id,
            label,
            when,
            minutes,
            visit,
            meeting,
            delete_after,
            made: now,
            changed: now,
            guide: chosen.unwrap_or_else(|| guide.to_owned()),
            notes: Notes::default(),
            pinned: Vec::new(),
            kept_words: Vec::new(),
            shared: Vec::new(),
        }
    }

    pub fn details(&self) -> Details {
        Details {
            label: self.label.clone(),
            when: self.when,
            minutes: self.minutes,
            visit: self.visit,
            meeting: self.meeting,
            delete_after: self.delete_after,
            guide: Some(self.guide.clone()),
        }
    }

    pub fn set_details(&mut self, details: Details) {
        let Details { label, when, minutes, visit, meeting, delete_after, guide } = details;
        self.label = label;
        self.when = when;
        self.minutes = minutes;
        self.visit = visit;
        self.meeting = meeting;
        self.delete_after = delete_after;
        if let Some(guide) = guide {
            self.guide = guide;
        }
    }

    /// A follow-up to it: the notes copied and marked as carried over.
    pub fn copy_forward(&self, id: Id, details: Details, now: Moment) -> Self {
        let mut copy = Self::new(id, details, &self.guide, now);
        copy.notes = self.notes.clone();
        copy.notes.carry_over();
        copy.pinned.clone_from(&self.pinned);
        copy.kept_words.clone_from(&self.kept_words);
        copy
    }

    pub fn name(&self) -> &str {
        name_or_none(&self.label)
    }
}

/// A label, or words that say there is none.
pub(super) fn name_or_none(label: &str) -> &str {
    if label.trim().is_empty() { "no label" } else { label }
}

debug_as!(Appointment, one => "Appointment({}, {:?})", one.id, one.when);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FieldId;

    #[test]
    fn a_copy_carries_text_over_and_marks_it() {
        let now: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
        let mut first = Appointment::new(Id::of(1), Details::default(), "seven", now);
        first.delete_after = DeleteAfter::Never;
        first.notes.context.goals.text = "Lift my grandson".to_owned();
        let copy = first.copy_forward(Id::of(2), Details::default(), now);
        assert!(copy.notes.context.goals.carried_over);
        assert!(!copy.notes.context.people.carried_over);
        assert_eq!(copy.delete_after, DeleteAfter::Default, "a day that was set was for the first one only");
        assert_eq!(copy.notes.context.goals.text, "Lift my grandson");
    }

    /// What to start with comes to the top; what else came of the appointment stays with it.
    #[test]
    fn start_comes_to_the_top_of_a_copy() {
        let now: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
        let mut first = Appointment::new(Id::of(1), Details::default(), "seven", now);
        first.notes.after.start_with.text = "How the walk went".to_owned();
        first.notes.after.unanswered.text = "Pacing".to_owned();
        assert!(!first.notes.all_fields().any(|field| field == FieldId::START_WITH));
        let copy = first.copy_forward(Id::of(2), Details::default(), now);
        let top = copy.notes.all_fields().next();
        assert_eq!(top, Some(FieldId::START_WITH));
        let start = copy.notes.get(FieldId::START_WITH);
        assert!(start.carried_over && start.text == "How the walk went");
        assert_eq!(copy.notes.after, crate::domain::After::default());
    }

    /// An ID has 32 digits, and its first few tell it apart.
    #[test]
    fn id_has_32_digits() {
        let id = Id::of(0xabc0_0000_0000_0000_0000_0000_0000_0001);
        assert!(id.starts_with("ABC"));
        assert_eq!(id.to_string().parse::<Id>().unwrap(), id);
        assert!("../../etc/passwd".parse::<Id>().is_err());
    }

    #[test]
    fn debug_output_holds_no_label() {
        let now: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
        let details = Details { label: "SECRET".to_owned(), ..Details::default() };
        let one = Appointment::new(Id::of(1), details.clone(), "seven", now);
        assert!(!format!("{one:?}{details:?}").contains("SECRET"));
    }
}
