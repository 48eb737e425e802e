//! Abbreviations written out where they are typed, and the way from blank to blank in what was written.

use std::ops::Range;

use super::commands::on_document;
use crate::{
    command::{Command, Group, Scope, rows},
    content,
    domain::abbreviation::word_at_end,
    effect::Effects,
    model::Model,
    overlays::{choice_popup, snippet_picker},
    session::{
        Document, Side,
        editing::{change, with_document},
    },
    text::{Caret, stops},
};

/// What Tab is for while there is something to write out or to fill in; [`Scope::NOTES`] has it else.
pub const WRITING_OUT: &[Command] = rows! { Group::Preparing, Scope::NOTES;
    "notes.write_out" ["Tab"], "After a dot and the beginning of a word: write the abbreviation out",
        Some((0, "write out")), can_write_out, write_out_begun;
    "notes.next_blank" ["Tab"], "Next blank to fill in, while there is one", Some((0, "next blank")), has_next_blank,
        |model| to_blank(model, true);
    "notes.past_blanks" ["Tab"], "Behind the last blank, to the end of its line", Some((0, "past the blanks")),
        is_behind_blanks, past_blanks;
    "notes.previous_blank" ["Shift-Tab"], "Blank before", None, has_previous_blank,
        |model| to_blank(model, false);
};

/// The abbreviation before the cursor: where its dot stands, and its word.
fn before_cursor(document: &Document) -> Option<(usize, &str)> {
    let caret = document.sheet.caret;
    if document.side != Side::Notes || !document.can_change() || caret.selection().is_some() {
        return None;
    }
    word_at_end(document.text().get(..caret.at)?)
}

/// What is to be written in place of the abbreviation before the cursor once a space is typed.
fn due(model: &Model) -> Option<(usize, String)> {
    let (dot, word) = before_cursor(model.session.document.as_ref()?)?;
    Some((dot, model.session.abbreviations.exactly(content::abbreviations(), model.guide_in_use(), word)?))
}

/// Whether the next character must be taken in by itself, for it does more than to be typed.
#[must_use]
pub fn goes_alone(model: &Model, rest: &str) -> bool {
    choice_popup::is_open(model) || (rest.starts_with(' ') && due(model).is_some())
}

/// Types, and writes out the abbreviation that a space or a new line ends.
pub(super) fn type_in(model: &mut Model, text: &str) -> Effects {
    if let Some(effects) = choice_popup::by_number(model, text) {
        return effects;
    }
    choice_popup::close(model);
    let due = if matches!(text, " " | "\n") { due(model) } else { None };
    let Some((dot, words)) = due else {
        return change(model, |document, now| document.type_in(text, now));
    };
    // Typed first, so that one step of undo leads back to all that was typed.
    let effects = change(model, |document, now| document.type_in(text, now));
    put(model, dot, &words, text);
    effects
}

/// Writes `words` in place of what stands from `from` up to the cursor, as a step of undo of its own,
/// then goes to their first blank.
fn put(model: &mut Model, from: usize, words: &str, tail: &str) {
    // The field stays the same, so there is nothing for the guide to follow.
    change(model, |document, now| {
        document.sheet.caret = Caret { anchor: Some(from), ..document.sheet.caret };
        document.put_in(&format!("{words}{tail}"), now);
    });
    let blank = model.session.document.as_ref().and_then(|document| stops::next(document.text(), from));
    if let Some(blank) = blank.filter(|blank| blank.end <= from + words.len()) {
        select(model, &blank);
    }
}

/// Writes an abbreviation out in place of what was typed of it, from its dot up to the cursor.
pub fn take(model: &mut Model, dot: usize, words: &str) {
    put(model, dot, words, "");
}

fn can_write_out(model: &Model) -> bool {
    let word = model.session.document.as_ref().and_then(before_cursor);
    word.is_some_and(|(_, word)| {
        model.session.abbreviations.any_begins(content::abbreviations(), model.guide_in_use(), word)
    })
}

