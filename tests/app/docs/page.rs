//! Pages of the documentation, some of which tests make, in whole or between two marks.
//! `FOREWORD_DOCS=write` writes them anew.

use std::{fs, path::PathBuf};

fn path(page: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(page)
}

pub(crate) fn read(page: &str) -> String {
    fs::read_to_string(path(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// What is before, between and after `<!-- mark -->` and `<!-- end of mark -->`.
fn parts(page: &str, mark: &str) -> [String; 3] {
    let text = read(page);
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- end of {mark} -->"));
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("{page} has no {begin}"));
    let (held, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{page} has no {end}"));
    [before.to_owned() + &begin, held.to_owned(), end + after]
}

pub(crate) fn part(page: &str, mark: &str) -> String {
    let [_, held, _] = parts(page, mark);
    held
}

/// The page is this, or is made so where that was asked for.
#[track_caller]
pub(crate) fn is(page: &str, wanted: &str) {
    if fs::read_to_string(path(page)).is_ok_and(|held| held == wanted) {
        return;
    }
    let write = std::env::vars().any(|(name, value)| name == "FOREWORD_DOCS" && value == "write");
    assert!(write, "{page} is out of date; run the tests with FOREWORD_DOCS=write");
    let mut file = fs::File::create(path(page)).unwrap();
    std::io::Write::write_all(&mut file, wanted.as_bytes()).unwrap();
}

/// The part between the marks is this.
#[track_caller]
pub(crate) fn holds(page: &str, mark: &str, wanted: &str) {
    let [before, _, after] = parts(page, mark);
    is(page, &(before + wanted + &after));
}
