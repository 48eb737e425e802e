//! The whole app without a terminal: key scripts in, screens and files out.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that fails panics")]

mod abbreviations;
mod brief;
mod chances;
mod choices;
mod clicks;
mod compare;
mod cover;
mod deletion;
mod docs;
mod drafts;
mod filters;
mod find;
mod grid;
mod guide_keys;
mod guides;
mod harness;
mod help;
mod home;
mod identifying;
mod keeping;
mod labels;
mod ladder;
mod longer;
mod look;
#[path = "../support/memory.rs"]
mod memory;
mod my_words;
mod notes;
mod own_words;
mod phrase_sync;
mod phrases;
mod phrases_shown;
mod plain;
mod prepare;
mod random_walk;
mod saving;
mod screens;
mod settings;
mod spelling;
mod starters;
mod table;
mod take_out;
mod tour;
mod wording;
mod wording_report;
