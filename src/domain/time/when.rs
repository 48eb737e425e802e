//! Understands "tomorrow 14:30", "2pm tue" or "24/11 10:20" as the date and time meant.
//!
//! A text is understood only if every word of it is used. What could mean two days, or contradicts
//! itself, is refused with the reason: a date that is nearly right is worse than none.

mod words;

use jiff::{
    ToSpan, Zoned,
    civil::{Date, DateTime, Time, Weekday},
    tz::AmbiguousOffset,
};
use thiserror::Error;

use crate::domain::Moment;
use words::{Calendar, Day, Parsed, Unit, name, read};
pub(in crate::domain) use words::{MONTHS, month};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotADate {
    /// There is something in it that is not part of a date or time.
    #[error("not a date or time; try “tomorrow 14:30”")]
    Unknown,
    #[error("that is a day; add a time, such as “tue 9:20”")]
    NoTime,
    /// The night before that day, or the one after it.
    #[error("midnight could be at either end of that day; type 0:00 or 23:59")]
    Midnight,
    /// Two days are possible, as with "next Tuesday".
    #[error("that could be two days; type a date, as 24/11")]
    TwoDays,
    #[error("{} is a {}, not a {}", .date.strftime("%-d %b %Y"), .date.strftime("%A"), name(*.weekday))]
    OtherWeekday { date: Date, weekday: Weekday },
    #[error("the clocks go forward then: there is no {} that day", .time.strftime("%H:%M"))]
    NoSuchTime { time: Time },
    /// Without a year it could be the day just past or the one nearly a year away.
    #[error("{} is past; add the year ({})", .date.strftime("%-d %b"), .date.strftime("%-d/%-m/%Y"))]
    WhichYear { date: Date },
}

/// A day without a year is one at most so many days away, if it is past in this year.
const SOON: i32 = 183;

/// No time at the start of a label is longer.
const MOST_WORDS: usize = 8;

/// The date and time that `text` means at `now`.
///
/// ```
/// use foreword::domain::{NotADate, parse_datetime};
///
/// let now = "2026-11-22T09:00[Europe/London]".parse().unwrap();
/// let moment = parse_datetime("2pm tue", &now).unwrap();
/// assert_eq!(moment.civil().to_string(), "2026-11-24T14:00:00");
/// assert_eq!(parse_datetime("next tuesday 2pm", &now), Err(NotADate::TwoDays));
/// assert_eq!(parse_datetime("24/11", &now), Err(NotADate::NoTime));
/// ```
///
/// # Errors
/// If it is no date and time, names no time, or could mean more than one day.
pub fn parse_datetime(text: &str, now: &Zoned) -> Result<Moment, NotADate> {
    if let Ok(moment) = text.trim().parse() {
        return Ok(moment);
    }
    let read = read(text).ok_or_else(|| not_read(text))?;
    match (read.time, read.day) {
        (None, Some(Day::In(many, Unit::Minutes))) => after(many, now).map(|then| Moment::of(&then)),
        (Some(time), day) => at(meant(&read, day, Some(time), now)?, time, now),
        (None, Some(day)) => meant(&read, Some(day), None, now).and(Err(NotADate::NoTime)),
        (None, None) => Err(NotADate::Unknown),
    }
}

fn not_read(text: &str) -> NotADate {
    let is_midnight = |word: &str| word.eq_ignore_ascii_case("midnight");
    if text.split(|char: char| !char.is_alphabetic()).any(is_midnight) {
        NotADate::Midnight
    } else {
        NotADate::Unknown
    }
}

/// The day that `text` means at `now`, whether or not it names a time too.
///
/// # Errors
/// If it names no day, or could mean more than one.
pub fn parse_day(text: &str, now: &Zoned) -> Result<Date, NotADate> {
    if let Ok(moment) = text.trim().parse::<Moment>() {
        return Ok(moment.civil().date());
    }
    let read = read(text).ok_or(NotADate::Unknown)?;
    meant(&read, read.day, read.time, now)
}

/// The time of a text that is a time and no more.
pub(in crate::domain) fn parse_time(text: &str) -> Option<Time> {
    let read = read(text)?;
    read.time.filter(|_| read.day.is_none())
}

