//! One's own phrases and the file behind them: changed here, written at once, tried again.

use crate::{
    domain::{PhraseSet, UserError},
    effect::{Effect, Effects, Job},
    model::Model,
    panes::prepare::Saving,
    store::phrases::{PhrasesRead, PhrasesSaved},
};

/// What of one's own phrases is on disk.
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
    /// What is not on disk, as a whole sentence, if anything is not.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let why =
            self.saving.error.as_ref().map_or("The disk has not answered yet.", |error| &error.sentence);
        self.saving.has_unsaved().then(|| format!("The last changes to your phrases are not on disk. {why}"))
    }
}

/// Changes one's own set and has it written.
pub fn change(model: &mut Model, act: impl FnOnce(&mut PhraseSet)) -> Effects {
    if let Some(why) = &model.phrase_sync.read_only {
        model.notice = Some(why.clone());
        return Vec::new();
    }
    let before = model.phrasebook.mine.clone();
    act(&mut model.phrasebook.mine);
    if model.phrasebook.mine == before {
        return Vec::new();
    }
    model.phrase_sync.revision += 1;
    touch(model);
    // After a failed write it is tried when that is due, not with every change.
    if model.phrase_sync.saving.error.is_some() { Vec::new() } else { save_now(model) }
}

/// Changes one's own set by what is being typed: it is written when the typing pauses. The wording of
/// phrases is changed by [`change`] alone, which shows it everywhere.
pub fn typed(model: &mut Model, act: impl FnOnce(&mut PhraseSet)) {
    if let Some(why) = &model.phrase_sync.read_only {
        model.notice = Some(why.clone());
        return;
    }
    act(&mut model.phrasebook.mine);
    touch(model);
}

fn touch(model: &mut Model) {
    model.phrase_sync.saving.touch(&model.now);
    if !model.phrase_sync.known {
        model.phrase_sync.saving.wait_for_choice();
    }
}

/// Writes one's own set if a write is due.
pub fn save_if_due(model: &mut Model) -> Effects {
    save(model, false)
}

/// Writes one's own set if anything of it is not on disk.
pub fn save_now(model: &mut Model) -> Effects {
    save(model, true)
}

fn save(model: &mut Model, at_once: bool) -> Effects {
    let kept = &mut model.phrase_sync;
    if kept.saving.begin(&model.now, at_once).is_none() {
        return Vec::new();
    }
    kept.base = model.phrasebook.mine.clone();
    vec![Effect::Store(Job::SavePhrases(Box::new(kept.base.clone())))]
}

/// The sets on disk were read. What was changed before that is kept.
pub fn read(model: &mut Model, found: PhrasesRead) -> Effects {
    let kept = &mut model.phrase_sync;
    let changed = kept.saving.has_unsaved() && found.read_only.is_none();
    model.phrasebook.mine = if changed {
        PhraseSet::merged(&kept.base, &found.book.mine, &model.phrasebook.mine).set
    } else {
        found.book.mine.clone()
    };
    if changed {
        kept.saving.chosen(&model.now);
    } else {
        kept.saving.stop();
    }
    kept.known = true;
    kept.base = found.book.mine;
    kept.read_only = found.read_only;
    kept.revision += 1;
    model.phrasebook.others = found.book.others;
    let said = found.errors.into_iter().map(|error| error.sentence);
    say(model, said.collect());
    save_now(model)
}

/// One's own set is on disk, or not.
pub fn saved(model: &mut Model, result: Result<Box<PhrasesSaved>, UserError>) -> Effects {
    let kept = &mut model.phrase_sync;
    let version = kept.saving.on_its_way().unwrap_or_default();
    match result {
        Ok(saved) => {
            kept.saving.on_reply(version, Ok(()), &model.now);
            if saved.set != kept.base {
                model.phrasebook.mine = PhraseSet::merged(&kept.base, &saved.set, &model.phrasebook.mine).set;
                kept.revision += 1;
                kept.base = saved.set;
            }
            say(model, saved.said.into_iter().collect());
        }
        Err(error) => {
            let first = kept.saving.error.is_none();
            kept.saving.on_reply(version, Err(error.clone()), &model.now);
            if first {
                let UserError { short, sentence } = error;
                let safe = "What you changed stays on screen until you leave, and it is tried again.";
                say(model, vec![format!("Your phrases are not saved: {short}. {sentence} {safe}")]);
            }
        }
    }
    Vec::new()
}

/// Leaves a set of somebody else aside, or uses it again.
#[must_use]
pub fn switch(id: &str, off: bool) -> Effects {
    vec![Effect::Store(Job::SwitchPhrases(id.to_owned(), off))]
}

/// It is left aside or used from now on, or it is not.
pub fn switched(model: &mut Model, id: &str, result: Result<bool, UserError>) -> Effects {
    match result {
        Ok(off) => {
            if let Some(set) = model.phrasebook.others.iter_mut().find(|set| set.id == id) {
                set.switched_off = off;
            }
            model.phrase_sync.revision += 1;
        }
        Err(error) => say(model, vec![error.sentence]),
    }
    Vec::new()
}

/// Says this after what is said already.
fn say(model: &mut Model, sentences: Vec<String>) {
    if !sentences.is_empty() {
        let before = model.notice.take();
        model.notice = Some(before.into_iter().chain(sentences).collect::<Vec<_>>().join(" "));
    }
}
