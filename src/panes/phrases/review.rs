//! The review of a phrase: kept, flagged, back to the suggested words, and one step taken back.

use super::{PhrasesPane, State, chosen, pool, review_of, state_of, voice};
use crate::part::Part;
use crate::session::{Session, phrase_editor, phrase_sync};
use crate::{domain::OwnPhrase, domain::PhraseReview, domain::Voice, effect::Effects, part::Context};

/// A phrase and its review before something was done to it.
#[derive(Clone)]
pub(super) struct Step {
    guide: String,
    phrase: String,
    before: Option<PhraseReview>,
    own: Option<OwnPhrase>,
}

/// Whether my set cannot be changed now; then it is said why.
pub(super) fn is_refused(session: &mut Session) -> bool {
    let why = session.phrase_sync.read_only.clone();
    let refused = why.is_some();
    if refused {
        session.notice = why;
    }
    refused
}

/// The review of the chosen phrase in my set.
pub(super) fn of_chosen<'a>(pane: &PhrasesPane, session: &'a Session) -> Option<&'a PhraseReview> {
    chosen(pane, session).and_then(|(_, phrase)| review_of(session, phrase))
}

/// A review of the chosen phrase as it is now, dated today.
pub(super) fn as_it_is(pane: &PhrasesPane, session: &Session) -> Option<PhraseReview> {
    let (_, phrase) = chosen(pane, session)?;
    Some(PhraseReview {
        guide: session.phrase_guide().id.to_string(),
        phrase: phrase.id.to_string(),
        suggested: phrase.says.to_string(),
        reviewed_on: session.now.date(),
        ..review_of(session, phrase).cloned().unwrap_or_default()
    })
}

impl PhrasesPane {
    /// Puts a change down as a step that can be taken back.
    pub(super) fn record(
        &mut self,
        cx: &mut Context,
        (guide, phrase): (&str, &str),
        before: Option<PhraseReview>,
        after: Option<PhraseReview>,
    ) -> Effects {
        let own = cx.session.phrasebook.mine.own_phrase(phrase).cloned();
        self.undo.push(Step { guide: guide.to_owned(), phrase: phrase.to_owned(), before, own });
        self.redo.clear();
        phrase_editor::put(cx.session, guide, phrase, after)
    }

    /// Changes the review of the chosen phrase and says so.
    fn change_review(
        &mut self,
        cx: &mut Context,
        says: &str,
        change: impl FnOnce(PhraseReview) -> Option<PhraseReview>,
    ) -> Effects {
        cx.say(says);
        let Some(now) = as_it_is(self, cx.session).filter(|_| !is_refused(cx.session)) else {
            return Vec::new();
        };
        let before = of_chosen(self, cx.session).cloned();
        let (guide, phrase) = (now.guide.clone(), now.phrase.clone());
        self.record(cx, (&guide, &phrase), before, change(now))
    }

    fn state(&self, session: &Session) -> Option<State> {
        chosen(self, session).map(|(_, phrase)| state_of(session, phrase))
    }

    /// Whether keeping the phrase as it is shown would say something new of it.
    pub(super) fn can_keep(&self, session: &Session) -> bool {
        matches!(self.state(session), Some(State::New | State::Flagged))
    }

    /// Keeps the phrase in the words that are shown, whosever they are; a flag on them goes.
    pub(super) fn keep(&mut self, cx: &mut Context) -> Effects {
        let Some((_, phrase)) = chosen(self, cx.session) else { return Vec::new() };
        let voice = voice(cx.session, phrase);
        let says = match voice {
            _ if self.is_flagged(cx.session) => "Kept; the flag is off.".to_owned(),
            Voice::Of(set, _) => format!("Kept in the words of “{}”.", set.name()),
            Voice::Mine(_) | Voice::Suggested(_) => "Kept as suggested.".to_owned(),
        };
        let words = voice.words().to_owned();
        let of_another = matches!(voice, Voice::Of(..));
        self.change_review(cx, &says, |now| {
            let now = if now.flags(&words) { now.with_flag(None, &words) } else { now };
            Some(if of_another { now.reworded(Some(words)) } else { now })
        })
    }

    /// Uses these words for the chosen phrase from now on; without any, the suggested ones.
    pub(super) fn take_words(&mut self, cx: &mut Context, words: Option<String>, whose: &str) -> Effects {
        let says = format!("{whose}: these words are used from now on. {{key:phrases.undo}} undoes that.");
        self.change_review(cx, &says, |now| {
            Some(PhraseReview { kept_words: Vec::new(), ..now.reworded(words) })
        })
    }

    /// Keeps the phrase unless it was gone through, then goes to the next that was not.
    pub(super) fn keep_and_next(&mut self, cx: &mut Context) -> Effects {
        let mut effects = Vec::new();
        if self.state(cx.session) == Some(State::New) {
            if is_refused(cx.session) {
                return effects;
            }
            effects = self.keep(cx);
        }
        cx.session.notice = None;
        self.next_unreviewed(cx);
        effects
    }

    pub(super) fn has_my_words(&self, session: &Session) -> bool {
        of_chosen(self, session).is_some_and(|review| review.wording.is_some())
    }

