//! When the notes of an appointment should go, and how long the bin keeps what is in it.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, counted};

/// The limits of deletion, worded once for every place that mentions them.
pub const HONEST: &str = "Deleting cannot promise that nothing can be brought back from an SSD, a backup, a \
    synchronised folder or a snapshot. What helps is encryption of the whole disk. Words you took from the notes stay \
    where you put them: in an abbreviation, in Reflect, in a page or a file.";

pub const BIN_DAYS: i32 = 30;

pub const LONGER_DAYS: i32 = 14;

/// After which day the notes of an appointment should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeleteAfter {
    /// As many days after the appointment as the settings say.
    #[default]
    Default,
    On(Date),
    Never,
}

impl DeleteAfter {
    /// The last day on which the notes should be there, if there is one.
    ///
    /// Where nothing was set that is `days` after the appointment, or after the last change where
    /// that came later or no time is known; with 0 days there is none.
    pub fn day(self, when: Option<Moment>, changed: Moment, days: u16) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Never => None,
            Self::Default if days == 0 => None,
            Self::Default => {
                let from = when.filter(|when| !is_later(changed, *when)).unwrap_or(changed);
                from.civil().date().checked_add(i32::from(days).days()).ok()
            }
        }
    }
}

/// Whether the default counts from the last change and not from the appointment.
pub fn is_later(changed: Moment, when: Moment) -> bool {
    changed.timestamp() > when.timestamp()
}

/// How many days the bin keeps what was put there then; fewer than none where that time is over.
pub fn days_left(since: Timestamp, now: Moment) -> i32 {
    let been = now.date_of(since).until(now.civil().date()).map_or(0, |span| span.get_days());
    BIN_DAYS - been.max(0)
}

pub fn appointments(count: usize) -> String {
    counted(count, "appointment")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Appointment, Binned, Details, Id, Summary, UserError};

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn summary(when: Option<&str>, changed: &str, delete_after: DeleteAfter) -> Summary {
        let details = Details { when: when.map(moment), delete_after, ..Details::default() };
        Summary::of(&Appointment::new(Id::of(1), details, "seven", moment(changed)), None)
    }

    const WHEN: &str = "2026-11-24T10:20:00+00:00";

    /// The default counts from the appointment, or from a later change.
    #[test]
    fn default_counts_from_the_later() {
        for (when, changed, gone) in [
            (Some(WHEN), "2026-11-22T09:00:00+00:00", "2026-12-08"),
            (Some(WHEN), "2026-11-24T10:20:00+00:00", "2026-12-08"),
            (Some(WHEN), "2026-11-30T09:00:00+00:00", "2026-12-14"),
            (None, "2026-11-22T23:59:00+00:00", "2026-12-06"),
        ] {
            let one = summary(when, changed, DeleteAfter::Default);
            assert_eq!(one.delete_after_day(14), Some(day(gone)), "{when:?} {changed}");
            assert_eq!(one.delete_after_day(0), None);
        }
    }

    /// A day that was set holds whatever the default.
    #[test]
    fn set_day_beats_default() {
        let set = DeleteAfter::On(day("2027-01-01"));
        assert_eq!(summary(Some(WHEN), WHEN, set).delete_after_day(0), Some(day("2027-01-01")));
        assert_eq!(summary(Some(WHEN), WHEN, DeleteAfter::Never).delete_after_day(14), None);
    }

    /// Notes are due on the day after, and not on it.
    #[test]
    fn due_the_day_after() {
        let one = summary(Some(WHEN), WHEN, DeleteAfter::Default);
        assert!(!one.is_due(moment("2026-12-08T23:59:00+00:00"), 14));
        assert!(one.is_due(moment("2026-12-09T00:00:00+00:00"), 14));
        assert!(!one.is_due(moment("2026-12-09T00:00:00+00:00"), 0));
    }

    /// An appointment of today or to come is never due nor one that is read only.
    #[test]
    fn upcoming_is_never_due() {
        let mut one = summary(Some(WHEN), "2026-01-01T09:00:00+00:00", DeleteAfter::On(day("2026-02-01")));
        assert!(!one.is_due(moment("2026-11-20T09:00:00+00:00"), 14));
        assert!(!one.is_due(moment("2026-11-24T18:00:00+00:00"), 14));
        assert!(one.is_due(moment("2026-11-25T00:00:00+00:00"), 14));
        one.read_only = Some("It holds more.".to_owned());
        assert!(!one.is_due(moment("2026-11-25T00:00:00+00:00"), 14));
    }

    /// The bin counts days on the clock of the place.
    #[test]
    fn bin_counts_local_days() {
        let since: Timestamp = "2026-11-20T23:30:00Z".parse().unwrap();
        for (now, left) in [
            ("2026-11-20T23:50:00+00:00", 30),
            ("2026-11-21T00:10:00+00:00", 29),
            ("2026-11-21T00:40:00+01:00", 30),
            ("2026-12-20T09:00:00+00:00", 0),
            ("2026-12-21T09:00:00+00:00", -1),
            ("2020-01-01T00:00:00+00:00", 30),
        ] {
            assert_eq!(days_left(since, moment(now)), left, "{now}");
        }
        let one = Binned {
            file: String::new(),
            id: Id::of(1),
            since,
            what: Err(UserError { short: String::new(), sentence: String::new() }),
        };
        let now = moment("2026-11-21T09:00:00+00:00");
        assert_eq!(one.since_in_words(now), "in the bin since 20 Nov, 29 days left");
    }
}
