//! Typing words of one's own for a phrase, or why it does not work. What is typed is kept.

use super::review::{as_it_is, is_refused};
use super::{PhrasesPane, chosen, open, pool, review_of, teach_back, voice};
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
    cx.session.shown_guide = Some(guide.id.to_string());
    pane.narrow(cx.session);
    pane.show(cx.session, &phrase);
    effects.extend(match what {
        What::Words => pane.change(cx),
        What::TeachBack => pane.change_teach_back(cx),
        What::Flag => pane.flag(cx),
    });
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
        self.open_editor(cx, What::Words, |used, _| used.to_owned())
    }

    /// Opens what is asked to check that the chosen phrase was clear; the words used with it are kept.
    pub(super) fn change_teach_back(&mut self, cx: &mut Context) -> Effects {
        let teach_back = chosen(self, cx.session).and_then(|(_, phrase)| teach_back(cx.session, phrase));
        let teach_back = teach_back.unwrap_or_default().to_owned();
        self.open_editor(cx, What::TeachBack, |_, _| teach_back)
    }

    /// Asks why the chosen phrase is flagged.
    pub(super) fn flag(&mut self, cx: &mut Context) -> Effects {
        self.open_editor(cx, What::Flag, |used, review| {
            let flag = review.filter(|review| review.flags(used)).and_then(|review| review.flag.clone());
            flag.unwrap_or_default()
        })
    }

    /// Opens my words with those of another set below them, to make one wording of both.
    pub(super) fn merge_words(&mut self, cx: &mut Context, words: &str) -> Effects {
        self.open_editor(cx, What::Words, |used, _| format!("{used}\n{words}"))
    }

    /// With a text made from the words used, and from my review if there is one.
    fn open_editor(
        &self,
        cx: &mut Context,
        what: What,
        first: impl FnOnce(&str, Option<&PhraseReview>) -> String,
    ) -> Effects {
        if is_refused(cx.session) {
            return Vec::new();
        }
        let (Some(mut stood), Some((_, phrase))) = (as_it_is(self, cx.session), chosen(self, cx.session))
        else {
            return Vec::new();
        };
        let voice = voice(cx.session, phrase);
        let (used, of_another) = (voice.words(), matches!(voice, Voice::Of(..)));
        let before = review_of(cx.session, phrase).cloned();
        let area = Area::new(&first(used, before.as_ref()));
        let first = area.text().to_owned();
        let about = match what {
            What::TeachBack => phrase.teach_back.as_deref().unwrap_or_default().to_owned(),
            What::Words | What::Flag => used.to_owned(),
        };
        if what == What::TeachBack && of_another {
            stood = stood.reworded(Some(used.to_owned()));
        }
        let editing = Editing { what, area, stood, before, first, of_another, about, due: None };
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
                before.clone().map(|one| PhraseReview { kept_words: Vec::new(), ..one.reworded(None) })
            }
            (true, What::Flag | What::TeachBack) => before.clone(),
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
                What::TeachBack => "Kept. {key:phrases.undo} undoes that.",
                What::Flag => "Flagged. {key:phrases.undo} undoes that, {key:phrases.next} goes to the next new one.",
            });
            self.record(cx, (guide, phrase), before, after)
        };
        self.show(cx.session, phrase);
        effects
    }
}
