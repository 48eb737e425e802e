//! Suggestions made to fit the very words that are marked in a text.

use std::mem::discriminant;

use super::{
    Suggestion, WordingRow,
    pattern::{form, numbers, owner},
    tokens::{Token, tokens},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fitting<'a> {
    Replace { words: String, note: &'a str },
    Rewrite(&'a str),
    LeaveOut,
}

impl Fitting<'_> {
    /// The replacement, empty to leave them out; `None` for advice.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Replace { words, .. } => Some(words),
            Self::Rewrite(_) => None,
            Self::LeaveOut => Some(""),
        }
    }

    pub fn says(&self) -> String {
        match self {
            Self::Replace { words, note: "" } => words.clone(),
            Self::Replace { words, note } => format!("{words} ({note})"),
            Self::Rewrite(advice) => (*advice).to_owned(),
            Self::LeaveOut => "leave it out".to_owned(),
        }
    }

    /// For a list of mixed kinds: headed by its kind.
    pub fn headed(&self) -> String {
        match self {
            Self::Replace { .. } => format!("say instead: {}", self.says()),
            Self::Rewrite(_) => format!("rewrite it: {}", self.says()),
            Self::LeaveOut => self.says(),
        }
    }
}

impl WordingRow {
    /// When its words are right as they are, if anything is known of that.
    pub fn fine_in(&self) -> Option<String> {
        let exceptions = self.exceptions.trim_end_matches('.');
        let mut chars = exceptions.chars();
        let first = chars.next()?;
        // An abbreviation stays as it is.
        let small = chars.clone().next().is_some_and(|next| next.is_lowercase() || next == ' ');
        let first = if small { first.to_lowercase().collect() } else { first.to_string() };
        Some(format!("Fine in: {first}{}.", chars.as_str()))
    }

    pub fn in_short(&self, found: &str) -> String {
        let all = self.fitting(found);
        let kinds = all.iter().map(|one| Some(discriminant(one)));
        // Those of one kind have one heading.
        let each = all.iter().zip(kinds.clone()).zip(std::iter::once(None).chain(kinds));
        let each = each.map(|((one, kind), last)| if kind == last { one.says() } else { one.headed() });
        each.map(|says| says.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join("; ")
    }

    /// Suggestions for marked words; advice comes last.
    pub fn fitting(&self, found: &str) -> Vec<Fitting<'_>> {
        let tokens = tokens(found);
        let matching = self.forms().filter_map(|one| Some((one, numbers(&form(one), found, &tokens)?)));
        let (forms, numbers): (Vec<&str>, Vec<_>) = matching.unzip();
        let numbers = numbers.into_iter().next();
        let owned = owned(&forms, found, &tokens);
        let each = self.instead.iter();
        let mut all: Vec<_> = each.filter_map(|one| one.fitting(&forms, numbers.as_deref(), owned)).collect();
        all.sort_by_key(|one| one.words().is_none());
        all
    }
}

impl Suggestion {
    /// Fitted to words of these forms, with their numbers and their possessive ending.
    fn fitting(&self, forms: &[&str], numbers: Option<&[&str]>, ending: Option<&str>) -> Option<Fitting<'_>> {
        match self {
            Self::Replace { words, of, note } => {
                let fits = of.is_empty() || of.iter().any(|of| forms.contains(&of.as_str()));
                let mut words = filled(words, numbers.unwrap_or_default()).filter(|_| fits)?;
                if let Some(ending) = ending {
                    words.push_str(if words.ends_with('s') { "’" } else { ending });
                }
                Some(Fitting::Replace { words, note })
            }
            Self::Rewrite(advice) => Some(Fitting::Rewrite(advice)),
            Self::LeaveOut => Some(Fitting::LeaveOut),
        }
    }

    /// Its fault in a row of these forms, to follow the row's number.
    pub fn fault<'a>(&self, forms: impl Iterator<Item = &'a str>) -> Option<&'static str> {
        let forms: Vec<&str> = forms.collect();
        match self {
            Self::Replace { words, .. } if words.trim().is_empty() => {
                Some("has a Replace without words. Write LeaveOut where the words are to go.")
            }
            Self::Replace { of, .. } if of.iter().any(|of| !forms.contains(&of.as_str())) => {
                Some("has something in “of” that is neither its term nor one of its variants.")
            }
            Self::Replace { words, of, .. } => {
                let places = words.matches('#').count();
                let is_for = |form: &&&str| of.is_empty() || of.iter().any(|of| of == **form);
                let has_too_few = |form: &&str| form.matches('#').count() < places;
                forms.iter().filter(is_for).any(has_too_few).then_some(
                    "has a # in the words of a Replace, and a form it is for has no number. Name in “of” \
                     those that have one.",
                )
            }
            Self::Rewrite(advice) if advice.trim().is_empty() => Some("has a Rewrite without advice."),
            Self::Rewrite(_) | Self::LeaveOut => None,
        }
    }
}

