//! The sentence that holds a chance.

use std::ops::Range;

use super::NO_NUMBER;

/// Short words with a full stop behind them, which ends no sentence.
const SHORTENED: &str = "dr mr mrs ms prof st vs al approx ca c cf eg e.g ie i.e etc no nr max min est fig ref incl \
    ed eds vol yr yrs wk wks mth mths hr hrs p pp";

/// Bytes before and behind a chance that are looked at: more than any sentence needs.
pub(super) const LONGEST: usize = 2_000;

/// The sentence that holds something, within its line: from the end of one before to its own.
///
/// Too long rather than too short: a small letter or a digit never begins one, and nothing ends
/// within brackets, so that "Dizzy, at first. 5 of 100 (Smith et al. Pain. 2021)" stays together.
pub fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let nearest = text.floor_char_boundary(range.start.saturating_sub(LONGEST));
    let before = text.get(nearest..range.start).unwrap_or_default();
    let from = nearest + before.rfind('\n').map_or(0, |at| at + 1);
    let farthest = text.floor_char_boundary(range.end + LONGEST).max(range.end);
    let after = text.get(range.end..farthest).unwrap_or_default();
    let to = range.end + after.find('\n').unwrap_or(after.len());
    let line = text.get(from..to).unwrap_or_default();
    let (mut start, mut end) = (from, to);
    for boundary in boundaries(line).map(|at| from + at) {
        if boundary <= range.start {
            start = boundary;
        } else if boundary >= range.end {
            end = boundary;
            break;
        }
    }
    let is_mark = |char: char| char.is_whitespace() || "-–•·*".contains(char);
    let sentence = text.get(start..end).unwrap_or_default();
    let marks = sentence.len() - sentence.trim_start_matches(is_mark).len();
    // A sign before a number is not the mark of a list.
    let start = (start + marks).min(range.start);
    start..start + text.get(start..end).unwrap_or_default().trim_end().len()
}

/// Where sentences begin in a line, but for the first.
fn boundaries(line: &str) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    line.char_indices().filter_map(move |(at, char)| {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !matches!(char, '.' | '!' | '?' | '…') {
            return None;
        }
        let rest = line.get(at + char.len_utf8()..)?.trim_start_matches(['"', '”', '’', '\'', ')']);
        let next = rest.trim_start();
        let begins = next.len() < rest.len()
            && next.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_numeric());
        // Who says so belongs to what they say.
        let is_source = next.get(.."source".len()).is_some_and(|start| start.eq_ignore_ascii_case("source"));
        let word =
            line.get(..at)?.rsplit(|char: char| char.is_whitespace() || "(,;".contains(char)).next()?;
        let shortened = char == '.' && SHORTENED.split(' ').any(|one| one.eq_ignore_ascii_case(word));
        let none_known = char == '.' && ends_with_none_known(line.get(..at)?) && next.len() < rest.len();
        (none_known || begins && !shortened && !is_source).then(|| line.len() - next.len())
    })
}

/// Whether a text ends by saying that no number is known, which is no name for one that follows.
fn ends_with_none_known(text: &str) -> bool {
    let end = text.len().checked_sub(NO_NUMBER.len()).and_then(|from| text.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(NO_NUMBER))
}
