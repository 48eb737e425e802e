//! Tests have short names; where a name says too little, a sentence above the test says more.

use std::fs;

use crate::source::files;

/// The names of all tests, in `src` and `tests`.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for file in files("src").into_iter().chain(files("tests")) {
        let text = fs::read_to_string(file).unwrap();
        for part in text.split("#[test]\n").skip(1) {
            let name = part.split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
            names.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    names
}

#[test]
fn names_are_short() {
    let mut lengths: Vec<_> = names().iter().map(String::len).collect();
    lengths.sort_unstable();
    let (median, longest) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
    assert!(lengths.len() > 900 && median <= 30, "{} tests, median {median}", lengths.len());
    let long: Vec<_> = names().into_iter().filter(|name| name.len() > 60).collect();
    assert!(longest <= 60, "{long:?}");
}
