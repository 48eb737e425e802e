//! Something to read over the screen, sometimes with a question.

use jiff::{SignedDuration, Timestamp};

use crate::{
    blanks,
    command::{Command, Group, Scope, always, rows},
    domain::{Binned, HONEST, Id},
    effect::{Effect, Effects, Job},
    export,
    model::Model,
    overlays::{Overlay, elsewhere},
    panes::{home::due, phrases, prepare},
    update,
};

/// A few sentences, and what can be answered.
pub struct Message {
    pub title: String,
    pub text: Vec<String>,
    pub answer: Answer,
}

/// What can be answered to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Read,
    /// What could not be saved: ways out, and to leave the program without it.
    LeaveUnsaved,
    Unsaved,
    LockedElsewhere(Id, Timestamp),
    Compare(Id),
    Damaged(Id),
    Due(Due),
    ForGood(String),
    NothingLeft,
}

/// The appointments that a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub ids: Vec<Id>,
    pub asked: Timestamp,
}

/// Commands of a message.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::MESSAGE;
    "message.leave" ["x"], "Leave without what is not saved", Some((2, "leave without it")), asks_to_leave,
        leave;
    "message.elsewhere" ["s"], "Save the notes to another file", Some((3, "save elsewhere")), has_ways_out,
        elsewhere::ask;
    "message.copy_out" ["o"], "Copy the notes out, to the clipboard of this terminal", Some((4, "copy out")),
        has_ways_out, copy_out;
    "message.take_over" ["t"], "Take the appointment over from the other window", Some((3, "take over")),
        |model| locked_elsewhere(model).is_some(), |model| once_read(model, prepare::keeping::take_over);
    "message.copy" ["n"], "Make a copy of the appointment that is open elsewhere", Some((4, "make a copy")),
        |model| locked_elsewhere(model).is_some(), |model| once_read(model, prepare::keeping::copy);
    "message.compare" ["c"], "Compare both versions, word by word", Some((3, "compare")),
        |model| to_compare(model).is_some(),
        |model| with_answer(model, to_compare, |model, id| prepare::keeping::compare(model, &id));
    "message.mend" ["v"], "Bring back the newest good version; the damaged file is set aside",
        Some((3, "newest good version")), |model| damaged(model).is_some(),
        |model| with_answer(model, damaged, |_, id| vec![Effect::Store(Job::Restore(id))]);
    "message.delete" ["d"], "Delete for good, where that is asked", Some((2, "delete")),
        |model| matches!(answer(model), Some(Answer::Due(_) | Answer::ForGood(_))), delete;
    "message.suggested" ["b"], "Back to the suggested words of a phrase, where that is asked",
        Some((2, "back to suggested")), |model| answer(model) == Some(&Answer::NothingLeft),
        phrases::editor::let_go;
    "message.keep" ["k"], "Keep old notes 14 days longer, where that is asked", Some((3, "keep longer")),
        |model| matches!(answer(model), Some(Answer::Due(_))), due::keep;
    "message.close" ["Esc", "Enter"], "Close this", Some((1, "go back")), always, |model| {
            model.overlay = None;
            model.session.leaving = false;
            Vec::new()
        };
};

/// Whether the question is asked whether to leave with something unsaved.
#[must_use]
pub fn asks_to_leave(model: &Model) -> bool {
    answer(model) == Some(&Answer::LeaveUnsaved)
}

fn answer(model: &Model) -> Option<&Answer> {
    match &model.overlay {
        Some(Overlay::Message(message)) => Some(&message.answer),
        _ => None,
    }
}

fn delete(model: &mut Model) -> Effects {
    let Some(Answer::ForGood(file)) = answer(model).cloned() else {
        return due::delete(model);
    };
    model.overlay = None;
    vec![Effect::Store(Job::DeleteBinned(file))]
}

fn has_ways_out(model: &Model) -> bool {
    matches!(answer(model), Some(Answer::LeaveUnsaved | Answer::Unsaved)) && model.has_unsaved_notes()
}

fn locked_elsewhere(model: &Model) -> Option<&Id> {
    if let Some(Answer::LockedElsewhere(id, _)) = answer(model) { Some(id) } else { None }
}

fn to_compare(model: &Model) -> Option<&Id> {
    if let Some(Answer::Compare(id)) = answer(model) { Some(id) } else { None }
}

fn damaged(model: &Model) -> Option<&Id> {
    if let Some(Answer::Damaged(id)) = answer(model) { Some(id) } else { None }
}

/// Closes the message and does something about the appointment it speaks of.
fn with_answer(
    model: &mut Model,
    which: fn(&Model) -> Option<&Id>,
    act: impl FnOnce(&mut Model, Id) -> Effects,
) -> Effects {
    let Some(id) = which(model).cloned() else {
        return Vec::new();
    };
    model.overlay = None;
    act(model, id)
}

/// The same for a message that came up by itself: a letter that was meant for the note must not
/// answer it.
fn once_read(model: &mut Model, act: impl FnOnce(&mut Model, Id) -> Effects) -> Effects {
    let Some(Answer::LockedElsewhere(_, asked)) = answer(model) else {
        return Vec::new();
    };
    let shown = model.session.now.timestamp().duration_since(*asked);
    if (SignedDuration::ZERO..due::PAUSE).contains(&shown) {
        return Vec::new();
    }
    with_answer(model, locked_elsewhere, act)
}

