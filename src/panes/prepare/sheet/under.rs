//! What the program says under a field: lines that are made from what was typed, and change with it.

use super::Sheet;
use crate::{
    domain::{ContextField, FieldId, Notes},
    text::Rows,
};

/// Under it stand the fields left at "not known, ask".
pub(super) const STILL_TO_ASK: FieldId = FieldId::Context(ContextField::StillToAsk);

impl Sheet {
    /// Makes the lines under a field anew.
    pub(super) fn say_under(&mut self, notes: &Notes, at: usize) {
        let width = self.width_of(at);
        let lines = match self.fields.get(at) {
            Some(&STILL_TO_ASK) => {
                let unknown = notes.unknown().map(|field| format!("· {}", notes.label(field)));
                unknown.flat_map(|line| wrapped(&line, width)).collect()
            }
            _ => Vec::new(),
        };
        if let Some(under) = self.under.get_mut(at) {
            *under = lines;
        }
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let rows = Rows::new(text, width);
    let row = |at| text.get(rows.range(at)).unwrap_or_default().trim_end().to_owned();
    (0..rows.len()).map(row).collect()
}
