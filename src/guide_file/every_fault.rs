//! Finds every fault of a guide at once: each fault is corrected in a copy, so that the rest can still be read.

use std::ops::Range;

use ron::Error;

use super::{GuideFinding, parse, span_map, span_map::SpanMap, suggest::suggest, validate};
use crate::domain::Guide;

/// More faults than this are another kind of file.
const MOST: usize = 50;

/// A part of the copy: as it was from that place on, or put in there.
struct Part {
    text: String,
    from: usize,
    is_put: bool,
}

struct Mended(Vec<Part>);

impl Mended {
    fn text(&self) -> String {
        self.0.iter().map(|part| part.text.as_str()).collect()
    }

    /// The place in the text as it was; none within what was put in.
    fn place(&self, at: usize) -> Option<usize> {
        let mut start = 0;
        for part in &self.0 {
            let end = start + part.text.len();
            if at < end {
                return (!part.is_put).then(|| part.from + at - start);
            }
            start = end;
        }
        self.0.last().map(|last| last.from + last.text.len())
    }

    fn put(&mut self, range: &Range<usize>, text: &str) {
        let mut parts = Vec::new();
        let mut put = Some(text);
        let mut start = 0;
        for part in self.0.drain(..) {
            let end = start + part.text.len();
            let cut = |range: Range<usize>| part.text.get(range).unwrap_or_default().to_owned();
            let before = cut(0..range.start.clamp(start, end) - start);
            let after_from = range.end.clamp(start, end) - start;
            let after = cut(after_from..part.text.len());
            let meets = range.start < end;
            if !before.is_empty() {
                parts.push(Part { text: before, ..part });
            }
            if let Some(text) = put.take_if(|_| meets) {
                let from = part.from + (range.start - start);
                parts.push(Part { text: text.to_owned(), from, is_put: true });
            }
            if !after.is_empty() {
                parts.push(Part { text: after, from: part.from + after_from, is_put: part.is_put });
            }
            start = end;
        }
        self.0 = parts;
    }
}

/// The guide in a text.
///
/// # Errors
/// If it cannot be used: all that is to be corrected, in the order of the file.
pub(super) fn read(text: &str) -> Result<Guide, Vec<GuideFinding>> {
    let mut mended = Mended(vec![Part { text: text.to_owned(), from: 0, is_put: false }]);
    let mut found: Vec<GuideFinding> = Vec::new();
    let offset = |text: &str, one: &GuideFinding| parse::up_to(text, one.line, one.column).len();
    let there = |at: usize, sentence: String| GuideFinding::after(text.get(..at).unwrap_or(text), sentence);
    let mut was_bent = false;
    for _ in 0..MOST {
        let now = mended.text();
        let error = match parse::guide(&now) {
            Ok(guide) => {
                for one in validate::errors(&guide, &SpanMap::of(&now)) {
                    let at = mended.place(offset(&now, &one));
                    found.extend(at.map(|at| there(at, one.sentence)));
                }
                if found.is_empty() {
                    return Ok(guide);
                }
                break;
            }
            Err(error) => error,
        };
        let one = parse::finding(&now, &error);
        let at = offset(&now, &one);
        // Behind a bracket or a comma that is missing, little can be relied on.
        if was_bent && is_of_brackets(&error.code) {
            break;
        }
        was_bent |= is_of_brackets(&error.code);
        // In what was put in, there is nothing to say.
        found.extend(mended.place(at).map(|at| there(at, one.sentence)));
        let Some((range, text)) = repair(&now, at, &error.code) else { break };
        mended.put(&range, &text);
    }
    found.sort();
    found.dedup();
    found.truncate(MOST);
    Err(found)
}

const fn is_of_brackets(error: &Error) -> bool {
    matches!(
        error,
        Error::Eof
            | Error::ExpectedComma
            | Error::ExpectedArrayEnd
            | Error::ExpectedStructLikeEnd
            | Error::ExpectedIdentifier
            | Error::ExpectedMapColon
            | Error::UnexpectedChar(_)
            | Error::InvalidIdentifier(_)
    )
}

/// The part of the text to replace, and what with, so that it can be read on from there.
fn repair(text: &str, at: usize, error: &Error) -> Option<(Range<usize>, String)> {
    let rest = text.get(at..)?;
    match error {
        Error::NoSuchStructField { expected, found, .. }
            if let Some(near) = suggest(found, expected.iter().copied()).first() =>
        {
            Some((at..at + found.len(), (*near).to_owned()))
        }
        Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. } => {
            let range = at..at + value(rest, true);
            let blank = |char: char| if char == '\n' { '\n' } else { ' ' };
            let blank = text.get(range.clone())?.chars().map(blank).collect();
            Some((range, blank))
        }
        Error::NoSuchEnumVariant { expected, .. } => {
            let name = rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len());
            Some((at..at + name, (*expected.first()?).to_owned()))
        }
        Error::MissingStructField { field, .. } => {
            let end = if rest.starts_with(')') { at } else { text.get(..at)?.rfind(')')? };
            let comma = if span_map::needs_comma(text.get(..end)?) { "," } else { "" };
            Some((end..end, format!("{comma} {field}: {}", stand_in(field))))
        }
        Error::ExpectedComma => Some((at..at, ",".to_owned())),
        Error::ExpectedString
        | Error::ExpectedInteger
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::ExpectedBoolean
        | Error::ExpectedArray
        | Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::InvalidValueForType { .. }
        | Error::Message(_) => {
            // A text that makes no sense is named behind its quotation mark, a number behind itself.
            let start = match text.get(..at)?.chars().next_back()? {
                '"' => at - 1,
                char if char.is_ascii_alphanumeric() => text.get(..at)?.rfind([' ', ':', '['])? + 1,
                _ => at,
            };
            let (before, from) = (text.get(..start)?, text.get(start..)?);
            let inside = SpanMap::of(before).last().rsplit('.').next().unwrap_or_default().to_owned();
            let field = inside.split('[').next().unwrap_or_default();
            let end = match from.chars().next()? {
                '“' => from.find('”').map(|end| end + '”'.len_utf8())?,
                _ => value(from, false),
            };
            Some((start..start + end, stand_in(field).to_owned()))
        }
        _ => None,
    }
}

/// Bytes up to the end of a value; of a field with its name, also the comma behind it.
fn value(text: &str, is_field: bool) -> usize {
    let (mut deep, mut end) = (0_usize, text.len());
    for (at, token) in span_map::Tokens::of(text) {
        match token {
            span_map::Token::Opens(_) => deep += 1,
            span_map::Token::Closes if deep == 0 => {
                end = at;
                break;
            }
            span_map::Token::Closes => deep -= 1,
            span_map::Token::Comma if deep == 0 => {
                end = if is_field { at + 1 } else { at };
                break;
            }
            _ => {}
        }
    }
    end
}

/// Something that can be read as the value of that field.
fn stand_in(field: &str) -> &'static str {
    match field {
        "format" | "number" | "principle" => "1",
        "reviewed_on" => "\"0001-01-01\"",
        "review_by" => "\"9999-01-01\"",
        "moment" => "Open",
        "starter" | "ours" => "false",
        "audiences" | "cross_reference" => "()",
        "principles" | "enabling" | "prompts" | "phrases" | "suits" | "roles" | "service_questions"
        | "testing_questions" | "questions" | "rows" => "[]",
        _ => "\"x\"",
    }
}
