//! Reflections and the file behind them: changed here, written soon, tried again.

use jiff::civil::Date;

use super::{Saving, Session};
use crate::{
    domain::{
        Changeable, FileChange, FileKind, ReflectionChange, Reflections, UserError, reflection::carried,
    },
    effect::{Effect, Effects, Job},
};

/// The reflections as they are with what is not on disk yet.
#[derive(Debug, Default)]
pub struct ReflectSync {
    pub all: Reflections,
    pub saving: Saving,
    /// Why they may not be changed, as a whole sentence, if they may not.
    pub read_only: Option<String>,
    /// Those on disk are known.
    pub known: bool,
    /// Not on disk, the first of them on their way.
    pending: Vec<ReflectionChange>,
    sent: usize,
}

impl ReflectSync {
    /// A whole sentence about changes that are not on disk, if there are any.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let why =
            self.saving.error.as_ref().map_or("The disk has not responded yet.", |error| &error.sentence);
        self.saving.has_unsaved().then(|| format!("What you wrote last in Reflect is not on disk. {why}"))
    }

    /// Whether the day to look at a step again has come.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.all.open_steps(today).any(|step| step.look_again.is_some_and(|day| day <= today))
    }

    /// Takes the place of an earlier change that was not sent yet.
    fn add(&mut self, change: ReflectionChange) {
        use ReflectionChange::{Answer, Step};
        self.all.change(vec![change.clone()]);
        let waiting = self.pending.get_mut(self.sent..).unwrap_or_default().last_mut();
        match (waiting, change) {
            (Some(Answer(last)), Answer(next)) if last.after.is_some() && last.after == next.before => {
                last.after = next.after;
            }
            (Some(Step(last)), Step(next)) if last.after.is_some() && last.after == next.before => {
                last.after = next.after;
            }
            (_, change) => self.pending.push(change),
        }
    }
}

/// Reads them, or reads them again.
#[must_use]
pub fn read_again() -> Effect {
    Effect::Store(Job::ReadFile(FileKind::Reflections))
}

/// Whether nothing can be written; then it is said why.
pub fn is_refused(session: &mut Session) -> bool {
    let sync = &session.reflect_sync;
    let why =
        sync.read_only.clone().or((!sync.known).then(|| "Your reflections are still being read.".to_owned()));
    let refused = why.is_some();
    if refused {
        session.notice = why;
    }
    refused
}

/// Changes them by what is being typed or chosen: they are written when that pauses.
pub fn change(session: &mut Session, change: ReflectionChange) {
    if is_refused(session) {
        return;
    }
    session.reflect_sync.add(change);
    session.reflect_sync.saving.touch(&session.now);
}

/// Keeps words from an appointment as a reflection of today, without its label or anything that could identify
/// someone. `false` where nothing can be kept; where the file is the reason, that is said.
pub fn carry(session: &mut Session, words: &str, label: &str) -> bool {
    let Some(carried) = carried(words, label, session.now.date()) else { return false };
    if is_refused(session) {
        return false;
    }
    change(session, carried);
    true
}

/// Writes them if a write is due.
pub fn save_if_due(session: &mut Session) -> Effects {
    save(session, false)
}

/// Writes them if anything is not on disk.
pub fn save_now(session: &mut Session) -> Effects {
    save(session, true)
}

fn save(session: &mut Session, at_once: bool) -> Effects {
    let sync = &mut session.reflect_sync;
    if sync.saving.begin(&session.now, at_once).is_none() {
        return Vec::new();
    }
    sync.sent = sync.pending.len();
    vec![FileChange::Reflections(sync.pending.clone()).into()]
}

/// Takes in what the file says; what is not on disk yet is kept.
pub fn read(session: &mut Session, result: Result<Reflections, UserError>) {
    let sync = &mut session.reflect_sync;
    match result {
        Ok(all) => {
            (sync.all, sync.known, sync.read_only) = (all, true, None);
            sync.all.change(sync.pending.clone());
        }
        Err(error) => {
            let first = sync.read_only.as_ref() != Some(&error.sentence);
            sync.read_only = Some(error.sentence.clone());
            if first {
                session.add_notice([error.sentence]);
            }
        }
    }
}

/// They are on disk, or not.
pub fn saved(session: &mut Session, result: Result<Reflections, UserError>) {
    let sync = &mut session.reflect_sync;
    let version = sync.saving.on_its_way().unwrap_or_default();
    let sent = std::mem::take(&mut sync.sent).min(sync.pending.len());
    match result {
        Ok(all) => {
            sync.saving.on_reply(version, Ok(()), &session.now);
            sync.pending.drain(..sent);
            sync.all = all;
            sync.all.change(sync.pending.clone());
        }
        Err(error) => {
            let first = sync.saving.error.is_none();
            sync.saving.on_reply(version, Err(error.clone()), &session.now);
            if first {
                let safe = "It stays on screen until you leave, and it is tried again.";
                session.add_notice([format!("{} {safe}", error.sentence)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content, domain::Id, domain::reflection::CARRIED};

    /// Words that another place hands in are saved as a reflection of today that names nobody.
    #[test]
    fn words_are_handed_in() {
        let now = "2026-11-22T09:00:00+00:00[Europe/London]".parse().unwrap();
        let mut session = Session::new(content::guide(), now, Id::of(1));
        assert!(!carry(&mut session, "words", "RH"), "the file is not known yet");
        assert!(session.notice.take().is_some());
        read(&mut session, Ok(Reflections::default()));
        assert!(!carry(&mut session, " RH ", "RH") && session.notice.is_none());
        assert!(carry(&mut session, "What to tell RH on 01632 960 123 about sleep?", "RH"));
        let effects = save_now(&mut session);
        let [Effect::Store(Job::ChangeFile(change))] = effects.as_slice() else { panic!("{effects:?}") };
        let FileChange::Reflections(changes) = change.as_ref() else { panic!() };
        let mut file = Reflections::default();
        file.change(changes.clone());
        let [one] = file.reflections.as_slice() else { panic!("{file:?}") };
        assert_eq!(one.words, "What to tell [left out] on [left out] about sleep?");
        assert_eq!((one.question.as_str(), one.on), (CARRIED.0, session.now.date()));
        saved(&mut session, Ok(file.clone()));
        assert!(!session.has_unsaved() && session.reflect_sync.all == file);
    }
}
