//! An open appointment and the files behind it: the edit lock, what is written down, other versions.

use jiff::Zoned;

use super::{begin_opened, refit};
use crate::{
    domain::{
        Appointment, Comparison, Fingerprint, Found, Id, LockedElsewhere, Moment, NotSaved, Opened,
        Recovered, UserError,
    },
    effect::{Effect, Effects, Job, Note},
    event_log::{Event, EventLog, JournalError},
    model::Model,
    overlays::{Overlay, message::Message},
    panes::compare::{self, Purpose, Titles},
    session::{Document, Loading, document::Conflict},
};

/// What the store is asked when an appointment comes onto the document.
pub(super) fn sat_down(document: &Document, now: &Zoned) -> Effects {
    if document.is_sample() {
        return Vec::new();
    }
    let id = document.appointment.id.clone();
    let mut effects = Vec::new();
    if document.can_change() {
        effects.push(Effect::Note(Note::Sit { id: id.clone(), at: Moment::of(now), force: false }));
    }
    if let Some(fingerprint) = document.fingerprint {
        effects.push(Effect::Store(Job::Settle(id, fingerprint)));
    }
    effects
}

/// What was done and is not written down yet, of every open appointment.
pub fn to_write_down(model: &mut Model) -> Effects {
    let write = |document: &mut Document| {
        let (beginning, events) = document.journal.take()?;
        Some(Effect::Note(Note::Write { id: document.appointment.id.clone(), beginning, events }))
    };
    model.documents_mut().filter_map(write).collect()
}

/// The edit lock was taken, or another window has it.
pub fn lock_acquired(model: &mut Model, id: &Id, result: Result<(), LockedElsewhere>) -> Effects {
    let now = model.session.now.timestamp();
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    match result {
        Err(locked_elsewhere) => {
            let sentence = locked_elsewhere.sentence();
            document.read_only = Some(format!("{sentence} Here it can be read and not changed."));
            model.overlay = Some(Overlay::Message(Message::locked_elsewhere(id.clone(), &sentence, now)));
            Vec::new()
        }
        Ok(()) if document.takes_over => {
            // What the other window typed comes with it.
            model.session.document = None;
            model.session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
            vec![Effect::Store(Job::TakeOver(id.clone()))]
        }
        Ok(()) => Vec::new(),
    }
}

/// Takes an appointment over from the window that has it.
pub fn take_over(model: &mut Model, id: Id) -> Effects {
    let at = model.moment();
    if let Some(document) = model.document_of(&id) {
        document.takes_over = true;
    }
    vec![Effect::Note(Note::Sit { id, at, force: true })]
}

/// Something was written down, or not.
pub fn noted(model: &mut Model, id: &Id, result: Result<(), JournalError>) -> Effects {
    let time = model.moment().time();
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    match result {
        Ok(()) => Vec::new(),
        Err(JournalError::UserError(error)) => {
            document.journal.fail();
            document.saving.not_noted(error);
            Vec::new()
        }
        Err(JournalError::TakenOver) if document.read_only.is_some() => Vec::new(),
        Err(JournalError::TakenOver) => {
            document.journal.fail();
            let unsaved = document.saving.has_unsaved().then(|| Box::new(document.appointment.clone()));
            document.saving.stop();
            let says = format!(
                "Another window took this appointment over ({time}). Here it can be read and not changed."
            );
            document.read_only = Some(says.clone());
            let kept = " What you typed here last is kept beside it and offered when it is opened next.";
            model.session.notice = Some(if unsaved.is_some() { says + kept } else { says });
            unsaved.map(|appointment| Effect::Store(Job::KeepBeside(appointment))).into_iter().collect()
        }
    }
}

/// What could be undone before, and another version next to it, if there are any.
pub fn settled(
    model: &mut Model,
    id: &Id,
    undo: Option<Box<EventLog>>,
    conflict: Option<(String, Box<Appointment>)>,
) -> Effects {
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    if let Some(event_log) = undo {
        document.journal.resume();
        document.history.put_before(event_log.history);
    }
    if let Some((name, appointment)) = conflict
        && document.can_change()
        && document.appointment != *appointment
    {
        // No window: whoever types on must not answer it with a letter.
        document.conflict = Some(Conflict { name, appointment, fingerprint: None });
    }
    Vec::new()
}

/// The line that says what was found again, and of which appointment.
pub fn recovered(model: &mut Model, found: &[(String, Recovered)]) {
    let line = |(name, recovered): &(String, Recovered)| format!("“{name}”: {}", recovered.sentence());
    let lines: Vec<String> = found.iter().map(line).collect();
    if !lines.is_empty() {
        model.session.notice = Some(lines.join(" "));
    }
}

/// An appointment came from the store; what was found again is warned.
pub(super) fn tell_recovered(model: &mut Model, recovered: Option<Recovered>) {
    if let Some(recovered) = recovered {
        model.session.notice = Some(recovered.sentence());
        if recovered.place == Found::OnScreen
            && let Some(document) = &mut model.session.document
        {
            document.journal.fail();
            document.saving.touch(&model.session.now);
        }
    }
}

