//! What follows from each answer of the store.

use super::{leave_if_saved, refit};
use crate::{
    app::drafts,
    app::model::Model,
    command::Place,
    domain::{Earlier, FileReply, FileResult, Id},
    effect::{Effects, Reply},
    overlays::versions::Versions,
    panes::phrases,
    session::phrase_sync,
    session::{self, conflicts, dialog::Dialog},
};

/// Takes in what the store answers.
pub(super) fn on_reply(model: &mut Model, mut reply: Reply) -> Effects {
    let more = if let Reply::File(_, more) = &mut reply { more.take() } else { None };
    let mut taken = false;
    let mut effects = model.in_overlay(|part, cx| {
        taken = part.on_reply(cx, &reply);
        Vec::new()
    });
    effects.extend(drafts::on_reply(model, &reply));
    if !taken {
        effects.extend(heed(model, reply));
    }
    say_as_well(model, more);
    refit(model);
    effects
}

fn heed(model: &mut Model, reply: Reply) -> Effects {
    match reply {
        Reply::Listed(library) => {
            model.home.listed(&mut model.session, library);
            if model.place == Place::Phrases {
                phrases::look_for_pins(&mut model.phrases, &model.session);
            }
            ask_about_due(model);
            Vec::new()
        }
        Reply::Opened(id, opened) => crate::app::update::opening::opened(model, &id, opened),
        Reply::Amended(_, result) => {
            model.home.amended(&mut model.session, result);
            Vec::new()
        }
        Reply::Pinned(phrase, result) => {
            model.in_phrases(|pane, cx| phrases::pins::pinned(pane, cx, &phrase, result))
        }
        Reply::Said(said) => {
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
        Reply::Binned(id, result) => model.home.was_binned(&mut model.session, &id, result),
        Reply::Unbinned(file, result) => model.home.was_unbinned(&mut model.session, &file, result),
        Reply::BinListed(listed) => model.home.bin_listed(&mut model.session, listed),
        Reply::DeletedBinned(file, result) => model.home.was_deleted(&mut model.session, &file, result),
        Reply::BinEmptied(result) => {
            model.home.bin_emptied(&mut model.session, result, model.place == Place::Home)
        }
        Reply::Purged(result) => {
            model.home.purged(&mut model.session, result);
            Vec::new()
        }
        Reply::Kept(kept) => {
            model.home.kept(&mut model.session, kept);
            Vec::new()
        }
        Reply::Saved(id, version, result) => {
            let mut effects = conflicts::saved(&mut model.session, &id, version, result);
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
            conflicts::recovered(&mut model.session, &found);
            Vec::new()
        }
        Reply::Settled(id, undo, conflict, said) => {
            say_as_well(model, said);
            conflicts::settled(&mut model.session, &id, undo, conflict)
        }
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
        // Whoever closed the list meanwhile is doing something else; the rest is dealt with by now.
        Reply::Version(..) | Reply::Echo(_) | Reply::Drafts(..) | Reply::DraftsFailed(_) => Vec::new(),
        Reply::Restored(_, result) => crate::app::update::opening::restored(model, result),
        Reply::SavedElsewhere(file, result) => {
            model.session.notice = Some(match result {
                Ok(()) => format!("The notes are in {file} as well."),
                Err(error) => error.sentence,
            });
            Vec::new()
        }
        Reply::LockAcquired(id, result) => {
            let mut dialog = None;
            let effects = conflicts::lock_acquired(&mut model.session, &id, result, &mut dialog);
            if let Some(dialog) = dialog {
                model.show(dialog);
            }
            effects
        }
        Reply::File(reply, _) => on_file(model, reply),
        Reply::Guides(read) => {
            let (guides, errors) = *read;
            model.session.guides.set_imported(guides);
            say_as_well(model, errors.into_iter().next().map(|one| one.sentence));
            Vec::new()
        }
        Reply::JournalFailed(id, result) => conflicts::noted(&mut model.session, &id, result),
    }
}

fn on_file(model: &mut Model, reply: FileReply) -> Effects {
    use FileResult::{Changed, Read};
    match reply {
        FileReply::Settings(Read(result)) => session::settings::read(model, result),
        FileReply::Settings(Changed(result)) => {
            session::settings::saved(model, result);
            Vec::new()
        }
        FileReply::Words(Read(result) | Changed(result)) => {
            if let Err(error) = result {
                model.session.notice = Some(error.sentence);
            }
            Vec::new()
        }
        FileReply::KeptRows(Read(result) | Changed(result)) => {
            match result {
                Ok(kept) => model.session.kept_words = kept.rows,
                Err(error) => model.session.add_notice([error.sentence]),
            }
            Vec::new()
        }
        FileReply::Approvals(Read(result)) => {
            session::approvals::read(model, result);
            Vec::new()
        }
        FileReply::Approvals(Changed(result)) => session::approvals::changed(model, result),
        FileReply::Abbreviations(Read(result) | Changed(result)) => {
            match result {
                Ok(own) => model.session.abbreviations = own,
                Err(error) => model.session.add_notice([error.sentence]),
            }
            Vec::new()
        }
    }
}

/// What follows once everything is saved, if it is.
fn go_on_if_saved(model: &mut Model) -> Effects {
    if model.asks_to_leave() && !model.has_unsaved() {
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
    if versions.is_empty() {
        let text = "There is no earlier version yet. Foreword keeps one for every sitting in which something \
                    was changed: all of the last two days, then one a day, later one a week.";
        model.show(Dialog::read("Earlier versions", vec![text.to_owned()]));
    } else {
        model.overlay = Some(Box::new(Versions::new(id, versions)));
    }
}

/// Asks about the appointments past their day, if nothing else has the screen.
pub(super) fn ask_about_due(model: &mut Model) {
    if model.place == Place::Home
        && model.overlay.is_none()
        && let Some(question) = model.home.ask_about_due(&model.session)
    {
        model.show(question);
    }
}
