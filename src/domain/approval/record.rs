//! One approval: who gave it, in which role, of which text and until when.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::time::moment::short_day as day;

pub const FORMAT: u32 = 1;

/// Months after which every approval has to be given again.
pub const LONGEST_MONTHS: i32 = 12;

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

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalChange {
    Given(Approval),
    Withdrawn(Subject),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    Lists,
    Guide(String),
    OwnWords,
}

labelled! {
    Regulator {
        GMC = "General Medical Council",
        HCPC = "Health and Care Professions Council",
        NMC = "Nursing and Midwifery Council",
        GPhC = "General Pharmaceutical Council",
        PSNI = "Pharmaceutical Society of Northern Ireland",
        GOsC = "General Osteopathic Council",
        GCC = "General Chiropractic Council",
        GDC = "General Dental Council",
        GOC = "General Optical Council",
    }
}

/// When a text was last checked, and until when it can be relied on: no approval reaches beyond either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextDates {
    pub checked_on: Date,
    pub review_by: Option<Date>,
}

/// The SHA-256 of a text, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextHash(String);

impl Regulator {
    /// Whether those on it assess and refer people with back and neck pain, and so can answer for the lists.
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

    pub fn named(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|body| body.name().eq_ignore_ascii_case(letters.trim()))
    }
}

impl TextHash {
    #[allow(clippy::format_collect, reason = "32 bytes, once for each text")]
    pub(super) fn of(text: &str) -> Self {
        Self(Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Approval {
    /// Whether it holds on this day; that it is of this text is another question.
    pub fn holds(&self, today: Date) -> bool {
        self.on <= today && today <= self.review_by
    }

    /// `Dr A Smith, GP partner (GMC 1234567)`.
    pub fn by(&self) -> String {
        format!("{}, {} ({} {})", self.name, self.role, self.body.name(), self.registration)
    }

    pub fn fault(&self) -> Option<String> {
        let texts = [("name", &self.name), ("role", &self.role), ("registration number", &self.registration)];
        if let Some((what, _)) = texts.iter().find(|(_, text)| text.trim().is_empty()) {
            return Some(format!("The {what} is missing."));
        }
        let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count();
        if let Some((what, _)) = texts.iter().take(2).find(|(_, text)| letters(text) < 2) {
            return Some(format!("The {what} has to be written out: one letter is not enough."));
        }
        let body = self.body.name();
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
            format!("An approval lasts {LONGEST_MONTHS} months at most: until {} here.", day(latest))
        })
    }

    /// Why it cannot be given today for a text with these dates, as a sentence, if it cannot.
    pub fn refusal(&self, of_text: TextDates, today: Date) -> Option<String> {
        if let Some(fault) = self.fault() {
            return Some(fault);
        }
        let (checked, last) = (of_text.checked_on, of_text.review_by);
        if self.on < checked && self.on < today {
            let checked = day(checked);
            return Some(format!(
                "The text was checked on {checked}, so it cannot have been approved before."
            ));
        }
        if let Some(last) = last.filter(|last| self.review_by > *last).map(day) {
            return Some(format!(
                "The text is to be checked again by {last}: an approval cannot last longer."
            ));
        }
        (self.review_by < today).then(|| {
            format!("It would have ended on {} already. What was approved before stays.", day(self.review_by))
        })
    }
}
