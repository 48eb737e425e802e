//! Who approved which exact text, in which role and until when.

mod text;

use std::{borrow::Cow, fmt::Write as _};

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use text::{text_of_guide, text_of_lists, text_of_own_words};

use super::{Changeable, Guide, Help, OwnWords, wording::OWN};

/// The format of the file they are kept in.
pub const FORMAT: u32 = 1;

/// Months after which every approval has to be given again.
pub const LONGEST_MONTHS: i32 = 12;

/// All approvals of a practice, as their file holds them.
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

/// Somebody with a registration answers for a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub what: Subject,
    /// The text, as its hash: another text is not approved.
    pub text: TextHash,
    pub name: String,
    pub role: String,
    pub body: Regulator,
    pub registration: String,
    pub on: Date,
    pub review_by: Date,
}

/// What is to become of an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalChange {
    Given(Approval),
    Withdrawn(Subject),
}

/// What can be approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    Lists,
    Guide(String),
    OwnWords,
}

/// A register of clinicians in the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Regulator {
    GMC,
    NMC,
    HCPC,
    GPhC,
    PSNI,
    GOsC,
    GCC,
    GDC,
    GOC,
}

/// When a text was last checked, and until when it can be relied on: no approval reaches beyond either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextDates {
    /// The last day on which some of it was checked.
    pub checked_on: Date,
    /// The last day on which it need not be checked again, if it has one.
    pub review_by: Option<Date>,
}

/// The SHA-256 of a text, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextHash(String);

/// Whether something is approved, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState<'a> {
    Never,
    Approved(&'a Approval),
    OtherText(&'a Approval),
    Past(&'a Approval),
    /// It is dated after this day: the clock is wrong, or the file.
    Ahead(&'a Approval),
}

impl Regulator {
    /// Every register, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::GMC,
        Self::HCPC,
        Self::NMC,
        Self::GPhC,
        Self::PSNI,
        Self::GOsC,
        Self::GCC,
        Self::GDC,
        Self::GOC,
    ];

    /// The letters it is known by.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::GMC => "GMC",
            Self::NMC => "NMC",
            Self::HCPC => "HCPC",
            Self::GPhC => "GPhC",
            Self::PSNI => "PSNI",
            Self::GOsC => "GOsC",
            Self::GCC => "GCC",
            Self::GDC => "GDC",
            Self::GOC => "GOC",
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GMC => "General Medical Council",
            Self::NMC => "Nursing and Midwifery Council",
            Self::HCPC => "Health and Care Professions Council",
            Self::GPhC => "General Pharmaceutical Council",
            Self::PSNI => "Pharmaceutical Society of Northern Ireland",
            Self::GOsC => "General Osteopathic Council",
            Self::GCC => "General Chiropractic Council",
            Self::GDC => "General Dental Council",
            Self::GOC => "General Optical Council",
        }
    }

    /// Whether those on it assess and refer people with back and neck pain, and so can answer for the lists.
    #[must_use]
    pub const fn may_approve(self, what: &Subject) -> bool {
        !matches!(what, Subject::Lists) || matches!(self, Self::GMC | Self::HCPC | Self::NMC | Self::GPhC)
    }

    /// How a number of this register is written, if this is not one.
    fn fault_of(self, number: &str) -> Option<&'static str> {
        let form: String = number.chars().map(|char| if char.is_ascii_digit() { '9' } else { 'A' }).collect();
        let (fits, form) = match self {
            Self::GMC | Self::GPhC => (form == "9999999", "seven digits"),
            Self::NMC => {
                (form == "99A9999A", "two digits, a letter, four digits and a letter, such as 12A3456E")
            }
            Self::HCPC => (
                form.strip_prefix("AA").is_some_and(|rest| matches!(rest, "9999" | "99999" | "999999")),
                "two letters and four to six digits, such as PH123456",
            ),
            _ => (form.len() >= 4 && form.contains('9'), "at least four characters, with a digit"),
        };
        (!fits).then_some(form)
    }

    /// The register of these letters, in capitals or not.
    #[must_use]
    pub fn named(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|body| body.letters().eq_ignore_ascii_case(letters.trim()))
    }
}

