//! The person's own words worth a second look, in a file they write by hand. It is only ever read.

use std::io::ErrorKind;

use ron::{Error, Options, extensions::Extensions};
use serde::Deserialize;

use super::{Disk, Doing, Store, user_error};
use crate::domain::{OwnWords, UserError};

/// Its name, in the home folder itself.
pub const OWN_WORDS: &str = "wording.ron";

/// The home folder, as [`Disk::next to`] knows it.
const HOME: &str = "";

/// A file larger than this is none of ours.
const LARGEST: u64 = 256 * 1024;

impl<D: Disk> Store<D> {
    /// The person's own words, if there is a file with any.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood.
    pub fn own_words(&self) -> Result<Option<OwnWords>, UserError> {
        let home = self.disk.subfolder(HOME);
        let bytes = match home.read(OWN_WORDS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &home.file(OWN_WORDS), &error))?,
        };
        decode(&bytes).map(Some).map_err(|wrong| UserError {
            short: "not understood".to_owned(),
            sentence: format!(
                "Your own words in {} are not understood. {wrong} The file is left as it is, and the list \
                 that comes with Foreword is used. Mend the file there.",
                home.file(OWN_WORDS)
            ),
        })
    }
}

/// # Errors
/// What is wrong with it, as a sentence. What it holds is not repeated.
fn decode(bytes: &[u8]) -> Result<OwnWords, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        format!("Line {line} is not UTF-8 text.")
    })?;
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let format = options.from_str::<Header>(text).map_or(1, |header| header.format);
    if !(1..=OwnWords::FORMAT).contains(&format) {
        let newest = OwnWords::FORMAT;
        return Err(format!("It has format {format}; this Foreword reads up to {newest}."));
    }
    let own: OwnWords = options.from_str(text).map_err(|error| {
        let at = error.span.start;
        format!("Look at line {}, column {}.{}", at.line, at.col, allowed(&error.code))
    })?;
    own.fault().map_or(Ok(own), Err)
}

/// Only the number that says which format follows.
#[derive(Deserialize)]
struct Header {
    #[serde(default = "first_format")]
    format: u32,
}

const fn first_format() -> u32 {
    1
}

