//! The dates at the foot of a page that leaves the building.

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use crate::domain::{Answer, Guide, Moment, parse_day, time::moment::long_day};

/// `Made together on 6 August 2018.` where it says so, or else on which day the page was made.
pub(super) fn made(agreed_on: Option<&Answer>, made: Moment) -> String {
    match agreed_on.and_then(|answer| agreed(answer, made)) {
        Some(day) => format!("Made together on {}.", long_day(day)),
        None => format!("Made on {}.", made.long_date()),
    }
}

/// The day it was agreed on, where the words say a day that is past. That of an earlier plan is not
/// the day of this one.
pub(super) fn agreed(agreed_on: &Answer, made: Moment) -> Option<Date> {
    let day = day(&agreed_on.text, made).filter(|_| !agreed_on.carried_over);
    day.filter(|day| *day <= made.civil().date())
}

/// `Check the numbers after 22 May 2027.`, or before use if that day is past.
pub(super) fn check_after(day: Date, made: Moment) -> String {
    let is_past = made.civil().date() > day;
    let day = long_day(day);
    if is_past {
        return format!("Check the numbers before use: they were due to be checked again by {day}.");
    }
    format!("Check the numbers after {day}.")
}

/// Whose words a page of a guide has, and until when they hold.
pub(super) fn of_guide(guide: &Guide, made: Moment) -> Vec<String> {
    let day = long_day(guide.review_by);
    let is_past = made.civil().date() > guide.review_by;
    let review = if is_past {
        format!("Check it before use: it was due for review by {day}.")
    } else {
        format!("Review by {day}.")
    };
    let words = format!("From the guide “{}”, version {}. {review}", guide.title, guide.version);
    vec![guide.attribution.to_string(), words]
}

/// Until when numbers hold that somebody typed: half a year, as long as those that ship.
pub(super) fn check_number_typed(made: Moment) -> String {
    let day = made.civil().date();
    check_after(day.checked_add(6.months()).unwrap_or(day), made)
}

/// The day that is meant, if it is the same one whenever it is read: "today" is not.
fn day(text: &str, now: Moment) -> Option<Date> {
    let now = now.civil().to_zoned(TimeZone::UTC).ok()?;
    let later = now.checked_add(400.days()).ok()?;
    let meant = parse_day(text, &now).ok()?;
    (parse_day(text, &later) == Ok(meant)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(words: &str) -> String {
        made(Some(&Answer::of(words)), "2026-11-24T10:20:00+00:00".parse().unwrap())
    }

    /// Only a past day that stays the same is when it was made together.
    #[test]
    fn made_together_needs_a_day() {
        for words in ["6 August 2018", "6/8/2018", "6-Aug-2018", "2018-08-06", "6 aug 2018"] {
            assert_eq!(on(words), "Made together on 6 August 2018.", "{words}");
        }
        for words in
            ["", "today", "yesterday", "6 aug", "next appointment, if Sam is happy", "1 december 2026"]
        {
            assert_eq!(on(words), "Made on 24 November 2026.", "{words}");
        }
    }

    /// Past its day, a number is to be checked before use.
    #[test]
    fn past_numbers_need_a_check() {
        let made = "2026-11-24T10:20:00+00:00".parse().unwrap();
        assert_eq!(
            check_after("2026-11-24".parse().unwrap(), made),
            "Check the numbers after 24 November 2026."
        );
        assert!(check_after("2026-11-23".parse().unwrap(), made).starts_with("Check the numbers before use"));
    }
}
