//! The words of a date and time, read strictly: one that is not known, or one too many, and nothing is read.

use jiff::civil::{Time, Weekday};

use crate::domain::words::{is_one_of, with_capital};

#[rustfmt::skip]
pub(in crate::domain) const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
];

/// Years that are taken for years.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2099;

/// Nobody counts further ahead than with so many digits.
const MOST_DIGITS: usize = 3;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<Weekday>,
    pub(super) time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    InDays(i64),
    In(i64, Unit),
    /// The coming day of that name, and so many weeks after it.
    Of(Weekday, i64),
    /// The day of that name in the week that begins with next Monday.
    OfNextWeek(Weekday),
    Next,
    On(Calendar),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) day: i8,
    pub(super) month: i8,
    pub(super) year: Option<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minutes,
    Days,
    Weeks,
    Months,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

enum Clue {
    Nothing,
    Day(Day),
    Weekday(Weekday),
    Time(Time),
    Half(Half),
}

/// Parses a text in which every word means something and nothing is said twice.
pub(super) fn read(text: &str) -> Option<Parsed> {
    let words = split(text);
    let mut words: &[String] = &words;
    let (mut read, mut half) = (Parsed::default(), None);
    while !words.is_empty() {
        let (many, said) = next(words)?;
        words = words.get(many..)?;
        match said {
            Clue::Nothing => {}
            Clue::Day(day) if read.day.is_none() => read.day = Some(day),
            Clue::Weekday(day) if read.weekday.is_none() => read.weekday = Some(day),
            Clue::Time(time) if read.time.is_none() => read.time = Some(time),
            Clue::Half(said) if half.is_none() => half = Some(said),
            _ => return None,
        }
    }
    if let Some(half) = half {
        read.time = Some(half.of(read.time?)?);
    }
    weekday_and_day(&mut read)?;
    (read != Parsed::default()).then_some(read)
}

/// A day of the week alone is a day; next to "in a week" or "today" it has to fit, next to some it has no place.
fn weekday_and_day(read: &mut Parsed) -> Option<()> {
    match (read.weekday, read.day) {
        (Some(weekday), None) => (read.day, read.weekday) = (Some(Day::Of(weekday, 0)), None),
        (Some(_), Some(Day::In(..) | Day::Of(..) | Day::OfNextWeek(_) | Day::Next)) => return None,
        _ => {}
    }
    match read.day {
        Some(Day::In(_, Unit::Minutes)) if read.time.is_some() => None,
        _ => Some(()),
    }
}

/// The words in small letters, without what only parts them.
fn split(text: &str) -> Vec<String> {
    let text = text
        .to_lowercase()
        .replace("tonight", "today evening")
        .replace(['‐', '‑', '–'], "-")
        .replace(['’', 'ʼ'], "'");
    let words = text.split(|char: char| char.is_whitespace() || matches!(char, ',' | '·' | '@'));
    let plain = |word: &str| {
        let word = word.trim_end_matches('.');
        match word.replace('.', "").as_str() {
            half @ ("am" | "pm") => half.to_owned(),
            _ => word.to_owned(),
        }
    };
    words.map(plain).filter(|word| !word.is_empty()).collect()
}

/// How many of the words say one thing, and what.
fn next(words: &[String]) -> Option<(usize, Clue)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let five = [word(0), word(1), word(2), word(3), word(4)];
    fixed(five)
        .or_else(|| span(five))
        .or_else(|| date(five))
        .or_else(|| time(word(0), word(1)))
        .or_else(|| weekday(word(0)).map(|day| (1, Clue::Weekday(day))))
        .or_else(|| matches!(word(0), "at" | "on" | "the").then_some((1, Clue::Nothing)))
}

