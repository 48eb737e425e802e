//! Typing words of one's own for a phrase, or why it does not work. What is typed is kept.

use super::review::{as_it_is, is_refused, of_chosen};
use super::{PhrasesPane, chosen, open, pool, voice};
use crate::domain::{PhraseReview, Voice};
use crate::part::{Action, Context};
use crate::session::phrase_editor::{self, Editing, What};
use crate::text::{Area, EditCommand, Motion, Typed};
use crate::{effect::Effects, session::dialog::Dialog};

/// A guide, a phrase, and the text that was being typed about it.
pub(super) type About = (String, String, What, Typed);

/// Opens what was being typed about a phrase, if that is there and may be changed.
pub(super) fn reopen(pane: &mut PhrasesPane, cx: &mut Context, about: About) -> Option<Effects> {
    let (guide, phrase, what, typed) = about;
    let guide = cx.session.guides.all().find(|one| one.id == guide).cloned()?;
    pool(&guide).find(|(_, one)| one.id == phrase)?;
    if cx.session.phrase_sync.read_only.is_some() {
        return None;
    }
    let mut effects = open(pane, cx);
    cx.session.shown_guide = Some(guide.id.clone());
    pane.narrow(cx.session);
    pane.show(cx.session, &phrase);
    effects.extend(if what == What::Words { pane.change(cx) } else { pane.flag(cx) });
    let area = &mut cx.session.phrase_editor.as_mut()?.area;
    area.edit(EditCommand::SelectAll);
    area.paste(&typed.text);
    area.go(Motion::To(typed.at), false);
    phrase_editor::typed(cx.session);
    Some(effects)
}

/// Closes the editor without what was typed: nothing is left of it, and the suggested words are used.
pub fn suggested_words(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    pane.close_editor(cx, true)
}

fn is_empty(cx: &Context) -> bool {
    cx.session.phrase_editor.as_deref().is_some_and(|editing| editing.outcome().is_none())
}

impl PhrasesPane {
    /// Opens the words of the chosen phrase.
    pub(super) fn change(&mut self, cx: &mut Context) -> Effects {
        let Some((_, phrase)) = chosen(self, cx.session) else { return Vec::new() };
        let voice = voice(cx.session, phrase);
        let (words, of_another) = (voice.words().to_owned(), matches!(voice, Voice::Of(..)));
        self.open_editor(cx, What::Words, words, of_another)
    }

    /// Asks why the chosen phrase does not work.
    pub(super) fn flag(&mut self, cx: &mut Context) -> Effects {
        let why = of_chosen(self, cx.session).and_then(|review| review.flag.clone()).unwrap_or_default();
        self.open_editor(cx, What::Flag, why, false)
    }

    fn open_editor(&self, cx: &mut Context, what: What, first: String, of_another: bool) -> Effects {
        if is_refused(cx.session) {
            return Vec::new();
        }
        let Some(stood) = as_it_is(self, cx.session) else { return Vec::new() };
        let before = of_chosen(self, cx.session).cloned();
        let area = Area::new(&first);
        let editing = Editing { what, area, stood, before, first, of_another, due: None };
        cx.session.phrase_editor = Some(Box::new(editing));
        Vec::new()
    }

    /// Esc lets go of a selection first, then of the editor.
    pub(super) fn step_out(&mut self, cx: &mut Context) -> Effects {
        if let Some(editing) = &mut cx.session.phrase_editor {
            if editing.area.unselect() {
                return Vec::new();
            }
            // A flag is put by Enter; Esc on an empty note leaves the phrase without one.
            if editing.what == What::Flag && editing.area.text().trim().is_empty() {
                return self.close_editor(cx, true);
            }
        }
        self.done(cx)
    }

    /// Closes the editor and keeps what was typed. Where nothing is left of the words, it is asked what
    /// that means.
    pub(super) fn done(&mut self, cx: &mut Context) -> Effects {
        if is_empty(cx) {
            return cx.act(Action::Show(Dialog::nothing_left()));
        }
        let mut effects = self.close_editor(cx, false);
        if std::mem::take(&mut self.straight) {
            effects.extend(self.close(cx));
        }
        effects
    }

    /// Closes the editor where one leaves the place; words of which nothing is left stay as they were.
    pub(super) fn leave_editor(&mut self, cx: &mut Context) -> Effects {
        if !is_empty(cx) {
            return self.close_editor(cx, false);
        }
        let Some(editing) = cx.session.phrase_editor.take() else { return Vec::new() };
        phrase_editor::put(cx.session, &editing.stood.guide, &editing.stood.phrase, editing.before)
    }

    fn close_editor(&mut self, cx: &mut Context, emptied: bool) -> Effects {
        let Some(editing) = cx.session.phrase_editor.take() else { return Vec::new() };
        // Only known now, and the typed text must go somewhere.
        if is_refused(cx.session) {
            editing.area.text().clone_into(&mut cx.session.clipboard);
            cx.session.add_notice(["What you typed was copied: {key:paste} pastes it elsewhere.".to_owned()]);
            return Vec::new();
        }
        let before = editing.before.clone();
        let after = match (emptied, editing.what) {
            (true, What::Words) => {
                before.clone().map(|one| PhraseReview { wording: None, kept_words: Vec::new(), ..one })
            }
            (true, What::Flag) => before.clone(),
            _ if editing.is_as_before() => before.clone(),
            _ => editing.outcome(),
        };
        let (guide, phrase) = (&editing.stood.guide, &editing.stood.phrase);
        let effects = if after == before {
            // Words kept meanwhile are taken back with it.
            phrase_editor::put(cx.session, guide, phrase, after)
        } else {
            cx.say(match editing.what {
                What::Words if emptied => "Back to the suggested words. {key:phrases.undo} restores yours.",
                What::Words if self.straight => "Your words are kept.",
                What::Words => "Your words are kept. {key:phrases.undo} undoes that, {key:phrases.next} goes to the next new one.",
                What::Flag => "Flagged. {key:phrases.undo} undoes that, {key:phrases.next} goes to the next new one.",
            });
            self.record(cx, (guide, phrase), before, after)
        };
        self.show(cx.session, phrase);
        effects
    }
}
