//! Text typed outside the notes: written down with every message, and offered again after a kill.

use jiff::ToSpan;

use super::model::{Drafts, Model};
use super::panes::PANES;
use crate::draft::{self, Draft};
use crate::effect::{Effect, Effects, Job, Note, Reply};
use crate::{command::Place, domain::Id, session::Document, text::Typed};

/// So long after the disk did not take what is typed it is tried again.
const AGAIN_SECONDS: i64 = 2;

/// Whether something is being typed in a window.
#[must_use]
pub fn is_typing(model: &Model) -> bool {
    model.drafts.now.iter().any(|draft| !is_of_pane(draft))
}

/// The appointment below, if notes are.
pub(super) fn open(model: &Model) -> Option<&Document> {
    model.session.document.as_ref().filter(|_| matches!(model.place, Place::Prepare | Place::Brief))
}

pub(super) fn id(document: &Document) -> Option<Id> {
    Some(document).filter(|document| !document.is_sample()).map(|document| document.appointment.id.clone())
}

/// The window that is open, if anything changed in it since it opened.
fn of_overlay(model: &mut Model) -> Option<Draft> {
    let Model { overlay: Some(part), session, drafts, .. } = model else {
        model.drafts.opened = None;
        return None;
    };
    let (name, state) = (part.name(), part.draft(session));
    if drafts.opened.as_ref().is_none_or(|(opened, _)| *opened != name) {
        drafts.opened = Some((name, state.clone()));
    }
    let state = state
        .filter(|state| drafts.opened.as_ref().is_none_or(|(_, fresh)| fresh.as_ref() != Some(state)))?;
    let about = part.about().cloned();
    let (of, over_notes) = (about.or_else(|| open(model).and_then(id)), open(model).is_some());
    Some(Draft { part: name.to_owned(), of, over_notes, state })
}

/// Takes in what is being typed after a message that led to these effects. What comes before them writes it
/// down, where it changed; what comes after them tells when the store has done them.
pub fn follow(model: &mut Model, effects: &Effects) -> (Option<Effect>, Option<Effect>) {
    let mut now: Vec<_> = of_overlay(model).into_iter().collect();
    let (panes, session) = model.panes();
    now.extend(panes.into_iter().filter_map(|pane| {
        let state = pane.draft(session)?;
        Some(Draft { part: pane.name().to_owned(), of: None, over_notes: false, state })
    }));
    let drafts = &mut model.drafts;
    let before = std::mem::replace(&mut drafts.now, now);
    let mut echo = None;
    if effects.iter().any(|effect| matches!(effect, Effect::Store(_))) {
        let closed = before.into_iter().filter(|one| drafts.now.iter().all(|now| now.part != one.part));
        let closed: Vec<_> = closed.map(|one| (drafts.echoes + 1, one)).collect();
        if !closed.is_empty() {
            drafts.echoes += 1;
            drafts.settling.extend(closed);
            echo = Some(Effect::Store(Job::Echo(drafts.echoes)));
        }
    }
    let waiting = drafts.waiting.iter().map(|(draft, _)| draft);
    let write: Vec<_> =
        waiting.chain(drafts.settling.iter().map(|(_, draft)| draft)).chain(&drafts.now).cloned().collect();
    let changed = write != drafts.written;
    drafts.written.clone_from(&write);
    drafts.failed &= !changed;
    let moment = model.session.moment();
    (changed.then_some(Effect::Note(Note::WriteDrafts(write, moment))), echo)
}

/// Tries again to write down what the disk did not take, once it is time for that.
pub(super) fn try_again(model: &mut Model) {
    let now = model.session.now.timestamp();
    if model.drafts.again.take_if(|again| *again <= now).is_some() {
        model.drafts.written.clear();
    }
}

/// Takes in what an answer says of what is being typed; the rest of it is taken in elsewhere.
pub fn on_reply(model: &mut Model, reply: &Reply) -> Effects {
    let drafts = &mut model.drafts;
    match reply {
        // All that was being typed may be about is known now, and what was to be deleted at the start is.
        Reply::BinEmptied(_) => return vec![Effect::Note(Note::TakeOverDrafts(model.session.moment()))],
        Reply::Drafts(found, said) => {
            drafts.waiting.extend(found.iter().map(|draft| (draft.clone(), false)));
            model.session.add_notice(said.clone());
        }
        Reply::DraftsFailed(error) => {
            drafts.failed = true;
            drafts.again = model.session.now.timestamp().checked_add(AGAIN_SECONDS.seconds()).ok();
            model.session.notice = Some(error.sentence.clone());
        }
        Reply::Echo(echo) => drafts.settling.retain(|(number, _)| number > echo),
        Reply::Purged(Ok(deleted)) => forget(drafts, |id| deleted.ids.contains(id)),
        Reply::DeletedBinned(file, Ok(())) => forget(drafts, |id| file.contains(id.as_str())),
        _ => {}
    }
    Vec::new()
}

/// Closes the window that is open, for something else takes its place; what was typed in it is offered again
/// after that.
pub fn set_aside(model: &mut Model) {
    let draft = of_overlay(model).map(|draft| (draft, false));
    model.drafts.waiting.splice(..0, draft);
    model.overlay = None;
}

/// These appointments were deleted permanently.
fn forget(drafts: &mut Drafts, is_gone: impl Fn(&Id) -> bool) {
    drafts.waiting.retain(|(draft, _)| !draft.of.as_ref().is_some_and(&is_gone));
}

/// Whether it is no more than a text, such as a filter: its window takes it when that is opened next.
pub(super) fn is_text(draft: &Draft) -> bool {
    draft::read::<Typed>(&draft.state).is_some()
}

pub(super) fn is_of_pane(draft: &Draft) -> bool {
    PANES.iter().any(|pane| (pane.name)() == draft.part)
}

/// Says on the way out, once, that a form is not done; `None` where no form is.
pub fn warned(model: &mut Model) -> Option<bool> {
    let form = of_overlay(model).filter(|draft| !is_text(draft))?;
    if model.overlay.as_ref().is_some_and(|part| part.saves_itself()) {
        return Some(true);
    }
    let again = model.cover.on || model.drafts.warned.as_ref() == Some(&form);
    model.drafts.warned = Some(form);
    if !again {
        let then =
            if model.drafts.failed { " without it" } else { "; it comes back when Foreword starts next" };
        model.session.notice =
            Some(format!("What you are typing is not finished. {{key:quit}} again quits{then}."));
    }
    Some(again)
}
