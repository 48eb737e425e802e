//! What is done to a phrase: kept, flagged, back to the suggested words, and one step taken back.

use super::{PhrasesPane, State, chosen, listing::show, pool};
use crate::{
    domain::PhraseReview,
    effect::Effects,
    part::Context,
    session::{Session, phrase_editor},
};

/// What became of a phrase before something was done to it.
#[derive(Clone)]
pub struct Step {
    guide: String,
    phrase: String,
    before: Option<PhraseReview>,
}

/// Whether my set cannot be changed now; then it is said why.
pub fn is_refused(session: &mut Session) -> bool {
    let why = session.phrase_sync.read_only.clone();
    let refused = why.is_some();
    if refused {
        session.notice = why;
    }
    refused
}

/// What my set says of the chosen phrase.
#[must_use]
pub fn of_chosen<'a>(pane: &PhrasesPane, session: &'a Session) -> Option<&'a PhraseReview> {
    let (_, phrase) = chosen(pane, session)?;
    session.phrasebook.mine.of(&session.phrase_guide().id, &phrase.id)
}

/// A review of the chosen phrase as it stands, dated today.
#[must_use]
pub fn as_it_stands(pane: &PhrasesPane, session: &Session) -> Option<PhraseReview> {
    let (_, phrase) = chosen(pane, session)?;
    let before = of_chosen(pane, session);
    Some(PhraseReview {
        guide: session.phrase_guide().id.clone(),
        phrase: phrase.id.clone(),
        suggested: phrase.says.clone(),
        wording: before.and_then(|before| before.wording.clone()),
        flag: before.and_then(|before| before.flag.clone()),
        kept_words: before.map(|before| before.kept_words.clone()).unwrap_or_default(),
        reviewed_on: session.now.date(),
    })
}

/// Puts it down as a step that can be taken back.
pub fn step(
    pane: &mut PhrasesPane,
    cx: &mut Context,
    before: Option<PhraseReview>,
    after: Option<PhraseReview>,
    (guide, phrase): (&str, &str),
) -> Effects {
    pane.undo.push(Step { guide: guide.to_owned(), phrase: phrase.to_owned(), before });
    pane.redo.clear();
    phrase_editor::put(cx.session, guide, phrase, after)
}

/// Changes what became of the chosen phrase.
fn change(
    pane: &mut PhrasesPane,
    cx: &mut Context,
    change: impl FnOnce(PhraseReview) -> Option<PhraseReview>,
) -> Effects {
    if is_refused(cx.session) {
        return Vec::new();
    }
    let before = of_chosen(pane, cx.session).cloned();
    let Some(now) = as_it_stands(pane, cx.session) else {
        return Vec::new();
    };
    let (guide, phrase) = (now.guide.clone(), now.phrase.clone());
    step(pane, cx, before, change(now), (&guide, &phrase))
}

/// What became of the chosen phrase, if there is one.
#[must_use]
pub fn state(pane: &PhrasesPane, session: &Session) -> Option<State> {
    chosen(pane, session).map(|_| State::of(of_chosen(pane, session)))
}

/// Whether keeping the phrase as it is suggested would say something new of it.
#[must_use]
pub fn can_keep(pane: &PhrasesPane, session: &Session) -> bool {
    let changed = of_chosen(pane, session).is_some_and(|review| review.wording.is_some());
    !changed && matches!(state(pane, session), Some(State::New | State::Flagged))
}

/// Keeps the phrase as it is suggested; a flag goes.
pub fn keep(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let flagged = state(pane, cx.session) == Some(State::Flagged);
    cx.session.notice =
        Some(if flagged { "Kept; the flag is off." } else { "Kept as suggested." }.to_owned());
    change(pane, cx, |now| Some(PhraseReview { flag: None, ..now }))
}

/// Keeps the phrase unless it was gone through, then goes to the next that was not.
pub fn keep_and_next(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    if state(pane, cx.session) == Some(State::New) && is_refused(cx.session) {
        return Vec::new();
    }
    let effects = if state(pane, cx.session) == Some(State::New) { keep(pane, cx) } else { Vec::new() };
    cx.session.notice = None;
    next_unreviewed(pane, cx);
    effects
}

/// Whether the phrase has words of my own.
#[must_use]
pub fn has_my_words(pane: &PhrasesPane, session: &Session) -> bool {
    of_chosen(pane, session).is_some_and(|review| review.wording.is_some())
}

/// Back to the suggested words; a flag stays.
pub fn suggested_again(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    cx.session.notice = Some("Back to the suggested words. u brings yours back.".to_owned());
    change(pane, cx, |now| Some(PhraseReview { wording: None, kept_words: Vec::new(), ..now }))
}

/// Whether the phrase is flagged.
#[must_use]
pub fn is_flagged(pane: &PhrasesPane, session: &Session) -> bool {
    state(pane, session) == Some(State::Flagged)
}

/// Takes the flag off. What nothing else became of is new again.
pub fn unflag(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    cx.session.notice = Some("The flag is off. u puts it back.".to_owned());
    change(pane, cx, |now| now.wording.is_some().then_some(PhraseReview { flag: None, ..now }))
}

/// Takes the last step back, or with `false` does the one taken back last again; goes to its phrase.
pub fn travel(pane: &mut PhrasesPane, cx: &mut Context, back: bool) -> Effects {
    let PhrasesPane { undo, redo, .. } = &mut *pane;
    let Some(step) = (if back { undo.pop() } else { redo.pop() }) else {
        return Vec::new();
    };
    let now = cx.session.phrasebook.mine.of(&step.guide, &step.phrase).cloned();
    let what = what_differs(now.as_ref(), step.before.as_ref());
    let opposite = Step { before: now, ..step.clone() };
    let PhrasesPane { undo, redo, .. } = &mut *pane;
    if back { redo } else { undo }.push(opposite);
    let effects = phrase_editor::put(cx.session, &step.guide, &step.phrase, step.before);
    let guide = cx.session.phrase_guide();
    let shown = guide.id == step.guide;
    let says =
        pool(guide).find(|(_, phrase)| shown && phrase.id == step.phrase).map(|(_, phrase)| &phrase.says);
    let first: Vec<_> = says.into_iter().flat_map(|says| says.split_whitespace()).take(FIRST_WORDS).collect();
    let (done, other) =
        if back { ("Taken back", "Ctrl-Y does it again.") } else { ("Done again", "u takes it back.") };
    cx.session.notice = Some(format!("{done}: {what} “{} …”. {other}", first.join(" ")));
    if shown {
        show(pane, cx.session, &step.phrase);
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
pub fn next_unreviewed(pane: &mut PhrasesPane, cx: &mut Context) {
    let guide = cx.session.phrase_guide();
    let is_new = |row: usize| {
        let phrase = pane.phrase_in(row).and_then(|at| pool(guide).nth(at));
        phrase.is_some_and(|(_, phrase)| cx.session.phrasebook.mine.of(&guide.id, &phrase.id).is_none())
    };
    let (at, rows) = (pane.chosen, pane.rows.len());
    let found = (at + 1..rows).chain(0..rows.min(at + 1)).find(|row| is_new(*row));
    if let Some(row) = found {
        pane.choose(row);
        return;
    }
    let narrowed = "You have gone through all that is shown. a shows everything.";
    let says = if pane.is_narrowed() { narrowed } else { "You have gone through every phrase." };
    cx.session.notice = Some(says.to_owned());
}
