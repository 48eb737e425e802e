//! From bytes to a guide, or to one sentence that says where it stops being one.

use ron::{Error, Options, error::SpannedError, extensions::Extensions};
use serde::Deserialize;

use super::{FORMAT, GuideFinding, span_map::SpanMap, suggest::suggest};
use crate::{
    domain::Guide,
    text::{is_harmful, is_utf16},
};

/// The text in those bytes, without the mark that some editors put first.
pub(super) fn text(bytes: &[u8]) -> Result<&str, GuideFinding> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_utf16(bytes) {
        return Err(GuideFinding::after("", "The file is UTF-16 text. Save it as UTF-8."));
    }
    if bytes.trim_ascii().is_empty() {
        return Err(GuideFinding::after("", "The file is empty."));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let good = std::str::from_utf8(good).unwrap_or_default();
        let sentence = "From here on this is not UTF-8 text. If an editor saved it, save it again as UTF-8.";
        GuideFinding::after(good, sentence)
    })
}

/// Whether a file begins with this name, after remarks.
pub fn starts_with(text: &str, name: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with("//")).is_some_and(|line| line.starts_with(name))
}

#[derive(Deserialize)]
#[serde(rename = "Guide")]
struct Header {
    format: u32,
}

/// By hand one writes `teach_back: "Would you .."`.
fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Whether it is a guide of this format at all.
///
/// # Errors
/// If it is not.
pub(super) fn header(text: &str) -> Result<(), GuideFinding> {
    if starts_with(text, "PhraseSet") {
        return Err(GuideFinding::after(
            "",
            "This is a set of phrases, not a guide. Type: foreword phrases import FILE",
        ));
    }
    let format = options().from_str::<Header>(text).ok().map(|header| header.format);
    if let Some(format) = format.filter(|format| *format != FORMAT) {
        let what = if format > FORMAT { "Open it with a newer Foreword." } else { "Write “format: 1”." };
        let sentence = format!("The file has format {format}; this Foreword reads {FORMAT}. {what}");
        return Err(SpanMap::of(text).finding("format", sentence));
    }
    Ok(())
}

pub(super) fn guide(text: &str) -> Result<Guide, SpannedError> {
    options().from_str(text)
}

pub(super) fn finding(text: &str, error: &SpannedError) -> GuideFinding {
    let starts = matches!(
        error.code,
        Error::Message(_)
            | Error::InvalidValueForType { .. }
            | Error::NoSuchEnumVariant { .. }
            | Error::NoSuchStructField { .. }
            | Error::DuplicateStructField { .. }
    );
    let at = if starts { error.span.start } else { error.span.end };
    let before = up_to(text, at.line, at.col);
    let place = SpanMap::of(before);
    let inside = place.last().rsplit('.').next().unwrap_or_default();
    let curly = text.get(before.len()..).is_some_and(|rest| rest.starts_with(['“', '”', '‘', '’']));
    let sentence = match error.code {
        Error::ExpectedString if curly => {
            "Straight quotation marks \" belong here; curly ones go inside a text only.".to_owned()
        }
        ref code => sentence(code, inside),
    };
    let lines = text.lines().count().max(1);
    GuideFinding { line: at.line.clamp(1, lines), column: at.col.max(1), sentence }
}

pub(super) fn up_to(text: &str, line: usize, column: usize) -> &str {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(end, _)| end);
    text.get(..start + end).unwrap_or(text)
}

/// The error for people who write guides, not programs.
fn sentence(error: &Error, inside: &str) -> String {
    let list = |names: &[&str]| names.join(", ");
    let sentence = match error {
        Error::Eof => "The file ends before the guide does: a closing bracket is missing.",
        Error::ExpectedStringEnd => {
            "A text is not closed: a quotation mark \" is missing. Inside a text write \\\" or use “ and ”."
        }
        Error::ExpectedString => "A text in quotation marks belongs here, such as \"Goals\".",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::IntegerOutOfBounds => {
            "A whole number from 1 to 9 belongs here, without quotation marks."
        }
        Error::UnclosedBlockComment => "A remark that begins with /* is not closed with */.",
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd => {
            "A comma or a closing bracket is missing here, or where the line before ends."
        }
        Error::ExpectedMapColon => "A colon is missing here, between a name and what it says.",
        Error::ExpectedArray => "A list in square brackets belongs here, such as [ .. ].",
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_) => {
            "Round brackets belong here, with the name for them or none: Guide( .. ), Principle( .. )."
        }
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => {
            "A name such as “title” and a colon belong here, or a closing bracket."
        }
        Error::InvalidEscape(_) => "The backslash in this text means nothing. Write \\\\ for one.",
        Error::TrailingCharacters => "The guide ends here, but there is more text after it. Delete the rest.",
        Error::MissingStructField { field, .. } => {
            return format!("“{field}” is missing in the part that ends here.");
        }
        Error::DuplicateStructField { field, .. } => return format!("“{field}” is here twice. Keep one."),
        Error::NoSuchStructField { expected, found, .. } => {
            let found = crate::domain::guides::shown(found);
            let near = suggest(&found, expected.iter().copied());
            let known = if near.is_empty() { list(expected) } else { near.join(" or ") };
            return format!("“{found}” is not a field here. Did you mean: {known}?");
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let found = crate::domain::guides::shown(found);
            return format!("“{found}” is not known here. Write one of: {}.", list(expected));
        }
        Error::ExceededRecursionLimit => "Brackets are nested too deeply.",
        Error::Message(_) | Error::InvalidValueForType { .. }
            if matches!(inside, "reviewed_on" | "review_by") =>
        {
            "This is not a valid date. Write year, month and day, such as \"2027-05-22\"."
        }
        Error::InvalidValueForType { .. } => "Something else belongs here.",
        Error::UnexpectedChar(char) if !is_harmful(*char) => {
            return format!("“{char}” does not belong here.");
        }
        _ => "This is not understood. See the example in the README.",
    };
    sentence.to_owned()
}
