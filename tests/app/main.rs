//! The whole app without a terminal: key scripts in, screens and files out.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that fails panics")]

mod brief;
mod chances;
mod choices;
mod compare;
mod cover;
mod deletion;
mod grid;
mod guides;
mod harness;
mod help;
mod home;
mod identifying;
mod keeping;
mod ladder;
mod longer;
mod notes;
mod prepare;
mod random_walk;
mod readme;
mod saving;
mod screens;
mod settings;
mod starters;
mod table;
