//! An open appointment and the files behind it: the seat, what is written down, other versions.

use jiff::Zoned;

use super::{
    begin_opened,
    desk::{Beside, Desk},
    refit,
};
use crate::{
    domain::{
        Appointment, Comparison, Found, Id, Moment, NotSaved, Occupied, Opened, Recovered, Stamp, Trouble,
    },
    effect::{Effect, Effects, Job, Note},
    model::{Awaited, Model},
    overlays::{Overlay, message::Message},
    panes::compare::{self, Purpose, Titles},
    sitting::{Event, NotNoted, Sitting},
};

/// What the store is asked when an appointment comes onto the desk.
pub(super) fn sat_down(desk: &Desk, now: &Zoned) -> Effects {
    if desk.is_sample() {
        return Vec::new();
    }
    let id = desk.appointment.id.clone();
    let mut effects = Vec::new();
    if desk.can_change() {
        effects.push(Effect::Note(Note::Sit { id: id.clone(), at: Moment::of(now), whatever: false }));
    }
    if let Some(stamp) = desk.stamp {
        effects.push(Effect::Store(Job::Settle(id, stamp)));
    }
    effects
}

/// What the scribe is asked when an appointment leaves the desk for good.
#[must_use]
pub fn left(desk: &Desk) -> Effects {
    if desk.is_sample() {
        return Vec::new();
    }
    let (id, saved) = (desk.appointment.id.clone(), !desk.saving.has_unsaved());
    vec![Effect::Note(Note::Leave { id, saved })]
}

/// What was done and is not written down yet, of every open appointment.
pub fn to_write_down(model: &mut Model) -> Effects {
    let write = |desk: &mut Desk| {
        let (beginning, events) = desk.noting.take()?;
        Some(Effect::Note(Note::Write { id: desk.appointment.id.clone(), beginning, events }))
    };
    model.desks_mut().filter_map(write).collect()
}

fn desk_of<'a>(model: &'a mut Model, id: &Id) -> Option<&'a mut Desk> {
    model.desks_mut().find(|desk| desk.appointment.id == *id && !desk.is_sample())
}

/// The seat was taken, or another window has it.
pub fn seated(model: &mut Model, id: &Id, result: Result<(), Occupied>) -> Effects {
    let now = model.now.timestamp();
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    match result {
        Err(occupied) => {
            let sentence = occupied.sentence();
            desk.read_only = Some(format!("{sentence} Here it can be read and not changed."));
            model.overlay = Some(Overlay::Message(Message::occupied(id.clone(), &sentence, now)));
            Vec::new()
        }
        Ok(()) if desk.takes_over => {
            // What the other window typed comes with it.
            model.desk = None;
            model.awaited = Some(Awaited { id: id.clone(), queue: Vec::new() });
            vec![Effect::Store(Job::TakeOver(id.clone()))]
        }
        Ok(()) => Vec::new(),
    }
}

/// Takes an appointment over from the window that has it.
pub fn take_over(model: &mut Model, id: Id) -> Effects {
    let at = model.moment();
    if let Some(desk) = desk_of(model, &id) {
        desk.takes_over = true;
    }
    vec![Effect::Note(Note::Sit { id, at, whatever: true })]
}

/// Something was written down, or not.
pub fn noted(model: &mut Model, id: &Id, result: Result<(), NotNoted>) -> Effects {
    let time = model.moment().time();
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    match result {
        Ok(()) => Vec::new(),
        Err(NotNoted::Trouble(trouble)) => {
            desk.noting.fail();
            desk.saving.not_noted(trouble);
            Vec::new()
        }
        Err(NotNoted::TakenOver) if desk.read_only.is_some() => Vec::new(),
        Err(NotNoted::TakenOver) => {
            desk.noting.fail();
            let unsaved = desk.saving.has_unsaved().then(|| Box::new(desk.appointment.clone()));
            desk.saving.stop();
            let says = format!(
                "Another window took this appointment over ({time}). Here it can be read and not changed."
            );
            desk.read_only = Some(says.clone());
            let kept = " What you typed here last is kept beside it and offered when it is opened next.";
            model.notice = Some(if unsaved.is_some() { says + kept } else { says });
            unsaved.map(|appointment| Effect::Store(Job::KeepBeside(appointment))).into_iter().collect()
        }
    }
}

/// What could be undone before, and another version beside it, if there are any.
pub fn settled(
    model: &mut Model,
    id: &Id,
    undo: Option<Box<Sitting>>,
    beside: Option<(String, Box<Appointment>)>,
) -> Effects {
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    if let Some(sitting) = undo {
        desk.noting.resume();
        desk.history.put_before(sitting.history);
    }
    if let Some((name, appointment)) = beside
        && desk.can_change()
        && desk.appointment != *appointment
    {
        // No window: whoever types on must not answer it with a letter.
        desk.beside = Some(Beside { name, appointment, stamp: None });
    }
    Vec::new()
}

/// The line that says what was found again, and of which appointment.
pub fn recovered(model: &mut Model, found: &[(String, Recovered)]) {
    let line = |(name, recovered): &(String, Recovered)| format!("“{name}”: {}", recovered.sentence());
    let lines: Vec<String> = found.iter().map(line).collect();
    if !lines.is_empty() {
        model.notice = Some(lines.join(" "));
    }
}

/// An appointment came from the store; what was found again is told.
pub(super) fn tell_recovered(model: &mut Model, recovered: Option<Recovered>) {
    if let Some(recovered) = recovered {
        model.notice = Some(recovered.sentence());
        if recovered.place == Found::OnScreen
            && let Some(desk) = &mut model.desk
        {
            desk.noting.fail();
            desk.saving.touch(&model.now);
        }
    }
}

