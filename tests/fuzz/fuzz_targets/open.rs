//! Any bytes as the file of an appointment: nothing panics, and opening changes nothing.
#![no_main]

#[path = "../../support/memory.rs"]
mod memory;

use foreword::{
    domain::Id,
    store::{Store, format},
};
use libfuzzer_sys::fuzz_target;
use memory::Memory;

fuzz_target!(|bytes: &[u8]| {
    let name = format!("{}.ron", Id::of(1));
    let disk = Memory::default();
    disk.put(&name, bytes);
    let opened = Store::new(disk.clone()).open(&Id::of(1));
    assert_eq!(disk.get(&name).as_deref(), Some(bytes));
    if let Ok(opened) = opened {
        let text = format::encode(&opened.appointment).expect("what was read can be written");
        let again = format::decode(text.as_bytes(), "").expect("what was written can be read");
        assert!(again.appointment == opened.appointment, "and holds the same");
    }
});
