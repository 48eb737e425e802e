//! A moment as a person reads it: date and time on the clock of the place, and its offset.

use std::{fmt, str::FromStr};

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    fmt::strtime,
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::text::debug_as;

/// Date, time to the second, and offset: ISO 8601 on disk, the clock on the wall on screen.
///
/// The offset is kept instead of a zone name: a file then says all there is to know without a
/// zone database, and an appointment stays at the clock time it was made for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    civil: DateTime,
    offset: Offset,
}

const ISO: &str = "%Y-%m-%dT%H:%M:%S%:z";

impl Moment {
    /// That instant on the clock of its zone, cut to the second.
    pub fn of(zoned: &Zoned) -> Self {
        let civil = zoned.datetime();
        Self { civil: civil.with().subsec_nanosecond(0).build().unwrap_or(civil), offset: zoned.offset() }
    }

    pub fn timestamp(self) -> Timestamp {
        self.offset.to_timestamp(self.civil).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The second since 1970 and the seconds of the offset.
    pub fn in_seconds(self) -> (i64, i32) {
        (self.timestamp().as_second(), self.offset.seconds())
    }

    /// The moment of [`Self::in_seconds`], if there is one.
    pub fn of_seconds((second, offset): (i64, i32)) -> Option<Self> {
        let offset = Offset::from_seconds(offset).ok()?;
        Some(Self { civil: offset.to_datetime(Timestamp::from_second(second).ok()?), offset })
    }

    pub const fn civil(self) -> DateTime {
        self.civil
    }

    /// `Tue 24 Nov 2026 10:20`.
    pub fn in_full(self) -> String {
        self.civil.strftime("%a %-d %b %Y %H:%M").to_string()
    }

    /// `Tue 24-Nov 10:20`, where there is no room for the year.
    pub fn in_short(self) -> String {
        self.civil.strftime("%a %-d %b %H:%M").to_string()
    }

    /// `24 November 2026`, for pages that leave the building.
    pub fn long_date(self) -> String {
        long_day(self.civil.date())
    }

    /// `10:20`.
    pub fn time(self) -> String {
        self.civil.strftime("%H:%M").to_string()
    }

    /// How far it is from `now`, in words, and the instant at which those words change.
    pub fn until(self, now: Timestamp) -> (String, Option<Timestamp>) {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        let here = self.timestamp();
        let seconds = here.as_second() - now.as_second();
        let civil_now = self.offset.to_datetime(now).date();
        let days = civil_now.until(self.civil.date()).map_or(0, |span| span.get_days());
        let midnight = civil_now
            .tomorrow()
            .ok()
            .and_then(|day| self.offset.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok());
        // The words for `seconds` hold until it falls below a whole number of units.
        let changes = |unit: i64| (here.as_second() - seconds.div_euclid(unit) * unit).saturating_add(1);
        let at = |second: i64| Timestamp::from_second(second).ok();
        match seconds {
            _ if days >= 2 => (format!("in {days} days"), midnight),
            _ if days == 1 && seconds >= 12 * HOUR => ("tomorrow".to_owned(), midnight),
            HOUR.. => (format!("in {} h", seconds / HOUR), at(changes(HOUR))),
            MINUTE.. => (format!("in {} min", seconds / MINUTE), at(changes(MINUTE))),
            -59..MINUTE => ("now".to_owned(), at(here.as_second() + MINUTE)),
            _ if days == 0 && seconds > -HOUR => {
                let past = -seconds;
                (format!("{} min ago", past / MINUTE), at(here.as_second() + (past / MINUTE + 1) * MINUTE))
            }
            _ if days == 0 => ("earlier today".to_owned(), midnight),
            _ if days == -1 => ("yesterday".to_owned(), midnight),
            _ => (format!("{} days ago", -days), midnight),
        }
    }

    pub fn date_of(self, instant: Timestamp) -> Date {
        self.offset.to_datetime(instant).date()
    }

    /// That clock time in a zone; in a gap or fold of summer time, the earlier offset applies.
    pub fn at(civil: DateTime, zone: &TimeZone) -> Option<Self> {
        zone.to_zoned(civil).ok().map(|zoned| Self::of(&zoned))
    }
}

/// `Thu 26 Nov`, with its year where that is not the year of today.
pub fn date_in_words(day: Date, today: Date) -> String {
    let form = if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.strftime(form).to_string()
}

/// `22 Nov 2026`, for screens.
pub(crate) fn short_day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// `8 Dec 2026`.
pub fn day_in_words(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// `8 December 2026`, for pages that leave the building.
pub(crate) fn long_day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset.to_timestamp(self.civil) {
            Ok(instant) => instant.to_zoned(self.offset.to_time_zone()).strftime(ISO).fmt(f),
            Err(_) => self.civil.fmt(f),
        }
    }
}

debug_as!(Moment, moment => "{moment}");

impl FromStr for Moment {
    type Err = jiff::Error;

    /// # Errors
    /// If `text` is not like `2026-11-24T10:20:00+00:00`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.strip_suffix('Z').map_or_else(|| text.to_owned(), |text| format!("{text}+00:00"));
        let parsed = strtime::parse(ISO, &text)?;
        let civil = parsed.to_datetime()?;
        let offset = parsed.offset().unwrap_or(Offset::UTC);
        offset.to_timestamp(civil)?;
        Ok(Self { civil, offset })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom("this time is not written like 2026-11-24T10:20:00+00:00"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_writes_iso_8601() {
        for text in ["2026-11-24T10:20:00+00:00", "2026-07-01T09:05:30+01:00", "1999-01-01T00:00:00-09:30"] {
            assert_eq!(moment(text).to_string(), text);
        }
        assert_eq!(moment("2026-11-24T10:20:00Z").to_string(), "2026-11-24T10:20:00+00:00");
        assert!("yesterday".parse::<Moment>().is_err());
    }

    /// The year is shown in four digits and the month in letters.
    #[test]
    fn long_year_and_month_name() {
        assert_eq!(moment("2026-11-24T10:20:00+00:00").in_full(), "Tue 24 Nov 2026 10:20");
        assert_eq!(moment("2018-08-06T10:20:00+00:00").long_date(), "6 August 2018");
    }

    #[test]
    fn says_how_long_until_and_when_that_changes() {
        let at = moment("2026-11-24T10:20:00+00:00");
        for (now, words, next) in [
            ("2026-11-20T10:20:00Z", "in 4 days", "2026-11-21T00:00:00Z"),
            ("2026-11-23T10:20:00Z", "tomorrow", "2026-11-24T00:00:00Z"),
            ("2026-11-24T07:00:00Z", "in 3 h", "2026-11-24T07:20:01Z"),
            ("2026-11-24T09:41:30Z", "in 38 min", "2026-11-24T09:42:01Z"),
            ("2026-11-24T10:20:00Z", "now", "2026-11-24T10:21:00Z"),
            ("2026-11-24T10:22:30Z", "2 min ago", "2026-11-24T10:23:00Z"),
            ("2026-11-24T15:00:00Z", "earlier today", "2026-11-25T00:00:00Z"),
            ("2026-11-25T09:00:00Z", "yesterday", "2026-11-26T00:00:00Z"),
        ] {
            let (said, change) = at.until(now.parse().unwrap());
            assert_eq!((said.as_str(), change.unwrap().to_string().as_str()), (words, next), "at {now}");
            let later = at.until(change.unwrap()).0;
            assert_ne!(later, said, "the words change at the time given, at {now}");
        }
    }
}