/// A save came through, or not.
pub fn saved(model: &mut Model, id: &Id, version: u64, result: Result<Fingerprint, NotSaved>) -> Effects {
    let now = model.session.now.clone();
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    match result {
        Ok(fingerprint) => {
            document.fingerprint = Some(fingerprint);
            document.saving.on_reply(version, Ok(()), &now);
            document.journal.add(Event::Saved);
            if !document.saving.has_unsaved() {
                document.journal.may_begin_again();
            }
            archive(document)
        }
        Err(NotSaved::UserError(error)) => {
            document.saving.on_reply(version, Err(error), &now);
            Vec::new()
        }
        Err(NotSaved::Changed(theirs)) => changed_elsewhere(model, id, version, *theirs),
    }
}

/// A version that was looked through is put away once what came of it is on disk.
fn archive(document: &mut Document) -> Effects {
    if document.saving.has_unsaved() {
        return Vec::new();
    }
    let id = document.appointment.id.clone();
    document.looked_through.take().map(|name| Effect::Store(Job::Archived(id, name))).into_iter().collect()
}

/// Nothing is overwritten: both versions are there, and the person chooses.
fn changed_elsewhere(model: &mut Model, id: &Id, version: u64, theirs: Opened) -> Effects {
    let at = theirs.appointment.changed.in_short();
    let error = UserError {
        short: "changed elsewhere".to_owned(),
        sentence: format!(
            "The file of this appointment was changed by another window or program (last on {at}). \
             Nothing was overwritten and nothing is lost: that version is on disk, yours is on screen and in \
             the recovery file."
        ),
    };
    let now = model.session.now.clone();
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    if Comparison::of(&document.appointment, &theirs.appointment, None).differences().is_empty() {
        // Nothing but when it was changed.
        document.over = Some(theirs.fingerprint);
        document.saving.on_reply(version, Ok(()), &now);
        document.saving.chosen(&now);
        return document.save_now(&now).into_iter().collect();
    }
    document.conflict = Some(Conflict {
        name: String::new(),
        appointment: Box::new(theirs.appointment),
        fingerprint: Some(theirs.fingerprint),
    });
    document.saving.on_reply(version, Err(error), &now);
    document.saving.wait_for_choice();
    Vec::new()
}

/// A damaged file was replaced by its newest good version, or not.
pub fn restored(model: &mut Model, result: Result<Box<Opened>, UserError>) -> Effects {
    match result {
        Ok(opened) => {
            let at = opened.appointment.changed.in_short();
            let effects = begin_opened(model, *opened);
            model.session.notice =
                Some(format!("This is the version of {at}. The damaged file is in the folder “damaged”."));
            refit(model);
            effects.into_iter().chain(crate::update::list(model)).collect()
        }
        Err(error) => {
            model.session.notice = Some(error.sentence);
            Vec::new()
        }
    }
}

/// Makes a copy of an appointment that another window has.
pub fn copy(model: &mut Model, id: Id) -> Effects {
    let Some(document) = model.document_of(&id) else {
        return Vec::new();
    };
    let mut details = document.appointment.details();
    details.label.push_str(if details.label.is_empty() { "copy" } else { " (copy)" });
    let (to, now) = (model.session.spare_id.clone(), model.moment());
    model.session.loading = Some(Loading { id: to.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::CopyForward { from: id, to, details, now }), Effect::FreshId]
}

/// Compares what is on the document with the version next to it.
pub fn compare(model: &mut Model, id: &Id) -> Effects {
    let Some((mine, conflict)) =
        model.document_of(id).and_then(|document| Some((&document.appointment, document.conflict.as_ref()?)))
    else {
        return Vec::new();
    };
    let comparison = Comparison::of(mine, &conflict.appointment, None);
    let at = conflict.appointment.changed.in_short();
    let (purpose, theirs) = match conflict.fingerprint {
        Some(_) => (Purpose::Conflict, format!("on disk, last changed {at}")),
        None => (Purpose::Copy, format!("the version beside it, last changed {at}")),
    };
    let titles = Titles { title: "Two versions".to_owned(), mine: "on screen".to_owned(), theirs };
    compare::open(model, comparison, purpose, titles)
}

/// What was made of both versions is on the document: it is saved at once, and may replace the other.
pub fn chosen(model: &mut Model, id: &Id) -> Effects {
    let now = model.session.now.clone();
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    if let Some(conflict) = document.conflict.take() {
        document.over = conflict.fingerprint;
        if conflict.fingerprint.is_none() {
            document.looked_through = Some(conflict.name);
        }
        document.saving.chosen(&now);
    }
    document.save_now(&now).into_iter().collect()
}

/// Shows what changed since an earlier version that was asked for.
pub fn show_version(model: &mut Model, id: &Id, version: &Appointment) -> Effects {
    let Some(document) = model.document_of(id) else {
        return Vec::new();
    };
    let comparison = Comparison::of(&document.appointment, version, None);
    let titles = Titles {
        title: "What changed since".to_owned(),
        mine: "now".to_owned(),
        theirs: version.changed.in_short(),
    };
    compare::open(model, comparison, Purpose::History, titles)
}