/// What may stand where something else does.
fn allowed(error: &Error) -> String {
    match error {
        Error::NoSuchEnumVariant { expected, .. } => format!(" Write one of: {}.", expected.join(", ")),
        Error::NoSuchStructField { expected, .. } => {
            format!(" The names allowed there are: {}.", expected.join(", "))
        }
        Error::MissingStructField { field, .. } => format!(" “{field}” is missing there."),
        Error::DuplicateStructField { field, .. } => format!(" “{field}” is there twice."),
        Error::ExpectedString => " A text in quotation marks belongs there.".to_owned(),
        Error::ExpectedStringEnd => " A quotation mark is missing.".to_owned(),
        Error::ExpectedBoolean => " Write true or false.".to_owned(),
        Error::ExpectedArray => " A list in square brackets belongs there.".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            " Round brackets belong there, such as Replace(words: \"..\").".to_owned()
        }
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd => " A comma or a closing bracket is missing.".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{Register, Suggestion, Wording},
        store::Memory,
    };

    /// The store, and its home folder with this file.
    fn store(file: &str) -> (Store<Memory>, Memory) {
        let disk = Memory::default();
        let home = disk.subfolder(HOME);
        home.put(OWN_WORDS, file);
        (Store::new(disk), home)
    }

    fn ids(own: OwnWords, text: &str) -> Vec<String> {
        let wording = Wording::new(own.added_to(content::wording_list()));
        let marks = wording.marks(text, Register::Written);
        marks.iter().map(|mark| wording.row(mark).unwrap().id.clone()).collect()
    }

    #[test]
    fn where_there_is_no_file_there_are_no_own_words() {
        assert_eq!(Store::new(Memory::default()).own_words(), Ok(None));
    }

    #[test]
    fn rows_are_added_replaced_and_switched_off() {
        let (store, home) = store(
            "// mine\n(\n  off: [\"W050\"],\n  rows: [\n    Row(term: \"pop in\", suggestion: \"come\", why: \"vague\"),\n    \
             (id: \"W049\", term: \"claims not\", variants: [\"denies pain\"], suggestion: \"says no\", why: \"mine\", unless: [\"never denies pain\"]),\n  ],\n)\n",
        );
        let own = store.own_words().unwrap().unwrap();
        assert_eq!(
            ids(own.clone(), "Pop in. He denies. He denies pain. Claims. Never denies pain."),
            ["own-1", "W049"]
        );
        let rows = own.added_to(content::wording_list()).rows;
        let row = rows.iter().find(|row| row.id == "W049").unwrap();
        assert_eq!((row.why.as_str(), row.source.as_str(), row.url.as_str()), ("mine", "your own list", ""));
        assert_eq!(row.level, crate::domain::Level::Swap, "what is left out is as it was");
        assert_eq!(home.all(), [OWN_WORDS], "it is only read");
    }

    #[test]
    fn what_a_file_of_the_first_format_suggests_is_advice_and_what_it_leaves_out_goes() {
        let own =
            |row: &str| store(&format!("(rows: [(term: \"pop in\", why: \"w\", {row})])")).0.own_words();
        let instead =
            |row| own(row).unwrap().unwrap().added_to(content::wording_list()).rows.pop().unwrap().instead;
        let advice = |says: &str| Suggestion::Rewrite(says.to_owned());
        assert_eq!(instead("suggestion: \"come; see us (soon)\""), [advice("come"), advice("see us (soon)")]);
        assert_eq!(instead("suggestion: \"(leave it out)\""), [Suggestion::LeaveOut]);
        assert_eq!(instead("instead: [LeaveOut], suggestion: \"\""), [Suggestion::LeaveOut]);
        assert!(own("unless: []").is_err());
    }

    #[test]
    fn a_row_in_the_place_of_one_is_quiet_where_that_is_or_as_it_says() {
        let mut list = content::wording_list();
        list.rows.iter_mut().for_each(|row| row.quiet_in_safety_advice = row.id == "W049");
        let quiet = |row: &str| {
            let row = format!(
                "(format: 2, rows: [(id: \"W049\", term: \"t\", why: \"w\", instead: [LeaveOut]{row})])"
            );
            let own = store(&row).0.own_words().unwrap().unwrap();
            own.added_to(list.clone()).rows.iter().any(|row| row.quiet_in_safety_advice)
        };
        assert!(quiet("") && !quiet(", quiet_in_safety_advice: false"));
    }

    #[test]
    fn a_slip_is_said_with_what_is_allowed_there() {
        let row = |row: &str| format!("(\n rows: [(term: \"secret\", why: \"b\", {row})])");
        for (broken, says) in [
            (
                row("instead: [LeaveOut], level: Chek"),
                "line 2, column 64. Write one of: Swap, Explain, Check.",
            ),
            (row("instead: [LeaveIt]"), "Write one of: Replace, Rewrite, LeaveOut."),
            (row("instead: [Replace(word: \"x\")]"), "The names allowed there are: words, of, note."),
            (row("instead: [Replace(of: [])]"), "“words” is missing there."),
            (row("instead: [Rewrite(secret)]"), "A text in quotation marks belongs there."),
            (
                row("instead: [LeaveOut], wher: Say"),
                "The names allowed there are: id, term, suggestion, instead,",
            ),
            (row("instead: [LeaveOut], term: \"x\""), "“term” is there twice."),
            (row("instead: [LeaveOut], quiet_in_safety_advice: yes"), "Write true or false."),
            (row("instead: [Replace(words: \"x\", of: [\"Secret\"])]"), "Row 1 has something in “of”"),
            (row("instead: [Replace(words: \" \")]"), "Row 1 has a Replace without words."),
            (row("instead: [Replace(words: \"# x\")]"), "Row 1 has a # in the words of a Replace"),
            (row("instead: [Rewrite(\"\")]"), "Row 1 has a Rewrite without advice."),
            (row("level: Swap"), "Row 1 does not say what to do “instead”."),
            ("(format: 3, new: [Secret], rows: [])".to_owned(), "has format 3; this Foreword reads up to 2."),
            ("(format: 0)".to_owned(), "It has format 0"),
        ] {
            let sentence = store(&broken).0.own_words().unwrap_err().sentence;
            assert!(sentence.contains(says), "{broken}: {sentence}");
            assert!(!sentence.to_lowercase().contains("secret"), "{sentence}");
        }
    }

    #[test]
    fn a_file_that_is_not_understood_is_left_as_it_is_and_said_to_be_so() {
        for (broken, says) in [
            ("(rows: [", "line 1, column"),
            ("(\n rows: [Row(term: \"secret\")],\n)", "line 2"),
            ("(rows: [Row(term: \"secret\", suggestion: \"a\", why: \"b\", wher: Say)])", "line 1"),
            ("(rows: [Row(term: \" ,\", suggestion: \"a\", why: \"b\")])", "Row 1 has nothing to look for."),
            (
                "(rows: [Row(term: \"1 2 3 4 5 6 7 8 9 10 11 12 secret\", suggestion: \"a\", why: \"b\")])",
                "more than 12 words",
            ),
            (
                "(rows: [Row(id: \"a\", term: \"b\", suggestion: \"\", why: \"\"), Row(id: \"a\", term: \"c\", suggestion: \"\", why: \"\")])",
                "Row 2 has the ID of one above it.",
            ),
        ] {
            let (store, home) = store(broken);
            let sentence = store.own_words().unwrap_err().sentence;
            assert!(sentence.contains(says) && sentence.contains("wording.ron"), "{sentence}");
            assert!(!sentence.contains("secret"), "{sentence}");
            assert_eq!(home.get(OWN_WORDS).unwrap(), broken.as_bytes());
        }
        let (store, home) = store("");
        home.put(OWN_WORDS, b"(\n\xff)");
        assert!(store.own_words().unwrap_err().sentence.contains("Line 2 is not UTF-8"));
    }
}
