//! `foreword check`: the words worth a second look in any text, for a person or for a program.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use jiff::civil::Date;
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::{FINE, Outcome, Stop, given::given};
use crate::{
    content,
    domain::{Approvals, Fitting, Level, OwnWords, Register, UserError, Wording, WordingMark, WordingRow},
    paths::Home,
    store::{Doing, Folder, Store, shown, user_error},
    text::{clean_line, is_utf16},
};

/// The most bytes that are read.
const LARGEST: u64 = 4 * 1024 * 1024;

/// One place, for a program. The keys stay as they are.
#[derive(Serialize)]
struct Place<'a> {
    line: usize,
    column: usize,
    words: String,
    row: &'a str,
    level: Level,
    suggestion: String,
    instead: Vec<Do<'a>>,
    #[serde(skip)]
    what: String,
    why: &'a str,
    exceptions: &'a str,
    #[serde(skip)]
    fine: String,
    source: &'a str,
    url: &'a str,
}

/// One thing to do about a place.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Do<'a> {
    Replace { words: String, note: &'a str },
    Rewrite { advice: &'a str },
    LeaveOut,
}

/// Prints every place that the list knows, and at the end what that is worth.
pub(super) fn check(
    home: Option<&Home>,
    file: &Path,
    register: Option<Register>,
    json: bool,
    today: Date,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let text = read(file)?;
    let wording = wording(home, today, err);
    let marks = match register {
        Some(register) => wording.marks(&text, register),
        None => wording.marks_of_either(&text),
    };
    let places = places(&wording, &text, &marks);
    if json {
        let text = serde_json::to_string_pretty(&places).map_err(io::Error::from)?;
        writeln!(out, "{text}")?;
    } else {
        let name = if is_input(file) { "-".to_owned() } else { shown(file) };
        for place in &places {
            writeln!(out, "{name}:{}", line(place))?;
        }
    }
    out.flush()?;
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    writeln!(
        err,
        "{} read, {} worth a second look. The list knows few words and no sense: finding none does not make \
         a text good, and each may be right where it stands.",
        count(text.unicode_words().count(), "word"),
        count(places.len(), "place")
    )
    .ok();
    Ok(Outcome::Done(FINE))
}

/// The list with the person's own words. Where those are not understood, `err` says so.
fn wording(home: Option<&Home>, today: Date, err: &mut impl Write) -> Wording {
    let own = home.and_then(|home| {
        let store = Store::new(Folder::new(home.path()));
        let own = store.find_file::<OwnWords>().unwrap_or_else(|error| {
            writeln!(err, "foreword: {error}").ok();
            None
        })?;
        let approvals = store.read_file().unwrap_or_else(|error| {
            writeln!(err, "foreword: {error}").ok();
            Approvals::default()
        });
        Some(approvals.marked(own, today))
    });
    let list = content::wording_list();
    Wording::new(match own {
        Some(own) => own.added_to(list),
        None => list,
    })
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// # Errors
/// If it cannot be read, is too large, or is no text.
fn read(file: &Path) -> Result<String, UserError> {
    let name = if is_input(file) { "what was given".to_owned() } else { shown(file) };
    let read = if is_input(file) {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    } else {
        given(file, LARGEST)
    };
    let bytes = read.map_err(|error| user_error(Doing::ReadingNamed, &name, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(no_text(format!("{name} has more than 4 MB. Nothing was looked at; cut it into parts.")));
    }
    if is_utf16(&bytes) {
        return Err(no_text(format!("{name} is UTF-16 text. Nothing was looked at; save it as UTF-8.")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        no_text(format!(
            "{name} is not UTF-8 text at line {line}. Nothing was looked at; save it as plain text."
        ))
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

fn no_text(sentence: String) -> UserError {
    UserError { short: "not read".to_owned(), sentence }
}

fn places<'a>(wording: &'a Wording, text: &str, marks: &[WordingMark]) -> Vec<Place<'a>> {
    let (mut line, mut column, mut at) = (1, 1, 0);
    let place = |mark: &WordingMark| {
        // Marks come in order: the text is walked through once.
        for char in text.get(at..mark.range.start).unwrap_or_default().chars() {
            (line, column) = if char == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        at = mark.range.start;
        let row: &'a WordingRow = wording.row(mark)?;
        let found = text.get(mark.range.clone()).unwrap_or_default();
        Some(Place {
            line,
            column,
            words: clean_line(found),
            row: &row.id,
            level: row.level,
            suggestion: row.fitting(found).iter().map(Fitting::says).collect::<Vec<_>>().join("; "),
            what: row.in_short(found),
            instead: row.fitting(found).into_iter().map(Do::from).collect(),
            why: &row.why,
            exceptions: &row.exceptions,
            fine: row.fine_in().unwrap_or_default(),
            source: &row.source,
            url: &row.url,
        })
    };
    marks.iter().filter_map(place).collect()
}

impl<'a> From<Fitting<'a>> for Do<'a> {
    fn from(fitting: Fitting<'a>) -> Self {
        match fitting {
            Fitting::Replace { words, note } => Self::Replace { words, note },
            Fitting::Rewrite(advice) => Self::Rewrite { advice },
            Fitting::LeaveOut => Self::LeaveOut,
        }
    }
}

/// A place in one line, as compilers write theirs.
fn line(place: &Place<'_>) -> String {
    let how = match place.level {
        Level::Swap => "",
        Level::Explain => "explain it; ",
        Level::Check => "look again; ",
    };
    let Place { line, column, words, row, what, why, fine, .. } = place;
    clean_line(format!("{line}:{column}: {row} “{words}”; {how}{what}. Why: {why}. {fine}").trim_end())
}
