//! What ships with the program keeps the promises made about its words and numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "tests")]

mod abbreviations;
mod clinical_safety;
mod formats;
mod guide;
mod help;
mod kept_out;
mod licences;
mod lists;
#[path = "../support/memory.rs"]
mod memory;
#[path = "../app/docs/page.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod page;
mod retired_words;
mod ruined;
mod sample;
mod source_lines;

mod wording;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

const LONGEST_SENTENCE: usize = 20;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap()
}

/// Whether a text holds a word or several, whole and whatever its capitals.
fn holds(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).unwrap().chars().next_back();
        let after = text.get(at + found.len()..).unwrap().chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// All files in a folder and in those within.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}
