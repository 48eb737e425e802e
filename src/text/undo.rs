//! Undo and redo, in steps a writer would think of as one.

use std::{collections::VecDeque, fmt};

pub trait Change: Clone {
    fn inverse(&self) -> Self;

    /// Takes in `next`, made right after this change, if both are one to the writer; `false` if not.
    fn merge(&mut self, next: &Self) -> bool;

    /// Bytes it keeps next to its own size.
    fn bytes(&self) -> usize;
}

/// Bytes all steps may keep: room for many thousands of words typed, and for a few huge pastes.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Steps done and steps undone. Each is one or more changes that come and go together.
///
/// ```
/// use foreword::text::{Change, Edit, History};
///
/// let mut history = History::default();
/// let typed = |at, what: &str| Edit { at, removed: String::new(), inserted: what.to_owned() };
/// for (at, letter) in ["b", "a", "d", " ", "d"].into_iter().enumerate() {
///     history.record(vec![typed(at, letter)]);
/// }
/// // A word with the space before it is one step.
/// assert_eq!(history.undo(), Some(vec![typed(3, " d").inverse()]));
/// assert_eq!(history.undo(), Some(vec![typed(0, "bad").inverse()]));
/// assert_eq!(history.redo(), Some(vec![typed(0, "bad")]));
/// ```
#[derive(Clone)]
pub struct History<C> {
    done: VecDeque<Vec<C>>,
    undone: Vec<Vec<C>>,
    open: bool,
    bytes: usize,
}

impl<C> Default for History<C> {
    fn default() -> Self {
        Self { done: VecDeque::new(), undone: Vec::new(), open: false, bytes: 0 }
    }
}

/// Counts alone: changes hold what was written.
impl<C> fmt::Debug for History<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("History")
            .field("done", &self.done.len())
            .field("undone", &self.undone.len())
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

impl<C: Change> History<C> {
    /// Keeps changes just made, in their order, as one step or as part of the last.
    ///
    /// The oldest steps go when all together keep too much; the last one always stays.
    pub fn record(&mut self, changes: Vec<C>) {
        if changes.is_empty() {
            return;
        }
        self.bytes -= self.undone.drain(..).map(|step| cost(&step)).sum::<usize>();
        if !self.merge(&changes) {
            self.bytes += cost(&changes);
            self.done.push_back(changes);
        }
        self.open = true;
        while self.bytes > MOST_BYTES && self.done.len() > 1 {
            self.bytes -= self.done.pop_front().map_or(0, |step| cost(&step));
        }
    }

    fn merge(&mut self, changes: &[C]) -> bool {
        let ([next], Some(last)) = (changes, self.done.back_mut().and_then(|step| step.last_mut())) else {
            return false;
        };
        let before = last.bytes();
        let merged = self.open && last.merge(next);
        self.bytes = self.bytes - before + last.bytes();
        merged
    }

    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Puts steps from before the first one kept here in front of it.
    pub fn prepend(&mut self, mut earlier: Self) {
        // Once something else was done, what had been undone cannot be redone.
        if self.can_undo() || self.can_redo() {
            earlier.bytes -= earlier.undone.drain(..).map(|step| cost(&step)).sum::<usize>();
        }
        self.bytes += earlier.bytes;
        earlier.done.append(&mut self.done);
        earlier.undone.append(&mut self.undone);
        (self.done, self.undone) = (earlier.done, earlier.undone);
    }

    /// Ends the last step: what comes next is another, however well it would fit.
    pub const fn seal(&mut self) {
        self.open = false;
    }

    /// Steps back; what is returned must be applied in its order.
    #[must_use]
    pub fn undo(&mut self) -> Option<Vec<C>> {
        self.seal();
        let step = self.done.pop_back()?;
        let changes = step.iter().rev().map(Change::inverse).collect();
        self.undone.push(step);
        Some(changes)
    }

