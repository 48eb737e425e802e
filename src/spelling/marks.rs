//! Which words of a text are marked: those that are unknown, and none that may be right all the same.
//!
//! Left alone are words with digits, letters by themselves, abbreviations in capitals, words with a
//! capital that do not begin a sentence, addresses, `.abbreviations`, text in braces, other
//! scripts, short parts of words with a hyphen, and contractions. Everything is decided from the run
//! of characters between two spaces, and for the few words that are unknown from a little around
//! it; so what is on screen can be looked at without the rest, and is marked the same.

use std::ops::Range;

use super::Speller;
use crate::text::{grapheme, is_invisible};

/// Bytes between two spaces; a longer run holds no words anybody typed.
const LONGEST_RUN: usize = 256;

/// Bytes on either side of a word in which a brace counts.
const BRACES: usize = 200;

/// Characters between the end of a sentence and the next word.
const BETWEEN: usize = 32;

/// Bytes looked through at a time for the next mark.
const PIECE: usize = 4096;

/// Capitals that may be an abbreviation.
const CAPITALS: usize = 6;

/// A part of a word with a hyphen that is no longer than this is left alone: pre, co, ish.
const SHORT_PART: usize = 3;

/// Two words that are right next to each other, though one alone is a slip more often than not.
const TOGETHER: &[(&str, &str)] = &[
    ("ad", "libitum"),
    ("ante", "partum"),
    ("bona", "fide"),
    ("compos", "mentis"),
    ("coxa", "valga"),
    ("coxa", "vara"),
    ("de", "novo"),
    ("et", "al"),
    ("hallux", "limitus"),
    ("hallux", "rigidus"),
    ("in", "extremis"),
    ("in", "utero"),
    ("in", "vitro"),
    ("in", "vivo"),
    ("inter", "alia"),
    ("ipso", "facto"),
    ("modus", "operandi"),
    ("os", "trigonum"),
    ("per", "annum"),
    ("per", "os"),
    ("per", "se"),
    ("post", "partum"),
    ("pro", "rata"),
    ("sui", "generis"),
];

pub(super) const APOSTROPHES: [char; 2] = ['’', 'ʼ'];
pub(super) const HYPHENS: [char; 2] = ['‐', '‑'];

impl Speller {
    /// The unknown words of which `shown`, a part of the text, has something; in order.
    ///
    /// No more of the text is looked at than that part, the words that touch it, and a little around
    /// those that are unknown.
    pub fn marks_within(&self, text: &str, shown: Range<usize>) -> Vec<Range<usize>> {
        let end = text.ceil_char_boundary(shown.end.min(text.len()));
        let mut marks = Vec::new();
        let mut at = start_of_run(text, text.floor_char_boundary(shown.start.min(end)));
        while let Some(run) = next_run(text, at, end) {
            at = run.end;
            if run.len() <= LONGEST_RUN {
                self.mark_run(text, &run, &mut marks);
            }
        }
        marks.retain(|mark| mark.start < shown.end && shown.start < mark.end);
        marks
    }

    /// The unknown word that the cursor is in or at either end of.
    pub fn mark_at(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let around = text.floor_char_boundary(at.saturating_sub(1))..at.saturating_add(1);
        self.marks_within(text, around).into_iter().find(|mark| mark.start <= at && at <= mark.end)
    }

    /// The first unknown word that starts there or later.
    pub fn next_mark(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let pieces = (from..text.len()).step_by(PIECE);
        let mut marks = pieces.flat_map(|at| self.marks_within(text, at..at.saturating_add(PIECE)));
        marks.find(|mark| mark.start >= from)
    }

    fn mark_run(&self, text: &str, run: &Range<usize>, marks: &mut Vec<Range<usize>>) {
        let mut at = if is_no_prose(text.get(run.clone()).unwrap_or_default()) { run.end } else { run.start };
        while let Some(word) = next_word(text, at, run.end) {
            at = word.end;
            self.mark_word(text, &word, marks);
        }
    }

    fn mark_word(&self, text: &str, word: &Range<usize>, marks: &mut Vec<Range<usize>>) {
        let whole = text.get(word.clone()).unwrap_or_default();
        let parts: Vec<&str> = whole.split(is_hyphen).collect();
        if whole.contains(char::is_numeric) || parts.len() > 1 && self.is_known(whole) {
            return;
        }
        let mut at = word.start;
        for (number, part) in parts.iter().enumerate() {
            let here = at..at + part.len();
            let after = text.get(here.end..word.end).and_then(|rest| rest.chars().next());
            at = here.end + after.map_or(0, char::len_utf8);
            if parts.len() > 1 && part.chars().count() <= SHORT_PART {
                continue;
            }
            let Some(length) = self.unknown(part) else {
                continue;
            };
            let mark = here.start..here.start + length;
            let begins = || number == 0 && begins_sentence(text, word.start);
            let name = part.starts_with(char::is_uppercase) && !begins();
            if !name && !in_braces(text, &mark) && on_boundaries(text, &mark) && !is_of_two(text, &mark) {
                marks.push(mark);
            }
        }
    }

    /// How many bytes of a word are unknown, from its start: all of it, or all but its possessive.
    fn unknown(&self, word: &str) -> Option<usize> {
        let is_english = |char| is_latin(char) || is_apostrophe(char) || is_invisible(char);
        if looks_like_a_short_form(word) || !word.chars().all(is_english) {
            return None;
        }
        if self.is_known(word) {
            return None;
        }
        let Some((base, rest)) = word.split_once(is_apostrophe) else {
            return Some(word.len());
        };
        let possessive = matches!(rest, "s" | "S") && base.chars().nth(1).is_some();
        let unknown = possessive && !looks_like_a_short_form(base) && !self.is_known(base);
        unknown.then_some(base.len())
    }
}

