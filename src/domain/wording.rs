//! Words worth a second look: the list, why a word is on it, what could be said instead, and where
//! it stands in a text.
//!
//! It offers and never replaces. Finding nothing says nothing of a text.

use std::{collections::HashMap, ops::Range};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::{ContextField, FieldId};

/// The list as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingList {
    /// Format number of the file.
    pub format: u32,
    /// Title on screen.
    pub title: String,
    /// Its rows.
    pub rows: Vec<WordingRow>,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Row")]
pub struct WordingRow {
    /// Stable id, such as `W001`.
    pub id: String,
    /// What it is about.
    pub category: Category,
    /// The word or words to look for.
    pub term: String,
    /// Other forms of them.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What could be said instead; several are parted by semicolons.
    pub suggestion: String,
    /// Why it is on the list.
    pub why: String,
    /// How strongly it is meant.
    pub level: Level,
    /// Where it matters.
    #[serde(rename = "where")]
    pub place: Where,
    /// When it is right as it is; empty where nothing is known.
    #[serde(default)]
    pub exceptions: String,
    /// Who suggests it.
    pub suggestion_from: SuggestionFrom,
    /// Whether the source speaks of the very word.
    pub term_in_source: bool,
    /// Where it comes from.
    pub source: String,
    /// Address of the source.
    pub url: String,
    /// When the source was looked at.
    pub checked: Date,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Category {
    /// Pictures of the back and the neck.
    BackAndNeck,
    /// Moving and resting.
    Activity,
    /// Being believed.
    BeingBelieved,
    /// What stays in the record.
    Record,
    /// Mental health.
    MentalHealth,
    /// Tone.
    Tone,
    /// Chances.
    Risk,
    /// Jargon.
    Jargon,
}

/// How strongly a row is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Better said otherwise.
    Swap,
    /// To be explained where it is used.
    Explain,
    /// Worth a look; often right as it is.
    Check,
}

/// Where a row matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Where {
    /// In what is said to the person, or read by them.
    Say,
    /// In what is written for the record.
    Write,
    /// In both.
    Both,
}

/// Who suggests the other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuggestionFrom {
    /// This project.
    Ours,
    /// The source of the row.
    Source,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Register {
    /// To be said to the person, or read by them.
    Said,
    /// Written for the record alone.
    Written,
}

impl Where {
    /// Whether a row matters in such a text.
    #[must_use]
    pub const fn covers(self, register: Register) -> bool {
        matches!(
            (self, register),
            (Self::Both, _) | (Self::Say, Register::Said) | (Self::Write, Register::Written)
        )
    }
}

impl FieldId {
    /// What its text is for; `None` where the whole field is the person's own words.
    #[must_use]
    pub const fn register(self) -> Option<Register> {
        match self {
            Self::Context(ContextField::WhatMatters | ContextField::Goals) => None,
            Self::Context(ContextField::StillToAsk) => Some(Register::Said),
            Self::Context(_) => Some(Register::Written),
            // The pages made of these are handed to the person.
            _ => Some(Register::Said),
        }
    }
}

/// A place in a text that the list knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingMark {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// Which row of the list.
    pub row: usize,
}

/// The list, made ready to look with.
#[derive(Debug)]
pub struct Wording {
    rows: Vec<WordingRow>,
    /// By the first word: what to look for, as lower-case words, and its row. Longest first.
    forms: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Wording {
    /// Of these rows.
    #[must_use]
    pub fn new(rows: Vec<WordingRow>) -> Self {
        let mut forms: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (row, at) in rows.iter().zip(0..) {
            for form in std::iter::once(&row.term).chain(&row.variants) {
                let words: Vec<_> = form.unicode_words().map(str::to_lowercase).collect();
                if let Some(first) = words.first() {
                    forms.entry(first.clone()).or_default().push((words, at));
                }
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { rows, forms }
    }

    /// Its rows.
    #[must_use]
    pub fn rows(&self) -> &[WordingRow] {
        &self.rows
    }

    /// The row a mark is of.
    #[must_use]
    pub fn row(&self, mark: &WordingMark) -> Option<&WordingRow> {
        self.rows.get(mark.row)
    }

    /// Every mark of a text, in order; none overlaps another.
    #[must_use]
    pub fn marks(&self, text: &str, register: Register) -> Vec<WordingMark> {
        let words: Vec<_> = text.unicode_word_indices().map(|(at, word)| (at, word.to_lowercase())).collect();
        let mut marks = Vec::new();
        let mut at = 0;
        while let Some((start, word)) = words.get(at) {
            let fits = |(form, row): &&(Vec<String>, usize)| {
                let here = words.get(at..at + form.len());
                self.rows.get(*row).is_some_and(|row| row.place.covers(register))
                    && here.is_some_and(|here| here.iter().map(|(_, word)| word).eq(form))
            };
            let found = self.forms.get(word).and_then(|forms| forms.iter().find(fits));
            let length = found.map_or(1, |(form, _)| form.len());
            if let (Some((_, row)), Some((last, word))) = (found, words.get(at + length - 1)) {
                marks.push(WordingMark { range: *start..last + word.len(), row: *row });
            }
            at += length;
        }
        marks
    }

    /// The marks that `shown`, a part of the text, has something of. What is looked at does not grow
    /// with the text.
    #[must_use]
    pub fn marks_within(&self, text: &str, shown: &Range<usize>, register: Register) -> Vec<WordingMark> {
        let mut marks = self.marks(text, register);
        marks.retain(|mark| mark.range.start < shown.end && shown.start < mark.range.end);
        marks
    }
}

#[cfg(test)]
mod tests {
    use crate::content;

    use super::*;

    fn found(text: &str, register: Register) -> Vec<String> {
        let wording = content::wording();
        let marks = wording.marks(text, register);
        marks
            .iter()
            .map(|mark| {
                format!("{} {}", wording.row(mark).unwrap().id, text.get(mark.range.clone()).unwrap())
            })
            .collect()
    }

    #[test]
    fn whole_words_are_found_the_longest_first_where_they_matter() {
        assert_eq!(found("Wear and tear, they said.", Register::Said), ["W001 Wear and tear"]);
        assert_eq!(found("He denies this.", Register::Written), ["W049 denies"]);
        assert_eq!(found("He denies this.", Register::Said), [""; 0]);
    }
}
