//! The guides there are: the one that comes with the program, and those that were imported.

use std::sync::Arc;

use jiff::civil::Date;

use super::{ApprovalState, Approvals, Guide, Subject, TextHash};
use crate::text::clean_line;

/// Every guide. The built-in one is always there.
pub struct Guides {
    built_in: Arc<Guide>,
    imported: Vec<Arc<Guide>>,
    /// Of each imported one, what an approval must be of.
    hashes: Vec<Option<TextHash>>,
    approvals: Approvals,
    /// The imported ones were read; until then nothing can be said of one that is not here.
    read: bool,
}

impl Guides {
    /// The built-in one alone.
    #[must_use]
    pub fn new(built_in: &Arc<Guide>) -> Self {
        Self {
            built_in: Arc::clone(built_in),
            imported: Vec::new(),
            hashes: Vec::new(),
            approvals: Approvals::default(),
            read: false,
        }
    }

    /// Puts these next to the built-in one, in the place of those imported before.
    pub fn bring(&mut self, imported: Vec<Guide>) {
        self.hashes = imported.iter().map(TextHash::of_guide).collect();
        self.imported = imported.into_iter().map(Arc::new).collect();
        self.read = true;
    }

    /// From here on these approvals count.
    pub fn heed(&mut self, approvals: Approvals) {
        self.approvals = approvals;
    }

    /// Whether an imported guide is approved on this day; none for the built-in one.
    #[must_use]
    pub fn approval(&self, id: &str, today: Date) -> Option<ApprovalState<'_>> {
        let at = self.imported.iter().position(|guide| guide.id == id)?;
        let hash = self.hashes.get(at).and_then(Option::as_ref);
        Some(self.approvals.state(&Subject::Guide(id.to_owned()), hash, today))
    }

    /// The same as a sentence.
    #[must_use]
    pub fn approval_in_words(&self, id: &str, today: Date) -> Option<String> {
        self.approval(id, today).map(|state| format!("This guide is {}.", state.in_words()))
    }

    /// Every guide, the built-in one first.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Guide>> {
        std::iter::once(&self.built_in).chain(&self.imported)
    }

    /// The one that comes with the program.
    #[must_use]
    pub fn built_in(&self) -> Arc<Guide> {
        Arc::clone(&self.built_in)
    }

    /// The guide of that ID; the built-in one where it is not here.
    #[must_use]
    pub fn of(&self, id: &str) -> &Arc<Guide> {
        self.imported.iter().find(|guide| guide.id == id).unwrap_or(&self.built_in)
    }

    /// What to say on a page made with that guide: that it is not here, that nobody approved it, or that
    /// it is past its review date.
    #[must_use]
    pub fn caution(&self, id: &str, today: Date) -> Option<String> {
        let guide = self.of(id);
        if guide.id == id || !self.read {
            let open = self.approval(id, today).filter(|state| !state.is_approved());
            let open = open.and_then(|_| self.approval_in_words(id, today));
            let sentences: Vec<_> = open.into_iter().chain(guide.past_review(today)).collect();
            return (!sentences.is_empty()).then(|| sentences.join(" "));
        }
        Some(format!("The guide “{}” it was prepared with is not on this computer.", shown(id)))
    }

    /// What to say where that guide is shown: that it is not here, which it is if it is not the
    /// built-in one, who approved it, that it is past its review date.
    #[must_use]
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

/// An ID that came from elsewhere, as it may stand on a screen.
#[must_use]
pub fn shown(id: &str) -> String {
    const LONGEST: usize = 40;
    clean_line(id).chars().take(LONGEST).collect()
}

impl Guide {
    /// What to say where it is used after the day by which it was to be reviewed.
    #[must_use]
    pub fn past_review(&self, today: Date) -> Option<String> {
        let day = self.review_by.strftime("%d-%b-%Y");
        (today > self.review_by).then(|| format!("This guide was to be reviewed by {day}. Check before use."))
    }
}
