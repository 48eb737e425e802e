//! The real program in a real terminal: start, type, leave, be killed; the terminal is as it was.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that fails panics")]

#[cfg(unix)]
mod backups;
#[cfg(unix)]
mod bad_input;
#[cfg(windows)]
mod console;
#[cfg(target_os = "linux")]
mod core_files;
#[cfg(unix)]
mod deletion;
#[cfg(unix)]
mod doctor;
#[cfg(unix)]
mod drafts;
#[cfg(unix)]
mod encryption;
#[cfg(unix)]
mod guard;
#[cfg(unix)]
mod input;
#[cfg(unix)]
mod plain;
#[allow(dead_code, reason = "tests/proof uses the rest")]
mod pty;
#[cfg(unix)]
mod session;
