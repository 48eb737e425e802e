//! An open appointment and the files behind it: the edit lock, the journal, other versions.

use jiff::Zoned;

use super::{Document, Loading, Session, dialog::Dialog, document::Conflict};
use crate::{
    domain::{
        Appointment, Comparison, Fingerprint, Id, LockedElsewhere, Moment, NotSaved, Opened, Recovered,
        RecoveredPlace, UserError, Version,
    },
    effect::{Effect, Effects, Job, Note},
    event_log::{Event, EventLog, JournalError},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Conflict,
    /// A file-sync tool left a second file: to choose.
    Copy,
    History,
}

impl Purpose {
    /// Whether parts are chosen.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::Conflict | Self::Copy)
    }

    #[must_use]
    pub const fn names(self, version: Version) -> &'static str {
        match (self, version) {
            (Self::Conflict | Self::Copy, Version::Mine) => "mine",
            (Self::Conflict | Self::Copy, Version::Theirs) => "theirs",
            (Self::History, Version::Mine) => "now",
            (Self::History, Version::Theirs) => "then",
        }
    }

    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::Conflict => {
                "The file was changed while it was open here. Nothing is overwritten. Both are kept until you choose."
            }
            Self::Copy => "There is a second copy of this appointment. Both are kept until you choose.",
            Self::History => "An earlier version next to the current one. Looking changes nothing.",
        }
    }

    #[must_use]
    pub const fn ends(self) -> &'static str {
        match self {
            Self::Conflict | Self::Copy => {
                "{key:compare.finish} finishes. Where you chose nothing, both are kept, mine first. Where there can be only one, such as a time, it is the one named there."
            }
            Self::History => {
                "{key:compare.restore} restores all of it as it was then. {key:undo} undoes that."
            }
        }
    }
}

pub struct Titles {
    pub title: String,
    pub mine: String,
    pub theirs: String,
}

pub enum Outcome {
    Merged(Box<Appointment>),
    Restore(Box<Appointment>),
    Later,
}

/// Two versions to compare.
pub struct Versions {
    pub comparison: Comparison,
    pub purpose: Purpose,
    pub titles: Titles,
}

/// Asks for the edit lock, undo steps and other versions of an appointment just opened.
#[must_use]
pub fn acquire(document: &Document, now: &Zoned) -> Effects {
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

/// Takes the pending journal entries of every open appointment.
pub fn to_write_down(session: &mut Session) -> Effects {
    let write = |document: &mut Document| {
        let (beginning, events) = document.journal.take()?;
        Some(Effect::Note(Note::Write { id: document.appointment.id.clone(), beginning, events }))
    };
    session.documents_mut().filter_map(write).collect()
}

/// The edit lock was taken, or another window has it.
pub fn lock_acquired(
    session: &mut Session,
    id: &Id,
    result: Result<(), LockedElsewhere>,
    dialog: &mut Option<Dialog>,
) -> Effects {
    let now = session.now.timestamp();
    let Some(document) = session.document_of(id) else {
        return Vec::new();
    };
    match result {
        Err(locked_elsewhere) => {
            let sentence = locked_elsewhere.sentence();
            document.read_only = Some(format!("{sentence} Here it can be read and not changed."));
            *dialog = Some(Dialog::locked_elsewhere(id.clone(), &sentence, now));
            Vec::new()
        }
        Ok(()) if document.takes_over => {
            // Read again: the words typed in the other window come with it.
            session.document = None;
            session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
            vec![Effect::Store(Job::TakeOver(id.clone()))]
        }
        Ok(()) => Vec::new(),
    }
}

/// Takes an appointment over from the window that has it.
pub fn take_over(session: &mut Session, id: Id) -> Effects {
    let at = session.moment();
    if let Some(document) = session.document_of(&id) {
        document.takes_over = true;
    }
    vec![Effect::Note(Note::Sit { id, at, force: true })]
}

/// Something was written down, or not.
pub fn noted(session: &mut Session, id: &Id, result: Result<(), JournalError>) -> Effects {
    let time = session.moment().time();
    let Some(document) = session.document_of(id) else {
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
            let kept = " What you typed here last is kept next to it and offered when it is opened next.";
            session.notice = Some(if unsaved.is_some() { says + kept } else { says });
            unsaved.map(|appointment| Effect::Store(Job::KeepCopy(appointment))).into_iter().collect()
        }
    }
}

