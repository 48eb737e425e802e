//! The rows of the word list that are kept on this computer.

use super::UserFile;
use crate::{domain::KeptRows, text::clean_line};

impl UserFile for KeptRows {
    const NAME: &'static str = "kept-words.ron";
    const LARGEST: u64 = 64 * 1024;
    const HEADER: &'static str =
        "// Rows of the word list whose words Foreword marks nowhere. F9 k takes one back.\n";
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
