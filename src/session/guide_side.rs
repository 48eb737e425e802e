//! The guide side: one principle as lines, its prompts and phrases to choose from.

use std::{ops::Range, sync::Arc};

use jiff::civil::Date;

use crate::{
    domain::{FieldId, Guide, NotesPage, OURS, Phrase, Phrasebook, Principle, Prompt, Resource, Resources},
    text::Rows,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideLineKind {
    Said,
    Heading,
    Name,
    Why,
    Prompt,
    Phrase,
    Resource,
    Aside,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideLine {
    pub kind: GuideLineKind,
    pub item: Option<usize>,
    pub first: bool,
    pub text: String,
}

/// A prompt, a phrase, or a resource of one's own.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    Prompt(&'a Prompt),
    Phrase(&'a Phrase),
    Resource(&'a Resource),
}

#[derive(Debug, Default)]
pub struct GuideSide {
    pub principle: usize,
    pub item: usize,
    pub lines: Vec<GuideLine>,
    /// What is scrolled by itself: all of it, or the prompts and under them the phrases.
    regions: Vec<Region>,
    fed: Vec<FieldId>,
    /// Next to a principle that takes them.
    resources: Arc<Resources>,
    made_for: Option<MadeFor>,
}

/// Lines that are scrolled together, in so many rows of the screen under a heading that stays.
#[derive(Debug, Default)]
struct Region {
    heading: Option<usize>,
    lines: Range<usize>,
    rows: usize,
    top: usize,
}

impl Region {
    fn shown(&self) -> impl Iterator<Item = usize> {
        self.heading.into_iter().chain((self.top..self.lines.end).take(self.rows))
    }

    fn height(&self) -> usize {
        self.rows + usize::from(self.heading.is_some())
    }
}

/// Lines are wrapped again when any of these changes.
#[derive(Debug, PartialEq, Eq)]
struct MadeFor {
    guide: String,
    principle: usize,
    size: (usize, usize),
    with_name: bool,
    said: Vec<String>,
    revision: u64,
    today: Date,
    resources: Arc<Resources>,
}

/// In whose words phrases are shown, and what is said above them.
pub struct Words<'a> {
    pub book: &'a Phrasebook,
    pub revision: u64,
    pub today: Date,
    pub said: Vec<String>,
    pub resources: &'a Arc<Resources>,
}

/// Above the phrases.
pub const TO_SAY: &str = "To say";

/// Columns before the words of a line.
pub const INDENT: usize = 3;

/// The chosen principle.
#[must_use]
pub fn principle<'a>(guide: &'a Guide, side: &GuideSide) -> Option<&'a Principle> {
    guide.principles.get(side.principle)
}

