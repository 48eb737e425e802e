//! What is done to a phrase: kept, flagged, back to the suggested words, and one step taken back.

use super::{PhrasesPane, State, chosen, guide, listing::show, pool};
use crate::{domain::PhraseReview, effect::Effects, model::Model, session::phrase_sync};

/// What became of a phrase before something was done to it.
#[derive(Clone)]
pub struct Step {
    guide: String,
    phrase: String,
    before: Option<PhraseReview>,
}

/// Whether my set cannot be changed now; then it is said why.
pub fn is_refused(model: &mut Model) -> bool {
    let why = model.session.phrase_sync.read_only.clone();
    let refused = why.is_some();
    if refused {
        model.session.notice = why;
    }
    refused
}

/// What my set says of the chosen phrase.
#[must_use]
pub fn of_chosen(model: &Model) -> Option<&PhraseReview> {
    let (_, phrase) = chosen(model)?;
    model.session.phrasebook.mine.of(&guide(model).id, &phrase.id)
}

/// A review of the chosen phrase as it stands, dated today.
#[must_use]
pub fn as_it_stands(model: &Model) -> Option<PhraseReview> {
    let (_, phrase) = chosen(model)?;
    let before = of_chosen(model);
    Some(PhraseReview {
        guide: guide(model).id.clone(),
        phrase: phrase.id.clone(),
        suggested: phrase.says.clone(),
        wording: before.and_then(|before| before.wording.clone()),
        flag: before.and_then(|before| before.flag.clone()),
        kept_words: before.map(|before| before.kept_words.clone()).unwrap_or_default(),
        reviewed_on: model.session.now.date(),
    })
}

/// Puts down what became of a phrase, or forgets it.
pub fn put(model: &mut Model, guide: &str, phrase: &str, after: Option<PhraseReview>) -> Effects {
    phrase_sync::change(model, |mine| match after {
        Some(review) => mine.put(review),
        None => {
            mine.forget(guide, phrase);
        }
    })
}

/// Puts it down as a step that can be taken back.
pub fn step(
    model: &mut Model,
    before: Option<PhraseReview>,
    after: Option<PhraseReview>,
    (guide, phrase): (&str, &str),
) -> Effects {
    model.phrases.undo.push(Step { guide: guide.to_owned(), phrase: phrase.to_owned(), before });
    model.phrases.redo.clear();
    put(model, guide, phrase, after)
}

/// Changes what became of the chosen phrase.
fn change(model: &mut Model, change: impl FnOnce(PhraseReview) -> Option<PhraseReview>) -> Effects {
    if is_refused(model) {
        return Vec::new();
    }
    let before = of_chosen(model).cloned();
    let Some(now) = as_it_stands(model) else {
        return Vec::new();
    };
    let (guide, phrase) = (now.guide.clone(), now.phrase.clone());
    step(model, before, change(now), (&guide, &phrase))
}

/// What became of the chosen phrase, if there is one.
#[must_use]
pub fn state(model: &Model) -> Option<State> {
    chosen(model).map(|_| State::of(of_chosen(model)))
}

/// Whether keeping the phrase as it is suggested would say something new of it.
#[must_use]
pub fn can_keep(model: &Model) -> bool {
    let changed = of_chosen(model).is_some_and(|review| review.wording.is_some());
    !changed && matches!(state(model), Some(State::New | State::Flagged))
}

/// Keeps the phrase as it is suggested; a flag goes.
pub fn keep(model: &mut Model) -> Effects {
    let flagged = state(model) == Some(State::Flagged);
    model.session.notice =
        Some(if flagged { "Kept; the flag is off." } else { "Kept as suggested." }.to_owned());
    change(model, |now| Some(PhraseReview { flag: None, ..now }))
}

/// Keeps the phrase unless it was gone through, then goes to the next that was not.
pub fn keep_and_next(model: &mut Model) -> Effects {
    if state(model) == Some(State::New) && is_refused(model) {
        return Vec::new();
    }
    let effects = if state(model) == Some(State::New) { keep(model) } else { Vec::new() };
    model.session.notice = None;
    next_unreviewed(model);
    effects
}

