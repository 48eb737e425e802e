//! Typing, the same wherever text can be typed: in the notes, in a label, in a filter.

use crate::{
    command::{Command, Group, Info, Scope, always, rows},
    effect::Effects,
    model::{Model, Place},
    overlays::{self, Overlay},
    panes::{home, phrases, prepare},
    text::{Area, EditCommand, Input, Motion, stops},
};

/// Where the text is that has the focus.
pub enum Focus<'a> {
    Notes,
    Input(&'a mut Input),
    Area(&'a mut Area),
}

fn focus(model: &mut Model) -> Option<Focus<'_>> {
    match &mut model.overlay {
        Some(Overlay::Palette(palette)) => return Some(Focus::Input(&mut palette.filter)),
        Some(Overlay::Starters(starters)) => return Some(Focus::Input(&mut starters.list.filter)),
        Some(Overlay::PinPicker(list)) => return Some(Focus::Input(&mut list.list.filter)),
        Some(Overlay::SnippetPicker(list)) => return Some(Focus::Input(&mut list.list.filter)),
        Some(Overlay::Abbreviations(list)) => return Some(Focus::Input(&mut list.list.filter)),
        Some(Overlay::Abbreviation(form)) => return form.input_mut().map(Focus::Input),
        // What is typed goes over the blank that is selected.
        Some(Overlay::ChoicePopup(_)) => return Some(Focus::Notes),
        Some(Overlay::Approval(form)) => return form.input_mut().map(Focus::Input),
        Some(Overlay::Longer(longer)) => return longer.input_mut().map(Focus::Input),
        Some(Overlay::Chance(chance)) => return chance.focus_mut().map(Focus::Input),
        Some(Overlay::Details(details)) => return details.input_mut().map(Focus::Input),
        Some(Overlay::Elsewhere(elsewhere)) => return Some(Focus::Input(&mut elsewhere.file)),
        Some(Overlay::Testing(testing)) => return Some(Focus::Input(&mut testing.answer)),
        Some(Overlay::Settings(form)) => return form.input_mut().map(Focus::Input),
        Some(_) => return None,
        None => {}
    }
    match model.place {
        Place::Prepare => Some(Focus::Notes),
        Place::Home if model.home.filtering => Some(Focus::Input(&mut model.home.filter)),
        Place::Phrases => model.phrases.focus_mut(),
        Place::Home | Place::Brief | Place::Compare => None,
    }
}

/// Types `text` at the cursor.
pub fn insert(model: &mut Model, text: &str) -> Effects {
    if let Some(Overlay::Part(part)) = &model.overlay {
        if !part.types_below() {
            return model.in_overlay(|part, cx| part.insert(cx, text));
        }
        let mut taken = false;
        let effects = model.in_overlay(|part, cx| {
            let effects = part.typed_below(cx, text);
            taken = effects.is_some();
            effects.unwrap_or_default()
        });
        if taken {
            return effects;
        }
        model.overlay = None;
    }
    match focus(model) {
        Some(Focus::Notes) => return prepare::type_in(model, text),
        Some(Focus::Input(input)) => {
            input.insert(text);
            changed(model);
        }
        Some(Focus::Area(area)) => {
            area.insert(text);
            changed(model);
        }
        None => {}
    }
    Vec::new()
}

