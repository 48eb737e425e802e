//! The lines of the window about words on the list.

use crate::{
    domain::{Level, SuggestionFrom, Where, WordingRow},
    ui::text::wrapped,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A suggestion, counted from 0, and whether this is its first line.
    Instead(usize, bool),
    Why,
    Words,
    Aside,
    Gap,
}

/// Columns before advice: where one is.
const MARKED: usize = 2;

/// Columns before words that can be put in: where one is, and their number.
const NUMBERED: usize = MARKED + 3;

/// How strongly a row is meant, and where.
fn meant(row: &WordingRow) -> String {
    let how = match row.level {
        Level::Swap => "There is usually a better way to put this",
        Level::Explain => "Explain it where you use it",
        Level::Check => "Worth a second look, and often fine as it is",
    };
    let place = match row.place {
        Where::Say => ", in what the person hears or reads.",
        Where::Write => ", in what is written for the record.",
        Where::Both => ".",
    };
    format!("{how}{place}")
}

/// The suggestions instead of these words, in lines of so many columns.
fn instead(row: &WordingRow, words: &str, width: usize) -> Vec<(Said, String)> {
    let mut lines = Vec::new();
    for (at, fitting) in row.fitting(words).iter().enumerate() {
        let advice = fitting.words().is_none();
        if advice && !lines.iter().any(|(said, _)| *said == Said::Words) {
            let heading = if at == 0 { "Better to rewrite it:" } else { "Or rewrite it:" };
            lines.push((Said::Words, heading.to_owned()));
        }
        let indent = if advice { MARKED } else { NUMBERED };
        let rows = wrapped(&fitting.says(), width.saturating_sub(indent));
        lines.extend(rows.into_iter().enumerate().map(|(line, words)| {
            let words = match line {
                _ if advice => words,
                0 => format!("{}  {words}", at + 1),
                _ => format!("   {words}"),
            };
            (Said::Instead(at, line == 0), words)
        }));
    }
    lines
}

/// All that is said in the window about these words, line by line in so many columns.
#[must_use]
pub fn lines(row: &WordingRow, words: &str, width: usize) -> Vec<(Said, String)> {
    let mut lines = instead(row, words, width);
    let mut add =
        |kind, words: &str| lines.extend(wrapped(words, width).into_iter().map(|line| (kind, line)));
    add(Said::Gap, "");
    add(Said::Words, &meant(row));
    add(Said::Why, &format!("Why: {}.", row.why.trim_end_matches('.')));
    if let Some(fine) = row.fine_in() {
        add(Said::Words, &fine);
    }
    add(Said::Gap, "");
    if row.url.is_empty() {
        add(Said::Aside, &format!("Source: {}. Row {}.", row.source, row.id));
        return lines;
    }
    add(Said::Aside, &format!("Source: {}.", row.source.trim_end_matches('.')));
    add(Said::Aside, whose(row));
    // One source is a draft that was never published anywhere.
    if row.url.starts_with("http") {
        add(Said::Aside, &row.url);
    }
    add(Said::Aside, &format!("Source checked {}. Row {}.", row.checked.strftime("%-d %b %Y"), row.id));
    lines
}

/// Whether the source speaks of these words, and whose the other words are.
const fn whose(row: &WordingRow) -> &'static str {
    match (row.term_in_source, row.suggestion_from) {
        (true, SuggestionFrom::Source) => "The source names these words, and the alternative is its own.",
        (true, SuggestionFrom::Ours) => "The source names these words; the alternative is ours.",
        (false, SuggestionFrom::Source) => {
            "The source does not mention these exact words; the alternative is its own."
        }
        (false, SuggestionFrom::Ours) => {
            "The source does not mention these exact words; the alternative is ours."
        }
    }
}
