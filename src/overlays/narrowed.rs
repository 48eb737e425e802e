//! A list in a window, narrowed as one types, with one of its lines chosen.

use crate::text::Input;

/// The list.
pub struct Narrowed<T> {
    pub filter: Input,
    all: Vec<T>,
    pub shown: Vec<T>,
    pub chosen: usize,
}

impl<T: Copy> Narrowed<T> {
    /// All of these, the first of them chosen.
    #[must_use]
    pub fn new(all: Vec<T>) -> Self {
        Self { filter: Input::default(), shown: all.clone(), all, chosen: 0 }
    }

    /// Narrows it to what was typed: each word must stand in the words of a line.
    pub fn narrow(&mut self, words: impl Fn(T) -> String) {
        let typed = self.filter.text().to_lowercase();
        let matches = |line: &T| {
            let words = words(*line).to_lowercase();
            typed.split_whitespace().all(|word| words.contains(word))
        };
        self.shown = self.all.iter().copied().filter(matches).collect();
        self.chosen = 0;
    }

    /// What is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<T> {
        self.shown.get(self.chosen).copied()
    }

    /// Chooses so many lines on, or back, and stops at the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }
}
