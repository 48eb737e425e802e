//! The guides there are: the one that comes with the program, and those that were imported.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    domain::{
        ApprovalState, Approvals, Guide, Subject, TextHash, phrases::own::OfSet, time::moment::short_day,
    },
    text::clean_line,
};

/// Every guide. The built-in one is always there.
pub struct Guides {
    built_in: Arc<Guide>,
    /// Each with the hash an approval must be of.
    imported: Vec<(Arc<Guide>, Option<TextHash>)>,
    /// Those with phrases of one's own or of colleagues added.
    with_own: Vec<Arc<Guide>>,
    own: Vec<OfSet>,
    /// Counts up whenever there are other phrases than before.
    pub revision: u64,
    approvals: Approvals,
    /// The imported ones were read; until then nothing can be said of one that is not here.
    read: bool,
}

impl Guides {
    pub fn new(built_in: &Arc<Guide>) -> Self {
        Self {
            built_in: Arc::clone(built_in),
            imported: Vec::new(),
            with_own: Vec::new(),
            own: Vec::new(),
            revision: 0,
            approvals: Approvals::default(),
            read: false,
        }
    }

    /// Puts these next to the built-in one, in the place of those imported before.
    pub fn set_imported(&mut self, imported: Vec<Guide>) {
        let hashes: Vec<_> = imported.iter().map(TextHash::of_all).collect();
        self.imported = imported.into_iter().map(Arc::new).zip(hashes).collect();
        self.read = true;
        self.add_own();
    }

    /// Adds these phrases to the guides they are for, in the place of those added before.
    pub fn set_own(&mut self, own: Vec<OfSet>) {
        if self.own != own {
            self.own = own;
            self.add_own();
        }
    }

    fn add_own(&mut self) {
        self.revision += 1;
        self.with_own =
            self.as_written().filter_map(|guide| guide.with_own(&self.own)).map(Arc::new).collect();
    }

    pub fn heed(&mut self, approvals: Approvals) {
        self.approvals = approvals;
    }

    /// Whether an imported guide is approved on this day; none for the built-in one.
    pub fn approval(&self, id: &str, today: Date) -> Option<ApprovalState<'_>> {
        let (_, hash) = self.imported.iter().find(|(guide, _)| guide.id == id)?;
        Some(self.approvals.state(&Subject::Guide(id.to_owned()), hash.as_ref(), today))
    }

    pub fn approval_in_words(&self, id: &str, today: Date) -> Option<String> {
        self.approval(id, today).map(|state| format!("This guide is {}.", state.in_words()))
    }

    /// Every guide without what was added, the built-in one first.
    pub fn as_written(&self) -> impl Iterator<Item = &Arc<Guide>> {
        std::iter::once(&self.built_in).chain(self.imported.iter().map(|(guide, _)| guide))
    }

    /// Every guide, the built-in one first.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Guide>> {
        let with_own = |guide: &Arc<Guide>| self.with_own.iter().find(|one| one.id == guide.id);
        self.as_written().map(move |guide| with_own(guide).unwrap_or(guide))
    }

    pub fn built_in(&self) -> Arc<Guide> {
        Arc::clone(&self.built_in)
    }

    /// The guide of that ID; the built-in one where it is not here.
    pub fn of(&self, id: &str) -> &Arc<Guide> {
        self.all().find(|guide| guide.id == id).or_else(|| self.all().next()).unwrap_or(&self.built_in)
    }

    /// For a page made with that guide: that it is missing, not approved, or past its review date.
    pub fn caution(&self, id: &str, today: Date) -> Option<String> {
        let guide = self.of(id);
        if guide.id == id || !self.read {
            let open = self.approval(id, today).is_some_and(|state| !state.is_approved());
            let open = self.approval_in_words(id, today).filter(|_| open);
            let sentences: Vec<_> = open.into_iter().chain(guide.past_review(today)).collect();
            return (!sentences.is_empty()).then(|| sentences.join(" "));
        }
        Some(format!("The guide “{}” it was prepared with is not on this computer.", shown(id)))
    }

    /// For a page of that guide alone, before it is handed on: which guide it is, and what is open about it.
    pub fn before_handing_on(&self, guide: &Guide, today: Date) -> Vec<String> {
        let approved = self.approval(&guide.id, today).is_some_and(ApprovalState::is_approved);
        let caution = (!approved).then(|| guide.caution.to_string());
        let from = format!("From the guide “{}”, version {}.", guide.title, guide.version);
        self.caution(&guide.id, today).into_iter().chain(caution).chain([from]).collect()
    }

    /// For a screen that shows that guide: that it is missing, who approved it, that it is past its review date.
    pub fn to_say(&self, id: &str, today: Date) -> Vec<String> {
        let guide = self.of(id);
        let mut sentences = Vec::new();
        if guide.id != id && self.read {
            let id = shown(id);
            sentences.push(format!(
                "The guide “{id}” is not on this computer. The built-in one is shown; your notes are complete."
            ));
        }
        if guide.id != self.built_in.id {
            sentences.push(format!("Guide: {}", guide.title));
            sentences.extend(self.approval_in_words(id, today));
        }
        sentences.extend(guide.past_review(today));
        sentences
    }
}

/// An ID from outside, made safe for the screen.
pub fn shown(id: &str) -> String {
    const LONGEST: usize = 40;
    clean_line(id).chars().take(LONGEST).collect()
}

impl Guide {
    pub fn past_review(&self, today: Date) -> Option<String> {
        let day = short_day(self.review_by);
        (today > self.review_by).then(|| format!("This guide was due for review by {day}. Check before use."))
    }
}