impl GuideSide {
    /// All that can be chosen, in the order shown.
    pub fn items<'a>(&'a self, guide: &'a Guide) -> impl Iterator<Item = Item<'a>> {
        let items = |principle: &'a Principle| {
            let prompts = principle.prompts().map(Item::Prompt);
            prompts.chain(principle.starters_first().map(Item::Phrase))
        };
        let resources = self.resources.sorted().into_iter().map(Item::Resource);
        principle(guide, self).into_iter().flat_map(items).chain(resources)
    }

    #[must_use]
    pub fn chosen<'a>(&'a self, guide: &'a Guide) -> Option<Item<'a>> {
        self.items(guide).nth(self.item)
    }

    /// Goes to a principle and the first of its prompts that feeds `field`, or its first.
    pub fn go_to(&mut self, guide: &Guide, principle: usize, field: Option<FieldId>) {
        let Some(chosen) = guide.principles.get(principle) else {
            return;
        };
        self.principle = principle;
        self.item =
            field.and_then(|field| chosen.prompts().position(|prompt| feeds(prompt, field))).unwrap_or(0);
        self.regions.iter_mut().for_each(|region| region.top = region.lines.start);
    }

    /// Shows where a field comes from: this principle if it feeds it, else the first that does,
    /// else the one that feeds most of the same page.
    pub fn follow(&mut self, guide: &Guide, field: FieldId) {
        let feeds_it = |principle: &Principle| principle.prompts().any(|prompt| feeds(prompt, field));
        let here = principle(guide, self).is_some_and(feeds_it);
        let from = if here {
            Some(self.principle)
        } else {
            guide.principles.iter().position(feeds_it).or_else(|| at_home_on(guide, field.page()))
        };
        if let Some(from) = from {
            self.go_to(guide, from, Some(field));
        }
    }

    /// Chooses the next or previous prompt or phrase.
    pub fn step(&mut self, guide: &Guide, by: isize) {
        let count = self.items(guide).count();
        self.item = self.item.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Chooses the first phrase, or from among the phrases the first prompt.
    pub fn to_other_half(&mut self, guide: &Guide) {
        let prompts = principle(guide, self).map_or(0, |principle| principle.prompts().count());
        self.item = if self.item < prompts { prompts } else { 0 };
    }

    /// Whether its lines are of another guide.
    #[must_use]
    pub fn is_of_another(&self, guide: &Guide) -> bool {
        self.made_for.as_ref().is_some_and(|made| made.guide != guide.id)
    }

    /// Fits the lines into an area, wrapping them again only where they must be.
    pub fn fit(&mut self, guide: &Guide, words: &Words<'_>, size: (usize, usize), with_name: bool) {
        let chosen = principle(guide, self);
        let takes_resources = chosen.is_some_and(Principle::takes_resources);
        self.resources = if takes_resources { Arc::clone(words.resources) } else { Arc::default() };
        let wanted = Some(MadeFor {
            guide: guide.id.to_string(),
            principle: self.principle,
            size,
            with_name,
            said: words.said.clone(),
            revision: words.revision,
            today: words.today,
            resources: Arc::clone(&self.resources),
        });
        if self.made_for != wanted {
            let words = Words { resources: &self.resources, said: words.said.clone(), ..*words };
            self.lines = chosen.map(|one| lines(guide, &words, one, size.0, with_name)).unwrap_or_default();
            self.divide(size.1);
            let names = chosen.into_iter().flat_map(Principle::prompts).map(|prompt| prompt.feeds.as_ref());
            self.fed = names.filter_map(FieldId::named).collect();
            self.made_for = wanted;
        }
        self.reveal();
    }

    /// Whether the principle feeds a field.
    #[must_use]
    pub fn feeds(&self, field: FieldId) -> bool {
        self.fed.iter().any(|fed| fed.same_question(field))
    }

    /// Where not all has room, prompts and phrases have half of it each, and why comes last.
    fn divide(&mut self, height: usize) {
        /// Lower than this, half would be a line or two.
        const LEAST: usize = 12;
        let is_title =
            |line: &GuideLine| line.kind == GuideLineKind::Heading && line.first && !line.text.is_empty();
        let titles: Vec<_> =
            (0..).zip(&self.lines).filter(|(_, line)| is_title(line)).map(|(at, _)| at).collect();
        let count = self.lines.len();
        let (&[why, prompts, phrases, ..], true) = (&titles[..], count > height && height >= LEAST) else {
            self.regions = vec![Region { lines: 0..count, rows: height, ..Region::default() }];
            return;
        };
        let reasons = self.lines.drain(why..prompts).collect::<Vec<_>>();
        self.lines.extend(reasons);
        let phrases = phrases - (prompts - why);
        // Without the empty line before the phrases.
        let (above, below) = (0..phrases - 1, phrases + 1..count);
        let rows = above.len().min(height / 2);
        let rest = Region { heading: Some(phrases), rows: height - rows - 1, top: below.start, lines: below };
        self.regions = vec![Region { lines: above, rows, ..Region::default() }, rest];
    }

    /// The lines on screen, from the top down.
    pub fn shown(&self) -> impl Iterator<Item = &GuideLine> {
        self.regions.iter().flat_map(Region::shown).filter_map(|at| self.lines.get(at))
    }

    /// Scrolls as little as shows the chosen item whole, or its start; the first shows the top.
    fn reveal(&mut self) {
        let is_chosen = |line: &GuideLine| line.item == Some(self.item);
        let first = self.lines.iter().position(is_chosen).unwrap_or_default();
        let last = self.lines.iter().rposition(is_chosen).unwrap_or_default();
        let Some(region) = self.regions.iter_mut().find(|region| region.lines.contains(&first)) else {
            return;
        };
        let rows = region.rows.max(1);
        if self.item == 0 && last < rows {
            region.top = 0;
        }
        region.top = region.top.max((last + 1).saturating_sub(rows)).min(first);
    }

    /// Scrolls what is in that row of the screen, without choosing.
    pub fn scroll(&mut self, row: usize, by: isize) {
        let mut end = 0;
        let is_there = |region: &&mut Region| {
            end += region.height();
            row < end
        };
        if let Some(region) = self.regions.iter_mut().find(is_there) {
            let last = region.lines.end.saturating_sub(region.rows).max(region.lines.start);
            region.top = region.top.saturating_add_signed(by).clamp(region.lines.start, last);
        }
    }
}

