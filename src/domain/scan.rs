//! A cursor over a text, shared by the readers of small languages. To look ahead is to copy it.

/// Most spaces between two words that belong together.
const MOST_SPACES: usize = 8;
const LONGEST_WORD: usize = 32;

#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(crate) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn head(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub(crate) fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn back(&self) -> Option<char> {
        self.head().chars().next_back()
    }

    /// Whether nothing but spaces is left.
    pub(crate) fn is_done(&self) -> bool {
        self.rest().trim().is_empty()
    }

    pub(crate) const fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(crate) fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let char = self.peek().filter(|char| wanted(*char))?;
        self.at += char.len_utf8();
        Some(char)
    }

    pub(crate) fn take_char(&mut self, char: char) -> bool {
        self.take(|one| one == char).is_some()
    }

    pub(crate) fn take_while(&mut self, most: usize, wanted: impl Fn(char) -> bool) -> &'a str {
        let from = self.at;
        for _ in 0..most {
            if self.take(&wanted).is_none() {
                break;
            }
        }
        self.since(from)
    }

    /// Reads something, or stays where it is.
    pub(crate) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// Passes a few spaces; `false` where there are none.
    pub(crate) fn spaces(&mut self) -> bool {
        !self.take_while(MOST_SPACES, char::is_whitespace).is_empty()
    }

    /// Reads a word: letters, with apostrophes and hyphens among them.
    pub(crate) fn word(&mut self) -> Option<&'a str> {
        self.attempt(|ahead| {
            ahead.spaces();
            let part = |char: char| char.is_alphabetic() || matches!(char, '\'' | '’' | '-');
            let word = ahead.take_while(LONGEST_WORD + 1, part);
            let whole = word.len() <= LONGEST_WORD && !ahead.peek().is_some_and(char::is_alphanumeric);
            (whole && word.starts_with(char::is_alphabetic)).then_some(word)
        })
    }

    pub(crate) fn word_if(&mut self, passes: impl Fn(&str) -> bool) -> Option<&'a str> {
        self.attempt(|ahead| ahead.word().filter(|word| passes(word)))
    }

    pub(crate) fn eat(&mut self, word: &str) -> bool {
        self.word_if(|one| one.eq_ignore_ascii_case(word)).is_some()
    }

    /// Reads a whole number, with commas for thousands or without.
    pub(crate) fn number(&mut self) -> Option<u32> {
        self.attempt(|ahead| {
            ahead.spaces();
            let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).take(11).count();
            let first = digits(ahead.rest());
            let mut number: u32 = ahead.rest().get(..first)?.parse().ok()?;
            ahead.skip(first);
            while first <= 3
                && let Some(group) = ahead.rest().strip_prefix(',').filter(|rest| digits(rest) == 3)
            {
                number = number.checked_mul(1_000)?.checked_add(group.get(..3)?.parse().ok()?)?;
                ahead.skip(4);
            }
            Some(number)
        })
    }
}
