//! The recovery file of a note: the note as it was on disk, then a line for every event.
//!
//! Each line is complete in itself, with a checksum as a comment, and ends in a line break; one that is
//! cut short or damaged ends what can be read and harms nothing before it.

use ron::{Options, ser::to_string};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::format::parse;
use crate::{
    change::Change,
    domain::{Appointment, FORMAT},
    event_log::{Event, EventLog},
};

pub const JOURNAL_FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Header {
    journal: u32,
    base: Appointment,
}

/// The start of a recovery file.
///
/// # Errors
/// If it cannot be written as text, which no appointment is known to do.
pub fn begin(base: &Appointment) -> Result<String, ron::Error> {
    #[derive(Serialize)]
    struct Header<'a> {
        journal: u32,
        base: &'a Appointment,
    }
    to_string(&Header { journal: JOURNAL_FORMAT, base }).map(|text| with_checksum(&text))
}

/// A line of it.
///
/// # Errors
/// If it cannot be written as text, which no event is known to do.
pub fn line(event: &Event) -> Result<String, ron::Error> {
    to_string(event).map(|text| with_checksum(&text))
}

pub(super) fn with_checksum(text: &str) -> String {
    format!("{text}//{:08x}\n", checksum(text))
}

/// FNV-1a, which is the same on every machine and in every version.
pub(super) fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A line as it was written; `None` if it was cut short or damaged. Earlier versions wrote no checksum.
pub(super) fn understood<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let line = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    if let Some((text, digits)) = line.rsplit_once("//")
        && digits.len() == 8
        && u32::from_str_radix(digits, 16).is_ok_and(|sum| sum != checksum(text))
    {
        return None;
    }
    let mut unknown = Vec::new();
    parse(line, &Options::default(), &mut unknown).ok().filter(|_| unknown.is_empty())
}

/// A recovery file, compared with the note on disk.
pub struct Recall {
    pub event_log: EventLog,
    pub found: Found,
    /// Bytes that were understood.
    pub understood: usize,
    /// More follows than the zeros that a power cut leaves.
    pub damaged: bool,
}

/// The content of a recovery file, seen from the note on disk.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    Same,
    /// So many words were typed that are not on disk.
    Further(usize),
    /// The note on disk was changed elsewhere; the recovery file holds nothing that was not saved.
    Older,
    /// The note on disk was changed elsewhere, and the recovery file holds what was not saved.
    Apart,
}

/// Reads a recovery file up to the first damage; `None` if its first line cannot be understood.
#[must_use]
pub fn recall(bytes: &[u8], on_disk: Option<&Appointment>) -> Option<Recall> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let first = lines.next()?;
    let mut header: Header = understood(first)?;
    if header.journal != JOURNAL_FORMAT || header.base.format > FORMAT {
        return None;
    }
    header.base.format = FORMAT;
    let is_on_disk = |now: &Appointment| on_disk.is_some_and(|on_disk| on_disk == now);
    let mut met = is_on_disk(&header.base);
    let mut event_log = EventLog::new(header.base);
    let (mut saved, mut saving) = (true, false);
    let mut end = first.len();
    for line in lines {
        let Some(event) = understood::<Event>(line) else { break };
        end += line.len();
        match event {
            Event::Saving => {
                saving = true;
                met |= is_on_disk(&event_log.appointment);
            }
            Event::Saved => saved |= saving,
            _ => (saved, saving) = (false, false),
        }
        event_log.replay(event);
    }
    let damaged = bytes.get(end..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0));
    let found = match on_disk {
        _ if is_on_disk(&event_log.appointment) => Found::Same,
        Some(on_disk) if met => Found::Further(words(&Change::between(on_disk, &event_log.appointment))),
        Some(_) if saved => Found::Older,
        _ => Found::Apart,
    };
    Some(Recall { event_log, found, understood: end, damaged })
}

