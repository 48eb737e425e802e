//! Understands "tomorrow 14:30", "tue 9:20" or "24/11 10:20" as the date and time meant.
//!
//! The reading of words is [`interim`]'s. Before it come the forms people type that it does not
//! know; after it the rule that an appointment written without a year or a day is still to come.

use interim::{Dialect, parse_date_string};
use jiff::{ToSpan, Zoned, civil::Date};
use thiserror::Error;

use super::Moment;

/// Why a text is no date and time, said to the person who typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotADate {
    /// It names no day and no time.
    #[error("that is no date; try \"tomorrow 14:30\" or \"tue 9:20\"")]
    Unknown,
    /// It names a day only.
    #[error("that is a day; add a time, such as \"tue 9:20\"")]
    NoTime,
}

/// The date and time that `text` means at `now`.
///
/// # Errors
/// If it names no date, or a date without a time.
pub fn understand(text: &str, now: &Zoned) -> Result<Moment, NotADate> {
    if let Ok(moment) = text.trim().parse() {
        return Ok(moment);
    }
    let (meant, names_a_time) = read(text, now)?;
    if names_a_time { Ok(Moment::of(&meant)) } else { Err(NotADate::NoTime) }
}

/// The day that `text` means at `now`, whether or not it names a time too.
///
/// # Errors
/// If it names no date.
pub fn understand_day(text: &str, now: &Zoned) -> Result<Date, NotADate> {
    if let Ok(moment) = text.trim().parse::<Moment>() {
        return Ok(moment.civil().date());
    }
    if text.split_whitespace().all(|word| word.parse::<u64>().is_ok()) {
        return Err(NotADate::Unknown);
    }
    read(text, now).map(|(meant, _)| meant.date())
}

/// What `text` means, and whether it names a time.
fn read(text: &str, now: &Zoned) -> Result<(Zoned, bool), NotADate> {
    let words = normalised(text);
    let relative = words
        .iter()
        .any(|word| word == "now" || ["min", "hour", "hr"].iter().any(|unit| word.starts_with(unit)));
    let times = words.iter().filter(|word| is_time(word)).count();
    let phrase = words.join(" ");
    let meant = parse_date_string(&phrase, now.clone(), Dialect::Uk).map_err(|_| NotADate::Unknown)?;
    let names_a_time = times > 0 || relative;
    if !names_a_time && text.contains(':') {
        return Err(NotADate::Unknown);
    }
    if meant.year() > 9000 || times > 1 {
        return Err(NotADate::Unknown);
    }
    let only_a_time = words.len() == times;
    let day_without_year = !words.iter().any(|word| names_a_year(word))
        && words.iter().any(|word| !is_time(word) && word.starts_with(|c: char| c.is_ascii_digit()));
    let coming = if only_a_time && meant < *now {
        meant.checked_add(1.day())
    } else if day_without_year && !relative && meant.date() < now.date() {
        meant.checked_add(1.year())
    } else {
        Ok(meant)
    };
    coming.map(|zoned| (zoned, names_a_time)).map_err(|_| NotADate::Unknown)
}

/// The words in the form the date reader knows: no "at", "in" or ordinals, months as numbers, and
/// no day of the week beside a date.
fn normalised(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.to_lowercase().split([' ', ',', '\t']) {
        if has_month(word) {
            words.extend(word.split(['-', '/', '.']).map(without_ordinal));
        } else {
            words.push(without_ordinal(word));
        }
    }
    words.retain(|word| !matches!(word.as_str(), "" | "at" | "in" | "on" | "the" | "of" | "·"));
    if let Some(month) = words.iter().position(|word| has_month(word)) {
        return with_numbered_month(&words, month);
    }
    let has_date = words.iter().any(|word| word.contains('/') || word.matches('-').count() == 2);
    if has_date {
        words.retain(|word| !is_weekday(word));
    }
    words
}

/// "tue 24 nov 2026 10:20" as "24/11/2026 10:20".
fn with_numbered_month(words: &[String], month: usize) -> Vec<String> {
    let number = MONTHS.iter().position(|name| words.get(month).is_some_and(|word| names(word, name)));
    let day = month.checked_sub(1).and_then(|at| words.get(at)).filter(|day| day.parse::<u8>().is_ok());
    let (Some(number), Some(day)) = (number, day) else {
        return words.to_vec();
    };
    let year = words.get(month + 1).filter(|word| names_a_year(word));
    let mut date = format!("{day}/{}", number + 1);
    if let Some(year) = year {
        date = format!("{date}/{year}");
    }
    let before = words.iter().take(month - 1).filter(|word| !is_weekday(word));
    let after = words.iter().skip(month + 1 + usize::from(year.is_some()));
    std::iter::once(date).chain(before.chain(after).cloned()).collect()
}

/// The months, as words in small letters.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Whether a word begins as the first three letters of a month do.
fn names(word: &str, month: &str) -> bool {
    month.get(..3).is_some_and(|short| word.starts_with(short))
}

fn has_month(word: &str) -> bool {
    word.split(['-', '/', '.']).any(|part| MONTHS.iter().any(|month| names(part, month)))
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| word.starts_with(day))
}

