//! The person's own words and dictionaries: files that may be written by hand and are never lost.

use std::io::ErrorKind;

use ron::{error::Position, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use super::{
    Disk, Doing, Store,
    settings::{HOME, read_as},
    user_error,
};
use crate::{
    domain::UserError,
    spelling::{Book, Word},
};

/// The file of own words, in the home folder itself.
pub const WORDS: &str = "words.ron";

/// The folder for dictionaries of Hunspell's kind, in the home folder.
pub const DICTIONARIES: &str = "dictionaries";

/// A file of words larger than this is none of ours.
const LARGEST: u64 = 1024 * 1024;

/// A dictionary larger than this is none.
const LARGEST_DICTIONARY: u64 = 16 * 1024 * 1024;

/// How the name of a list of words ends.
const WORD_LIST: &str = ".dic";

const FORMAT: u32 = 1;

const HEADER: &str =
    "// Words of yours that Foreword does not underline. You may change them here or in Foreword.\n";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    format: u32,
    words: Vec<String>,
}

impl<D: Disk> Store<D> {
    /// The person's own words; none where there is no file.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood.
    pub fn words(&self) -> Result<Vec<String>, UserError> {
        Ok(self.read_words()?.map_or_else(Vec::new, |words| words.words))
    }

    /// Puts a word among them.
    ///
    /// # Errors
    /// If the file cannot be written, or if what stands there is not understood; it then stays as it is.
    pub fn learn(&self, word: &Word) -> Result<(), UserError> {
        let home = self.disk.subfolder(HOME);
        // Another window may be adding one of its own.
        home.with_lock(|| {
            let words = self.read_words().map_err(|error| UserError {
                sentence: format!("{} The word is left alone until you leave.", error.sentence),
                ..error
            })?;
            let mut words = words.unwrap_or(Words { format: FORMAT, words: Vec::new() });
            if words.words.contains(&word.0) {
                return Ok(());
            }
            words.words.push(word.0.clone());
            let failed = |error: &std::io::Error| user_error(Doing::Learning, &home.file(WORDS), error);
            let text = encode(&words).ok_or_else(|| failed(&ErrorKind::InvalidData.into()))?;
            if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
                return Err(failed(&ErrorKind::FileTooLarge.into()));
            }
            home.replace(WORDS, text.as_bytes()).map_err(|error| failed(&error))
        })
    }

    fn read_words(&self) -> Result<Option<Words>, UserError> {
        let home = self.disk.subfolder(HOME);
        let bytes = match home.read(WORDS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &home.file(WORDS), &error))?,
        };
        let not_understood = |why: &str, next: &str| UserError {
            short: "not understood".to_owned(),
            sentence: format!(
                "Your own words in {} are not understood{why}. The file is left as it is.{next}",
                home.file(WORDS)
            ),
        };
        match read_as::<Words>(&bytes) {
            Ok(words) if words.format == FORMAT => Ok(Some(words)),
            Ok(_) => Err(not_understood(", as another version of Foreword wrote them", "")),
            Err(Position { line, col }) => {
                Err(not_understood(&format!(" at line {line}, column {col}"), " Mend it there."))
            }
        }
    }

    /// The person's dictionaries, as their files say them, and what could not be read.
    #[must_use]
    pub fn dictionaries(&self) -> (Vec<Book>, Vec<UserError>) {
        let folder = self.disk.subfolder(DICTIONARIES);
        let (mut books, mut errors) = (Vec::new(), Vec::new());
        let names = match folder.names() {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            names => names.unwrap_or_else(|error| {
                errors.push(user_error(Doing::Listing, &folder.place(), &error));
                Vec::new()
            }),
        };
        let mut names: Vec<_> =
            names.iter().filter_map(|name| name.strip_suffix(WORD_LIST)).map(str::to_owned).collect();
        names.sort();
        let read = |name: &str| match folder.read(name, LARGEST_DICTIONARY) {
            Ok(bytes) => Ok(Some(text(bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(user_error(Doing::Reading, &folder.file(name), &error)),
        };
        for name in names {
            let file = format!("{name}{WORD_LIST}");
            match (read(&file), read(&format!("{name}.aff"))) {
                (Ok(Some(words)), Ok(affixes)) => {
                    books.push(Book { file: folder.file(&file), affixes, words });
                }
                (Ok(None), _) => {}
                (Err(error), _) | (_, Err(error)) => errors.push(error),
            }
        }
        (books, errors)
    }
}

/// The text of a file; what is not UTF-8 is of the older kind, with one byte a letter.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect())
}

fn encode(words: &Words) -> Option<String> {
    let config = PrettyConfig::new().struct_names(true).new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(words, config).ok()?;
    Some(format!("{HEADER}{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;

    fn home() -> (Memory, Memory, Store<Memory>) {
        let disk = Memory::default();
        (disk.clone(), disk.subfolder(HOME), Store::new(disk))
    }

    fn word(word: &str) -> Word {
        Word(word.to_owned())
    }

    #[test]
    fn a_word_that_was_added_is_there_and_stands_there_once() {
        let (_, home, store) = home();
        assert_eq!(store.words(), Ok(Vec::new()));
        assert_eq!(home.get(WORDS), None, "reading writes nothing");
        store.learn(&word("Zahra")).unwrap();
        store.learn(&word("naproxène")).unwrap();
        store.learn(&word("Zahra")).unwrap();
        assert_eq!(store.words().unwrap(), ["Zahra", "naproxène"]);
        let text = String::from_utf8(home.get(WORDS).unwrap()).unwrap();
        assert!(text.contains("Words(\n    format: 1,\n    words: [\n        \"Zahra\","), "{text}");
    }

    #[test]
    fn a_file_written_by_hand_is_read_and_added_to() {
        let (_, home, store) = home();
        home.put(WORDS, "\u{feff}// mine\r\n(format: 1, words: [\"one\", \"two\"])");
        assert_eq!(store.words().unwrap(), ["one", "two"]);
        store.learn(&word("three")).unwrap();
        assert_eq!(store.words().unwrap(), ["one", "two", "three"]);
    }

    #[test]
    fn a_file_that_is_not_understood_is_named_and_never_written_over() {
        for broken in [
            "",
            "Words(format: 1, words: [\"one\", two])",
            "Words(format: 2, words: [])",
            "Words(format: 1, words: [], more: 1)",
            "one\ntwo\n",
        ] {
            let (_, home, store) = home();
            home.put(WORDS, broken);
            let said = store.words().unwrap_err().sentence;
            assert!(said.contains("words.ron are not understood") && !said.contains("two"), "{said}");
            let said = store.learn(&word("three")).unwrap_err().sentence;
            assert!(said.contains("left as it is") && said.contains("until you leave"), "{said}");
            assert!(!said.contains("three"), "{said}");
            assert_eq!(home.get(WORDS).unwrap(), broken.as_bytes());
            assert_eq!(home.all(), [WORDS]);
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let (disk, home, store) = home();
        store.learn(&word("one")).unwrap();
        let before = home.get(WORDS);
        disk.fail_writes(Some(ErrorKind::StorageFull));
        let error = store.learn(&word("two")).unwrap_err();
        assert!(error.sentence.contains("words.ron. The disk is full."), "{error}");
        assert_eq!(home.get(WORDS), before);
        assert_eq!(format!("{:?}", word("three")), "Word(5 bytes)", "a word is note text");
    }

    #[test]
    fn dictionaries_are_found_with_their_affixes_or_without() {
        let (disk, _, store) = home();
        assert!(store.dictionaries().0.is_empty());
        let folder = disk.subfolder(DICTIONARIES);
        folder.put("medical.dic", "1\nfoobar/S\n");
        folder.put("medical.aff", "SET UTF-8\n");
        folder.put("mine.dic", b"caf\xe9\n");
        folder.put("readme.txt", "no words");
        let (books, errors) = store.dictionaries();
        assert!(errors.is_empty());
        let names: Vec<_> = books.iter().map(|book| (book.file.as_str(), book.affixes.is_some())).collect();
        assert_eq!(names, [("memory/medical.dic", true), ("memory/mine.dic", false)]);
        assert_eq!(books[1].words, "café\n");
        disk.fail(Some(ErrorKind::PermissionDenied));
        let (books, errors) = store.dictionaries();
        assert!(books.is_empty() && errors.len() == 1);
    }
}