    /// Steps forward again; what is returned must be applied in its order.
    #[must_use]
    pub fn redo(&mut self) -> Option<Vec<C>> {
        self.seal();
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

fn cost<C: Change>(step: &[C]) -> usize {
    step.iter().map(|change| size_of::<C>() + change.bytes()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Caret, Edit, EditCommand, edit, samples::text};
    use proptest::{collection::vec, prelude::*};

    fn typed(at: usize, inserted: &str) -> Edit {
        Edit { at, removed: String::new(), inserted: inserted.to_owned() }
    }

    fn replay(text: &mut String, changes: &[Edit]) {
        for change in changes {
            change.apply(text);
        }
    }

    #[test]
    fn a_group_is_one_step() {
        let mut history = History::default();
        let mut text = String::new();
        let group = vec![typed(0, "ab"), typed(1, "-")];
        replay(&mut text, &group);
        history.record(group);
        replay(&mut text, &history.undo().unwrap());
        assert_eq!(text, "");
        assert!(!history.can_undo() && history.can_redo());
        replay(&mut text, &history.redo().unwrap());
        assert_eq!(text, "a-b");
    }

    /// Typing goes on in the last change of a group.
    #[test]
    fn group_typing_goes_on() {
        let mut history = History::default();
        history.record(vec![typed(9, "mark"), typed(0, "a")]);
        history.record(vec![typed(1, "b")]);
        assert_eq!(history.undo().unwrap().len(), 2);
        assert!(history.undo().is_none());
    }

    #[test]
    fn a_seal_and_an_undo_end_a_step() {
        let mut history = History::default();
        history.record(vec![typed(0, "a")]);
        history.seal();
        history.record(vec![typed(1, "b")]);
        history.record(vec![typed(2, "c")]);
        assert_eq!(history.undo().unwrap(), [typed(1, "bc").inverse()]);
        history.record(vec![typed(1, "d")]);
        assert!(!history.can_redo());
        assert_eq!(history.undo().unwrap(), [typed(1, "d").inverse()]);
    }

    #[test]
    fn the_oldest_steps_make_room() {
        let mut history = History::default();
        let large = "x".repeat(MOST_BYTES / 4);
        for at in 0..6 {
            history.seal();
            history.record(vec![typed(at, &large)]);
        }
        assert_eq!(history.done.len(), 3);
        history.seal();
        history.record(vec![typed(0, &"x".repeat(MOST_BYTES + 1))]);
        assert_eq!(history.done.len(), 1);
        for _ in 0..5000 {
            history.seal();
            history.record(vec![typed(0, "word ")]);
        }
        assert_eq!(history.done.len(), 5000);
        assert_eq!(history.bytes, history.done.iter().map(|step| cost(step)).sum::<usize>());
    }

    #[test]
    fn earlier_steps_can_be_put_before() {
        let mut earlier = History::default();
        earlier.record(vec![typed(0, "a")]);
        earlier.seal();
        earlier.record(vec![typed(1, "b")]);
        let _ = earlier.undo();
        let mut fresh = History::default();
        fresh.prepend(earlier.clone());
        assert!(fresh.can_undo() && fresh.can_redo());
        let mut typed_on = History::default();
        typed_on.record(vec![typed(1, "c")]);
        typed_on.prepend(earlier);
        assert!(!typed_on.can_redo());
        assert_eq!(typed_on.bytes, typed_on.done.iter().map(|step| cost(step)).sum::<usize>());
        assert_eq!(typed_on.undo().unwrap(), [typed(1, "c").inverse()]);
        assert_eq!(typed_on.undo().unwrap(), [typed(0, "a").inverse()]);
    }

    #[test]
    fn debug_tells_no_text() {
        let mut history = History::default();
        history.record(vec![typed(0, "secret")]);
        assert!(!format!("{history:?}").contains("secret"));
    }

    proptest! {
        #[test]
        fn undo_and_redo_retrace_every_step(
            first in text(),
            edits in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), text(), any::<bool>()), 0..12),
        ) {
            let mut history = History::default();
            let mut now = first.clone();
            for (at, anchor, words, seal) in edits {
                let [at, anchor] = [at, anchor].map(|at| now.floor_char_boundary(at.index(now.len() + 1)));
                let caret = Caret { anchor: seal.then_some(anchor), ..Caret::at(at) };
                if let Some(edit) = edit::insert(&now, &caret, &words) {
                    edit.apply(&mut now);
                    history.record(vec![edit]);
                }
                let caret = Caret::at(now.floor_char_boundary(at + words.len()));
                if let Some(edit) = EditCommand::Backspace.edit(&now, &caret) {
                    edit.apply(&mut now);
                    history.record(vec![edit]);
                }
                if seal {
                    history.seal();
                }
            }
            let last = now.clone();
            let mut past = vec![now.clone()];
            while let Some(changes) = history.undo() {
                replay(&mut now, &changes);
                past.push(now.clone());
            }
            prop_assert_eq!(&now, &first);
            while let Some(changes) = history.redo() {
                let then = past.pop();
                prop_assert_eq!(then.as_ref(), Some(&now));
                replay(&mut now, &changes);
            }
            prop_assert_eq!(now, last);
        }
    }
}
