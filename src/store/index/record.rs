//! A line of the list as bytes, and back.

use jiff::civil::Date;

use super::Numbers;
use crate::domain::{DeleteAfter, Details, Id, Meeting, Moment, NotesPage, Summary, Visit};

/// All but the ID, and what a note that cannot be changed or has two versions says of itself: those are read.
pub(super) fn encode(summary: &Summary) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96 + summary.words.len());
    let details = &summary.details;
    put_text(&mut bytes, &details.label);
    bytes.push(u8::from(details.when.is_some()));
    details.when.into_iter().for_each(|when| put_moment(&mut bytes, when));
    put_number(&mut bytes, details.minutes.map_or(0, |minutes| u32::from(minutes) + 1));
    bytes.push(place(&Visit::ALL, details.visit));
    bytes.push(place(&Meeting::ALL, details.meeting));
    match details.delete_after {
        DeleteAfter::Default => bytes.push(0),
        DeleteAfter::Never => bytes.push(1),
        DeleteAfter::On(day) => {
            bytes.push(2);
            bytes.extend(day.year().to_le_bytes());
            bytes.extend(day.month().to_le_bytes());
            bytes.extend(day.day().to_le_bytes());
        }
    }
    bytes.push(u8::from(details.guide.is_some()));
    put_text(&mut bytes, details.guide.as_deref().unwrap_or_default());
    put_moment(&mut bytes, summary.changed);
    put_number(&mut bytes, count(summary.filled));
    put_number(&mut bytes, count(summary.to_ask));
    put_number(&mut bytes, count(summary.empty_pages.len()));
    bytes.extend(summary.empty_pages.iter().map(|page| place(&NotesPage::ALL, *page)));
    put_number(&mut bytes, count(summary.pinned.len()));
    summary.pinned.iter().for_each(|pinned| put_text(&mut bytes, pinned));
    put_text(&mut bytes, &summary.words);
    bytes
}

pub(super) fn decode(id: &Id, bytes: &[u8]) -> Option<Summary> {
    let from = &mut Numbers(bytes);
    let label = text(from)?;
    let when = if byte(from)? == 0 { None } else { Some(moment(from)?) };
    let minutes = from.u32()?.checked_sub(1);
    let minutes = minutes.map(u16::try_from).transpose().ok()?;
    let visit = *Visit::ALL.get(byte(from)?)?;
    let meeting = *Meeting::ALL.get(byte(from)?)?;
    let delete_after = match byte(from)? {
        0 => DeleteAfter::Default,
        1 => DeleteAfter::Never,
        _ => {
            let year = from.take().map(i16::from_le_bytes)?;
            let [month, day] = [from.take()?, from.take()?].map(i8::from_le_bytes);
            DeleteAfter::On(Date::new(year, month, day).ok()?)
        }
    };
    let has_guide = byte(from)? == 1;
    let guide = text(from).map(|guide| has_guide.then_some(guide))?;
    let changed = moment(from)?;
    let [filled, to_ask] = [number(from)?, number(from)?];
    let empty_pages = (0..number(from)?).map(|_| NotesPage::ALL.get(byte(from)?).copied());
    let empty_pages = empty_pages.collect::<Option<_>>()?;
    let pinned = (0..number(from)?).map(|_| text(from)).collect::<Option<_>>()?;
    let words = text(from)?;
    let details = Details { label, when, minutes, visit, meeting, delete_after, guide };
    let id = id.clone();
    let (read_only, conflict) = (None, false);
    Some(Summary { id, details, changed, filled, to_ask, empty_pages, read_only, conflict, pinned, words })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn place<T: PartialEq + Copy>(all: &[T], one: T) -> u8 {
    let place = all.iter().position(|other| *other == one);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

fn put_number(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, count(text.len()));
    bytes.extend(text.as_bytes());
}

fn put_moment(bytes: &mut Vec<u8>, moment: Moment) {
    let (second, offset) = moment.in_seconds();
    bytes.extend(second.to_le_bytes());
    bytes.extend(offset.to_le_bytes());
}

fn byte(from: &mut Numbers) -> Option<usize> {
    from.take::<1>().map(|[byte]| usize::from(byte))
}

fn number(from: &mut Numbers) -> Option<usize> {
    usize::try_from(from.u32()?).ok()
}

fn text(from: &mut Numbers) -> Option<String> {
    let length = number(from)?;
    let (text, rest) = from.0.split_at_checked(length)?;
    from.0 = rest;
    String::from_utf8(text.to_vec()).ok()
}

fn moment(from: &mut Numbers) -> Option<Moment> {
    Moment::of_seconds((from.i64()?, from.take().map(i32::from_le_bytes)?))
}
