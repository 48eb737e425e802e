//! When content that comes with the program was looked at, when it should be again, and by whom.

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::time::moment::short_day;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Reviewed")]
pub struct Provenance {
    pub reviewed_on: Date,
    pub review_by: Date,
    pub checked_by: String,
}

impl Provenance {
    pub fn is_past(&self, today: Date) -> bool {
        today > self.review_by
    }

    pub fn in_words(&self, today: Date) -> String {
        let on = format!("Reviewed {}, {}.", short_day(self.reviewed_on), self.checked_by);
        if !self.is_past(today) {
            return on;
        }
        let by = short_day(self.review_by);
        format!("Check before use: its review was due by {by}. {on}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_its_date_it_says_so_first() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let reviewed = Provenance {
            reviewed_on: day("2026-11-22"),
            review_by: day("2027-05-22"),
            checked_by: "by nobody".to_owned(),
        };
        assert_eq!(reviewed.in_words(day("2027-05-22")), "Reviewed 22 Nov 2026, by nobody.");
        assert_eq!(
            reviewed.in_words(day("2027-05-23")),
            "Check before use: its review was due by 22 May 2027. Reviewed 22 Nov 2026, by nobody."
        );
    }
}
