//! In which appointments a phrase is pinned.

use std::collections::HashMap;

use super::{PhrasesPane, chosen, voice};
use crate::command::Place;
use crate::domain::{Id, Phrase, Pin, Summary, UserError};
use crate::effect::{Effect, Effects, Job};
use crate::part::{Action, Context};
use crate::session::{Document, Session, editing};

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
pub fn in_words(pane: &PhrasesPane, session: &Session, phrase: &str) -> String {
    let document = session.document.as_ref();
    let open = document.filter(|document| has_guide(session, document) && document.is_pinned(phrase));
    let open = open.map(|document| {
        if document.is_sample() {
            "the example (open)".to_owned()
        } else {
            format!("{} (open)", document.appointment.name())
        }
    });
    let is_open =
        |id: &Id| document.is_some_and(|document| document.appointment.id == *id && !document.is_sample());
    let saved = pane.pins.0.get(phrase).into_iter().flatten();
    let saved = saved.filter(|(id, _)| !is_open(id)).map(|(_, name)| name.clone());
    let all: Vec<_> = open.into_iter().chain(saved).collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    let named: Vec<_> = all.into_iter().take(MOST_NAMED).collect();
    match (named.is_empty(), more) {
        (true, _) => "Not pinned in any appointment.".to_owned(),
        (false, 0) => format!("Pinned in: {}.", named.join("; ")),
        (false, more) => format!("Pinned in: {}; and {more} more.", named.join("; ")),
    }
}

/// Pins the chosen phrase, in the words used here, to the appointment one came from, or takes the pin
/// out; from elsewhere it is asked to which.
pub fn pin(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let Some((_, phrase)) = chosen(pane, cx.session) else { return Vec::new() };
    let came_from_it = matches!(pane.back, Some(Place::Prepare | Place::Brief));
    let Some(document) =
        cx.session.document.as_ref().filter(|document| came_from_it && has_guide(cx.session, document))
    else {
        let action = Action::PickAppointment(phrase.id.to_string());
        return cx.act(action);
    };
    let says = said(&called(document), !document.is_pinned(&phrase.id));
    let pin = pin_of(cx.session, phrase);
    cx.session.notice = Some(says);
    editing::pin_phrase(cx.session, pin)
}

/// Pins the chosen phrase to this appointment, or takes the pin out.
pub fn pin_picker(pane: &mut PhrasesPane, cx: &mut Context, id: Id) -> Effects {
    let Some((_, phrase)) = chosen(pane, cx.session) else { return Vec::new() };
    let pin = pin_of(cx.session, phrase);
    let (now, moment) = (cx.session.now.clone(), cx.session.moment());
    let Some(document) = cx.session.document_of(&id) else {
        return vec![Effect::Store(Job::Pin(id, Box::new(pin), moment))];
    };
    let says = document.read_only.clone().unwrap_or_else(|| {
        let says = said(&called(document), !document.is_pinned(&pin.phrase));
        document.pin(pin, &now);
        says
    });
    let summary = document.summary();
    cx.session.notice = Some(says);
    taken_in(pane, cx, summary);
    Vec::new()
}

/// Takes in what became of a pin in an appointment that is not open.
pub fn pinned(
    pane: &mut PhrasesPane,
    cx: &mut Context,
    phrase: &str,
    result: Result<Box<Summary>, UserError>,
) -> Effects {
    if let Some(summary) = cx.session.say_if_failed(result) {
        let name = format!("“{}”", summary.name());
        cx.say(said(&name, summary.pinned.iter().any(|one| one == phrase)));
        taken_in(pane, cx, *summary);
    }
    Vec::new()
}

fn taken_in(pane: &mut PhrasesPane, cx: &mut Context, summary: Summary) {
    cx.session.relist(summary);
    cx.act(Action::ListChanged);
    super::look_for_pins(pane, cx.session);
}

/// Whether an appointment is prepared with the guide whose phrases are shown.
fn has_guide(session: &Session, document: &Document) -> bool {
    session.guides.of(&document.appointment.guide).id == session.phrase_guide().id
}

fn pin_of(session: &Session, phrase: &Phrase) -> Pin {
    Pin::of(&session.phrasebook, &session.phrase_guide().id, phrase)
}

fn called(document: &Document) -> String {
    if document.is_sample() {
        "the example".to_owned()
    } else {
        format!("“{}”", document.appointment.name())
    }
}

fn said(name: &str, pinned: bool) -> String {
    if pinned {
        format!("Pinned to the brief of {name}.")
    } else {
        format!("No longer on the brief of {name}.")
    }
}

/// Copies the words used for the chosen phrase.
pub fn copy(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let Some((_, phrase)) = chosen(pane, cx.session) else { return Vec::new() };
    let words = voice(cx.session, phrase).words().to_owned();
    cx.session.clipboard.clone_from(&words);
    cx.say("Copied. {key:paste} pastes it where you type.");
    vec![Effect::CopyOut(words)]
}