fn fixed(words: [&str; 5]) -> Option<(usize, Clue)> {
    let in_days = |many, days| Some((many, Clue::Day(Day::InDays(days))));
    match words {
        ["the", "day", "after", "tomorrow", _] => in_days(4, 2),
        ["day", "after", "tomorrow", ..] => in_days(3, 2),
        ["a", "week" | "wk", "today", ..] => in_days(3, 7),
        ["a", "week" | "wk", "tomorrow", ..] => in_days(3, 8),
        ["a", "week" | "wk", "on", day, _] => Some((4, Clue::Day(Day::Of(weekday(day)?, 1)))),
        ["today", "week", ..] => in_days(2, 7),
        ["tomorrow", "week", ..] => in_days(2, 8),
        ["today", ..] | ["this", "morning" | "afternoon" | "evening", ..] => in_days(1, 0),
        ["tomorrow" | "tom" | "tomo" | "tmrw" | "tmw", ..] => in_days(1, 1),
        ["yesterday", ..] => in_days(1, -1),
        ["next", "week", day, ..] | [day, "next", "week", ..] if weekday(day).is_some() => {
            Some((3, Clue::Day(Day::OfNextWeek(weekday(day)?))))
        }
        [day, "week" | "wk", ..] => Some((2, Clue::Day(Day::Of(weekday(day)?, 1)))),
        ["next", day, ..] => weekday(day).map(|_| (2, Clue::Day(Day::Next))),
        ["in", "the", half, ..] => Half::named(half).map(|half| (3, Clue::Half(half))),
        [half, ..] => Half::named(half).map(|half| (1, Clue::Half(half))),
    }
}

/// "in 3 weeks", "30 days", "in a fortnight", "in half an hour", "now".
fn span(words: [&str; 5]) -> Option<(usize, Clue)> {
    let said = |many, number, unit| Some((many, Clue::Day(Day::In(number, unit))));
    match words {
        ["now", ..] => return said(1, 0, Unit::Minutes),
        ["in", "half", "an", "hour", _] => return said(4, 30, Unit::Minutes),
        _ => {}
    }
    let skip = usize::from(words[0] == "in");
    let (number, unit) = (words.get(skip)?, words.get(skip + 1)?);
    let number = match *number {
        "a" | "an" if skip == 1 => 1,
        // "0920" is a time.
        digits => digits.parse().ok().filter(|number| *number >= 0 && digits.len() <= MOST_DIGITS)?,
    };
    let (each, unit) = match *unit {
        "minutes" | "minute" | "mins" | "min" => (1, Unit::Minutes),
        "hours" | "hour" | "hrs" | "hr" => (60, Unit::Minutes),
        "days" | "day" => (1, Unit::Days),
        "weeks" | "week" | "wks" | "wk" => (1, Unit::Weeks),
        "fortnight" | "fortnights" => (2, Unit::Weeks),
        "months" | "month" => (1, Unit::Months),
        _ => return None,
    };
    said(skip + 2, number * each, unit)
}

/// "24/11", "24-11-2026", "2026-11-24", "24 nov 2026", "the 1st of december", "dec 1st".
fn date(words: [&str; 5]) -> Option<(usize, Clue)> {
    let skip = usize::from(words[0] == "the");
    let word = |at: usize| words.get(skip + at).copied().unwrap_or_default();
    let said = |many, day, month, year| Some((many, Clue::Day(Day::On(Calendar { day, month, year }))));
    if let Some((day, month, year)) = in_one_word(word(0)) {
        return said(skip + 1, day, month, year);
    }
    let (many, day, month) = match (day(word(0)), month(word(0))) {
        (Some(number), _) if word(1) == "of" => (3, number, month(word(2))?),
        (Some(number), _) => (2, number, month(word(1))?),
        (None, month) => (2, day(word(1))?, month?),
    };
    let year = year(word(many));
    said(skip + many + usize::from(year.is_some()), day, month, year)
}

/// "24/11", "24/11/26", "24.11.2026", "2026-11-24", "24-nov-2026", "24nov".
fn in_one_word(word: &str) -> Option<(i8, i8, Option<i16>)> {
    const SIGNS: [char; 3] = ['/', '-', '.'];
    let parts: Vec<&str> = match word.find(SIGNS) {
        Some(_) => word.split(SIGNS).collect(),
        None => {
            word.split_at_checked(word.find(char::is_alphabetic)?).map(|(day, month)| vec![day, month])?
        }
    };
    let signs: String = word.matches(SIGNS).collect();
    let named = |part: &str| month(part);
    let number = |part: &str| part.parse().ok().filter(|_| part.len() <= 2);
    match parts.as_slice() {
        [first, name] if named(name).is_some() => Some((day(first)?, named(name)?, None)),
        [first, name, full] if named(name).is_some() => Some((day(first)?, named(name)?, Some(year(full)?))),
        _ if signs.chars().any(|sign| !signs.starts_with(sign)) => None,
        // "9.20" is a time, and "9-10" could be one.
        [day, month] if signs == "/" => Some((number(day)?, number(month)?, None)),
        [full, month, day] if full.len() == 4 => Some((number(day)?, number(month)?, Some(year(full)?))),
        [day, month, short] if short.len() == 2 => {
            Some((number(day)?, number(month)?, Some(year(&format!("20{short}"))?)))
        }
        [day, month, full] => Some((number(day)?, number(month)?, Some(year(full)?))),
        _ => None,
    }
}

