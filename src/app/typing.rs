//! Typing, the same wherever text can be typed: in the notes, in a label, in a filter.

use super::commands::{Command, Deed, always, rows};
use super::model::Model;
use crate::command::{Group, Info, Place, Scope};
use crate::part::{AnyPart, Context};
use crate::text::{EditCommand, Motion, stops};
use crate::{
    effect::{Effect, Effects},
    session::editing,
};

/// The part that takes text: the window, unless it lets what is typed through to the notes below it, which
/// closes it; else the pane.
fn in_focus(model: &mut Model, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
    model.overlay.take_if(|part| part.types_below());
    let effects = model.in_front(act);
    if model.overlay.is_some() {
        // A window may have turned the page below it.
        model.refit();
    }
    effects
}

/// Types `text` at the cursor.
pub(super) fn insert(model: &mut Model, text: &str) -> Effects {
    if model.overlay.as_ref().is_some_and(|part| part.types_below()) {
        let mut taken = false;
        let effects = model.in_overlay(|part, cx| {
            let effects = part.typed_below(cx, text);
            taken = effects.is_some();
            effects.unwrap_or_default()
        });
        if taken {
            return effects;
        }
    }
    in_focus(model, |part, cx| part.insert(cx, text))
}

/// Whether a paste does something: where text is typed, and on Home, which reads a list of appointments.
pub(super) fn takes_pastes(model: &Model) -> bool {
    let scopes = model.scopes();
    scopes.contains(&Scope::TEXT) || scopes.contains(&Scope::HOME)
}

/// Types what was pasted, if text is being typed at all: a paste never runs a command.
pub(super) fn paste(model: &mut Model, text: &str) -> Effects {
    if !takes_pastes(model) {
        return Vec::new();
    }
    in_focus(model, |part, cx| part.paste(cx, text))
}

fn edit(model: &mut Model, command: EditCommand) -> Effects {
    in_focus(model, |part, cx| part.edit(cx, command))
}

/// Whether what is typed goes to what is open below a window, or no window is open.
fn is_below(model: &Model) -> bool {
    model.overlay.as_ref().is_none_or(|part| part.types_below())
}

fn selected(model: &Model) -> Option<&str> {
    match &model.overlay {
        Some(part) if !part.types_below() => part.selected(&model.session),
        _ => model.pane()?.selected(&model.session),
    }
}

fn has_selection(model: &Model) -> bool {
    selected(model).is_some()
}

fn has_clipboard(model: &Model) -> bool {
    !model.session.clipboard.is_empty()
}

fn copy(model: &mut Model) -> Effects {
    let Some(text) = selected(model).map(str::to_owned) else { return Vec::new() };
    let blanks = stops::count(&text);
    let selection = model.session.document.as_ref().and_then(|document| document.sheet.caret.selection());
    let from = selection.map(|part| part.start);
    let in_notes = is_below(model) && model.place == Place::Prepare;
    let mut effects = put_on_clipboard(model, text);
    if let Some(from) = from.filter(|_| in_notes && blanks > 0) {
        effects.extend(editing::warn_of_blanks(&mut model.session, from, blanks));
    }
    effects
}

/// On the clipboard of the program, and of the computer if its terminal takes that; none says whether it did.
fn put_on_clipboard(model: &mut Model, text: String) -> Effects {
    model.session.notice = Some(editing::copied(model.session.reach).to_owned());
    model.session.clipboard.clone_from(&text);
    vec![Effect::CopyOut(text)]
}

fn cut(model: &mut Model) -> Effects {
    let text = selected(model).map(str::to_owned);
    let mut effects = edit(model, EditCommand::Backspace);
    effects.extend(text.map(|text| put_on_clipboard(model, text)).unwrap_or_default());
    effects
}

fn put_back(model: &mut Model) -> Effects {
    let text = model.session.clipboard.clone();
    paste(model, &text)
}

macro_rules! commands {
    ($( $name:literal $keys:expr, $title:literal, $act:expr; )+) => {
        &[$( Command {
            info: &Info::new($name, &$keys, $title, Group::Typing, Scope::TEXT, None),
            deed: Deed::Model(always, |model| edit(model, $act)),
        }, )+]
    };
}

/// Moving and selecting.
pub(super) const SELECTING: &[Command] = commands! {
    "left" ["←"], "Back one character", EditCommand::Go(Motion::Left, false);
    "right" ["→"], "Forward one character", EditCommand::Go(Motion::Right, false);
    "word_left" ["Ctrl-←", "Alt-←", "Alt-B"], "Back one word", EditCommand::Go(Motion::WordLeft, false);
    "word_right" ["Ctrl-→", "Alt-→", "Alt-F"], "Forward one word", EditCommand::Go(Motion::WordRight, false);
    "row_start" ["Home"], "Start of the line", EditCommand::Go(Motion::RowStart, false);
    "row_end" ["End"], "End of the line", EditCommand::Go(Motion::RowEnd, false);
    "select_left" ["Shift-←"], "Select back one character", EditCommand::Go(Motion::Left, true);
    "select_right" ["Shift-→"], "Select forward one character", EditCommand::Go(Motion::Right, true);
    "select_word_left" ["Ctrl-Shift-←"], "Select back one word", EditCommand::Go(Motion::WordLeft, true);
    "select_word_right" ["Ctrl-Shift-→"], "Select forward one word", EditCommand::Go(Motion::WordRight, true);
    "select_row_start" ["Shift-Home"], "Select to the start of the line", EditCommand::Go(Motion::RowStart, true);
    "select_row_end" ["Shift-End"], "Select to the end of the line", EditCommand::Go(Motion::RowEnd, true);
    "select_all" ["Ctrl-A"], "Select everything in the field", EditCommand::SelectAll;
    "backspace" ["Backspace", "Shift-Backspace"], "Delete the character before the cursor", EditCommand::Backspace;
    "delete" ["Del"], "Delete the character after the cursor", EditCommand::Delete;
    "delete_word_back" ["Ctrl-W", "Ctrl-Backspace", "Alt-Backspace"], "Delete the word before the cursor", EditCommand::DeleteWordBack;
    "delete_word_forward" ["Ctrl-Del", "Alt-D"], "Delete the word after the cursor", EditCommand::DeleteWordForward;
};

/// The clipboard of the program.
pub(super) const COMMANDS: &[Command] = rows! { Group::Typing, Scope::TEXT;
    "cut" ["Ctrl-X", "Shift-Del"], "Cut the selection", None, has_selection, cut;
    "copy" ["Ctrl-C", "Ctrl-Insert"], "Copy the selection", None, has_selection, copy;
    "paste" ["Ctrl-V", "Shift-Insert"], "Paste what was cut or copied in Foreword", None, has_clipboard, put_back;
};