    /// Back to the suggested words; a flag stays.
    pub(super) fn suggested_again(&mut self, cx: &mut Context) -> Effects {
        self.change_review(cx, "Back to the suggested words. {key:phrases.undo} restores yours.", |now| {
            Some(PhraseReview { kept_words: Vec::new(), ..now.reworded(None) })
        })
    }

    pub(super) fn is_flagged(&self, session: &Session) -> bool {
        self.state(session) == Some(State::Flagged)
    }

    pub(super) fn has_flag(&self, session: &Session) -> bool {
        of_chosen(self, session).is_some_and(|review| review.flag.is_some())
    }

    /// Takes the flag off. A phrase about which nothing else was said is new again.
    pub(super) fn unflag(&mut self, cx: &mut Context) -> Effects {
        self.change_review(cx, "The flag is off. {key:phrases.undo} puts it back.", |now| {
            let is_more = now.wording.is_some() || now.teach_back.is_some();
            is_more.then(|| now.with_flag(None, ""))
        })
    }

    /// Whether it is a phrase of my own, which can be deleted.
    pub(super) fn is_own(&self, session: &Session) -> bool {
        chosen(self, session).is_some_and(|(_, phrase)| phrase.added_by.as_deref() == Some(""))
    }

    /// Deletes a phrase of my own.
    pub(super) fn remove(&mut self, cx: &mut Context) -> Effects {
        if is_refused(cx.session) {
            return Vec::new();
        }
        let Some((_, phrase)) = chosen(self, cx.session) else { return Vec::new() };
        let (guide, id) = (cx.session.phrase_guide().id.clone(), phrase.id.clone());
        let before = of_chosen(self, cx.session).cloned();
        let effects = self.record(cx, (&guide, &id), before, None);
        let removed = phrase_sync::change(cx.session, |mine| mine.set_own_phrase(&id, None));
        self.refit(cx.session);
        cx.say("Deleted. {key:phrases.undo} restores it.");
        [effects, removed].concat()
    }

    /// Takes the last step back, or with `false` does the one taken back last again; goes to its phrase.
    pub(super) fn travel(&mut self, cx: &mut Context, back: bool) -> Effects {
        /// So many words of a phrase say which it is.
        const FIRST_WORDS: usize = 5;
        let (from, to) =
            if back { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        let Some(Step { guide, phrase, before, own }) = from.pop() else { return Vec::new() };
        let mine = &cx.session.phrasebook.mine;
        let (now, own_now) = (mine.of(&guide, &phrase).cloned(), mine.own_phrase(&phrase).cloned());
        let difference = difference(now.as_ref(), before.as_ref());
        to.push(Step { guide: guide.clone(), phrase: phrase.clone(), before: now, own: own_now });
        let effects = phrase_sync::change(cx.session, |mine| mine.set_own_phrase(&phrase, own));
        let effects = [effects, phrase_editor::put(cx.session, &guide, &phrase, before)].concat();
        self.refit(cx.session);
        let is_shown = cx.session.phrase_guide().id == guide;
        let found = pool(cx.session.phrase_guide()).find(|(_, one)| is_shown && one.id == phrase);
        let words = found.map_or("", |(_, one)| &one.says).split_whitespace();
        let first: Vec<_> = words.take(FIRST_WORDS).collect();
        let (done, other) = if back {
            ("Undone", "{key:phrases.redo} does it again.")
        } else {
            ("Redone", "{key:phrases.undo} undoes it.")
        };
        cx.session.notice = Some(format!("{done}: {difference} “{} …”. {other}", first.join(" ")));
        if is_shown {
            self.show(cx.session, &phrase);
        }
        effects
    }

    /// Goes to the next phrase shown that was not gone through, past the last to the first.
    pub(super) fn next_unreviewed(&mut self, cx: &mut Context) -> Effects {
        let guide = cx.session.phrase_guide();
        let is_new = |row: &usize| {
            let phrase = self.phrase_in(*row).and_then(|at| pool(guide).nth(at));
            phrase.is_some_and(|(_, phrase)| state_of(cx.session, phrase) == State::New)
        };
        let (next, rows) = (self.chosen + 1, self.rows.len());
        match (next..rows).chain(0..rows.min(next)).find(is_new) {
            Some(row) => {
                self.choose(row);
                Vec::new()
            }
            None if self.is_narrowed() => {
                cx.say("You have reviewed all that is shown. {key:phrases.all} shows everything.")
            }
            None => cx.say("You have reviewed every phrase."),
        }
    }
}

/// The part of two reviews that differs, in words.
fn difference(one: Option<&PhraseReview>, other: Option<&PhraseReview>) -> &'static str {
    let wording = |review: Option<&PhraseReview>| review.and_then(|one| one.wording.clone());
    let flag = |review: Option<&PhraseReview>| review.and_then(|one| one.flag.clone());
    if wording(one) != wording(other) {
        "your words for"
    } else if flag(one) != flag(other) {
        "the flag on"
    } else if one.map(|one| &one.teach_back) != other.map(|one| &one.teach_back) {
        "checking that it was clear, for"
    } else {
        "keeping"
    }
}