/// Words with a number for each `#`; none if there are too few.
fn filled(words: &str, numbers: &[&str]) -> Option<String> {
    let mut pieces = words.split('#');
    let mut filled = pieces.next()?.to_owned();
    let mut numbers = numbers.iter();
    for piece in pieces {
        filled.push_str(numbers.next()?);
        filled.push_str(piece);
    }
    Some(filled)
}

/// The ending of words that are marked for whose something is, such as "client's".
fn owned<'a>(forms: &[&str], found: &'a str, all: &[Token]) -> Option<&'a str> {
    let last = all.last()?;
    let owner = owner(last)?;
    let by_itself = forms.iter().any(|form| tokens(form).last().is_some_and(|word| word.lower == last.lower));
    let by_owner = forms.iter().any(|form| tokens(form).last().is_some_and(|word| word.lower == owner));
    let ending = found.get(found.char_indices().rev().nth(1)?.0..)?;
    (by_owner && !by_itself).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content, domain::WordingList};

    fn row(fields: &str) -> WordingRow {
        let list = format!(
            "(format: 2, title: \"\", rows: [Row(id: \"X\", category: Tone, {fields}, why: \"w\", level: Swap, \
             where: Both, suggestion_from: Ours, term_in_source: true, source: \"s\", url: \"u\", \
             checked: \"2026-11-26\")])"
        );
        let mut list: WordingList = ron::from_str(&list).unwrap();
        list.rows.remove(0)
    }

    fn says(row: &WordingRow, found: &str) -> Vec<String> {
        row.fitting(found).iter().map(Fitting::says).collect()
    }

    /// Only what fits the form is there to be put in.
    #[test]
    fn only_what_fits_is_offered() {
        let row = row(
            "term: \"committed suicide\", variants: [\"commit suicide\", \"worn-out\", \"worn out\"], \
             instead: [Replace(words: \"died by suicide\", of: [\"committed suicide\"], note: \"plain\"), \
             Replace(words: \"end their life\", of: [\"commit suicide\"]), Replace(words: \"tired\", of: [\"worn-out\"]), \
             Rewrite(\"Say what happened.\"), LeaveOut]",
        );
        assert_eq!(
            says(&row, "Committed  suicide"),
            ["died by suicide (plain)", "leave it out", "Say what happened."]
        );
        assert_eq!(row.fitting("commit suicide").first().unwrap().words(), Some("end their life"));
        assert_eq!(row.fitting("commit suicide").get(2).unwrap().words(), None);
        assert_eq!(row.fitting("commit suicide").get(1).unwrap().words(), Some(""));
        assert_eq!(says(&row, "worn out").first().unwrap(), "tired", "with its hyphen it is the same form");
    }

    /// A number of the form goes where the words have a place for it.
    #[test]
    fn number_goes_to_its_place() {
        let row = row(
            "term: \"DNA x#\", variants: [\"1 in #\", \"DNA\"], instead: [Replace(words: \"missed # visits\", \
             of: [\"DNA x#\", \"DNA\"]), Replace(words: \"one of #\", of: [\"1 in #\"])]",
        );
        for (found, wanted) in [
            ("DNA x2", "missed 2 visits"),
            ("DNA x 12", "missed 12 visits"),
            ("DNA ×2", "missed 2 visits"),
            ("DNA 3x", "missed 3 visits"),
            ("1 in 50", "one of 50"),
            ("1 in 1,200", "one of 1,200"),
            ("1 in ninety-nine", "one of ninety-nine"),
            ("1 in a hundred", "one of a hundred"),
        ] {
            assert_eq!(says(&row, found), [wanted], "{found}");
        }
        assert_eq!(says(&row, "DNA"), [""; 0], "where there is no number there is none to put in");
    }

    #[test]
    fn whose_it_is_stays() {
        let row =
            row("term: \"client\", instead: [Replace(words: \"patient\"), Replace(words: \"parents\")]");
        assert_eq!(says(&row, "client’s"), ["patient’s", "parents’"]);
        assert_eq!(says(&row, "client's"), ["patient's", "parents’"]);
        assert_eq!(says(&row, "client"), ["patient", "parents"]);
    }

    /// Every form of every row has something to do instead.
    #[test]
    fn every_form_has_an_instead() {
        for row in content::wording().rows() {
            for form in row.forms() {
                let found = form.replace("x#", "x2").replace('#', "50");
                assert!(!row.fitting(&found).is_empty(), "{} {form}", row.id);
            }
        }
    }
}