/// Types what was pasted, if text is being typed at all: a paste never runs a command.
pub fn paste(model: &mut Model, text: &str) -> Effects {
    if !model.scopes().contains(&Scope::TEXT) {
        return Vec::new();
    }
    if let Some(Overlay::Part(part)) = &model.overlay {
        if !part.types_below() {
            return model.in_overlay(|part, cx| part.paste(cx, text));
        }
        model.overlay = None;
    }
    match focus(model) {
        Some(Focus::Notes) => prepare::paste(model, text),
        Some(Focus::Input(_)) => insert(model, text),
        Some(Focus::Area(area)) => {
            area.paste(text);
            changed(model);
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn act(model: &mut Model, act: EditCommand) -> Effects {
    if let Some(Overlay::Part(part)) = &model.overlay {
        if !part.types_below() {
            return model.in_overlay(|part, cx| part.edit(cx, act));
        }
        model.overlay = None;
    }
    match focus(model) {
        Some(Focus::Notes) => return prepare::act(model, act),
        Some(Focus::Input(input)) => {
            input.edit(act);
            changed(model);
        }
        Some(Focus::Area(area)) => {
            area.edit(act);
            if !matches!(act, EditCommand::Go(..) | EditCommand::SelectAll) {
                changed(model);
            }
        }
        None => {}
    }
    Vec::new()
}

/// Lets the list behind an input follow what was typed into it.
fn changed(model: &mut Model) {
    match &mut model.overlay {
        Some(Overlay::Palette(_)) => overlays::palette::narrow(model),
        Some(Overlay::Starters(starters)) => starters.narrow(),
        Some(Overlay::PinPicker(list)) => list.narrow(),
        Some(Overlay::SnippetPicker(list)) => list.narrow(),
        Some(Overlay::Abbreviations(list)) => list.narrow(),
        Some(Overlay::Abbreviation(form)) => form.typed(),
        Some(Overlay::Approval(form)) => {
            form.typed();
            overlays::approvals::reveal(model);
        }
        Some(Overlay::Longer(longer)) => {
            longer.typed();
            overlays::longer::reveal(model);
        }
        Some(Overlay::Chance(chance)) => chance.typed(),
        Some(Overlay::Details(details)) => details.understand(&model.session.now),
        Some(Overlay::Testing(_)) => overlays::wording_report::typed(model),
        Some(Overlay::Settings(form)) => form.typed(),
        Some(_) => {}
        None if model.place == Place::Phrases => phrases::typed(model),
        None => home::narrow(model),
    }
}

fn selected(model: &Model) -> Option<&str> {
    match &model.overlay {
        Some(Overlay::Part(part)) if !part.types_below() => return part.selected(&model.session),
        Some(Overlay::Part(_)) => {}
        Some(Overlay::Palette(palette)) => return palette.filter.selected(),
        Some(Overlay::Starters(starters)) => return starters.list.filter.selected(),
        Some(Overlay::PinPicker(list)) => return list.list.filter.selected(),
        Some(Overlay::SnippetPicker(list)) => return list.list.filter.selected(),
        Some(Overlay::Abbreviations(list)) => return list.list.filter.selected(),
        Some(Overlay::Abbreviation(form)) => return form.input().and_then(Input::selected),
        Some(Overlay::Approval(form)) => return form.input().and_then(Input::selected),
        Some(Overlay::Longer(longer)) => return longer.input().and_then(Input::selected),
        Some(Overlay::Chance(chance)) => return chance.focus().and_then(Input::selected),
        Some(Overlay::Details(details)) => return details.input().and_then(Input::selected),
        Some(Overlay::Elsewhere(elsewhere)) => return elsewhere.file.selected(),
        Some(Overlay::Testing(testing)) => return testing.answer.selected(),
        Some(Overlay::Settings(form)) => return form.input().and_then(Input::selected),
        Some(_) => return None,
        None => {}
    }
    match model.place {
        Place::Prepare => model.session.document.as_ref().and_then(crate::session::Document::selected),
        Place::Home => model.home.filter.selected(),
        Place::Phrases => model.phrases.selected(),
        Place::Brief | Place::Compare => None,
    }
}

fn has_selection(model: &Model) -> bool {
    selected(model).is_some()
}

fn has_clipboard(model: &Model) -> bool {
    !model.session.clipboard.is_empty()
}

fn copy(model: &mut Model) -> Effects {
    let Some(text) = selected(model).map(str::to_owned) else {
        return Vec::new();
    };
    let blanks = stops::count(&text);
    let from = model
        .session
        .document
        .as_ref()
        .and_then(|document| document.sheet.caret.selection())
        .map(|part| part.start);
    let in_notes =
        model.overlay.as_ref().is_none_or(|one| matches!(one, Overlay::Part(part) if part.types_below()))
            && matches!(focus(model), Some(Focus::Notes));
    model.session.clipboard = text;
    match from.filter(|_| in_notes && blanks > 0) {
        Some(from) => prepare::writing_out::warn_of_blanks(model, from, blanks),
        None => Vec::new(),
    }
}

fn cut(model: &mut Model) -> Effects {
    if let Some(text) = selected(model) {
        model.session.clipboard = text.to_owned();
    }
    act(model, EditCommand::Backspace)
}

fn put_back(model: &mut Model) -> Effects {
    let text = model.session.clipboard.clone();
    paste(model, &text)
}

macro_rules! commands {
    ($( $name:literal $keys:expr, $title:literal, $act:expr; )+) => {
        &[$( Command::of_model(
            Info { name: $name, keys: &$keys, title: $title, group: Group::Typing, scope: Scope::TEXT, bar: None },
            always,
            |model| act(model, $act),
        ), )+]
    };
}

/// Moving and selecting.
pub const SELECTING: &[Command] = commands! {
    "left" ["←"], "Back one character", EditCommand::Go(Motion::Left, false);
    "right" ["→"], "On one character", EditCommand::Go(Motion::Right, false);
    "word_left" ["Ctrl-←", "Alt-←", "Alt-B"], "Back one word", EditCommand::Go(Motion::WordLeft, false);
    "word_right" ["Ctrl-→", "Alt-→", "Alt-F"], "On one word", EditCommand::Go(Motion::WordRight, false);
    "row_start" ["Home"], "Start of the line", EditCommand::Go(Motion::RowStart, false);
    "row_end" ["End"], "End of the line", EditCommand::Go(Motion::RowEnd, false);
    "select_left" ["Shift-←"], "Select back one character", EditCommand::Go(Motion::Left, true);
    "select_right" ["Shift-→"], "Select on one character", EditCommand::Go(Motion::Right, true);
    "select_word_left" ["Ctrl-Shift-←"], "Select back one word", EditCommand::Go(Motion::WordLeft, true);
    "select_word_right" ["Ctrl-Shift-→"], "Select on one word", EditCommand::Go(Motion::WordRight, true);
    "select_row_start" ["Shift-Home"], "Select to the start of the line", EditCommand::Go(Motion::RowStart, true);
    "select_row_end" ["Shift-End"], "Select to the end of the line", EditCommand::Go(Motion::RowEnd, true);
    "select_all" ["Ctrl-A"], "Select everything in the field", EditCommand::SelectAll;
    "backspace" ["Backspace", "Shift-Backspace"], "Delete the character before the cursor", EditCommand::Backspace;
    "delete" ["Del"], "Delete the character after the cursor", EditCommand::Delete;
    "delete_word_back" ["Ctrl-W", "Ctrl-Backspace", "Alt-Backspace"], "Delete the word before the cursor", EditCommand::DeleteWordBack;
    "delete_word_forward" ["Ctrl-Del", "Alt-D"], "Delete the word after the cursor", EditCommand::DeleteWordForward;
};

/// The clipboard of the program.
pub const COMMANDS: &[Command] = rows! { Group::Typing, Scope::TEXT;
    "cut" ["Ctrl-X", "Shift-Del"], "Cut the selection", None, has_selection, cut;
    "copy" ["Ctrl-C", "Ctrl-Insert"], "Copy the selection", None, has_selection, copy;
    "paste" ["Ctrl-V", "Shift-Insert"], "Paste what was cut or copied here", None, has_clipboard, put_back;
};
