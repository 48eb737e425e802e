//! The earlier versions of an appointment, to look at and to go back to.

use crate::{
    command::{Command, Group, Scope, rows},
    domain::{Earlier, Id},
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    overlays::{Overlay, message::Message},
};

/// The list.
pub struct Versions {
    pub id: Id,
    pub versions: Vec<Earlier>,
    pub chosen: usize,
}

/// Commands of the list.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::Versions;
    "versions.show" ["Enter"], "Show what changed since this version", Some((1, "show changes")),
        |model| chosen(model).is_some(), show;
    "versions.down" ["↓"], "An older version", Some((2, "older")),
        |model| list(model).is_some_and(|list| list.chosen + 1 < list.versions.len()),
        |model| step(model, 1);
    "versions.up" ["↑"], "A newer version", None, |model| list(model).is_some_and(|list| list.chosen > 0),
        |model| step(model, -1);
    "versions.close" ["Esc"], "Close the list of versions", Some((3, "go back")), crate::command::always,
        |model| {
            model.overlay = None;
            Vec::new()
        };
};

fn list(model: &Model) -> Option<&Versions> {
    if let Some(Overlay::Versions(versions)) = &model.overlay { Some(versions) } else { None }
}

fn chosen(model: &Model) -> Option<&Earlier> {
    list(model).and_then(|list| list.versions.get(list.chosen))
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Versions(list)) = &mut model.overlay {
        let last = list.versions.len().saturating_sub(1);
        list.chosen = list.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

fn show(model: &mut Model) -> Effects {
    let wanted =
        list(model).map(|list| list.id.clone()).zip(chosen(model).map(|version| version.name.clone()));
    wanted.map(|(id, name)| Effect::Store(Job::Version(id, name))).into_iter().collect()
}

/// Asks for the earlier versions of the appointment on the document.
pub fn ask(model: &mut Model) -> Effects {
    let id = model
        .session
        .document
        .as_ref()
        .filter(|document| !document.is_sample())
        .map(|document| document.appointment.id.clone());
    id.map(|id| Effect::Store(Job::Versions(id))).into_iter().collect()
}

/// They are known.
pub fn listed(model: &mut Model, id: Id, versions: Vec<Earlier>) {
    if model.session.document.as_ref().is_none_or(|document| document.appointment.id != id)
        || model.overlay.is_some()
    {
        return;
    }
    model.overlay = Some(if versions.is_empty() {
        let text = "There is no earlier version yet. Foreword keeps one for every sitting in which something \
                    was changed: all of the last two days, then one a day, later one a week.";
        Overlay::Message(Message::read("Earlier versions", vec![text.to_owned()]))
    } else {
        Overlay::Versions(Versions { id, versions, chosen: 0 })
    });
}

/// How many versions are shown at once.
#[must_use]
pub fn rows(size: (u16, u16)) -> usize {
    usize::from(layout::versions(size).height.saturating_sub(3))
}
