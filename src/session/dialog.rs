//! Something to read, sometimes with a question: its words, and what can be answered.

use jiff::Timestamp;

use super::Session;
use crate::domain::{Binned, HONEST, Id};

/// A few sentences, and what can be answered.
pub struct Dialog {
    pub title: String,
    pub text: Vec<String>,
    pub answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Read,
    /// Ways out where something could not be saved, among them to leave without it.
    LeaveUnsaved,
    Unsaved,
    LockedElsewhere(Id, Timestamp),
    Compare(Id),
    Damaged(Id),
    /// Appointments past their day, and since when the question is on screen.
    Due(Vec<Id>, Timestamp),
    ForGood(String),
    NothingLeft,
    /// Texts that were being typed where they can be typed no longer, and the appointment they were about.
    Lost(Option<Id>, Vec<String>),
}

impl Dialog {
    /// Whether the question is whether to leave with something unsaved.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        self.answer == Answer::LeaveUnsaved
    }

    #[must_use]
    pub fn locked_elsewhere(id: Id, sentence: &str, now: Timestamp) -> Self {
        Self {
            title: "Open in another window".to_owned(),
            text: vec![
                sentence.to_owned(),
                "Esc reads it here, without changing it. {key:message.take_over} takes it over, with all that was typed there; that \
                 window can then read only. {key:message.copy} makes a copy of your own."
                    .to_owned(),
            ],
            answer: Answer::LockedElsewhere(id, now),
        }
    }

    #[must_use]
    pub fn conflict(id: Id) -> Self {
        Self {
            title: "There are two versions".to_owned(),
            text: vec![
                "Another version of this appointment is kept next to this one. It comes from a program that \
                 keeps folders alike, from a window that could not save, or from here, before another \
                 program changed the file. Both are kept."
                    .to_owned(),
                "{key:message.compare} compares them word by word, and you take the one, the other or both. Esc does it later."
                    .to_owned(),
            ],
            answer: Answer::Compare(id),
        }
    }

    /// The file was changed while it was open here.
    #[must_use]
    pub fn changed_elsewhere(id: Id, at: &str) -> Self {
        Self {
            title: "Changed elsewhere".to_owned(),
            text: vec![
                format!(
                    "Another window or program changed the file of this appointment (last on {at}). Nothing \
                     was overwritten: that version is on disk, yours is here and in the recovery file."
                ),
                "{key:message.compare} compares them word by word, and you take yours, theirs or both. Esc does it later; \
                 {key:save} asks again."
                    .to_owned(),
            ],
            answer: Answer::Compare(id),
        }
    }

    /// The file cannot be read.
    #[must_use]
    pub fn damaged(id: Option<Id>, file: String, sentence: String) -> Self {
        let mut text = vec![sentence];
        let answer = match id {
            Some(id) => {
                text.push(
                    "{key:message.mend} sets the damaged file aside as it is, and brings back the newest good version."
                        .to_owned(),
                );
                Answer::Damaged(id)
            }
            None => Answer::Read,
        };
        Self { title: file, text, answer }
    }

    /// Sentences to read.
    pub fn read(title: impl Into<String>, text: Vec<String>) -> Self {
        Self { title: title.into(), text, answer: Answer::Read }
    }

    /// Whether the suggested words are wanted where nothing is left of my own.
    #[must_use]
    pub fn nothing_left() -> Self {
        let text = "Nothing is left of your words. {key:message.suggested} goes back to the suggested ones. Esc returns to typing; {key:phrase_editor.undo} \
                    brings your words back there.";
        Self { title: "No words".to_owned(), text: vec![text.to_owned()], answer: Answer::NothingLeft }
    }

    /// Whether one in the bin is to be deleted permanently.
    #[must_use]
    pub fn for_good(one: &Binned) -> Self {
        let name = one.what.as_ref().map_or_else(|_| one.id.short(), |summary| summary.name());
        let text = vec![
            format!(
                "“{name}” will be gone with all copies Foreword keeps. {{key:message.delete}} deletes it. Esc goes back."
            ),
            HONEST.to_owned(),
        ];
        Self { title: "Delete permanently?".to_owned(), text, answer: Answer::ForGood(one.file.clone()) }
    }

    /// Texts that can be typed in their place no longer, to be copied from here.
    #[must_use]
    pub fn lost(id: Option<Id>, texts: Vec<String>) -> Self {
        let mut text = vec![
            "What you were typing when Foreword ended belongs to something that is no longer there, or cannot be \
             changed now. {key:paste} pastes it wherever you type. Esc discards it."
                .to_owned(),
        ];
        text.extend(texts.iter().cloned());
        Self { title: "What you were typing".to_owned(), text, answer: Answer::Lost(id, texts) }
    }

    /// Leaving now would lose something.
    #[must_use]
    pub fn unsaved(session: &Session) -> Self {
        let mut text = unsaved(session);
        let safe = session.documents().all(|document| {
            !document.saving.has_unsaved() || document.journal.is_safe() || document.conflict.is_some()
        });
        let leaving = if !session.has_unsaved_notes() {
            "Esc goes back; Foreword keeps trying to save. {key:message.leave} leaves now, and those changes are lost."
        } else if safe {
            "Esc goes back; Foreword keeps trying to save. {key:message.leave} leaves now; what you typed is kept and comes back \
             when Foreword starts next."
        } else {
            "Esc goes back; Foreword keeps trying to save. {key:message.elsewhere} saves the notes elsewhere, \
             {key:message.copy_out} copies them out. {key:message.leave} \
             leaves now, and those changes are lost."
        };
        text.push(leaving.to_owned());
        Self { title: "Not everything is saved".to_owned(), text, answer: Answer::LeaveUnsaved }
    }

    /// Something cannot be saved now.
    #[must_use]
    pub fn ways_out(session: &Session) -> Self {
        let mut text = unsaved(session);
        text.push(
            "You can keep typing. Foreword keeps trying and saves as soon as it can. {key:message.elsewhere} saves the notes \
             elsewhere, {key:message.copy_out} copies them out."
                .to_owned(),
        );
        Self { title: "Not saved".to_owned(), text, answer: Answer::Unsaved }
    }
}

/// A sentence for each thing that is not saved, with the reason.
fn unsaved(session: &Session) -> Vec<String> {
    let documents = session.documents().filter(|document| document.saving.has_unsaved());
    let notes = documents.map(|document| {
        let error = document.saving.error.as_ref();
        let why = error.map_or("The disk has not responded yet.", |error| &error.sentence);
        format!("The last changes to “{}” are not on disk. {why}", document.appointment.name())
    });
    notes.chain(session.phrase_sync.unsaved()).chain(session.reflect_sync.unsaved()).collect()
}
