//! The guide side: one principle as lines, its prompts and phrases to choose from.

use jiff::civil::Date;

use crate::{
    domain::{FieldId, Guide, NotesPage, OURS, Phrase, Phrasebook, Principle, Prompt},
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
    Aside,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideLine {
    pub kind: GuideLineKind,
    pub item: Option<usize>,
    pub first: bool,
    pub text: String,
}

/// A prompt or a phrase.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    Prompt(&'a Prompt),
    Phrase(&'a Phrase),
}

#[derive(Debug, Default)]
pub struct GuideSide {
    pub principle: usize,
    pub item: usize,
    pub top: usize,
    pub lines: Vec<GuideLine>,
    fed: Vec<FieldId>,
    made_for: Option<MadeFor>,
    height: usize,
}

/// Lines are wrapped again when any of these changes.
#[derive(Debug, PartialEq, Eq)]
struct MadeFor {
    guide: String,
    principle: usize,
    width: usize,
    with_name: bool,
    said: Vec<String>,
    revision: u64,
    today: Date,
}

/// In whose words phrases are shown, and what is said above them.
pub struct Words<'a> {
    pub book: &'a Phrasebook,
    pub revision: u64,
    pub today: Date,
    pub said: Vec<String>,
}

/// Columns before the words of a line.
pub const INDENT: usize = 3;

/// The chosen principle.
#[must_use]
pub fn principle<'a>(guide: &'a Guide, side: &GuideSide) -> Option<&'a Principle> {
    guide.principles.get(side.principle)
}

/// The prompts and phrases of a principle, in the order shown.
pub fn items(principle: &Principle) -> impl Iterator<Item = Item<'_>> {
    principle.prompts().map(Item::Prompt).chain(principle.starters_first().map(Item::Phrase))
}

impl GuideSide {
    /// The chosen prompt or phrase.
    #[must_use]
    pub fn chosen<'a>(&self, guide: &'a Guide) -> Option<Item<'a>> {
        items(principle(guide, self)?).nth(self.item)
    }

    /// Goes to a principle and the first of its prompts that feeds `field`, or its first.
    pub fn go_to(&mut self, guide: &Guide, principle: usize, field: Option<FieldId>) {
        let Some(chosen) = guide.principles.get(principle) else {
            return;
        };
        self.principle = principle;
        self.item =
            field.and_then(|field| chosen.prompts().position(|prompt| feeds(prompt, field))).unwrap_or(0);
        self.top = 0;
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
        let count = principle(guide, self).map_or(0, |principle| items(principle).count());
        self.item = self.item.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Whether its lines are of another guide.
    #[must_use]
    pub fn is_of_another(&self, guide: &Guide) -> bool {
        self.made_for.as_ref().is_some_and(|made| made.guide != guide.id)
    }

    /// Fits the lines into an area, wrapping them again only where they must be.
    pub fn fit(&mut self, guide: &Guide, words: &Words<'_>, width: usize, height: usize, with_name: bool) {
        let wanted = Some(MadeFor {
            guide: guide.id.clone(),
            principle: self.principle,
            width,
            with_name,
            said: words.said.clone(),
            revision: words.revision,
            today: words.today,
        });
        if self.made_for != wanted {
            let chosen = principle(guide, self);
            self.lines = chosen.map(|one| lines(guide, words, one, width, with_name)).unwrap_or_default();
            let names = chosen.into_iter().flat_map(Principle::prompts).map(|prompt| prompt.feeds.as_str());
            self.fed = names.filter_map(FieldId::named).collect();
            self.made_for = wanted;
        }
        self.height = height;
        self.reveal();
    }

    /// Whether the principle feeds a field.
    #[must_use]
    pub fn feeds(&self, field: FieldId) -> bool {
        self.fed.iter().any(|fed| fed.same_question(field))
    }

    /// Scrolls as little as shows the chosen item whole, or its start; the first shows the top.
    fn reveal(&mut self) {
        let first = self.lines.iter().position(|line| line.item == Some(self.item)).unwrap_or_default();
        let last = self.lines.iter().rposition(|line| line.item == Some(self.item)).unwrap_or_default();
        let height = self.height.max(1);
        if self.item == 0 && last < height {
            self.top = 0;
        }
        self.top = self.top.max((last + 1).saturating_sub(height)).min(first);
    }

    /// Scrolls without choosing.
    pub fn scroll(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(by).min(last);
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
    add(GuideLineKind::Heading, None, "To say");
    for (at, phrase) in principle.starters_first().enumerate() {
        let item = Some(prompts + at);
        let suits: Vec<_> = phrase.suits.iter().map(|suits| suits.label()).collect();
        add(GuideLineKind::Phrase, item, &format!("“{}”", words.book.wording(&guide.id, phrase).words()));
        if let Some(whose) = words.book.whose(&guide.id, phrase, words.today) {
            add(GuideLineKind::Aside, item, &whose);
        }
        if let Some(teach_back) = &phrase.teach_back {
            add(GuideLineKind::Aside, item, &format!("then: “{teach_back}”"));
        }
        let start = if phrase.starter { "start with this · " } else { "" };
        add(GuideLineKind::Aside, item, &format!("{start}{} · {}", phrase.moment.label(), suits.join(", ")));
        if phrase.ours {
            add(GuideLineKind::Aside, item, OURS);
        }
        // Room for "pinned".
        add(GuideLineKind::Aside, item, "");
    }
    lines
}
