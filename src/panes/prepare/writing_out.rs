//! Abbreviations written out where they are typed, and the way from blank to blank in what was written.

use std::ops::Range;

use super::{Side, change, commands::on_desk, desk::Desk, with_desk};
use crate::{
    command::{Command, Group, Scope, rows},
    content,
    domain::abbreviation::word_at_end,
    effect::Effects,
    model::Model,
    overlays::{stop_choices, write_out},
    text::{Caret, grapheme, stops},
};

/// What Tab is for while there is something to write out or to fill in; [`Scope::Notes`] has it else.
pub const WRITING_OUT: &[Command] = rows! { Group::Preparing, Scope::Notes;
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
fn before_cursor(desk: &Desk) -> Option<(usize, &str)> {
    let caret = desk.sheet.caret;
    if desk.side != Side::Notes || !desk.can_change() || caret.selection().is_some() {
        return None;
    }
    word_at_end(desk.text().get(..caret.at)?)
}

/// What is to be written in place of the abbreviation before the cursor once a space is typed.
fn due(model: &Model) -> Option<(usize, String)> {
    let (dot, word) = before_cursor(model.desk.as_ref()?)?;
    Some((dot, model.abbreviations.exactly(content::abbreviations(), model.guide_in_use(), word)?))
}

/// Whether the next character must be taken in by itself, for it does more than to be typed.
#[must_use]
pub fn goes_alone(model: &Model, rest: &str) -> bool {
    stop_choices::is_open(model) || (rest.starts_with(' ') && due(model).is_some())
}

/// Types, and writes out the abbreviation that a space or a new line ends.
pub(super) fn type_in(model: &mut Model, text: &str) -> Effects {
    if let Some(effects) = stop_choices::by_number(model, text) {
        return effects;
    }
    stop_choices::close(model);
    let due = if matches!(text, " " | "\n") { due(model) } else { None };
    let Some((dot, words)) = due else {
        return change(model, |desk, now| desk.type_in(text, now));
    };
    // Typed first, so that one step of undo leads back to all that was typed.
    let effects = change(model, |desk, now| desk.type_in(text, now));
    put(model, dot, &words, text);
    effects
}

/// Writes `words` in place of what stands from `from` up to the cursor, as a step of undo of its own,
/// then goes to their first blank.
fn put(model: &mut Model, from: usize, words: &str, tail: &str) {
    // The field stays the same, so there is nothing for the guide to follow.
    change(model, |desk, now| {
        desk.sheet.caret = Caret { anchor: Some(from), ..desk.sheet.caret };
        desk.put_in(&format!("{words}{tail}"), now);
    });
    let blank = model.desk.as_ref().and_then(|desk| stops::next(desk.text(), from));
    if let Some(blank) = blank.filter(|blank| blank.end <= from + words.len()) {
        select(model, &blank);
    }
}

/// Writes an abbreviation out in place of what was typed of it, from its dot up to the cursor.
pub fn take(model: &mut Model, dot: usize, words: &str) {
    put(model, dot, words, "");
}

fn can_write_out(model: &Model) -> bool {
    let word = model.desk.as_ref().and_then(before_cursor);
    word.is_some_and(|(_, word)| {
        model.abbreviations.any_begins(content::abbreviations(), model.guide_in_use(), word)
    })
}

/// One that begins like this is written out; of several a list is shown.
fn write_out_begun(model: &mut Model) -> Effects {
    let Some((dot, word)) = model.desk.as_ref().and_then(before_cursor) else {
        return Vec::new();
    };
    let mut found = model.abbreviations.beginning(content::abbreviations(), model.guide_in_use(), word);
    if found.len() > 1 {
        return write_out::open(model, dot, found);
    }
    if let Some(words) = found.pop().and_then(|one| one.says) {
        take(model, dot, &words);
    }
    Vec::new()
}

/// The blank after or before the cursor; a selected one is left behind.
fn blank(desk: &Desk, on: bool) -> Option<Range<usize>> {
    let caret = desk.sheet.caret;
    let here = caret.selection().unwrap_or(caret.at..caret.at);
    if !desk.can_change() {
        return None;
    }
    if on { stops::next(desk.text(), here.end) } else { stops::previous(desk.text(), here.start) }
}

fn has_next_blank(model: &Model) -> bool {
    !can_write_out(model) && on_desk(model, |desk| told_choice(desk).or_else(|| blank(desk, true)).is_some())
}

fn has_previous_blank(model: &Model) -> bool {
    on_desk(model, |desk| blank(desk, false).is_some())
}

/// Whether the last blank was just filled in, so that Tab stays in the field.
fn is_behind_blanks(model: &Model) -> bool {
    let filling = |desk: &Desk| desk.side == Side::Notes && desk.filling == Some(desk.sheet.field());
    on_desk(model, filling) && !can_write_out(model) && !has_next_blank(model)
}

fn past_blanks(model: &mut Model) -> Effects {
    stop_choices::close(model);
    with_desk(model, |desk, _| {
        desk.filling = None;
        let (field, at) = (desk.sheet.field(), desk.sheet.caret.at);
        let rest = desk.text().get(at..).unwrap_or_default();
        let end = at + rest.find('\n').unwrap_or(rest.len());
        desk.sheet.go_to_offset(&desk.appointment.notes, field, end);
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
fn told_choice(desk: &Desk) -> Option<Range<usize>> {
    let told = desk.told_blank()?;
    (!stops::choices(desk.text().get(told.clone())?).is_empty()).then_some(told)
}

fn to_blank(model: &mut Model, on: bool) -> Effects {
    stop_choices::close(model);
    let Some(desk) = &mut model.desk else {
        return Vec::new();
    };
    let told = told_choice(desk).filter(|_| on);
    desk.told = None;
    if let Some(blank) = told.or_else(|| blank(desk, on)) {
        select(model, &blank);
    }
    Vec::new()
}

/// Says that what was copied has blanks, and goes to the first of them.
pub fn told_of_blanks(model: &mut Model, from: usize, count: usize) -> Effects {
    let blank = model.desk.as_ref().filter(|desk| desk.can_change());
    let blank = blank.and_then(|desk| stops::next(desk.text(), from));
    let s = if count == 1 { "" } else { "s" };
    model.notice = Some(format!("Copied, with {count} blank{s} left to fill in."));
    if let Some(blank) = blank {
        with_desk(model, |desk, _| {
            desk.select(&blank);
            desk.filling = Some(desk.sheet.field());
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
    on_desk(model, |desk| blank(desk, on).is_some())
}

/// Selects a blank, so that typing replaces it, and shows what can be chosen for it.
fn select(model: &mut Model, blank: &Range<usize>) {
    with_desk(model, |desk, _| {
        desk.select(blank);
        desk.filling = Some(desk.sheet.field());
    });
    stop_choices::open(model, blank.clone());
}

impl Desk {
    /// Selects a part of the field the cursor is in.
    pub fn select(&mut self, part: &Range<usize>) {
        self.history.seal();
        let field = self.sheet.field();
        self.sheet.go_to_offset(&self.appointment.notes, field, part.end);
        let start = grapheme::floor_boundary(self.text(), part.start);
        self.sheet.caret.anchor = Some(start);
    }
}
