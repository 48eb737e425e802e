//! What follows from each answer of the store.

use super::{leave_if_saved, refit};
use crate::{
    domain::{Earlier, Id},
    effect::{Effects, Reply},
    model::Model,
    overlays::versions::Versions,
    overlays::{Overlay, abbreviations, approvals, elsewhere, kept_words, message, settings, spelling},
    panes::{
        home, phrases,
        prepare::{self, keeping},
    },
    session::phrase_sync,
};

/// Takes in what the store answers.
pub(super) fn on_reply(model: &mut Model, reply: Reply) -> Effects {
    let mut taken = false;
    let effects = model.in_overlay(|part, cx| {
        taken = part.on_reply(cx, &reply);
        Vec::new()
    });
    if taken {
        refit(model);
        return effects;
    }
    let effects = match reply {
        Reply::Listed(library) => home::listed(model, library),
        Reply::Opened(id, opened) => prepare::opened(model, &id, opened),
        Reply::Amended(id, result) => home::amended(model, &id, result),
        Reply::Pinned(phrase, result) => phrases::pins::pinned(model, &phrase, result),
        Reply::Mended(said) => {
            say_as_well(model, said);
            Vec::new()
        }
        Reply::Wording(words) => {
            match words {
                Ok(words) => model.session.wording = words.unwrap_or_else(|| model.session.wording.clone()),
                Err(error) => say_as_well(model, Some(error.sentence)),
            }
            Vec::new()
        }
        Reply::Binned(id, result) => home::bin::binned(model, &id, result),
        Reply::Unbinned(file, result) => home::bin::unbinned(model, &file, result),
        Reply::BinListed(listed) => home::bin::listed(model, listed),
        Reply::DeletedBinned(file, result) => home::bin::deleted(model, &file, result),
        Reply::BinEmptied(result) => home::bin::emptied(model, result),
        Reply::Purged(result) => home::due::purged(model, result),
        Reply::Kept(kept) => home::due::kept(model, kept),
        Reply::Saved(id, version, result) => {
            let mut effects = keeping::saved(model, &id, version, result);
            effects.extend(let_go(model));
            effects.extend(go_on_if_saved(model));
            effects
        }
        Reply::Phrases(found) => phrase_sync::read(model, *found),
        Reply::PhrasesSaved(result) => {
            let mut effects = phrase_sync::saved(model, result);
            effects.extend(go_on_if_saved(model));
            effects
        }
        Reply::PhrasesSwitched(id, result) => phrase_sync::switched(model, &id, result),
        Reply::Recovered(found) => {
            keeping::recovered(model, &found);
            Vec::new()
        }
        Reply::Settled(id, undo, conflict) => keeping::settled(model, &id, undo, conflict),
        Reply::KeptBeside(_, result) | Reply::Archived(_, result) => {
            if let Err(error) = result {
                model.session.notice = Some(error.sentence);
            }
            Vec::new()
        }
        Reply::Versions(id, found) => {
            show_versions(model, id, found);
            Vec::new()
        }
        // Whoever closed the list meanwhile is doing something else.
        Reply::Version(..) => Vec::new(),
        Reply::Restored(_, result) => keeping::restored(model, result),
        Reply::SavedElsewhere(file, result) => {
            elsewhere::saved(model, &file, result);
            Vec::new()
        }
        Reply::LockAcquired(id, result) => keeping::lock_acquired(model, &id, result),
        Reply::Settings(result) => settings::read(model, result),
        Reply::Guides(read) => {
            let (guides, errors) = *read;
            model.session.guides.bring(guides);
            say_as_well(model, errors.into_iter().next().map(|one| one.sentence));
            Vec::new()
        }
        Reply::SettingsSaved(result) => settings::saved(model, result),
        Reply::KeptWords(result) => kept_words::read(model, result),
        Reply::WordsKept(result) => kept_words::saved(model, result),
        Reply::Approvals(result) => approvals::read(model, result),
        Reply::Approved(result) => approvals::changed(model, result),
        Reply::Learned(result) => spelling::learned(model, result),
        Reply::Abbreviations(result) => abbreviations::read(model, result),
        Reply::Abbreviated(result) => abbreviations::changed(model, result),
        Reply::JournalFailed(id, result) => keeping::noted(model, &id, result),
    };
    refit(model);
    effects
}

/// What follows once everything is saved, if it is.
fn go_on_if_saved(model: &mut Model) -> Effects {
    if message::asks_to_leave(model) && !model.has_unsaved() {
        model.overlay = None;
        model.session.notice = Some("Everything is saved now.".to_owned());
    }
    leave_if_saved(model)
}

/// Appointments left earlier go once they are saved.
fn let_go(model: &mut Model) -> Effects {
    let saved: Vec<_> =
        model.session.background.extract_if(.., |document| !document.saving.has_unsaved()).collect();
    saved.iter().flat_map(crate::session::Document::release).collect()
}

/// Puts a sentence after what the notice says already.
fn say_as_well(model: &mut Model, said: Option<String>) {
    let sentences: Vec<_> = model.session.notice.take().into_iter().chain(said).collect();
    model.session.notice = (!sentences.is_empty()).then(|| sentences.join(" "));
}

/// The earlier versions of the open appointment are known.
fn show_versions(model: &mut Model, id: Id, versions: Vec<Earlier>) {
    let open = model.session.document.as_ref().is_some_and(|document| document.appointment.id == id);
    if !open || model.overlay.is_some() {
        return;
    }
    model.overlay = Some(if versions.is_empty() {
        let text = "There is no earlier version yet. Foreword keeps one for every sitting in which something \
                    was changed: all of the last two days, then one a day, later one a week.";
        Overlay::Message(message::Message::read("Earlier versions", vec![text.to_owned()]))
    } else {
        Overlay::Part(Box::new(Versions::new(id, versions)))
    });
}
