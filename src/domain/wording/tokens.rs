//! A text as words, each with the gap before it.

use std::{borrow::Cow, ops::Range};

use crate::{domain::scan::Scan, text::is_invisible};

/// A longer word is none of any list, and no words around a word are looked at past it.
const LONGEST: usize = 40;

/// More than this between two words parts them.
const WIDEST: usize = 16;

/// So many bytes hold a word and the gap before it.
pub(super) const MOST: usize = LONGEST + WIDEST;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    Hyphen,
    Comma,
    Colon,
    Break,
    End,
}

impl Gap {
    /// Whether a phrase reaches across it.
    pub(super) const fn joins(self) -> bool {
        !matches!(self, Self::Colon | Self::Break | Self::End)
    }
}

/// A word, a number, a per cent sign, or a sign that is read as a word: an ampersand, and a × as an x.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) lower: String,
    pub(super) gap: Gap,
    pub(super) named: bool,
}

impl Token {
    pub(super) fn is_digits(&self) -> bool {
        self.lower.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Whether it is a word for a large number, which others may precede or follow.
    pub(super) fn is_large_number(&self) -> bool {
        matches!(self.lower.as_str(), "hundred" | "hundreds" | "thousand" | "thousands" | "million")
    }

    pub(super) fn is_number(&self) -> bool {
        #[rustfmt::skip]
        const NUMBERS: [&str; 27] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
            "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        ];
        self.is_digits() || self.is_large_number() || NUMBERS.contains(&self.lower.as_str())
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut scan = Scan::new(text, 0);
    let mut after = 0;
    loop {
        let start = scan.at();
        if scan.take(|char| matches!(char, '%' | '&' | '×')).is_none() && !pass_word(&mut scan) {
            if scan.take(|_| true).is_none() {
                return tokens;
            }
            continue;
        }
        let range = start..scan.at();
        let word = Some(scan.since(start)).filter(|word| word.len() <= LONGEST);
        let before = word.and(text.get(after..start)).filter(|_| !tokens.is_empty());
        let mut chars = word.unwrap_or_default().chars();
        tokens.push(Token {
            lower: word.map(lower).unwrap_or_default(),
            gap: before.map_or(Gap::End, gap),
            named: chars.next().is_some_and(char::is_uppercase)
                && chars.next().is_some_and(char::is_lowercase),
            range,
        });
        after = scan.at();
    }
}

/// Reads a word or a number; `false` where none begins.
fn pass_word(scan: &mut Scan<'_>) -> bool {
    fn alone(scan: &mut Scan<'_>) -> Option<()> {
        scan.take(char::is_alphabetic).filter(|_| !scan.peek().is_some_and(is_letter)).map(drop)
    }
    fn joined(scan: &mut Scan<'_>, mark: char) -> bool {
        scan.attempt(|ahead| ahead.take(|char| char == mark).and_then(|_| alone(ahead))).is_some()
    }
    let mut short = *scan;
    if alone(&mut short).is_some() {
        // e.g. and i.e., with or without the last stop, and c/o
        if joined(&mut short, '.') {
            while joined(&mut short, '.') {}
            short.take_char('.');
            *scan = short;
            return true;
        }
        if joined(&mut short, '/') {
            *scan = short;
            return true;
        }
    }
    let Some(first) = scan.take(|char| is_letter(char) && !is_invisible(char)) else { return false };
    let joins = |char| is_apostrophe(char) || first.is_ascii_digit() && matches!(char, '.' | ',');
    let goes_on = |ahead: &mut Scan<'_>| ahead.take(joins).and_then(|_| ahead.take(is_letter));
    while scan.take(is_letter).is_some() || scan.attempt(goes_on).is_some() {}
    true
}

/// Letters, digits, and marks on or in them without a width of their own.
fn is_letter(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}') || is_invisible(char)
}

pub(super) const fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

fn lower(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    for char in word.chars() {
        match char {
            char if is_invisible(char) => {}
            '&' => lower.push_str("and"),
            '×' => lower.push('x'),
            char if is_apostrophe(char) => lower.push('\''),
            char => lower.extend(char.to_lowercase()),
        }
    }
    // The last stop of an abbreviation says nothing.
    if lower.ends_with('.') {
        lower.pop();
    }
    lower
}

fn gap(between: &str) -> Gap {
    // As nearly all are.
    if between == " " {
        return Gap::Space;
    }
    let blank = char::is_whitespace;
    let long = between.len() > WIDEST;
    let seen = between.contains(is_invisible).then(|| between.replace(is_invisible, ""));
    let between = seen.map_or(Cow::Borrowed(between), Cow::Owned);
    let lines = between.matches('\n').count();
    let stop = |char: char| matches!(char, '.' | '!' | '?' | '…');
    // "?fracture" ends no sentence.
    let inner = between.strip_suffix(|_: char| true).unwrap_or_default();
    if long || lines > 1 || between.starts_with(stop) || inner.contains(stop) {
        return Gap::End;
    }
    let mut chars = between.chars();
    match (chars.next(), chars.as_str()) {
        (None, _) => Gap::None,
        (Some('-' | '‐' | '‑' | '–'), "") => Gap::Hyphen,
        (Some(','), rest) if rest.chars().all(blank) => Gap::Comma,
        (Some(':'), rest) if lines == 0 && rest.chars().all(blank) => Gap::Colon,
        _ if between.chars().all(blank) => Gap::Space,
        // A point of a list begins on a line of its own.
        _ if lines > 0 => Gap::End,
        _ => Gap::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words, with a sign for the gap before each.
    fn shown(text: &str) -> String {
        let sign = |gap| match gap {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Hyphen => "-",
            Gap::Comma => ", ",
            Gap::Colon => ": ",
            Gap::Break | Gap::End => "|",
        };
        let tokens = tokens(text);
        tokens.iter().flat_map(|token| [sign(token.gap), token.lower.as_str()]).collect()
    }

    #[test]
    fn words_are_parted_as_a_reader_parts_them() {
        assert_eq!(shown("Wear-and-tear, they said. Don’t"), "|wear-and-tear, they said|don't");
        assert_eq!(shown("C/o pain, e.g. in bed (i.e. now) etc."), "|c/o pain, e.g in bed|i.e now|etc");
        assert_eq!(shown("30% of 1,200 or 3.5 kg"), "|30% of 1,200 or 3.5 kg");
        assert_eq!(shown("one\ntwo\n\nthree\n- four a\u{a0}b"), "|one two|three|four a b");
        assert_eq!(shown("wait - then – go — so a–b"), "|wait|then|go|so a-b");
        assert_eq!(shown("patients' notes and/or Ærø re\u{ad}lax"), "|patients|notes and|or ærø relax");
        assert_eq!(shown("w\u{200b}e\u{2060}a\u{feff}r\0 \u{200b} and"), "|wear and");
        assert_eq!(shown("Refused: flu vaccine; at 9:30 :-)\n"), "|refused: flu vaccine|at 9: 30");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn what_is_too_long_or_too_wide_parts() {
        assert_eq!(shown(&format!("be {} careful", "x".repeat(41))), "|be| careful");
        assert_eq!(shown(&format!("be{}careful", " ".repeat(17))), "|be|careful");
    }
}
