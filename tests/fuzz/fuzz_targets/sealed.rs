//! See `targets::sealed`.
#![no_main]

#[path = "../../support/memory.rs"]
mod memory;
#[allow(dead_code, reason = "it is one of several")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::sealed(bytes));
