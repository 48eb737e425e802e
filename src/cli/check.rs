//! `foreword check`: the words worth a second look in any text, for a person or for a program.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::{Console, FINE, files, refusal};
use crate::{
    content,
    domain::{Approvals, Fitting, Level, OwnWords, Register, UserError, Wording, WordingRow, counted},
    paths::Home,
    store::shown,
    text::{clean_line, is_utf16},
};

/// The most bytes that are read.
const LARGEST: u64 = 4 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A file of plain text; - for standard input
    file: PathBuf,
    /// It is to be said to the person, or read by them
    #[arg(long, conflicts_with = "write")]
    say: bool,
    /// It is written for the record
    #[arg(long)]
    write: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

struct Place<'a> {
    line: usize,
    column: usize,
    words: &'a str,
    row: &'a WordingRow,
}

/// Prints every place with words of the list, and at the end how little that proves.
pub(super) fn check(home: Option<&Home>, asked: &Check, console: &mut Console<'_>) -> Result<u8, UserError> {
    let text = read(&asked.file)?;
    let wording = wording(home, console);
    let marks = match (asked.say, asked.write) {
        (true, _) => wording.marks(&text, Register::Said),
        (_, true) => wording.marks(&text, Register::Written),
        _ => wording.marks_of_either(&text),
    };
    let (mut line, mut column, mut at) = (1, 1, 0);
    let places = marks.iter().filter_map(|mark| {
        // Marks come in order: the text is walked through once.
        for char in text.get(at..mark.range.start).unwrap_or_default().chars() {
            (line, column) = if char == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        at = mark.range.start;
        let words = text.get(mark.range.clone()).unwrap_or_default();
        Some(Place { line, column, words, row: wording.row(mark)? })
    });
    let places: Vec<_> = places.collect();
    if asked.json {
        console.json(&places.iter().map(Place::as_json).collect::<Vec<_>>());
    } else {
        let name = shown(&asked.file);
        for place in &places {
            console.say(format_args!("{name}:{}", place.as_line()));
        }
    }
    console.flush()?;
    console.warn(format_args!(
        "{} read, {} worth a second look. The list knows words, not meaning: finding none does \
         not make a text good, and each may be right where it is.",
        counted(text.unicode_words().count(), "word"),
        counted(places.len(), "place")
    ));
    Ok(FINE)
}

/// The list with the person's own words.
pub(super) fn wording(home: Option<&Home>, console: &mut Console<'_>) -> Wording {
    let list = content::wording_list();
    let own = home.and_then(|home| {
        let own: OwnWords = console.or_default(home.store().find_file())?;
        let approvals: Approvals = console.or_default(home.store().read_file());
        Some(approvals.marked(own, console.today()))
    });
    Wording::new(match own {
        Some(own) => own.added_to(list),
        None => list,
    })
}

/// # Errors
/// If it cannot be read, is too large, or is no text.
fn read(file: &Path) -> Result<String, UserError> {
    let name = files::name(file);
    let bytes = files::read(file, LARGEST)?;
    let refused = |why: String| Err(refusal("not read", format!("{name} {why}")));
    if bytes.len() as u64 > LARGEST {
        return refused("is larger than 4 MB. Nothing was checked; split it into parts.".to_owned());
    }
    if is_utf16(&bytes) {
        return refused("is UTF-16 text. Nothing was checked; save it as UTF-8.".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
            let line = good.filter(|byte| **byte == b'\n').count() + 1;
            refused(format!("is not UTF-8 text at line {line}. Nothing was checked; save it as plain text."))
        }
    }
}

impl Place<'_> {
    /// The keys stay as they are.
    fn as_json(&self) -> Value {
        let fitting = self.row.fitting(self.words);
        json!({
            "line": self.line,
            "column": self.column,
            "words": clean_line(self.words),
            "row": self.row.id,
            "level": self.row.level,
            "suggestion": fitting.iter().map(Fitting::says).collect::<Vec<_>>().join("; "),
            "instead": fitting.iter().map(instead).collect::<Vec<_>>(),
            "why": self.row.why,
            "exceptions": self.row.exceptions,
            "source": self.row.source,
            "url": self.row.url,
        })
    }

    /// As compilers write theirs.
    fn as_line(&self) -> String {
        let Self { line, column, words, row } = self;
        let how = match row.level {
            Level::Swap => "",
            Level::Explain => "explain it; ",
            Level::Check => "look again; ",
        };
        let (id, why, fine) = (&row.id, &row.why, row.fine_in().unwrap_or_default());
        let what = row.in_short(words);
        let words = clean_line(words);
        clean_line(format!("{line}:{column}: {id} “{words}”; {how}{what}. Why: {why}. {fine}").trim_end())
    }
}

fn instead(fitting: &Fitting<'_>) -> Value {
    match fitting {
        Fitting::Replace { words, note } => json!({ "kind": "replace", "words": words, "note": note }),
        Fitting::Rewrite(advice) => json!({ "kind": "rewrite", "advice": advice }),
        Fitting::LeaveOut => json!({ "kind": "leave_out" }),
    }
}
