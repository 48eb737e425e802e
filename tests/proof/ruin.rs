//! Files ruined by chance: nothing panics, nothing but what was meant is ever written over.

use foreword::{
    domain::{Answer, Appointment, Details, Id},
    store::{Memory, Store, format, journal},
};

use crate::{chance::Chance, long};

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

#[test]
fn a_ruined_file_is_opened_as_it_is_or_left_as_it_is() {
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

#[test]
fn a_ruined_recovery_file_never_takes_anything_away() {
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