/// "9:20", "9.20", "2pm", "2 pm", "9:30 am", "1430", "noon".
fn time(word: &str, after: &str) -> Option<(usize, Clue)> {
    let half = |text: &str| ["am", "pm"].into_iter().find(|half| text.ends_with(half));
    let (digits, half, many) = match (half(word), after) {
        (Some(half), _) => (word.strip_suffix(half)?, half, 1),
        (None, "am" | "pm") => (word, after, 2),
        (None, _) => (word, "", 1),
    };
    let number = |part: &str| {
        part.parse::<i8>().ok().filter(|_| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (hour, minute) = match (digits.split_once([':', '.']), half) {
        (Some((hour, minute)), _) => (number(hour)?, number(minute).filter(|_| minute.len() == 2)?),
        (None, "am" | "pm") => (number(digits)?, 0),
        _ if matches!(digits, "noon" | "midday") => (12, 0),
        // "24/11 2026" names a year.
        _ if digits.len() != 4 || digits.starts_with("19") || digits.starts_with("20") => return None,
        _ => digits.split_at_checked(2).and_then(|(hour, minute)| number(hour).zip(number(minute)))?,
    };
    let hour = match (half, hour) {
        ("", hour) => hour,
        ("am", 12) => 0,
        ("am", 1..=11) | ("pm", 12) => hour,
        ("pm", 1..=11) => hour + 12,
        _ => return None,
    };
    Some((many, Clue::Time(Time::new(hour, minute, 0, 0).ok()?)))
}

impl Half {
    fn named(word: &str) -> Option<Self> {
        match word {
            "morning" => Some(Self::Morning),
            "afternoon" => Some(Self::Afternoon),
            "evening" => Some(Self::Evening),
            _ => None,
        }
    }

    /// That time in this half of the day, if it can be.
    fn of(self, time: Time) -> Option<Time> {
        let later = || Time::new(time.hour() + 12, time.minute(), 0, 0).ok();
        match (self, time.hour()) {
            (Self::Morning, 0..=11) | (Self::Afternoon, 12..=17) | (Self::Evening, 17..) => Some(time),
            (Self::Afternoon, 1..=5) | (Self::Evening, 5..=11) => later(),
            _ => None,
        }
    }
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "monday mon"),
    (Weekday::Tuesday, "tuesday tue tues"),
    (Weekday::Wednesday, "wednesday wed weds"),
    (Weekday::Thursday, "thursday thu thur thurs"),
    (Weekday::Friday, "friday fri"),
    (Weekday::Saturday, "saturday sat"),
    (Weekday::Sunday, "sunday sun"),
];

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| is_one_of(word, names)).map(|(day, _)| *day)
}

pub(super) fn name(weekday: Weekday) -> String {
    let names = WEEKDAYS.iter().find(|(day, _)| *day == weekday).map_or("", |(_, names)| names);
    with_capital(names.split(' ').next().unwrap_or_default())
}

/// The month of a name or of its first three letters, in capitals or not.
pub(in crate::domain) fn month(word: &str) -> Option<i8> {
    let is = |name: &&str| {
        let forms = [Some(*name), name.get(..3), Some("sept").filter(|_| *name == "september")];
        forms.into_iter().flatten().any(|form| form.eq_ignore_ascii_case(word))
    };
    MONTHS.iter().position(is).and_then(|at| i8::try_from(at + 1).ok())
}

/// A day of the month: "1", "24", "1st".
fn day(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let plain = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && YEARS.contains(year))
}
