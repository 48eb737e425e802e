//! The person's dictionaries.

use super::{
    Disk, Doing, Store,
    disk::{if_there, names_in},
    user_error,
};
use crate::{domain::UserError, spelling::Book};

/// The folder for dictionaries of Hunspell's kind, in the home folder.
pub const DICTIONARIES: &str = "dictionaries";

/// A dictionary larger than this is none.
const LARGEST_DICTIONARY: u64 = 16 * 1024 * 1024;

/// How the name of a list of words ends.
const WORD_LIST: &str = ".dic";

impl<D: Disk> Store<D> {
    /// The person's dictionaries, as their files say them, and what could not be read.
    #[must_use]
    pub fn dictionaries(&self) -> (Vec<Book>, Vec<UserError>) {
        let folder = self.disk.subfolder(DICTIONARIES);
        let names = match names_in(&folder) {
            Ok(names) => names,
            Err(error) => return (Vec::new(), vec![error]),
        };
        let read = |name: &str| match if_there(folder.read(name, LARGEST_DICTIONARY)) {
            Ok(bytes) => Ok(bytes.map(text)),
            Err(error) => Err(user_error(Doing::Reading, &folder.file(name), &error)),
        };
        let (mut books, mut errors) = (Vec::new(), Vec::new());
        for file in names {
            let Some(name) = file.strip_suffix(WORD_LIST) else { continue };
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

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;
    use crate::store::Memory;

    /// Dictionaries are found with their affixes or without.
    #[test]
    fn dictionaries_are_found() {
        let disk = Memory::default();
        let store = Store::new(disk.clone());
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
