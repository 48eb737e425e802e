//! Answers of the store, taken in.

use std::sync::Arc;

use super::replay_queued;
use crate::app::drafts;
use crate::domain::{Earlier, FileReply, FileResult, Id, Opened, UserError};
use crate::effect::{Effect, Effects, Job, Reply};
use crate::session::{self, Session, conflicts, editing, phrase_sync, reflect_sync};
use crate::{
    app::cover, app::keymap, app::leaving::leave_if_saved, app::model::Model, app::opening, command::Place,
    overlays::versions::Versions, panes::phrases, session::dialog::Dialog,
};

/// Takes in what the store answers.
pub(super) fn on_reply(model: &mut Model, mut reply: Reply) -> Effects {
    let more = if let Reply::File(_, more) = &mut reply { more.take() } else { None };
    let looked_through_all = matches!(&reply, Reply::Listed(Ok(_)) | Reply::Found(_, Ok(_)));
    let mut taken = false;
    let mut effects = model.in_overlay(|part, cx| {
        taken = part.on_reply(cx, &reply);
        Vec::new()
    });
    effects.extend(drafts::on_reply(model, &reply));
    if !taken {
        effects.extend(heed(model, reply));
    }
    if looked_through_all {
        effects.push(Effect::Store(Job::KeepIndex));
    }
    model.session.add_notice(more);
    model.refit();
    effects
}

fn heed(model: &mut Model, reply: Reply) -> Effects {
    let (home, session) = (&mut model.home, &mut model.session);
    match reply {
        Reply::Opened(id, result) => return opened(model, &id, result),
        Reply::Pinned(phrase, result) => {
            return model.in_phrases(|pane, cx| phrases::pins::pinned(pane, cx, &phrase, result));
        }
        Reply::Binned(id, result) => return home.was_binned(session, &id, result),
        Reply::Unbinned(file, result) => return home.was_unbinned(session, &file, result),
        Reply::Saved(id, version, result) => {
            let saved = conflicts::saved(session, &id, version, result);
            let left = session.background.extract_if(.., |document| !document.saving.has_unsaved());
            let released: Effects = left.flat_map(|document| document.release()).collect();
            return [saved, released, go_on_if_saved(model)].concat();
        }
        Reply::Phrases(found) => return phrase_sync::read(session, *found),
        Reply::PhrasesSaved(result) => {
            return [phrase_sync::saved(session, result), go_on_if_saved(model)].concat();
        }
        Reply::PutInTeam(result) => phrase_sync::put_in_team(session, result),
        Reply::PhrasesSwitched(id, result) => return phrase_sync::switched(session, &id, result),
        Reply::Settled(id, undo, conflict, said) => {
            session.add_notice(said);
            return conflicts::settled(session, &id, undo, conflict);
        }
        Reply::Restored(_, result) => return opening::restored(model, result),
        Reply::LockAcquired(id, result) => {
            let mut dialog = None;
            let effects = conflicts::lock_acquired(session, &id, result, &mut dialog);
            if let Some(dialog) = dialog {
                model.show(dialog);
            }
            return effects;
        }
        Reply::File(FileReply::Reflections(FileResult::Changed(result)), _) => {
            reflect_sync::saved(session, result);
            return go_on_if_saved(model);
        }
        Reply::File(reply, _) => return on_file(session, reply),
        Reply::JournalFailed(id, result) => return conflicts::noted(session, &id, result),
        Reply::ListedSoFar(library) => home.listed_so_far(session, library),
        Reply::Listed(library) => {
            home.listed(session, library);
            on_list(model);
        }
        Reply::ListStands if !home.list_stands() => return home.read(),
        Reply::ListStands => on_list(model),
        Reply::Amended(_, result) => home.amended(session, result),
        Reply::Said(said) => session.add_notice(said),
        Reply::Wording(Ok(words)) => session.wording = words.unwrap_or_else(|| session.wording.clone()),
        Reply::Wording(Err(error)) => session.add_notice([error.sentence]),
        Reply::BinListed(listed) => home.bin_listed(session, listed),
        Reply::DeletedBinned(file, result) => home.was_deleted(session, &file, result),
        Reply::BinEmptied(result) => home.bin_emptied(session, result, model.place == Place::Home),
        Reply::Purged(result) => home.purged(session, result),
        Reply::Created(made) => home.created(session, made),
        Reply::Kept(kept) => home.kept(session, kept),
        Reply::Recovered(found) => conflicts::recovered(session, &found),
        Reply::CopyKept(_, result) | Reply::Archived(_, result) => {
            session.say_if_failed(result);
        }
        Reply::Versions(id, found) => show_versions(model, id, found),
        Reply::PageWritten(result, opens) => return page_written(session, result, opens),
        Reply::NotOpened(file) => {
            session.notice = Some(format!(
                "No browser could be opened. The page is in {file}: open that file in a browser, and print it from there."
            ));
        }
        Reply::NotCopied(kind) => session.notice = Some(editing::not_copied(kind).to_owned()),
        // Whoever closed the list meanwhile is doing something else; the rest is dealt with by now.
        Reply::Version(..)
        | Reply::FoundSoFar(..)
        | Reply::Found(..)
        | Reply::AllRead(_)
        | Reply::Echo(_)
        | Reply::Drafts(..)
        | Reply::DraftsFailed(_) => {}
        Reply::SavedElsewhere(file, result) => {
            if session.say_if_failed(result).is_some() {
                session.notice = Some(format!("The notes are in {file} as well."));
            }
        }
        Reply::Guides(read) => {
            let (guides, errors) = *read;
            session.guides.set_imported(guides);
            session.add_notice(errors.into_iter().next().map(|one| one.sentence));
        }
    }
    Vec::new()
}

