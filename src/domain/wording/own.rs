//! The person's own rows: added to the list, in the place of one of it, or switching some off.

use std::collections::HashSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Category, Level, Suggestion, SuggestionFrom, Where, WordingList, WordingRow,
    pattern::{self, MOST_WORDS},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnWords {
    pub format: u32,
    pub off: Vec<String>,
    pub rows: Vec<OwnRow>,
}

/// A row of the person's own. What it leaves out it has from the row it takes the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Row")]
pub struct OwnRow {
    pub id: Option<String>,
    pub term: String,
    /// Advice, in files of the first format.
    pub suggestion: Option<String>,
    #[serde(default)]
    pub instead: Vec<Suggestion>,
    pub why: String,
    pub category: Option<Category>,
    #[serde(default)]
    pub variants: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(default)]
    pub only: Vec<String>,
    pub quiet_in_safety_advice: Option<bool>,
    pub level: Option<Level>,
    #[serde(rename = "where")]
    pub place: Option<Where>,
    #[serde(default)]
    pub exceptions: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub url: String,
    pub checked: Option<Date>,
}

/// The source of a row where its owner names none.
pub(in crate::domain) const OWN: &str = "your own list";

impl Default for OwnWords {
    fn default() -> Self {
        Self { format: 1, off: Vec::new(), rows: Vec::new() }
    }
}

impl OwnWords {
    pub const FORMAT: u32 = 2;

    pub fn fault(&self) -> Option<String> {
        let mut ids = HashSet::new();
        self.rows.iter().zip(1..).find_map(|(row, number)| {
            let wrong = row.fault().map(|wrong| format!("Row {number} {wrong}"));
            let used = row.id.as_ref().is_some_and(|id| !ids.insert(id));
            wrong.or_else(|| used.then(|| format!("Row {number} has the ID of one above it.")))
        })
    }

    pub fn added_to(self, mut list: WordingList) -> WordingList {
        let rows = &mut list.rows;
        for (own, number) in self.rows.into_iter().zip(1..) {
            let id = own.id.clone().unwrap_or_else(|| format!("own-{number}"));
            match rows.iter_mut().find(|row| row.id == id) {
                Some(row) => *row = own.over(id, Some(row)),
                None => rows.push(own.over(id, None)),
            }
        }
        rows.retain(|row| !self.off.contains(&row.id));
        list
    }
}

/// Advice to leave words out, in files of the first format.
const LEFT_OUT: &str = "(leave it out)";

impl OwnRow {
    fn forms(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.term).chain(&self.variants)
    }

    fn fault(&self) -> Option<String> {
        let words = |written: &String| pattern::most_words(&pattern::around(written));
        let form = |written: &String| pattern::most_words(&pattern::form(written));
        let mut around = self.unless.iter().chain(&self.only);
        let fault = if self.forms().any(|one| form(one) == 0) {
            "has nothing to look for."
        } else if self.forms().any(|one| form(one) > MOST_WORDS) || around.any(|one| words(one) > MOST_WORDS)
        {
            return Some(format!("has more than {MOST_WORDS} words to look for."));
        } else if self.instead.is_empty() && self.suggestion.is_none() {
            "does not say what to do “instead”."
        } else {
            let forms = || self.forms().map(String::as_str);
            self.instead.iter().find_map(|instead| instead.fault(forms()))?
        };
        Some(fault.to_owned())
    }

    fn over(mut self, id: String, row: Option<&WordingRow>) -> WordingRow {
        // The advice of a file of the first format.
        let advice = self.suggestion.as_deref().unwrap_or_default().split(';').map(str::trim);
        self.instead.extend(advice.filter(|says| !says.is_empty()).map(|says| match says {
            LEFT_OUT => Suggestion::LeaveOut,
            says => Suggestion::Rewrite(says.to_owned()),
        }));
        WordingRow {
            id,
            category: self.category.or(row.map(|row| row.category)).unwrap_or(Category::Tone),
            term: self.term,
            variants: self.variants,
            unless: self.unless,
            only: self.only,
            quiet_in_safety_advice: (self.quiet_in_safety_advice)
                .or(row.map(|row| row.quiet_in_safety_advice))
                .unwrap_or_default(),
            instead: self.instead,
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
