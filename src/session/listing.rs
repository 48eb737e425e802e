//! The library as the list shows it: sorted, with the words a filter looks through.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
};

use jiff::{Timestamp, Zoned, civil::Date};

use crate::{
    domain::{Id, Library, Moment, Summary, Unreadable, date_in_words, of_day},
    text::{Matcher, fold, nearest},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryRow {
    Heading(Heading),
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Those to come on that day.
    Day(Date),
    NoTime,
    Past,
    Unreadable,
    Sample,
}

impl Heading {
    /// `Tomorrow · Wed 25 Nov`.
    #[must_use]
    pub fn in_words(self, today: Date) -> String {
        let day = match self {
            Self::Day(day) => day,
            Self::NoTime => return "No time set".to_owned(),
            Self::Past => return "Past".to_owned(),
            Self::Unreadable => return "Cannot be opened".to_owned(),
            Self::Sample => return "Sample".to_owned(),
        };
        let date = date_in_words(day, today);
        near(day, today).map_or_else(|| date.clone(), |name| format!("{name} · {date}"))
    }
}

/// The name of a day that has one.
fn near(day: Date, today: Date) -> Option<&'static str> {
    if day == today { Some("Today") } else { (today.tomorrow().ok() == Some(day)).then_some("Tomorrow") }
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

    /// Those of a day, by their time.
    #[must_use]
    pub fn on_day(&self, day: Date) -> Vec<&Summary> {
        of_day(self.summaries(), day)
    }

    /// Every file that could not be read.
    #[must_use]
    pub fn all_unreadable(&self) -> &[Unreadable] {
        &self.unreadable
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

    /// When the words for how long until an appointment of today change.
    #[must_use]
    pub fn changes(&self, now: &Zoned) -> Option<Timestamp> {
        self.today(now.date()).filter_map(|when| when.until(now.timestamp()).1).min()
    }

    /// The times of those still to come today.
    pub fn today(&self, today: Date) -> impl Iterator<Item = Moment> {
        let coming = self.lines.iter().take_while(|line| line.section == Section::Coming);
        coming.filter_map(|line| line.summary.when).take_while(move |when| when.civil().date() <= today)
    }

    /// The lines that hold every word of the filter, under their headings; where none does, those that hold the
    /// words with letters left out.
    #[must_use]
    pub fn rows(&self, filter: &str, today: Date) -> Vec<LibraryRow> {
        let matcher = Matcher::new(filter);
        let holds = |line: &Entry| {
            let day = line.summary.when.and_then(|when| near(when.civil().date(), today));
            let words = match day {
                Some(day) if !matcher.is_empty() => Cow::Owned(format!("{} {}", fold(day), line.folded)),
                _ => Cow::Borrowed(line.folded.as_str()),
            };
            matcher.matches_folded(&words)
        };
        let all: Vec<usize> = (0..self.lines.len()).collect();
        let mut found: BTreeSet<usize> =
            self.lines.iter().enumerate().filter(|(_, line)| holds(line)).map(|(at, _)| at).collect();
        if found.is_empty() {
            let words = |at: &usize| self.lines.get(*at).map(|line| line.folded.clone()).unwrap_or_default();
            found = nearest(filter, &all, words).into_iter().copied().collect();
        }
        let mut rows = Vec::new();
        let mut heading = None;
        for (at, line) in found.into_iter().filter_map(|at| Some((at, self.lines.get(at)?))) {
            let own = line.heading();
            if heading != Some(own) {
                heading = Some(own);
                rows.push(LibraryRow::Heading(own));
            }
            rows.push(LibraryRow::Appointment(at));
        }
        let broken = self.unreadable.iter().enumerate().filter(|(_, one)| matcher.matches(&one.file));
        let broken: Vec<_> = broken.map(|(at, _)| LibraryRow::Unreadable(at)).collect();
        if !broken.is_empty() {
            rows.push(LibraryRow::Heading(Heading::Unreadable));
            rows.extend(broken);
        }
        if matcher.is_empty() {
            rows.extend([LibraryRow::Heading(Heading::Sample), LibraryRow::Sample]);
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
    fn heading(&self) -> Heading {
        match (self.section, self.summary.when) {
            (Section::Coming, Some(when)) => Heading::Day(when.civil().date()),
            (Section::Coming | Section::NoTime, _) => Heading::NoTime,
            (Section::Past, _) => Heading::Past,
        }
    }

    fn of(summary: Summary) -> Self {
        let when = summary.when.map(Moment::in_full).unwrap_or_default();
        let words = format!("{} {when} {} {}", summary.label, summary.visit.label(), summary.meeting.label());
        Self { folded: fold(&words), section: Section::NoTime, summary }
    }
}

/// An appointment is coming until it should be over.
fn section_of(summary: &Summary, now: Timestamp) -> Section {
    match summary.ends() {
        None => Section::NoTime,
        Some(end) if end >= now => Section::Coming,
        Some(_) => Section::Past,
    }
}
