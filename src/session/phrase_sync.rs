//! One's own phrases and the file behind them: changed here, written at once, tried again.

use super::{Saving, Session};
use crate::{
    domain::{Changed, PhraseSet, PhrasesRead, UserError},
    effect::{Effect, Effects, Job},
};

/// The state of one's own phrases on disk.
#[derive(Debug, Default)]
pub struct PhraseSync {
    pub saving: Saving,
    /// Why they may not be changed, as a whole sentence, if they may not.
    pub read_only: Option<String>,
    /// Those on disk are known; until then nothing is sent, or they would pass for given up.
    known: bool,
    base: PhraseSet,
    /// Counts up whenever a phrase may be said in other words than before.
    pub revision: u64,
}

impl PhraseSync {
    /// A whole sentence about changes that are not on disk, if there are any.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let why =
            self.saving.error.as_ref().map_or("The disk has not responded yet.", |error| &error.sentence);
        self.saving.has_unsaved().then(|| format!("The last changes to your phrases are not on disk. {why}"))
    }
}

/// Changes one's own set and has it written.
pub fn change(session: &mut Session, act: impl FnOnce(&mut PhraseSet)) -> Effects {
    if let Some(why) = &session.phrase_sync.read_only {
        session.notice = Some(why.clone());
        return Vec::new();
    }
    let before = session.phrasebook.mine.clone();
    act(&mut session.phrasebook.mine);
    if session.phrasebook.mine == before {
        return Vec::new();
    }
    used_otherwise(session);
    touch(session);
    // After a failed write it is tried when that is due, not with every change.
    if session.phrase_sync.saving.error.is_some() { Vec::new() } else { save_now(session) }
}

/// Changes one's own set by what is being typed: it is written when the typing pauses. The wording of
/// phrases is changed by [`change`] alone, which shows it everywhere.
pub fn typed(session: &mut Session, act: impl FnOnce(&mut PhraseSet)) {
    if let Some(why) = &session.phrase_sync.read_only {
        session.notice = Some(why.clone());
        return;
    }
    act(&mut session.phrasebook.mine);
    touch(session);
}

/// Phrases may be others, or said in other words, than before.
fn used_otherwise(session: &mut Session) {
    session.phrase_sync.revision += 1;
    session.guides.set_own(session.phrasebook.own_phrases());
}

fn touch(session: &mut Session) {
    session.phrase_sync.saving.touch(&session.now);
    if !session.phrase_sync.known {
        session.phrase_sync.saving.wait_for_choice();
    }
}

/// Writes one's own set if a write is due.
pub fn save_if_due(session: &mut Session) -> Effects {
    save(session, false)
}

/// Writes one's own set if anything of it is not on disk.
pub fn save_now(session: &mut Session) -> Effects {
    save(session, true)
}

fn save(session: &mut Session, at_once: bool) -> Effects {
    let kept = &mut session.phrase_sync;
    if kept.saving.begin(&session.now, at_once).is_none() {
        return Vec::new();
    }
    kept.base = session.phrasebook.mine.clone();
    vec![Effect::Store(Job::SavePhrases(Box::new(kept.base.clone())))]
}

/// The sets on disk were read. What was changed before that is kept.
pub fn read(session: &mut Session, found: PhrasesRead) -> Effects {
    let kept = &mut session.phrase_sync;
    let changed = kept.saving.has_unsaved() && found.read_only.is_none();
    session.phrasebook.mine = if changed {
        PhraseSet::merged(&kept.base, &found.book.mine, &session.phrasebook.mine).set
    } else {
        found.book.mine.clone()
    };
    if changed {
        kept.saving.chosen(&session.now);
    } else {
        kept.saving.stop();
    }
    kept.known = true;
    kept.base = found.book.mine;
    kept.read_only = found.read_only;
    session.phrasebook.others = found.book.others;
    used_otherwise(session);
    let said = found.errors.into_iter().map(|error| error.sentence);
    session.add_notice(said);
    save_now(session)
}

/// One's own set is on disk, or not.
pub fn saved(session: &mut Session, result: Result<Box<Changed<PhraseSet>>, UserError>) -> Effects {
    let kept = &mut session.phrase_sync;
    let version = kept.saving.on_its_way().unwrap_or_default();
    match result {
        Ok(saved) => {
            kept.saving.on_reply(version, Ok(()), &session.now);
            if saved.value != kept.base {
                session.phrasebook.mine =
                    PhraseSet::merged(&kept.base, &saved.value, &session.phrasebook.mine).set;
                kept.base = saved.value;
                used_otherwise(session);
            }
            session.add_notice(saved.said);
        }
        Err(error) => {
            let first = kept.saving.error.is_none();
            kept.saving.on_reply(version, Err(error.clone()), &session.now);
            if first {
                let UserError { short, sentence } = error;
                let safe = "What you changed stays on screen until you leave, and it is tried again.";
                session.add_notice([format!("Your phrases are not saved: {short}. {sentence} {safe}")]);
            }
        }
    }
    Vec::new()
}

/// Switches a set of somebody else off, or on again.
#[must_use]
pub fn switch(id: &str, off: bool) -> Effects {
    vec![Effect::Store(Job::SwitchPhrases(id.to_owned(), off))]
}

pub fn switched(
    session: &mut Session,
    id: &str,
    result: Result<(bool, Option<String>), UserError>,
) -> Effects {
    match result {
        Ok((off, said)) => {
            if let Some(set) = session.phrasebook.others.iter_mut().find(|set| set.id == id) {
                (set.switched_off, set.unseen) = (off, set.unseen && off);
            }
            used_otherwise(session);
            session.add_notice(said);
        }
        Err(error) => session.add_notice([error.sentence]),
    }
    Vec::new()
}

/// The team's set is on disk with what was put into it, or not.
pub fn put_in_team(session: &mut Session, result: Result<Box<Changed<PhraseSet>>, UserError>) {
    let Some(Changed { value, said }) = session.say_if_failed(result).map(|changed| *changed) else { return };
    let others = &mut session.phrasebook.others;
    others.retain(|set| set.id != value.id);
    others.insert(0, value);
    let name = others.first().map(|set| set.name().to_owned()).unwrap_or_default();
    used_otherwise(session);
    let share = format!(
        "In “{name}”, your team’s set. To share it, type in a terminal: foreword phrases export \"{name}\""
    );
    session.add_notice([share].into_iter().chain(said));
}
