//! The settings. Nothing in them is of any appointment, so they are not to be encrypted with those: the
//! cover must know its minutes before anything else is read.

use super::UserFile;
use crate::{domain::Settings, text::clean_line};

impl UserFile for Settings {
    const NAME: &'static str = "settings.ron";
    const LARGEST: u64 = 64 * 1024;
    const HEADER: &'static str =
        "// What Foreword is set to. You may change it here or in Foreword; 0 stands for never.\n";
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
    }
}
