//! The words of a date and time, read strictly: one that is not known, or one too many, and nothing is read.

use jiff::civil::{Time, Weekday};

use crate::domain::words::{is_one_of, with_capital};

/// The months, as words in small letters.
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

/// A day, as it was put.
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

/// A day of the calendar, with or without its year.
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

/// The half of the day a time without one belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

/// One thing that words say.
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

/// Days that have words of their own.
fn fixed(words: [&str; 5]) -> Option<(usize, Clue)> {
    let in_days = |many, days| Some((many, Clue::Day(Day::InDays(days))));
    let half = |many, half| Some((many, Clue::Half(half)));
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
        ["in", "the", "morning", ..] => half(3, Half::Morning),
        ["in", "the", "afternoon", ..] => half(3, Half::Afternoon),
        ["in", "the", "evening", ..] => half(3, Half::Evening),
        ["morning", ..] => half(1, Half::Morning),
        ["afternoon", ..] => half(1, Half::Afternoon),
        ["evening", ..] => half(1, Half::Evening),
        _ => None,
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
        digits if digits.len() <= MOST_DIGITS => digits.parse().ok().filter(|number| *number >= 0)?,
        _ => return None,
    };
    match *unit {
        "minutes" | "minute" | "mins" | "min" => said(skip + 2, number, Unit::Minutes),
        "hours" | "hour" | "hrs" | "hr" => said(skip + 2, number * 60, Unit::Minutes),
        "days" | "day" => said(skip + 2, number, Unit::Days),
        "weeks" | "week" | "wks" | "wk" => said(skip + 2, number, Unit::Weeks),
        "fortnight" | "fortnights" => said(skip + 2, number * 2, Unit::Weeks),
        "months" | "month" => said(skip + 2, number, Unit::Months),
        _ => None,
    }
}

/// "24/11", "24-11-2026", "2026-11-24", "24 nov 2026", "the 1st of december", "dec 1st".
fn date(words: [&str; 5]) -> Option<(usize, Clue)> {
    let skip = usize::from(words[0] == "the");
    let word = |at: usize| words.get(skip + at).copied().unwrap_or_default();
    if let Some(calendar) = numbered(word(0)).or_else(|| dashed(word(0))) {
        return Some((skip + 1, Clue::Day(Day::On(calendar))));
    }
    let (many, day, month) = match (day(word(0)), month(word(0))) {
        (Some(number), _) if word(1) == "of" => (3, number, month(word(2))?),
        (Some(number), _) => (2, number, month(word(1))?),
        (None, Some(month)) => (2, day(word(1))?, month),
        (None, None) => return None,
    };
    let year = year(word(many));
    let calendar = Calendar { day, month, year };
    Some((skip + many + usize::from(year.is_some()), Clue::Day(Day::On(calendar))))
}

/// "24/11", "24/11/26", "24.11.2026", "24-11-2026", "2026-11-24".
fn numbered(word: &str) -> Option<Calendar> {
    let sign = ['/', '-', '.'].into_iter().find(|sign| word.contains(*sign))?;
    let parts: Vec<&str> = word.split(sign).collect();
    let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    match parts.as_slice() {
        // "9.20" is a time, and "9-10" could be one.
        [day, month] if sign == '/' => {
            Some(Calendar { day: number(day)?, month: number(month)?, year: None })
        }
        [full, month, day] if full.len() == 4 => {
            Some(Calendar { day: number(day)?, month: number(month)?, year: Some(year(full)?) })
        }
        [day, month, short] => {
            let year = match short.len() {
                2 => year(&format!("20{short}"))?,
                _ => year(short)?,
            };
            Some(Calendar { day: number(day)?, month: number(month)?, year: Some(year) })
        }
        _ => None,
    }
}

/// "24-nov-2026", "24nov".
fn dashed(word: &str) -> Option<Calendar> {
    if let [first, name, rest @ ..] = word.split(['-', '/', '.']).collect::<Vec<_>>().as_slice() {
        let year = match rest {
            [] => None,
            [full] => Some(year(full)?),
            _ => return None,
        };
        return Some(Calendar { day: day(first)?, month: month(name)?, year });
    }
    let letters = word.find(|char: char| char.is_ascii_alphabetic())?;
    let (first, name) = word.split_at_checked(letters)?;
    Some(Calendar { day: day(first)?, month: month(name)?, year: None })
}

/// "9:20", "9.20", "2pm", "2 pm", "9:30 am", "1430", "noon".
fn time(word: &str, after: &str) -> Option<(usize, Clue)> {
    let said = |many, hour: i8, minute: i8| Some((many, Clue::Time(Time::new(hour, minute, 0, 0).ok()?)));
    if matches!(word, "noon" | "midday") {
        return said(1, 12, 0);
    }
    let half = |text: &str| ["am", "pm"].into_iter().find(|half| text == *half);
    let glued = ["am", "pm"].into_iter().find_map(|half| Some((word.strip_suffix(half)?, half)));
    let (digits, half, many) = match (glued, half(after)) {
        (Some((digits, half)), _) => (digits, Some(half), 1),
        (None, Some(half)) => (word, Some(half), 2),
        (None, None) => (word, None, 1),
    };
    let number = |part: &str, most: usize| {
        let plain = !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i8>().ok().filter(|_| plain)
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) => (number(hour, 2)?, number(minute, 2).filter(|_| minute.len() == 2)?),
        None if half.is_some() => (number(digits, 2)?, 0),
        // "24/11 2026" names a year.
        None if digits.len() == 4 && !matches!(digits.get(..2), Some("19" | "20")) => {
            (number(digits.get(..2)?, 2)?, number(digits.get(2..)?, 2)?)
        }
        None => return None,
    };
    match (half, hour) {
        (None, hour) => said(many, hour, minute),
        (Some("am"), 12) => said(many, 0, minute),
        (Some("am"), 1..=11) | (Some("pm"), 12) => said(many, hour, minute),
        (Some("pm"), 1..=11) => said(many, hour + 12, minute),
        _ => None,
    }
}

impl Half {
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

/// The days of the week, each with its short forms.
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

/// `Monday`.
pub(super) fn name(weekday: Weekday) -> String {
    let names = WEEKDAYS.iter().find(|(day, _)| *day == weekday).map_or("", |(_, names)| names);
    with_capital(names.split(' ').next().unwrap_or_default())
}

fn month(word: &str) -> Option<i8> {
    let short = |name: &str| name.get(..3) == Some(word) || (word == "sept" && name == "september");
    let at = MONTHS.iter().position(|name| *name == word || short(name))?;
    i8::try_from(at + 1).ok()
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
