//! Files ruined by chance: nothing panics, nothing but what was meant is ever written over.

use foreword::{
    change::Change,
    domain::{Answer, Appointment, Details, FieldId, Id},
    event_log::{Event, EventLog},
    store::{DAMAGED, Disk, Store, format, journal},
    text::Edit,
};

use crate::{chance::Chance, long, memory::Memory};

fn appointment() -> Appointment {
    let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
    let mut one = Appointment::new(Id::of(1), Details::default(), "guide", now);
    one.notes.context.what_matters = Answer::of("“Sleep”, the garden\n漢字 #\"# r##\"");
    one
}

fn ruin(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, b"()[]{}\"#:,\n\0\xff\xf0r1"[chance.below(16)]),
            2 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            3 => {
                let piece = bytes[at.saturating_sub(chance.below(60))..at].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let end = (at + chance.below(60)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
}

/// A ruined file is opened as it is or left as it is.
#[test]
fn ruined_file_is_left_alone() {
    let text = format::encode(&appointment()).unwrap();
    let id = Id::of(1);
    for round in 0..if long() { 40_000 } else { 1_500 } {
        let mut bytes = text.clone().into_bytes();
        ruin(&mut bytes, &mut Chance::new(round));
        let memory = Memory::default();
        memory.put(&format!("{id}.ron"), bytes.clone());
        let mut store = Store::new(memory.clone());
        let opened = store.open(&id);
        assert_eq!(
            memory.get(&format!("{id}.ron")).unwrap(),
            bytes,
            "round {round}: opening changes nothing"
        );
        if let Err(error) = opened {
            assert!(!error.sentence.contains("garden"), "round {round}: note text in {error}");
        }
        assert_eq!(store.list().unwrap().unreadable.len() + store.list().unwrap().appointments.len(), 1);
    }
}

/// A ruined recovery file never takes anything away.
#[test]
fn ruined_journal_takes_nothing() {
    let on_disk = appointment();
    let text = journal::begin(&on_disk).unwrap();
    let id = Id::of(1);
    for round in 0..if long() { 40_000 } else { 1_500 } {
        let mut bytes = text.clone().into_bytes();
        ruin(&mut bytes, &mut Chance::new(round));
        let memory = Memory::default();
        memory.put(&format!("{id}.ron"), format::encode(&on_disk).unwrap());
        memory.put(&format!("{id}.typed"), bytes);
        let opened = Store::new(memory).open(&id).unwrap();
        assert_eq!(opened.appointment.notes, on_disk.notes, "round {round}");
    }
}

/// One word at the end of the first field.
fn word(number: usize, log: &EventLog) -> Event {
    let at = log.appointment.notes.get(FieldId::FIRST).text.len();
    let word = format!("w{number:02}é ");
    let time = format!("2026-11-22T09:01:{number:02}+00:00").parse().unwrap();
    if number.is_multiple_of(2) {
        return Event::Typed {
            goes_on: false,
            field: FieldId::FIRST,
            start: at,
            words: vec![word],
            at: time,
        };
    }
    let edit = Edit { at, removed: String::new(), inserted: word };
    Event::Did { goes_on: false, changes: vec![Change::Text(FieldId::FIRST, edit)], at: time }
}

/// A recovery file of some words, and the note after each of its lines.
fn typed_words() -> (Vec<u8>, Vec<EventLog>) {
    let mut log = EventLog::new(appointment());
    let mut file = journal::begin(&log.appointment).unwrap();
    let mut logs = vec![log.clone()];
    for number in 0..8 {
        let event = word(number, &log);
        file += &journal::line(&event).unwrap();
        log.replay(event);
        logs.push(log.clone());
    }
    (file.into_bytes(), logs)
}

/// Every kind of flip, cut and insertion at every place, or at many; with the line it is in.
fn mutants(file: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let step = if long() { 1 } else { 31 };
    let places = (0..file.len()).step_by(step).chain(file.len().saturating_sub(24)..file.len());
    places.flat_map(move |at| {
        let line = file[..at].split(|byte| *byte == b'\n').count() - 1;
        let flip = |bit: u8| [&file[..at], &[file[at] ^ bit], &file[at + 1..]].concat();
        let insert = |byte: u8| [&file[..at], &[byte], &file[at..]].concat();
        let cut_out = [&file[..at], &file[at + 1..]].concat();
        let all = [flip(1), flip(128), file[..at].to_vec(), cut_out, insert(b'('), insert(0), insert(b'\n')];
        all.into_iter().map(move |bytes| (line, bytes))
    })
}

/// Whether it can be read to its end.
fn is_whole(file: &[u8]) -> bool {
    let recall = journal::recall(file, None);
    file.is_empty() || recall.is_some_and(|recall| !recall.damaged)
}

/// The bytes set aside, if any were.
fn aside(memory: &Memory) -> Option<Vec<u8>> {
    let damaged = memory.subfolder(DAMAGED);
    let names = damaged.all();
    assert!(names.len() < 2, "{names:?}");
    names.first().map(|name| damaged.get(name).unwrap())
}

#[test]
fn damaged_recovery_loses_no_byte() {
    let (file, logs) = typed_words();
    let id = Id::of(1);
    for (line, bytes) in mutants(&file) {
        let memory = Memory::default();
        memory.put(&format!("{id}.ron"), format::encode(&appointment()).unwrap());
        memory.put(&format!("{id}.typed"), bytes.clone());
        let opened = Store::new(memory.clone()).open(&id).unwrap();
        let said = opened.recovered.map(|found| found.sentence()).unwrap_or_default();
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        match aside(&memory) {
            Some(kept) => {
                assert_eq!(kept, bytes);
                assert!(said.contains("was damaged") && said.contains(&format!("{id}.1.typed")), "{said}");
                assert!(!said.contains("garden") && !said.contains("w00"), "{said}");
            }
            None => assert!(is_whole(&bytes), "{shown}"),
        }
        let before = &logs[line.saturating_sub(1)].appointment.notes.context.what_matters.text;
        let text = &opened.appointment.notes.context.what_matters.text;
        assert!(text.starts_with(before.as_str()), "{before:?} is in {text:?}\n{shown}");
        assert_eq!(memory.get(&format!("{id}.typed")), None);
    }
}

#[test]
fn damaged_undo_loses_no_byte() {
    let (file, logs) = typed_words();
    let (id, last) = (Id::of(1), logs.last().unwrap());
    for (line, bytes) in mutants(&file) {
        let memory = Memory::default();
        memory.put(&format!("{id}.ron"), format::encode(&last.appointment).unwrap());
        memory.put(&format!("{id}.undo"), bytes.clone());
        let mut store = Store::new(memory.clone());
        let opened = store.open(&id).unwrap();
        let (log, said) = store.undo_of(&id, opened.fingerprint);
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        match aside(&memory) {
            Some(kept) => {
                assert_eq!(kept, bytes);
                assert!(said.unwrap().contains(&format!("{id}.1.undo")));
            }
            None => assert!(is_whole(&bytes) && said.is_none(), "{shown}"),
        }
        assert!(store.open(&id).unwrap().appointment == last.appointment);
        let Some(mut log) = log else { continue };
        // What is typed next is added to it: no half line may come before.
        let mended = memory.get(&format!("{id}.undo")).unwrap();
        assert_eq!(journal::recall(&mended, Some(&last.appointment)).unwrap().understood, mended.len());
        let steps = std::iter::from_fn(|| log.history.undo()).count();
        assert!(steps >= line.saturating_sub(1), "{steps} steps before line {line}");
    }
}