/// Whether a run of characters is an address, a name of a file or an abbreviation behind a dot.
fn is_no_prose(run: &str) -> bool {
    let dot_in_word =
        || run.split('.').skip(1).any(|after| after.chars().next().is_some_and(char::is_alphabetic));
    run.contains(['@', '_', '\\', '=']) || run.contains("://") || dot_in_word()
}

/// Single letters, abbreviations in capitals or with a plural s, and words with a capital inside.
fn looks_like_a_short_form(word: &str) -> bool {
    let letters = || word.chars().filter(|char| char.is_alphabetic());
    let count = letters().count();
    let capitals = letters().filter(|char| char.is_uppercase()).count();
    if count > 1 && capitals == count {
        return count <= CAPITALS;
    }
    let plural = word.ends_with('s') && capitals + 1 == count;
    count < 2 || plural || letters().skip(1).any(char::is_uppercase)
}

/// Whether a word and one next to it, with a space between, are right together.
fn is_of_two(text: &str, word: &Range<usize>) -> bool {
    let is_space = |char: char| char.is_whitespace() && char != '\n';
    let (before, after) = (text.get(..word.start), text.get(word.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let one = text.get(word.clone()).unwrap_or_default();
    let previous =
        || before.strip_suffix(is_space).and_then(|all| all.rsplit(|char| !is_letter(char)).next());
    let next = || after.strip_prefix(is_space).and_then(|all| all.split(|char| !is_letter(char)).next());
    let is = |found: Option<&str>, wanted: &str| found.is_some_and(|word| word.eq_ignore_ascii_case(wanted));
    TOGETHER.iter().any(|(first, second)| {
        is(Some(one), first) && is(next(), second) || is(Some(one), second) && is(previous(), first)
    })
}

fn is_letter(char: char) -> bool {
    char.is_alphabetic() || is_apostrophe(char) || is_hyphen(char)
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    for (back, char) in before.char_indices().rev().take(BETWEEN) {
        match char {
            '\n' | '!' | '?' | '…' => return true,
            '.' => return !ends_in_short_form(before.get(..back).unwrap_or_default()),
            _ if char.is_whitespace() || "\"'“”‘’()[]-–—*•·".contains(char) => {}
            _ => return false,
        }
    }
    before.chars().rev().nth(BETWEEN).is_none()
}

/// Whether a full stop after this belongs to "Dr." or "e.g." and not to a sentence.
fn ends_in_short_form(before: &str) -> bool {
    let letters: Vec<char> = before.chars().rev().take(4).take_while(|char| char.is_alphabetic()).collect();
    let capital = letters.last().is_some_and(|char| char.is_uppercase());
    letters.len() == 1 || capital && letters.len() <= 3
}

fn in_braces(text: &str, word: &Range<usize>) -> bool {
    let from = text.ceil_char_boundary(word.start.saturating_sub(BRACES));
    let to = text.floor_char_boundary(word.end.saturating_add(BRACES).min(text.len()));
    let before = text.get(from..word.start).unwrap_or_default();
    let after = text.get(word.end..to).unwrap_or_default();
    let is_edge = |char: &char| matches!(char, '{' | '}' | '\n');
    before.chars().rev().find(is_edge) == Some('{') && after.chars().find(is_edge) == Some('}')
}

/// Whether both ends are where a reader sees characters end.
fn on_boundaries(text: &str, mark: &Range<usize>) -> bool {
    [mark.start, mark.end].into_iter().all(|at| grapheme::floor_boundary(text, at) == at)
}

/// Where the run starts that goes on at `at`, if it does; further back than a run may be long, it
/// does not matter.
fn start_of_run(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST_RUN + 4));
    let before = text.get(from..at).unwrap_or_default();
    let space = before.char_indices().rev().find(|(_, char)| char.is_whitespace());
    space.map_or(from, |(back, char)| from + back + char.len_utf8())
}

/// The next run of characters without a space, if it begins before `end`. One that is too long is
/// cut where that is clear.
fn next_run(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let ahead = text.get(at..end.max(at))?;
    let start = at + ahead.find(|char: char| !char.is_whitespace())?;
    let reach = text.ceil_char_boundary((start + LONGEST_RUN + 4).min(text.len()));
    let near = text.get(start..reach)?;
    if let Some(length) = near.find(char::is_whitespace) {
        return Some(start..start + length);
    }
    // As far as is looked at, it goes on.
    let rest = text.get(reach..end.max(reach))?;
    Some(start..reach + rest.find(char::is_whitespace).unwrap_or(rest.len()))
}

/// The next word in a run, with the hyphens and apostrophes in it.
fn next_word(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let run = text.get(at..end)?;
    let start = run.find(is_of_word)?;
    let mut length = 0;
    let word = run.get(start..)?;
    let mut chars = word.char_indices().peekable();
    while let Some((here, char)) = chars.next() {
        let joins = is_hyphen(char) || is_apostrophe(char);
        let mut goes_on = || chars.peek().is_some_and(|(_, next)| is_of_word(*next) || is_invisible(*next));
        if is_of_word(char) {
            length = here + char.len_utf8();
        } else if !(is_invisible(char) || joins && goes_on()) {
            break;
        }
    }
    Some(at + start..at + start + length)
}

fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || is_accent(char)
}

fn is_apostrophe(char: char) -> bool {
    char == '\'' || APOSTROPHES.contains(&char)
}

fn is_hyphen(char: char) -> bool {
    char == '-' || HYPHENS.contains(&char)
}

pub(super) const fn is_accent(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36F}')
}

/// A letter of the script that English is written in.
fn is_latin(char: char) -> bool {
    char.is_ascii_alphabetic()
        || matches!(char, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        || is_accent(char)
}
