//! Something to read over the screen, sometimes with a question.

use crate::{
    command::{Command, Group, Scope, always},
    effect::Effect,
    model::Model,
    overlays::Overlay,
};

/// A few sentences, and what Enter does.
pub struct Message {
    /// A heading.
    pub title: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// What Enter leads to.
    pub answer: Answer,
}

/// What Enter does in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Closes it.
    Read,
    /// Leaves the program without what could not be saved.
    LeaveUnsaved,
}

/// Commands of a message.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "message.leave",
        keys: &["Enter"],
        title: "Leave without what is not saved",
        group: Group::Windows,
        scope: Scope::Message,
        bar: Some((1, "leave without it")),
        works: |model| answer(model) == Some(Answer::LeaveUnsaved),
        run: |_| vec![Effect::Quit],
    },
    Command {
        name: "message.close",
        keys: &["Esc"],
        title: "Close this",
        group: Group::Windows,
        scope: Scope::Message,
        bar: Some((2, "go back")),
        works: always,
        run: |model| {
            model.overlay = None;
            model.leaving = false;
            Vec::new()
        },
    },
];

fn answer(model: &Model) -> Option<Answer> {
    match &model.overlay {
        Some(Overlay::Message(message)) => Some(message.answer),
        _ => None,
    }
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
            let why = desk.saving.trouble.as_ref().map_or("The disk has not answered yet.", |trouble| &trouble.sentence);
            text.push(format!("The last changes to “{}” are not on disk. {why}", desk.appointment.name()));
        }
        text.push("Esc goes back; Foreword keeps trying to save. Enter leaves now, without those changes.".to_owned());
        Self { title: "Not everything is saved".to_owned(), text, answer: Answer::LeaveUnsaved }
    }
}
