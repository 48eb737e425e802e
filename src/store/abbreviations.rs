//! The person's own abbreviations.

use super::UserFile;
use crate::{
    domain::{Expansion, OwnAbbreviations},
    text::clean,
};

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
