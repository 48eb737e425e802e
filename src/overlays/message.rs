//! Something to read over the screen, sometimes with a question.

use crate::{
    command::{Command, Group, Scope, always},
    effect::Effect,
    model::Model,
    overlays::Overlay,
};

/// A few sentences, and what can be answered.
pub struct Message {
    /// A heading.
    pub title: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// What can be answered.
    pub answer: Answer,
}

/// What can be answered to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing; it is read and closed.
    Read,
    /// Also to leave the program without what could not be saved.
    LeaveUnsaved,
}

/// Commands of a message.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "message.leave",
        keys: &["x"],
        title: "Leave without what is not saved",
        group: Group::Windows,
        scope: Scope::Message,
        bar: Some((2, "leave without it")),
        works: asks_to_leave,
        run: |_| vec![Effect::Quit],
    },
    Command {
        name: "message.close",
        keys: &["Esc", "Enter"],
        title: "Close this",
        group: Group::Windows,
        scope: Scope::Message,
        bar: Some((1, "go back")),
        works: always,
        run: |model| {
            model.overlay = None;
            model.leaving = false;
            Vec::new()
        },
    },
];

/// Whether the question is asked whether to leave with something unsaved.
#[must_use]
pub fn asks_to_leave(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Message(message)) if message.answer == Answer::LeaveUnsaved)
}

impl Message {
    /// Sentences to read.
    pub fn read(title: impl Into<String>, text: Vec<String>) -> Self {
        Self { title: title.into(), text, answer: Answer::Read }
    }

    /// Leaving now would lose something.
    #[must_use]
    pub fn unsaved(model: &Model) -> Self {
        let mut text = Vec::new();
        for desk in model.desk.iter().chain(&model.parked).filter(|desk| desk.saving.has_unsaved()) {
            let why = desk
                .saving
                .trouble
                .as_ref()
                .map_or("The disk has not answered yet.", |trouble| &trouble.sentence);
            text.push(format!("The last changes to “{}” are not on disk. {why}", desk.appointment.name()));
        }
        text.push(
            "Esc goes back; Foreword keeps trying to save. x leaves now, without those changes.".to_owned(),
        );
        Self { title: "Not everything is saved".to_owned(), text, answer: Answer::LeaveUnsaved }
    }
}
