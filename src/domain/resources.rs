//! Resources of one's own: leaflets, courses, groups and numbers of the area, each with the day it was
//! checked. None ships: what holds in one place is wrong in the next.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    CHECK_BEFORE_USE, Changeable, FieldId, FoundLine, FoundPlace, Principle, time::moment::day_in_words,
};
use crate::text::{Matcher, clean_line, debug_as, fold};

/// More than this is a directory, and a file of another kind.
pub const MOST: usize = 500;

/// Characters that a line of one may have.
pub const LONGEST: usize = 200;

/// Months after which one is to be checked again.
const GOOD_FOR: i32 = 6;

labelled! {
    ResourceKind {
        Leaflet = "leaflet",
        Course = "course",
        Group = "group",
        PhoneNumber = "phone number",
        Website = "website",
        Other = "something else",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub kind: ResourceKind,
    pub name: String,
    #[serde(default)]
    pub from: String,
    /// Its page, address or number.
    #[serde(default)]
    pub found_at: String,
    #[serde(default)]
    pub suits: String,
    /// Language or format.
    #[serde(default)]
    pub comes_in: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
}

debug_as!(Resource, one => "Resource({:?}, {} bytes)", one.kind, one.name.len());

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Resources {
    pub format: u32,
    pub resources: Vec<Resource>,
}

impl Default for Resources {
    fn default() -> Self {
        Self { format: 1, resources: Vec::new() }
    }
}

/// Each takes the place of the one called `before`, and of one of its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceChange {
    Put { before: Option<String>, one: Resource },
    Remove(String),
}

impl Resource {
    pub fn is_called(&self, name: &str) -> bool {
        fold(&self.name) == fold(name)
    }

    /// A leaflet of which no more is known.
    pub fn called(name: &str) -> Self {
        let [from, found_at, suits, comes_in] = <[String; 4]>::default();
        let (kind, name) = (ResourceKind::Leaflet, name.to_owned());
        Self { kind, name, from, found_at, suits, comes_in, checked: None }
    }

    /// All but its name, each with a word before it where that is needed.
    pub fn details(&self) -> [(&'static str, &str); 4] {
        let Self { from, found_at, suits, comes_in, .. } = self;
        [("from ", from), ("", found_at), ("for ", suits), ("", comes_in)]
    }

    /// The words it is found by.
    pub fn words(&self) -> String {
        let details = self.details().map(|(_, words)| words);
        [&[self.name.as_str(), self.kind.label()], details.as_slice()].concat().join(" ")
    }

    /// Whether it has to be checked before it is given to anyone.
    pub fn is_past(&self, today: Date) -> bool {
        let until = self.checked.and_then(|day| day.checked_add(GOOD_FOR.months()).ok());
        until.is_none_or(|until| until < today)
    }

    pub fn checked_in_words(&self, today: Date) -> String {
        let checked = self.checked.map(|day| format!("checked {}", day_in_words(day)));
        let checked = checked.unwrap_or_else(|| "not checked yet".to_owned());
        if self.is_past(today) { format!("{checked}: {CHECK_BEFORE_USE}") } else { checked }
    }

    /// All but its name, in a row.
    pub fn described(&self, today: Date) -> String {
        let details = self.details().into_iter().filter(|(_, words)| !words.is_empty());
        let details = details.map(|(what, words)| format!("{what}{words}"));
        let kind = std::iter::once(self.kind.label().to_owned());
        kind.chain(details).chain([self.checked_in_words(today)]).collect::<Vec<_>>().join(" · ")
    }

    /// As it is put into the notes: whom it suits is for the clinician alone.
    pub fn in_notes(&self, today: Date) -> String {
        let Self { kind, name, from, found_at, comes_in, .. } = self;
        let what = if *kind == ResourceKind::Other { "" } else { kind.label() };
        let what: Vec<_> = [what, comes_in].into_iter().filter(|part| !part.is_empty()).collect();
        let what = if what.is_empty() { String::new() } else { format!(" ({})", what.join(", ")) };
        let from = if from.is_empty() { String::new() } else { format!(", from {from}") };
        let found_at = if found_at.is_empty() { String::new() } else { format!(": {found_at}") };
        format!("{name}{what}{from}{found_at}; {}", self.checked_in_words(today))
    }

    pub fn clean(&mut self) {
        let Self { name, from, found_at, suits, comes_in, .. } = self;
        for line in [name, from, found_at, suits, comes_in] {
            let cleaned = clean_line(line);
            cleaned.trim().clone_into(line);
        }
    }

    /// Something wrong with it, as a whole sentence.
    pub fn fault(&self) -> Option<String> {
        let details = self.details().map(|(_, words)| words);
        let is_long = |words: &str| words.chars().count() > LONGEST;
        if self.name.trim().is_empty() {
            return Some("A resource has no name.".to_owned());
        }
        let long = [self.name.as_str()].into_iter().chain(details).any(is_long);
        long.then(|| format!("A line of a resource is longer than {LONGEST} characters."))
    }
}

impl Resources {
    pub fn get(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|one| one.is_called(name))
    }

    /// By kind, and then by name.
    pub fn sorted(&self) -> Vec<&Resource> {
        let mut all: Vec<_> = self.resources.iter().collect();
        all.sort_by_cached_key(|one| (one.kind, fold(&one.name)));
        all
    }

