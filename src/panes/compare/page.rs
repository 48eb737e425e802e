//! The page of a comparison, part by part: compared once, wrapped anew only when the width changes.

use std::ops::Range;

use super::marked::Marked;
use crate::session::conflicts::{Purpose, Titles};
use crate::{
    domain::{Comparison, Difference, EmptyReason, PartText, Take, Version},
    text::Rows,
};

/// Columns before what a version says; its name stands in them.
const SAID_INDENT: u16 = 11;

/// Columns at the right of a heading for what is taken, where both fit.
const TAKE: u16 = 22;

/// Below this many columns what is taken has a line of its own.
const BESIDE: u16 = 60;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Aside,
    Heading,
    Take,
    Why,
    Said(Version),
    Nothing(Version),
    More,
}

/// A paragraph of the page.
pub struct Paragraph {
    pub kind: Kind,
    pub part: Option<usize>,
    pub words: Marked,
    pub rows: Rows,
    pub top: usize,
    pub height: usize,
    gap: bool,
}

impl Paragraph {
    fn new(kind: Kind, part: Option<usize>, words: Marked) -> Self {
        Self { kind, part, words, rows: Rows::new("", 1), top: 0, height: 0, gap: false }
    }

    /// Columns before its words.
    #[must_use]
    pub const fn indent(&self) -> u16 {
        match self.kind {
            Kind::Aside => 1,
            Kind::Heading | Kind::Take | Kind::Why => 3,
            Kind::Said(_) | Kind::Nothing(_) | Kind::More => SAID_INDENT,
        }
    }
}

/// The page.
#[derive(Default)]
pub struct Page {
    pub paragraphs: Vec<Paragraph>,
    pub parts: Vec<Range<usize>>,
    size: (u16, u16),
}

impl Page {
    /// The page of a comparison, not laid out yet.
    #[must_use]
    pub fn of(comparison: &Comparison, purpose: Purpose, titles: &Titles) -> Self {
        let mut page = Self::default();
        page.add(Kind::Aside, None, Marked::plain(purpose.says()));
        page.gap();
        page.add(Kind::Said(Version::Mine), None, Marked::plain(&titles.mine));
        page.add(Kind::Said(Version::Theirs), None, Marked::plain(&titles.theirs));
        page.gap();
        if comparison.differences().is_empty() {
            page.add(Kind::Aside, None, Marked::plain("Both say the same."));
        } else {
            page.add(Kind::Aside, None, Marked::plain("In [ ] stands what the other does not have."));
        }
        page.gap();
        for (at, difference) in comparison.differences().iter().enumerate() {
            let shown =
                if purpose.chooses() { *difference } else { Difference { suggestion: None, ..*difference } };
            page.add_part(comparison, shown, at);
        }
        page.add(Kind::Aside, None, Marked::plain(purpose.ends()));
        page
    }

    fn add(&mut self, kind: Kind, part: Option<usize>, words: Marked) {
        self.paragraphs.push(Paragraph::new(kind, part, words));
    }

    fn gap(&mut self) {
        if let Some(last) = self.paragraphs.last_mut() {
            last.gap = true;
        }
    }

    fn add_part(&mut self, comparison: &Comparison, difference: Difference, at: usize) {
        let part = Some(at);
        self.add(Kind::Heading, part, Marked::plain(difference.part.label()));
        self.add(Kind::Take, part, Marked::default());
        let why = match difference.suggestion {
            None => "",
            Some(Take::Mine) => "Only mine has changed since the two were one.",
            Some(Take::Theirs) => "Only theirs has changed since the two were one.",
            Some(Take::Both) => "Both have changed since the two were one.",
        };
        if !why.is_empty() {
            self.add(Kind::Why, part, Marked::plain(why));
        }
        let versions = [Version::Mine, Version::Theirs];
        let said = versions.map(|version| comparison.said(difference.part, version));
        let marked = Marked::pair(&said[0].words, &said[1].words);
        let standings = [&said[0], &said[1]].map(|said| said.standing);
        for ((version, words), said) in versions.into_iter().zip(marked).zip(&said) {
            self.add_said(version, at, words, said, standings[0] != standings[1]);
        }
        self.gap();
    }

    fn add_said(&mut self, version: Version, at: usize, words: Marked, said: &PartText<'_>, differs: bool) {
        let standing = said.standing.words();
        let standing = if differs { Marked::whole(standing) } else { Marked::plain(standing) };
        match (said.words.is_empty(), said.standing) {
            (false, EmptyReason::Open) => self.add(Kind::Said(version), Some(at), words),
            (true, EmptyReason::Open) => {
                self.add(Kind::Nothing(version), Some(at), Marked::plain("(nothing)"));
            }
            (true, _) => self.add(Kind::Said(version), Some(at), standing),
            (false, _) => {
                self.add(Kind::Said(version), Some(at), words);
                self.add(Kind::More, Some(at), standing);
            }
        }
    }

    /// Whether what is taken stands next to the name of a part.
    #[must_use]
    pub const fn takes_stand_beside(&self) -> bool {
        self.size.0 >= BESIDE
    }

    /// Lines that fit on the screen.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(self.size.1)
    }

    /// Lines of the whole page.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.paragraphs.last().map_or(0, |last| last.top + last.height)
    }

    /// Fits the page into an area; `true` where its lines are others than before.
    pub fn fit(&mut self, width: u16, height: u16, takes: bool) -> bool {
        let same_width = self.size.0 == width;
        self.size = (width, height);
        if same_width {
            return false;
        }
        let conflict = self.takes_stand_beside();
        let mut top = 0;
        for paragraph in &mut self.paragraphs {
            let at_right = if paragraph.kind == Kind::Heading && takes && conflict { TAKE } else { 1 };
            let room = width.saturating_sub(paragraph.indent() + at_right);
            paragraph.rows = Rows::new(&paragraph.words.text, usize::from(room).max(1));
            paragraph.top = top;
            paragraph.height = match paragraph.kind {
                Kind::Take => usize::from(takes && !conflict),
                _ => paragraph.rows.len(),
            };
            top += paragraph.height + usize::from(paragraph.gap);
        }
        self.parts.clear();
        for paragraph in &self.paragraphs {
            let end = paragraph.top + paragraph.height;
            match (paragraph.kind, self.parts.last_mut()) {
                (Kind::Heading, _) => self.parts.push(paragraph.top..end),
                (_, Some(last)) if paragraph.part.is_some() => last.end = end,
                _ => {}
            }
        }
        true
    }

    /// The paragraphs with a line among those on the screen.
    pub fn shown(&self, top: usize) -> impl Iterator<Item = &Paragraph> {
        let bottom = top + self.height();
        let first = self.paragraphs.partition_point(|paragraph| paragraph.top + paragraph.height <= top);
        self.paragraphs.iter().skip(first).take_while(move |paragraph| paragraph.top < bottom)
    }
}
