//! Typing words of one's own for a phrase, or why it does not work. What is typed is kept.

use jiff::{SignedDuration, Timestamp};

use super::{Mode, guide, listing::show, review};
use crate::{
    domain::{KeptWords, PhraseReview, Register, Voice},
    effect::Effects,
    model::Model,
    overlays::{Overlay, message::Message},
    text::Area,
};

/// What is typed goes into the set after this long, if nothing else takes it there.
const PAUSE: SignedDuration = SignedDuration::from_secs(1);

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Words,
    Flag,
}

/// Something being typed about a phrase.
pub struct Editing {
    pub what: What,
    pub area: Area,
    stood: PhraseReview,
    before: Option<PhraseReview>,
    first: String,
    /// The words in use are those of another set, so that the suggested ones would be mine.
    of_another: bool,
    due: Option<Timestamp>,
}

impl Editing {
    /// The suggested words.
    #[must_use]
    pub fn stood(&self) -> &str {
        &self.stood.suggested
    }

    /// Which rows of the list are kept in these words, next to those kept always; a note has none.
    #[must_use]
    pub fn kept_words<'a>(&'a self, always: &'a [String]) -> KeptWords<'a> {
        KeptWords { here: &self.stood.kept_words, always }
    }

    /// As what it is looked through: words of one's own are to be said, a note is neither said nor kept in
    /// any record.
    #[must_use]
    pub fn register(&self) -> Option<Register> {
        matches!(self.what, What::Words).then_some(Register::Said)
    }

    /// What becomes of the phrase; none where that cannot be warned.
    fn outcome(&self) -> Option<PhraseReview> {
        let typed = self.area.text().trim();
        let mut after = self.stood.clone();
        match self.what {
            What::Flag => after.flag = Some(typed.to_owned()),
            What::Words if typed.is_empty() => return None,
            What::Words => {
                let other = self.of_another || typed != after.suggested;
                after.wording = other.then(|| typed.to_owned());
            }
        }
        Some(after)
    }

    /// Whether closing it would leave all as it was.
    fn is_as_before(&self) -> bool {
        let flags = self.what == What::Flag && self.before.as_ref().is_none_or(|one| one.flag.is_none());
        let kept = self.before.as_ref().map(|one| one.kept_words.as_slice()).unwrap_or_default();
        !flags && self.area.text().trim() == self.first.trim() && self.stood.kept_words == kept
    }
}

/// Opens the words of the chosen phrase.
pub fn change(model: &mut Model) -> Effects {
    let Some((_, phrase)) = super::chosen(model) else {
        return Vec::new();
    };
    let voice = model.session.phrasebook.wording(&guide(model).id, phrase);
    let (words, of_another) = (voice.words().to_owned(), matches!(voice, Voice::Of(..)));
    open(model, What::Words, words, of_another)
}

/// Asks why the chosen phrase does not work.
pub fn flag(model: &mut Model) -> Effects {
    let why = review::of_chosen(model).and_then(|review| review.flag.clone()).unwrap_or_default();
    open(model, What::Flag, why, false)
}

fn open(model: &mut Model, what: What, first: String, of_another: bool) -> Effects {
    if review::is_refused(model) {
        return Vec::new();
    }
    let Some(stood) = review::as_it_stands(model) else {
        return Vec::new();
    };
    let before = review::of_chosen(model).cloned();
    let area = Area::new(&first);
    let editing = Editing { what, area, stood, before, first, of_another, due: None };
    model.phrases.mode = Mode::Typing(Box::new(editing));
    Vec::new()
}

/// Something was typed: it is kept soon.
pub fn typed(model: &mut Model) {
    let due = model.session.now.timestamp().checked_add(PAUSE).ok();
    if let Mode::Typing(editing) = &mut model.phrases.mode {
        editing.due = editing.due.or(due);
    }
}

/// Keeps the words of a row in my words for this phrase, or keeps them no longer.
pub fn keep_words(model: &mut Model, row: &str, keep: bool) {
    if let Mode::Typing(editing) = &mut model.phrases.mode {
        editing.stood.kept_words.retain(|one| one != row);
        if keep {
            editing.stood.kept_words.push(row.to_owned());
        }
    }
    typed(model);
}

/// When what is typed is to be kept.
#[must_use]
pub fn deadline(model: &Model) -> Option<Timestamp> {
    model.phrases.typing().and_then(|editing| editing.due)
}

