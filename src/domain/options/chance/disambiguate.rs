//! Whether two numbers are a chance where they are, or a score, a page, a date.

use super::is_usual;
use crate::domain::{scan::Scan, words::is_one_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    Of,
    OutOf,
    In,
    Slash,
}

/// Things that are numbered, not counted.
const NUMBERED: &str = include_str!("../../../../data/chance/numbered.txt");

const SCORES: &str = include_str!("../../../../data/chance/scores.txt");

const MEASURED: &str = "pain mood sleep energy stiffness anxiety worry stress distress fatigue tiredness \
    fear function confidence";

/// Fillers between a rated thing and its points.
const BETWEEN: &str = "is was at now today about around of worst best usual usually average level levels \
    up down to from a mostly currently still only just";

/// How many words before a number are looked at, and the longest of them in bytes.
const WORDS_BEFORE: usize = 5;
const LONGEST_WORD: usize = 24;

/// Whether a number can begin after this start of its line, and is not part of something longer.
pub(super) fn can_start(head: &str) -> bool {
    let mut chars = head.chars().rev();
    let (last, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    match last {
        ',' => !second.is_ascii_digit(),
        '-' => !second.is_alphabetic(),
        _ => !last.is_alphanumeric() && !"_./\\£$€#@+%^".contains(last),
    }
}

/// The words at the end of a text, last first, and whether a colon follows each; to the start
/// of the clause and no further than a few.
fn before(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut end = text.len();
    let next = move || {
        let head = text.get(..end)?;
        let parted =
            head.trim_end_matches(|char: char| char.is_whitespace() || "(:=~≈\"“”‘*•·".contains(char));
        let between = head.get(parted.len()..).unwrap_or_default();
        let is_part = |char: char| !char.is_whitespace() && !"(:=~≈\"“”‘*•·".contains(char);
        let word_at = parted
            .char_indices()
            .rev()
            .take_while(|(place, char)| is_part(*char) && parted.len() - place <= LONGEST_WORD)
            .last()
            .map(|(place, _)| place)?;
        end = word_at;
        let word = parted.get(word_at..)?;
        let ends = word.ends_with(['.', ';', '!', '?', ',']);
        (!ends).then_some((word, between.contains(':')))
    };
    std::iter::from_fn(next).take(WORDS_BEFORE)
}

#[derive(Clone, Copy)]
pub(super) struct Numbers {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) joined: Joined,
    pub(super) people: bool,
    pub(super) spanned: bool,
}

impl Numbers {
    /// Whether they can be a chance in what they say themselves.
    pub(super) const fn can_be(self) -> bool {
        let Self { number, of, joined, people, spanned } = self;
        if of == 0 || number > of || of == 1 {
            return false;
        }
        if is_usual(of) || people {
            return true;
        }
        // A year, or a score such as 4/10.
        if matches!(joined, Joined::Slash) || (of >= 1900 && of <= 2100) {
            return false;
        }
        spanned || (matches!(joined, Joined::In) && number == 1)
    }

    /// Whether the words before them on their line make them something else.
    pub(super) fn are_something_else(self, head: &str) -> bool {
        if self.people {
            return false;
        }
        let mut words = before(head).peekable();
        if words.peek().is_some_and(|(word, colon)| !colon && is_one_of(word, NUMBERED)) {
            return true;
        }
        let points = |word: &str| word.split(['-', '/']).next().is_some_and(|start| is_one_of(start, SCORES));
        if before(head).take(4).any(|(word, _)| points(word)) {
            return true;
        }
        let doubtful = matches!(self.joined, Joined::Slash | Joined::OutOf) || self.of <= 10;
        let measured = words.find(|(word, _)| !is_one_of(word, BETWEEN));
        match measured.filter(|(word, _)| doubtful && is_one_of(word, MEASURED)) {
            Some((_, colon)) => self.joined == Joined::Slash || self.of <= 10 || !(colon || self.spanned),
            None => false,
        }
    }
}

/// Reads the words or the sign between two numbers.
pub(super) fn joined(scan: &mut Scan<'_>) -> Option<Joined> {
    let parted = scan.spaces();
    if scan.take_char('/') {
        return Some(Joined::Slash);
    }
    let joined = if !parted {
        return None;
    } else if scan.eat("of") || scan.eat("per") {
        Joined::Of
    } else if scan.eat("in") {
        Joined::In
    } else {
        (scan.eat("out") && scan.eat("of")).then_some(Joined::OutOf)?
    };
    let _ = scan.eat("every") || scan.eat("the");
    Some(joined)
}
