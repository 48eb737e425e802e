//! All approvals of a practice, and whether they hold for the texts of today.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    record::{Approval, ApprovalChange, FORMAT, Subject, TextDates, TextHash},
    text::text_of_lists,
};
use crate::domain::{Changeable, Help, OwnWords, time::moment::short_day as day, wording::OWN};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    pub format: u32,
    pub approvals: Vec<Approval>,
}

impl Default for Approvals {
    fn default() -> Self {
        Self { format: FORMAT, approvals: Vec::new() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState<'a> {
    Never,
    Approved(&'a Approval),
    OtherText(&'a Approval),
    Past(&'a Approval),
    /// Dated in the future: the clock is wrong, or the file.
    Ahead(&'a Approval),
}

impl TextHash {
    /// That of the lists of when to go and the numbers: all that a person reads of them, and where it is from.
    pub fn of_lists(help: &Help) -> Self {
        Self::of(&text_of_lists(help))
    }

    /// That of everything in a guide, or in one's own rows.
    pub fn of_all(value: &impl Serialize) -> Option<Self> {
        serde_json::to_string(value).ok().map(|text| Self::of(&text))
    }
}

impl TextDates {
    pub fn of_lists(help: &Help) -> Option<Self> {
        let checked_on = help.last_checked()?;
        Some(Self { checked_on, review_by: help.lists.iter().map(|list| list.checked.review_by).min() })
    }

    /// The last day of an approval that is to hold until this one.
    pub fn latest(self, wanted: Date) -> Date {
        self.review_by.map_or(wanted, |last| last.min(wanted))
    }
}

impl Changeable for Approvals {
    type Change = ApprovalChange;

    fn change(&mut self, change: ApprovalChange) {
        match change {
            ApprovalChange::Given(approval) => self.put(approval),
            ApprovalChange::Withdrawn(what) => drop(self.withdraw(&what)),
        }
    }
}

impl Approvals {
    pub fn find(&self, what: &Subject) -> Option<&Approval> {
        self.approvals.iter().find(|approval| approval.what == *what)
    }

    pub fn state(&self, what: &Subject, text: Option<&TextHash>, today: Date) -> ApprovalState<'_> {
        match self.find(what) {
            None => ApprovalState::Never,
            Some(approval) if text != Some(&approval.text) => ApprovalState::OtherText(approval),
            Some(approval) if today > approval.review_by => ApprovalState::Past(approval),
            Some(approval) if today < approval.on => ApprovalState::Ahead(approval),
            Some(approval) => ApprovalState::Approved(approval),
        }
    }

    pub fn put(&mut self, approval: Approval) {
        self.withdraw(&approval.what);
        self.approvals.push(approval);
    }

    /// Takes an approval away; whether there was one.
    pub fn withdraw(&mut self, what: &Subject) -> bool {
        let before = self.approvals.len();
        self.approvals.retain(|one| one.what != *what);
        self.approvals.len() < before
    }

    /// One's own rows, each saying at its source whether they are approved.
    pub fn marked(&self, mut own: OwnWords, today: Date) -> OwnWords {
        let state = self.state(&Subject::OwnWords, TextHash::of_all(&own).as_ref(), today).in_words();
        for row in &mut own.rows {
            row.source = match row.source.as_str() {
                "" => format!("{OWN}, {state}"),
                source => format!("{source} ({OWN}, {state})"),
            };
        }
        own
    }

    /// The help with the approval of its lists, if exactly these were approved.
    pub fn applied<'a>(&self, help: &'a Help) -> Cow<'a, Help> {
        match self.find(&Subject::Lists).filter(|approval| approval.text == TextHash::of_lists(help)) {
            None => Cow::Borrowed(help),
            Some(approval) => Cow::Owned(Help { approval: Some(approval.clone()), ..help.clone() }),
        }
    }
}

impl ApprovalState<'_> {
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Approved(_))
    }

    /// In words, as the end of a sentence and without its full stop.
    pub fn in_words(self) -> String {
        const NOT: &str = "not approved by a registered clinician";
        let (Self::Approved(one) | Self::OtherText(one) | Self::Past(one) | Self::Ahead(one)) = self else {
            return NOT.to_owned();
        };
        let (name, on, until) = (&one.name, day(one.on), day(one.review_by));
        match self {
            Self::Never | Self::Approved(_) => format!("approved by {} until {until}", one.by()),
            Self::OtherText(_) => format!("{NOT}: the text has changed since {name} approved it on {on}"),
            Self::Past(_) => format!("{NOT}: the approval by {name} ended on {until}"),
            Self::Ahead(_) => {
                format!("{NOT}: the approval by {name} is dated {on}, so the computer's clock looks wrong")
            }
        }
    }
}
