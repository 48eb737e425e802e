//! A clinic that comes as text: a line for each appointment, or a calendar file. It is read, shown and only then
//! made; what is there already is known by its time and label.

mod calendar;

use std::collections::HashSet;

use jiff::{Zoned, civil::Date};

use super::{
    Details, Moment, NotADate, Summary, appointment::name_or_none, counted, parse_datetime, parse_day,
    time::when::parse_time, words::is_one_of,
};
use crate::text::{clean, fold};

pub use calendar::{CalendarLabel, is_calendar};

/// More than anybody sees on a day or in a week.
const MOST: usize = 200;

/// The longest appointment, in minutes.
const LONGEST: u16 = 480;

/// Appointments that were read, in order, and why others were not.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ClinicList {
    pub read: Vec<Details>,
    /// A sentence for each line or entry that was left out.
    pub left_out: Vec<String>,
}

impl ClinicList {
    /// Reads a calendar file, or a list with a line for each: time, label and minutes, with commas between. A day on a
    /// line of its own is that of the lines after it; without one they are of today, or of tomorrow where all
    /// of their times are past.
    pub fn read(text: &str, label: &CalendarLabel, now: &Zoned) -> Self {
        let text = clean(text);
        let mut list = if is_calendar(&text) { calendar::read(&text, label, now) } else { lines(&text, now) };
        if list.read.len() > MOST {
            let more = list.read.split_off(MOST).len();
            list.left_out
                .push(format!("{} left out: at most {MOST} are read at once.", counted(more, "appointment")));
        }
        list
    }

    /// Leaves out what is there already, or is in the list twice.
    pub fn without_known<'a>(mut self, known: impl Iterator<Item = &'a Summary>) -> Self {
        let key = |one: &Details| (one.when, fold(one.label.trim()));
        let known: HashSet<_> = known.map(|summary| key(summary)).collect();
        let mut seen = HashSet::new();
        self.read.retain(|details| {
            let is_known = known.contains(&key(details));
            let is_new = seen.insert(key(details)) && !is_known;
            if !is_new {
                let why = if is_known { "is there already" } else { "is in the list twice" };
                self.left_out.push(format!("{} {why}.", in_words(details)));
            }
            is_new
        });
        self
    }
}

/// `Tue 24 Nov 2026 10:20  RH, 15 min`.
pub fn in_words(details: &Details) -> String {
    let when = details.when.map(Moment::in_full).unwrap_or_default();
    let label = name_or_none(&details.label);
    let minutes = details.minutes.map(|minutes| format!(", {minutes} min")).unwrap_or_default();
    format!("{when}  {label}{minutes}")
}

fn lines(text: &str, now: &Zoned) -> ClinicList {
    let mut list = ClinicList::default();
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut day = usual_day(lines(), now);
    for line in lines() {
        let heading = line.trim_end_matches(':');
        if parse_datetime(heading, now) == Err(NotADate::NoTime)
            && let Ok(of_those_below) = parse_day(heading, now)
        {
            day = of_those_below;
            continue;
        }
        match entry(line, day, now) {
            Ok(details) => list.read.push(details),
            Err(why) => list.left_out.push(format!("“{line}” left out: {why}.")),
        }
    }
    list
}

/// The parts of a line; a spreadsheet puts tabs between them.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '\t']).map(str::trim)
}

/// Today, or tomorrow where every time that names no day is past.
fn usual_day<'a>(mut lines: impl Iterator<Item = &'a str>, now: &Zoned) -> Date {
    let is_to_come =
        |line: &str| parts(line).next().and_then(parse_time).is_some_and(|time| time > now.time());
    let today = now.date();
    if lines.any(is_to_come) { today } else { today.tomorrow().unwrap_or(today) }
}

