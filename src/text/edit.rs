//! One edit of a text: what it takes out at a place and what it puts there.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Caret, Change, grapheme};

/// An edit. Its parts are whole, so it can be turned round without the text.
///
/// ```
/// use foreword::text::{Caret, Change, edit};
///
/// let mut text = "a morning".to_owned();
/// let typed = edit::insert(&text, &Caret::at(2), "whole ").unwrap();
/// typed.apply(&mut text);
/// assert_eq!(text, "a whole morning");
/// typed.inverse().apply(&mut text);
/// assert_eq!(text, "a morning");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub at: usize,
    pub removed: String,
    pub inserted: String,
}

debug_as!(Edit, edit => "Edit {{ at: {}, removed: {}, inserted: {} }}", edit.at, edit.removed.len(), edit.inserted.len());

/// Puts `typed` at the cursor or in place of the selection.
pub fn insert(text: &str, caret: &Caret, typed: &str) -> Option<Edit> {
    replace(text, caret.selection().unwrap_or(caret.at..caret.at), typed)
}

/// Removes the selection, or everything between the cursor and the place that `reach` gives.
pub(super) fn remove(text: &str, caret: &Caret, reach: fn(&str, usize) -> usize) -> Option<Edit> {
    let range = caret.selection().unwrap_or_else(|| {
        let end = reach(text, caret.at);
        caret.at.min(end)..caret.at.max(end)
    });
    replace(text, range, "")
}

/// `None` where nothing would change.
fn replace(text: &str, range: Range<usize>, with: &str) -> Option<Edit> {
    let removed = text.get(range.clone())?;
    let changes = !removed.is_empty() || !with.is_empty();
    changes.then(|| Edit { at: range.start, removed: removed.to_owned(), inserted: with.to_owned() })
}

impl Edit {
    /// The edit that makes `after` of `before`; `None` where both are the same.
    pub fn between(before: &str, after: &str) -> Option<Self> {
        let same_start = |(one, two): &((usize, char), (usize, char))| one.1 == two.1;
        let start = before.char_indices().zip(after.char_indices()).take_while(same_start).last();
        let start = start.map_or(0, |((at, char), _)| at + char.len_utf8());
        let (old, new) = (before.get(start..)?, after.get(start..)?);
        let same_end = |(one, two): &(char, char)| one == two;
        let end: usize = old
            .chars()
            .rev()
            .zip(new.chars().rev())
            .take_while(same_end)
            .map(|(char, _)| char.len_utf8())
            .sum();
        let middle = |text: &str| text.get(..text.len() - end).unwrap_or_default().to_owned();
        let edit = Self { at: start, removed: middle(old), inserted: middle(new) };
        (!edit.removed.is_empty() || !edit.inserted.is_empty()).then_some(edit)
    }

    /// Makes the edit; a text it does not fit stays as it is.
    pub fn apply(&self, text: &mut String) {
        let range = self.at..self.at.saturating_add(self.removed.len());
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &self.inserted);
        }
    }

    /// Where the cursor goes once the edit is made to `text`, which is still as it was before.
    ///
    /// That is behind what was inserted, or behind what that became one grapheme with.
    pub fn caret_after(&self, text: &str) -> usize {
        let start = grapheme::prev_boundary(text, self.at);
        let head = text.get(start..self.at).unwrap_or_default();
        let tail = text.get(self.at + self.removed.len()..).unwrap_or_default();
        let end = self.at + self.inserted.len();
        // Hardly ever does a grapheme go on for longer than this; where one does, the whole tail is read.
        for reach in [64, tail.len()] {
            let near = tail.get(..tail.floor_char_boundary(reach)).unwrap_or_default();
            let around = [head, &self.inserted, near].concat();
            let found = grapheme::ceil_boundary(&around, end - start);
            if found < around.len() || near.len() == tail.len() {
                return start + found;
            }
        }
        end
    }
}

impl Change for Edit {
    fn inverse(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    /// Takes in `next`, made right after this edit, if one would undo both at once: typing or
    /// deleting on within a word and the spaces before it. A line break is a step by itself.
    fn merge(&mut self, next: &Self) -> bool {
        let typed_on = next.removed.is_empty()
            && next.at == self.at + self.inserted.len()
            && go_together(self.inserted.chars().next_back(), next.inserted.chars().next());
        if typed_on {
            self.inserted.push_str(&next.inserted);
            return true;
        }
        if !self.inserted.is_empty() || !next.inserted.is_empty() {
            return false;
        }
        let deleted_back = next.at + next.removed.len() == self.at
            && go_together(self.removed.chars().next(), next.removed.chars().next_back());
        let deleted_on =
            next.at == self.at && go_together(self.removed.chars().next_back(), next.removed.chars().next());
        if deleted_back {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
        } else if deleted_on {
            self.removed.push_str(&next.removed);
        }
        deleted_back || deleted_on
    }

    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }
}

