//! The entries of a calendar file, as RFC 5545 has them: start, length, and a title only if it is asked for.

use jiff::{Span, Zoned, civil::DateTime, tz::TimeZone};

use super::{ClinicList, LONGEST};
use crate::{
    domain::{Details, Moment},
    text::clean_line,
};

/// The label of each entry. Titles of calendars hold names.
#[derive(Clone, PartialEq, Eq)]
pub enum CalendarLabel {
    Given(String),
    Title,
}

impl Default for CalendarLabel {
    fn default() -> Self {
        Self::Given(String::new())
    }
}

const BEGIN: &str = "BEGIN:VCALENDAR";

/// Whether a text is a calendar file.
pub fn is_calendar(text: &str) -> bool {
    text.trim_start().get(..BEGIN.len()).is_some_and(|start| start.eq_ignore_ascii_case(BEGIN))
}

/// A line: its name in capitals, its parameters, its value.
struct Property {
    name: String,
    parameters: String,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.find(|char| {
            quoted ^= char == '"';
            char == ':' && !quoted
        })?;
        let (head, value) = line.split_at_checked(colon)?;
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Self {
            name: name.to_ascii_uppercase(),
            parameters: parameters.to_owned(),
            value: value.strip_prefix(':')?.trim().to_owned(),
        })
    }

    fn parameter(&self, wanted: &str) -> Option<&str> {
        let parameters = self.parameters.split(';').filter_map(|one| one.split_once('='));
        let mut found = parameters.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.next().map(|(_, value)| value.trim_matches('"'))
    }

    /// The instant, on the clock of its zone.
    fn time(&self, own: &TimeZone) -> Result<Zoned, String> {
        if self.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE")) {
            return Err("it has a day and no time".to_owned());
        }
        let is_utc = self.value.ends_with(['Z', 'z']);
        let civil = DateTime::strptime("%Y%m%dT%H%M%S", self.value.trim_end_matches(['Z', 'z']));
        let civil = civil.map_err(|_| "its time is not understood".to_owned())?;
        let zone = match self.parameter("TZID") {
            _ if is_utc => TimeZone::UTC,
            Some(name) => {
                zone(name).ok_or_else(|| format!("its time zone, {}, is not known", clean_line(name)))?
            }
            None => own.clone(),
        };
        civil.to_zoned(zone).map_err(|_| "its time is not understood".to_owned())
    }
}

/// A time zone by its name; other programs write theirs.
fn zone(name: &str) -> Option<TimeZone> {
    let name = match name.trim_start_matches('/') {
        "GMT Standard Time" | "Greenwich Standard Time" => "Europe/London",
        other => other,
    };
    TimeZone::get(name).ok()
}

/// Lines as they were before they were folded.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The properties of each entry, without those of what is inside it, such as alarms.
fn entries(text: &str) -> Vec<Vec<Property>> {
    let (mut all, mut depth): (Vec<Vec<Property>>, usize) = (Vec::new(), 0);
    for property in unfolded(text).iter().filter_map(|line| Property::of(line)) {
        match property.name.as_str() {
            "BEGIN" if depth > 0 => depth += 1,
            "BEGIN" if property.value.eq_ignore_ascii_case("VEVENT") => {
                depth = 1;
                all.push(Vec::new());
            }
            "END" => depth = depth.saturating_sub(1),
            _ if depth == 1 => {
                if let Some(entry) = all.last_mut() {
                    entry.push(property);
                }
            }
            _ => {}
        }
    }
    all
}

/// An entry as an appointment; `None` where it is cancelled or before today.
fn appointment(entry: &[Property], label: &CalendarLabel, now: &Zoned) -> Result<Option<Details>, String> {
    let find = |name: &str| entry.iter().find(|property| property.name == name);
    let start = find("DTSTART")
        .ok_or("it has no time")?
        .time(now.time_zone())?
        .with_time_zone(now.time_zone().clone());
    let is_cancelled = find("STATUS").is_some_and(|status| status.value.eq_ignore_ascii_case("CANCELLED"));
    if is_cancelled || start.date() < now.date() {
        return Ok(None);
    }
    let end = match (find("DTEND"), find("DURATION")) {
        (Some(end), _) => end.time(now.time_zone()).ok(),
        (None, Some(length)) => {
            length.value.parse::<Span>().ok().and_then(|length| start.checked_add(length).ok())
        }
        (None, None) => None,
    };
    let minutes = end.and_then(|end| u16::try_from(end.duration_since(&start).as_mins()).ok());
    let label = match label {
        CalendarLabel::Given(label) => label.clone(),
        CalendarLabel::Title => find("SUMMARY").map(|title| unescaped(&title.value)).unwrap_or_default(),
    };
    Ok(Some(Details {
        label: clean_line(&label).trim().to_owned(),
        when: Some(Moment::of(&start)),
        minutes: minutes.filter(|many| (1..=LONGEST).contains(many)),
        ..Details::default()
    }))
}

