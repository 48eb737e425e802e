//! Proof by force that nothing typed is lost: many kills, many power cuts, ruined files, two
//! processes at once. `FOREWORD_PROOF=long` makes every one of them longer.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that fails panics")]

mod backups;
mod chance;
mod full_disk;
mod gone;
mod kills;
#[path = "../support/memory.rs"]
mod memory;
mod power_cut;
#[path = "../terminal/pty.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod pty;
mod race;
mod ruin;

/// Whether there is time for the long run.
#[expect(clippy::disallowed_methods, reason = "a test asks how long it may take")]
fn long() -> bool {
    std::env::var_os("FOREWORD_PROOF").is_some_and(|value| value == "long")
}