/// Leaves. What waits for a choice between two versions is kept next to the one on disk.
fn leave(model: &mut Model) -> Effects {
    let waiting = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .filter(|document| document.conflict.is_some());
    let kept = waiting.filter(|document| document.saving.has_unsaved() && !document.journal.is_safe());
    let mut effects: Effects =
        kept.map(|document| Effect::Store(Job::KeepBeside(Box::new(document.appointment.clone())))).collect();
    effects.extend(update::release_and_quit(model));
    effects
}

fn copy_out(model: &mut Model) -> Effects {
    let unsaved = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .filter(|document| document.saving.has_unsaved());
    let text: Vec<String> = unsaved.map(|document| export::everything(&document.appointment)).collect();
    model.session.clipboard = text.join("\n");
    let blanks = unsaved_blanks(model);
    model.session.notice = Some(format!(
        "The notes were sent to the clipboard of this terminal. Paste them somewhere safe, and look that \
         they are there: not every terminal takes them.{blanks}"
    ));
    vec![Effect::CopyOut(model.session.clipboard.clone())]
}

/// What is left to fill in of what is copied out; nothing stands in the way of that.
fn unsaved_blanks(model: &Model) -> String {
    let unsaved = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .filter(|document| document.saving.has_unsaved());
    let notes = unsaved.map(|document| &document.appointment.notes);
    let says = notes.filter_map(|notes| blanks::in_short(notes, &blanks::left(notes)));
    says.flat_map(|says| [" ".to_owned(), says, ".".to_owned()]).collect()
}

impl Message {
    /// Another window has the appointment.
    #[must_use]
    pub fn locked_elsewhere(id: Id, sentence: &str, now: Timestamp) -> Self {
        Self {
            title: "Open in another window".to_owned(),
            text: vec![
                sentence.to_owned(),
                "Esc reads it here, without changing it. t takes it over, with all that was typed there; that \
                 window can then read only. n makes a copy of your own."
                    .to_owned(),
            ],
            answer: Answer::LockedElsewhere(id, now),
        }
    }

    /// Another version stands next to the one that was opened.
    #[must_use]
    pub fn conflict(id: Id) -> Self {
        Self {
            title: "There are two versions".to_owned(),
            text: vec![
                "Another version of this appointment stands beside this one. It was left by a program that \
                 keeps folders alike, or by a window that could not save. Both are kept."
                    .to_owned(),
                "c compares them word by word, and you take the one, the other or both. Esc does it later."
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
                "c compares them word by word, and you take yours, theirs or both. Esc does it later; \
                 Ctrl-S asks again."
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
                    "v sets the damaged file aside as it is, and brings back the newest good version."
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
        let text = "Nothing is left of your words. b goes back to the suggested ones. Esc goes on typing; Ctrl-Z \
                    brings your words back there.";
        Self { title: "No words".to_owned(), text: vec![text.to_owned()], answer: Answer::NothingLeft }
    }

    /// Whether one in the bin is to be deleted for good.
    #[must_use]
    pub fn for_good(one: &Binned) -> Self {
        let name = one.what.as_ref().map_or_else(|_| one.id.short(), |summary| summary.name());
        let text = vec![
            format!("“{name}” will be gone with all copies Foreword keeps. d deletes it. Esc goes back."),
            HONEST.to_owned(),
        ];
        Self { title: "Delete for good?".to_owned(), text, answer: Answer::ForGood(one.file.clone()) }
    }

    /// Leaving now would lose something.
    #[must_use]
    pub fn unsaved(model: &Model) -> Self {
        let mut text = unsaved(model);
        let safe = model.session.document.iter().chain(&model.session.background).all(|document| {
            !document.saving.has_unsaved() || document.journal.is_safe() || document.conflict.is_some()
        });
        let leaving = if !model.has_unsaved_notes() {
            "Esc goes back; Foreword keeps trying to save. x leaves now, and those changes are lost."
        } else if safe {
            "Esc goes back; Foreword keeps trying to save. x leaves now; what you typed is kept and comes back \
             when Foreword starts next."
        } else {
            "Esc goes back; Foreword keeps trying to save. s saves the notes elsewhere, o copies them out. x \
             leaves now, and those changes are lost."
        };
        text.push(leaving.to_owned());
        Self { title: "Not everything is saved".to_owned(), text, answer: Answer::LeaveUnsaved }
    }

    /// Something cannot be saved now.
    #[must_use]
    pub fn ways_out(model: &Model) -> Self {
        let mut text = unsaved(model);
        text.push(
            "You can type on. Foreword keeps trying and saves by itself as soon as it can. s saves the notes \
             elsewhere, o copies them out."
                .to_owned(),
        );
        Self { title: "Not saved".to_owned(), text, answer: Answer::Unsaved }
    }
}

/// What is not saved, and why.
fn unsaved(model: &Model) -> Vec<String> {
    let documents = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .filter(|document| document.saving.has_unsaved());
    let notes = documents.map(|document| {
        let error = document.saving.error.as_ref();
        let why = error.map_or("The disk has not answered yet.", |error| &error.sentence);
        format!("The last changes to “{}” are not on disk. {why}", document.appointment.name())
    });
    notes.chain(model.session.phrase_sync.unsaved()).collect()
}