fn unescaped(text: &str) -> String {
    let mut chars = text.chars();
    std::iter::from_fn(|| match chars.next()? {
        '\\' => chars.next().map(|char| if matches!(char, 'n' | 'N') { ' ' } else { char }),
        char => Some(char),
    })
    .collect()
}

/// Reads the entries of today and later, the first of them first.
pub(super) fn read(text: &str, label: &CalendarLabel, now: &Zoned) -> ClinicList {
    let mut list = ClinicList::default();
    let mut passed = 0;
    for (entry, number) in entries(text).iter().zip(1..) {
        match appointment(entry, label, now) {
            Ok(Some(details)) => {
                if entry.iter().any(|property| property.name == "RRULE") {
                    let when = details.when.map(Moment::in_full).unwrap_or_default();
                    list.left_out.push(format!("{when} is repeated; only this one is read."));
                }
                list.read.push(details);
            }
            Ok(None) => passed += 1,
            Err(why) => list.left_out.push(format!("Entry {number} of the calendar left out: {why}.")),
        }
    }
    if passed > 0 {
        let entries = if passed == 1 { "1 entry".to_owned() } else { format!("{passed} entries") };
        list.left_out.push(format!("{entries} left out: cancelled, or before today."));
    }
    list.read.sort_by_key(|details| details.when.map(Moment::timestamp));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clinic_list::in_words;

    fn now() -> Zoned {
        "2026-07-06T09:00:00+01:00[Europe/London]".parse().unwrap()
    }

    fn calendar(entries: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", entries.replace('\n', "\r\n"))
    }

    fn read(entries: &str, label: &CalendarLabel) -> ClinicList {
        ClinicList::read(&calendar(entries), label, &now())
    }

    fn shown(list: &ClinicList) -> Vec<String> {
        list.read.iter().map(in_words).collect()
    }

    const CLINIC: &str = "BEGIN:VEVENT\nDTSTART;TZID=Europe/London:20260707T102000\nDTEND;TZID=Europe/London:20260707T103500\n\
        SUMMARY:Mrs Jane\\, Smi\n th\nBEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nEND:VALARM\nEND:VEVENT\n\
        BEGIN:VEVENT\nDTSTART:20260706T091500Z\nDURATION:PT1H\nEND:VEVENT\n";

    #[test]
    fn titles_only_if_asked_for() {
        let given = CalendarLabel::Given("back".to_owned());
        let words = ["Mon 6 Jul 2026 10:15  back, 60 min", "Tue 7 Jul 2026 10:20  back, 15 min"];
        assert_eq!(shown(&read(CLINIC, &given)), words);
        let none = read(CLINIC, &CalendarLabel::default());
        assert!(none.read.iter().all(|one| one.label.is_empty()) && none.left_out.is_empty());
        assert_eq!(read(CLINIC, &CalendarLabel::Title).read[1].label, "Mrs Jane, Smith");
    }

    /// Another zone is turned into the clock here; a name of Windows is known.
    #[test]
    fn zones_of_a_calendar() {
        let list = read(
            "BEGIN:VEVENT\nDTSTART;TZID=\"America/New_York\":20260707T040000\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=GMT Standard Time:20260707T100000\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=Nowhere:20260707T100000\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20260707T110000\nEND:VEVENT\n",
            &CalendarLabel::default(),
        );
        let times: Vec<_> = list.read.iter().filter_map(|one| one.when).map(Moment::time).collect();
        assert_eq!(times, ["09:00", "10:00", "11:00"]);
        assert_eq!(
            list.left_out,
            ["Entry 3 of the calendar left out: its time zone, Nowhere, is not known."]
        );
    }

    #[test]
    fn what_is_no_appointment() {
        let list = read(
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260707\nSUMMARY:Leave\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20260101T100000Z\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20260707T100000Z\nSTATUS:CANCELLED\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:2026-07-07\nEND:VEVENT\n\
             BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20260707T100000Z\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n",
            &CalendarLabel::default(),
        );
        assert_eq!(list.read.len(), 1);
        assert_eq!(
            list.left_out,
            [
                "Entry 1 of the calendar left out: it has a day and no time.",
                "Entry 4 of the calendar left out: its time is not understood.",
                "Entry 5 of the calendar left out: it has no time.",
                "Tue 7 Jul 2026 11:00 is repeated; only this one is read.",
                "2 entries left out: cancelled, or before today.",
            ]
        );
    }
}
