//! The page as Markdown, in which nothing that was typed can be taken for markup.

use super::MADE_UP;
use crate::domain::{Brief, Moment, footer};

/// The page as Markdown.
#[must_use]
pub fn markdown(brief: &Brief, made: Moment, sample: bool) -> String {
    let mut page = format!("# {}\n\n{}\n", line(&brief.title), line(&brief.meeting));
    if sample {
        page.extend(["\n**", MADE_UP, "**\n"]);
    }
    if brief.is_empty() {
        page.extend(["\n", Brief::NOTHING, "\n"]);
    }
    for section in &brief.sections {
        page.extend(["\n## ", section.heading, "\n\n"]);
        let several = section.items.len() > 1;
        for item in &section.items {
            match &item.label {
                Some(label) => {
                    page.extend(["- **", &line(label), "**\n"]);
                    if !item.text.trim().is_empty() {
                        page.extend(["\n", &paragraphs(&item.text, "  ", "  ")]);
                    }
                }
                None if several => page.push_str(&paragraphs(&item.text, "- ", "  ")),
                None => page.push_str(&paragraphs(&item.text, "", "")),
            }
        }
    }
    page.extend(["\n---\n\n", &footer(made), "\n"]);
    page
}

/// Text with `first` before its first line and `rest` before the others. A line that was ended by
/// hand ends there too, which takes a backslash; an empty one starts a paragraph.
fn paragraphs(text: &str, first: &str, rest: &str) -> String {
    let mut page = String::new();
    let mut before = first;
    let mut lines = text.split('\n').peekable();
    while let Some(one) = lines.next() {
        if one.trim().is_empty() {
            page.push('\n');
            continue;
        }
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        page.push_str(before);
        page.push_str(&line(one));
        page.push_str(if goes_on { "\\\n" } else { "\n" });
        before = rest;
    }
    page
}

/// One line of text with every mark that Markdown would act on made plain. Spaces at its ends mean
/// nothing to a reader of Markdown, and at its start could make it a block of code.
fn line(text: &str) -> String {
    let text = text.trim();
    let mut plain = String::with_capacity(text.len() + 8);
    let number = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let dot = text.len() - number.len();
    for (at, char) in text.char_indices() {
        let starts = at == 0 && matches!(char, '-' | '+' | '=' | ':');
        let numbers = at == dot && at > 0 && matches!(char, '.' | ')');
        let anywhere = matches!(
            char,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
        );
        if starts || numbers || anywhere {
            plain.push('\\');
        }
        plain.push(char);
    }
    plain
}
