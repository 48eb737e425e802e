//! A guide as a file that somebody wrote by hand: read, looked through, and what is to be mended said with its place.

mod meaning;
mod nearest;
mod places;
mod syntax;

use jiff::civil::Date;

use crate::domain::Guide;
use places::Places;
pub use syntax::starts_with;

/// The most bytes of such a file.
pub const LARGEST: u64 = 1024 * 1024;

/// Said of a larger one.
pub const TOO_LARGE: &str = "The file is larger than 1 MB, the most that Foreword reads of a guide.";

/// The format this version reads.
pub const FORMAT: u32 = 1;

/// Something to mend or to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub line: usize,
    pub column: usize,
    pub sentence: String,
}

/// A guide that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub guide: Guide,
    text: String,
}

/// The guide in the bytes of a file.
///
/// # Errors
/// If it cannot be used: what is to be mended, in the order of the file.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<Finding>> {
    const MOST: usize = 50;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(vec![Finding { line: 1, column: 1, sentence: TOO_LARGE.to_owned() }]);
    }
    let text = syntax::text(bytes).map_err(|finding| vec![finding])?;
    let guide = syntax::guide(text).map_err(|finding| vec![finding])?;
    let mut findings = meaning::errors(&guide, &Places::of(text));
    findings.sort();
    findings.truncate(MOST);
    if findings.is_empty() { Ok(Read { guide, text: text.to_owned() }) } else { Err(findings) }
}

impl Read {
    /// What may be meant so and is worth a look, in the order of the file.
    pub fn hints(&self, today: Date) -> Vec<Finding> {
        let mut hints = meaning::hints(&self.guide, &Places::of(&self.text), today);
        hints.sort();
        hints
    }
}

#[cfg(test)]
mod tests;
