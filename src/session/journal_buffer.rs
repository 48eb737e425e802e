//! Journal entries of an open appointment that are not on their way to disk yet.

use crate::{
    change::Change,
    domain::{Appointment, FieldId, Moment},
    event_log::{Beginning, Event},
    text::Edit,
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing was done yet; with `true`, it will go on where the session before ended.
    Ready(bool),
    Begun,
    /// Never started, or the disk failed.
    #[default]
    Off,
}

#[derive(Debug, Default)]
pub struct JournalBuffer {
    state: State,
    beginning: Option<Beginning>,
    events: Vec<Event>,
    typed_to: usize,
}

impl JournalBuffer {
    /// For an appointment that is on disk as it is.
    #[must_use]
    pub fn ready() -> Self {
        Self { state: State::Ready(false), ..Self::default() }
    }

    /// The steps of the session before are known again; `false` if it is too late to go on there.
    pub fn resume(&mut self) -> bool {
        let ready = matches!(self.state, State::Ready(_));
        if ready {
            self.state = State::Ready(true);
        }
        ready
    }

    /// Keeps the state before the first change as the base of the journal.
    pub fn before(&mut self, appointment: &Appointment) {
        if let State::Ready(resumes) = self.state {
            self.beginning = Some(Beginning { base: Box::new(appointment.clone()), resumes });
            self.state = State::Begun;
        }
    }

    pub fn add(&mut self, event: Event) {
        if self.state != State::Begun {
            return;
        }
        match event {
            Event::Did { goes_on, changes, at } => match <[Change; 1]>::try_from(changes) {
                Ok([Change::Text(field, edit)]) if edit.removed.is_empty() => {
                    self.type_on(goes_on, field, edit, at);
                }
                Ok([change]) => self.events.push(Event::Did { goes_on, changes: vec![change], at }),
                Err(changes) => self.events.push(Event::Did { goes_on, changes, at }),
            },
            event => self.events.push(event),
        }
    }

    /// Words typed one after the other are one event: a burst of thousands is written down in no time.
    fn type_on(&mut self, goes_on: bool, field: FieldId, edit: Edit, at: Moment) {
        let end = edit.at + edit.inserted.len();
        match self.events.last_mut() {
            Some(Event::Typed { field: last, words, at: then, .. })
                if goes_on && *last == field && *then == at && self.typed_to == edit.at =>
            {
                words.push(edit.inserted);
            }
            _ => {
                let words = vec![edit.inserted];
                self.events.push(Event::Typed { goes_on, field, start: edit.at, words, at });
            }
        }
        self.typed_to = end;
    }

    /// The disk did not write it down; saving alone keeps it now.
    pub fn fail(&mut self) {
        *self = Self::default();
    }

    /// The appointment is on disk as it is, so the journal can begin again.
    pub fn may_begin_again(&mut self) {
        if self.state == State::Off {
            self.state = State::Ready(false);
        }
    }

    /// Whether nothing that was done is waiting for anything but its writing down.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.state == State::Begun
    }

    pub fn take(&mut self) -> Option<(Option<Beginning>, Vec<Event>)> {
        let anything = self.beginning.is_some() || !self.events.is_empty();
        anything.then(|| (self.beginning.take(), std::mem::take(&mut self.events)))
    }
}
