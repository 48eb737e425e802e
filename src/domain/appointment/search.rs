//! Words sought in all notes, phrases and resources: the lines that hold them, and where those are.

use std::cmp::Reverse;

use crate::{
    domain::{Appointment, FieldId, Guide, Id, Moment, Phrasebook, ResourceKind},
    text::{Matcher, debug_as},
};

/// The most lines that are shown. Whoever sees so many types on.
pub const MOST_FOUND: usize = 200;

/// A line that holds every word sought.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundLine {
    pub place: FoundPlace,
    pub line: String,
}

debug_as!(FoundLine, one => "FoundLine({} bytes)", one.line.len());

#[derive(Clone, PartialEq, Eq)]
pub enum FoundPlace {
    Notes {
        id: Id,
        label: String,
        when: Option<Moment>,
        /// None for the label itself.
        field: Option<FieldId>,
        field_label: String,
        /// Where the line begins in the field.
        start: usize,
    },
    Phrase {
        id: String,
        principle: String,
    },
    Resource {
        name: String,
        kind: ResourceKind,
    },
}

/// All that was found in the notes, the newest appointment first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundLines {
    pub lines: Vec<FoundLine>,
    /// There are more of them.
    pub is_cut: bool,
    /// Appointments whose files could not be read.
    pub unread: usize,
}

impl FoundLines {
    /// Those of every appointment, in order, and not too many.
    pub fn of(mut found: Vec<(Moment, Vec<FoundLine>)>, unread: usize) -> Self {
        found.sort_by_key(|(when, _)| Reverse(when.timestamp()));
        let mut lines: Vec<_> = found.into_iter().flat_map(|(_, lines)| lines).collect();
        let is_cut = lines.len() > MOST_FOUND;
        lines.truncate(MOST_FOUND);
        Self { lines, is_cut, unread }
    }
}

impl FoundLine {
    /// The line around its first word sought, in few enough words to be read at a glance.
    pub fn around(&self, sought: &Matcher) -> String {
        const BEFORE: usize = 48;
        const LONGEST: usize = 200;
        let line = self.line.trim();
        if line.len() <= LONGEST {
            return line.to_owned();
        }
        let at = sought.first_place(line).map_or(0, |place| place.start);
        let start = if at > BEFORE { line.floor_char_boundary(at - BEFORE) } else { 0 };
        let end = line.floor_char_boundary(start + LONGEST);
        // Cut between words, where there are any.
        let start = line
            .get(start..at)
            .filter(|_| start > 0)
            .and_then(|words| words.find(' '))
            .map_or(start, |gap| start + gap + 1);
        let end = line
            .get(at..end)
            .filter(|_| end < line.len())
            .and_then(|words| words.rfind(' '))
            .map_or(end, |gap| at + gap);
        let [before, after] = [start > 0, end < line.len()].map(|cut| if cut { "…" } else { "" });
        format!("{before}{}{after}", line.get(start..end).unwrap_or_default())
    }
}

impl Appointment {
    /// When it is, or else when it was changed last.
    pub fn when_or_changed(&self) -> Moment {
        self.when.unwrap_or(self.changed)
    }

    /// Its label and every line of its notes that hold all words sought.
    pub fn lines_with(&self, sought: &Matcher) -> Vec<FoundLine> {
        let line = |(field, start, line): (Option<FieldId>, usize, &str)| {
            let field_label = field.map(|field| self.notes.label(field)).unwrap_or_default();
            let (id, label, when) = (self.id.clone(), self.label.clone(), self.when);
            let place = FoundPlace::Notes { id, label, when, field, field_label, start };
            FoundLine { place, line: line.to_owned() }
        };
        self.lines().filter(|(.., words)| sought.matches(words)).map(line).collect()
    }

    /// Its label and every line of its notes: of which field, and where it begins in that.
    pub fn lines(&self) -> impl Iterator<Item = (Option<FieldId>, usize, &str)> {
        let fields = self.notes.all_fields().flat_map(|field| {
            let mut start = 0;
            let lines = self.notes.get(field).text.split('\n').map(move |words| {
                let from = start;
                start += words.len() + 1;
                (Some(field), from, words)
            });
            lines.collect::<Vec<_>>()
        });
        std::iter::once((None, 0, self.label.as_str())).chain(fields)
    }
}

impl Guide {
    /// Every phrase that holds all words sought, as suggested or in the words that are used.
    pub fn phrases_with(&self, book: &Phrasebook, sought: &Matcher) -> Vec<FoundLine> {
        let phrases = self
            .principles
            .iter()
            .flat_map(|principle| principle.phrases.iter().map(move |one| (principle, one)));
        let found = phrases.filter_map(|(principle, phrase)| {
            let used = book.wording(&self.id, phrase).words();
            let line = [used, &phrase.says].into_iter().find(|words| sought.matches(words))?.to_owned();
            let place =
                FoundPlace::Phrase { id: phrase.id.to_string(), principle: principle.short_name.to_string() };
            Some(FoundLine { place, line })
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Details;

    fn one(what_matters: &str) -> Appointment {
        let now = "2026-11-22T09:00:00+00:00".parse().unwrap();
        let details = Details { label: "10:20 RH".to_owned(), ..Details::default() };
        let mut one = Appointment::new(Id::of(1), details, "guide", now);
        one.notes.context.what_matters.text = what_matters.to_owned();
        one
    }

    #[test]
    fn a_line_holds_every_word() {
        let one = one("Back pain\nSertraline, café\nback to the café");
        let lines = |typed| -> Vec<_> {
            one.lines_with(&Matcher::new(typed)).into_iter().map(|found| found.line).collect()
        };
        assert_eq!(lines("cafe"), ["Sertraline, café", "back to the café"]);
        assert_eq!(lines("CAFE back"), ["back to the café"]);
        assert_eq!(lines("pain sertraline"), [""; 0], "of one line");
        assert_eq!(lines("rh"), ["10:20 RH"]);
        let found = one.lines_with(&Matcher::new("café back"));
        let FoundPlace::Notes { field: Some(field), start, .. } = &found[0].place else { panic!() };
        assert!(one.notes.get(*field).text.get(*start..).unwrap().starts_with("back to"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_hit() {
        let line = format!("{}sertraline {}", "before ".repeat(40), "after ".repeat(60));
        let found = FoundLine { line, ..one("x").lines_with(&Matcher::new("x")).remove(0) };
        let around = found.around(&Matcher::new("sertraline"));
        assert!(
            around.starts_with("…before ") && around.ends_with(" after…") && around.len() < 220,
            "{around}"
        );
        assert!(around.contains(" sertraline after"));
    }
}
