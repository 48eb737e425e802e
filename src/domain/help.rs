//! Where help is found: numbers by country, and the lists of when to go, each with its date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Approval, Aspect, RungName,
    time::moment::{long_day, short_day},
};

/// Follows the date of anything overdue for checking.
pub const CHECK_BEFORE_USE: &str = "check before use";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    pub format: u32,
    /// Shown before anybody relies on it.
    pub caution: String,
    pub rules_nothing_out: String,
    /// For the clinician, where the plan for a bad day opens.
    pub mood: String,
    /// That plans made elsewhere are not copied here.
    pub safety_plan: String,
    pub urgent: Urgent,
    pub facts: Vec<Fact>,
    /// Where signs are from that the page of their list does not name.
    pub sources: Vec<Source>,
    pub lists: Vec<GoList>,
    #[serde(skip)]
    pub approval: Option<Approval>,
}

/// Replaces [`URGENT`] where the country has no number, or none is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Urgent {
    pub no_number: String,
    pub any_country: String,
}

labelled! {
    Country {
        England = "England",
        Wales = "Wales",
        Scotland = "Scotland",
        NorthernIreland = "Northern Ireland",
    }
}

labelled! {
    HelpKind {
        DangerToLife = "Danger to life",
        Urgent = "Urgent, not danger to life",
        UrgentMood = "Urgent mental health",
        Listening = "Listening",
        /// Ways to reach help for those who cannot hear or speak on the phone.
        OtherWays = "If you cannot hear or speak on the phone",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub kind: HelpKind,
    pub countries: Vec<Country>,
    pub says: String,
    /// The number by itself; `None` where it differs by area.
    pub number: Option<String>,
    pub hours: Option<String>,
    pub checked: Checked,
}

/// Where something is from, and until when it can be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    pub source: String,
    pub address: Option<String>,
    pub checked_on: Date,
    pub review_by: Date,
    pub checked_by: String,
}

/// A source that has a name, as signs of several lists are from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub checked: Checked,
}

labelled! {
    Region {
        Back = "Back",
        Neck = "Neck",
        Both = "Back or neck",
    }
}

