//! The wording check against prose of every kind, written by us for this and for nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "tests")]

mod blind;
mod corpus;
mod guide;
mod input;
mod instead;
mod own;
#[path = "../app/docs/page.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod page;
mod rows;

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use foreword::domain::{Register, Wording, WordingList, WordingRow};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap()
}

/// The list as it stands in its file.
fn list() -> Vec<WordingRow> {
    whole_list().rows
}

fn whole_list() -> WordingList {
    ron::from_str(&read("data/wording.ron")).unwrap()
}

/// The list with these rows alone.
fn only(rows: Vec<WordingRow>) -> Wording {
    Wording::new(WordingList { rows, ..whole_list() })
}

fn wording() -> &'static Wording {
    static WORDING: OnceLock<Wording> = OnceLock::new();
    WORDING.get_or_init(|| Wording::new(whole_list()))
}

fn register(name: &str) -> Register {
    match name {
        "said" => Register::Said,
        "written" => Register::Written,
        other => panic!("{other}: neither said nor written"),
    }
}

/// A mark: the row's ID, and which bytes.
type Mark = (String, Range<usize>);

/// The text of what was written with its marks, such as `[[W049:denies]]`, and these; `id` is the
/// row of a mark that names none.
fn with_marks(written: &str, id: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let (mark, after) = after.split_once("]]").expect("a mark ends");
        let (row, words) = mark.split_once(':').unwrap_or((id, mark));
        marks.push((row.to_owned(), text.len()..text.len() + words.len()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// What is marked in a text.
fn found(wording: &Wording, text: &str, register: Register) -> Vec<Mark> {
    let marks = wording.marks(text, register);
    marks.into_iter().map(|mark| (wording.row(&mark).unwrap().id.clone(), mark.range)).collect()
}
