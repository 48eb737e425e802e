//! A page to look at or to hand over: what it says, in parts that every way of showing it knows.

mod agreed;
pub(super) mod brief;
mod chances;
pub(super) mod colleague;
mod dates;
mod expect;
pub(super) mod glance;
mod options;
mod printed;
mod record;
pub mod reflections;
mod service;
pub(super) mod service_report;
mod setback;
mod staff_card;
pub mod wording_report;

use crate::domain::{
    Appointment, Country, Guide, Help, Moment, PhraseSet, SurgeryNumbers,
    icon_array::{self, IconStyle},
};

#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    pub made: Moment,
    pub country: Option<Country>,
    pub help: &'a Help,
    pub example: bool,
    pub mine: Option<&'a PhraseSet>,
    pub surgery: SurgeryNumbers<'a>,
    /// The guide it was prepared with, whose words are the clinician's to say and not the person's to read.
    pub guide: &'a Guide,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HandoutKind {
    #[default]
    Brief,
    Options,
    Setback,
    StaffCard,
    Agreed,
    Record,
    Colleague,
    Expect,
    Service,
}

impl HandoutKind {
    pub const ALL: [Self; 9] = [
        Self::Brief,
        Self::Options,
        Self::Setback,
        Self::StaffCard,
        Self::Agreed,
        Self::Record,
        Self::Colleague,
        Self::Expect,
        Self::Service,
    ];

    /// Its title for a window or a tab, which never tells whose page it is, and its name on the command line.
    const fn titled(self) -> (&'static str, &'static str) {
        match self {
            Self::Brief => ("Brief", "brief"),
            Self::Options => ("Choices, side by side", "options"),
            Self::Setback => ("Plan for a bad day", "setback"),
            Self::StaffCard => ("Card for staff", "staff-card"),
            Self::Agreed => ("Agreed today", "agreed"),
            Self::Record => ("Text for the record", "record"),
            Self::Colleague => ("For a colleague", "colleague"),
            Self::Expect => ("What you can expect", "expect"),
            Self::Service => ("For those who design the service", "service"),
        }
    }

    /// Who it is made for, as the end of a sentence.
    pub const fn reader(self) -> &'static str {
        match self {
            Self::Brief => "you",
            Self::Options | Self::Setback | Self::Agreed => "the person",
            Self::StaffCard => "the person to show",
            Self::Record => "the record",
            Self::Colleague => "another service",
            Self::Expect => "anyone",
            Self::Service => "a meeting",
        }
    }

    /// Whether it is made from a guide alone, without an appointment.
    pub const fn is_of_guide(self) -> bool {
        matches!(self, Self::Expect | Self::Service)
    }

    pub const fn title(self) -> &'static str {
        self.titled().0
    }

    pub const fn name(self) -> &'static str {
        self.titled().1
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Of(HandoutKind),
    WordingReport,
    Reflections,
    ServiceReport,
}

impl PageKind {
    const fn titled(self) -> (&'static str, &'static str) {
        match self {
            Self::Of(kind) => kind.titled(),
            Self::WordingReport => ("Wording report", "wording-report"),
            Self::Reflections => ("Reflections", "reflections"),
            Self::ServiceReport => ("Service report", "service-report"),
        }
    }

    pub const fn title(self) -> &'static str {
        self.titled().0
    }

    pub const fn name(self) -> &'static str {
        self.titled().1
    }
}

/// One page. It is the same on screen, in text, in Markdown and in HTML.
#[derive(Clone, PartialEq, Eq)]
pub struct Handout {
    pub kind: PageKind,
    pub title: String,
    pub under: Vec<String>,
    pub example: bool,
    pub sections: Vec<Section>,
    pub footer: Vec<String>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
    pub stands_out: bool,
}

impl Section {
    /// A part like others, if it says anything.
    pub fn of(heading: impl Into<String>, blocks: impl IntoIterator<Item = Block>) -> Option<Self> {
        let blocks: Vec<_> = blocks.into_iter().collect();
        (!blocks.is_empty()).then(|| Self { heading: heading.into(), blocks, stands_out: false })
    }
}

#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    Typed(String),
    Said(String),
    List(Vec<String>),
    Labelled(Vec<Labelled>),
    SideBySide(Vec<Labelled>),
    Table(Table),
    Numbers(Vec<Number>),
    Chances(Vec<ShownChance>),
    Lines(usize),
    ByHand(Vec<String>),
}

#[derive(Clone, PartialEq, Eq)]
pub struct Number {
    pub what: String,
    pub says: String,
    /// When somebody answers, and past its date that it has to be checked; empty where neither is said.
    pub note: String,
    pub is_past: bool,
}

impl Number {
    /// `Someone to listen: Samaritans 116 123 (day and night)`.
    pub fn line(&self) -> String {
        format!("{}: {}", self.what, self.says_when())
    }

    fn says_when(&self) -> String {
        let note = if self.note.is_empty() { String::new() } else { format!(" ({})", self.note) };
        format!("{}{note}", self.says)
    }
}

/// A chance on a page: in words, both ways round, and as a picture next to them.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownChance {
    pub says: Vec<String>,
    /// Of a hundred people, how many; `None` where no number is known or it is no whole one.
    pub of_100: Option<u8>,
}

impl ShownChance {
    pub const PEOPLE: u8 = 100;

