//! In the guide letters are commands. What looks like typing there runs nothing more, and the way back to the
//! notes is said.

use jiff::ToSpan;

use super::{
    keymap,
    model::{GuideLetters, Model},
};
use crate::{
    command::Scope,
    effect::Effects,
    key::{Key, KeyCode},
    msg::Msg,
};

/// Nobody chooses one command after another in less.
const CHOICE_MS: i64 = 200;

const WORDS: &str = "That looks like typing. You are in the guide, where letters are commands, and the rest of it \
    did nothing. {key:guide.notes} goes back to your notes.";
const PASTED: &str = "Nothing was pasted: you are in the guide. {key:guide.notes} goes back to your notes.";

/// Takes in first what somebody does in the guide. What it led to, if it is words or nothing.
pub(super) fn intercept(model: &mut Model, msg: &Msg) -> Option<Effects> {
    if !msg.is_input() {
        return None;
    }
    if model.overlay.is_some() || !model.scopes().contains(&Scope::GUIDE) {
        model.letters = GuideLetters::default();
        return None;
    }
    let says = match msg {
        Msg::Key(key) => match (key.text(), key.code) {
            (Some(char), _) => judge(model, char),
            // Also the end of a sentence and a slip put right.
            (None, KeyCode::Enter | KeyCode::Backspace) if model.letters.are_words => Some(WORDS.to_owned()),
            (None, _) => {
                model.letters = GuideLetters::default();
                None
            }
        },
        // A key held down is none.
        Msg::Typed(text) if text.chars().all(|char| text.starts_with(char)) => None,
        Msg::Typed(_) | Msg::Burst(_) => {
            model.letters.are_words = true;
            Some(WORDS.to_owned())
        }
        Msg::Paste(_) => Some(PASTED.to_owned()),
        _ => None,
    };
    model.session.notice = Some(says?);
    model.refit();
    Some(Vec::new())
}

/// Whether a letter is one of a word; then what to say of it.
fn judge(model: &mut Model, char: char) -> Option<String> {
    let now = model.session.now.timestamp();
    let key = keymap::find(model, &model.scopes(), Key::char(char));
    let runs = key.is_some_and(|command| command.works(model));
    let letters = &mut model.letters;
    let before = letters.last.replace((char, now));
    // Those of one moment come as a burst.
    let is_fast = before.is_some_and(|(other, at)| {
        other != char && at < now && at.checked_add(CHOICE_MS.milliseconds()).is_ok_and(|end| now < end)
    });
    letters.without_command = if runs { 0 } else { letters.without_command + 1 };
    letters.are_words |= is_fast || letters.without_command > 1;
    match (letters.are_words, runs) {
        (true, _) => Some(WORDS.to_owned()),
        (false, true) => None,
        (false, false) => {
            Some(format!("“{char}” does nothing in the guide. {{key:guide.notes}} goes back to your notes."))
        }
    }
}
