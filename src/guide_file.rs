//! A guide as a file that somebody wrote by hand: read, looked through, and what is to be mended said with its place.

mod parse;
mod span_map;
mod suggest;
mod validate;

use jiff::civil::Date;

use crate::domain::Guide;
pub use parse::starts_with;
use span_map::SpanMap;

pub const LARGEST: u64 = 1024 * 1024;

pub const TOO_LARGE: &str = "The file is larger than 1 MB, the most that Foreword reads of a guide.";

pub const FORMAT: u32 = 1;

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
    const MOST: usize = 50;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(vec![GuideFinding::after("", TOO_LARGE)]);
    }
    let text = parse::text(bytes).map_err(|finding| vec![finding])?;
    let guide = parse::guide(text).map_err(|finding| vec![finding])?;
    let mut findings = validate::errors(&guide, &SpanMap::of(text));
    findings.sort();
    findings.truncate(MOST);
    if findings.is_empty() { Ok(ParsedGuide { guide, text: text.to_owned() }) } else { Err(findings) }
}

impl ParsedGuide {
    /// Hints: possible slips, in the order of the file.
    pub fn hints(&self, today: Date) -> Vec<GuideFinding> {
        let mut hints = validate::hints(&self.guide, &SpanMap::of(&self.text), today);
        hints.sort();
        hints
    }
}

#[cfg(test)]
mod tests;
