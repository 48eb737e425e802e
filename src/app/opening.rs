//! Appointments come onto the screen: three trips to the disk, and what was typed meanwhile.

use jiff::Zoned;

use super::{drafts, model::Model};
use crate::domain::{Appointment, Id, Moment, NotesPage, Opened, UserError};
use crate::effect::{Effect, Effects, Job};
use crate::session::{Document, Loading, conflicts, find};
use crate::{command::Place, content, session::editing::change};

/// Opens an appointment: the one that is open already, or one from the library.
pub fn open(model: &mut Model, id: Id) -> Effects {
    let is_open = |document: &Document| document.appointment.id == id && !document.is_sample();
    if model.session.document.as_ref().is_some_and(is_open) {
        let now = model.session.now.clone();
        if let Some(document) = &mut model.session.document
            && document.appointment.notes.is_page_empty(NotesPage::After)
        {
            turn_to_after(document, &now);
        }
        return enter(model);
    }
    if let Some(at) = model.session.background.iter().position(|document| document.appointment.id == id) {
        let document = model.session.background.remove(at);
        return sit_down(model, document);
    }
    model.session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::Open(id))]
}

/// Begins with an appointment that was read from disk.
pub fn begin_opened(model: &mut Model, opened: Opened) -> Effects {
    let recovered = opened.recovered.clone();
    let mut document = Document::opened(opened, &model.session.guides);
    turn_to_after(&mut document, &model.session.now);
    let effects = sit_down(model, document);
    conflicts::tell_recovered(&mut model.session, recovered);
    effects
}

/// Of one that is over, what came of it is what is wanted.
fn turn_to_after(document: &mut Document, now: &Zoned) {
    if document.appointment.details().is_over(now.timestamp()) {
        document.sheet.turn_to(&document.appointment.notes, NotesPage::After);
    }
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
    let tomorrow = model.session.now.tomorrow();
    let tomorrow = tomorrow.and_then(|day| day.with().hour(10).minute(20).second(0).build()).ok();
    sample.when = tomorrow.map(|when| Moment::of(&when));
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
    let mut effects = model.session.save_now();
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
    let arrival = find::arrival(&mut model.session);
    let effects = arrival.map(|place| find::go_to(&mut model.session, &place)).unwrap_or_default();
    model.refit();
    effects
}

/// A damaged file was replaced by its newest good version, or not.
pub fn restored(model: &mut Model, result: Result<Box<Opened>, UserError>) -> Effects {
    match result {
        Ok(opened) => {
            let at = opened.appointment.changed.in_short();
            let effects = begin_opened(model, *opened);
            model.session.notice =
                Some(format!("This is the version of {at}. The damaged file is in the folder “damaged”."));
            model.refit();
            effects.into_iter().chain(model.home.read()).collect()
        }
        Err(error) => {
            model.session.notice = Some(error.sentence);
            Vec::new()
        }
    }
}

/// Goes to the list of appointments; what is open stays open.
pub fn go_home(model: &mut Model) -> Effects {
    let effects = model.session.save_now();
    model.place = Place::Home;
    model.overlay = None;
    model.session.relist_open();
    model.home.arrange(&mut model.session);
    model.home.choose_open(&mut model.session);
    model.home.bin = None;
    ask_about_due(model);
    if model.session.library.is_none() && !model.home.reading {
        return effects.into_iter().chain(model.home.read_first()).collect();
    }
    effects
}

/// Asks about the appointments past their day, if nothing else has the screen.
pub fn ask_about_due(model: &mut Model) {
    if model.place == Place::Home
        && model.overlay.is_none()
        && let Some(question) = model.home.ask_about_due(&model.session)
    {
        model.show(question);
    }
}
