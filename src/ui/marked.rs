//! A text with the words marked that another version does not have, by brackets and by their look.

use std::ops::Range;

use crate::text::differ::{DiffKind, words};

/// A text and what is marked in it, brackets included.
#[derive(Clone, Default)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// A text in which nothing is marked.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }

    /// A text that is marked as a whole.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        let mut marked = Self::default();
        marked.mark(text);
        marked
    }

    /// Two versions, each with its own words marked.
    #[must_use]
    pub fn pair(mine: &str, theirs: &str) -> [Self; 2] {
        let (mut ours, mut other) = (Self::default(), Self::default());
        for piece in words(mine, theirs) {
            match piece.kind {
                DiffKind::Same => {
                    ours.text.push_str(piece.text);
                    other.text.push_str(piece.text);
                }
                DiffKind::Mine => ours.mark(piece.text),
                DiffKind::Theirs => other.mark(piece.text),
            }
        }
        [ours, other]
    }

    /// Adds a text as a marked one. Each line has brackets of its own, as close to its words as they
    /// go; where there are no words, what is marked is the space itself, and "¶" the end of a line.
    fn mark(&mut self, text: &str) {
        let has_words = !text.trim().is_empty();
        for line in text.split_inclusive('\n') {
            let (line, line_break) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            let words = line.trim();
            if has_words && words.is_empty() {
                self.text.push_str(line);
            } else if has_words {
                let before = line.len() - line.trim_start().len();
                let (before, rest) = line.split_at(before);
                let (words, after) = rest.split_at(words.len());
                self.text.push_str(before);
                self.bracket(words);
                self.text.push_str(after);
            } else if line_break.is_empty() {
                self.bracket(line);
            } else {
                self.bracket(&format!("{line}¶"));
            }
            self.text.push_str(line_break);
        }
    }

    fn bracket(&mut self, words: &str) {
        let start = self.text.len();
        self.text.extend(["[", words, "]"]);
        self.marks.push(start..self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(mine: &str, theirs: &str) -> [String; 2] {
        Marked::pair(mine, theirs).map(|side| {
            for mark in &side.marks {
                let marked = side.text.get(mark.clone()).unwrap();
                assert!(marked.starts_with('[') && marked.ends_with(']'));
            }
            side.text
        })
    }

    #[test]
    fn brackets_stand_close_to_the_words() {
        assert_eq!(shown("walks the dog", "walks the old dog"), ["walks the dog", "walks the [old] dog"]);
        assert_eq!(shown("", "one\n\ntwo"), ["", "[one]\n\n[two]"]);
    }

    #[test]
    fn spaces_and_line_breaks_that_differ_are_seen() {
        assert_eq!(shown("one two", "one  two"), ["one[ ]two", "one[  ]two"]);
        assert_eq!(shown("one\ntwo", "one\n\ntwo"), ["one\ntwo", "one\n[¶]\ntwo"]);
    }
}
