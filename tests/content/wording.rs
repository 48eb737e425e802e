//! The wording check against prose of every kind, written by us for this and for nothing else.

mod blind;
mod corpus;
mod guide;
mod input;
mod instead;
mod own;
mod rows;

use std::{ops::Range, sync::LazyLock};

use foreword::domain::{Register, Wording, WordingList, WordingRow};

use crate::{read, root};

/// The list as its file has it.
static LIST: LazyLock<WordingList> = LazyLock::new(|| ron::from_str(&read("data/wording.ron")).unwrap());

fn list() -> Vec<WordingRow> {
    LIST.rows.clone()
}

/// The list with these rows alone.
fn only(rows: Vec<WordingRow>) -> Wording {
    static REST: LazyLock<WordingList> =
        LazyLock::new(|| WordingList { rows: Vec::new(), ..WordingList::clone(&LIST) });
    Wording::new(WordingList { rows, ..WordingList::clone(&REST) })
}

fn wording() -> &'static Wording {
    static WORDING: LazyLock<Wording> = LazyLock::new(|| Wording::new(LIST.clone()));
    &WORDING
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