/// One that begins like this is written out; of several a list is shown.
fn write_out_begun(model: &mut Model) -> Effects {
    let Some((dot, word)) = model.session.document.as_ref().and_then(before_cursor) else {
        return Vec::new();
    };
    let mut found =
        model.session.abbreviations.beginning(content::abbreviations(), model.guide_in_use(), word);
    if found.len() > 1 {
        return snippet_picker::open(model, dot, found);
    }
    if let Some(words) = found.pop().and_then(|one| one.says) {
        take(model, dot, &words);
    }
    Vec::new()
}

/// The blank after or before the cursor; a selected one is left behind.
fn blank(document: &Document, on: bool) -> Option<Range<usize>> {
    let caret = document.sheet.caret;
    let here = caret.selection().unwrap_or(caret.at..caret.at);
    if !document.can_change() {
        return None;
    }
    if on { stops::next(document.text(), here.end) } else { stops::previous(document.text(), here.start) }
}

fn has_next_blank(model: &Model) -> bool {
    !can_write_out(model)
        && on_document(model, |document| warned_choice(document).or_else(|| blank(document, true)).is_some())
}

fn has_previous_blank(model: &Model) -> bool {
    on_document(model, |document| blank(document, false).is_some())
}

/// Whether the last blank was just filled in, so that Tab stays in the field.
fn is_behind_blanks(model: &Model) -> bool {
    let filling = |document: &Document| {
        document.side == Side::Notes && document.filling == Some(document.sheet.field())
    };
    on_document(model, filling) && !can_write_out(model) && !has_next_blank(model)
}

fn past_blanks(model: &mut Model) -> Effects {
    choice_popup::close(model);
    with_document(model, |document, _| {
        document.filling = None;
        let (field, at) = (document.sheet.field(), document.sheet.caret.at);
        let rest = document.text().get(at..).unwrap_or_default();
        let end = at + rest.find('\n').unwrap_or(rest.len());
        document.sheet.go_to_offset(&document.appointment.notes, field, end);
    })
}

/// Whether Tab leads from the notes to the guide: nothing is left to write out or to fill in there.
pub(super) fn tab_is_free(model: &Model) -> bool {
    !can_write_out(model) && !has_next_blank(model) && !is_behind_blanks(model)
}

/// The same for Shift-Tab.
pub(super) fn shift_tab_is_free(model: &Model) -> bool {
    !has_previous_blank(model)
}

/// The blank one was led to on the way out, if it is one to choose for: its list was not shown then.
fn warned_choice(document: &Document) -> Option<Range<usize>> {
    let warned = document.warned_blank()?;
    (!stops::choices(document.text().get(warned.clone())?).is_empty()).then_some(warned)
}

fn to_blank(model: &mut Model, on: bool) -> Effects {
    choice_popup::close(model);
    let Some(document) = &mut model.session.document else {
        return Vec::new();
    };
    let warned = warned_choice(document).filter(|_| on);
    document.warned = None;
    if let Some(blank) = warned.or_else(|| blank(document, on)) {
        select(model, &blank);
    }
    Vec::new()
}

/// Says that what was copied has blanks, and goes to the first of them.
pub fn warn_of_blanks(model: &mut Model, from: usize, count: usize) -> Effects {
    let blank = model.session.document.as_ref().filter(|document| document.can_change());
    let blank = blank.and_then(|document| stops::next(document.text(), from));
    let s = if count == 1 { "" } else { "s" };
    model.session.notice = Some(format!("Copied, with {count} blank{s} left to fill in."));
    if let Some(blank) = blank {
        with_document(model, |document, _| {
            document.select(&blank);
            document.filling = Some(document.sheet.field());
        });
    }
    Vec::new()
}

/// Next blank, from the list of choices of one.
pub fn next_blank(model: &mut Model) -> Effects {
    to_blank(model, true)
}

/// The blank before, from the list of choices of one.
pub fn previous_blank(model: &mut Model) -> Effects {
    to_blank(model, false)
}

/// Whether there is one.
#[must_use]
pub fn has_blank(model: &Model, on: bool) -> bool {
    on_document(model, |document| blank(document, on).is_some())
}

/// Selects a blank, so that typing replaces it, and shows what can be chosen for it.
fn select(model: &mut Model, blank: &Range<usize>) {
    with_document(model, |document, _| {
        document.select(blank);
        document.filling = Some(document.sheet.field());
    });
    choice_popup::open(model, blank.clone());
}