impl TextHash {
    fn of(text: &str) -> Self {
        let mut digits = String::new();
        for byte in Sha256::digest(text) {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// That of the lists of when to go and the numbers: all that a person reads of them, and where it is from.
    #[must_use]
    pub fn of_lists(help: &Help) -> Self {
        Self::of(&text_of_lists(help))
    }

    /// That of everything in a guide.
    #[must_use]
    pub fn of_guide(guide: &Guide) -> Option<Self> {
        serde_json::to_string(guide).ok().map(|text| Self::of(&text))
    }

    /// That of one's own rows.
    #[must_use]
    pub fn of_own_words(own: &OwnWords) -> Option<Self> {
        serde_json::to_string(own).ok().map(|text| Self::of(&text))
    }
}

impl Approval {
    /// Whether it holds on this day; that it is of this text is another question.
    #[must_use]
    pub fn holds(&self, today: Date) -> bool {
        self.on <= today && today <= self.review_by
    }

    /// `Dr A Smith, GP partner (GMC 1234567)`.
    #[must_use]
    pub fn by(&self) -> String {
        format!("{}, {} ({} {})", self.name, self.role, self.body.letters(), self.registration)
    }

    /// What is wrong with it, as a sentence, if anything is.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let empty = [("name", &self.name), ("role", &self.role), ("registration number", &self.registration)];
        if let Some((what, _)) = empty.iter().find(|(_, text)| text.trim().is_empty()) {
            return Some(format!("The {what} is missing."));
        }
        let short = [("name", &self.name), ("role", &self.role)];
        let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count();
        if let Some((what, _)) = short.iter().find(|(_, text)| letters(text) < 2) {
            return Some(format!("The {what} has to be written out: one letter is not enough."));
        }
        let body = self.body.letters();
        if !self.body.may_approve(&self.what) {
            return Some(format!(
                "The lists of when to go take somebody on the register of the GMC, HCPC, NMC or GPhC, not the {body}."
            ));
        }
        if !self.registration.chars().all(|char| char.is_ascii_alphanumeric()) {
            return Some("A registration number has letters and digits alone.".to_owned());
        }
        if let Some(form) = self.body.fault_of(&self.registration) {
            return Some(format!("A registration number of the {body} has {form}."));
        }
        if self.review_by <= self.on {
            return Some("The day of review must come after the day of approval.".to_owned());
        }
        let latest = self.on.saturating_add(LONGEST_MONTHS.months());
        (self.review_by > latest).then(|| {
            format!("An approval holds for {LONGEST_MONTHS} months at most: until {} here.", day(latest))
        })
    }
}

impl Approval {
    /// Why it cannot be given today for a text with these dates, as a sentence, if it cannot.
    #[must_use]
    pub fn refusal(&self, of_text: TextDates, today: Date) -> Option<String> {
        if let Some(fault) = self.fault() {
            return Some(fault);
        }
        if self.on < of_text.checked_on && self.on < today {
            let checked = day(of_text.checked_on);
            return Some(format!(
                "The text was checked on {checked}, so it cannot have been approved before."
            ));
        }
        if let Some(last) = of_text.review_by.filter(|last| self.review_by > *last) {
            return Some(format!(
                "The text is to be checked again by {}: an approval cannot hold for longer.",
                day(last)
            ));
        }
        (self.review_by < today).then(|| {
            format!("It would have ended on {} already. What was approved before stays.", day(self.review_by))
        })
    }
}

impl TextDates {
    /// Those of the lists of when to go.
    #[must_use]
    pub fn of_lists(help: &Help) -> Option<Self> {
        let checked_on = help.last_checked()?;
        Some(Self { checked_on, review_by: help.lists.iter().map(|list| list.checked.review_by).min() })
    }