/// A save came through, or not.
pub fn saved(model: &mut Model, id: &Id, version: u64, result: Result<Stamp, NotSaved>) -> Effects {
    let now = model.now.clone();
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    match result {
        Ok(stamp) => {
            desk.stamp = Some(stamp);
            desk.saving.heard(version, Ok(()), &now);
            desk.noting.add(Event::Saved);
            if !desk.saving.has_unsaved() {
                desk.noting.may_begin_again();
            }
            put_away(desk)
        }
        Err(NotSaved::Trouble(trouble)) => {
            desk.saving.heard(version, Err(trouble), &now);
            Vec::new()
        }
        Err(NotSaved::Changed(theirs)) => changed_elsewhere(model, id, version, *theirs),
    }
}

/// A version that was looked through is put away once what came of it is on disk.
fn put_away(desk: &mut Desk) -> Effects {
    if desk.saving.has_unsaved() {
        return Vec::new();
    }
    let id = desk.appointment.id.clone();
    desk.looked_through.take().map(|name| Effect::Store(Job::PutAway(id, name))).into_iter().collect()
}

/// Nothing is overwritten: both versions are there, and the person chooses.
fn changed_elsewhere(model: &mut Model, id: &Id, version: u64, theirs: Opened) -> Effects {
    let at = theirs.appointment.changed.in_short();
    let trouble = Trouble {
        short: "changed elsewhere".to_owned(),
        sentence: format!(
            "The file of this appointment was changed by another window or program (last on {at}). \
             Nothing was overwritten and nothing is lost: that version is on disk, yours is on screen and in \
             the recovery file."
        ),
    };
    let now = model.now.clone();
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    if Comparison::of(&desk.appointment, &theirs.appointment, None).differences().is_empty() {
        // Nothing but when it was changed.
        desk.over = Some(theirs.stamp);
        desk.saving.heard(version, Ok(()), &now);
        desk.saving.chosen(&now);
        return desk.save_now(&now).into_iter().collect();
    }
    desk.beside = Some(Beside {
        name: String::new(),
        appointment: Box::new(theirs.appointment),
        stamp: Some(theirs.stamp),
    });
    desk.saving.heard(version, Err(trouble), &now);
    desk.saving.wait_for_choice();
    Vec::new()
}

/// A damaged file was replaced by its newest good version, or not.
pub fn restored(model: &mut Model, result: Result<Box<Opened>, Trouble>) -> Effects {
    match result {
        Ok(opened) => {
            let at = opened.appointment.changed.in_short();
            let effects = begin_opened(model, *opened);
            model.notice =
                Some(format!("This is the version of {at}. The damaged file is in the folder “damaged”."));
            refit(model);
            effects.into_iter().chain(crate::update::list(model)).collect()
        }
        Err(trouble) => {
            model.notice = Some(trouble.sentence);
            Vec::new()
        }
    }
}

/// Makes a copy of an appointment that another window has.
pub fn copy(model: &mut Model, id: Id) -> Effects {
    let Some(desk) = desk_of(model, &id) else {
        return Vec::new();
    };
    let mut details = desk.appointment.details();
    details.label.push_str(if details.label.is_empty() { "copy" } else { " (copy)" });
    let (to, now) = (model.spare_id.clone(), model.moment());
    model.awaited = Some(Awaited { id: to.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::CopyForward { from: id, to, details, now }), Effect::FreshId]
}

/// Compares what is on the desk with the version beside it.
pub fn compare(model: &mut Model, id: &Id) -> Effects {
    let Some((mine, beside)) =
        desk_of(model, id).and_then(|desk| Some((&desk.appointment, desk.beside.as_ref()?)))
    else {
        return Vec::new();
    };
    let comparison = Comparison::of(mine, &beside.appointment, None);
    let at = beside.appointment.changed.in_short();
    let (purpose, theirs) = match beside.stamp {
        Some(_) => (Purpose::Conflict, format!("on disk, last changed {at}")),
        None => (Purpose::Copy, format!("the version beside it, last changed {at}")),
    };
    let titles = Titles { title: "Two versions".to_owned(), mine: "on screen".to_owned(), theirs };
    compare::open(model, comparison, purpose, titles)
}

/// What was made of both versions is on the desk: it is saved at once, and may replace the other.
pub fn chosen(model: &mut Model, id: &Id) -> Effects {
    let now = model.now.clone();
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    if let Some(beside) = desk.beside.take() {
        desk.over = beside.stamp;
        if beside.stamp.is_none() {
            desk.looked_through = Some(beside.name);
        }
        desk.saving.chosen(&now);
    }
    desk.save_now(&now).into_iter().collect()
}

/// Shows what changed since an earlier version that was asked for.
pub fn show_version(model: &mut Model, id: &Id, version: Result<Box<Appointment>, Trouble>) -> Effects {
    // Whoever closed the list meanwhile is doing something else.
    if !matches!(&model.overlay, Some(Overlay::Versions(versions)) if versions.id == *id) {
        return Vec::new();
    }
    let Some(desk) = desk_of(model, id) else {
        return Vec::new();
    };
    match version {
        Ok(version) => {
            let comparison = Comparison::of(&desk.appointment, &version, None);
            let titles = Titles {
                title: "What changed since".to_owned(),
                mine: "now".to_owned(),
                theirs: version.changed.in_short(),
            };
            model.overlay = None;
            compare::open(model, comparison, Purpose::History, titles)
        }
        Err(trouble) => {
            model.overlay =
                Some(Overlay::Message(Message::read("It cannot be read", vec![trouble.sentence])));
            Vec::new()
        }
    }
}