/// Words that were added.
fn words(changes: &[Change]) -> usize {
    let texts = changes.iter().filter_map(|change| match change {
        Change::Text(_, edit) => Some(edit.inserted.as_str()),
        _ => None,
    });
    texts.map(|text| text.split_whitespace().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Details, FieldId, Id, Moment},
        text::{self, Edit},
    };

    fn at(second: u32) -> Moment {
        format!("2026-11-22T09:00:{second:02}+00:00").parse().unwrap()
    }

    fn base() -> Appointment {
        Appointment::new(Id::of(1), Details::default(), "guide", at(0))
    }

    fn typed(place: usize, text: &str, second: u32) -> Event {
        let edit = Edit { at: place, removed: String::new(), inserted: text.to_owned() };
        Event::Did { goes_on: true, changes: vec![Change::Text(FieldId::FIRST, edit)], at: at(second) }
    }

    fn file(events: &[Event]) -> String {
        events.iter().fold(begin(&base()).unwrap(), |file, event| file + &line(event).unwrap())
    }

    fn after(events: &[Event]) -> Appointment {
        let mut event_log = EventLog::new(base());
        for event in events {
            event_log.replay(event.clone());
        }
        event_log.appointment
    }

    #[test]
    fn what_was_typed_after_the_last_save_is_found() {
        let events = [typed(0, "one two", 1), Event::Saving, Event::Saved, typed(7, " three\nfour “5”", 2)];
        let on_disk = after(&events[..1]);
        let recall = recall(file(&events).as_bytes(), Some(&on_disk)).unwrap();
        assert_eq!(recall.found, Found::Further(3));
        assert_eq!(recall.event_log.appointment, after(&events));
        assert!(recall.event_log.history.can_undo());
    }

    #[test]
    fn each_case_is_told_apart() {
        let events = [typed(0, "one", 1), Event::Saving, Event::Saved];
        let mut other = base();
        other.notes.context.goals.text = "typed elsewhere".to_owned();
        let found = |events: &[Event], on_disk: &Appointment| {
            recall(file(events).as_bytes(), Some(on_disk)).unwrap().found
        };
        assert_eq!(found(&events, &after(&events)), Found::Same);
        assert_eq!(found(&events, &other), Found::Older);
        assert_eq!(found(&events[..2], &other), Found::Apart, "the save may not have come through");
        assert_eq!(found(&events[..1], &other), Found::Apart);
        assert_eq!(found(&events[..2], &base()), Found::Further(1));
        assert_eq!(found(&events[..0], &other), Found::Older);
        assert_eq!(recall(file(&events[..1]).as_bytes(), None).unwrap().found, Found::Apart);
    }

    #[test]
    fn every_prefix_gives_what_was_complete_in_it() {
        let second = typed(3, " twö", 2);
        let Event::Did { changes, .. } = &second else { unreachable!() };
        let back = changes.iter().map(text::Change::inverse).collect();
        let events = [
            typed(0, "one", 1),
            second.clone(),
            Event::Undid(back, at(3)),
            Event::Redid(changes.clone(), at(4)),
            Event::Saving,
        ];
        let file = file(&events);
        let first = begin(&base()).unwrap().len();
        for end in 0..=file.len() {
            let recalled = recall(&file.as_bytes()[..end], Some(&base()));
            let complete = file.as_bytes()[..end].split(|byte| *byte == b'\n').count() - 1;
            assert_eq!(recalled.is_some(), end >= first);
            if let Some(recalled) = recalled {
                assert_eq!(recalled.event_log.appointment, after(&events[..complete - 1]));
            }
            let zeros = [&file.as_bytes()[..end], &[0; 100]].concat();
            assert_eq!(recall(&zeros, Some(&base())).is_some(), end >= first);
        }
    }

    #[test]
    fn a_later_format_is_left_alone() {
        let later = file(&[]).replacen("journal:1", "journal:2", 1);
        assert!(recall(later.as_bytes(), Some(&base())).is_none());
        assert!(recall(b"", None).is_none());
    }
}
