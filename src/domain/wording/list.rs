//! The list of words worth a second look, as its file holds it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingList {
    pub format: u32,
    pub title: String,
    /// Words of safety advice, written as `unless` is. Within a sentence that has one of them, rows
    /// that are quiet in safety advice are not marked.
    #[serde(default)]
    pub safety_advice: Vec<String>,
    pub rows: Vec<WordingRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Row")]
pub struct WordingRow {
    pub id: String,
    pub category: Category,
    pub term: String,
    /// Other forms. A word with several capitals must match them. `#` is any
    /// number, and `x#` how many times, such as "x2".
    #[serde(default)]
    pub variants: Vec<String>,
    /// Words around them within which they are left alone. `#` and `x#` mean the same here, `*` is any
    /// word, `^` any word with a first capital, `...` up to four words or none, `:` at the
    /// end a colon, and a bar parts words of which one will do. `disc*` is a word with any
    /// ending. `& a|b` at the end: the sentence has one of these words; with nothing before it, that is
    /// for every form. A word that has a capital here has it in the text.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Words around them, written the same way: a form that one of these holds counts only within one.
    #[serde(default)]
    pub only: Vec<String>,
    #[serde(default)]
    pub quiet_in_safety_advice: bool,
    pub instead: Vec<Suggestion>,
    pub why: String,
    pub level: Level,
    #[serde(rename = "where")]
    pub place: Where,
    /// When it is right as it is; empty where nothing is known.
    #[serde(default)]
    pub exceptions: String,
    pub suggestion_from: SuggestionFrom,
    pub term_in_source: bool,
    pub source: String,
    /// Address of the source; empty in a row of the person's own.
    pub url: String,
    pub checked: Date,
}

impl WordingRow {
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term).chain(&self.variants).map(String::as_str)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Suggestion {
    Replace {
        /// These. A `#` takes the number, or the next number, that the form has in the text.
        words: String,
        #[serde(default)]
        of: Vec<String>,
        #[serde(default)]
        note: String,
    },
    Rewrite(String),
    LeaveOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Category {
    BackAndNeck,
    Activity,
    BeingBelieved,
    Record,
    MentalHealth,
    Tone,
    Risk,
    Jargon,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    Swap,
    Explain,
    Check,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Where {
    Say,
    Write,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuggestionFrom {
    Ours,
    Source,
}