/// The principle most of whose prompts feed a page.
fn at_home_on(guide: &Guide, page: NotesPage) -> Option<usize> {
    let on_page = |prompt: &&Prompt| FieldId::named(&prompt.feeds).is_some_and(|field| field.page() == page);
    let counts = guide.principles.iter().map(|principle| principle.prompts().filter(on_page).count());
    counts.enumerate().max_by_key(|(_, count)| *count).map(|(at, _)| at)
}

/// Whether a prompt feeds a field.
#[must_use]
pub fn feeds(prompt: &Prompt, field: FieldId) -> bool {
    FieldId::named(&prompt.feeds).is_some_and(|fed| fed.same_question(field))
}

fn lines(
    guide: &Guide,
    words: &Words<'_>,
    principle: &Principle,
    width: usize,
    with_name: bool,
) -> Vec<GuideLine> {
    let mut lines = Vec::new();
    let mut add = |kind, item, text: &str| {
        let indent = if matches!(
            kind,
            GuideLineKind::Said | GuideLineKind::Heading | GuideLineKind::Name | GuideLineKind::Why
        ) {
            1
        } else {
            INDENT
        };
        let rows = Rows::new(text, width.saturating_sub(indent + 1).max(1));
        for row in 0..rows.len() {
            let text = text.get(rows.range(row)).unwrap_or_default().trim_end().to_owned();
            lines.push(GuideLine { kind, item, first: row == 0, text });
        }
    };
    for sentence in &words.said {
        add(GuideLineKind::Said, None, sentence);
    }
    if with_name {
        add(GuideLineKind::Name, None, &format!("{} {}", principle.number, principle.name));
        add(GuideLineKind::Heading, None, "");
    }
    add(GuideLineKind::Heading, None, "Why");
    add(GuideLineKind::Why, None, &principle.why);
    add(GuideLineKind::Heading, None, "");
    add(GuideLineKind::Heading, None, "Prompts");
    let prompts = principle.prompts().count();
    for (at, prompt) in principle.prompts().enumerate() {
        add(GuideLineKind::Prompt, Some(at), &prompt.asks);
        if prompt.ours {
            add(GuideLineKind::Aside, Some(at), OURS);
        }
    }
    add(GuideLineKind::Heading, None, "");
    add(GuideLineKind::Heading, None, TO_SAY);
    for (at, phrase) in principle.starters_first().enumerate() {
        let item = Some(prompts + at);
        add(GuideLineKind::Phrase, item, &format!("“{}”", words.book.wording(&guide.id, phrase).words()));
        if let Some(whose) = words.book.whose(&guide.id, phrase, words.today) {
            add(GuideLineKind::Aside, item, &whose);
        }
        if let Some(teach_back) = words.book.teach_back(&guide.id, phrase) {
            add(GuideLineKind::Aside, item, &format!("then: “{teach_back}”"));
        }
        let start = if phrase.starter { "start with this, " } else { "" };
        add(GuideLineKind::Aside, item, &format!("{start}{}", phrase.when_to_say()));
        if phrase.added_by.is_some() {
            add(GuideLineKind::Aside, item, &phrase.whose());
        }
        if phrase.ours {
            add(GuideLineKind::Aside, item, OURS);
        }
        // Room for "pinned".
        add(GuideLineKind::Aside, item, "");
    }
    let phrases = principle.phrases.len();
    for (at, one) in words.resources.sorted().into_iter().enumerate() {
        if at == 0 {
            add(GuideLineKind::Heading, None, "My resources");
        }
        let item = Some(prompts + phrases + at);
        add(GuideLineKind::Resource, item, &one.name);
        add(GuideLineKind::Aside, item, &one.described(words.today));
    }
    lines
}
