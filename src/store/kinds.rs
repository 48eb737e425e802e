//! Every kind of user file but phrases and guides.

use super::UserFile;
use crate::{
    domain::{
        Approval, Approvals, DeletedIds, Expansion, KeptRows, OwnAbbreviations, OwnWords, Reflections,
        Resource, Resources, Settings, Team, Words,
    },
    text::{clean, clean_line},
};

/// Nothing in them is of any appointment, so they are not to be encrypted with those: the cover must know
/// its minutes before anything else is read.
impl UserFile for Settings {
    const NAME: &'static str = "settings.ron";
    const LARGEST: u64 = 64 * 1024;
    const HEADER: &'static str =
        "// What Foreword is set to. You may change it here or in Foreword; 0 means never.\n";
    const CALLED: &'static str = "The settings";
    const MEANWHILE: &'static str = "";
    const UNSAVED: &'static str = "What you set holds until you leave.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for number in [&mut self.surgery_number, &mut self.out_of_hours_number] {
            // One that is too long for the form is kept whole: a part of a number would be a wrong one.
            clean_line(number).trim().clone_into(number);
        }
        clean_line(&self.backup_folder).trim().clone_into(&mut self.backup_folder);
        let clean = |keys: &Vec<String>| keys.iter().map(|key| clean_line(key)).collect();
        self.keys = self.keys.iter().map(|(name, keys)| (clean_line(name), clean(keys))).collect();
    }
}

impl UserFile for OwnAbbreviations {
    const NAME: &'static str = "abbreviations.ron";
    const LARGEST: u64 = 2 * 1024 * 1024;
    const HEADER: &'static str = "// Abbreviations of your own for Foreword: a dot and the word, then a space, writes the text out.\n\
         // {what to put here} is a blank to fill in, {two days|a week} one to choose for. A phrase of\n\
         // the guide is named by its id, such as Phrase(\"p1-open-1\").\n";
    const CALLED: &'static str = "Your abbreviations";
    const MEANWHILE: &'static str = "Until then only those of Foreword are written out.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for one in &mut self.abbreviations {
            if let Expansion::Text(text) = &mut one.becomes {
                *text = clean(text).into_owned();
            }
        }
    }

    fn fault(&self) -> Option<String> {
        Self::fault(self)
    }
}

impl UserFile for Words {
    const NAME: &'static str = "words.ron";
    const LARGEST: u64 = 1024 * 1024;
    const HEADER: &'static str =
        "// Words of yours that Foreword does not underline. You may change them here or in Foreword.\n";
    const CALLED: &'static str = "Your own words";
    const MEANWHILE: &'static str = "Until then they are underlined.";
    const UNSAVED: &'static str = "The word is ignored until you quit Foreword.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }
}

impl UserFile for KeptRows {
    const NAME: &'static str = "kept-words.ron";
    const LARGEST: u64 = 64 * 1024;
    const HEADER: &'static str = "// Rows of the word list whose words Foreword marks nowhere. To mark them again: “Words you chose to keep”, in Foreword.\n";
    const CALLED: &'static str = "The words you keep";
    const MEANWHILE: &'static str = "Until then those words are marked again.";
    const UNSAVED: &'static str = "What you keep here holds until you leave.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        self.rows.iter_mut().for_each(|row| *row = clean_line(row));
    }
}

impl UserFile for DeletedIds {
    const NAME: &'static str = "deleted.ron";
    const LARGEST: u64 = 512 * 1024;
    const HEADER: &'static str = "// Which appointments were deleted permanently, by their IDs and nothing else, so that a backup does not\n\
         // bring them back unasked.\n";
    const CALLED: &'static str = "The IDs of what was deleted";
    const MEANWHILE: &'static str = "Until then a backup may bring back what was deleted here.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }
}

/// Written by hand; the program only reads it.
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

impl UserFile for Approvals {
    const NAME: &'static str = "approvals.ron";
    const LARGEST: u64 = 256 * 1024;
    const HEADER: &'static str = "// What was approved here, by whom and until when. Each is bound to the exact text: where that changes,\n\
         // or a day is past, it holds no longer. To approve anew: foreword guide approve\n";
    const CALLED: &'static str = "The approvals";
    const MEANWHILE: &'static str = "Until then nothing counts as approved.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for one in &mut self.approvals {
            for text in [&mut one.name, &mut one.role, &mut one.registration] {
                clean_line(text).trim().clone_into(text);
            }
        }
    }

    fn fault(&self) -> Option<String> {
        self.approvals.iter().find_map(Approval::fault)
    }
}

impl UserFile for Reflections {
    const NAME: &'static str = "reflections.ron";
    const LARGEST: u64 = 2 * 1024 * 1024;
    const HEADER: &'static str = "// What you wrote in Reflect, and your next steps. Nothing here is of an appointment, so nothing goes\n\
         // when notes are deleted.\n";
    const CALLED: &'static str = "Your reflections";
    const MEANWHILE: &'static str = "Until then Reflect cannot be used.";
    const UNSAVED: &'static str = "What you wrote in Reflect is not saved yet.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for one in &mut self.reflections {
            one.words = clean(&one.words).into_owned();
            one.asks = clean_line(&one.asks);
        }
        for one in &mut self.steps {
            one.step = clean(&one.step).into_owned();
            one.because = clean(&one.because).into_owned();
        }
    }
}

impl UserFile for Team {
    const NAME: &'static str = "team.ron";
    const LARGEST: u64 = 4 * 1024 * 1024;
    const HEADER: &'static str = "// What colleagues wrote about the service, and what the team changes. Nothing here is of an appointment.\n\
         // To take a colleague's in: foreword reflect import FILE\n";
    const CALLED: &'static str = "The words of the team";
    const MEANWHILE: &'static str = "Until then no report on the service can be made.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for voice in &mut self.voices {
            clean_line(&voice.author).trim().clone_into(&mut voice.author);
            for one in &mut voice.answers {
                one.words = clean(&one.words).into_owned();
                one.asks = clean_line(&one.asks);
            }
        }
        for one in &mut self.changes {
            for text in [&mut one.change, &mut one.who, &mut one.by_when, &mut one.we_would_see] {
                *text = clean_line(text);
            }
        }
    }
}

impl UserFile for Resources {
    const NAME: &'static str = "resources.ron";
    const LARGEST: u64 = 1024 * 1024;
    const HEADER: &'static str = "// Leaflets, courses, groups and numbers of your area, for Foreword. Share this file as it is:\n\
         // foreword resources import FILE\n\
         // Each is written like this made-up one, between the square brackets. All but kind and name may be left out:\n\
         //     (\n\
         //         kind: Leaflet, // or Course, Group, PhoneNumber, Website, Other\n\
         //         name: \"Back to walking\",\n\
         //         from: \"the county library\", // who makes or runs it\n\
         //         found_at: \"ask at the counter\", // its page, address or number\n\
         //         suits: \"people who want to walk more\",\n\
         //         comes_in: \"large print, in English and Polish\",\n\
         //         checked: \"2026-11-03\", // six months later it says: check before use\n\
         //     ),\n";
    const CALLED: &'static str = "Your resources";
    const MEANWHILE: &'static str = "Until then none is offered.";
    const UNSAVED: &'static str = "This change is not on disk.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        self.resources.iter_mut().for_each(Resource::clean);
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
            (row("instead: [LeaveOut], wher: Say"), "Perhaps “where” was meant."),
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
