//! The person's own rows worth a second look, in a file they write by hand. The program only reads it.

use super::UserFile;
use crate::domain::OwnWords;

impl UserFile for OwnWords {
    const NAME: &'static str = "wording.ron";
    const FORMAT: u32 = Self::FORMAT;
    const LARGEST: u64 = 256 * 1024;
    const HEADER: &'static str = "";
    const CALLED: &'static str = "Your own words";
    const MEANWHILE: &'static str = "Until then the list that comes with Foreword is used.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn fault(&self) -> Option<String> {
        Self::fault(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{Register, Suggestion, Wording},
        store::{Disk, Memory, Store, user_file::HOME},
    };

    /// The store, and its home folder with this file.
    fn store(file: &str) -> (Store<Memory>, Memory) {
        let disk = Memory::default();
        let home = disk.subfolder(HOME);
        home.put(OwnWords::NAME, file);
        (Store::new(disk), home)
    }

    fn ids(own: OwnWords, text: &str) -> Vec<String> {
        let wording = Wording::new(own.added_to(content::wording_list()));
        let marks = wording.marks(text, Register::Written);
        marks.iter().map(|mark| wording.row(mark).unwrap().id.clone()).collect()
    }

    #[test]
    fn rows_are_added_replaced_and_switched_off() {
        let (store, home) = store(
            "// mine\n(\n  off: [\"W050\"],\n  rows: [\n    Row(term: \"pop in\", suggestion: \"come\", why: \"vague\"),\n    \
             (id: \"W049\", term: \"claims not\", variants: [\"denies pain\"], suggestion: \"says no\", why: \"mine\", unless: [\"never denies pain\"]),\n  ],\n)\n",
        );
        let own = store.find_file::<OwnWords>().unwrap().unwrap();
        assert_eq!(
            ids(own.clone(), "Pop in. He denies. He denies pain. Claims. Never denies pain."),
            ["own-1", "W049"]
        );
        let rows = own.added_to(content::wording_list()).rows;
        let row = rows.iter().find(|row| row.id == "W049").unwrap();
        assert_eq!((row.why.as_str(), row.source.as_str(), row.url.as_str()), ("mine", "your own list", ""));
        assert_eq!(row.level, crate::domain::Level::Swap, "what is left out is as it was");
        assert_eq!(home.all(), [OwnWords::NAME], "it is only read");
    }

    /// Suggestions of the first format are advice, and what it leaves out goes.
    #[test]
    fn format_1_becomes_advice() {
        let own = |row: &str| {
            store(&format!("(rows: [(term: \"pop in\", why: \"w\", {row})])")).0.find_file::<OwnWords>()
        };
        let instead =
            |row| own(row).unwrap().unwrap().added_to(content::wording_list()).rows.pop().unwrap().instead;
        let advice = |says: &str| Suggestion::Rewrite(says.to_owned());
        assert_eq!(instead("suggestion: \"come; see us (soon)\""), [advice("come"), advice("see us (soon)")]);
        assert_eq!(instead("suggestion: \"(leave it out)\""), [Suggestion::LeaveOut]);
        assert_eq!(instead("instead: [LeaveOut], suggestion: \"\""), [Suggestion::LeaveOut]);
        assert!(own("unless: []").is_err());
    }

    /// A row that replaces one is quiet where that one is, or as it says.
    #[test]
    fn replacing_row_is_quiet_alike() {
        let mut list = content::wording_list();
        list.rows.iter_mut().for_each(|row| row.quiet_in_safety_advice = row.id == "W049");
        let quiet = |row: &str| {
            let row = format!(
                "(format: 2, rows: [(id: \"W049\", term: \"t\", why: \"w\", instead: [LeaveOut]{row})])"
            );
            let own = store(&row).0.find_file::<OwnWords>().unwrap().unwrap();
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
            (
                "(format: 3, new: [Secret], rows: [])".to_owned(),
                "newer version of Foreword (format 3; this one reads 2)",
            ),
            ("(format: 0)".to_owned(), "they have format 0"),
        ] {
            let sentence = store(&broken).0.find_file::<OwnWords>().unwrap_err().sentence;
            assert!(sentence.contains(says), "{broken}: {sentence}");
            assert!(!sentence.to_lowercase().contains("secret"), "{sentence}");
        }
    }

    /// A file that is not understood is reported, and left as it is.
    #[test]
    fn bad_wording_is_kept() {
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
            let sentence = store.find_file::<OwnWords>().unwrap_err().sentence;
            assert!(sentence.contains(says) && sentence.contains("wording.ron"), "{sentence}");
            assert!(!sentence.contains("secret"), "{sentence}");
            assert_eq!(home.get(OwnWords::NAME).unwrap(), broken.as_bytes());
        }
        let (store, home) = store("");
        home.put(OwnWords::NAME, b"(\n\xff)");
        assert!(
            store
                .find_file::<OwnWords>()
                .unwrap_err()
                .sentence
                .contains("line 2, column 1: the file is not UTF-8")
        );
    }
}
