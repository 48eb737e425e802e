//! The chosen phrase as a page: what is suggested, what I say, what is worth knowing of its words.

use super::{PhrasesPane, State, chosen, pins};
use crate::{
    domain::{
        OURS, Phrase, PhraseSet, Readability, Register, Role, Voice, Wording, WordingRow, day_in_words,
        phrasebook::PAST_REVIEW, with_capital,
    },
    session::Session,
    text::Rows,
    ui::marked::Marked,
};

/// Sentences of more words are hard to say and to follow.
const LONGEST: usize = 20;

/// What the page is made of.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    place: String,
    state: State,
    suggested: String,
    used: Option<(String, String)>,
    flag: Option<String>,
    mine: bool,
    kept: Vec<String>,
    teach_back: Option<String>,
    /// What other sets say of it that is not shown otherwise.
    others: Vec<String>,
    suits: String,
    ours: bool,
    pinned: String,
    guide_moved_on: bool,
    guide_is_old: Option<String>,
}

impl Subject {
    /// The chosen phrase.
    #[must_use]
    pub fn of(pane: &PhrasesPane, session: &Session) -> Option<Self> {
        let (principle, phrase) = chosen(pane, session)?;
        let of = &session.phrase_guide().id;
        let review = session.phrasebook.mine.of(of, &phrase.id);
        let old = |set: &PhraseSet| {
            let past = set.is_past_review(session.now.date());
            if past { format!(" · {PAST_REVIEW}") } else { String::new() }
        };
        let used = match session.phrasebook.wording(of, phrase) {
            Voice::Suggested(_) => None,
            Voice::Mine(words) => {
                Some((format!("My words{}", old(&session.phrasebook.mine)), words.to_owned()))
            }
            Voice::Of(set, words) => {
                Some((format!("Words of “{}”{}", set.name(), old(set)), words.to_owned()))
            }
        };
        let suits: Vec<_> = phrase.suits.iter().map(|one| one.label()).collect();
        let roles: Vec<_> = phrase.roles.iter().copied().map(Role::label).collect();
        let roles = if roles.is_empty() { "anyone".to_owned() } else { roles.join(", ") };
        Some(Self {
            place: format!("{} {} · {}", principle.number, principle.short_name, phrase.moment.label()),
            state: State::of(review),
            suggested: phrase.says.clone(),
            used,
            flag: review.and_then(|review| review.flag.clone()),
            mine: review.is_some_and(|review| review.wording.is_some()),
            kept: review
                .map_or(&[][..], |review| &review.kept_words)
                .iter()
                .chain(&session.kept_words)
                .cloned()
                .collect(),
            teach_back: phrase.teach_back.clone(),
            others: of_others(session, of, phrase),
            guide_is_old: session.guides.caution(&session.phrase_guide().id, session.now.date()),
            suits: format!("For {}. Said by {roles}.", suits.join(", ")),
            ours: phrase.ours,
            pinned: pins::in_words(pane, session, &phrase.id),
            guide_moved_on: review.is_some_and(|review| review.suggested != phrase.says),
        })
    }
}

/// Who else has words for it, and who flagged it.
fn of_others(session: &Session, guide: &str, phrase: &Phrase) -> Vec<String> {
    let voice = session.phrasebook.wording(guide, phrase);
    let in_use = |set: &PhraseSet| matches!(voice, Voice::Of(used, _) if used.id == set.id);
    let used = session.phrasebook.others.iter().filter(|set| !set.switched_off);
    let mut said = Vec::new();
    for (set, review) in used.filter_map(|set| Some((set, set.of(guide, &phrase.id)?))) {
        if let Some(words) = review.wording.as_ref().filter(|_| !in_use(set)) {
            said.push(format!("“{}” has for it: {}", set.name(), words.replace('\n', " ")));
        }
        match review.flag.as_deref().map(str::trim) {
            Some("") => said.push(format!("Flagged in “{}”.", set.name())),
            Some(why) => said.push(format!("Flagged in “{}”: {}", set.name(), why.replace('\n', " "))),
            None => {}
        }
    }
    said
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Place,
    Heading,
    Words,
    Aside,
    Gap,
}

/// A paragraph of the page.
pub struct Paragraph {
    pub kind: Kind,
    pub words: Marked,
    pub rows: Rows,
}

impl Paragraph {
    /// Columns before its words.
    #[must_use]
    pub const fn indent(&self) -> u16 {
        match self.kind {
            Kind::Words => 3,
            _ => 1,
        }
    }
}

/// The page, wrapped once for the phrase and the width it was made for.
#[derive(Default)]
pub struct Page {
    pub paragraphs: Vec<Paragraph>,
    pub top: usize,
    made_of: Option<Subject>,
    width: u16,
    height: usize,
}

impl Page {
    /// Fits the page of a phrase into an area.
    pub fn fit(&mut self, subject: Option<Subject>, wording: &Wording, (width, height): (u16, u16)) {
        if self.made_of != subject || self.width != width {
            self.width = width;
            self.paragraphs.clear();
            if let Some(subject) = &subject {
                self.make(subject, wording);
            }
            self.made_of = subject;
        }
        self.height = usize::from(height);
        self.scroll(0);
    }

