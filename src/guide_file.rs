//! A guide as a file that somebody wrote by hand: read, looked through, and what is to be mended said with its place.

mod every_fault;
mod parse;
mod span_map;
mod suggest;
mod validate;

use jiff::civil::Date;

use ron::ser::PrettyConfig;

use crate::domain::{Guide, Wording};
pub use parse::starts_with;
use span_map::SpanMap;

pub const LARGEST: u64 = 1024 * 1024;

pub const TOO_LARGE: &str = "The file is larger than 1 MB, the most that Foreword reads of a guide.";

pub const FORMAT: u32 = 1;

/// A guide to start from, with remarks.
pub const TEMPLATE: &str = include_str!("../data/guide-template.ron");

const EXPORTED: &str = "// A guide of Foreword. To make your own of it, change its id first, then its title, version, source,\n\
    // attribution, caution and days; say where its words are from. To see what is still to correct:\n\
    // foreword guide check FILE\n";

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GuideFinding {
    pub line: usize,
    pub column: usize,
    pub sentence: String,
}

impl GuideFinding {
    /// At the place behind this part of the file.
    fn after(before: &str, sentence: impl Into<String>) -> Self {
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column, sentence: sentence.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedGuide {
    pub guide: Guide,
    text: String,
}

/// The guide in the bytes of a file.
///
/// ```
/// use foreword::guide_file;
///
/// let text = "Guide(\n    format: 1,\n    titel: \"Sleep\",\n)";
/// let findings = guide_file::read(text.as_bytes()).unwrap_err();
/// assert_eq!((findings[0].line, findings[0].column), (3, 5));
/// assert!(findings[0].sentence.ends_with("Did you mean: title?"));
/// ```
///
/// # Errors
/// If it cannot be used: what is to be mended, in the order of the file.
pub fn read(bytes: &[u8]) -> Result<ParsedGuide, Vec<GuideFinding>> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(vec![GuideFinding::after("", TOO_LARGE)]);
    }
    let text = parse::text(bytes).map_err(|finding| vec![finding])?;
    parse::header(text).map_err(|finding| vec![finding])?;
    every_fault::read(text).map(|guide| ParsedGuide { guide, text: text.to_owned() })
}

/// A guide as a file to read, to change and to import.
#[must_use]
pub fn write(guide: &Guide) -> String {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(guide, config).unwrap_or_default();
    format!("{EXPORTED}{text}\n")
}

impl ParsedGuide {
    /// Hints: possible slips, and words worth a second look, in the order of the file.
    pub fn hints(&self, today: Date, wording: &Wording) -> Vec<GuideFinding> {
        let places = SpanMap::of(&self.text);
        let mut hints = validate::hints(&self.guide, &places, today);
        hints.extend(validate::listed_words(&self.guide, &places, wording));
        hints.sort();
        hints
    }
}

#[cfg(test)]
mod tests;