/// Takes in the undo steps of the last session and another version, if there are any.
pub fn settled(
    session: &mut Session,
    id: &Id,
    undo: Option<Box<EventLog>>,
    conflict: Option<(String, Box<Appointment>)>,
) -> Effects {
    let Some(document) = session.document_of(id) else {
        return Vec::new();
    };
    if let Some(event_log) = undo {
        document.journal.resume();
        document.history.prepend(event_log.history);
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
pub fn recovered(session: &mut Session, found: &[(String, Recovered)]) {
    let line = |(name, recovered): &(String, Recovered)| format!("“{name}”: {}", recovered.sentence());
    let lines: Vec<String> = found.iter().map(line).collect();
    if !lines.is_empty() {
        session.notice = Some(lines.join(" "));
    }
}

/// A save came through, or not.
pub fn saved(session: &mut Session, id: &Id, version: u64, result: Result<Fingerprint, NotSaved>) -> Effects {
    let now = session.now.clone();
    let Some(document) = session.document_of(id) else {
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
        Err(NotSaved::Changed(theirs)) => changed_elsewhere(session, id, version, *theirs),
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
fn changed_elsewhere(session: &mut Session, id: &Id, version: u64, theirs: Opened) -> Effects {
    let at = theirs.appointment.changed.in_short();
    let error = UserError {
        short: "changed elsewhere".to_owned(),
        sentence: format!(
            "The file of this appointment was changed by another window or program (last on {at}). \
             Nothing was overwritten and nothing is lost: that version is on disk, yours is on screen and in \
             the recovery file."
        ),
    };
    let now = session.now.clone();
    let Some(document) = session.document_of(id) else {
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

/// Makes a copy of an appointment that another window has.
pub fn copy(session: &mut Session, id: Id) -> Effects {
    let Some(document) = session.document_of(&id) else {
        return Vec::new();
    };
    let mut details = document.appointment.details();
    details.label.push_str(if details.label.is_empty() { "copy" } else { " (copy)" });
    let (to, now) = (session.spare_id.clone(), session.moment());
    session.loading = Some(Loading { id: to.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::CopyForward { from: id, to, details, now }), Effect::FreshId]
}

/// Saves the choice between two versions at once; it may replace the other.
pub fn chosen(session: &mut Session, id: &Id) -> Effects {
    let now = session.now.clone();
    let Some(document) = session.document_of(id) else {
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

/// Says which words were recovered with an appointment just opened.
pub fn tell_recovered(session: &mut Session, recovered: Option<Recovered>) {
    if let Some(recovered) = recovered {
        session.notice = Some(recovered.sentence());
        if recovered.place == RecoveredPlace::OnScreen
            && let Some(document) = &mut session.document
        {
            document.journal.fail();
            document.saving.touch(&session.now);
        }
    }
}

/// The open appointment and the version next to it.
pub fn comparison(session: &mut Session, id: &Id) -> Option<Box<Versions>> {
    let document = session.document_of(id)?;
    let conflict = document.conflict.as_ref()?;
    let at = conflict.appointment.changed.in_short();
    let (purpose, theirs) = match conflict.fingerprint {
        Some(_) => (Purpose::Conflict, format!("on disk, last changed {at}")),
        None => (Purpose::Copy, format!("the version next to it, last changed {at}")),
    };
    let comparison = Comparison::of(&document.appointment, &conflict.appointment, None);
    let titles = Titles { title: "Two versions".to_owned(), mine: "on screen".to_owned(), theirs };
    Some(Box::new(Versions { comparison, purpose, titles }))
}

/// The open appointment and an earlier version of it.
pub fn since(session: &mut Session, version: &Appointment) -> Option<Box<Versions>> {
    let document = session.document_of(&version.id)?;
    let comparison = Comparison::of(&document.appointment, version, None);
    let titles = Titles {
        title: "What changed since".to_owned(),
        mine: "now".to_owned(),
        theirs: version.changed.in_short(),
    };
    Some(Box::new(Versions { comparison, purpose: Purpose::History, titles }))
}
