//! Undo and redo: steps of changes, the last ones kept.

use std::collections::VecDeque;

/// Something that can be taken back.
pub trait Change: Sized {
    /// The change that takes this one back.
    #[must_use]
    fn inverse(&self) -> Self;

    /// Takes `next` in, if both are one stroke; `false` if they are not.
    fn merge(&mut self, next: &Self) -> bool;

    /// About how many bytes it holds.
    fn bytes(&self) -> usize;
}

/// Steps kept at the most.
const MOST_STEPS: usize = 5_000;

/// Bytes kept at the most; the last step is kept whatever its size.
const MOST_BYTES: usize = 16 << 20;

/// What can be undone and redone.
#[derive(Debug)]
pub struct History<C> {
    done: VecDeque<Vec<C>>,
    undone: Vec<Vec<C>>,
    bytes: usize,
    /// The last step takes nothing more in.
    sealed: bool,
}

impl<C> Default for History<C> {
    fn default() -> Self {
        Self { done: VecDeque::new(), undone: Vec::new(), bytes: 0, sealed: true }
    }
}

fn size<C: Change>(step: &[C]) -> usize {
    step.iter().map(Change::bytes).sum()
}

impl<C: Change> History<C> {
    /// Takes in a step that was made. A single change may join the step before.
    pub fn record(&mut self, step: Vec<C>) {
        if step.is_empty() {
            return;
        }
        self.undone.clear();
        self.bytes += size(&step);
        if let ([change], false) = (step.as_slice(), self.sealed)
            && let Some(last) = self.done.back_mut().and_then(|step| step.last_mut())
            && last.merge(change)
        {
            return;
        }
        self.sealed = false;
        self.done.push_back(step);
        while self.done.len() > MOST_STEPS || self.bytes > MOST_BYTES && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.bytes = self.bytes.saturating_sub(size(&oldest));
            }
        }
    }

    /// From here on a new step begins.
    pub const fn seal(&mut self) {
        self.sealed = true;
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The changes that take the last step back, in the order to make them.
    pub fn undo(&mut self) -> Option<Vec<C>> {
        self.seal();
        let step = self.done.pop_back()?;
        self.bytes = self.bytes.saturating_sub(size(&step));
        let back = step.iter().rev().map(Change::inverse).collect();
        self.undone.push(step);
        Some(back)
    }

    /// The changes that make the last undone step again, in the order to make them.
    pub fn redo(&mut self) -> Option<Vec<C>> {
        self.seal();
        let step = self.undone.pop()?;
        self.bytes += size(&step);
        // Twice the inverse is the change itself.
        let again = step.iter().map(|change| change.inverse().inverse()).collect();
        self.done.push_back(step);
        Some(again)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::*, *};
    use proptest::prelude::*;

    impl Change for Edit {
        fn inverse(&self) -> Self {
            self.inverse()
        }
        fn merge(&mut self, next: &Self) -> bool {
            self.merge(next)
        }
        fn bytes(&self) -> usize {
            self.removed.len() + self.inserted.len()
        }
    }

    fn apply(step: &[Edit], text: &mut String) {
        for edit in step {
            edit.apply(text);
        }
    }

    fn typed(history: &mut History<Edit>, text: &mut String, typed: &str) {
        for char in typed.chars() {
            let edit = edit::insert(text, &Caret::at(text.len()), char.encode_utf8(&mut [0; 4])).unwrap();
            edit.apply(text);
            history.record(vec![edit]);
        }
    }

    #[test]
    fn typing_is_undone_word_by_word() {
        let (mut history, mut text) = (History::default(), String::new());
        typed(&mut history, &mut text, "leg aches\nat night");
        let mut seen = Vec::new();
        while let Some(step) = history.undo() {
            apply(&step, &mut text);
            seen.push(text.clone());
        }
        assert_eq!(seen, ["leg aches\nat ", "leg aches\n", "leg aches", "leg ", ""]);
    }

    #[test]
    fn a_seal_begins_a_new_step() {
        let (mut history, mut text) = (History::default(), String::new());
        typed(&mut history, &mut text, "ab");
        history.seal();
        typed(&mut history, &mut text, "cd");
        apply(&history.undo().unwrap(), &mut text);
        assert_eq!(text, "ab");
    }

    #[test]
    fn hundreds_of_steps_are_kept() {
        let (mut history, mut text) = (History::default(), String::new());
        typed(&mut history, &mut text, &"word ".repeat(2_000));
        let steps = std::iter::from_fn(|| history.undo()).count();
        assert_eq!(steps, 2_000);
    }

    #[derive(Clone, Debug)]
    enum Doing {
        Type(&'static str),
        Go(prop::sample::Index),
        Select(prop::sample::Index),
        Backspace,
        Delete,
        WordBack,
        WordForward,
        Undo,
        Redo,
    }

    fn doing() -> impl Strategy<Value = Doing> {
        let typed = prop::sample::select(vec![
            "a",
            "b",
            " ",
            "\n",
            "\t",
            "e",
            "\u{301}",
            "👩🏽‍⚕️",
            "\u{200d}",
            "🇬",
            "🇧",
            "漢",
            "क्षि",
            "two words",
            "é",
        ]);
        prop_oneof![
            6 => typed.prop_map(Doing::Type),
            1 => any::<prop::sample::Index>().prop_map(Doing::Go),
            1 => any::<prop::sample::Index>().prop_map(Doing::Select),
            2 => Just(Doing::Backspace),
            1 => Just(Doing::Delete),
            1 => Just(Doing::WordBack),
            1 => Just(Doing::WordForward),
            1 => Just(Doing::Undo),
            1 => Just(Doing::Redo),
        ]
    }

    proptest! {
        #[test]
        fn undo_to_the_bottom_gives_the_first_text_and_redo_the_last(
            first in "[ab \n]{0,20}",
            doings in proptest::collection::vec(doing(), 0..60),
        ) {
            let mut text = first.clone();
            let mut caret = Caret::at(text.len());
            let mut history = History::<Edit>::default();
            for doing in doings {
                let edit = match doing {
                    Doing::Type(typed) => edit::insert(&text, &caret, typed),
                    Doing::Backspace => edit::backspace(&text, &caret),
                    Doing::Delete => edit::delete(&text, &caret),
                    Doing::WordBack => edit::delete_word_back(&text, &caret),
                    Doing::WordForward => edit::delete_word_forward(&text, &caret),
                    Doing::Go(to) | Doing::Select(to) => {
                        let select = matches!(doing, Doing::Select(_));
                        let rows = Rows::new(&text, 7);
                        caret.go(&text, &rows, Motion::To(to.index(text.len() + 1)), select);
                        history.seal();
                        None
                    }
                    Doing::Undo | Doing::Redo => {
                        let undo = matches!(doing, Doing::Undo);
                        let step = if undo { history.undo() } else { history.redo() };
                        for edit in step.unwrap_or_default() {
                            edit.apply(&mut text);
                            caret = Caret::at(grapheme::floor_boundary(&text, edit.at + edit.inserted.len()));
                        }
                        None
                    }
                };
                if let Some(edit) = edit {
                    caret = Caret::at(edit.caret_after(&text));
                    edit.apply(&mut text);
                    history.record(vec![edit]);
                }
                prop_assert_eq!(grapheme::floor_boundary(&text, caret.at), caret.at, "cursor on a boundary");
            }
            let last = text.clone();
            while let Some(step) = history.redo() {
                apply(&step, &mut text);
            }
            let newest = text.clone();
            let mut steps = 0;
            while let Some(step) = history.undo() {
                apply(&step, &mut text);
                steps += 1;
            }
            prop_assert_eq!(&text, &first);
            for _ in 0..steps {
                apply(&history.redo().unwrap(), &mut text);
            }
            prop_assert_eq!(&text, &newest);
            prop_assert!(steps > 0 || last == first);
        }
    }
}
