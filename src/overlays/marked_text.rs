//! The text the cursor is in, where words are marked: a field of the notes, or what is typed about a
//! phrase. What the windows about such words do, they do there.

use std::ops::Range;

use crate::{
    domain::{FieldId, KeptWords, WordingMark, in_place},
    effect::Effects,
    model::{Model, Place},
    panes::{
        phrases::{
            Mode,
            editor::{self, Editing, What},
        },
        prepare,
    },
    session::{Document, wording},
    text::EditCommand,
    text::{Area, Caret, Motion},
};

/// Which text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Field(FieldId),
    MyWords,
    Flag,
}

/// The text, what it holds, and where the cursor is in it.
#[must_use]
pub fn here(model: &Model) -> Option<(Text, &str, usize)> {
    if let Some(editing) = editing(model) {
        let text = if editing.what == What::Words { Text::MyWords } else { Text::Flag };
        return Some((text, editing.area.text(), editing.area.caret().at));
    }
    let document = model.session.document.as_ref()?;
    Some((Text::Field(document.sheet.field()), document.text(), document.sheet.caret.at))
}

fn editing(model: &Model) -> Option<&Editing> {
    (model.place == Place::Phrases).then(|| model.phrases.typing())?
}

fn area(model: &mut Model) -> Option<&mut Area> {
    match &mut model.phrases.mode {
        Mode::Typing(editing) if model.place == Place::Phrases => Some(&mut editing.area),
        _ => None,
    }
}

/// Whether it can be changed.
#[must_use]
pub fn can_change(model: &Model) -> bool {
    editing(model).is_some() || model.session.document.as_ref().is_some_and(Document::can_change)
}

/// Whether any rows of the list are kept in it.
#[must_use]
pub fn keeps_some(model: &Model) -> bool {
    let document = || {
        model
            .session
            .document
            .as_ref()
            .is_some_and(|document| !document.kept_words(&model.session.kept_words).is_empty())
    };
    editing(model).map_or_else(document, |editing| !editing.kept_words(&model.session.kept_words).is_empty())
}

/// The words on the list that the cursor is in. Those kept in my words for a phrase are among them, for
/// there is no list of such words to take them back from.
#[must_use]
pub fn mark_at_cursor(model: &Model) -> Option<WordingMark> {
    let Some(editing) = editing(model) else {
        let document = model.session.document.as_ref()?;
        return document
            .words_at_cursor(&model.session.wording, document.kept_words(&model.session.kept_words));
    };
    let (text, at) = (editing.area.text(), editing.area.caret().at);
    let always = KeptWords { here: &[], always: &model.session.kept_words };
    wording::at_cursor(text, at, editing.register()?, &model.session.wording, always)
}

/// Whether a row is kept in my words for a phrase, so that it can be marked again from there.
#[must_use]
pub fn is_kept_in_my_words(model: &Model, row: &str) -> bool {
    editing(model).is_some_and(|editing| editing.kept_words(&[]).holds(row))
}

/// The next words on the list, from a place in it on and round to there again, and which text has them.
#[must_use]
pub fn next_mark(model: &Model, from: usize) -> Option<(Text, WordingMark)> {
    let Some(editing) = editing(model) else {
        let document = model.session.document.as_ref()?;
        let (field, mark) = document.next_words(
            from,
            &model.session.wording,
            document.kept_words(&model.session.kept_words),
        )?;
        return Some((Text::Field(field), mark));
    };
    let kept = editing.kept_words(&model.session.kept_words);
    let register = editing.register()?;
    let first = |from| wording::first_from(editing.area.text(), from, register, &model.session.wording, kept);
    first(from).or_else(|| first(0)).map(|mark| (Text::MyWords, mark))
}

/// Puts the cursor behind words, in this text or another.
pub fn go_behind(model: &mut Model, text: Text, place: &Range<usize>) -> Effects {
    match (text, area(model)) {
        (_, Some(area)) => area.go(Motion::To(place.end), false),
        (Text::Field(field), None) => return wording::go_behind(model, field, place),
        (Text::MyWords | Text::Flag, None) => {}
    }
    Vec::new()
}

/// Puts the cursor somewhere in this text.
pub fn go_to(model: &mut Model, at: usize) -> Effects {
    match area(model) {
        Some(area) => area.go(Motion::To(at), false),
        None => return prepare::act(model, EditCommand::Go(Motion::To(at), false)),
    }
    Vec::new()
}

/// Selects words of this text.
pub fn select(model: &mut Model, place: &Range<usize>) -> Effects {
    let (start, end) = (Motion::To(place.start), Motion::To(place.end));
    let Some(area) = area(model) else {
        let mut effects = prepare::act(model, EditCommand::Go(start, false));
        effects.extend(prepare::act(model, EditCommand::Go(end, true)));
        return effects;
    };
    area.go(start, false);
    area.go(end, true);
    Vec::new()
}

/// Says something instead of words that are marked; nothing leaves them out.
pub fn say_instead(model: &mut Model, place: &Range<usize>, words: &str) -> Effects {
    let Some(area) = area(model) else {
        return wording::put_instead(model, place, words);
    };
    let (place, words) = in_place(area.text(), place, words);
    area.replace(&place, &words);
    editor::typed(model);
    Vec::new()
}

/// Puts a word in the place of another.
pub fn put(model: &mut Model, place: &Range<usize>, word: &str) -> Effects {
    if let Some(area) = area(model) {
        area.replace(place, word);
        editor::typed(model);
        return Vec::new();
    }
    let Some(document) = &mut model.session.document else {
        return Vec::new();
    };
    document.sheet.caret = Caret { anchor: Some(place.start), ..Caret::at(place.end) };
    prepare::paste(model, word)
}

/// Keeps the words of a row as they are in this text, or in my words for a phrase marks them again; says so.
pub fn keep_here(model: &mut Model, row: &str) -> Effects {
    if area(model).is_none() {
        model.session.notice =
            Some("Kept: not marked in these notes any longer. F9 k takes it back.".to_owned());
        return wording::keep_here(model, row, true);
    }
    let kept = is_kept_in_my_words(model, row);
    editor::keep_words(model, row, !kept);
    let says = "Kept: not marked in your words for this phrase. Ctrl-F in them marks them again.";
    model.session.notice = Some(if kept { "Marked again." } else { says }.to_owned());
    Vec::new()
}