labelled! {
    When {
        Now = "Go now",
        Today = "Ring today",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    pub says: String,
    /// The name of its source, where that is not the one of the list.
    pub source: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoList {
    pub region: Region,
    pub when: When,
    /// The advice above the signs, with [`URGENT`] for the number to ring.
    pub lead: String,
    pub signs: Vec<Sign>,
    /// Where most of it is from, and until when it can be relied on.
    pub checked: Checked,
    /// The name of the source that a person is pointed to where the list is not printed; its own where none
    /// is named.
    pub to_read: Option<String>,
}

pub const URGENT: &str = "{urgent}";

/// A clock this many days before what is checked was checked shows the wrong day; a day or two are no sign of that.
const BEFORE: i32 = 31;

impl Region {
    /// The neck where this is the back, and the back where it is not.
    pub const fn other(self) -> Self {
        match self {
            Self::Back => Self::Neck,
            Self::Neck | Self::Both => Self::Back,
        }
    }
}

impl Checked {
    /// Whether it should have been checked again before `today`, or `today` is so early that the clock
    /// cannot be relied on to tell.
    pub fn is_past(&self, today: Date) -> bool {
        today > self.review_by || is_too_early(today, self.checked_on)
    }

    /// `checked 22-Nov-2026`, for screens; and what to do, past its date.
    pub fn note(&self, today: Date) -> String {
        self.dated(&short_day(self.checked_on), today)
    }

    /// `checked 22 November 2026`, for pages that leave the building.
    pub fn long_note(&self, today: Date) -> String {
        self.dated(&long_day(self.checked_on), today)
    }

    pub(super) fn whence(&self) -> String {
        format!("{} {}", self.source, self.address.as_deref().unwrap_or_default())
    }

    fn dated(&self, day: &str, today: Date) -> String {
        let past = if self.is_past(today) { format!(": {CHECK_BEFORE_USE}") } else { String::new() };
        format!("checked {day}{past}")
    }
}

/// A warning where the clock is before `past`, a day on which the program already existed.
pub fn doubts_clock(today: Date, past: Date) -> Option<String> {
    is_too_early(today, past).then(|| {
        format!(
            "The computer's clock looks wrong: it says {}, and Foreword was last reviewed on {}. Correct it; until \
             then all numbers say “{CHECK_BEFORE_USE}”.",
            short_day(today),
            short_day(past)
        )
    })
}

/// Whether a clock that says `today` must be wrong, as this day is past.
fn is_too_early(today: Date, past: Date) -> bool {
    today.until(past).is_ok_and(|span| span.get_days() > BEFORE)
}

impl Fact {
    pub fn is_past(&self, today: Date) -> bool {
        self.checked.is_past(today)
    }

    /// A line for the screen: whom to ring, the hours, and when that was checked.
    pub fn line(&self, today: Date) -> String {
        format!("{} ({})", self.says_when(), self.checked.note(today))
    }

    pub fn long_line(&self, today: Date) -> String {
        format!("{} ({})", self.says_when(), self.checked.long_note(today))
    }

    pub(super) fn says_when(&self) -> String {
        let hours = self.hours.as_ref().map(|hours| format!(", {hours}")).unwrap_or_default();
        format!("{}{hours}", self.says)
    }
}

impl Help {
    pub fn facts(&self, country: Country, kind: HelpKind) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.kind == kind && fact.countries.contains(&country))
    }

    /// Facts that hold in every country, for when none is chosen.
    pub fn facts_everywhere(&self, kind: HelpKind) -> impl Iterator<Item = &Fact> {
        let everywhere = |fact: &&Fact| Country::ALL.iter().all(|country| fact.countries.contains(country));
        self.facts.iter().filter(move |fact| fact.kind == kind).filter(everywhere)
    }

    /// Facts to show under a rung; only the urgent and the emergency one have any.
    pub fn for_rung(&self, country: Country, rung: RungName, side: Aspect) -> impl Iterator<Item = &Fact> {
        let kinds: &[HelpKind] = match (rung, side) {
            (RungName::Urgent, Aspect::Body) => &[HelpKind::Urgent],
            (RungName::Urgent, Aspect::Mood) => &[HelpKind::UrgentMood, HelpKind::Listening],
            (RungName::Emergency, _) => &[HelpKind::DangerToLife],
            _ => &[],
        };
        kinds.iter().flat_map(move |kind| self.facts(country, *kind))
    }

    /// The lists to read about a part of the body, the most urgent first: its own, then those for both.
    pub fn lists(&self, region: Region) -> impl Iterator<Item = &GoList> {
        let of =
            move |when, one| self.lists.iter().filter(move |list| list.when == when && list.region == one);
        let other = Some(Region::Both).filter(|_| region != Region::Both);
        When::ALL.into_iter().flat_map(move |when| {
            of(when, region).chain(other.into_iter().flat_map(move |both| of(when, both)))
        })
    }

    /// The advice of a list with the number to ring filled in.
    pub fn lead(&self, list: &GoList, country: Option<Country>, out_of_hours: &str) -> String {
        list.lead.replace(URGENT, &self.urgent_number(country, out_of_hours))
    }

    /// The number for today where no life is in danger; where it differs by area, the surgery's own.
    pub fn urgent_number(&self, country: Option<Country>, out_of_hours: &str) -> String {
        let Some(country) = country else { return self.urgent.any_country.clone() };
        let number = self.facts(country, HelpKind::Urgent).find_map(|fact| fact.number.as_deref());
        let own = Some(out_of_hours.trim()).filter(|own| !own.is_empty());
        number.or(own).unwrap_or(&self.urgent.no_number).to_owned()
    }

    /// Where a list is from, and where single signs of it are from: each once, the page of the list first.
    pub fn sources_of<'a>(&'a self, list: &'a GoList) -> Vec<&'a Checked> {
        let mut all = vec![&list.checked];
        for name in list.signs.iter().filter_map(|sign| sign.source.as_ref()) {
            let found = self.source(name);
            all.extend(found.filter(|found| !all.iter().any(|one| one.source == found.source)));
        }
        all
    }

    /// Where a person can read when to go, in place of a list.
    pub fn page_of<'a>(&'a self, list: &'a GoList) -> &'a Checked {
        list.to_read.as_ref().and_then(|name| self.source(name)).unwrap_or(&list.checked)
    }

    fn source(&self, name: &str) -> Option<&Checked> {
        self.sources.iter().find(|source| source.id == name).map(|source| &source.checked)
    }

    /// Who approved the lists and the numbers, if that still holds on this day.
    pub fn approved_on(&self, today: Date) -> Option<&Approval> {
        self.approval.as_ref().filter(|approval| approval.holds(today))
    }

    fn checked(&self) -> impl Iterator<Item = &Checked> {
        let facts = self.facts.iter().map(|fact| &fact.checked);
        let sources = self.sources.iter().map(|source| &source.checked);
        facts.chain(sources).chain(self.lists.iter().map(|list| &list.checked))
    }

    pub fn last_checked(&self) -> Option<Date> {
        self.checked().map(|checked| checked.checked_on).max()
    }

    /// The first day on which something here was checked, and the last on which all of it still holds.
    pub fn dates(&self) -> Option<(Date, Date)> {
        let first = self.checked().map(|checked| checked.checked_on).min();
        first.zip(self.checked().map(|checked| checked.review_by).min())
    }
}
