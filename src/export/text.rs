//! The page as plain text: wrapped at words, and readable in any editor.

use unicode_width::UnicodeWidthStr;

use super::MADE_UP;
use crate::domain::{Brief, Moment, footer};

const INDENT: usize = 2;

/// The page as plain text, no wider than `width` columns except for longer words.
#[must_use]
pub fn text(brief: &Brief, made: Moment, sample: bool, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.add(0, &brief.title);
    page.add(0, &brief.meeting);
    if sample {
        page.add(0, MADE_UP);
    }
    if brief.is_empty() {
        page.gap();
        page.add(0, Brief::NOTHING);
    }
    for section in &brief.sections {
        page.gap();
        page.add(0, &section.heading.to_uppercase());
        let several = section.items.len() > 1;
        for item in &section.items {
            match &item.label {
                Some(label) if item.text.is_empty() => page.add(INDENT, label),
                Some(label) => {
                    page.add(INDENT, &format!("{label}:"));
                    page.add(2 * INDENT, &item.text);
                }
                None if several => page.item(&item.text),
                None => page.add(INDENT, &item.text),
            }
        }
    }
    page.gap();
    page.add(0, &footer(made));
    page.text
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn add(&mut self, indent: usize, text: &str) {
        self.add_marked(&" ".repeat(indent), indent, text);
    }

    fn item(&mut self, text: &str) {
        self.add_marked("  - ", 2 * INDENT, text);
    }

    /// Adds text with `first` before its first line, and as many spaces before the others.
    fn add_marked(&mut self, first: &str, indent: usize, text: &str) {
        let room = self.width.saturating_sub(indent).max(1);
        let mut before = first;
        let spaces = " ".repeat(indent);
        for line in text.split('\n').flat_map(|paragraph| wrapped(paragraph, room)) {
            if !line.is_empty() {
                self.text.push_str(before);
                self.text.push_str(&line);
            }
            self.text.push('\n');
            before = &spaces;
        }
    }
}

/// A paragraph in lines. Spaces go only where a line is broken; a word longer than a line keeps one
/// to itself, so that an address can still be copied.
#[must_use]
pub fn wrapped(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in paragraph.trim_end().split_inclusive([' ', '\t']) {
        let word = piece.trim_end_matches([' ', '\t']);
        if !line.trim().is_empty() && line.width() + word.width() > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if !lines.is_empty() && line.is_empty() && word.is_empty() {
            continue;
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}
