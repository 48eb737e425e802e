//! Any bytes as a recovery file: nothing panics, and nothing on disk is taken away.
#![no_main]

#[path = "../../support/memory.rs"]
mod memory;

use foreword::{
    domain::{Appointment, Details, Id},
    store::{Store, format},
};
use libfuzzer_sys::fuzz_target;
use memory::Memory;

fuzz_target!(|bytes: &[u8]| {
    let id = Id::of(1);
    let now = "2026-11-22T09:00:00+00:00".parse().expect("a moment");
    let mut one = Appointment::new(id.clone(), Details::default(), "guide", now);
    one.notes.context.what_matters.text = "what was saved".to_owned();
    let disk = Memory::default();
    disk.put(&format!("{id}.ron"), format::encode(&one).expect("it can be written"));
    disk.put(&format!("{id}.typed"), bytes);
    assert!(Store::new(disk).open(&id).is_ok());
});
