//! One edit of one text, and the edits that typing keys make.

use std::{fmt, ops::Range};

use super::{Caret, grapheme};

/// At one place, something removed and something inserted. `Debug` tells sizes, not words.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where, in bytes.
    pub at: usize,
    /// What was there.
    pub removed: String,
    /// What is there now.
    pub inserted: String,
}

impl Edit {
    /// Makes the edit.
    pub fn apply(&self, text: &mut String) {
        let range = self.at..self.at + self.removed.len();
        if text.get(range.clone()) == Some(self.removed.as_str()) {
            text.replace_range(range, &self.inserted);
        }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    /// Where the cursor stands after it, given the text from before it.
    ///
    /// What was typed may join what follows into one grapheme; the cursor is then behind that.
    #[must_use]
    pub fn caret_after(&self, before: &str) -> usize {
        // A grapheme is a matter of its neighbourhood; the rest of a long text need not be looked at.
        const NEIGHBOURHOOD: usize = 256;
        let end = self.at + self.inserted.len();
        if self.inserted.is_ascii()
            && before.as_bytes().get(self.at + self.removed.len()).is_none_or(u8::is_ascii)
        {
            return end;
        }
        let from = grapheme::floor_boundary(before, self.at.saturating_sub(NEIGHBOURHOOD));
        let behind = self.at + self.removed.len();
        let to = grapheme::ceil_boundary(before, (behind + NEIGHBOURHOOD).min(before.len()));
        let part = |range: Range<usize>| before.get(range).unwrap_or_default();
        let after = format!("{}{}{}", part(from..self.at), self.inserted, part(behind..to));
        from + grapheme::ceil_boundary(&after, end - from)
    }

    /// Takes `next` in, if both are one stroke of the same word; `false` if they are not.
    pub fn merge(&mut self, next: &Self) -> bool {
        let typing =
            self.removed.is_empty() && next.removed.is_empty() && next.at == self.at + self.inserted.len();
        if typing && continues_word(&self.inserted, &next.inserted) {
            self.inserted.push_str(&next.inserted);
            return true;
        }
        let deleting = self.inserted.is_empty() && next.inserted.is_empty();
        if deleting && next.at + next.removed.len() == self.at && continues_word(&next.removed, &self.removed)
        {
            self.at = next.at;
            self.removed.insert_str(0, &next.removed);
            return true;
        }
        if deleting && next.at == self.at && continues_word(&self.removed, &next.removed) {
            self.removed.push_str(&next.removed);
            return true;
        }
        false
    }
}

/// Whether `next` goes on with the word at the end of `before`: a word takes the spaces behind it,
/// and a line ends it.
fn continues_word(before: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), next.chars().next()) else {
        return false;
    };
    let one_line = last != '\n' && first != '\n';
    one_line && (!last.is_whitespace() || first.is_whitespace())
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edit(at {}, -{} +{} bytes)", self.at, self.removed.len(), self.inserted.len())
    }
}

fn replace(text: &str, range: Range<usize>, inserted: &str) -> Option<Edit> {
    let removed = text.get(range.clone())?.to_owned();
    let edit = Edit { at: range.start, removed, inserted: inserted.to_owned() };
    (edit.removed != edit.inserted).then_some(edit)
}

/// Types `inserted` at the cursor, in place of the selection.
#[must_use]
pub fn insert(text: &str, caret: &Caret, inserted: &str) -> Option<Edit> {
    replace(text, caret.selection().unwrap_or(caret.at..caret.at), inserted)
}

/// Removes the selection, or from the cursor to where `reach` says.
fn remove(text: &str, caret: &Caret, reach: impl FnOnce(&str, usize) -> usize) -> Option<Edit> {
    let range = caret.selection().unwrap_or_else(|| {
        let to = reach(text, caret.at);
        to.min(caret.at)..to.max(caret.at)
    });
    replace(text, range, "")
}

/// Removes the grapheme before the cursor, or the selection.
#[must_use]
pub fn backspace(text: &str, caret: &Caret) -> Option<Edit> {
    remove(text, caret, grapheme::prev_boundary)
}

/// Removes the grapheme after the cursor, or the selection.
#[must_use]
pub fn delete(text: &str, caret: &Caret) -> Option<Edit> {
    remove(text, caret, grapheme::next_boundary)
}

/// Removes the word before the cursor, or the selection.
#[must_use]
pub fn delete_word_back(text: &str, caret: &Caret) -> Option<Edit> {
    remove(text, caret, grapheme::prev_word)
}

/// Removes the word after the cursor, or the selection.
#[must_use]
pub fn delete_word_forward(text: &str, caret: &Caret) -> Option<Edit> {
    remove(text, caret, grapheme::next_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_a_whole_grapheme() {
        for one in ["e\u{301}", "👨‍👩‍👧", "🇬🇧", "क्षि", "漢"] {
            let mut text = format!("a{one}");
            backspace(&text, &Caret::at(text.len())).unwrap().apply(&mut text);
            assert_eq!(text, "a", "{one}");
        }
        assert_eq!(backspace("a", &Caret::at(0)), None);
    }

    #[test]
    fn what_joins_a_grapheme_leaves_the_cursor_behind_it() {
        let edit = insert("\u{301}b", &Caret::at(0), "é").unwrap();
        assert_eq!(edit.caret_after("\u{301}b"), "é\u{301}".len());
    }

    #[test]
    fn debug_output_holds_no_text() {
        let edit = insert("", &Caret::at(0), "SECRET").unwrap();
        assert!(!format!("{edit:?}").contains("SECRET"));
    }
}