/// The time of day, with its day if there is one, that a label such as "10:20 RH" begins with, and the rest of it.
///
/// ```
/// use foreword::domain::leading_time;
///
/// let now = "2026-11-22T09:00[Europe/London]".parse().unwrap();
/// let (moment, rest) = leading_time("tomorrow 14:30 back+mood", &now).unwrap();
/// assert_eq!(moment.unwrap().civil().to_string(), "2026-11-23T14:30:00");
/// assert_eq!(rest, "back+mood");
/// assert_eq!(leading_time("20 min RH", &now), None);
/// ```
pub fn leading_time<'a>(text: &'a str, now: &Zoned) -> Option<(Result<Moment, NotADate>, &'a str)> {
    let text = text.trim();
    let mut ends: Vec<_> =
        text.match_indices(char::is_whitespace).map(|(at, _)| at).take(MOST_WORDS).collect();
    ends.push(text.len());
    ends.into_iter().rev().find_map(|end| {
        let (time, rest) = text.split_at_checked(end)?;
        read(time)?.time?;
        Some((parse_datetime(time, now), rest.trim_start()))
    })
}

fn after(minutes: i64, now: &Zoned) -> Result<Zoned, NotADate> {
    now.checked_add(minutes.minutes()).map_err(|_| NotADate::Unknown)
}

fn at(day: Date, time: Time, now: &Zoned) -> Result<Moment, NotADate> {
    let civil = DateTime::from_parts(day, time);
    if matches!(now.time_zone().to_ambiguous_timestamp(civil).offset(), AmbiguousOffset::Gap { .. }) {
        return Err(NotADate::NoSuchTime { time });
    }
    Moment::at(civil, now.time_zone()).ok_or(NotADate::Unknown)
}

/// The day that is meant; without one, the next on which it is that time.
fn meant(read: &Parsed, day: Option<Day>, time: Option<Time>, now: &Zoned) -> Result<Date, NotADate> {
    let today = now.date();
    let to_come = time.is_some_and(|time| time > now.time());
    let plus = |days: i64| today.checked_add(days.days()).map_err(|_| NotADate::Unknown);
    let date = match day {
        None => return plus(i64::from(!to_come)),
        Some(Day::InDays(days)) => plus(days)?,
        Some(Day::In(many, unit)) => match unit {
            Unit::Days => plus(many)?,
            Unit::Weeks => plus(many.checked_mul(7).ok_or(NotADate::Unknown)?)?,
            Unit::Months => today.checked_add(many.months()).map_err(|_| NotADate::Unknown)?,
            Unit::Minutes => after(many, now)?.date(),
        },
        Some(Day::Next) => return Err(NotADate::TwoDays),
        Some(Day::Of(weekday, weeks)) => {
            let ahead = i64::from(today.weekday().until(weekday));
            if ahead == 0 && weeks > 0 {
                return Err(NotADate::TwoDays);
            }
            // Today by its name is today as long as the time is to come.
            let ahead = if ahead == 0 && !to_come { 7 } else { ahead };
            return plus(ahead + 7 * weeks);
        }
        Some(Day::OfNextWeek(weekday)) => {
            let monday = i64::from(today.weekday().since(Weekday::Monday));
            return plus(7 - monday + i64::from(weekday.since(Weekday::Monday)));
        }
        Some(Day::On(calendar)) => return dated(calendar, read.weekday, today),
    };
    on_weekday(date, read.weekday)
}

/// The date, if it is the day of the week that was named with it.
fn on_weekday(date: Date, weekday: Option<Weekday>) -> Result<Date, NotADate> {
    match weekday {
        Some(weekday) if weekday != date.weekday() => Err(NotADate::OtherWeekday { date, weekday }),
        _ => Ok(date),
    }
}

/// A day of the calendar; where no year is named, the year in which it is near.
fn dated(calendar: Calendar, weekday: Option<Weekday>, today: Date) -> Result<Date, NotADate> {
    let in_year = |year| Date::new(year, calendar.month, calendar.day).ok();
    if let Some(year) = calendar.year {
        return on_weekday(in_year(year).ok_or(NotADate::Unknown)?, weekday);
    }
    let away = |date: Date| (date - today).get_days();
    let this = in_year(today.year()).filter(|date| away(*date) >= -SOON);
    let next = in_year(today.year().saturating_add(1)).filter(|date| away(*date) <= SOON);
    let near = || this.into_iter().chain(next);
    // The day of the week tells which year is meant, the one just past too.
    if let Some(date) = near().find(|date| Some(date.weekday()) == weekday) {
        return Ok(date);
    }
    match (near().find(|date| *date >= today), this) {
        (Some(date), _) => on_weekday(date, weekday),
        (None, Some(date)) => on_weekday(date, weekday).and(Err(NotADate::WhichYear { date })),
        (None, None) => {
            Err(in_year(today.year()).map_or(NotADate::Unknown, |date| NotADate::WhichYear { date }))
        }
    }
}

#[cfg(test)]
mod tests;