fn names_a_year(word: &str) -> bool {
    let last = word.rsplit(['/', '-']).next().unwrap_or(word);
    let parts = word.split(['/', '-']).count();
    (last.len() == 4 && last.parse::<u16>().is_ok())
        || word.split('-').next().is_some_and(|first| first.len() == 4 && first.parse::<u16>().is_ok())
        || (parts == 3 && last.parse::<u16>().is_ok())
}

/// Whether a word is a time of day: `9:20`, `9.20`, `4pm` or `4:30pm`.
fn is_time(word: &str) -> bool {
    let (digits, noon) = match word.strip_suffix("am").or_else(|| word.strip_suffix("pm")) {
        Some(digits) => (digits, true),
        None => (word, false),
    };
    match digits.split_once([':', '.']) {
        Some((hour, minute)) => {
            hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                && minute.len() == 2
                && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        }
        None => noon && digits.parse::<u8>().is_ok_and(|hour| (1..=12).contains(&hour)),
    }
}

fn without_ordinal(word: &str) -> String {
    ["st", "nd", "rd", "th"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|day| day.parse::<u8>().is_ok())
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(text: &str) -> Result<String, NotADate> {
        let now: Zoned = "2026-11-22T22:00:00+00:00[Europe/London]".parse().unwrap();
        understand(text, &now).map(|moment| moment.to_string())
    }

    #[test]
    fn plain_words_are_understood() {
        for (text, meant) in [
            ("tomorrow 14:30", "2026-11-23T14:30:00+00:00"),
            ("Tomorrow at 2pm", "2026-11-23T14:00:00+00:00"),
            ("tue 9:20", "2026-11-24T09:20:00+00:00"),
            ("tue 9.20", "2026-11-24T09:20:00+00:00"),
            ("today 23:00", "2026-11-22T23:00:00+00:00"),
            ("sun 9:00", "2026-11-29T09:00:00+00:00"),
            ("24/11 10:20", "2026-11-24T10:20:00+00:00"),
            ("24/11/26 10:20", "2026-11-24T10:20:00+00:00"),
            ("24 nov 10:20", "2026-11-24T10:20:00+00:00"),
            ("24th November 10:20", "2026-11-24T10:20:00+00:00"),
            ("Tue 24-Nov-2026 10:20", "2026-11-24T10:20:00+00:00"),
            ("tue 24/11 10:20", "2026-11-24T10:20:00+00:00"),
            ("2026-11-24 10:20", "2026-11-24T10:20:00+00:00"),
            ("2026-11-24T10:20:00+00:00", "2026-11-24T10:20:00+00:00"),
            ("in 30 minutes", "2026-11-22T22:30:00+00:00"),
        ] {
            assert_eq!(understood(text).as_deref(), Ok(meant), "{text}");
        }
    }

    #[test]
    fn what_has_no_year_or_day_is_still_to_come() {
        assert_eq!(understood("5 jan 9:00").unwrap(), "2027-01-05T09:00:00+00:00");
        assert_eq!(understood("1/2 9:00").unwrap(), "2027-02-01T09:00:00+00:00");
        assert_eq!(understood("10:20").unwrap(), "2026-11-23T10:20:00+00:00");
        assert_eq!(understood("23:20").unwrap(), "2026-11-22T23:20:00+00:00");
        assert_eq!(understood("1/2/2026 9:00").unwrap(), "2026-02-01T09:00:00+00:00");
    }

    #[test]
    fn summer_time_is_that_of_the_day_meant() {
        assert_eq!(understood("3/6/2027 10:20").unwrap(), "2027-06-03T10:20:00+01:00");
    }

    #[test]
    fn a_day_needs_no_time() {
        let now: Zoned = "2026-11-22T22:00:00+00:00[Europe/London]".parse().unwrap();
        for (text, meant) in [
            ("8 dec", "2026-12-08"),
            ("8 Dec 2026", "2026-12-08"),
            ("Tue 8 Dec 2026", "2026-12-08"),
            ("8/12", "2026-12-08"),
            ("5 jan", "2027-01-05"),
            ("tomorrow", "2026-11-23"),
            ("tomorrow 14:30", "2026-11-23"),
            ("in 3 weeks", "2026-12-13"),
            ("30 days", "2026-12-22"),
            ("2026-12-08", "2026-12-08"),
        ] {
            assert_eq!(understand_day(text, &now).unwrap().to_string(), meant, "{text}");
        }
        for text in ["", "14", "banana", "31/2", "25:00"] {
            assert_eq!(understand_day(text, &now), Err(NotADate::Unknown), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_no_time_is_said_so() {
        for text in ["banana", "31/2 10:20", "99:99", "", "10 past something", "24/13 10:00"] {
            assert_eq!(understood(text), Err(NotADate::Unknown), "{text}");
        }
        for text in ["tomorrow", "24/11", "tue"] {
            assert_eq!(understood(text), Err(NotADate::NoTime), "{text}");
        }
        assert_eq!(understood("tomorrow 25:00"), Err(NotADate::Unknown));
    }
}
