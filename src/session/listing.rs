//! The library as the list shows it: sorted, with the words a filter looks through.

use std::collections::HashSet;

use jiff::{Timestamp, ToSpan};

use crate::{
    domain::{Id, Library, Moment, Summary, Unreadable},
    text::{Matcher, fold},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryRow {
    Heading(&'static str),
    Appointment(usize),
    Unreadable(usize),
    Sample,
}

impl LibraryRow {
    /// Headings cannot be chosen.
    #[must_use]
    pub const fn can_be_chosen(self) -> bool {
        !matches!(self, Self::Heading(_))
    }
}

/// The parts of the list, in the order shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Coming,
    NoTime,
    Past,
}

struct Entry {
    summary: Summary,
    section: Section,
    folded: String,
}

/// The library, sorted for the list.
pub struct Listing {
    lines: Vec<Entry>,
    unreadable: Vec<Unreadable>,
}

impl Listing {
    /// A library as it was read. It wants sorting.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self {
            lines: library.appointments.into_iter().map(Entry::of).collect(),
            unreadable: library.unreadable,
        }
    }

    /// The appointment at this place.
    #[must_use]
    pub fn appointment(&self, at: usize) -> Option<&Summary> {
        self.lines.get(at).map(|line| &line.summary)
    }

    /// Every appointment.
    pub fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.lines.iter().map(|line| &line.summary)
    }

    /// The unreadable file at this place.
    #[must_use]
    pub fn unreadable(&self, at: usize) -> Option<&Unreadable> {
        self.unreadable.get(at)
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.unreadable.is_empty()
    }

    /// Coming ones first, the next one on top; then those without a time; then past ones, the
    /// last one on top.
    pub fn sort(&mut self, now: Timestamp) {
        for line in &mut self.lines {
            line.section = section_of(&line.summary, now);
        }
        self.lines.sort_by_cached_key(|line| {
            let at = line.summary.when.map(|when| when.timestamp().as_second());
            let order = match line.section {
                Section::Coming => at.unwrap_or_default(),
                Section::Past => -at.unwrap_or_default(),
                Section::NoTime => -line.summary.changed.timestamp().as_second(),
            };
            (line.section, order, line.summary.id.clone())
        });
    }

    /// The lines that hold every word of the filter, under their headings.
    #[must_use]
    pub fn rows(&self, filter: &str) -> Vec<LibraryRow> {
        let matcher = Matcher::new(filter);
        let mut rows = Vec::new();
        let mut section = None;
        for (at, line) in
            self.lines.iter().enumerate().filter(|(_, line)| matcher.matches_folded(&line.folded))
        {
            if section != Some(line.section) {
                section = Some(line.section);
                rows.push(LibraryRow::Heading(match line.section {
                    Section::Coming => "Coming",
                    Section::NoTime => "No time yet",
                    Section::Past => "Past",
                }));
            }
            rows.push(LibraryRow::Appointment(at));
        }
        let broken = self.unreadable.iter().enumerate().filter(|(_, one)| matcher.matches(&one.file));
        let broken: Vec<_> = broken.map(|(at, _)| LibraryRow::Unreadable(at)).collect();
        if !broken.is_empty() {
            rows.push(LibraryRow::Heading("Cannot be opened"));
            rows.extend(broken);
        }
        if matcher.is_empty() {
            rows.extend([LibraryRow::Heading("Sample"), LibraryRow::Sample]);
        }
        rows
    }

    /// Puts a new line in the place of the old one for the same appointment, so that the places of the
    /// others stay what they are. It wants sorting.
    pub fn replace(&mut self, summary: Summary) {
        match self.lines.iter_mut().find(|line| line.summary.id == summary.id) {
            Some(line) => *line = Entry::of(summary),
            None => self.lines.push(Entry::of(summary)),
        }
    }

    /// Takes many appointments off the list.
    pub fn remove_all(&mut self, ids: &HashSet<Id>) {
        self.lines.retain(|line| !ids.contains(&line.summary.id));
    }

    /// Puts many appointments on the list. It wants sorting.
    pub fn extend(&mut self, summaries: Vec<Summary>) {
        self.lines.extend(summaries.into_iter().map(Entry::of));
    }

    /// Takes an appointment off the list.
    pub fn remove(&mut self, id: &Id) -> Option<Summary> {
        let at = self.lines.iter().position(|line| line.summary.id == *id)?;
        Some(self.lines.remove(at).summary)
    }
}

impl Entry {
    fn of(summary: Summary) -> Self {
        let when = summary.when.map(Moment::in_full).unwrap_or_default();
        let words = format!("{} {when} {} {}", summary.label, summary.visit.label(), summary.meeting.label());
        Self { folded: fold(&words), section: Section::NoTime, summary }
    }
}

/// An appointment is coming until it should be over.
fn section_of(summary: &Summary, now: Timestamp) -> Section {
    const USUAL_MINUTES: u16 = 15;
    let Some(when) = summary.when else {
        return Section::NoTime;
    };
    let length = i64::from(summary.minutes.unwrap_or(USUAL_MINUTES)).minutes();
    let over = when.timestamp().checked_add(length).unwrap_or(when.timestamp());
    if over >= now { Section::Coming } else { Section::Past }
}
