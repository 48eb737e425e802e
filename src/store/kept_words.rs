//! The rows of the word list that are kept on this computer, as a file that a person may change by hand.

use std::io::ErrorKind;

use ron::{error::Position, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use super::{
    Disk, Doing, Store,
    settings::{HOME, keep, read_as},
    user_error,
};
use crate::{domain::UserError, text::clean_line};

/// Its name, in the home folder itself. Nothing in it is of any appointment.
pub const KEPT_WORDS: &str = "kept-words.ron";

/// A file larger than this is none of ours.
const LARGEST: u64 = 64 * 1024;

const HEADER: &str = "// Rows of the word list whose words Foreword marks nowhere. F9 k takes one back.\n";

#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct KeptWords {
    rows: Vec<String>,
}

/// The bytes of a file that is not understood, and where that begins.
type NotUnderstood = (Vec<u8>, Position);

impl<D: Disk> Store<D> {
    /// Which rows of the word list are kept on this computer; where there is no file, none.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood.
    pub fn kept_words(&self) -> Result<Vec<String>, UserError> {
        match self.read_kept()? {
            Ok(rows) => Ok(rows),
            Err((_, Position { line, col })) => Err(UserError {
                short: "not understood".to_owned(),
                sentence: format!(
                    "The words you keep, in {}, are not understood at line {line}, column {col}. The file is \
                     left as it is, and those words are marked again until it is mended.",
                    self.disk.subfolder(HOME).file(KEPT_WORDS)
                ),
            }),
        }
    }

    /// Keeps a row, or keeps it no longer; which are kept then. What stood in the file and was not
    /// understood is kept next to; says how that file is called.
    ///
    /// # Errors
    /// If it cannot be written; the old file then stands as it was.
    pub fn keep_words(&self, row: &str, kept: bool) -> Result<(Vec<String>, Option<String>), UserError> {
        let home = self.disk.subfolder(HOME);
        let failed = |error: &std::io::Error| user_error(Doing::Setting, &home.file(KEPT_WORDS), error);
        // Read anew: another window may have kept some since.
        let (mut rows, mut aside) = (Vec::new(), None);
        match self.read_kept()? {
            Ok(found) => rows = found,
            Err((bytes, _)) => {
                aside = Some(keep(&home, "kept-words", &bytes).map_err(|error| failed(&error))?);
            }
        }
        rows.retain(|one| one != row);
        if kept {
            rows.push(row.to_owned());
        }
        let config = PrettyConfig::new().struct_names(true).new_line("\n").indentor("    ");
        let file = KeptWords { rows };
        let text =
            ron::ser::to_string_pretty(&file, config).map_err(|_| failed(&ErrorKind::InvalidData.into()))?;
        home.replace(KEPT_WORDS, format!("{HEADER}{text}\n").as_bytes()).map_err(|error| failed(&error))?;
        Ok((file.rows, aside))
    }

    fn read_kept(&self) -> Result<Result<Vec<String>, NotUnderstood>, UserError> {
        let home = self.disk.subfolder(HOME);
        let bytes = match home.read(KEPT_WORDS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Ok(Vec::new())),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &home.file(KEPT_WORDS), &error))?,
        };
        Ok(match read_as::<KeptWords>(&bytes) {
            Ok(file) => Ok(file.rows.iter().map(|row| clean_line(row)).collect()),
            Err(at) => Err((bytes, at)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;

    fn home() -> (Memory, Memory, Store<Memory>) {
        let disk = Memory::default();
        (disk.clone(), disk.subfolder(HOME), Store::new(disk))
    }

    fn rows(of: &[&str]) -> Vec<String> {
        of.iter().map(|row| (*row).to_owned()).collect()
    }

    #[test]
    fn what_is_kept_comes_back_and_is_taken_back() {
        let (_, home, store) = home();
        assert_eq!(store.kept_words(), Ok(Vec::new()));
        assert_eq!(home.get(KEPT_WORDS), None, "nothing is written before anything is kept");
        assert_eq!(store.keep_words("W002", true), Ok((rows(&["W002"]), None)));
        assert_eq!(store.keep_words("W098", true), Ok((rows(&["W002", "W098"]), None)));
        assert_eq!(store.kept_words(), Ok(rows(&["W002", "W098"])));
        let text = String::from_utf8(home.get(KEPT_WORDS).unwrap()).unwrap();
        assert!(text.starts_with("// ") && text.contains("\"W002\",\n"), "{text}");
        assert_eq!(store.keep_words("W002", false), Ok((rows(&["W098"]), None)));
        home.put(KEPT_WORDS, "(rows: [\"W001\"])");
        let (found, _) = store.keep_words("W003", true).unwrap();
        assert_eq!(found, rows(&["W001", "W003"]), "what another window wrote is kept too");
    }

    #[test]
    fn a_broken_file_is_said_to_be_and_kept_beside() {
        for broken in ["", "KeptWords(rows: [", "KeptWords(\n    row: [],\n)", "W001"] {
            let (_, home, store) = home();
            home.put(KEPT_WORDS, broken);
            let error = store.kept_words().unwrap_err();
            assert!(error.sentence.contains("kept-words.ron, are not understood at line "), "{error}");
            assert_eq!(home.get(KEPT_WORDS).unwrap(), broken.as_bytes(), "reading changes nothing");
            let (found, kept) = store.keep_words("W001", true).unwrap();
            assert_eq!(found, rows(&["W001"]));
            assert!(kept.unwrap().ends_with("kept-words-1.ron"));
            assert_eq!(home.get("kept-words-1.ron").unwrap(), broken.as_bytes());
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let (disk, home, store) = home();
        store.keep_words("W001", true).unwrap();
        let before = home.get(KEPT_WORDS);
        disk.fail_writes(Some(ErrorKind::StorageFull));
        let error = store.keep_words("W002", true).unwrap_err();
        assert!(error.sentence.contains("kept-words.ron") && error.short == "disk full", "{error}");
        assert_eq!(home.get(KEPT_WORDS), before);
        disk.fail(Some(ErrorKind::PermissionDenied));
        assert!(store.kept_words().unwrap_err().sentence.contains("kept-words.ron"));
    }
}