/// A page is in a file, or why it is not.
fn page_written(session: &mut Session, result: Result<String, UserError>, opens: bool) -> Effects {
    let Some(file) = session.say_if_failed(result) else { return Vec::new() };
    let says = if opens { "Print it in the browser that opens. It is in" } else { "The page is in" };
    session.notice = Some(format!("{says} {file}. Delete that file once it is no longer needed."));
    if opens { vec![Effect::OpenFile(file)] } else { Vec::new() }
}

/// There is a whole list.
fn on_list(model: &mut Model) {
    if model.place == Place::Phrases {
        phrases::look_for_pins(&mut model.phrases, &model.session);
    }
    opening::ask_about_due(model);
}

fn on_file(session: &mut Session, reply: FileReply) -> Effects {
    use FileResult::{Changed, Read};
    match reply {
        FileReply::Settings(Read(result)) => {
            let effects = session::settings::read(session, result);
            keymap::take_keys(session);
            return effects;
        }
        FileReply::Approvals(Changed(result)) => return session::approvals::changed(session, result),
        FileReply::Settings(Changed(result)) => session::settings::saved(session, result),
        FileReply::Approvals(Read(result)) => session::approvals::read(session, result),
        FileReply::Reflections(Read(result)) => reflect_sync::read(session, result),
        FileReply::Reflections(Changed(result)) => reflect_sync::saved(session, result),
        FileReply::Words(Read(result) | Changed(result)) => {
            session.say_if_failed(result);
        }
        FileReply::Team(Read(result) | Changed(result)) => match result {
            Ok(team) => session.team = team,
            Err(error) => session.add_notice([error.sentence]),
        },
        FileReply::KeptRows(Read(result) | Changed(result)) => match result {
            Ok(kept) => session.kept_words = kept.rows,
            Err(error) => session.add_notice([error.sentence]),
        },
        FileReply::Abbreviations(Read(result) | Changed(result)) => match result {
            Ok(own) => session.abbreviations = own,
            Err(error) => session.add_notice([error.sentence]),
        },
        FileReply::Resources(Read(result) | Changed(result)) => match result {
            Ok(own) => session.resources = Arc::new(own),
            Err(error) => session.add_notice([error.sentence]),
        },
    }
    Vec::new()
}

/// Takes in an appointment that was asked for, then what was typed meanwhile.
fn opened(model: &mut Model, id: &Id, opened: Result<Box<Opened>, UserError>) -> Effects {
    if model.session.loading.as_ref().is_none_or(|loading| loading.id != *id) {
        return Vec::new();
    }
    let mut effects = match opened {
        Ok(opened) => opening::begin_opened(model, *opened),
        Err(error) => {
            // Keys meant for the note that did not open must run nothing here.
            model.session.loading = None;
            model.session.arrival = None;
            model.show(Dialog::read("It could not be opened", vec![error.sentence]));
            Vec::new()
        }
    };
    model.refit();
    effects.extend(replay_queued(model));
    effects
}

/// Leaves, or closes the question about leaving, if everything is saved now.
fn go_on_if_saved(model: &mut Model) -> Effects {
    if model.asks_to_leave() && !model.has_unsaved() {
        model.overlay = None;
        model.session.notice = Some("Everything is saved now.".to_owned());
    }
    [leave_if_saved(model), cover::lock_if_saved(model)].concat()
}

/// The earlier versions of the open appointment are known.
fn show_versions(model: &mut Model, id: Id, versions: Vec<Earlier>) {
    let open = model.session.document.as_ref().is_some_and(|document| document.appointment.id == id);
    if !open || model.overlay.is_some() {
        return;
    }
    if versions.is_empty() {
        let text = "There are no earlier versions yet. Foreword keeps one each time you work on an appointment: \
                    all from the last two days, then one a day, later one a week.";
        model.show(Dialog::read("Earlier versions", vec![text.to_owned()]));
    } else {
        model.overlay = Some(Box::new(Versions::new(id, versions)));
    }
}
