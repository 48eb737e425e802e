//! Appointments come onto the screen: three trips to the disk, and what was typed meanwhile.

use crate::{app::drafts, app::model::Model, app::update, command::Place};
use crate::{
    content,
    domain::{Appointment, Id, Opened, UserError},
    effect::{Effect, Effects, Job},
    session::{Document, Loading, conflicts, dialog::Dialog, editing::change},
};

/// Opens an appointment: the one that is open already, or one from the library.
pub fn open(model: &mut Model, id: Id) -> Effects {
    if model
        .session
        .document
        .as_ref()
        .is_some_and(|document| document.appointment.id == id && !document.is_sample())
    {
        return enter(model);
    }
    if let Some(at) = model.session.background.iter().position(|document| document.appointment.id == id) {
        let document = model.session.background.remove(at);
        return sit_down(model, document);
    }
    model.session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::Open(id))]
}

/// Takes in an appointment that was asked for, then what was typed meanwhile.
pub fn opened(model: &mut Model, id: &Id, opened: Result<Box<Opened>, UserError>) -> Effects {
    if model.session.loading.as_ref().is_none_or(|loading| loading.id != *id) {
        return Vec::new();
    }
    let mut effects = match opened {
        Ok(opened) => begin_opened(model, *opened),
        Err(error) => {
            // What was typed was meant for the note that did not open; it must run nothing here.
            model.session.loading = None;
            model.show(Dialog::read("It could not be opened", vec![error.sentence]));
            Vec::new()
        }
    };
    update::refit(model);
    effects.extend(update::replay_queued(model));
    effects
}

/// Begins with an appointment that was read from disk.
pub fn begin_opened(model: &mut Model, opened: Opened) -> Effects {
    let recovered = opened.recovered.clone();
    let document = Document::opened(opened, &model.session.guides);
    let effects = sit_down(model, document);
    conflicts::tell_recovered(&mut model.session, recovered);
    effects
}

/// Begins a new appointment, which is being written at this moment.
pub fn begin(model: &mut Model, appointment: Appointment) -> Effects {
    let document = Document::made(appointment, &model.session.guides, &model.session.now);
    sit_down(model, document)
}

/// Begins the made-up example.
pub fn begin_sample(model: &mut Model) -> Effects {
    let mut sample = content::sample();
    // Tomorrow morning, so that the banner shows what it will show.
    let tomorrow = model
        .session
        .now
        .tomorrow()
        .ok()
        .and_then(|day| day.with().hour(10).minute(20).second(0).build().ok());
    sample.when = tomorrow.map(|when| crate::domain::Moment::of(&when));
    let document = Document::sample(sample, &model.session.guides);
    sit_down(model, document)
}

/// Makes another version of an opened appointment the one on the document, as one step of undo; `None`,
/// with nothing done, where it is not open or must not be changed.
pub fn take_version(model: &mut Model, version: Appointment) -> Option<Effects> {
    let this = |document: &Document| document.appointment.id == version.id && document.can_change();
    let mut effects = Vec::new();
    if !model.session.document.as_ref().is_some_and(this) {
        let at = model.session.background.iter().position(this)?;
        let document = model.session.background.remove(at);
        effects = sit_down(model, document);
    }
    effects.extend(enter(model));
    effects.extend(change(model, |document, now| document.become_version(version, now)));
    Some(effects)
}

/// Puts an appointment on the document; the one before is kept until it is saved.
fn sit_down(model: &mut Model, document: Document) -> Effects {
    let mut effects = update::save_everything(model);
    if let Some(before) = model.session.document.take() {
        if !before.is_sample() {
            model.session.relist(before.summary());
        }
        if before.saving.has_unsaved() {
            model.session.background.push(before);
        } else {
            effects.extend(before.release());
        }
    }
    effects.extend(conflicts::acquire(&document, &model.session.now));
    model.session.document = Some(document);
    effects.extend(enter(model));
    effects
}

pub fn enter(model: &mut Model) -> Effects {
    drafts::set_aside(model);
    model.place = Place::Prepare;
    update::refit(model);
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
            update::refit(model);
            effects.into_iter().chain(model.home.read()).collect()
        }
        Err(error) => {
            model.session.notice = Some(error.sentence);
            Vec::new()
        }
    }
}