/// Whether the phrase has words of my own.
#[must_use]
pub fn has_my_words(model: &Model) -> bool {
    of_chosen(model).is_some_and(|review| review.wording.is_some())
}

/// Back to the suggested words; a flag stays.
pub fn suggested_again(model: &mut Model) -> Effects {
    model.session.notice = Some("Back to the suggested words. u brings yours back.".to_owned());
    change(model, |now| Some(PhraseReview { wording: None, kept_words: Vec::new(), ..now }))
}

/// Whether the phrase is flagged.
#[must_use]
pub fn is_flagged(model: &Model) -> bool {
    state(model) == Some(State::Flagged)
}

/// Takes the flag off. What nothing else became of is new again.
pub fn unflag(model: &mut Model) -> Effects {
    model.session.notice = Some("The flag is off. u puts it back.".to_owned());
    change(model, |now| now.wording.is_some().then_some(PhraseReview { flag: None, ..now }))
}

/// Takes the last step back, or with `false` does the one taken back last again; goes to its phrase.
pub fn travel(model: &mut Model, back: bool) -> Effects {
    let PhrasesPane { undo, redo, .. } = &mut model.phrases;
    let Some(step) = (if back { undo.pop() } else { redo.pop() }) else {
        return Vec::new();
    };
    let now = model.session.phrasebook.mine.of(&step.guide, &step.phrase).cloned();
    let what = what_differs(now.as_ref(), step.before.as_ref());
    let opposite = Step { before: now, ..step.clone() };
    let PhrasesPane { undo, redo, .. } = &mut model.phrases;
    if back { redo } else { undo }.push(opposite);
    let effects = put(model, &step.guide, &step.phrase, step.before);
    let guide = guide(model);
    let shown = guide.id == step.guide;
    let says =
        pool(guide).find(|(_, phrase)| shown && phrase.id == step.phrase).map(|(_, phrase)| &phrase.says);
    let first: Vec<_> = says.into_iter().flat_map(|says| says.split_whitespace()).take(FIRST_WORDS).collect();
    let (done, other) =
        if back { ("Taken back", "Ctrl-Y does it again.") } else { ("Done again", "u takes it back.") };
    model.session.notice = Some(format!("{done}: {what} “{} …”. {other}", first.join(" ")));
    if shown {
        show(model, &step.phrase);
    }
    effects
}

/// So many words of a phrase say which it is.
const FIRST_WORDS: usize = 5;

/// What a step was about.
fn what_differs(one: Option<&PhraseReview>, other: Option<&PhraseReview>) -> &'static str {
    let wording = |review: Option<&PhraseReview>| review.and_then(|one| one.wording.clone());
    let flag = |review: Option<&PhraseReview>| review.and_then(|one| one.flag.clone());
    if wording(one) != wording(other) {
        "your words for"
    } else if flag(one) != flag(other) {
        "the flag on"
    } else {
        "keeping"
    }
}

/// Goes to the next phrase shown that was not gone through, past the last to the first.
pub fn next_unreviewed(model: &mut Model) {
    let guide = guide(model);
    let is_new = |row: usize| {
        let phrase = model.phrases.phrase_in(row).and_then(|at| pool(guide).nth(at));
        phrase.is_some_and(|(_, phrase)| model.session.phrasebook.mine.of(&guide.id, &phrase.id).is_none())
    };
    let (at, rows) = (model.phrases.chosen, model.phrases.rows.len());
    let found = (at + 1..rows).chain(0..rows.min(at + 1)).find(|row| is_new(*row));
    if let Some(row) = found {
        model.phrases.choose(row);
        return;
    }
    let narrowed = "You have gone through all that is shown. a shows everything.";
    let says = if model.phrases.is_narrowed() { narrowed } else { "You have gone through every phrase." };
    model.session.notice = Some(says.to_owned());
}
