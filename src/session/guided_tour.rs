//! The tour of the made-up example: one line above the key bar, gone with the example or at a word.

use super::{Document, Session, Side};
use crate::{
    command::Place,
    content,
    domain::{EmptyReason, FieldId, TourGoal, TourStep},
};

/// The step that is next, and how the example was when it came.
pub struct GuidedTour {
    step: usize,
    before: Seen,
    says: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    letters: usize,
    field: FieldId,
    not_known: usize,
    pinned: usize,
}

impl Seen {
    fn of(document: &Document) -> Self {
        let notes = &document.appointment.notes;
        let answers = || document.sheet.fields.iter().map(|field| notes.get(*field));
        Self {
            letters: answers().map(|answer| answer.text.len()).sum(),
            field: document.sheet.field(),
            not_known: answers().filter(|answer| answer.standing == EmptyReason::NotKnown).count(),
            pinned: document.appointment.pinned.len(),
        }
    }
}

impl GuidedTour {
    fn at(step: usize, before: Seen) -> Option<Self> {
        let steps = &content::tour().steps;
        let TourStep { says, until } = steps.get(step)?;
        // The menu is one of the notes.
        let leave = if *until == TourGoal::OffBrief { "" } else { "; {key:tour}: end" };
        let says = format!("{says} ({}\u{a0}of\u{a0}{}{leave}.)", step + 1, steps.len());
        Some(Self { step, before, says })
    }

    /// The sentence of its step.
    pub(super) fn says(&self) -> &str {
        &self.says
    }
}

/// Begins it, or ends it.
pub fn begin_or_end(session: &mut Session) {
    let example = session.document.as_ref().filter(|document| document.is_sample());
    session.tour = match session.tour {
        Some(_) => None,
        None => example.and_then(|document| GuidedTour::at(0, Seen::of(document))),
    };
}

/// Says something with its first step, which would hide it.
pub fn say_before(session: &mut Session, sentence: String) {
    let step = session.tour.as_ref().map(|tour| tour.says.clone());
    session.add_notice(std::iter::once(sentence).chain(step));
}

/// Goes on once a step is done, and ends with the example; `true` if it says something else now.
pub fn follow(session: &mut Session, place: Place) -> bool {
    let Some(tour) = &session.tour else { return false };
    let example = session.document.as_ref().filter(|document| document.is_sample() && place != Place::Home);
    let Some(document) = example else {
        session.tour = None;
        return true;
    };
    let (before, now) = (tour.before, Seen::of(document));
    let step = content::tour().steps.get(tour.step);
    let is_done = step.is_some_and(|step| match step.until {
        TourGoal::Typed => now.letters != before.letters,
        TourGoal::NextField => now.field != before.field,
        TourGoal::NotKnown => now.not_known > before.not_known,
        TourGoal::InGuide => document.side == Side::Guide,
        TourGoal::Pinned => now.pinned > before.pinned,
        TourGoal::InNotes => document.side == Side::Notes,
        TourGoal::OnBrief => place == Place::Brief,
        TourGoal::OffBrief => place == Place::Prepare,
    });
    if !is_done {
        return false;
    }
    session.tour = GuidedTour::at(tour.step + 1, now);
    let next = session.tour.as_ref().map_or(content::tour().end.as_str(), GuidedTour::says).to_owned();
    // What was just done may have something to say as well.
    if session.tour.is_none() || session.notice.is_some() {
        session.add_notice([next]);
    }
    true
}