    fn add(&mut self, kind: Kind, words: Marked) {
        let mut paragraph = Paragraph { kind, words, rows: Rows::new("", 1) };
        let room = self.width.saturating_sub(paragraph.indent() + 1);
        paragraph.rows = Rows::new(&paragraph.words.text, usize::from(room).max(1));
        self.paragraphs.push(paragraph);
    }

    fn say(&mut self, kind: Kind, words: impl Into<String>) {
        self.add(kind, Marked::plain(words));
    }

    fn make(&mut self, of: &Subject, wording: &Wording) {
        let changed = of.flag.is_some() && of.mine;
        let also = if changed { ", changed" } else { "" };
        self.say(Kind::Place, format!("{} · {}{also}", of.place, of.state.word()));
        self.say(Kind::Gap, "");
        self.say(Kind::Heading, "Suggested");
        if let Some((whose, words)) = &of.used {
            let [suggested, used] = Marked::pair(&of.suggested, words);
            self.add(Kind::Words, suggested);
            self.say(Kind::Gap, "");
            self.say(Kind::Heading, whose.as_str());
            self.add(Kind::Words, used);
            self.say(Kind::Aside, "In [ ] stands what the other does not have.");
        } else {
            self.say(Kind::Words, of.suggested.as_str());
        }
        if let Some(teach_back) = &of.teach_back {
            self.say(Kind::Gap, "");
            self.say(Kind::Heading, "To check it was clear");
            self.say(Kind::Words, teach_back.as_str());
        }
        if let Some(flag) = &of.flag {
            self.say(Kind::Gap, "");
            self.say(Kind::Heading, "Flagged");
            self.say(Kind::Words, if flag.is_empty() { "without a note" } else { flag });
        }
        self.say(Kind::Gap, "");
        if of.guide_moved_on {
            self.say(Kind::Aside, "The guide has other words for it than when you went through it.");
        }
        let words = of.used.as_ref().map_or(&of.suggested, |(_, words)| words);
        let counted = Readability::of(words);
        self.say(Kind::Aside, longest_in_words(&counted));
        for said in counted.long_words_in_words().into_iter().chain([counted.age_in_words()]) {
            self.say(Kind::Aside, said);
        }
        for others in &of.others {
            self.say(Kind::Aside, others.as_str());
        }
        self.add_list(words, &of.kept, wording);
        self.say(Kind::Aside, of.suits.as_str());
        if of.ours {
            self.say(Kind::Aside, format!("{OURS}."));
        }
        self.say(Kind::Aside, of.pinned.as_str());
        if let Some(old) = &of.guide_is_old {
            self.say(Kind::Aside, old.as_str());
        }
    }

    /// The words on the list, each once.
    fn add_list(&mut self, words: &str, kept: &[String], wording: &Wording) {
        let mut seen: Vec<&WordingRow> = Vec::new();
        for mark in wording.marks(words, Register::Said) {
            let Some(row) = wording.row(&mark).filter(|row| !seen.iter().any(|one| one.id == row.id)) else {
                continue;
            };
            seen.push(row);
            let word = words.get(mark.range.clone()).unwrap_or_default();
            self.say(Kind::Gap, "");
            let but = if kept.contains(&row.id) { "; you keep it" } else { "" };
            self.say(Kind::Heading, format!("“{word}” is on the list of words worth a second look{but}"));
            for fitting in row.fitting(word) {
                self.say(Kind::Words, with_capital(&fitting.headed()));
            }
            self.say(Kind::Words, format!("Why: {}", row.why));
            if let Some(fine) = row.fine_in() {
                self.say(Kind::Words, fine);
            }
            self.say(Kind::Words, format!("Source: {}, checked {}", row.source, day_in_words(row.checked)));
        }
        if seen.is_empty() {
            self.say(Kind::Aside, "None of its words is on the list of words worth a second look.");
        } else {
            self.say(Kind::Gap, "");
        }
    }

    /// Lines of the whole page.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.rows.len()).sum()
    }

    fn last_top(&self) -> usize {
        self.lines().saturating_sub(self.height)
    }

    /// Lines of a screen, but one.
    #[must_use]
    pub fn screen(&self) -> isize {
        isize::try_from(self.height.saturating_sub(1)).unwrap_or(1).max(1)
    }

    /// Scrolls.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
    }

    /// Whether there are lines above the screen, or with `true` below it.
    #[must_use]
    pub fn goes_on(&self, below: bool) -> bool {
        if below { self.top < self.last_top() } else { self.top > 0 }
    }
}

/// How long the longest sentence is.
#[must_use]
pub fn longest_in_words(counted: &Readability) -> String {
    match counted.longest {
        1 => "Longest sentence: 1 word.".to_owned(),
        longest if longest > LONGEST => {
            format!("Longest sentence: {longest} words. Up to {LONGEST} is easier to say and to follow.")
        }
        longest => format!("Longest sentence: {longest} words."),
    }
}
