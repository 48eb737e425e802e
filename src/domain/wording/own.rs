//! The person's own rows: added to the list, in the place of one of it, or switching some off.

use std::collections::HashSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Category, Level, SuggestionFrom, Where, WordingList, WordingRow,
    matcher::{MOST_WORDS, words_of},
};

/// The person's own list as its file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnWords {
    /// Ids of rows that are not looked for.
    pub off: Vec<String>,
    /// Rows of the person's own.
    pub rows: Vec<OwnRow>,
}

/// A row of the person's own. What it leaves out it has from the row it takes the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Row")]
#[expect(missing_docs, reason = "they are those of a row of the list")]
pub struct OwnRow {
    #[serde(default)]
    pub id: Option<String>,
    pub term: String,
    pub suggestion: String,
    pub why: String,
    #[serde(default)]
    pub category: Option<Category>,
    #[serde(default)]
    pub variants: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(default)]
    pub only: Vec<String>,
    #[serde(default)]
    pub level: Option<Level>,
    #[serde(default, rename = "where")]
    pub place: Option<Where>,
    #[serde(default)]
    pub exceptions: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub checked: Option<Date>,
}

/// What the source of a row is called where its owner names none.
pub(in crate::domain) const OWN: &str = "your own list";

impl OwnWords {
    /// What is wrong with a row, as a sentence.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let mut ids = HashSet::new();
        self.rows.iter().zip(1..).find_map(|(row, number)| {
            let forms = || std::iter::once(&row.term).chain(&row.variants);
            let around = || row.unless.iter().chain(&row.only);
            if forms().any(|form| words_of(form) == 0) {
                Some(format!("Row {number} has nothing to look for."))
            } else if forms().chain(around()).any(|form| words_of(form) > MOST_WORDS) {
                Some(format!("Row {number} has more than {MOST_WORDS} words to look for."))
            } else if row.id.as_ref().is_some_and(|id| !ids.insert(id)) {
                Some(format!("Row {number} has the ID of one above it."))
            } else {
                None
            }
        })
    }

    /// The list with these rows.
    #[must_use]
    pub fn added_to(self, list: WordingList) -> Vec<WordingRow> {
        let mut rows = list.rows;
        for (own, number) in self.rows.into_iter().zip(1..) {
            let id = own.id.clone().unwrap_or_else(|| format!("own-{number}"));
            match rows.iter_mut().find(|row| row.id == id) {
                Some(row) => *row = own.over(id, Some(row)),
                None => rows.push(own.over(id, None)),
            }
        }
        rows.retain(|row| !self.off.contains(&row.id));
        rows
    }
}

impl OwnRow {
    fn over(self, id: String, row: Option<&WordingRow>) -> WordingRow {
        WordingRow {
            id,
            category: self.category.or(row.map(|row| row.category)).unwrap_or(Category::Tone),
            term: self.term,
            variants: self.variants,
            unless: self.unless,
            only: self.only,
            suggestion: self.suggestion,
            why: self.why,
            level: self.level.or(row.map(|row| row.level)).unwrap_or(Level::Check),
            place: self.place.or(row.map(|row| row.place)).unwrap_or(Where::Both),
            exceptions: self.exceptions,
            suggestion_from: SuggestionFrom::Ours,
            term_in_source: false,
            source: if self.source.is_empty() { OWN.to_owned() } else { self.source },
            url: self.url,
            checked: self.checked.unwrap_or(Date::ZERO),
        }
    }
}
