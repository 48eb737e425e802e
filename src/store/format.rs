//! An appointment as the text of its file, and back.
//!
//! A file can be used, only be shown, or not be understood.
//! Messages about a file quote nothing of it: it holds notes.

use std::borrow::Cow;

use ron::{
    Error, Options,
    error::{Position, SpannedError},
    ser::PrettyConfig,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    domain::{Appointment, FORMAT, Fingerprint, Opened, UserError, Whose},
    text::{clean, clean_line, is_utf16},
};

/// An appointment as the text of its file.
///
/// # Errors
/// If it cannot be written as text, which no appointment is known to do.
pub fn encode(appointment: &Appointment) -> Result<String, UserError> {
    pretty(appointment).map_err(|_| {
        let sentence = "These notes could not be turned into the text of a file, so nothing was saved. The \
                        earlier version on disk is unharmed. Copy what you typed to somewhere else.";
        UserError::new("cannot be written", sentence)
    })
}

/// Long texts can be read line by line.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    Ok(ron::ser::to_string_pretty(value, config)? + "\n")
}

/// The appointment in the bytes of a file, which messages call `file`.
///
/// # Errors
/// If it cannot be understood, or is of a later format than this version knows.
pub fn decode(bytes: &[u8], file: &str) -> Result<Opened, UserError> {
    let text =
        text_in(bytes).map_err(|NotText { short, what, next }| left_as_it_is(short, file, what, next))?;
    let mut unknown = Vec::new();
    let parsed = parse(text, &Options::default(), &mut unknown);
    if !parsed.as_ref().is_ok_and(|appointment: &Appointment| (1..=FORMAT).contains(&appointment.format)) {
        newer(text, file)?;
    }
    let mut appointment = parsed.map_err(|error| not_understood(&error, file))?;
    // Fields that later formats added are empty in an earlier one; there is nothing to convert but that
    // before format 3 chances were asked of every choice, which `mend` shows where there are any.
    appointment.format = FORMAT;
    appointment.notes.options.mend();
    // Few files need it, and a long list has many files: plain text without escapes is clean as it is.
    if !text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~') && byte != b'\\') {
        clean_notes(&mut appointment);
    }
    appointment.label = clean_line(&appointment.label);
    let read_only = (!unknown.is_empty()).then(|| {
        format!(
            "The file {file} holds something this version of Foreword does not know: {}. It can be read \
             and not changed here, so that nothing in it is lost. Open it with the version that wrote it.",
            places(&unknown, text)
        )
    });
    Ok(Opened { appointment, read_only, fingerprint: Fingerprint::default(), recovered: None })
}

/// A file that is not text, and what to do.
pub(super) struct NotText {
    pub(super) short: &'static str,
    pub(super) what: &'static str,
    next: &'static str,
}

/// The text in these bytes, without a byte order mark.
pub(super) fn text_in(bytes: &[u8]) -> Result<&str, NotText> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_utf16(bytes) {
        return Err(NotText {
            short: "not UTF-8 text",
            what: "is UTF-16 text, not UTF-8 text",
            next: "Open it in the editor that saved it and save it as UTF-8.",
        });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(NotText { short: "empty file", what: "is empty", next: EARLIER });
    }
    std::str::from_utf8(bytes).map_err(|_| NotText {
        short: "not UTF-8 text",
        what: "is not UTF-8 text",
        next: "If an editor saved it, save it again as UTF-8.",
    })
}

/// Reads a value; fields it does not have are added to `unknown`.
pub(super) fn parse<T: DeserializeOwned>(
    text: &str,
    options: &Options,
    unknown: &mut Vec<String>,
) -> Result<T, SpannedError> {
    let mut reader = ron::Deserializer::from_str_with_options(text, options)?;
    // One type of closure for all, so that what they share is compiled once.
    let mut note: &mut dyn FnMut(serde_ignored::Path) = &mut |path| unknown.push(path.to_string());
    let parsed = serde_ignored::deserialize(&mut reader, &mut note)
        .and_then(|parsed: T| reader.end().map(|()| parsed));
    parsed.map_err(|error| reader.span_error(error))
}

/// The format of a file whose content may be unknown.
#[derive(Deserialize)]
#[serde(rename = "Appointment")]
struct Header {
    format: u32,
}

fn header_format(text: &str) -> Option<u32> {
    ron::from_str::<Header>(text).ok().map(|header| header.format)
}

/// Whether these bytes were written by a newer version of this program.
#[must_use]
pub fn is_newer(bytes: &[u8]) -> bool {
    format_of(bytes).is_some_and(|format| format > FORMAT)
}

/// Whether these bytes were written by an earlier version of this program, in another format.
#[must_use]
pub fn is_older(bytes: &[u8]) -> bool {
    format_of(bytes).is_some_and(|format| format < FORMAT)
}

fn format_of(bytes: &[u8]) -> Option<u32> {
    header_format(text_in(bytes).ok()?)
}

