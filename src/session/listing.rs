//! The library as the list shows it: sorted, with the words a filter looks through.

use std::{
    collections::HashSet,
    sync::{Mutex, OnceLock, PoisonError},
};

use jiff::{Timestamp, Zoned, civil::Date};
use memchr::memmem::Finder;

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

/// The words of every line in one text, which is looked through in one go; made when a filter first needs it.
struct Words {
    all: String,
    /// Where those of each line end, with the sign after them.
    ends: Vec<usize>,
    /// The lines that hold the words of the last filter.
    last: Mutex<Option<(String, Vec<usize>)>>,
}

/// Between the words of two lines.
const END: char = '\n';

impl Words {
    fn of(lines: &[Summary]) -> Self {
        let (mut all, mut ends) = (String::new(), Vec::with_capacity(lines.len()));
        for line in lines {
            all.push_str(&line.words);
            all.push(END);
            ends.push(all.len());
        }
        Self { all, ends, last: Mutex::default() }
    }

    fn line(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(at).and_then(|end| self.all.get(start..*end)).unwrap_or_default()
    }

    /// The lines that hold every word; where the filter only grew, no others are looked at.
    fn holding(&self, sought: &Matcher, filter: &str) -> Vec<usize> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let holds = |at: &usize| sought.matches_folded(self.line(*at));
        let found = match &*last {
            Some((before, found)) if filter.starts_with(before.as_str()) => {
                found.iter().copied().filter(holds).collect()
            }
            _ => self.looked_through(sought),
        };
        *last = Some((filter.to_owned(), found.clone()));
        found
    }

    fn looked_through(&self, sought: &Matcher) -> Vec<usize> {
        let finder = Finder::new(sought.longest().as_bytes());
        let bytes = self.all.as_bytes();
        let (mut found, mut from) = (Vec::new(), 0);
        let mut lines = self.ends.iter().enumerate();
        while let Some(place) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let Some((at, end)) = lines.find(|(_, end)| **end > from + place) else { break };
            if sought.words().len() == 1 || sought.matches_folded(self.line(at)) {
                found.push(at);
            }
            from = *end;
        }
        found
    }
}

/// The library, sorted for the list.
pub struct Listing {
    lines: Vec<Summary>,
    unreadable: Vec<Unreadable>,
    sorted_at: Timestamp,
    words: OnceLock<Words>,
    pub revision: u64,
}

impl Listing {
    /// A library as it was read. It wants sorting.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self {
            lines: library.appointments,
            unreadable: library.unreadable,
            sorted_at: Timestamp::MIN,
            words: OnceLock::new(),
            revision: 0,
        }
    }

    fn is_changed(&mut self) {
        self.words = OnceLock::new();
        self.revision += 1;
    }

    /// The appointment at this place.
    #[must_use]
    pub fn appointment(&self, at: usize) -> Option<&Summary> {
        self.lines.get(at)
    }

    /// Every appointment.
    pub fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.lines.iter()
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
        let order = |line: &Summary| {
            let section = section_of(line, now);
            let at = line.when.map(|when| when.timestamp().as_second());
            let order = match section {
                Section::Coming => at.unwrap_or_default(),
                Section::Past => -at.unwrap_or_default(),
                Section::NoTime => -line.changed.timestamp().as_second(),
            };
            (section, order)
        };
        self.lines.sort_by(|one, other| (order(one), &one.id).cmp(&(order(other), &other.id)));
        self.sorted_at = now;
        self.words = OnceLock::new();
    }

    /// When the words for how long until an appointment of today change.
    #[must_use]
    pub fn changes(&self, now: &Zoned) -> Option<Timestamp> {
        self.today(now.date()).filter_map(|when| when.until(now.timestamp()).1).min()
    }

    /// The times of those still to come today.
    pub fn today(&self, today: Date) -> impl Iterator<Item = Moment> {
        let coming = self.lines.iter().take_while(|line| section_of(line, self.sorted_at) == Section::Coming);
        coming.filter_map(|line| line.when).take_while(move |when| when.civil().date() <= today)
    }

    /// The lines that hold every word of the filter, under their headings; where none does, those that hold the
    /// words with letters left out.
    #[must_use]
    pub fn rows(&self, filter: &str, today: Date) -> Vec<LibraryRow> {
        let matcher = Matcher::new(filter);
        let mut found: Vec<usize> = if matcher.is_empty() {
            (0..self.lines.len()).collect()
        } else {
            let words = self.words.get_or_init(|| Words::of(&self.lines));
            let found = words.holding(&matcher, &fold(filter));
            self.with_days_named(&matcher, today, words, found)
        };
        if found.is_empty() {
            let all: Vec<usize> = (0..self.lines.len()).collect();
            let words = |at: &usize| self.lines.get(*at).map(|line| line.words.clone()).unwrap_or_default();
            found = nearest(filter, &all, words).into_iter().copied().collect();
            found.sort_unstable();
        }
        let mut rows = Vec::with_capacity(found.len() + 16);
        let mut heading = None;
        // Lines are sorted by that first.
        let until = |section| self.lines.partition_point(|line| section_of(line, self.sorted_at) <= section);
        let (coming, untimed) = (until(Section::Coming), until(Section::NoTime));
        for (at, line) in found.into_iter().filter_map(|at| Some((at, self.lines.get(at)?))) {
            let own = match line.when.filter(|_| at < coming) {
                Some(when) => Heading::Day(when.civil().date()),
                None if at < untimed => Heading::NoTime,
                None => Heading::Past,
            };
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

    /// Those found, and those of a day with a name that hold the words with that.
    fn with_days_named(
        &self,
        sought: &Matcher,
        today: Date,
        words: &Words,
        mut found: Vec<usize>,
    ) -> Vec<usize> {
        let names =
            ["today", "tomorrow"].map(|name| sought.words().iter().any(|word| name.contains(word.as_str())));
        if names == [false, false] {
            return found;
        }
        let theirs = self.lines.iter().enumerate().filter_map(|(at, line)| {
            let name = near(line.when?.civil().date(), today)?;
            sought.matches_folded(&format!("{} {}", fold(name), words.line(at))).then_some(at)
        });
        found.extend(theirs);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Puts a new line in the place of the old one for the same appointment, so that the places of the
    /// others stay what they are. It wants sorting.
    pub fn replace(&mut self, summary: Summary) {
        match self.lines.iter_mut().find(|line| line.id == summary.id) {
            Some(line) => *line = summary,
            None => self.lines.push(summary),
        }
        self.is_changed();
    }

    /// Takes many appointments off the list.
    pub fn remove_all(&mut self, ids: &HashSet<Id>) {
        self.lines.retain(|line| !ids.contains(&line.id));
        self.is_changed();
    }

    /// Puts many appointments on the list. It wants sorting.
    pub fn extend(&mut self, summaries: Vec<Summary>) {
        self.lines.extend(summaries);
        self.is_changed();
    }

    /// Takes an appointment off the list.
    pub fn remove(&mut self, id: &Id) -> Option<Summary> {
        let at = self.lines.iter().position(|line| line.id == *id)?;
        self.is_changed();
        Some(self.lines.remove(at))
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
