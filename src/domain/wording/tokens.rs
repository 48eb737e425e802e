//! A text as words, each with what stands before it.

use std::ops::Range;

use crate::text::is_invisible;

/// A longer word is none of any list, and no words around a word are looked at past it.
const LONGEST: usize = 40;

/// More than this between two words parts them.
const WIDEST: usize = 16;

/// So many bytes hold a word and the gap before it.
pub(super) const MOST: usize = LONGEST + WIDEST;

/// What stands between a word and the one before it.
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
    /// Whether it is a number in digits.
    pub(super) fn is_digits(&self) -> bool {
        self.lower.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Whether it is a word for a large number, which others stand before or after.
    pub(super) fn is_large_number(&self) -> bool {
        matches!(self.lower.as_str(), "hundred" | "hundreds" | "thousand" | "thousands" | "million")
    }

    /// Whether it is a number, in digits or in letters.
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

/// The words of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut after) = (0, 0);
    while let Some(&(start, char)) = chars.get(at) {
        let length = match char {
            '%' | '&' | '×' => 1,
            char if is_letter(char) && !is_invisible(char) => length(chars.get(at..).unwrap_or_default()),
            _ => {
                at += 1;
                continue;
            }
        };
        let word = chars.get(at..at + length).unwrap_or_default();
        let gap = if tokens.is_empty() { Gap::End } else { gap(chars.get(after..at).unwrap_or_default()) };
        at += length;
        after = at;
        let end = chars.get(at).map_or(text.len(), |(end, _)| *end);
        let long = end - start > LONGEST;
        let mut second = word.iter().skip(1).map(|(_, char)| char);
        tokens.push(Token {
            range: start..end,
            lower: if long { String::new() } else { lower(word) },
            gap: if long { Gap::End } else { gap },
            named: !long && char.is_uppercase() && second.next().is_some_and(|char| char.is_lowercase()),
        });
    }
    tokens
}

/// How many characters a word has that begins here.
fn length(chars: &[(usize, char)]) -> usize {
    let char = |at: usize| chars.get(at).map(|(_, char)| *char);
    let is = |at, what: fn(char) -> bool| char(at).is_some_and(what);
    let with_lock = |at| is(at, char::is_alphabetic) && !is(at + 1, is_letter);
    // e.g. and i.e., with or without the last stop.
    let mut end = 1;
    while with_lock(end - 1) && char(end) == Some('.') && with_lock(end + 1) {
        end += 2;
    }
    if end > 1 {
        return end + usize::from(char(end) == Some('.'));
    }
    // c/o
    if with_lock(0) && char(1) == Some('/') && with_lock(2) {
        return 3;
    }
    let number = is(0, |char| char.is_ascii_digit());
    loop {
        let joins = char(end).is_some_and(|char| is_apostrophe(char) || number && matches!(char, '.' | ','));
        match char(end) {
            Some(char) if is_letter(char) => end += 1,
            _ if joins && is(end + 1, is_letter) => end += 2,
            _ => return end,
        }
    }
}

/// Letters, digits, and what is on or in them without a width of its own.
fn is_letter(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}') || is_invisible(char)
}

/// The signs that may stand for an apostrophe.
pub(super) const fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | 'ʼ' | '＇')
}

fn lower(word: &[(usize, char)]) -> String {
    let mut lower = String::with_capacity(word.len());
    for (_, char) in word {
        match *char {
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

fn gap(between: &[(usize, char)]) -> Gap {
    let bytes: usize = between.iter().map(|(_, char)| char.len_utf8()).sum();
    let mut chars = between.iter().map(|(_, char)| *char).filter(|char| !is_invisible(*char));
    let blank = char::is_whitespace;
    let lines = chars.clone().filter(|char| *char == '\n').count();
    if bytes > WIDEST || lines > 1 || ends_a_sentence(between) {
        return Gap::End;
    }
    match (chars.clone().count(), chars.next()) {
        (_, None) => Gap::None,
        (1, Some('-' | '‐' | '‑' | '–')) => Gap::Hyphen,
        (_, Some(',')) if chars.all(blank) => Gap::Comma,
        (_, Some(':')) if lines == 0 && chars.all(blank) => Gap::Colon,
        (_, Some(first)) if blank(first) && chars.all(blank) => Gap::Space,
        // A point of a list begins on a line of its own.
        _ if lines > 0 => Gap::End,
        _ => Gap::Break,
    }
}

/// Whether a sentence ends here; "?fracture" ends none.
fn ends_a_sentence(between: &[(usize, char)]) -> bool {
    let next = between.iter().skip(1).map(|(_, char)| Some(*char)).chain([None]);
    between.iter().zip(next).zip(0..).any(|(((_, char), next), at)| {
        matches!(char, '.' | '!' | '?' | '…') && (at == 0 || next.is_some_and(|next| !next.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words, with a sign for what stands before each.
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
