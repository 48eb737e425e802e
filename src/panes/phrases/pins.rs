//! In which appointments a phrase is pinned.

use std::collections::HashMap;

use super::chosen;
use crate::{
    domain::{Id, Pin, Summary},
    effect::{Effect, Effects},
    model::Model,
    panes::prepare,
};

/// More appointments than these are only counted.
const MOST_NAMED: usize = 6;

/// Which saved appointments hold which phrase, looked up once when the place is entered.
#[derive(Default)]
pub struct Pins(HashMap<String, Vec<(Id, String)>>);

impl Pins {
    /// Of these appointments.
    pub fn of<'a>(summaries: impl Iterator<Item = &'a Summary>) -> Self {
        let mut pins: HashMap<String, Vec<(Id, String)>> = HashMap::new();
        for summary in summaries {
            for phrase in &summary.pinned {
                let here = (summary.id.clone(), summary.name().to_owned());
                pins.entry(phrase.clone()).or_default().push(here);
            }
        }
        Self(pins)
    }
}

/// Where a phrase is pinned, in words.
#[must_use]
pub fn in_words(model: &Model, phrase: &str) -> String {
    let desk = model.desk.as_ref();
    let open = desk.filter(|desk| desk.is_pinned(phrase)).map(|desk| {
        let name = if desk.is_sample() { "the example" } else { desk.appointment.name() };
        format!("{name} (open)")
    });
    let is_open = |id: &Id| desk.is_some_and(|desk| desk.appointment.id == *id && !desk.is_sample());
    let saved = model.phrases.pins.0.get(phrase).map(Vec::as_slice).unwrap_or_default();
    let saved = saved.iter().filter(|(id, _)| !is_open(id)).map(|(_, name)| name.clone());
    let all: Vec<_> = open.into_iter().chain(saved).collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    let named: Vec<_> = all.into_iter().take(MOST_NAMED).collect();
    match (named.is_empty(), more) {
        (true, _) => "Not pinned in any appointment.".to_owned(),
        (false, 0) => format!("Pinned in: {}.", named.join("; ")),
        (false, more) => format!("Pinned in: {}; and {more} more.", named.join("; ")),
    }
}

/// Pins the chosen phrase to the open appointment in the words used here, or takes the pin out.
pub fn pin(model: &mut Model) -> Effects {
    let Some((_, phrase)) = chosen(model) else {
        return Vec::new();
    };
    let Some(desk) = &model.desk else {
        model.notice = Some(
            "No appointment is open to pin it to. Open one, then come back here and press p; \
             your place in the list is kept."
                .to_owned(),
        );
        return Vec::new();
    };
    let whose = desk.appointment.name();
    let whose = if desk.is_sample() { "the example".to_owned() } else { format!("“{whose}”") };
    let says = if desk.is_pinned(&phrase.id) {
        format!("No longer on the brief of {whose}.")
    } else {
        format!("Pinned to the brief of {whose}, which is open.")
    };
    let pin = Pin::of(&phrase.id, model.phrasebook.wording(&super::guide(model).id, phrase));
    model.notice = Some(says);
    prepare::pin_phrase(model, pin)
}

/// Copies the words used for the chosen phrase.
pub fn copy(model: &mut Model) -> Effects {
    let Some((_, phrase)) = chosen(model) else {
        return Vec::new();
    };
    let words = model.phrasebook.wording(&super::guide(model).id, phrase).words().to_owned();
    model.clipboard.clone_from(&words);
    model.notice = Some("Copied. Ctrl-V puts it in where you type.".to_owned());
    vec![Effect::CopyOut(words)]
}