/// Whether two characters, typed or deleted one after the other, belong to one step.
fn go_together(first: Option<char>, second: Option<char>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) if first != '\n' && second != '\n' => {
            first.is_whitespace() || !second.is_whitespace()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{EditCommand, samples::text};
    use proptest::prelude::*;

    fn edit(at: usize, removed: &str, inserted: &str) -> Edit {
        Edit { at, removed: removed.to_owned(), inserted: inserted.to_owned() }
    }

    #[test]
    fn typing_replaces_the_selection() {
        let caret = Caret { anchor: Some(1), ..Caret::at(3) };
        assert_eq!(insert("abcd", &caret, "x"), Some(edit(1, "bc", "x")));
        assert_eq!(EditCommand::Backspace.edit("abcd", &caret), Some(edit(1, "bc", "")));
        assert_eq!(insert("abcd", &caret, ""), Some(edit(1, "bc", "")));
        assert_eq!(insert("abcd", &Caret::at(1), ""), None);
    }

    #[test]
    fn deleting_takes_whole_graphemes_and_words() {
        let text = "go e\u{301}te\u{301}👨‍👩‍👧";
        let end = Caret::at(text.len());
        assert_eq!(EditCommand::Backspace.edit(text, &end), Some(edit(10, "👨‍👩‍👧", "")));
        assert_eq!(EditCommand::Delete.edit(text, &Caret::at(3)), Some(edit(3, "e\u{301}", "")));
        assert_eq!(
            EditCommand::DeleteWordBack.edit(text, &Caret::at(10)),
            Some(edit(3, "e\u{301}te\u{301}", ""))
        );
        assert_eq!(
            EditCommand::DeleteWordForward.edit(text, &Caret::at(2)),
            Some(edit(2, " e\u{301}te\u{301}", ""))
        );
        assert_eq!(
            (EditCommand::Backspace.edit(text, &Caret::at(0)), EditCommand::Delete.edit(text, &end)),
            (None, None)
        );
    }

    /// The cursor goes behind the grapheme that the insertion became part of.
    #[test]
    fn cursor_follows_the_cluster() {
        assert_eq!(edit(1, "", "\u{301}").caret_after("e!"), 3);
        assert_eq!(edit(0, "", "🇬").caret_after("🇧🇫🇷"), 8);
        assert_eq!(edit(0, "", "👩").caret_after("\u{200D}👩!"), 11);
        assert_eq!(edit(1, "", "e").caret_after(&format!("a{}", "\u{301}".repeat(99))), 200);
        assert_eq!(edit(1, "\n", "").caret_after("e\n\u{301}"), 3);
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let mut text = "é".to_owned();
        edit(1, "", "x").apply(&mut text);
        edit(9, "abc", "x").apply(&mut text);
        assert_eq!(text, "é");
    }

    #[test]
    fn debug_tells_no_text() {
        assert_eq!(format!("{:?}", edit(1, "secret", "é")), "Edit { at: 1, removed: 6, inserted: 2 }");
    }

    /// How many steps a run of edits makes.
    fn steps(edits: impl IntoIterator<Item = Edit>) -> usize {
        let mut steps: Vec<Edit> = Vec::new();
        for edit in edits {
            if !steps.last_mut().is_some_and(|last| last.merge(&edit)) {
                steps.push(edit);
            }
        }
        steps.len()
    }

    #[test]
    fn typing_is_undone_by_the_word() {
        let typed = |text: &str| steps(text.char_indices().map(|(at, char)| edit(at, "", &char.to_string())));
        assert_eq!(typed("hello"), 1);
        assert_eq!(typed("hello big  world "), 4);
        assert_eq!(typed("a\n\nb"), 4);
        assert_eq!(steps([edit(2, "old", "n"), edit(3, "", "e"), edit(4, "", "w")]), 1);
        assert_eq!(steps([edit(0, "", "a"), edit(5, "", "b")]), 2);
    }

    #[test]
    fn deleting_is_undone_by_the_word() {
        let text = "one  two";
        let back = text.char_indices().rev().map(|(at, char)| edit(at, &char.to_string(), ""));
        assert_eq!(steps(back), 2);
        assert_eq!(steps(text.chars().map(|char| edit(0, &char.to_string(), ""))), 2);
        assert_eq!(steps([edit(0, "", "a"), edit(0, "a", "")]), 2);
    }

    proptest! {
        /// The edit between two texts leads from one to the other.
        #[test]
        fn diff_leads_to_the_other(before in text(), after in text()) {
            let edit = Edit::between(&before, &after);
            prop_assert_eq!(edit.is_none(), before == after);
            let mut now = before.clone();
            if let Some(edit) = &edit {
                edit.apply(&mut now);
            }
            prop_assert_eq!(&now, &after);
        }

        #[test]
        fn an_inverse_takes_the_edit_back(
            before in text(),
            from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(),
            typed in text(),
        ) {
            let [from, to] = [from, to].map(|at| before.floor_char_boundary(at.index(before.len() + 1)));
            let caret = Caret { anchor: Some(from), ..Caret::at(to) };
            if let Some(edit) = insert(&before, &caret, &typed) {
                let mut after = before.clone();
                edit.apply(&mut after);
                prop_assert_eq!(edit.caret_after(&before), grapheme::ceil_boundary(&after, edit.at + typed.len()));
                edit.inverse().apply(&mut after);
                prop_assert_eq!(after, before);
            }
        }
    }
}
