//! A page for use elsewhere: plain text, Markdown or HTML.

mod bidi;
mod html;
mod markdown;
mod record;
mod text;

pub use html::{html, html_of_all};
pub use markdown::markdown;
pub use record::record;
pub use text::{text, wrapped};

use crate::domain::{Appointment, Handout, HandoutKind, PageKind};

/// Everything in the notes, field by field, for saving what cannot be saved otherwise.
pub fn everything(appointment: &Appointment) -> String {
    let notes = &appointment.notes;
    let filled = notes.all_fields().filter(|&field| notes.get(field).has_words());
    let fields = filled.map(|field| format!("\n{}\n{}\n", field.label(), notes.get(field).text.trim_end()));
    let mut text = format!("{}\n", appointment.name());
    text.extend(fields);
    text
}

/// Pages in one text, each on a sheet of its own: a printer begins a new one at a form feed.
pub fn text_of_all(pages: &[Handout]) -> String {
    pages.iter().map(text_of).collect::<Vec<_>>().join("\u{c}")
}

/// A page as text: for the record as that is pasted, else to be read.
pub fn text_of(page: &Handout) -> String {
    if page.kind == PageKind::Of(HandoutKind::Record) { record(page, true) } else { text(page, WIDTH) }
}

pub const WIDTH: usize = 76;

#[cfg(test)]
mod tests;