/// # Errors
/// If the text names a format that this version does not know, whatever else it holds.
fn newer(text: &str, file: &str) -> Result<(), UserError> {
    let Some(format) = header_format(text).filter(|format| !(1..=FORMAT).contains(format)) else {
        return Ok(());
    };
    if format < FORMAT {
        let what = format!("says it has format {format}, which Foreword never had");
        return Err(left_as_it_is("unknown format", file, &what, EARLIER));
    }
    let sentence = format!(
        "The file {file} was made by a newer version of Foreword (format {format}; this one reads {FORMAT}). It \
         is left untouched. Open it with the newer version."
    );
    Err(UserError::new("newer version", sentence))
}

const EARLIER: &str = "Restore an earlier copy, or ask whoever looks after this computer.";

fn not_understood(SpannedError { code, span }: &SpannedError, file: &str) -> UserError {
    let Position { line, col } = span.end;
    let mut short = "not understood";
    let what = match code {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            short = "cut short";
            "ends before it is complete, at"
        }
        Error::ExceededRecursionLimit => "is nested too deeply to be notes, at",
        Error::MissingStructField { field, .. } => &format!("lacks “{field}” in the part that ends at"),
        Error::DuplicateStructField { field, .. } => &format!("has “{field}” twice, the second at"),
        _ => "cannot be understood from",
    };
    let next = "Correct that place in a text editor, or restore an earlier copy.";
    left_as_it_is(short, file, &format!("{what} line {line}, column {col}"), next)
}

fn left_as_it_is(short: &str, file: &str, what: &str, next: &str) -> UserError {
    UserError::new(short, format!("The file {file} {what}. It is left as it is. {next}"))
}

/// The paths of the first few fields, with their places.
pub(super) fn places(paths: &[String], text: &str) -> String {
    some_of(&paths.iter().map(|path| path_and_place(path, text)).collect::<Vec<_>>())
}

/// A field's path, with its line and column if no other field of that name is in the text.
fn path_and_place(path: &str, text: &str) -> String {
    const LONGEST: usize = 60;
    let name = path.rsplit('.').next().unwrap_or(path);
    let short: String = path.chars().take(LONGEST).collect();
    match fields_named(name, text).as_slice() {
        [at] => {
            let before = text.get(..*at).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            format!("{short} (line {line}, column {column})")
        }
        _ => short,
    }
}

/// Where fields of that name begin, outside of strings and comments.
fn fields_named(name: &str, text: &str) -> Vec<usize> {
    let after = |at: usize| text.get(at + name.len()..).unwrap_or_default();
    let named =
        |(at, piece): (usize, &str)| (piece == name && after(at).trim_start().starts_with(':')).then_some(at);
    pieces(text).filter_map(named).collect()
}

/// The format, also where the rest cannot be understood.
pub(super) fn format_named(text: &str) -> Option<u32> {
    let at = *fields_named("format", text).first()?;
    let number = text.get(at..)?.split_once(':')?.1.trim_start();
    number.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

/// The comments in a text, without the ends of their lines.
pub(super) fn comments(text: &str) -> impl Iterator<Item = &str> {
    pieces(text)
        .map(|(_, piece)| piece.trim_end())
        .filter(|piece| piece.starts_with("//") || piece.starts_with("/*"))
}

/// The tokens of a text: words, strings, comments, single characters; and where each begins.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let rest = text.get(next..).filter(|rest| !rest.is_empty())?;
        let word = rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len());
        let raw = word == 1
            && rest.starts_with('r')
            && rest.get(1..).is_some_and(|rest| rest.starts_with(['"', '#']));
        let length = if word > 0 && !raw { word } else { passed_over(rest) };
        let at = next;
        next += length;
        Some((at, rest.get(..length)?))
    })
}

/// Length of the string, comment or character that the text begins with.
fn passed_over(text: &str) -> usize {
    let to = |start: usize, end: &str| {
        let found = text.get(start..).and_then(|rest| rest.find(end));
        found.map_or(text.len(), |at| start + at + end.len())
    };
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        return to(hashes + 2, &format!("\"{}", "#".repeat(hashes)));
    }
    if text.starts_with("//") {
        return to(2, "\n");
    }
    if text.starts_with("/*") {
        return to(2, "*/");
    }
    if !text.starts_with('"') {
        return text.chars().next().map_or(1, char::len_utf8);
    }
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, char)| {
        let ends = char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// The first few names, and how many more there are.
fn some_of(names: &[String]) -> String {
    const FEW: usize = 3;
    let few: Vec<&str> = names.iter().take(FEW).map(String::as_str).collect();
    match names.len().saturating_sub(FEW) {
        0 => few.join(", "),
        more => format!("{} and {more} more", few.join(", ")),
    }
}

pub(super) fn clean_notes(appointment: &mut Appointment) {
    let fields: Vec<_> = appointment.notes.all_fields().collect();
    for field in fields {
        appointment.notes.change(field, |answer| make_clean(&mut answer.text));
    }
    for pin in &mut appointment.pinned {
        make_clean(&mut pin.says);
        if let Whose::Set(name) = &mut pin.whose {
            *name = clean_line(name);
        }
    }
    appointment.kept_words.iter_mut().for_each(make_clean);
    appointment.shared.iter_mut().for_each(make_clean);
}

fn make_clean(text: &mut String) {
    if let Cow::Owned(cleaned) = clean(text) {
        *text = cleaned;
    }
}

#[cfg(test)]
mod tests;
