//! The cover: one key, or some minutes without one, and nothing of any appointment is on screen.
//!
//! Everything under it stays as it is, also a form half filled in. Nothing is ever typed unseen: while
//! covered a key does nothing, and keys that come with the one that uncovers are dropped.
//!
//! Where notes are encrypted the cover becomes a lock, by a key or after some minutes more: all is saved, the
//! keys are forgotten with everything on screen, and the passphrase is asked for.

use jiff::{Timestamp, ToSpan};

use super::commands::{Command, always, rows};
use super::model::{Cover, Model};
use super::{drafts, leaving};
use crate::command::{Group, Scope};
use crate::{effect::Effect, effect::Effects, msg::Msg, session::Document};

/// How long after another key Enter does nothing yet: a cat, a cloth or pasted lines do not uncover.
const STRAY_MS: i64 = 500;

/// How long what was sent blind may go on after the uncovered screen is drawn.
const BLIND_MS: i64 = 250;

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::Places, Scope::ALWAYS;
    "cover" ["F12", "Ctrl-L"], "Cover: hide the screen from people nearby", Some((13, "cover")),
        |model| !model.cover.on, cover;
};

/// The key that covers, whatever is open, and what works then.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::COVER;
    "cover.lift" ["Enter"], "Uncover the screen and carry on", Some((1, "carry on")), always, lift;
    "cover.leave" ["Ctrl-Q"], "Save and quit Foreword, still covered", Some((2, "quit")),
        |model| !model.asks_to_leave(), leaving::quit;
    "cover.lock" ["Ctrl-K"], "Lock: ask for the passphrase before anything can be read", Some((3, "lock")),
        |model| model.session.encrypted && !model.asks_to_leave(), lock;
};

/// Covers the screen. It does not wait for the disk.
pub fn cover(model: &mut Model) -> Effects {
    model.cover.on = true;
    // A key that meets the cover before anybody saw it must not lift it.
    model.cover.stray = Some(model.session.now.timestamp());
    model.session.save_now()
}

/// Covers the screen if nobody did anything for so long; also after the computer slept.
pub fn cover_if_due(model: &mut Model) -> Effects {
    let now = model.session.now.timestamp();
    // A clock set back must not put it off.
    model.cover.touched = model.cover.touched.min(now);
    let due = model.cover.deadline(model.session.settings.cover_after_minutes).is_some_and(|due| due <= now);
    let mut effects = if due { cover(model) } else { Vec::new() };
    let minutes = model.session.settings.lock_after_minutes;
    if model.session.encrypted && model.cover.lock_deadline(minutes).is_some_and(|due| due <= now) {
        effects.extend(lock(model));
    }
    effects
}

/// Locks as soon as everything is saved; what cannot be saved is kept, covered.
fn lock(model: &mut Model) -> Effects {
    model.cover.lock_tried = Some(model.session.now.timestamp());
    model.cover.locking = true;
    let mut effects = model.session.save_now();
    effects.extend(lock_if_saved(model));
    effects
}

pub(super) fn lock_if_saved(model: &mut Model) -> Effects {
    if !model.cover.locking || model.has_unsaved() {
        return Vec::new();
    }
    model.session.release_and(Effect::Lock)
}

fn lift(model: &mut Model) -> Effects {
    let now = model.session.now.timestamp();
    if !is_within(model.cover.stray, STRAY_MS, now) {
        // Not locked after all: somebody is there.
        model.cover = Cover { lifted: Some(now), ..Cover::new(now) };
    }
    Vec::new()
}

/// Whether `now` is at most so long after; a clock set back ends it.
fn is_within(since: Option<Timestamp>, milliseconds: i64, now: Timestamp) -> bool {
    since.is_some_and(|since| {
        since.checked_add(milliseconds.milliseconds()).is_ok_and(|end| since <= now && now < end)
    })
}

/// Takes in first what somebody does. What it led to, if it must go no further.
pub fn intercept(model: &mut Model, msg: &Msg) -> Option<Effects> {
    if let Msg::Uncovered(now) = msg {
        model.cover.lifted = None;
        model.cover.blind = model.cover.blind.and(Some(now.timestamp()));
        return Some(Vec::new());
    }
    if !msg.is_input() {
        return None;
    }
    let now = model.session.now.timestamp();
    let key = if let Msg::Key(key) = msg { Some(*key) } else { None };
    if model.cover.on {
        let named = if let Msg::Named(name) = msg { Some(*name) } else { None };
        let keys = &model.session.keys;
        let calls = |command: &&Command| {
            named == Some(command.name) || key.is_some_and(|key| keys.has(command.name, key))
        };
        let command = COMMANDS.iter().find(calls);
        if let Some(command) = command.filter(|command| command.works(model)) {
            return Some(command.act(model));
        }
        model.cover.stray = Some(now);
        return Some(Vec::new());
    }
    if model.cover.lifted == Some(now) {
        model.cover.blind = Some(now);
    }
    let keys = &model.session.keys;
    let covers = key.is_some_and(|key| OPENING.iter().any(|command| keys.has(command.name, key)));
    if is_within(model.cover.blind, BLIND_MS, now) {
        return Some(if covers { cover(model) } else { Vec::new() });
    }
    model.cover.touched = now;
    model.cover.lifted = None;
    // All other keys wait for an appointment on its way.
    (model.session.loading.is_some() && covers).then(|| cover(model))
}

/// The words on the cover: whether the text is saved, and how to go on. Nothing in them comes from a note.
#[must_use]
pub fn words(model: &Model) -> [String; 2] {
    let mut documents = model.documents();
    let state = if documents.any(|document| document.saving.has_unsaved() && document.saving.error.is_some())
    {
        "Covered. Not everything you typed is saved yet; Foreword still has it."
    } else if model.has_unsaved() {
        "Covered. What you typed is being saved."
    } else if model.session.document.as_ref().is_some_and(Document::is_sample) || drafts::is_typing(model) {
        "Covered. What you typed is still there."
    } else {
        "Covered. What you typed is saved."
    };
    let next = if model.asks_to_leave() {
        "Foreword did not quit. Press {key:cover.lift} to see why."
    } else if model.session.leaving {
        "Foreword quits as soon as it is saved. Press {key:cover.lift} to carry on."
    } else {
        "Press {key:cover.lift} to carry on."
    };
    [state.to_owned(), model.session.keys.fill(next).into_owned()]
}
