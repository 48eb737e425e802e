//! The real program in a real terminal: start, type, leave, be killed; the terminal is as it was.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that fails panics")]

mod backups;
mod bad_input;
#[cfg(target_os = "linux")]
mod core_files;
mod deletion;
mod doctor;
mod drafts;
mod encryption;
mod guard;
mod input;
mod plain;
#[allow(dead_code, reason = "tests/proof uses the rest")]
mod pty;
mod session;
