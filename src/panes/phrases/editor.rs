//! Typing words of one's own for a phrase, or why it does not work. What is typed is kept.

use super::{PhrasesPane, listing::show, review};
use crate::{
    domain::{PhraseReview, Voice},
    effect::Effects,
    part::{Action, Context},
    session::{
        dialog::Dialog,
        phrase_editor::{self, Editing, What},
    },
    text::{Area, EditCommand, Motion, Typed},
};

/// Opens the words of the chosen phrase.
pub(super) fn change(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let Some((_, phrase)) = super::chosen(pane, cx.session) else {
        return Vec::new();
    };
    let voice = cx.session.phrasebook.wording(&cx.session.phrase_guide().id, phrase);
    let (words, of_another) = (voice.words().to_owned(), matches!(voice, Voice::Of(..)));
    open(pane, cx, What::Words, words, of_another)
}

/// Asks why the chosen phrase does not work.
pub(super) fn flag(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let why = review::of_chosen(pane, cx.session).and_then(|review| review.flag.clone()).unwrap_or_default();
    open(pane, cx, What::Flag, why, false)
}

/// A guide, a phrase, and the text that was being typed about it.
pub(super) type About = (String, String, What, Typed);

/// Opens what was being typed about a phrase, if that is there and may be changed.
pub(super) fn reopen(pane: &mut PhrasesPane, cx: &mut Context, about: About) -> Option<Effects> {
    let (guide, phrase, what, typed) = about;
    let guide = cx.session.guides.all().find(|one| one.id == guide).cloned()?;
    super::pool(&guide).find(|(_, one)| one.id == phrase)?;
    if cx.session.phrase_sync.read_only.is_some() {
        return None;
    }
    let mut effects = super::open(pane, cx);
    cx.session.shown_guide = Some(guide.id.clone());
    super::narrow(pane, cx.session);
    show(pane, cx.session, &phrase);
    effects.extend(if what == What::Words { change(pane, cx) } else { flag(pane, cx) });
    let area = &mut cx.session.phrase_editor.as_mut()?.area;
    area.edit(EditCommand::SelectAll);
    area.paste(&typed.text);
    area.go(Motion::To(typed.at), false);
    phrase_editor::typed(cx.session);
    Some(effects)
}

fn open(pane: &mut PhrasesPane, cx: &mut Context, what: What, first: String, of_another: bool) -> Effects {
    if review::is_refused(cx.session) {
        return Vec::new();
    }
    let Some(stood) = review::as_it_stands(pane, cx.session) else {
        return Vec::new();
    };
    let before = review::of_chosen(pane, cx.session).cloned();
    let area = Area::new(&first);
    let editing = Editing { what, area, stood, before, first, of_another, due: None };
    cx.session.phrase_editor = Some(Box::new(editing));
    Vec::new()
}

/// Esc lets go of a selection first, then of the editor.
pub(super) fn step_out(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    if let Some(editing) = &mut cx.session.phrase_editor
        && editing.area.unselect()
    {
        return Vec::new();
    }
    // A flag is put by Enter; Esc on an empty note leaves the phrase without one.
    let lets_be = |editing: &Editing| editing.what == What::Flag && editing.area.text().trim().is_empty();
    if cx.session.phrase_editor.as_deref().is_some_and(lets_be) {
        return close(pane, cx, true);
    }
    done(pane, cx)
}

/// Closes the editor and keeps what was typed. Where nothing is left of the words, it is asked what
/// that means.
pub(super) fn done(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let nothing_left = |editing: &Editing| editing.outcome().is_none();
    if cx.session.phrase_editor.as_deref().is_some_and(nothing_left) {
        cx.act(Action::Show(Dialog::nothing_left()));
        return Vec::new();
    }
    let mut effects = close(pane, cx, false);
    if std::mem::take(&mut pane.straight) {
        effects.extend(super::close(pane, cx));
    }
    effects
}

/// Closes the editor without what was typed: nothing is left of it, and the suggested words are used.
pub fn suggested_words(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    close(pane, cx, true)
}

/// Closes the editor where one leaves the place; words of which nothing is left stay as they were.
pub(super) fn leave(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let empty = cx.session.phrase_editor.as_deref().is_some_and(|editing| editing.outcome().is_none());
    if empty { let_be(cx) } else { close(pane, cx, false) }
}

/// Closes the editor with all as it was before.
fn let_be(cx: &mut Context) -> Effects {
    let Some(editing) = cx.session.phrase_editor.take() else {
        return Vec::new();
    };
    phrase_editor::put(cx.session, &editing.stood.guide, &editing.stood.phrase, editing.before)
}

fn close(pane: &mut PhrasesPane, cx: &mut Context, emptied: bool) -> Effects {
    let Some(editing) = cx.session.phrase_editor.take() else {
        return Vec::new();
    };
    // It turned out only now, and what is typed must go somewhere.
    if review::is_refused(cx.session) {
        editing.area.text().clone_into(&mut cx.session.clipboard);
        let why = cx.session.notice.take().unwrap_or_default();
        cx.session.notice = Some(format!("{why} What you typed was copied: Ctrl-V puts it in elsewhere."));
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
        phrase_editor::put(cx.session, guide, phrase, after)
    } else {
        let says = match editing.what {
            What::Words if emptied => "Back to the suggested words. u brings yours back.",
            What::Words if pane.straight => "Your words are kept.",
            What::Words => "Your words are kept. u takes them back, n goes to the next new one.",
            What::Flag => "Flagged. u takes it back, n goes to the next new one.",
        };
        cx.session.notice = Some(says.to_owned());
        review::step(pane, cx, editing.before.clone(), after, (guide, phrase))
    };
    show(pane, cx.session, phrase);
    effects
}