    pub fn fault(&self) -> Option<String> {
        if self.resources.len() > MOST {
            return Some(format!("There are more than {MOST} resources."));
        }
        let twice = |(at, one): (usize, &Resource)| {
            let before = self.resources.iter().take(at).any(|other| other.is_called(&one.name));
            before.then(|| "Two resources have the same name.".to_owned())
        };
        let fault = self.resources.iter().find_map(Resource::fault);
        fault.or_else(|| self.resources.iter().enumerate().find_map(twice))
    }

    /// Those that hold every word of the last line of a text that is being typed, and are not in it yet.
    pub fn offered(&self, text: &str) -> Vec<&Resource> {
        /// Fewer letters begin too many words.
        const LEAST: usize = 3;
        let line = text.rsplit('\n').next().unwrap_or_default().trim();
        if line.chars().count() < LEAST {
            return Vec::new();
        }
        let typed = Matcher::new(line);
        let mut all = self.sorted();
        all.retain(|one| typed.matches(&one.words()));
        all
    }

    /// Every one that holds all words sought.
    pub fn with_words(&self, sought: &Matcher) -> Vec<FoundLine> {
        let found = self.sorted().into_iter().filter(|one| sought.matches(&one.words()));
        let line = |one: &Resource| {
            let details = one.details().map(|(_, words)| words);
            let parts = [one.name.as_str()].into_iter().chain(details).filter(|words| !words.is_empty());
            parts.collect::<Vec<_>>().join(" · ")
        };
        let found = found.map(|one| FoundLine {
            place: FoundPlace::Resource { name: one.name.clone(), kind: one.kind },
            line: line(one),
        });
        found.collect()
    }

    /// In a set of somebody else, those that are new here, the same, and different.
    pub fn compared<'a>(&self, theirs: &'a Self) -> [Vec<&'a Resource>; 3] {
        let mut met = [Vec::new(), Vec::new(), Vec::new()];
        let [new, same, different] = &mut met;
        for one in theirs.sorted() {
            match self.get(&one.name) {
                None => new.push(one),
                Some(mine) if mine == one => same.push(one),
                Some(_) => different.push(one),
            }
        }
        met
    }
}

impl Changeable for Resources {
    type Change = Vec<ResourceChange>;

    fn change(&mut self, changes: Self::Change) {
        for change in changes {
            let (before, one) = match change {
                ResourceChange::Remove(name) => (Some(name), None),
                ResourceChange::Put { before, one } => (before, Some(one)),
            };
            let gone: Vec<_> = before.into_iter().chain(one.as_ref().map(|one| one.name.clone())).collect();
            self.resources.retain(|one| !gone.iter().any(|name| one.is_called(name)));
            self.resources.extend(one);
        }
    }
}

impl Principle {
    /// Whether resources belong next to it: several of its prompts feed the field for them.
    pub fn takes_resources(&self) -> bool {
        self.prompts().filter(|prompt| FieldId::named(&prompt.feeds) == Some(FieldId::INFORMATION)).count()
            > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Resource {
        Resource {
            kind: ResourceKind::Leaflet,
            name: "Café and back pain".to_owned(),
            from: "the county library".to_owned(),
            found_at: "01632 960 123".to_owned(),
            suits: "people who like company".to_owned(),
            comes_in: "Easy Read".to_owned(),
            checked: Some("2026-05-26".parse().unwrap()),
        }
    }

    #[test]
    fn past_six_months_it_says_so() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(
            one().in_notes(day("2026-11-26")),
            "Café and back pain (leaflet, Easy Read), from the county library: 01632 960 123; checked 26 May 2026"
        );
        assert!(one().in_notes(day("2026-11-27")).ends_with("; checked 26 May 2026: check before use"));
        let unchecked = Resource { checked: None, ..one() };
        assert_eq!(unchecked.checked_in_words(day("2026-11-26")), "not checked yet: check before use");
    }

    #[test]
    fn offered_by_any_of_its_words() {
        let all = Resources { resources: vec![one()], ..Resources::default() };
        let offered = |text: &str| all.offered(text).len();
        for typed in ["caf", "Sleep diary\nlibrary CAFE", "easy leaflet", "company"] {
            assert_eq!(offered(typed), 1, "{typed}");
        }
        let taken = one().in_notes("2026-11-26".parse().unwrap());
        for typed in ["", "ca", "cafe\n", "cafe on Tuesdays", &taken] {
            assert_eq!(offered(typed), 0, "{typed}");
        }
    }

    #[test]
    fn renamed_one_takes_its_place() {
        let mut all = Resources::default();
        all.change(vec![ResourceChange::Put { before: None, one: one() }]);
        let renamed = Resource { name: "Walks".to_owned(), ..one() };
        all.change(vec![ResourceChange::Put { before: Some("CAFE and back pain".to_owned()), one: renamed }]);
        assert_eq!(all.resources.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Walks"]);
        all.change(vec![ResourceChange::Remove("walks".to_owned())]);
        assert_eq!(all, Resources::default());
    }

    #[test]
    fn faults_are_said() {
        let fault = |resources| Resources { resources, ..Resources::default() }.fault();
        assert_eq!(fault(vec![one()]), None);
        assert!(fault(vec![one(), Resource { name: "cafe and BACK pain".to_owned(), ..one() }]).is_some());
        assert!(fault(vec![Resource { name: String::new(), ..one() }]).is_some());
        assert!(fault(vec![Resource { suits: "x".repeat(LONGEST + 1), ..one() }]).is_some());
    }
}
