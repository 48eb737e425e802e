//! One's own abbreviations as a file: a person may write it by hand, and what is not understood is left.

use std::io::ErrorKind;

use ron::{Options, error::Position, ser::PrettyConfig};
use serde::Deserialize;

use super::{Disk, Doing, Store, user_error};
use crate::{
    domain::{AbbreviationChange, Expansion, OwnAbbreviations, UserError, abbreviation::FORMAT},
    text::clean,
};

/// Its name, in the home folder itself: nothing in it is of any appointment.
pub const ABBREVIATIONS: &str = "abbreviations.ron";

/// The home folder, as [`Disk::next to`] knows it.
const HOME: &str = "";

/// A file larger than this is none of ours.
const LARGEST: u64 = 2 * 1024 * 1024;

const HEADER: &str = "// Abbreviations of your own for Foreword: a dot and the word, then a space, writes the text out.\n\
                      // {what to put here} is a blank to fill in, {two days|a week} one to choose for. A phrase of\n\
                      // the guide is named by its id, such as Phrase(\"p1-open-1\").\n";

impl<D: Disk> Store<D> {
    /// One's own abbreviations; none where there is no file.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood. It is left as it is.
    pub fn abbreviations(&self) -> Result<OwnAbbreviations, UserError> {
        let home = self.disk.subfolder(HOME);
        let file = home.file(ABBREVIATIONS);
        let bytes = match home.read(ABBREVIATIONS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(OwnAbbreviations::default()),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &file, &error))?,
        };
        decode(&bytes).map_err(|why| UserError {
            short: "not understood".to_owned(),
            sentence: format!(
                "Your abbreviations in {file} are not understood{why} The file is left as it is. Mend it there; \
                 until then only those of Foreword are written out.",
            ),
        })
    }

    /// Makes a change to the abbreviations on disk, which another window may have changed meanwhile;
    /// gives them as they are then. A file that is not understood is not written over.
    ///
    /// # Errors
    /// If they cannot be read or written; the file then stands as it was.
    pub fn abbreviate(&self, change: AbbreviationChange) -> Result<OwnAbbreviations, UserError> {
        self.disk.with_lock(|| {
            let mut own = self.abbreviations()?;
            own.change(change);
            if let Some(why) = own.fault() {
                let sentence = format!("Nothing was changed. {why}");
                return Err(UserError { short: "not taken".to_owned(), sentence });
            }
            let home = self.disk.subfolder(HOME);
            let failed =
                |error: &std::io::Error| user_error(Doing::Abbreviating, &home.file(ABBREVIATIONS), error);
            let text = encode(&own).ok_or_else(|| failed(&ErrorKind::InvalidData.into()))?;
            home.replace(ABBREVIATIONS, text.as_bytes()).map_err(|error| failed(&error))?;
            Ok(own)
        })
    }
}

/// Long texts stand as they read, line by line.
fn encode(own: &OwnAbbreviations) -> Option<String> {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    let own = OwnAbbreviations { format: FORMAT, ..own.clone() };
    Some(format!("{HEADER}{}\n", ron::ser::to_string_pretty(&own, config).ok()?))
}

/// Only the number that says which format follows.
#[derive(Deserialize)]
#[serde(rename = "Abbreviations")]
struct Header {
    format: u32,
}

