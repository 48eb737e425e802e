//! Reads a text character by character around a place: digits, what parts them, words before them.

/// Most characters that part two groups of digits, as in " - ".
const MOST_BETWEEN: usize = 3;

/// Most words that are read backwards.
const MOST_WORDS: usize = 6;

/// Most characters of such a word, and of what stands between two.
const LONGEST_WORD: usize = 12;

/// The zeros of the decimal digits that keyboards in use here can type.
const ZEROS: [char; 7] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{FF10}'];

/// The value of a digit.
pub(super) fn digit(char: char) -> Option<u8> {
    if char.is_ascii() {
        return char.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(char).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

/// A space within a line, of whatever width; those of none too, which come with what is pasted.
pub(super) fn is_space(char: char) -> bool {
    match char {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => false,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => true,
        _ => char.is_whitespace(),
    }
}

/// A hyphen, a dash or a minus.
pub(super) const fn is_dash(char: char) -> bool {
    matches!(
        char,
        '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// The character at a place.
pub(super) fn at(text: &str, place: usize) -> Option<char> {
    text.get(place..)?.chars().next()
}

/// The character before a place.
pub(super) fn before(text: &str, place: usize) -> Option<char> {
    text.get(..place)?.chars().next_back()
}

/// The next digit or "@" from `from` on, up to `end`.
pub(super) fn next_digit_or_at(text: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = from;
    while place < end {
        let byte = *bytes.get(place)?;
        if byte.is_ascii_digit() || byte == b'@' {
            return Some(place);
        }
        if byte < 0xC0 {
            place += 1;
            continue;
        }
        let char = at(text, place)?;
        if digit(char).is_some() {
            return Some(place);
        }
        place += char.len_utf8();
    }
    None
}

/// The place after the digits that stand at `from`, but no further than `end`.
pub(super) fn after_digits(text: &str, from: usize, end: usize) -> usize {
    let mut place = from;
    while let Some(char) = at(text, place).filter(|char| place < end && digit(*char).is_some()) {
        place += char.len_utf8();
    }
    place
}

/// Whether a number may begin at a place: no digit, letter or decimal point hangs on to it there,
/// but the words that people write without a space may.
pub(super) fn begins(text: &str, place: usize) -> bool {
    const HANG_ON: [&str; 8] = ["nhs", "no", "nr", "tel", "mob", "ph", "dob", "born"];
    let Some(char) = before(text, place) else {
        return true;
    };
    if char.is_alphanumeric() || char == '_' {
        return words_before(text, place).next().is_some_and(|word| is_one_of(word, &HANG_ON));
    }
    !(joins(char) && before(text, place - char.len_utf8()).is_some_and(|char| digit(char).is_some()))
}

/// Whether what ends at a place ends there: nothing goes on that it would be a part of.
pub(super) fn ends(text: &str, place: usize) -> bool {
    match at(text, place) {
        None => true,
        Some(char) if char.is_alphanumeric() || matches!(char, '_' | '@') => false,
        Some(char) => {
            !(joins(char) && at(text, place + char.len_utf8()).is_some_and(|char| digit(char).is_some()))
        }
    }
}

/// What makes one number of the digits before and after it.
fn joins(char: char) -> bool {
    char == '.' || is_dash(char)
}

/// Whether a word is one of these, in capitals or not.
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The words before a place on its line, nearest first, a few of them.
pub(super) fn words_before(text: &str, place: usize) -> impl Iterator<Item = &str> {
    let mut place = place;
    let back = move || {
        let mut step = |wanted: fn(char) -> bool| {
            let end = place;
            for _ in 0..LONGEST_WORD {
                match before(text, place) {
                    Some(char) if wanted(char) => place -= char.len_utf8(),
                    _ => break,
                }
            }
            place..end
        };
        step(|char| !char.is_alphanumeric() && (is_space(char) || !char.is_whitespace()));
        let word = step(char::is_alphabetic);
        // The end of a longer word is no word.
        let whole = !before(text, word.start).is_some_and(char::is_alphabetic);
        text.get(word).filter(|word| whole && !word.is_empty())
    };
    std::iter::from_fn(back).take(MOST_WORDS)
}

/// Goes through a text from a place.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn peek(&self) -> Option<char> {
        at(self.text, self.at)
    }

    /// Goes past a character if it is wanted.
    pub(super) fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let char = self.peek().filter(|char| wanted(*char))?;
        self.at += char.len_utf8();
        Some(char)
    }

    /// Goes past a digit.
    pub(super) fn digit(&mut self) -> Option<u8> {
        let value = digit(self.peek()?)?;
        self.take(|_| true);
        Some(value)
    }

    /// Goes past a number of at most `most` digits: how many, and its value. `None` where there are more.
    pub(super) fn number(&mut self, most: usize) -> Option<(usize, i16)> {
        let (mut count, mut value) = (0, 0_i16);
        while let Some(digit) = self.digit() {
            count += 1;
            value = value.checked_mul(10)?.checked_add(i16::from(digit))?;
            if count > most {
                return None;
            }
        }
        (count > 0).then_some((count, value))
    }

    /// Goes past what parts two groups of digits; `false`, and nowhere, unless a digit follows.
    pub(super) fn between(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let start = self.at;
        for _ in 0..MOST_BETWEEN {
            if self.take(&wanted).is_none() {
                break;
            }
        }
        let parted = self.at > start && self.peek().is_some_and(|char| digit(char).is_some());
        if !parted {
            self.at = start;
        }
        parted
    }

    /// Goes past the letters of a word and gives them.
    pub(super) fn word(&mut self) -> &'a str {
        let start = self.at;
        for _ in 0..LONGEST_WORD {
            if self.take(|char| char.is_ascii_alphabetic()).is_none() {
                break;
            }
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Whether what was read ends here.
    pub(super) fn ends(&self) -> bool {
        ends(self.text, self.at)
    }
}