    /// All it says, with the picture in text, twenty people a row.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.says.iter().cloned().chain(self.picture(20))
    }

    /// For those who do not see the picture.
    pub fn picture_in_words(&self) -> Option<String> {
        self.of_100.map(|many| format!("Picture of 100 people, {many} of them filled in."))
    }

    /// The picture in text, `columns` people a row: filled in or not, never by colour alone.
    pub fn picture(&self, columns: usize) -> Vec<String> {
        self.of_100.map_or_else(Vec::new, |many| icon_array::rows(u32::from(many), columns, IconStyle::Dots))
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Labelled {
    pub label: String,
    pub blocks: Vec<Block>,
}

impl Labelled {
    pub fn typed(label: impl Into<String>, text: &str) -> Self {
        Self { label: label.into(), blocks: Block::typed(text).into_iter().collect() }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub corner: String,
    pub columns: Vec<String>,
    pub rows: Vec<TableRow>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct TableRow {
    pub heading: String,
    pub cells: Vec<Vec<Block>>,
}

impl Block {
    pub(super) fn labelled(items: Vec<Labelled>) -> Option<Self> {
        (!items.is_empty()).then_some(Self::Labelled(items))
    }

    /// Words from the notes, if there are any.
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Typed(text.to_owned()))
    }

    /// Typed text in it; with `names`, also labels, headings and lists.
    fn texts<'a>(&'a self, names: bool, into: &mut Vec<&'a str>) {
        match self {
            Self::Typed(text) => into.push(text),
            // On a page for a person a list is one that comes with the program.
            Self::List(items) if names => into.extend(items.iter().map(String::as_str)),
            Self::Labelled(items) | Self::SideBySide(items) => {
                for item in items {
                    into.extend(names.then_some(item.label.as_str()));
                    item.blocks.iter().for_each(|block| block.texts(names, into));
                }
            }
            Self::Table(table) => {
                let columns = table.columns.iter().map(String::as_str);
                into.extend(columns.filter(|_| names));
                for row in &table.rows {
                    into.extend(names.then_some(row.heading.as_str()));
                    row.cells.iter().flatten().for_each(|block| block.texts(names, into));
                }
            }
            // The words of a chance were typed elsewhere on the page.
            Self::List(_)
            | Self::Chances(_)
            | Self::Said(_)
            | Self::Numbers(_)
            | Self::Lines(_)
            | Self::ByHand(_) => {}
        }
    }
}

impl Handout {
    /// Adds a remark on the guide it was prepared with; pages for the person have none.
    pub fn with_guide(mut self, past_review: Option<String>) -> Self {
        if self.kind == PageKind::Of(HandoutKind::Brief) {
            self.under.extend(past_review);
        }
        self
    }

    /// A page of a guide alone; none where the kind needs an appointment.
    pub fn of_guide(kind: HandoutKind, guide: &Guide, made: Moment) -> Option<Self> {
        match kind {
            HandoutKind::Expect => Some(expect::page(guide, made)),
            HandoutKind::Service => Some(service::page(guide, made)),
            _ => None,
        }
    }

    pub fn of(kind: HandoutKind, appointment: &Appointment, occasion: Occasion) -> Self {
        let notes = appointment.for_page(kind, occasion.guide);
        let page = match kind {
            HandoutKind::Brief => brief::page(appointment, occasion),
            HandoutKind::Options => options::page(&notes, occasion),
            HandoutKind::Setback => setback::page(&notes.setbacks, occasion),
            HandoutKind::StaffCard => staff_card::page(&notes.setbacks, occasion),
            HandoutKind::Agreed => agreed::page(&notes, occasion),
            HandoutKind::Record => record::page(&notes, occasion),
            HandoutKind::Colleague => colleague::page(&notes, occasion),
            HandoutKind::Expect => return expect::page(occasion.guide, occasion.made),
            HandoutKind::Service => return service::page(occasion.guide, occasion.made),
        };
        Self { example: occasion.example, ..page }
    }

    /// Every text on the page that somebody may have typed.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str()];
        self.add_texts(true, &mut texts);
        texts
    }

    /// Typed text that reads as sentences.
    pub fn passages(&self) -> Vec<&str> {
        let mut passages = Vec::new();
        self.add_texts(false, &mut passages);
        passages
    }

    fn add_texts<'a>(&'a self, names: bool, into: &mut Vec<&'a str>) {
        self.sections.iter().flat_map(|section| &section.blocks).for_each(|block| block.texts(names, into));
    }

    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    pub const fn nothing(&self) -> &'static str {
        match self.kind {
            PageKind::Of(HandoutKind::Brief) => {
                "Nothing for the brief yet. What you type in the notes appears here."
            }
            PageKind::Of(HandoutKind::Expect | HandoutKind::Service) => {
                "The guide has no sentences for this page."
            }
            PageKind::Of(_) => "Nothing is written here yet.",
            PageKind::Reflections => "Nothing to export yet. What you write in Reflect gathers here.",
            PageKind::ServiceReport => {
                "Nothing to report yet. Answer the questions in Reflect, and import what colleagues export."
            }
            PageKind::WordingReport => {
                "Nothing to report yet. Go through the phrases, keep what works, flag or reword what does not, \
                 answer the testing questions; it gathers here."
            }
        }
    }

    /// Said on every page made from the sample.
    pub const MADE_UP: &str = "A made-up example";
}