/// # Errors
/// Where it cannot be understood, as the end of a sentence. It repeats nothing that stands there but a
/// word that is not taken.
fn decode(bytes: &[u8]) -> Result<OwnAbbreviations, String> {
    let place = |Position { line, col }| format!(" at line {line}, column {col}.");
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        place(Position { line, col: 1 })
    })?;
    if Options::default().from_str::<Header>(text).is_ok_and(|header| header.format > FORMAT) {
        return Err(", for a newer Foreword wrote them.".to_owned());
    }
    let mut own: OwnAbbreviations =
        Options::default().from_str(text).map_err(|error| place(error.span.start))?;
    for one in &mut own.abbreviations {
        if let Expansion::Text(text) = &mut one.becomes {
            *text = clean(text).into_owned();
        }
    }
    own.fault().map_or(Ok(own), |why| Err(format!(". {why}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Abbreviation, store::Memory};

    fn home() -> (Memory, Memory, Store<Memory>) {
        let disk = Memory::default();
        (disk.clone(), disk.subfolder(HOME), Store::new(disk))
    }

    fn one(word: &str, text: &str) -> Abbreviation {
        Abbreviation { word: word.to_owned(), becomes: Expansion::Text(text.to_owned()) }
    }

    fn put(word: &str, text: &str) -> AbbreviationChange {
        AbbreviationChange::Put { before: None, one: one(word, text) }
    }

    #[test]
    fn they_come_back_and_can_be_read_line_by_line() {
        let (_, home, store) = home();
        assert_eq!(store.abbreviations(), Ok(OwnAbbreviations::default()));
        assert_eq!(home.get(ABBREVIATIONS), None, "nothing is written before there is one");
        store.abbreviate(put("two", "First \"line\"\nand {what|that}")).unwrap();
        let own = store.abbreviate(put("one", "x")).unwrap();
        assert_eq!(own.abbreviations, [one("one", "x"), one("two", "First \"line\"\nand {what|that}")]);
        assert_eq!(store.abbreviations(), Ok(OwnAbbreviations { format: FORMAT, ..own }));
        let text = String::from_utf8(home.get(ABBREVIATIONS).unwrap()).unwrap();
        assert!(
            text.contains("    format: 1,\n") && text.contains("First \"line\"\nand {what|that}"),
            "{text}"
        );
        let left = store.abbreviate(AbbreviationChange::Remove("two".to_owned())).unwrap();
        assert_eq!(left.abbreviations, [one("one", "x")]);
        assert_eq!(home.all(), [ABBREVIATIONS]);
    }

    #[test]
    fn a_file_written_by_hand_is_read() {
        let (_, home, store) = home();
        home.put(
            ABBREVIATIONS,
            "\u{feff}// mine\r\n(format: 1, abbreviations: [(word: \"hi\", becomes: Phrase(\"p1-open-1\")),\r\n\
             (word: \"b\", becomes: Text(r\"two\r\nlines\u{1b}\"))])\r\n",
        );
        let own = store.abbreviations().unwrap();
        assert_eq!(own.abbreviations[0].becomes, Expansion::Phrase("p1-open-1".to_owned()));
        assert_eq!(own.abbreviations[1], one("b", "two\nlines"));
    }

    #[test]
    fn what_is_not_understood_is_said_and_never_written_over() {
        for (broken, said) in [
            ("", "at line 1"),
            ("Abbreviations(format: 1", "at line 1"),
            ("(format: 1,\n abbreviations: [(word: 7)])", "at line 2"),
            ("(format: 2, abbreviations: [], more: 1)", "newer Foreword"),
            ("(format: 1, abbreviations: [(word: \"A b\", becomes: Text(\"secret\"))])", "letters, digits"),
            ("(format: 1, abbreviations: [(word: \"a\", becomes: Text(\" \"))])", "stands for nothing"),
        ] {
            let (_, home, store) = home();
            home.put(ABBREVIATIONS, broken);
            let error = store.abbreviations().unwrap_err();
            assert!(error.sentence.contains("abbreviations.ron are not understood"), "{error}");
            assert!(error.sentence.contains(said), "{error}");
            assert!(!error.sentence.contains("secret"), "{error}");
            assert!(store.abbreviate(put("a", "x")).is_err());
            assert_eq!(home.get(ABBREVIATIONS).unwrap(), broken.as_bytes());
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let (disk, home, store) = home();
        store.abbreviate(put("a", "x")).unwrap();
        let before = home.get(ABBREVIATIONS);
        disk.fail_writes(Some(ErrorKind::StorageFull));
        let error = store.abbreviate(put("b", "y")).unwrap_err();
        assert!(error.sentence.contains("abbreviations.ron") && error.short == "disk full", "{error}");
        disk.fail(Some(ErrorKind::PermissionDenied));
        assert!(store.abbreviations().unwrap_err().sentence.contains("abbreviations.ron"));
        assert!(store.abbreviate(put("b", "y")).is_err());
        disk.fail(None);
        assert_eq!(home.get(ABBREVIATIONS), before);
    }
}
