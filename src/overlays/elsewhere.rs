//! Asks for a file of the person's choice, for notes that cannot be saved where they belong.

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::UserError,
    effect::{Effect, Effects, Job},
    model::Model,
    overlays::{Overlay, message::Message},
    text::Input,
};

/// The question.
pub struct Elsewhere {
    pub file: Input,
    pub refusal: Option<String>,
}

/// Commands of the question.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::ELSEWHERE;
    "elsewhere.save" ["Enter"], "Save the notes to this file", Some((1, "save there")), always, save;
    "elsewhere.close" ["Esc"], "Save nothing elsewhere", Some((2, "go back")), always, |model| {
            model.overlay = Some(Overlay::Message(Message::ways_out(model)));
            Vec::new()
        };
};

/// Asks where to.
pub(super) fn ask(model: &mut Model) -> Effects {
    let file = Input::new(&model.session.elsewhere);
    model.overlay = Some(Overlay::Elsewhere(Elsewhere { file, refusal: None }));
    Vec::new()
}

fn save(model: &mut Model) -> Effects {
    let Some(Overlay::Elsewhere(elsewhere)) = &model.overlay else {
        return Vec::new();
    };
    let file = elsewhere.file.text().trim().to_owned();
    if file.is_empty() {
        return Vec::new();
    }
    let unsaved = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .filter(|document| document.saving.has_unsaved());
    let notes = unsaved.map(|document| Box::new(document.appointment.clone()));
    // Each has a file of its own; all but the first are warned apart by their ID.
    let files = (0..).zip(notes).map(|(at, notes)| {
        let file = if at == 0 { file.clone() } else { format!("{file}-{}", notes.id.short()) };
        Effect::Store(Job::SaveElsewhere(notes, file))
    });
    files.collect()
}

/// It is there, or not.
pub fn saved(model: &mut Model, file: &str, result: Result<(), UserError>) {
    match result {
        Ok(()) => {
            model.overlay = None;
            model.session.notice = Some(format!(
                "The notes are in {file} as well. Foreword keeps trying to save them where they belong."
            ));
        }
        Err(error) => match &mut model.overlay {
            Some(Overlay::Elsewhere(elsewhere)) => elsewhere.refusal = Some(error.sentence),
            _ => model.session.notice = Some(error.sentence),
        },
    }
}