fn entry(line: &str, day: Date, now: &Zoned) -> Result<Details, String> {
    let mut parts = parts(line).peekable();
    let mut start = parts.next().unwrap_or_default().to_owned();
    if parse_datetime(&start, now) == Err(NotADate::NoTime)
        && let Some(time) = parts.next_if(|part| parse_time(part).is_some())
    {
        start = format!("{start} {time}");
    } else if parse_time(&start).is_some() {
        start = format!("{day} {start}");
    }
    let when = parse_datetime(&start, now).map_err(|error| error.to_string())?;
    let mut rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let minutes = rest.pop_if(|last| minutes(last).is_some()).and_then(minutes);
    match rest.as_slice() {
        [] | [_] => Ok(Details { label: rest.concat(), when: Some(when), minutes, ..Details::default() }),
        _ => Err("a line has a time, a label and minutes, with commas between".to_owned()),
    }
}

/// "15", "15 min".
fn minutes(text: &str) -> Option<u16> {
    let number = text.trim_end_matches(|char: char| char.is_ascii_alphabetic() || char == '.').trim_end();
    let unit = text.strip_prefix(number)?.trim().trim_end_matches('.');
    let is_unit = unit.is_empty() || is_one_of(unit, "m min mins minutes");
    number.parse().ok().filter(|many| is_unit && (1..=LONGEST).contains(many))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Appointment, Id};

    /// A Sunday morning.
    fn now() -> Zoned {
        "2026-11-22T09:00:00+00:00[Europe/London]".parse().unwrap()
    }

    fn read(text: &str) -> ClinicList {
        ClinicList::read(text, &CalendarLabel::default(), &now())
    }

    fn shown(list: &ClinicList) -> Vec<String> {
        list.read.iter().map(in_words).collect()
    }

    #[test]
    fn a_line_is_time_label_minutes() {
        let list = read("10:20, RH, 15\n\n11:40, back+mood\n 14.30 ; KL ; 20 min\n15:00\n");
        let words = ["10:20  RH, 15 min", "11:40  back+mood", "14:30  KL, 20 min", "15:00  no label"];
        assert_eq!(shown(&list), words.map(|words| format!("Sun 22 Nov 2026 {words}")));
        assert_eq!(list.left_out, Vec::<String>::new());
    }

    /// A day alone is that of the lines below; a spreadsheet has it in each.
    #[test]
    fn days_of_a_list() {
        let list =
            read("tomorrow:\n8:20, RH\nFri 27 Nov\n8:20, KL\n24/11/2026\t10:20\tST\t15\ntue 11:00, MN");
        let words = [
            "Mon 23 Nov 2026 08:20  RH",
            "Fri 27 Nov 2026 08:20  KL",
            "Tue 24 Nov 2026 10:20  ST, 15 min",
            "Tue 24 Nov 2026 11:00  MN",
        ];
        assert_eq!(shown(&list), words);
    }

    /// A clinic is not spread over two days because part of it is past.
    #[test]
    fn one_day_without_a_day() {
        assert_eq!(
            shown(&read("8:00, A\n9:30, B")),
            ["Sun 22 Nov 2026 08:00  A", "Sun 22 Nov 2026 09:30  B"]
        );
        assert_eq!(
            shown(&read("8:00, A\n8:30, B")),
            ["Mon 23 Nov 2026 08:00  A", "Mon 23 Nov 2026 08:30  B"]
        );
    }

    #[test]
    fn what_is_no_line_is_said() {
        let list = read("10:20, RH\nClinic of Dr X\n10:40, a, b, 15");
        assert_eq!(list.read.len(), 1);
        assert!(list.left_out[0].starts_with("“Clinic of Dr X” left out: not a date"), "{:?}", list.left_out);
        assert!(list.left_out[1].contains("time, a label and minutes"));
    }

    #[test]
    fn twice_is_noticed() {
        let there = Appointment::new(
            Id::of(1),
            Details {
                label: "RH".to_owned(),
                when: "2026-11-22T10:20:00+00:00".parse().ok(),
                ..Details::default()
            },
            "seven",
            Moment::of(&now()),
        );
        let there = Summary::of(&there, None);
        let list = read("10:20, rh\n10:20, KL\n11:00, ST\n11:00, ST").without_known([&there].into_iter());
        assert_eq!(shown(&list), ["Sun 22 Nov 2026 10:20  KL", "Sun 22 Nov 2026 11:00  ST"]);
        assert!(list.left_out[0].ends_with("is there already."));
        assert!(list.left_out[1].ends_with("is in the list twice."));
    }
}