    /// The last day of an approval that is to hold until this one.
    #[must_use]
    pub fn latest(self, wanted: Date) -> Date {
        self.review_by.map_or(wanted, |last| last.min(wanted))
    }
}

impl Changeable for Approvals {
    type Change = ApprovalChange;

    fn change(&mut self, change: ApprovalChange) {
        match change {
            ApprovalChange::Given(approval) => self.put(approval),
            ApprovalChange::Withdrawn(what) => {
                self.withdraw(&what);
            }
        }
    }
}

impl Approvals {
    /// The approval of something, whether it holds or not.
    #[must_use]
    pub fn find(&self, what: &Subject) -> Option<&Approval> {
        self.approvals.iter().find(|approval| approval.what == *what)
    }

    /// Whether a text is approved on this day.
    #[must_use]
    pub fn state(&self, what: &Subject, text: Option<&TextHash>, today: Date) -> ApprovalState<'_> {
        match self.find(what) {
            None => ApprovalState::Never,
            Some(approval) if text != Some(&approval.text) => ApprovalState::OtherText(approval),
            Some(approval) if today > approval.review_by => ApprovalState::Past(approval),
            Some(approval) if today < approval.on => ApprovalState::Ahead(approval),
            Some(approval) => ApprovalState::Approved(approval),
        }
    }

    /// Puts it in the place of what was said of the same thing before.
    pub fn put(&mut self, approval: Approval) {
        self.approvals.retain(|one| one.what != approval.what);
        self.approvals.push(approval);
    }

    /// Takes an approval away; whether there was one.
    pub fn withdraw(&mut self, what: &Subject) -> bool {
        let before = self.approvals.len();
        self.approvals.retain(|one| one.what != *what);
        self.approvals.len() < before
    }

    /// One's own rows, each saying at its source whether they are approved.
    #[must_use]
    pub fn marked(&self, mut own: OwnWords, today: Date) -> OwnWords {
        let state = self.state(&Subject::OwnWords, TextHash::of_own_words(&own).as_ref(), today).in_words();
        for row in &mut own.rows {
            row.source = match row.source.as_str() {
                "" => format!("{OWN}, {state}"),
                source => format!("{source} ({OWN}, {state})"),
            };
        }
        own
    }

    /// The help with the approval of its lists, if exactly these were approved.
    #[must_use]
    pub fn applied<'a>(&self, help: &'a Help) -> Cow<'a, Help> {
        match self.find(&Subject::Lists).filter(|approval| approval.text == TextHash::of_lists(help)) {
            None => Cow::Borrowed(help),
            Some(approval) => Cow::Owned(Help { approval: Some(approval.clone()), ..help.clone() }),
        }
    }
}

impl ApprovalState<'_> {
    /// Whether it may be handed to a person.
    #[must_use]
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Approved(_))
    }

    /// In words, as the end of a sentence and without its full stop.
    #[must_use]
    pub fn in_words(self) -> String {
        const NOT: &str = "not approved by a registered clinician";
        match self {
            Self::Never => NOT.to_owned(),
            Self::Approved(approval) => {
                format!("approved by {} until {}", approval.by(), day(approval.review_by))
            }
            Self::OtherText(approval) => {
                format!(
                    "{NOT}: the text has changed since {} approved it on {}",
                    approval.name,
                    day(approval.on)
                )
            }
            Self::Past(approval) => {
                format!("{NOT}: the approval by {} ended on {}", approval.name, day(approval.review_by))
            }
            Self::Ahead(approval) => format!(
                "{NOT}: the approval by {} is dated {}, so the computer's clock looks wrong",
                approval.name,
                day(approval.on)
            ),
        }
    }
}

/// `22-Nov-2026`.
fn day(day: Date) -> String {
    day.strftime("%d-%b-%Y").to_string()
}

#[cfg(test)]
mod tests;
