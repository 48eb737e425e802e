//! Who approved what.

use super::UserFile;
use crate::{
    domain::{Approval, Approvals},
    text::clean_line,
};

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
