//! The list of words worth a second look, as its file holds it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The list as its file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingList {
    /// Format number of the file.
    pub format: u32,
    /// Title on screen.
    pub title: String,
    /// Words of safety advice, written as `unless` is. Within a sentence that has one of them, rows
    /// that are quiet in safety advice are not marked.
    #[serde(default)]
    pub safety_advice: Vec<String>,
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
    /// Other forms of them. A word with several capitals is looked for as it stands here. `#` is any
    /// number, and `x#` how many times, such as "x2".
    #[serde(default)]
    pub variants: Vec<String>,
    /// Words around them within which they are left alone. `#` and `x#` mean the same here, `*` is any
    /// word, `^` any word with a first capital, `...` up to four words or none, `:` at the
    /// end a colon, and a bar stands between words of which one will do. `disc*` is a word with any
    /// ending. `& a|b` at the end: the sentence has one of these words; with nothing before it, that is
    /// for every form. A word that has a capital here has it in the text.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Words around them, written the same way: a form that one of these holds counts only within one.
    #[serde(default)]
    pub only: Vec<String>,
    /// Whether it is left alone within a sentence of safety advice.
    #[serde(default)]
    pub quiet_in_safety_advice: bool,
    /// What to do instead, the best first.
    pub instead: Vec<Instead>,
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
    /// Address of the source; empty in a row of the person's own.
    pub url: String,
    /// When the source was looked at.
    pub checked: Date,
}

impl WordingRow {
    /// The word and its other forms.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term).chain(&self.variants).map(String::as_str)
    }
}

/// What to do about words on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Instead {
    /// Other words fit where they stand.
    Replace {
        /// These. A `#` takes the number, or the next number, that the form has in the text.
        words: String,
        /// The forms in whose place they fit; all where none is named.
        #[serde(default)]
        of: Vec<String>,
        /// A remark, never put in.
        #[serde(default)]
        note: String,
    },
    /// Advice to the writer, never put in.
    Rewrite(String),
    /// The words go, with one space.
    LeaveOut,
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