/// Keeps what is typed if it is time.
pub fn keep_if_due(model: &mut Model) -> Effects {
    match deadline(model) {
        Some(due) if due <= model.session.now.timestamp() => keep_typed(model),
        _ => Vec::new(),
    }
}

/// Keeps what is typed so far; the editor stays open.
pub fn keep_typed(model: &mut Model) -> Effects {
    let Mode::Typing(editing) = &mut model.phrases.mode else {
        return Vec::new();
    };
    if editing.due.take().is_none() {
        return Vec::new();
    }
    let Some(after) = editing.outcome() else {
        return Vec::new();
    };
    let (guide, phrase) = (after.guide.clone(), after.phrase.clone());
    review::put(model, &guide, &phrase, Some(after))
}

/// Esc lets go of a selection first, then of the editor.
pub fn step_out(model: &mut Model) -> Effects {
    if let Mode::Typing(editing) = &mut model.phrases.mode
        && editing.area.unselect()
    {
        return Vec::new();
    }
    // A flag is put by Enter; Esc on an empty note leaves the phrase without one.
    let lets_be = |editing: &Editing| editing.what == What::Flag && editing.area.text().trim().is_empty();
    if model.phrases.typing().is_some_and(lets_be) {
        return close(model, true);
    }
    done(model)
}

/// Closes the editor and keeps what was typed. Where nothing is left of the words, it is asked what
/// that means.
pub fn done(model: &mut Model) -> Effects {
    let nothing_left = |editing: &Editing| editing.outcome().is_none();
    if model.phrases.typing().is_some_and(nothing_left) {
        model.overlay = Some(Overlay::Message(Message::nothing_left()));
        return Vec::new();
    }
    let mut effects = close(model, false);
    if std::mem::take(&mut model.phrases.straight) {
        effects.extend(super::close(model));
    }
    effects
}

/// Closes the editor without what was typed: nothing is left of it, and the suggested words are used.
pub fn let_go(model: &mut Model) -> Effects {
    model.overlay = None;
    close(model, true)
}

/// Closes the editor where one leaves the place; words of which nothing is left stay as they were.
pub fn leave(model: &mut Model) -> Effects {
    let empty = model.phrases.typing().is_some_and(|editing| editing.outcome().is_none());
    if empty { let_be(model) } else { close(model, false) }
}

/// Closes the editor with all as it was before.
fn let_be(model: &mut Model) -> Effects {
    let Mode::Typing(editing) = std::mem::take(&mut model.phrases.mode) else {
        return Vec::new();
    };
    review::put(model, &editing.stood.guide, &editing.stood.phrase, editing.before)
}

fn close(model: &mut Model, emptied: bool) -> Effects {
    let Mode::Typing(editing) = std::mem::take(&mut model.phrases.mode) else {
        return Vec::new();
    };
    // It turned out only now, and what is typed must go somewhere.
    if review::is_refused(model) {
        editing.area.text().clone_into(&mut model.session.clipboard);
        let why = model.session.notice.take().unwrap_or_default();
        model.session.notice = Some(format!("{why} What you typed was copied: Ctrl-V puts it in elsewhere."));
        return Vec::new();
    }
    let after = match (emptied, editing.what) {
        (true, What::Words) => {
            let emptied = |before| PhraseReview { wording: None, kept_words: Vec::new(), ..before };
            editing.before.clone().map(emptied)
        }
        (true, What::Flag) => editing.before.clone(),
        _ if editing.is_as_before() => editing.before.clone(),
        _ => editing.outcome(),
    };
    let (guide, phrase) = (&editing.stood.guide, &editing.stood.phrase);
    let effects = if after == editing.before {
        // What was kept on the way goes with it.
        review::put(model, guide, phrase, after)
    } else {
        let says = match editing.what {
            What::Words if emptied => "Back to the suggested words. u brings yours back.",
            What::Words if model.phrases.straight => "Your words are kept.",
            What::Words => "Your words are kept. u takes them back, n goes to the next new one.",
            What::Flag => "Flagged. u takes it back, n goes to the next new one.",
        };
        model.session.notice = Some(says.to_owned());
        review::step(model, editing.before.clone(), after, (guide, phrase))
    };
    show(model, phrase);
    effects
}
